"""Label maps against an expert's, as files or folders: the scores of every case, and what they come to."""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..datasets.decathlon import KNOWN_VALUES, annotated_labels, translated
from ..errors import InputError
from ..io.images import is_image_name, read_labels, stem
from ..labels import DRAWN, MEMBERS, covered
from ..report.tables import aligned
from ..volume import LabelMap
from .overlap import (
    EMPTY_RULE,
    LABEL_VALUES,
    METRICS,
    PARTIAL_RULE,
    SCORED,
    CaseScore,
    ClassScore,
    Spread,
    Summary,
    score_case,
)


@dataclass(frozen=True)
class Evaluation:
    """Scores of a set of cases.

    Attributes
    ----------
    cases : tuple of CaseScore
    unmatched : tuple of str
        Files that have no partner and were not evaluated, each with what is missing.
    """

    cases: tuple[CaseScore, ...]
    unmatched: tuple[str, ...] = ()

    @property
    def summaries(self) -> dict[str, Summary]:
        """Each class or union that any case was scored on, in the order of `SCORED`, which ends with all lesions."""
        scores = {name: [case.classes[name] for case in self.cases if name in case.classes] for name in SCORED}
        return {name: Summary.of(scores[name]) for name in SCORED if scores[name]}

    def to_json(self) -> dict[str, Any]:
        """Return everything as values that `json` writes; undefined figures are None (``null``)."""
        return {
            "empty_rule": EMPTY_RULE,
            "partial_rule": PARTIAL_RULE,
            "all_lesions": self._all_lesions_rule(),
            "summary": {
                name: asdict(summary) | {"pooled": summary.pooled.to_json()} for name, summary in self.summaries.items()
            },
            "cases": [
                {"name": case.name, "classes": {name: score.to_json() for name, score in case.classes.items()}}
                for case in self.cases
            ],
            "unmatched": list(self.unmatched),
        }

    def table(self) -> str:
        """Return the scores as text: each case, means ± sd, pooled figures, the rules, and what was not scored."""
        case_rows = [["Case", "Class", "Dice", "IoU", "Sensitivity", "Precision", "Found mL", "True mL"]]
        for case in self.cases:
            for index, (name, score) in enumerate(case.classes.items()):
                case_rows.append([case.name if index == 0 else "", name, *_score_cells(score)])
        mean_rows = [["Mean ± sd", "Dice", "IoU", "Sensitivity", "Precision", "Cases", "Absent", "Only predicted"]]
        pooled_rows = [["Pooled", "Dice", "IoU", "Sensitivity", "Precision", "Found mL", "True mL"]]
        for name, summary in self.summaries.items():
            spreads: list[Spread] = [getattr(summary, metric) for metric in METRICS]
            mean_rows.append(
                [
                    name,
                    *(f"{_cell(spread.mean)} ± {_cell(spread.sd)}" for spread in spreads),
                    str(summary.dice.cases),
                    str(summary.absent),
                    f"{summary.false_positive_cases} ({summary.false_positive_ml:.1f} mL)",
                ]
            )
            pooled_rows.append([name, *_score_cells(summary.pooled)])
        blocks = [aligned(case_rows, text_columns=2), aligned(mean_rows), aligned(pooled_rows)]
        notes = [EMPTY_RULE, PARTIAL_RULE, self._all_lesions_rule()]
        notes += [f"Not evaluated: {files}" for files in self.unmatched]
        blocks.append(
            "\n".join(textwrap.fill(note, 100, break_long_words=False, break_on_hyphens=False) for note in notes)
        )
        return "\n\n".join(blocks)

    def _all_lesions_rule(self) -> str:
        scored = [one for one in DRAWN if any(one.name in case.classes for case in self.cases)]
        if covered(one.value for one in scored) == covered(LABEL_VALUES):
            return "All lesions: any label > 0 (in a data set that annotates only some labels: any of those)."
        values = ", ".join(f"{one.value} {one.name}" for one in scored)
        return f"All lesions: any of the annotated labels ({values}); the others were left out of label and prediction."


def evaluate(
    predictions: Path | str, labels: Path | str, progress: Callable[[str, int, int], None] | None = None
) -> Evaluation:
    """Score two label-map files, or two folders matched by file name without suffix (formats may differ).

    Label maps stored in different orientations on the same grid are brought to the axial one first. If a
    ``dataset.json`` stands beside the labels' folder, only its ``annotated_labels`` are scored, or a case's own.

    Parameters
    ----------
    predictions, labels : path
        Two files or two folders.
    progress : callable, optional
        Called with the stage, the cases done and the cases in all.

    Raises
    ------
    InputError
        If a path is missing, nothing matches, or a pair lies on different grids.
    """
    predictions, labels = Path(predictions), Path(labels)
    for path in (predictions, labels):
        if not path.exists():
            raise InputError(f"{path} does not exist; give two label maps, or two folders of them.")
    if predictions.is_dir() != labels.is_dir():
        raise InputError(f"{predictions} and {labels} must be two files or two folders, not one of each.")
    if labels.is_dir():
        found, true = _label_maps(predictions), _label_maps(labels)
        names = [name for name in true if name in found]
        if not names:
            raise InputError(
                f"No file in {predictions} has the name of one in {labels} (suffixes aside); rename the predictions."
            )
        pairs = [(name, found[name], true[name]) for name in names]
        unmatched = [f"{found[name]} (no label map)" for name in found if name not in true]
        unmatched += [f"{true[name]} (no prediction)" for name in true if name not in found]
    else:
        pairs, unmatched = [(stem(labels), predictions, labels)], []
    annotated = annotated_labels(labels if labels.is_dir() else labels.parent)
    cases = []
    for done, (name, prediction, truth) in enumerate(pairs):
        if progress is not None:
            progress("scoring", done, len(pairs))
        cases.append(_score_files(name, prediction, truth, annotated.of(name), annotated.stored))
    if progress is not None:
        progress("scoring", len(pairs), len(pairs))
    return Evaluation(tuple(cases), tuple(unmatched))


def _label_maps(folder: Path) -> dict[str, Path]:
    """Return the images of `folder` by name without suffix, sorted."""
    maps: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if not path.is_file() or not is_image_name(path):
            continue
        name = stem(path)
        if name in maps:
            raise InputError(f"{maps[name]} and {path} have the same name; keep one of them.")
        maps[name] = path
    if not maps:
        raise InputError(f"There is no label map in {folder}; give a folder of NIfTI, NRRD or MHA files.")
    return maps


def _score_files(
    name: str, prediction: Path, truth: Path, annotated: tuple[int, ...], stored: Sequence[tuple[int, int]]
) -> CaseScore:
    found, true = _read_axial(prediction), _read_axial(truth, stored)
    if not found.grid.matches(true.grid):
        raise InputError(
            f"{prediction} and {truth} do not lie on the same grid ({found.grid} and {true.grid}); "
            "give label maps of the same CT, not resampled."
        )
    return score_case(found.labels, true.labels, true.grid.voxel_ml, annotated, name)


def _read_axial(path: Path, stored: Sequence[tuple[int, int]] = ()) -> LabelMap:
    """Return a label map on its axial grid: maps stored in different orientations then lie alike."""
    label_map = translated(read_labels(path), stored)
    strange = set(np.unique(label_map.labels).tolist()) - MEMBERS.keys()
    if strange:
        raise InputError(f"{path} holds the label {min(strange)}; expected {KNOWN_VALUES}.")
    return label_map.axial()


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _score_cells(score: ClassScore) -> list[str]:
    return [*(_cell(getattr(score, metric)) for metric in METRICS), f"{score.found_ml:.1f}", f"{score.true_ml:.1f}"]
