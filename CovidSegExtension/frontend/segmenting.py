"""One run of the network at a time: from a person's choices to nodes in the scene, and what to tell the user."""

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

import slicer

from ..errors import CovidSegError
from ..mrml import results
from ..mrml.scene import create_segmentation, replace_labels
from ..worker.client import SegmentResult, WorkerClient
from ..worker.jobs import Job, WorkerError
from ..worker.translation import tr as _
from .choices import Choices, make_input
from .engine_sentences import translated

CASE_ATTRIBUTE = "CovidSeg.TrainingCase"
"""Where a segmentation stands in a training set: folder and case."""

_LUNGS_SHARE = 30
"""Percent of the progress bar that the search for the lungs takes."""


class Phase(Enum):
    """Where a run stands."""

    IDLE = auto()
    INSTALLING = auto()
    RUNNING = auto()
    STOPPING = auto()
    DONE = auto()
    FAILED = auto()


@dataclass(frozen=True)
class Status:
    """What is shown of a run: a line in plain words, percent done, and what the worker wrote."""

    phase: Phase = Phase.IDLE
    text: str = ""
    percent: int | None = None
    details: str = ""

    @property
    def busy(self) -> bool:
        """Whether the network is at work."""
        return self.phase in (Phase.RUNNING, Phase.STOPPING)


class Segmenting:
    """The run that is under way, or the outcome of the last one.

    Parameters
    ----------
    client : WorkerClient
        The process that runs the network.
    changed : callable
        Called when `status` has changed.
    finished : callable
        Called with the segmentation node of a run that is done.
    save_for_undo : callable
        Called with a segmentation and its CT before its segments are replaced.
    """

    def __init__(
        self,
        client: WorkerClient,
        changed: Callable[[], None],
        finished: Callable[[slicer.vtkMRMLSegmentationNode], None],
        save_for_undo: Callable[[slicer.vtkMRMLSegmentationNode, slicer.vtkMRMLScalarVolumeNode], None],
    ) -> None:
        self.status = Status()
        self._client = client
        self.on_change = changed
        self._finished = finished
        self._save_for_undo = save_for_undo
        self._run: _Run | None = None

    def start(self, choices: Choices, replace: slicer.vtkMRMLSegmentationNode | None) -> None:
        """Segment the chosen CT into a new segmentation, or into `replace`."""
        volume_node = choices.input_volume
        assert volume_node is not None, "find_problem says so first"
        try:
            task = make_input(choices)
        except Exception as error:
            self._say(failure(error))
            return
        run = _Run(volume_node.GetScene(), volume_node.GetID(), replace and replace.GetID(), choices.model)
        self._run = run
        self._say(Status(Phase.RUNNING, _("Starting the network; the first time this takes a few seconds…")))
        run.job = self._client.segment(
            task,
            lambda stage, done, total: self._report(run, stage, done, total),
            lambda result: self._done(run, result),
            lambda error: self._failed(run, error),
        )

    def cancel(self) -> None:
        """Stop the run; what stood in the scene stays as it was."""
        if self._run is not None and self._run.job is not None:
            self._say(Status(Phase.STOPPING, _("Stopping…")))
            self._run.job.cancel()

    def drop(self, reason: str) -> bool:
        """End the run and its process at once because its nodes go; tell whether there was one."""
        if self._run is None:
            return False
        self._run = None
        self._client.stop()
        self._say(Status(Phase.IDLE, reason))
        return True

    def is_on(self, node: slicer.vtkMRMLNode) -> bool:
        """Tell whether the run under way works on this volume node."""
        return self._run is not None and self._run.volume_id == node.GetID()

    def show(self, status: Status) -> None:
        """Say something else, while no run is under way."""
        if not self.status.busy:
            self._say(status)

    def _report(self, run: "_Run", stage: str, done: int, total: int) -> None:
        if run is self._run and self.status.phase is Phase.RUNNING:
            self._say(run.progress(stage, done, total))

    def _done(self, run: "_Run", result: SegmentResult) -> None:
        if run is not self._run:
            return
        self._run = None
        volume_node = run.scene.GetNodeByID(run.volume_id)
        if volume_node is None:
            self._say(Status(Phase.IDLE, _("The CT was removed; the result was dropped.")))
            return
        try:
            segmentation = self._to_scene(run, volume_node, result)
        except Exception as error:
            self._say(failure(error))
            return
        seconds = sum(result.seconds.values())
        device = _("the CPU") if result.device == "cpu" else result.device
        text = _("Done in {seconds} s on {device}.").format(seconds=round(seconds, 1), device=device)
        self._say(Status(Phase.DONE, " ".join((text, *map(translated, result.notes))), 100))
        self._finished(segmentation)

    def _to_scene(
        self, run: "_Run", volume_node: slicer.vtkMRMLScalarVolumeNode, result: SegmentResult
    ) -> slicer.vtkMRMLSegmentationNode:
        segmentation = run.scene.GetNodeByID(run.replace_id) if run.replace_id else None
        algorithm = f"CovidSeg {Path(run.model).name}"
        if segmentation is None:
            name = _("{ct} findings").format(ct=volume_node.GetName())
            segmentation = create_segmentation(run.scene, volume_node, result.labels, name, algorithm)
        else:
            self._save_for_undo(segmentation, volume_node)
            replace_labels(segmentation, volume_node, result.labels, algorithm)
        segmentation.RemoveAttribute(CASE_ATTRIBUTE)
        results.keep_notes(segmentation, result.notes)
        results.keep_uncertainty(segmentation, result.slice_centres_ras, result.slice_uncertainty)
        results.keep_uncertainty_map(segmentation, volume_node, result.uncertainty)
        results.keep_lungs(segmentation, volume_node, result.lung_sides)
        if result.probabilities is not None:
            results.add_probabilities(volume_node, result.probabilities)
        return segmentation

    def _failed(self, run: "_Run", error: WorkerError) -> None:
        if run is not self._run:
            return
        self._run = None
        if error.cancelled:
            self._say(Status(Phase.IDLE, _("Stopped; nothing was changed.")))
        else:
            self._say(Status(Phase.FAILED, translated(error.message), details=error.details))

    def _say(self, status: Status) -> None:
        self.status = status
        self.on_change()


class _Run:
    """A run under way: which nodes, and since when the network has been looking at slices, or looking again."""

    def __init__(self, scene: slicer.vtkMRMLScene, volume_id: str, replace_id: str | None, model: str) -> None:
        self.scene, self.volume_id, self.replace_id, self.model = scene, volume_id, replace_id, model
        self.job: Job | None = None
        self._stage, self._since = "", 0.0

    def progress(self, stage: str, done: int, total: int) -> Status:
        share = done / total if total else 0.0
        if stage == "lungs":
            return Status(Phase.RUNNING, _("Finding the lungs…"), round(_LUNGS_SHARE * share))
        if stage not in ("network", "second look"):
            return Status(Phase.RUNNING, _("Getting ready…"))
        now = time.monotonic()
        if stage != self._stage:
            self._stage, self._since = stage, now
        again = stage == "second look"
        text = _("Little was found; looking again: slice {done} of {total}") if again else _("Slice {done} of {total}")
        text = text.format(done=done, total=total)
        if done == total:
            text = _("Putting the slices together…")
        elif done:
            text += ", " + time_left((now - self._since) / done * (total - done))
        return Status(Phase.RUNNING, text, round(_LUNGS_SHARE + (100 - _LUNGS_SHARE) * share))


def failure(error: Exception) -> Status:
    """Return what to say of an error in this process: it must neither be lost nor leave anybody waiting."""
    if isinstance(error, CovidSegError):
        return Status(Phase.FAILED, translated(str(error)))
    text = _("Something unexpected went wrong ({kind}); see the details.").format(kind=type(error).__name__)
    return Status(Phase.FAILED, text, details="".join(traceback.format_exception(error)))


def time_left(seconds: float) -> str:
    """Return a duration as people say it."""
    if seconds >= 90:
        return _("about {minutes} min left").format(minutes=round(seconds / 60))
    return _("about {seconds} s left").format(seconds=max(1, round(seconds)))
