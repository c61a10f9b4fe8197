"""Training cases: found in data folders, and read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..io.images import read_labels, read_volume, stem
from ..labels import CLASS_COUNT, CLASSES, IGNORE, LABELS, LUNGS, MEMBERS, Target, covered
from ..recipes.schema import DataSet
from ..volume import LabelMap, Volume
from .decathlon import DESCRIPTION_FILE, KNOWN_VALUES, Description, Entry, read_description, translated


@dataclass(frozen=True)
class Case:
    """One image with its labels, as listed in a ``dataset.json``.

    Attributes
    ----------
    name, patient, data_set : str
    image, label : Path
    annotated : tuple of int
        Labels that were drawn; the others are unknown where they are not labelled.
    lungs : Path or None
        An expert's lung mask.
    stored : tuple of (int, int)
        As `AnnotatedLabels.stored`.
    licence : str
        Of the data set, as far as its description says.
    distrusted : bool
        Whether its labels are known to be wrong, so that none of them counts.
    """

    name: str
    patient: str
    data_set: str
    image: Path
    label: Path
    annotated: tuple[int, ...]
    lungs: Path | None = None
    stored: tuple[tuple[int, int], ...] = ()
    licence: str = "unknown"
    distrusted: bool = False

    @property
    def unknown(self) -> NDArray[np.bool_]:
        """Whether each class, background first, is one that nobody drew, alone or in a union; shape (C,)."""
        drawn = covered(self.annotated)
        return np.array([value != 0 and value not in drawn for value in range(CLASS_COUNT)])


def find_cases(folders: Sequence[Path], known: Mapping[str, DataSet] | None = None) -> list[Case]:
    """List the training cases of the data folders.

    Parameters
    ----------
    known : mapping, optional
        What a recipe knows of data sets, by their names: patients, and cases without lesions.

    Raises
    ------
    InputError
        If a folder has no usable ``dataset.json``, names files that are not there or outside of it, or two cases
        have one name.
    """
    known, cases = known or {}, []
    for folder in map(Path, folders):
        if not folder.exists():
            raise InputError(f"{folder} does not exist; check the name.")
        if not (folder / DESCRIPTION_FILE).is_file():
            raise InputError(
                f"{folder} holds no {DESCRIPTION_FILE}; --data takes folders with {DESCRIPTION_FILE}, imagesTr and "
                "labelsTr (Medical Segmentation Decathlon layout)."
            )
        description = read_description(folder)
        if not description.training:
            raise InputError(
                f"{folder / DESCRIPTION_FILE} lists no case under 'training'; expected the Medical Segmentation "
                "Decathlon's layout, or nnU-Net's with label maps in labelsTr."
            )
        cases += [_case(folder, description, entry, known.get(description.name)) for entry in description.training]
    # Sets that grow case by case all begin with case_0001; the patients are different ones.
    count = Counter(case.name for case in cases)
    cases = [replace(case, name=f"{case.data_set}: {case.name}") if count[case.name] > 1 else case for case in cases]
    for name, number in Counter(case.name for case in cases).items():
        if number > 1:
            raise InputError(f"Two training cases are named '{name}'; rename one of them or its data set.")
    return cases


def read_case(case: Case, target: Target = CLASSES) -> tuple[Volume, LabelMap]:
    """Return the CT of a case and its labels, laid out as stored, in the values of `labels.MEMBERS`.

    Where the labels are distrusted, each voxel is one to ignore. Where the lungs are the target, the labels are the
    expert's lungs: `labels.LUNGS`, and 0.

    Raises
    ------
    InputError
        If image or labels are unusable, lie on different grids, a label is unknown, or nobody drew the lungs.
    """
    volume = read_volume(case.image)
    if target.foreground == (LUNGS,):
        if case.lungs is None:
            raise InputError(
                f"The case '{case.name}' has no lung mask to learn from; expected one in the folder lungsTr, named as "
                "its image."
            )
        lungs = read_labels(case.lungs)
        label_map = LabelMap(np.where(lungs.labels > 0, LUNGS.value, 0).astype(np.uint8), lungs.grid)
    else:
        label_map = translated(read_labels(case.label), case.stored)
    if not label_map.grid.matches(volume.grid):
        raise InputError(
            f"Image and label of the case '{case.name}' lie on different grids; resample one to the other."
        )
    strange = set(np.unique(label_map.labels).tolist()) - MEMBERS.keys() - {*target.values}
    if strange:
        raise InputError(
            f"The label of the case '{case.name}' holds the value {min(strange)}; expected {KNOWN_VALUES}."
        )
    if case.distrusted:
        label_map = replace(label_map, labels=np.full_like(label_map.labels, IGNORE))
    return volume, label_map


def _case(folder: Path, description: Description, entry: Entry, known: DataSet | None) -> Case:
    for name in (entry.image, entry.label):
        file = folder / name
        if folder.resolve() not in file.resolve().parents or not file.is_file():
            raise InputError(
                f"{folder / DESCRIPTION_FILE} names {file.name}, which is not in that folder; mend the list."
            )
    groups = known.patients if known else ()
    patient_of = {case: f"{description.name}: {group[0]} and others" for group in groups for case in group}
    # A patient who is listed in several data sets is one.
    patient = patient_of.get(entry.name, entry.patient or f"{description.name}: {entry.name}")
    annotated = description.annotated.of(stem(entry.label))
    if known and entry.name in known.without_lesions:
        annotated = tuple(label.value for label in LABELS)
    lungs = folder / "lungsTr" / Path(entry.image).name
    return Case(
        entry.name,
        patient,
        description.name,
        folder / entry.image,
        folder / entry.label,
        annotated,
        lungs if lungs.is_file() else None,
        description.annotated.stored,
        description.licence,
        known is not None and entry.name in known.distrusted,
    )
