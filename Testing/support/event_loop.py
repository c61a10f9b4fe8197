"""Waiting while Qt's event loop runs, also for what a job reports."""

import time
from collections.abc import Callable

import qt

from .processes import PATIENCE_S


def wait_for(condition: Callable[[], object], seconds: float = PATIENCE_S) -> None:
    """Let events be handled until `condition` holds; fail if it does not in time."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        qt.QCoreApplication.processEvents()
        time.sleep(0.005)


def let_pass(seconds: float) -> None:
    """Let events be handled for some time."""
    end = time.monotonic() + seconds
    wait_for(lambda: time.monotonic() >= end)


class Calls:
    """What a job reported."""

    def __init__(self) -> None:
        self.progress, self.done, self.errors = [], [], []

    def callbacks(self):
        """Return what to pass as on_progress, on_done and on_error."""
        return lambda *step: self.progress.append(step), self.done.append, self.errors.append

    def wait(self):
        """Return the only result or error."""
        wait_for(lambda: self.done or self.errors)
        let_pass(0.05)
        assert len(self.done) + len(self.errors) == 1
        return (self.done + self.errors)[0]
