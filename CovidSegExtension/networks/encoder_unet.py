"""The U-Net decoder that stands on any encoder, and how an encoder takes published weights."""

import pickle
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..errors import InputError
from .layers import double_convolution, pad_to_multiple


class EncoderUNet(nn.Module):
    """U-Net on a given encoder: (N, C, H, W) images to (N, classes, H, W) logits, for any H and W (document 003).

    Each decoder level doubles the resolution (nearest), concatenates the encoder's features and applies DC; a level
    without features follows where the encoder's finest stride is 2. The head is a 3×3 convolution. With one width less
    the last doubling is the head's: it predicts the four pixels of each pixel at stride 2 as channels (Shi et al. 2016,
    sub-pixel convolution), which halves the work, most of which lies at full resolution.

    Parameters
    ----------
    encoder : Module
        Maps images to features from fine to coarse; has `channels` and `strides` of them. The strides double.
    widths : sequence of int
        Channels of the decoder, from coarse to fine, one for each doubling, or for each but the last.
    dropout : float
        Share of the coarsest channels dropped while training.
    """

    def __init__(self, encoder: nn.Module, widths: Sequence[int], classes: int = 4, dropout: float = 0.0) -> None:
        super().__init__()
        self.encoder = encoder
        self.stride: int = encoder.strides[-1]  # type: ignore[index, assignment]
        skips = [*encoder.channels[-2::-1], *([0] if encoder.strides[0] == 2 else [])]  # type: ignore[index]
        self.subpixel = len(widths) == len(skips) - 1
        if self.subpixel:
            skips.pop()
        inputs = [encoder.channels[-1], *widths[:-1]]  # type: ignore[index]
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


def load_encoder(encoder: nn.Module, file: Path, own_name: Callable[[str], str | None] = lambda name: name) -> None:
    """Load published weights into `encoder`, strictly: every tensor of the encoder must come.

    The first convolution, published for RGB, is summed over its inputs and shared among those of the encoder.

    Parameters
    ----------
    file : Path
        A state dictionary, ``.safetensors`` or of `torch.save` (read without unpickling anything but tensors).
    own_name : callable
        From a published name to the encoder's; None for what the encoder has not (a classifier's).

    Raises
    ------
    InputError
        If the file cannot be read or holds other weights.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        if file.suffix == ".safetensors":
            published = load_file(file)
        else:
            published = torch.load(file, map_location="cpu", weights_only=True)
        names = {name: own_name(name) for name in published}
        state = {own: published[name] for name, own in names.items() if own is not None}
        first, kernel = next((name, tensor) for name, tensor in encoder.state_dict().items() if tensor.ndim == 4)
        count = kernel.shape[1]
        if state[first].shape[1] != count:
            state[first] = state[first].sum(1, keepdim=True).expand(-1, count, -1, -1) / count
        encoder.load_state_dict(state)
    except (OSError, RuntimeError, ValueError, LookupError, AttributeError, EOFError, SafetensorError) as error:
        reason = " ".join(str(error).split())
    except pickle.UnpicklingError:  # whose own words advise to read the file without care
        reason = "it is cut off, or holds something else than tensors"
    else:
        return
    raise InputError(
        f"{file.name} does not hold the weights of a {type(encoder).__name__} ({reason:.300}); name another file."
    )
