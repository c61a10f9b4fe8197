"""The U-Net decoder that stands on any encoder."""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .encoders.encoder import Encoder
from .layers import double_convolution, pad_to_multiple


class EncoderUNet(nn.Module):
    """U-Net on a given encoder: (N, C, H, W) images to (N, classes, H, W) logits, for any H and W (document 003).

    Each decoder level doubles the resolution (nearest), concatenates the encoder's features and applies DC; a level
    without features follows where the encoder's finest stride is 2. The head is a 3×3 convolution. With one width less
    the last doubling is the head's: it predicts the four pixels of each pixel at stride 2 as channels (Shi et al. 2016,
    sub-pixel convolution), which halves the work, most of which lies at full resolution.

    Parameters
    ----------
    encoder : Encoder
    widths : sequence of int
        Channels of the decoder, from coarse to fine, one for each doubling, or for each but the last.
    dropout : float
        Share of the coarsest channels dropped while training.
    """

    def __init__(self, encoder: Encoder, widths: Sequence[int], classes: int = 4, dropout: float = 0.0) -> None:
        super().__init__()
        self.encoder = encoder
        self.stride = encoder.strides[-1]
        skips = [*encoder.channels[-2::-1], *([0] if encoder.strides[0] == 2 else [])]
        self.subpixel = len(widths) == len(skips) - 1
        if self.subpixel:
            skips.pop()
        inputs = [encoder.channels[-1], *widths[:-1]]
        self.dropout = nn.Dropout2d(dropout)
        self.decoder = nn.ModuleList(
            double_convolution(below + skip, width) for below, skip, width in zip(inputs, skips, widths, strict=True)
        )
        self.head = nn.Conv2d(widths[-1], classes * (4 if self.subpixel else 1), 3, padding=1)

    def forward(self, images: Tensor) -> Tensor:
        height, width = images.shape[-2:]
        *skips, features = self.encoder(pad_to_multiple(images, self.stride))
        features = self.dropout(features)
        for convolutions in self.decoder:
            features = F.interpolate(features, scale_factor=2.0, mode="nearest")
            if skips:
                features = torch.cat([features, skips.pop()], dim=1)
            features = convolutions(features)
        logits = self.head(features)
        if self.subpixel:
            logits = F.pixel_shuffle(logits, 2)
        return logits[..., :height, :width]
