"""U-Net (Ronneberger et al. 2015) of free widths, with batch normalisation or, as in the original, without."""

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn

from .layers import double_convolution, pad_to_multiple


class UNet(nn.Module):
    """U-Net: (N, in_channels, H, W) images to (N, classes, H, W) logits, for any H and W.

    Known members of the family (4 classes): widths 32...512 has 7,762,564 parameters, 16...256 ("reduced")
    1,942,340 and 8...128 ("light", under 2 MB) 486,436.

    Parameters
    ----------
    widths : sequence of int
        Channels at each level, from full resolution down; one level more halves the resolution once more.
    in_channels, classes : int
        Channels of the input and of the output.
    dropout : float
        Share of bottleneck channels dropped while training.
    normalised : bool
        Whether a batch normalisation follows each convolution.
    """

    def __init__(
        self,
        widths: Sequence[int] = (32, 64, 128, 256, 512),
        in_channels: int = 1,
        classes: int = 4,
        dropout: float = 0.0,
        normalised: bool = True,
    ) -> None:
        super().__init__()
        self.stride = 2 ** (len(widths) - 1)
        self.encoder = nn.ModuleList(
            double_convolution(i, o, normalised) for i, o in zip((in_channels, *widths[:-1]), widths, strict=True)
        )
        self.pool = nn.MaxPool2d(2)
        self.dropout = nn.Dropout2d(dropout)
        self.upsample = nn.ModuleList(
            nn.ConvTranspose2d(deep, shallow, 2, stride=2) for shallow, deep in reversed(list(pairwise(widths)))
        )
        self.decoder = nn.ModuleList(
            double_convolution(2 * width, width, normalised) for width in reversed(widths[:-1])
        )
        self.head = nn.Conv2d(widths[0], classes, 1)

    def forward(self, images: Tensor) -> Tensor:
        height, width = images.shape[-2:]
        features = pad_to_multiple(images, self.stride)
        skips = []
        for level, convolutions in enumerate(self.encoder):
            features = convolutions(features if level == 0 else self.pool(features))
            skips.append(features)
        features = self.dropout(skips.pop())
        for upsample, convolutions in zip(self.upsample, self.decoder, strict=True):
            features = convolutions(torch.cat([skips.pop(), upsample(features)], dim=1))
        return self.head(features)[..., :height, :width]
