"""Adding corrected cases and retraining, with a training that does nothing until the test says so."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from CovidSegExtension.datasets.training_set import add_case
from CovidSegExtension.frontend.retraining import Retraining, accuracy
from CovidSegExtension.io.images import read_labels
from CovidSegExtension.labels import GGO, PLEURAL_EFFUSION
from CovidSegExtension.models.bundle import load
from CovidSegExtension.models.card import (
    CARD_FILE,
    BeforeAndAfter,
    ClassFigures,
    FineTuning,
    HeldOutMetrics,
    ModelCard,
    ModelOrigin,
)
from CovidSegExtension.models.store import user_models_folder
from CovidSegExtension.worker.jobs import CANCELLED, Job, WorkerError
from CovidSegExtension.worker.training_client import TrainingResult

from ...support.chests import small_chest
from ...support.held_services import HeldClient, start
from ...support.models import save_threshold_model


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
    labels = read_labels(tmp_path / "set" / "labelsTr" / "case_0001.nii.gz").labels
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
    assert suggested == [(Retraining(tmp_path / "set", "accurate-corrected-1", 10), 1)]
    return training


def run_of(training: HeldTraining) -> Path:
    return Path(training.arguments[training.arguments.index("--output") + 1])


def test_retrain_hands_model_data_and_epochs_to_the_training(desk, retraining, tmp_path):
    folder, run = tmp_path / "set", run_of(retraining)
    assert retraining.arguments == [
        *("--init", "accurate", "--data", str(folder), "--name", "accurate-corrected-1", "--install"),
        *("--output", str(run), "--max-epochs", "10"),
    ]
    assert run.parent == folder / "runs"
    assert run.name.startswith("accurate-corrected-1-")
    assert desk.ui.trainingLabel.text == "Starting the training…"


@pytest.mark.parametrize("end", [CANCELLED, WorkerError("The training process crashed.", "log")])
def test_a_run_that_was_broken_off_goes_on(desk, retraining, end):
    run = run_of(retraining)
    run.mkdir(parents=True)
    (run / "recipe.json").write_text("{}", encoding="utf-8")
    retraining.error(end)
    desk.ui.retrainButton.click()
    assert run_of(retraining) == run
    assert retraining.arguments[-1] == "--resume"
    assert desk.ui.trainingLabel.text == "Going on with the training that was broken off…"


@pytest.mark.parametrize("change", ["case", "label", "epochs", "model"])
def test_another_retraining_of_the_same_name_starts_in_a_folder_of_its_own(desk, retraining, tmp_path, change):
    run = run_of(retraining)
    run.mkdir(parents=True)
    retraining.error(CANCELLED)
    epochs = 10
    if change == "case":
        desk.answers.give["choose"] = 1
        desk.ui.addToTrainingButton.click()
    elif change == "label":
        desk.answers.give |= {"choose": 0, "corrected_labels": lambda edited: (1, 2, 3)}
        desk.ui.addToTrainingButton.click()
    elif change == "epochs":
        epochs = 3
    else:
        save_threshold_model(user_models_folder() / "threshold")
        desk.parameters.model = "threshold"
    choice = Retraining(tmp_path / "set", "accurate-corrected-1", epochs)
    desk.answers.give["retraining"] = lambda suggestion, count: choice
    desk.ui.retrainButton.click()
    assert run_of(retraining) != run
    assert "--resume" not in retraining.arguments


@pytest.mark.slow
def test_a_real_training_that_was_stopped_goes_on_where_it_was(open_desk, tmp_path):
    desk = open_desk(HeldClient())
    save_threshold_model(user_models_folder() / "threshold")
    desk.parameters.model = "threshold"
    volume, labels = small_chest((6, 72, 96), (5.0, 3.0, 3.0))
    add_case(tmp_path / "set", volume, labels, [1, 2])
    desk.answers.give |= {
        "folder": tmp_path / "set",
        "retraining": lambda suggestion, count: Retraining(suggestion.folder, suggestion.name, 5),
    }
    desk.ui.retrainButton.click()
    desk.wait_until(lambda: list(tmp_path.glob("set/runs/*/checkpoints/last.ckpt")))
    desk.ui.retrainButton.click()
    desk.wait_until(lambda: not desk.panel.learning.running)
    assert desk.ui.trainingLabel.text == "The training was stopped."
    seen = []
    update = desk.panel.learning.on_change
    desk.panel.learning.on_change = lambda: (update(), seen.append(desk.ui.trainingLabel.text))
    desk.ui.retrainButton.click()
    desk.wait_until(lambda: not desk.panel.learning.running)
    assert not any(text.startswith("Epoch 1 ") for text in seen)
    assert any(text.startswith("Epoch 5 of 5") for text in seen)
    assert seen[-1].splitlines()[1] == "Accuracy not measured: too few cases."
    assert desk.parameters.model == "threshold-corrected-1"


def test_training_shows_its_progress_and_chooses_the_new_model(desk, retraining, own_folders):
    retraining.progress(4, 10, "loss 0.500")
    assert desk.ui.trainingBar.visible
    assert desk.ui.trainingBar.value == 40
    assert desk.ui.trainingLabel.text == "Epoch 4 of 10: loss 0.500"
    assert desk.ui.segmentButton.toolTip == "A training is running; wait until it is done, or stop it."
    folder = save_threshold_model(user_models_folder() / "accurate-corrected-1").folder
    (folder / CARD_FILE).write_text(measured(load(folder).card, (0.52, 0.58), []).to_json(), encoding="utf-8")
    retraining.done(TrainingResult(folder, "accurate-corrected-1"))
    assert desk.ui.trainingLabel.text.splitlines() == [
        "The new model 'accurate-corrected-1' is ready and chosen above.",
        "Accuracy (Dice):",
        "Ground-glass opacity on new cases, held out: 0.52 before, 0.58 now.",
    ]
    assert desk.ui.modelSelector.currentText == "accurate-corrected-1"
    assert desk.parameters.model == "accurate-corrected-1"
    assert not desk.ui.trainingBar.visible
    assert desk.ui.segmentButton.enabled


def measured(card: ModelCard, dice: tuple[float | None, float | None], worse: list[str]) -> ModelCard:
    """Return a card with a class of this mean Dice before and after, and one that was not found."""

    def figures(mean: float | None) -> ClassFigures:
        return ClassFigures(mean, None, 0 if mean is None else 1, 0, mean, mean, mean)

    before, after = ({GGO.name: figures(mean), PLEURAL_EFFUSION.name: figures(None)} for mean in dice)
    group = BeforeAndAfter(before, after)
    tuning = FineTuning(ModelOrigin("base", "1", ""), "Dice.", {"new cases, held out": group}, tuple(worse))
    return dataclasses.replace(card, metrics=HeldOutMetrics("On cases.", {"mine": after}), fine_tuning=tuning)


@pytest.fixture
def card(tmp_path) -> ModelCard:
    return save_threshold_model(tmp_path / "threshold").card


def test_a_model_that_got_worse_is_said_to_be_worse(card):
    sentence = "On the new cases, held out the mean Dice of Ground-glass opacity fell from 0.580 to 0.520."
    assert accuracy(measured(card, (0.58, 0.52), [sentence])).splitlines() == [
        "Accuracy (Dice):",
        "Ground-glass opacity on new cases, held out: 0.58 before, 0.52 now.",
        f"WORSE: {sentence}",
    ]


def test_accuracy_that_was_not_measured_is_not_invented(card):
    assert accuracy(measured(card, (None, None), [])) == "Accuracy not measured: the held-out cases hold no lesion."
    unmeasured = dataclasses.replace(measured(card, (0.1, 0.9), ["It fell."]), metrics=HeldOutMetrics())
    assert accuracy(unmeasured) == "Accuracy not measured: too few cases.\nWORSE: It fell."


def test_stop_button_ends_the_training(desk, retraining):
    assert desk.ui.retrainButton.text == "Stop training"
    desk.ui.retrainButton.click()
    assert retraining.cancelled
    retraining.error(CANCELLED)
    assert desk.ui.trainingLabel.text == "The training was stopped."
    assert desk.ui.retrainButton.text == "Retrain…"


def test_a_training_that_fails_is_told(desk, retraining):
    retraining.error(WorkerError("The training process was killed, perhaps because memory ran out.", "log"))
    assert desk.ui.trainingLabel.text == "The training failed; see above."
    assert "memory ran out" in desk.ui.statusLabel.text
    assert desk.ui.detailsText.plainText == "log"
    assert desk.parameters.model == "accurate"


def test_leaving_the_application_stops_the_training(desk, retraining):
    desk.widget.cleanup()
    assert retraining.stopped
