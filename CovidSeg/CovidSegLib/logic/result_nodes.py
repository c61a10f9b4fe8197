"""What a result keeps in the scene beside its segments: the lungs and the uncertainty of each slice."""

import json

import numpy as np
import slicer
from numpy.typing import NDArray

from CovidSegExtension.inference.uncertainty import uncertain_slices
from CovidSegExtension.labels import LABELS
from CovidSegExtension.mrml.grids import segmented_grid

from ..process.worker_client import SegmentResult
from ..widgets.views import Stop

CASE_ATTRIBUTE = "CovidSeg.TrainingCase"
_UNCERTAINTY_ATTRIBUTE = "CovidSeg.SliceUncertainty"
_LUNGS_ROLE = "CovidSegLungs"


def volume_of(segmentation: slicer.vtkMRMLSegmentationNode) -> slicer.vtkMRMLScalarVolumeNode | None:
    """Return the CT that a segmentation was made on, if it is still in the scene."""
    return segmentation.GetNodeReference(slicer.vtkMRMLSegmentationNode.GetReferenceImageGeometryReferenceRole())


def keep(
    segmentation: slicer.vtkMRMLSegmentationNode,
    volume_node: slicer.vtkMRMLScalarVolumeNode,
    result: SegmentResult,
) -> None:
    """Keep what the scene shall know of a result after it was saved and loaded again."""
    segmentation.RemoveAttribute(CASE_ATTRIBUTE)
    slices = [
        [*(round(float(mm), 1) for mm in centre), round(float(uncertainty), 4)]
        for centre, uncertainty in zip(result.slice_centres_ras, result.slice_uncertainty, strict=True)
    ]
    segmentation.SetAttribute(_UNCERTAINTY_ATTRIBUTE, json.dumps(slices, separators=(",", ":")))
    node = _lungs_node(segmentation)
    if node is None:
        node = segmentation.GetScene().AddNewNodeByClass("vtkMRMLLabelMapVolumeNode", f"{segmentation.GetName()} lungs")
        segmentation.SetNodeReferenceID(_LUNGS_ROLE, node.GetID())
    _fill(node, result.lung_sides, volume_node)


def lung_sides(segmentation: slicer.vtkMRMLSegmentationNode, shape: tuple[int, ...]) -> NDArray[np.uint8] | None:
    """Return the lungs, 1 right and 2 left, on the CT's grid of `shape` (Z, Y, X); None where they are not known."""
    node = _lungs_node(segmentation)
    if node is None or node.GetImageData() is None:
        return None
    sides = slicer.util.arrayFromVolume(node)
    return sides if sides.shape == tuple(shape) else None


def uncertain_places(segmentation: slicer.vtkMRMLSegmentationNode, describe: str) -> list[Stop]:
    """Return the slices of which the model was least sure, worst first; `describe` formats ``{percent}``."""
    slices = json.loads(segmentation.GetAttribute(_UNCERTAINTY_ATTRIBUTE) or "[]")
    return [
        Stop(tuple(slices[index][:3]), describe.format(percent=round(100 * slices[index][3])))
        for index in uncertain_slices([each[3] for each in slices])
    ]


def add_probabilities(volume_node: slicer.vtkMRMLScalarVolumeNode, probabilities: NDArray[np.float16]) -> None:
    """Add a volume node for the probability of each class; `probabilities` has the shape (4, Z, Y, X)."""
    for label in LABELS:
        node = volume_node.GetScene().AddNewNodeByClass(
            "vtkMRMLScalarVolumeNode", f"{volume_node.GetName()} probability of {label.name.lower()}"
        )
        _fill(node, probabilities[label.value].astype(np.float32), volume_node)
        node.CreateDefaultDisplayNodes()


def forget(segmentation: slicer.vtkMRMLSegmentationNode) -> None:
    """Remove the lungs of a segmentation that is about to be removed."""
    node = _lungs_node(segmentation)
    if node is not None:
        node.GetScene().RemoveNode(node)


def _lungs_node(segmentation: slicer.vtkMRMLSegmentationNode) -> slicer.vtkMRMLLabelMapVolumeNode | None:
    return segmentation.GetNodeReference(_LUNGS_ROLE)


def _fill(node: slicer.vtkMRMLScalarVolumeNode, array: NDArray, volume_node: slicer.vtkMRMLScalarVolumeNode) -> None:
    """Put `array`, on the grid on which the CT was segmented, into `node`."""
    grid = segmented_grid(volume_node)
    node.SetIJKToRASMatrix(slicer.util.vtkMatrixFromArray(grid.affine))
    node.SetAndObserveTransformNodeID(None if grid.space is None else grid.space.GetID())
    slicer.util.updateVolumeFromArray(node, np.ascontiguousarray(array))
