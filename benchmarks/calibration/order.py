"""How many of the wrong voxels a reader meets who looks at the slices in some order."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

EARLY = 0.2
"""The share of slices that a reader is taken to look at."""

SHUFFLES = 2000


@dataclass(frozen=True, eq=False)
class Stack:
    """Slices that a reader goes through, of one volume or of many single-slice cases.

    Attributes
    ----------
    name : str
    unsure : ndarray, shape (slices,)
        What the slices are ordered by, the highest first.
    found : ndarray, shape (slices,)
        Lesion voxels that the model marked: an order that needs no uncertainty.
    wrong : ndarray, shape (slices,)
        Wrong voxels of each slice.
    """

    name: str
    unsure: NDArray[np.floating]
    found: NDArray[np.integer]
    wrong: NDArray[np.integer]

    @property
    def early(self) -> int:
        """How many slices are the first `EARLY` of them, at least one."""
        return max(1, round(EARLY * len(self.wrong)))

    def by_uncertainty(self) -> NDArray[np.float64]:
        """Return the share of wrong voxels met after each slice, shape (slices + 1,), from 0."""
        return self._met(np.argsort(-self.unsure, kind="stable"))

    def by_lesion(self) -> NDArray[np.float64]:
        """Return the same where the slice with the most lesion found comes first."""
        return self._met(np.argsort(-self.found, kind="stable"))

    def by_oracle(self) -> NDArray[np.float64]:
        """Return the same where the slice with the most wrong voxels comes first: no order does better."""
        return self._met(np.argsort(-self.wrong, kind="stable"))

    def by_chance(self) -> NDArray[np.float64]:
        """Return the same for `SHUFFLES` random orders, shape (SHUFFLES, slices + 1)."""
        rng = np.random.default_rng(0)
        return np.stack([self._met(rng.permutation(len(self.wrong))) for _ in range(SHUFFLES)])

    def _met(self, order: NDArray[np.intp]) -> NDArray[np.float64]:
        return np.concatenate([[0.0], np.cumsum(self.wrong[order]) / self.wrong.sum()])


def pool(name: str, stacks: list[Stack]) -> Stack:
    """Return single slices as one stack."""
    parts = ([getattr(stack, part) for stack in stacks] for part in ("unsure", "found", "wrong"))
    return Stack(name, *map(np.concatenate, parts))
