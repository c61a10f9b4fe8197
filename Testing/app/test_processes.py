"""The worker's client in an asyncio event loop: with the real worker, and with ones that misbehave."""

import asyncio
import os
import signal
import sys

import numpy as np
import pytest

pytest.importorskip("trame_slicer", reason="the extra app has a virtual environment of its own")

from CovidSegExtension.app.web.processes import LoopHost
from CovidSegExtension.inference.options import SegmentationOptions
from CovidSegExtension.worker.client import SegmentInput, WorkerClient

from ..support.chests import small_chest
from ..support.models import save_threshold_model
from ..support.processes import PATIENCE_S, is_alive, wait_until_dead


async def outcome(client, model, cancel=False):
    """Segment the small chest; return the result or error, and the process that did it."""
    loop = asyncio.get_running_loop()
    done, progress = loop.create_future(), []
    task = SegmentInput(small_chest()[0], SegmentationOptions(model=model, device="cpu"))
    job = client.segment(task, lambda *steps: progress.append(steps), done.set_result, done.set_result)
    if cancel:
        job.cancel()
    result = await asyncio.wait_for(done, PATIENCE_S)
    return result, client.pids.python, progress


@pytest.fixture
def model(tmp_path):
    return save_threshold_model(tmp_path / "threshold").folder


def test_worker_answers_in_the_event_loop_and_ends_with_its_client(model):
    async def run():
        client = WorkerClient(LoopHost(asyncio.get_running_loop()))
        first, pid, progress = await outcome(client, model)
        second, again, _ = await outcome(client, model)
        assert is_alive(pid)
        client.stop()
        return first, second, pid, again, progress

    first, second, pid, again, progress = asyncio.run(run())
    assert pid == again  # one warm process
    assert np.array_equal(first.labels, second.labels)
    assert first.labels[small_chest()[1] == 1].min() > 0
    assert progress
    wait_until_dead(pid)


def test_cancel_ends_a_request(model):
    async def run():
        client = WorkerClient(LoopHost(asyncio.get_running_loop()))
        error, pid, _ = await outcome(client, model, cancel=True)
        client.stop()
        return error, pid

    error, pid = asyncio.run(run())
    assert error.cancelled
    if pid is not None:
        wait_until_dead(pid)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_worker_that_is_killed_is_told_and_the_next_request_works(model):
    async def run():
        client = WorkerClient(LoopHost(asyncio.get_running_loop()))
        _, pid, _ = await outcome(client, model)
        loop = asyncio.get_running_loop()
        done = loop.create_future()
        task = SegmentInput(small_chest()[0], SegmentationOptions(model=model, device="cpu"))
        os.kill(pid, signal.SIGSTOP)  # it must not be faster than what kills it
        client.segment(task, lambda *_: None, done.set_result, done.set_result)
        os.kill(pid, signal.SIGKILL)
        error = await asyncio.wait_for(done, PATIENCE_S)
        result, _, _ = await outcome(client, model)
        client.stop()
        return error, result

    error, result = asyncio.run(run())
    assert "was killed" in error.message
    assert result.labels.any()


def test_a_python_that_is_not_there_is_told(model, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    async def run():
        return await outcome(WorkerClient(LoopHost(asyncio.get_running_loop())), model)

    assert "could not be started" in asyncio.run(run())[0].message
