"""Label maps and those of an expert, matched by name: whose patient, which CT, and what was annotated."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..datasets.decathlon import DESCRIPTION_FILE, KNOWN_VALUES, AnnotatedLabels, read_description, translated
from ..errors import InputError
from ..geometry import Grid
from ..io.dicom.headers import is_dicom
from ..io.images import is_image_name, read_lesions, read_volume, stem
from ..labels import MEMBERS
from ..volume import LabelMap


@dataclass(frozen=True)
class Pair:
    """One case: its two label maps, and what else there is of it.

    Attributes
    ----------
    name, patient : str
        `patient` is the name where nobody says whose CT it is.
    prediction, truth : Path
    annotated : tuple of int
        Labels that were drawn.
    stored : tuple of (int, int)
        As `AnnotatedLabels.stored`.
    image, lungs : Path or None
        The CT, and a mask of its lungs.
    """

    name: str
    patient: str
    prediction: Path
    truth: Path
    annotated: tuple[int, ...]
    stored: tuple[tuple[int, int], ...] = ()
    image: Path | None = None
    lungs: Path | None = None

    def read(self) -> tuple[LabelMap, LabelMap]:
        """Return prediction and truth on their axial grid, in the values of `labels.MEMBERS`.

        Raises
        ------
        InputError
            If one cannot be read, holds a strange label, or they lie on different grids.
        """
        # A DICOM SEG leaves out empty planes: it is laid onto the grid of the other file, or of the CT.
        onto = None
        if not is_image_name(self.prediction) and not is_image_name(self.truth) and self.image is not None:
            onto = read_volume(self.image).grid
        if is_image_name(self.prediction):
            found = _read_axial(self.prediction)
            true = _read_axial(self.truth, self.stored, found.grid)
        else:
            true = _read_axial(self.truth, self.stored, onto)
            found = _read_axial(self.prediction, onto=true.grid)
        if not found.grid.matches(true.grid):
            raise InputError(
                f"{self.prediction} and {self.truth} do not lie on the same grid ({found.grid} and {true.grid}); "
                "give label maps of the same CT, not resampled."
            )
        return found, true


@dataclass(frozen=True)
class Pairs:
    """Matched cases.

    Attributes
    ----------
    pairs : tuple of Pair
    unmatched : tuple of str
        Files that have no partner, each with what is missing.
    patients_known : bool
        Whether a ``dataset.json`` names the patient of any case.
    """

    pairs: tuple[Pair, ...]
    unmatched: tuple[str, ...]
    patients_known: bool


NO_PAIRS = Pairs((), (), False)


def find_pairs(
    predictions: Path | str, labels: Path | str, images: Path | None = None, lungs: Path | None = None
) -> Pairs:
    """Match two label maps, or two folders of them by file name without suffix.

    Parameters
    ----------
    predictions, labels : path
        Two files or two folders. A ``dataset.json`` beside the labels' folder says what was annotated, whose CT it is,
        and where the CTs are; a folder ``lungsTr`` beside it holds masks of the lungs.
    images, lungs : Path, optional
        Other folders of CTs and of masks of the lungs, by the same names.

    Raises
    ------
    InputError
        If a path is missing or nothing matches.
    """
    predictions, labels = Path(predictions), Path(labels)
    for path in (predictions, labels, *(folder for folder in (images, lungs) if folder is not None)):
        if not path.exists():
            raise InputError(f"{path} does not exist; give two label maps, or two folders of them.")
    if predictions.is_dir() != labels.is_dir():
        raise InputError(f"{predictions} and {labels} must be two files or two folders, not one of each.")
    if labels.is_dir():
        found, true = _by_name(predictions), _by_name(labels)
        names = [name for name in true if name in found]
        if not names:
            raise InputError(
                f"No file in {predictions} has the name of one in {labels} (suffixes aside); rename the predictions."
            )
        unmatched = [f"{found[name]} (no label map)" for name in found if name not in true]
        unmatched += [f"{true[name]} (no prediction)" for name in true if name not in found]
    else:
        names, unmatched = [stem(labels)], []
        found, true = {names[0]: predictions}, {names[0]: labels}
    data = _Description.beside(labels if labels.is_dir() else labels.parent)
    masks = data.lungs if lungs is None else _by_name(lungs)
    scans = data.images if images is None else _by_name(images)
    pairs = [
        Pair(
            name,
            data.patients.get(name, name),
            found[name],
            true[name],
            data.annotated.of(name),
            data.annotated.stored,
            scans.get(name),
            masks.get(name),
        )
        for name in names
    ]
    return Pairs(tuple(pairs), tuple(unmatched), any(name in data.patients for name in names))


@dataclass(frozen=True)
class _Description:
    """What the ``dataset.json`` beside a folder of labels says of each case, by the name of its label map."""

    annotated: AnnotatedLabels
    patients: dict[str, str]
    images: dict[str, Path]
    lungs: dict[str, Path]

    @classmethod
    def beside(cls, labels_folder: Path) -> "_Description":
        folder = labels_folder.resolve().parent
        if not (folder / DESCRIPTION_FILE).is_file():
            return cls(AnnotatedLabels(), {}, {}, {})
        description = read_description(folder)
        names = {stem(entry.label): entry for entry in description.training}
        images = {name: folder / entry.image for name, entry in names.items() if entry.image}
        images = {name: path for name, path in images.items() if path.is_file()}
        masks = {name: folder / "lungsTr" / path.name for name, path in images.items()}
        return cls(
            description.annotated,
            {name: entry.patient for name, entry in names.items() if entry.patient},
            images,
            {name: path for name, path in masks.items() if path.is_file()},
        )


def _by_name(folder: Path) -> dict[str, Path]:
    """Return the images of `folder` by name without suffix, sorted."""
    maps: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if not path.is_file() or not (is_image_name(path) or is_dicom(path)):
            continue
        name = stem(path)
        if name in maps:
            raise InputError(f"{maps[name]} and {path} have the same name; keep one of them.")
        maps[name] = path
    if not maps:
        raise InputError(f"There is no label map in {folder}; give a folder of NIfTI, NRRD, MHA or DICOM SEG files.")
    return maps


def _read_axial(path: Path, stored: tuple[tuple[int, int], ...] = (), onto: Grid | None = None) -> LabelMap:
    """Return a label map on its axial grid: maps stored in different orientations then lie alike."""
    label_map = translated(read_lesions(path, onto), stored)
    strange = _STRANGE[label_map.labels]
    if strange.any():
        raise InputError(f"{path} holds the label {label_map.labels[strange].min()}; expected {KNOWN_VALUES}.")
    return label_map.axial()


_STRANGE = np.ones(256, bool)
_STRANGE[list(MEMBERS)] = False
"""Which values no label map may hold."""
