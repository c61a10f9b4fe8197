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

_COLORS_TAG = "CovidSegUncertaintyColors"
_BRIGHTEST_PERCENT = 50
"""Uncertainty of a choice between two equally likely classes: little of a CT lies above it."""
_LEAST_PERCENT = 10
"""What is surer would only colour the whole lung."""
_OVERLAY_OPACITY = 0.6


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


def color_overlay(volume_node: slicer.vtkMRMLScalarVolumeNode) -> None:
    """Show a volume of percents in colours from dark to bright, and nothing of it below 10 %."""
    volume_node.CreateDefaultDisplayNodes()
    scene, node = volume_node.GetScene(), volume_node.GetDisplayNode()
    colors = scene.GetSingletonNode(_COLORS_TAG, "vtkMRMLColorTableNode")
    if colors is None:
        colors = slicer.vtkMRMLColorTableNode()
        colors.SetTypeToMagenta()  # the classes are blue, red and yellow
        colors.SetName("Uncertainty")
        colors.SetSingletonTag(_COLORS_TAG)
        colors.SetHideFromEditors(True)
        colors = scene.AddNode(colors)
    node.SetAndObserveColorNodeID(colors.GetID())
    node.AutoWindowLevelOff()
    node.SetWindowLevelMinMax(0, _BRIGHTEST_PERCENT)
    node.AutoThresholdOff()
    node.SetThreshold(_LEAST_PERCENT, 100)
    node.ApplyThresholdOn()


def set_overlay(scene: slicer.vtkMRMLScene, volume_node: slicer.vtkMRMLScalarVolumeNode | None) -> None:
    """Lay a volume over the CT in all slice views; None: nothing any more."""
    for node in slicer.util.getNodesByClass("vtkMRMLSliceCompositeNode", scene):
        node.SetForegroundVolumeID(None if volume_node is None else volume_node.GetID())
        node.SetForegroundOpacity(0.0 if volume_node is None else _OVERLAY_OPACITY)


def is_overlay(volume_node: slicer.vtkMRMLScalarVolumeNode) -> bool:
    """Tell whether any slice view shows a volume over its background."""
    nodes = slicer.util.getNodesByClass("vtkMRMLSliceCompositeNode", volume_node.GetScene())
    return any(node.GetForegroundVolumeID() == volume_node.GetID() and node.GetForegroundOpacity() for node in nodes)


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
