"""How many strokes a missed lesion takes: clicks that find what belongs to them, against a brush that never errs.

``python -m benchmarks.clicks.run DATA [DATA ...] -o FOLDER``

The five largest lesions of each CT, one by one, as where the network missed them. A made-up reader looks for what there
is more of, missing or wrong, puts a stroke in the deepest voxel of its largest part, and so on until Dice is 0.9.
Points and strokes are those of the panel (`inference.click_regions`); the brush is a ball that just fits into the
error, which no hand does as well, and a stroke has the size of that ball; "either" takes the better of stroke and brush
each time, as a reader would. Ground glass and consolidation are taken together, as most of the data does not tell them
apart. The rule knows no training.
"""

import argparse
import csv
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from CovidSegExtension.boxes import box_around
from CovidSegExtension.datasets.cases import find_cases, read_case
from CovidSegExtension.errors import InputError
from CovidSegExtension.inference.click_regions import REACH_MM, Click, add_lesion, remove_lesion
from CovidSegExtension.io.images import read_labels
from CovidSegExtension.labels import CONSOLIDATION, GGO, MEMBERS
from CovidSegExtension.volume import Volume

GOALS = (0.8, 0.9)
WHAT = tuple(f"strokes to {goal:g}" for goal in GOALS)
STROKES = 20
"""Given up after so many."""

AFTER = (1, 3, 5, 10, 15, 20)
"""Strokes after which the Dice is told, and by which goals are counted as reached."""

TOOLS = {"points": ("point",), "strokes": ("stroke",), "brush": ("brush",), "either": ("stroke", "brush")}

LESIONS, MIN_ML = 5, 1.0
"""How many of a CT, and from what size."""


def dice(drawn: NDArray[np.bool_], truth: NDArray[np.bool_]) -> float:
    """Return twice the overlap over both; 1 where both are empty."""
    both = np.count_nonzero(drawn) + np.count_nonzero(truth)
    return 2 * np.count_nonzero(drawn & truth) / both if both else 1.0


def deepest(error: NDArray[np.bool_], spacing: tuple[float, ...]) -> tuple[tuple[int, int, int], float]:
    """Return the voxel of the largest connected error that lies deepest in it, and how deep, in mm."""
    numbers, count = ndimage.label(error)
    largest = int(np.bincount(numbers.ravel())[1:].argmax()) + 1 if count else 0
    depth = ndimage.distance_transform_edt(np.pad(numbers == largest, 1), spacing)[1:-1, 1:-1, 1:-1]
    k, j, i = (int(index) for index in np.unravel_index(depth.argmax(), depth.shape))
    return (k, j, i), float(depth[k, j, i])


def simulate(volume: Volume, truth: NDArray[np.bool_], lungs: NDArray[np.bool_], tools: tuple[str, ...]) -> list[float]:
    """Return the Dice after each stroke, from before the first; of several tools the better is taken each time."""
    drawn = np.zeros_like(truth)
    course = [0.0]
    while course[-1] < GOALS[-1] and len(course) <= STROKES:
        missed, wrong = truth & ~drawn, drawn & ~truth
        adds = bool(np.count_nonzero(missed) >= np.count_nonzero(wrong))
        error = missed if adds else wrong
        voxel, depth = deepest(error, volume.grid.spacing_mm)
        tries = []
        for radius in [{"point": 0.0, "stroke": depth}[tool] for tool in tools if tool != "brush"]:
            region = _clicked(volume, drawn, lungs, Click(voxel, radius), adds)
            tries.append(drawn | region if adds else drawn & ~region)
        if "brush" in tools:
            region = _ball(truth.shape, volume.grid.spacing_mm, voxel, depth) & error
            tries.append(drawn | region if adds else drawn & ~region)
        drawn = max(tries, key=lambda each: dice(each, truth))
        course.append(dice(drawn, truth))
    return course


def _clicked(
    volume: Volume, drawn: NDArray[np.bool_], lungs: NDArray[np.bool_], click: Click, adds: bool
) -> NDArray[np.bool_]:
    labels = drawn.astype(np.uint8)
    if adds:
        return add_lesion(labels, 1, volume.hounsfield, volume.grid, lungs, click)
    return remove_lesion(labels, volume.hounsfield, volume.grid, click)


def _ball(
    shape: tuple[int, ...], spacing: tuple[float, ...], voxel: tuple[int, int, int], radius: float
) -> NDArray[np.bool_]:
    lengths = zip(shape, voxel, spacing, strict=True)
    z, y, x = (((np.arange(length) - at) * mm) ** 2 for length, at, mm in lengths)
    return z[:, None, None] + y[:, None] + x < max(radius, min(spacing)) ** 2


def measure(folder: Path, rows: list[list[str]]) -> None:
    """Simulate the largest lesions of every case of a data set that has lung masks; add a row each."""
    lesion = {GGO.value, CONSOLIDATION.value}
    for case in find_cases([folder]):
        if case.lungs is None:
            raise InputError(f"{folder} has no lung masks; choose a data set that has.")
        volume, label_map = read_case(case)
        volume, labels = volume.axial(), label_map.axial().labels
        truth = np.isin(labels, [value for value, meant in MEMBERS.items() if lesion.issuperset(meant)])
        lungs = (read_labels(case.lungs).axial().labels > 0) | truth
        numbers, _ = ndimage.label(truth)
        sizes = np.bincount(numbers.ravel())[1:]
        for number in np.argsort(-sizes)[:LESIONS] + 1:
            ml = float(sizes[number - 1]) * volume.voxel_ml
            if ml < MIN_ML:
                break
            alone = numbers == number
            part = _around(volume, alone, lungs & (alone | ~truth))
            row = [case.data_set, case.name, f"{ml:.1f}"]
            for tools in TOOLS.values():
                course = simulate(*part, tools)
                row += [next((str(n) for n, each in enumerate(course) if each >= goal), "") for goal in GOALS]
                row += [f"{course[min(n, len(course) - 1)]:.3f}" for n in AFTER]
            rows.append(row)
            print("\t".join(row), file=sys.stderr, flush=True)


def _around(
    volume: Volume, truth: NDArray[np.bool_], lungs: NDArray[np.bool_]
) -> tuple[Volume, NDArray[np.bool_], NDArray[np.bool_]]:
    """Return what lies around a lesion, as far as a click reaches, every second pixel of its slices."""
    margins = [int(np.ceil(REACH_MM / mm)) for mm in volume.grid.spacing_mm]
    box = tuple(
        slice(max(0, part.start - margin), part.stop + margin, step)
        for part, margin, step in zip(box_around(truth), margins, (1, 2, 2), strict=True)
    )
    affine = volume.grid.affine.copy()
    affine[:3, 3] += affine[:3, :3] @ [part.start for part in box[::-1]]
    affine[:3, :2] *= 2
    return Volume.from_array(np.ascontiguousarray(volume.hounsfield[box]), affine), truth[box], lungs[box]


def main() -> int:
    """Measure and write ``clicks.csv``."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    rows: list[list[str]] = []
    for data in arguments.data:
        measure(data, rows)
    heads = ["data", "case", "mL"]
    heads += [f"{how}: {what}" for how in TOOLS for what in (*WHAT, *(f"Dice after {n}" for n in AFTER))]
    arguments.output.mkdir(parents=True, exist_ok=True)
    with (arguments.output / "clicks.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([heads, *rows])
    for number, head in enumerate(heads[3:], start=3):
        values = [float(row[number]) for row in rows if row[number]]
        median = f"{np.median(values):.3g}" if values else "none"
        by = ", ".join(f"{sum(value <= n for value in values)} by {n}" for n in AFTER) if "strokes to" in head else ""
        print(f"{head}: median {median}, of {len(values)} of {len(rows)} lesions; {by}".rstrip("; "))
    return 0


if __name__ == "__main__":
    sys.exit(main())
