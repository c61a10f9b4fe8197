"""Measure how well held-out cases are segmented, and draw those that came out worst.

    python -m benchmarks.accuracy.run RUN DATA... -o OUT [--cases N...] [--device auto] [--effort auto]

Writes ``accuracy.md``, ``cases.csv`` and ``worst.png`` into the new folder OUT, and prints the table.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.held_out import Task, compare_labels, data_sets, main, markdown
from CovidSegExtension.datasets.cases import Case
from CovidSegExtension.evaluation.charts import UNION_COLOR
from CovidSegExtension.evaluation.overlap import ALL_LESIONS, CaseScore, ClassScore, score_case
from CovidSegExtension.files import atomic_path
from CovidSegExtension.labels import INFECTION, LABELS

WORST = 8
"""Cases in the picture."""

WINDOW_HU = (-1000, 150)

COLORS = {label.value: label.color for label in LABELS} | {INFECTION.value: UNION_COLOR}


@dataclass(frozen=True, eq=False)
class Measured:
    """A held-out case: its score, and the axial slice with the most wrong voxels as HU, truth and answer, (Y, X)."""

    case: Case
    score: CaseScore
    slice_: tuple[NDArray, NDArray[np.uint8], NDArray[np.uint8]]

    @property
    def dice(self) -> float | None:
        """Of everything that was drawn; None where there is nothing, and nothing was found."""
        classes = self.score.classes
        return (classes.get(ALL_LESIONS) or next(iter(classes.values()))).dice


def measure(task: Task) -> str:
    """Segment every held-out case, write table and picture, and return the table."""
    measured = []
    for segmenter, scan in task.scans():
        found = segmenter.segment(scan.volume)
        kept, wrong = compare_labels(found.labels, scan)
        z = int(wrong.sum(axis=(1, 2)).argmax())
        score = score_case(found.labels, scan.labels, scan.volume.voxel_ml, scan.case.annotated, scan.case.name)
        measured.append(Measured(scan.case, score, (scan.volume.hounsfield[z], scan.labels[z], kept[z])))
    text = f"{task.heading()}\n\n{table(measured)}"
    with atomic_path(task.output / "accuracy.md") as path:
        path.write_text(text + "\n", encoding="utf-8")
    with atomic_path(task.output / "cases.csv") as path, path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["data", "case", "class", "dice", "found mL", "true mL"])
        for each in measured:
            for name, one in each.score.classes.items():
                writer.writerow([each.case.data_set, each.case.name, name, one.dice, one.found_ml, one.true_ml])
    worst = sorted((each.dice, number) for number, each in enumerate(measured) if each.dice is not None)[:WORST]
    draw_cases(task.output / "worst.png", [measured[number] for _, number in worst])
    return text


def table(measured: Sequence[Measured]) -> str:
    """Return the figures by data set and class."""
    head = ["data, class", "cases", "Dice where present", "Dice where present or found", "sensitivity", "precision"]
    rows = [[*head, "given though absent"]]
    for data_set in data_sets(each.case for each in measured):
        cases = [each.score for each in measured if each.case.data_set == data_set]
        for name in dict.fromkeys(name for case in cases for name in case.classes):
            scores = [case.classes[name] for case in cases if name in case.classes]
            present = [score for score in scores if score.true_ml > 0]
            alone = name == ALL_LESIONS and all(len(case.classes) == 2 for case in cases)
            if present and not alone:
                rows.append([f"{data_set}, {name}", *figures(scores, present)])
    return markdown(rows)


def figures(scores: Sequence[ClassScore], present: Sequence[ClassScore]) -> list[str]:
    """Return one class's figures: cases, two means of Dice, pooled sensitivity and precision, false alarms."""
    defined = [score.dice for score in scores if score.dice is not None]
    overlap, found, true = (
        sum(getattr(score, f"{what}_ml") for score in scores) for what in ("overlap", "found", "true")
    )
    return [
        str(len(present)),
        f"{np.mean([score.dice for score in present]):.3f}",
        f"{np.mean(defined):.3f}",
        f"{overlap / true:.2f}",
        f"{overlap / found:.2f}" if found else "–",
        f"{len(defined) - len(present)} of {len(scores) - len(present)}",
    ]


def draw_cases(file: Path, cases: Sequence[Measured]) -> None:
    """Draw each case's worst slice: the CT, the expert's labels, ours."""
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

    figure = Figure(figsize=(2 * len(cases), 6.6), layout="constrained")
    axes = figure.subplots(3, len(cases), squeeze=False)
    for column, each in zip(axes.T, cases, strict=True):
        hounsfield, truth, found = each.slice_
        inside = np.argwhere(hounsfield > -500)
        top, left = inside.min(axis=0)
        bottom, right = inside.max(axis=0) + 1
        grey = np.clip((hounsfield - WINDOW_HU[0]) / (WINDOW_HU[1] - WINDOW_HU[0]), 0, 1)
        for axis, labels in zip(column, (None, truth, found), strict=True):
            picture = np.repeat(grey[..., None], 3, axis=2)
            for value, color in COLORS.items() if labels is not None else ():
                here = labels == value
                picture[here] = 0.5 * picture[here] + 0.5 * np.array(color) / 255
            axis.imshow(picture[top:bottom, left:right])
            axis.set_axis_off()
        column[0].set_title(f"{each.case.name}\nDice {each.dice:.2f}", fontsize=9)
    for axis, text in zip(axes[:, 0], ("CT", "expert", "model"), strict=True):
        axis.text(-0.04, 0.5, text, rotation=90, va="center", ha="right", transform=axis.transAxes)
    names = {label.value: label.name for label in LABELS} | {INFECTION.value: f"{INFECTION.name}, not told apart"}
    if not any((each.slice_[1] == INFECTION.value).any() for each in cases):
        del names[INFECTION.value]
    handles = [Patch(color="#{:02x}{:02x}{:02x}".format(*COLORS[value]), label=name) for value, name in names.items()]
    figure.legend(handles=handles, loc="outside lower center", ncols=len(names))
    with atomic_path(file) as path:
        figure.savefig(path, dpi=100, format="png")


if __name__ == "__main__":
    main(__doc__.splitlines()[0], measure)
