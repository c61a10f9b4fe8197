"""Coarse grids: means over blocks of voxels."""

import numpy as np
from numpy.typing import NDArray


def block_mean(hounsfield: NDArray, factors: tuple[int, int, int]) -> NDArray[np.int16]:
    """Return the means of HU, shape (Z, Y, X), over blocks of `factors` voxels; a rest at the far ends is not used.

    Works along memory, whatever way the axial view runs through it, and in pieces.
    """
    order = np.argsort([-abs(stride) for stride in hounsfield.strides], kind="stable")
    stored, (fz, fy, fx) = hounsfield.transpose(order), (factors[axis] for axis in order)
    depth, height, width = stored.shape[0] // fz, stored.shape[1] // fy, stored.shape[2] // fx
    result = np.empty((depth, height, width), np.int16)
    piece = max(1, 2_000_000 // (fz * stored[0].size))
    for start in range(0, depth, piece):
        block = stored[start * fz : min(start + piece, depth) * fz, : height * fy, : width * fx]
        # int32 holds any sum of int16; rare float volumes are summed as they are.
        total = np.zeros((len(block) // fz, height, width), np.int32 if block.dtype == np.int16 else np.float32)
        for z in range(fz):
            for y in range(fy):
                for x in range(fx):
                    total += block[z::fz, y::fy, x::fx]
        result[start : start + piece] = np.clip(total // (fz * fy * fx), -2000, 4000)
    return result.transpose(np.argsort(order))
