"""Work on the event loop's thread, which nodes need, in pieces between which the page goes on."""

import asyncio
import time
from collections.abc import Generator
from typing import TypeVar

Result = TypeVar("Result")

_AT_A_TIME_S = 0.02
"""How long the page waits for some pieces: too short to be felt in the strokes of a brush."""


async def in_pieces(steps: Generator[None, None, Result]) -> Result:
    """Do a work that yields where it may be interrupted, and let the page go on in between."""
    while True:
        end = time.perf_counter() + _AT_A_TIME_S
        while time.perf_counter() < end:
            try:
                next(steps)
            except StopIteration as done:
                return done.value
        await asyncio.sleep(0)
