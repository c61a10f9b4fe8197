"""A closer look at a trained row: every case by itself, severity, a U-Net++ cut at each depth, slices to be drawn."""

import dataclasses
import statistics
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..datasets.cases import Case, read_case
from ..evaluation.overlap import CaseScore, in_target, masks_of
from ..files import atomic_path
from ..geometry import Grid
from ..inference.network_runner import NetworkRunner
from ..inference.options import SegmentationOptions
from ..inference.segmenter import Segmenter
from ..io.images import read_volume
from ..labels import MEMBERS
from ..models.bundle import Model, load
from ..models.pruning import prune
from ..report.pictures import choose_slices
from ..report.side_by_side import Row, telling_row
from ..training.answers import answer
from ..training.run_directory import held_out_scores, read_check, read_split
from ..volume import Volume
from .results import Depth, Subject, measure_part
from .sections import mean_of

ANSWERS_FILE = "answers.npz"
"""In a row's folder."""

TIMED_CASES = 5
"""How many held-out cases are segmented again to time the network."""

SHOWN_SLICES = 6
"""Of the held-out cases, in the picture of what every row answers."""


def fold_models(place: Path) -> Iterator[tuple[Model, list[str]]]:
    """Yield the model of each fold of a run, or its only one, with the names of the cases that it is measured on."""
    splits = read_split(place)
    for number, split in enumerate(splits):
        fold = place / f"fold{number}" if len(splits) > 1 else place
        if (fold / "model").is_dir():
            yield load(fold / "model"), split.get("test") or split["validation"]


def measure_subjects(place: Path, cases: Mapping[str, Case], device: str, graded: bool) -> list[Subject]:
    """Return every held-out case of a run by itself; with the shares of its lungs that severity goes by if `graded`."""
    checked = {each["name"]: each for each in read_check(place)}
    shares = dict(_shares(place, cases, device)) if graded else {}
    found = []
    for score in held_out_scores(place):
        of_target = list(score.classes.values())[-1]  # all lesions, or the one foreground
        of_case = checked[score.name]
        found.append(
            Subject(
                score.name,
                tuple(of_case["shape"]),
                tuple(of_case["spacing_mm"]),
                of_target.dice,
                of_target.iou,
                of_target.sensitivity,
                *shares.get(score.name, (None, None)),
            )
        )
    return found


def _shares(place: Path, cases: Mapping[str, Case], device: str) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield by name which share of the lungs of a held-out case is in the foreground: true, and found."""
    for model, names in fold_models(place):
        segmenter = Segmenter(SegmentationOptions(model.folder, device))
        target = model.card.target
        members = {value for one in target.foreground for value in MEMBERS[one.value]}
        for name in names:
            volume, truth = read_case(cases[name], target)
            found = segmenter.segment(volume)
            lung = found.lungs.lung_field
            if lung.any():
                is_found, is_true, _ = masks_of(found.labels[lung], truth.labels[lung], members)
                yield name, (float(is_true.mean()), float(is_found.mean()))


def measure_depths(place: Path, cases: Mapping[str, Case], volumes_ml: Mapping[str, float], device: str) -> list[Depth]:
    """Return a U-Net++ cut at each of its depths, measured on the held-out cases; nothing of another network."""
    models = list(fold_models(place))
    if not models or models[0][0].card.network != "unetplusplus":
        return []
    depths = []
    for depth in range(1, len(models[0][0].card.network_arguments["widths"])):
        scores: list[CaseScore] = []
        times: list[float | None] = []
        parameters = 0
        for model, names in models:
            with tempfile.TemporaryDirectory() as scratch:
                small = prune(model, depth, Path(scratch) / "model")
                parameters = sum(parameter.numel() for parameter in small.network.parameters())
                segmenter = Segmenter(SegmentationOptions(small.folder, device))
                scores += [answer(segmenter, cases[name]).score for name in names]
                times.append(time_slice(small, [cases[name] for name in names], device))
        part = measure_part(scores, cases, volumes_ml, models[0][0].card.target)
        depths.append(Depth(depth, parameters, part.figures["dice"].mean, part.accuracy.mean, mean_of(times)))
    return depths


def time_slice(model: Model, cases: Sequence[Case], device: str) -> float | None:
    """Return the network's time for a slice, in ms: the median over some cases; None where it looked at no slice.

    The network's alone, in 32 bits: what is made of its answer takes longer the more it finds, and in how many bits
    `segment` runs it depends on what it has learnt, so that one network would take one time in one row and five times
    as long in another.
    """
    segmenter = Segmenter(SegmentationOptions(model.folder, device), NetworkRunner(model, device, exact=True))
    times: list[float] = []
    for case in [cases[0], *cases[:TIMED_CASES]]:
        volume = read_volume(case.image)
        cavity = volume.orientation.to_axial(segmenter.segment(volume).lungs.cavity)
        slices = np.count_nonzero(cavity.any(axis=(1, 2)))
        if slices:
            times.append(1000 * segmenter.runner.network_seconds / slices)
    del times[:1]  # it warmed up
    return statistics.median(times) if times else None


def shown_cases(place: Path) -> list[str]:
    """Return at most `SHOWN_SLICES` held-out cases of a run, from the one with the most to find to the least.

    The last one has nothing to find, where there is such a case. The truth alone has a say in it, so that every row
    shows the same.
    """
    scores = held_out_scores(place)
    true = sorted(((list(score.classes.values())[-1].true_ml, score.name) for score in scores), reverse=True)
    present, empty = [name for ml, name in true if ml > 0], [name for ml, name in true if ml == 0]
    count = min(len(present), SHOWN_SLICES - bool(empty))
    steps = [round(place * (len(present) - 1) / max(1, count - 1)) for place in range(count)]
    return [present[step] for step in steps] + empty[:1]


def keep_answers(place: Path, cases: Mapping[str, Case], device: str) -> None:
    """Segment the cases that are drawn, each by a network that did not learn from it, and keep slices of them.

    Of few cases several slices each are kept, as far as they have some.
    """
    wanted = shown_cases(place)
    rows: dict[str, list[Row]] = {}
    for model, names in fold_models(place):
        segmenter = Segmenter(SegmentationOptions(model.folder, device))
        for name in (name for name in wanted if name in names):
            volume, truth = read_case(cases[name], model.card.target)
            true = in_target(truth.labels, model.card.target)
            rows[name] = _slices_of(name, volume, true, segmenter.segment(volume).labels, SHOWN_SLICES // len(wanted))
    arrays: dict[str, Any] = {}
    for index, row in enumerate(row for name in wanted for row in rows[name]):
        arrays |= {f"caption{index}": np.array(row.caption), f"grey{index}": row.grey.astype(np.float16)}
        arrays |= {f"truth{index}": row.label_maps[0], f"found{index}": row.label_maps[1]}
        arrays[f"aspect{index}"] = np.array(row.aspect)
    with atomic_path(place / ANSWERS_FILE) as path, path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def _slices_of(name: str, volume: Volume, truth: NDArray, found: NDArray, count: int) -> list[Row]:
    """Return the slices of a case that show its truth best, from superior to inferior."""
    axial = volume.axial()
    true, answer = (volume.orientation.to_axial(labels) for labels in (truth, found))
    rows = []
    for k in choose_slices(true, count).tolist():
        alone = Volume(axial.hounsfield[k : k + 1], Grid((1, *axial.shape[1:]), axial.affine))
        row = telling_row(name, alone, (true[k : k + 1], answer[k : k + 1]))
        rows.append(dataclasses.replace(row, caption=f"{name}, slice {k + 1} of {len(true)}"))
    return rows
