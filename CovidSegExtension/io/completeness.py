"""Slices that lost a part: a constant where their neighbours show the body, as a copy that broke off leaves behind."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_BODY_HU = -500
_AIR_HU = -950
"""A constant below it may be the air around the patient, cut off at the lowest value of a scanner."""
_SHARE, _SHARE_OF_AIR = 0.1, 0.3
"""Share of the body in the slice beside that lies where this one is constant, from which on it counts as lost. From one
slice to the next, a chin or a raised arm can be 0.12 of it."""
_NOISY_SHARE = 0.5
"""Share of neighbouring pixels that differ, above which a slice was scanned."""
_LEAST_AREA = 0.01
"""Share of the image that the body there has at the least."""


@dataclass(frozen=True, eq=False)
class Completeness:
    """Which slices are whole.

    Attributes
    ----------
    blank : ndarray of bool, shape (Z,)
        Slices of one value throughout.
    partial : ndarray of bool, shape (Z,)
        Slices that are constant, from one side on, where a neighbour shows the body.
    """

    blank: NDArray[np.bool_]
    partial: NDArray[np.bool_]

    @property
    def whole(self) -> NDArray[np.intp]:
        """Numbers of the slices that are neither."""
        return np.flatnonzero(~(self.blank | self.partial))

    @property
    def within(self) -> NDArray[np.intp]:
        """Numbers of the slices that are not whole and have whole ones on both sides."""
        if not len(self.whole):
            return np.zeros(0, np.intp)
        odd = np.flatnonzero(self.blank | self.partial)
        return odd[(odd > self.whole[0]) & (odd < self.whole[-1])]


def completeness_of(hounsfield: NDArray) -> Completeness:
    """Find blank slices, and those that lost a part; nothing is said of drawings, in which constants are natural.

    Parameters
    ----------
    hounsfield : ndarray, shape (Z, Y, X)
        Slices as the file has them, or on the axial grid.
    """
    count = len(hounsfield)
    if _is_drawn(hounsfield):
        return Completeness(np.zeros(count, bool), np.zeros(count, bool))
    blank = np.array([_is_constant(plane) for plane in hounsfield])
    partial = np.zeros(count, bool)
    for z in np.flatnonzero(~blank):
        beside = [hounsfield[n] for n in (z - 1, z + 1) if 0 <= n < count and not blank[n]]
        partial[z] = any(_lost(hounsfield[z], neighbour) for neighbour in beside)
    return Completeness(blank, partial)


def _is_constant(plane: NDArray) -> bool:
    value = plane[0, 0]  # most slices show it in their middle row already
    return bool((plane[len(plane) // 2] == value).all() and (plane == value).all())


def _is_drawn(hounsfield: NDArray) -> bool:
    """Whether neighbouring pixels of the body are equal in most places, in every slice: no scanner is free of noise."""
    for plane in hounsfield:
        tissue = (plane > -200) & (plane < 300)
        both = tissue[:, 1:] & tissue[:, :-1]
        if both.any() and float((plane[:, 1:] != plane[:, :-1])[both].mean()) > _NOISY_SHARE:
            return False
    return True


def _lost(plane: NDArray, neighbour: NDArray) -> bool:
    """Whether a side of a plane is constant where its neighbour shows a good part of the body."""
    for lines, others in ((plane, neighbour), (plane.T, neighbour.T)):
        for ordered, its_others in ((lines, others), (lines[::-1], others[::-1])):
            value = ordered[0, 0]
            if ordered[0, -1] != value or ordered[0, len(ordered[0]) // 2] != value:
                continue
            different = (ordered != value).any(axis=1)
            run = int(different.argmax())
            if run < 2:
                continue
            body = its_others > _BODY_HU
            there = int((body[:run] & (its_others[:run] != value)).sum())  # a frame that both have is not lost
            share = _SHARE if value > _AIR_HU else _SHARE_OF_AIR
            if there > max(_LEAST_AREA * body.size, share * int(body.sum())):
                return True
    return False
