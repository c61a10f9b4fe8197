"""Which CTs paths stand for: volumes, DICOM folders, folders of volumes, or the slices of a series one by one."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..errors import InputError, counted
from ..io.archives import is_zip
from ..io.dicom.files import scan
from ..io.dicom.headers import is_dicom, series_of
from ..io.images import is_image_name


def find_sources(inputs: Sequence[Path], recursive: bool = False) -> list[Path]:
    """Return the CTs to read, each a volume file, a DICOM folder, or one DICOM file that stands for its series.

    Parameters
    ----------
    inputs : sequence of Path
        As they were given. DICOM files of one series are one CT, and so is a zip archive of a study.
    recursive : bool
        Take each folder with volumes or DICOM below a folder that has none itself.

    Raises
    ------
    InputError
        If a path is not there, a folder mixes DICOM and volumes, or what it holds lies deeper.
    """
    for path in inputs:
        if not path.exists():
            raise InputError(f"{path} does not exist; give a volume, a DICOM folder or a folder of volumes.")
    sources: list[Path] = []
    for path in inputs:
        if not path.is_dir():
            sources.append(path)
        elif recursive:
            sources += [source for folder in _folders(path) for source in _in_folder(folder)]
        else:
            sources += _in_folder(path) or [_dicom_below(path)]
    return _one_a_series(sources)


def lone_archive(path: Path) -> Path | None:
    """Return the zip archive of a folder that holds it and nothing else; raise `InputError` where it holds several."""
    files = [file for file in path.iterdir() if not file.name.startswith(".")] if path.is_dir() else []
    if not files or not all(map(is_zip, files)):
        return None
    if len(files) > 1:
        raise InputError(f"{path} holds {len(files)} zip archives ({sorted(files)[0]} is the first); give one of them.")
    return files[0]


def check_folder(folder: Path) -> None:
    """Raise an `InputError` where a folder holds no file that is a slice, or should be one."""
    files = (parent / name for parent in _folders(folder) for name in sorted(os.listdir(parent)))
    if not any(file.is_file() and is_dicom(file) for file in files):
        scan(folder)  # says what is there instead


def _folders(path: Path) -> Iterator[Path]:
    for parent, folders, _ in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield Path(parent)


def _files(folder: Path) -> list[Path]:
    """Return the files in a folder that are not hidden, and the links to nothing: each is told, as its case fails."""
    return sorted(
        file
        for file in folder.iterdir()
        if not file.name.startswith(".") and (file.is_file() or (file.is_symlink() and not file.exists()))
    )


def _in_folder(folder: Path) -> list[Path]:
    """Return the volumes in a folder, or the folder where it holds DICOM, or zipped studies; or nothing."""
    files = _files(folder)
    volumes = [file for file in files if is_image_name(file)]
    dicom = any(is_dicom(file) for file in files if not is_image_name(file))
    if volumes and dicom:
        raise InputError(
            f"{folder} holds DICOM and also volumes such as {volumes[0].name}; name the volumes, or move them away."
        )
    return volumes or [folder] * dicom or [file for file in files if is_zip(file)]


def _dicom_below(path: Path) -> Path:
    """Return a folder to be read as DICOM; raise where what lies deeper is volumes."""
    volumes = []
    for folder in _folders(path):
        files = _files(folder)
        volumes += [file for file in files if is_image_name(file)]
        if any(is_dicom(file) for file in files if not is_image_name(file)):
            return path
    if volumes:
        raise InputError(
            f"{path} holds no CT itself, but {counted(len(volumes), 'volume', ('lies', 'lie'))} deeper ({volumes[0]} "
            "is the first); give the folders, or take everything with --recursive."
        )
    return path


def _one_a_series(sources: list[Path]) -> list[Path]:
    """Return the sources with one DICOM file kept of each series in each folder."""
    files = [path for path in sources if path.is_file() and not is_image_name(path) and is_dicom(path)]
    if len(files) < 2:
        return sources
    series: dict[Path, dict[str, Path]] = {}
    for file in files:
        series.setdefault(file.parent, {}).setdefault(series_of(file), file)
    kept: set[Path] = set()
    for folder, firsts in series.items():
        images = {uid: file for uid, file in firsts.items() if uid} or firsts  # reports and indexes stand beside
        given = sum(file.parent == folder for file in files)
        # Where each slice names a series of its own, the reader joins them.
        kept |= {next(iter(images.values()))} if 2 < given == len(images) else set(images.values())
    return [path for path in sources if path in kept or path not in files]
