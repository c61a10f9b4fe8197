"""Folds and rows on a local Ray cluster: workers that are killed lose nothing, and nothing is done twice."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest
import torch

from CovidSegExtension.cli.main import main
from CovidSegExtension.errors import InputError
from CovidSegExtension.models.bundle import load
from CovidSegExtension.runtime.cluster import RayCluster, WorkerDied
from CovidSegExtension.training.reporting import Report
from CovidSegExtension.training.run import train

from ...support.training_data import TINY, decathlon

OWNER = "COVIDSEG_TESTS_OF"
"""The environment variable that tells whose cluster a worker belongs to."""


@pytest.fixture(scope="module")
def cluster():
    ray = pytest.importorskip("ray", reason="the extra 'cluster' is not installed")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(OWNER, str(os.getpid()))
        patched.setenv("OMP_NUM_THREADS", "1")  # of the workers, as of this process: sums are then in one order
        torch.set_num_threads(1)
        patched.setenv("RAY_worker_register_timeout_seconds", "600")  # a busy machine starts a worker in minutes
        patched.setenv("RAY_memory_monitor_refresh_ms", "0")  # kills no worker where others fill the memory
        yield RayCluster("local", 2)
    ray.shutdown()


class Notes(Report):
    def __init__(self):
        self.texts = []

    def note(self, text):
        self.texts.append(text)


@pytest.mark.slow
def test_killed_workers_are_replaced_and_the_folds_are_those_of_a_run_alone(cluster, tmp_path, capsys, monkeypatch):
    begun = tmp_path / "begun.txt"

    def make():  # here, so that Ray takes it by value: its workers do not find the tests
        return work

    def work(item):
        before = begun.read_text(encoding="utf-8").split() if begun.exists() else []
        with begun.open("a") as file:
            file.write(f"{item} ")
        if item == "deadly" or (item == "once" and "once" not in before):
            os.kill(os.getpid(), signal.SIGKILL)
        if item == "wrong":
            raise InputError("It is wrong.")
        return item.upper()

    items = ["a", "once", "wrong", "deadly", "b"]
    ended = dict(cluster.each(make, items, items))
    assert [ended[item] for item in ("a", "once", "b")] == ["A", "ONCE", "B"]
    assert isinstance(ended["wrong"], InputError)
    assert str(ended["wrong"]) == "It is wrong."
    assert isinstance(ended["deadly"], WorkerDied)
    assert sorted(begun.read_text(encoding="utf-8").split()) == sorted([*items, "once", "deadly", "deadly"])
    assert "once is begun again" in capsys.readouterr().err

    (tmp_path / "tiny.toml").write_text(TINY.replace("epochs = 3", "epochs = 6"))
    data = decathlon(tmp_path / "data", 2)
    request = {"overrides": ["split.folds=2"], "device": "cpu"}
    expected = train(tmp_path / "tiny.toml", [data], tmp_path / "alone", report=Report(), **request)
    output = tmp_path / "run"
    killed = threading.Thread(target=kill_one_that_trains, args=(output / "fold1",))
    killed.start()
    report = Notes()
    trained = train(tmp_path / "tiny.toml", [data], output, report=report, cluster=cluster, **request)
    killed.join()
    assert "begun again on another" in capsys.readouterr().err
    assert [text.split(",")[0] for text in report.texts if "on the cluster" in text][-1].endswith("is done")
    assert sum("on the cluster" in text for text in report.texts) == 3
    assert trained.card.metrics == expected.card.metrics
    for part in ("fold0", "fold1", "final"):
        ours, theirs = (load(folder / part / "model").network.state_dict() for folder in (output, tmp_path / "alone"))
        assert all(torch.equal(ours[name], theirs[name]) for name in theirs), part
    begun = sum(len(list((output / part / "logs").iterdir())) for part in ("fold0", "fold1", "final"))
    assert begun == 4, "three fits, one of which was gone on with"


def kill_one_that_trains(folder: Path):
    """Kill one of the workers once an epoch of a fold is kept."""
    while not (folder / "checkpoints" / "last.ckpt").is_file():
        time.sleep(0.005)
    for process in Path("/proc").glob("[0-9]*"):
        try:
            title, environment = ((process / name).read_bytes() for name in ("cmdline", "environ"))
        except OSError:
            continue
        # Of this process's own: others on the machine may have clusters too.
        if title.startswith(b"ray::Actor.run") and b"%s=%d" % (OWNER.encode(), os.getpid()) in environment.split(b"\0"):
            os.kill(int(process.name), signal.SIGKILL)
            return


@pytest.mark.slow
def test_rows_of_a_table_are_trained_side_by_side(cluster, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("tiny.toml").write_text(TINY)
    decathlon(Path("data"), 3)
    words = ["train", "tiny.toml", "--data", "data", "--output", "out", "--device", "cpu", "--max-epochs", "1"]
    words += ["--sweep", "training.seed=[0, 1]", "--cluster", "local"]
    assert main(words) == 0
    said = capsys.readouterr().out
    assert "2 of 2 on the cluster" in said
    assert "2 of 2 rows are done" in said
    results = [Path("out/rows", name, "seed0", "result.json").stat().st_mtime_ns for name in ("seed-0", "seed-1")]
    assert main(words) == 0
    assert results == [
        Path("out/rows", name, "seed0", "result.json").stat().st_mtime_ns for name in ("seed-0", "seed-1")
    ]


def test_a_cluster_needs_folds(tmp_path):
    (tmp_path / "tiny.toml").write_text(TINY)
    data = decathlon(tmp_path / "data", 2)
    with pytest.raises(InputError, match="trains folds side by side, and this run has none"):
        train(tmp_path / "tiny.toml", [data], tmp_path / "run", device="cpu", cluster=object())
