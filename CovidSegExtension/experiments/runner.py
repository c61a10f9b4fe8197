"""Every row of a table of recipes trained and measured, one after another; what is done is not done again."""

import json
import math
import statistics
import time
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch

from ..datasets.cases import Case, find_cases
from ..errors import Cancelled, CovidSegError, InputError
from ..evaluation.comparison import Evaluation
from ..evaluation.overlap import ALL_LESIONS, METRICS, Spread
from ..files import atomic_path
from ..inference.devices import resolve_device
from ..inference.options import SegmentationOptions
from ..inference.segmenter import Segmenter
from ..io.images import read_volume
from ..models.bundle import Model, load
from ..recipes.tables import Plan, load_table
from ..training.cross_validation import train
from ..training.reporting import Report
from ..training.run_directory import CHECK, read_scores
from ..training.trainer import read_curves
from .report import write_report
from .results import Experiment, Result, accuracies, by_patient

TIMED_CASES = 5
"""How many held-out cases are segmented again to time the network."""


def run_experiment(
    table: str | Path,
    data: Sequence[Path],
    output: Path,
    *,
    max_epochs: int | None = None,
    overrides: Sequence[str] = (),
    only: Sequence[str] = (),
    device: str = "auto",
    report: Report | None = None,
) -> Experiment:
    """Train and measure the rows of a table; leave its figures beside the document's in `output`.

    Each row's run lies in ``output/rows``. ``TABLE.md``, ``TABLE.csv`` and a picture of the curves are written anew
    after each row. Called again it goes on where it stopped, within a row too, and tries rows again that failed.

    Parameters
    ----------
    table : str or Path
        A table's name or file.
    max_epochs : int, optional
        No row trains longer; rows that should are marked as short.
    overrides : sequence of str
        Recipe values for every row.
    only : sequence of str
        Names of the rows to run; all when empty.

    Raises
    ------
    InputError
        Before any training, if a row or an override does not fit, or `output` holds something else.
    Cancelled
        On Ctrl-C or SIGTERM.
    """
    report = report or Report()
    chosen = load_table(table)
    plans = tuple(Plan.of(row, overrides, max_epochs) for row in chosen.rows)
    unknown = sorted(set(only) - {row.name for row in chosen.rows})
    if unknown:
        raise InputError(
            f"The table '{chosen.name}' has no row '{unknown[0]}'; choose from: "
            f"{', '.join(row.name for row in chosen.rows)}."
        )
    folders = [Path(folder) for folder in data]
    counts: dict[str, int] = {}
    for case in find_cases(folders, plans[0].recipe.data):
        counts[case.data_set] = counts.get(case.data_set, 0) + 1
    experiment = Experiment(
        chosen, plans, counts, tuple(folder.resolve().name for folder in folders), tuple(overrides), max_epochs
    )
    _claim(output, experiment)
    for number, plan in enumerate(plans, start=1):
        name, place = plan.row.name, output / "rows" / plan.row.name
        result = _read_result(place)
        if result is None and (not only or name in only):
            report.note(f"row {number} of {len(plans)}: {name}")
            try:
                result = _run(plan, folders, place, device, report)
            except Cancelled as error:
                raise Cancelled("The experiment was stopped; run the same command again to go on.") from error
            except CovidSegError as error:
                experiment.failures[name] = str(error).replace(str(Path.home()), "~")
            except Exception as error:  # one row must not take the others with it
                experiment.failures[name] = f"{type(error).__name__}: {error}"
                with atomic_path(output / "errors" / f"{name}.txt") as path:
                    path.write_text(traceback.format_exc(), encoding="utf-8")
            if result is None:
                report.note(f"FAILED: {name}: {experiment.failures[name]}")
            else:
                _take(experiment, name, place, result)
                write_report(experiment, output)
        elif result is not None:
            _take(experiment, name, place, result)
    write_report(experiment, output)
    return experiment


def _take(experiment: Experiment, name: str, place: Path, result: Result) -> None:
    experiment.results[name] = result
    experiment.curves[name] = _curves(place)


def _claim(output: Path, experiment: Experiment) -> None:
    """Raise InputError unless `output` is new or empty, or holds this experiment."""
    path = output / "experiment.json"
    plan = {
        "table": experiment.table.name,
        "data": experiment.data,
        "rows": {plan.row.name: plan.recipe.to_json() for plan in experiment.plans},
    }
    text = json.dumps(plan, indent=2) + "\n"
    if path.is_file():
        if path.read_text(encoding="utf-8") != text:
            raise InputError(
                f"{output} holds another experiment: other data, epochs, recipes or settings; choose a new folder."
            )
    elif output.is_dir() and any(output.iterdir()):
        raise InputError(f"The folder {output} is not empty and holds no experiment; choose a new one.")
    else:
        with atomic_path(path) as temporary:
            temporary.write_text(text, encoding="utf-8")


def _run(plan: Plan, data: Sequence[Path], place: Path, device: str, report: Report) -> Result:
    """Train a row, or go on with it, and measure it."""
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
    trained = load(place / "model")
    cases = {case.name: case for case in find_cases(data, plan.recipe.data)}
    scores = [score for path in sorted(place.rglob("held_out.json")) for score in read_scores(path)]
    patients = by_patient(scores, cases)
    summaries = Evaluation(tuple(patients)).summaries
    figures = {name: {metric: getattr(summary, metric) for metric in METRICS} for name, summary in summaries.items()}
    dice = [patient.classes[ALL_LESIONS].dice for patient in patients]
    result = Result(
        epochs=1 + max(map(max, _curves(place).values()), default=-1),
        cases=len(scores),
        patients=len(patients),
        figures=figures,
        accuracy=Spread.of(accuracies(scores, cases, _millilitres(place))),
        highest_dice=max((value for value in dice if value is not None), default=None),
        parameters=sum(parameter.numel() for parameter in trained.network.parameters()),
        ms_a_slice=time_slice(trained, [cases[score.name] for score in scores] or list(cases.values()), device),
        training_s=training_s,
        device=str(resolve_device(device)),
        threads=torch.get_num_threads(),
    )
    with atomic_path(place / "result.json") as path:
        path.write_text(json.dumps(asdict(result), indent=2) + "\n", encoding="utf-8")
    return result


def _read_result(place: Path) -> Result | None:
    path = place / "result.json"
    return Result.from_json(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None


def _millilitres(place: Path) -> dict[str, float]:
    """Return the volume of every case's image, background too, from the check of the data."""
    checked = json.loads((place / CHECK).read_text(encoding="utf-8"))["cases"]
    return {case["name"]: math.prod(case["shape"]) * math.prod(case["spacing_mm"]) / 1000 for case in checked}


def time_slice(trained: Model, cases: Sequence[Case], device: str) -> float | None:
    """Return the network's time for a slice, in ms, as segmentation runs it: the median over some cases."""
    segmenter = Segmenter(SegmentationOptions(trained.folder, device))
    times = []
    for case in [cases[0], *cases[:TIMED_CASES]]:
        volume = read_volume(case.image)
        found = segmenter.segment(volume)
        slices = np.count_nonzero(volume.orientation.to_axial(found.lungs.cavity).any(axis=(1, 2)))
        if slices:
            times.append(1000 * found.seconds["network"] / slices)
    del times[:1]  # it warmed up
    return statistics.median(times) if times else None


def _curves(place: Path) -> dict[str, dict[int, float]]:
    """Return the figures of each epoch; with folds, those of the model that is kept, or of the first fold."""
    found = (read_curves(folder) for folder in (place, place / "final", place / "fold0"))
    return next((curves for curves in found if curves), {})


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
