"""The tool that points: a click in a slice view tells a place, and nothing is drawn by hand."""

from collections.abc import Callable, Sequence

import slicer
from trame_slicer.segmentation import SegmentationEffect
from trame_slicer.segmentation.segmentation_effect_pipeline import SegmentationEffectPipeline
from vtkmodules.vtkCommonCore import vtkCommand


class SegmentationEffectPoint(SegmentationEffect):
    """Calls `pointed` with the place of a click, in RAS mm of the world."""

    def __init__(self) -> None:
        super().__init__()
        self.pointed: Callable[[Sequence[float]], None] = lambda ras: None

    def _create_pipeline(
        self, view_node: slicer.vtkMRMLAbstractViewNode, _parameter: slicer.vtkMRMLNode
    ) -> SegmentationEffectPipeline | None:
        return _PointPipeline() if isinstance(view_node, slicer.vtkMRMLSliceNode) else None


class _PointPipeline(SegmentationEffectPipeline[SegmentationEffectPoint]):
    """Takes a press of the left button in one view, which would else change the window."""

    def CanProcessInteractionEvent(  # noqa: N802  # Slicer's name
        self, event_data: slicer.vtkMRMLInteractionEventData
    ) -> tuple[bool, float]:
        """Tell whether the tool takes an event, and from how far."""
        return bool(self.IsActive()) and event_data.GetType() == int(vtkCommand.LeftButtonPressEvent), 0.0

    def ProcessInteractionEvent(  # noqa: N802  # Slicer's name
        self, event_data: slicer.vtkMRMLInteractionEventData
    ) -> bool:
        """Tell the place; return that nobody else needs the event."""
        self._effect.pointed(event_data.GetWorldPosition())
        return True
