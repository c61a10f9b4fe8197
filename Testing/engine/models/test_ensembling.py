"""An ensemble: one model folder that averages the probabilities of several networks."""

import dataclasses
import shutil

import numpy as np
import pytest
import torch

from CovidSegExtension.cli.main import main
from CovidSegExtension.errors import InputError, ModelError
from CovidSegExtension.inference.network_runner import NetworkRunner
from CovidSegExtension.inference.options import SegmentationOptions
from CovidSegExtension.inference.segmenter import Segmenter
from CovidSegExtension.io import images
from CovidSegExtension.models.bundle import Model, load, save, verify
from CovidSegExtension.models.ensembling import save_ensemble
from CovidSegExtension.networks import build
from CovidSegExtension.training.reporting import Report
from CovidSegExtension.training.run import train
from CovidSegExtension.volume import Volume

from ...support.chests import small_chest
from ...support.models import save_threshold_model
from ...support.segmenters import cpu_segmenter
from ...support.training_data import TINY, decathlon


def random_model(folder, seed, **network):
    torch.manual_seed(seed)
    base = save_threshold_model(folder / "base", size=(48, 48))
    card = dataclasses.replace(base.card, name=f"member{seed}", network_arguments=network)
    return save(folder / f"member{seed}", build("unet", **network), card, half=False)


def test_probabilities_are_averaged_over_members_of_any_width(tmp_path):
    members = [random_model(tmp_path, 0, widths=[4]), random_model(tmp_path, 1, widths=[4, 8])]
    together = save_ensemble(tmp_path / "both", members, members[0].card)
    volume, _ = small_chest()
    alone = [cpu_segmenter(member, probabilities=True).segment(volume).probabilities for member in members]
    found = cpu_segmenter(tmp_path / "both", probabilities=True).segment(volume)
    mean = np.mean([probabilities.astype(np.float32) for probabilities in alone], axis=0)
    np.testing.assert_allclose(found.probabilities.astype(np.float32), mean, atol=5e-3)
    assert np.abs(alone[0].astype(np.float32) - mean).max() > 0.02, "the members differ"
    assert together.card.network == "ensemble"
    verify(load(tmp_path / "both"))


def test_members_of_different_preprocessing_are_refused(tmp_path):
    first = random_model(tmp_path, 0, widths=[4])
    second = save_threshold_model(tmp_path / "other", size=(64, 64))
    with pytest.raises(ModelError, match="'threshold' prepares slices in another way than 'member0'"):
        save_ensemble(tmp_path / "both", [first, second], first.card)


@pytest.mark.slow
def test_folds_become_a_model_that_segment_takes(tmp_path, capsys):
    recipe = tmp_path / "tiny.toml"
    recipe.write_text(TINY.replace("validation = 0.34", "ensemble = true"))
    data = decathlon(tmp_path / "data", 2)
    overrides = ["split.folds=2", "training.epochs=1"]
    trained = train(recipe, [data], tmp_path / "run", device="cpu", overrides=overrides, report=Report())
    assert "averages the folds' networks" in trained.card.metrics.how
    assert trained.card.metrics.held_out["Chests"]["All lesions"].cases == 2
    assert [member["name"] for member in trained.card.network_arguments["members"]] == ["unet", "unet"]
    assert not (tmp_path / "run" / "final").exists()
    folds = [load(tmp_path / "run" / f"fold{index}" / "model").network for index in range(2)]
    for own, fold in zip(trained.network.members, folds, strict=True):
        for ours, theirs in zip(own.state_dict().values(), fold.state_dict().values(), strict=True):
            assert torch.equal(ours, theirs)
    words = ["segment", data / "imagesTr/Chests_0.nii.gz", "-o", tmp_path / "out.nii.gz", "--model", trained.folder]
    assert main([*map(str, words), "--device", "cpu"]) == 0
    assert images.read_labels(tmp_path / "out.nii.gz").labels.shape == (6, 72, 96)


def test_the_mirror_image_counts_as_much_as_the_image():
    torch.manual_seed(0)
    network = build("ensemble", members=[{"name": "unet", "widths": [4, 8]}], mirrored=True).eval()
    images = torch.randn(2, 1, 32, 48)
    alone = network.members[0]
    seen = (alone(images).softmax(1) + alone(images.flip(-1)).flip(-1).softmax(1)) / 2
    torch.testing.assert_close(network(images).exp(), seen)
    torch.testing.assert_close(network(images.flip(-1)), network(images).flip(-1))
    torch.testing.assert_close(network.train()(images).exp(), alone(images).softmax(1))


@pytest.fixture
def pair(tmp_path):
    """Two members, and their ensemble, in which the first looks alone at more than 3 slices."""
    members = [random_model(tmp_path, seed, widths=[4]) for seed in (0, 1)]
    card = dataclasses.replace(members[0].card, name="pair", quick_above=3)
    return members, save_ensemble(tmp_path / "pair", members, card, mirrored=True)


@pytest.mark.parametrize(
    ("effort", "quick_above", "alone", "told"),
    [
        ("auto", 3, True, True),
        ("auto", 99, False, False),
        ("auto", 0, False, False),
        ("quick", 0, True, False),
        ("thorough", 3, False, False),
    ],
)
def test_effort_says_how_many_networks_look(pair, effort, quick_above, alone, told):
    members, both = pair
    both = Model(dataclasses.replace(both.card, quick_above=quick_above), both.folder)
    volume, _ = small_chest()
    first = cpu_segmenter(members[0], probabilities=True).segment(volume)
    found = cpu_segmenter(both, effort=effort, probabilities=True).segment(volume)
    assert np.allclose(found.probabilities, first.probabilities, atol=5e-3) == alone, "weights are kept in 16 bits"
    assert any("'thorough' looks 4 times" in note for note in found.notes) == told


@pytest.fixture
def doubted(tmp_path):
    """The threshold network and one that sees no lesion, which doubts it: together they mark nothing."""
    first = save_threshold_model(tmp_path / "first", min_component_ml=1.0)
    blind = load(first.folder).network
    with torch.no_grad():
        blind.head.weight.zero_()
        blind.head.bias.copy_(torch.tensor([50.0, 0.0, 0.0, 0.0]))
    second = save(tmp_path / "second", blind, first.card, half=False)
    card = dataclasses.replace(first.card, name="doubted", quick_above=3)
    return save_ensemble(tmp_path / "both", [first, second], card)


def chest_with_ggo(slices):
    """Return the small chest, of its lesions only these axial slices of the ground glass."""
    chest, labels = small_chest()
    hounsfield = np.where(labels > 0, -850, chest.hounsfield).astype(np.int16)
    hounsfield[slices] = np.where(labels[slices] == 1, -500, hounsfield[slices])
    return Volume(hounsfield, chest.grid)


def test_where_a_brief_look_found_little_all_networks_look_again(doubted):
    stages = []
    found = cpu_segmenter(doubted, probabilities=True).segment(
        chest_with_ggo(slice(5, 7)), progress=lambda *step: stages.append(step)
    )
    assert not found.labels.any(), "the second network doubts what the first one marked"
    np.testing.assert_allclose(found.probabilities[0, 5:7].min(), 0.5, atol=1e-3)
    assert [step for step in stages if step[0] == "second look"][-1] == ("second look", 2, 2)
    looked = sum(stage == "network" and done == total for stage, done, total in stages)
    assert looked == 1
    said = "12 slices on the CPU, and little was found: each was looked at once, the 2 with findings 2 times more."
    assert said in found.notes
    assert not any("'thorough'" in note for note in found.notes)


@pytest.mark.parametrize(
    ("slices", "effort", "marked"),
    [
        (slice(0, 12), "auto", True),  # more than a fiftieth of the lungs
        (slice(5, 7), "quick", True),
        (slice(5, 7), "thorough", False),
        (slice(0, 0), "auto", False),  # nothing to look at again
    ],
)
def test_a_second_look_is_taken_at_little_and_unasked_only(doubted, slices, effort, marked):
    stages = []
    segmenter = cpu_segmenter(doubted, effort=effort)
    found = segmenter.segment(chest_with_ggo(slices), progress=lambda stage, _done, _total: stages.append(stage))
    assert found.labels.any() == marked
    assert "second look" not in stages


def test_a_segmenter_goes_from_quick_to_thorough_and_back(pair):
    volume, _ = small_chest()
    runner = NetworkRunner(pair[1], "cpu")
    results = [
        Segmenter(SegmentationOptions(device="cpu", effort=effort), runner).segment(volume).labels
        for effort in ("quick", "thorough", "quick")
    ]
    assert np.array_equal(results[0], results[2])
    assert not np.array_equal(results[0], results[1])


def test_an_effort_that_is_not_known_is_refused(threshold_model):
    with pytest.raises(InputError, match="must be one of auto, quick, thorough, not 'slow'"):
        cpu_segmenter(threshold_model, effort="slow").segment(small_chest()[0])


@pytest.mark.slow
def test_several_networks_are_trained_into_one_model_and_a_break_costs_only_one(tmp_path):
    recipe = tmp_path / "tiny.toml"
    recipe.write_text(TINY + "[ensemble]\nnetworks = 2\nmirrored = true\nquick_above = 50\n")
    data = decathlon(tmp_path / "data", 2)
    where = {"device": "cpu", "overrides": ["split.folds=2", "training.epochs=1"], "report": Report()}
    trained = train(recipe, [data], tmp_path / "run", **where)
    assert trained.card.network == "ensemble"
    assert trained.card.network_arguments["mirrored"]
    assert trained.card.quick_above == 50
    assert "averages 2 networks, each fold measured one" in trained.card.metrics.how
    assert [len(load(tmp_path / "run" / f"fold{fold}" / "model").network.members) for fold in (0, 1)] == [1, 1]
    first, second = (list(member.state_dict().values()) for member in trained.network.members)
    assert not all(torch.equal(ours, theirs) for ours, theirs in zip(first, second, strict=True))
    kept = tmp_path / "run" / "final" / "network0" / "model" / "weights.safetensors"
    before = kept.stat().st_mtime_ns
    for gone in ("final/network1/model", "final/model", "model"):
        shutil.rmtree(tmp_path / "run" / gone)
    again = train(recipe, [data], tmp_path / "run", resume=True, **where)
    assert again.card.sha256 == trained.card.sha256
    assert kept.stat().st_mtime_ns == before
    tuning = {"init": trained.folder, "overrides": ["training.epochs=1", "training.num_workers=0"], "report": Report()}
    tuned = train(None, [data], tmp_path / "tuned", device="cpu", **tuning)
    assert (tuned.card.network, tuned.card.quick_above) == ("ensemble", 50)
    assert tuned.card.sha256 != trained.card.sha256


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"members": []}, "members of an ensemble must be a list of 1 to 32"),
        ({"members": [{"name": "unet"}], "in_channels": 2}, "every member of an ensemble needs in_channels = 2"),
    ],
)
def test_an_ensemble_that_cannot_be_is_refused(arguments, message):
    with pytest.raises(ModelError, match=message):
        build("ensemble", **arguments)
