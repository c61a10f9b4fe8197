"""What tells the rows of a table apart, and what does not: noise of seeds and patients, intervals, paired tests."""

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..evaluation.agreement import Interval, PairedDifference, PatientBootstrap, paired_difference
from .results import Result
from .tables import Claim

SURE = 0.05
"""Below this p value, corrected for the number of comparisons (Holm 1979), two rows are told apart."""


@dataclass(frozen=True)
class Noise:
    """How much a row's mean Dice moves by itself.

    Attributes
    ----------
    seed_sd : float or None
        Standard deviation between seeds of one row, pooled over the rows that have several and find anything: one that
        answers background alone always does, and would hide how far others move. None where there is no such row.
    rows, seeds : int
        How many rows and trainings that is measured on; of so few, differences are judged by Student's t.
    patient_sd : float or None
        Between patients, the mean over rows.
    """

    seed_sd: float | None
    rows: int
    seeds: int
    patient_sd: float | None

    @property
    def smallest_difference(self) -> float | None:
        """The difference of two rows of one seed each that seeds alone exceed in 5 % of the cases; None if unknown."""
        return self._limit(1, 1)

    def may_be_seeds(self, difference: float, first: int, second: int) -> bool:
        """Tell whether two rows of so many seeds each may differ so much by seeds alone; no where that is unknown."""
        limit = self._limit(first, second)
        return limit is not None and abs(difference) < limit

    def _limit(self, first: int, second: int) -> float | None:
        from scipy.stats import t

        if self.seed_sd is None:
            return None
        return float(t.ppf(0.975, self.seeds - self.rows)) * self.seed_sd * math.sqrt(1 / first + 1 / second)


@dataclass(frozen=True)
class Compared:
    """Two rows on the same patients; `p_value` is corrected where several comparisons stand side by side."""

    first: str
    second: str
    difference: PairedDifference
    p_value: float | None

    @property
    def is_sure(self) -> bool:
        """Whether they are told apart."""
        return self.p_value is not None and self.p_value < SURE


def dice_by_patient(results: Sequence[Result]) -> dict[str, float]:
    """Return each patient's Dice, the mean over seeds; patients without one in any seed are left out."""
    found: dict[str, list[float]] = {}
    for result in results:
        for patient, dice in result.dice_by_patient.items():
            if dice is not None:
                found.setdefault(patient, []).append(dice)
    return {patient: statistics.fmean(values) for patient, values in found.items()}


def mean_and_interval(results: Sequence[Result]) -> tuple[float | None, Interval | None]:
    """Return the mean Dice over patients and its 95 % interval, by bootstrap of the patients."""
    by_patient = dice_by_patient(results)
    if not by_patient:
        return None, None
    values = list(by_patient.values())
    return statistics.fmean(values), PatientBootstrap(list(by_patient)).mean(values)


def measure_noise(rows: Mapping[str, Sequence[Result]]) -> Noise:
    """Return the noise of a table from its rows' results, one a seed."""
    variances, spreads, seeds = [], [], 0
    for results in rows.values():
        means = [statistics.fmean(values) for result in results if (values := list(dice_by_patient([result]).values()))]
        if len(means) > 1 and any(means):
            variances.append(statistics.variance(means))
            seeds += len(means)
        by_patient = list(dice_by_patient(results).values())
        if len(by_patient) > 1:
            spreads.append(statistics.stdev(by_patient))
    return Noise(
        math.sqrt(statistics.fmean(variances)) if variances else None,
        len(variances),
        seeds,
        statistics.fmean(spreads) if spreads else None,
    )


def compare(first: Sequence[Result], second: Sequence[Result]) -> PairedDifference | None:
    """Compare the Dice of two rows patient by patient, first less second; None where they share no patient."""
    one, two = dice_by_patient(first), dice_by_patient(second)
    shared = [patient for patient in one if patient in two]
    if not shared:
        return None
    return paired_difference(
        [one[patient] for patient in shared], [two[patient] for patient in shared], PatientBootstrap(shared)
    )


def compare_with_best(rows: Mapping[str, Sequence[Result]]) -> list[Compared]:
    """Compare the row of the highest mean Dice with each other row, p values corrected for their number."""
    means = {name: mean for name, results in rows.items() if (mean := mean_and_interval(results)[0]) is not None}
    if len(means) < 2:
        return []
    best = max(means, key=lambda name: means[name])
    found = [(name, compare(rows[best], rows[name])) for name in means if name != best]
    differences = [(name, difference) for name, difference in found if difference is not None]
    corrected = holm([difference.p_value for _, difference in differences])
    return [
        Compared(best, name, difference, p_value)
        for (name, difference), p_value in zip(differences, corrected, strict=True)
    ]


def untold(rows: Mapping[str, Sequence[Result]]) -> list[str]:
    """Return the rows that cannot be told from the best: patients, or seeds alone, may make the difference."""
    noise = measure_noise(rows)
    return [
        pair.second
        for pair in compare_with_best(rows)
        if not pair.is_sure or noise.may_be_seeds(pair.difference.mean, len(rows[pair.first]), len(rows[pair.second]))
    ]


def check_claims(claims: Sequence[Claim], rows: Mapping[str, Sequence[Result]]) -> list[tuple[Compared | None, str]]:
    """Compare the two rows of each claim, p values corrected for their number; say in words what can be concluded."""
    both = [bool(rows.get(claim.better) and rows.get(claim.worse)) for claim in claims]
    differences = [
        compare(rows[claim.better], rows[claim.worse]) if run else None for claim, run in zip(claims, both, strict=True)
    ]
    corrected = iter(holm([difference.p_value for difference in differences if difference is not None]))
    noise = measure_noise(rows)
    found: list[tuple[Compared | None, str]] = []
    for claim, run, difference in zip(claims, both, differences, strict=True):
        if difference is None:
            found.append((None, "no patient was measured in both" if run else "not run"))
            continue
        compared = Compared(claim.better, claim.worse, difference, next(corrected))
        found.append((compared, _conclusion(claim, compared, noise, rows)))
    return found


def _conclusion(claim: Claim, compared: Compared, noise: Noise, rows: Mapping[str, Sequence[Result]]) -> str:
    """Return what the two rows of a claim show."""
    difference = compared.difference.mean
    if not compared.is_sure:
        return "nothing here speaks against it" if claim.alike else "cannot be told"
    if noise.may_be_seeds(difference, len(rows[claim.better]), len(rows[claim.worse])):
        return "cannot be told: seeds alone may do it"
    words = "so it is here" if difference > 0 else "the opposite is so here"
    if claim.alike:
        words = "not so here"
    return words if noise.seed_sd is not None else f"{words}, from one seed"


def holm(p_values: Sequence[float | None]) -> list[float | None]:
    """Return p values corrected for their number, step by step (Holm 1979); None counts as 1 and stays None."""
    order = sorted(range(len(p_values)), key=lambda index: 1.0 if p_values[index] is None else p_values[index] or 0.0)
    corrected: list[float | None] = [None] * len(p_values)
    highest = 0.0
    for rank, index in enumerate(order):
        value = p_values[index]
        if value is not None:
            highest = max(highest, min(1.0, value * (len(p_values) - rank)))
            corrected[index] = highest
    return corrected
