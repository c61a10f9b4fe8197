"""Slicer's segment editor behind the page: tools, undo and locks."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import slicer
from trame_slicer.core import SegmentationEditor
from trame_slicer.segmentation import (
    ModificationMode,
    ScissorsEffectFillMode,
    ScissorsEffectRangeMode,
    SegmentationEffectErase,
    SegmentationEffectIslands,
    SegmentationEffectNoTool,
    SegmentationEffectPaint,
    SegmentationEffectScissors,
    SegmentationEffectSmoothing,
    SegmentModifier,
)
from trame_slicer.segmentation.paint_effect_parameters import BrushDiameterMode
from trame_slicer.segmentation.segmentation_effect_smoothing import SmoothingEffectMode
from trame_slicer.segmentation.segmentation_undo_command import SegmentationLabelMapUndoCommand
from undo_stack import UndoStack

from ...mrml.grids import array_from_image
from ...mrml.scene import mask_from_node
from .pointing import SegmentationEffectPoint

_UNDO_STATES = 10

TOOLS = {
    "none": SegmentationEffectNoTool,
    "paint": SegmentationEffectPaint,
    "erase": SegmentationEffectErase,
    "scissors": SegmentationEffectScissors,
    "point": SegmentationEffectPoint,
}
"""What the mouse does in the views, by the name that the page gives it."""

SCISSORS = {
    "erase": ScissorsEffectFillMode.ERASE_INSIDE,
    "keep": ScissorsEffectFillMode.ERASE_OUTSIDE,
    "fill": ScissorsEffectFillMode.FILL_INSIDE,
}

SMOOTHING = {
    "median": SmoothingEffectMode.MEDIAN,
    "opening": SmoothingEffectMode.OPENING,
    "closing": SmoothingEffectMode.CLOSING,
    "gaussian": SmoothingEffectMode.GAUSSIAN,
}


@dataclass(frozen=True)
class _Left:
    """What was edited when another segmentation took its place."""

    segmentation: slicer.vtkMRMLSegmentationNode
    volume_node: slicer.vtkMRMLScalarVolumeNode
    segment_id: str
    locked: set[str]
    undo: UndoStack


class Editor:
    """Edits one segmentation at a time.

    Parameters
    ----------
    editor : SegmentationEditor
        Of the viewer's application.
    changing : callable
        Called before each edit, undo and redo.
    changed : callable
        Called after each edit, undo and redo.
    refused : callable
        Called when the chosen segment is locked, so that nothing was edited.
    pointed : callable
        Called with the place, in RAS mm, of a click with the tool that points.
    """

    def __init__(
        self,
        editor: SegmentationEditor,
        changing: Callable[[], None],
        changed: Callable[[], None],
        refused: Callable[[], None],
        pointed: Callable[[Sequence[float]], None],
    ) -> None:
        self.locked: set[str] = set()
        self._editor = editor
        self._changing, self._changed, self._refused = changing, changed, refused
        self._undo = UndoStack(undo_limit=_UNDO_STATES)
        self._left: _Left | None = None
        editor.set_undo_stack(self._undo)
        editor.register_effect_type(SegmentationEffectPoint)
        editor.get_effect(SegmentationEffectPoint).pointed = pointed

    @property
    def segment_id(self) -> str:
        """The segment that is edited; empty where there is none."""
        return self._editor.active_segment_id

    @property
    def tool(self) -> str:
        """The name of the tool at work."""
        return next(
            (name for name, kind in TOOLS.items() if kind.get_effect_name() == self._editor.active_effect_name), "none"
        )

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to undo."""
        return self._undo.can_undo()

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to do again."""
        return self._undo.can_redo()

    def edit(self, segmentation: slicer.vtkMRMLSegmentationNode, volume_node: slicer.vtkMRMLScalarVolumeNode) -> None:
        """Edit this segmentation from now on; what was edited before cannot be undone any more."""
        self._left = None
        self._turn_to(segmentation, volume_node, set(), UndoStack(undo_limit=_UNDO_STATES))

    def edit_meanwhile(
        self, segmentation: slicer.vtkMRMLSegmentationNode, volume_node: slicer.vtkMRMLScalarVolumeNode
    ) -> None:
        """Edit another segmentation until `go_back`."""
        node, volume = self._editor.active_segmentation_node, self._editor.active_volume_node
        self._left = _Left(node, volume, self.segment_id, self.locked, self._undo)
        self._turn_to(segmentation, volume_node, set(), UndoStack(undo_limit=_UNDO_STATES))

    def go_back(self) -> None:
        """Edit what was left by `edit_meanwhile`, with its locks and with what can be undone there."""
        left, self._left = self._left, None
        if left is not None:
            self._turn_to(left.segmentation, left.volume_node, left.locked, left.undo)
            self.choose_segment(left.segment_id)

    def let_go(self) -> None:
        """Put every tool down: the segmentation goes."""
        self._editor.deactivate_effect()
        self._undo.clear()

    def choose_segment(self, segment_id: str) -> None:
        """Edit this segment."""
        tool = self.tool
        self._editor.set_active_segment_id(segment_id)
        self.choose_tool(tool)

    def choose_tool(self, name: str) -> None:
        """Take a tool into the hand."""
        self._editor.set_active_effect_type(TOOLS[name])

    def set_brush(self, diameter_mm: float, is_sphere: bool) -> None:
        """Set the brush of painting and erasing; a disc paints the slice alone, a ball those around it too."""
        for kind in (SegmentationEffectPaint, SegmentationEffectErase):
            effect = self._editor.get_effect(kind)
            effect.set_use_sphere_brush(is_sphere)
            effect.set_brush_diameter(diameter_mm, BrushDiameterMode.Absolute)

    def set_scissors(self, mode: str, through: bool) -> None:
        """Let scissors erase inside, keep inside only, or fill inside of what is drawn: on the slice, or through all.

        What keeps only the inside goes through all slices: Slicer's would else empty every other one.
        """
        effect = self._editor.get_effect(SegmentationEffectScissors)
        effect.set_fill_mode(SCISSORS[mode])
        of_slice = ScissorsEffectRangeMode.SYMMETRIC  # of no thickness: the slice
        effect.set_range_mode(ScissorsEffectRangeMode.UNLIMITED if through or mode == "keep" else of_slice)

    def set_range(self, hounsfield: tuple[float, float] | None) -> None:
        """Let edits touch only voxels whose HU lie in this range; None: any."""
        node = self._editor.editor_node
        if hounsfield is not None:
            node.SetSourceVolumeIntensityMaskRange(*hounsfield)
        node.SetSourceVolumeIntensityMask(hounsfield is not None)

    def fill_range(self, low: float, high: float) -> None:
        """Fill the chosen segment with every voxel whose HU lie from `low` to `high`."""
        modifier = self._editor.active_segment_modifier
        hounsfield = array_from_image(modifier.get_source_image_data())
        image = modifier.create_modifier_labelmap()
        array_from_image(image)[:] = (hounsfield >= low) & (hounsfield <= high)
        modifier.apply_labelmap(image, segment_id=self.segment_id, modification_mode=ModificationMode.Add)

    def keep_largest_island(self) -> None:
        """Keep the largest connected part of the chosen segment only."""
        with self._with_effect(SegmentationEffectIslands) as effect:
            effect.keep_largest_island()

    def remove_small_islands(self, voxels: int) -> None:
        """Remove connected parts of the chosen segment with fewer voxels than this."""
        with self._with_effect(SegmentationEffectIslands) as effect:
            effect.remove_small_islands(voxels)

    def smooth(self, mode: str, millimetres: float) -> None:
        """Smooth the chosen segment."""
        with self._with_effect(SegmentationEffectSmoothing) as effect:
            effect.set_kernel_size(millimetres)
            effect.set_standard_deviation(millimetres)
            effect.apply_smoothing(smoothing_mode=SMOOTHING[mode])

    def undo(self) -> None:
        """Undo the last edit."""
        if self.can_undo:
            self._changing()
            self._undo.undo()
            self._changed()

    def redo(self) -> None:
        """Do again what was undone."""
        if self.can_redo:
            self._changing()
            self._undo.redo()
            self._changed()

    @contextmanager
    def editing(self) -> Iterator[None]:
        """Within the block, code changes the segmentation as a tool does; nothing happens where it raises."""
        self._changing()
        with self.undoable():
            yield
        self._changed()

    @contextmanager
    def undoable(self) -> Iterator[None]:
        """Within the block, whatever happens to the segmentation becomes one edit that can be undone."""
        with SegmentationLabelMapUndoCommand.push_state_change(self._editor.active_segmentation):
            yield

    def show_brush_in(self, view_node: slicer.vtkMRMLAbstractViewNode) -> None:
        """Show the brush in one view only: each other one would draw itself anew at every move of it."""
        for model in slicer.util.getNodesByClass("vtkMRMLModelNode", view_node.GetScene()):
            if model.GetName().endswith(("_BrushModel", "_FeedbackModel")) and model.GetDisplayNode() is not None:
                model.GetDisplayNode().SetViewNodeIDs([view_node.GetID()])

    def _turn_to(
        self,
        segmentation: slicer.vtkMRMLSegmentationNode,
        volume_node: slicer.vtkMRMLScalarVolumeNode,
        locked: set[str],
        undo: UndoStack,
    ) -> None:
        self.locked, self._undo = locked, undo
        self._editor.set_undo_stack(None)  # else it would be emptied
        self._editor.set_active_segmentation(segmentation, volume_node)
        self._editor.set_undo_stack(undo)
        modifier = self._editor.active_segment_modifier
        # Every tool changes voxels through this one method.
        modifier.apply_labelmap = self._guarded(modifier, modifier.apply_labelmap)

    def _guarded(self, modifier: SegmentModifier, apply: Callable[..., None]) -> Callable[..., None]:
        def apply_labelmap(labelmap: Any, *, segment_id: str | None = None, **more: Any) -> None:
            if (segment_id or modifier.active_segment_id) in self.locked:
                self._refused()
                return
            self._changing()
            segmentation = modifier.segmentation.segmentation_node
            for locked in self.locked:
                np.putmask(array_from_image(labelmap), mask_from_node(segmentation, locked, modifier.volume_node), 0)
            apply(labelmap, segment_id=segment_id, **more)
            self._changed()

        return apply_labelmap

    @contextmanager
    def _with_effect(self, kind: Any) -> Iterator[Any]:
        """Within the block, an effect without a mouse is active; then the tool is back in the hand."""
        tool = self.tool
        effect = self._editor.set_active_effect_type(kind)
        try:
            yield effect
        finally:
            self.choose_tool(tool)
