"""The DICOM files of a folder: the slices in them, and the files that should hold a slice but cannot be read.

A slice that is dropped in silence is a part of the lung that is missing, so what lies among slices, is named like
them and cannot be read counts as a broken slice; reports, viewers and notes that lie there too do not.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...errors import InputError
from ...runtime.downloads import stand_in
from .headers import DamagedFile, Slice, has_dicom_head, read_slices

_SUFFIXES = (".dcm", ".dicom", ".ima")
"""A file of such a name claims to be DICOM, whatever is in it."""


_SYSTEM_FOLDERS = ("lost+found", "System Volume Information", "$RECYCLE.BIN")
"""At the top of a disk; users may not read them, and no CT is in them."""


@dataclass(frozen=True)
class Scan:
    """What a folder and its subfolders hold.

    Attributes
    ----------
    slices : tuple of Slice
        Every image, in the order of the file names.
    broken : mapping of Path to str
        Files that should hold a slice, with what is wrong with them.
    """

    slices: tuple[Slice, ...]
    broken: dict[Path, str]


def scan(folder: Path) -> Scan:
    """Read the headers of all DICOM files in a folder and its subfolders.

    Raises
    ------
    InputError
        If the folder is not there, may not be read, or holds no DICOM image.
    """
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder; give the folder of a DICOM series.")
    slices: list[Slice] = []
    broken: dict[Path, str] = {}
    others: dict[Path, str] = {}  # no DICOM by their first bytes, with what they are instead
    count = 0
    for file in _files(folder):
        count += 1
        kind = _kind(file)
        if kind == "DICOM":
            try:
                slices += read_slices(file)
            except DamagedFile as error:
                broken[file] = str(error)
        elif kind:
            others[file] = kind
    broken.update(_broken_slices(others, [one.file for one in slices] + list(broken)))
    if not slices and not broken:
        reason = "is empty" if count == 0 else "holds no DICOM image"
        raise InputError(f"The folder {folder} {reason}; give the folder of a CT series, or an image file.")
    return Scan(tuple(slices), broken)


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and its subfolders by name, hidden ones left out."""

    def refuse(error: OSError) -> None:
        raise InputError(f"The folder {error.filename} may not be read by you; change its permissions.") from error

    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SYSTEM_FOLDERS)
        yield from (Path(parent) / name for name in sorted(names) if not name.startswith("."))


def _kind(file: Path) -> str:
    """Return "DICOM", or in a few words what keeps the file from being that; "" for what is no file (a pipe)."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            return ""
        with file.open("rb") as opened:
            head = opened.read(4096)
    except PermissionError:
        return "may not be read by you"
    except OSError as error:
        return f"cannot be opened: {error.strerror}"
    if has_dicom_head(head[:132]):
        return "DICOM"
    if not head:
        return "an empty file"
    if not any(head):
        return "nothing but zeros"
    return stand_in(file) or "no DICOM"


def _broken_slices(others: dict[Path, str], slices: list[Path]) -> dict[Path, str]:
    """Return which of the files that are no DICOM should be slices."""
    sizes = {(file.parent, file.stat().st_size) for file in slices}
    endings = {_ending(file) for file in slices}
    broken = {}
    for file, kind in others.items():
        named_so = file.suffix.lower() in _SUFFIXES
        if kind == "no DICOM":
            # A text or a program is none of ours, unless it is named, or as long, as a slice.
            named_so = named_so or (file.parent, file.stat().st_size) in sizes
        else:
            named_so = named_so or _ending(file) in endings
        if named_so:
            broken[file] = kind
    return broken


def _ending(file: Path) -> str:
    """Return the suffix in lower case; empty where it is a part of a number, as in a UID."""
    ending = file.suffix.lower()
    return "" if ending[1:].isdecimal() else ending
