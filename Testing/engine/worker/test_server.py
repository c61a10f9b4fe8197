"""The worker as a real process: what it answers, how it is cancelled, and that it never outlives its parent."""

import io
import json
import os
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import numpy as np
import pytest
import torch

from CovidSegExtension.cli import tied
from CovidSegExtension.inference.network_runner import NetworkRunner
from CovidSegExtension.inference.options import SegmentationOptions
from CovidSegExtension.inference.segmenter import Segmenter
from CovidSegExtension.inference.uncertainty import in_percent, slice_uncertainty
from CovidSegExtension.phantom import chest_phantom
from CovidSegExtension.volume import Volume
from CovidSegExtension.worker.protocol import LungsRequest, SegmentRequest, array_path
from CovidSegExtension.worker.server import Worker

from ...support.chests import small_chest
from ...support.models import save_threshold_model
from ...support.processes import PATIENCE_S, is_alive, wait_until_dead
from ...support.segmenters import cpu_segmenter

REPOSITORY = Path(__file__).resolve().parents[3]


class Process:
    """A worker, or another program on the same leash, started as Slicer does."""

    def __init__(self, *arguments: str) -> None:
        self.popen = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), "OMP_NUM_THREADS": "1"},
            text=True,
        )
        self.ready = self.event()

    def send(self, **message) -> None:
        self.popen.stdin.write(json.dumps(message) + "\n")
        self.popen.stdin.flush()

    def event(self) -> dict:
        return json.loads(self.popen.stdout.readline())

    def answer(self) -> tuple[dict, list[dict]]:
        """Return the next event that ends a request, and those before it."""
        events = []
        while (event := self.event())["event"] == "progress":
            events.append(event)
        return event, events

    def end(self) -> tuple[int, str]:
        """Close stdin, after which it is killed if it is not gone in a second; return exit code and stderr."""
        _, errors = self.popen.communicate(timeout=PATIENCE_S)
        return self.popen.returncode, errors

    def quit(self) -> tuple[int, str]:
        """Ask it to quit, and let it take its time; return exit code and stderr."""
        self.send(request="quit")
        self.popen.wait(PATIENCE_S)
        return self.end()


class Requests:
    """Writes requests and their arrays into a worker's folder."""

    def __init__(self, folder: Path, model: Path) -> None:
        self.folder, self.model, self.id = folder, model, 0

    def segment(self, volume: Volume, lungs=None, **options) -> dict:
        self.id += 1
        np.save(array_path(self.folder, self.id, "hounsfield"), volume.hounsfield)
        if lungs is not None:
            np.save(array_path(self.folder, self.id, "lungs"), lungs)
        lung_mask = {} if lungs is None else {"lung_mask": "given"}
        settings = SegmentationOptions(**{"model": self.model, "device": "cpu", **lung_mask, **options})
        return SegmentRequest(self.id, tuple(volume.affine.ravel().tolist()), settings).to_json()

    def result(self, name: str) -> np.ndarray:
        return np.load(array_path(self.folder, self.id, name), allow_pickle=False)


@pytest.fixture(scope="module")
def model_folder(tmp_path_factory) -> Path:
    return save_threshold_model(tmp_path_factory.mktemp("models") / "threshold").folder


@pytest.fixture(scope="module")
def worker(tmp_path_factory, model_folder):
    """Return a worker that the tests of this file share, and its requests; it must end well."""
    folder = tmp_path_factory.mktemp("Übergabe 患者")
    process = Process("-m", "CovidSegExtension.worker", str(folder))
    yield process, Requests(folder, model_folder)
    code, errors = process.quit()
    assert (code, folder.exists()) == (0, False), errors


def test_the_answer_is_that_of_the_segmenter_and_the_default_model(worker):
    process, requests = worker
    volume = chest_phantom(shape=(4, 48, 48), spacing_mm=(3.0, 7.0, 7.0)).volume
    volume = Volume.from_array(
        np.ascontiguousarray(volume.hounsfield.transpose(2, 0, 1)), volume.affine[:, [1, 2, 0, 3]]
    )
    process.send(**requests.segment(volume, model="accurate", probabilities=True, uncertainty=True))
    done, progress = process.answer()
    assert (done["event"], done["id"], done["device"]) == ("done", requests.id, "cpu")
    assert set(done["seconds"]) == {"lungs", "network", "postprocess"}
    network = [(event["done"], event["total"]) for event in progress if event["stage"] == "network"]
    assert network == sorted(network)
    assert network[-1][0] == network[-1][1] > 0

    expected = cpu_segmenter("accurate", probabilities=True, uncertainty=True).segment(volume)
    assert expected.labels.any()
    assert done["notes"] == expected.notes
    np.testing.assert_array_equal(requests.result("labels"), expected.labels)
    np.testing.assert_array_equal(requests.result("lung_sides"), expected.lungs.sides)
    np.testing.assert_allclose(requests.result("probabilities"), expected.probabilities, atol=2e-3)
    unsure = slice_uncertainty(expected.uncertainty, expected.lungs.cavity, volume)
    np.testing.assert_allclose(requests.result("slice_uncertainty"), unsure, atol=1e-3)
    np.testing.assert_array_equal(requests.result("slice_centres_ras"), volume.grid.axial().slice_centres_ras())
    percent = requests.result("uncertainty")
    assert percent.dtype == np.uint8
    np.testing.assert_allclose(percent, in_percent(expected.uncertainty, expected.lungs.cavity), atol=1)
    assert percent.max() > 10


def test_mask_island_size_and_batch_are_those_of_the_request(worker):
    process, requests = worker
    volume, truth = small_chest()
    lungs = np.zeros(volume.shape, np.uint8)
    lungs[:, :, : volume.shape[2] // 2] = 1
    process.send(**requests.segment(volume, lungs, batch_size=1))
    done, progress = process.answer()
    assert done["event"] == "done"
    np.testing.assert_array_equal(requests.result("lung_sides") > 0, lungs > 0)
    assert not (requests.result("labels") * (lungs == 0)).any()
    steps = [event["done"] for event in progress if event["stage"] == "network"]
    assert steps == list(range(len(steps))), "one slice at a time"

    lesion_ml = (truth == 1).sum() * volume.voxel_ml
    for smallest, kept in ((0.5 * lesion_ml, True), (1e6, False)):
        process.send(**requests.segment(volume, min_component_ml=smallest))
        assert process.answer()[0]["event"] == "done"
        assert requests.result("labels").any() == kept


def test_the_model_is_read_once(worker, tmp_path):
    process, requests = worker
    model = save_threshold_model(tmp_path / "once")
    volume, _ = small_chest()
    process.send(**requests.segment(volume, model=str(model.folder)))
    assert process.answer()[0]["event"] == "done"
    first = requests.result("labels")
    (model.folder / "weights.safetensors").write_bytes(b"altered")
    process.send(**requests.segment(volume, model=str(model.folder)))
    assert process.answer()[0]["event"] == "done"
    np.testing.assert_array_equal(requests.result("labels"), first)


def test_wrong_requests_are_answered_in_one_sentence_and_the_next_one_works(worker, tmp_path):
    process, requests = worker
    volume, _ = small_chest()
    process.popen.stdin.write("no JSON\n[1]\n")
    for name in ("segmentt", None):
        process.send(request=name, id=77)
    for id in (None, None, 77, 77):
        error, _ = process.answer()
        assert (error["event"], error["id"], error["kind"]) == ("error", id, "InputError")
    process.send(**requests.segment(volume, model="no-such-model"))
    assert process.answer()[0]["kind"] == "ModelError"
    process.send(**requests.segment(volume, device="cuda:77"))
    assert process.answer()[0]["kind"] == "DeviceError"
    process.send(**{**requests.segment(volume), "colour": "blue"})
    error, _ = process.answer()
    assert error["kind"] == "InputError"
    assert "colour" in error["message"]
    process.send(**requests.segment(volume, np.ones((1, 2, 3), np.uint8)))
    error, _ = process.answer()
    assert error["kind"] == "InputError"
    assert "make it on the CT itself" in error["message"]
    message = requests.segment(volume)
    array_path(requests.folder, requests.id, "hounsfield").write_bytes(b"cut off")
    process.send(**message)
    error, _ = process.answer()
    assert error["kind"] == "InputError"
    assert "cannot be read" in error["message"]
    process.send(**requests.segment(volume))
    assert process.answer()[0]["event"] == "done"


def test_arrays_with_python_objects_are_refused(worker):
    process, requests = worker
    message = requests.segment(small_chest()[0])
    np.save(array_path(requests.folder, requests.id, "hounsfield"), np.array([{"code": "evil"}]), allow_pickle=True)
    process.send(**message)
    assert process.answer()[0]["kind"] == "InputError"


def test_a_request_that_waits_can_be_cancelled(worker):
    process, requests = worker
    volume, _ = small_chest()
    first, second = requests.segment(volume, batch_size=1), requests.segment(volume)
    process.send(**first)
    process.send(**second)
    process.send(request="cancel", id=second["id"])
    assert process.answer()[0]["event"] == "done"
    error, _ = process.answer()
    assert (error["kind"], error["id"]) == ("Cancelled", second["id"])


def test_devices_are_listed(worker):
    process, _ = worker
    process.send(request="devices", id=5)
    done, _ = process.answer()
    assert done["devices"][-1][0] == "cpu"


def test_lungs_alone_are_those_of_a_segmentation(worker):
    process, requests = worker
    volume, _ = small_chest()
    stored = Volume.from_array(
        np.ascontiguousarray(volume.hounsfield.transpose(2, 0, 1)), volume.affine[:, [1, 2, 0, 3]]
    )
    process.send(**requests.segment(stored, lung_mask="anatomy"))
    process.answer()
    expected = requests.result("lung_sides")
    assert expected.any()
    requests.id += 1
    np.save(array_path(requests.folder, requests.id, "hounsfield"), stored.hounsfield)
    affine = tuple(stored.affine.ravel().tolist())
    process.send(**LungsRequest(requests.id, affine, "anatomy").to_json())
    done, progress = process.answer()
    assert done["event"] == "done", done
    assert {event["stage"] for event in progress} == {"lungs"}
    np.testing.assert_array_equal(requests.result("lung_sides"), expected)
    process.send(**{**LungsRequest(requests.id, affine).to_json(), "lung_mask": "guess"})
    assert "found by one of" in process.answer()[0]["message"]


def in_process(folder: Path, *requests: dict, cancel_on: int | None = None) -> list[dict]:
    """Return the events of a worker in this process, so that the engine can be altered."""

    class Output(io.StringIO):
        def write(self, text: str) -> int:
            event = json.loads(text)
            if event["event"] == "progress" and event["stage"] == "network" and event["done"] == cancel_on:
                worker.listen(b'{"request": "cancel", "id": %d}' % event["id"])
            return super().write(text)

    output = Output()
    worker = Worker(folder, output)
    for request in requests:
        worker.listen(json.dumps(request).encode())
    worker.finish()
    thread = threading.Thread(target=worker.run)
    thread.start()
    thread.join(PATIENCE_S)
    assert not thread.is_alive()
    return [json.loads(line) for line in output.getvalue().splitlines()]


def ends(events: list[dict]) -> list[dict]:
    """Return the events that end requests."""
    return [event for event in events if event["event"] != "progress"]


def test_cancel_stops_a_running_request_between_two_batches(tmp_path, model_folder):
    requests = Requests(tmp_path, model_folder)
    volume, _ = small_chest()
    events = in_process(
        tmp_path, requests.segment(volume, batch_size=1), requests.segment(volume, batch_size=2), cancel_on=3
    )
    first, second = ends(events)
    assert (first["kind"], second["event"]) == ("Cancelled", "done")
    last = [event for event in events if event["event"] == "progress" and event["id"] == 1][-1]
    assert (last["stage"], last["done"]) == ("network", 3)
    assert not array_path(tmp_path, 1, "labels").exists()


def test_out_of_memory_is_told_and_the_answer_still_right(tmp_path, model_folder, monkeypatch):
    original = NetworkRunner.probabilities

    def hungry(self, network_input):
        if len(network_input) > 2:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return original(self, network_input)

    requests = Requests(tmp_path, model_folder)
    volume, _ = small_chest()
    expected = cpu_segmenter(model_folder).segment(volume).labels
    monkeypatch.setattr(NetworkRunner, "probabilities", hungry)
    (done,) = ends(in_process(tmp_path, requests.segment(volume, batch_size=8)))
    assert done["event"] == "done"
    assert any("2 slice" in note for note in done["notes"])
    np.testing.assert_array_equal(requests.result("labels"), expected)


def test_a_device_that_was_full_is_tried_again(tmp_path, model_folder, monkeypatch):
    original, used = Segmenter.segment, []

    def fall_back(self, *arguments, **options):
        used.append(self.runner)
        result = original(self, *arguments, **options)
        self.runner.device = torch.device("meta")  # another one than it was made for
        return result

    monkeypatch.setattr(Segmenter, "segment", fall_back)
    requests = Requests(tmp_path, model_folder)
    volume, _ = small_chest()
    in_process(tmp_path, requests.segment(volume), requests.segment(volume))
    assert len(used) == 2
    assert used[0] is not used[1]


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("CUDA out of memory")])
def test_no_memory_at_all_is_one_sentence(tmp_path, model_folder, monkeypatch, error):
    def fail(*arguments, **options):
        raise error

    monkeypatch.setattr(Segmenter, "segment", fail)
    (event,) = ends(in_process(tmp_path, Requests(tmp_path, model_folder).segment(small_chest()[0])))
    assert event["kind"] == "DeviceError"
    assert event["message"].startswith("Memory ran out")


def test_missing_packages_and_unexpected_errors_are_told(tmp_path, model_folder, monkeypatch, capsys):
    errors = iter([ModuleNotFoundError("No module named 'torch'", name="torch"), RuntimeError("size\nmismatch")])

    def fail(*arguments, **options):
        raise next(errors)

    monkeypatch.setattr(Segmenter, "segment", fail)
    requests, (volume, _) = Requests(tmp_path, model_folder), small_chest()
    missing, unexpected = ends(in_process(tmp_path, requests.segment(volume), requests.segment(volume)))
    assert missing["kind"] == "DependencyError"
    assert "torch" in missing["message"]
    assert (unexpected["kind"], unexpected["message"]) == ("Unexpected", "RuntimeError: size mismatch")
    assert "Traceback" in capsys.readouterr().err


def test_the_effort_is_that_of_the_request(tmp_path, model_folder):
    volume, _ = small_chest()
    request = Requests(tmp_path, model_folder).segment(volume)
    request["options"]["effort"] = "slow"
    (refused,) = ends(in_process(tmp_path, request))
    assert "must be one of auto, quick, thorough, not 'slow'" in refused["message"]


def test_an_image_without_lungs_says_so(tmp_path, model_folder):
    volume = Volume.from_array(np.full((3, 32, 32), 40, np.int16), np.diag([2.0, 2.0, 5.0, 1.0]))
    (done,) = ends(in_process(tmp_path, Requests(tmp_path, model_folder).segment(volume)))
    assert any("No lungs were found" in note for note in done["notes"])


BUSY = """
    import subprocess, sys, time
    from CovidSegExtension.worker import server
    from CovidSegExtension.worker.parent_process import send

    def never_ending(self, request, cancel):
        print("printed by a library", flush=True)
        subprocess.run(["echo", "printed by a child"])
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        send(self._output, {"event": "child", "pid": child.pid})
        time.sleep(600)

    server.Worker.segment = never_ending
    sys.exit(server.main())
"""


def test_it_ends_with_its_children_when_its_parent_is_gone(tmp_path, model_folder):
    script = tmp_path / "busy.py"
    script.write_text(textwrap.dedent(BUSY), encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    process = Process(str(script), str(folder))
    process.send(**Requests(folder, model_folder).segment(small_chest()[0]))
    child = process.event()["pid"]
    assert is_alive(child)
    code, errors = process.end()
    assert code != 0, "it was killed, since its work would not stop"
    assert "printed by a library" in errors
    assert "printed by a child" in errors
    wait_until_dead(child)
    wait_until_dead(process.ready["pid"])
    assert not folder.exists()


def test_it_removes_nothing_but_arrays(tmp_path):
    (tmp_path / "thesis.docx").write_text("years of work", encoding="utf-8")
    np.save(tmp_path / "1-labels.npy", np.zeros(3))
    process = Process("-m", "CovidSegExtension.worker", str(tmp_path))
    assert process.quit()[0] == 0
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_the_command_line_on_a_leash_does_its_work(tmp_path):
    process = Process("-m", "CovidSegExtension.cli.tied", "models")
    assert process.ready == {"event": "ready", "pid": process.popen.pid}
    output = process.popen.stdout.read()
    assert "accurate" in output
    assert process.end()[0] == 0


LONG_COMMAND = """
import sys, time
from CovidSegExtension.cli import tied
from CovidSegExtension.cli.commands import demo

def work(*arguments, **options):
    print("at work", file=sys.stderr, flush=True)
    time.sleep(600)

demo.run_demo = work
sys.exit(tied.main())
"""


@pytest.mark.parametrize("how", ["cancel", "close"])
def test_the_command_line_on_a_leash_stops(tmp_path, how):
    process = Process("-c", LONG_COMMAND, "demo", "-o", str(tmp_path / "demo"))
    assert process.popen.stderr.readline() == "at work\n"  # Python may lose an interrupt while it imports modules
    if how == "cancel":
        process.send(request="cancel")
        assert process.popen.wait(PATIENCE_S) == 130
    code, errors = process.end()
    assert code in ((130,) if how == "cancel" else (130, -9)), errors
    wait_until_dead(process.ready["pid"])


def test_a_command_cancelled_before_it_could_hear_of_it_has_stopped(monkeypatch):
    def cancelled(*_):
        raise KeyboardInterrupt

    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(tied, "tie", cancelled)
    try:
        assert tied.main() == 130
    finally:
        signal.signal(signal.SIGINT, before)
