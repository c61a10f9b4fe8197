"""Progress of long work on stderr: a bar on a terminal, a few plain lines elsewhere."""

import sys
from collections.abc import Callable
from types import TracebackType
from typing import Any

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, the steps done and the steps in all."""


class ProgressDisplay:
    """Shows stages as they are reported; use it in a ``with`` block, and call it with (stage, done, total).

    On a terminal each stage has a bar that goes away when it is done. Elsewhere (a log file, a batch system) a line is
    written at every full quarter of a stage.

    Parameters
    ----------
    prefix : str
        Put before each line, such as ``[3 of 10 to do] ``.
    """

    def __init__(self, prefix: str = "") -> None:
        self._prefix = prefix
        self._terminal = sys.stderr.isatty()
        self._bar: Any = None
        self._stage = ""
        self._quarters = 0

    def __enter__(self) -> "ProgressDisplay":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._close_bar()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` steps of `stage` are finished."""
        if stage != self._stage:
            self._stage, self._quarters = stage, 0
            self._close_bar()
            if self._terminal:
                from tqdm import tqdm

                self._bar = tqdm(
                    total=total, desc=f"{self._prefix}{stage}", file=sys.stderr, leave=False, dynamic_ncols=True
                )
        if self._bar is not None:
            self._bar.total = total
            self._bar.update(done - self._bar.n)
        elif total > 0 and 4 * done // total > self._quarters:
            self._quarters = 4 * done // total
            print(f"{self._prefix}{stage}: {25 * self._quarters} %", file=sys.stderr, flush=True)

    def _close_bar(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


def duration(seconds: float) -> str:
    """Return seconds in the unit that a person thinks in: ``40 s``, ``12 min``, ``3.5 h``."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
