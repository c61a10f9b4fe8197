"""Waiting while Qt's event loop runs."""

import time
from collections.abc import Callable

import qt


def wait_for(condition: Callable[[], object], seconds: float = 60) -> None:
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
