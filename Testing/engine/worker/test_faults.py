"""The worker's listener and folder when lines, arrays or the parent are not as they should be."""

import io
import json
import os
import signal
import subprocess
import sys
import textwrap

import numpy as np
import pytest

from CovidSegExtension.inference.options import SegmentationOptions
from CovidSegExtension.worker import parent_process
from CovidSegExtension.worker.protocol import LONGEST_LINE, SegmentRequest, array_path
from CovidSegExtension.worker.server import Worker

from ...support.models import save_threshold_model
from ...support.processes import wait_until_dead

ODD_LINES = [
    b'{"id":[1]}',
    b'{"request": "cancel", "id": [1]}',
    b'{"request": ["cancel"]}',
    b'{"request": "segment", "id": {}, "affine": 3}',
    b"[" * 500_000,
    b'{"a":' * 200_000,
    b"\xff\xfe\x00",
    b"null",
    b"x" * (LONGEST_LINE + 1),
]


def test_odd_lines_are_refused_and_the_next_request_is_answered(tmp_path):
    output = io.StringIO()
    worker = Worker(tmp_path, output)
    for line in ODD_LINES:
        worker.listen(line)
    worker.listen(b'{"request": "devices", "id": 5}')
    worker.finish()
    worker.run()
    events = [json.loads(line) for line in output.getvalue().splitlines()]
    assert [event["event"] for event in events] == ["error"] * len(ODD_LINES) + ["done"]
    for event in events[:-1]:
        assert event["kind"] == "InputError"
        assert event["message"].startswith("The request ")
        assert len(event["message"]) < 400


def test_id_in_use_is_refused(tmp_path):
    output = io.StringIO()
    worker = Worker(tmp_path, output)
    worker.listen(b'{"request": "devices", "id": 5}')
    worker.listen(b'{"request": "devices", "id": 5}')
    worker.finish()
    worker.run()
    first, second = (json.loads(line) for line in output.getvalue().splitlines())
    assert (first["event"], second["event"]) == ("done", "error")
    assert "id 5" in second["message"]


def test_long_line_is_not_kept():
    read, write = os.pipe()
    with os.fdopen(write, "wb") as file:
        import threading

        feeder = threading.Thread(target=lambda: (file.write(b"x" * (64 << 20) + b"\nnext\n"), file.close()))
        feeder.start()
        found = list(parent_process.lines(read))
        feeder.join()
    os.close(read)
    assert [len(line) for line in found] == [LONGEST_LINE + 1, 4]


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_arrays_that_hold_no_numbers_are_refused(tmp_path, value):
    hounsfield = np.full((4, 16, 16), -800, np.float32)
    hounsfield[2, 3, 4] = value
    np.save(array_path(tmp_path, 1, "hounsfield"), hounsfield)
    model = save_threshold_model(tmp_path / "model").folder
    request = SegmentRequest(1, tuple(np.eye(4).ravel().tolist()), SegmentationOptions(model, "cpu"))
    output = io.StringIO()
    worker = Worker(tmp_path, output)
    worker.listen(json.dumps(request.to_json()).encode())
    worker.finish()
    worker.run()
    (event,) = [json.loads(line) for line in output.getvalue().splitlines()]
    assert event["kind"] == "InputError"
    assert "NaN" in event["message"]


PARENT = """
    import os, signal, subprocess, sys, time
    worker = subprocess.Popen(
        [sys.executable, "-m", "CovidSegExtension.worker", sys.argv[1]],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )
    worker.stdout.readline()
    print(worker.pid, flush=True)
    time.sleep(float(sys.argv[2]))
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_folder_with_the_ct_goes_when_the_parent_is_killed(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    np.save(array_path(folder, 1, "hounsfield"), np.zeros((2, 8, 8), np.int16))
    command = [sys.executable, "-c", textwrap.dedent(PARENT), str(folder), "0.2"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL
    wait_until_dead(int(done.stdout))
    assert not folder.exists()


def test_lost_output_ends_the_worker_without_a_traceback(tmp_path, capsys):
    class Broken(io.StringIO):
        def write(self, text):
            raise BrokenPipeError

    worker = Worker(tmp_path, Broken())
    worker.listen(b'{"request": "devices", "id": 1}')
    worker.listen(b'{"request": "devices", "id": 2}')
    worker.run()  # returns: nobody listens
    assert "Traceback" not in capsys.readouterr().err
