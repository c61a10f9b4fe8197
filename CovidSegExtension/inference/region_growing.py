"""A click in a lesion that was missed, or on something that is none: the region around it that belongs together.

No network: grey values, connectivity and the lungs alone, so that an answer takes a fraction of a second in the process
of the user interface. ``benchmarks/clicks`` measures how many clicks it saves.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..geometry import Grid

AERATED_HU = -700.0
"""Lung above this is hardly well aerated; the median of what lies below is what a lesion is compared with."""

_AERATED_WITHOUT_ANY_HU = -850.0
"""What normal lung is taken for where no aerated lung lies around the click."""

_SMOOTHING_MM = 0.8
"""Noise is smoothed by about a pixel; more would blur the vessels and the rim."""

_SEED_MM = 2.0
"""The click stands for the tissue within this distance of it."""

_ABOVE_HU = 350.0
"""Denser than the click by more than this is something else: consolidation beside ground glass, bone beside either."""

REACH_MM = 30.0
"""Default distance that a region may reach from the click."""


@dataclass(frozen=True)
class Click:
    """A click.

    Attributes
    ----------
    voxel : tuple of int
        (k, j, i) on the grid of the CT.
    reach_mm : float
        How far from it the region may reach.
    """

    voxel: tuple[int, int, int]
    reach_mm: float = REACH_MM


def grow(hounsfield: NDArray, grid: Grid, allowed: NDArray[np.bool_], click: Click) -> NDArray[np.bool_]:
    """Return the region around a click that looks like it and hangs together.

    Parameters
    ----------
    hounsfield : ndarray, shape (Z, Y, X)
        The CT, in HU.
    grid : Grid
        Its grid.
    allowed : ndarray of bool, shape (Z, Y, X)
        Where the region may be: the lung field for a lesion of the lung, the label itself for one that is to go.
    click : Click

    Returns
    -------
    ndarray of bool, shape (Z, Y, X)
        At least the clicked voxel.

    Raises
    ------
    InputError
        If the click lies outside of `allowed`.

    Notes
    -----
    A voxel belongs to the region if its smoothed value lies above the middle between the click and the aerated lung
    around it, and not far above the click; if it is joined to the click by a face within `reach_mm`; holes in a slice
    are filled.
    """
    from scipy import ndimage

    inside = all(0 <= index < length for index, length in zip(click.voxel, hounsfield.shape, strict=True))
    if not inside or not allowed[click.voxel]:
        raise InputError("The click lies where no such lesion can be; click inside the lungs, or on what is to go.")
    spacing = np.array(grid.spacing_mm)
    box = tuple(
        slice(max(0, index - steps), index + steps + 1)
        for index, steps in zip(click.voxel, np.ceil(click.reach_mm / spacing).astype(int), strict=True)
    )
    seed = tuple(index - part.start for index, part in zip(click.voxel, box, strict=True))
    part, may_be = np.asarray(hounsfield[box], np.float32), allowed[box]
    smooth = ndimage.gaussian_filter(part, _SMOOTHING_MM / spacing)
    squares = [((np.arange(n) - at) * mm) ** 2 for n, at, mm in zip(part.shape, seed, spacing, strict=True)]
    distance = np.sqrt(squares[0][:, None, None] + squares[1][:, None] + squares[2])
    centre = float(np.median(smooth[(distance <= max(_SEED_MM, float(spacing.min()))) & may_be]))
    aerated = part[may_be & (part < min(AERATED_HU, centre))]
    normal = float(np.median(aerated)) if aerated.size else _AERATED_WITHOUT_ANY_HU
    lowest = min((centre + normal) / 2, float(smooth[seed]))
    highest = max(centre + _ABOVE_HU, float(smooth[seed]))
    alike = may_be & (smooth >= lowest) & (smooth <= highest) & (distance <= click.reach_mm)
    numbers, _ = ndimage.label(alike)
    region = numbers == numbers[seed]
    for plane in region:
        plane |= ndimage.binary_fill_holes(plane)
    result = np.zeros(hounsfield.shape, np.bool_)
    result[box] = region & may_be
    return result


def add_lesion(
    labels: NDArray[np.uint8], value: int, hounsfield: NDArray, grid: Grid, allowed: NDArray[np.bool_], click: Click
) -> NDArray[np.bool_]:
    """Return the voxels that a click adds to a class: the region around it, as far as it has no label yet.

    `labels`, shape (Z, Y, X), are not changed; other arguments and errors as of `grow`.
    """
    free = (labels == 0) | (labels == value)
    return grow(hounsfield, grid, allowed & free, click) & (labels == 0)


def remove_lesion(labels: NDArray[np.uint8], hounsfield: NDArray, grid: Grid, click: Click) -> NDArray[np.bool_]:
    """Return the voxels that a click takes away: what looks like it in the label on which it lies.

    Raises
    ------
    InputError
        If there is no label at the click.
    """
    value = labels[click.voxel] if all(i < n for i, n in zip(click.voxel, labels.shape, strict=True)) else 0
    if value == 0:
        raise InputError("There is no lesion where the click lies; click on what is to go.")
    return grow(hounsfield, grid, labels == value, click)
