"""A model's network with everything that is arithmetic around it: Hounsfield units in, probabilities out."""

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from ...networks.layers import spatial_dimensions

if TYPE_CHECKING:
    from ..bundle import Model

INPUT, OUTPUT = "hounsfield", "probabilities"
FREE_SIDE = 256
"""Rows and columns of an example where the preprocessing names no size."""


class Deployed(nn.Module):
    """Windows, normalisation, network, softmax and class odds of a model, in evaluation mode.

    What is left to the caller: the slice turned to the axial view, cropped and scaled as the card's preprocessing says,
    before; and bounds by the lungs and removal of small components, after.
    """

    def __init__(self, model: "Model") -> None:
        super().__init__()
        self.network = model.network
        self.preprocessing = model.card.preprocessing
        merged = model.card.target.is_merged
        odds = torch.ones(2) if merged else torch.tensor(model.card.postprocessing.class_odds)
        self.register_buffer("odds", odds.view(-1, *[1] * spatial_dimensions(model.network)))
        self.eval()

    def forward(self, hounsfield: Tensor) -> Tensor:
        """Map HU (N, 1, H, W), or stacks (N, 1, D, H, W), to probabilities (N, outputs, ...), background first."""
        weighted = self.network(self.preprocessing.channels(hounsfield)).softmax(dim=1) * self.odds
        return weighted / weighted.sum(dim=1, keepdim=True)


def example(model: "Model") -> Tensor:
    """Return slices of noise in HU of the size that the model sees, (2, 1, H, W) or (2, 1, D, H, W)."""
    settings = model.card.preprocessing
    shape = settings.patch or settings.size or (FREE_SIDE, FREE_SIDE)
    low, high = settings.window_hu
    return torch.rand(2, 1, *shape, generator=torch.Generator().manual_seed(0)) * (high - low) + low


def channel_names(model: "Model") -> dict[str, str]:
    """Return what each channel of the answer is, by its number as text."""
    names = ["background", *(label.name for label in model.card.target.foreground)]
    return {str(number): name for number, name in enumerate(names)}
