"""Boxes of arrays."""

import numpy as np
from numpy.typing import NDArray


def box_around(array: NDArray) -> tuple[slice, slice, slice]:
    """Return the smallest box of an array, shape (Z, Y, X), that holds every voxel other than 0."""
    if array.size == 0:
        return slice(0), slice(0), slice(0)
    plane = np.bitwise_or.reduce(array, axis=0)
    held = (array.reshape(len(array), -1).any(axis=1), plane.any(axis=1), plane.any(axis=0))
    z, y, x = (np.flatnonzero(lines) for lines in held)
    if z.size == 0:
        return slice(0), slice(0), slice(0)
    return slice(z[0], z[-1] + 1), slice(y[0], y[-1] + 1), slice(x[0], x[-1] + 1)
