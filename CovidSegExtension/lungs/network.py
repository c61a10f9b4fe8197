"""The lung network: a slice with its neighbours above and below to right lung, left lung and the rest of the cavity."""

from collections.abc import Sequence

import torch.nn.functional as F
from torch import Tensor, nn

from ..networks.unet import UNet

SLICES = 3
"""Channels of the input: the slice below, the slice itself, the slice above."""
REGIONS = 4
"""Channels of the output: outside, right lung, left lung, in the cavity beside the lungs."""
STRIDE = 2
"""Blocks of so many pixels each way are one position of the U-Net, their pixels its channels: as exact, and cheaper."""


class LungNetwork(nn.Module):
    """U-Net on 2 x 2 blocks of pixels: (N, 3, H, W) in, (N, 4, H, W) logits out, for even H and W.

    With the widths 24, 48, 96, 128 it has 822,552 parameters.

    Parameters
    ----------
    widths : sequence of int
        Channels at each level of the U-Net.
    """

    def __init__(self, widths: Sequence[int] = (24, 48, 96, 128)) -> None:
        super().__init__()
        self.unet = UNet(widths, SLICES * STRIDE**2, REGIONS * STRIDE**2)

    def forward(self, images: Tensor) -> Tensor:
        """Return logits of the regions, shape (N, REGIONS, H, W), of images of shape (N, SLICES, H, W)."""
        return F.pixel_shuffle(self.unet(F.pixel_unshuffle(images, STRIDE)), STRIDE)
