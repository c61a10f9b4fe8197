"""Many CTs on a Ray cluster: each actor keeps one loaded model; CTs are given by path, so all nodes see one disk."""

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..runtime.cluster import RayCluster
from .arguments import needs_extra
from .batch import Batch, Case, Outcome, Steps, try_case

if TYPE_CHECKING:
    from ..inference.segmenter import Segmenter


def connect(address: str, jobs: int, gpus: int = 0) -> RayCluster:
    """Return a cluster as `RayCluster` does; raise `DependencyError` where Ray is not installed."""
    with needs_extra("cluster", "A cluster"):
        return RayCluster(address, jobs, gpus)


class OnRay:
    """Runs cases on a cluster, each worker with one at a time: what waits, waits here.

    Parameters
    ----------
    batch : Batch
    address : str
    jobs : int
        As of `RayCluster`.
    """

    def __init__(self, batch: Batch, address: str, jobs: int) -> None:
        self._batch, self._cluster = batch, connect(address, jobs)

    def __call__(self, cases: Sequence[Case], steps: Steps) -> Iterator[tuple[Case, Outcome]]:
        """As `many.Runner`: a worker that dies is replaced, and its case done again."""
        names = [str(case.source) for case in cases]
        for case, result in self._cluster.each(functools.partial(_worker, self._batch), cases, names):
            yield case, Outcome(case, error=result) if isinstance(result, Exception) else result


def _worker(batch: Batch) -> Callable[[Case], Outcome]:
    """Return what segments the cases that a worker is given, with one model that is loaded at the first."""
    segmenter = functools.cache(functools.partial(_segmenter, batch))
    return lambda case: try_case(case, batch, segmenter, lambda _stage, _done, _total: None)


def _segmenter(batch: Batch) -> "Segmenter":
    from ..inference.segmenter import Segmenter
    from ..runtime.memory import keep_freed_memory

    keep_freed_memory()
    return Segmenter(batch.options)
