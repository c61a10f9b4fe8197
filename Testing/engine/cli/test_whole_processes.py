"""Commands as whole processes: stopped, killed, and two at once."""

import signal
import subprocess
import sys
from contextlib import contextmanager

import numpy as np
import pytest

from CovidSegExtension.io.images import read_labels, write_volume
from CovidSegExtension.volume import Volume

from ...support.chests import small_chest
from ...support.models import save_threshold_model
from ...support.processes import PATIENCE_S

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")]


@pytest.fixture
def commands(tmp_path):
    """Return two commands for one label map and one report: one that is long at work, and a quick one."""
    chest, _ = small_chest()
    thin = chest.affine @ np.diag([1, 1, 0.2, 1])  # a body of 960 slices is no 5 m long
    write_volume(tmp_path / "long.nii.gz", Volume.from_array(np.tile(chest.hounsfield, (80, 1, 1)), thin))
    write_volume(tmp_path / "quick.nii.gz", chest)
    model = save_threshold_model(tmp_path / "model").folder
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("was here before")
    words = ["-o", tmp_path / "out" / "lesions.nii.gz", "--report", tmp_path / "out" / "report", "--model", model]
    words += ["--lung-mask", "none", "--batch-size", "1", "--device", "cpu"]
    start = [sys.executable, "-m", "CovidSegExtension", "segment"]
    return [[*start, str(tmp_path / name), *map(str, words)] for name in ("long.nii.gz", "quick.nii.gz")]


def listing(folder):
    """Return every path below a folder, with the content of files."""
    return {path: path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


@contextmanager
def in_mid_work(command):
    """Start a command; return once the network is at work."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heed_signals,
    )
    try:
        assert "network: 25 %" in process.stderr.readline()
        yield process
    finally:
        process.kill()
        process.communicate()


def _heed_signals():
    # A test run in the background ignores them, and children inherit that.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def assert_whole(out):
    assert {path.name for path in out.iterdir()} == {"mine.txt", "lesions.nii.gz", "report"}
    names = {"report.html", "report.pdf", "measurements.csv", "measurements.json"}
    assert {path.name for path in (out / "report").iterdir()} == names
    assert read_labels(out / "lesions.nii.gz").labels.shape[0] == 12
    assert (out / "mine.txt").read_text(encoding="utf-8") == "was here before"


@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP"])
def test_signal_in_mid_segment_leaves_nothing(number, commands, tmp_path):
    before = listing(tmp_path)
    with in_mid_work(commands[0]) as process:
        process.send_signal(getattr(signal, number))
        stdout, stderr = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 130
    assert stdout == ""
    assert stderr.splitlines()[-1] == "covidseg: stopped; no half-written file was left."
    assert "Traceback" not in stderr
    assert listing(tmp_path) == before


def test_kill_in_mid_segment_leaves_nothing_under_a_name_and_the_next_run_sweeps(commands, tmp_path):
    long, quick = commands
    out = tmp_path / "out"
    with in_mid_work(long) as process:
        process.send_signal(signal.SIGSTOP)  # it must not be done before the other one has asked
        while_it_runs = subprocess.run(quick, capture_output=True, text=True, check=False)
        process.kill()
        process.communicate(timeout=PATIENCE_S)
    assert while_it_runs.returncode == 2
    assert "is being written by another run" in while_it_runs.stderr
    assert process.returncode == -signal.SIGKILL
    left = {path.name for path in out.iterdir()} - {"mine.txt", "report"}
    assert left
    assert all(name.startswith(".covidseg-") for name in left)
    assert all(path.name.startswith(".covidseg-") for path in (out / "report").iterdir())
    done = subprocess.run(quick, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert_whole(out)


def test_of_two_commands_that_race_for_one_output_one_writes_it_whole(commands, tmp_path):
    racing = [
        subprocess.Popen(commands[1], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    said = [process.communicate(timeout=PATIENCE_S)[1] for process in racing]
    assert sorted(process.returncode for process in racing) == [0, 2], said
    lost = said[0] if racing[0].returncode else said[1]
    assert "is being written by another run" in lost or "exists" in lost
    assert_whole(tmp_path / "out")
