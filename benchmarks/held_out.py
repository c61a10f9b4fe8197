"""The cases that a training run held out, each segmented by the model of its own fold, which learnt nothing from it."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from CovidSegExtension.datasets.cases import Case, find_cases, read_case
from CovidSegExtension.errors import CovidSegError, InputError
from CovidSegExtension.inference.options import EFFORTS, SegmentationOptions
from CovidSegExtension.inference.segmenter import Segmenter
from CovidSegExtension.labels import MEMBERS, covered
from CovidSegExtension.training.run_directory import SPLIT
from CovidSegExtension.volume import Volume


@dataclass(frozen=True, eq=False)
class Scan:
    """A held-out CT and its expert labels, shape (Z, Y, X), both on the axial grid."""

    case: Case
    volume: Volume
    labels: NDArray[np.uint8]


@dataclass(frozen=True)
class Fold:
    """A model folder, and the cases that this model did not learn from."""

    model: Path
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Task:
    """What the command line asked for."""

    folds: tuple[Fold, ...]
    output: Path
    device: str
    only: tuple[str, ...] = ()
    effort: str = "auto"

    def scans(self, **options: Any) -> Iterator[tuple[Segmenter, Scan]]:
        """Read every held-out case, each with the segmenter of its fold and these `SegmentationOptions`.

        Progress goes to stderr.
        """
        count, done = sum(len(fold.cases) for fold in self.folds), 0
        for fold in self.folds:
            segmenter = Segmenter(SegmentationOptions(fold.model, self.device, effort=self.effort, **options))
            for case in fold.cases:
                done += 1
                print(f"{done} of {count}: {case.name}", file=sys.stderr, flush=True)
                yield segmenter, read_scan(case)

    def heading(self) -> str:
        """Return a line that says which models and how many cases were measured."""
        cases = [case for fold in self.folds for case in fold.cases]
        counts = [f"{sum(case.data_set == name for case in cases)} of {name}" for name in data_sets(cases)]
        return f"{len(self.folds)} model(s), cases held out: {', '.join(counts)}."


def main(description: str, measure: Callable[[Task], str], parts: Sequence[str] = ()) -> None:
    """Read the command line, measure, and print what `measure` returns; errors are one sentence and exit code 2.

    `parts` are what ``--only`` may choose from; a benchmark without has no such option.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("run", type=Path, help="folder that covidseg train wrote")
    parser.add_argument("data", type=Path, nargs="+", help="the data folders that it was trained on, or some of them")
    parser.add_argument("-o", "--output", type=Path, required=True, help="new folder for tables and pictures")
    parser.add_argument(
        "--cases", type=int, nargs="+", default=[], metavar="N", help="only N cases of each data set, in their order"
    )
    parser.add_argument("--device", default="auto")
    parser.add_argument("--effort", default="auto", choices=EFFORTS)
    if parts:
        parser.add_argument("--only", nargs="+", default=[], choices=parts, help="only these parts of the table")
    arguments = parser.parse_args()
    try:
        if arguments.output.exists():
            raise InputError(f"{arguments.output} exists; give a new folder for the results.")
        folds = find_folds(arguments.run, arguments.data, arguments.cases)
        only = tuple(getattr(arguments, "only", ()))
        print(measure(Task(folds, arguments.output, arguments.device, only, arguments.effort)))
    except CovidSegError as error:
        print(f"Error: {error}", file=sys.stderr)
        sys.exit(2)


def find_folds(run: Path, data: Sequence[Path], limits: Sequence[int] = ()) -> tuple[Fold, ...]:
    """Return the folds of a run and the cases of `data` that each held out and measured.

    Parameters
    ----------
    limits : sequence of int
        At most so many cases of each data set, in the order of `data`; the last one holds for those that remain. They
        are taken from all folds in turn.

    Raises
    ------
    InputError
        If `run` is no folder of a training run, a fold has no model yet, or none of the cases was held out.
    """
    try:
        split = json.loads((run / SPLIT).read_text(encoding="utf-8"))
        names = [part.get("test") or part["validation"] for part in split]
        overlap = {name for part, held in zip(split, names, strict=True) for name in held if name in part["train"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{run} holds no readable {SPLIT}; give a folder that covidseg train wrote.") from error
    if overlap:
        raise InputError(f"The run {run} learnt from the case '{min(overlap)}' that it holds out; train it anew.")
    models = [run / f"fold{index}" / "model" for index in range(len(split))]
    if len(split) == 1:
        models = [run / "model"]
    elif any(model.is_dir() for model in models):  # a recipe may measure some of its folds only
        names = [part if model.is_dir() else [] for part, model in zip(names, models, strict=True)]
    cases = {case.name: case for case in find_cases(data)}
    held_out = [[cases[name] for name in part if name in cases] for part in names]
    if not any(held_out):
        raise InputError(f"The run {run} held out no case of the data given; give the folders that it was trained on.")
    if limits:
        chosen: set[str] = set()
        for index, data_set in enumerate(data_sets(cases.values())):
            by_fold = ([case.name for case in part if case.data_set == data_set] for part in held_out)
            in_turn = [name for row in zip_longest(*by_fold) for name in row if name is not None]
            chosen.update(in_turn[: limits[min(index, len(limits) - 1)]])
        held_out = [[case for case in part if case.name in chosen] for part in held_out]
    folds = zip(models, held_out, strict=True)
    return tuple(Fold(model, tuple(part)) for model, part in folds if part)


def data_sets(cases: Iterable[Case]) -> list[str]:
    """Return the names of the data sets that the cases belong to, each once, in order."""
    return list(dict.fromkeys(case.data_set for case in cases))


def read_scan(case: Case) -> Scan:
    """Read a case on its axial grid.

    Raises
    ------
    InputError
        If image and label lie on different grids.
    """
    volume, label_map = read_case(case)
    return Scan(case, volume.axial(), label_map.axial().labels)


def compare_labels(found: NDArray[np.uint8], scan: Scan) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """Return the found labels of the classes that were drawn, and where they are wrong; both (Z, Y, X).

    A member of a union is right where the union was drawn; nothing is wrong where the expert's label is to be ignored.
    """
    right = np.zeros((256, 256), bool)
    for value, members in MEMBERS.items():
        right[list(members), value] = True
    kept = np.where(np.isin(found, list(covered(scan.case.annotated))), found, 0)
    return kept, ~right[kept, scan.labels]


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table, the head first; all columns but the first are set to the right."""
    head, *body = ("| " + " | ".join(row) + " |" for row in rows)
    return "\n".join([head, "|---|" + "---:|" * (len(rows[0]) - 1), *body])
