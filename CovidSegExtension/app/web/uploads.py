"""Files that a browser sends: bounded, kept under names of our own in a private folder, and read by our readers."""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from aiohttp import BodyPartReader, web

from ...errors import InputError
from ...io import images
from ...io.archives import is_zip, unpacked
from ...io.dicom.headers import read_slices
from ...volume import Volume
from ...worker.translation import tr as _

MAX_BYTES = 4 << 30
"""Of one upload, and of what an archive unpacks to: ten times a large chest CT in 16 bits."""

MAX_FILES = 20_000
"""Of one upload or archive: a CT of 1 mm slices has some 400."""

_CHUNK = 1 << 20

_DEEPEST = 8
"""Folders of a name that are kept."""


@dataclass(frozen=True)
class ReadCt:
    """A CT that was read.

    Attributes
    ----------
    volume : Volume
    name : str
        What the page calls it: the file's name without suffix.
    path : Path
        Where it lies.
    instances : dict of str to Path
        The files of its DICOM series by SOP Instance UID; empty where it is none.
    """

    volume: Volume
    name: str
    path: Path
    instances: dict[str, Path] = field(default_factory=dict)


def safe_name(name: str) -> str:
    """Return the last part of a name, whatever separators it has, with letters, digits and ``.-_ `` only."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(letter if letter.isalnum() or letter in "._- " else "_" for letter in last)[-80:].strip(" .")
    return kept or "file"


def safe_path(name: str) -> Path:
    """Return a path within a folder, from a name with folders in it, by `safe_name`; the deepest folders alone."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return Path(*map(safe_name, parts[-_DEEPEST:])) if parts else Path(safe_name(""))


async def receive(request: web.Request, folder: Path, keeps_folders: bool = False) -> Path:
    """Keep the files of a multipart request in `folder`; return the one file, or the folder where there are several.

    Parameters
    ----------
    keeps_folders : bool
        Whether files keep their own names, in the folders that they came from: the folder is returned in any case.

    Raises
    ------
    InputError
        If there is none, or more than the limits allow.
    """
    kept: list[Path] = []
    left = MAX_BYTES
    if request.content_type != "multipart/form-data":
        raise InputError(_("No file came; choose a CT."))
    reader = await request.multipart()
    while (part := await reader.next()) is not None:
        if not isinstance(part, BodyPartReader) or not part.filename:
            continue
        if len(kept) >= MAX_FILES:
            raise InputError(_("More than {count} files; choose the folder of one CT.").format(count=MAX_FILES))
        # Numbered, so that files of the same name in several folders stand beside each other.
        path = folder / f"{len(kept):05d}-{safe_name(part.filename)}"
        if keeps_folders:
            path = _free(folder / safe_path(part.filename))
        left = await _keep(part, path, left)
        kept.append(path)
    if not kept:
        raise InputError(_("No file came; choose a CT."))
    return kept[0] if len(kept) == 1 and not keeps_folders else folder


def _free(path: Path) -> Path:
    """Return a path that nothing has yet, with its folder made: names may differ only in what was not kept of them."""
    while path.exists():
        path = path.with_name(f"_{path.name}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise InputError(_("A file and a folder have the same name; rename one of the two.")) from error
    return path


async def _keep(part: BodyPartReader, path: Path, left: int) -> int:
    """Write a part to a file; return how many bytes may still come."""
    with path.open("xb") as file:
        while chunk := await part.read_chunk(_CHUNK):
            left -= len(chunk)
            if left < 0:
                text = _("More than {gib} GiB; choose the files of one CT.")
                raise InputError(text.format(gib=MAX_BYTES >> 30))
            file.write(chunk)
    return left


def read_ct(path: Path, shown: str | None = None) -> ReadCt:
    """Read a CT: a volume file, a DICOM file or folder, or a zip archive with either.

    Parameters
    ----------
    shown : str, optional
        What errors call it instead of `path`, which the person never chose.

    Raises
    ------
    InputError
        If it is no chest CT in HU.
    """
    name = shown or path.name
    try:
        if not is_zip(path):
            volume, instances = _read(path)
        else:
            with unpacked(path) as folder:
                volume, instances = _read(folder)
                instances = _keep_slices(instances, path.with_name(f"{path.stem}-slices"))
    except InputError as error:
        text = str(error)
        for place in (path, path.parent):
            text = text.replace(f"{place}{os.sep}", "").replace(str(place), name)
        raise InputError(text) from error
    return ReadCt(volume, images.stem(name), path, instances)


def _read(path: Path) -> tuple[Volume, dict[str, Path]]:
    """Return the CT, and the files of its DICOM series by SOP Instance UID."""
    if path.is_dir():
        files = [file for file in path.rglob("*") if file.is_file()]
        if len(files) == 1 and images.is_image_name(files[0]):
            path = files[0]
    volume = images.read_volume(path)
    return volume, {one.instance: file for file in volume.scan.files for one in read_slices(file)}


def _keep_slices(instances: dict[str, Path], folder: Path) -> dict[str, Path]:
    """Move the files of a series out of an unpacked archive, which is removed, for the DICOM export."""
    folder.mkdir(mode=0o700, exist_ok=True)
    kept = {}
    for number, (uid, file) in enumerate(instances.items()):
        kept[uid] = Path(shutil.move(file, folder / f"{number:05d}.dcm"))
    return kept
