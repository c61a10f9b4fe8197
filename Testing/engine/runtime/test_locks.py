"""Locks keep runs apart; who only looks whether a run is gone, and removes what it left, is in nobody's way."""

import threading

import pytest

from CovidSegExtension.runtime import locks
from CovidSegExtension.runtime.locks import FileLock


@pytest.fixture
def looked(monkeypatch):
    """Return an event that is set when a lock was looked at more often than one that is held by a run ever is."""
    often, looks, sleep = threading.Event(), [], locks.time.sleep

    def note(seconds):
        looks.append(seconds)
        if len(looks) == 100:
            often.set()
        sleep(0)

    monkeypatch.setattr(locks, "time", type("time", (), {"sleep": staticmethod(note)}))
    return often


def take_meanwhile(path, found):
    thread = threading.Thread(target=lambda: found.append(FileLock.take(path)))
    thread.start()
    return thread


def test_lock_of_a_run_is_refused_until_it_is_released(tmp_path, looked):
    path = tmp_path / "a.lock"
    held = FileLock.take(path)
    assert FileLock.take(path) is None
    assert FileLock.take_to_sweep(path) is None
    assert not looked.is_set()
    held.release()
    assert not path.exists()
    FileLock.take(path).release()


def test_lock_that_is_held_to_sweep_is_waited_for_however_long_that_takes(tmp_path, looked):
    path, found = tmp_path / "a.lock", []
    sweeping = FileLock.take_to_sweep(path)
    thread = take_meanwhile(path, found)
    looked.wait()
    assert found == []
    sweeping.release()
    thread.join()
    found[0].release()


def test_mark_of_a_killed_run_refuses_nobody(tmp_path, looked):
    path, found = tmp_path / "a.lock", []
    path.write_bytes(b"\n")
    sweeping = FileLock.take_to_sweep(path)
    thread = take_meanwhile(path, found)
    looked.wait()
    sweeping.release()
    thread.join()
    found[0].release()
    path.write_bytes(b"\n")
    FileLock.take(path).release()


def test_lock_that_cannot_be_marked_is_given_free(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.lock"
    with monkeypatch.context() as patched:
        patched.setattr(locks.os, "write", full)
        with pytest.raises(OSError, match="No space"):
            FileLock.take(path)
    FileLock.take(path).release()
