"""VGG19 as an encoder (Simonyan & Zisserman 2015), with torchvision's parameter names."""

from collections.abc import Sequence
from itertools import pairwise

from torch import Tensor, nn

from ..encoder_unet import EncoderUNet
from .torchvision_weights import TorchvisionEncoder

CONVOLUTIONS = (2, 2, 4, 4, 4)
"""3×3 convolutions in each of the five blocks."""


class VGG19(TorchvisionEncoder):
    """Encoder: images (N, in_channels, H, W) to features at strides 1, 2, 4, 8 and 16; H and W multiples of 16.

    Parameters
    ----------
    in_channels : int
    channels : sequence of int
        Of the five blocks. Others than the default cannot take the ImageNet weights.
    """

    url = "https://download.pytorch.org/models/vgg19-dcbb9e9d.pth"
    strides = (1, 2, 4, 8, 16)

    def __init__(self, in_channels: int = 1, channels: Sequence[int] = (64, 128, 256, 512, 512)) -> None:
        super().__init__()
        self.channels = tuple(channels)
        layers: list[nn.Module] = []
        ends = [0]
        width = in_channels
        for count, block_width in zip(CONVOLUTIONS, channels, strict=True):
            if layers:
                layers.append(nn.MaxPool2d(2))
            for _ in range(count):
                layers += [nn.Conv2d(width, block_width, 3, padding=1), nn.ReLU(inplace=True)]
                width = block_width
            ends.append(len(layers))
        self.features = nn.Sequential(*layers)
        self.blocks = list(pairwise(ends))
        for module in self.modules():
            if isinstance(module, nn.Conv2d):  # there is no batch normalisation: the default start would fade away
                nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
                nn.init.zeros_(module.bias)  # type: ignore[arg-type]  # every convolution here has a bias

    def forward(self, images: Tensor) -> list[Tensor]:
        features, taken = images, []
        for start, end in self.blocks:
            features = self.features[start:end](features)
            taken.append(features)
        return taken


class UNetVGG19(EncoderUNet):
    """U-Net on a VGG19 encoder: (N, in_channels, H, W) to (N, classes, H, W) logits."""

    def __init__(
        self,
        in_channels: int = 1,
        classes: int = 4,
        widths: Sequence[int] = (256, 128, 64, 32),
        encoder_widths: Sequence[int] = (64, 128, 256, 512, 512),
        dropout: float = 0.0,
    ) -> None:
        super().__init__(VGG19(in_channels, encoder_widths), widths, classes, dropout)
