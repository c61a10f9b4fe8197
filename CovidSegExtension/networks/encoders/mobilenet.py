"""MobileNetV2 as an encoder (Sandler et al. 2018), with torchvision's parameter names."""

from collections.abc import Sequence

from torch import Tensor, nn

from ..encoder_unet import EncoderUNet
from .torchvision_weights import TorchvisionEncoder

# (blocks, stride of the first, expansion, channels) of each stage
STAGES = ((1, 1, 1, 16), (2, 2, 6, 24), (3, 2, 6, 32), (4, 2, 6, 64), (3, 1, 6, 96), (3, 2, 6, 160), (1, 1, 6, 320))
STEM, LAST = 32, 1280
TAPS = (1, 3, 6, 13, 18)
"""Places in `features` where a resolution ends."""


def _unit(channels_in: int, channels_out: int, kernel: int, stride: int = 1, groups: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(channels_in, channels_out, kernel, stride, kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(channels_out),
        nn.ReLU6(inplace=True),
    )


class InvertedResidual(nn.Module):
    """Expand 1×1, depthwise 3×3, project 1×1; the input is added where the shapes allow."""

    def __init__(self, channels_in: int, channels_out: int, stride: int, expansion: int) -> None:
        super().__init__()
        wide = channels_in * expansion
        self.conv = nn.Sequential(
            *([_unit(channels_in, wide, 1)] if expansion > 1 else []),
            _unit(wide, wide, 3, stride, groups=wide),
            nn.Conv2d(wide, channels_out, 1, bias=False),
            nn.BatchNorm2d(channels_out),
        )
        self.skip = stride == 1 and channels_in == channels_out

    def forward(self, features: Tensor) -> Tensor:
        return features + self.conv(features) if self.skip else self.conv(features)


class MobileNetV2(TorchvisionEncoder):
    """Encoder: images (N, in_channels, H, W) to features at strides 2, 4, 8, 16 and 32; H and W multiples of 32."""

    url = "https://download.pytorch.org/models/mobilenet_v2-b0353104.pth"
    strides = (2, 4, 8, 16, 32)
    channels = (16, 24, 32, 96, LAST)

    def __init__(self, in_channels: int = 1) -> None:
        super().__init__()
        layers: list[nn.Module] = [_unit(in_channels, STEM, 3, 2)]
        width = STEM
        for count, stride, expansion, stage_width in STAGES:
            for index in range(count):
                layers.append(InvertedResidual(width, stage_width, 1 if index else stride, expansion))
                width = stage_width
        self.features = nn.Sequential(*layers, _unit(width, LAST, 1))

    def forward(self, images: Tensor) -> list[Tensor]:
        features, taken = images, []
        for index, layer in enumerate(self.features):
            features = layer(features)
            if index in TAPS:
                taken.append(features)
        return taken


class UNetMobileNetV2(EncoderUNet):
    """U-Net on a MobileNetV2 encoder: (N, in_channels, H, W) to (N, classes, H, W) logits."""

    def __init__(
        self,
        in_channels: int = 1,
        classes: int = 4,
        widths: Sequence[int] = (256, 128, 64, 32, 16),
        dropout: float = 0.0,
    ) -> None:
        super().__init__(MobileNetV2(in_channels), widths, classes, dropout)
