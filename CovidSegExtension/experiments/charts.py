"""Pictures of an experiment: every patient's Dice by row, the curves of training, slices as every row answers them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from ..files import atomic_path
from ..report.pictures import BACKGROUND
from ..report.side_by_side import Row, sheet
from ..report.tables import number
from ..training.monitoring.curves import draw_spread
from .closer import ANSWERS_FILE
from .results import Experiment
from .sections import mean_of, mean_of_part, sides_of
from .statistics import dice_by_patient, mean_and_interval
from .tables import Plan

BARS = {"Precision": "precision", "Recall": "sensitivity", "Accuracy": "accuracy", "F1 (Dice)": "dice"}
"""Titles of the figures that are drawn by side of the split, and their names."""

MOST_ANSWERS = 9
"""Networks beside one another in a picture: more would be too small to be seen."""


def draw_dice(experiment: Experiment, target: Path) -> None:
    """Draw the Dice of every patient, a row each, with the mean and its interval."""
    from matplotlib.figure import Figure

    rows = list(experiment.results.items())
    figure = Figure(figsize=(7, 0.5 * len(rows) + 1.6), layout="constrained")
    axes = figure.subplots()
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
    axes.set_yticks(range(len(rows)), [name for name, _ in rows])
    axes.grid(alpha=0.3, axis="x")
    with atomic_path(target) as path:
        figure.savefig(path, dpi=110)


def draw_parts(experiment: Experiment, target: Path) -> None:
    """Draw bars of each row: precision, recall, accuracy and F1 by side of the split, and the time for a slice."""
    from matplotlib.figure import Figure

    rows = list(experiment.results.items())
    sides = sides_of(experiment)
    figure = Figure(figsize=(15, 2 * (0.3 * len(rows) * len(sides) + 1)), layout="constrained")
    panels = figure.subplots(2, 3, sharey=True).ravel()
    height = 0.8 / len(sides)
    for axes, (title, metric) in zip(panels, BARS.items(), strict=False):
        for index, side in enumerate(sides):
            places = [place - 0.4 + (index + 0.5) * height for place in range(len(rows))]
            means = [mean_of_part(results, side, metric) for _, results in rows]
            bars = axes.barh(places, [mean or 0.0 for mean in means], height, label=side, color=f"C{index}")
            axes.bar_label(bars, [number(mean, 2) for mean in means], padding=3, fontsize="small")
        axes.set(title=title, xlim=(0, 1.12))
    for axes, title, costs in (
        (panels[4], "ms a slice", [mean_of([result.ms_a_slice for result in results]) for _, results in rows]),
        (panels[5], "MB of the weights file", [results[0].megabytes for _, results in rows]),
    ):
        bars = axes.barh(range(len(rows)), [cost or 0.0 for cost in costs], 0.5, color="0.5")
        axes.bar_label(bars, [number(cost, 1) for cost in costs], padding=3, fontsize="small")
        axes.set(title=title)
        axes.margins(x=0.15)
    panels[0].set_yticks(range(len(rows)), [name for name, _ in rows])
    panels[0].set_ylim(len(rows) - 0.5, -0.5)
    figure.legend(*panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=len(sides), frameon=False)
    with atomic_path(target) as path:
        figure.savefig(path, dpi=110)


def draw_curves(experiment: Experiment, target: Path) -> None:
    """Draw loss and Dice by epoch, a line a row of the table, a pair of axes a group; of folds and seeds the mean."""
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.ticker import MaxNLocator

    groups: dict[str, list[Plan]] = {}
    for plan in experiment.plans:
        if plan.row.name in experiment.curves:
            groups.setdefault(plan.row.group, []).append(plan)
    figure = Figure(figsize=(12, 3.6 * len(groups) + 0.4), layout="constrained")
    is_short = any(plan.is_short for plan in experiment.plans)
    words = ["Short runs: fewer epochs than the recipes ask for"] if is_short else []
    if any(len(fits) > 1 for fits in experiment.curves.values()):
        words.append("Mean of folds and seeds; band of validation from the lowest to the highest")
    figure.suptitle("\n".join(words), color="firebrick" if is_short else "black", fontsize="medium")
    for (group, plans), (left, right) in zip(
        groups.items(), figure.subplots(len(groups), 2, squeeze=False, sharex="row"), strict=True
    ):
        for index, plan in enumerate(plans):
            fits, color = experiment.curves[plan.row.name], f"C{index % 10}"
            for axes, name, line in (
                (left, "train_loss", "-"),
                (left, "val_loss", "--"),
                (right, "train_dice", "-"),
                (right, "val_dice", "--"),
            ):
                of_fits = [fit[name] for fit in fits if name in fit]
                if of_fits:
                    is_learnt = line == "-"
                    draw_spread(axes, of_fits, band=not is_learnt, linestyle=line, color=color, alpha=1 - is_learnt / 2)
        title = f"{group}: " if group else ""
        left.set(title=f"{title}loss (dashes: validation)", xlabel="epoch")
        right.set(title=f"{title}Dice (dashes: validation)", xlabel="epoch", ylim=(-0.02, 1))
        lines = [Line2D([], [], color=f"C{index % 10}", label=plan.row.name) for index, plan in enumerate(plans)]
        right.legend(handles=lines, loc="center left", bbox_to_anchor=(1.01, 0.5), fontsize="small", frameon=False)
        for axes in (left, right):
            axes.grid(alpha=0.3)
            axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    with atomic_path(target) as path:
        figure.savefig(path, dpi=110)


def draw_answers(places: Mapping[str, Path], target: Path) -> bool:
    """Draw the slices that all rows have kept: the CT, the truth, and each network beside the others.

    Many networks stand below one another, at most `MOST_ANSWERS` a line, each time beside the CT and the truth.

    Parameters
    ----------
    places : mapping
        Folder of a run by what stands over its column.

    Returns
    -------
    bool
        Whether there were any.
    """
    kept = {name: _read_answers(place) for name, place in places.items() if (place / ANSWERS_FILE).is_file()}
    shared = [caption for caption in next(iter(kept.values()), {}) if all(caption in each for each in kept.values())]
    if not shared:
        return False
    from PIL import Image

    lines = -(-len(kept) // MOST_ANSWERS)
    names, many = list(kept), -(-len(kept) // lines)
    pictures = []
    for line in (names[start : start + many] for start in range(0, len(names), many)):
        rows = [_beside(caption, [kept[name][caption] for name in line]) for caption in shared]
        pictures.append(sheet(rows, ("CT", "truth", *line), width=260 if many <= 4 else 190, columns=1))
    whole = Image.new("RGB", (max(each.width for each in pictures), sum(each.height for each in pictures)), BACKGROUND)
    top = 0
    for picture in pictures:
        whole.paste(picture, (0, top))
        top += picture.height
    with atomic_path(target) as path:
        whole.save(path, format="PNG", optimize=True)
    return True


def _read_answers(place: Path) -> dict[str, Row]:
    """Return the slices that a row has kept, with truth and answer, by their captions."""
    kept = np.load(place / ANSWERS_FILE)
    rows = [
        Row(
            str(kept[f"caption{index}"]),
            kept[f"grey{index}"].astype(np.float32),
            (kept[f"truth{index}"], kept[f"found{index}"]),
            float(kept[f"aspect{index}"]),
        )
        for index in range(sum(key.startswith("truth") for key in kept.files))
    ]
    return {row.caption: row for row in rows}


def _beside(caption: str, answers: Sequence[Row]) -> Row:
    """Return one slice with the truth and every answer."""
    first = answers[0]
    return Row(caption, first.grey, (first.label_maps[0], *(row.label_maps[1] for row in answers)), first.aspect)
