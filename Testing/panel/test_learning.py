"""Adding corrected cases and retraining, with a training that does nothing until the test says so."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from CovidSegLib.dialogs import Retraining
from CovidSegLib.tied_process import CANCELLED, Job, WorkerError
from CovidSegLib.training_process import TrainingResult

from CovidSegExtension import model
from CovidSegExtension.images import read_labels

from ..engine.conftest import save_threshold_model, small_chest
from .held import HeldClient, start


@dataclass
class HeldTraining:
    """A training that ends when the test wants it to."""

    arguments: list[str] = field(default_factory=list)
    progress: Callable | None = None
    done: Callable | None = None
    error: Callable | None = None
    cancelled: bool = False
    stopped: bool = False

    def start(self, arguments, on_progress, on_done, on_error) -> Job:
        self.arguments, self.progress, self.done, self.error = list(arguments), on_progress, on_done, on_error
        return Job(lambda job: setattr(self, "cancelled", True))

    def stop(self) -> None:
        self.stopped = True


@pytest.fixture
def training():
    return HeldTraining()


@pytest.fixture
def desk(open_desk, training, tmp_path):
    """Return the module with a result in which effusion was corrected, and answers that put it into a training set."""
    desk = open_desk(HeldClient(), training=training)
    desk.load_ct()
    start(desk).answer()
    mask = np.zeros(small_chest()[1].shape, bool)
    mask[5, 40:44, 60:64] = True
    desk.paint("PleuralEffusion", mask)
    desk.answers.give = {"folder": tmp_path / "set", "corrected_labels": lambda edited: tuple(edited)}
    return desk


def cases(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "set" / "imagesTr").iterdir())


def test_only_what_was_corrected_is_learnt(desk, tmp_path):
    desk.ui.addToTrainingButton.click()
    assert desk.answers.told == []
    assert cases(tmp_path) == ["case_0001.nii.gz"]
    labels, _ = read_labels(tmp_path / "set" / "labelsTr" / "case_0001.nii.gz")
    assert set(np.unique(labels)) == {0, 3}
    assert desk.ui.trainingLabel.text == f"Added as case_0001 to {tmp_path / 'set'}."


@pytest.mark.parametrize(("choice", "count"), [(None, 1), (0, 1), (1, 2)])
def test_a_case_is_replaced_only_after_a_question(desk, tmp_path, choice, count):
    desk.ui.addToTrainingButton.click()
    before = (tmp_path / "set" / "labelsTr" / "case_0001.nii.gz").read_bytes()
    desk.answers.give |= {"choose": choice, "corrected_labels": lambda edited: (1, 2, 3)}
    desk.ui.addToTrainingButton.click()
    assert desk.answers.asked[-1 if choice is None else -2].endswith("as case_0001.")
    assert len(cases(tmp_path)) == count
    changed = (tmp_path / "set" / "labelsTr" / "case_0001.nii.gz").read_bytes() != before
    assert changed == (choice == 0)


def test_no_answer_adds_nothing(desk, tmp_path):
    desk.answers.give["corrected_labels"] = None
    desk.ui.addToTrainingButton.click()
    desk.answers.give["folder"] = None
    desk.ui.addToTrainingButton.click()
    assert not (tmp_path / "set").exists()


def test_a_folder_with_something_else_is_refused_in_a_sentence(desk, tmp_path):
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "letter.txt").write_text("Dear colleague", encoding="utf-8")
    desk.ui.addToTrainingButton.click()
    (told,) = desk.answers.told
    assert str(tmp_path / "set") in told
    assert [path.name for path in (tmp_path / "set").iterdir()] == ["letter.txt"]


def test_retraining_needs_a_training_set(desk, training, tmp_path):
    (tmp_path / "set").mkdir()
    desk.ui.retrainButton.click()
    (told,) = desk.answers.told
    assert "is no training set" in told
    assert training.arguments == []


@pytest.fixture
def retraining(desk, training, tmp_path):
    """Start a retraining as suggested."""
    desk.ui.addToTrainingButton.click()
    suggested = []
    desk.answers.give["retraining"] = lambda suggestion, count: suggested.append((suggestion, count)) or suggestion
    desk.ui.retrainButton.click()
    assert suggested == [(Retraining(tmp_path / "set", "covidseg-unet-corrected-1", 10), 1)]
    return training


def test_what_the_training_is_told(retraining, tmp_path):
    folder = tmp_path / "set"
    assert retraining.arguments == [
        *("--init", "covidseg-unet", "--data", str(folder), "--name", "covidseg-unet-corrected-1", "--install"),
        *("--output", str(folder / "runs" / "covidseg-unet-corrected-1"), "--max-epochs", "10"),
    ]


def test_progress_and_the_new_model(desk, retraining, own_folders):
    retraining.progress(4, 10, "loss 0.500")
    assert desk.ui.trainingBar.visible
    assert desk.ui.trainingBar.value == 40
    assert desk.ui.trainingLabel.text == "Epoch 4 of 10: loss 0.500"
    assert desk.ui.segmentButton.toolTip == "A training is running; wait until it is done, or stop it."
    folder = save_threshold_model(model.user_models_folder() / "covidseg-unet-corrected-1").folder
    retraining.done(TrainingResult(folder, "covidseg-unet-corrected-1"))
    assert desk.ui.modelSelector.currentText == "covidseg-unet-corrected-1"
    assert desk.parameters.model == "covidseg-unet-corrected-1"
    assert not desk.ui.trainingBar.visible
    assert desk.ui.segmentButton.enabled


def test_stopping_the_training(desk, retraining):
    assert desk.ui.retrainButton.text == "Stop training"
    desk.ui.retrainButton.click()
    assert retraining.cancelled
    retraining.error(CANCELLED)
    assert desk.ui.trainingLabel.text == "The training was stopped."
    assert desk.ui.retrainButton.text == "Retrain…"


def test_a_training_that_fails(desk, retraining):
    retraining.error(WorkerError("The training process was killed, perhaps because memory ran out.", "log"))
    assert desk.ui.trainingLabel.text == "The training failed; see above."
    assert "memory ran out" in desk.ui.statusLabel.text
    assert desk.ui.detailsText.plainText == "log"
    assert desk.parameters.model == "covidseg-unet"


def test_leaving_the_application_stops_the_training(desk, retraining):
    desk.widget.cleanup()
    assert retraining.stopped
