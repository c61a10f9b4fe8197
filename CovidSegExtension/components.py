"""Connected parts of label maps and masks, found on runs: neighbouring voxels of one value in a row.

A lesion of a million voxels has some ten thousand runs, so this takes a tenth of the time and memory of labelling
voxels, and spares a start the third of a second that SciPy takes to load.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class ConnectedRuns:
    """The runs of an array, in the order of its voxels.

    Attributes
    ----------
    shape : tuple of int
        Of the array: (Z, Y, X).
    starts, stops : ndarray of int, shape (n,)
        First voxel of each run and the one after its last, as indices of the flattened array.
    values : ndarray, shape (n,)
        The value of each run's voxels, never 0.
    parts : ndarray of int, shape (n,)
        Number of the connected part that the run belongs to, from 1 in the order of the parts' first voxels.
    """

    shape: tuple[int, int, int]
    starts: NDArray[np.intp]
    stops: NDArray[np.intp]
    values: NDArray
    parts: NDArray[np.intp]

    @property
    def sizes(self) -> NDArray[np.intp]:
        """Voxels of each part, shape (parts + 1,); the first entry is 0."""
        lengths = self.stops - self.starts
        return np.bincount(self.parts, weights=lengths, minlength=1).astype(np.intp)

    def voxels(self, parts: NDArray[np.bool_]) -> tuple[NDArray[np.intp], ...]:
        """Return the voxels, as an index of the array, of the parts at whose number `parts`, (parts + 1,), is true."""
        runs = parts[self.parts]
        starts, lengths = self.starts[runs], (self.stops - self.starts)[runs]
        before = np.cumsum(lengths) - lengths
        return np.unravel_index(np.arange(lengths.sum()) + np.repeat(starts - before, lengths), self.shape)

    def mask(self, parts: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return where those parts are, shape (Z, Y, X), at whose number `parts` is true: for parts of many voxels."""
        runs = parts[self.parts]
        borders = np.zeros(2 * np.count_nonzero(runs) + 2, np.intp)
        borders[1:-1:2], borders[2:-1:2], borders[-1] = self.starts[runs], self.stops[runs], math.prod(self.shape)
        inside = np.arange(len(borders) - 1) % 2 == 1
        return np.repeat(inside, np.diff(borders)).reshape(self.shape)

    def parts_at(self, voxels: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return the numbers of the parts to which voxels, flat indices of shape (n,), belong; 0 for none."""
        if not len(self.starts):
            return np.zeros(len(voxels), np.intp)
        runs = np.searchsorted(self.starts, voxels, "right") - 1
        return np.where((runs >= 0) & (voxels < self.stops[runs]), self.parts[runs], 0)


def connected_runs(array: NDArray, corners: bool = False, merged: bool = False) -> ConnectedRuns:
    """Find the connected parts of an array of uint8 or bool, shape (Z, Y, X); each consists of voxels of one value.

    Parameters
    ----------
    corners : bool
        Whether voxels that share an edge or a corner are connected too, not only those that share a face.
    merged : bool
        Whether all values but 0 count as one, True; no copy of the whole array is made for it.
    """
    depth, height, width = array.shape
    rows, firsts, ends, values = _runs(array, np.dtype(np.bool_) if merged else array.dtype)
    # Each row's keys keep clear of the next one's, and a row of nothing stands between two slices.
    wide = width + 2
    row_keys = (rows + rows // height) * wide
    start_keys, stop_keys = row_keys + firsts, row_keys + ends
    links = []
    for dz, dy in ((0, 1), (1, -1), (1, 0), (1, 1)) if corners else ((0, 1), (1, 0)):
        ahead = (dz * (height + 1) + dy) * wide
        low = np.searchsorted(stop_keys, start_keys + ahead, "left" if corners else "right")
        high = np.searchsorted(start_keys, stop_keys + ahead, "right" if corners else "left")
        counts = np.maximum(high - low, 0)
        ours = np.repeat(np.arange(len(rows)), counts)
        theirs = np.arange(len(ours)) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(low, counts)
        same = values[ours] == values[theirs]
        links.append((ours[same], theirs[same]))
    roots = _roots(
        len(rows), np.concatenate([ours for ours, _ in links]), np.concatenate([other for _, other in links])
    )
    is_root = roots == np.arange(len(roots))
    starts, stops = rows * width + firsts, rows * width + ends
    return ConnectedRuns((depth, height, width), starts, stops, values, np.cumsum(is_root)[roots])


def _runs(array: NDArray, dtype: np.dtype) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp], NDArray]:
    """Return each run's row (counted through all slices), first column, the column after its last, and value."""
    _, height, width = array.shape
    # Nothing stands before the first row and after each one, so that every run begins and ends with a change.
    flat = np.zeros(1 + height * (width + 1), dtype)
    framed, differs = flat[1:].reshape(height, width + 1), np.empty(flat.size - 1, np.bool_)
    places, values = [np.zeros(0, np.intp)], [np.zeros(0, dtype)]
    for z in np.flatnonzero(array.any(axis=(1, 2))):
        framed[:, :width] = array[z]
        changes = np.flatnonzero(np.not_equal(flat[1:], flat[:-1], out=differs))
        places.append(changes + z * framed.size)
        values.append(flat[1:][changes])
    place, value = np.concatenate(places), np.concatenate(values)
    begins = np.flatnonzero(value)
    rows, firsts = np.divmod(place[begins], width + 1)
    return rows, firsts, place[begins + 1] - rows * (width + 1), value[begins]


def _roots(count: int, ones: NDArray[np.intp], others: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the lowest of the numbers that each of `count` numbers is linked with, by whatever way.

    Roots that are linked are hung below one another, and all paths shortened, until no link joins two roots.
    """
    roots = np.arange(count)
    while True:
        ones, others = roots[ones], roots[others]
        apart = ones != others
        if not apart.any():
            return roots
        ones, others = ones[apart], others[apart]
        np.minimum.at(roots, np.maximum(ones, others), np.minimum(ones, others))
        while not np.array_equal(shorter := roots[roots], roots):
            roots = shorter
