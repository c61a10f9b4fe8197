"""Where a class may be: lesions of the lung in the lung field, effusion in the thoracic cavity."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from CovidSegExtension.models.bundle import Model, save

from ...support.chests import small_chest
from ...support.models import save_threshold_model, threshold_network
from ...support.segmenters import cpu_segmenter


def effusion_model(folder: Path, bound_by_lungs: bool) -> Model:
    """Save a model that calls all soft tissue pleural effusion."""
    model = save_threshold_model(folder / "threshold")
    network = threshold_network()
    with torch.no_grad():
        for parameter in (network.head.weight, network.head.bias):
            parameter[[2, 3]] = parameter[[3, 2]].clone()
    card = replace(
        model.card,
        name="effusion",
        postprocessing=replace(model.card.postprocessing, bound_by_lungs=bound_by_lungs),
    )
    return save(folder / "effusion", network, card, half=False)


def test_effusion_ends_at_the_thoracic_cavity(tmp_path):
    volume, _ = small_chest()
    soft_tissue = volume.hounsfield > 0
    bounded = cpu_segmenter(effusion_model(tmp_path / "bounded", True)).segment(volume)
    cavity = bounded.lungs.cavity
    assert (soft_tissue & ~cavity).any(), "the chest must hold soft tissue outside, or the test could not fail"
    np.testing.assert_array_equal(bounded.labels == 3, soft_tissue & cavity)
    free = cpu_segmenter(effusion_model(tmp_path / "free", False)).segment(volume)
    np.testing.assert_array_equal(free.labels == 3, soft_tissue)
