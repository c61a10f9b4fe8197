"""Compare the lung engines with experts on patients that the network did not learn from.

    python benchmarks/lungs/experts.py DATA --network MODEL --hold-out 1/4 [--stability]

DATA holds the folders that the network was trained on; MODEL is what ``python -m CovidSegExtension.training.lungs
--hold-out 1/4`` wrote. Prints Markdown: Dice of the lung field against expert masks (on the CT, and on it cropped to
the lungs), the share of expert lesions that the field keeps and of effusion that the cavity keeps, and, with
``--stability``, the same Dice after changes that must not matter.
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from CovidSegExtension.io.images import read_labels, read_volume
from CovidSegExtension.lungs import Lungs, find_lungs, learned
from CovidSegExtension.lungs.weights import load
from CovidSegExtension.training.lungs.lessons import SOURCES, held_out, list_cases
from CovidSegExtension.volume import Volume

Engine = Callable[[Volume], Lungs]
FRAME = 60
"""Voxels of a constant around the image."""


@dataclass(frozen=True, eq=False)
class Case:
    """A CT on its axial grid with its labels and, where an expert drew them, lungs."""

    name: str
    patient: str
    source: str
    axial: Volume
    labels: NDArray[np.uint8]
    lungs: NDArray[np.bool_] | None

    @property
    def lesion(self) -> NDArray[np.bool_]:
        """GGO, consolidation and infection."""
        return np.isin(self.labels, (1, 2, 4))

    @property
    def effusion(self) -> NDArray[np.bool_]:
        """Pleural effusion."""
        return self.labels == 3


def read_case(data: Path, name: str, patient: str, source: str) -> Case:
    """Read one case."""
    folder, file = data / source, f"{name}.nii.gz"
    lungs = folder / "lungsTr" / file
    labels = read_labels(folder / "labelsTr" / file).axial().labels
    expert = read_labels(lungs).axial().labels > 0 if lungs.is_file() else None
    return Case(name, patient, source, read_volume(folder / "imagesTr" / file).axial(), labels, expert)


def dice(a: NDArray[np.bool_], b: NDArray[np.bool_]) -> float:
    """Return the Dice coefficient of two masks."""
    return float(2 * (a & b).sum() / (a.sum() + b.sum()))


def with_array(axial: Volume, hounsfield: NDArray) -> Volume:
    """Return a CT of other voxels with the same spacing."""
    return Volume.from_array(np.ascontiguousarray(hounsfield), axial.affine)


def crop(mask: NDArray[np.bool_], margin: int = 0) -> tuple[slice, slice, slice]:
    """Return the rows and columns that `mask` fills, and `margin` voxels more."""
    rows, columns = (np.flatnonzero(mask.any(axes)) for axes in ((0, 2), (0, 1)))
    return (
        slice(None),
        slice(max(0, rows[0] - margin), rows[-1] + 1 + margin),
        slice(max(0, columns[0] - margin), columns[-1] + 1 + margin),
    )


def changes(hu: NDArray, lungs: NDArray[np.bool_]) -> Iterator[tuple[str, NDArray, NDArray[np.bool_]]]:
    """Yield what must not matter: its name, the changed CT, the lungs on it."""
    yield "as it is", hu, lungs
    yield "cropped to the lungs", hu[crop(lungs)], lungs[crop(lungs)]
    yield "cropped 15 voxels narrower", hu[crop(lungs, -15)], lungs[crop(lungs, -15)]
    pad = ((0, 0), (FRAME, FRAME), (FRAME, FRAME))
    for value in (0, -1024, -3024):
        yield f"frame of {value}", np.pad(hu, pad, constant_values=value), np.pad(lungs, pad)
    y, x = np.ogrid[: hu.shape[1], : hu.shape[2]]
    outside = np.hypot(y - hu.shape[1] / 2, x - hu.shape[2] / 2) > min(hu.shape[1:]) / 2
    yield "circle, 0 outside", np.where(outside, 0, hu), lungs & ~outside
    turned = ndimage.rotate(lungs.astype(np.uint8), 10, axes=(1, 2), reshape=False, order=0) > 0
    yield "rotated by 10°", ndimage.rotate(hu, 10, axes=(1, 2), reshape=False, order=1, cval=-1000), turned
    yield "mirrored", hu[:, :, ::-1], lungs[:, :, ::-1]
    yield "upside-down", hu[:, ::-1], lungs[:, ::-1]
    yield "slices in reverse", hu[::-1], lungs[::-1]
    yield "every third slice", hu[::3], lungs[::3]
    noise = np.random.default_rng(0).normal(0, 60, hu.shape)
    yield "noise of 60 HU", (hu + noise).astype(np.int16), lungs
    steps = np.rint((hu.clip(-1000, 150) + 1000) / 1150 * 255) / 255 * 1150 - 1000
    yield "8 bits, -1000 to 150 HU", steps.astype(np.int16), lungs
    middle = int(lungs.sum((1, 2)).argmax())
    yield "a single slice", hu[middle : middle + 1], lungs[middle : middle + 1]


def share(part: float, whole: float) -> str:
    """Return a share in per cent, or a dash where there is nothing to share."""
    return f"{100 * part / whole:.1f}" if whole else "–"


def compare(cases: list[Case], engines: dict[str, Engine]) -> None:
    """Print one line for each CT with expert lungs, and what each engine keeps of lesions by data set."""
    kept: dict[tuple[str, str], NDArray] = {}
    print("| CT | " + " | ".join(f"{name}: Dice, cropped to the lungs" for name in engines) + " |")
    print("|---" * (1 + len(engines)) + "|")
    for case in cases:
        cells = []
        for name, engine in engines.items():
            found = engine(case.axial)
            counts = [case.lesion, case.lesion & found.lung_field, case.effusion, case.effusion & found.cavity]
            row = np.array([mask.sum() for mask in (*counts, found.lung_field, found.cavity)], float)
            kept[name, case.source] = kept.get((name, case.source), 0) + row
            if case.lungs is not None:
                expert = case.lungs | case.lesion
                part = crop(expert)
                cropped = engine(with_array(case.axial, case.axial.hounsfield[part]))
                whole_dice, part_dice = dice(found.lung_field, expert), dice(cropped.lung_field, expert[part])
                cells.append(f"{whole_dice:.3f}, {part_dice:.3f}")
        if cells:
            print(f"| {case.name} | " + " | ".join(cells) + " |", flush=True)
    print("\n| data set, engine | lesions kept by the field (%) | effusion kept by the cavity (%) | cavity / field |")
    print("|---|---|---|---|")
    for (name, source), row in kept.items():
        lesion, effusion = share(row[1], row[0]), share(row[3], row[2])
        print(f"| {source}, {name} | {lesion} | {effusion} | {row[5] / row[4]:.2f} |")


def stability(cases: list[Case], engines: dict[str, Engine]) -> None:
    """Print the mean Dice against expert lungs after each change."""
    results: dict[str, dict[str, list[float]]] = {}
    for case in cases:
        if case.lungs is None:
            continue
        for change, hounsfield, lungs in changes(case.axial.hounsfield, case.lungs | case.lesion):
            for name, engine in engines.items():
                found = engine(with_array(case.axial, hounsfield)).lung_field
                results.setdefault(change, {}).setdefault(name, []).append(dice(found, lungs))
    print("\n| change | " + " | ".join(f"{name}: mean Dice (worst)" for name in engines) + " |")
    print("|---" * (1 + len(engines)) + "|")
    for change, by_engine in results.items():
        cells = [f"{np.mean(values):.3f} ({min(values):.3f})" for values in by_engine.values()]
        print(f"| {change} | " + " | ".join(cells) + " |")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--network", type=Path, help="folder of the network (default: the shipped one)")
    parser.add_argument("--hold-out", default="1/4", help="the part that it did not learn from (default: 1/4)")
    parser.add_argument("--stability", action="store_true")
    options = parser.parse_args()
    fold, folds = map(int, options.hold_out.split("/"))
    everything = list_cases([options.data / source for source in SOURCES])
    out = held_out(everything, fold, folds)
    cases = [read_case(options.data, *entry) for entry in everything if entry[1] in out]
    network = learned.ready(load(options.network))
    engines: dict[str, Engine] = {
        "auto": lambda axial: learned.segment(network, axial.hounsfield, axial.spacing_mm, lambda done, total: None),
        "anatomy": lambda axial: find_lungs(axial, "anatomy"),
    }
    compare(cases, engines)
    if options.stability:
        stability(cases, engines)


if __name__ == "__main__":
    main()
