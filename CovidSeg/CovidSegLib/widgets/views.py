"""How a segmentation is shown, and moving the slice views to a point."""

from collections.abc import Sequence
from dataclasses import dataclass

import slicer


@dataclass(frozen=True)
class Stop:
    """A place worth looking at: where, in RAS mm, and what is there."""

    ras: tuple[float, float, float]
    text: str


class Tour:
    """Goes through places one after another, and round again."""

    def __init__(self, stops: Sequence[Stop] = ()) -> None:
        self._stops = list(stops)
        self._next = 0

    def __len__(self) -> int:
        return len(self._stops)

    def next(self) -> tuple[int, Stop]:
        """Return the number of the next place, from 1, and the place."""
        index = self._next % len(self._stops)
        self._next = index + 1
        return index + 1, self._stops[index]


def jump_to(scene: slicer.vtkMRMLScene, ras: Sequence[float]) -> None:
    """Move every slice view so that it shows the point `ras`, in mm, in its middle."""
    slicer.vtkMRMLSliceNode.JumpAllSlices(scene, *ras, slicer.vtkMRMLSliceNode.CenteredJumpSlice)


def show_in_slices(scene: slicer.vtkMRMLScene, volume_node: slicer.vtkMRMLScalarVolumeNode) -> None:
    """Show a volume as the background of every slice view there is."""
    for node in slicer.util.getNodesByClass("vtkMRMLSliceCompositeNode", scene):
        node.SetBackgroundVolumeID(volume_node.GetID())


def set_3d(segmentation: slicer.vtkMRMLSegmentationNode, on: bool) -> None:
    """Make the surfaces of the segments and show them in 3D, or remove them."""
    if on:
        segmentation.CreateClosedSurfaceRepresentation()
        display(segmentation).SetVisibility3D(True)
    else:
        segmentation.RemoveClosedSurfaceRepresentation()


def is_3d(segmentation: slicer.vtkMRMLSegmentationNode) -> bool:
    """Tell whether the segments have surfaces."""
    name = slicer.vtkSegmentationConverter.GetSegmentationClosedSurfaceRepresentationName()
    return segmentation.GetSegmentation().ContainsRepresentation(name)


def set_outline(segmentation: slicer.vtkMRMLSegmentationNode, only: bool) -> None:
    """Show outlines only, or filled segments with their outlines, in the slice views."""
    display(segmentation).SetVisibility2DFill(not only)
    display(segmentation).SetVisibility2DOutline(True)


def set_opacity(segmentation: slicer.vtkMRMLSegmentationNode, opacity: float) -> None:
    """Set the opacity, 0 to 1, in all views."""
    display(segmentation).SetOpacity(opacity)


def display(segmentation: slicer.vtkMRMLSegmentationNode) -> slicer.vtkMRMLSegmentationDisplayNode:
    """Return the display node, made if it is missing."""
    if segmentation.GetDisplayNode() is None:
        segmentation.CreateDefaultDisplayNodes()
    return segmentation.GetDisplayNode()
