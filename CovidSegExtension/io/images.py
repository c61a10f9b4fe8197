"""Reading and writing images: CT volumes, label maps and class probabilities, whatever the format."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..files import atomic_path
from ..geometry import Grid
from ..labels import DRAWN, LABELS
from ..runtime.downloads import ZIP_ARCHIVE, stand_in
from ..runtime.memory import is_out_of_memory
from ..volume import LabelMap, Volume
from . import metaimage, nifti
from .checks import check_hounsfield
from .dicom.headers import is_dicom

_READABLE = (".seg.nrrd", ".nii.gz", ".nii", ".nrrd", ".nhdr", ".mha", ".mhd")
LABEL_FORMATS = (".seg.nrrd", ".nii.gz", ".nii", ".nrrd", ".mha")
"""The suffixes that a label map can be written with."""

_ROUNDING = 1e-3
"""How far from a whole number a label that is stored as a fraction may be."""
_PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp")


def read_volume(path: Path | str, *, series: str | None = None, window: tuple[float, float] | None = None) -> Volume:
    """Read a chest CT in HU.

    Parameters
    ----------
    path : path
        A ``.nii``, ``.nii.gz``, ``.nrrd``, ``.nhdr``, ``.mha`` or ``.mhd`` file, a folder with a DICOM series (also in
        its subfolders), a zip archive of one, or one DICOM file: the series it belongs to is read from its folder.
    series : str, optional
        Which DICOM series, by UID, number or description, where a folder holds several.
    window : (float, float), optional
        The HU of pixel values 0 and 255, for an image that has only 8-bit pixels.

    Returns
    -------
    Volume
        int16 where the file holds integers that fit, else float32; rescale slope and intercept applied.

    Raises
    ------
    InputError
        If the path is not there, or not a readable chest CT in HU.
    """
    path = Path(path)
    with _naming(path):
        volume = _read_volume(path, series)
    if window is not None:
        volume = replace(volume, hounsfield=_from_window(volume.hounsfield, window, path))
    check_hounsfield(volume.hounsfield, str(path))
    return volume


def read_labels(path: Path | str, onto: Grid | None = None) -> LabelMap:
    """Read a label map or mask.

    Parameters
    ----------
    path : path
        An image file, or a DICOM SEG object or the folder that holds it.
    onto : Grid, optional
        Of the CT. A SEG, which leaves out empty planes, is laid onto it; other files keep their own grid.

    Returns
    -------
    LabelMap
        In a ``.seg.nrrd`` or a SEG with the project's segments, its own label values, whatever values the file gives
        them; with other segments, the values as stored and the segments' names.

    Raises
    ------
    InputError
        If the file is not there or not readable, or holds anything but whole numbers from 0 to 255.
    """
    path = Path(path)
    with _naming(path):
        _check_readable(path)
        if path.is_dir() or (not is_image_name(path) and is_dicom(path)):
            from .dicom.seg_reading import read_dicom_seg

            return read_dicom_seg(path, onto)
        array, grid, names = _read_stored(path, segments=True)
    low, high = float(array.min()), float(array.max())
    if not (low >= 0 and high <= 255):  # also NaN
        raise InputError(f"{path} is no label map: its values run from {low:g} to {high:g}, expected 0 to 255.")
    labels = array.astype(np.uint8, copy=False)
    if array.dtype.kind == "f":
        labels = np.rint(array).astype(np.uint8)  # tools that scale labels leave 0.999999 and 1e-6 behind
    if array.dtype.kind == "f" and np.abs(labels - array).max() > _ROUNDING:
        raise InputError(f"{path} is no label map: it holds fractions, expected whole numbers (0 is background).")
    return LabelMap(labels, grid, names)


def read_lesions(path: Path | str, onto: Grid | None = None) -> LabelMap:
    """Read a label map of lesions as `read_labels` does; one whose segments have other names is refused."""
    labels = read_labels(path, onto)
    drawn = {one.name.casefold(): one.value for one in DRAWN}
    others = [name for value, name in labels.names.items() if drawn.get(name.casefold()) != value]
    if others:
        raise InputError(
            f"{path} holds the segment {others[0]!r}, no lesions; expected {', '.join(label.name for label in LABELS)}."
        )
    return labels


def write_labels(path: Path | str, label_map: LabelMap) -> None:
    """Write a label map on its own grid; the suffix chooses the format.

    ``.seg.nrrd`` holds named and coloured segments for 3D Slicer, one for each lesion class, also where it is empty.
    """
    if label_map.labels.dtype != np.uint8:
        raise TypeError(f"labels must be uint8, not {label_map.labels.dtype}")
    _write(Path(path), label_map.labels, label_map.grid)


def write_volume(path: Path | str, volume: Volume) -> None:
    """Write a volume of int16 or float32 (HU, or any other quantity) as NIfTI, NRRD or MetaImage."""
    if suffix(path) == ".seg.nrrd":
        raise InputError(f"{path} names a segmentation (.seg.nrrd), expected an image: choose .nii.gz, .nrrd or .mha.")
    _write(Path(path), volume.hounsfield, volume.grid)


def write_probabilities(path: Path | str, probabilities: NDArray[np.floating], grid: Grid) -> None:
    """Write class probabilities, shape (C, Z, Y, X), as 4-D NIfTI in float32."""
    if suffix(path) not in (".nii.gz", ".nii"):
        raise InputError(f"Probabilities are written as 4-D NIfTI; {path} must end in .nii.gz or .nii.")
    _write(Path(path), probabilities, grid)


def _write(path: Path, array: NDArray, grid: Grid) -> None:
    check_output(path)
    array = array.astype(np.float32, copy=False) if array.dtype.kind == "f" else array
    with atomic_path(path) as temporary:
        if suffix(path) in (".nii.gz", ".nii"):
            nifti.write(temporary, array, grid)
            return
        from . import nrrd, seg_nrrd

        fields = seg_nrrd.header(array, grid.affine) if suffix(path) == ".seg.nrrd" else None
        nrrd.write(temporary, array, grid.affine, fields)
        if suffix(path) == ".mha":
            metaimage.require_whole(temporary)
        else:
            nrrd.require_whole(temporary)


def check_output(path: Path | str, formats: tuple[str, ...] = LABEL_FORMATS) -> None:
    """Raise InputError unless a file can be written at `path`: a suffix of `formats`, no folder, a folder to write to.

    Cheap, and meant to be called before the work whose result is written.
    """
    path = Path(path)
    ending = suffix(path) or path.suffix.lower()
    if ending not in formats:
        raise InputError(f"{path} has the wrong suffix; end its name in {' or '.join(formats)}.")
    if path.is_dir():
        raise InputError(f"{path} is a folder; give the name of a file to write.")
    folder = next(parent for parent in path.absolute().parents if parent.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise InputError(f"Cannot write {path}: {folder} is not a folder you may write to; choose another.")


def suffix(path: Path | str) -> str:
    """Return the image suffix of a name in lower case (``.nii.gz`` and ``.seg.nrrd`` whole), or an empty string."""
    name = Path(path).name.lower()
    return next((ending for ending in _READABLE if name.endswith(ending)), "")


def is_image_name(path: Path | str) -> bool:
    """Whether a file of this name is read as an image by itself (DICOM files are read by the folder)."""
    return bool(suffix(path))


def stem(path: Path | str) -> str:
    """Return the file's name without folder and image suffix: ``case_1`` of ``data/case_1.nii.gz``."""
    name = Path(path).name
    return name[: len(name) - len(suffix(path))] if suffix(path) else Path(path).stem


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Turn whatever a damaged file makes a reader raise into one sentence that names the file."""
    try:
        yield
    except InputError as error:
        if str(path) in str(error):
            raise
        raise InputError(f"{path}: {error}") from error
    except PermissionError as error:
        raise InputError(f"{path} may not be read by you; change its permissions or copy it.") from error
    except Exception as error:  # zlib, nibabel, ITK and numpy raise a dozen classes for a damaged file
        if is_out_of_memory(error):
            raise InputError(
                f"{path} needs more memory than there is, or its header is damaged; close other programs, or crop it."
            ) from error
        raise InputError(
            f"{path} cannot be read: it is damaged, cut off or not the kind of image that its name says; "
            "copy or export it again."
        ) from error


def _read_volume(path: Path, series: str | None) -> Volume:
    _check_readable(path)
    if path.is_dir() or not is_image_name(path):
        from .archives import is_zip, unpacked
        from .dicom.series import read_series

        if is_zip(path):
            with unpacked(path) as folder:
                _require_study(folder, path)
                volume = read_series(folder, series)
            return replace(volume, scan=replace(volume.scan, files=()))
        if path.is_dir() or is_dicom(path):
            return read_series(path, series)
    array, grid, _ = _read_stored(path)
    if series is not None:
        raise InputError(f"{path} is one image; --series chooses among the DICOM series of a folder.")
    return Volume(compact(array), grid, tuple(nifti.remarks(grid.forms)) if grid.forms is not None else ())


def _require_study(folder: Path, archive: Path) -> None:
    """Raise where what was unpacked is an image, not DICOM."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    images = [file for file in files if is_image_name(file)]
    if images and not any(is_dicom(file) for file in files):
        raise InputError(
            f"{archive} holds {images[0].relative_to(folder)}, no DICOM study; unpack it, and give that file."
        )


def _check_readable(path: Path) -> None:
    """Raise unless there is a folder or a file; a pipe would keep its reader waiting, a device never ends."""
    if not path.exists():
        raise InputError(f"{path} does not exist; check the name.")
    if not path.is_dir() and not path.is_file():
        raise InputError(f"{path} is a pipe or a device, not a file; write the image to a file first.")


def _read_stored(path: Path, segments: bool = False) -> tuple[NDArray, Grid, dict[int, str]]:
    """Return the voxels as stored, shape (Z, Y, X), their grid, and the names of labels where the file tells them."""
    if path.is_file() and path.stat().st_size == 0:
        raise InputError(f"{path} is an empty file; copy or export it again.")
    if path.is_file() and (kind := stand_in(path)):
        remedy = "unpack it, and give the file inside" if kind == ZIP_ARCHIVE else "download the file itself"
        raise InputError(f"{path} is {kind}, not an image; {remedy}.")
    if path.is_dir() or not is_image_name(path):
        if path.suffix.lower() in _PICTURES:
            raise InputError(f"{path} is a 2-D picture, not a CT volume; export the CT as DICOM, NIfTI, NRRD or MHA.")
        raise InputError(f"{path} is no image that CovidSeg reads; expected {', '.join(_READABLE[1:])} or DICOM.")
    forms = None
    names: dict[int, str] = {}
    if suffix(path) in (".nii.gz", ".nii"):
        array, affine, forms = nifti.read(path)
    elif suffix(path) in (".mha", ".mhd"):
        array, affine = metaimage.read(path)
    else:
        from . import nrrd, seg_nrrd

        array, affine, fields = nrrd.read_nrrd(path, layers=segments)
        if segments:
            names = seg_nrrd.names_of_others(fields)
            array, affine = seg_nrrd.on_reference_grid(seg_nrrd.label_map(array, fields, path), affine, fields)
    while array.ndim > 3 and array.shape[0] == 1:
        array = array[0]
    if array.ndim != 3:
        kind = "a 2-D picture" if array.ndim < 3 else f"{array.ndim}-D (a time series or several images)"
        raise InputError(f"{path} is {kind}, expected one volume with 3 dimensions.")
    z, y, x = array.shape
    return array, Grid((z, y, x), affine, forms), names


def compact(array: NDArray) -> NDArray:
    """Return `array` as int16 where it holds integers that fit, else as float32."""
    if array.dtype.kind in "iu":
        range_ = np.iinfo(np.int16)
        if np.can_cast(array.dtype, np.int16) or (array.min() >= range_.min and array.max() <= range_.max):
            return array.astype(np.int16, copy=False)
    with np.errstate(over="ignore"):  # what comes out infinite is refused by the HU check
        return array.astype(np.float32, copy=False)


def _from_window(pixels: NDArray, window: tuple[float, float], path: Path) -> NDArray[np.int16]:
    """Map pixel values 0…255 linearly to the HU of `window`."""
    low, high = window
    if not -32768 <= low < high <= 32767:
        raise InputError(f"The window {low:g},{high:g} is no range of HU; give the lower value first.")
    if not (pixels.min() >= 0 and pixels.max() <= 255):
        raise InputError(
            f"{path} does not hold 8-bit pixels: its values run from {pixels.min():g} to {pixels.max():g}; "
            "leave --window out."
        )
    return np.rint(low + pixels * np.float32((high - low) / 255)).astype(np.int16)
