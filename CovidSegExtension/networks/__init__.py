"""The networks, one file each. All return logits; `build` makes one by its registry name."""

import difflib
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError, ModelError

if TYPE_CHECKING:
    from torch import nn

REGISTRY = {
    "unet": "unet.UNet",
    "unetplusplus": "unetplusplus.UNetPlusPlus",
    "fcn8s": "fcn8s.FCN8s",
    "fv_paspp_unet3d": "fv_paspp_unet3d.FVPASPPUNet3D",
    "unet_vgg19": "encoders.vgg.UNetVGG19",
    "unet_resnet34": "encoders.resnet.UNetResNet34",
    "unet_mobilenetv2": "encoders.mobilenet.UNetMobileNetV2",
    "unet_efficientnet_lite0": "encoders.efficientnet_lite.UNetEfficientNetLite0",
    "ensemble": "ensemble.Ensemble",
}
"""Registry name to "file.Class"."""


MOST_CHANNELS, MOST_LEVELS, MOST_MEMBERS = 8192, 16, 32
"""What no network needs more of: channels of a layer (FCN-8s has 4096), entries of a list, networks in an ensemble."""


def check_arguments(name: str, arguments: Mapping[str, Any]) -> None:
    """Refuse what no network can be built with, before anything is built; torch is not needed.

    Raises
    ------
    ModelError
        If no network has this name, or an argument is no number, list or word of a usable size.
    """
    if name not in REGISTRY:
        nearest = difflib.get_close_matches(name, REGISTRY, n=1)
        hint = f"did you mean '{nearest[0]}'?" if nearest else f"choose one of: {', '.join(REGISTRY)}."
        raise ModelError(f"There is no network named {name!r:.60}; {hint}")
    for key, value in arguments.items():
        if name == "ensemble" and key == "members":
            _check_members(value)
        elif not _is_usable(value) and not (key == "dropout" and value == 0):
            raise ModelError(
                f"The network '{name}' cannot be built with {key} = {value!r:.60}; expected whole numbers from 1 to "
                f"{MOST_CHANNELS}, at most {MOST_LEVELS} in a list, shares below 1, true, false or a word."
            )


def _check_members(members: Any) -> None:
    if not isinstance(members, Sequence) or not 1 <= len(members) <= MOST_MEMBERS:
        raise ModelError(f"The members of an ensemble must be a list of 1 to {MOST_MEMBERS} networks.")
    for member in members:
        if not isinstance(member, Mapping) or member.get("name") in (None, "ensemble"):
            raise ModelError("Every member of an ensemble must be a table with the name of a network, no ensemble.")
        check_arguments(member["name"], {key: value for key, value in member.items() if key != "name"})


def _is_usable(value: Any) -> bool:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return 1 <= len(value) <= MOST_LEVELS and all(_is_count(item) for item in value)
    if isinstance(value, float):
        return 0 <= value < 1
    return value is None or isinstance(value, bool | str) or _is_count(value)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_CHANNELS


def build(name: str, **arguments: Any) -> "nn.Module":
    """Return a new network.

    Raises
    ------
    ModelError
        As `check_arguments`, and if the network does not take these arguments.
    """
    check_arguments(name, arguments)
    file, class_name = REGISTRY[name].rsplit(".", 1)
    network_class = getattr(import_module(f".{file}", __name__), class_name)
    try:
        return network_class(**arguments)
    except (TypeError, ValueError, LookupError, AttributeError, RuntimeError) as error:
        raise ModelError(f"The network '{name}' cannot be built with {arguments!r:.200}: {error}.") from error


def load_encoder_weights(network: "nn.Module", source: str) -> None:
    """Load published weights into the encoder of `network`: ``imagenet``, or a file of them.

    Raises
    ------
    InputError
        If the network has no such encoder, or the weights are not there or do not fit.
    """
    from .encoders.encoder import Encoder

    encoder = getattr(network, "encoder", None)
    if not isinstance(encoder, Encoder):
        raise InputError(f"{type(network).__name__} has no encoder with published weights; leave encoder_weights out.")
    encoder.load_imagenet(None if source == "imagenet" else Path(source))
