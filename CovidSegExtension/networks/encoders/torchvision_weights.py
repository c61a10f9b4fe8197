"""The ImageNet weights that torchvision publishes, without torchvision."""

from pathlib import Path

import torch

from ...errors import InputError
from .encoder import Encoder


class TorchvisionEncoder(Encoder):
    """An encoder with torchvision's parameter names, whose ImageNet weights torchvision publishes at `url`."""

    url: str

    def imagenet_file(self) -> Path:
        return downloaded(self.url)

    def own_name(self, name: str) -> str | None:
        return None if name.startswith(("fc.", "classifier.")) else name


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
