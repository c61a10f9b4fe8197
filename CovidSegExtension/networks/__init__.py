"""The networks, one file each. All return logits; `build` makes one by its registry name."""

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


def build(name: str, **arguments: Any) -> "nn.Module":
    """Return a new network.

    Raises
    ------
    ModelError
        If no network has this name or it does not take these arguments.
    """
    if name not in REGISTRY:
        raise ModelError(f"There is no network named '{name}'; choose one of: {', '.join(REGISTRY)}.")
    file, class_name = REGISTRY[name].rsplit(".", 1)
    network_class = getattr(import_module(f".{file}", __name__), class_name)
    try:
        return network_class(**arguments)
    except TypeError as error:
        raise ModelError(f"The network '{name}' cannot be built with {arguments}: {error}.") from error


def load_encoder_weights(network: "nn.Module", source: str) -> None:
    """Load published weights into the encoder of `network`: ``imagenet``, or a file of them.

    Raises
    ------
    InputError
        If the network has no such encoder, or the weights are not there or do not fit.
    """
    load = getattr(getattr(network, "encoder", None), "load_imagenet", None)
    if load is None:
        raise InputError(f"{type(network).__name__} has no encoder with published weights; leave encoder_weights out.")
    load(None if source == "imagenet" else Path(source))
