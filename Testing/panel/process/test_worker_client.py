"""The worker client on a real QProcess: with the real worker, and with ones that misbehave."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest
from CovidSegLib.process.engine_process import QtHost

from CovidSegExtension.inference.options import SegmentationOptions
from CovidSegExtension.worker import client as worker_client
from CovidSegExtension.worker.client import SegmentInput, WorkerClient

from ...support.chests import small_chest
from ...support.event_loop import Calls, let_pass, wait_for
from ...support.models import save_threshold_model
from ...support.processes import PATIENCE_S, fake_python, is_alive, wait_until_dead
from ...support.segmenters import cpu_segmenter

pytestmark = [pytest.mark.usefixtures("application"), pytest.mark.skipif(os.name == "nt", reason="scripts with #!")]


def segment(client: WorkerClient, model, volume=None, lungs=None, **options):
    """Start a request; return its job and its calls."""
    lung_mask = {} if lungs is None else {"lung_mask": "given"}
    settings = SegmentationOptions(**{"model": model, "device": "cpu", **lung_mask, **options})
    calls = Calls()
    return client.segment(SegmentInput(volume or small_chest()[0], settings, lungs), *calls.callbacks()), calls


def result(client: WorkerClient, model, volume=None, **options):
    """Return the result or error of a request."""
    return segment(client, model, volume, **options)[1].wait()


def leader(client: WorkerClient) -> int:
    """Return the number of the worker's own process."""
    wait_for(lambda: client.pids.python is not None)
    return client.pids.python


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> Path:
    return save_threshold_model(tmp_path_factory.mktemp("models") / "threshold").folder


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch) -> Path:
    """Put temporary files into a folder of their own, with a name that is not English; it must be empty at the end."""
    folder = tmp_path / "Schläfe 肺 ١"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def start(temporary):
    """Return a function that makes clients; they are stopped at the end and must leave nothing behind."""
    clients = []

    def make(python: str = sys.executable, environment=None) -> WorkerClient:
        clients.append(WorkerClient(QtHost(python, {**os.environ, "OMP_NUM_THREADS": "1", **(environment or {})})))
        return clients[-1]

    yield make
    pids = [client.pids.python for client in clients]
    for client in clients:
        client.stop()
    for pid in filter(None, pids):
        wait_until_dead(pid)
    assert list(temporary.iterdir()) == []


def test_the_answer_is_the_segmenters_and_the_second_request_is_warm(start, model, temporary):
    client, (volume, _) = start(), small_chest()
    job, calls = segment(client, model, probabilities=True, uncertainty=True)
    assert job.running
    first = calls.wait()
    expected = cpu_segmenter(model, probabilities=True).segment(volume)
    assert expected.labels.any()
    np.testing.assert_array_equal(first.labels, expected.labels)
    np.testing.assert_array_equal(first.lung_sides, expected.lungs.sides)
    np.testing.assert_allclose(first.probabilities, expected.probabilities, atol=2e-3)
    assert (first.uncertainty.shape, first.uncertainty.dtype) == (volume.shape, np.uint8)
    assert first.slice_uncertainty.shape == (volume.shape[0],)
    assert first.slice_centres_ras.shape == (volume.shape[0], 3)
    assert (first.device, first.notes) == ("cpu", tuple(expected.notes))
    assert set(first.seconds) == {"lungs", "network", "postprocess"}
    assert not job.running
    network = [step[1:] for step in calls.progress if step[0] == "network"]
    assert network == sorted(network)
    assert network[-1][0] == network[-1][1] > 0
    assert list(temporary.glob("*/*")) == [], "the arrays of an answered request are removed"

    pid = leader(client)
    (model / "weights.safetensors").rename(model / "hidden")
    (model / "weights.safetensors").write_bytes(b"altered")
    try:
        second = result(client, model)
    finally:
        (model / "hidden").replace(model / "weights.safetensors")
    np.testing.assert_array_equal(second.labels, first.labels)
    assert second.uncertainty is None
    assert leader(client) == pid

    lungs = np.zeros(volume.shape, bool)
    lungs[:, :, : volume.shape[2] // 2] = True
    masked = result(client, model, lungs=lungs, batch_size=1, min_component_ml=0.0)
    np.testing.assert_array_equal(masked.lung_sides > 0, lungs)

    error = result(client, "no-such-model")
    assert error.message.startswith("There is no model 'no-such-model'")
    assert not error.cancelled

    devices = Calls()
    _, on_done, on_error = devices.callbacks()
    client.devices(on_done, on_error)
    assert devices.wait()[-1][0] == "cpu"
    assert leader(client) == pid, "an error of the user does not end the worker"


SLOW = """
    import sys
    import numpy as np
    from CovidSegExtension.errors import Cancelled
    from CovidSegExtension.worker import protocol, server
    from CovidSegExtension.worker.parent_process import send

    def segment(self, request, cancel):  # the real worker, but for the network
        labels = np.load(protocol.array_path(self._folder, request.id, "hounsfield")) > -600
        for done in range(13):
            if cancel.is_set():
                raise Cancelled("Cancelled.")
            event = {"event": "progress", "id": request.id, "stage": "network", "done": done, "total": 12}
            send(self._output, event)
            if done == 2 and request.options.batch_size == 1:
                cancel.wait()  # such a request waits here for what is to happen to it
        arrays = [labels.astype(np.uint8)] * 2 + [np.zeros(len(labels)), np.zeros((len(labels), 3))]
        for name, array in zip(protocol.answer_arrays(request.options), arrays):
            np.save(protocol.array_path(self._folder, request.id, name), array)
        return {"device": "cpu", "notes": [], "seconds": {}}

    print("last words", file=sys.stderr)
    server.Worker.segment = segment
    sys.argv = sys.argv[2:]
    sys.exit(server.main())
"""


def test_cancel_between_two_batches_keeps_the_worker(start, tmp_path, monkeypatch):
    monkeypatch.setattr(worker_client, "CANCEL_MS", PATIENCE_S * 1000)  # however busy the machine is, it will hear
    client = start(fake_python(tmp_path / "python", SLOW))
    job, calls = segment(client, "any", batch_size=1)
    wait_for(lambda: ("network", 2, 12) in calls.progress)
    pid = leader(client)
    job.cancel()
    assert calls.wait().cancelled
    assert not job.running
    assert ("network", 12, 12) not in calls.progress
    assert result(client, "any").labels.any()
    assert leader(client) == pid


def test_a_crash_is_told_with_what_the_process_said_and_the_next_request_works(start, tmp_path):
    client = start(fake_python(tmp_path / "python", SLOW))
    _, calls = segment(client, "any", batch_size=1)
    wait_for(lambda: ("network", 1, 12) in calls.progress)
    pid = leader(client)
    os.kill(pid, signal.SIGKILL)
    error = calls.wait()
    assert "killed, perhaps because memory ran out" in error.message
    assert "last words" in error.details
    assert not error.cancelled
    assert result(client, "any").labels.any()
    assert leader(client) != pid


LAUNCHER = """
    import subprocess, sys
    code = subprocess.call([{python!r}, *sys.argv[1:]])
    sys.exit(1 if code < 0 else code)  # as PythonSlicer does
"""


@pytest.mark.parametrize(
    ("signal_name", "says"), [("SIGKILL", "was killed, perhaps because memory ran out"), ("SIGSEGV", "crashed")]
)
def test_client_tells_killed_from_crashed_behind_a_launcher_that_hides_it(start, tmp_path, signal_name, says):
    python = fake_python(tmp_path / "python", SLOW)
    client = start(fake_python(tmp_path / "launcher", LAUNCHER.format(python=python)))
    _, calls = segment(client, "any", batch_size=1)
    wait_for(lambda: ("network", 1, 12) in calls.progress)
    os.kill(leader(client), getattr(signal, signal_name))
    assert says in calls.wait().message


HUNGRY = """
    import sys
    import torch
    from CovidSegExtension.inference.network_runner import NetworkRunner
    from CovidSegExtension.worker import server

    real = NetworkRunner.probabilities

    def hungry(self, network_input):
        if len(network_input) > 2:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return real(self, network_input)

    NetworkRunner.probabilities = hungry
    sys.argv = sys.argv[2:]
    sys.exit(server.main())
"""


def test_memory_that_ran_out_is_noted(start, model, tmp_path):
    found = result(start(fake_python(tmp_path / "python", HUNGRY)), model, batch_size=8)
    assert any("2 slice" in note for note in found.notes)
    assert found.labels.any()


DEAF = """
    import json, subprocess, sys, time
    from CovidSegExtension.worker.parent_process import tie

    def start_child(line):
        request = json.loads(line)
        if request["request"] == "segment":
            child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
            step = {"event": "progress", "id": request["id"], "stage": str(child.pid), "done": 0, "total": 1}
            print(json.dumps(step), flush=True)

    tie(sys.stdout, start_child, lambda: time.sleep(600))
    time.sleep(600)
"""


@pytest.mark.parametrize("how", ["cancel", "stop"])
def test_a_process_that_does_not_stop_is_killed_with_its_children(start, tmp_path, monkeypatch, how):
    monkeypatch.setattr(worker_client, "CANCEL_MS", 200)
    # Started by a launcher that waits for it, as PythonSlicer does.
    deaf = fake_python(tmp_path / "deaf", DEAF)
    launcher = f"import subprocess, sys; sys.exit(subprocess.call([{deaf!r}, *sys.argv[1:]]))"
    client = start(fake_python(tmp_path / "launcher", launcher))
    job, calls = segment(client, "any")
    wait_for(lambda: calls.progress)
    pids = [leader(client), int(calls.progress[0][0]), client.pids.started]
    assert len(set(pids)) == 3
    assert all(map(is_alive, pids))
    if how == "cancel":
        job.cancel()
        assert job.running, "it is heard of again"
        assert calls.wait().cancelled
    else:
        client.stop()
        assert calls.errors[0].cancelled, "at once"
    for pid in pids:
        wait_until_dead(pid)
    assert not job.running


def test_a_closed_scene_leaves_nothing_behind(start, tmp_path, temporary):
    client = start(fake_python(tmp_path / "python", SLOW))
    first, first_calls = segment(client, "any", batch_size=1)
    second, second_calls = segment(client, "any")
    wait_for(lambda: first_calls.progress)
    pid = leader(client)
    first.cancel()
    second.cancel()
    client.stop()
    assert not is_alive(pid)
    assert list(temporary.iterdir()) == []
    progress = len(first_calls.progress)
    first.cancel()
    client.stop()
    let_pass(0.3)
    assert [error.cancelled for error in first_calls.errors + second_calls.errors] == [True, True]
    assert first_calls.done == second_calls.done == []
    assert len(first_calls.progress) == progress
    assert result(client, "any").labels.any(), "and the client can be used again"


def test_what_is_no_event_is_kept_as_details(start, tmp_path):
    noise = """
    import sys
    out = sys.stdout.buffer
    lines = [b"garbage", b"\\xff\\xfe\\x00", b"", b"null", b"[1]", b"{}", b'{"id": 1}', b'{"event": "ready"}',
             b'{"event": "done", "id": 9}', b'{"event": "done", "id": [1]}', b'{"event": "progress", "id": 1, "st',
             b"x" * 3_000_000]
    for line in lines:
        out.write(line + b"\\n")
    out.write(b'{"event": "err'); out.flush()
    out.write(b'or", "id": 1, "kind": "InputError", "message": "Wrong CT."}\\n'); out.flush()
    sys.stdin.read()
    """
    error = result(start(fake_python(tmp_path / "python", noise)), "any")
    assert error.message == "Wrong CT."
    assert len(error.details) <= 20_000


@pytest.mark.parametrize(("code", "says"), [(0, "exit code 0"), (3, "exit code 3")])
def test_a_process_that_ends_without_an_answer_is_told(start, tmp_path, code, says):
    body = f"import sys; print('why', file=sys.stderr); sys.exit({code})"
    error = result(start(fake_python(tmp_path / "python", body)), "any")
    assert says in error.message
    assert error.details == "why\n"


ANSWER = """
    import sys
    import numpy as np
    from pathlib import Path
    from CovidSegExtension.worker.protocol import array_path

    def answer(name, array):
        np.save(array_path(Path(sys.argv[-1]), 1, name), array)

    good = np.zeros({shape}, {dtype})
    answer("labels", good)
    answer("lung_sides", good)
    answer("slice_uncertainty", np.zeros(12, np.float32))
    answer("slice_centres_ras", {centres})
    print('{{"event": "done", "id": 1, "device": "cpu", "notes": [], "seconds": {{}}}}', flush=True)
    sys.stdin.read()
"""
GOOD = {"shape": "(12, 96, 128)", "dtype": "np.uint8", "centres": "np.zeros((12, 3))"}


@pytest.mark.parametrize(
    "wrong",
    [{"shape": "(12, 96, 127)"}, {"dtype": "np.int64"}, {"centres": "np.array([{'code': 'evil'}])"}, {}],
    ids=str,
)
def test_an_answer_is_checked_before_it_is_used(start, tmp_path, wrong):
    found = result(start(fake_python(tmp_path / "python", ANSWER.format(**{**GOOD, **wrong}))), "any")
    if wrong:
        assert "an answer that cannot be used" in found.message
    else:
        assert found.labels.shape == (12, 96, 128)


def test_an_answer_without_files_is_refused(start, tmp_path):
    body = """print('{"event": "done", "id": 1, "device": "cpu", "notes": [], "seconds": {}}', flush=True); input()"""
    assert "an answer that cannot be used" in result(start(fake_python(tmp_path / "python", body)), "any").message


def test_client_tells_that_python_is_not_there(start, tmp_path):
    job, calls = segment(start(str(tmp_path / "PythonSlicer")), "any")
    assert "Python was not found" in calls.wait().message
    assert not job.running


def test_a_full_disk_is_told(start, model, monkeypatch):
    def full(*arguments, **options):
        raise OSError(28, "No space left on device")

    client = start()
    monkeypatch.setattr(np, "save", full)
    job, calls = segment(client, model)
    assert calls.errors == [], "never before the job is returned"
    assert "No space left on device" in calls.wait().message
    assert not job.running


def test_the_environment_is_the_given_one_with_our_own_paths(start, tmp_path):
    body = """
    import json, os, sys
    names = ("PYTHONPATH", "PYTHONUNBUFFERED", "PYTHONINSPECT", "GIVEN")
    text = repr([os.environ.get(name) for name in names])
    print(json.dumps({"event": "error", "id": 1, "kind": "InputError", "message": text}), flush=True)
    sys.stdin.read()
    """
    client = start(fake_python(tmp_path / "python", body), {"GIVEN": "ü", "PYTHONINSPECT": "1", "PYTHONPATH": "/else"})
    repository = str(Path(__file__).resolve().parents[3])
    assert result(client, "any").message == repr([repository, "1", None, "ü"])


QUITS = """
    import os, sys, tempfile, time
    import numpy as np
    from Testing.panel import conftest
    from Testing.support.fakes import qt
    from CovidSegExtension.inference.options import SegmentationOptions
    from CovidSegExtension.volume import Volume
    from CovidSegExtension.worker.client import SegmentInput, WorkerClient
    from CovidSegLib.process.engine_process import QtHost

    tempfile.tempdir = sys.argv[-2]
    application = qt.QCoreApplication([])
    client = WorkerClient(QtHost(sys.executable))
    volume = Volume.from_array(np.zeros((2, 8, 8), np.int16), np.eye(4))
    client.segment(SegmentInput(volume, SegmentationOptions(device="cpu")), print, print, print)
    while client.pids.python is None:
        application.processEvents()
        time.sleep(0.005)
    print(client.pids.python, flush=True)
    {how}
"""


@pytest.mark.parametrize("how", ["sys.exit()", "os.kill(os.getpid(), 9)"], ids=["quits", "crashes"])
def test_nothing_is_left_when_slicer_goes_without_a_word(tmp_path, temporary, how):
    slicer = fake_python(tmp_path / "slicer", QUITS.format(how=how))
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])}
    said = subprocess.run([slicer, str(temporary), ""], env=environment, capture_output=True, text=True, check=False)
    assert said.stdout, said.stderr
    wait_until_dead(int(said.stdout))
    assert list(temporary.iterdir()) == []
