"""Pictures of a study: volumes against one another, every case, pairs of predictions, and the worst cases drawn."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..io.images import read_volume
from ..labels import IGNORE, INFECTION, LABELS
from ..measurement.records import signed
from ..report.figures import FIGURE_WIDTH, PATTERNS, Figure, Layer, draw, view
from ..report.pictures import windowed
from ..volume import Volume
from .case import CaseEvaluation
from .overlap import ALL_LESIONS, masks_of, scored_regions
from .pairs import Pair
from .study import Study

UNION_COLOR, IGNORED_COLOR = (176, 124, 255), (150, 150, 150)
_INK, _SOFT, _DOT, _LINE = "#14181f", "#56606e", "#17497f", "#8a1c1c"
_WORST_CASES = 4
_MOST_NAMES = 40
"""Cases from which their names are left out of the chart: they would run into each other."""


def shown_classes(study: Study) -> list[str]:
    """Return the classes worth a panel: those that any case has; all lesions only where they are more than another."""
    pooled = {name: summary.pooled for name, summary in study.summaries.items() if summary.dice.cases}
    return [name for name, score in pooled.items() if name != ALL_LESIONS or list(pooled.values()).count(score) == 1]


def volume_chart(study: Study) -> Figure | None:
    """Draw found less true mL over their mean, case by case, with bias and limits of agreement (Bland and Altman)."""
    names = shown_classes(study)
    if not names:
        return None

    def panel(axes: Any, name: str) -> None:
        pairs = [(case.classes[name].found_ml, case.classes[name].true_ml) for case in _with_class(study, name)]
        found, true = np.array(pairs, dtype=float).T
        axes.scatter((found + true) / 2, found - true, s=22, color=_DOT, alpha=0.75, linewidths=0)
        volume = study.results[name].volume
        assert volume is not None
        for at, style in ((volume.bias_ml, "-"), (volume.low_ml, "--"), (volume.high_ml, "--")):
            if at is not None:
                axes.axhline(at, color=_LINE, linestyle=style, linewidth=1)
                axes.annotate(
                    signed(at), (1, at), xycoords=("axes fraction", "data"), ha="right", va="bottom", color=_LINE
                )
        axes.axhline(0, color="#aab3bf", linewidth=0.8)
        axes.set(xlabel="mean of found and true, mL", ylabel="found less true, mL")

    words = "Volumes: the line is the bias, the broken lines are the limits of agreement (bias ± 1.96 sd)."
    return _panels(names, panel, words)


def case_chart(study: Study) -> Figure | None:
    """Draw the Dice of every case, class by class, the worst at the bottom."""
    names = shown_classes(study)
    if not names:
        return None

    def panel(axes: Any, name: str) -> None:
        cases = sorted(_with_class(study, name), key=lambda case: case.classes[name].dice or 0)
        places = np.arange(len(cases))
        values = np.array([case.classes[name].dice for case in cases])
        only = np.array([case.classes[name].true_ml == 0 for case in cases])
        axes.hlines(places, 0, values, color="#d5dbe3", linewidth=1)
        axes.scatter(values[~only], places[~only], s=22, color=_DOT, zorder=3)
        axes.scatter(values[only], places[only], s=26, color=_LINE, marker="x", zorder=3)
        median = study.results[name].by_case["dice"].median
        if median is not None:
            axes.axvline(median, color=_LINE, linewidth=1)
        axes.set(xlim=(-0.02, 1.02), xlabel="Dice", yticks=places if len(cases) <= _MOST_NAMES else [])
        if len(cases) <= _MOST_NAMES:
            axes.set_yticklabels([_short(case.name) for case in cases], fontsize=6.5)

    rows = max(len(_with_class(study, name)) for name in names)
    words = "Every case; the line is the median, a cross a case in which the class was only predicted."
    return _panels(names, panel, words, min(9.0, 1.6 + 0.16 * rows))


def paired_chart(first: Study, second: Study) -> Figure | None:
    """Draw the Dice of each case in two sets of predictions."""
    others = {case.name: case for case in second.cases}
    names = shown_classes(first)
    if not names:
        return None

    def panel(axes: Any, name: str) -> None:
        pairs = [
            (others[case.name].figure(name, "dice"), case.figure(name, "dice"))
            for case in first.cases
            if case.name in others
        ]
        both = np.array([pair for pair in pairs if None not in pair], dtype=float).reshape(-1, 2)
        axes.plot([0, 1], [0, 1], color="#aab3bf", linewidth=0.8)
        axes.scatter(both[:, 0], both[:, 1], s=22, color=_DOT, alpha=0.75, linewidths=0)
        axes.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), xlabel="Dice, second", ylabel="Dice, first", aspect="equal")

    return _panels(names, panel, "Dice of each case in both sets: above the line the first is better.")


def worst_figures(study: Study) -> list[Figure]:
    """Draw CT, label and prediction of the cases with the lowest Dice of all lesions, on the slice with most error.

    Returns
    -------
    list of Figure
        Three a case, the worst first; on black where the CT is not known.
    """
    scored = [(case, pair) for case, pair in zip(study.cases, study.pairs.pairs, strict=True)]
    scored = [(case, pair) for case, pair in scored if case.classes[ALL_LESIONS].dice is not None]
    scored.sort(key=lambda both: both[0].classes[ALL_LESIONS].dice or 0)
    return [figure for case, pair in scored[:_WORST_CASES] for figure in _case_figures(case, pair)]


def _case_figures(case: CaseEvaluation, pair: Pair) -> list[Figure]:
    found, true = pair.read()
    is_found, is_true, is_known = masks_of(found.labels, true.labels, scored_regions(pair.annotated)[ALL_LESIONS])
    k = int(np.count_nonzero((is_found != is_true) & is_known, axis=(1, 2)).argmax())
    volume = None if pair.image is None else read_volume(pair.image).axial()
    known = volume is not None and volume.grid.matches(true.grid)
    shown = volume if known and volume is not None else Volume(np.zeros(true.grid.shape, np.int16), true.grid)
    rows, columns = view(shown, np.where(true.labels == IGNORE, found.labels, found.labels | true.labels), None)
    grey = windowed(shown.hounsfield[k, rows, columns]) if known else np.zeros(found.labels[k, rows, columns].shape)
    size_mm = (grey.shape[0] * shown.spacing_mm[1], grey.shape[1] * shown.spacing_mm[2])
    dice = case.classes[ALL_LESIONS].dice or 0
    place = f"{_short(case.name)}, slice {k + 1}, Dice {dice:.2f}"
    return [
        Figure(draw(grey.astype(np.float32), layers, size_mm, FIGURE_WIDTH), f"{place}: {words}", f"{place}: {words}.")
        for layers, words in (
            ([], "CT" if known else "no CT"),
            (_layers(true.labels[k, rows, columns]), "label"),
            (_layers(found.labels[k, rows, columns]), "prediction"),
        )
    ]


def _layers(labels: NDArray[np.uint8]) -> list[Layer]:
    layers = [Layer((labels == one.value).astype(np.float32), one.color, PATTERNS[one.value]) for one in LABELS]
    unions = (labels >= INFECTION.value) & (labels != IGNORE)
    layers.append(Layer(unions.astype(np.float32), UNION_COLOR, "tint"))
    layers.append(Layer((labels == IGNORE).astype(np.float32), IGNORED_COLOR, "hatch"))
    return layers


def _with_class(study: Study, name: str) -> list[CaseEvaluation]:
    return [case for case in study.cases if name in case.classes and case.classes[name].dice is not None]


def _short(name: str) -> str:
    return name if len(name) <= 24 else f"{name[:23]}…"


def _panels(names: Sequence[str], panel: Callable[[Any, str], None], words: str, height: float = 2.7) -> Figure:
    """Draw a panel for each class side by side, three in a row."""
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Chart
    from PIL import Image

    columns = min(3, len(names))
    rows = -(-len(names) // columns)
    style: Any = {
        "font.size": 8,
        "axes.edgecolor": _SOFT,
        "axes.labelcolor": _SOFT,
        "xtick.color": _SOFT,
        "ytick.color": _SOFT,
        "text.parse_math": False,
    }
    with matplotlib.rc_context(style):
        chart = Chart(figsize=(9.2 if columns > 1 else 5, rows * height + 0.2), layout="constrained")
        canvas: Any = FigureCanvasAgg(chart)
        grid = chart.subplots(rows, columns, squeeze=False).ravel()
        for axes, name in zip(grid, names, strict=False):
            panel(axes, name)
            axes.set_title(name, fontsize=9, color=_INK, loc="left", fontweight="bold")
            axes.spines[["top", "right"]].set_visible(False)
        for axes in grid[len(names) :]:
            axes.set_visible(False)
        stream = io.BytesIO()
        chart.set_dpi(180)
        canvas.print_png(stream)
    return Figure(Image.open(stream).convert("RGB"), words, f"{words} Panels: {', '.join(names)}.", chart=True)
