"""3D U-Net with feature variation blocks and progressive atrous pyramid pooling (Yan et al. 2021; Lin & Huang).

The channel branches, the pyramid's order and deep supervision are as published. The feature variation block's shape is
that on which independent reimplementations agree. A reconstruction, since nobody says: the residual blocks, where batch
normalisation stands, transposed convolutions on the way up, the widths, and that slices are neither pooled nor
dilated: eight slices, halved three times, would leave one.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .layers import pad_to_multiple

HALVE = (1, 2, 2)
"""Steps in z, y and x from one level to the next."""


class FVPASPPUNet3D(nn.Module):
    """3D U-Net: (N, in_channels, D, H, W) stacks of slices to (N, classes, D, H, W) logits, for any D, H and W.

    Each level of the encoder convolves, from the second one on varies the features (`FeatureVariation`), and ends in a
    residual block; the deepest adds `ProgressivePyramid`.

    With `deep_supervision` every map of the decoder has a head, and the network returns their logits at full size as a
    list, coarsest first, in training mode. In evaluation mode it returns the last head's logits alone.

    Widths 64...512 (4 classes, everything on) have 62.8 million parameters with the SE branch and 62.6 with the CE
    branch; 16...128 have 3.93 million.

    Parameters
    ----------
    widths : sequence of int
        Channels at each level, from full resolution down.
    in_channels, classes : int
        Channels of the input and of the output.
    channel_attention : {"se", "ce", "none"}
        Channel branch of the feature variation blocks; with "none" there are no such blocks.
    paspp, deep_supervision : bool
        Whether the pyramid, and heads on the coarser maps, are there.
    """

    spatial_dimensions = 3

    def __init__(
        self,
        widths: Sequence[int] = (64, 128, 256, 512),
        in_channels: int = 1,
        classes: int = 4,
        channel_attention: Literal["se", "ce", "none"] = "se",
        paspp: bool = True,
        deep_supervision: bool = True,
    ) -> None:
        super().__init__()
        if channel_attention not in ("se", "ce", "none"):
            raise TypeError(f"channel_attention must be se, ce or none, not '{channel_attention}'")
        self.stride = 2 ** (len(widths) - 1)
        self.deep_supervision = deep_supervision
        self.pool = nn.MaxPool3d(HALVE)
        self.encoder = nn.ModuleList()
        for level, (i, o) in enumerate(zip((in_channels, *widths[:-1]), widths, strict=True)):
            layers: list[nn.Module] = [_unit(i, o)]
            if level > 0 and channel_attention != "none":
                layers.append(FeatureVariation(o, channel_attention))
            layers.append(Residual(o))
            if level == len(widths) - 1 and paspp:
                layers.append(ProgressivePyramid(o))
            self.encoder.append(nn.Sequential(*layers))
        self.upsample = nn.ModuleList(
            nn.ConvTranspose3d(deep, shallow, HALVE, stride=HALVE) for shallow, deep in reversed(list(pairwise(widths)))
        )
        self.decoder = nn.ModuleList(
            nn.Sequential(_unit(2 * width, width), _unit(width, width)) for width in reversed(widths[:-1])
        )
        with_head = reversed(widths[:-1]) if deep_supervision else [widths[0]]
        self.heads = nn.ModuleList(nn.Conv3d(width, classes, 1) for width in with_head)

    def forward(self, images: Tensor) -> Tensor | list[Tensor]:
        height, width = images.shape[-2:]
        features = pad_to_multiple(images, self.stride)
        full = features.shape[-3:]
        skips, maps = [], []
        for level, layers in enumerate(self.encoder):
            features = layers(features if level == 0 else self.pool(features))
            skips.append(features)
        features = skips.pop()
        for upsample, convolutions in zip(self.upsample, self.decoder, strict=True):
            features = convolutions(torch.cat([skips.pop(), upsample(features)], dim=1))
            maps.append(features)
        if not (self.training and self.deep_supervision):
            return self.heads[-1](features)[..., :height, :width]
        # A 1×1×1 convolution before linear interpolation gives what it would give after it, for less work.
        logits = [
            F.interpolate(head(map_), size=full, mode="trilinear") for head, map_ in zip(self.heads, maps, strict=True)
        ]
        return [each[..., :height, :width] for each in logits]


class FeatureVariation(nn.Module):
    """FV block: x + CBR(cat[v, v · channel(v), v · spatial(v)]) with v = CBR(x).

    The spatial branch weighs every voxel of every channel; the channel branch weighs whole channels (SE:
    squeeze-and-excitation) or the stack as a whole (CE: contrast enhancement).
    """

    def __init__(self, channels: int, channel_attention: str) -> None:
        super().__init__()
        self.vary = _unit(channels, channels)
        self.channel = nn.Sequential(
            nn.AdaptiveAvgPool3d(1),
            nn.Flatten(),
            nn.Linear(channels, channels // 2),
            nn.ReLU(inplace=True),
            nn.Linear(channels // 2, channels if channel_attention == "se" else 1),
            nn.Sigmoid(),
        )
        self.spatial = nn.Sequential(
            nn.Conv3d(channels, channels, 3, padding=1),
            nn.ReLU(inplace=True),
            nn.Conv3d(channels, channels, 3, padding=1),
            nn.Sigmoid(),
        )
        self.fuse = _unit(3 * channels, channels, kernel=1)

    def forward(self, features: Tensor) -> Tensor:
        varied = self.vary(features)
        by_channel = varied * self.channel(varied)[..., None, None, None]
        return features + self.fuse(torch.cat([varied, by_channel, varied * self.spatial(varied)], dim=1))


class ProgressivePyramid(nn.Module):
    """PASPP: four quarters of the channels at dilations 1, 2, 4 and 8, gathered step by step.

    p1...p4 are 1×1 convolutions, d1...d4 dilated ones of them; p1 + p2 are added to d1 and d2, p3 + p4 to d3 and d4;
    pairs are joined first, then the pairs.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        quarter, half = channels // 4, channels // 2
        self.split = nn.ModuleList(_unit(channels, quarter, kernel=1) for _ in range(4))
        self.dilated = nn.ModuleList(_unit(quarter, quarter, dilation=dilation) for dilation in (1, 2, 4, 8))
        self.pairs = nn.ModuleList(_unit(half, half, kernel=1) for _ in range(2))
        self.join = _unit(channels, channels, kernel=1)

    def forward(self, features: Tensor) -> Tensor:
        parts = [split(features) for split in self.split]
        wide = [dilated(part) for dilated, part in zip(self.dilated, parts, strict=True)]
        joined = []
        for pair, first in zip(self.pairs, (0, 2), strict=True):
            both = parts[first] + parts[first + 1]
            joined.append(pair(torch.cat([wide[first] + both, wide[first + 1] + both], dim=1)))
        return self.join(torch.cat(joined, dim=1))


class Residual(nn.Module):
    """ReLU(x + BN(conv(CBR(x))))."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            _unit(channels, channels),
            nn.Conv3d(channels, channels, 3, padding=1, bias=False),
            nn.BatchNorm3d(channels),
        )

    def forward(self, features: Tensor) -> Tensor:
        return F.relu(features + self.layers(features))


def _unit(channels_in: int, channels_out: int, kernel: int = 3, dilation: int = 1) -> nn.Sequential:
    """Return CBR(i, o): a same-padded convolution, batch normalisation and ReLU; slices are not dilated."""
    around = (kernel // 2, dilation * (kernel // 2), dilation * (kernel // 2))
    return nn.Sequential(
        nn.Conv3d(channels_in, channels_out, kernel, padding=around, dilation=(1, dilation, dilation), bias=False),
        nn.BatchNorm3d(channels_out),
        nn.ReLU(inplace=True),
    )
