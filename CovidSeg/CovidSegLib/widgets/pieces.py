"""Work on the main thread, which nodes need, in pieces between which Slicer goes on."""

import time
from collections.abc import Callable, Generator
from typing import Any

import qt

_AT_A_TIME_S = 0.02
"""How long Slicer waits for a piece of work: too short to be felt in the strokes of a brush."""


class Pieces:
    """Does one work at a time, a generator that yields where it may be interrupted.

    Parameters
    ----------
    failed : callable
        Called with an exception that ended the work.
    """

    def __init__(self, failed: Callable[[Exception], None]) -> None:
        self._failed = failed
        self._steps: Generator[None, None, Any] | None = None
        self._done: Callable[[Any], None] | None = None
        self._timer = qt.QTimer()
        self._timer.interval = 0
        self._timer.timeout.connect(self._go_on)

    @property
    def running(self) -> bool:
        """Whether there is work left."""
        return self._steps is not None

    def start(self, steps: Generator[None, None, Any], done: Callable[[Any], None]) -> None:
        """Begin a work in place of the one before; `done` gets its result."""
        self.stop()
        self._steps, self._done = steps, done
        self._timer.start()

    def stop(self) -> None:
        """Give the work up."""
        self._timer.stop()
        self._steps = self._done = None

    def finish(self) -> None:
        """Do what is left now."""
        while self.running:
            self._step()

    def _go_on(self) -> None:
        end = time.perf_counter() + _AT_A_TIME_S
        while self.running and time.perf_counter() < end:
            self._step()

    def _step(self) -> None:
        try:
            next(self._steps)
        except StopIteration as end:
            done = self._done
            self.stop()
            done(end.value)
        except Exception as error:
            self.stop()
            self._failed(error)
