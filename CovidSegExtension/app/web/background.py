"""Work that waits, for an answer say, in tasks of its own; what goes wrong in it is said on the page."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any


class Background:
    """Does work beside what the page asks for next.

    Parameters
    ----------
    failed : callable
        Called with an exception that ended a work.
    """

    def __init__(self, failed: Callable[[Exception], None]) -> None:
        self._failed = failed
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, Any]) -> None:
        """Begin a work, and go on."""
        task = asyncio.ensure_future(self._do(work))
        self._tasks.add(task)  # the loop keeps weak references only
        task.add_done_callback(self._tasks.discard)

    async def _do(self, work: Coroutine[Any, Any, Any]) -> None:
        try:
            await work
        except Exception as error:
            self._failed(error)
