"""The processes that train one model together, as torchrun or SLURM's srun started them, or the one that is alone."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar, cast

import torch
import torch.distributed as dist
from lightning.fabric.plugins.environments.cluster_environment import ClusterEnvironment
from lightning.fabric.plugins.environments.slurm import SLURMEnvironment
from lightning.fabric.plugins.environments.torchelastic import TorchElasticEnvironment

from ..errors import CovidSegError
from ..runtime.progress import Progress

Item = TypeVar("Item")
Result = TypeVar("Result")

PATIENCE = timedelta(hours=12)
"""How long processes wait for one another: one may prepare large cases while the others are done."""


@dataclass(frozen=True)
class Team:
    """One process of several.

    Attributes
    ----------
    rank, size : int
        Number of this process, from 0, and how many there are.
    local_rank, local_size : int
        The same on this machine.
    environment : ClusterEnvironment or None
        How Lightning learns of the others.
    """

    rank: int = 0
    size: int = 1
    local_rank: int = 0
    local_size: int = 1
    environment: ClusterEnvironment | None = None

    @property
    def is_main(self) -> bool:
        """Whether this process writes the files and talks to the user."""
        return self.rank == 0

    def barrier(self) -> None:
        """Wait until all processes are here."""
        if self.size > 1:
            dist.all_gather_object([None] * self.size, None)

    def leave(self) -> None:
        """Part from the other processes: their threads of communication end before the interpreter does."""
        if self.size > 1:
            self.barrier()
            dist.destroy_process_group()

    def run_on_main(self, function: Callable[[], Result]) -> Result:
        """Let the first process call `function`; return its result in every process, or raise its error."""
        return self._share(function if self.is_main else None)[0]

    def map(
        self, function: Callable[[Item], Result], items: Sequence[Item], stage: str, progress: Progress
    ) -> list[Result]:
        """Apply `function` to items shared out among the processes; return all results, in order, in every process.

        An error of one process is raised in all of them.
        """
        mine = range(self.rank, len(items), self.size)

        def work() -> list[Result]:
            results = []
            for done, index in enumerate(mine):
                progress(stage, done * self.size, len(items))
                results.append(function(items[index]))
            progress(stage, len(items), len(items))
            return results

        shares = self._share(work)
        return [shares[index % self.size][index // self.size] for index in range(len(items))]

    def _share(self, work: Callable[[], Any] | None) -> list[Any]:
        """Return what each process's work returned, by rank; raise the first error of any."""
        result, failure = None, None
        try:
            result = work() if work is not None else None
        except CovidSegError as error:
            if self.size == 1:
                raise
            failure = error
        if self.size == 1:
            return [result]
        shared: list[Any] = [None] * self.size
        dist.all_gather_object(shared, (result, failure))
        for _, raised in shared:
            if raised is not None:
                raise raised
        return [result for result, _ in shared]


def join_team(device: torch.device) -> Team:
    """Return the team that this process was started in; it meets the others the first time."""
    kinds = (TorchElasticEnvironment, SLURMEnvironment)
    kind = next((kind for kind in kinds if kind.detect()), None)
    if kind is None:
        return Team()
    # Requeueing is left to SLURM itself: a run goes on from its last epoch, not from the middle of one.
    environment = kind(auto_requeue=False) if kind is SLURMEnvironment else kind()
    size, rank = environment.world_size(), environment.global_rank()
    if size == 1:
        return Team(environment=environment)
    if not dist.is_initialized():
        os.environ["MASTER_ADDR"], os.environ["MASTER_PORT"] = environment.main_address, str(environment.main_port)
        if device.type == "cuda":
            torch.cuda.set_device(environment.local_rank())
        backend = "cpu:gloo,cuda:nccl" if device.type == "cuda" else "gloo"
        dist.init_process_group(backend, rank=rank, world_size=size, timeout=PATIENCE)
    local_size = int(os.environ.get("LOCAL_WORLD_SIZE") or os.environ["SLURM_NTASKS_PER_NODE"])
    return Team(rank, size, environment.local_rank(), local_size, cast(ClusterEnvironment, environment))
