"""A click into the scene that adds what looks like the tissue there to a lesion, or takes it away."""

from collections.abc import Sequence

import numpy as np
import slicer

from CovidSegExtension.errors import InputError
from CovidSegExtension.inference.click_regions import Click, add_lesion, remove_lesion
from CovidSegExtension.labels import LABELS, Label

from .grids import image_from_array, on_grid, own_grid, segmented_grid, world_grid
from .results import lung_sides
from .scene import add_segment, cropped_image, labels_on, mask_from_node, volume_from_node


def class_at(
    segmentation: slicer.vtkMRMLSegmentationNode, volume_node: slicer.vtkMRMLScalarVolumeNode, ras: Sequence[float]
) -> Label | None:
    """Return the class that is drawn at a point, in RAS mm of the world; None where none is.

    Raises
    ------
    InputError
        If the point lies outside of the CT.
    """
    k, j, i = _voxel_at(volume_node, ras)
    box = (slice(k, k + 1), slice(j, j + 1), slice(i, i + 1))
    value = int(labels_on(segmentation, segmented_grid(volume_node).crop(box)).item())
    return next((label for label in LABELS if label.value == value), None)


def correct_at(
    segmentation: slicer.vtkMRMLSegmentationNode,
    volume_node: slicer.vtkMRMLScalarVolumeNode,
    ras: Sequence[float],
    label: Label | None,
    radius_mm: float = 0.0,
) -> float:
    """Add the region around a point to a lesion class of the lung, or take away what is drawn there.

    Parameters
    ----------
    ras : sequence of 3 float
        The point, in RAS mm of the world.
    label : Label or None
        The class to add to; None takes away from the class that is drawn at the point.
    radius_mm : float
        All within this distance of the point is meant for sure; 0 for the point alone.

    Returns
    -------
    float
        How much was added or taken away, in mL. The caller has saved a state for undo.

    Raises
    ------
    InputError
        If the point lies outside of the CT or the lungs, the lungs are not known, or nothing is drawn there.
    """
    placed, grid = segmented_grid(volume_node), world_grid(volume_node)
    voxel = k, j, i = _voxel_at(volume_node, ras)
    reach = Click(voxel, radius_mm).reach_mm
    margins = [int(np.ceil(reach / mm)) for mm in grid.spacing_mm]
    around = [
        slice(max(0, index - margin), min(length, index + margin + 1))
        for index, margin, length in zip(voxel, margins, grid.shape, strict=True)
    ]
    box = (around[0], around[1], around[2])
    click = Click((k - box[0].start, j - box[1].start, i - box[2].start), radius_mm)
    hounsfield = volume_from_node(volume_node).hounsfield[box]
    labels = labels_on(segmentation, placed.crop(box))
    if label is None:
        region = remove_lesion(labels, hounsfield, grid.crop(box), click)
        value = int(labels[click.voxel])
        changed = next(each for each in LABELS if each.value == value)
    else:
        sides = lung_sides(segmentation, grid.shape)
        if sides is None:
            raise InputError(
                "The lungs of this result are not known; segment the CT again, or correct the lungs first."
            )
        region = add_lesion(labels, label.value, hounsfield, grid.crop(box), sides[box] > 0, click)
        changed = label
    if segmentation.GetSegmentation().GetSegment(changed.id) is None:
        red, green, blue = changed.color
        add_segment(segmentation, changed.id, changed.name, (red / 255, green / 255, blue / 255))
    mask = mask_from_node(segmentation, changed.id, volume_node)
    mask[box] = mask[box] & ~region if label is None else mask[box] | region
    stored = own_grid(volume_node)
    image = cropped_image(on_grid(image_from_array(mask.astype(np.uint8), placed.affine), placed.space, stored), stored)
    logic = slicer.vtkSlicerSegmentationsModuleLogic
    logic.SetBinaryLabelmapToSegment(image, segmentation, changed.id, logic.MODE_REPLACE)
    return float(np.count_nonzero(region)) * grid.voxel_ml


def _voxel_at(volume_node: slicer.vtkMRMLScalarVolumeNode, ras: Sequence[float]) -> tuple[int, int, int]:
    grid = world_grid(volume_node)
    k, j, i = (int(index) for index in np.rint(grid.to_voxels(np.asarray(ras, float))))
    if not all(0 <= index < length for index, length in zip((k, j, i), grid.shape, strict=True)):
        raise InputError("The point lies outside of the CT; point at a place inside of it.")
    return k, j, i
