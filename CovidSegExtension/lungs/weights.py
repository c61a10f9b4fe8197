"""The lung network on disk: ``weights.safetensors`` and its card, ``card.json``, in one folder."""

import dataclasses
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import ModelError
from ..files import atomic_path, json_text, resources, write_text

if TYPE_CHECKING:
    from torch import Tensor

    from .network import LungNetwork

CARD_FILE, WEIGHTS_FILE = "card.json", "weights.safetensors"
"""Not ``model.json``: this is no model for lesions, and the list of those does not show it."""


@dataclass(frozen=True)
class LungCard:
    """What ``card.json`` says of the network.

    `network_arguments` build it, `preprocessing` says what it was shown; `training_data` lists data sets with their
    licences; `metrics` and `limitations` were measured; `sha256` is of the weights file.
    """

    name: str = "lungs"
    version: str = "1.0.0"
    description: str = "Right lung, left lung and thoracic cavity on chest CT."
    network: str = "LungNetwork"
    network_arguments: dict[str, Any] = field(default_factory=dict)
    preprocessing: dict[str, Any] = field(default_factory=dict)
    training_data: list[dict[str, Any]] = field(default_factory=list)
    licence: str = "unknown"
    metrics: dict[str, Any] = field(default_factory=dict)
    limitations: list[str] = field(default_factory=list)
    training: dict[str, Any] = field(default_factory=dict)
    sha256: str = ""

    @classmethod
    def read(cls, folder: Path) -> "LungCard":
        """Read the card in `folder`.

        Raises
        ------
        ModelError
            If it is missing or is no card of a lung network.
        """
        path = folder / CARD_FILE
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
            if values.pop("format", None) != 1:
                raise ValueError('no "format": 1')
            return cls(**values)
        except OSError as error:
            raise ModelError(
                f"The lung network is missing ({path}: {error.strerror}); install CovidSeg again, or choose the lung "
                "engine anatomy, which needs no weights."
            ) from error
        except (ValueError, TypeError, AttributeError) as error:
            raise ModelError(f"{path} is no card of a lung network ({error}); install CovidSeg again.") from error


def shipped() -> Path:
    """Return the folder of the network that comes with CovidSeg."""
    return resources() / "Models" / "lungs"


def load(folder: Path | None = None) -> "LungNetwork":
    """Return the network in `folder`, or the shipped one, on the CPU, in evaluation mode.

    Raises
    ------
    ModelError
        If weights or card are missing, cut off, altered, or of another network.
    """
    from safetensors.torch import load as from_bytes

    from .network import LungNetwork

    folder = folder or shipped()
    card, path = LungCard.read(folder), folder / WEIGHTS_FILE
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"The weights of the lung network cannot be read ({path}: {error.strerror}); install CovidSeg again, or "
            "choose the lung engine anatomy."
        ) from error
    if hashlib.sha256(data).hexdigest() != card.sha256:
        raise ModelError(
            f"{path} is cut off or altered: its SHA-256 is not the one in {CARD_FILE}; install CovidSeg again."
        )
    try:
        network = LungNetwork(**card.network_arguments)
        network.load_state_dict(from_bytes(data), strict=True)
    except Exception as error:
        reason = str(error).replace("\n", " ").strip()
        raise ModelError(f"{path} does not fit its card ({reason}).") from error
    return network.eval()


def save(folder: Path, state: "dict[str, Tensor]", card: LungCard) -> None:
    """Write weights, convolutions in 16 bits, and the card with their SHA-256."""
    import torch
    from safetensors.torch import save as to_bytes

    tensors = {
        name: tensor.detach().to(torch.float16 if tensor.ndim >= 2 else tensor.dtype).contiguous()
        for name, tensor in state.items()
    }
    data = to_bytes(tensors, metadata={"format": "pt"})
    card = dataclasses.replace(card, sha256=hashlib.sha256(data).hexdigest())
    with atomic_path(folder / WEIGHTS_FILE) as path:
        path.write_bytes(data)
    write_text(folder / CARD_FILE, json_text({"format": 1, **dataclasses.asdict(card)}))
