"""Overlap of a label map with an expert's: Dice, IoU, sensitivity, precision and millilitres, by class and case.

The rule for empty cases, used everywhere (`EMPTY_RULE` says it to the user):

- a class absent from both the label and the prediction is left out of the means (it does not count as 1.0);
- a class absent from the label but predicted counts as Dice 0, and its false-positive volume is shown in mL;
- sensitivity is left out where there is nothing true, precision where nothing was found (both undefined).

The rule for labels that do not say everything (`PARTIAL_RULE`): a voxel of a union label ("ground glass or
consolidation") is scored as the union and counts neither for nor against its members; a voxel to be ignored counts
nowhere; a class that nobody drew is left out.
"""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..labels import CLASSES, IGNORE, INFECTION, LABELS, LUNGS, MEMBERS, UNIONS, Target, covered

LABEL_VALUES = tuple(label.value for label in LABELS)
"""What is scored unless a data set says that less was annotated."""

ALL_LESIONS = "All lesions"
"""Name of the score that takes every evaluated label together: any label > 0 where all of them are annotated."""

EMPTY_RULE = (
    "Empty cases: a class absent from both label and prediction is left out of the means; absent from the label but "
    "predicted counts as Dice 0. Sensitivity needs something true, precision something found."
)

PARTIAL_RULE = (
    f"{INFECTION.name}: ground-glass opacity and consolidation as one, told apart or not. Voxels that were not told "
    f"apart (label {INFECTION.value}) count neither for nor against the two; voxels to be ignored (label {IGNORE}) "
    "count nowhere."
)

SCORED = (*(label.name for label in LABELS), *(union.name for union in UNIONS), LUNGS.name, ALL_LESIONS)
"""Every name that a score can have, in the order of tables."""

METRICS = ("dice", "iou", "sensitivity", "precision")
"""The names under which `ClassScore` and `Summary` have their figures."""

VOXEL_METRICS = (*METRICS, "specificity", "accuracy")
"""All figures of a `ClassScore`. The last two are near 1 for any answer, since background fills a chest CT."""


@dataclass(frozen=True)
class ClassScore:
    """Overlap of one class (or of all lesions) in one slice or case, or pooled over several.

    Attributes
    ----------
    overlap_ml, found_ml, true_ml : float
        Volumes in mL of what is in both, in the prediction and in the label.
    scored_ml : float or None
        Volume of all voxels whose label tells whether they are of the class; None where nobody kept it.
    """

    overlap_ml: float
    found_ml: float
    true_ml: float
    scored_ml: float | None = None

    @property
    def dice(self) -> float | None:
        """2 |P ∩ T| / (|P| + |T|), which is F1; None where both are empty."""
        return _ratio(2 * self.overlap_ml, self.found_ml + self.true_ml)

    @property
    def iou(self) -> float | None:
        """|P ∩ T| / |P ∪ T|; None where both are empty."""
        return _ratio(self.overlap_ml, self.found_ml + self.true_ml - self.overlap_ml)

    @property
    def sensitivity(self) -> float | None:
        """|P ∩ T| / |T|; None where nothing is true."""
        return _ratio(self.overlap_ml, self.true_ml)

    @property
    def precision(self) -> float | None:
        """|P ∩ T| / |P|; None where nothing was found."""
        return _ratio(self.overlap_ml, self.found_ml)

    @property
    def specificity(self) -> float | None:
        """Share of what is not of the class that was not found; None where nothing else is, or it is not known."""
        if self.scored_ml is None:
            return None
        negative = self.scored_ml - self.true_ml
        return _ratio(negative - (self.found_ml - self.overlap_ml), negative)

    @property
    def accuracy(self) -> float | None:
        """Share of the scored volume that was labelled rightly; None where it is not known."""
        if self.scored_ml is None:
            return None
        return _ratio(self.scored_ml - self.true_ml - self.found_ml + 2 * self.overlap_ml, self.scored_ml)

    def to_json(self) -> dict[str, float | None]:
        """Return volumes and metrics under their names."""
        return asdict(self) | {metric: getattr(self, metric) for metric in VOXEL_METRICS}

    @classmethod
    def pooled(cls, scores: Iterable["ClassScore"]) -> "ClassScore":
        """Return several scores as one, by volume."""
        scores = list(scores)
        scored = [score.scored_ml for score in scores if score.scored_ml is not None]
        return cls(
            sum(score.overlap_ml for score in scores),
            sum(score.found_ml for score in scores),
            sum(score.true_ml for score in scores),
            sum(scored) if len(scored) == len(scores) else None,
        )


@dataclass(frozen=True)
class CaseScore:
    """One case: a `ClassScore` for each evaluated class or union by its name, and for `ALL_LESIONS`."""

    name: str
    classes: dict[str, ClassScore]


@dataclass(frozen=True)
class Spread:
    """Mean and sample standard deviation over `cases` cases; None where there are too few."""

    mean: float | None
    sd: float | None
    cases: int

    @classmethod
    def of(cls, values: Iterable[float | None]) -> "Spread":
        """Return the spread of the values that are defined."""
        defined = [value for value in values if value is not None]
        return cls(
            statistics.fmean(defined) if defined else None,
            statistics.stdev(defined) if len(defined) > 1 else None,
            len(defined),
        )


@dataclass(frozen=True)
class Summary:
    """One class over all cases.

    Attributes
    ----------
    dice, iou, sensitivity, precision : Spread
        Over the cases in which each is defined; ``dice.cases`` is the number of cases counted.
    pooled : ClassScore
        All cases as one, by volume.
    absent : int
        Cases with the class in neither label nor prediction, left out.
    false_positive_cases : int
        Cases with the class predicted though absent from the label; each counts as Dice 0.
    false_positive_ml : float
        Volume predicted in those cases, in mL.
    """

    dice: Spread
    iou: Spread
    sensitivity: Spread
    precision: Spread
    pooled: ClassScore
    absent: int
    false_positive_cases: int
    false_positive_ml: float

    @classmethod
    def of(cls, scores: Sequence[ClassScore]) -> "Summary":
        """Summarise one class's scores, one a case."""
        false_positives = [score.found_ml for score in scores if score.true_ml == 0 and score.found_ml > 0]
        return cls(
            **{metric: Spread.of(getattr(score, metric) for score in scores) for metric in METRICS},
            pooled=ClassScore.pooled(scores),
            absent=sum(score.dice is None for score in scores),
            false_positive_cases=len(false_positives),
            false_positive_ml=sum(false_positives),
        )


def score_case(
    prediction: NDArray,
    truth: NDArray,
    voxel_ml: float,
    labels: Sequence[int] = LABEL_VALUES,
    name: str = "",
) -> CaseScore:
    """Score one label map.

    Parameters
    ----------
    prediction, truth : ndarray of int, shape (Z, Y, X)
        Label maps on the same grid; the truth may hold unions and voxels to be ignored (`labels.MEMBERS`).
    voxel_ml : float
        Volume of a voxel in mL.
    labels : sequence of int
        The labels, unions too, that were annotated. The others are left out, from "all lesions" too. `INFECTION` is
        scored wherever it is known, also where its members were told apart.
    name : str
        What the case is called in tables.

    Raises
    ------
    InputError
        If the shapes differ.
    """
    return CaseScore(name, _scores(_count_pairs(prediction, truth).sum(axis=0), voxel_ml, labels))


def target_name(target: Target) -> str:
    """Return the name of the score that tells how good a model of this target is: of its one foreground, or of all."""
    name = target.foreground[0].name
    return name if name in (INFECTION.name, LUNGS.name) else ALL_LESIONS


def score_target(
    prediction: NDArray,
    truth: NDArray,
    voxel_ml: float,
    target: Target = CLASSES,
    labels: Sequence[int] = LABEL_VALUES,
    name: str = "",
) -> CaseScore:
    """Score the answer of a model of this target; parameters as of `score_case`.

    A target of one foreground has one score, `target_name`: whatever was found against what is true of the classes that
    it merges. Classes that nobody drew are left out of the truth, and what nobody told apart from them counts nowhere.
    """
    if not target.is_merged:
        return score_case(prediction, truth, voxel_ml, labels, name)
    _require_one_size(prediction, truth)
    if target.foreground == (LUNGS,):
        true, known = truth == LUNGS.value, truth != IGNORE
    else:
        _, true, known = masks_of(truth, truth, set(MEMBERS[target.values[1]]) & covered(labels))
    found = (prediction > 0) & known
    volumes = (int(np.count_nonzero(each)) * voxel_ml for each in (found & true, found, true & known, known))
    return CaseScore(name, {target_name(target): ClassScore(*volumes)})


def score_slices(
    prediction: NDArray, truth: NDArray, voxel_ml: float, labels: Sequence[int] = LABEL_VALUES
) -> list[dict[str, ClassScore]]:
    """Score each slice along axis 0 by itself; arguments as of `score_case`."""
    return [_scores(counts, voxel_ml, labels) for counts in _count_pairs(prediction, truth)]


def _require_one_size(prediction: NDArray, truth: NDArray) -> None:
    if prediction.shape != truth.shape:
        raise InputError(
            f"Prediction and label differ in size ({prediction.shape} and {truth.shape} voxels); "
            "give two label maps of the same CT."
        )


def _count_pairs(prediction: NDArray, truth: NDArray) -> NDArray[np.int64]:
    """Return how many voxels of each slice have each pair of found and true value of `MEMBERS`, shape (Z, n, n)."""
    _require_one_size(prediction, truth)
    n = len(MEMBERS)
    counts = np.zeros((len(truth), n, n), np.int64)
    for count, predicted, true in zip(counts, prediction, truth, strict=True):
        codes = _POSITION[predicted].astype(np.intp) * n + _POSITION[true]
        count[:] = np.bincount(codes.ravel(), minlength=n * n).reshape(n, n)
    return counts


def _scores(counts: NDArray[np.int64], voxel_ml: float, labels: Sequence[int]) -> dict[str, ClassScore]:
    scores = {}
    for name, members in scored_regions(labels).items():
        is_of, is_known = _counted(members)
        parts = (
            counts[np.ix_(is_of, is_of)],
            counts[np.ix_(is_of, is_known)],
            counts[:, is_of],
            counts[:, is_known],
        )
        scores[name] = ClassScore(*(int(part.sum()) * voxel_ml for part in parts))
    return scores


def scored_regions(labels: Sequence[int] = LABEL_VALUES) -> dict[str, set[int]]:
    """Return the classes that each scored name stands for, where the values `labels` were annotated."""
    known = covered(labels)
    regions = {label.name: {label.value} for label in LABELS if label.value in labels}
    regions |= {
        union.name: set(union.members)
        for union in UNIONS
        if union.value in labels or (union is INFECTION and known >= set(union.members))
    }
    regions[ALL_LESIONS] = set(known)
    return regions


def masks_of(
    prediction: NDArray, truth: NDArray, members: set[int]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Return what was found, what is true, and whose label tells; masks of the shape of the label maps.

    Parameters
    ----------
    prediction, truth : ndarray of uint8
        Values of `labels.MEMBERS`.
    members : set of int
        The classes that are taken as one.
    """
    of, known = (np.zeros(256, bool) for _ in range(2))
    of[list(MEMBERS)], known[list(MEMBERS)] = _counted(members)
    return of[prediction], of[truth], known[truth]


def in_target(labels: NDArray, target: Target) -> NDArray:
    """Return an expert's label map, of any shape, in a target's values: of one foreground, each of its members as that.

    What does not tell whether it is of the foreground becomes `labels.IGNORE`.
    """
    value = target.foreground[0].value
    if not target.is_merged or value not in MEMBERS:  # lungs are read as such
        return labels
    _, true, known = masks_of(labels, labels, set(MEMBERS[value]))
    return np.where(true, value, np.where(known, 0, IGNORE)).astype(np.uint8)


_POSITION = np.full(256, 255, np.uint8)
_POSITION[list(MEMBERS)] = range(len(MEMBERS))
"""The place in `MEMBERS` of each value that a label map may hold."""


def _counted(members: set[int]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return for each value of `MEMBERS` whether it is of `members`, and whether it tells if it is."""
    may_be = [set(classes) for classes in MEMBERS.values()]
    is_of = np.array([classes <= members for classes in may_be])
    return is_of, is_of | np.array([not classes & members for classes in may_be])


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None
