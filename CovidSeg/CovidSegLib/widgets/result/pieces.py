"""Work on the main thread, which nodes need, in pieces between which Slicer goes on."""

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

import qt

_AT_A_TIME_S = 0.02
"""How long Slicer waits for a piece of work: too short to be felt in the strokes of a brush."""


@dataclass(frozen=True)
class _Work:
    """Steps, and who gets what they come to."""

    steps: Generator[None, None, Any]
    done: Callable[[Any], None]


class Pieces:
    """Does one work at a time, a generator that yields where it may be interrupted.

    Parameters
    ----------
    failed : callable
        Called with an exception that ended the work.
    """

    def __init__(self, failed: Callable[[Exception], None]) -> None:
        self._failed = failed
        self._work: _Work | None = None
        self._timer = qt.QTimer()
        self._timer.interval = 0
        self._timer.timeout.connect(self._go_on)

    @property
    def running(self) -> bool:
        """Whether there is work left."""
        return self._work is not None

    def start(self, steps: Generator[None, None, Any], done: Callable[[Any], None]) -> None:
        """Begin a work in place of the one before; `done` gets its result."""
        self.stop()
        self._work = _Work(steps, done)
        self._timer.start()

    def stop(self) -> None:
        """Give the work up."""
        self._timer.stop()
        self._work = None

    def finish(self) -> None:
        """Do what is left now."""
        while self._work is not None:
            self._step(self._work)

    def _go_on(self) -> None:
        end = time.perf_counter() + _AT_A_TIME_S
        while self._work is not None and time.perf_counter() < end:
            self._step(self._work)

    def _step(self, work: "_Work") -> None:
        try:
            next(work.steps)
        except StopIteration as end:
            self.stop()
            work.done(end.value)
        except Exception as error:
            self.stop()
            self._failed(error)
