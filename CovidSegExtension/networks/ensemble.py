"""Several networks as one: their probabilities are averaged."""

import math
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn

from . import build
from .layers import spatial_dimensions


class Ensemble(nn.Module):
    """The mean of the members' probabilities, as logits.

    Parameters
    ----------
    members : sequence of dict
        Registry name and arguments of each network, as in a recipe's ``[network]``.
    in_channels : int
        Input channels of every member.
    mirrored : bool
        Every member also looks at the image flipped left to right; not while it trains.
    """

    def __init__(self, members: Sequence[dict[str, Any]], in_channels: int = 1, mirrored: bool = False) -> None:
        super().__init__()
        self.mirrored = mirrored
        if not members or any(member.get("in_channels", 1) != in_channels for member in members):
            raise TypeError(f"every member of an ensemble needs in_channels = {in_channels}, and there must be one")
        self.members = nn.ModuleList(build(**member) for member in members)
        self.spatial_dimensions = spatial_dimensions(self.members[0])

    def forward(self, images: Tensor) -> Tensor:
        """Map images (N, in_channels, H, W) to logits (N, 4, H, W): the logarithm of the mean probability."""
        answers = [member(images) for member in self.members]
        if self.mirrored and not self.training:
            mirror_image = images.flip(-1)
            answers += [member(mirror_image).flip(-1) for member in self.members]
        return torch.stack(answers).log_softmax(dim=2).logsumexp(dim=0) - math.log(len(answers))
