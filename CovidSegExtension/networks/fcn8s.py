"""FCN-8s (Long, Shelhamer, Darrell 2015): VGG16 made fully convolutional, with scores from three depths added up."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from .layers import pad_to_multiple

CONVOLUTIONS = (2, 2, 3, 3, 3)
"""3×3 convolutions in each of VGG16's five blocks."""


class FCN8s(nn.Module):
    """FCN-8s: (N, in_channels, H, W) images to (N, classes, H, W) logits, for any H and W.

    The classes are scored at 1/32, 1/16 and 1/8 of the resolution; transposed convolutions, which start as bilinear
    interpolation, bring the scores together and up to full size.

    Known members of the family (4 classes, grey input): the defaults have 134,283,468 parameters (the published
    network); "light" is widths (32, 64, 128, 256, 256), score_width 256 and score_kernel 3, with 4,342,636.

    Parameters
    ----------
    widths : sequence of int
        Channels of the five blocks.
    in_channels, classes : int
        Channels of the input and of the output.
    score_width, score_kernel : int
        Channels and kernel of the layers that were VGG16's fully connected ones (fc6, fc7).
    dropout : float
        Share of their channels dropped while training.
    """

    def __init__(
        self,
        widths: Sequence[int] = (64, 128, 256, 512, 512),
        in_channels: int = 1,
        classes: int = 4,
        score_width: int = 4096,
        score_kernel: int = 7,
        dropout: float = 0.5,
    ) -> None:
        super().__init__()
        if len(widths) != len(CONVOLUTIONS):
            raise TypeError(f"widths must name {len(CONVOLUTIONS)} blocks, not {len(widths)}")
        self.blocks = nn.ModuleList(
            _block(i, o, count) for i, o, count in zip((in_channels, *widths[:-1]), widths, CONVOLUTIONS, strict=True)
        )
        self.fully_connected = nn.Sequential(
            nn.Conv2d(widths[4], score_width, score_kernel, padding=score_kernel // 2),
            nn.ReLU(inplace=True),
            nn.Dropout2d(dropout),
            nn.Conv2d(score_width, score_width, 1),
            nn.ReLU(inplace=True),
            nn.Dropout2d(dropout),
        )
        self.score32 = nn.Conv2d(score_width, classes, 1)
        self.score16 = nn.Conv2d(widths[3], classes, 1)
        self.score8 = nn.Conv2d(widths[2], classes, 1)
        self.upsample32 = nn.ConvTranspose2d(classes, classes, 4, stride=2, padding=1, bias=False)
        self.upsample16 = nn.ConvTranspose2d(classes, classes, 4, stride=2, padding=1, bias=False)
        self.upsample8 = nn.ConvTranspose2d(classes, classes, 16, stride=8, padding=4, bias=False)
        for module in self.modules():
            if isinstance(module, nn.Conv2d):  # there is no batch normalisation: the default start would fade away
                nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
                nn.init.zeros_(module.bias)  # type: ignore[arg-type]  # every convolution here has a bias
            elif isinstance(module, nn.ConvTranspose2d):
                _start_bilinear(module)

    def forward(self, images: Tensor) -> Tensor:
        height, width = images.shape[-2:]
        features = pad_to_multiple(images, 32)
        pooled = []
        for block in self.blocks:
            features = block(features)
            pooled.append(features)
        scores = self.upsample32(self.score32(self.fully_connected(features))) + self.score16(pooled[3])
        scores = self.upsample16(scores) + self.score8(pooled[2])
        return self.upsample8(scores)[..., :height, :width]


def _block(channels_in: int, channels_out: int, count: int) -> nn.Sequential:
    layers: list[nn.Module] = []
    for index in range(count):
        layers += [nn.Conv2d(channels_out if index else channels_in, channels_out, 3, padding=1), nn.ReLU(inplace=True)]
    return nn.Sequential(*layers, nn.MaxPool2d(2))


def _start_bilinear(upsample: nn.ConvTranspose2d) -> None:
    """Make a transposed convolution interpolate each channel bilinearly."""
    kernel = upsample.kernel_size[0]
    distance = (torch.arange(kernel) - (kernel - 1) / 2).abs()
    ramp = (1 - distance / upsample.stride[0]).clamp(min=0)
    with torch.no_grad():
        upsample.weight.zero_()
        for channel in range(upsample.in_channels):
            upsample.weight[channel, channel] = torch.outer(ramp, ramp)
