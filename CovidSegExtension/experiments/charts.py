"""Pictures of an experiment: every patient's Dice by row, the curves of training, slices as every row answers them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from ..files import atomic_path
from ..report.side_by_side import Row, sheet
from .closer import ANSWERS_FILE
from .results import Experiment
from .sections import mean_of
from .statistics import dice_by_patient, mean_and_interval
from .tables import Plan


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
                mean_of([r.parts[side].figures["dice"].mean for r in results if side in r.parts]) for _, results in rows
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


def draw_answers(places: Mapping[str, Path], target: Path) -> bool:
    """Draw the slices that rows have kept: the CT, the truth, and each network beside the others.

    Parameters
    ----------
    places : mapping
        Folder of a run by what stands over its column.

    Returns
    -------
    bool
        Whether there were any.
    """
    kept = {name: np.load(place / ANSWERS_FILE) for name, place in places.items() if (place / ANSWERS_FILE).is_file()}
    if not kept:
        return False
    first = next(iter(kept.values()))
    rows = [_row(index, list(kept.values())) for index in range(sum(key.startswith("truth") for key in first.files))]
    if not rows:
        return False
    picture = sheet(rows, ("CT", "truth", *kept))
    with atomic_path(target) as path:
        picture.save(path, format="PNG", optimize=True)
    return True


def _row(index: int, kept: Sequence[Mapping[str, np.ndarray]]) -> Row:
    """Return one slice with the truth and every answer."""
    first = kept[0]
    maps = (first[f"truth{index}"], *(each[f"found{index}"] for each in kept))
    grey = first[f"grey{index}"].astype(np.float32)
    return Row(str(first[f"caption{index}"]), grey, maps, float(first[f"aspect{index}"]))
