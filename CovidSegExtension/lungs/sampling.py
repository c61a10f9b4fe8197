"""What the lung network sees: the box around the body, brought to a fixed width whatever the patient's size.

Only the proportions of a voxel matter, so a child, an infant and an adult look alike. Arrays have
shape (Z, Y, X) on the axial grid.
"""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from .blocks import block_mean

LOW_HU, HIGH_HU = -1024.0, 200.0
"""The values that the network tells apart. Above, 8-bit images of a lung window are saturated."""
BODY_HU = -500
"""Means over blocks of voxels above it belong to the body (or the table), not to the air around it."""
LONG_SIDE = 192
"""Pixels of the longer side of the box around the body, as the network sees it."""


@dataclass(frozen=True)
class Box:
    """Rows and columns of the axial grid: what is outside is air."""

    rows: slice
    columns: slice

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width in voxels."""
        return self.rows.stop - self.rows.start, self.columns.stop - self.columns.start

    def coarse_shape(self, spacing_mm: tuple[float, float, float], long_side: int) -> tuple[int, int]:
        """Return height and width in square pixels, of which the longer side has `long_side`."""
        lengths = [count * step for count, step in zip(self.shape, spacing_mm[1:], strict=True)]
        height, width = (max(1, round(length * long_side / max(lengths))) for length in lengths)
        return height, width


def with_body(hounsfield: NDArray) -> slice:
    """Return the slices from the first to the last that show any body; all, where none does.

    What pads a scan above and below would be a neighbour of its slices, and most of what is seen where they are few.
    """
    depth = len(hounsfield)
    first = next((z for z in range(depth) if hounsfield[z].max() > BODY_HU), 0)
    last = next((z for z in reversed(range(depth)) if hounsfield[z].max() > BODY_HU), depth - 1)
    return slice(first, last + 1)


def body_box(hounsfield: NDArray) -> Box | None:
    """Return the box around everything denser than lung and air, or None where there is nothing."""
    depth, height, width = hounsfield.shape
    factors = 1, max(1, height // 128), max(1, width // 128)
    dense = block_mean(hounsfield[:: max(1, depth // 32)], factors) > BODY_HU
    rows, columns = (np.flatnonzero(dense.any(axis)) for axis in ((0, 2), (0, 1)))
    if len(rows) == 0:
        return None
    return Box(_fine(rows, factors[1], height), _fine(columns, factors[2], width))


def _fine(used: NDArray[np.intp], factor: int, length: int) -> slice:
    start, stop = int(used[0]) - 1, int(used[-1]) + 2
    return slice(max(0, start * factor), length if stop * factor > length - factor else stop * factor)


def shrink(hounsfield: NDArray, box: Box, shape: tuple[int, int]) -> NDArray[np.float32]:
    """Return the slices inside `box`, clipped to what the network tells apart, at `shape` pixels (area means)."""
    result = np.empty((len(hounsfield), *shape), np.float32)
    for z, plane in enumerate(hounsfield):
        image = torch.from_numpy(np.ascontiguousarray(plane[box.rows, box.columns], np.float32)).clamp_(LOW_HU, HIGH_HU)
        small = F.interpolate(image[None, None], shape, mode="bilinear", align_corners=False, antialias=True)
        result[z] = small[0, 0].numpy()
    return result


def normalised(images: torch.Tensor) -> torch.Tensor:
    """Return HU as the network takes them: air -1, everything dense +1."""
    return (images.clamp(LOW_HU, HIGH_HU) - LOW_HU) * (2 / (HIGH_HU - LOW_HU)) - 1
