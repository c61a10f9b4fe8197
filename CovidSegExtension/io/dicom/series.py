"""DICOM series of CT slices: listed, chosen, and read as one volume."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ...errors import InputError, counted
from ...geometry import Grid
from ...scan_info import ScanInfo
from ...volume import Volume
from ..archives import is_zip, unpacked
from .choice import Choice, choose
from .files import Scan, scan
from .grid import regular_grid, sort, without_copies
from .headers import DIRECTORY, SEGMENTATION, DamagedFile, Slice, is_dicom, read_slices, sop_class
from .listing import Series, grouped, kind_of
from .pixels import PixelReader, check_decodable, read_pixels
from .scan_info import read_scan_info

__all__ = ["ListedStudy", "Series", "is_dicom", "list_series", "listed_study", "read_grid", "read_series"]


def list_series(folder: Path | str) -> list[Series]:
    """Return the series in a folder and its subfolders, by number and description; no pixel is read.

    Raises
    ------
    InputError
        If the folder is not there or holds no DICOM image that can be read.
    """
    found = scan(Path(folder))
    if not found.slices:
        _refuse_broken(found, (), Path(folder))
    return [Series.of(group) for group in grouped(found.slices)]


@dataclass(frozen=True)
class ListedStudy:
    """The series of a study, and which of them is read.

    Attributes
    ----------
    series : tuple of Series
    choice : Choice or None
        What `read_series` takes by itself; None where it refuses.
    remark : str
        Why that one, or why none.
    """

    series: tuple[Series, ...]
    choice: Choice | None
    remark: str


def listed_study(study: Path) -> ListedStudy:
    """Return what a folder, or a zip archive of one, holds.

    Raises
    ------
    InputError
        If it cannot be read, or holds no DICOM image.
    """
    if is_zip(study):
        with unpacked(study) as folder:
            listed = listed_study(folder)
            return replace(listed, remark=listed.remark.replace(str(folder), str(study)))
    every = list_series(study)
    try:
        choice = choose(every, None, study)
    except InputError as error:
        return ListedStudy(tuple(every), None, str(error))
    return ListedStudy(tuple(every), choice, choice.note or "The only CT series of slices is taken.")


def read_series(folder: Path | str, series: str | None = None) -> Volume:
    """Read one CT series.

    Parameters
    ----------
    folder : path
        Searched with its subfolders; or one DICOM file, for the series in its folder that it belongs to (a DICOMDIR
        stands for its folder).
    series : str, optional
        UID, number, description, or a part of the description that only one series has (case does not matter).
        Needed where the folder holds several CT series of which none is clearly best.

    Returns
    -------
    Volume
        int16, or float32 where the rescale slope makes fractions; slices sorted along their normal. The affine holds
        the shear of a tilted gantry. Values are not checked to be a chest CT.

    Raises
    ------
    InputError
        If there is no CT series, several and none of them clearly best, or the series has missing, doubled, irregular
        or unreadable slices, or a file that cannot be decoded.
    """
    folder = Path(folder)
    if folder.is_file():
        folder, series = _around(folder, series)
    found = scan(folder)
    if not found.slices:
        _refuse_broken(found, (), folder)
    choice = choose([Series.of(group) for group in grouped(found.slices)], series, folder)
    upright = choice.series.images
    _refuse_broken(found, upright, folder)
    check_decodable(upright)
    pixels_of = PixelReader()
    slices = without_copies(upright, pixels_of)
    grid = regular_grid(slices, f"The series {slices[0].description!r} in {folder}")
    about = read_scan_info([one.file for one in slices])
    lossy = True if any(one.lossy for one in slices) else about.lossy
    about = replace(about, kernel=slices[0].kernel or about.kernel, lossy=lossy)
    notes = [choice.note] if choice.note else []
    notes += _remarks(slices, about)
    if scouts := choice.series.scouts:
        notes.append(
            f"{counted(scouts, 'image', ('was', 'were'))} left out: at another angle than the others, a scout."
        )
    return Volume(read_pixels(slices, pixels_of), grid, tuple(notes), about)


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


def _refuse_broken(found: Scan, chosen: Sequence[Slice], folder: Path) -> None:
    """Raise where a file that cannot be read may be a slice of the chosen series."""
    its_own = {one.file.parent for one in chosen}
    others = {one.file.parent for one in found.slices} - its_own
    broken = {file: what for file, what in found.broken.items() if file.parent not in others}
    series = {one.series for one in chosen}
    broken |= {one.file: kind_of(one) for one in found.slices if one.series in series and one.unplaced_slice}
    if broken:
        first, what = next(iter(sorted(broken.items())))
        raise InputError(
            f"{len(broken)} of the CT slices in {folder} cannot be read ({first.relative_to(folder)} is the first: "
            f"{what}); copy or export the series again."
        )


def _remarks(slices: Sequence[Slice], about: ScanInfo) -> list[str]:
    """Return what the headers say that bears on the result."""
    notes = []
    if (count := len({one.series for one in slices})) > 1:
        notes.append(f"The slices name {count} series, but lie on one grid of one study: they were read as one CT.")
    return [*notes, *about.limits()]
