"""A click in a lesion that was missed, or on something that is none: the region around it that belongs together.

A random walker (Grady 2006) with a prior (Grady 2005): each voxel asks whether a walk that shuns edges of the image
comes to the click or to normal lung first, weighed with how much its own grey value looks like either. No network: an
answer takes a fraction of a second in the process of the user interface, and any segmentation can be corrected, whoever
drew it. ``benchmarks/clicks`` measures how many clicks it saves.
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
"""A point stands for the tissue within this distance of it."""

_ABOVE_HU = 350.0
"""Denser than the click by more than this is something else: consolidation beside ground glass, bone beside either."""

_LARGEST_LOG_ODDS = 3.0
"""No grey value by itself is surer than 95 %; the neighbours decide then."""

_DRAWN_LOG_ODDS = 0.7
"""What is drawn already beside a click that adds is likelier right than wrong (67 %)."""

_KEPT_LOG_ODDS = 1.5
"""What is drawn beside a click that takes away is right more often (82 %)."""

_EDGE_HU = 80.0
"""Neighbours that differ by more than this are hardly walked between; noise after smoothing is a quarter of it."""

_WEAKEST_EDGE = 1e-4
"""Keeps every voxel joined to the others, so that the equations have one solution."""

_PRIOR = 0.05
"""Weight of a voxel's own grey value against each of its neighbours; from 0.01 to 0.2 hardly a figure changed."""

_SEED_WEIGHT = 100.0
"""The click itself is certain."""

_VOXELS_OF_REACH = 40
"""Where a reach is longer, every second, third... voxel is looked at, so that no stroke takes much over a second."""

_MOST_STEPS = 300
"""Of the solution; it needs some tens."""

_CONTOUR_MM = 1.5
"""Readers draw smooth outlines: the shares of walks are smoothed by this before they are cut in two."""

REACH_MM = 30.0
"""How far from it the region around a point may reach."""

_REACH_OF_RADIUS = 3.0
_SHORTEST_REACH_MM = 8.0
"""A stroke of some size reaches as far as so many times its radius, at least this far."""


@dataclass(frozen=True)
class Click:
    """A click.

    Attributes
    ----------
    voxel : tuple of int
        (k, j, i) on the grid of the CT.
    radius_mm : float
        All within this distance of it is meant for sure, as under a brush; 0 for a point.
    """

    voxel: tuple[int, int, int]
    radius_mm: float = 0.0

    @property
    def reach_mm(self) -> float:
        """How far from the click its region may reach."""
        return max(_REACH_OF_RADIUS * self.radius_mm, _SHORTEST_REACH_MM) if self.radius_mm else REACH_MM


@dataclass(frozen=True)
class _Place:
    """What lies within reach of a click; the arrays have the shape of `box`, which may leave voxels out."""

    box: tuple[slice, slice, slice]
    seed: tuple[int, int, int]
    radius: float
    spacing: NDArray[np.float64]
    smooth: NDArray[np.float32]
    distance: NDArray[np.float64]
    allowed: NDArray[np.bool_]

    @property
    def is_seed(self) -> NDArray[np.bool_]:
        """The voxels for which the click stands."""
        near = (self.distance <= max(self.radius or _SEED_MM, float(self.spacing.min()))) & self.allowed
        near[self.seed] = True
        return near

    @property
    def clicked_hu(self) -> float:
        """The grey value of the click."""
        return float(np.median(self.smooth[self.is_seed]))


def add_lesion(
    labels: NDArray[np.uint8], value: int, hounsfield: NDArray, grid: Grid, allowed: NDArray[np.bool_], click: Click
) -> NDArray[np.bool_]:
    """Return the voxels that a click adds to a class.

    Parameters
    ----------
    labels : ndarray of uint8, shape (Z, Y, X)
        What is drawn; it is not changed, and voxels of other labels are not added.
    value : int
        The class.
    hounsfield : ndarray, shape (Z, Y, X)
        The CT, in HU.
    grid : Grid
        The grid of both.
    allowed : ndarray of bool, shape (Z, Y, X)
        Where a lesion may be: the lung field.
    click : Click

    Returns
    -------
    ndarray of bool, shape (Z, Y, X)
        What is joined to the click within its reach, and has no label yet; holes in a slice are filled.

    Raises
    ------
    InputError
        If the click lies where the lesion cannot be.
    """
    place = _place(hounsfield, grid, allowed & ((labels == 0) | (labels == value)), click)
    clicked = place.clicked_hu
    aerated = hounsfield[place.box][place.allowed & (hounsfield[place.box] < min(AERATED_HU, clicked))]
    normal = float(np.median(aerated)) if aerated.size else _AERATED_WITHOUT_ANY_HU
    # From the middle between lesion and lung, a sixth of the way between them is surer by one.
    width = max(_EDGE_HU / 2, (clicked - normal) / 6)
    odds = np.clip((place.smooth - (clicked + normal) / 2) / width, -_LARGEST_LOG_ODDS, _LARGEST_LOG_ODDS)
    odds[place.smooth > clicked + _ABOVE_HU] = -_LARGEST_LOG_ODDS
    odds += np.where(labels[place.box] == value, _DRAWN_LOG_ODDS, 0)
    region = _joined(_walk(place, odds) > 0.5, place)
    for plane in region:
        plane |= _filled(plane)
    return _in_whole(region & place.allowed, place, labels.shape) & allowed & (labels == 0)


def remove_lesion(labels: NDArray[np.uint8], hounsfield: NDArray, grid: Grid, click: Click) -> NDArray[np.bool_]:
    """Return the voxels, shape (Z, Y, X), that a click takes away: what looks like it in the label on which it lies.

    Parameters and errors are those of `add_lesion`.
    """
    value = labels[click.voxel] if all(i < n for i, n in zip(click.voxel, labels.shape, strict=True)) else 0
    if value == 0:
        raise InputError("There is no lesion where the click lies; click on what is to go.")
    place = _place(hounsfield, grid, labels == value, click)
    alike = np.exp(-(((place.smooth - place.clicked_hu) / _EDGE_HU) ** 2))
    odds = (_KEPT_LOG_ODDS + 1) * alike * (place.distance <= click.reach_mm / 2) - _KEPT_LOG_ODDS
    return _in_whole(_joined(_walk(place, odds) > 0.5, place), place, labels.shape) & (labels == value)


def _place(hounsfield: NDArray, grid: Grid, allowed: NDArray[np.bool_], click: Click) -> _Place:
    from scipy import ndimage

    inside = all(0 <= index < length for index, length in zip(click.voxel, hounsfield.shape, strict=True))
    if not inside or not allowed[click.voxel]:
        raise InputError("The click lies where no such lesion can be; click inside the lungs, or on what is to go.")
    finest = np.array(grid.spacing_mm)
    steps = np.maximum(1, (click.reach_mm / finest / _VOXELS_OF_REACH).astype(int))
    spacing = finest * steps
    starts, seed = [], []
    for index, step, mm in zip(click.voxel, steps, spacing, strict=True):
        before = min(int(np.ceil(click.reach_mm / mm)), index // int(step))
        starts.append(index - before * int(step))
        seed.append(before)
    k, j, i = (
        slice(start, index + int(np.ceil(click.reach_mm / mm)) * int(step) + 1)
        for start, index, step, mm in zip(starts, click.voxel, steps, spacing, strict=True)
    )
    smooth = ndimage.gaussian_filter(np.asarray(hounsfield[k, j, i], np.float32), _SMOOTHING_MM / finest)
    smooth = smooth[tuple(slice(None, None, int(step)) for step in steps)]
    k, j, i = (slice(one.start, one.stop, int(step)) for one, step in zip((k, j, i), steps, strict=True))
    box = (k, j, i)
    z, y, x = (((np.arange(n) - at) * mm) ** 2 for n, at, mm in zip(smooth.shape, seed, spacing, strict=True))
    distance = np.sqrt(z[:, None, None] + y[:, None] + x)
    within = allowed[box] & (distance <= click.reach_mm)
    return _Place(box, (seed[0], seed[1], seed[2]), click.radius_mm, spacing, smooth, distance, within)


def _walk(place: _Place, odds: NDArray) -> NDArray[np.float64]:
    """Return the share of walks that end as the click does, given each voxel's own log odds, smoothed; 0 elsewhere.

    The shares x make the energy least: edges w (x_a - x_b)^2, and for each voxel g (x - p)^2 with its prior p.
    """
    from scipy import sparse

    mask = place.allowed
    count = int(np.count_nonzero(mask))
    number = np.full(mask.shape, -1)
    number[mask] = np.arange(count)
    ones, others, weights = [], [], []
    for axis, mm in enumerate(place.spacing):
        before: list[slice] = [slice(None)] * 3
        after: list[slice] = [slice(None)] * 3
        before[axis], after[axis] = slice(None, -1), slice(1, None)
        here, there = tuple(before), tuple(after)
        both = mask[here] & mask[there]
        step = (place.smooth[here] - place.smooth[there])[both]
        ones.append(number[here][both])
        others.append(number[there][both])
        weights.append(np.exp(-((step / _EDGE_HU) ** 2)) * place.spacing.min() / mm + _WEAKEST_EDGE)
    first, second, weight = np.concatenate(ones), np.concatenate(others), np.concatenate(weights)
    degree = np.bincount(first, weight, count) + np.bincount(second, weight, count)
    prior = 1 / (1 + np.exp(-odds[mask].astype(np.float64)))
    certain = np.where(place.is_seed[mask], _SEED_WEIGHT, 0.0)
    diagonal = degree + _PRIOR + certain
    pairs = (np.r_[first, second], np.r_[second, first])
    matrix = sparse.csr_matrix((-np.r_[weight, weight], pairs), (count, count)) + sparse.diags(diagonal)
    shares = np.zeros(mask.shape)
    shares[mask] = _solve(matrix.tocsr(), _PRIOR * prior + certain, prior, diagonal)
    return _smoothed(shares, mask, place.spacing)


def _smoothed(shares: NDArray[np.float64], mask: NDArray[np.bool_], spacing: NDArray) -> NDArray[np.float64]:
    """Return each voxel's share as the mean around it; what lies outside of the mask counts for nothing."""
    from scipy import ndimage

    counted = ndimage.gaussian_filter(mask.astype(np.float64), _CONTOUR_MM / spacing)
    return ndimage.gaussian_filter(shares, _CONTOUR_MM / spacing) * mask / np.maximum(counted, 1e-6)


def _solve(matrix: object, right: NDArray, start: NDArray, diagonal: NDArray) -> NDArray[np.float64]:
    """Return the solution by conjugate gradients, to a thousandth; scipy's have other arguments in each version."""
    solution = start.copy()
    rest = right - matrix @ solution
    step = scaled = rest / diagonal
    product, enough = float(rest @ scaled), 1e-6 * float(right @ right)
    for _ in range(_MOST_STEPS):
        if float(rest @ rest) <= enough:
            break
        image = matrix @ step
        share = product / float(step @ image)
        solution += share * step
        rest -= share * image
        scaled = rest / diagonal
        before, product = product, float(rest @ scaled)
        step = scaled + product / before * step
    return solution


def _joined(region: NDArray[np.bool_], place: _Place) -> NDArray[np.bool_]:
    """Return what of a region is joined to the click by faces."""
    from scipy import ndimage

    region |= place.is_seed
    numbers, _ = ndimage.label(region)
    return numbers == numbers[place.seed]


def _filled(plane: NDArray[np.bool_]) -> NDArray[np.bool_]:
    from scipy import ndimage

    return ndimage.binary_fill_holes(plane)


def _in_whole(region: NDArray[np.bool_], place: _Place, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Return a region on the whole grid; a voxel that was left out is as the nearest that was looked at."""
    whole = np.zeros(shape, np.bool_)
    inside, nearest = [], []
    for part, count, length in zip(place.box, region.shape, shape, strict=True):
        last = part.start + (count - 1) * part.step
        here = np.arange(max(0, part.start - part.step // 2), min(length, last + part.step // 2 + 1))
        inside.append(slice(int(here[0]), int(here[-1]) + 1))
        nearest.append(np.clip((here - part.start + part.step // 2) // part.step, 0, count - 1))
    whole[tuple(inside)] = region[np.ix_(*nearest)]
    return whole
