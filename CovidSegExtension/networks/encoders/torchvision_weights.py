"""The ImageNet weights that torchvision publishes, without torchvision."""

from pathlib import Path

import torch
from torch import nn

from ...errors import InputError
from ..encoder_unet import load_encoder


class TorchvisionEncoder(nn.Module):
    """An encoder with torchvision's parameter names, whose ImageNet weights torchvision publishes at `url`."""

    url: str

    def load_imagenet(self, file: Path | None = None) -> None:
        """Load the ImageNet weights: from `file`, or from the internet.

        Raises
        ------
        InputError
            If they cannot be downloaded, or the file is not such weights.
        """
        load_encoder(self, file or downloaded(self.url), _without_classifier)


def downloaded(url: str) -> Path:
    """Return torch hub's copy of the file at `url`, which is fetched first where it is not there yet.

    The name ends in the first digits of the file's SHA-256, which are checked.

    Raises
    ------
    InputError
        If it cannot be fetched.
    """
    name = url.rsplit("/", 1)[1]
    file = Path(torch.hub.get_dir()) / "checkpoints" / name
    if not file.is_file():
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            torch.hub.download_url_to_file(url, str(file), name.removesuffix(".pth").rsplit("-", 1)[1])
        except (OSError, RuntimeError) as error:
            raise InputError(
                f"The ImageNet weights {name} could not be downloaded ({error}); put the file from {url} into "
                f"{file.parent}, or name it instead of 'imagenet'."
            ) from error
    return file


def _without_classifier(name: str) -> str | None:
    """Return a published tensor's own name; None for those of the classifier, which an encoder has not."""
    return None if name.startswith(("fc.", "classifier.")) else name
