"""The figures of each epoch, from the CSV logs of a run, and a picture of them."""

import csv
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ...files import atomic_path

PANELS = (
    ("Loss", ("train_loss", "val_loss")),
    ("Dice", ("train_dice", "val_dice")),
    ("IoU, accuracy", ("train_iou", "val_iou", "train_accuracy", "val_accuracy")),
    ("Learning rate", ("learning_rate",)),
    ("Seconds an epoch", ("seconds",)),
)
"""Titles, and how the names of their figures begin; whatever else was logged has a panel of its own."""

Curves = dict[str, dict[int, float]]
"""Each figure, such as ``train_loss``, by epoch from 0."""


def fit_folders(run: Path) -> list[Path]:
    """Return the folders of the fits of a run that held somebody out: of each fold, of each network of an ensemble."""
    folds = sorted(run.glob("fold*"), key=lambda fold: int(fold.name[4:])) or [run]
    return [fit for fold in folds for fit in (sorted(fold.glob("network*")) or [fold]) if (fit / "logs").is_dir()]


def read_curves(folder: Path) -> Curves:
    """Return each figure in the CSV logs in `folder`, by epoch."""
    curves: Curves = {}
    for log in sorted(folder.glob("logs/version_*/metrics.csv"), key=lambda path: int(path.parent.name[8:])):
        with log.open(newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            figures = {name: float(value) for name, value in row.items() if value and name not in ("epoch", "step")}
            for name, value in figures.items():
                curves.setdefault(name, {})[int(row["epoch"])] = value
    return curves


def draw_curves(folder: Path, fits: Sequence[Path] = ()) -> None:
    """Draw ``curves.png`` in `folder`: every figure by epoch, from the CSV logs there.

    Parameters
    ----------
    fits : sequence of Path
        Folders of several fits whose logs are drawn instead, as of `spread`.
    """
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    panels = _panels([read_curves(fit) for fit in fits or [folder]])
    rows, columns = -(-len(panels) // 3), min(3, len(panels))
    figure = Figure(figsize=(5 * columns, 3.6 * rows), layout="constrained")
    if len(fits) > 1:
        figure.suptitle(f"Mean of {len(fits)} fits, and from the lowest to the highest of them")
    every = figure.subplots(rows, columns, squeeze=False).ravel()
    for axes in every[len(panels) :]:
        axes.set_axis_off()
    for axes, (title, curves) in zip(every, panels.items(), strict=False):
        for index, (name, of_fits) in enumerate(curves.items()):
            draw_spread(axes, of_fits, color=f"C{index}", label=_label(name))
        axes.set(title=title, xlabel="Epoch")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
        axes.grid(alpha=0.3)
        _scale(axes, title)
        if len(curves) > 1:
            axes.legend(fontsize="small")
    with atomic_path(folder / "curves.png") as path:
        figure.savefig(path, dpi=110)


def draw_spread(axes: Any, fits: Sequence[Mapping[int, float]], *, band: bool = True, **style: Any) -> None:
    """Draw one figure of several fits by epoch: their mean, and if `band`, one from the lowest to the highest of them.

    The line is thin where fits have ended that others went on from. One fit is a line alone.
    """
    epochs, mean, low, high = spread(fits)
    shared = min((max(fit) for fit in fits if fit), default=0)
    marker = "o" if len(epochs) < 3 else ""
    whole = [place for place, epoch in enumerate(epochs) if epoch <= shared]
    rest = [place for place, epoch in enumerate(epochs) if epoch >= shared]
    [line] = axes.plot([epochs[i] + 1 for i in whole], [mean[i] for i in whole], marker=marker, **style)
    color = line.get_color()
    if len(rest) > 1:
        style = style | {"label": None, "color": color, "linewidth": 0.7}
        axes.plot([epochs[i] + 1 for i in rest], [mean[i] for i in rest], **style)
    if band and len(fits) > 1:
        axes.fill_between([epoch + 1 for epoch in epochs], low, high, color=color, alpha=0.15, linewidth=0)


def spread(fits: Sequence[Mapping[int, float]]) -> tuple[list[int], list[float], list[float], list[float]]:
    """Return the epochs of any fit, and the mean, lowest and highest figure of the fits that have each."""
    epochs = sorted({epoch for fit in fits for epoch in fit})
    found = [[fit[epoch] for fit in fits if epoch in fit] for epoch in epochs]
    return epochs, [statistics.fmean(one) for one in found], [min(one) for one in found], [max(one) for one in found]


def _panels(fits: Sequence[Curves]) -> dict[str, dict[str, list[dict[int, float]]]]:
    """Return the curves of each figure, one a fit, by the title of their panel; only panels that have one."""
    names = sorted({name for curves in fits for name in curves})
    left = {name: [curves[name] for curves in fits if name in curves] for name in names}
    panels = {
        title: {name: left.pop(name) for name in list(left) if name.startswith(prefixes)} for title, prefixes in PANELS
    }
    return {title: inside for title, inside in (panels | {"Others": left}).items() if inside}


def _scale(axes: Any, title: str) -> None:
    """Show rates by orders of magnitude, and shares and seconds from 0."""
    if title == "Learning rate":
        axes.set_yscale("log", nonpositive="mask")
    elif title in ("Dice", "IoU, accuracy"):
        axes.set_ylim(-0.02, 1.02)
    elif title.startswith("Seconds"):
        axes.set_ylim(bottom=0)


def _label(name: str) -> str:
    """Return ``validation: IoU`` of ``val_iou``."""
    side, _, figure = name.partition("_")
    sides = {"train": "training", "val": "validation"}
    if side not in sides:
        return name.replace("_", " ")
    figure = {"dice": "mean", "iou": "IoU"}.get(figure, figure.removeprefix("dice_").replace("_", " "))
    return f"{sides[side]}: {figure}"
