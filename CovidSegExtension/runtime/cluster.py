"""Work shared out on a Ray cluster: actors that take one item at a time, and are replaced where they die."""

import logging
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

DEATHS = 3
"""An item whose worker dies so often is what kills it: beyond the memory of a node, most likely."""


class WorkerDied(RuntimeError):
    """The workers of an item died `DEATHS` times."""


class Actor(Generic[Item, Result]):
    """Works on the items it is given, one after the other; what it needs for that is made once, at the first.

    Parameters
    ----------
    make : callable
        Returns what is called with each item.
    """

    def __init__(self, make: Callable[[], Callable[[Item], Result]]) -> None:
        self._make = make
        self._work: Callable[[Item], Result] | None = None

    def run(self, item: Item) -> Result | Exception:
        """Return what comes of an item, or what was raised: Ray would wrap it in a traceback of its own."""
        try:
            if self._work is None:
                self._work = self._make()
            return self._work(item)
        except Exception as error:  # it is the caller's, who is elsewhere
            return error


class RayCluster:
    """Actors of a Ray cluster.

    Parameters
    ----------
    address : str
        ``local`` for this machine, or the address of a cluster's head: ``auto``, ``ray://host:10001``.
    jobs : int
        Workers; they share the cores of the cluster, each one takes one at least.
    gpus : int
        Of each worker.
    """

    def __init__(self, address: str, jobs: int, gpus: int = 0) -> None:
        import ray

        self._ray, self._jobs, self._gpus = ray, jobs, gpus
        if not ray.is_initialized():
            ray.init(
                address=address,  # "local" as it is: without an address Ray joins whatever cluster is on this machine
                log_to_driver=False,
                logging_level=logging.WARNING,
                include_dashboard=False if address == "local" else None,
            )

    def each(
        self, make: Callable[[], Callable[[Item], Result]], items: Sequence[Item], names: Sequence[str]
    ) -> Iterator[tuple[Item, Result | Exception]]:
        """Yield each item with its result, or what was raised, as they end.

        Each worker has one item at a time; what waits, waits here. A worker that dies is replaced, and its item begun
        again.

        Parameters
        ----------
        make : callable
            Called once in each worker; returns what is called with each item.
        names : sequence of str
            What messages call the items.
        """
        waiting, deaths = deque(range(len(items))), [0] * len(items)
        idle = [self._actor(make) for _ in range(min(self._jobs, len(items)))]
        running: dict[Any, tuple[int, Any]] = {}
        while waiting or running:
            while waiting and idle:
                index, actor = waiting.popleft(), idle.pop()
                running[actor.run.remote(items[index])] = index, actor
            (ended, *_), _ = self._ray.wait(list(running), num_returns=1)
            index, actor = running.pop(ended)
            result: Result | Exception
            try:
                result = self._ray.get(ended)
            except self._ray.exceptions.RayActorError as error:
                deaths[index] += 1
                idle.append(self._actor(make))
                if deaths[index] < DEATHS:
                    print(f"covidseg: a worker died; {names[index]} is begun again on another.", file=sys.stderr)
                    waiting.appendleft(index)
                    continue
                reason = str(error).partition("\n")[0]
                result = WorkerDied(f"its worker died {DEATHS} times ({reason})")
            else:
                idle.append(actor)
            yield items[index], result
        for actor in idle:
            self._ray.kill(actor)

    def _actor(self, make: Callable[[], Callable[[Item], Result]]) -> Any:
        resources: dict[str, float] = self._ray.cluster_resources()  # type: ignore[no-untyped-call]  # Ray's own
        cores = max(1, int(resources.get("CPU", 1)) // self._jobs)
        # Ray lets the threads of a worker be as many as its cores; they wait as those of this process do.
        waiting = {"env_vars": {"OMP_WAIT_POLICY": "PASSIVE"}}
        options = self._ray.remote(Actor).options(num_cpus=cores, num_gpus=self._gpus, runtime_env=waiting)
        return options.remote(make)
