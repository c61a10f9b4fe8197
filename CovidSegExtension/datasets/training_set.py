"""A training set that grows by one corrected case at a time, in the layout that training reads.

The Medical Segmentation Decathlon's: ``imagesTr``, ``labelsTr`` and ``dataset.json``, where each case says which
labels an expert went over.
"""

import dataclasses
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..io import images
from ..io.checks import check_hounsfield
from ..labels import DRAWN, IGNORE
from ..volume import LabelMap, Volume
from .decathlon import DESCRIPTION_FILE, Description, Entry, new_description, read_description, write_description


def add_case(
    folder: Path | str,
    volume: Volume,
    labels: NDArray[np.uint8],
    corrected: Sequence[int],
    name: str | None = None,
    replace: bool = False,
) -> str:
    """Add a CT and its corrected labels to a training set, made where there is none.

    Only corrected classes are written into the label map: nobody looked at the others, so they count as unknown in
    training, and what a network guessed of them must not be learnt.

    Parameters
    ----------
    folder : path
        The training set: a folder with ``dataset.json``, an empty one or a new one.
    volume : Volume
        The CT. Neither its file name nor anything else that could name the patient is written.
    labels : ndarray of uint8, shape (Z, Y, X)
        On the grid of `volume`. Voxels of `labels.IGNORE` are kept.
    corrected : sequence of int
        Values of the classes, or unions, that an expert went over, also of those that are rightly empty.
    name : str, optional
        Of letters, digits, ``-`` and ``_``; by default ``case_0001`` and so on.
    replace : bool
        Overwrite the case of this name.

    Returns
    -------
    str
        The name of the case.

    Raises
    ------
    InputError
        If the folder holds something else, the case exists and `replace` is not set, or image or labels are unusable.
    """
    folder = Path(folder)
    values = sorted(set(corrected))
    known = [one.value for one in DRAWN]
    if not values or not set(values) <= set(known):
        raise InputError(f"Expected one or more corrected labels of {known}, not {values}; say which were corrected.")
    if labels.shape != volume.shape:
        raise InputError(f"The labels have {labels.shape} voxels and the CT {volume.shape}; take those of this CT.")
    check_hounsfield(volume.hounsfield, "The CT")
    description = _read(folder)
    listed = {entry.name: entry for entry in description.training}
    if name is None:
        name = _unused_name(folder, listed)
    elif not re.fullmatch(r"[A-Za-z0-9_-]+", name):
        raise InputError(f"The case name {name!r} may hold letters, digits, - and _ only; choose another.")
    image, label = Path("imagesTr") / f"{name}.nii.gz", Path("labelsTr") / f"{name}.nii.gz"
    if not replace and (name in listed or (folder / image).exists() or (folder / label).exists()):
        raise InputError(f"The training set {folder} has a case {name}; choose another name or replace it.")
    images.write_volume(folder / image, Volume(images.compact(volume.hounsfield), volume.grid))
    kept = np.where(np.isin(labels, [*values, IGNORE]), labels, 0).astype(np.uint8)
    images.write_labels(folder / label, LabelMap(kept, volume.grid))
    # Last, so that a case is listed only when it is whole.
    listed[name] = Entry(image.as_posix(), label.as_posix(), annotated=tuple(values))
    write_description(folder, dataclasses.replace(description, training=tuple(listed.values())))
    return name


def _read(folder: Path) -> Description:
    """Return the folder's description, a new one where there is none."""
    if (folder / DESCRIPTION_FILE).exists():
        return read_description(folder)
    if folder.exists() and (not folder.is_dir() or any(not path.name.startswith(".") for path in folder.iterdir())):
        raise InputError(f"{folder} is no training set: it holds other things; choose an empty or new folder.")
    return new_description(folder.resolve().name)


def _unused_name(folder: Path, listed: Mapping[str, Entry]) -> str:
    present = {images.stem(path) for part in ("imagesTr", "labelsTr") for path in (folder / part).glob("*")}
    number = 1
    while f"case_{number:04d}" in present | listed.keys():
        number += 1
    return f"case_{number:04d}"
