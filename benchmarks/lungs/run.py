"""Measure a lung engine on real CT: what it keeps of expert lesions, what else it takes in, how fast it is.

    python benchmarks/lungs/run.py DATA [--engine anatomy]

DATA holds ``ct100`` and ``lung1_effusion`` (Medical Segmentation Decathlon layout) and ``dicom/torso_ct.zip``. Prints
the tables of README.md. The network of the engine auto learnt from these CTs; `experts.py` measures it on others.
"""

import argparse
import resource
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from CovidSegExtension.io.images import read_labels, read_volume
from CovidSegExtension.labels import CONSOLIDATION, GGO, PLEURAL_EFFUSION
from CovidSegExtension.lungs import LEFT, RIGHT, Lungs, find_lungs
from CovidSegExtension.phantom import chest_phantom
from CovidSegExtension.volume import Volume

AERATED_HU = -500


@dataclass(frozen=True)
class Measured:
    """One case; volumes in mL (of CT100 in mL of its placeholder spacing), time in CPU seconds (one core)."""

    name: str
    lesion: float
    lesion_kept: float
    effusion: float
    effusion_kept: float
    field: float
    neither: float
    cavity: float
    body: float
    trachea: float
    trachea_taken: float
    right: float
    left: float
    seconds: float


def measure(name: str, axial: Volume, labels: NDArray[np.uint8] | None, engine: str) -> Measured:
    """Run the engine on one CT and compare with its expert labels, if any."""
    labels = np.zeros(axial.shape, np.uint8) if labels is None else labels
    start = time.process_time()
    found = find_lungs(axial, engine)
    seconds = time.process_time() - start
    lesion = (labels == GGO.value) | (labels == CONSOLIDATION.value)
    effusion = labels == PLEURAL_EFFUSION.value
    trachea = find_trachea(axial, found)
    in_plane = np.ones((1, 5, 5), bool)
    lung_or_lesion = ndimage.binary_closing(axial.hounsfield < AERATED_HU, in_plane) | lesion | effusion
    cavity = found.cavity
    # The body as the cavity's slices show it: tissue, and what the cavity encloses.
    body = ((axial.hounsfield > -300) | cavity)[cavity.any((1, 2))]

    def ml(mask: NDArray[np.bool_]) -> float:
        return float(mask.sum()) * axial.voxel_ml

    return Measured(
        name,
        ml(lesion),
        ml(lesion & found.lung_field),
        ml(effusion),
        ml(effusion & cavity),
        ml(found.lung_field),
        ml(found.lung_field & ~lung_or_lesion),
        ml(cavity),
        ml(body),
        ml(trachea),
        ml(trachea & found.lung_field),
        ml(found.sides == RIGHT),
        ml(found.sides == LEFT),
        seconds,
    )


def find_trachea(axial: Volume, found: Lungs) -> NDArray[np.bool_]:
    """Follow the trachea down from the apex of the lungs to the carina, by simpler means than the engine's.

    It starts as the air of 80 to 600 mm² nearest the middle between the lungs, and ends where no air of that size lies
    below. Empty for single slices.
    """
    trachea = np.zeros(axial.shape, bool)
    levels = np.flatnonzero(found.lung_field.any((1, 2)))
    if axial.shape[0] < 5 or len(levels) == 0:
        return trachea
    middle = np.argwhere(found.lung_field[levels[-1] - 5 : levels[-1]])[:, 2].mean()
    pixel = axial.spacing_mm[1] * axial.spacing_mm[2]
    above = None
    for z in range(levels[-1], levels[0], -1):
        parts, _ = ndimage.label(axial.hounsfield[z] < -800)
        areas = np.bincount(parts.ravel()) * pixel
        fits = np.flatnonzero((areas > 80) & (areas < 600))
        if above is None:
            columns = np.array([np.nonzero(parts == part)[1].mean() for part in fits])
            near = fits[np.abs(columns - middle) * axial.spacing_mm[2] < 25] if len(fits) else fits
        else:
            near = np.intersect1d(fits, parts[above])
        if len(near) == 0:
            if above is None:
                continue
            break
        above = parts == near[areas[near].argmax()]
        trachea[z] = above
    return trachea


def read_case(folder: Path, name: str) -> tuple[Volume, NDArray[np.uint8]]:
    """Return the CT and its labels on the axial grid."""
    return read_volume(folder / "imagesTr" / name).axial(), read_labels(folder / "labelsTr" / name).axial().labels


def cases(folder: Path, engine: str) -> list[Measured]:
    """Measure every case of a data set."""
    names = sorted(path.name for path in (folder / "imagesTr").glob("*.nii.gz"))
    return [measure(name.removesuffix(".nii.gz"), *read_case(folder, name), engine) for name in names]


def percent(part: float, whole: float) -> str:
    """Return a share in per cent, or a dash where there is nothing to share."""
    return f"{100 * part / whole:.1f}" if whole else "–"


def table(rows: list[tuple[str, list[Measured]]]) -> None:
    """Print pooled shares, one line for each group of cases."""
    print(
        "| | GGO + consolidation kept by the field (%) | effusion kept by the cavity (%) | field that is neither "
        "aerated nor lesion (%) | cavity / field | cavity / body of its slices (%) | trachea in the field (%) |"
    )
    print("|---|---|---|---|---|---|---|")
    for name, group in rows:

        def total(attribute: str, group: list[Measured] = group) -> float:
            return sum(getattr(case, attribute) for case in group)

        print(
            f"| {name} | {percent(total('lesion_kept'), total('lesion'))} "
            f"| {percent(total('effusion_kept'), total('effusion'))} | {percent(total('neither'), total('field'))} "
            f"| {total('cavity') / total('field'):.2f} | {percent(total('cavity'), total('body'))} "
            f"| {percent(total('trachea_taken'), total('trachea'))} |"
        )


def speed(axial: Volume, engine: str) -> None:
    """Print time and memory for a CT stretched to 512 x 512 x 300, stored axially and sagittally."""
    take = [np.arange(n) * size // n for n, size in zip((300, 512, 512), axial.shape, strict=True)]
    hounsfield = axial.hounsfield[np.ix_(*take)]
    scale = np.array(axial.shape[::-1]) / (512, 512, 300)
    affine = axial.affine @ np.diag([*scale, 1.0])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name, array in (("axial", hounsfield), ("sagittal", np.asfortranarray(hounsfield))):
        start = time.process_time()
        find_lungs(Volume.from_array(array, affine), engine)
        print(f"- 512 × 512 × 300, stored {name}: {time.process_time() - start:.1f} CPU seconds")
        if name == "axial":  # the peak of a process never falls again
            peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
            print(f"- peak memory rose by {peak:.0f} MB, of which the two masks take 157 MB")


def main() -> None:
    """Run everything and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="folder with ct100, lung1_effusion and dicom")
    parser.add_argument("--engine", default="auto", choices=("auto", "anatomy"))
    options = parser.parse_args()
    data, engine = options.data, options.engine
    find_lungs(chest_phantom(shape=(4, 64, 64), spacing_mm=(30.0, 6.0, 6.0)).volume, engine)  # loads what it needs

    speed(read_case(data / "lung1_effusion", "lung1_001.nii.gz")[0], engine)
    slices, volumes = cases(data / "ct100", engine), cases(data / "lung1_effusion", engine)
    print(f"- a slice of CT100: {1000 * np.median([case.seconds for case in slices]):.0f} CPU milliseconds (median)\n")
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(data / "dicom" / "torso_ct.zip") as archive:
        archive.extractall(folder)
        torso = measure("torso", read_volume(folder).axial(), None, engine)
    table([("ct100, 50 slices", slices), ("lung1_effusion, 4 volumes", volumes), ("torso", [torso])])

    print("\n| volume | effusion kept (%) | right + left lung field (mL) | cavity (mL) | CPU seconds |")
    print("|---|---|---|---|---|")
    for case in [*volumes, torso]:
        kept = percent(case.effusion_kept, case.effusion)
        print(f"| {case.name} | {kept} | {case.right:.0f} + {case.left:.0f} | {case.cavity:.0f} | {case.seconds:.1f} |")

    print("\n| worst slices of ct100 | GGO + consolidation kept (%) |   | effusion kept (%) |")
    print("|---|---|---|---|")
    lesion = sorted((c for c in slices if c.lesion), key=lambda c: c.lesion_kept / c.lesion)[:8]
    effusion = sorted((c for c in slices if c.effusion), key=lambda c: c.effusion_kept / c.effusion)[:8]
    for a, b in zip(lesion, effusion, strict=True):
        left, right = percent(a.lesion_kept, a.lesion), percent(b.effusion_kept, b.effusion)
        print(f"| {a.name} | {left} | {b.name} | {right} |")


if __name__ == "__main__":
    main()
