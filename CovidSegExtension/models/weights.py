"""A model's weights, ``weights.safetensors``: tensors alone, never a pickle, checked before a network takes them."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ModelError
from ..files import atomic_path
from ..runtime.downloads import stand_in
from .card import CARD_FILE, ModelCard

if TYPE_CHECKING:
    from torch import Tensor, nn

WEIGHTS_FILE = "weights.safetensors"


def write_weights(folder: Path, network: "nn.Module", *, half: bool) -> str:
    """Write a network's weights into a model folder; return the SHA-256 of the file.

    Parameters
    ----------
    half : bool
        Store convolution weights in 16 bits, which halves the file; normalisation statistics stay in 32.

    Raises
    ------
    ModelError
        If a weight is not finite, as after a training that diverged.
    """
    import torch
    from safetensors.torch import save

    tensors = {
        name: tensor.detach().cpu().to(torch.float16 if half and tensor.ndim >= 2 else tensor.dtype).contiguous()
        for name, tensor in network.state_dict().items()
    }
    if (name := _first_not_finite(tensors)) is not None:
        raise ModelError(f"The weights '{name}' are not all finite numbers, so no model was saved; train it anew.")
    data = save(tensors, metadata={"format": "pt"})
    with atomic_path(folder / WEIGHTS_FILE) as path:
        path.write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def read_weights(folder: Path, card: ModelCard) -> bytes:
    """Return the content of a model's weights file.

    Raises
    ------
    ModelError
        If it cannot be read, or is not the file that `card` was written for.
    """
    path = folder / WEIGHTS_FILE
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error.strerror}); copy the model's folder again.") from error
    if hashlib.sha256(data).hexdigest() != card.sha256:
        if kind := stand_in(path):
            raise ModelError(f"{path} is {kind}, not the weights of a model; download the file itself.")
        raise ModelError(
            f"{path} is cut off or altered: its SHA-256 is not the one in {CARD_FILE}; copy the model's folder again."
        )
    return data


def load_network(folder: Path, card: ModelCard) -> "nn.Module":
    """Build the network of a card with the weights in its folder, on the CPU, in evaluation mode.

    Names and shapes are compared with an outline of the network, which has no memory, before the network itself is
    built: a card cannot ask for a larger network than its weights file holds.

    Raises
    ------
    ModelError
        If the weights are cut off, altered, not finite, or of another network.
    """
    import torch
    from safetensors import SafetensorError
    from safetensors.torch import load

    from ..networks import build

    path = folder / WEIGHTS_FILE
    data = read_weights(folder, card)
    with torch.device("meta"):
        outline = build(card.network, **card.network_arguments)
    try:
        tensors = load(data)
    except (SafetensorError, ValueError, KeyError) as error:
        raise _misfit(path, card, str(error)) from error
    if (problem := _difference(outline.state_dict(), tensors)) is not None:
        raise _misfit(path, card, problem)
    if (name := _first_not_finite(tensors)) is not None:
        raise ModelError(f"{path} holds numbers that are not finite, in '{name}'; choose another model.")
    network = build(card.network, **card.network_arguments)
    network.load_state_dict(tensors, strict=True)  # copies into the network's own, 32-bit tensors
    return network.eval()


def _misfit(path: Path, card: ModelCard, reason: str) -> ModelError:
    return ModelError(f"{path} does not fit the network '{card.network}' ({' '.join(reason.split())}).")


def _difference(expected: dict[str, "Tensor"], found: dict[str, "Tensor"]) -> str | None:
    """Say what names or shapes are others than expected."""
    for name in expected:
        if name not in found:
            return f"'{name}' is missing"
        if expected[name].shape != found[name].shape:
            return f"'{name}' is {list(found[name].shape)}, expected {list(expected[name].shape)}"
    more = sorted(found.keys() - expected.keys())
    return f"nothing takes '{more[0]}'" if more else None


def _first_not_finite(tensors: dict[str, "Tensor"]) -> str | None:
    return next(
        (name for name, tensor in tensors.items() if tensor.is_floating_point() and not tensor.isfinite().all()), None
    )
