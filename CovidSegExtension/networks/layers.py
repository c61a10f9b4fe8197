"""Pieces that several networks share."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn


def double_convolution(channels_in: int, channels_out: int) -> nn.Sequential:
    """Return DC(i, o): two 3×3 same-padded convolutions, each followed by batch normalisation and ReLU."""
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
    """Fold every batch normalisation that follows a convolution in a `Sequential` into it, in place.

    The network must be in evaluation mode; its output stays the same up to rounding, with less work.
    """
    for sequence in (module for module in network.modules() if isinstance(module, nn.Sequential)):
        for index in range(len(sequence) - 1):
            convolution, norm = sequence[index], sequence[index + 1]
            if isinstance(convolution, nn.Conv2d | nn.Conv3d) and isinstance(norm, nn.BatchNorm2d | nn.BatchNorm3d):
                sequence[index] = torch.nn.utils.fusion.fuse_conv_bn_eval(convolution, norm)
                sequence[index + 1] = nn.Identity()
    return network
