"""Model folders made wrong on purpose: one sentence each, before anything is built, and no harm to other models."""

import hashlib
import json
import os

import pytest
import torch
from safetensors.torch import load_file, save_file

from CovidSegExtension.cli.main import main
from CovidSegExtension.errors import ModelError
from CovidSegExtension.models import store, weights
from CovidSegExtension.models.bundle import load, save, verify
from CovidSegExtension.models.card import CARD_FILE
from CovidSegExtension.models.store import list_models
from CovidSegExtension.models.weights import WEIGHTS_FILE
from CovidSegExtension.networks import build
from Testing.support.models import save_threshold_model


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A good model's folder among the user's models."""
    monkeypatch.setattr(store, "user_models_folder", lambda: tmp_path / "models")
    return save_threshold_model(tmp_path / "models" / "threshold", size=(64, 64)).folder


def rewrite(folder, *path, value):
    """Set what lies at a path of keys of the card."""
    values = json.loads((folder / CARD_FILE).read_text(encoding="utf-8"))
    table = values
    for key in path[:-1]:
        table = table[key]
    table[path[-1]] = value
    (folder / CARD_FILE).write_text(json.dumps(values), encoding="utf-8")


def replace_weights(folder, tensors):
    save_file(tensors, folder / WEIGHTS_FILE)
    rewrite(folder, "sha256", value=hashlib.sha256((folder / WEIGHTS_FILE).read_bytes()).hexdigest())


NAN, INFINITE = float("nan"), float("inf")
ENSEMBLE = {"members": [{"name": "unet", "widths": [3]}], "in_channels": 1}


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("network_arguments", "widths"), [-1], "cannot be built with widths"),
        (("network_arguments", "widths"), [10**9], "cannot be built with widths"),
        (("network_arguments", "widths"), [], "cannot be built with widths"),
        (("network_arguments", "widths"), [4] * 1000, "cannot be built with widths"),
        (("network_arguments", "widths"), [[4]], "cannot be built with widths"),
        (("network_arguments", "dropout"), 1.5, "cannot be built with dropout"),
        (("network_arguments", "dropout"), NAN, "NaN is no finite number"),
        (("network_arguments", "classes"), 2, "does not have 4 outputs"),
        (("network_arguments",), [3], "'network_arguments' must be a table"),
        (("network",), "unett", "did you mean 'unet'"),
        (("network",), 3, "'network' must be text"),
        (("preprocessing", "size"), [30000, 30000], "at most 1024"),
        (("preprocessing", "size"), [64.5, 64], r"'preprocessing\.size\[0\]' must be a whole number"),
        (("preprocessing", "size"), [64], r"'preprocessing\.size' must be a list of 2"),
        (("preprocessing", "size"), "big", r"'preprocessing\.size' must be a list"),
        (("preprocessing", "margin"), 100, "margin must be from 0 to 1"),
        (("preprocessing", "window_hu"), [NAN, 200], "NaN is no finite number"),
        (("preprocessing", "window_hu"), [-INFINITE, 200], "Infinity is no finite number"),
        (("preprocessing", "window_hu"), [200, -1000], "windows must rise"),
        (("preprocessing", "window_hu"), [-1e300, 200], "windows must rise within"),
        (("preprocessing", "mean_hu"), 1e30, "mean_hu must be within"),
        (("preprocessing", "sd_hu"), 0, "sd_hu must be above 0"),
        (("preprocessing", "spacing_mm"), 1e-9, "give size or spacing_mm"),
        (("preprocessing", "normalisation"), "standard", "needs mean_hu and sd_hu"),
        (("preprocessing", "patch"), [10**6, 64, 64], "none above 1024"),
        (("postprocessing", "class_odds"), [1, 1, 1], "4 numbers above 0"),
        (("postprocessing", "class_odds"), [1, 1, 1, INFINITE], "Infinity is no finite number"),
        (("postprocessing", "class_odds"), [1, -1, 1, 1], "4 numbers above 0"),
        (("postprocessing", "min_component_ml"), -3, "min_component_ml must be from 0"),
        (("quick_above",), -1, "quick_above must be 0 or more"),
        (("quick_above",), "many", "'quick_above' must be a whole number"),
        (("name",), "x" * 65, "its name must be"),
        (("name",), None, "'name' must be text"),
        (("metrics",), {"how": 3}, r"'metrics\.how' must be text"),
        (("metrics", "held_out"), {"a": {"GGO": {"dice_mean": 1}}}, r"metrics\.held_out\.a\.GGO\.dice_sd' is missing"),
        (("limitations",), "none", "'limitations' must be a list"),
        (("training_data",), [{"name": "a"}], r"'training_data\[0\]\.cases' is missing"),
        (("training",), {"loss": INFINITE}, "Infinity is no finite number"),
    ],
)
def test_a_card_that_cannot_be_is_refused_before_anything_is_built(folder, monkeypatch, path, value, message):
    def built(*_, **__):
        raise AssertionError("nothing may be built")

    monkeypatch.setattr("CovidSegExtension.networks.build", built)
    rewrite(folder, *path, value=value)
    with pytest.raises(ModelError, match=message) as error:
        load(folder).network  # noqa: B018  # the property builds it
    assert str(folder / CARD_FILE) in str(error.value)
    assert len(str(error.value)) < 600, "a sentence, whatever was in the file"


@pytest.mark.parametrize("count", [0, 33, 100_000])
def test_an_ensemble_of_too_many_networks_is_refused(folder, count):
    rewrite(folder, "network", value="ensemble")
    rewrite(folder, "network_arguments", value={**ENSEMBLE, "members": [{"name": "unet", "widths": [3]}] * count})
    with pytest.raises(ModelError, match="a list of 1 to 32 networks"):
        load(folder)


def test_an_ensemble_in_an_ensemble_is_refused(folder):
    rewrite(folder, "network", value="ensemble")
    rewrite(folder, "network_arguments", value={"members": [{"name": "ensemble", **ENSEMBLE}], "in_channels": 1})
    with pytest.raises(ModelError, match="no ensemble"):
        load(folder)


def test_a_network_is_no_larger_than_its_weights_file(folder, monkeypatch):
    """Widths that are allowed, but would fill gigabytes: the weights file does not hold them."""
    rewrite(folder, "network_arguments", value={"widths": [8192, 8192, 8192]})
    original, built = build, []

    def only_outlines(name, **arguments):
        network = original(name, **arguments)
        built.append(next(network.parameters()).device.type)
        return network

    monkeypatch.setattr("CovidSegExtension.networks.build", only_outlines)
    with pytest.raises(ModelError, match=r"does not fit the network 'unet' \('encoder"):
        verify(load(folder))
    assert built == ["meta"]


@pytest.mark.parametrize("arguments", [{"widths": "wide"}, {"colour": 3}, {"widths": None}, {"widths": True}])
def test_arguments_that_the_network_does_not_take_are_refused(folder, arguments):
    rewrite(folder, "network_arguments", value=arguments)
    with pytest.raises(ModelError, match="The network 'unet' cannot be built with"):
        verify(load(folder))


@pytest.mark.parametrize("number", [NAN, INFINITE])
def test_weights_that_are_not_finite_are_refused(folder, number):
    tensors = load_file(folder / WEIGHTS_FILE)
    tensors["head.bias"] = torch.full_like(tensors["head.bias"], number)
    replace_weights(folder, tensors)
    with pytest.raises(ModelError, match=r"not finite, in 'head\.bias'"):
        verify(load(folder))


@pytest.mark.parametrize("number", [NAN, INFINITE, 1e30])
def test_weights_that_are_not_finite_are_not_saved(folder, tmp_path, number):
    """1e30 is finite in 32 bits, and infinite in the 16 in which it would be stored."""
    model = load(folder)
    with torch.no_grad():
        model.network.head.weight[0, 0, 0, 0] = number
    with pytest.raises(ModelError, match=r"'head\.weight' are not all finite"):
        save(tmp_path / "new", model.network, model.card)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("missing", ["too many", "too few"])
def test_tensors_of_another_network_are_named(folder, missing):
    tensors = load_file(folder / WEIGHTS_FILE)
    if missing == "too many":
        tensors["extra"] = torch.zeros(1)
    else:
        del tensors["head.bias"]
    replace_weights(folder, tensors)
    with pytest.raises(
        ModelError, match="nothing takes 'extra'" if missing == "too many" else r"'head\.bias' is missing"
    ):
        verify(load(folder))


def test_a_card_with_a_byte_order_mark_is_read(folder):
    text = (folder / CARD_FILE).read_text(encoding="utf-8")
    (folder / CARD_FILE).write_text(text, encoding="utf-8-sig")
    verify(load(folder))


BROKEN = {
    "text": b"hello",
    "list": b"[]",
    "binary": bytes(range(256)),
    "deep": b'{"format":' + b"[" * 100_000,
    "empty": b"",
    "long number": b'{"format": ' + b"9" * 10_000 + b"}",
    "large": b" " * 9_000_000,
}


@pytest.mark.parametrize("kind", BROKEN)
def test_one_broken_model_does_not_break_the_list(folder, kind, capsys):
    bad = folder.with_name("bad")
    bad.mkdir()
    (bad / CARD_FILE).write_bytes(BROKEN[kind])
    entries = {entry.name: entry for entry in list_models()}
    assert entries["threshold"].error is None
    assert entries["bad"].card is None
    assert str(bad) in entries["bad"].error
    assert main(["models"]) == 0
    assert "PROBLEM" in capsys.readouterr().out


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs permissions that bind this user")
def test_a_folder_that_may_not_be_entered_does_not_break_the_list(folder):
    bad = folder.with_name("bad")
    bad.mkdir(mode=0)
    assert "threshold" in [entry.name for entry in list_models()]


def test_two_models_of_one_name_are_told_apart(folder, tmp_path, monkeypatch, capsys):
    package = tmp_path / "package"
    other = save_threshold_model(package / "threshold").folder
    renamed = save_threshold_model(package / "other name").folder
    monkeypatch.setattr(store, "model_folders", lambda: [(folder.parent, "user"), (package, "package")])
    assert load("threshold").folder == folder, "the user's comes first"
    assert [(entry.source, entry.shadowed) for entry in list_models() if entry.name == "threshold"] == [
        ("user", False),
        ("package", True),
    ]
    assert main(["models"]) == 0
    said = capsys.readouterr().out
    assert said.count("another model of this name comes first") == 1
    assert f"its card calls it '{load(renamed).card.name}'" in said
    assert load(other).folder == other


@pytest.mark.parametrize("name", ["", "x" * 300, "a\0b", "../thresholds", "-o"])
def test_what_cannot_be_a_model_is_refused(folder, name, monkeypatch):
    monkeypatch.chdir(folder)  # where "" would be a model
    with pytest.raises(ModelError, match="There is no model"):
        load(name)


def test_reading_weights_is_the_last_thing_that_is_tried(folder, monkeypatch):
    """The list of models must not read weights files, which may be large."""
    monkeypatch.setattr(weights, "read_weights", lambda *_: pytest.fail("read"))
    assert [entry.error for entry in list_models() if entry.name == "threshold"] == [None]
