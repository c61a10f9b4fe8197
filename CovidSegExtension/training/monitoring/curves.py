"""The figures of each epoch, from the CSV logs of a run, and a picture of them."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...files import atomic_path

PANELS = (
    ("Loss", ("train_loss", "val_loss")),
    ("Validation Dice", ("val_dice",)),
    ("Validation IoU, accuracy", ("val_iou", "val_accuracy")),
    ("Learning rate", ("learning_rate",)),
    ("Seconds an epoch", ("seconds",)),
)
"""Titles, and how the names of their figures begin; whatever else was logged has a panel of its own."""


def read_curves(folder: Path) -> dict[str, dict[int, float]]:
    """Return each figure in the CSV logs in `folder`, such as ``train_loss``, by epoch from 0."""
    curves: dict[str, dict[int, float]] = {}
    for log in sorted(folder.glob("logs/version_*/metrics.csv"), key=lambda path: int(path.parent.name[8:])):
        with log.open(newline="") as file:
            for row in csv.DictReader(file):
                for name, value in row.items():
                    if value and name not in ("epoch", "step"):
                        curves.setdefault(name, {})[int(row["epoch"])] = float(value)
    return curves


def draw_curves(folder: Path) -> None:
    """Draw ``curves.png`` from the CSV logs in `folder`: every figure by epoch."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    panels = _panels(read_curves(folder))
    rows, columns = -(-len(panels) // 3), min(3, len(panels))
    figure = Figure(figsize=(5 * columns, 3.6 * rows), layout="constrained")
    every = figure.subplots(rows, columns, squeeze=False).ravel()
    for axes in every[len(panels) :]:
        axes.set_axis_off()
    for axes, (title, curves) in zip(every, panels.items(), strict=False):
        for name, points in curves.items():
            marker = "o" if len(points) < 3 else ""
            axes.plot([epoch + 1 for epoch in points], list(points.values()), marker=marker, label=_label(name))
        axes.set(title=title, xlabel="Epoch")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
        axes.grid(alpha=0.3)
        _scale(axes, title)
        if len(curves) > 1:
            axes.legend(fontsize="small")
    with atomic_path(folder / "curves.png") as path:
        figure.savefig(path, dpi=110)


def _panels(curves: Mapping[str, dict[int, float]]) -> dict[str, dict[str, dict[int, float]]]:
    """Return the curves by the title of their panel; only panels that have one."""
    left = dict(sorted(curves.items()))
    panels = {
        title: {name: left.pop(name) for name in list(left) if name.startswith(prefixes)} for title, prefixes in PANELS
    }
    return {title: inside for title, inside in (panels | {"Others": left}).items() if inside}


def _scale(axes: Any, title: str) -> None:
    """Show rates by orders of magnitude, and shares and seconds from 0."""
    if title == "Learning rate":
        axes.set_yscale("log", nonpositive="mask")
    elif title.startswith("Validation"):
        axes.set_ylim(-0.02, 1.02)
    elif title.startswith("Seconds"):
        axes.set_ylim(bottom=0)


def _label(name: str) -> str:
    plain = {"val_dice": "mean", "val_iou": "IoU, mean", "val_accuracy": "accuracy"}
    return plain.get(name, name.removeprefix("val_dice_").replace("_", " "))
