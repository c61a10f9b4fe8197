"""Connected parts of label maps and masks, found on runs: neighbouring voxels of one value in a row.

A lesion of a million voxels has some ten thousand runs, so this takes a tenth of the time and memory of labelling
voxels, and spares a start the third of a second that SciPy takes to load.
"""

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
        """Return the voxels, as an index of the array, of those parts at whose number `parts` is true."""
        runs = parts[self.parts]
        starts, lengths = self.starts[runs], (self.stops - self.starts)[runs]
        before = np.cumsum(lengths) - lengths
        return np.unravel_index(np.arange(lengths.sum()) + np.repeat(starts - before, lengths), self.shape)


def connected_runs(array: NDArray, corners: bool = False) -> ConnectedRuns:
    """Find the connected parts of an array of uint8 or bool, shape (Z, Y, X); each consists of voxels of one value.

    Parameters
    ----------
    corners : bool
        Whether voxels that share an edge or a corner are connected too, not only those that share a face.
    """
    depth, height, width = array.shape
    rows, firsts, ends, values = _runs(array)
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


def connected_parts(mask: NDArray[np.bool_], corners: bool = False) -> tuple[NDArray[np.int32], int]:
    """Return the number of each voxel's part, shape (Z, Y, X), 0 outside of `mask`, and how many parts there are.

    `corners` as in `connected_runs`; the numbers are those of `scipy.ndimage.label`.
    """
    runs = connected_runs(mask, corners)
    steps = np.zeros(mask.size + 1, np.int32)
    steps[runs.starts] = runs.parts
    steps[runs.stops] -= runs.parts.astype(np.int32)
    return np.cumsum(steps[:-1], dtype=np.int32).reshape(mask.shape), int(runs.parts.max(initial=0))


def _runs(array: NDArray) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp], NDArray]:
    """Return each run's row (counted through all slices), first column, the column after its last, and value."""
    _, height, width = array.shape
    rows, firsts, ends, values = [], [], [], []
    # A column of nothing ends the last run of every row.
    framed = np.zeros((height, width + 1), array.dtype)
    flat = framed.reshape(-1)
    for z in np.flatnonzero(array.any(axis=(1, 2))):
        framed[:, :width] = array[z]
        changes = np.flatnonzero(flat[1:] != flat[:-1]) + 1
        starts = np.concatenate([[0], changes]) if flat[0] else changes
        used = flat[starts] != 0
        row, first = np.divmod(starts[used], width + 1)
        rows.append(row + z * height)
        firsts.append(first)
        # A run ends where the next change is.
        following = np.searchsorted(changes, starts[used], "right")
        ends.append(changes[following] - row * (width + 1))
        values.append(flat[starts[used]])
    if not rows:
        nothing = np.zeros(0, np.intp)
        return nothing, nothing, nothing, np.zeros(0, array.dtype)
    return np.concatenate(rows), np.concatenate(firsts), np.concatenate(ends), np.concatenate(values)


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
