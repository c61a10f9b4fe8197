"""Reliability of probabilities: bins, expected calibration error and Brier score, with intervals over cases."""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

BINS = 20
"""Bins of equal width from probability 0 to 1."""

RESAMPLES = 1000
"""Draws of the cases, with replacement, for an interval."""


@dataclass(frozen=True, eq=False)
class Tally:
    """What voxels say of one class: counts and sums by bin of its probability; tallies add up.

    Attributes
    ----------
    voxels, probability, true : ndarray, shape (BINS,)
        Voxels in the bin, the sum of their probabilities, and how many truly hold the class.
    squared_error : float
        Sum of (probability - truth)² over all voxels.
    """

    voxels: NDArray[np.float64]
    probability: NDArray[np.float64]
    true: NDArray[np.float64]
    squared_error: float

    @classmethod
    def of(cls, probability: NDArray[np.floating], truth: NDArray[np.bool_]) -> "Tally":
        """Count voxels; both arrays have the same shape."""
        values, outcome = probability.astype(np.float64).ravel(), truth.ravel()
        bins = np.minimum((values * BINS).astype(np.intp), BINS - 1)

        def by_bin(weights: NDArray | None = None) -> NDArray[np.float64]:
            return np.bincount(bins, weights, BINS).astype(np.float64)

        return cls(by_bin(), by_bin(values), by_bin(outcome), float(np.square(values - outcome).sum()))

    @classmethod
    def total(cls, tallies: Sequence["Tally"]) -> "Tally":
        """Add up the tallies of several cases."""
        parts = ([getattr(tally, name) for tally in tallies] for name in ("voxels", "probability", "true"))
        voxels, probability, true = (np.sum(part, axis=0) for part in parts)
        return cls(voxels, probability, true, sum(tally.squared_error for tally in tallies))

    @property
    def prevalence(self) -> float:
        """Share of voxels that truly hold the class."""
        return float(self.true.sum() / self.voxels.sum())

    @property
    def mean_probability(self) -> float:
        """Mean probability of the class."""
        return float(self.probability.sum() / self.voxels.sum())

    @property
    def brier(self) -> float:
        """Mean of (probability - truth)²."""
        return float(self.squared_error / self.voxels.sum())

    @property
    def skill(self) -> float:
        """Brier skill score: 1 is perfect, 0 no better than the prevalence said of every voxel. NaN without truth."""
        chance = self.prevalence * (1 - self.prevalence)
        return 1 - self.brier / chance if chance > 0 else float("nan")

    def calibration_error(self, first_bin: int = 0) -> float:
        """Return the expected calibration error over the voxels from `first_bin` on; NaN where there are none.

        The distance of mean probability and share of true voxels in each bin, weighted by the bin's voxels
        (Naeini et al., Obtaining well calibrated probabilities using Bayesian binning, AAAI 2015; for one class).
        """
        voxels = self.voxels[first_bin:].sum()
        gaps = np.abs(self.probability - self.true)[first_bin:].sum()
        return float(gaps / voxels) if voxels else float("nan")

    def curve(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return mean probability and share of true voxels of each bin; NaN where it is empty."""
        filled = np.where(self.voxels > 0, self.voxels, np.nan)
        return self.probability / filled, self.true / filled


def interval(tallies: Sequence[Tally], figure: Callable[[Tally], Any]) -> NDArray[np.float64]:
    """Return the 95 % interval of a figure, shape (2, ...), by drawing cases, whose voxels are no free draws."""
    rng = np.random.default_rng(0)
    draws = rng.integers(len(tallies), size=(RESAMPLES, len(tallies)))
    figures = [figure(Tally.total([tallies[index] for index in draw])) for draw in draws]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a bin may be empty in every draw: then NaN is the answer
        return np.nanpercentile(figures, [2.5, 97.5], axis=0)
