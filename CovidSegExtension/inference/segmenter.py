"""The segmenter: a CT volume in, a label map on its own grid out; slices or patches go through a network in batches."""

import copy
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ..errors import Cancelled, DeviceError, InputError
from ..geometry import Grid
from ..labels import CLASS_COUNT, CONSOLIDATION, GGO, PLEURAL_EFFUSION
from ..lungs import Cancel, Lungs, find_lungs
from ..models.bundle import EFFORTS, Model, load
from ..models.store import DEFAULT
from ..networks.ensemble import Ensemble
from ..networks.layers import channels_last, fold_batch_norms
from ..networks.precision import reduced_precision
from ..postprocessing import grown, remove_islands
from ..preprocessing import Frame
from ..progress import Progress
from ..volume import LabelMap, Volume
from .devices import is_out_of_memory, resolve_device
from .sliding_window import Stack, blend, require_fit

DEFAULT_BATCH = {"cpu": 4, "mps": 8, "cuda": 32}

SAFE_AGREEMENT = 0.998
"""Share of pixels on which a 16-bit network must give the label of the 32-bit one, or 32 bits are kept."""


@dataclass(eq=False)
class Segmentation:
    """The answer, on the stored grid of the CT.

    Attributes
    ----------
    labels : ndarray, shape (Z, Y, X)
        Values as in `labels.LABELS`, 0 elsewhere.
    grid : Grid
        The CT's own.
    lungs : Lungs
        Lung field and thoracic cavity.
    probabilities : ndarray, shape (4, Z, Y, X), or None
        The network's own, before it was bounded by the lungs; background 1 where the network did not look.
    uncertainty : ndarray, shape (Z, Y, X), or None
        Entropy of the probabilities over its maximum, log 4: 0 is sure, 1 is a guess among all classes.
    device : str
        Where the network ran in the end.
    notes : list of str
        What the user should know: memory ran out, the CPU was used instead.
    seconds : dict
        Time by stage.
    """

    labels: NDArray[np.uint8]
    grid: Grid
    lungs: Lungs
    probabilities: NDArray[np.float16] | None = None
    uncertainty: NDArray[np.float16] | None = None
    device: str = "cpu"
    notes: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def label_map(self) -> LabelMap:
        """The labels with their grid, as they are written and measured."""
        return LabelMap(self.labels, self.grid)


class Segmenter:
    """A model made ready on a device; it segments any number of volumes.

    Parameters
    ----------
    model : Model, str or Path
        A loaded model, a model's name or its folder.
    device : str
        ``auto``, ``cpu``, ``cuda``, ``cuda:N`` or ``mps``.
    batch_size : int, optional
        Slices, or patches of a 3D network, at a time; chosen by device when not given, halved when memory runs out.

    Raises
    ------
    ModelError, DeviceError
    """

    def __init__(
        self, model: Model | str | Path = DEFAULT, device: str = "auto", batch_size: int | None = None
    ) -> None:
        self.model = model if isinstance(model, Model) else load(model)
        self._patch = self.model.card.preprocessing.patch
        require_fit(self.model.network, self.model.card.preprocessing)
        self.device = resolve_device(device)
        self.batch_size = batch_size or DEFAULT_BATCH[self.device.type]
        self._notes: list[str] = []
        self._whole: torch.nn.Module
        self._quick = False
        self._dtype: torch.dtype | None = None
        self._place(self.device)

    @torch.inference_mode()
    def segment(
        self,
        volume: Volume,
        lung_mask: str | Path | NDArray = "auto",
        *,
        effort: str = "auto",
        smallest_island_ml: float | None = None,
        probabilities: bool = False,
        uncertainty: bool = False,
        progress: Progress | None = None,
        cancel: Cancel | None = None,
    ) -> Segmentation:
        """Segment a volume.

        Parameters
        ----------
        lung_mask : {"auto", "anatomy", "lungmask", "none"}, Path or ndarray of shape (Z, Y, X)
            Who finds the lungs; see `lungs.find_lungs`. An array lies on the stored grid of `volume`.
        effort : str
            One of `model.EFFORTS`.
        smallest_island_ml : float, optional
            Connected parts of a class smaller than this are removed; the model's own size when not given.
        probabilities, uncertainty : bool
            Also return these maps (8 bytes and 2 bytes a voxel).
        progress : callable, optional
            Its stages are "lungs" and "network".

        Raises
        ------
        Cancelled
            As soon as `cancel` is set; nothing is returned.
        """
        if effort not in EFFORTS:
            raise InputError(f"The effort must be one of {', '.join(EFFORTS)}, not '{effort}'.")
        report = progress or (lambda stage, done, total: None)
        self._notes = list(volume.notes)
        axial = volume.axial()
        if isinstance(lung_mask, np.ndarray):
            lung_mask = volume.orientation.to_axial(lung_mask)
        seconds: dict[str, float] = {}

        with _timed(seconds, "lungs"):
            lungs = find_lungs(
                axial, lung_mask, progress=lambda done, total: report("lungs", done, total), cancel=cancel
            )
            axial, frame = self._view(axial, lungs, lung_mask)
        canvas = _Canvas(axial.shape, probabilities, uncertainty)
        with _timed(seconds, "network"):
            slices = np.flatnonzero(lungs.cavity.any(axis=(1, 2)))
            self._set_effort(effort, len(slices))

            def before_batch(done: int) -> None:
                if cancel is not None and cancel.is_set():
                    raise Cancelled("Segmentation was cancelled; nothing was written.")
                report("network", done, count)

            count = len(slices)
            if self._patch is None:
                # The first batch, on which precision is chosen, is mid-lung.
                slices = np.roll(slices, -(len(slices) // 2))
                self._in_batches(
                    count,
                    lambda batch: self._segment_slices(slices[batch], axial, lungs, frame, canvas),
                    before_batch,
                )
            elif count:
                first, count = int(slices[0]), int(slices[-1] + 1 - slices[0])
                stack = Stack(axial, lungs.cavity, self.model.card.preprocessing, frame, first, count)
                self._segment_patches(stack, self._patch, lungs, canvas, before_batch)
            report("network", count, count)
        with _timed(seconds, "postprocess"):
            if smallest_island_ml is None:
                smallest_island_ml = self.model.card.postprocessing.smallest_island_ml
            if smallest_island_ml > 0:
                remove_islands(canvas.labels, axial.voxel_ml, smallest_island_ml)
            stored = volume.orientation.to_stored
            return Segmentation(
                labels=np.ascontiguousarray(stored(canvas.labels)),
                grid=volume.grid,
                lungs=Lungs(stored(lungs.sides), stored(lungs.cavity)),
                probabilities=None if canvas.probabilities is None else stored(canvas.probabilities),
                uncertainty=None if canvas.uncertainty is None else stored(canvas.uncertainty),
                device=str(self.device),
                notes=list(self._notes),
                seconds=seconds,
            )

    def _view(self, axial: Volume, lungs: Lungs, lung_mask: str | Path | NDArray) -> tuple[Volume, Frame]:
        """Return the volume as the network sees it, and where it looks."""
        preprocessing = self.model.card.preprocessing
        needed = preprocessing.crop == "lungs" or preprocessing.mask != "none"
        if needed and isinstance(lung_mask, str) and lung_mask == "none":
            # The network must see what it was trained on, even where its answer is not to be bounded.
            lungs = find_lungs(axial, "auto")
        return preprocessing.masked(axial, lungs), preprocessing.frame(axial, lungs.cavity)

    @property
    def _network(self) -> torch.nn.Module:
        if self._quick and isinstance(self._whole, Ensemble):
            return self._whole.members[0]
        return self._whole

    def _set_effort(self, effort: str, slices: int) -> None:
        by_itself = effort == "auto" and self.device.type == "cpu" and 0 < self.model.card.quick_above < slices
        self._quick = effort == "quick" or by_itself
        if by_itself and isinstance(self._whole, Ensemble):
            looks = len(self._whole.members) * (2 if self._whole.mirrored else 1)
            self._notes.append(
                f"{slices} slices on the CPU: each was looked at once; the effort 'thorough' looks {looks} times."
            )

    def _segment_slices(
        self, batch: NDArray[np.intp], axial: Volume, lungs: Lungs, frame: Frame, canvas: "_Canvas"
    ) -> None:
        hounsfield = torch.from_numpy(np.ascontiguousarray(axial.hounsfield[batch])).to(self.device)
        network_input = self.model.card.preprocessing.sample(hounsfield[:, None], frame)
        self._paint(self._probabilities(network_input), batch, lungs, frame, canvas)

    def _segment_patches(
        self,
        stack: Stack,
        patch: tuple[int, int, int],
        lungs: Lungs,
        canvas: "_Canvas",
        before_batch: Callable[[int], None],
    ) -> None:
        done = 0

        def predict(patches: Tensor) -> Tensor:
            found: list[Tensor] = []
            self._in_batches(
                len(patches),
                lambda batch: found.append(self._probabilities(patches[batch].to(self.device)).cpu()),
                lambda _: before_batch(done),
            )
            return torch.cat(found)

        if self._dtype is None and reduced_precision(self.device) is not None:
            for _ in blend(stack.middle(patch[0]), patch, predict):
                pass  # precision is chosen on mid-lung, not on the first slices
        for start, probabilities in blend(stack, patch, predict):
            batch = np.arange(stack.first + start, stack.first + start + len(probabilities))
            self._paint(probabilities.to(self.device), batch, lungs, stack.frame, canvas)
            done = start + len(batch)

    def _in_batches(
        self, count: int, work: Callable[[slice], None], before: Callable[[int], None] = lambda done: None
    ) -> None:
        """Do `work` on `count` items, as many at a time as memory allows; call `before` each with those done."""
        done = 0
        while done < count:
            before(done)
            batch = slice(done, min(done + self.batch_size, count))
            try:
                work(batch)
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
                self._use_less_memory()
                continue
            done = batch.stop

    def _paint(
        self, probabilities: Tensor, batch: NDArray[np.intp], lungs: Lungs, frame: Frame, canvas: "_Canvas"
    ) -> None:
        """Bring probabilities of slices, (N, 4, h, w), to the canvas, bounded by the lungs where the model says so."""
        probabilities, (rows, columns) = frame.restore(probabilities, lungs.cavity.shape[1:])
        canvas.keep(batch, rows, columns, probabilities)
        settings = self.model.card.postprocessing
        probabilities *= torch.tensor(settings.class_odds, device=self.device).view(-1, 1, 1)
        labels = most_likely(probabilities)
        if settings.bound_by_lungs and labels.any():
            row_mm, column_mm = frame.pixel_mm
            reach = (round(settings.beyond_lungs_mm / row_mm), round(settings.beyond_lungs_mm / column_mm))
            field_, cavity = (
                torch.from_numpy(grown(mask[batch, rows, columns].astype(np.bool_), reach)).to(self.device)
                for mask in (lungs.sides, lungs.cavity)
            )
            probabilities[:, [GGO.value, CONSOLIDATION.value]] *= field_[:, None]
            probabilities[:, PLEURAL_EFFUSION.value] *= cavity
            labels = most_likely(probabilities)
        canvas.labels[batch, rows, columns] = labels.cpu().numpy()

    def _probabilities(self, network_input: Tensor) -> Tensor:
        network_input = network_input.to(memory_format=channels_last(self._network))
        if self._dtype is None:
            self._dtype = self._choose_precision(network_input)
            self._whole.to(self._dtype)
        return self._network(network_input.to(self._dtype)).float().softmax(dim=1)

    def _choose_precision(self, network_input: Tensor) -> torch.dtype:
        """Return the fastest type whose labels agree with 32 bits on this input."""
        dtype = reduced_precision(self.device)
        if dtype is None:
            return torch.float32
        exact = self._network(network_input).argmax(dim=1)
        rounded = copy.deepcopy(self._network).to(dtype)(network_input.to(dtype)).argmax(dim=1)
        return dtype if (exact == rounded).float().mean().item() >= SAFE_AGREEMENT else torch.float32

    def _place(self, device: torch.device) -> None:
        """Put a fresh, folded copy of the network on `device`; its precision is chosen at the first batch."""
        self.device = device
        self._dtype = None
        network = fold_batch_norms(copy.deepcopy(self.model.network))
        try:
            self._whole = network.to(device, memory_format=channels_last(network))  # type: ignore[call-overload]
        except RuntimeError as error:
            if not is_out_of_memory(error) or device.type == "cpu":
                raise
            self._use_less_memory(give_up_device=True)

    def _use_less_memory(self, give_up_device: bool = False) -> None:
        if self.device.type == "cuda":
            torch.cuda.empty_cache()
        if self.batch_size > 1 and not give_up_device:
            self.batch_size //= 2
            items = "slice(s)" if self._patch is None else "patch(es)"
            self._notes.append(f"Memory ran out on {self.device}; going on with {self.batch_size} {items} at a time.")
        elif self.device.type != "cpu":
            self._notes.append(f"Memory ran out on {self.device}; going on with the CPU.")
            self.batch_size = DEFAULT_BATCH["cpu"]
            self._place(torch.device("cpu"))
        else:
            raise DeviceError(
                "Memory ran out even for one slice or patch on the CPU; close other programs and try again."
            )


def most_likely(probabilities: Tensor) -> Tensor:
    """Return the class of the highest probability, (N, C, H, W) to uint8 (N, H, W); the first where several are equal.

    Class by class, because `Tensor.argmax` over a strided dimension takes some 25 times as long on a CPU.
    """
    best = probabilities[:, 0].clone()
    labels = torch.zeros(best.shape, dtype=torch.uint8, device=best.device)
    for value in range(1, probabilities.shape[1]):
        labels.masked_fill_(probabilities[:, value] > best, value)
        torch.maximum(best, probabilities[:, value], out=best)
    return labels


class _Canvas:
    """What the slices of a volume are painted on, on its axial grid."""

    def __init__(self, shape: tuple[int, int, int], probabilities: bool, uncertainty: bool) -> None:
        self.labels = np.zeros(shape, np.uint8)
        self.probabilities: NDArray[np.float16] | None = None
        self.uncertainty: NDArray[np.float16] | None = None
        if probabilities:
            self.probabilities = np.zeros((CLASS_COUNT, *shape), np.float16)
            self.probabilities[0] = 1
        if uncertainty:
            self.uncertainty = np.zeros(shape, np.float16)

    def keep(self, batch: NDArray[np.intp], rows: slice, columns: slice, probabilities: Tensor) -> None:
        """Keep what was asked for of `probabilities`, shape (N, 4, rows, columns)."""
        if self.probabilities is not None:
            self.probabilities[:, batch, rows, columns] = probabilities.half().cpu().numpy().swapaxes(0, 1)
        if self.uncertainty is not None:
            entropy = torch.special.entr(probabilities).sum(dim=1) / np.log(CLASS_COUNT)
            self.uncertainty[batch, rows, columns] = entropy.half().cpu().numpy()


@contextmanager
def _timed(seconds: dict[str, float], stage: str):
    start = time.perf_counter()
    yield
    seconds[stage] = time.perf_counter() - start
