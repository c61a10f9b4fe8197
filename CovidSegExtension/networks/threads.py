"""Slices on several threads, each of which computes by itself: no thread waits for another at every layer.

PyTorch shares each layer among OpenMP threads that meet at its end. Beside any other busy process the layer takes as
long as the thread that waits for its turn, and the others spin meanwhile: a network took up to sixteen times as long.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any, TypeVar

import torch

MOST_THREADS = 8
"""More of them meet at Python's lock; where there are more cores, each thread's layers are shared among some."""

Item = TypeVar("Item")

QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""Where Linux says how much of the processor a container may use, and of what time, in µs."""


def available_cores() -> int:
    """Return how many cores this process may use: less than the machine's in a container or under `taskset`."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        quota, period = QUOTA.read_text(encoding="ascii").split()
        cores = min(cores, max(1, round(int(quota) / int(period))))
    except (OSError, ValueError):  # no container, or one without a quota ("max")
        pass
    return cores


def thread_count() -> int:
    """Return how many threads work on slices: as many as PyTorch would take, within what the process may use."""
    return max(1, min(torch.get_num_threads(), available_cores(), MOST_THREADS))


def use_threads(count: int) -> None:
    """Let this thread, and those that begin later, compute with so many."""
    torch.set_num_threads(count)


class Crew:
    """Threads whose PyTorch computes without helpers, without gradients; a context manager.

    Parameters
    ----------
    count : int
        How many.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self._before = torch.get_num_threads()
        share = max(1, self._before // count)
        self._pool = ThreadPoolExecutor(count, "covidseg", torch.set_num_threads, (share,))

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)
        # What the threads set for themselves is also what threads that begin later would take.
        torch.set_num_threads(self._before)

    def submit(self, work: Callable[..., Any], *arguments: Any) -> "Future[Any]":
        """Let a thread do `work` in its turn."""
        return self._pool.submit(_without_gradients, work, *arguments)

    def each(self, work: Callable[[Item], Any], items: Iterable[Item]) -> Iterator[int]:
        """Do `work` on every item, in any order; yield how many are done, from 0 on, whenever that changes.

        Raises
        ------
        Exception
            What `work` raised, once no thread works any more.
        """
        waiting, running, done = iter(items), set[Future[Any]](), 0
        yield done
        while True:
            while len(running) < self.count and (item := next(waiting, None)) is not None:
                running.add(self.submit(work, item))
            if not running:
                return
            finished, running = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                if future.exception() is not None:
                    wait(running)
                future.result()
                done += 1
                yield done


def _without_gradients(work: Callable[..., Any], *arguments: Any) -> Any:
    with torch.inference_mode():  # it holds for the thread that sets it
        return work(*arguments)
