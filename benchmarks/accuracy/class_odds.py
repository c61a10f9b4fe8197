"""Measure which odds of the classes find most, on held-out cases, without measuring them where they were chosen.

    python -m benchmarks.accuracy.class_odds RUN DATA... -o OUT [--cases N...] [--device auto]

A network under-segments what is rare. `Postprocessing.class_odds` multiplies the probabilities before the most likely
class is chosen. ODDS are tried, those of effusion alone, and those of GGO and consolidation together; the best have the
highest mean of all figures (mean Dice of every class and of all lesions, by data set). The table's second row takes for
each fold the odds that are best on the other folds: its figures are of cases that chose nothing.
Writes ``class_odds.md`` into the new folder OUT.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from benchmarks.held_out import Scan, Task, main, markdown
from CovidSegExtension.evaluation.overlap import ALL_LESIONS, CaseScore, score_case
from CovidSegExtension.files import atomic_path
from CovidSegExtension.inference.segmenter import Segmentation, Segmenter
from CovidSegExtension.labels import CLASS_COUNT
from CovidSegExtension.postprocessing import Postprocessing, remove_doubtful_components, remove_small_components

Odds = tuple[float, ...]

ODDS = (1.0, 1.5, 2.0, 3.0, 4.5, 7.0, 10.0, 15.0)
NONE: Odds = (1.0,) * CLASS_COUNT


@dataclass(frozen=True)
class Tried:
    """A held-out case: its fold, its data set, and its score under each odds."""

    fold: str
    data_set: str
    scores: dict[Odds, CaseScore]


def candidates() -> list[Odds]:
    """Return the odds to be tried: of effusion alone, and of GGO and consolidation alone."""
    effusion = [(1.0, 1.0, 1.0, odds) for odds in ODDS]
    lung = [(1.0, ggo, consolidation, 1.0) for ggo, consolidation in product(ODDS[:-2], repeat=2)]
    return list(dict.fromkeys(effusion + lung))


def labels_under(found: Segmentation, scan: Scan, settings: Postprocessing) -> NDArray[np.uint8]:
    """Return the label map that the probabilities of `found` give under `settings`, as `segment` does."""
    import torch

    assert found.probabilities is not None
    by_slice = torch.from_numpy(found.probabilities.swapaxes(0, 1).astype(np.float32))
    pixel_mm = scan.volume.spacing_mm[1:]
    sure = settings.sure(by_slice).numpy()  # `labels_of` changes the probabilities
    labels: NDArray[np.uint8] = settings.labels_of(
        by_slice, found.lungs.lung_field, found.lungs.cavity, pixel_mm
    ).numpy()
    if settings.sure_above > 0:
        remove_doubtful_components(labels, np.flatnonzero(sure))
    if settings.min_component_ml > 0:
        remove_small_components(labels, scan.volume.voxel_ml, settings.min_component_ml)
    return labels


def try_odds(segmenter: Segmenter, scan: Scan, tried: Iterable[Odds]) -> Tried:
    """Segment a case once and score it under each odds."""
    found = segmenter.segment(scan.volume)
    settings = segmenter.card.postprocessing

    def score(odds: Odds) -> CaseScore:
        labels = labels_under(found, scan, replace(settings, class_odds=odds))
        return score_case(labels, scan.labels, scan.volume.voxel_ml, scan.case.annotated, scan.case.name)

    return Tried(str(segmenter.runner.model.folder), scan.case.data_set, {odds: score(odds) for odds in tried})


def figures(scores: Iterable[tuple[str, CaseScore]]) -> dict[tuple[str, str], float]:
    """Return the mean Dice over the cases that truly hold it, by data set and class; one class alone is all lesions."""
    dice: dict[tuple[str, str], list[float]] = {}
    for data_set, case in scores:
        for name, score in case.classes.items():
            if name == ALL_LESIONS and len(case.classes) == 2:
                continue
            if score.true_ml > 0 and score.dice is not None:
                dice.setdefault((data_set, name), []).append(score.dice)
    return {key: float(np.mean(values)) for key, values in dice.items()}


def worth(cases: Sequence[Tried], odds: Odds) -> float:
    """Return the mean of all figures under `odds`."""
    return float(np.mean(list(figures((case.data_set, case.scores[odds]) for case in cases).values())))


def best_odds(cases: Sequence[Tried]) -> Odds:
    """Return the odds of effusion, and of GGO and consolidation, that are best on these cases, as one."""
    effusion = max((odds for odds in cases[0].scores if odds[1:3] == (1.0, 1.0)), key=lambda odds: worth(cases, odds))
    lung = max((odds for odds in cases[0].scores if odds[3] == 1.0), key=lambda odds: worth(cases, odds))
    return (1.0, *lung[1:3], effusion[3])


def measure(task: Task) -> str:
    """Try the odds on every held-out case and return the table."""
    cases = [try_odds(segmenter, scan, candidates()) for segmenter, scan in task.scans(probabilities=True)]
    folds = list(dict.fromkeys(case.fold for case in cases))
    chosen = {fold: best_odds([case for case in cases if case.fold != fold] or cases) for fold in folds}
    everywhere = best_odds(cases)
    settings = [NONE, everywhere, *dict.fromkeys(chosen.values())]
    again = [try_odds(segmenter, scan, settings) for segmenter, scan in task.scans(probabilities=True)]
    rows = {
        "none": [(case.data_set, case.scores[NONE]) for case in again],
        "chosen on the other folds": [(case.data_set, case.scores[chosen[case.fold]]) for case in again],
        f"chosen on these cases: {written(everywhere)}": [(case.data_set, case.scores[everywhere]) for case in again],
    }
    columns = list(figures(rows["none"]))
    table = [["odds", *(f"{data_set}, {name}" for data_set, name in columns)]]
    table += [[name, *(f"{figures(scores)[column]:.3f}" for column in columns)] for name, scores in rows.items()]
    by_fold = "; ".join(f"fold {number}: {written(chosen[fold])}" for number, fold in enumerate(folds))
    text = f"{task.heading()}\n\n{markdown(table)}\n\nChosen on the other folds: {by_fold}."
    with atomic_path(task.output / "class_odds.md") as path:
        path.write_text(text + "\n", encoding="utf-8")
    return text


def written(odds: Odds) -> str:
    """Return odds as a recipe has them."""
    return "[" + ", ".join(f"{value:g}" for value in odds) + "]"


if __name__ == "__main__":
    main(__doc__.splitlines()[0], measure)
