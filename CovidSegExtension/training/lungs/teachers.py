"""Teachers of the lung network: experts' masks, the anatomical engine where it is sure, phantoms. See `regions`."""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ...labels import CONSOLIDATION, GGO, PLEURAL_EFFUSION
from ...lungs.field import segment
from ...lungs.masks import LEFT, RIGHT
from ...volume import Volume
from .regions import IN_CAVITY, IN_LEFT, IN_RIGHT, LESION, OUTSIDE

UNION = 4  # infection, ground glass or consolidation
AERATED_HU = -500
NEAR_MM = 10.0  # how far from an expert's lung the cavity may reach


def from_expert(axial: Volume, lungs: NDArray[np.bool_], labels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return what an expert's lung mask (one label for both sides) teaches, and the lesions, which lie inside.

    All arrays have shape (Z, Y, X); the labels are those of `CovidSegExtension.labels`, and 4 for any infection.
    """
    lesion = _lesion(labels)
    field = lungs | lesion
    found, border = segment(axial.hounsfield, axial.spacing_mm, _nothing)
    agrees = 2 * (found.lung_field & field).sum() > 0.8 * (found.lung_field.sum() + field.sum())
    right = _right(field, border if agrees else _gap(field))
    near = ndimage.distance_transform_edt(~field, sampling=(1e3, *axial.spacing_mm[1:])) < NEAR_MM
    if agrees:
        near |= found.cavity
    regions = np.where(near, OUTSIDE | IN_CAVITY, OUTSIDE).astype(np.uint8)
    regions[field] = np.where(right, IN_RIGHT, IN_LEFT)[field]
    regions[(labels == PLEURAL_EFFUSION.value) & ~lungs] = IN_CAVITY
    return _marked(regions, labels)


def from_anatomy(axial: Volume, labels: NDArray[np.uint8] | None) -> NDArray[np.uint8]:
    """Return what the anatomical engine is sure of, and lesions and effusion where an expert drew them."""
    found, border = segment(axial.hounsfield, axial.spacing_mm, _nothing)
    field = found.lung_field
    columns = np.arange(axial.shape[2]) < border[:, :, None]
    side = np.where(columns, IN_RIGHT, IN_LEFT).astype(np.uint8)
    regions = np.full(axial.shape, OUTSIDE, np.uint8)
    regions[found.cavity] = IN_CAVITY
    regions[field] = IN_CAVITY | side[field]
    inside = (axial.hounsfield < AERATED_HU) & field
    radius = max(1, round(2.5 / axial.spacing_mm[1]))
    disc = np.hypot(*np.ogrid[-radius : radius + 1, -radius : radius + 1]) <= radius
    if labels is not None:
        inside |= _lesion(labels)
    sure = ndimage.binary_closing(inside, disc[None]) & (found.cavity | inside)
    regions[sure] = side[sure]
    if labels is not None:
        effusion = labels == PLEURAL_EFFUSION.value
        regions[effusion] = IN_CAVITY
    return _marked(regions, labels)


def from_phantom(axial: Volume, sides: NDArray[np.uint8], labels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return what a phantom teaches: everything is known but how wide the pleural space is."""
    field = sides > 0
    effusion = labels == PLEURAL_EFFUSION.value
    away = ndimage.distance_transform_edt(~(field | effusion), sampling=(1e3, *axial.spacing_mm[1:]))
    regions = np.where(away < NEAR_MM, OUTSIDE | IN_CAVITY, OUTSIDE).astype(np.uint8)
    regions[sides == RIGHT], regions[sides == LEFT] = IN_RIGHT, IN_LEFT
    regions[effusion] = IN_CAVITY
    return _marked(regions, labels)


def _marked(regions: NDArray[np.uint8], labels: NDArray[np.uint8] | None) -> NDArray[np.uint8]:
    if labels is not None:
        regions[_lesion(labels) | (labels == PLEURAL_EFFUSION.value)] |= LESION
    return regions


def _nothing(done: int, total: int) -> None:
    pass


def _lesion(labels: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return (labels == GGO.value) | (labels == CONSOLIDATION.value) | (labels == UNION)


def _gap(field: NDArray[np.bool_]) -> NDArray[np.int_]:
    """Return the column, shape (Z, Y), where fewest voxels of `field` lie, in the middle third of its width."""
    columns = np.flatnonzero(field.any((0, 1)))
    first, width = int(columns[0]), int(columns[-1] - columns[0]) + 1
    third = slice(first + width // 3, first + 2 * width // 3)
    counts = ndimage.gaussian_filter(field.sum(1)[:, third].astype(float), (1.5, 2.0))
    middle = third.start + counts.argmin(1)
    return np.repeat(middle[:, None], field.shape[1], axis=1)


def _right(field: NDArray[np.bool_], border: NDArray[np.int_]) -> NDArray[np.bool_]:
    """Return what lies on the right; a part of a slice that is nearly all on one side is wholly so."""
    right = np.arange(field.shape[2]) < border[:, :, None]
    right = np.broadcast_to(right, field.shape).copy()
    for z in np.flatnonzero(field.any((1, 2))):
        parts, count = ndimage.label(field[z])
        share = ndimage.mean(right[z], parts, np.arange(1, count + 1))
        for part in np.flatnonzero((share > 0.85) | (share < 0.15)) + 1:
            right[z][parts == part] = share[part - 1] > 0.5
    return right
