"""A model on disk: a folder with ``model.json`` (what it is) and ``weights.safetensors`` (what it learnt)."""

import dataclasses
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ModelError
from ..files import atomic_path
from .card import CARD_FILE, ModelCard
from .store import DEFAULT, find_model, list_models, read_model_card
from .weights import WEIGHTS_FILE, load_network, write_weights

if TYPE_CHECKING:
    from torch import nn


@dataclass(frozen=True, eq=False)
class Model:
    """A verified card and the folder it was read from; the network is built when first asked for."""

    card: ModelCard
    folder: Path

    @cached_property
    def network(self) -> "nn.Module":
        """The network with its weights, on the CPU, in evaluation mode; as `weights.load_network`."""
        return load_network(self.folder, self.card)

    @property
    def megabytes(self) -> float:
        """Size of the weights file in MB (10^6 bytes)."""
        return (self.folder / WEIGHTS_FILE).stat().st_size / 1e6


def save(folder: Path | str, network: "nn.Module", card: ModelCard, *, half: bool = True) -> Model:
    """Write a model folder, weights first; return it as it would be loaded.

    Parameters
    ----------
    half : bool
        As in `write_weights`.

    Raises
    ------
    ModelError
        If a weight or a figure of the card is not a finite number; then nothing is written.
    """
    folder = Path(folder)
    try:
        dataclasses.replace(card, sha256="").to_json()
    except ValueError as error:
        raise ModelError(f"The card of '{card.name}' holds a number that is not finite ({error}).") from error
    card = dataclasses.replace(card, sha256=write_weights(folder, network, half=half))
    with atomic_path(folder / CARD_FILE) as path:
        path.write_text(card.to_json(), encoding="utf-8")
    return load(folder)


def load(name_or_folder: str | Path = DEFAULT) -> Model:
    """Return the model of this name (the user's folder first, then the package's) or in this folder.

    Raises
    ------
    ModelError
        If there is none, or its folder is unusable; the sentence names the file and the reason.
    """
    name = str(name_or_folder)
    # os.path.isfile is False, unlike Path.is_file, for what cannot be a path.
    folder = Path(name) if name and os.path.isfile(Path(name) / CARD_FILE) else find_model(name)
    if folder is None:
        raise _not_found(name)
    return Model(read_model_card(folder), folder)


def verify(model: Model) -> None:
    """Read the weights and build the network; raise `ModelError` where anything does not fit."""
    model.card.preprocessing.require_fit(model.network)


def _not_found(name: str) -> ModelError:
    if name and os.path.isdir(name):
        inner = Path(name) / "model"
        if (inner / CARD_FILE).is_file():
            return ModelError(f"The folder {name} is a training run; its model is {inner}.")
        return ModelError(f"The folder {name} holds no {CARD_FILE}, so it is no CovidSeg model; choose another.")
    names = ", ".join(sorted({entry.name for entry in list_models()})) or "none"
    return ModelError(f"There is no model '{name}'; models on this machine: {names}.")
