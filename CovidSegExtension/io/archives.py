"""A zipped study: measured and checked before anything is unpacked, and nothing is left behind.

An archive says of itself how large it is and where its files go; none of that is believed. A process that is killed
cannot tidy up: what it left is removed by the next one that unpacks something.
"""

import contextlib
import shutil
import stat
import tempfile
import uuid
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from ..errors import InputError
from ..files import write_error
from ..runtime.downloads import ZIP_ARCHIVE, stand_in
from ..runtime.locks import FileLock

_PREFIX = "covidseg-unpacked-"
_LOCK = ".lock"

MOST_FILES = 50_000
"""A study of many series has some thousands."""
MOST_BYTES = 1 << 34
"""16 GiB: no study of one patient is larger."""
MOST_TIMES = 150
"""How far CT shrinks at the most, all files together; pictures of one colour shrink a thousand times."""
_SMALL = 1 << 26
"""Bytes below which it does not matter how far they shrank."""
_PIECE = 1 << 20


def is_zip(path: Path) -> bool:
    """Whether a file is a zip archive, by its name or its first bytes."""
    if not path.is_file():
        return False
    if path.suffix.lower() == ".zip":
        return True
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """Yield a folder with the files of a zip archive; it is removed at the end, whatever happens.

    Errors that name a file in the folder are made to name the archive.

    Raises
    ------
    InputError
        If the archive is damaged, protected by a password or too large, or names files outside itself.
    WriteError
        If there is no room to unpack it.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        if (kind := stand_in(path)) not in ("", ZIP_ARCHIVE):
            raise InputError(f"{path} is {kind}, not a zip archive; download the file itself.") from error
        raise InputError(f"{path} is no zip archive, damaged or cut off; copy or export it again.") from error
    except OSError as error:
        raise InputError(f"{path} may not be read by you; change its permissions or copy it.") from error
    with archive, _temporary_folder() as folder:
        wanted = _checked(archive, path)
        needed = sum(member.file_size for member in wanted)
        if needed > shutil.disk_usage(folder).free:
            raise InputError(
                f"{path} holds {needed / 1e9:.1f} GB, more than there is room for in {folder.parent}; make room, or "
                "unpack it where there is."
            )
        for member in wanted:
            _extract(archive, member, folder, path)
        try:
            yield folder
        except InputError as error:
            if str(folder) not in str(error):
                raise
            text = str(error).replace(f"The folder {folder}", f"The archive {path}").replace(str(folder), str(path))
            raise InputError(text) from error


def _checked(archive: zipfile.ZipFile, path: Path) -> list[zipfile.ZipInfo]:
    """Return the members to unpack; raise where the archive as a whole is not to be trusted."""
    members = archive.infolist()
    if len(members) > MOST_FILES:
        raise InputError(f"{path} holds {len(members)} files, more than any study; give the folder of the study.")
    for member in members:
        name = PurePosixPath(member.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or ":" in member.filename or "\0" in member.filename:
            raise InputError(f"{path} names a file outside itself ({member.filename!r}); it is not to be trusted.")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise InputError(f"{path} holds a link ({member.filename!r}), not a file; zip the files themselves.")
        if member.flag_bits & 0x1:
            raise InputError(f"{path} is protected by a password; unpack it, and give the folder.")
    total, packed = sum(member.file_size for member in members), sum(member.compress_size for member in members)
    if total > MOST_BYTES or (total > _SMALL and total > MOST_TIMES * max(packed, 1)):
        raise InputError(
            f"{path} would unpack to {total / 1e9:.1f} GB from {packed / 1e6:.1f} MB, as no study does; it is not to "
            "be trusted."
        )
    wanted = [member for member in members if not member.is_dir() and not _hidden(member.filename)]
    if not wanted:
        raise InputError(f"{path} is an empty archive; zip the folder of the study again.")
    return wanted


def _hidden(name: str) -> bool:
    """Whether a system put the file there for itself."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _extract(archive: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path, path: Path) -> None:
    """Write one member under its own name, no more of it than the archive said."""
    target = folder.joinpath(*PurePosixPath(member.filename.replace("\\", "/")).parts)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(member) as source, target.open("xb") as file:
            left = member.file_size
            while left and (piece := source.read(min(left, _PIECE))):
                file.write(piece)
                left -= len(piece)
            if left or source.read(1):
                raise zipfile.BadZipFile(member.filename)
    except FileExistsError as error:
        raise InputError(f"{path} holds {member.filename!r} twice; zip the folder of the study again.") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise InputError(
            f"{path} is damaged or packed in an unknown way ({member.filename!r} is the first); zip it again."
        ) from error
    except OSError as error:
        raise write_error(target, error) from error


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    """Make a folder for this process, sweep those of killed ones, and remove it at the end."""
    parent = Path(tempfile.gettempdir())
    _sweep(parent)
    folder = parent / f"{_PREFIX}{uuid.uuid4().hex}"
    lock = FileLock.take(parent / f"{folder.name}{_LOCK}")  # before there is a folder that another run could sweep
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            lock.release()


def _sweep(parent: Path) -> None:
    names = {path.name.removesuffix(_LOCK) for path in parent.glob(f"{_PREFIX}*")}
    for name in names:
        with contextlib.suppress(OSError):  # another user's
            lock = FileLock.take_to_sweep(parent / f"{name}{_LOCK}")
            if lock is None:
                continue
            if lock.certain:
                shutil.rmtree(parent / name, ignore_errors=True)
            lock.release()
