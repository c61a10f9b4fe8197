"""The networks, one file each. All return logits; `build` makes one by its registry name."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..errors import ModelError

if TYPE_CHECKING:
    from torch import nn

REGISTRY = {"unet": "unet.UNet"}
"""Registry name to "file.Class"."""


def build(name: str, **arguments: Any) -> "nn.Module":
    """Return a new network.

    Raises
    ------
    ModelError
        If no network has this name or it does not take these arguments.
    """
    if name not in REGISTRY:
        raise ModelError(f"There is no network named '{name}'; choose one of: {', '.join(REGISTRY)}.")
    file, class_name = REGISTRY[name].split(".")
    network_class = getattr(import_module(f".{file}", __name__), class_name)
    try:
        return network_class(**arguments)
    except TypeError as error:
        raise ModelError(f"The network '{name}' cannot be built with {arguments}: {error}.") from error
