"""The shared ``Resources`` folder, and writing files: whole, all together or none, and never by two runs at once."""

import contextlib
import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import InputError, WriteError
from .runtime.locks import FileLock, lock_in_made_folder, remove_empty

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PREFIX = ".covidseg-"
_LOCK = ".lock"
_BLOCK = 1 << 22
_REASONS = {
    errno.ENOSPC: "the disk is full; make room, or choose another disk",
    errno.EDQUOT: "your quota on this disk is used up; make room, or choose another disk",
    errno.EFBIG: "the file is larger than this disk or session allows; choose another disk",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.EACCES: "you may not write there; choose another folder",
    errno.EPERM: "you may not write there; choose another folder",
    errno.EROFS: "the disk is read-only; choose another one",
    errno.ENOTDIR: "a part of the path is a file, not a folder; choose another folder",
    errno.EIO: "the disk reports an error; choose another one",
}

_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.EMLINK, errno.EXDEV, errno.EACCES}
"""What a file system that has no hard links (FAT, some network disks) says when asked for one."""


def resources() -> Path:
    """Return the ``Resources`` folder: inside the installed package, or beside it in a source tree or Slicer."""
    package = Path(__file__).resolve().parent
    for folder in (package / "Resources", package.parent / "Resources"):
        if (folder / "Recipes").is_dir():
            return folder
    raise InputError(f"The Resources folder of CovidSeg was not found beside {package}; install the package again.")


@contextmanager
def atomic_path(target: Path | str, *, overwrite: bool = True) -> Iterator[Path]:
    """Yield a temporary path for one file or folder; see `atomic_paths`."""
    with atomic_paths([Path(target)], overwrite=overwrite) as (temporary,):
        yield temporary


@contextmanager
def atomic_paths(targets: Sequence[Path], *, overwrite: bool = True) -> Iterator[list[Path]]:
    """Yield a temporary path for each target; at the end all of them take their names, or none does.

    A temporary path lies beside its target and bears its name, since writers choose the format by the suffix
    (``.nii.gz``, ``.seg.nrrd``). On success every file is flushed to the disk before the first takes its name; where a
    later one cannot, those before it give their names back. An interrupt (Ctrl-C) counts as failure: what stood at the
    targets before stays as it was. What a killed process left in the folders is removed.

    Parameters
    ----------
    overwrite : bool
        Whether files that exist are replaced. If not, a file that appears while this one is written stays too.

    Raises
    ------
    WriteError
        If a file cannot be written, exists and is to stay, or is being written by another process.
    """
    with ExitStack() as stack:
        places = [stack.enter_context(_place(Path(target))) for target in targets]
        if not overwrite:
            for place in places:
                place.refuse_existing()
        try:
            yield [place.temporary for place in places]
            for place in places:
                place.flush()
        except OSError as error:
            raise _write_error(error, [place.target for place in places]) from error
        except WriteError as error:  # of a writer that is careful by itself: it knows the temporary names only
            message = str(error)
            for place in places:
                message = message.replace(str(place.temporary), str(place.target))
            raise WriteError(message) from error
        _take_names(places, overwrite)


def check_writable(target: Path) -> None:
    """Raise the `WriteError` that writing `target` would end in, before there is anything to write; nothing stays."""
    with _place(target):
        pass


def write_text(target: Path | str, text: str) -> None:
    """Write a text in UTF-8, whole or not at all; what is no character (a byte of a file's name) becomes an escape."""
    with atomic_path(target) as temporary:
        temporary.write_text(text, encoding="utf-8", errors="backslashreplace")


def json_text(values: Any) -> str:
    """Return values as the text of a JSON file; NaN and infinities, which JSON has not, are an error."""
    return json.dumps(values, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def refuse_existing(files: Iterable[Path], overwrite: bool) -> None:
    """Raise InputError, before the work, where a file that is to be written exists and may not be replaced."""
    for file in files:
        if file.exists() and not overwrite:
            raise InputError(f"{file} exists; choose another name, or replace it with --force.")


def save_array(path: Path, array: "NDArray") -> None:
    """Write an array as `numpy.save` does; of one of shape (Z, Y, X), rows of nothing but 0 take no time and no space.

    Between a slice's first and last row with something in it all is written, and the file has holes elsewhere, which
    read as 0: of masks and label maps a quarter is left.
    """
    import numpy as np

    if array.ndim != 3:
        np.save(path, array, allow_pickle=False)
        return
    header = {"descr": np.lib.format.dtype_to_descr(array.dtype), "fortran_order": False, "shape": array.shape}
    row_bytes = array.shape[2] * array.itemsize
    with path.open("wb") as file:
        np.lib.format.write_array_header_1_0(file, header)
        start = file.tell()
        file.truncate(start + array.nbytes)
        for z, plane in enumerate(array):
            used = np.flatnonzero(plane.any(axis=1))
            if len(used):
                file.seek(start + (z * array.shape[1] + int(used[0])) * row_bytes)
                file.write(np.ascontiguousarray(plane[used[0] : used[-1] + 1]).data)


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file's content, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def write_error(target: Path, error: OSError) -> WriteError:
    """Return the sentence for a file that cannot be written."""
    reason = _REASONS.get(error.errno or 0, f"{error.strerror or error}; choose another name or folder")
    return WriteError(f"Cannot write {target}: {reason}.")


def _write_error(error: OSError, targets: Sequence[Path]) -> WriteError:
    """Name the target whose temporary file the error names; where it names none, the first one."""
    named = {Path(str(name)).name for name in (error.filename, error.filename2) if name is not None}
    return write_error(next((target for target in targets if target.name in named), targets[0]), error)


def _take_names(places: "Sequence[_Place]", overwrite: bool) -> None:
    done: list[_Place] = []
    try:
        for place in places:
            # Only where a later one may fail is there something to go back to.
            place.take_name(overwrite, keep_previous=len(places) > 1)
            done.append(place)
    except BaseException as error:
        for place in reversed(done):
            place.give_name_back()
        if isinstance(error, OSError):
            raise write_error(places[len(done)].target, error) from error
        raise


class _Place:
    """A folder beside a target, in which it is written before it takes its name."""

    def __init__(self, target: Path, folder: Path) -> None:
        self.target = target
        self.temporary = folder / target.name
        self._previous = folder / (hashlib.sha256(target.name.encode("utf-8", "surrogateescape")).hexdigest()[:32])

    def refuse_existing(self) -> None:
        """Raise `WriteError` if there is something at the target."""
        if os.path.lexists(self.target):
            raise WriteError(f"{self.target} exists and is not replaced; choose another name, or remove it.")

    def flush(self) -> None:
        """Bring what was written to the disk, so that a full one says so now."""
        files = [self.temporary]
        if self.temporary.is_dir():
            files = [path for path in self.temporary.rglob("*") if path.is_file()]
        for path in files:
            file = os.open(path, os.O_RDWR)
            try:
                os.fsync(file)
            finally:
                os.close(file)

    def take_name(self, overwrite: bool, keep_previous: bool) -> None:
        """Give the temporary file its name."""
        if not overwrite and not self.temporary.is_dir():
            self._take_free_name()
            return
        if keep_previous and self.target.is_file():
            _link_or_copy(self.target, self._previous)
        os.replace(self.temporary, self.target)

    def _take_free_name(self) -> None:
        try:
            os.link(self.temporary, self.target)  # unlike a rename, it fails where there is a file
            os.unlink(self.temporary)
        except FileExistsError:
            raise WriteError(
                f"{self.target} appeared while it was computed and is not replaced; choose another name."
            ) from None
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            self.refuse_existing()
            os.replace(self.temporary, self.target)

    def give_name_back(self) -> None:
        """Undo `take_name`."""
        with contextlib.suppress(OSError):
            if self._previous.exists():
                os.replace(self._previous, self.target)
            else:
                os.replace(self.target, self.temporary)


def _link_or_copy(source: Path, copy: Path) -> None:
    try:
        os.link(source, copy)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copy2(source, copy)


@contextmanager
def _place(target: Path) -> Iterator[_Place]:
    """Lock a target and make its folder; remove both, and parents that were made in vain, at the end."""
    parent = target.parent
    key = hashlib.sha256(target.name.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    try:
        lock, made = lock_in_made_folder(parent, lambda: _lock_target(target, key))
    except OSError as error:
        raise write_error(target, error) from error
    if lock is None:
        raise WriteError(f"{target} is being written by another run; wait for it, or choose another name.")
    folder: Path | None = None
    try:
        try:
            if lock.certain:
                _remove_left_behind(parent, key)
            folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{key}-", dir=parent))
        except OSError as error:
            raise write_error(target, error) from error
        yield _Place(target, folder)
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        lock.release()
        remove_empty(made)
        _flush_folder(parent)


def _lock_target(target: Path, key: str) -> FileLock | None:
    if len(os.fsencode(target.name)) > _longest_name(target.parent):
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))
    _sweep(target.parent, key)
    return FileLock.take(target.parent / f"{_PREFIX}{key}{_LOCK}")


def _longest_name(folder: Path) -> int:
    """Return how many bytes a name in the folder may have."""
    return os.pathconf(folder, "PC_NAME_MAX") if hasattr(os, "pathconf") else 255


def _flush_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    with contextlib.suppress(OSError):
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def _sweep(parent: Path, own_key: str) -> None:
    """Remove what killed runs left in a folder: all of ours whose lock nobody holds."""
    with os.scandir(parent) as entries:
        names = [entry.name for entry in entries if entry.name.startswith(_PREFIX)]
    for key in {name[len(_PREFIX) :].partition("-")[0].removesuffix(_LOCK) for name in names} - {own_key}:
        with contextlib.suppress(OSError):
            lock = FileLock.take_to_sweep(parent / f"{_PREFIX}{key}{_LOCK}")
            if lock is not None:
                if lock.certain:
                    _remove_left_behind(parent, key)
                lock.release()


def _remove_left_behind(parent: Path, key: str) -> None:
    for folder in parent.glob(f"{_PREFIX}{key}-*"):
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def folder_to_oneself(folder: Path, lock_name: str, refusal: str) -> Iterator[None]:
    """Keep other runs out of a folder, which is made if it is not there, and removed if it stays empty.

    Raises
    ------
    InputError
        Saying `refusal`, where another run holds the lock.
    WriteError
        If the folder cannot be made or written.
    """
    try:
        lock, made = lock_in_made_folder(folder, lambda: FileLock.take(folder / lock_name))
    except OSError as error:
        raise write_error(folder, error) from error
    if lock is None:
        raise InputError(refusal)
    try:
        yield
    finally:
        lock.release()
        remove_empty(made)
