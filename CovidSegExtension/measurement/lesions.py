"""The separate lesions of a label map: how large each is, how wide, and where."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..boxes import box_around
from ..geometry import Grid
from ..labels import LABELS
from ..volume import LabelMap

MIN_LESION_ML = 0.1
"""Connected parts that are smaller are not counted as lesions; their volume stays in every total."""

LUNG_SHARE = 0.9
"""Of the lungs, from which on what is labelled GGO and consolidation rather is the lungs themselves."""
LUNG_HU = -750
"""Healthy lung has its median below (-790 to -860 HU on real CT), ground glass well above (about -585 HU)."""
_LEAST_ML = 10.0
"""A lesion that is smaller than that may lie in emphysema."""

EACH_CLASS: tuple[tuple[int, ...], ...] = tuple((label.value,) for label in LABELS)

CONNECTIVITY = "voxels that share a face, an edge or a corner (26 neighbours)"


@dataclass(frozen=True)
class Lesion:
    """One connected part of a class, or of several classes taken together.

    Attributes
    ----------
    values : tuple of int
        The values in the label map that were taken together.
    ml : float
        Its volume, in mL.
    centre_ras : tuple of float
        A point inside of it, in RAS mm: the middle of the voxel nearest to its centre of mass, since a crescent's
        centre of mass lies outside.
    voxels : ndarray of int, shape (n, 3)
        Its voxels as (k, j, i) on the grid of the label map.
    """

    values: tuple[int, ...]
    ml: float
    centre_ras: tuple[float, float, float]
    voxels: NDArray[np.intp]


def lung_like(share: float | None, median_hu: float | None, ml: float) -> str:
    """Say why what is labelled as lesions rather is the lungs themselves; an empty string where it is not.

    Parameters
    ----------
    share : float or None
        GGO and consolidation inside the lung field over the lung field, 0 to 1; None where unknown.
    median_hu : float or None
        Of GGO and consolidation together.
    ml : float
        Their volume.
    """
    if share is not None and share >= LUNG_SHARE:
        return f"GGO and consolidation fill {100 * share:.0f} % of the lungs, as a mask of the lungs does"
    if median_hu is not None and median_hu < LUNG_HU and ml >= _LEAST_ML:
        return f"half of the GGO and consolidation is below {LUNG_HU} HU, as healthy lung is"
    return ""


def find_lesions(
    label_map: LabelMap,
    groups: Sequence[Collection[int]] = EACH_CLASS,
    min_ml: float = 0.0,
) -> list[Lesion]:
    """Return the lesions of a label map, the largest first.

    Parameters
    ----------
    label_map : LabelMap
        In any orientation.
    groups : sequence of collections of int
        Which values of the label map belong together; each class by itself unless told otherwise.
    min_ml : float
        Smaller parts are left out.

    Notes
    -----
    Voxels belong together where they touch, be it by a corner.
    """
    import SimpleITK as sitk

    grid, labels = label_map.grid, label_map.labels
    found = []
    for values in (tuple(sorted(group)) for group in groups):
        mask = labels == values[0] if len(values) == 1 else np.isin(labels, values)
        if not mask.any():
            continue
        box = box_around(mask)
        corner = np.array([part.start for part in box])
        image = sitk.GetImageFromArray(mask[box].astype(np.uint8))
        components = sitk.GetArrayFromImage(sitk.ConnectedComponent(image, True))
        voxels = np.flatnonzero(components)
        numbers = components.ravel()[voxels]
        order = np.argsort(numbers, kind="stable")
        ends = np.cumsum(np.bincount(numbers)[1:])
        for part in np.split(voxels[order], ends[:-1]):
            if len(part) * grid.voxel_ml < min_ml:
                continue
            kji = np.stack(np.unravel_index(part, components.shape), axis=1) + corner
            ras = grid.to_ras(kji)
            nearest = np.square(ras - ras.mean(axis=0)).sum(axis=1).argmin()
            x, y, z = (float(value) for value in ras[nearest])
            found.append(Lesion(values, len(part) * grid.voxel_ml, (x, y, z), kji))
    return sorted(found, key=lambda lesion: -lesion.ml)


@dataclass(frozen=True)
class Diameters:
    """Extent of a lesion in mm, from voxel edge to voxel edge.

    Attributes
    ----------
    longest_axial_mm : float
        The longest straight distance on any axial slice.
    short_axial_mm : float
        Width on that slice at right angles to it.
    height_mm : float
        From the lowest to the highest point along the patient's long axis.
    """

    longest_axial_mm: float
    short_axial_mm: float
    height_mm: float


def diameters(voxels: NDArray[np.intp], axial_grid: Grid) -> Diameters:
    """Measure the extent of a lesion.

    Parameters
    ----------
    voxels : ndarray of int, shape (n, 3)
        (k, j, i) on `axial_grid`.
    axial_grid : Grid
        Axis 0 to superior.
    """
    column, row = axial_grid.affine[:3, :2].T
    longest, short = 0.0, 0.0
    order = np.argsort(voxels[:, 0], kind="stable")
    _, starts = np.unique(voxels[order, 0], return_index=True)
    along = column / np.linalg.norm(column)
    across = row - (row @ along) * along
    across /= np.linalg.norm(across)
    in_plane = np.array([[column @ along, column @ across], [row @ along, row @ across]])
    for on_slice in np.split(voxels[order], starts[1:]):
        points = _outline(on_slice[:, 1:]) @ in_plane[::-1]  # (j, i) to mm in the plane of the slice
        apart = points[:, None] - points
        lengths = np.square(apart).sum(axis=2)
        first, second = np.unravel_index(int(lengths.argmax()), lengths.shape)
        length = float(np.sqrt(lengths[first, second]))
        if length > longest:
            direction = (points[second] - points[first]) / length
            width = points @ np.array([-direction[1], direction[0]])
            longest, short = length, float(np.ptp(width))
    heights = voxels[:, ::-1] @ axial_grid.affine[2, :3]
    half_voxel = float(np.abs(axial_grid.affine[2, :3]).sum()) / 2
    return Diameters(longest, short, float(np.ptp(heights)) + 2 * half_voxel)


def _outline(pixels: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return corners of the convex hull of pixels (j, i), shape (n, 2): of their corners, not of their middles."""
    order = np.lexsort((pixels[:, 1], pixels[:, 0]))
    pixels = pixels[order]
    first = np.unique(pixels[:, 0], return_index=True)[1]
    last = np.append(first[1:], len(pixels)) - 1
    left = pixels[first] + np.array([0, -0.5])
    right = pixels[last] + np.array([0, 0.5])
    ends = np.concatenate([left, right])
    corners = np.unique(np.concatenate([ends - np.array([0.5, 0]), ends + np.array([0.5, 0])]), axis=0)
    return np.array(_half_hull(corners) + _half_hull(corners[::-1]))


def _half_hull(points: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Return one half of the convex hull of sorted points (Andrew's monotone chain)."""
    hull: list[NDArray[np.float64]] = []
    for point in points:
        while len(hull) > 1:
            (ay, ax), (by, bx) = hull[-1] - hull[-2], point - hull[-2]
            if ay * bx - ax * by > 0:
                break
            hull.pop()
        hull.append(point)
    return hull
