"""Finding the shared ``Resources`` folder, and writing files so that a half-written one never bears the real name."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import InputError


def resources() -> Path:
    """Return the ``Resources`` folder: inside the installed package, or beside it in a source tree or Slicer."""
    package = Path(__file__).resolve().parent
    for folder in (package / "Resources", package.parent / "Resources"):
        if (folder / "Recipes").is_dir():
            return folder
    raise InputError(f"The Resources folder of CovidSeg was not found beside {package}; install the package again.")


@contextmanager
def atomic_path(target: Path | str) -> Iterator[Path]:
    """Yield a temporary path in the folder of `target`; rename it to `target` on success, remove it otherwise.

    The temporary name keeps the suffixes of `target` (``.nii.gz``, ``.seg.nrrd``), since writers choose the
    format by them. An interrupt (Ctrl-C) counts as failure: what stood at `target` before stays as it was.

    Raises
    ------
    InputError
        If the folder cannot be made or written.
    """
    target = Path(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = tempfile.TemporaryDirectory(prefix=".covidseg-", dir=target.parent)
    except OSError as error:
        raise InputError(
            f"Cannot write to the folder {target.parent} ({error.strerror}); choose one you may write to."
        ) from error
    with folder as name:
        temporary = Path(name) / target.name
        yield temporary
        os.replace(temporary, target)
