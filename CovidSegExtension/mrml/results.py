"""What a result keeps in the scene beside its segments: the lungs, the uncertainty of each slice, probabilities."""

import json
from collections.abc import Sequence

import numpy as np
import slicer
from numpy.typing import NDArray

from CovidSegExtension.geometry import Grid
from CovidSegExtension.inference.uncertainty import UncertainPlace, uncertain_regions, uncertain_slices
from CovidSegExtension.labels import LABELS

from .display import color_overlay, display_node
from .grids import has_voxels, own_grid, segmented_grid, world_grid
from .scene import mark_derived, place_beside

_UNCERTAINTY_ATTRIBUTE = "CovidSeg.SliceUncertainty"
_NOTES_ATTRIBUTE = "CovidSeg.Notes"
_LUNGS_ROLE = "CovidSegLungs"
_UNCERTAINTY_ROLE = "CovidSegUncertainty"
_LUNGS_TO_CORRECT_ROLE = "CovidSegLungsToCorrect"

_GEOMETRY_NUMBERS = 22
"""Of a grid in Slicer's words: a matrix of 4 x 4, and the first and the last voxel along each axis."""


def volume_of(segmentation: slicer.vtkMRMLSegmentationNode) -> slicer.vtkMRMLScalarVolumeNode | None:
    """Return the CT that a segmentation was made on, if it is still in the scene."""
    return segmentation.GetNodeReference(slicer.vtkMRMLSegmentationNode.GetReferenceImageGeometryReferenceRole())


def is_ours(segmentation: slicer.vtkMRMLSegmentationNode) -> bool:
    """Tell whether a segmentation has any of the lesion segments."""
    return any(segmentation.GetSegmentation().GetSegment(label.id) is not None for label in LABELS)


def newest_on(volume_node: slicer.vtkMRMLScalarVolumeNode) -> slicer.vtkMRMLSegmentationNode | None:
    """Return the result on a CT that came last into the scene, None where there is none."""
    nodes = slicer.util.getNodesByClass("vtkMRMLSegmentationNode", volume_node.GetScene())
    return next((node for node in reversed(nodes) if volume_of(node) is volume_node and is_ours(node)), None)


def hide_all_but(segmentation: slicer.vtkMRMLSegmentationNode | None, scene: slicer.vtkMRMLScene) -> None:
    """Hide every other result: those of other CTs would mark what is none, those of this CT lie on one another."""
    for node in slicer.util.getNodesByClass("vtkMRMLSegmentationNode", scene):
        if node is not segmentation and volume_of(node) is not None and is_ours(node):
            display_node(node).SetVisibility(False)


def take_up(segmentation: slicer.vtkMRMLSegmentationNode, volume_node: slicer.vtkMRMLScalarVolumeNode) -> bool:
    """Let a segmentation that names no CT, as from a file, belong to this one; tell whether it has its very grid."""
    name = slicer.vtkSegmentationConverter.GetReferenceImageGeometryParameterName()
    numbers = [float(text) for text in segmentation.GetSegmentation().GetConversionParameter(name).split(";") if text]
    if len(numbers) != _GEOMETRY_NUMBERS or not has_voxels(volume_node):
        return False
    if segmentation.GetTransformNodeID() != volume_node.GetTransformNodeID():
        return False
    left, right, front, back, below, above = (int(number) for number in numbers[16:])
    affine = np.reshape(numbers[:16], (4, 4))
    affine[:3, 3] += affine[:3, :3] @ [left, front, below]
    grid = Grid((above - below + 1, back - front + 1, right - left + 1), affine)
    if not grid.matches(own_grid(volume_node).grid):
        return False
    segmentation.SetReferenceImageGeometryParameterFromVolumeNode(volume_node)
    return True


def keep_uncertainty(
    segmentation: slicer.vtkMRMLSegmentationNode, centres_ras: NDArray[np.float64], uncertainty: NDArray[np.float32]
) -> None:
    """Keep the uncertainty of each axial slice, shape (slices,), and its middle in RAS mm, shape (slices, 3)."""
    slices = [
        [*(round(float(mm), 1) for mm in centre), round(float(share), 4)]
        for centre, share in zip(centres_ras, uncertainty, strict=True)
    ]
    segmentation.SetAttribute(_UNCERTAINTY_ATTRIBUTE, json.dumps(slices, separators=(",", ":")))


def keep_notes(segmentation: slicer.vtkMRMLSegmentationNode, notes: Sequence[str]) -> None:
    """Keep what the engine had to say of the CT and the run, a sentence each."""
    segmentation.SetAttribute(_NOTES_ATTRIBUTE, json.dumps(list(notes), ensure_ascii=False))


def notes_of(segmentation: slicer.vtkMRMLSegmentationNode) -> list[str]:
    """Return what the engine had to say, a sentence each."""
    return json.loads(segmentation.GetAttribute(_NOTES_ATTRIBUTE) or "[]")


def uncertain_places(segmentation: slicer.vtkMRMLSegmentationNode) -> list[UncertainPlace]:
    """Return what the network was least sure of, worst first: places of the map where there is one, or else slices."""
    node, volume_node = uncertainty_node(segmentation), volume_of(segmentation)
    if node is not None and node.GetImageData() is not None and volume_node is not None and has_voxels(volume_node):
        grid, percent = world_grid(volume_node), slicer.util.arrayFromVolume(node)
        if percent.shape == grid.shape:
            return uncertain_regions(percent, grid)
    slices = json.loads(segmentation.GetAttribute(_UNCERTAINTY_ATTRIBUTE) or "[]")
    return [
        UncertainPlace((slices[index][0], slices[index][1], slices[index][2]), slices[index][3])
        for index in uncertain_slices([each[3] for each in slices])
    ]


def keep_uncertainty_map(
    segmentation: slicer.vtkMRMLSegmentationNode,
    volume_node: slicer.vtkMRMLScalarVolumeNode,
    percent: NDArray[np.uint8] | None,
) -> None:
    """Keep the uncertainty of each voxel, percent, shape (Z, Y, X) of the segmented grid; None: there is none."""
    node = uncertainty_node(segmentation)
    if percent is None:
        if node is not None:
            node.GetScene().RemoveNode(node)
        return
    if node is None:
        name = f"{segmentation.GetName()} uncertainty"
        node = segmentation.GetScene().AddNewNodeByClass("vtkMRMLScalarVolumeNode", name)
        segmentation.SetNodeReferenceID(_UNCERTAINTY_ROLE, node.GetID())
        place_beside(node, volume_node)
    _fill(node, percent, volume_node)
    color_overlay(node)


def uncertainty_node(segmentation: slicer.vtkMRMLSegmentationNode) -> slicer.vtkMRMLScalarVolumeNode | None:
    """Return the node with the uncertainty of each voxel of a result, if it has one."""
    return segmentation.GetNodeReference(_UNCERTAINTY_ROLE)


def keep_lungs(
    segmentation: slicer.vtkMRMLSegmentationNode,
    volume_node: slicer.vtkMRMLScalarVolumeNode,
    lung_sides: NDArray[np.uint8],
) -> slicer.vtkMRMLLabelMapVolumeNode:
    """Keep the lungs, 1 right and 2 left, shape (Z, Y, X) of the segmented grid, in a node that belongs to a result."""
    node = lungs_node(segmentation)
    if node is None:
        node = segmentation.GetScene().AddNewNodeByClass("vtkMRMLLabelMapVolumeNode", f"{segmentation.GetName()} lungs")
        segmentation.SetNodeReferenceID(_LUNGS_ROLE, node.GetID())
        place_beside(node, volume_node)
    _fill(node, lung_sides, volume_node)
    return node


def lungs_node(segmentation: slicer.vtkMRMLSegmentationNode) -> slicer.vtkMRMLLabelMapVolumeNode | None:
    """Return the node with the lungs of a result, if it has one."""
    return segmentation.GetNodeReference(_LUNGS_ROLE)


def lung_sides(segmentation: slicer.vtkMRMLSegmentationNode, shape: tuple[int, ...]) -> NDArray[np.uint8] | None:
    """Return the lungs, 1 right and 2 left, on the CT's grid of `shape` (Z, Y, X); None where they are not known."""
    node = lungs_node(segmentation)
    if node is None or node.GetImageData() is None:
        return None
    sides = slicer.util.arrayFromVolume(node)
    return sides if sides.shape == tuple(shape) else None


def keep_lungs_to_correct(segmentation: slicer.vtkMRMLSegmentationNode, node: slicer.vtkMRMLSegmentationNode) -> None:
    """Remember the segmentation in which a person corrects the lungs of a result, until it is removed."""
    segmentation.SetNodeReferenceID(_LUNGS_TO_CORRECT_ROLE, node.GetID())


def lungs_to_correct(segmentation: slicer.vtkMRMLSegmentationNode) -> slicer.vtkMRMLSegmentationNode | None:
    """Return the segmentation in which a person is correcting the lungs of a result, if there is one."""
    return segmentation.GetNodeReference(_LUNGS_TO_CORRECT_ROLE)


def add_probabilities(volume_node: slicer.vtkMRMLScalarVolumeNode, probabilities: NDArray[np.float16]) -> None:
    """Add a volume node for the probability of each class; `probabilities` has the shape (4, Z, Y, X)."""
    for label in LABELS:
        node = volume_node.GetScene().AddNewNodeByClass(
            "vtkMRMLScalarVolumeNode", f"{volume_node.GetName()} probability of {label.name.lower()}"
        )
        _fill(node, probabilities[label.value].astype(np.float32), volume_node)
        place_beside(node, volume_node)
        node.CreateDefaultDisplayNodes()


def forget(segmentation: slicer.vtkMRMLSegmentationNode) -> None:
    """Remove lungs and uncertainty of a segmentation that is about to be removed."""
    for node in (lungs_node(segmentation), uncertainty_node(segmentation), lungs_to_correct(segmentation)):
        if node is not None:
            node.GetScene().RemoveNode(node)


def _fill(node: slicer.vtkMRMLScalarVolumeNode, array: NDArray, volume_node: slicer.vtkMRMLScalarVolumeNode) -> None:
    """Put `array`, on the grid on which the CT was segmented, into `node`."""
    grid = segmented_grid(volume_node)
    mark_derived(node, volume_node)
    node.SetIJKToRASMatrix(slicer.util.vtkMatrixFromArray(grid.affine))
    node.SetAndObserveTransformNodeID(None if grid.space is None else grid.space.GetID())
    slicer.util.updateVolumeFromArray(node, np.ascontiguousarray(array))
