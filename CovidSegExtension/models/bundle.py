"""A model on disk: a folder with ``model.json`` (what it is) and ``weights.safetensors`` (what it learnt)."""

import dataclasses
import hashlib
import json
import re
import shutil
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import CovidSegError, InputError, ModelError
from ..files import atomic_path, resources
from ..labels import CLASS_COUNT, LABELS
from ..postprocessing import Postprocessing
from ..preprocessing import Preprocessing

if TYPE_CHECKING:
    from torch import nn

DEFAULT = "accurate"
"""Name of the model used when none is named."""

CARD_FILE, WEIGHTS_FILE = "model.json", "weights.safetensors"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True)
class TrainingData:
    """One data set that a model learnt from: how many cases, and on what terms its weights may be used."""

    name: str
    cases: int
    labels: tuple[int, ...]
    licence: str


@dataclass(frozen=True)
class ModelCard:
    """Everything in ``model.json``: what the model is, what it was trained on, how good it is, and for what it is bad.

    `metrics` holds figures by class and, under ``"how"``, a sentence on how they were measured. `limitations` are
    sentences for the user. `libraries` are the versions that trained it. `sha256` is of the weights file.
    `quick_above`: on a CPU, the first network of an ensemble looks alone at scans of more slices than this, unless
    asked otherwise; 0: never.
    """

    name: str
    version: str
    description: str
    network: str
    network_arguments: dict[str, Any]
    preprocessing: Preprocessing
    postprocessing: Postprocessing = field(default_factory=Postprocessing)
    training_data: tuple[TrainingData, ...] = ()
    licence: str = "unknown"
    metrics: dict[str, Any] = field(default_factory=dict)
    limitations: tuple[str, ...] = ()
    training: dict[str, Any] = field(default_factory=dict)
    libraries: dict[str, str] = field(default_factory=dict)
    labels: dict[str, int] = field(default_factory=lambda: {label.name: label.value for label in LABELS})
    quick_above: int = 0
    sha256: str = ""

    def to_json(self) -> str:
        """Return the text of ``model.json``."""
        return json.dumps({"format": 1, **dataclasses.asdict(self)}, indent=2, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "ModelCard":
        """Read the text of ``model.json``; a `ModelError` says what does not fit."""
        try:
            values = json.loads(text)
            if not isinstance(values, dict) or values.pop("format", None) != 1:
                raise ModelError('it is not a CovidSeg model card with "format": 1')
            values["preprocessing"] = Preprocessing(**values["preprocessing"])
            values["postprocessing"] = Postprocessing(**values["postprocessing"])
            values["training_data"] = tuple(
                TrainingData(**{**data, "labels": tuple(data["labels"])}) for data in values["training_data"]
            )
            values["limitations"] = tuple(values["limitations"])
            card = cls(**values)
        except json.JSONDecodeError as error:
            raise ModelError(f"it is not JSON ({error})") from error
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(f"a field is missing, unknown or of the wrong kind ({error})") from error
        if not isinstance(card.name, str) or not _NAME.fullmatch(card.name):
            raise ModelError("its name must be letters, digits, '.', '_' and '-'")
        if card.labels != {label.name: label.value for label in LABELS}:
            raise ModelError(f"its classes {card.labels} are not those of CovidSeg")
        return card


@dataclass(frozen=True, eq=False)
class Model:
    """A verified card and the folder it was read from; the network is built when first asked for."""

    card: ModelCard
    folder: Path

    @cached_property
    def network(self) -> "nn.Module":
        """The network with its weights, on the CPU, in evaluation mode.

        Raises
        ------
        ModelError
            If the weights are cut off, altered, or of another network.
        """
        from safetensors.torch import load

        from ..networks import build

        data = _read_weights(self.folder, self.card)
        network = build(self.card.network, **self.card.network_arguments)
        try:
            network.load_state_dict(load(data), strict=True)  # copies into the network's own, 32-bit tensors
        except Exception as error:
            reason = str(error).replace("\n", " ").strip()
            raise ModelError(
                f"{self.folder / WEIGHTS_FILE} does not fit the network '{self.card.network}' ({reason})."
            ) from error
        return network.eval()

    @property
    def megabytes(self) -> float:
        """Size of the weights file in MB (10^6 bytes)."""
        return (self.folder / WEIGHTS_FILE).stat().st_size / 1e6


@dataclass(frozen=True)
class ModelEntry:
    """One model folder found on this machine; `error` says why it cannot be used."""

    name: str
    folder: Path
    source: str
    card: ModelCard | None
    megabytes: float
    error: str | None = None


def user_models_folder() -> Path:
    """Return the folder where the user's own models lie; it need not exist."""
    from platformdirs import user_data_path

    return user_data_path("covidseg", appauthor=False) / "models"


def save(folder: Path | str, network: "nn.Module", card: ModelCard, *, half: bool = True) -> Model:
    """Write a model folder, weights first; return it as it would be loaded.

    Parameters
    ----------
    half : bool
        Store convolution weights in 16 bits, which halves the file; normalisation statistics stay in 32.
    """
    import torch
    from safetensors.torch import save as to_bytes

    folder = Path(folder)
    tensors = {
        name: tensor.detach().cpu().to(torch.float16 if half and tensor.ndim >= 2 else tensor.dtype).contiguous()
        for name, tensor in network.state_dict().items()
    }
    data = to_bytes(tensors, metadata={"format": "pt"})
    card = dataclasses.replace(card, sha256=hashlib.sha256(data).hexdigest())
    with atomic_path(folder / WEIGHTS_FILE) as path:
        path.write_bytes(data)
    with atomic_path(folder / CARD_FILE) as path:
        path.write_text(card.to_json(), encoding="utf-8")
    return load(folder)


def check_name(name: str) -> None:
    """Raise InputError unless a model may be called `name`."""
    if not _NAME.fullmatch(name):
        raise InputError(f"A model's name is letters, digits, '.', '_' and '-', at most 64, not '{name}'.")


def check_new(name: str) -> None:
    """Raise InputError if the name is unusable, or a model on this machine has it already."""
    check_name(name)
    for parent, _ in _model_parents():
        if (parent / name).exists():
            raise InputError(f"There is a model '{name}' already, in {parent / name}; choose another name.")


def install(model: Model) -> Path:
    """Copy a model into the user's folder under its card's name, whole or not at all; return the new folder.

    Raises
    ------
    InputError
        If a model of that name is there already, or the folder cannot be written.
    """
    check_new(model.card.name)
    return copy_to_user(model)


def copy_to_user(model: Model) -> Path:
    """Copy a model with whole weights into the user's folder under its card's name, which must be free.

    Raises
    ------
    ModelError
        If the weights are cut off or altered.
    InputError
        If the folder cannot be written.
    """
    _read_weights(model.folder, model.card)
    target = user_models_folder() / model.card.name
    with atomic_path(target) as folder:
        folder.mkdir()
        for name in (WEIGHTS_FILE, CARD_FILE):
            shutil.copyfile(model.folder / name, folder / name)
    return target


def load(name_or_folder: str | Path = DEFAULT) -> Model:
    """Return the model of this name (the user's folder first, then the package's) or in this folder.

    Raises
    ------
    ModelError
        If there is none, or its folder is unusable; the sentence names the file and the reason.
    """
    folder = Path(name_or_folder)
    if (folder / CARD_FILE).is_file():
        return Model(_read_card(folder), folder)
    if _NAME.fullmatch(str(name_or_folder)):
        for parent, _ in _model_parents():
            if (parent / name_or_folder / CARD_FILE).is_file():
                return Model(_read_card(parent / name_or_folder), parent / name_or_folder)
    if folder.is_dir():
        raise ModelError(f"The folder {folder} holds no {CARD_FILE}, so it is no CovidSeg model; choose another.")
    names = ", ".join(sorted({entry.name for entry in list_models()})) or "none"
    raise ModelError(f"There is no model '{name_or_folder}'; models on this machine: {names}.")


def verify(model: Model) -> None:
    """Read the weights and build the network; raise `ModelError` where anything does not fit."""
    from ..inference.sliding_window import require_fit

    require_fit(model.network, model.card.preprocessing)


def list_models() -> list[ModelEntry]:
    """Return every model folder of the user and of the package, usable or not, without reading weights."""
    entries = []
    for parent, source in _model_parents():
        for card_path in sorted(parent.glob(f"*/{CARD_FILE}")):
            folder = card_path.parent
            weights = folder / WEIGHTS_FILE
            megabytes = weights.stat().st_size / 1e6 if weights.is_file() else 0.0
            try:
                entries.append(ModelEntry(folder.name, folder, source, _read_card(folder), megabytes))
            except CovidSegError as error:
                entries.append(ModelEntry(folder.name, folder, source, None, megabytes, str(error)))
    return entries


def _model_parents() -> list[tuple[Path, str]]:
    return [(user_models_folder(), "user"), (resources() / "Models", "package")]


def _read_card(folder: Path) -> ModelCard:
    path = folder / CARD_FILE
    try:
        card = ModelCard.from_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ModelError) as error:
        raise ModelError(f"{path} cannot be used: {str(error).rstrip('.')}.") from error
    if card.network_arguments.get("classes", CLASS_COUNT) != CLASS_COUNT:
        raise ModelError(f"{path} cannot be used: its network does not have {CLASS_COUNT} outputs.")
    channels = len(card.preprocessing.windows_hu)
    if card.network_arguments.get("in_channels", 1) != channels:
        raise ModelError(f"{path} cannot be used: its network does not take the {channels} window(s) it prepares.")
    if not (folder / WEIGHTS_FILE).is_file():
        raise ModelError(f"{folder / WEIGHTS_FILE} is missing; copy the model's folder again.")
    return card


def _read_weights(folder: Path, card: ModelCard) -> bytes:
    path = folder / WEIGHTS_FILE
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error.strerror}); copy the model's folder again.") from error
    if hashlib.sha256(data).hexdigest() != card.sha256:
        raise ModelError(
            f"{path} is cut off or altered: its SHA-256 is not the one in {CARD_FILE}; copy the model's folder again."
        )
    return data
