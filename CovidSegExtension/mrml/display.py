"""How a segmentation is shown, and moving the slice views to a point."""

from collections.abc import Sequence
from typing import NamedTuple

import slicer
import slicer.util


class Window(NamedTuple):
    """Grey values on show, in HU: how many, and the one in the middle."""

    width: float
    level: float


LUNG_WINDOW = Window(1500, -600)
SOFT_TISSUE_WINDOW = Window(400, 40)


def set_window(volume_node: slicer.vtkMRMLScalarVolumeNode, window: Window) -> None:
    """Show a volume in this window."""
    if volume_node.GetDisplayNode() is None:
        volume_node.CreateDefaultDisplayNodes()
    volume_node.GetDisplayNode().AutoWindowLevelOff()
    volume_node.GetDisplayNode().SetWindowLevel(*window)


def jump_to(scene: slicer.vtkMRMLScene, ras: Sequence[float]) -> None:
    """Move every slice view so that it shows the point `ras`, in mm, in its middle."""
    slicer.vtkMRMLSliceNode.JumpAllSlices(scene, *ras, slicer.vtkMRMLSliceNode.CenteredJumpSlice)


def is_background(volume_node: slicer.vtkMRMLScalarVolumeNode) -> bool:
    """Tell whether every slice view shows a volume as its background."""
    nodes = slicer.util.getNodesByClass("vtkMRMLSliceCompositeNode", volume_node.GetScene())
    return all(node.GetBackgroundVolumeID() == volume_node.GetID() for node in nodes)


def set_3d(segmentation: slicer.vtkMRMLSegmentationNode, on: bool) -> None:
    """Make the surfaces of the segments and show them in 3D, or remove them."""
    if on:
        segmentation.CreateClosedSurfaceRepresentation()
        display_node(segmentation).SetVisibility3D(True)
    else:
        segmentation.RemoveClosedSurfaceRepresentation()


def is_3d(segmentation: slicer.vtkMRMLSegmentationNode) -> bool:
    """Tell whether the segments have surfaces."""
    name = slicer.vtkSegmentationConverter.GetSegmentationClosedSurfaceRepresentationName()
    return segmentation.GetSegmentation().ContainsRepresentation(name)


def set_outline(segmentation: slicer.vtkMRMLSegmentationNode, only: bool) -> None:
    """Show outlines only, or filled segments with their outlines, in the slice views."""
    display_node(segmentation).SetVisibility2DFill(not only)
    display_node(segmentation).SetVisibility2DOutline(True)


def set_opacity(segmentation: slicer.vtkMRMLSegmentationNode, opacity: float) -> None:
    """Set the opacity, 0 to 1, in all views."""
    display_node(segmentation).SetOpacity(opacity)


def display_node(segmentation: slicer.vtkMRMLSegmentationNode) -> slicer.vtkMRMLSegmentationDisplayNode:
    """Return the display node, made if it is missing."""
    if segmentation.GetDisplayNode() is None:
        segmentation.CreateDefaultDisplayNodes()
    return segmentation.GetDisplayNode()
