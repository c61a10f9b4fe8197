"""What came of the rows of a table of recipes: figures over patients, cost, and who failed."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..datasets.cases import Case
from ..evaluation.case import SeverityGrades
from ..evaluation.overlap import METRICS, CaseScore, ClassScore, Spread, target_name
from ..labels import CLASSES, MEMBERS, Target, covered
from .tables import Plan, Table

RESULT_FILE = "result.json"
"""In a row's folder."""


@dataclass(frozen=True)
class Part:
    """The figures of one side of the split: those learnt from, or held out; means over patients."""

    patients: int
    figures: dict[str, Spread]
    accuracy: Spread

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Part":
        """Return what `dataclasses.asdict` made plain."""
        figures = {metric: Spread(**spread) for metric, spread in values["figures"].items()}
        return cls(values["patients"], figures, Spread(**values["accuracy"]))


@dataclass(frozen=True)
class Subject:
    """One held-out case.

    Attributes
    ----------
    name : str
    shape : tuple of int
        Slices, rows and columns.
    spacing_mm : tuple of float
    dice, iou, sensitivity : float or None
    true_share, found_share : float or None
        Of the lungs, that is in the foreground; None where that was not asked for, or no lungs were found.
    """

    name: str
    shape: tuple[int, ...]
    spacing_mm: tuple[float, ...]
    dice: float | None
    iou: float | None
    sensitivity: float | None
    true_share: float | None = None
    found_share: float | None = None

    @property
    def grades(self) -> SeverityGrades | None:
        """CT-0 to CT-4, true and found."""
        if self.true_share is None or self.found_share is None:
            return None
        return SeverityGrades(self.true_share, self.found_share)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Subject":
        """Return what `dataclasses.asdict` made plain."""
        return cls(**values | {"shape": tuple(values["shape"]), "spacing_mm": tuple(values["spacing_mm"])})


@dataclass(frozen=True)
class Depth:
    """A U-Net++ that was cut after training: what it has, how good it is on the held-out cases, how fast."""

    depth: int
    parameters: int
    dice: float | None
    accuracy: float | None
    ms_a_slice: float | None


@dataclass(frozen=True)
class Result:
    """One row, trained from one seed and measured.

    Attributes
    ----------
    epochs : int
        That were trained.
    cases, patients : int
        That were measured.
    figures : dict
        Of each class and of all lesions, or of the one foreground: `overlap.METRICS` by name, over patients.
    accuracy : Spread
        Share of all voxels, background too, with the right label, over patients.
    dice_by_patient : dict
        Dice of `overlap.target_name` by patient; None where there is none to find and none was found.
    nothing : Part
        The same figures of an answer of background alone.
    parameters : int
        Of one network, also where several folds are measured; so are the next two.
    megabytes : float
        Of the weights file, which holds 16 bits a weight.
    ms_a_slice : float or None
        Time of the network alone, in 32 bits by PyTorch.
    training_s : float or None
        Seconds, with reading the data and measuring the held-out cases; of all attempts together.
    device, precision : str
        What it ran on, and in what numbers it was trained.
    threads : int
        Of the CPU.
    parts : dict
        `Part` by side of the split, where the table asks for all of them.
    subjects : tuple of Subject
        Every held-out case.
    depths : tuple of Depth
        Of a U-Net++.
    """

    epochs: int
    cases: int
    patients: int
    figures: dict[str, dict[str, Spread]]
    accuracy: Spread
    dice_by_patient: dict[str, float | None]
    nothing: Part
    parameters: int
    megabytes: float
    ms_a_slice: float | None
    training_s: float | None
    device: str
    precision: str
    threads: int
    parts: dict[str, Part] = field(default_factory=dict)
    subjects: tuple[Subject, ...] = ()
    depths: tuple[Depth, ...] = ()

    @property
    def highest_dice(self) -> float | None:
        """Dice of the patient that came out best."""
        return max((dice for dice in self.dice_by_patient.values() if dice is not None), default=None)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Result":
        """Return what `dataclasses.asdict` made plain."""
        figures = {
            name: {metric: Spread(**spread) for metric, spread in metrics.items()}
            for name, metrics in values.pop("figures").items()
        }
        return cls(
            figures=figures,
            accuracy=Spread(**values.pop("accuracy")),
            nothing=Part.from_json(values.pop("nothing")),
            parts={side: Part.from_json(part) for side, part in values.pop("parts").items()},
            subjects=tuple(Subject.from_json(subject) for subject in values.pop("subjects")),
            depths=tuple(Depth(**depth) for depth in values.pop("depths")),
            **values,
        )


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
    seeds : int
        From how many seeds each row is trained.
    results, failures, curves : dict
        By row: a result for each seed that is done, why one failed, and the figures of each epoch, of every fold and
        seed.
    patients : dict
        The patient of each case, by the case's name.
    split : dict
        By side of the split: how many cases, and slices, in each fold; every row has the same.
    """

    table: Table
    plans: tuple[Plan, ...]
    data: dict[str, int]
    folders: tuple[str, ...]
    overrides: tuple[str, ...] = ()
    max_epochs: int | None = None
    seeds: int = 1
    results: dict[str, list[Result]] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    curves: dict[str, list[dict[str, dict[int, float]]]] = field(default_factory=dict)
    patients: dict[str, str] = field(default_factory=dict)
    split: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def take(
        self,
        name: str,
        result: Result,
        curves: Sequence[dict[str, dict[int, float]]],
        split: dict[str, list[tuple[int, int]]],
    ) -> None:
        """Add what came of a row from one seed."""
        self.results.setdefault(name, []).append(result)
        self.curves.setdefault(name, []).extend(curves)
        self.split.update(split)


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
    scores: Sequence[CaseScore], cases: Mapping[str, Case], volumes_ml: Mapping[str, float], target: Target = CLASSES
) -> list[float | None]:
    """Return for each patient the share of all voxels, background too, that have the right label.

    Right is what is background in both, or the same class of the target. None for a patient with classes that nobody
    drew.

    Parameters
    ----------
    volumes_ml : mapping
        Of each case's whole image, in mL, by name.
    """
    right: dict[str, float] = {}
    whole: dict[str, float] = {}
    for score in scores:
        case, every = cases[score.name], score.classes[target_name(target)]
        same = every.overlap_ml
        if not target.is_merged:
            names = [label.name for label in target.foreground if label.name in score.classes]
            same = sum(score.classes[name].overlap_ml for name in names)
        outside = volumes_ml[score.name] - (every.found_ml + every.true_ml - every.overlap_ml)
        wanted = {value for one in target.foreground for value in MEMBERS.get(one.value, ())}
        known = covered(case.annotated) >= wanted if target.is_merged else {*case.annotated} >= wanted
        right[case.patient] = right.get(case.patient, 0.0) + (outside + same if known else math.nan)
        whole[case.patient] = whole.get(case.patient, 0.0) + volumes_ml[score.name]
    return [None if math.isnan(right[patient]) else right[patient] / whole[patient] for patient in right]


def measure_part(
    scores: Sequence[CaseScore], cases: Mapping[str, Case], volumes_ml: Mapping[str, float], target: Target
) -> Part:
    """Return the figures of some cases, over patients; arguments as of `accuracies`."""
    patients = by_patient(scores, cases)
    of_target = [patient.classes[target_name(target)] for patient in patients]
    return Part(
        len(patients),
        {metric: Spread.of(getattr(score, metric) for score in of_target) for metric in METRICS},
        Spread.of(accuracies(scores, cases, volumes_ml, target)),
    )
