"""Dice of every case under every perturbation, as a table, CSV and heat map."""

import csv
import io
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.held_out import markdown
from benchmarks.robustness.perturbations import PERTURBATIONS
from CovidSegExtension.evaluation.overlap import ALL_LESIONS, CaseScore
from CovidSegExtension.files import atomic_path
from CovidSegExtension.labels import LABELS

CLIFF = 0.15
"""A loss of mean Dice of all lesions above this is a cliff."""

UNPERTURBED = ("unperturbed", "")


@dataclass(frozen=True)
class Trial:
    """One case under one perturbation, (family, strength); `moved`: voxels that differ in space where none may."""

    data_set: str
    perturbation: tuple[str, str]
    score: CaseScore
    moved: int = 0


@dataclass(frozen=True)
class Cell:
    """Mean Dice over the `cases` that truly hold the class, and its change against the unperturbed mean."""

    dice: float
    change: float
    cases: int


@dataclass(frozen=True)
class Table:
    """All trials; a column is (data set, class), a row a perturbation."""

    trials: Sequence[Trial]

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The unperturbed, then each perturbation that was tried."""
        order = [UNPERTURBED, *((each.family, each.strength) for each in PERTURBATIONS)]
        tried = {trial.perturbation for trial in self.trials}
        return [row for row in order if row in tried]

    @property
    def columns(self) -> list[tuple[str, str]]:
        """All lesions and each class, by data set; where one class alone was annotated, that is all lesions."""
        columns = []
        for data_set in dict.fromkeys(trial.data_set for trial in self.trials):
            classes = {name for trial in self.trials if trial.data_set == data_set for name in trial.score.classes}
            drawn = [label.name for label in LABELS if label.name in classes]
            columns += [(data_set, name) for name in (drawn if len(classes) == 2 and drawn else (ALL_LESIONS, *drawn))]
        return columns

    def cell(self, row: tuple[str, str], column: tuple[str, str]) -> Cell | None:
        """Return a cell; None where no case was perturbed so, or none holds the class."""
        found, before = self._dice(row, column), self._dice(UNPERTURBED, column)
        if not found or not before:
            return None
        dice = statistics.fmean(found)
        return Cell(dice, dice - statistics.fmean(before), len(found))

    def cliffs(self) -> list[str]:
        """Name every perturbation that costs more than `CLIFF` of all lesions in a data set, in a sentence."""
        found = []
        for data_set in dict.fromkeys(trial.data_set for trial in self.trials):
            for row in self.rows:
                cell = self.cell(row, (data_set, ALL_LESIONS))
                if cell is not None and cell.change < -CLIFF:
                    found.append(f"{_line(row)}, {data_set}: all lesions {cell.dice:.2f} ({cell.change:+.2f})")
        return found

    def losses(self) -> list[str]:
        """Say what the harmless perturbations cost at worst, in the mean of a data set and in one case."""
        harmless = {(each.family, each.strength) for each in PERTURBATIONS if each.harmless}
        rows = [row for row in self.rows if row in harmless]
        found = []
        for data_set in dict.fromkeys(trial.data_set for trial in self.trials):
            before = self._by_case(UNPERTURBED, data_set)
            means, cases = [], []
            for row in rows:
                if cell := self.cell(row, (data_set, ALL_LESIONS)):
                    means.append((cell.change, _line(row)))
                changes = ((dice - before[name], name) for name, dice in self._by_case(row, data_set).items())
                cases += [(change, f"{name}, {_line(row)}") for change, name in changes]
            if means and cases:
                (mean, what), (one, where) = min(means), min(cases)
                found.append(f"{data_set}: {mean:+.3f} in the mean ({what}), {one:+.3f} in one case ({where})")
        return found

    def moved(self) -> list[str]:
        """Name every case whose label map depends on how it is stored."""
        return [f"{t.score.name}, {_line(t.perturbation)}: {t.moved} voxels differ" for t in self.trials if t.moved]

    def markdown(self) -> str:
        """Return mean Dice and change, then cliffs, then whether the storage order matters."""
        head = [f"{data_set}, {name.lower()} (n)" for data_set, name in self.columns]
        rows = [["perturbation", *head]]
        for row in self.rows:
            cells = [self.cell(row, column) for column in self.columns]
            rows.append([_line(row), *(self._text(row, cell) for cell in cells)])
        cliffs, moved = self.cliffs(), self.moved()
        lines = [f"Cliffs (loss of more than {CLIFF} of all lesions): {'none' if not cliffs else len(cliffs)}."]
        lines += [f"- {each}" for each in cliffs]
        if losses := self.losses():
            harmless = "crop, frame, blank slices, 10°, mirror image"
            lines += ["", f"What should not matter ({harmless}) costs at worst, all lesions:"]
            lines += ["", *(f"- {each}" for each in losses)]
        lines += ["", f"Label maps that change with the order of storage: {'none' if not moved else len(moved)}."]
        lines += [f"- {each}" for each in moved]
        return markdown(rows) + "\n\n" + "\n".join(lines)

    def csv(self) -> str:
        """Return the table, one line a cell."""
        lines = [["data_set", "class", "perturbation", "strength", "cases", "dice", "change", "cliff"]]
        for column in self._all_columns():
            for row in self.rows:
                if (cell := self.cell(row, column)) is not None:
                    cliff = str(column[1] == ALL_LESIONS and cell.change < -CLIFF).lower()
                    lines.append([*column, *row, str(cell.cases), f"{cell.dice:.4f}", f"{cell.change:+.4f}", cliff])
        return _csv(lines)

    def cases_csv(self) -> str:
        """Return the scores of every case, one line for each class and perturbation."""
        lines = [["data_set", "case", "perturbation", "strength", "class", "dice", "overlap_ml", "found_ml", "true_ml"]]
        for trial in self.trials:
            for name, score in trial.score.classes.items():
                dice = "" if score.dice is None else f"{score.dice:.4f}"
                volumes = (f"{ml:.3f}" for ml in (score.overlap_ml, score.found_ml, score.true_ml))
                lines.append([trial.data_set, trial.score.name, *trial.perturbation, name, dice, *volumes])
        return _csv(lines)

    def draw(self, path: Path) -> None:
        """Draw the table, coloured by the change."""
        import numpy as np
        from matplotlib.figure import Figure

        cells = [[self.cell(row, column) for column in self.columns] for row in self.rows]
        change = np.array([[np.nan if cell is None else cell.change for cell in row] for row in cells])
        figure = Figure(figsize=(3.2 + 1.5 * len(self.columns), 1.6 + 0.26 * len(self.rows)), layout="constrained")
        axes = figure.subplots()
        axes.set_facecolor("0.92")
        image = axes.imshow(change, cmap="RdBu", vmin=-2 * CLIFF, vmax=2 * CLIFF, aspect="auto")
        for i, row in enumerate(cells):
            for j, cell in enumerate(row):
                text = "–" if cell is None else f"{cell.dice:.2f}"
                dark = cell is not None and abs(cell.change) > 1.3 * CLIFF
                axes.text(j, i, text, ha="center", va="center", fontsize=8, color="white" if dark else "black")
        axes.set_yticks(range(len(self.rows)), [_line(row) for row in self.rows], fontsize=8)
        axes.set_xticks(range(len(self.columns)), [f"{d}\n{name}" for d, name in self.columns], fontsize=8)
        axes.tick_params(top=True, labeltop=True, bottom=False, labelbottom=False, length=0)
        figure.colorbar(image, ax=axes, label="change of mean Dice", shrink=0.6)
        with atomic_path(path) as temporary:
            figure.savefig(temporary, dpi=110)

    def _all_columns(self) -> list[tuple[str, str]]:
        return list(dict.fromkeys((trial.data_set, name) for trial in self.trials for name in trial.score.classes))

    def _by_case(self, row: tuple[str, str], data_set: str) -> dict[str, float]:
        """Return the Dice of all lesions of each case that holds any."""
        scores = {
            trial.score.name: trial.score.classes[ALL_LESIONS]
            for trial in self.trials
            if (trial.perturbation, trial.data_set) == (row, data_set)
        }
        return {name: one.dice for name, one in scores.items() if one.true_ml > 0 and one.dice is not None}

    def _dice(self, row: tuple[str, str], column: tuple[str, str]) -> list[float]:
        data_set, name = column
        scores = [
            trial.score.classes[name]
            for trial in self.trials
            if trial.perturbation == row and trial.data_set == data_set and name in trial.score.classes
        ]
        return [score.dice for score in scores if score.true_ml > 0 and score.dice is not None]

    @staticmethod
    def _text(row: tuple[str, str], cell: Cell | None) -> str:
        if cell is None:
            return "–"
        return f"{cell.dice:.3f} ({cell.cases})" if row == UNPERTURBED else f"{cell.dice:.3f} ({cell.change:+.2f})"


def _line(perturbation: tuple[str, str]) -> str:
    return ": ".join(part for part in perturbation if part)


def _csv(lines: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue()
