"""Statistics over cases: medians, intervals by patient, limits of agreement, weighted kappa, paired tests.

Slices and CTs of one patient are alike, so intervals come from drawing patients with all their cases, again and again
(percentile bootstrap), and tests take one value a patient.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000
_SEED = 20200402
_CELLS = 4_000_000
"""Numbers held at once while medians are drawn."""

BOOTSTRAP_RULE = (
    f"Intervals: 95 %, percentile bootstrap of {RESAMPLES} draws of patients with all their cases; none below two "
    "patients, and below about ten they are too narrow."
)


@dataclass(frozen=True)
class Interval:
    """A 95 % interval."""

    low: float
    high: float


@dataclass(frozen=True)
class Distribution:
    """One figure over cases or slices; None where no value is defined.

    Attributes
    ----------
    median, lower_quartile, upper_quartile : float or None
    interval : Interval or None
        Of the median, by patient.
    count : int
        Values that are defined.
    """

    median: float | None
    lower_quartile: float | None
    upper_quartile: float | None
    interval: Interval | None
    count: int


class PatientBootstrap:
    """Draws of patients, the same for every figure.

    Parameters
    ----------
    patients : sequence of str
        The patient of each case.
    resamples : int
        Number of draws.
    """

    def __init__(self, patients: Sequence[str], resamples: int = RESAMPLES) -> None:
        names, numbers = np.unique(np.asarray(patients, dtype=str), return_inverse=True)
        self.patients = len(names)
        self._numbers = numbers
        draws = np.random.default_rng(_SEED).multinomial(
            self.patients, np.full(self.patients, 1 / max(1, self.patients)), size=resamples
        )
        self._draws = draws.astype(np.int32)

    def weights(self, cases: NDArray[np.intp] | None = None) -> Iterator[NDArray[np.int32]]:
        """Yield how often each of `cases` (all unless given) stands in each draw, shape (draws, cases), in pieces."""
        numbers = self._numbers if cases is None else self._numbers[cases]
        step = max(1, _CELLS // max(1, len(numbers)))
        for start in range(0, len(self._draws), step):
            yield self._draws[start : start + step, numbers]

    def distribution(self, values: Sequence[float | None], cases: Sequence[int] | None = None) -> Distribution:
        """Return median, quartiles and the interval of the median.

        Parameters
        ----------
        values : sequence of (float or None)
            One a case, or one a slice; None is undefined.
        cases : sequence of int, optional
            The number of the case of each value; one value a case unless given.
        """
        of_case = np.arange(len(values)) if cases is None else np.asarray(cases, dtype=np.intp)
        kept = [index for index, value in enumerate(values) if value is not None]
        if not kept:
            return Distribution(None, None, None, None, 0)
        defined = np.array([values[index] for index in kept], dtype=np.float64)
        lower, median, upper = (float(value) for value in np.percentile(defined, [25, 50, 75]))
        of_case = of_case[kept]
        order = np.argsort(defined, kind="stable")
        medians = [weighted_medians(defined[order], weights) for weights in self.weights(of_case[order])]
        interval = None
        if self.patients_of(of_case) > 1:
            interval = _interval(np.concatenate(medians))
        return Distribution(median, lower, upper, interval, len(kept))

    def ratio(self, parts: Sequence[float], wholes: Sequence[float]) -> Interval | None:
        """Return the interval of the sum of `parts` over the sum of `wholes`, both one a case.

        None where all of `wholes` is of one patient: every draw that holds it gives the same.
        """
        if self.patients_of(np.flatnonzero(np.asarray(wholes))) < 2:
            return None
        sums = [weights @ np.array([parts, wholes], dtype=np.float64).T for weights in self.weights()]
        part, whole = np.concatenate(sums).T
        return _interval(np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0))

    def mean(self, values: Sequence[float], cases: Sequence[int] | None = None) -> Interval | None:
        """Return the interval of the mean of values, one a case; `cases` says of which where some lack one."""
        of_case = np.arange(len(values)) if cases is None else np.asarray(cases, dtype=np.intp)
        if self.patients_of(of_case) < 2:
            return None
        means = []
        for weights in self.weights(of_case):
            count = weights.sum(axis=1)
            sums = weights @ np.asarray(values, dtype=np.float64)
            means.append(np.divide(sums, count, out=np.full(len(count), np.nan), where=count > 0))
        return _interval(np.concatenate(means))

    def patients_of(self, cases: Sequence[int] | NDArray[np.intp]) -> int:
        """Return how many patients the cases of these numbers are of."""
        return len(np.unique(self._numbers[np.asarray(cases, dtype=np.intp)]))

    def by_patient(self, values: Sequence[float], cases: Sequence[int]) -> NDArray[np.float64]:
        """Return the mean of each patient's values."""
        numbers = self._numbers[np.asarray(cases, dtype=np.intp)]
        counts = np.bincount(numbers, minlength=self.patients)
        sums = np.bincount(numbers, weights=np.asarray(values, dtype=np.float64), minlength=self.patients)
        return sums[counts > 0] / counts[counts > 0]


def weighted_medians(ordered: NDArray[np.float64], weights: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return the median of each draw; NaN of a draw that holds no value.

    Parameters
    ----------
    ordered : ndarray, shape (n,)
        Values, the smallest first.
    weights : ndarray of int, shape (draws, n)
        How often each value was drawn.
    """
    ranks = np.cumsum(weights, axis=1)
    count = ranks[:, -1:]
    low = np.argmax(ranks > (count - 1) // 2, axis=1)
    high = np.argmax(ranks > count // 2, axis=1)
    return np.where(count[:, 0] > 0, (ordered[low] + ordered[high]) / 2, np.nan)


def _interval(statistics: NDArray[np.float64]) -> Interval | None:
    defined = statistics[~np.isnan(statistics)]
    if not len(defined):
        return None
    low, high = np.percentile(defined, [2.5, 97.5])
    return Interval(float(low), float(high))


@dataclass(frozen=True)
class VolumeAgreement:
    """Found less true volume over cases (Bland and Altman).

    Attributes
    ----------
    bias_ml : float
        Mean difference, in mL; above 0 where too much is found.
    interval : Interval or None
        Of the bias, by patient.
    low_ml, high_ml : float or None
        Limits of agreement, bias - 1.96 sd and bias + 1.96 sd; None of a single case.
    absolute_ml : float
        Mean of the differences without their sign.
    count : int
        Cases.
    """

    bias_ml: float
    interval: Interval | None
    low_ml: float | None
    high_ml: float | None
    absolute_ml: float
    count: int


def volume_agreement(
    found_ml: Sequence[float], true_ml: Sequence[float], bootstrap: PatientBootstrap, cases: Sequence[int]
) -> VolumeAgreement | None:
    """Compare volumes; `cases` are the numbers of the cases that they are of. None of no case."""
    if not len(found_ml):
        return None
    difference = np.asarray(found_ml, dtype=np.float64) - np.asarray(true_ml, dtype=np.float64)
    bias = float(difference.mean())
    spread = float(1.96 * difference.std(ddof=1)) if len(difference) > 1 else None
    return VolumeAgreement(
        bias,
        bootstrap.mean(difference.tolist(), cases),
        None if spread is None else bias - spread,
        None if spread is None else bias + spread,
        float(np.abs(difference).mean()),
        len(difference),
    )


def weighted_kappa(table: NDArray) -> NDArray[np.float64]:
    """Return Cohen's kappa with linear weights; NaN where both graders used one and the same grade only.

    Parameters
    ----------
    table : ndarray, shape (..., n, n)
        How many cases have each pair of grades.
    """
    counts = np.asarray(table, dtype=np.float64)
    grades = np.arange(counts.shape[-1])
    apart = np.abs(grades[:, None] - grades)
    expected = counts.sum(axis=-1)[..., :, None] * counts.sum(axis=-2)[..., None, :]
    total = counts.sum(axis=(-1, -2))
    seen, by_chance = (counts * apart).sum(axis=(-1, -2)) * total, (expected * apart).sum(axis=(-1, -2))
    return 1 - np.divide(seen, by_chance, out=np.full(np.shape(total), np.nan), where=by_chance > 0)


@dataclass(frozen=True)
class GradeAgreement:
    """Grades of two graders.

    Attributes
    ----------
    kappa : float or None
        Cohen's kappa with linear weights; None where there is one grade only.
    interval : Interval or None
    same : int
        Cases with one grade by both.
    table : tuple of tuple of int
        Cases by true grade (rows) and found grade (columns).
    count : int
    """

    kappa: float | None
    interval: Interval | None
    same: int
    table: tuple[tuple[int, ...], ...]
    count: int


def grade_agreement(
    true: Sequence[int], found: Sequence[int], grades: int, bootstrap: PatientBootstrap, cases: Sequence[int]
) -> GradeAgreement:
    """Compare grades from 0 to `grades` - 1; `cases` are the numbers of the cases that they are of."""
    codes = np.asarray(true, dtype=np.intp) * grades + np.asarray(found, dtype=np.intp)
    table = np.bincount(codes, minlength=grades * grades).reshape(grades, grades)
    of_case = np.asarray(cases, dtype=np.intp)
    pairs = np.eye(grades * grades)[codes]
    interval = None
    if bootstrap.patients_of(cases) > 1:
        draws = [weights @ pairs for weights in bootstrap.weights(of_case)]
        interval = _interval(weighted_kappa(np.concatenate(draws).reshape(-1, grades, grades)))
    kappa = float(weighted_kappa(table))
    return GradeAgreement(
        None if np.isnan(kappa) else kappa,
        interval,
        int(np.trace(table)),
        tuple(tuple(row) for row in table.tolist()),
        len(codes),
    )


@dataclass(frozen=True)
class PairedDifference:
    """One figure of the same cases, in two sets of predictions.

    Attributes
    ----------
    mean, median : float
        First less second.
    interval : Interval or None
        Of the mean, by patient.
    p_value : float or None
        Wilcoxon's signed rank test, two-sided, of the mean of each patient; None where nothing differs.
    count, patients : int
        Cases where the figure is defined in both, and their patients.
    """

    mean: float
    median: float
    interval: Interval | None
    p_value: float | None
    count: int
    patients: int


def paired_difference(
    first: Sequence[float | None], second: Sequence[float | None], bootstrap: PatientBootstrap
) -> PairedDifference | None:
    """Compare a figure of the same cases, in the order of `bootstrap`; None where no case has both."""
    from scipy.stats import wilcoxon

    both = [(n, a - b) for n, (a, b) in enumerate(zip(first, second, strict=True)) if a is not None and b is not None]
    if not both:
        return None
    cases, differences = [case for case, _ in both], [value for _, value in both]
    by_patient = bootstrap.by_patient(differences, cases)
    p_value = float(wilcoxon(by_patient).pvalue) if np.any(by_patient != 0) else None
    return PairedDifference(
        float(np.mean(differences)),
        float(np.median(differences)),
        bootstrap.mean(differences, cases),
        p_value,
        len(both),
        len(by_patient),
    )
