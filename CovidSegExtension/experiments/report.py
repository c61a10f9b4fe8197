"""A document's table with our figures beside the document's: Markdown, CSV and pictures."""

import csv
import io
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import torch

from .. import __version__
from ..errors import counted
from ..evaluation.agreement import BOOTSTRAP_RULE
from ..evaluation.overlap import ALL_LESIONS, EMPTY_RULE, METRICS, target_name
from ..files import atomic_path
from ..labels import DRAWN, LUNGS
from ..report.tables import number
from .charts import draw_answers, draw_curves, draw_dice, draw_parts
from .results import Experiment, Result
from .sections import (
    claims_table,
    classes_table,
    depths_table,
    markdown_table,
    mean_of,
    pairs_table,
    parts_table,
    severity_table,
    sides_of,
    subjects_table,
)
from .statistics import (
    SURE,
    compare_with_best,
    mean_and_interval,
    measure_noise,
    untold,
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
        ("Figures by side of the split, and what each row costs", "parts", draw_parts, sides_of(experiment)),
        ("Curves of training", "curves", draw_curves, experiment.curves),
    ):
        if wanted:
            draw(experiment, folder / f"{name}-{suffix}.png")
            pictures.append((caption, f"{name}-{suffix}.png"))
    runs = {row: folder / "rows" / row / "seed0" for row in experiment.results}
    if draw_answers(runs, folder / f"{name}-answers.png"):
        pictures.append(("The same slices as every row answers them", f"{name}-answers.png"))
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
    table, done = experiment.table, [plan for plan in experiment.plans if plan.row.name in experiment.results]
    short = [plan for plan in done if plan.is_short]
    blocks = [f"# {table.title}", f"The document's figures: {table.document}." if table.document else ""]
    if short:
        blocks.append(
            f"**Short runs**: {len(short)} of {counted(len(done), 'row')} trained fewer epochs than the recipes ask "
            "for (column epochs). Their figures do not show what the networks can do."
        )
    blocks += [noise_text(experiment), _main_table(experiment)]
    blocks += [
        parts_table(experiment),
        classes_table(experiment),
        pairs_table(experiment),
        claims_table(experiment),
    ]
    blocks += [subjects_table(experiment), severity_table(experiment), depths_table(experiment)]
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
    are = "patient is" if patients == "1" else "patients are"
    parts = [f"**What differences are worth**: {patients} {are} measured."]
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
    unsure = untold(rows)
    if unsure:
        parts.append(f"**Cannot be told apart** from {pairs[0].first}, the best here: {', '.join(unsure)}.")
    elif pairs:
        parts.append(f"On these patients every other row is worse than {pairs[0].first} beyond chance (p < {SURE}).")
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
        cells = [number(nothing.figures[metric].mean) for metric in METRICS]
        cells = [cells[0], "", *cells[1:], number(nothing.accuracy.mean)]
        rows.append(["*background alone*", *[""] * len(document), *cells, *[""] * 6])
    return markdown_table(head, rows)


def csv_text(experiment: Experiment) -> str:
    """Return every figure, a line for each seed of a row."""
    lines = []
    for plan in experiment.plans:
        results: list[Result | None] = [*experiment.results.get(plan.row.name, [])]
        for seed, result in enumerate(results or [None]):
            lines.append(_csv_line(experiment, plan, result, seed if result else None))
    text = io.StringIO()
    writer = csv.DictWriter(text, list(lines[0]), lineterminator="\n")
    writer.writeheader()
    for line in lines:
        writer.writerow({key: round(value, 6) if isinstance(value, float) else value for key, value in line.items()})
    return text.getvalue()


def _csv_line(experiment: Experiment, plan: Plan, result: Result | None, seed: int | None) -> dict[str, Any]:
    """Return the figures of a row from one seed under their names; all None where it is not done."""
    row = plan.row
    every = [name for found in experiment.results.values() for each in found for name in each.figures]
    names = [name for name in (ALL_LESIONS, *(one.name for one in DRAWN), LUNGS.name) if name in every]
    spreads = {
        f"{name}: {metric}": result.figures.get(name, {}).get(metric) if result else None
        for name in names
        for metric in METRICS
    }
    spreads["accuracy"] = result.accuracy if result else None
    return {
        "row": row.name,
        "seed": seed,
        "group": row.group,
        "recipe": row.recipe,
        "settings": " ".join((*row.set, *experiment.overrides)),
        "state": "done" if result else experiment.failures.get(row.name, "not run"),
        "short_run": "yes" if plan.is_short else "no",
        "epochs": result and result.epochs,
        "epochs_asked": plan.recipe.training.epochs,
        "epochs_of_recipe": plan.full_epochs,
        "cases": result and result.cases,
        "patients": result and result.patients,
        **{
            f"{name} {which}": spread and getattr(spread, which)
            for name, spread in spreads.items()
            for which in ("mean", "sd")
        },
        "highest dice": result and result.highest_dice,
        "parameters": result and result.parameters,
        "megabytes": result and result.megabytes,
        "ms_a_slice": result and result.ms_a_slice,
        "training_s": result and result.training_s,
        "device": result and result.device,
        "precision": result and result.precision,
        "threads": result and result.threads,
        **{f"document: {name}": row.document.get(name) for name in _document_columns(experiment)},
    }


def _cells(plan: Plan, results: Sequence[Result], failed: bool) -> list[str]:
    if not results:
        return [*["–"] * 11, "failed" if failed else "not run"]
    mean, interval = mean_and_interval(results)
    limits = "" if interval is None else f" ({interval.low:.3f}–{interval.high:.3f})"
    name = target_name(plan.recipe.task.target)
    epochs = _range([result.epochs for result in results])
    seconds = mean_of([result.training_s for result in results])
    return [
        f"{number(mean)}{limits}",
        str(len(results)),
        *(
            number(mean_of([r.figures[name][metric].mean for r in results if name in r.figures]))
            for metric in METRICS[1:]
        ),
        number(mean_of([result.accuracy.mean for result in results])),
        number(mean_of([result.highest_dice for result in results])),
        f"{results[0].parameters:,}",
        f"{results[0].megabytes:.2f}",
        number(mean_of([result.ms_a_slice for result in results]), 0),
        "–" if seconds is None else f"{seconds / 60:.1f} min",
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
    data = ", ".join(f"{name} ({counted(count, 'case')})" for name, count in experiment.data.items())
    command = [experiment.table.command, "--data", *experiment.folders, "--output FOLDER"]
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
        "rank test over patients, two-sided, corrected for the number of comparisons in their table (Holm). What seeds "
        f"alone may do: 95 %, Student's t. {BOOTSTRAP_RULE}",
        "Accuracy: share of all voxels with the right label, background too; *background alone* is what an answer "
        "without any lesion gets.",
        "ms a slice: the network alone, in 32 bits by PyTorch. Training: a seed, with reading the data and measuring. "
        "MB: of the weights file, 16 bits a weight. "
        + "; ".join(sorted({f"{r.device}, {r.threads} thread(s), trained in {r.precision}" for r in results}))
        + f"; CovidSeg {__version__}, torch {torch.__version__}.",
        f"Made by `{' '.join(command)}`.",
    ]
    if experiment.split:
        notes.insert(1, f"Split by patient{' in each fold' if split.folds else ''}: {_sides(experiment.split)}.")
        patch = experiment.plans[0].recipe.preprocessing.patch
        cases, slices = (sum(each) for each in zip(*chain(*experiment.split.values()), strict=True))
        if patch and slices < cases * patch[0]:
            notes.insert(
                2,
                f"**Too thin for patches of {patch[0]} slices**: the cases have {slices / cases:.1f} on average, and "
                "where some are missing the network saw the last one repeated.",
            )
    if experiment.overrides:
        notes.append(f"Other than in the recipes: {', '.join(f'`{each}`' for each in experiment.overrides)}.")
    return notes


def _sides(split: Mapping[str, Sequence[tuple[int, int]]]) -> str:
    """Return ``train 35 cases (1428 slices), ...``, of several folds the least and the most."""
    sizes = {side: [_range(counts) for counts in zip(*folds, strict=True)] for side, folds in split.items()}
    return ", ".join(f"{side} {cases} cases ({slices} slices)" for side, (cases, slices) in sizes.items())


def _document_columns(experiment: Experiment) -> list[str]:
    return list(dict.fromkeys(name for row in experiment.table.rows for name in row.document))


def _range(counts: Sequence[int]) -> str:
    return "–".join(str(count) for count in dict.fromkeys((min(counts), max(counts)))) if counts else "0"
