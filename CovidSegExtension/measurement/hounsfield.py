"""Statistics of HU from counts: histograms of many groups in one pass, added up where groups are joined."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WELL_AERATED_HU = (-950, -700)
"""HU of well-aerated lung, both ends included (Negroni 2022). Emphysema is darker; vessels and walls are brighter."""


@dataclass(frozen=True)
class HuStatistics:
    """Mean, standard deviation (population) and 10th, 50th and 90th percentile, in HU."""

    mean: float
    sd: float
    p10: float
    p50: float
    p90: float


@dataclass(frozen=True, eq=False)
class HuHistogram:
    """How often each whole HU occurs in each group.

    Attributes
    ----------
    lowest : int
        The HU of the first column.
    counts : ndarray of int, shape (groups, HU)
        Voxels.
    """

    lowest: int
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, hounsfield: NDArray, groups: NDArray, group_count: int) -> "HuHistogram":
        """Count the voxels of each group.

        Parameters
        ----------
        hounsfield : ndarray, shape (n,)
            HU; fractions are rounded.
        groups : ndarray of int, shape (n,)
            The group of each voxel, 0 to `group_count` - 1.
        group_count : int
            Number of groups.
        """
        if hounsfield.size == 0:
            return cls(0, np.zeros((group_count, 1), np.int64))
        whole = hounsfield if hounsfield.dtype.kind in "iu" else np.rint(hounsfield)
        lowest, highest = int(whole.min()), int(whole.max())
        width = highest - lowest + 1
        index = whole.astype(np.int64) - lowest + groups.astype(np.int64) * width
        counts = np.bincount(index, minlength=group_count * width)
        return cls(lowest, counts.reshape(group_count, width))

    def join(self, groups: list[int]) -> NDArray[np.int64]:
        """Return the counts, shape (HU,), of several groups together."""
        return self.counts[groups].sum(axis=0)

    def statistics(self, counts: NDArray[np.int64]) -> HuStatistics | None:
        """Return the statistics of counts, shape (HU,), that `join` gave; None of no voxel.

        Percentiles are interpolated between neighbours in rank, as numpy does.
        """
        total = int(counts.sum())
        if total == 0:
            return None
        values = self.lowest + np.arange(len(counts), dtype=np.float64)
        mean = float(counts @ values) / total
        sd = float(np.sqrt(counts @ np.square(values - mean) / total))
        ranks = np.cumsum(counts)

        def percentile(percent: float) -> float:
            rank = percent / 100 * (total - 1)
            low, high = (int(np.searchsorted(ranks, at, side="right")) for at in (np.floor(rank), np.ceil(rank)))
            return float(values[low] + (rank - np.floor(rank)) * (values[high] - values[low]))

        return HuStatistics(mean, sd, percentile(10), percentile(50), percentile(90))

    def within(self, counts: NDArray[np.int64], low: int, high: int) -> int:
        """Return how many of `counts`, shape (HU,), lie from `low` to `high` HU, both included."""
        first = max(0, low - self.lowest)
        return int(counts[first : max(first, high - self.lowest + 1)].sum())
