"""Cases checked and prepared once for all runs: kept by content in one folder, bounded, safe with several runs at once.

An entry is found by the SHA-256 of all that bears on it: the bytes of image, label and lung mask, what was annotated,
the settings, the code and the packages that make it. It takes its name whole or not at all. Whoever uses one touches
it; what no run that is alive has touched is removed, the longest unused first, while the folder is larger than its
limit.
"""

import contextlib
import dataclasses
import functools
import hashlib
import importlib.metadata
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ... import __version__
from ...datasets.cases import Case
from ...datasets.quality import CaseCheck, check_case
from ...errors import InputError
from ...files import file_sha256, resources, write_error
from ...labels import CLASSES, LUNGS, Target
from ...preprocessing import Preprocessing
from ...recipes.schema import Phantoms, Sampling
from ...runtime.locks import FileLock
from ...validation import from_values
from .phantoms import draw_phantom, phantom_case

if TYPE_CHECKING:
    from PIL.Image import Image

    from .preparation import PreparedCase

FOLDER_VARIABLE, LIMIT_VARIABLE = "COVIDSEG_CACHE", "COVIDSEG_CACHE_GB"

LIMIT_GB = 30.0
"""A CT of 512 × 512 × 300 voxels takes 0.4 GB."""

_CODE = (
    *("labels.py", "geometry.py", "volume.py", "boxes.py", "preprocessing.py", "io", "lungs", "phantom", "datasets"),
    *("training/data/preparation.py", "training/data/phantoms.py"),
)
"""What of the package makes the entries: where it changes, they are made anew."""

_PACKAGES = ("torch", "numpy", "scipy", "SimpleITK", "nibabel", "pillow")
_USED = "used"


@dataclass(frozen=True)
class Layout:
    """What of a recipe says how a case is prepared."""

    preprocessing: Preprocessing
    sampling: Sampling = field(default_factory=Sampling)
    target: Target = CLASSES

    @property
    def identity(self) -> list[Any]:
        """What bears on the files of every case: targets other than the lungs share theirs, and crops too."""
        return [self.preprocessing.mask, self.target.foreground == (LUNGS,)]

    def write(self, case: Case, folder: Path) -> None:
        """Lay a case out in a new folder."""
        from .preparation import lay_out

        lay_out(case, folder, self.preprocessing.mask, self.sampling, self.target)

    def read(self, case: Case, folder: Path) -> "PreparedCase":
        """Return a case that was laid out."""
        from .preparation import read_prepared

        return read_prepared(case, folder, self.preprocessing, self.target)


class Cache:
    """A folder of entries; see the module.

    Parameters
    ----------
    root : Path
    limit_gb : float
    """

    def __init__(self, root: Path, limit_gb: float = LIMIT_GB) -> None:
        self.root, self._limit_bytes = root, limit_gb * 1e9

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Keep what is used meanwhile from other runs' sweeping; sweep before and after."""
        runs = self.root / "runs"
        try:
            runs.mkdir(parents=True, exist_ok=True)
            own = FileLock.take(runs / f"{os.getpid()}-{time.monotonic_ns()}.lock")
        except OSError as error:
            raise write_error(self.root, error) from error
        assert own is not None, "nobody else has this name"
        try:
            self.sweep()
            yield
        finally:
            own.release()
            self.sweep()

    def check(self, case: Case) -> "tuple[CaseCheck, Image | None]":
        """Return what `check_case` returns; a case that can be used is looked at once only."""
        try:
            identity = [file_sha256(case.image), file_sha256(case.label), case.name, case.data_set, case.annotated]
        except OSError:  # it is named with the others that cannot be read
            return check_case(case)
        key = _key("check", *identity, case.stored, case.distrusted)
        problem: list[CaseCheck] = []

        def make(folder: Path) -> None:
            found, picture = check_case(case)
            if found.problem or picture is None:
                problem.append(found)
                raise _NotKept
            folder.mkdir()
            (folder / "check.json").write_text(json.dumps(dataclasses.asdict(found)), encoding="utf-8")
            picture.save(folder / "picture.png")

        try:
            folder = self._entry(key, make)
        except _NotKept:
            return problem[0], None
        from PIL import Image

        with Image.open(folder / "picture.png") as file:
            picture = file.convert("RGB")
        return from_values(CaseCheck, json.loads((folder / "check.json").read_text(encoding="utf-8"))), picture

    def prepare(self, case: Case, layout: "Layout") -> "PreparedCase":
        """Return a case laid out and cropped as `layout` says."""
        lungs = None if case.lungs is None else file_sha256(case.lungs)
        identity = [file_sha256(case.image), file_sha256(case.label), lungs, case.stored, case.distrusted]
        sampling = layout.sampling
        hides = [case.unknown.tolist(), sampling.denser_by_hu, sampling.thinnest_mm] if case.unknown.any() else None
        key = _key("prepared", *identity, *layout.identity, hides)
        return layout.read(case, self._entry(key, partial(layout.write, case)))

    def prepare_phantom(self, settings: Phantoms, index: int, layout: "Layout") -> "PreparedCase":
        """Return a phantom of `settings`, counted from 0, as a prepared case; it is drawn only where it must be."""
        key = _key("phantom", settings.seed + index, index % 9, *layout.identity)

        def make(folder: Path) -> None:
            with tempfile.TemporaryDirectory(dir=folder.parent) as drawn:
                layout.write(draw_phantom(settings, Path(drawn), index), folder)

        folder = self._entry(key, make)
        return layout.read(phantom_case(settings, folder, index), folder)

    def sweep(self) -> None:
        """Remove what is left of killed runs and, beyond the limit, the entries that have been unused longest."""
        with _locked(self.root / "sweep.lock") as lock:
            if not lock.certain:  # a disk on which nobody can tell whether a run is alive: nothing is removed
                return
            since = self._oldest_run()
            self._remove_leftovers(since)
            self._remove_unused(since)

    def _remove_leftovers(self, since: float) -> None:
        """Remove what killed runs left half made, or half removed."""
        for folder in self.root.glob("entries/.*"):
            with contextlib.suppress(OSError):
                if folder.stat().st_mtime < since:
                    shutil.rmtree(folder, ignore_errors=True)

    def _remove_unused(self, since: float) -> None:
        """Remove what no run has used from `since` on, the longest unused first, until the rest is within the limit."""
        entries = []
        for folder in (path for path in self.root.glob("entries/[!.]*") if path.is_dir()):
            with contextlib.suppress(OSError):  # of those that others are making
                entries.append(((folder / _USED).stat().st_mtime, _bytes(folder), folder))
        size = sum(one for _, one, _ in entries)
        for used, one, folder in sorted(entries):
            if size <= self._limit_bytes or used >= since:
                break
            away = folder.with_name(f".away-{folder.name}")
            with contextlib.suppress(OSError):
                os.replace(folder, away)
                size -= one
            shutil.rmtree(away, ignore_errors=True)

    def _oldest_run(self) -> float:
        """Return when the longest of the runs that are alive began; now, where there is none."""
        since = time.time()
        for path in self.root.glob("runs/*.lock"):
            with contextlib.suppress(OSError):
                began = path.stat().st_mtime
                lock = FileLock.take_to_sweep(path)
                if lock is None:
                    since = min(since, began)
                else:
                    lock.release()
        return since

    def _entry(self, key: str, make: Callable[[Path], None]) -> Path:
        """Return the folder of an entry; `make` writes it where there is none, or waits while another run does."""
        folder = self.root / "entries" / key
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            with _locked(folder.with_name(f"{key}.lock")):
                if not self._touch(folder):
                    _make_whole(folder, make)
        except OSError as error:
            raise write_error(folder, error) from error
        return folder

    def _touch(self, folder: Path) -> bool:
        """Note that an entry is used now; return whether there is one."""
        with _locked(self.root / "sweep.lock"):
            try:
                os.utime(folder / _USED)
            except FileNotFoundError:
                return False
        return True


class _NotKept(Exception):
    """What was made is of no use to others."""


def default_folder() -> Path | None:
    """Return the folder that the user chose for entries; None where that is left to us."""
    chosen = os.environ.get(FOLDER_VARIABLE, "")
    return Path(chosen).expanduser() if chosen else None


def user_folder() -> Path:
    """Return the folder in which entries are kept unless the user chose another."""
    from platformdirs import user_cache_path

    return user_cache_path("covidseg") / "training"


def limit_gb() -> float:
    """Return how large the folder may grow between runs.

    Raises
    ------
    InputError
        If the environment says something that is no size.
    """
    text = os.environ.get(LIMIT_VARIABLE, "") or str(LIMIT_GB)
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise InputError(f"{LIMIT_VARIABLE} is '{text}'; expected a size in GB, such as 30.")
    return value


@contextmanager
def _locked(path: Path) -> Iterator[FileLock]:
    """Hold a lock that others hold for as long as they make an entry, or sweep."""
    lock = FileLock.wait_for(path)
    try:
        yield lock
    finally:
        lock.release()


def _make_whole(folder: Path, make: Callable[[Path], None]) -> None:
    """Let `make` write a folder beside `folder`, which then takes its name."""
    with tempfile.TemporaryDirectory(prefix=".new-", dir=folder.parent) as place:
        made = Path(place) / folder.name
        make(made)
        (made / _USED).touch()
        # Where a disk has no locks another may have been first; its entry is the same.
        with contextlib.suppress(FileExistsError):
            os.rename(made, folder)


def _key(kind: str, *identity: Any) -> str:
    maker = code_digest() if kind == "check" else maker_digest()
    text = json.dumps([kind, maker, *identity], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:40]


@functools.lru_cache(maxsize=1)
def maker_digest() -> str:
    """Return a digest of what prepares cases: that of the code, and arithmetic of this machine."""
    import torch

    from ...networks.precision import reduced_precision

    return f"{code_digest()} {reduced_precision(torch.device('cpu'))}"


@functools.lru_cache(maxsize=1)
def code_digest() -> str:
    """Return a digest of what looks over and prepares cases: code, weights of the lungs, packages."""
    package = Path(__file__).resolve().parents[2]
    digest = hashlib.sha256(__version__.encode())
    for name in _CODE:
        place = package / name
        for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
            digest.update(path.read_bytes())
    for card in sorted((resources() / "Models").glob("*/card.json")):
        digest.update(card.read_bytes())
    versions = [importlib.metadata.version(name) for name in _PACKAGES]
    digest.update(json.dumps(versions).encode())
    return digest.hexdigest()


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())
