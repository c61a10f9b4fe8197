"""Volumes in overlapping patches, for networks that look at stacks of slices: cut, weigh, average."""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ..labels import CLASSES
from ..preprocessing import CropBox, Preprocessing
from ..volume import Volume

OVERLAP = 0.25
"""Share of a patch that its neighbour sees too, along each axis."""


@dataclass(frozen=True)
class Stack:
    """Consecutive slices of a volume as a 3D network meets them, made when they are asked for.

    Parameters
    ----------
    axial : Volume
        A `Volume.axial()`.
    cavity : ndarray, shape (Z, Y, X)
        Thoracic cavity on the same grid: where a result is wanted.
    first, count : int
        Which slices of `axial`.
    """

    axial: Volume
    cavity: NDArray[np.bool_]
    preprocessing: Preprocessing
    crop_box: CropBox
    first: int
    count: int

    @property
    def shape(self) -> tuple[int, int, int]:
        """Slices, rows and columns, in the crop box."""
        return (self.count, *self.crop_box.size)

    def images(self, start: int, end: int) -> Tensor:
        """Return network input (C_in, D, h, w) for the slices `start`...`end` (not included) of the stack."""
        hounsfield = np.ascontiguousarray(self.axial.hounsfield[self.first + start : self.first + end, None])
        return self.preprocessing.sample(torch.from_numpy(hounsfield), self.crop_box).movedim(1, 0)

    def wanted(self, start: int, end: int) -> Tensor:
        """Return where a result is wanted in these slices, (D, h, w) bool."""
        cavity = np.ascontiguousarray(self.cavity[self.first + start : self.first + end, None], np.float32)
        return self.crop_box.sample(torch.from_numpy(cavity), "nearest")[:, 0] > 0.5

    def middle(self, depth: int) -> "Stack":
        """Return the `depth` slices in the middle, or all where there are fewer."""
        depth = min(depth, self.count)
        return dataclasses.replace(self, first=self.first + (self.count - depth) // 2, count=depth)


def sliding_window(
    stack: Stack, patch: tuple[int, int, int], predict: Callable[[Tensor], Tensor], outputs: int = CLASSES.outputs
) -> Iterator[tuple[int, Tensor]]:
    """Run a network over a stack in patches and yield the blended result, a few finished slices at a time.

    Where patches overlap, each counts by a Gaussian around its centre. No more than a patch's depth of slices is held
    at once, so memory does not grow with the number of slices.

    Parameters
    ----------
    patch : (int, int, int)
        Slices, rows and columns of a patch. Rows and columns are cut to the stack where they are more; a stack of
        fewer slices repeats its last one, as in training.
    predict : callable
        From patches (N, C_in, d, y, x) to probabilities (N, C, d, y, x) on the CPU.
    outputs : int
        C.

    Yields
    ------
    first : int
        The first of the finished slices, counted in the stack.
    probabilities : tensor, shape (n, C, h, w)
        Of the finished slices; background 1 where no patch lay.
    """
    count, *size = stack.shape
    depth, height, width = (min(sides) for sides in zip(patch, stack.shape, strict=True))
    weights = gaussian((depth, height, width))
    corners = [(y, x) for y in starts(size[0], height) for x in starts(size[1], width)]
    windows = [(slice(y, y + height), slice(x, x + width)) for y, x in corners]
    at_z = starts(count, depth)
    summed, total = torch.zeros(outputs, depth, *size), torch.zeros(depth, *size)
    for z, next_z in zip(at_z, [*at_z[1:], count], strict=True):
        wanted = stack.wanted(z, z + depth)
        chosen = [(rows, columns) for rows, columns in windows if wanted[:, rows, columns].any()]
        if chosen:
            images = stack.images(z, z + depth)
            images = torch.cat([images, images[:, -1:].expand(-1, patch[0] - depth, -1, -1)], dim=1)
            found = predict(torch.stack([images[:, :, rows, columns] for rows, columns in chosen]))[:, :, :depth]
            for (rows, columns), probabilities in zip(chosen, found, strict=True):
                summed[..., rows, columns] += probabilities * weights
                total[:, rows, columns] += weights
        finished = next_z - z
        result = summed[:, :finished] / total[:finished].clamp(min=1e-6)
        result[0, total[:finished] == 0] = 1
        yield z, result.movedim(1, 0)
        summed, total = summed.roll(-finished, 1), total.roll(-finished, 0)
        summed[:, depth - finished :] = 0
        total[depth - finished :] = 0


def starts(size: int, side: int) -> list[int]:
    """Return where patches of `side` begin so that they cover `size` evenly and overlap by about `OVERLAP` or more."""
    count = 1 + -(-(size - side) // max(1, int(side * (1 - OVERLAP))))
    return [round(index * (size - side) / max(1, count - 1)) for index in range(count)]


def gaussian(patch: tuple[int, int, int]) -> Tensor:
    """Return a patch of weights: a Gaussian of an eighth of the patch, at most 1 and nowhere below 1/1000."""
    weights = torch.ones(())
    for side in patch:
        distance = (torch.arange(side) - (side - 1) / 2) / (side / 8)
        weights = weights[..., None] * torch.exp(-0.5 * distance.square())
    return weights.clamp(min=1e-3)
