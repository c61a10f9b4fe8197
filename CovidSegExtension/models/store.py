"""The models on this machine: those of the user and those of the package, found, listed and installed."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from ..errors import CovidSegError, InputError, ModelError
from ..files import atomic_path, resources
from .card import CARD_FILE, ModelCard, is_name, read_card
from .weights import WEIGHTS_FILE, read_weights

DEFAULT = "accurate"
"""Name of the model used when none is named."""


@dataclass(frozen=True)
class ModelEntry:
    """One model folder found on this machine.

    Attributes
    ----------
    name : str
        Of the folder, by which the model is asked for.
    folder : Path
    source : {"user", "package"}
    card : ModelCard or None
        None where the model cannot be used; `error` says why.
    megabytes : float
        Of the weights file.
    error : str or None
    shadowed : bool
        Another folder of this name comes first; this one is asked for by its path.
    """

    name: str
    folder: Path
    source: str
    card: ModelCard | None
    megabytes: float
    error: str | None = None
    shadowed: bool = False


def user_models_folder() -> Path:
    """Return the folder where the user's own models lie; it need not exist."""
    from platformdirs import user_data_path

    return user_data_path("covidseg", appauthor=False) / "models"


def model_folders() -> list[tuple[Path, str]]:
    """Return the folders that hold model folders, the first to be searched first, each with its source."""
    return [(user_models_folder(), "user"), (resources() / "Models", "package")]


def find_model(name: str) -> Path | None:
    """Return the folder of the model of this name: the user's first, then the package's; None where there is none."""
    if not is_name(name):
        return None
    folders = (parent / name for parent, _ in model_folders())
    return next((folder for folder in folders if _is_file(folder / CARD_FILE)), None)


def list_models() -> list[ModelEntry]:
    """Return every model folder of the user and of the package, usable or not, without reading weights."""
    entries: list[ModelEntry] = []
    for parent, source in model_folders():
        for folder in _subfolders(parent):
            if _is_file(folder / CARD_FILE):
                shadowed = any(entry.name == folder.name for entry in entries)
                entries.append(_entry(folder, source, shadowed))
    return entries


def check_name(name: str) -> None:
    """Raise InputError unless a model may be called `name`."""
    if not is_name(name):
        raise InputError(f"A model's name is letters, digits, '.', '_' and '-', at most 64, not '{name}'.")


def check_new(name: str) -> None:
    """Raise InputError if the name is unusable, or a model on this machine has it already."""
    check_name(name)
    for parent, _ in model_folders():
        if (parent / name).exists():
            raise InputError(f"There is a model '{name}' already, in {parent / name}; choose another name.")


def install_model(model_folder: Path) -> Path:
    """Copy a model's folder into the user's under its card's name, whole or not at all; return the new folder.

    Raises
    ------
    InputError
        If a model of that name is there already, or the folder cannot be written.
    ModelError
        If its weights are cut off or altered.
    """
    card = read_model_card(model_folder)
    check_new(card.name)
    read_weights(model_folder, card)
    target = user_models_folder() / card.name
    with atomic_path(target) as folder:
        folder.mkdir()
        for name in (WEIGHTS_FILE, CARD_FILE):
            shutil.copyfile(model_folder / name, folder / name)
    return target


def read_model_card(folder: Path) -> ModelCard:
    """Read the card of a model folder, in which the weights must lie too; a `ModelError` says what is wrong."""
    card = read_card(folder / CARD_FILE)
    if not _is_file(folder / WEIGHTS_FILE):
        raise ModelError(f"{folder / WEIGHTS_FILE} is missing; copy the model's folder again.")
    return card


def _entry(folder: Path, source: str, shadowed: bool) -> ModelEntry:
    weights = folder / WEIGHTS_FILE
    megabytes = weights.stat().st_size / 1e6 if _is_file(weights) else 0.0
    try:
        return ModelEntry(folder.name, folder, source, read_model_card(folder), megabytes, None, shadowed)
    except CovidSegError as error:
        return ModelEntry(folder.name, folder, source, None, megabytes, str(error), shadowed)


def _subfolders(parent: Path) -> list[Path]:
    try:
        return sorted(path for path in parent.iterdir() if not path.name.startswith("."))
    except OSError:  # not there, or not ours to read
        return []


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # False, unlike Path.is_file, where the folder may not be entered
