"""An ensemble: one model folder that averages the probabilities of several networks."""

import dataclasses

import numpy as np
import pytest
import torch

from CovidSegExtension import cli, images, model
from CovidSegExtension.errors import ModelError
from CovidSegExtension.inference import Segmenter
from CovidSegExtension.model import save
from CovidSegExtension.networks import build
from CovidSegExtension.training.ensemble import save_ensemble
from CovidSegExtension.training.reporting import Report
from CovidSegExtension.training.run import train

from .conftest import save_threshold_model, small_chest
from .test_training import TINY, decathlon


def random_model(folder, seed, **network):
    torch.manual_seed(seed)
    base = save_threshold_model(folder / "base", size=(48, 48))
    card = dataclasses.replace(base.card, name=f"member{seed}", network_arguments=network)
    return save(folder / f"member{seed}", build("unet", **network), card, half=False)


def test_probabilities_are_averaged_over_members_of_any_width(tmp_path):
    members = [random_model(tmp_path, 0, widths=[4]), random_model(tmp_path, 1, widths=[4, 8])]
    together = save_ensemble(tmp_path / "both", members, members[0].card)
    volume, _ = small_chest()
    alone = [Segmenter(member, "cpu").segment(volume, probabilities=True).probabilities for member in members]
    found = Segmenter(tmp_path / "both", "cpu").segment(volume, probabilities=True)
    mean = np.mean([probabilities.astype(np.float32) for probabilities in alone], axis=0)
    np.testing.assert_allclose(found.probabilities.astype(np.float32), mean, atol=5e-3)
    assert np.abs(alone[0].astype(np.float32) - mean).max() > 0.02, "the members differ"
    assert together.card.network == "ensemble"
    model.verify(model.load(tmp_path / "both"))


def test_members_of_different_preprocessing_are_refused(tmp_path):
    first = random_model(tmp_path, 0, widths=[4])
    second = save_threshold_model(tmp_path / "other", size=(64, 64))
    with pytest.raises(ModelError, match="'threshold' prepares slices in another way than 'member0'"):
        save_ensemble(tmp_path / "both", [first, second], first.card)


def test_folds_become_a_model_that_segment_takes(tmp_path, capsys):
    recipe = tmp_path / "tiny.toml"
    recipe.write_text(TINY.replace("validation = 0.34", "ensemble = true"))
    data = decathlon(tmp_path / "data", 2)
    overrides = ["split.folds=2", "training.epochs=1"]
    trained = train(recipe, [data], tmp_path / "run", device="cpu", overrides=overrides, report=Report())
    assert "averages the folds' networks" in trained.card.metrics["how"]
    assert trained.card.metrics["held_out"]["Chests"]["All lesions"]["cases"] == 2
    assert [member["name"] for member in trained.card.network_arguments["members"]] == ["unet", "unet"]
    assert not (tmp_path / "run" / "final").exists()
    folds = [model.load(tmp_path / "run" / f"fold{index}" / "model").network for index in range(2)]
    for own, fold in zip(trained.network.members, folds, strict=True):
        for ours, theirs in zip(own.state_dict().values(), fold.state_dict().values(), strict=True):
            assert torch.equal(ours, theirs)
    words = ["segment", data / "imagesTr/Chests_0.nii.gz", "-o", tmp_path / "out.nii.gz", "--model", trained.folder]
    assert cli.main([*map(str, words), "--device", "cpu"]) == 0
    assert images.read_labels(tmp_path / "out.nii.gz")[0].shape == (6, 72, 96)


@pytest.mark.parametrize("arguments", [{"members": []}, {"members": [{"name": "unet"}], "in_channels": 2}])
def test_an_ensemble_that_cannot_be_is_refused(arguments):
    with pytest.raises(ModelError, match="every member of an ensemble"):
        build("ensemble", **arguments)
