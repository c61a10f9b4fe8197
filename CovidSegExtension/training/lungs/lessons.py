"""The CTs that the lung network learns from: read, brought to a coarse grid, and given what is known of their lungs."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...errors import InputError
from ...io.images import read_labels, read_volume, stem
from ...lungs.sampling import body_box, shrink
from ...phantom import chest_phantom
from ...volume import Volume
from .borrowed import lend
from .regions import IN_LUNG
from .teachers import from_anatomy, from_expert, from_phantom

LONG_SIDE = 256
"""Pixels of the longer side of the box around the body: a third finer than what the network sees."""


@dataclass(frozen=True)
class Source:
    """What a data set's ``dataset.json`` does not say, by the name of its folder.

    Attributes
    ----------
    weight : float
        How often its slices are drawn.
    patients : dict of str to tuple of str
        Cases of one patient, under a name for that patient.
    left_out : tuple of str
        Cases that would teach an error.
    """

    weight: float
    patients: dict[str, tuple[str, ...]] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()


SOURCES = {
    "medseg_rp9": Source(0.25),
    "corona_crops": Source(0.14),
    "corona_whole": Source(0.10),
    # The anatomical engine takes the emphysema of mdm_cap001 for bowel gas.
    "covidctmd": Source(0.06, left_out=("mdm_cap001",)),
    "lung1_effusion": Source(0.14),
    "ct100": Source(
        0.18,
        patients={
            "ct100_p004": ("ct100_004", "ct100_005", "ct100_017", "ct100_046"),
            "ct100_p010": ("ct100_010", "ct100_043"),
            "ct100_p021": ("ct100_021", "ct100_053"),
            "ct100_p033": ("ct100_033", "ct100_097"),
            "ct100_p040": ("ct100_040", "ct100_065"),
        },
    ),
}
OTHER = Source(0.05)
PHANTOMS = "phantoms"
PHANTOM_SEED = 100
PHANTOM_GRIDS = (((58, 256, 256), (5.0, 1.375, 1.375)), ((96, 256, 256), (3.0, 1.35, 1.35)))


@dataclass(frozen=True, eq=False)
class Lesson:
    """A CT on a coarse grid.

    Attributes
    ----------
    name, patient, source : str
        `patient` is the same for all CTs of one patient, in whatever folder.
    images : ndarray of int16, shape (Z, h, w)
        HU, clipped to what the network tells apart.
    regions : ndarray of uint8, shape (Z, h, w)
        See `regions`.
    slice_mm : float
        Distance between slices.
    """

    name: str
    patient: str
    source: str
    images: NDArray[np.int16]
    regions: NDArray[np.uint8]
    slice_mm: float

    @property
    def with_lung(self) -> NDArray[np.intp]:
        """The slices that show lung."""
        return np.flatnonzero((self.regions & IN_LUNG).any((1, 2)))

    def save(self, path: Path) -> None:
        """Write it as a compressed NumPy archive."""
        np.savez_compressed(
            path,
            images=self.images,
            regions=self.regions,
            slice_mm=self.slice_mm,
            names=np.array([self.name, self.patient, self.source]),
        )

    @classmethod
    def load(cls, path: Path) -> "Lesson":
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            name, patient, source = (str(value) for value in arrays["names"])
            return cls(name, patient, source, arrays["images"], arrays["regions"], float(arrays["slice_mm"]))


def lesson(name: str, patient: str, source: str, axial: Volume, regions: NDArray[np.uint8]) -> Lesson:
    """Bring a CT and its regions, shape (Z, Y, X), to the coarse grid.

    Raises
    ------
    InputError
        If the CT shows nothing but air.
    """
    box = body_box(axial.hounsfield)
    if box is None:
        raise InputError(f"{name} holds nothing but air; take it out of the training data.")
    shape = box.coarse_shape(axial.spacing_mm, LONG_SIDE)
    images = np.rint(shrink(axial.hounsfield, box, shape)).astype(np.int16)
    rows, columns = (
        ((np.arange(count) + 0.5) * length / count).astype(int) for count, length in zip(shape, box.shape, strict=True)
    )
    coarse = regions[:, box.rows, box.columns][:, rows][:, :, columns]
    return Lesson(name, patient, source, images, np.ascontiguousarray(coarse), axial.spacing_mm[0])


def read_lessons(folders: Sequence[Path]) -> Iterator[Lesson]:
    """Yield a lesson for each CT.

    A folder holds ``dataset.json``, ``imagesTr``, ``labelsTr`` and, if experts drew lungs, ``lungsTr``; or it is a
    CT itself (DICOM). A whole CT borrows the lungs of a crop of the same patient in another folder.

    Raises
    ------
    InputError
        If a folder or image cannot be used.
    """
    lent = {}
    for folder in folders:
        for entry in _entries(folder):
            if _lungs_file(folder, entry).is_file() and "patient" in entry:
                lent[entry["patient"], folder.name] = folder, entry
    for folder in folders:
        if not (folder / "dataset.json").is_file():
            axial = read_volume(folder).axial()
            yield lesson(folder.name, folder.name, folder.name, axial, from_anatomy(axial, None))
            continue
        source = SOURCES.get(folder.name, OTHER)
        for entry in _entries(folder):
            if stem(Path(entry["image"])) not in source.left_out:
                yield _read_lesson(folder, entry, source, lent)


def _read_lesson(
    folder: Path, entry: dict[str, str], source: Source, lent: dict[tuple[str, str], tuple[Path, dict[str, str]]]
) -> Lesson:
    """Return the lesson of one CT of a folder; `lent` has the crops whose lungs may be borrowed, by patient and set."""
    patient = _patient(entry, source)
    axial = read_volume(folder / entry["image"]).axial()
    labels = _axial_labels(folder / entry["label"])
    if _lungs_file(folder, entry).is_file():
        regions = from_expert(axial, _axial_labels(_lungs_file(folder, entry)) > 0, labels)
    else:
        regions = from_anatomy(axial, labels)
        for (other, owner), (place, crop) in lent.items():
            if other == patient and owner != folder.name:
                _borrow(axial, labels, regions, place, crop)
    return lesson(stem(Path(entry["image"])), patient, folder.name, axial, regions)


def _borrow(
    axial: Volume, labels: NDArray[np.uint8], regions: NDArray[np.uint8], folder: Path, entry: dict[str, str]
) -> None:
    crop = read_volume(folder / entry["image"]).axial()
    lungs, known = lend(axial, crop, _axial_labels(_lungs_file(folder, entry)) > 0)
    if known.any():
        # Slice by slice, since neither their order nor their distance is sure.
        for z in np.flatnonzero(known):
            part = slice(z, z + 1)
            regions[part] = from_expert(
                Volume.from_array(axial.hounsfield[part], axial.affine), lungs[part], labels[part]
            )


def list_cases(folders: Sequence[Path]) -> list[tuple[str, str, str]]:
    """Return name, patient and data set of every CT that a ``dataset.json`` lists, also of those that are left out."""
    return [
        (stem(Path(entry["image"])), _patient(entry, SOURCES.get(folder.name, OTHER)), folder.name)
        for folder in folders
        for entry in _entries(folder)
    ]


def _patient(entry: dict[str, str], source: Source) -> str:
    name = stem(Path(entry["image"]))
    return entry.get("patient") or next((who for who, cases in source.patients.items() if name in cases), name)


def phantom_lessons(count: int) -> Iterator[Lesson]:
    """Yield phantoms, every third without lesions."""
    for index in range(count):
        seed = PHANTOM_SEED + index
        shape, spacing_mm = PHANTOM_GRIDS[index % len(PHANTOM_GRIDS)]
        phantom = chest_phantom(shape=shape, spacing_mm=spacing_mm, lesions=index % 3 != 2, seed=seed)
        regions = from_phantom(phantom.volume, phantom.lung_sides, phantom.labels)
        name = f"phantom_{seed}"
        yield lesson(name, name, PHANTOMS, phantom.volume, regions)


def held_out(cases: Iterable[tuple[str, str, str]], fold: int, folds: int) -> set[str]:
    """Return the patients of a fold: every `folds`-th of each data set, in the order of their names.

    Parameters
    ----------
    cases : iterable of (name, patient, source)
        As `list_cases` returns them. Patients of several sets count as those of the first.
    """
    home: dict[str, str] = {}
    for _, patient, source in cases:
        home[patient] = min(home.get(patient, source), source)
    groups = [sorted(p for p, owner in home.items() if owner == source) for source in sorted(set(home.values()))]
    return {patient for group in groups for patient in group[fold::folds]}


def _entries(folder: Path) -> list[dict[str, str]]:
    path = folder / "dataset.json"
    if not path.is_file():
        return []
    try:
        return list(json.loads(path.read_text(encoding="utf-8"))["training"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path} is not a Decathlon description with a 'training' list ({error!r}).") from error


def _lungs_file(folder: Path, entry: dict[str, str]) -> Path:
    return folder / "lungsTr" / Path(entry["image"]).name


def _axial_labels(path: Path) -> NDArray[np.uint8]:
    return read_labels(path).axial().labels
