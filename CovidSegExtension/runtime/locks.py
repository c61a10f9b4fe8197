"""Locks: files that keep runs out of each other's way, also in folders that several of them make and remove."""

import contextlib
import errno
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

_TRIES = 20
"""How often a folder is made anew that another run, which made it too, removes because it stayed empty."""

_MOMENT_S = 0.02
"""Between two looks at a lock that is waited for."""

_LOOKS = 5
"""How often a lock that says a run has it is looked at before that is believed: it may be the lock of a killed run,
which one that sweeps has taken and not yet wiped."""


class FileLock:
    """A lock file that the system gives free when its process ends, however that happens.

    A run that holds its lock has written a mark into the file. One that sweeps has not: it holds the lock of a run that
    is gone, for as long as it removes what that left. So who finds a lock taken knows whether to give up or to wait.

    `certain` is False where the file system has no locks (some clusters): then nobody can tell a run from its remains.
    """

    def __init__(self, path: Path, file: int, certain: bool) -> None:
        self._path, self._file, self.certain = path, file, certain

    @classmethod
    def take(cls, path: Path) -> "FileLock | None":
        """Return the lock, or None where another run, or another part of this one, holds it; wait while one sweeps."""
        looks = 0
        while True:
            lock, marked = cls._try(path)
            if lock is not None:
                lock._say(b"\n")
                return lock
            looks += marked
            if looks == _LOOKS:
                return None
            time.sleep(_MOMENT_S)

    @classmethod
    def take_to_sweep(cls, path: Path) -> "FileLock | None":
        """Return the lock of a run that is gone, whose remains may be removed; None where anybody holds it."""
        lock, _ = cls._try(path)
        if lock is not None:
            lock._say(b"")
        return lock

    @classmethod
    def wait_for(cls, path: Path) -> "FileLock":
        """Return the lock, however long others hold it."""
        while (lock := cls._try(path)[0]) is None:
            time.sleep(_MOMENT_S)
        return lock

    @classmethod
    def _try(cls, path: Path) -> "tuple[FileLock | None, bool]":
        """Return the lock, or None and whether it bears the mark of a run."""
        while True:
            file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                certain = _lock(file)
            except BlockingIOError:
                marked = os.fstat(file).st_size > 0
                os.close(file)
                return None, marked
            # Its holder may have removed it between our opening and our locking: then the lock is on nothing.
            with contextlib.suppress(OSError):
                if os.path.samestat(os.fstat(file), os.stat(path)):
                    return cls(path, file, certain), False
            os.close(file)

    def _say(self, mark: bytes) -> None:
        """Write the mark of a run, or wipe it."""
        try:
            os.ftruncate(self._file, 0)
            os.write(self._file, mark)
        except OSError:
            self.release()
            raise

    def release(self) -> None:
        """Remove the lock file and give the lock free."""
        if os.name == "nt":  # an open file cannot be removed there
            os.close(self._file)
        with contextlib.suppress(OSError):
            os.unlink(self._path)
        if os.name != "nt":
            os.close(self._file)


def lock_in_made_folder(folder: Path, take: Callable[[], FileLock | None]) -> tuple[FileLock | None, list[Path]]:
    """Make a folder and take a lock in it; return the lock, and the folders that were made, innermost first.

    Another run that made the folder as well may remove it, while it is empty, between our making and our locking: then
    it is made anew.
    """
    tries = 0
    while True:
        made = [path for path in (folder, *folder.parents) if not path.exists()]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return take(), made
        except OSError as error:
            remove_empty(made)
            tries += 1
            if tries == _TRIES or not isinstance(error, FileNotFoundError | FileExistsError):
                raise


def remove_empty(folders: Sequence[Path]) -> None:
    """Remove folders, innermost first, as far as they are empty."""
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()


def _lock(file: int) -> bool:
    """Lock an open file; return whether the file system has locks at all.

    Raises
    ------
    BlockingIOError
        If another holds the lock.
    """
    if os.name == "nt":
        import msvcrt

        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # Windows only
        except OSError as error:
            raise BlockingIOError from error
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError as error:
        if error.errno not in (errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP):
            raise
        return False
    return True
