"""Whether a mask fits its CT better when it is flipped, as where one of both was stored upside-down."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

_FLIPS = ("with its slices in reverse", "upside-down", "left to right")
"""What a flip along each axis of the axial grid is called."""
_MOST_SLICES = 12
_RANGE_HU = (-1000, 200)
_PLAUSIBLE_MORE = 0.2
"""Share of the mask that has HU of its class only when flipped; 0.18 at the most in masks that are right."""
_EDGES_MORE = 1.1
"""Mean step in HU at the edges of the flipped mask over that of the mask itself; there it was 0.31."""


def flip_that_fits(
    hounsfield: NDArray, labels: NDArray[np.uint8], plausible_hu: Mapping[int, tuple[float, float]]
) -> str:
    """Return how the mask is to be flipped to fit, as "upside-down"; empty where it fits as it is.

    Parameters
    ----------
    hounsfield, labels : ndarray, shape (Z, Y, X)
        On the axial grid.
    plausible_hu : mapping
        In which range the HU of each class lie, by its value.
    """
    drawn = np.where(np.isin(labels, list(plausible_hu)), labels, 0)
    if not drawn.any():
        return ""
    as_it_is, edges = _fit(hounsfield, drawn, plausible_hu)
    for axis, name in enumerate(_FLIPS):
        plausible, its_edges = _fit(hounsfield, np.flip(drawn, axis), plausible_hu)
        if plausible > as_it_is + _PLAUSIBLE_MORE and its_edges > _EDGES_MORE * edges:
            return name
    return ""


def _fit(
    hounsfield: NDArray, labels: NDArray[np.uint8], plausible_hu: Mapping[int, tuple[float, float]]
) -> tuple[float, float]:
    """Return the share of labelled voxels with HU of their class, and the mean step in HU at the mask's edges."""
    used = np.flatnonzero(labels.any(axis=(1, 2)))
    used = used[:: -(-len(used) // _MOST_SLICES)]
    clipped, labels = hounsfield[used].astype(np.float32).clip(*_RANGE_HU), labels[used]
    return _plausible(clipped, labels, plausible_hu), _edges(clipped, labels > 0)


def _plausible(
    hounsfield: NDArray[np.float32], labels: NDArray[np.uint8], plausible_hu: Mapping[int, tuple[float, float]]
) -> float:
    """Return the share of labelled voxels whose HU are those of their class."""
    fitting = labelled = 0
    for value, (low, high) in plausible_hu.items():
        inside = hounsfield[labels == value]
        labelled += len(inside)
        fitting += np.count_nonzero((inside >= low) & (inside <= high))
    return fitting / max(labelled, 1)


def _edges(hounsfield: NDArray[np.float32], inside: NDArray[np.bool_]) -> float:
    """Return the mean step in HU from one side of the mask's edge to the other, within slices."""
    steps = []
    for values, of in ((hounsfield, inside), (hounsfield.swapaxes(1, 2), inside.swapaxes(1, 2))):
        edge = of[:, 2:] != of[:, :-2]
        steps.append(np.abs(values[:, 2:] - values[:, :-2])[edge])
    found = np.concatenate(steps)
    return float(found.mean()) if len(found) else 0.0
