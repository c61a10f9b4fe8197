"""What every encoder of a U-Net is, and how it takes published weights."""

import pickle
from pathlib import Path

import torch
from torch import Tensor, nn

from ...errors import InputError


class Encoder(nn.Module):
    """Maps images to features from fine to coarse; a U-Net needs no more of it than is named here.

    Attributes
    ----------
    channels, strides : tuple of int
        Of the features, one each, from fine to coarse. Each stride is twice the one before; the first is 1 or 2.
    """

    channels: tuple[int, ...]
    strides: tuple[int, ...]

    def forward(self, images: Tensor) -> list[Tensor]:
        """Return the features of images (N, C, H, W), whose H and W are multiples of the last stride."""
        raise NotImplementedError

    def imagenet_file(self) -> Path:
        """Return the file of weights learnt on ImageNet: a state dictionary, ``.safetensors`` or of `torch.save`.

        Raises
        ------
        InputError
            If it is not there and cannot be fetched.
        """
        raise NotImplementedError

    def own_name(self, name: str) -> str | None:
        """Return the encoder's name of a published tensor; None for what it has not, such as a classifier's."""
        raise NotImplementedError

    def load_imagenet(self, file: Path | None = None) -> None:
        """Load published weights, strictly: every tensor of the encoder must come. Nothing but tensors is unpickled.

        The first convolution, published for RGB, is summed over its inputs and shared among those of the encoder.

        Parameters
        ----------
        file : Path, optional
            Instead of `imagenet_file`.

        Raises
        ------
        InputError
            If the file is not there, cannot be read or holds other weights.
        """
        file = file or self.imagenet_file()
        try:
            published = _read(file)
            names = {name: self.own_name(name) for name in published}
            state = {own: published[name] for name, own in names.items() if own is not None}
            first, kernel = next((name, tensor) for name, tensor in self.state_dict().items() if tensor.ndim == 4)
            count = kernel.shape[1]
            if state[first].shape[1] != count:
                state[first] = state[first].sum(1, keepdim=True).expand(-1, count, -1, -1) / count
            self.load_state_dict(state)
        except (OSError, RuntimeError, ValueError, LookupError, AttributeError, EOFError) as error:
            reason = " ".join(str(error).split())
        except pickle.UnpicklingError:  # whose own words advise to read the file without care
            reason = "it is cut off, or holds something else than tensors"
        else:
            return
        raise InputError(
            f"{file.name} does not hold the weights of a {type(self).__name__} ({reason:.300}); name another file."
        )


def _read(file: Path) -> dict[str, Tensor]:
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    if file.suffix != ".safetensors":
        return torch.load(file, map_location="cpu", weights_only=True)
    try:
        return load_file(file)
    except SafetensorError as error:
        raise ValueError(str(error)) from error
