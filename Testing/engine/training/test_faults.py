"""Trainings that go wrong: one sentence each, nothing lost, and never a number from NaN."""

import json
import shutil

import pytest
import torch

from CovidSegExtension.cli.main import main
from CovidSegExtension.errors import DivergenceError, InputError
from CovidSegExtension.io import images
from CovidSegExtension.models.card import CARD_FILE
from CovidSegExtension.runtime.locks import FileLock
from CovidSegExtension.training.lightning_module import SegmentationTask
from CovidSegExtension.training.reporting import Report
from CovidSegExtension.training.run import train
from CovidSegExtension.training.run_directory import LOCK
from CovidSegExtension.volume import LabelMap

from ...support.training_data import TINY, decathlon


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return decathlon(tmp_path_factory.mktemp("data") / "chests", 3)


@pytest.fixture
def recipe(tmp_path):
    (tmp_path / "tiny.toml").write_text(TINY)
    return tmp_path / "tiny.toml"


def words(recipe, data, output, *more):
    return ["train", str(recipe), "--data", str(data), "--output", str(output), "--device", "cpu", *more]


def test_a_training_that_diverges_makes_no_model(recipe, data, tmp_path, capsys):
    code = main(words(recipe, data, tmp_path / "run", "--set", "optimizer.lr=1e30"))
    said = capsys.readouterr().err
    assert code == 2
    assert "diverged" in said or "not all finite" in said
    assert said.count("\n") == 1, "one sentence, no traceback"
    assert not list((tmp_path / "run").rglob(CARD_FILE))


def test_the_first_loss_that_is_not_finite_ends_the_training_and_the_last_good_weights_stay(
    recipe, data, tmp_path, monkeypatch
):
    original, calls = SegmentationTask.loss_and_logits, []

    def loss(self, batch):
        value, logits = original(self, batch)
        calls.append(self.current_epoch)
        return (value * float("nan") if self.training and self.current_epoch == 1 else value), logits

    monkeypatch.setattr(SegmentationTask, "loss_and_logits", loss)
    with pytest.raises(DivergenceError, match=r"\(nan\) in epoch 2, batch 1"):
        train(recipe, [data], tmp_path / "run", device="cpu", report=Report())
    assert calls.count(1) == 1, "the next batch is not tried"
    kept = torch.load(tmp_path / "run" / "checkpoints" / "last.ckpt", weights_only=True)
    assert kept["epoch"] == 0
    assert all(tensor.isfinite().all() for tensor in kept["state_dict"].values() if tensor.is_floating_point())


def test_a_cut_off_checkpoint_is_named_on_resume(recipe, data, tmp_path):
    class Enough(BaseException):
        pass

    class StopAfterTwo(Report):
        def epoch(self, epoch, epochs, figures, minutes_left):
            if epoch == 2:
                raise Enough

    with pytest.raises(Enough):
        train(recipe, [data], tmp_path / "run", device="cpu", report=StopAfterTwo())
    last = tmp_path / "run" / "checkpoints" / "last.ckpt"
    last.write_bytes(last.read_bytes()[:-200])
    with pytest.raises(InputError, match=r"last\.ckpt is cut off or damaged; remove it"):
        train(recipe, [data], tmp_path / "run", device="cpu", resume=True, report=Report())
    last.unlink()
    train(recipe, [data], tmp_path / "run", device="cpu", resume=True, report=Report())


def test_two_trainings_do_not_share_a_folder(recipe, data, tmp_path):
    (tmp_path / "run").mkdir()
    held = FileLock.take(tmp_path / "run" / LOCK)
    with pytest.raises(InputError, match="Another training is at work in"):
        train(recipe, [data], tmp_path / "run", device="cpu", report=Report())
    held.release()
    train(recipe, [data], tmp_path / "run", device="cpu", overrides=["training.epochs=1"], report=Report())
    assert not (tmp_path / "run" / LOCK).exists()


def test_labels_that_are_all_empty_teach_nothing(recipe, tmp_path):
    folder = decathlon(tmp_path / "data", 3)
    for label in (folder / "labelsTr").iterdir():
        drawn = images.read_labels(label)
        images.write_labels(label, LabelMap(drawn.labels * 0, drawn.grid))
    with pytest.raises(InputError, match="In 3 cases no voxel is labelled"):
        train(recipe, [folder], tmp_path / "run", device="cpu", report=Report())
    assert not (tmp_path / "run").exists()


class Notes(Report):
    def __init__(self):
        self.notes, self.figures = [], []

    def note(self, text):
        self.notes.append(text)

    def epoch(self, epoch, epochs, figures, minutes_left):
        self.figures.append(sorted(figures))


def test_figures_of_validation_are_said_only_after_a_look(recipe, data, tmp_path):
    notes = Notes()
    overrides = ["training.validate_every=2"]
    trained = train(recipe, [data], tmp_path / "run", device="cpu", overrides=overrides, report=notes)
    assert notes.figures == [["train_loss"], ["train_loss", "val_dice", "val_loss"], ["train_loss"]]
    ran_on = trained.card.training["ran_on"]
    assert ran_on["device"] == "cpu"
    assert ran_on["precision"] in ("32-true", "bf16-mixed")


def test_a_data_set_that_is_too_small_to_be_validated_is_named(recipe, data, tmp_path):
    single = decathlon(tmp_path / "one", 1, name="Single")
    notes = Notes()
    overrides = ["training.epochs=1"]
    train(recipe, [data, single], tmp_path / "run", device="cpu", overrides=overrides, report=notes)
    assert "No case of 'Single' is held out, there are too few (1)." in notes.notes


def test_a_split_that_leaves_cases_for_the_test_but_none_for_validation_says_so(recipe, data, tmp_path):
    notes = Notes()
    overrides = ["training.epochs=1", "split.validation=0.1", "split.test=0.4"]
    train(recipe, [data], tmp_path / "run", device="cpu", overrides=overrides, report=notes)
    assert "No case is left for validation, there are too few (3): no figures of it." in notes.notes


def test_standardisation_sees_the_cases_that_a_fold_learns_from_only(recipe, tmp_path):
    folder = decathlon(tmp_path / "data", 2)
    brighter = folder / "imagesTr" / "Chests_1.nii.gz"
    volume = images.read_volume(brighter)
    images.write_volume(brighter, type(volume)((volume.hounsfield + 300).astype("int16"), volume.grid))
    overrides = ["split.folds=2", "training.epochs=1", "preprocessing.normalisation=standard"]
    train(recipe, [folder], tmp_path / "run", device="cpu", overrides=overrides, report=Report())
    means = {
        place: json.loads((tmp_path / "run" / place / "model" / CARD_FILE).read_text(encoding="utf-8"))[
            "preprocessing"
        ]["mean_hu"]
        for place in ("fold0", "fold1", "final")
    }
    assert len(set(means.values())) == 3
    assert min(means["fold0"], means["fold1"]) < means["final"] < max(means["fold0"], means["fold1"])
    shipped = json.loads((tmp_path / "run" / "model" / CARD_FILE).read_text(encoding="utf-8"))
    assert shipped["preprocessing"]["mean_hu"] == means["final"]
    shutil.rmtree(tmp_path / "run")


@pytest.mark.parametrize("setting", ["network.widths=[8192, 8192, 8192]", "network.widths=[1000000000]"])
def test_a_network_that_would_fill_the_memory_is_refused(recipe, data, tmp_path, capsys, setting):
    assert main(words(recipe, data, tmp_path / "run", "--set", setting)) == 2
    assert "at most" in capsys.readouterr().err
    assert not (tmp_path / "run").exists()
