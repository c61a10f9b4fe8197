"""Measure how time and memory of `covidseg segment` grow with the slices of a CT and with their matrix.

    python -m benchmarks.speed.growth -o FOLDER
    python -m benchmarks.speed.growth -o FOLDER --slices 30 100 --matrix 256 512 1024

The CTs are one phantom on finer and coarser grids, so the chest is the same and so is the share of slices that show
lung. It is drawn once with 60 slices of 512 x 512, and each grid takes the nearest of its voxels: what is done does not
depend on how alike neighbours are. Each point is one fresh process. Writes ``growth.json`` and ``growth.png``.
"""

import argparse
import json
import math
import multiprocessing
import sys
import tempfile
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from .run import COMMAND, measure, phantom_file

SLICES, MATRIX = 300, 512
"""What stays while the other grows."""


@dataclass(frozen=True)
class Point:
    """One CT: its grid, wall and processor seconds of the command, and its largest resident size."""

    slices: int
    matrix: int
    wall_s: float
    cpu_s: float
    peak_mib: float


def main() -> None:
    """Measure every point, print a table with slopes, write JSON and picture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--slices", type=int, nargs="+", default=[30, 100, 300, 1000, 2000])
    parser.add_argument("--matrix", type=int, nargs="+", default=[256, 512, 1024])
    arguments = parser.parse_args()
    base = phantom_file(60, MATRIX)
    measured: dict[tuple[int, int], Point] = {}
    for size in [(slices, MATRIX) for slices in arguments.slices] + [(SLICES, matrix) for matrix in arguments.matrix]:
        if size not in measured:
            measured[size] = measure_point(base, *size)
            print(measured[size], file=sys.stderr, flush=True)
    series = {
        "slices": [measured[slices, MATRIX] for slices in sorted(arguments.slices)],
        "matrix": [measured[SLICES, matrix] for matrix in sorted(arguments.matrix)],
    }
    print(table(series))
    arguments.output.mkdir(parents=True, exist_ok=True)
    values = {name: [asdict(point) for point in points] for name, points in series.items()}
    (arguments.output / "growth.json").write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")
    draw(series, arguments.output / "growth.png")


def measure_point(base: Path, slices: int, matrix: int) -> Point:
    """Segment the phantom on a grid of so many slices and pixels a side."""
    with tempfile.TemporaryDirectory(prefix="covidseg-growth-") as folder:
        source = Path(folder) / "ct.nii.gz"
        # In a process of its own: to Linux, what a process starts is at first as large as itself.
        writing = multiprocessing.get_context("spawn").Process(target=write_ct, args=(base, source, slices, matrix))
        writing.start()
        writing.join()
        # By itself the default model looks at short scans more often.
        one = measure(COMMAND, source, Path(folder) / "labels.nii.gz", effort="quick")
    return Point(slices, matrix, one.wall_s, one.cpu_s, one.peak_mib)


def write_ct(base: Path, path: Path, slices: int, matrix: int) -> None:
    """Write the CT of `base` on a grid of so many slices and pixels a side: the nearest voxels."""
    from CovidSegExtension.io.images import read_volume, write_volume
    from CovidSegExtension.volume import Volume

    volume = read_volume(base)
    nearest = [
        (np.arange(count) + 0.5) * length // count
        for count, length in zip((slices, matrix, matrix), volume.shape, strict=True)
    ]
    z, y, x = (positions.astype(np.intp) for positions in nearest)
    affine = volume.affine.copy()
    affine[:3, :3] *= np.array(volume.shape[::-1]) / (matrix, matrix, slices)
    write_volume(path, Volume.from_array(volume.hounsfield[np.ix_(z, y, x)], affine))


def voxels(point: Point) -> int:
    """Return the voxels of a point's CT."""
    return point.slices * point.matrix**2


def slopes(points: list[Point], value: str) -> list[float]:
    """Return the exponent of growth with voxels from each point to the next: 1 is linear."""
    return [
        math.log(getattr(above, value) / getattr(below, value)) / math.log(voxels(above) / voxels(below))
        for below, above in pairwise(points)
    ]


def table(series: dict[str, list[Point]]) -> str:
    """Return the Markdown table; slopes are to the row before."""
    lines = [
        "| slices | matrix | wall s | processor s | slope | peak MiB | slope |",
        "|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for points in series.values():
        grown = zip(slopes(points, "cpu_s"), slopes(points, "peak_mib"), strict=True)
        texts = [("", ""), *((f"{time:.2f}", f"{memory:.2f}") for time, memory in grown)]
        for point, (time, memory) in zip(points, texts, strict=True):
            lines.append(
                f"| {point.slices} | {point.matrix} | {point.wall_s:.1f} | {point.cpu_s:.1f} | {time} | "
                f"{point.peak_mib:.0f} | {memory} |"
            )
    return "\n".join(lines)


def draw(series: dict[str, list[Point]], path: Path) -> None:
    """Draw processor time and memory over slices and over the matrix, both axes logarithmic, with a line for linear."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 7), layout="constrained")
    panels = figure.subplots(2, 2, sharey="row")
    units = {"cpu_s": "processor time (s)", "peak_mib": "peak memory (MiB)"}
    for row, (value, unit) in zip(panels, units.items(), strict=True):
        for axes, (name, points) in zip(row, series.items(), strict=True):
            across = [getattr(point, name) for point in points]
            up = [getattr(point, value) for point in points]
            linear = [up[-1] * voxels(point) / voxels(points[-1]) for point in points]
            axes.loglog(across, linear, "--", color="0.6", label="linear in voxels")
            axes.loglog(across, up, "o-", color="C0", label="measured")
            for at, height, slope in zip(across[1:], up[1:], slopes(points, value), strict=True):
                axes.annotate(f"slope {slope:.2f}", (at, height), (-6, 6), textcoords="offset points", ha="right")
            axes.set_xticks(across, [str(one) for one in across])
            axes.minorticks_off()
            axes.margins(y=0.12)
            still = f"{MATRIX} × {MATRIX} pixels" if name == "slices" else f"{SLICES} slices"
            axes.set_xlabel(f"{name}, at {still}")
            axes.grid(alpha=0.3)
        row[0].set_ylabel(unit)
    panels[0][0].legend(loc="upper left")
    figure.savefig(path, dpi=110)


if __name__ == "__main__":
    main()
