"""Less to look at than all voxels: every so many of a scan, and sums of square blocks of a slice."""

import numpy as np
from numpy.typing import NDArray


def step_of(length: int, enough: int) -> int:
    """Return which of `length` slices, rows or columns are looked at, every n-th, where `enough` of them suffice."""
    return max(1, length // enough)


def block_sums(plane: NDArray, side: int) -> NDArray[np.float32]:
    """Return the sums of square blocks of a slice, shape (Y, X); what is left at two sides is not counted.

    Lines are added first, in their own type, which must hold it, then every so many columns: far faster than a sum over
    two short axes.
    """
    rows, columns = (length // side for length in plane.shape)
    blocks = plane[: rows * side, : columns * side].reshape(rows, side, columns * side)
    lines = blocks.sum(axis=1, dtype=np.result_type(plane, np.int16))
    sums = lines[:, ::side].astype(np.float32)
    for column in range(1, side):
        sums += lines[:, column::side]
    return sums
