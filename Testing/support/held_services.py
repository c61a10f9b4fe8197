"""Services of the panel that do nothing until the test says so."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from CovidSegExtension.worker.client import SegmentInput, SegmentResult
from CovidSegExtension.worker.jobs import Job

from .chests import small_chest


@dataclass
class Held:
    """A request that a `HeldClient` has not answered yet."""

    task: SegmentInput
    progress: Callable
    done: Callable
    error: Callable
    job: Job

    def answer(self, labels: np.ndarray | None = None) -> None:
        """Answer as the worker would, with the true labels of the small chest if no others are given."""
        shape = self.task.volume.shape
        sides = np.zeros(shape, np.uint8)
        sides[:, :, : shape[2] // 2], sides[:, :, shape[2] // 2 :] = 1, 2
        slices = shape[0]
        self.done(
            SegmentResult(
                labels=small_chest()[1] if labels is None else labels,
                lung_sides=sides,
                slice_uncertainty=np.array([0.1, 0.5, 0.2] * slices, np.float32)[:slices],
                slice_centres_ras=np.array([[1.0, 2.0, 5.0 * k] for k in range(slices)]),
                probabilities=np.full((4, *shape), 0.25, np.float16) if self.task.options.probabilities else None,
                uncertainty=_uncertain_corner(shape) if self.task.options.uncertainty else None,
                device="cpu",
                notes=("Memory ran out on cuda:0; going on with the CPU.",),
                seconds={"lungs": 1.0, "network": 2.0},
            )
        )


def _uncertain_corner(shape: tuple[int, int, int]) -> np.ndarray:
    """Return a map that is 60 % in one place and sure elsewhere."""
    percent = np.zeros(shape, np.uint8)
    percent[4:8, 40:50, 30:40] = 60
    return percent


@dataclass
class HeldClient:
    """A client whose answers the test gives when it wants to."""

    held: list[Held] = field(default_factory=list)
    cancelled: list[Held] = field(default_factory=list)
    stopped: bool = False

    def segment(self, task, on_progress, on_done, on_error) -> Job:
        held = Held(task, on_progress, on_done, on_error, Job(lambda job: self.cancelled.append(held)))
        self.held.append(held)
        return held.job

    def devices(self, on_done, on_error) -> Job:
        on_done([("cuda:0", "NVIDIA Test, 24 GB"), ("cpu", "CPU, 2 cores")])
        return Job(lambda job: None)

    def stop(self) -> None:
        self.stopped = True


def start(desk) -> Held:
    """Press Segment; return the request that came of it."""
    desk.ui.segmentButton.click()
    return desk.client.held[-1]


class FakeInstaller:
    """An installer of packages that are not there; `installs` is the answer to its question, or what goes wrong."""

    def __init__(self, installs: bool | Exception = True) -> None:
        self.installs, self.asked, self.folders, self._there = installs, 0, [], False

    def missing(self, **_) -> list[str]:
        return [] if self._there else ["torch>=2.5"]

    def ensure(self, started, **_) -> bool:
        if self._there:
            return True
        self.asked += 1
        started(["torch"])
        if isinstance(self.installs, Exception):
            raise self.installs
        self._there = self.installs
        return self.installs

    def install_from_folder(self, wheels, started) -> None:
        started(["torch"])
        self.folders.append(wheels)
        self._there = True
