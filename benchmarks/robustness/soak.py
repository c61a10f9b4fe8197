"""Many jobs through one worker process: it must stay right, small, and leave nothing.

    python -m benchmarks.robustness.soak [--jobs 500] [--model fast]

Small chests in turn with odd lines and cancelled requests between them. Fails if an answer changes, if a file is left,
if the worker does not end, if its memory grows by more than a quarter after the first fifth of the jobs, or if it holds
more files open than then.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from CovidSegExtension.inference.options import SegmentationOptions
from CovidSegExtension.phantom import chest_phantom
from CovidSegExtension.volume import Volume
from CovidSegExtension.worker.protocol import CancelRequest, SegmentRequest, array_path

ODD = ('{"id":[1]}', "[" * 10_000, "no JSON", '{"request":"cancel","id":"x"}')
GROWTH = 1.25
"""The worker's memory after all jobs over that after a fifth of them: caches fill early."""


def soak(jobs: int, model: str | Path) -> str:
    """Run the jobs; return one line with the figures.

    Raises
    ------
    AssertionError
        If something is not as it should be.
    """
    volume = chest_phantom(shape=(4, 48, 48), spacing_mm=(3.0, 7.0, 7.0)).volume
    folder = Path(tempfile.mkdtemp(prefix="covidseg-soak-"))
    command = [sys.executable, "-m", "CovidSegExtension.worker", str(folder)]
    worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert worker.stdin is not None
    assert worker.stdout is not None
    start, first, early_kb, early_handles, refused = time.perf_counter(), None, 0, 0, 0
    worker.stdout.readline()
    for job in range(1, jobs + 1):
        worker.stdin.write(ODD[job % len(ODD)] + "\n")
        cancel = job % 7 == 0
        _ask(worker, folder, job, volume, model, cancel)
        event = _end_of(worker, job)
        refused += event["refused"]
        if not cancel:
            assert event["event"] == "done", event
            labels = np.load(array_path(folder, job, "labels"))
            first = labels if first is None else first
            assert np.array_equal(labels, first), f"job {job} gave another answer"
        for path in folder.glob(f"{job}-*.npy"):
            path.unlink()
        if job == max(1, jobs // 5):
            early_kb, early_handles = _memory_kb(worker.pid), _handles(worker.pid)
    late_kb, late_handles = _memory_kb(worker.pid), _handles(worker.pid)
    worker.stdin.close()
    assert worker.wait(timeout=30) == 0
    assert not folder.exists()
    assert refused == jobs, f"{jobs - refused} odd lines were not answered"
    assert late_kb <= GROWTH * early_kb, f"memory grew from {early_kb} to {late_kb} kB"
    assert late_handles <= early_handles, f"open files grew from {early_handles} to {late_handles}"
    seconds = time.perf_counter() - start
    memory = f"{early_kb // 1024} MB and {early_handles} handles early, {late_kb // 1024} MB and {late_handles} late"
    return f"{jobs} jobs in {seconds:.0f} s; {refused} odd lines refused; {memory}"


def _ask(
    worker: "subprocess.Popen[str]", folder: Path, job: int, volume: Volume, model: str | Path, cancel: bool
) -> None:
    assert worker.stdin is not None
    np.save(array_path(folder, job, "hounsfield"), volume.hounsfield)
    options = SegmentationOptions(model, "cpu")
    request = SegmentRequest(job, tuple(float(value) for value in volume.affine.ravel()), options)
    worker.stdin.write(json.dumps(request.to_json()) + "\n")
    if cancel:
        worker.stdin.write(json.dumps(CancelRequest(job).to_json()) + "\n")
    worker.stdin.flush()


def _end_of(worker: "subprocess.Popen[str]", job: int) -> dict[str, Any]:
    """Return the event that ends a job, with the number of lines that were refused before it."""
    assert worker.stdout is not None
    refused = 0
    while True:
        event = json.loads(worker.stdout.readline())
        if event["event"] == "progress":
            continue
        if event["id"] == job:
            return {**event, "refused": refused}
        assert event["kind"] == "InputError", event
        refused += 1


def _memory_kb(pid: int) -> int:
    """Return the resident memory of a process on Linux; 0 elsewhere, where nothing is said of it."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024
    except OSError:
        return 0


def _handles(pid: int) -> int:
    """Return how many files a process has open on Linux; 0 elsewhere."""
    try:
        return len(os.listdir(f"/proc/{pid}/fd"))
    except OSError:
        return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=500)
    parser.add_argument("--model", default="fast")
    arguments = parser.parse_args()
    print(soak(arguments.jobs, arguments.model))
