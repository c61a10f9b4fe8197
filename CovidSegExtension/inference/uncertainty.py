"""How unsure the network was, slice by slice and around each place: where a reader should look first."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..geometry import Grid
from ..volume import Volume

_REGION_MM = 15.0
"""Side of the cubes over which the uncertainty is averaged: the thin rim of every lesion, where any network wavers,
weighs little in one."""

_APART_MM = 30.0
"""What lies nearer to a worse place belongs to it."""

_MIN_PERCENT = 10.0
"""Cubes that are surer than this are not worth a look."""

_COARSE_MM = 5.0
"""Voxels are first averaged to about this size: a third of a cube."""


def slice_uncertainty(uncertainty: NDArray, cavity: NDArray[np.bool_], volume: Volume) -> NDArray[np.float32]:
    """Return one number for each axial slice, from the lowest to the highest.

    Parameters
    ----------
    uncertainty : ndarray, shape (Z, Y, X)
        Entropy over its maximum, 0 to 1, on the stored grid of `volume` (`inference.Segmentation.uncertainty`).
    cavity : ndarray of bool, shape (Z, Y, X)
        The thoracic cavity on the same grid; what lies outside does not count.

    Returns
    -------
    ndarray, shape (slices,)
        Entropy summed over the cavity, divided by the area of the largest cross-section of the cavity: 0 is sure, 1
        would be a guess everywhere. The same divisor for all, so that a few voxels at an apex do not come first.
    """
    to_axial = volume.orientation.to_axial
    sums, areas = [], []
    for entropy, inside in zip(to_axial(uncertainty), to_axial(cavity), strict=True):
        sums.append(entropy[inside].sum(dtype=np.float64))
        areas.append(np.count_nonzero(inside))
    return (np.array(sums) / (max(areas, default=0) or 1)).astype(np.float32)


def in_percent(uncertainty: NDArray, cavity: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Return the map as it is handed on and shown: whole percent, 0 outside the thoracic cavity.

    Parameters
    ----------
    uncertainty : ndarray, shape (Z, Y, X)
        Entropy over its maximum, 0 to 1; half of it is a choice between two equally likely classes.
    cavity : ndarray of bool, shape (Z, Y, X)
        Outside of it no lesion is reported, so that it does not matter how sure the network was.
    """
    return np.where(cavity, np.rint(np.asarray(uncertainty, np.float32) * 100), 0).astype(np.uint8)


class UncertainPlace(NamedTuple):
    """A place worth a look.

    Attributes
    ----------
    centre_ras : tuple of float
        Its middle, in RAS mm.
    uncertainty : float
        0 (sure) to 1: of an axial slice, or in the mean of a cube of 15 mm.
    """

    centre_ras: tuple[float, float, float]
    uncertainty: float


def uncertain_regions(percent: NDArray[np.uint8], grid: Grid, count: int = 10) -> list[UncertainPlace]:
    """Return the places around which the network was least sure, the worst first.

    Parameters
    ----------
    percent : ndarray of uint8, shape (Z, Y, X)
        As `in_percent` returns it, in any storage order.
    grid : Grid
        Its grid.
    count : int
        As many at most.
    """
    from scipy.ndimage import uniform_filter

    steps = [
        max(1, min(round(_COARSE_MM / mm), length)) for mm, length in zip(grid.spacing_mm, grid.shape, strict=True)
    ]
    means: NDArray = percent
    for axis, step in enumerate(steps):
        starts = np.arange(0, percent.shape[axis], step)
        lengths = np.diff([*starts, percent.shape[axis]]).astype(np.float32)
        sums = np.add.reduceat(means, starts, axis=axis, dtype=np.float32)
        means = sums / lengths.reshape([-1 if each == axis else 1 for each in range(3)])
    cube = [max(1, round(_REGION_MM / (mm * step))) for mm, step in zip(grid.spacing_mm, steps, strict=True)]
    means = uniform_filter(means, cube, mode="constant")
    middles = np.stack(np.meshgrid(*map(np.arange, means.shape), indexing="ij"), axis=-1).reshape(-1, 3)
    index = np.minimum(middles * steps + (np.array(steps) - 1) / 2, np.array(percent.shape) - 1)
    ras = grid.to_ras(index)
    left = means.ravel().copy()
    places: list[UncertainPlace] = []
    while len(places) < count and left.max(initial=0) >= _MIN_PERCENT:
        worst = int(left.argmax())
        x, y, z = (float(mm) for mm in ras[worst])
        places.append(UncertainPlace((x, y, z), float(left[worst]) / 100))
        left[np.square(ras - ras[worst]).sum(axis=1) < _APART_MM**2] = 0
    return places


def uncertain_slices(uncertainty: Sequence[float]) -> list[int]:
    """Return the slices whose uncertainty stands above both neighbours', most uncertain first."""
    values = np.concatenate([[-np.inf], np.asarray(uncertainty, float), [-np.inf]])
    middle = values[1:-1]
    peaks = np.flatnonzero((middle > 0) & (middle >= values[:-2]) & (middle > values[2:]))
    return [int(index) for index in peaks[np.argsort(-middle[peaks], kind="stable")]]
