"""The client of the engine's worker: one warm process, requests by JSON lines, volumes by files in a private folder."""

import contextlib
import itertools
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import Cancelled, CovidSegError, InputError
from ..inference.options import SegmentationOptions
from ..volume import Volume
from .jobs import CANCELLED, End, Host, Job, OnError, ProcessIds, WorkerError
from .protocol import CancelRequest, DevicesRequest, LungsRequest, SegmentRequest, answer_arrays, array_path
from .translation import tr as _

CANCEL_MS = 2000
"""How long a cancelled request may take to stop before its process is killed, in milliseconds."""

OnProgress = Callable[[str, int, int], None]


@dataclass(frozen=True, eq=False)
class SegmentInput:
    """What to segment and how.

    Attributes
    ----------
    volume : Volume
        Its voxels are read while the request is made and not kept.
    options : SegmentationOptions
    lung_mask : ndarray, shape (Z, Y, X), or None
        With the option ``lung_mask="given"``: 1 right, 2 left, or one label for both lungs.
    """

    volume: Volume
    options: SegmentationOptions
    lung_mask: np.ndarray | None = None


@dataclass(frozen=True, eq=False)
class SegmentResult:
    """The answer, on the grid of the request.

    Attributes
    ----------
    labels : ndarray of uint8, shape (Z, Y, X)
    lung_sides : ndarray of uint8, shape (Z, Y, X)
        0 outside, `lungs.masks.RIGHT` and `LEFT`.
    slice_uncertainty : ndarray of float32, shape (slices,)
        0 (sure) to 1 for each axial slice from below (`CovidSegExtension.inference.uncertainty`).
    slice_centres_ras : ndarray, shape (slices, 3)
        The middle of those slices, RAS mm.
    probabilities : ndarray of float16, shape (4, Z, Y, X), or None
    uncertainty : ndarray of uint8, shape (Z, Y, X), or None
        Percent (`CovidSegExtension.inference.uncertainty.in_percent`).
    device : str
        Where the network ran in the end.
    notes : tuple of str
        What the user should know.
    seconds : dict
        Time by stage.
    """

    labels: np.ndarray
    lung_sides: np.ndarray
    slice_uncertainty: np.ndarray
    slice_centres_ras: np.ndarray
    probabilities: np.ndarray | None
    uncertainty: np.ndarray | None
    device: str
    notes: tuple[str, ...]
    seconds: dict[str, float]


@dataclass(frozen=True, eq=False)
class FoundLungs:
    """The lungs of a CT.

    Attributes
    ----------
    lung_sides : ndarray of uint8, shape (Z, Y, X)
        As in `SegmentResult`; 0 everywhere where there is no lung.
    notes : tuple of str
        What the user should know of CT and lungs.
    """

    lung_sides: np.ndarray
    notes: tuple[str, ...]


@dataclass(eq=False)
class _Pending:
    """A request that was sent: how its answer is read, and whom to tell."""

    job: Job
    read: Callable[[dict[str, Any]], Any]
    on_done: Callable[[Any], None]
    on_error: OnError
    on_progress: OnProgress | None = None


class WorkerClient:
    """Sends requests to a worker process, which it starts when needed and again when it died.

    Every request gets exactly one `on_done` or `on_error`, from the event loop (`stop` calls them itself).

    Parameters
    ----------
    host : Host
        Starts its processes.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self._ids = itertools.count(1)
        self._workers: list[_Worker] = []  # the last one takes requests; those before it are dying

    def segment(
        self,
        task: SegmentInput,
        on_progress: OnProgress,
        on_done: Callable[[SegmentResult], None],
        on_error: OnError,
    ) -> Job:
        """Segment a volume; `on_progress` is called with a stage, the steps (slices) done, and their total."""
        id = next(self._ids)
        affine = tuple(float(value) for value in task.volume.affine.ravel())
        request = SegmentRequest(id, affine, task.options)
        arrays = {"hounsfield": task.volume.hounsfield}
        if task.lung_mask is not None:
            arrays["lungs"] = task.lung_mask
        worker = self._worker()

        def read(event: dict[str, Any]) -> SegmentResult:
            return _read_result(worker.folder, request, task.volume.shape, event)

        pending = _Pending(Job(lambda job: worker.cancel(id, job)), read, on_done, on_error, on_progress)
        worker.ask(id, request.to_json(), pending, arrays)
        return pending.job

    def lungs(
        self,
        volume: Volume,
        lung_mask: str,
        on_progress: OnProgress,
        on_done: Callable[[FoundLungs], None],
        on_error: OnError,
    ) -> Job:
        """Find the lungs of a volume by one of `lungs.ENGINES`."""
        id, worker = next(self._ids), self._worker()
        request = LungsRequest(id, tuple(float(value) for value in volume.affine.ravel()), lung_mask)
        shape = volume.shape

        def read(event: dict[str, Any]) -> FoundLungs:
            sides = np.load(array_path(worker.folder, id, "lung_sides"), allow_pickle=False)
            if sides.shape != shape or sides.dtype != np.uint8:
                raise InputError(f"lung_sides has shape {sides.shape} and type {sides.dtype} for a CT of shape {shape}")
            return FoundLungs(sides, tuple(event["notes"]))

        pending = _Pending(Job(lambda job: worker.cancel(id, job)), read, on_done, on_error, on_progress)
        worker.ask(id, request.to_json(), pending, {"hounsfield": volume.hounsfield})
        return pending.job

    def devices(self, on_done: Callable[[list[tuple[str, str]]], None], on_error: OnError) -> Job:
        """List the computing devices as (name, description), fastest first."""
        id, worker = next(self._ids), self._worker()

        def read(event: dict[str, Any]) -> list[tuple[str, str]]:
            return [(str(name), str(description)) for name, description in event["devices"]]

        pending = _Pending(Job(lambda job: worker.cancel(id, job)), read, on_done, on_error)
        worker.ask(id, DevicesRequest(id).to_json(), pending, {})
        return pending.job

    @property
    def busy(self) -> bool:
        """Whether a request waits for its answer."""
        return any(worker.busy for worker in self._workers)

    @property
    def pids(self) -> ProcessIds:
        """The numbers of the processes of the worker that takes requests."""
        return self._workers[-1].pids if self._workers else ProcessIds()

    def stop(self) -> None:
        """Kill the worker and its children now; running jobs end as cancelled, and nothing is left on disk."""
        for worker in list(self._workers):
            worker.stop()

    def _worker(self) -> "_Worker":
        if not self._workers or not self._workers[-1].usable:
            self._workers.append(_Worker(self._host, self._workers.remove))
        return self._workers[-1]


class _Worker:
    """One worker process with its folder and the requests that it has to answer."""

    def __init__(self, host: Host, on_gone: "Callable[[_Worker], None]") -> None:
        self.usable = True
        self._host = host
        # Removes itself also when the program quits without `stop`; where that crashes, the worker removes it.
        self._temporary = tempfile.TemporaryDirectory(prefix="covidseg-", ignore_cleanup_errors=True)
        self.folder = Path(self._temporary.name)
        self._on_gone = on_gone
        self._pending: dict[int, _Pending] = {}
        arguments = ["-m", "CovidSegExtension.worker", str(self.folder)]
        self._process = host.start(arguments, self._take, self._end)

    @property
    def busy(self) -> bool:
        """Whether it has requests to answer."""
        return bool(self._pending)

    @property
    def pids(self) -> ProcessIds:
        """The numbers of its processes."""
        return self._process.pids

    def ask(self, id: int, message: dict[str, Any], pending: _Pending, arrays: dict[str, np.ndarray]) -> None:
        """Send a request, its arrays first."""
        self._pending[id] = pending
        try:
            for name, array in arrays.items():
                np.save(array_path(self.folder, id, name), array, allow_pickle=False)
        except OSError as error:
            text = _("The volume could not be handed over through {folder} ({reason}); make room on the disk.")
            text = text.format(folder=self.folder, reason=error.strerror)
            self._host.call_later(0, lambda: self._answer(id, WorkerError(text)))
            return
        self._process.send(message)

    def cancel(self, id: int, job: Job) -> None:
        """Ask a request to stop, and kill the process if it does not."""

        def enforce() -> None:
            if job.running:
                self._kill()

        self._process.send(CancelRequest(id).to_json())
        self._host.call_later(CANCEL_MS, enforce)

    def stop(self) -> None:
        """Cancel everything and return when the process is gone."""
        for pending in self._pending.values():
            pending.job.cancelled = True
        self.usable = False
        self._process.kill_and_wait()

    def _kill(self) -> None:
        self.usable = False
        self._process.kill()

    def _take(self, event: dict[str, Any]) -> None:
        id, kind = event.get("id"), event.get("event")
        pending = self._pending.get(id) if isinstance(id, int) else None
        if id is None or pending is None:
            return
        if kind == "progress":
            if pending.on_progress is not None and not pending.job.cancelled:
                pending.on_progress(event["stage"], event["done"], event["total"])
        elif kind == "error":
            cancelled = event["kind"] == Cancelled.__name__
            self._answer(id, CANCELLED if cancelled else WorkerError(event["message"], self._process.log))
        elif kind == "done":
            try:
                answer = pending.read(event)
            except (CovidSegError, OSError, ValueError, KeyError, TypeError) as error:
                text = _("The segmentation process gave an answer that cannot be used ({reason}).")
                answer = WorkerError(text.format(reason=error), self._process.log)
            self._answer(id, answer)

    def _answer(self, id: int, answer: Any) -> None:
        """End a request with its result or error."""
        pending = self._pending.pop(id, None)
        if pending is None:
            return
        pending.job.running = False
        for path in self.folder.glob(f"{id}-*.npy"):
            with contextlib.suppress(OSError):
                path.unlink()
        if pending.job.cancelled:
            pending.on_error(CANCELLED)
        elif isinstance(answer, WorkerError):
            pending.on_error(answer)
        else:
            pending.on_done(answer)

    def _end(self, end: End) -> None:
        was_killed, self.usable = not self.usable, False
        self._on_gone(self)
        stopped = _("The segmentation process was stopped; try again.")
        sentence = stopped if was_killed else end.sentence(_("The segmentation process"))
        for id in list(self._pending):
            self._answer(id, WorkerError(sentence, end.log))
        self._temporary.cleanup()


def _read_result(folder: Path, request: SegmentRequest, shape: tuple[int, ...], event: dict[str, Any]) -> SegmentResult:
    arrays: dict[str, np.ndarray | None] = {"probabilities": None, "uncertainty": None}
    for name in answer_arrays(request.options):
        arrays[name] = array = np.load(array_path(folder, request.id, name), allow_pickle=False)
        if name == "probabilities":
            fits = array.shape[1:] == shape
        elif not name.startswith("slice_"):
            fits = array.shape == shape and array.dtype == np.uint8
        else:
            fits = True
        if not fits:
            raise InputError(f"{name} has shape {array.shape} and type {array.dtype} for a CT of shape {shape}")
    return SegmentResult(
        **arrays,  # type: ignore[arg-type] # those that every answer has are no longer None
        device=event["device"],
        notes=tuple(event["notes"]),
        seconds=event["seconds"],
    )
