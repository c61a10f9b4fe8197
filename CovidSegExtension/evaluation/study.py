"""Label maps against an expert's, as files or folders: everything that is scored, and what it comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ..errors import InputError, listed
from ..labels import IGNORE
from ..measurement.lesions import LUNG_SHARE, lung_like
from ..runtime.progress import Progress
from .agreement import (
    BOOTSTRAP_RULE,
    Distribution,
    GradeAgreement,
    Interval,
    PairedDifference,
    PatientBootstrap,
    VolumeAgreement,
    grade_agreement,
    paired_difference,
    volume_agreement,
)
from .case import CASE_METRICS, GRADES, SEVERITY_RULE, CaseEvaluation, evaluate_pair
from .cohort import Evaluation
from .detection import DETECTION_RULE
from .overlap import EMPTY_RULE, PARTIAL_RULE, VOXEL_METRICS, ClassScore
from .pairs import NO_PAIRS, Pairs, find_pairs
from .surface import SURFACE_RULE, TOLERANCES_MM

PAIRED_METRICS = ("dice", "sensitivity", "precision", "hd95_mm", "surface_dice")
"""What two sets of predictions are compared by."""


@dataclass(frozen=True)
class DetectionSummary:
    """The lesions of one class over all cases.

    Attributes
    ----------
    true_lesions, found_lesions, false_positives : int
    sensitivity : float or None
        None where there is no true lesion.
    sensitivity_interval : Interval or None
    false_positives_per_case : float
    false_positives_interval : Interval or None
    """

    true_lesions: int
    found_lesions: int
    false_positives: int
    sensitivity: float | None
    sensitivity_interval: Interval | None
    false_positives_per_case: float
    false_positives_interval: Interval | None


@dataclass(frozen=True)
class ClassResult:
    """One class over all cases.

    Attributes
    ----------
    by_case, by_slice : dict of Distribution
        By `case.CASE_METRICS` and by `overlap.VOXEL_METRICS`.
    pooled_dice : Interval or None
        Of the Dice of all cases as one, by patient.
    missed_cases : int
        Cases with the class in the label and not in the prediction.
    detection : DetectionSummary
    volume : VolumeAgreement or None
        Over the cases that have the class in label or prediction.
    """

    by_case: dict[str, Distribution]
    by_slice: dict[str, Distribution]
    pooled_dice: Interval | None
    missed_cases: int
    detection: DetectionSummary
    volume: VolumeAgreement | None


@dataclass(frozen=True)
class Study(Evaluation):
    """An evaluation with all that `case.CaseEvaluation` holds of each case.

    Attributes
    ----------
    cases : tuple of CaseEvaluation
    unmatched : tuple of str
        As of `Evaluation`.
    pairs : Pairs
        The files.
    tolerances_mm : (float, float)
        Of the surface Dice, and of its strict sibling.
    """

    cases: tuple[CaseEvaluation, ...]
    unmatched: tuple[str, ...] = ()
    pairs: Pairs = NO_PAIRS
    tolerances_mm: tuple[float, float] = TOLERANCES_MM

    @cached_property
    def bootstrap(self) -> PatientBootstrap:
        """Draws of the patients of `cases`."""
        return PatientBootstrap([case.patient for case in self.cases])

    @cached_property
    def results(self) -> dict[str, ClassResult]:
        """What each class comes to, in the order of `overlap.SCORED`."""
        return {name: self._result(name) for name in self.summaries}

    @cached_property
    def severity(self) -> GradeAgreement | None:
        """Agreement of CT-0 to CT-4; None where no case has lungs."""
        graded = [(number, case.severity) for number, case in enumerate(self.cases) if case.severity is not None]
        if not graded:
            return None
        return grade_agreement(
            [grades.true for _, grades in graded],
            [grades.found for _, grades in graded],
            GRADES,
            self.bootstrap,
            [number for number, _ in graded],
        )

    def cautions(self) -> list[str]:
        """Return what is to be known before any figure is read: what was not scored, and what may be no lesions."""
        return [*self._left_out(), *self._lung_like()]

    def rules(self) -> list[str]:
        """Return how everything is counted, a paragraph each."""
        tolerance, strict = self.tolerances_mm
        return [
            EMPTY_RULE,
            PARTIAL_RULE,
            self.all_lesions_rule(),
            f"{SURFACE_RULE} Tolerance {tolerance:g} mm, and {strict:g} mm to see how much hangs on it.",
            DETECTION_RULE,
            "Volume error: found less true mL of the cases that have the class; limits of agreement are bias ± 1.96 "
            "standard deviations.",
            self._patients_rule(),
            SEVERITY_RULE
            if self.severity is not None
            else "Severity was not compared: no case has a mask of its lungs (a folder lungsTr beside the labels, or "
            "--lung-masks).",
            "F1 is Dice. Specificity and accuracy are near 1 for any answer, since background fills a chest CT: they "
            "are shown and rank nothing.",
        ]

    def _left_out(self) -> list[str]:
        names = [case.name for case in self.cases if case.left_out]
        if not names:
            return []
        return [f"All that is labelled in {listed(names)} is {IGNORE}, which is left out: nothing of it is scored."]

    def _lung_like(self) -> list[str]:
        graded = [(case.name, case.severity) for case in self.cases if case.severity is not None]
        lung_like_cases = {
            "label": [name for name, severity in graded if lung_like(severity.true_share, None, 0)],
            "prediction": [name for name, severity in graded if lung_like(severity.found_share, None, 0)],
        }
        return [
            f"The {what} of {listed(names)} fills {100 * LUNG_SHARE:.0f} % of the lungs or more: it may be one of the "
            "lungs, not of lesions."
            for what, names in lung_like_cases.items()
            if names
        ]

    def _patients_rule(self) -> str:
        count = self.bootstrap.patients
        whose = "as dataset.json names them" if self.pairs.patients_known else "each file taken as a patient of its own"
        return f"{count} patient{'' if count == 1 else 's'}, {whose}. {BOOTSTRAP_RULE}"

    def to_json(self) -> dict[str, Any]:
        """Return everything as values that `json` writes; undefined figures are None (``null``)."""
        values = super().to_json()
        for name, result in self.results.items():
            values["summary"][name] |= asdict(result)
        for case, record in zip(self.cases, values["cases"], strict=True):
            record["patient"] = case.patient
            record["severity"] = None if case.severity is None else case.severity.to_json()
            for name, scores in record["classes"].items():
                scores |= {metric: case.figure(name, metric) for metric in CASE_METRICS if metric not in scores}
                scores["lesions"] = [asdict(lesion) for lesion in case.detections[name].lesions]
        return values | {
            "surface_tolerances_mm": list(self.tolerances_mm),
            "patients": self.bootstrap.patients,
            "patients_from": "dataset.json" if self.pairs.patients_known else "file names",
            "severity": None if self.severity is None else asdict(self.severity),
            "cautions": self.cautions(),
            "rules": self.rules(),
        }

    def _result(self, name: str) -> ClassResult:
        numbers = [number for number, case in enumerate(self.cases) if name in case.classes]
        cases = [self.cases[number] for number in numbers]
        by_slice = {}
        for metric in VOXEL_METRICS:
            values, of_case = [], []
            for number, case in zip(numbers, cases, strict=True):
                figures = list(case.slice_figures(name, metric))
                values += figures
                of_case += [number] * len(figures)
            by_slice[metric] = self.bootstrap.distribution(values, of_case)
        scores = [case.classes.get(name, ClassScore(0, 0, 0)) for case in self.cases]
        overlap = [2 * score.overlap_ml for score in scores]
        sizes = [score.found_ml + score.true_ml for score in scores]
        present = [number for number in numbers if self.cases[number].classes[name].dice is not None]
        return ClassResult(
            {
                metric: self.bootstrap.distribution([case.figure(name, metric) for case in self.cases])
                for metric in CASE_METRICS
            },
            by_slice,
            self.bootstrap.ratio(overlap, sizes),
            sum(case.classes[name].true_ml > 0 and case.classes[name].found_ml == 0 for case in cases),
            self._detection(name, numbers),
            volume_agreement(
                [self.cases[number].classes[name].found_ml for number in present],
                [self.cases[number].classes[name].true_ml for number in present],
                self.bootstrap,
                present,
            ),
        )

    def _detection(self, name: str, numbers: Sequence[int]) -> DetectionSummary:
        scores = [case.detections.get(name) for case in self.cases]
        true, found, false = (
            [0 if score is None else getattr(score, what) for score in scores]
            for what in ("true_lesions", "found_lesions", "false_positives")
        )
        return DetectionSummary(
            sum(true),
            sum(found),
            sum(false),
            sum(found) / sum(true) if sum(true) else None,
            self.bootstrap.ratio(found, true) if sum(true) else None,
            sum(false) / len(numbers),
            self.bootstrap.mean([false[number] for number in numbers], numbers),
        )


def evaluate(
    predictions: Path | str,
    labels: Path | str,
    progress: Progress | None = None,
    *,
    images: Path | None = None,
    lung_masks: Path | str | None = None,
    tolerance_mm: float = TOLERANCES_MM[0],
) -> Study:
    """Score two label-map files, or two folders matched by file name without suffix (formats may differ).

    Label maps stored in different orientations on the same grid are brought to the axial one first. If a
    ``dataset.json`` stands beside the labels' folder, only its ``annotated_labels`` are scored, or a case's own.

    Parameters
    ----------
    predictions, labels : path
        Two files or two folders.
    progress : callable, optional
        Called with the stage, the cases done and the cases in all.
    images : Path, optional
        Folder of the CTs, where ``dataset.json`` does not name them.
    lung_masks : Path or str, optional
        Folder of masks of the lungs, unless ``lungsTr`` beside the labels has them; ``"auto"`` finds the lungs in the
        CTs. Severity needs them.
    tolerance_mm : float
        Within which surfaces agree.

    Raises
    ------
    InputError
        If a path is missing, nothing matches, or a pair lies on different grids.
    """
    if not 0 < tolerance_mm < 100:
        raise InputError(f"The tolerance of the surface Dice must lie between 0 and 100 mm, not {tolerance_mm:g}.")
    automatic = lung_masks == "auto"
    masks = None if lung_masks is None or automatic else Path(lung_masks)
    pairs = find_pairs(predictions, labels, images, masks)
    tolerances = (tolerance_mm, min(TOLERANCES_MM[1], tolerance_mm))
    cases = []
    for done, pair in enumerate(pairs.pairs):
        if progress is not None:
            progress("scoring", done, len(pairs.pairs))
        cases.append(evaluate_pair(pair, tolerances, automatic))
    if progress is not None:
        progress("scoring", len(pairs.pairs), len(pairs.pairs))
    return Study(tuple(cases), pairs.unmatched, pairs, tolerances)


def compare_studies(first: Study, second: Study) -> dict[str, dict[str, PairedDifference]]:
    """Compare two sets of predictions on the cases that both have: each class by each of `PAIRED_METRICS`.

    Raises
    ------
    InputError
        If they share no case.
    """
    others = {case.name: case for case in second.cases}
    pairs = [(case, others[case.name]) for case in first.cases if case.name in others]
    if not pairs:
        raise InputError("The two sets of predictions share no case; give predictions of the same CTs.")
    bootstrap = PatientBootstrap([case.patient for case, _ in pairs])
    differences: dict[str, dict[str, PairedDifference]] = {}
    for name in first.summaries:
        for metric in PAIRED_METRICS:
            found = paired_difference(
                [case.figure(name, metric) for case, _ in pairs],
                [other.figure(name, metric) for _, other in pairs],
                bootstrap,
            )
            if found is not None:
                differences.setdefault(name, {})[metric] = found
    return differences


def to_json(study: Study, differences: Mapping[str, Mapping[str, PairedDifference]] | None = None) -> dict[str, Any]:
    """Return a study, and what `compare_studies` found, as values that `json` writes."""
    values = study.to_json()
    if differences is not None:
        values["paired"] = {
            name: {metric: asdict(found) for metric, found in metrics.items()} for name, metrics in differences.items()
        }
    return values
