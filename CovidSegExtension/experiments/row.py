"""One row of a table, trained and measured."""

import json
import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import torch

from ..datasets.cases import Case, find_cases
from ..evaluation.cohort import Evaluation
from ..evaluation.overlap import METRICS, CaseScore, ClassScore, Spread, target_name
from ..files import atomic_path
from ..inference.devices import resolve_device
from ..inference.options import SegmentationOptions
from ..inference.segmenter import Segmenter
from ..training.answers import answer
from ..training.monitoring.curves import Curves, fit_folders, read_curves
from ..training.reporting import Report
from ..training.run import train
from ..training.run_directory import held_out_scores, read_check, read_split
from .closer import fold_models, keep_answers, measure_depths, measure_subjects, time_slice
from .results import RESULT_FILE, Result, accuracies, by_patient, measure_part
from .tables import Plan


def run_row(
    plan: Plan,
    data: Sequence[Path],
    place: Path,
    device: str,
    report: Report,
    *,
    parts: bool = False,
    graded: bool = False,
) -> Result:
    """Train a row in the folder `place`, or go on with it, and measure it; the result is kept there too.

    Parameters
    ----------
    parts : bool
        Measure the cases that were learnt from, and those that chose the epoch, too.
    graded : bool
        Measure the shares of the lungs that severity goes by.
    """
    clock = _Clock(report, place.with_name(f"{place.name}.seconds"))
    train(
        plan.row.recipe,
        data,
        place,
        name=plan.row.name,
        overrides=plan.settings,
        resume=True,
        device=device,
        report=clock,
    )
    training_s = clock.save()
    trained = next(fold_models(place))[0]  # of several folds the first one: one network, not their ensemble
    target = trained.card.target
    cases = {case.name: case for case in find_cases(data, plan.recipe.data)}
    volumes_ml = _millilitres(place)
    scores = held_out_scores(place)
    patients = by_patient(scores, cases)
    summaries = Evaluation(tuple(patients)).summaries
    figures = {name: {metric: getattr(summary, metric) for metric in METRICS} for name, summary in summaries.items()}
    sides: dict[str, list[CaseScore]] = {}
    if parts:
        sides = score_parts(place, cases, device, report)
        sides["test" if plan.recipe.split.test else "held out"] = scores
    result = Result(
        epochs=1 + max((max(points) for curves in curves_of(place) for points in curves.values()), default=-1),
        cases=len(scores),
        patients=len(patients),
        figures=figures,
        accuracy=Spread.of(accuracies(scores, cases, volumes_ml, target)),
        dice_by_patient={patient.name: patient.classes[target_name(target)].dice for patient in patients},
        nothing=measure_part([_nothing(score) for score in scores], cases, volumes_ml, target),
        parameters=sum(parameter.numel() for parameter in trained.network.parameters()),
        megabytes=trained.megabytes,
        ms_a_slice=time_slice(trained, [cases[score.name] for score in scores] or list(cases.values()), device),
        training_s=training_s,
        device=str(resolve_device(device)),
        precision=str(trained.card.training["ran_on"]["precision"]),
        threads=torch.get_num_threads(),
        parts={side: measure_part(found, cases, volumes_ml, target) for side, found in sides.items()},
        subjects=tuple(measure_subjects(place, cases, device, graded)),
        depths=tuple(measure_depths(place, cases, volumes_ml, device)),
    )
    keep_answers(place, cases, device)
    with atomic_path(place / RESULT_FILE) as path:
        path.write_text(json.dumps(asdict(result), indent=2) + "\n", encoding="utf-8")
    return result


def _nothing(score: CaseScore) -> CaseScore:
    """Return the score of the same case for an answer of background alone."""
    return CaseScore(
        score.name, {name: ClassScore(0, 0, each.true_ml, each.scored_ml) for name, each in score.classes.items()}
    )


def score_parts(place: Path, cases: Mapping[str, Case], device: str, report: Report) -> dict[str, list[CaseScore]]:
    """Score every case that a run learnt from, and those that chose its epoch, by the network of each fold."""
    found: dict[str, list[CaseScore]] = {}
    for (model, _), split in zip(fold_models(place), read_split(place), strict=False):
        segmenter = Segmenter(SegmentationOptions(model.folder, device))
        for side in ["train", "validation"] if "test" in split else ["train"]:
            for done, name in enumerate(split[side], start=1):
                found.setdefault(side, []).append(answer(segmenter, cases[name]).score)
                report.progress(f"{side} cases scored", done, len(split[side]))
    return found


def _millilitres(place: Path) -> dict[str, float]:
    """Return the volume of every case's image, background too, from the check of the data."""
    return {case["name"]: math.prod(case["shape"]) * math.prod(case["spacing_mm"]) / 1000 for case in read_check(place)}


def curves_of(place: Path) -> list[Curves]:
    """Return the figures of each epoch: of a run, or of each of its folds."""
    return [read_curves(fit) for fit in fit_folders(place)]


def split_of(place: Path) -> dict[str, list[tuple[int, int]]]:
    """Return by side of a run's split how many cases, and slices, are on it, in each fold."""
    slices = {case["name"]: case["slices"] for case in read_check(place)}
    sides: dict[str, list[tuple[int, int]]] = {}
    for fold in read_split(place):
        for side, names in fold.items():
            sides.setdefault(side, []).append((len(names), sum(slices[name] for name in names)))
    return sides


class _Clock(Report):
    """Passes everything on but the end, and keeps the seconds that a row has taken in a file, over all attempts."""

    def __init__(self, inner: Report, path: Path) -> None:
        self.inner, self.path, self.bar = inner, path, inner.bar
        self.before = float(path.read_text(encoding="ascii")) if path.is_file() else 0.0
        self.start = time.monotonic()

    def save(self) -> float:
        """Write and return the seconds so far."""
        seconds = self.before + time.monotonic() - self.start
        with atomic_path(self.path) as path:
            path.write_text(f"{seconds:.3f}\n", encoding="ascii")
        return seconds

    def note(self, text: str) -> None:
        self.inner.note(text)

    def progress(self, stage: str, done: int, total: int) -> None:
        self.inner.progress(stage, done, total)

    def epoch(self, epoch: int, epochs: int, figures: Mapping[str, float], minutes_left: float) -> None:
        self.save()
        self.inner.epoch(epoch, epochs, figures, minutes_left)
