"""What an image looks like, small enough to compare every case with every other: near copies are found by it.

Whoever trains on a slice and tests on the same one with other noise or compression reports figures that mean nothing.
"""

import base64
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ..volume import Volume

_SLICES, _BLOCKS = 4, 12
"""Slices, spread evenly, and means of blocks along each of their sides."""
_RANGE_HU = (-1100, 300)
"""Not from -1000: noise in air would be cut off at one side, and raise the means."""
_ALIKE_HU = 8.0
"""Root mean square difference of near copies at the most: noise of 40 HU and strong JPEG make 3 and less; two series of
one scan differ by 26, and phantoms of two seeds, which share their body, by 16 and more."""


def appearance_of(axial: Volume) -> str:
    """Return means of blocks of some slices, a byte each, as text.

    Parameters
    ----------
    axial : Volume
        On the axial grid; where it has fewer voxels than blocks along an axis, there is nothing to compare.
    """
    slices, rows, columns = axial.shape
    if min(rows, columns) < _BLOCKS:
        return ""
    low, high = _RANGE_HU
    ys, xs = (np.linspace(0, length, _BLOCKS + 1).astype(int) for length in (rows, columns))
    chosen = np.unique(np.linspace(0, slices - 1, min(slices, _SLICES)).round().astype(int))
    found = []
    for z in chosen:
        clipped = axial.hounsfield[z].astype(np.float32).clip(low, high)
        sums = np.add.reduceat(np.add.reduceat(clipped, ys[:-1], axis=0), xs[:-1], axis=1)
        found.append(sums / np.outer(np.diff(ys), np.diff(xs)))
    pixels = np.rint((np.stack(found) - low) * (255 / (high - low))).astype(np.uint8)
    return base64.b64encode(pixels.tobytes()).decode()


def near_copies(appearances: Mapping[str, str]) -> list[list[str]]:
    """Return the names of images that look the same, a group each; in a group each looks like the first.

    Parameters
    ----------
    appearances : mapping
        What `appearance_of` returned, by the name of the case.
    """
    names = [name for name, text in appearances.items() if text]
    pixels = [np.frombuffer(base64.b64decode(appearances[name]), np.uint8) for name in names]
    groups: list[list[str]] = []
    for size in dict.fromkeys(map(len, pixels)):
        same = [index for index, one in enumerate(pixels) if len(one) == size]
        groups += _groups([names[index] for index in same], np.stack([pixels[index] for index in same]))
    return groups


def _groups(names: list[str], pixels: NDArray[np.uint8]) -> list[list[str]]:
    low, high = _RANGE_HU
    hounsfield = pixels.astype(np.float32) * ((high - low) / 255)
    left = np.ones(len(names), bool)
    groups = []
    for first in range(len(names)):
        if not left[first]:
            continue
        apart = np.sqrt(np.square(hounsfield[first + 1 :] - hounsfield[first]).mean(axis=1))
        others = first + 1 + np.flatnonzero(apart < _ALIKE_HU)
        others = others[left[others]]
        if len(others):
            left[others] = False
            groups.append([names[first], *(names[index] for index in others)])
    return groups
