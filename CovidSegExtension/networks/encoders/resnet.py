"""ResNet34 as an encoder (He et al. 2016), with torchvision's parameter names."""

from collections.abc import Sequence
from itertools import pairwise

import torch.nn.functional as F
from torch import Tensor, nn

from ..encoder_unet import EncoderUNet
from .torchvision_weights import TorchvisionEncoder

BLOCKS = (3, 4, 6, 3)
"""Residual blocks in each of the four layers."""


class BasicBlock(nn.Module):
    """Two 3×3 convolutions beside a way around them."""

    def __init__(self, channels_in: int, channels_out: int, stride: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels_in, channels_out, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels_out)
        self.conv2 = nn.Conv2d(channels_out, channels_out, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels_out)
        self.downsample: nn.Module = nn.Identity()
        if stride != 1 or channels_in != channels_out:
            self.downsample = nn.Sequential(
                nn.Conv2d(channels_in, channels_out, 1, stride, bias=False), nn.BatchNorm2d(channels_out)
            )

    def forward(self, features: Tensor) -> Tensor:
        inner = F.relu(self.bn1(self.conv1(features)))
        return F.relu(self.bn2(self.conv2(inner)) + self.downsample(features))


class ResNet34(TorchvisionEncoder):
    """Encoder: images (N, in_channels, H, W) to features at strides 2, 4, 8, 16 and 32; H and W multiples of 32.

    Parameters
    ----------
    in_channels : int
    channels : sequence of int
        Of the stem and the four layers. Others than the default cannot take the ImageNet weights.
    """

    url = "https://download.pytorch.org/models/resnet34-b627a593.pth"
    strides = (2, 4, 8, 16, 32)

    def __init__(self, in_channels: int = 1, channels: Sequence[int] = (64, 64, 128, 256, 512)) -> None:
        super().__init__()
        self.channels = tuple(channels)
        self.conv1 = nn.Conv2d(in_channels, channels[0], 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(channels[0])
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        self.layer1, self.layer2, self.layer3, self.layer4 = (
            nn.Sequential(
                *(BasicBlock(o if k else i, o, 2 if layer > 0 and k == 0 else 1) for k in range(BLOCKS[layer]))
            )
            for layer, (i, o) in enumerate(pairwise(channels))
        )

    def forward(self, images: Tensor) -> list[Tensor]:
        taken = [F.relu(self.bn1(self.conv1(images)))]
        taken.append(self.layer1(self.maxpool(taken[0])))
        for layer in (self.layer2, self.layer3, self.layer4):
            taken.append(layer(taken[-1]))
        return taken


class UNetResNet34(EncoderUNet):
    """U-Net on a ResNet34 encoder: (N, in_channels, H, W) to (N, classes, H, W) logits."""

    def __init__(
        self,
        in_channels: int = 1,
        classes: int = 4,
        widths: Sequence[int] = (256, 128, 64, 32, 16),
        encoder_widths: Sequence[int] = (64, 64, 128, 256, 512),
        dropout: float = 0.0,
    ) -> None:
        super().__init__(ResNet34(in_channels, encoder_widths), widths, classes, dropout)
