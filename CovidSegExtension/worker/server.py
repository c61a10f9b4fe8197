"""The process that 3D Slicer talks to: JSON lines in and out, volumes as ``.npy`` files; its model stays warm.

``python -m CovidSegExtension.worker FOLDER``. Requests, each an object on one line of stdin:

- ``{"request": "segment", "id": 1, ...}``: the fields of `SegmentMessage`; the arrays lie in FOLDER.
- ``{"request": "devices", "id": 2}``
- ``{"request": "cancel", "id": 1}``: stops that request between two batches, or before it begins.
- ``{"request": "quit"}``; closing stdin does the same.

Events on stdout: ``ready`` once, then for each request any number of ``progress`` (stage, done, total) and one
``done`` or ``error`` (kind, message). Whatever libraries print goes to stderr. FOLDER is removed at the end.
"""

import contextlib
import os
import queue
import sys
import threading
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from ..errors import Cancelled, CovidSegError, DependencyError, DeviceError, InputError
from .parent_process import GRACE_S, send, tie

GIVEN_MASK = "array"
"""The `SegmentMessage.lung_mask` that stands for the array ``lungs`` in the folder."""


@dataclass(frozen=True)
class SegmentMessage:
    """A request to segment the array ``hounsfield``; the answers are the arrays of `SegmentAnswer`.

    Attributes
    ----------
    id : int
        Tells requests and their files apart.
    affine : tuple of float
        The 16 elements of the voxel-to-RAS matrix, row by row.
    model, device : str
        As `inference.Segmenter` takes them.
    lung_mask : str
        ``auto``, ``anatomy``, ``lungmask``, ``none`` or ``array``: the array ``lungs`` on the CT's grid.
    effort : str
        As `inference.Segmenter.segment` takes it.
    batch_size, smallest_island_ml : int, float or None
        None: what suits the device, what the model says.
    probabilities : bool
        Whether the array ``probabilities`` is wanted too.
    """

    id: int
    affine: tuple[float, ...]
    model: str
    device: str = "auto"
    lung_mask: str = "auto"
    effort: str = "auto"
    batch_size: int | None = None
    smallest_island_ml: float | None = None
    probabilities: bool = False


ANSWER_ARRAYS = ("labels", "lung_sides", "slice_uncertainty", "slice_centres_ras")
"""The arrays that every answer leaves in the folder; ``probabilities`` only where asked for."""


def array_path(folder: Path, id: int, name: str) -> Path:
    """Return where the array `name` of a request lies."""
    return folder / f"{id}-{name}.npy"


class Worker:
    """Answers one request after the other; `listen` takes them from another thread meanwhile."""

    def __init__(self, folder: Path, output: TextIO) -> None:
        self._folder = folder
        self._output = output
        self._waiting: queue.SimpleQueue[tuple[dict[str, Any], threading.Event] | None] = queue.SimpleQueue()
        self._cancels: dict[Any, threading.Event] = {}
        self._segmenter: Any = None
        self._segmenter_key: tuple[str, ...] = ()

    def listen(self, request: dict[str, Any]) -> None:
        """Take a request: cancel at once, all others in their turn."""
        name = request.get("request")
        if name == "quit":
            self.close()
        elif name == "cancel":
            if (running := self._cancels.get(request.get("id"))) is not None:
                running.set()
        else:
            cancel = self._cancels[request.get("id")] = threading.Event()
            self._waiting.put((request, cancel))

    def close(self) -> None:
        """Cancel everything and let `run` return."""
        for cancel in list(self._cancels.values()):
            cancel.set()
        self._waiting.put(None)

    def run(self) -> None:
        """Answer requests until `close`."""
        while (waiting := self._waiting.get()) is not None:
            request, cancel = waiting
            id = request.get("id")
            event = self._answer(request, cancel)
            self._cancels.pop(id, None)
            # Only now, when nothing holds the files of the request any more: Windows could not remove them.
            send(self._output, {"id": id, **event})

    def _answer(self, request: dict[str, Any], cancel: threading.Event) -> dict[str, Any]:
        try:
            if cancel.is_set():
                raise Cancelled("Cancelled before it began.")
            name = request.pop("request", None)
            if name == "devices":
                from ..inference.devices import list_devices

                return {"event": "done", "devices": list_devices()}
            if name != "segment":
                raise InputError(f"Expected the request segment, devices, cancel or quit, not {name!r}.")
            try:
                message = SegmentMessage(**request)
            except TypeError as error:
                raise InputError(f"The request to segment has other fields than expected ({error}).") from error
            return {"event": "done", **self._segment(message, cancel)}
        except ModuleNotFoundError as error:
            traceback.print_exc()
            return _error(DependencyError(f"The Python package {error.name} is not installed; install it first."))
        except CovidSegError as error:
            return _error(error)
        except Exception as error:
            traceback.print_exc()
            if _is_out_of_memory(error):
                return _error(DeviceError("Memory ran out; close other programs, or segment a smaller part of the CT."))
            reason = " ".join(str(error).split())
            return {"event": "error", "kind": "Unexpected", "message": f"{type(error).__name__}: {reason}"}

    def _segment(self, message: SegmentMessage, cancel: threading.Event) -> dict[str, Any]:
        import numpy as np

        from ..inference.segmenter import DEFAULT_BATCH
        from ..inference.uncertainty import slice_centres_ras, slice_uncertainty
        from ..volume import Volume

        def read(name: str) -> Any:
            path = array_path(self._folder, message.id, name)
            try:
                return np.load(path, mmap_mode="r", allow_pickle=False)
            except (OSError, ValueError) as error:
                raise InputError(f"The array {path.name} of the request cannot be read ({error}).") from error

        volume = Volume.from_array(read("hounsfield"), np.array(message.affine).reshape(4, 4))
        segmenter = self._warm_segmenter(message)
        device = segmenter.device
        segmenter.batch_size = message.batch_size or DEFAULT_BATCH[device.type]
        if cancel.is_set():
            raise Cancelled("Cancelled while the model was loaded.")
        result = segmenter.segment(
            volume,
            read("lungs") if message.lung_mask == GIVEN_MASK else message.lung_mask,
            effort=message.effort,
            smallest_island_ml=message.smallest_island_ml,
            probabilities=message.probabilities,
            uncertainty=True,
            progress=lambda stage, done, total: send(
                self._output, {"event": "progress", "id": message.id, "stage": stage, "done": done, "total": total}
            ),
            cancel=cancel,
        )
        if segmenter.device != device:
            self._segmenter = None  # its device was full this time; the next request tries it again
        arrays = {
            "labels": result.labels,
            "lung_sides": result.lungs.sides,
            "slice_uncertainty": slice_uncertainty(result.uncertainty, result.lungs.cavity, volume),
            "slice_centres_ras": slice_centres_ras(volume),
        }
        if result.probabilities is not None:
            arrays["probabilities"] = result.probabilities
        for name, array in arrays.items():
            np.save(array_path(self._folder, message.id, name), array, allow_pickle=False)
        notes = list(result.notes)
        if not result.lungs.cavity.any():
            notes.append("No lungs were found, so nothing was segmented; look at the CT, or choose another lung mask.")
        return {"device": result.device, "notes": notes, "seconds": result.seconds}

    def _warm_segmenter(self, message: SegmentMessage) -> Any:
        """Return the segmenter of the last request if that had the same model and device, or a new one."""
        from ..inference.segmenter import Segmenter
        from ..models.bundle import load

        loaded = load(message.model)  # the card alone; its checksum shows a model that was replaced
        key = (str(loaded.folder), loaded.card.sha256, message.device)
        if self._segmenter is None or key != self._segmenter_key:
            self._segmenter = None  # frees the memory of the old one first
            self._segmenter = Segmenter(loaded, message.device)
            self._segmenter_key = key
        return self._segmenter


def _error(error: CovidSegError) -> dict[str, Any]:
    return {"event": "error", "kind": type(error).__name__, "message": str(error)}


def _is_out_of_memory(error: Exception) -> bool:
    if isinstance(error, MemoryError):
        return True
    if "torch" not in sys.modules:
        return False
    from ..inference.devices import is_out_of_memory

    return is_out_of_memory(error)


def _remove(folder: Path) -> None:
    """Remove the arrays in `folder` and the folder itself, if there is nothing else in it."""
    with contextlib.suppress(OSError):
        for path in folder.glob("*.npy"):
            path.unlink()
        folder.rmdir()


def main() -> int:
    """Answer requests until stdin closes."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print("usage: python -m CovidSegExtension.worker FOLDER (an existing one; it is removed)", file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    # Events go to the real stdout; what libraries print there is sent to stderr, C libraries included.
    output = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)

    worker = Worker(folder, output)

    def close() -> None:
        worker.close()
        time.sleep(GRACE_S)
        _remove(folder)

    tie(output, worker.listen, close)
    from ..inference.devices import keep_freed_memory

    keep_freed_memory()
    worker.run()
    _remove(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
