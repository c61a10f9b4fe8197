"""DICOM series of CT slices: listed, chosen, and read as one volume."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...errors import InputError
from ...geometry import Grid
from ...volume import Volume
from ..scan_info import ScanInfo
from .files import Scan, scan
from .grid import regular_grid, sort, without_copies, without_scouts
from .headers import DIRECTORY, SEGMENTATION, DamagedFile, Slice, is_dicom, read_slices, sop_class
from .pixels import PixelReader, check_decodable, read_pixels

__all__ = ["Series", "is_dicom", "list_series", "read_grid", "read_series"]

_MOST_LISTED = 5
"""Series that a message names; of more nobody reads."""


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


def list_series(folder: Path | str) -> list[Series]:
    """Return the series in a folder and its subfolders, by description; no pixel is read.

    Raises
    ------
    InputError
        If the folder is not there or holds no DICOM image.
    """
    return [
        Series(group[0].series, group[0].description, group[0].modality, len(group), tuple(one.file for one in group))
        for group in _groups(scan(Path(folder)).slices)
    ]


def read_series(folder: Path | str, series: str | None = None) -> Volume:
    """Read one CT series.

    Parameters
    ----------
    folder : path
        Searched with its subfolders; or one DICOM file, for the series in its folder that it belongs to (a DICOMDIR
        stands for its folder).
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
        If there is no CT series, more than one and none chosen, or the series has missing, doubled, irregular or
        unreadable slices, or a file that cannot be decoded.
    """
    folder = Path(folder)
    if folder.is_file():
        folder, series = _around(folder, series)
    found = scan(folder)
    if not found.slices:
        _refuse_broken(found, (), folder)
    chosen = _choose(_groups(found.slices), series, folder)
    _refuse_broken(found, chosen, folder)
    upright = without_scouts(chosen)
    check_decodable(upright)
    pixels_of = PixelReader()
    slices = without_copies(upright, pixels_of)
    grid = regular_grid(slices, f"The series {slices[0].description!r} in {folder}")
    notes = _remarks(slices)
    if len(upright) < len(chosen):
        notes.append(f"{len(chosen) - len(upright)} image(s) at another angle than the others, a scout, were left out.")
    return Volume(read_pixels(slices, pixels_of), grid, tuple(notes))


def read_grid(files: Sequence[Path]) -> tuple[tuple[Path, ...], Grid]:
    """Return the slices of one CT series, sorted along their normal, and their grid.

    No pixel is read, but of copies.

    Parameters
    ----------
    files : sequence of Path
        The slices, one a file, in any order.

    Raises
    ------
    InputError
        If a file is no CT slice, or they make no regular grid.
    """
    slices: list[Slice] = []
    for file in files:
        try:
            found = read_slices(file) if is_dicom(file) else []
        except DamagedFile as error:
            raise InputError(f"{file} cannot be read ({error}); copy or export the series again.") from error
        if len(found) != 1 or not found[0].usable:
            raise InputError(f"{file} is no slice of a CT; give the files of one CT series.")
        slices += found
    if not slices:
        raise InputError("There is no DICOM file to read; give the files of one CT series.")
    single = without_copies(sort(slices), PixelReader())
    grid = regular_grid(single, f"The series {single[0].description!r} in {single[0].file.parent}")
    return tuple(one.file for one in single), grid


def _around(file: Path, series: str | None) -> tuple[Path, str | None]:
    """Return the folder of a DICOM file, and the series in it that the file stands for."""
    kind = sop_class(file)
    if kind == DIRECTORY:
        return file.parent, series
    if kind == SEGMENTATION:
        raise InputError(f"{file} is a DICOM segmentation, not a CT; give the folder of the CT series.")
    try:
        slices = read_slices(file)
    except DamagedFile as error:
        raise InputError(f"{file} cannot be read ({error}); copy or export the series again.") from error
    if not slices:
        raise InputError(f"{file} holds no image (a report or the like); give a CT series of the chest.")
    return file.parent, series or slices[0].series


def _groups(slices: Sequence[Slice]) -> list[list[Slice]]:
    """Return the series, by description, each sorted along its normal; one-slice series that are one CT are joined."""
    by_uid = defaultdict(list)
    for one in slices:
        by_uid[one.series].append(one)
    groups = [group for group in by_uid.values() if len(group) > 1 or not group[0].usable]
    alike = defaultdict(list)
    for group in by_uid.values():
        if len(group) == 1 and group[0].usable:
            alike[_make(group[0])].append(group[0])
    for singles in alike.values():
        groups += [singles] if len(singles) > 2 and not _no_grid(singles) else [[one] for one in singles]
    return sorted(map(sort, groups), key=lambda group: (group[0].description, group[0].file.parent, group[0].series))


def _make(one: Slice) -> tuple[object, ...]:
    """Return what slices of one CT have in common, wherever they lie."""
    directions = np.round(np.concatenate([one.row, one.column, one.pixel_spacing]), 3) + 0.0
    about = (one.patient, one.study, one.frame_of_reference, one.description, one.kernel, one.size)
    return (*about, *directions.tolist())


def _no_grid(slices: Sequence[Slice]) -> str:
    """Return why slices are not one CT; empty where they are."""
    try:
        regular_grid(sort(slices), "The slices")
    except InputError as error:
        return str(error)
    return ""


def _choose(groups: list[list[Slice]], wanted: str | None, folder: Path) -> list[Slice]:
    """Return the slices of the one series to read, without scouts."""
    if wanted is not None:
        candidates = _matching(groups, wanted)
        if not candidates:
            raise InputError(f"No series in {folder} is called {wanted!r}; there are {_listed(groups)}.")
    else:
        usable = [group for group in groups if any(one.usable for one in group)]
        candidates = [group for group in usable if sum(one.usable for one in group) > 1] or usable or groups
        if not usable and len({group[0].modality for group in groups}) == 1:
            candidates = groups[:1]  # all alike, and refused below
    if len(candidates) > 1:
        raise InputError(_choice(candidates, folder))
    chosen = [one for one in candidates[0] if one.usable]
    if not chosen:
        first = candidates[0][0]
        raise InputError(
            f"The series {first.description!r} in {folder} is {_unusable(first)}; give a CT series of the chest."
        )
    return chosen


def _unusable(one: Slice) -> str:
    if one.modality != "CT":
        return f"of modality {one.modality or 'unknown'}, not CT"
    if one.localizer:
        return "a scout (localizer) only"
    if one.frames > 1:
        return "multi-frame DICOM that does not say where each frame lies"
    return "without slice positions (a screenshot, or an old export)"


def _matching(groups: list[list[Slice]], wanted: str) -> list[list[Slice]]:
    """Return the series whose UID is `wanted`, else whose description is, else whose description has it as a part."""
    sought = wanted.strip().casefold()
    descriptions = [group[0].description.casefold() for group in groups]
    for matches in (
        [any(one.series == wanted.strip() for one in group) for group in groups],
        [description == sought for description in descriptions],
        [sought in description for description in descriptions],
    ):
        if any(matches):
            return [group for group, match in zip(groups, matches, strict=True) if match]
    return []


def _choice(candidates: list[list[Slice]], folder: Path) -> str:
    """Return the message that several series could be meant."""
    if all(len(group) == 1 for group in candidates) and len(candidates) > 2:
        why = _no_grid([group[0] for group in candidates])
        return f"{folder} holds {len(candidates)} series of one slice each that are not one CT: {why}"
    folders = {one.file.parent for group in candidates for one in group}
    patients = len({group[0].patient for group in candidates})
    of = f" of {patients} patients" if patients > 1 else ""
    told_apart = len({group[0].description for group in candidates}) == len(candidates)
    how = "choose one with --series" if told_apart or len(folders) == 1 else "give one of these folders"
    how += ", or segment each folder with --recursive" if len(folders) > 1 else ""
    return f"{folder} holds {_listed(candidates)}{of}; {how}."


def _listed(groups: list[list[Slice]]) -> str:
    """Return the series in words: description, modality unless CT, slices; UID and folder where that tells apart."""
    descriptions = [group[0].description for group in groups]
    folders = {group[0].file.parent for group in groups}
    words = []
    for group in groups[:_MOST_LISTED]:
        first = group[0]
        about = [f"{len(group)} slice{'s' if len(group) > 1 else ''}"]
        about += [first.modality] if first.modality != "CT" else []
        if descriptions.count(first.description) > 1:
            about += [f"in {first.file.parent}" if len(folders) > 1 else f"UID {first.series}"]
        words.append(f"{first.description!r} ({', '.join(about)})")
    more = f" and {len(groups) - _MOST_LISTED} more" if len(groups) > _MOST_LISTED else ""
    return f"{len(groups)} series: {', '.join(words)}{more}" if len(groups) > 1 else f"one series: {words[0]}"


def _refuse_broken(found: Scan, chosen: Sequence[Slice], folder: Path) -> None:
    """Raise where a file that cannot be read may be a slice of the chosen series."""
    its_own = {one.file.parent for one in chosen}
    others = {one.file.parent for one in found.slices} - its_own
    broken = {file: what for file, what in found.broken.items() if file.parent not in others}
    if broken:
        first, what = next(iter(sorted(broken.items())))
        raise InputError(
            f"{len(broken)} of the CT slices in {folder} cannot be read ({first.relative_to(folder)} is the first: "
            f"{what}); copy or export the series again."
        )


def _remarks(slices: Sequence[Slice]) -> list[str]:
    """Return what the headers say that bears on the result."""
    first = slices[0]
    notes = []
    if (count := len({one.series for one in slices})) > 1:
        notes.append(f"The slices name {count} series, but lie on one grid of one study: they were read as one CT.")
    contrast = bool(first.contrast) and first.contrast.upper() not in ("NO", "NONE")
    scan_info = ScanInfo(kernel=first.kernel, contrast=contrast, lossy=any(one.lossy for one in slices))
    return [*notes, *scan_info.limits()]
