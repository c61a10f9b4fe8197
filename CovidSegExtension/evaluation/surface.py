"""Distances between the surfaces of a label map and an expert's: HD95 and normalised surface Dice.

A surface is every voxel of a class that has a face neighbour outside of it, as in MONAI; the distance is measured
between the middles of such voxels in mm of the patient, so that anisotropic, oblique and tilted grids are right. On a
grid of one slice the surface is the outline on that slice. The border of what nobody annotated is no surface.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..boxes import box_around
from ..geometry import Grid

TOLERANCES_MM = (3.0, 1.0)
"""How far surfaces may be apart and still agree: the first is reported, the second shows how much hangs on it."""

SURFACE_RULE = (
    "HD95: the 95th percentile of the distances between surfaces, the larger of both ways; a class that is missed or "
    "only predicted counts as the diagonal of the image. Surface Dice: the share of both surfaces that lies within the "
    "tolerance of the other; missed or only predicted counts as 0."
)


@dataclass(frozen=True)
class SurfaceScore:
    """Surfaces of one class in one case; None where the class is in neither label map.

    Attributes
    ----------
    hd95_mm : float or None
        Diagonal of the image where only one of the two has the class.
    surface_dice : tuple of (float or None)
        At each of the tolerances, 0 to 1; 0 where only one of the two has the class.
    """

    hd95_mm: float | None
    surface_dice: tuple[float | None, ...]


def score_surfaces(
    found: NDArray[np.bool_],
    true: NDArray[np.bool_],
    grid: Grid,
    known: NDArray[np.bool_] | None = None,
    tolerances_mm: tuple[float, ...] = TOLERANCES_MM,
    whole: Grid | None = None,
) -> SurfaceScore:
    """Measure how far the surfaces of two masks lie apart.

    Parameters
    ----------
    found, true : ndarray of bool, shape (Z, Y, X)
        Masks of one class.
    grid : Grid
        Of both.
    known : ndarray of bool, shape (Z, Y, X), optional
        Where the label tells; the rest counts as neither inside nor outside.
    tolerances_mm : tuple of float
        In mm.
    whole : Grid, optional
        Of the image, where the masks are a part of it that holds all of the class.
    """
    whole = whole or grid
    if known is not None:
        found, true = found & known, true & known
    box = box_around(found | true)
    if not found.any() and not true.any():
        return SurfaceScore(None, (None,) * len(tolerances_mm))
    if not found.any() or not true.any():
        return SurfaceScore(diagonal_mm(whole), (0.0,) * len(tolerances_mm))
    unknown = None if known is None else ~known[box]
    surfaces = [_surface(mask[box], unknown, whole.shape[0] == 1) for mask in (found, true)]
    to_true, to_found = _distances(*(voxels @ grid.affine[:3, 2::-1].T for voxels in surfaces))
    if not len(to_true) or not len(to_found):  # all of it borders on what nobody annotated
        return SurfaceScore(None, (None,) * len(tolerances_mm))
    hd95 = max(float(np.percentile(distances, 95)) for distances in (to_true, to_found))
    both = np.concatenate([to_true, to_found])
    return SurfaceScore(hd95, tuple(float(np.mean(both <= tolerance)) for tolerance in tolerances_mm))


def diagonal_mm(grid: Grid) -> float:
    """Return the longest distance between the middles of two voxels of a grid, in mm."""
    steps = np.array(grid.shape[::-1]) - 1
    return max(float(np.linalg.norm(grid.affine[:3, :3] @ (steps * signs))) for signs in _DIAGONALS)


_DIAGONALS = ((1, 1, 1), (1, 1, -1), (1, -1, 1), (-1, 1, 1))
"""From corner to corner; their lengths differ on a sheared grid."""


def _surface(mask: NDArray[np.bool_], unknown: NDArray[np.bool_] | None, flat: bool) -> NDArray[np.float64]:
    """Return the voxels (k, j, i), shape (n, 3), of a mask that have a face neighbour outside of it."""
    solid = np.pad(mask if unknown is None else mask | unknown, 1)
    middle = (slice(1, -1),) * 3
    inner = np.ones_like(mask)
    for axis in range(1 if flat else 0, 3):
        for start in (0, 2):
            at = list(middle)
            at[axis] = slice(start, start + mask.shape[axis])
            inner &= solid[tuple(at)]
    return np.argwhere(mask & ~inner).astype(np.float64)


def _distances(
    first: NDArray[np.float64], second: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the distance of each point, shape (n, 3), of one set to the nearest of the other, and back."""
    from scipy.spatial import KDTree

    if not len(first) or not len(second):
        return np.full(len(first), np.inf), np.full(len(second), np.inf)
    forth, back = (
        KDTree(others, leafsize=32).query(points, workers=-1)[0]
        for points, others in ((first, second), (second, first))
    )
    return forth, back
