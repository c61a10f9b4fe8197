"""A run that is broken off at any moment and resumed ends as an unbroken one."""

import json
import multiprocessing
import os
import signal
import sys

import pytest
import torch

from CovidSegExtension.errors import Cancelled, InputError
from CovidSegExtension.training.reporting import Report
from CovidSegExtension.training.run import train

from ...support.training_data import decathlon

# Everything that has a state or draws at random: dropout, augmentation, averaging, the best epoch, a schedule.
RECIPE = """
name = "tiny"
[network]
name = "unet"
widths = [4, 8]
dropout = 0.5
[preprocessing]
window_hu = [-1000, 200]
size = [48, 48]
[split]
validation = 0.34
[sampling]
slices = "balanced"
per_epoch = 12
[augmentation]
rotate_degrees = 10
noise_hu = 20
[optimizer]
lr = 1e-2
[training]
epochs = 8
batch_size = 4
num_workers = 0
patience = 6
ema_decay = 0.7
"""


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory):
    folder = tmp_path_factory.mktemp("unbroken")
    (folder / "tiny.toml").write_text(RECIPE)
    data = decathlon(folder / "data", 3)
    trained = train(folder / "tiny.toml", [data], folder / "run", device="cpu", report=Report())
    return folder / "tiny.toml", data, trained


def assert_same(trained, expected):
    assert trained.card.metrics == expected.card.metrics
    for (name, ours), theirs in zip(
        trained.network.state_dict().items(), expected.network.state_dict().values(), strict=True
    ):
        assert torch.equal(ours, theirs), name
    for path in ("held_out.json", "split.json", "recipe.json", "check.json"):
        assert (trained.folder.parent / path).read_text(encoding="utf-8") == (expected.folder.parent / path).read_text(
            encoding="utf-8"
        ), path
    leftovers = [path.name for path in trained.folder.parent.rglob(".*")]
    assert not leftovers


class KilledAfter(Report):
    """Its process goes as of SIGKILL, by itself: whoever watches a training may be too slow for it."""

    def __init__(self, epochs):
        self._epochs = epochs
        if epochs == 0:
            self._go_soon()

    def epoch(self, epoch, epochs, figures, minutes_left):
        if epoch >= self._epochs:
            self._go_soon()

    def _go_soon(self):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends a process at once, and nothing hears of it
        if signal.getitimer(signal.ITIMER_REAL)[0] == 0:
            signal.setitimer(signal.ITIMER_REAL, 0.03)  # into the next epoch


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_training_killed_again_and_again_ends_the_same(unbroken, tmp_path):
    recipe, data, expected = unbroken
    output = tmp_path / "run"

    def work(epochs):
        train(recipe, [data], output, device="cpu", resume=True, report=KilledAfter(epochs))

    for epochs in (0, 2, 4, 5):
        child = multiprocessing.get_context("fork").Process(target=work, args=(epochs,))
        child.start()
        child.join()
        assert child.exitcode == -signal.SIGALRM, epochs
    assert_same(train(recipe, [data], output, device="cpu", resume=True, report=Report()), expected)


class Killed(BaseException):
    pass


@pytest.mark.parametrize(
    "place", ["data.cache.check_case", "data.cache.Layout.write", "cross_validation.save", "cross_validation.Segmenter"]
)
def test_run_broken_off_outside_of_training_goes_on(unbroken, tmp_path, monkeypatch, place):
    recipe, data, expected = unbroken
    output = tmp_path / "run"

    monkeypatch.setenv("COVIDSEG_CACHE", str(tmp_path / "cache"))

    def die(*_, **__):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(f"CovidSegExtension.training.{place}", die)
        with pytest.raises(Killed):
            train(recipe, [data], output, device="cpu", report=Report())
    assert_same(train(recipe, [data], output, device="cpu", resume=True, report=Report()), expected)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_run_and_leaves_a_folder_to_resume(unbroken, tmp_path, signum):
    recipe, data, expected = unbroken

    class Stop(Report):
        def epoch(self, epoch, epochs, figures, minutes_left):
            if epoch == 2:
                signal.raise_signal(signum)

    # A shell may have started the tests with SIGINT ignored.
    before = {signal.SIGTERM: signal.getsignal(signal.SIGTERM)}
    before[signal.SIGINT] = signal.signal(signal.SIGINT, signal.default_int_handler)
    with pytest.raises(Cancelled, match="--resume"):
        train(recipe, [data], tmp_path / "run", device="cpu", report=Stop())
    signal.signal(signal.SIGINT, before[signal.SIGINT])
    assert signal.getsignal(signal.SIGTERM) == before[signal.SIGTERM]
    assert not list((tmp_path / "run").glob(".*"))
    assert_same(train(recipe, [data], tmp_path / "run", device="cpu", resume=True, report=Report()), expected)


def test_another_recipe_or_other_data_are_not_resumed(unbroken, tmp_path):
    recipe, data, expected = unbroken
    output = expected.folder.parent
    with pytest.raises(InputError, match=r"recipe\.json is of another run"):
        train(recipe, [data], output, device="cpu", resume=True, overrides=["optimizer.lr=1"])
    fewer = decathlon(tmp_path / "fewer", 2)
    with pytest.raises(InputError, match=r"split\.json is of another run"):
        train(recipe, [fewer], output, device="cpu", resume=True)
    with pytest.raises(InputError, match="--resume"):
        train(recipe, [data], output, device="cpu")


def test_bad_data_are_named_before_anything_is_written(unbroken, tmp_path):
    recipe, *_ = unbroken
    data = decathlon(tmp_path / "data", 3)
    (data / "labelsTr/Chests_1.nii.gz").write_bytes(b"broken")
    with pytest.raises(InputError, match=r"The case 'Chests_1' cannot be read.*covidseg check"):
        train(recipe, [data], tmp_path / "run", device="cpu")
    assert not (tmp_path / "run").exists()


def test_the_same_image_is_never_on_both_sides(unbroken, tmp_path):
    recipe, *_ = unbroken
    data = decathlon(tmp_path / "data", 6)
    for copy, original in ((1, 0), (3, 2), (5, 4)):
        image = (data / f"imagesTr/Chests_{original}.nii.gz").read_bytes()
        (data / f"imagesTr/Chests_{copy}.nii.gz").write_bytes(image)

    class Enough(BaseException):
        pass

    class StopWhenSplit(Report):
        def progress(self, stage, done, total):
            if stage == "cases read":
                raise Enough

    with pytest.raises(Enough):
        train(recipe, [data], tmp_path / "run", device="cpu", report=StopWhenSplit())
    [split] = json.loads((tmp_path / "run" / "split.json").read_text(encoding="utf-8"))
    for pair in ({"Chests_0", "Chests_1"}, {"Chests_2", "Chests_3"}, {"Chests_4", "Chests_5"}):
        assert pair <= set(split["train"]) or pair <= set(split["validation"])
    assert len(split["validation"]) == 2
