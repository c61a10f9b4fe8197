"""Reliability diagrams and slice-order curves."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import PercentFormatter

from benchmarks.calibration.order import EARLY, Stack
from benchmarks.calibration.reliability import BINS, Tally, interval
from CovidSegExtension.files import atomic_path

FEW = 100
"""A bin of fewer voxels is drawn as a grey point: its share of true voxels says little."""


@dataclass(frozen=True)
class Panel:
    """A class of a data set: tallies of its cases, of the network's probabilities and of those with the class odds."""

    title: str
    tallies: Sequence[Tally]
    weighed: Sequence[Tally]


def draw_reliability(path: Path, panels: Sequence[Panel]) -> None:
    """Draw share of true voxels against probability, with 95 % intervals over cases, above the voxels of each bin."""
    columns = min(4, len(panels))
    rows = -(-len(panels) // columns)
    figure = Figure(figsize=(3.1 * columns + 0.6, 4.6 * rows), layout=ConstrainedLayoutEngine(h_pad=0.05))
    axes = figure.subplots(2 * rows, columns, squeeze=False, height_ratios=(3, 1.1) * rows)
    for index, panel in enumerate(panels):
        row, column = divmod(index, columns)
        diagram, counts = axes[2 * row, column], axes[2 * row + 1, column]
        _draw_panel(diagram, counts, panel)
        if column == 0:
            diagram.set_ylabel("share of voxels that truly hold it")
            counts.set_ylabel("voxels")
    for empty in axes.ravel():
        if not empty.has_data():
            empty.remove()
    axes[0, 0].legend(loc="upper left", fontsize=8)
    _save(figure, path)


def _draw_panel(diagram: Axes, counts: Axes, panel: Panel) -> None:
    pooled, with_odds = Tally.total(panel.tallies), Tally.total(panel.weighed)
    mean, share = pooled.curve()
    many = pooled.voxels >= FEW
    diagram.plot([0, 1], [0, 1], color="0.6", linestyle="--", linewidth=1, label="calibrated")
    if len(panel.tallies) > 1:
        low, high = interval(panel.tallies, lambda tally: tally.curve()[1])
        diagram.vlines(mean[many], low[many], high[many], color="tab:blue", alpha=0.35, linewidth=3)
    odds_mean, odds_share = (values[with_odds.voxels >= FEW] for values in with_odds.curve())
    diagram.plot(odds_mean, odds_share, color="tab:orange", linewidth=1.2, label="with the class odds")
    diagram.plot(mean[many], share[many], "o-", color="tab:blue", markersize=4, linewidth=1, label="the network's")
    diagram.plot(mean[~many], share[~many], "o", color="0.75", markersize=4)
    diagram.set_title("\n".join(wrap(panel.title, 34)), fontsize=9)
    diagram.set(xlim=(0, 1), ylim=(0, 1))
    counts.bar(
        np.linspace(0, 1, BINS, endpoint=False),
        pooled.voxels,
        width=1 / BINS,
        align="edge",
        color="tab:blue",
        edgecolor="white",
    )
    counts.set(yscale="log", xlim=(0, 1), ylim=(1, None), xlabel="probability")


def draw_orders(path: Path, stacks: Sequence[Stack]) -> None:
    """Draw the share of wrong voxels met against the share of slices looked at, by each order."""
    columns = min(3, len(stacks))
    rows = -(-len(stacks) // columns)
    layout = ConstrainedLayoutEngine(wspace=0.06)
    figure = Figure(figsize=(3.8 * max(2, columns), 3.6 * rows), layout=layout)
    axes = figure.subplots(rows, columns, squeeze=False, sharex=True, sharey=True).ravel()
    for stack, each in zip(stacks, axes, strict=False):
        looked_at = np.linspace(0, 1, len(stack.wrong) + 1)
        chance = stack.by_chance()
        each.axvspan(0, EARLY, color="0.94")
        each.fill_between(looked_at, *np.percentile(chance, [5, 95], axis=0), color="0.8", label="random, 5 to 95 %")
        each.plot(looked_at, chance.mean(axis=0), color="0.5", linestyle="--", label="random, mean")
        each.plot(looked_at, stack.by_oracle(), color="tab:green", label="oracle")
        each.plot(looked_at, stack.by_lesion(), color="tab:orange", linewidth=1, label="most lesion first")
        each.plot(looked_at, stack.by_uncertainty(), color="tab:blue", label="by uncertainty")
        each.set(title=f"{stack.name}: {len(stack.wrong)} slices", xlim=(0, 1), ylim=(0, 1.02))
        each.xaxis.set_major_formatter(PercentFormatter(1))
        each.yaxis.set_major_formatter(PercentFormatter(1))
    for each in axes[len(stacks) :]:
        each.remove()
    for index in range(len(stacks)):
        below = index + columns >= len(stacks)
        axes[index].tick_params(labelbottom=below)
        if below:
            axes[index].set_xlabel("slices looked at")
        if index % columns == 0:
            axes[index].set_ylabel("wrong voxels met")
    axes[0].legend(loc="lower right", fontsize=8)
    _save(figure, path)


def _save(figure: Figure, path: Path) -> None:
    with atomic_path(path) as temporary:
        figure.savefig(temporary, dpi=110)
