"""A document's table with our figures beside the document's: Markdown, CSV and pictures of the curves."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from .. import __version__
from ..evaluation.overlap import ALL_LESIONS, EMPTY_RULE, METRICS, Spread
from ..files import atomic_path
from ..labels import LABELS
from .results import Experiment, Result
from .tables import Plan


def write_report(experiment: Experiment, folder: Path) -> None:
    """Write ``TABLE.md``, ``TABLE.csv`` and ``TABLE-curves.png`` into `folder`, of the rows that are done."""
    name = experiment.table.name
    picture = f"{name}-curves.png" if experiment.curves else None
    for file, text in ((f"{name}.md", markdown(experiment, picture)), (f"{name}.csv", csv_text(experiment))):
        with atomic_path(folder / file) as path:
            path.write_text(text, encoding="utf-8", newline="")
    if picture:
        draw_curves(experiment, folder / picture)


def markdown(experiment: Experiment, picture: str | None = None) -> str:
    """Return the table, with what is needed to read it right."""
    table, short = experiment.table, [plan for plan in experiment.plans if plan.is_short]
    document = _document_columns(experiment)
    blocks = [f"# {table.title}", f"The document's figures: {table.document}." if table.document else ""]
    if short:
        blocks.append(
            f"**Short runs**: {len(short)} of {len(experiment.plans)} rows were trained for fewer epochs than their "
            "recipe asks for (column epochs). Their figures do not show what the networks can do."
        )
    head = ["row", *(f"document: {name}" for name in document)]
    head += ["Dice", "IoU", "sensitivity", "precision", "accuracy", "parameters", "ms a slice", "training", "epochs"]
    rows, classes = [], []
    for plan in experiment.plans:
        result = experiment.results.get(plan.row.name)
        theirs = [str(plan.row.document.get(name, "")) for name in document]
        rows.append([plan.row.name, *theirs, *_cells(plan, result, plan.row.name in experiment.failures)])
        dice = [_spread(result, label.name, "dice") for label in LABELS]
        classes.append([plan.row.name, *dice, _number(result.highest_dice if result else None)])
    blocks.append(_table(head, rows))
    blocks.append("Dice by class, and of all lesions in the patient that came out best:")
    blocks.append(_table(["row", *(label.name for label in LABELS), "highest"], classes))
    if picture:
        blocks.append(f"![Curves of training]({picture})")
    blocks.append("\n".join(f"- {note}" for note in (*_notes(experiment), *table.notes)))
    failed = [f"- **{name} failed**: {reason}" for name, reason in experiment.failures.items()]
    blocks.append("\n".join(failed))
    return "\n\n".join(block for block in blocks if block) + "\n"


def csv_text(experiment: Experiment) -> str:
    """Return every figure, a line a row."""
    document = _document_columns(experiment)
    lines = []
    for plan in experiment.plans:
        row, result = plan.row, experiment.results.get(plan.row.name)
        line: dict[str, Any] = {
            "row": row.name,
            "group": row.group,
            "recipe": row.recipe,
            "settings": " ".join(plan.settings),
            "state": "done" if result else experiment.failures.get(row.name, "not run"),
            "short_run": "yes" if plan.is_short else "no",
            "epochs": result.epochs if result else None,
            "epochs_asked": plan.recipe.training.epochs,
            "epochs_of_recipe": plan.full_epochs,
            "cases": result.cases if result else None,
            "patients": result.patients if result else None,
        }
        for name in (ALL_LESIONS, *(label.name for label in LABELS)):
            for metric in METRICS:
                spread = result.figures.get(name, {}).get(metric) if result else None
                line |= {f"{name}: {metric} mean": spread and spread.mean, f"{name}: {metric} sd": spread and spread.sd}
        line |= {
            "accuracy mean": result and result.accuracy.mean,
            "accuracy sd": result and result.accuracy.sd,
            "highest dice": result and result.highest_dice,
            "parameters": result and result.parameters,
            "ms_a_slice": result and result.ms_a_slice,
            "training_s": result and result.training_s,
            "device": result and result.device,
            "threads": result and result.threads,
        }
        lines.append(line | {f"document: {name}": row.document.get(name) for name in document})
    text = io.StringIO()
    writer = csv.DictWriter(text, list(lines[0]), lineterminator="\n")
    writer.writeheader()
    for line in lines:
        writer.writerow({key: round(value, 6) if isinstance(value, float) else value for key, value in line.items()})
    return text.getvalue()


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


def _cells(plan: Plan, result: Result | None, failed: bool) -> list[str]:
    if result is None:
        return [*["–"] * (len(METRICS) + 4), "failed" if failed else "not run"]
    epochs = f"{result.epochs} of {plan.full_epochs}"
    return [
        *(_spread(result, ALL_LESIONS, metric) for metric in METRICS),
        _plus_minus(result.accuracy),
        f"{result.parameters:,}",
        _number(result.ms_a_slice, 0),
        f"{result.training_s / 60:.1f} min",
        f"{epochs} (short run)" if plan.is_short else epochs,
    ]


def _notes(experiment: Experiment) -> list[str]:
    """Return how the figures came about."""
    results = list(experiment.results.values())
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
    command += [f"--set {override}" for override in experiment.overrides]
    notes = [
        f"Ours: {data}; mean ± sd over {_range([r.patients for r in results])} {who} "
        f"({_range([r.cases for r in results])} cases), lesions of all classes against background where no class is "
        f"named, whole pipeline, on the stored grid. {EMPTY_RULE}",
        "Accuracy: share of all voxels with the right label, background too.",
        "ms a slice: the network alone, as `covidseg segment` runs it. Training: with reading the data and measuring. "
        + "; ".join(sorted({f"{r.device}, {r.threads} thread(s)" for r in results}))
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


def _spread(result: Result | None, name: str, metric: str) -> str:
    return "–" if result is None or name not in result.figures else _plus_minus(result.figures[name][metric])


def _plus_minus(spread: Spread) -> str:
    return "–" if spread.mean is None else f"{spread.mean:.3f} ± {_number(spread.sd)}"


def _number(value: float | None, digits: int = 3) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _range(counts: Sequence[int]) -> str:
    return "–".join(str(count) for count in dict.fromkeys((min(counts), max(counts)))) if counts else "0"
