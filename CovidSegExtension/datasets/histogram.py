"""How the Hounsfield units of a data set are distributed, by class, and what a window makes of them; as a picture."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..files import atomic_path
from ..labels import DRAWN, Label
from .cases import Case, read_case

BIN_HU = 20
EDGES_HU = np.arange(-1100, 601, BIN_HU)
"""Between the first and the last lies all that lung windows show; what lies beyond counts at the ends."""

WINDOW_HU = (-1000.0, 400.0)
"""What the right half of the picture shows: the window of most recipes."""

BACKGROUND = "everything else"

Histogram = dict[str, NDArray[np.int64]]
"""Voxels in each bin of `EDGES_HU`, by the name of class or union, and of what has neither."""


def count_hu(cases: Iterable[Case]) -> Histogram:
    """Count the voxels of all cases by HU and label; what is to be ignored is left out.

    Raises
    ------
    InputError
        If a case cannot be read.
    """
    names = {0: BACKGROUND} | {one.value: one.name for one in DRAWN}
    found: Histogram = {}
    for case in cases:
        volume, label_map = read_case(case)
        hounsfield = np.clip(volume.hounsfield, EDGES_HU[0], EDGES_HU[-1] - 1)
        for value in np.unique(label_map.labels):
            if int(value) in names:
                counts, _ = np.histogram(hounsfield[label_map.labels == value], EDGES_HU)
                name = names[int(value)]
                found[name] = found.get(name, np.zeros(len(EDGES_HU) - 1, np.int64)) + counts
    return found


def windowed(counts: NDArray[np.int64], window_hu: tuple[float, float]) -> NDArray[np.int64]:
    """Return the same voxels after a window: what lies outside of it counts in its first or last bin."""
    middles = EDGES_HU[:-1] + BIN_HU / 2
    inside = np.clip(middles, window_hu[0], window_hu[1] - 1e-6)
    result = np.zeros_like(counts)
    np.add.at(result, np.clip(np.searchsorted(EDGES_HU, inside, "right") - 1, 0, len(counts) - 1), counts)
    return result


def draw_histogram(counts: Histogram, target: Path) -> None:
    """Draw the share of voxels by HU as a PNG: as read on the left, in a window on the right, a line a class."""
    from matplotlib.figure import Figure

    colors = {one.name: tuple(part / 255 for part in one.color) for one in DRAWN if isinstance(one, Label)}
    figure = Figure(figsize=(12, 4.2), layout="constrained")
    panels = figure.subplots(1, 2, sharey=True)
    low, high = WINDOW_HU
    for axes, title, after in (
        (panels[0], "As read", False),
        (panels[1], f"In the window {low:g} … {high:g} HU", True),
    ):
        for name, voxels in counts.items():
            shown = windowed(voxels, WINDOW_HU) if after else voxels
            axes.stairs(shown / max(shown.sum(), 1), EDGES_HU, label=name, color=colors.get(name, "0.4"), linewidth=1.6)
        axes.set(title=title, xlabel="HU", yscale="log", ylim=(1e-4, 1))
        axes.grid(alpha=0.3)
    panels[0].set_ylabel(f"share of the class's voxels by {BIN_HU} HU")
    panels[1].legend(frameon=False)
    with atomic_path(target) as path:
        figure.savefig(path, dpi=110, format="png")
