"""The list of models, adding one, and the real dialogs, pressed by a timer."""

import dataclasses
import json

import pytest
import qt
from CovidSegLib.widgets.dialogs import Dialogs

from CovidSegExtension.errors import ModelError
from CovidSegExtension.frontend import models
from CovidSegExtension.frontend.retraining import Retraining
from CovidSegExtension.labels import CONSOLIDATION
from CovidSegExtension.models.card import ClassFigures, HeldOutMetrics
from CovidSegExtension.models.store import user_models_folder

from ...support.models import save_threshold_model


@pytest.fixture
def folder(tmp_path):
    return save_threshold_model(tmp_path / "made" / "threshold").folder


def test_a_model_folder_is_copied_once(folder, own_folders):
    entry = models.add_folder(folder)
    assert entry.folder == user_models_folder() / "threshold"
    assert sorted(path.name for path in entry.folder.iterdir()) == ["model.json", "weights.safetensors"]
    assert [model.name for model in models.available()] == ["accurate", "fast", "threshold"]
    with pytest.raises(ModelError, match="already a model 'threshold'"):
        models.add_folder(folder)
    assert [path.name for path in user_models_folder().iterdir()] == ["threshold"]


def test_a_cut_off_model_is_refused_and_leaves_nothing(folder, own_folders):
    weights = folder / "weights.safetensors"
    weights.write_bytes(weights.read_bytes()[:-10])
    with pytest.raises(ModelError, match="cut off or altered"):
        models.add_folder(folder)
    assert not user_models_folder().exists()


def test_a_broken_model_is_listed_with_its_reason(folder, own_folders):
    entry = models.add_folder(folder)
    (entry.folder / "model.json").write_text("{}", encoding="utf-8")
    (broken,) = (model for model in models.available() if model.name == "threshold")
    assert models.describe(broken) == broken.error
    assert "cannot be used" in broken.error


def test_describe_says_that_accuracy_was_not_measured(folder, own_folders):
    text = models.describe(models.add_folder(folder))
    assert text == "Trained on unknown data. Accuracy not measured. Licence unknown."


def test_models_of_the_package_are_there_before_anything_is_installed(own_folders, monkeypatch):
    def absent() -> None:
        raise ModuleNotFoundError("No module named 'platformdirs'", name="platformdirs")

    monkeypatch.setattr("CovidSegExtension.models.store.list_models", absent)
    found = models.available()
    assert [entry.name for entry in found] == ["accurate", "fast"]
    assert not any(entry.error for entry in found)


def test_dice_is_the_mean_over_cases_that_hold_the_class(own_folders):
    entry = models.available()[0]
    scores = ClassFigures(0.4, 0.1, 10, 2, 0.4, 0.4, 0.4), ClassFigures(0.8, 0.1, 2, 0, 0.8, 0.8, 0.8)
    metrics = HeldOutMetrics("So.", {str(index): {"Consolidation": score} for index, score in enumerate(scores)})
    dice = models.held_out_dice(dataclasses.replace(entry.card, metrics=metrics))
    assert dice == {CONSOLIDATION: pytest.approx((0.4 * 10 + 0.8 * 2) / (8 + 2))}


def test_names_of_new_models_are_free(folder, own_folders):
    assert models.unused_name("accurate") == "accurate-corrected-1"
    entry = models.add_folder(folder)
    taken = entry.folder.with_name("threshold-corrected-1")
    entry.folder.rename(taken)
    card = json.loads((taken / "model.json").read_text(encoding="utf-8"))
    (taken / "model.json").write_text(json.dumps(card), encoding="utf-8")
    assert models.unused_name("threshold-corrected-1") == "threshold-corrected-2"


def press(text: str) -> None:
    """Press a button of the dialog that is about to come."""

    def find() -> None:
        dialog = qt.QApplication.activeModalWidget()
        buttons = dialog.findChildren(qt.QAbstractButton)
        next(button for button in buttons if button.text.replace("&", "") == text).click()

    qt.QTimer.singleShot(50, find)


@pytest.fixture
def dialogs(application):
    return Dialogs()


def test_yes_is_yes_and_no_is_no(dialogs):
    press("Yes")
    assert dialogs.ask("Install?") is True
    press("No")
    assert dialogs.ask("Install?") is False


@pytest.mark.parametrize(("button", "index"), [("Make a new one", 0), ("Replace it", 1), ("Cancel", None)])
def test_choose_returns_the_index_of_the_button(dialogs, button, index):
    press(button)
    assert dialogs.choose("It was corrected.", ["Make a new one", "Replace it"]) == index


def test_edited_classes_are_ticked_beforehand(dialogs):
    press("OK")
    assert dialogs.corrected_labels((1, 3)) == (1, 3)
    press("Cancel")
    assert dialogs.corrected_labels((1, 3)) is None


def test_retraining_returns_what_was_suggested(dialogs, tmp_path):
    suggestion = Retraining(tmp_path, "mine", 7)
    press("OK")
    assert dialogs.retraining(suggestion, 3) == suggestion
    press("Cancel")
    assert dialogs.retraining(suggestion, 3) is None


def test_a_missing_suffix_is_added_but_overwrites_nothing(dialogs, tmp_path, monkeypatch):
    chosen = ""
    monkeypatch.setattr(qt.QFileDialog, "getSaveFileName", lambda *_: chosen)  # a text in PythonQt, not a pair
    assert dialogs.save_as("Export", tmp_path / "a.csv", ".csv") is None
    chosen = str(tmp_path / "a.csv")
    assert dialogs.save_as("Export", tmp_path / "a.csv", ".csv") == tmp_path / "a.csv"
    chosen = str(tmp_path / "a")
    assert dialogs.save_as("Export", tmp_path / "a.csv", ".csv") == tmp_path / "a.csv"
    (tmp_path / "a.csv").write_text("mine", encoding="utf-8")
    press("No")
    assert dialogs.save_as("Export", tmp_path / "a.csv", ".csv") is None
