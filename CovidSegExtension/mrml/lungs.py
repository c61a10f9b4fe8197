"""The lungs of a result as segments that a person corrects, and back."""

import numpy as np
import slicer
from numpy.typing import NDArray

from CovidSegExtension.lungs import LEFT, RIGHT

from .grids import image_from_array, on_grid, own_grid, segmented_grid
from .results import lung_sides
from .scene import add_segment, cropped_image, mask_from_node, place_beside

_SEGMENTS = {
    RIGHT: ("RightLung", "Right lung", (177 / 255, 122 / 255, 101 / 255)),
    LEFT: ("LeftLung", "Left lung", (197 / 255, 165 / 255, 145 / 255)),
}


def lungs_as_segments(
    segmentation: slicer.vtkMRMLSegmentationNode, volume_node: slicer.vtkMRMLScalarVolumeNode
) -> slicer.vtkMRMLSegmentationNode:
    """Add a segmentation with the right and the left lung of a result; empty ones where they are not known."""
    grid, stored = segmented_grid(volume_node), own_grid(volume_node)
    sides = lung_sides(segmentation, grid.shape)
    if sides is None:
        sides = np.zeros(grid.shape, np.uint8)
    scene = volume_node.GetScene()
    name = scene.GenerateUniqueName(f"{segmentation.GetName()} lungs to correct")
    node = scene.AddNewNodeByClass("vtkMRMLSegmentationNode", name)
    node.CreateDefaultDisplayNodes()
    node.SetAndObserveTransformNodeID(volume_node.GetTransformNodeID())
    node.SetReferenceImageGeometryParameterFromVolumeNode(volume_node)
    place_beside(node, volume_node)
    for side, (identifier, text, color) in _SEGMENTS.items():
        mask = on_grid(image_from_array((sides == side).astype(np.uint8), grid.affine), grid.space, stored)
        add_segment(node, identifier, text, color, cropped_image(mask, stored))
    return node


def lungs_from_segments(
    node: slicer.vtkMRMLSegmentationNode, volume_node: slicer.vtkMRMLScalarVolumeNode
) -> NDArray[np.uint8]:
    """Return the lungs as a person left them: 1 right, 2 left, shape (Z, Y, X) of the segmented grid."""
    sides = np.zeros(segmented_grid(volume_node).shape, np.uint8)
    for side, (identifier, _, _) in _SEGMENTS.items():
        if node.GetSegmentation().GetSegment(identifier) is not None:
            sides[mask_from_node(node, identifier, volume_node)] = side
    return sides
