"""``covidseg train`` behind a real QProcess: what its lines become, and every way it can end."""

import os
import sys

import pytest
from CovidSegLib.process.engine_process import QtHost

from CovidSegExtension.datasets.training_set import add_case
from CovidSegExtension.models.bundle import load
from CovidSegExtension.worker import tied_command
from CovidSegExtension.worker.training_client import TrainingProcess

from ...support.chests import small_chest
from ...support.event_loop import Calls, let_pass, wait_for
from ...support.models import save_threshold_model
from ...support.processes import PATIENCE_S, fake_python, is_alive, wait_until_dead

pytestmark = [pytest.mark.usefixtures("application"), pytest.mark.skipif(os.name == "nt", reason="scripts with #!")]

TRAIN = """
    import json, os, subprocess, sys, time
    from pathlib import Path
    from CovidSegExtension.cli import tied

    folder = Path(sys.argv[-2])

    def train():
        assert sys.argv[1:4] == ["-m", "CovidSegExtension.cli.tied", "train"], sys.argv
        assert sys.argv[-1] == "--json", sys.argv
        print("a library says something")
        print(json.dumps({{"event": "note", "text": "Übung"}}, ensure_ascii=False))
        for epoch in (1, 2):
            print(json.dumps({{"event": "epoch", "epoch": epoch, "epochs": 2, "loss": 0.5, "val_dice": None,
                              "minutes_left": 3.2 * (2 - epoch)}}))
        {body}
        return 0

    def finish(model):
        model.mkdir(exist_ok=True)
        (model / "model.json").write_text("{{}}")
        print(json.dumps({{"event": "done", "model": str(model), "name": "mine"}}))

    tied.command_line = train
    sys.exit(tied.main())
"""


@pytest.fixture
def start(tmp_path):
    """Return a function that starts a training that does `body`; it returns process, job and calls."""
    processes = []

    def make(body: str):
        python = fake_python(tmp_path / "python", TRAIN.format(body=body))
        processes.append(TrainingProcess(QtHost(python)))
        calls = Calls()
        return processes[-1], processes[-1].start(["--data", str(tmp_path)], *calls.callbacks()), calls

    yield make
    for process in processes:
        process.stop()


def test_training_process_reports_epochs_and_the_finished_model(start, tmp_path):
    process, job, calls = start("finish(folder / 'model')")
    assert job.running
    result = calls.wait()
    assert (result.model, result.name) == (tmp_path / "model", "mine")
    assert result.notes == ("Übung",)
    assert calls.progress == [(1, 2, "loss 0.500; 3 min left"), (2, 2, "loss 0.500; 1 min left")]
    assert not job.running
    again = Calls()
    process.start([str(tmp_path)], *again.callbacks())
    assert again.wait().name == "mine"


def test_training_process_runs_one_training_at_a_time(start):
    process, _, calls = start("time.sleep(600)")
    with pytest.raises(RuntimeError, match="running already"):
        process.start([], *Calls().callbacks())
    process.stop()
    assert calls.errors[0].cancelled


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("pass", "ended without a model"),
        ("finish(folder / 'model'); raise RuntimeError", "exit code 1"),
        ("finish(folder / 'model'); (folder / 'model' / 'model.json').unlink()", "its model is not in"),
        (
            "print('covidseg: error: No cases in X; add some.', file=sys.stderr); sys.exit(2)",
            "No cases in X; add some.",
        ),
        ("os.kill(os.getpid(), 9)", "killed, perhaps because memory ran out"),
        ("os.kill(os.getpid(), 11)", "crashed"),
    ],
)
def test_no_model_is_an_error(start, body, message):
    error = start(body)[2].wait()
    assert message in error.message
    assert not error.cancelled
    assert "a library says something" in error.details


def test_cancel_does_what_ctrl_c_does(start, tmp_path, monkeypatch):
    monkeypatch.setattr(tied_command, "CANCEL_MS", PATIENCE_S * 1000)  # however busy the machine is, it will hear
    body = """try:
            print(json.dumps({"event": "epoch", "epoch": 2, "epochs": 2, "loss": 0.5, "minutes_left": 0}), flush=True)
            time.sleep(600)
        except KeyboardInterrupt:
            (folder / "tidied").touch()
            raise"""
    _, job, calls = start(body)
    wait_for(lambda: len(calls.progress) == 3)
    job.cancel()
    assert calls.wait().cancelled
    assert (tmp_path / "tidied").exists()


@pytest.mark.parametrize("how", ["cancel", "stop"])
def test_a_training_that_does_not_stop_is_killed_with_its_children(start, tmp_path, monkeypatch, how):
    monkeypatch.setattr(tied_command, "CANCEL_MS", 200)
    body = """child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        (folder / "new").write_text(str(os.getpid()) + " " + str(child.pid))
        os.rename(folder / "new", folder / "pids")
        while True:
            try:
                time.sleep(600)
            except KeyboardInterrupt:
                pass"""
    process, job, calls = start(body)
    wait_for((tmp_path / "pids").exists)
    pids = [int(text) for text in (tmp_path / "pids").read_text(encoding="utf-8").split()]
    assert all(map(is_alive, pids))
    if how == "cancel":
        job.cancel()
    else:
        process.stop()
        assert calls.errors, "at once"
    assert calls.wait().cancelled
    for pid in pids:
        wait_until_dead(pid)
    progress = len(calls.progress)
    job.cancel()
    let_pass(0.3)
    assert len(calls.progress) == progress


def test_the_real_command_says_why_it_refuses():
    calls = Calls()
    TrainingProcess(QtHost(sys.executable)).start(["--colour", "blue"], *calls.callbacks())
    message = calls.wait().message
    assert "covidseg train --help" in message
    assert "error:" not in message


@pytest.mark.slow
def test_training_process_trains_a_model_further_on_one_corrected_case(tmp_path):
    volume, labels = small_chest((6, 72, 96), (5.0, 3.0, 3.0))
    add_case(tmp_path / "mine", volume, labels, [1, 2])
    base = save_threshold_model(tmp_path / "base").folder
    calls = Calls()
    arguments = ["--init", base, "--data", tmp_path / "mine", "--output", tmp_path / "run", "--name", "mine"]
    arguments += ["--max-epochs", "2", "--set", "training.num_workers=0", "--set", "sampling.per_epoch=4"]
    TrainingProcess(QtHost(sys.executable, {**os.environ, "OMP_NUM_THREADS": "1"})).start(
        [*arguments, "--device", "cpu"], *calls.callbacks()
    )
    result = calls.wait()
    assert result.name == load(result.model).card.name == "mine"
    assert [step[:2] for step in calls.progress] == [(1, 2), (2, 2)]
    assert all("loss" in text for _, _, text in calls.progress)
    assert result.notes
