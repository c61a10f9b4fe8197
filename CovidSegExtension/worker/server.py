"""The process that 3D Slicer and the browser talk to, in the words of `protocol`; its model stays warm.

``python -m CovidSegExtension.worker FOLDER``. Whatever libraries print goes to stderr. FOLDER is removed at the end.
"""

import contextlib
import dataclasses
import os
import queue
import sys
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from ..errors import Cancelled, CovidSegError, DependencyError, DeviceError, InputError
from ..runtime.memory import OUT_OF_MEMORY, is_out_of_memory
from ..runtime.terminal import forgiving_streams, stop_signals
from ..runtime.waiting import wait_asleep
from .parent_process import GRACE_S, send, tie
from .protocol import (
    CancelRequest,
    DevicesRequest,
    LungsRequest,
    QuitRequest,
    SegmentRequest,
    array_path,
    id_of,
    parse_request,
)

if TYPE_CHECKING:
    from ..inference.network_runner import NetworkRunner
    from ..inference.options import SegmentationOptions
    from ..inference.segmenter import Segmentation
    from ..volume import Volume

_REMOVAL_TRIES = 20


@dataclass(frozen=True)
class _Job:
    """A request in the queue, or why it is refused."""

    id: int | None
    request: SegmentRequest | LungsRequest | DevicesRequest | CovidSegError
    cancel: threading.Event = field(default_factory=threading.Event)


class Worker:
    """Answers one request after the other; `listen` takes them from another thread meanwhile."""

    def __init__(self, folder: Path, output: TextIO) -> None:
        self._folder = folder
        self._output = output
        self._waiting: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._jobs: dict[int, _Job] = {}
        self._closed = False
        self._runner: NetworkRunner | None = None
        self._runner_key: tuple[str, ...] = ()

    def listen(self, line: bytes) -> None:
        """Take a line: cancel and quit at once, all others in their turn."""
        try:
            request = parse_request(line)
            if isinstance(request, QuitRequest):
                self.close()
            elif isinstance(request, CancelRequest):
                if (job := self._jobs.get(request.id)) is not None:
                    job.cancel.set()
            elif request.id in self._jobs:
                raise InputError(f"The id {request.id} is that of another request under way; take the next number.")
            else:
                self._jobs[request.id] = job = _Job(request.id, request)
                self._waiting.put(job)
        except CovidSegError as error:
            self._waiting.put(_Job(id_of(line), error))

    def close(self) -> None:
        """Cancel everything and let `run` return."""
        self._closed = True
        for job in list(self._jobs.values()):
            job.cancel.set()
        self._waiting.put(None)

    def finish(self) -> None:
        """Let `run` return when it has answered what is waiting."""
        self._waiting.put(None)

    def run(self) -> None:
        """Answer requests until `close`."""
        while not self._closed and (job := self._waiting.get()) is not None:
            event = self._answer(job)
            if not isinstance(job.request, CovidSegError):
                self._jobs.pop(job.request.id, None)
            # Only now, when nothing holds the files of the request any more: Windows could not remove them.
            self._send({"id": job.id, **event})

    def _send(self, event: dict[str, Any]) -> None:
        try:
            send(self._output, event)
        except (OSError, ValueError):  # nobody listens any more
            self.close()

    def _answer(self, job: _Job) -> dict[str, Any]:
        try:
            if isinstance(job.request, CovidSegError):
                raise job.request
            if job.cancel.is_set():
                raise Cancelled("Cancelled before it began.")
            if isinstance(job.request, DevicesRequest):
                from ..inference.devices import list_devices

                return {"event": "done", "devices": list_devices()}
            if isinstance(job.request, LungsRequest):
                return {"event": "done", **self.find_lungs(job.request, job.cancel)}
            return {"event": "done", **self.segment(job.request, job.cancel)}
        except ModuleNotFoundError as error:
            traceback.print_exc()
            return _error(DependencyError(f"The Python package {error.name} is not installed; install it first."))
        except CovidSegError as error:
            return _error(error)
        except Exception as error:
            traceback.print_exc()
            if is_out_of_memory(error):
                return _error(DeviceError(OUT_OF_MEMORY))
            reason = " ".join(str(error).split())
            return {"event": "error", "kind": "Unexpected", "message": f"{type(error).__name__}: {reason}"}

    def segment(self, request: SegmentRequest, cancel: threading.Event) -> dict[str, Any]:
        """Segment one CT, its arrays in the folder; return the fields of the event that says so."""
        from ..inference.segmenter import Segmenter

        volume = self._read_volume(request)
        given = self._read(request.id, "lungs") if request.options.lung_mask == "given" else None
        # The slices of which the model was least sure are always told, the map itself only where asked for.
        options = dataclasses.replace(request.options, uncertainty=True)
        runner = self._warm_runner(options)
        device = runner.device
        if cancel.is_set():
            raise Cancelled("Cancelled while the model was loaded.")
        result = Segmenter(options, runner).segment(
            volume,
            given,
            progress=lambda stage, done, total: self._send(
                {"event": "progress", "id": request.id, "stage": stage, "done": done, "total": total}
            ),
            cancel=cancel,
        )
        if runner.device != device:
            self._runner = None  # its device was full this time; the next request tries it again
        self._write_answer(request, volume, result, cancel)
        notes = list(result.notes)
        if not result.lungs.cavity.any():
            notes.append("No lungs were found, so nothing was segmented; look at the CT, or choose another lung mask.")
        return {"device": result.device, "notes": notes, "seconds": result.seconds}

    def _write_answer(
        self, request: SegmentRequest, volume: "Volume", result: "Segmentation", cancel: threading.Event
    ) -> None:
        """Write the arrays that `protocol.answer_arrays` names."""
        from ..inference.uncertainty import in_percent, slice_uncertainty

        assert result.uncertainty is not None
        _stop_before_writing(cancel)
        with ThreadPoolExecutor(1) as pool:  # the largest arrays go to the disk while the others are computed
            writing = [
                pool.submit(self._write, request.id, name, array)
                for name, array in (("labels", result.labels), ("lung_sides", result.lungs.sides))
            ]
            arrays = {
                "slice_uncertainty": slice_uncertainty(result.uncertainty, result.lungs.cavity, volume),
                "slice_centres_ras": volume.grid.axial().slice_centres_ras(),
            }
            if result.probabilities is not None:
                arrays["probabilities"] = result.probabilities
            if request.options.uncertainty:
                arrays["uncertainty"] = in_percent(result.uncertainty, result.lungs.cavity)
            for one in writing:
                one.result()
        for name, array in arrays.items():
            _stop_before_writing(cancel)
            self._write(request.id, name, array)

    def find_lungs(self, request: LungsRequest, cancel: threading.Event) -> dict[str, Any]:
        """Find the lungs of one CT, its array in the folder; return the fields of the event that says so."""
        import numpy as np

        from ..report.request import find_sides

        volume = self._read_volume(request)

        def advance(done: int, total: int) -> None:
            if cancel.is_set():
                raise Cancelled("Cancelled while the lungs were looked for.")
            self._send({"event": "progress", "id": request.id, "stage": "lungs", "done": done, "total": total})

        sides, notes = find_sides(volume, request.lung_mask, advance)
        stored = np.zeros(volume.shape, np.uint8)
        if sides is not None:
            stored[:] = volume.orientation.to_stored(sides.labels)
        self._write(request.id, "lung_sides", stored)
        return {"notes": list(notes)}

    def _read_volume(self, request: SegmentRequest | LungsRequest) -> "Volume":
        import numpy as np

        from ..volume import Volume

        return Volume.from_array(self._read(request.id, "hounsfield"), np.array(request.affine).reshape(4, 4))

    def _read(self, id: int, name: str) -> Any:
        import numpy as np

        path = array_path(self._folder, id, name)
        try:
            # As a plain array: each slice of NumPy's own class for files costs some microseconds.
            return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
        except (OSError, ValueError, EOFError) as error:
            raise InputError(f"The array {path.name} of the request cannot be read ({error}).") from error

    def _write(self, id: int, name: str, array: Any) -> None:
        from ..files import save_array, write_error

        path = array_path(self._folder, id, name)
        try:
            save_array(path, array)
        except OSError as error:
            raise write_error(path, error) from error

    def _warm_runner(self, options: "SegmentationOptions") -> "NetworkRunner":
        """Return the runner of the last request if that had the same model and device, or a new one."""
        from ..inference.network_runner import NetworkRunner
        from ..models.bundle import load
        from ..models.store import DEFAULT

        model = load(options.model or DEFAULT)  # the card alone; its checksum shows a model that was replaced
        model.card.require_classes("the table and the segments")
        key = (str(model.folder), model.card.sha256, options.device)
        if self._runner is None or key != self._runner_key:
            self._runner = None  # frees the memory of the old one first
            self._runner = NetworkRunner(model, options.device)
            self._runner_key = key
        return self._runner


def _stop_before_writing(cancel: threading.Event) -> None:
    if cancel.is_set():
        raise Cancelled("Cancelled before the answer was written.")


def _error(error: CovidSegError) -> dict[str, Any]:
    return {"event": "error", "kind": type(error).__name__, "message": str(error)}


def _remove(folder: Path) -> None:
    """Remove the arrays in `folder` and the folder itself, if there is nothing else in it."""
    for _ in range(_REMOVAL_TRIES):
        # The parent, and another thread of ours, may be removing them at the same time: each goes on to the end.
        for path in folder.glob("*.npy"):
            with contextlib.suppress(OSError):
                path.unlink()
        with contextlib.suppress(OSError):
            folder.rmdir()
        if not any(folder.glob("*.npy")):
            return
        time.sleep(0.1)  # a request under way wrote one more


def main() -> int:
    """Answer requests until stdin closes."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print("usage: python -m CovidSegExtension.worker FOLDER (an existing one; it is removed)", file=sys.stderr)
        return 2
    wait_asleep()
    folder = Path(sys.argv[1])
    # Events go to the real stdout; what libraries print there is sent to stderr, C libraries included.
    output = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    with forgiving_streams(), stop_signals():
        try:
            _serve(folder, output)
        except KeyboardInterrupt:
            return 130
        finally:
            _remove(folder)
    return 0


def _serve(folder: Path, output: TextIO) -> None:
    worker = Worker(folder, output)

    def close() -> None:
        worker.close()
        time.sleep(GRACE_S)
        _remove(folder)

    tie(output, worker.listen, close)
    from ..runtime.memory import keep_freed_memory

    keep_freed_memory()
    worker.run()


if __name__ == "__main__":
    sys.exit(main())
