"""A document's table with our figures beside the document's: Markdown, CSV and pictures of the curves."""

import csv
import io
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from .. import __version__
from ..evaluation.agreement import BOOTSTRAP_RULE
from ..evaluation.overlap import ALL_LESIONS, EMPTY_RULE, METRICS, target_name
from ..files import atomic_path
from ..labels import DRAWN, LABELS, LUNGS
from .results import Experiment, Result
from .statistics import (
    SURE,
    Compared,
    check_claim,
    compare_with_best,
    dice_by_patient,
    mean_and_interval,
    measure_noise,
)
from .tables import Plan

_TASKS = {
    "classes": "three classes, all lesions together against background where no class is named",
    "infection": "infection (ground glass or consolidation) against background",
    "lesion": "any lesion against background",
    "lungs": "lungs against background",
}


def write_report(experiment: Experiment, folder: Path) -> None:
    """Write ``TABLE.md``, ``TABLE.csv`` and pictures of curves and figures into `folder`, of the rows that are done."""
    name, pictures = experiment.table.name, []
    for caption, suffix, draw, wanted in (
        ("Dice of every patient, by row", "dice", draw_dice, experiment.results),
        ("Curves of training", "curves", draw_curves, experiment.curves),
    ):
        if wanted:
            draw(experiment, folder / f"{name}-{suffix}.png")
            pictures.append((caption, f"{name}-{suffix}.png"))
    for file, text in ((f"{name}.md", markdown(experiment, pictures)), (f"{name}.csv", csv_text(experiment))):
        with atomic_path(folder / file) as path:
            path.write_text(text, encoding="utf-8", newline="")


def markdown(experiment: Experiment, pictures: Sequence[tuple[str, str]] = ()) -> str:
    """Return the table, with what is needed to read it right.

    Parameters
    ----------
    pictures : sequence of (str, str)
        Caption and file of each picture that stands beside it.
    """
    table, short = experiment.table, [plan for plan in experiment.plans if plan.is_short]
    blocks = [f"# {table.title}", f"The document's figures: {table.document}." if table.document else ""]
    if short:
        blocks.append(
            f"**Short runs**: {len(short)} of {len(experiment.plans)} rows were trained for fewer epochs than their "
            "recipe asks for (column epochs). Their figures do not show what the networks can do."
        )
    blocks += [noise_text(experiment), _main_table(experiment)]
    blocks += [
        _parts_table(experiment),
        _classes_table(experiment),
        _pairs_table(experiment),
        _claims_table(experiment),
    ]
    blocks += [f"![{caption}]({file})" for caption, file in pictures]
    blocks.append("\n".join(f"- {note}" for note in (*_notes(experiment), *table.notes)))
    blocks.append("\n".join(f"- **{name} failed**: {reason}" for name, reason in experiment.failures.items()))
    return "\n\n".join(block for block in blocks if block) + "\n"


def noise_text(experiment: Experiment) -> str:
    """Return what differences of the table are worth, and which rows cannot be told apart."""
    rows = experiment.results
    if not rows:
        return ""
    noise, pairs = measure_noise(rows), compare_with_best(rows)
    patients = _range([result.patients for results in rows.values() for result in results])
    parts = [f"**What differences are worth**: {patients} patients are measured."]
    if noise.patient_sd is not None:
        parts.append(f"Between patients of one row Dice has a standard deviation of {noise.patient_sd:.2f}.")
    if noise.seed_sd is None:
        parts.append("Every row has one seed: what another seed changes was not measured here.")
    else:
        parts.append(
            f"Between seeds of one row the mean has one of {noise.seed_sd:.3f} ({noise.rows} rows, {noise.seeds} "
            f"trainings): two rows of one seed each that differ by less than {noise.smallest_difference:.2f} "
            "may differ by their seeds alone."
        )
    unsure = [pair.second for pair in pairs if not pair.is_sure]
    if unsure:
        parts.append(f"**Cannot be told apart** from {pairs[0].first}, the best here: {', '.join(unsure)}.")
    elif pairs:
        parts.append(f"Every other row is worse than {pairs[0].first} beyond chance (p < {SURE}).")
    return " ".join(parts)


def _main_table(experiment: Experiment) -> str:
    document = _document_columns(experiment)
    head = ["row", *(f"document: {name}" for name in document)]
    head += ["Dice", "seeds", "IoU", "sensitivity", "precision", "accuracy", "highest Dice"]
    head += ["parameters", "MB", "ms a slice", "training", "epochs"]
    rows = []
    for plan in experiment.plans:
        results = experiment.results.get(plan.row.name, [])
        theirs = [str(plan.row.document.get(name, "")) for name in document]
        rows.append([plan.row.name, *theirs, *_cells(plan, results, plan.row.name in experiment.failures)])
    first = next(iter(experiment.results.values()), None)
    if first:
        nothing = first[0].nothing
        cells = [_number(nothing.figures[metric].mean) for metric in METRICS]
        cells = [cells[0], "", *cells[1:], _number(nothing.accuracy.mean)]
        rows.append(["*background alone*", *[""] * len(document), *cells, *[""] * 6])
    return _table(head, rows)


def _parts_table(experiment: Experiment) -> str:
    """Return the figures of each side of the split, where they were measured."""
    sides = list(dict.fromkeys(side for results in experiment.results.values() for r in results for side in r.parts))
    if not sides:
        return ""
    head = [
        "row",
        *(f"{side}: {metric}" for side in sides for metric in ("Dice", "IoU", "precision", "recall", "accuracy")),
    ]
    rows = []
    for name, results in experiment.results.items():
        cells = []
        for side in sides:
            parts = [result.parts[side] for result in results if side in result.parts]
            for metric in ("dice", "iou", "precision", "sensitivity"):
                cells.append(_number(_mean([part.figures[metric].mean for part in parts])))
            cells.append(_number(_mean([part.accuracy.mean for part in parts])))
        rows.append([name, *cells])
    return f"What was learnt from against what was not (F1 is Dice):\n\n{_table(head, rows)}"


def _classes_table(experiment: Experiment) -> str:
    """Return the Dice of each class, of rows that tell classes apart."""
    names = [label.name for label in LABELS]
    rows = [
        [
            name,
            *(
                _number(_mean([r.figures[label]["dice"].mean for r in results if label in r.figures]))
                for label in names
            ),
        ]
        for name, results in experiment.results.items()
        if any(label in results[0].figures for label in names)
    ]
    return f"Dice by class:\n\n{_table(['row', *names], rows)}" if rows else ""


def _pairs_table(experiment: Experiment) -> str:
    pairs = compare_with_best(experiment.results)
    if not pairs:
        return ""
    rows = [[pair.second, *_difference_cells(pair)] for pair in pairs]
    head = ["row", f"Dice of {pairs[0].first} less this", "95 % interval", "p", "patients"]
    return f"The best row against each other one, patient by patient:\n\n{_table(head, rows)}"


def _claims_table(experiment: Experiment) -> str:
    """Return the document's conclusions beside what can be concluded here."""
    rows = []
    for claim in experiment.table.claims:
        compared, words = check_claim(claim, experiment.results)
        cells = ["–"] * 4 if compared is None else _difference_cells(compared)
        document = "" if claim.difference is None else f"{claim.difference:+.3f}"
        rows.append([claim.says, f"{claim.better} – {claim.worse}", document, *cells[:3], words])
    head = [
        "the document concludes",
        "rows",
        "its difference",
        "ours",
        "95 % interval",
        "p",
        "what can be concluded here",
    ]
    return _table(head, rows) if rows else ""


def _difference_cells(pair: Compared) -> list[str]:
    found, interval = pair.difference, pair.difference.interval
    limits = "–" if interval is None else f"{interval.low:+.3f} … {interval.high:+.3f}"
    return [f"{found.mean:+.3f}", limits, "–" if pair.p_value is None else f"{pair.p_value:.3f}", str(found.patients)]


def csv_text(experiment: Experiment) -> str:
    """Return every figure, a line for each seed of a row."""
    document = _document_columns(experiment)
    lines = []
    for plan in experiment.plans:
        row = plan.row
        results: list[Result | None] = [*experiment.results.get(row.name, [])]
        for seed, result in enumerate(results or [None]):
            line: dict[str, Any] = {
                "row": row.name,
                "seed": seed if result else None,
                "group": row.group,
                "recipe": row.recipe,
                "settings": " ".join(plan.settings[:-1]),  # the last one is the seed
                "state": "done" if result else experiment.failures.get(row.name, "not run"),
                "short_run": "yes" if plan.is_short else "no",
                "epochs": result.epochs if result else None,
                "epochs_asked": plan.recipe.training.epochs,
                "epochs_of_recipe": plan.full_epochs,
                "cases": result.cases if result else None,
                "patients": result.patients if result else None,
            }
            for name in (ALL_LESIONS, *(one.name for one in DRAWN), LUNGS.name):
                if any(name in each.figures for found in experiment.results.values() for each in found):
                    for metric in METRICS:
                        spread = result.figures.get(name, {}).get(metric) if result else None
                        line |= {f"{name}: {metric} mean": spread and spread.mean}
                        line |= {f"{name}: {metric} sd": spread and spread.sd}
            line |= {
                "accuracy mean": result and result.accuracy.mean,
                "accuracy sd": result and result.accuracy.sd,
                "highest dice": result and result.highest_dice,
                "parameters": result and result.parameters,
                "megabytes": result and result.megabytes,
                "ms_a_slice": result and result.ms_a_slice,
                "training_s": result and result.training_s,
                "device": result and result.device,
                "precision": result and result.precision,
                "threads": result and result.threads,
            }
            lines.append(line | {f"document: {name}": row.document.get(name) for name in document})
    text = io.StringIO()
    writer = csv.DictWriter(text, list(lines[0]), lineterminator="\n")
    writer.writeheader()
    for line in lines:
        writer.writerow({key: round(value, 6) if isinstance(value, float) else value for key, value in line.items()})
    return text.getvalue()


def draw_dice(experiment: Experiment, target: Path) -> None:
    """Draw the Dice of every patient, a row each, with the mean and its interval; and the rows' parts as bars."""
    from matplotlib.figure import Figure

    rows = list(experiment.results.items())
    sides = list(dict.fromkeys(side for _, results in rows for result in results for side in result.parts))
    columns = 2 if sides else 1
    figure = Figure(figsize=(7 * columns, 0.5 * len(rows) + 1.6), layout="constrained")
    axes, *bars = figure.subplots(1, columns, squeeze=False)[0]
    names = [name for name, _ in rows]
    for place, (_, results) in enumerate(rows):
        by_patient = list(dice_by_patient(results).values())
        # A little apart, evenly, so that patients of the same Dice are seen.
        apart = [0.24 * ((index * 0.618) % 1 - 0.5) for index in range(len(by_patient))]
        axes.plot(by_patient, [place + each for each in apart], "o", color="0.6", markersize=4)
        mean, interval = mean_and_interval(results)
        if mean is not None:
            axes.plot([mean], [place], "D", color="C3", markersize=7)
        if interval is not None:
            axes.plot([interval.low, interval.high], [place, place], "-", color="C3", linewidth=2.5)
    axes.set(title="Dice of every patient; mean and 95 % interval", xlim=(-0.02, 1), ylim=(len(rows) - 0.5, -0.5))
    axes.set_yticks(range(len(rows)), names)
    axes.grid(alpha=0.3, axis="x")
    for panel in bars:
        height = 0.8 / len(sides)
        for index, side in enumerate(sides):
            means = [
                _mean([r.parts[side].figures["dice"].mean for r in results if side in r.parts]) for _, results in rows
            ]
            places = [place - 0.4 + (index + 0.5) * height for place in range(len(rows))]
            panel.barh(places, [mean or 0.0 for mean in means], height, label=side, color=f"C{index}")
        panel.set(title="Mean Dice by side of the split", xlim=(0, 1), ylim=(len(rows) - 0.5, -0.5))
        panel.set_yticks(range(len(rows)), [""] * len(rows))
        panel.legend(frameon=False)
    with atomic_path(target) as path:
        figure.savefig(path, dpi=110)


def draw_curves(experiment: Experiment, target: Path) -> None:
    """Draw loss and validation Dice by epoch, a line a row of the table, a pair of axes a group."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    groups: dict[str, list[Plan]] = {}
    for plan in experiment.plans:
        if plan.row.name in experiment.curves:
            groups.setdefault(plan.row.group, []).append(plan)
    figure = Figure(figsize=(12, 3.6 * len(groups) + 0.4), layout="constrained")
    if any(plan.is_short for plan in experiment.plans):
        figure.suptitle("Short runs: fewer epochs than the recipes ask for", color="firebrick")
    for (group, plans), (left, right) in zip(
        groups.items(), figure.subplots(len(groups), 2, squeeze=False), strict=True
    ):
        for index, plan in enumerate(plans):
            curves, colour = experiment.curves[plan.row.name], f"C{index % 10}"
            for axes, name, style in (
                (left, "train_loss", "-"),
                (left, "val_loss", "--"),
                (right, "val_dice", "-"),
            ):
                points = {epoch + 1: value for epoch, value in sorted(curves.get(name, {}).items())}
                marker = "o" if len(points) < 3 else ""
                label = plan.row.name if axes is right else None
                axes.plot(list(points), list(points.values()), style, color=colour, marker=marker, label=label)
        title = f"{group}: " if group else ""
        left.set(title=f"{title}loss (dashes: validation)", xlabel="epoch")
        right.set(title=f"{title}validation Dice", xlabel="epoch", ylim=(-0.02, 1))
        right.legend(loc="center left", bbox_to_anchor=(1.01, 0.5), fontsize="small", frameon=False)
        for axes in (left, right):
            axes.grid(alpha=0.3)
            axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    with atomic_path(target) as path:
        figure.savefig(path, dpi=110)


def _cells(plan: Plan, results: Sequence[Result], failed: bool) -> list[str]:
    if not results:
        return [*["–"] * 11, "failed" if failed else "not run"]
    mean, interval = mean_and_interval(results)
    limits = "" if interval is None else f" ({interval.low:.3f}–{interval.high:.3f})"
    name = target_name(plan.recipe.task.target)
    epochs = _range([result.epochs for result in results])
    return [
        f"{_number(mean)}{limits}",
        str(len(results)),
        *(
            _number(_mean([r.figures[name][metric].mean for r in results if name in r.figures]))
            for metric in METRICS[1:]
        ),
        _number(_mean([result.accuracy.mean for result in results])),
        _number(_mean([result.highest_dice for result in results])),
        f"{results[0].parameters:,}",
        f"{results[0].megabytes:.2f}",
        _number(_mean([result.ms_a_slice for result in results]), 0),
        f"{sum(result.training_s for result in results) / len(results) / 60:.1f} min",
        f"{epochs} of {plan.full_epochs}" + (" (short run)" if plan.is_short else ""),
    ]


def _notes(experiment: Experiment) -> list[str]:
    """Return how the figures came about."""
    results = [result for seeds in experiment.results.values() for result in seeds]
    split = experiment.plans[0].recipe.split
    if split.folds:
        who = f"held-out patients of {split.folds}-fold cross-validation"
    elif split.test:
        who = "test patients, who neither taught nor chose the epoch"
    else:
        who = "validation patients"
    data = ", ".join(f"{name} ({count} cases)" for name, count in experiment.data.items())
    command = ["covidseg experiment", experiment.table.name, "--data", *experiment.folders, "--output FOLDER"]
    if experiment.max_epochs is not None:
        command.append(f"--max-epochs {experiment.max_epochs}")
    if experiment.seeds > 1:
        command.append(f"--seeds {experiment.seeds}")
    command += [f"--set {override}" for override in experiment.overrides]
    tasks = sorted({plan.recipe.task.labels for plan in experiment.plans})
    notes = [
        f"Ours: {data}; means over {_range([r.patients for r in results])} {who} "
        f"({_range([r.cases for r in results])} cases), of several seeds the mean of their means. Task: "
        f"{' and '.join(_TASKS[task] for task in tasks)}. Whole pipeline, on the stored grid. {EMPTY_RULE}",
        "Dice: with its 95 % interval. Differences: of each patient's Dice, mean over seeds; p of Wilcoxon's signed "
        f"rank test over patients, two-sided, corrected for the number of rows (Holm). {BOOTSTRAP_RULE}",
        "Accuracy: share of all voxels with the right label, background too; *background alone* is what an answer "
        "without any lesion gets.",
        "ms a slice: the network alone, as `covidseg segment` runs it. Training: a seed, with reading the data and "
        "measuring. MB: of the weights file, 16 bits a weight. "
        + "; ".join(sorted({f"{r.device}, {r.threads} thread(s), trained in {r.precision}" for r in results}))
        + f"; CovidSeg {__version__}, torch {torch.__version__}.",
        f"Made by `{' '.join(command)}`.",
    ]
    if experiment.overrides:
        notes.append(f"Other than in the recipes: {', '.join(f'`{each}`' for each in experiment.overrides)}.")
    return notes


def _document_columns(experiment: Experiment) -> list[str]:
    return list(dict.fromkeys(name for row in experiment.table.rows for name in row.document))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _mean(values: Sequence[float | None]) -> float | None:
    defined = [value for value in values if value is not None]
    return statistics.fmean(defined) if defined else None


def _number(value: float | None, digits: int = 3) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _range(counts: Sequence[int]) -> str:
    return "–".join(str(count) for count in dict.fromkeys((min(counts), max(counts)))) if counts else "0"
