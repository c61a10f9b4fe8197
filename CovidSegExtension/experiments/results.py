"""What came of the rows of a table of recipes: figures over patients, cost, and who failed."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..datasets.cases import Case
from ..evaluation.overlap import ALL_LESIONS, CaseScore, ClassScore, Spread
from ..labels import LABELS
from .tables import Plan, Table

RESULT_FILE = "result.json"
"""In a row's folder."""


@dataclass(frozen=True)
class Result:
    """One row, trained and measured.

    Attributes
    ----------
    epochs : int
        That were trained.
    cases, patients : int
        That were measured.
    figures : dict
        Of each class and of all lesions: `scores.METRICS` by name, over patients.
    accuracy : Spread
        Share of all voxels, background too, with the right label, over patients.
    highest_dice : float or None
        Of all lesions, of the best patient.
    parameters : int
    ms_a_slice : float or None
        Time of the network alone, as ``covidseg segment`` runs it.
    training_s : float
        Seconds, with reading the data and measuring the held-out cases; of all attempts together.
    device : str
    threads : int
        Of the CPU.
    """

    epochs: int
    cases: int
    patients: int
    figures: dict[str, dict[str, Spread]]
    accuracy: Spread
    highest_dice: float | None
    parameters: int
    ms_a_slice: float | None
    training_s: float
    device: str
    threads: int

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Result":
        """Return what `dataclasses.asdict` made plain."""
        figures = {
            name: {metric: Spread(**spread) for metric, spread in metrics.items()}
            for name, metrics in values.pop("figures").items()
        }
        return cls(figures=figures, accuracy=Spread(**values.pop("accuracy")), **values)


@dataclass(frozen=True)
class Experiment:
    """A table, how its rows are run, and what has come of them so far.

    Attributes
    ----------
    data : dict
        Cases by data set.
    folders : tuple of str
        Names of the data folders.
    overrides : tuple of str
        Recipe values set for every row.
    max_epochs : int or None
    results, failures, curves : dict
        By row: the result, why it failed, and the figures of each epoch.
    """

    table: Table
    plans: tuple[Plan, ...]
    data: dict[str, int]
    folders: tuple[str, ...]
    overrides: tuple[str, ...] = ()
    max_epochs: int | None = None
    results: dict[str, Result] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    curves: dict[str, dict[str, dict[int, float]]] = field(default_factory=dict)

    def take(self, name: str, result: Result, curves: dict[str, dict[int, float]]) -> None:
        """Add what came of a row."""
        self.results[name] = result
        self.curves[name] = curves


def by_patient(scores: Sequence[CaseScore], cases: Mapping[str, Case]) -> list[CaseScore]:
    """Return one score a patient: all cases of a patient as one, by volume. `cases` by name."""
    scored: dict[str, dict[str, list[ClassScore]]] = {}
    for case in scores:
        classes = scored.setdefault(cases[case.name].patient, {})
        for name, score in case.classes.items():
            classes.setdefault(name, []).append(score)
    return [
        CaseScore(patient, {name: ClassScore.pooled(parts) for name, parts in classes.items()})
        for patient, classes in scored.items()
    ]


def accuracies(
    scores: Sequence[CaseScore], cases: Mapping[str, Case], volumes_ml: Mapping[str, float]
) -> list[float | None]:
    """Return for each patient the share of all voxels, background too, that have the right label.

    Right is what is background in both, or the same class. None for a patient with classes that nobody drew.

    Parameters
    ----------
    volumes_ml : mapping
        Of each case's whole image, in mL, by name.
    """
    right: dict[str, float] = {}
    whole: dict[str, float] = {}
    for score in scores:
        case, every = cases[score.name], score.classes[ALL_LESIONS]
        same = sum(score.classes[label.name].overlap_ml for label in LABELS if label.name in score.classes)
        outside = volumes_ml[score.name] - (every.found_ml + every.true_ml - every.overlap_ml)
        known = len(case.annotated) == len(LABELS)
        right[case.patient] = right.get(case.patient, 0.0) + (outside + same if known else math.nan)
        whole[case.patient] = whole.get(case.patient, 0.0) + volumes_ml[score.name]
    return [None if math.isnan(right[patient]) else right[patient] / whole[patient] for patient in right]
