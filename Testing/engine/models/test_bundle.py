"""Model folders: what is saved is what is loaded, and anything else is refused with name and reason."""

import dataclasses
import json

import pytest
import torch
from safetensors.torch import load_file, save_file

from CovidSegExtension.errors import ModelError
from CovidSegExtension.models import store
from CovidSegExtension.models.bundle import load, save, verify
from CovidSegExtension.models.card import CARD_FILE, ClassFigures, HeldOutMetrics, ModelCard, TrainingData
from CovidSegExtension.models.store import list_models
from CovidSegExtension.models.weights import WEIGHTS_FILE
from CovidSegExtension.networks import build
from CovidSegExtension.preprocessing import Preprocessing


@pytest.fixture
def card() -> ModelCard:
    return ModelCard(
        name="small",
        version="2.1",
        description="A small one.",
        network="unet",
        network_arguments={"widths": [4, 8]},
        preprocessing=Preprocessing(window_hu=(-1000, 150), crop="lungs", size=(64, 64)),
        training_data=(TrainingData("CT100", 50, (1, 2, 3), "research"),),
        metrics=HeldOutMetrics("Not."),
        limitations=("small",),
    )


@pytest.fixture
def saved(card, tmp_path):
    torch.manual_seed(0)
    network = build("unet", widths=[4, 8])
    network(torch.randn(2, 1, 16, 16))  # statistics other than 0 and 1
    return save(tmp_path / "small", network.eval(), card), network


def test_card_survives_the_disk(saved, card):
    loaded = load(saved[0].folder).card
    assert loaded.sha256
    assert ModelCard(**{**vars(loaded), "sha256": ""}) == ModelCard(
        **{**vars(card), "labels": {"Ground-glass opacity": 1, "Consolidation": 2, "Pleural effusion": 3}}
    )


def test_weights_survive_the_disk_in_half_the_size(saved, tmp_path, card):
    model, network = saved
    images = torch.randn(1, 1, 32, 32)
    with torch.inference_mode():
        torch.testing.assert_close(model.network(images), network(images), atol=2e-3, rtol=1e-2)
        full = save(tmp_path / "full", network, card, half=False)
        torch.testing.assert_close(full.network(images), network(images))
    assert model.megabytes < 0.7 * full.megabytes
    assert not model.network.training


def rewrite(folder, **changes):
    values = json.loads((folder / CARD_FILE).read_text(encoding="utf-8"))
    (folder / CARD_FILE).write_text(json.dumps({**values, **changes}))


def test_altered_and_cut_off_weights_are_refused(saved):
    path = saved[0].folder / WEIGHTS_FILE
    data = path.read_bytes()
    for bad in (data[:-10], data[:-1] + bytes([data[-1] ^ 1]), b""):
        path.write_bytes(bad)
        with pytest.raises(ModelError, match=r"weights\.safetensors is cut off or altered"):
            verify(load(saved[0].folder))


def test_weights_of_another_network_are_refused(saved, card, tmp_path):
    other = save(tmp_path / "other", build("unet", widths=[4, 16]), card)
    with pytest.raises(ModelError, match=r"does not fit the network 'unet'"):
        verify(other)


def test_cut_off_file_with_a_matching_checksum_is_refused(saved):
    """The checksum alone must not make a broken file acceptable."""
    import hashlib

    path = saved[0].folder / WEIGHTS_FILE
    path.write_bytes(path.read_bytes()[:-100])
    rewrite(saved[0].folder, sha256=hashlib.sha256(path.read_bytes()).hexdigest())
    with pytest.raises(ModelError, match="does not fit the network"):
        verify(load(saved[0].folder))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"format": 1}, '"format": 2'),
        ({"name": "../../etc"}, "its name must be"),
        ({"labels": {"Lung": 1}}, "not those of CovidSeg"),
        ({"licens": "free"}, "no key 'licens'; did you mean 'licence'"),
        ({"preprocessing": {"crop": "body"}}, "must be 'image' or 'lungs', not 'body'"),
        ({"preprocessing": {"windw": [0, 1]}}, "windw"),
        ({"network_arguments": {"widths": [4, 8], "classes": 2}}, "4 outputs"),
        ({"network_arguments": {"widths": [4, 8], "in_channels": 3}}, "does not take the 1 window"),
    ],
)
def test_cards_that_do_not_fit_are_refused(saved, changes, reason):
    rewrite(saved[0].folder, **changes)
    with pytest.raises(ModelError, match=reason) as error:
        load(saved[0].folder)
    assert str(saved[0].folder) in str(error.value)


def test_card_that_is_no_json_and_missing_weights_are_refused(saved):
    folder = saved[0].folder
    text = (folder / CARD_FILE).read_text(encoding="utf-8")
    (folder / CARD_FILE).write_text(text[:50])
    with pytest.raises(ModelError, match=r"model\.json cannot be used: it is no JSON, or only a part of it: in line"):
        load(folder)
    (folder / CARD_FILE).write_text(text)
    (folder / WEIGHTS_FILE).unlink()
    with pytest.raises(ModelError, match=r"weights\.safetensors is missing"):
        load(folder)


def test_no_pickle_is_ever_loaded(saved):
    """A weights file that is a pickle, with a matching checksum, is refused and its code does not run."""
    import hashlib

    path = saved[0].folder / WEIGHTS_FILE
    torch.save(saved[1].state_dict(), path)
    rewrite(saved[0].folder, sha256=hashlib.sha256(path.read_bytes()).hexdigest())
    with pytest.raises(ModelError, match="does not fit"):
        verify(load(saved[0].folder))


def test_models_are_found_by_name_the_users_first(saved, card, tmp_path, monkeypatch):
    monkeypatch.setattr(store, "user_models_folder", lambda: tmp_path)
    assert load("small").folder == tmp_path / "small"
    entries = {entry.name: entry for entry in list_models()}
    assert entries["small"].source == "user"
    assert entries["small"].card.version == "2.1"
    (tmp_path / "small" / CARD_FILE).write_text("{}")
    entries = {entry.name: entry for entry in list_models()}
    assert "format" in entries["small"].error


def test_unknown_models_are_refused_with_the_names_there_are(tmp_path, saved, monkeypatch):
    monkeypatch.setattr(store, "user_models_folder", lambda: tmp_path)
    with pytest.raises(ModelError, match=r"no model 'smal'.*small"):
        load("smal")
    with pytest.raises(ModelError, match=r"no model '\.\./small'"):
        load("../small")
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelError, match=r"holds no model\.json"):
        load(tmp_path / "empty")


def test_folder_of_a_training_run_is_refused_with_the_model_inside(saved, tmp_path):
    saved[0].folder.rename(tmp_path / "model")
    with pytest.raises(ModelError, match="is a training run; its model is "):
        load(tmp_path)


def test_weights_file_holds_tensors_only(saved):
    tensors = load_file(saved[0].folder / WEIGHTS_FILE)
    assert {tensor.dtype for name, tensor in tensors.items() if tensor.ndim >= 2} == {torch.float16}
    assert all(t.dtype == torch.float32 for n, t in tensors.items() if "running" in n)
    save_file(tensors, saved[0].folder / "again.safetensors")


def test_pointer_in_place_of_weights_is_told(saved):
    folder = saved[0].folder
    (folder / WEIGHTS_FILE).write_text("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n")
    with pytest.raises(ModelError, match="is a Git LFS pointer, not the weights of a model; download the file itself"):
        verify(load(folder))


def figures(dice: float | None, cases: int = 4, wrongly: int = 0) -> ClassFigures:
    return ClassFigures(dice, None, cases, wrongly, None, None, None)


@pytest.mark.parametrize(
    ("held_out", "poor"),
    [
        ({}, []),
        ({"a": {"Consolidation": figures(0.0)}}, ["Consolidation (mean Dice 0.00"]),
        (
            {"a": {"Consolidation": figures(0.1)}, "b": {"Consolidation": figures(0.15)}},
            ["Consolidation (mean Dice 0.15"],
        ),
        ({"a": {"Consolidation": figures(0.1)}, "b": {"Consolidation": figures(0.5)}}, []),
        ({"a": {"Consolidation": figures(None, 0)}}, []),
        ({"a": {"Consolidation": figures(0.0, 3, 3)}}, []),  # cases without any
        (
            {"a": {"Ground-glass opacity": figures(0.0), "Pleural effusion": figures(0.0), "Infection": figures(0.0)}},
            ["Ground-glass opacity", "Pleural effusion"],
        ),
    ],
)
def test_card_warns_of_classes_that_its_model_hardly_finds(card, held_out, poor):
    warnings = dataclasses.replace(card, metrics=HeldOutMetrics("Held out.", held_out)).warnings()
    assert len(warnings) == len(poor)
    for warning, words in zip(warnings, poor, strict=True):
        assert words in warning


def test_card_warns_once_of_a_class_that_its_model_never_learnt(card):
    held_out = HeldOutMetrics("Held out.", {"a": {"Consolidation": figures(0.0)}})
    [warning] = dataclasses.replace(card, metrics=held_out, untaught=("Consolidation",)).warnings()
    assert "never learnt one class: Consolidation" in warning


def test_shipped_models_find_every_class():
    for entry in list_models():
        if entry.source == "package":
            assert entry.card.warnings() == []
