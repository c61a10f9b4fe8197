"""A model whose answer can be computed by hand: it labels each pixel by its HU alone."""

from pathlib import Path

import torch

from CovidSegExtension.models.bundle import Model, save
from CovidSegExtension.models.card import ModelCard
from CovidSegExtension.networks import build
from CovidSegExtension.postprocessing import Postprocessing
from CovidSegExtension.preprocessing import Preprocessing

torch.set_num_threads(1)  # the tests' networks are tiny: threads would only wait for one another

GGO_FROM_HU, CONSOLIDATION_FROM_HU = -700.0, -200.0
"""Where the threshold model goes from background to GGO and on to consolidation."""


def threshold_network() -> torch.nn.Module:
    """Return a U-Net of one level whose weights, set by hand, label each pixel by its HU alone.

    On input mapped from -1000...200 HU to 0...1: background below -700 HU, GGO up to -200, consolidation above.
    """
    network = build("unet", widths=[3])
    t1, t2 = ((hu + 1000) / 1200 for hu in (GGO_FROM_HU, CONSOLIDATION_FROM_HU))
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.zero_()
        first, norm1, _, second, norm2, _ = network.encoder[0]
        for norm in (norm1, norm2):
            norm.weight.fill_((1 + norm.eps) ** 0.5)  # mean 0, variance 1: the identity
        first.weight[:, 0, 1, 1] = 1  # three copies of the pixel, ...
        norm1.bias.copy_(torch.tensor([0.0, -t1, -t2]))  # ... beyond 0, t1 and t2
        second.weight[range(3), range(3), 1, 1] = 1
        # GGO rises from t1, consolidation faster from t2; background stands at 0.
        head = network.head.weight[:, :, 0, 0]
        head[1, 1] = 100
        head[2, 1], head[2, 2] = 100, 300
        network.head.bias.copy_(torch.tensor([1e-3, 0.0, -1e-3, -50.0]))
    return network.eval()


def save_threshold_model(folder: Path, min_component_ml: float = 0.0, **preprocessing) -> Model:
    """Save the threshold network with these settings beside its window; whole slices unless they say otherwise."""
    card = ModelCard(
        name="threshold",
        version="1",
        description="labels by HU",
        network="unet",
        network_arguments={"widths": [3]},
        preprocessing=Preprocessing(window_hu=(-1000, 200), **preprocessing),
        postprocessing=Postprocessing(min_component_ml=min_component_ml),
    )
    return save(folder, threshold_network(), card, half=False)
