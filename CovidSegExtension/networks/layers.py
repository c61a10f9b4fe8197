"""Pieces that several networks share."""

from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn


def double_convolution(channels_in: int, channels_out: int, normalised: bool = True) -> nn.Sequential:
    """Return DC(i, o): two 3×3 same-padded convolutions, each followed by batch normalisation (or none) and ReLU."""
    if not normalised:
        return nn.Sequential(
            nn.Conv2d(channels_in, channels_out, 3, padding=1),
            nn.ReLU(inplace=True),
            nn.Conv2d(channels_out, channels_out, 3, padding=1),
            nn.ReLU(inplace=True),
        )
    return nn.Sequential(
        nn.Conv2d(channels_in, channels_out, 3, padding=1, bias=False),
        nn.BatchNorm2d(channels_out),
        nn.ReLU(inplace=True),
        nn.Conv2d(channels_out, channels_out, 3, padding=1, bias=False),
        nn.BatchNorm2d(channels_out),
        nn.ReLU(inplace=True),
    )


def pad_to_multiple(images: Tensor, multiple: int) -> Tensor:
    """Repeat the right and bottom edge of `images` (N, C, ..., H, W) until H and W are multiples of `multiple`."""
    height, width = images.shape[-2:]
    other_axes = (0, 0) * (images.ndim - 4)
    return F.pad(images, (0, -width % multiple, 0, -height % multiple, *other_axes), mode="replicate")


def channels_last(network: nn.Module) -> torch.memory_format:
    """Return the memory order in which the convolutions of `network`, and its input, are fastest."""
    return torch.channels_last_3d if spatial_dimensions(network) == 3 else torch.channels_last


def spatial_dimensions(network: nn.Module) -> int:
    """Return 3 for a network that takes stacks of slices, (N, C, D, H, W), and 2 for one that takes (N, C, H, W)."""
    return getattr(network, "spatial_dimensions", 2)


def fold_batch_norms(network: nn.Module) -> nn.Module:
    """Fold every batch normalisation that follows a convolution into it, in place.

    It follows where it comes next in a `Sequential`, and where it is the ``bn1`` of a ``conv1`` (or 2, 3 ...) of any
    other module. The network must be in evaluation mode; its output stays the same up to rounding, with less work.
    """
    for module in list(network.modules()):
        children = dict(module.named_children())
        if isinstance(module, nn.Sequential):
            pairs = list(pairwise(children))
        else:
            pairs = [(name, name.replace("conv", "bn")) for name in children if name.startswith("conv")]
        for name, next_name in pairs:
            convolution, norm = children[name], children.get(next_name)
            if isinstance(convolution, nn.Conv2d | nn.Conv3d) and isinstance(norm, nn.BatchNorm2d | nn.BatchNorm3d):
                setattr(module, name, torch.nn.utils.fusion.fuse_conv_bn_eval(convolution, norm))
                setattr(module, next_name, nn.Identity())
    return network
