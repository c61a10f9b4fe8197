"""Label maps against an expert's, as files or folders: the scores of every case, and what they come to."""

import json
import textwrap
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..io.images import is_image_name, read_labels, stem
from ..labels import LABELS
from ..report.tables import aligned
from ..volume import LabelMap
from .overlap import ALL_LESIONS, EMPTY_RULE, LABEL_VALUES, METRICS, CaseScore, ClassScore, Spread, Summary, score_case


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
        """Each class that any case was scored on, in the label scheme's order, and `ALL_LESIONS`."""
        names = [label.name for label in LABELS] + [ALL_LESIONS]
        scores = {name: [case.classes[name] for case in self.cases if name in case.classes] for name in names}
        return {name: Summary.of(scores[name]) for name in names if scores[name]}

    def to_json(self) -> dict[str, Any]:
        """Return everything as values that `json` writes; undefined figures are None (``null``)."""
        return {
            "empty_rule": EMPTY_RULE,
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
        notes = [EMPTY_RULE, self._all_lesions_rule(), *(f"Not evaluated: {files}" for files in self.unmatched)]
        blocks.append(
            "\n".join(textwrap.fill(note, 100, break_long_words=False, break_on_hyphens=False) for note in notes)
        )
        return "\n\n".join(blocks)

    def _all_lesions_rule(self) -> str:
        scored = [label for label in LABELS if any(label.name in case.classes for case in self.cases)]
        if len(scored) == len(LABELS):
            return "All lesions: any label > 0 (in a data set that annotates only some labels: any of those)."
        values = ", ".join(f"{label.value} {label.name}" for label in scored)
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
        cases.append(_score_files(name, prediction, truth, annotated.of(name)))
    if progress is not None:
        progress("scoring", len(pairs), len(pairs))
    return Evaluation(tuple(cases), tuple(unmatched))


@dataclass(frozen=True)
class AnnotatedLabels:
    """The labels that an expert drew in a data set, and in the cases that have a list of their own."""

    data_set: tuple[int, ...] = LABEL_VALUES
    cases: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def of(self, case: str) -> tuple[int, ...]:
        """Return the labels that were drawn in the case of this name."""
        return self.cases.get(case, self.data_set)


def annotated_labels(labels_folder: Path) -> AnnotatedLabels:
    """Return what the ``dataset.json`` beside `labels_folder` says of annotated labels; all of them where it is silent.

    ``"annotated_labels"`` stands in the description itself, and in an entry of its ``"training"`` list for one case.

    Raises
    ------
    InputError
        If the ``dataset.json`` cannot be read.
    """
    path = labels_folder.resolve().parent / "dataset.json"
    if not path.is_file():
        return AnnotatedLabels()
    try:
        description = json.loads(path.read_text(encoding="utf-8"))
        data_set = _known_labels(description.get("annotated_labels", LABEL_VALUES))
        cases = {
            stem(Path(entry["label"])): _known_labels(entry["annotated_labels"])
            for entry in description.get("training", [])
            if isinstance(entry, dict) and "annotated_labels" in entry
        }
    except (OSError, ValueError, AttributeError, TypeError, KeyError) as error:
        raise InputError(f"{path} is not a readable dataset description ({error}); mend or remove it.") from error
    for where, chosen in [("", data_set), *((f" of the case '{name}'", own) for name, own in cases.items())]:
        if not chosen:
            raise InputError(f"{path} names none of the labels {LABEL_VALUES} in annotated_labels{where}; mend it.")
    return AnnotatedLabels(data_set, cases)


def _known_labels(values: Any) -> tuple[int, ...]:
    return tuple(value for value in LABEL_VALUES if value in values)


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


def _score_files(name: str, prediction: Path, truth: Path, annotated: tuple[int, ...]) -> CaseScore:
    found, true = _read_axial(prediction), _read_axial(truth)
    if not found.grid.matches(true.grid):
        raise InputError(
            f"{prediction} and {truth} do not lie on the same grid ({found.grid} and {true.grid}); "
            "give label maps of the same CT, not resampled."
        )
    return score_case(found.labels, true.labels, true.grid.voxel_ml, annotated, name)


def _read_axial(path: Path) -> LabelMap:
    """Return a label map on its axial grid: maps stored in different orientations then lie alike."""
    label_map = read_labels(path)
    highest = int(label_map.labels.max())
    if highest > max(LABEL_VALUES):
        raise InputError(f"{path} holds the label {highest}; expected 0 and {', '.join(map(str, LABEL_VALUES))} only.")
    return label_map.axial()


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _score_cells(score: ClassScore) -> list[str]:
    return [*(_cell(getattr(score, metric)) for metric in METRICS), f"{score.found_ml:.1f}", f"{score.true_ml:.1f}"]
