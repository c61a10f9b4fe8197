"""Many CTs on a Ray cluster: each actor keeps one loaded model; CTs are given by path, so all nodes see one disk."""

import logging
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from .arguments import needs_extra
from .batch import Batch, Case, Outcome, try_case

if TYPE_CHECKING:
    from ..inference.segmenter import Segmenter

DEATHS = 3
"""A case whose worker dies so often is what kills it: a CT beyond the memory of a node, most likely."""


class Worker:
    """An actor: segments the cases it is given, one after the other, with one loaded model."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._loaded: Segmenter | None = None

    def segment(self, case: Case) -> Outcome:
        """Return what became of a case."""
        return try_case(case, self._batch, self._segmenter, lambda _stage, _done, _total: None)

    def _segmenter(self) -> "Segmenter":
        if self._loaded is None:
            from ..inference.segmenter import Segmenter
            from ..runtime.memory import keep_freed_memory

            keep_freed_memory()
            self._loaded = Segmenter(self._batch.options)
        return self._loaded


class OnRay:
    """Runs cases on a cluster, each worker with one at a time: what waits, waits here.

    Parameters
    ----------
    batch : Batch
    address : str
        ``local`` for this machine, or the address of a cluster's head: ``auto``, ``ray://host:10001``.
    jobs : int
        Workers; they share the cores of the cluster, each one takes one at least.
    """

    def __init__(self, batch: Batch, address: str, jobs: int) -> None:
        with needs_extra("cluster", "A cluster"):
            import ray
        self._ray, self._batch, self._jobs = ray, batch, jobs
        if not ray.is_initialized():
            ray.init(
                address=None if address == "local" else address,
                log_to_driver=False,
                logging_level=logging.WARNING,
                include_dashboard=False if address == "local" else None,
            )

    def __call__(self, cases: Sequence[Case]) -> Iterator[tuple[Case, Outcome]]:
        """As `many.Runner`: a worker that dies is replaced, and its case done again."""
        waiting, deaths = deque(cases), dict.fromkeys(cases, 0)
        idle = [self._worker() for _ in range(min(self._jobs, len(cases)))]
        running: dict[Any, tuple[Case, Any]] = {}
        while waiting or running:
            while waiting and idle:
                case, worker = waiting.popleft(), idle.pop()
                running[worker.segment.remote(case)] = case, worker
            (ended, *_), _ = self._ray.wait(list(running), num_returns=1)
            case, worker = running.pop(ended)
            try:
                outcome = self._ray.get(ended)
            except self._ray.exceptions.RayActorError as error:
                deaths[case] += 1
                idle.append(self._worker())
                if deaths[case] < DEATHS:
                    print(f"covidseg: a worker died; {case.source} is begun again on another.", file=sys.stderr)
                    waiting.appendleft(case)
                    continue
                outcome = Outcome(case, error=RuntimeError(f"its worker died {DEATHS} times ({_first_line(error)})"))
            else:
                idle.append(worker)
            yield case, outcome
        for worker in idle:
            self._ray.kill(worker)

    def _worker(self) -> Any:
        resources: dict[str, float] = self._ray.cluster_resources()  # type: ignore[no-untyped-call]  # Ray's own
        cores = max(1, int(resources.get("CPU", 1)) // self._jobs)
        # Ray lets the threads of a worker be as many as its cores; they wait as those of this process do.
        waiting = {"env_vars": {"OMP_WAIT_POLICY": "PASSIVE"}}
        return self._ray.remote(Worker).options(num_cpus=cores, runtime_env=waiting).remote(self._batch)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
