"""Measure how the volumes found, in mL, change with the thickness of the slices.

    python -m benchmarks.robustness.thickness MODEL CT... -o OUT [--phantom SEED...] [--effort EFFORT] [--device auto]

CT are files, or folders of a DICOM series. Each is made anew with slices of THICKNESS_MM: thicker ones are averages
over their depth, thinner ones interpolated (they show no more than the CT does). Phantoms are computed at each
thickness, with the truth. Writes ``thickness.md`` and ``thickness.csv`` into the new folder OUT, and prints the table.
"""

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.held_out import markdown
from CovidSegExtension.errors import CovidSegError, InputError
from CovidSegExtension.files import atomic_path
from CovidSegExtension.inference.options import SegmentationOptions
from CovidSegExtension.inference.segmenter import Segmenter
from CovidSegExtension.io.images import read_volume
from CovidSegExtension.labels import LABELS
from CovidSegExtension.phantom import chest_phantom
from CovidSegExtension.volume import Volume

THICKNESS_MM = (1.0, 2.5, 5.0, 7.5)

PHANTOM_MM = (288.0, 1.1)
"""Height and pixel of the phantoms, as in the demonstration."""


@dataclass(frozen=True)
class Found:
    """One CT with slices of one thickness: volumes by class, found and (None where it is not known) true."""

    name: str
    thickness_mm: float
    made: str
    slices: int
    lungs_ml: float
    found_ml: tuple[float, ...]
    true_ml: tuple[float, ...] | None = None


def resliced(volume: Volume, thickness_mm: float) -> Volume:
    """Return the same CT with slices of another thickness, on its axial grid.

    A slice thicker than those of `volume` is the mean of what lies in its depth, each taken for a slab with the part
    that does; a thinner one is interpolated linearly between its neighbours. The stack keeps its lower end; what does
    not fill a slice at the upper one is left out.
    """
    axial = volume.axial()
    spacing = axial.spacing_mm[0]
    if thickness_mm == spacing:
        return axial
    height = axial.shape[0] * spacing
    count = int(height / thickness_mm + 1e-6)
    if count == 0:
        raise InputError(f"{height:g} mm of slices make none of {thickness_mm:g} mm; give a higher CT.")
    edges = np.arange(count + 1) * thickness_mm
    slices: NDArray[np.floating]
    if thickness_mm > spacing:
        sums = np.concatenate([np.zeros((1, *axial.shape[1:])), np.cumsum(axial.hounsfield, axis=0, dtype=np.float64)])
        slices = np.diff(_between(sums, edges / spacing), axis=0) * (spacing / thickness_mm)
    else:
        slices = _between(axial.hounsfield, (edges[:-1] + edges[1:]) / 2 / spacing - 0.5)
    affine = axial.affine.copy()
    upwards = affine[:3, 2] / spacing
    affine[:3, 3] += upwards * (thickness_mm - spacing) / 2
    affine[:3, 2] = upwards * thickness_mm
    return Volume.from_array(np.rint(slices).astype(np.int16), affine)


def _between(stack: NDArray, places: NDArray[np.floating]) -> NDArray[np.floating]:
    """Interpolate linearly between the slices of a stack at `places`, the first slice being 0; ends go on."""
    places = np.clip(places, 0, len(stack) - 1)
    below = np.minimum(places.astype(int), max(0, len(stack) - 2))
    share = (places - below)[:, None, None]
    above = np.minimum(below + 1, len(stack) - 1)
    return stack[below] * (1 - share) + stack[above] * share


def measure_ct(segmenter: Segmenter, path: Path) -> Iterator[Found]:
    """Segment a CT as it is, then with slices of each thickness."""
    volume = read_volume(path).axial()
    name = path.name.removesuffix(".gz").removesuffix(".nii")
    own = volume.spacing_mm[0]
    for thickness in (own, *(mm for mm in THICKNESS_MM if abs(mm - own) > 0.01)):
        made = "as it is" if thickness == own else "averaged" if thickness > own else "interpolated"
        yield _found(segmenter, name, made, resliced(volume, thickness))


def measure_phantom(segmenter: Segmenter, seed: int) -> Iterator[Found]:
    """Segment a phantom that was computed with slices of each thickness."""
    height, pixel = PHANTOM_MM
    for thickness in THICKNESS_MM:
        phantom = chest_phantom(
            shape=(int(height / thickness), 320, 320), spacing_mm=(thickness, pixel, pixel), seed=seed
        )
        true_ml = tuple(phantom.volumes_ml[label.value] for label in LABELS)
        yield _found(segmenter, f"phantom {seed}", "computed", phantom.volume, true_ml)


def _found(
    segmenter: Segmenter, name: str, made: str, volume: Volume, true_ml: tuple[float, ...] | None = None
) -> Found:
    result = segmenter.segment(volume)
    counts = np.bincount(result.labels.ravel(), minlength=len(LABELS) + 1) * volume.voxel_ml
    lungs_ml = float(np.count_nonzero(result.lungs.lung_field)) * volume.voxel_ml
    found_ml = tuple(float(counts[label.value]) for label in LABELS)
    return Found(name, volume.spacing_mm[0], made, volume.shape[0], lungs_ml, found_ml, true_ml)


def table(rows: Sequence[Found]) -> str:
    """Return mL by class; behind the found volume the true one, where it is known."""
    head = ["CT", "slices", "number", "lungs (mL)", *(f"{label.name} (mL)" for label in LABELS)]
    body = []
    for row in rows:
        cells = [f"{ml:.1f}" for ml in row.found_ml]
        if row.true_ml is not None:
            cells = [f"{cell} of {true:.1f}" for cell, true in zip(cells, row.true_ml, strict=True)]
        made = f"{row.thickness_mm:g} mm, {row.made}"
        body.append([row.name, made, str(row.slices), f"{row.lungs_ml:.0f}", *cells])
    return markdown([head, *body])


def main(words: Sequence[str] | None = None) -> int:
    """Read the command line, measure, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", help="name or folder of the model")
    parser.add_argument("cts", type=Path, nargs="*", metavar="CT")
    parser.add_argument("-o", "--output", type=Path, required=True, help="new folder for the tables")
    parser.add_argument("--phantom", type=int, nargs="+", default=[], metavar="SEED")
    parser.add_argument("--effort", choices=("auto", "quick", "thorough"), default="auto")
    parser.add_argument("--device", default="auto")
    options = parser.parse_args(words)
    try:
        if options.output.exists():
            raise InputError(f"{options.output} exists; give a new folder for the results.")
        segmenter = Segmenter(SegmentationOptions(options.model, options.device, effort=options.effort))
        rows = [row for path in options.cts for row in measure_ct(segmenter, path)]
        rows += [row for seed in options.phantom for row in measure_phantom(segmenter, seed)]
    except CovidSegError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 2
    text = table(rows)
    with atomic_path(options.output / "thickness.md") as path:
        path.write_text(text + "\n", encoding="utf-8")
    with atomic_path(options.output / "thickness.csv") as path, path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        names = [label.name for label in LABELS]
        writer.writerow(["ct", "slice mm", "made", "slices", "lungs mL", *names, *(f"{name}, true" for name in names)])
        for row in rows:
            true = row.true_ml or ("",) * len(LABELS)
            writer.writerow([row.name, row.thickness_mm, row.made, row.slices, row.lungs_ml, *row.found_ml, *true])
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
