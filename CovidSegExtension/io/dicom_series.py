"""DICOM series of CT slices: found, sorted along the slice normal, checked for gaps, read with their true geometry.

SimpleITK (GDCM) decodes the pixels and applies the rescale slope and intercept. The geometry is computed here from
Image Position, Image Orientation and Pixel Spacing (DICOM PS3.3 C.7.6.2), since GDCM's series reader straightens
gantry-tilted series.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import SimpleITK as sitk
from numpy.typing import NDArray

from ..errors import InputError
from ..geometry import Grid
from ..volume import Volume
from .nrrd import quiet

_LARGEST_SLICE = 4096 * 4096
"""Pixels; CT has 512², rarely 2048². A damaged header can ask for more than the machine has."""


@dataclass(frozen=True)
class Series:
    """One DICOM series.

    Attributes
    ----------
    uid, description, modality : str
        Series Instance UID, Series Description (empty where there is none) and Modality.
    slices : int
        Number of images in it.
    files : tuple of Path
        One a slice; sorted along the slice normal where the slices have a position.
    """

    uid: str
    description: str
    modality: str
    slices: int
    files: tuple[Path, ...]


@dataclass(frozen=True, eq=False)
class _Slice:
    """What the header of one file says; positions and directions in DICOM's LPS."""

    file: Path
    series: str
    instance: str
    description: str
    modality: str
    localizer: bool
    frames: int
    components: int
    size: tuple[int, int]  # columns, rows
    position: NDArray[np.float64] | None
    row: NDArray[np.float64]  # direction in which the column number grows
    column: NDArray[np.float64]  # direction in which the row number grows
    pixel_spacing: NDArray[np.float64]  # between rows, between columns
    thickness: float

    @property
    def normal(self) -> NDArray[np.float64]:
        return np.cross(self.row, self.column)

    @property
    def depth_mm(self) -> float:
        return 0.0 if self.position is None else float(self.position @ self.normal)

    @property
    def usable(self) -> bool:
        """Whether it can be a slice of a CT volume: no scout, no screenshot of a dose report."""
        return self.modality == "CT" and not self.localizer and self.components == 1 and self.position is not None


def is_dicom(path: Path) -> bool:
    """Whether a file looks like DICOM by its first bytes."""
    try:
        with path.open("rb") as file:
            head = file.read(132)
    except OSError:
        return False
    # Old files have no preamble: they begin with an element of group 0002 or 0008.
    return head[128:] == b"DICM" or (len(head) == 132 and head[:2] in (b"\x02\x00", b"\x08\x00") and head[3] == 0)


def list_series(folder: Path | str) -> list[Series]:
    """Return the series in a folder and its subfolders, by description; no pixel is read.

    Raises
    ------
    InputError
        If the folder is not there or holds no DICOM image.
    """
    return [_as_series(slices) for slices in _scan(Path(folder))[0]]


def read_series(folder: Path | str, series: str | None = None) -> Volume:
    """Read one CT series.

    Parameters
    ----------
    folder : path
        Searched with its subfolders; or one DICOM file, for the series in its folder that it belongs to.
    series : str, optional
        UID, description, or a part of the description that only one series has (case does not matter). Needed where
        the folder holds several CT series of two or more slices.

    Returns
    -------
    Volume
        int16, or float32 where the rescale slope makes fractions; slices sorted along their normal. The affine holds
        the shear of a tilted gantry. Values are not checked to be a chest CT.

    Raises
    ------
    InputError
        If there is no CT series, more than one and none chosen, or the series has missing, doubled or irregular
        slices, several frames in a file, or a file that cannot be decoded.
    """
    folder = Path(folder)
    if folder.is_file():
        series = series or _header(folder).series
        folder = folder.parent
    groups, damaged = _scan(folder)
    if damaged:
        raise InputError(
            f"{len(damaged)} of the CT slices in {folder} cannot be read ({damaged[0].name} is the first): "
            "damaged or cut off; copy or export the series again."
        )
    slices = _choose(groups, series, folder)
    affine = _affine(slices, folder)
    return Volume.from_array(_pixels(slices), affine)


def read_grid(files: Sequence[Path]) -> tuple[tuple[Path, ...], Grid]:
    """Return the slices of one CT series, sorted along their normal, and their grid.

    No pixel is read.

    Parameters
    ----------
    files : sequence of Path
        The slices, one a file, in any order.

    Raises
    ------
    InputError
        If a file is no CT slice, or they make no regular grid.
    """
    slices = []
    for file in files:
        try:
            slices.append(_header(file))
        except (RuntimeError, ValueError) as error:
            raise InputError(f"{file} is no DICOM image, or damaged; copy or export the series again.") from error
        if not slices[-1].usable:
            raise InputError(f"{file} is no slice of a CT; give the files of one CT series.")
    if not slices:
        raise InputError("There is no DICOM file to read; give the files of one CT series.")
    slices.sort(key=lambda one: one.depth_mm)
    columns, rows = slices[0].size
    grid = Grid((len(slices), rows, columns), _affine(slices, slices[0].file.parent))
    return tuple(one.file for one in slices), grid


def _scan(folder: Path) -> tuple[list[list[_Slice]], list[Path]]:
    """Return the slices of each series, sorted, and the CT files that cannot be read."""
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder; give the folder of a DICOM series.")
    by_series: dict[str, dict[str, _Slice]] = {}
    damaged, files = [], 0
    for parent, _, names in sorted(os.walk(folder)):
        for file in (Path(parent) / name for name in sorted(names) if not name.startswith(".")):
            files += 1
            if not is_dicom(file):
                continue
            try:
                header = _header(file)
            except (RuntimeError, ValueError):
                if _is_ct_slice(file):  # not a report, plan or structure set, which have no pixels
                    damaged.append(file)
                continue
            # Exports often hold the same instance twice, in two folders.
            by_series.setdefault(header.series, {}).setdefault(header.instance, header)
    if not by_series and not damaged:
        reason = "is empty" if files == 0 else "holds no DICOM image"
        raise InputError(f"The folder {folder} {reason}; give the folder of a CT series, or an image file.")
    groups = [sorted(group.values(), key=lambda s: s.depth_mm) for group in by_series.values()]
    return sorted(groups, key=lambda group: (group[0].description, group[0].series)), damaged


def _header(file: Path) -> _Slice:
    """Read the header of one file; RuntimeError or ValueError where it is no image or damaged."""
    reader = _reader(file)
    with quiet():
        reader.ReadImageInformation()

    def text(tag: str) -> str:
        try:
            return reader.GetMetaData(tag).strip(" \0") if reader.HasMetaDataKey(tag) else ""
        except UnicodeDecodeError:  # a description in another character set
            return "?"

    def numbers(tag: str, count: int) -> NDArray[np.float64] | None:
        words = text(tag).split("\\")
        values = np.array([float(word) for word in words if word.strip()])
        return values if len(values) == count and np.isfinite(values).all() else None

    position, orientation = numbers("0020|0032", 3), numbers("0020|0037", 6)
    spacing, thickness = numbers("0028|0030", 2), numbers("0018|0050", 1)
    placed = orientation is not None and spacing is not None
    columns, rows, *deeper = reader.GetSize()
    return _Slice(
        file=file,
        series=text("0020|000e"),
        instance=text("0008|0018") or str(file),
        description=text("0008|103e"),
        modality=text("0008|0060"),
        localizer="LOCALIZER" in text("0008|0008").upper(),
        frames=int(np.prod(deeper, dtype=np.int64)),
        components=reader.GetNumberOfComponents(),
        size=(columns, rows),
        position=position if placed else None,
        row=np.zeros(3) if orientation is None else orientation[:3],
        column=np.zeros(3) if orientation is None else orientation[3:],
        pixel_spacing=np.ones(2) if spacing is None else spacing,
        thickness=1.0 if thickness is None else float(thickness[0]),
    )


def _reader(file: Path) -> sitk.ImageFileReader:
    reader = sitk.ImageFileReader()
    reader.SetImageIO("GDCMImageIO")
    reader.LoadPrivateTagsOff()
    reader.SetFileName(str(file))
    return reader


def _is_ct_slice(file: Path) -> bool:
    """Whether the file meta group, which outlives most damage, names CT Image Storage."""
    with file.open("rb") as opened:
        head = opened.read(1024)
    return b"\x02\x00\x02\x00UI\x1a\x001.2.840.10008.5.1.4.1.1.2\0" in head


def _as_series(slices: list[_Slice]) -> Series:
    first = slices[0]
    return Series(first.series, first.description, first.modality, len(slices), tuple(s.file for s in slices))


def _choose(groups: list[list[_Slice]], wanted: str | None, folder: Path) -> list[_Slice]:
    """Return the slices of the one series to read, without scouts."""
    if wanted is not None:
        candidates = _matching(groups, wanted)
        if not candidates:
            raise InputError(f"No series in {folder} is called {wanted!r}; there are {_listed(groups)}.")
    else:
        usable = [group for group in groups if any(s.usable for s in group)]
        candidates = [group for group in usable if sum(s.usable for s in group) > 1] or usable or groups
        if not usable and len({group[0].modality for group in groups}) == 1:
            candidates = groups[:1]  # all alike, and refused below
    if len(candidates) > 1:
        raise InputError(f"{folder} holds {_listed(candidates)}; choose one with --series.")
    chosen = [s for s in candidates[0] if s.usable]
    if not chosen:
        first = candidates[0][0]
        if first.modality != "CT":
            reason = f"of modality {first.modality or 'unknown'}, not CT"
        elif first.localizer:
            reason = "a scout (localizer) only"
        else:
            reason = "without slice positions (a screenshot, or an old export)"
        raise InputError(f"The series {first.description!r} in {folder} is {reason}; give a CT series of the chest.")
    return chosen


def _matching(groups: list[list[_Slice]], wanted: str) -> list[list[_Slice]]:
    """Return the series whose UID is `wanted`, else whose description is, else whose description has it as a part."""
    sought = wanted.strip().casefold()
    descriptions = [group[0].description.casefold() for group in groups]
    for matches in (
        [group[0].series == wanted.strip() for group in groups],
        [description == sought for description in descriptions],
        [sought in description for description in descriptions],
    ):
        if any(matches):
            return [group for group, match in zip(groups, matches, strict=True) if match]
    return []


def _listed(groups: list[list[_Slice]]) -> str:
    """Return the series in words: description, modality unless CT, number of slices, UID where descriptions repeat."""
    descriptions = [group[0].description for group in groups]
    words = []
    for group in groups:
        first = group[0]
        about = [f"{len(group)} slice{'s' if len(group) > 1 else ''}"]
        about += [first.modality] if first.modality != "CT" else []
        about += [f"UID {first.series}"] if descriptions.count(first.description) > 1 else []
        words.append(f"{first.description!r} ({', '.join(about)})")
    return f"{len(groups)} series: {', '.join(words)}" if len(groups) > 1 else f"one series: {words[0]}"


def _affine(slices: list[_Slice], folder: Path) -> NDArray[np.float64]:
    """Return the voxel-to-RAS matrix of slices sorted along their normal; refuse what is no regular grid."""
    first = slices[0]
    name = f"The series {first.description!r} in {folder}"
    if any(s.frames > 1 for s in slices):
        raise InputError(f"{name} is multi-frame (enhanced) DICOM; convert it to NIfTI or to one file a slice first.")
    if len({s.size for s in slices}) > 1 or first.size[0] * first.size[1] > _LARGEST_SLICE:
        raise InputError(f"{name} has slices of different or impossible sizes; export one reconstruction only.")
    for s in slices:
        turned = max(np.abs(s.row - first.row).max(), np.abs(s.column - first.column).max())
        if turned > 1e-3 or np.abs(s.pixel_spacing - first.pixel_spacing).max() > 1e-3:
            raise InputError(
                f"{name} has slices at different angles or pixel spacings; export one reconstruction only."
            )
    positions = np.array([s.position for s in slices])
    if len(slices) > 1:
        _check_regular(positions, first.normal, name)
        step = (positions[-1] - positions[0]) / (len(slices) - 1)
    else:
        step = first.normal * (first.thickness or 1.0)
    between_rows, between_columns = first.pixel_spacing
    affine = np.eye(4)
    affine[:3] = np.column_stack([first.row * between_columns, first.column * between_rows, step, positions[0]])
    affine[:2] *= -1  # LPS to RAS
    return affine


def _check_regular(positions: NDArray[np.float64], normal: NDArray[np.float64], name: str) -> None:
    """Raise unless the positions, shape (slices, 3) in mm and sorted along `normal`, stand on a line at equal steps."""
    depths = positions @ normal
    gaps = np.diff(depths)
    if gaps.min() < 1e-3:
        at = depths[int(gaps.argmin())]
        raise InputError(
            f"{name} has several slices at the same place ({at:.1f} mm along the slice normal): two phases or "
            "reconstructions in one; export one of them only."
        )
    steps = np.arange(len(positions))[:, None] / (len(positions) - 1)
    apart = np.linalg.norm(positions - (positions[0] + steps * (positions[-1] - positions[0])), axis=1).max()
    usual = float(np.median(gaps))
    # Scanners round positions to 0.1 mm at worst; one missing slice moves its neighbours by half a spacing or more.
    if apart <= max(0.1 * usual, min(0.2, 0.4 * usual)):
        return
    widest = int(gaps.argmax())
    where = f"between {depths[widest]:.1f} and {depths[widest + 1]:.1f} mm along the slice normal"
    if gaps[widest] > 1.5 * usual:
        missing = max(1, round(gaps[widest] / usual) - 1)
        raise InputError(
            f"{name} has a gap of {gaps[widest]:.1f} mm {where} where slices are {usual:.1f} mm apart: "
            f"{missing} or more missing; export the whole series."
        )
    raise InputError(
        f"{name} is irregular: slices stand {gaps.min():.2f} to {gaps[widest]:.2f} mm apart (widest {where}), or not "
        "on a line; export a reconstruction with one spacing."
    )


def _pixels(slices: list[_Slice]) -> NDArray:
    """Return the HU, shape (Z, Y, X), int16 unless a value does not fit."""
    columns, rows = slices[0].size
    array: NDArray = np.empty((len(slices), rows, columns), np.int16)
    for number, one in enumerate(slices):
        try:
            with quiet():
                image = _reader(one.file).Execute()
        except RuntimeError as error:
            raise InputError(
                f"{one.file} cannot be decoded: damaged, or of a compression GDCM lacks; export it uncompressed."
            ) from error
        pixels = sitk.GetArrayViewFromImage(image)[0]
        if array.dtype == np.int16 and not _fits_int16(pixels):
            array = array.astype(np.float32)
        array[number] = pixels
    return array


def _fits_int16(pixels: NDArray) -> bool:
    if np.can_cast(pixels.dtype, np.int16):
        return True
    return pixels.dtype.kind in "iu" and pixels.min() >= -32768 and pixels.max() <= 32767
