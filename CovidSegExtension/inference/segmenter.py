"""The segmenter: a CT volume in, a label map on its own grid out."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from .. import plausibility
from ..errors import Cancelled, DeviceError, InputError
from ..geometry import Grid
from ..lungs import Cancel, Lungs, find_lungs
from ..models.bundle import load
from ..models.card import ModelCard
from ..models.store import DEFAULT
from ..postprocessing import remove_doubtful_components, remove_small_components
from ..preprocessing import CropBox
from ..runtime.memory import OUT_OF_MEMORY, is_out_of_memory
from ..runtime.progress import Progress
from ..volume import LabelMap, Volume
from .network_runner import DEFAULT_BATCH, NetworkRunner
from .options import DEFAULTS, SegmentationOptions
from .sliding_window import Stack, sliding_window

LITTLE = 0.02
"""Share of the lung field. Where a brief look marks less, the slices with marks are looked at thoroughly: in lungs with
hardly any disease, most of what one look marks is none."""


@dataclass(eq=False)
class Segmentation:
    """The answer, on the stored grid of the CT.

    Attributes
    ----------
    labels : ndarray, shape (Z, Y, X)
        Values of the model's target, such as those of `labels.LABELS`; 0 elsewhere.
    grid : Grid
        The CT's own.
    lungs : Lungs
        Lung field and thoracic cavity.
    probabilities : ndarray, shape (C, Z, Y, X), or None
        The network's own, before it was bounded by the lungs; background 1 where the network did not look.
    uncertainty : ndarray, shape (Z, Y, X), or None
        Entropy of the probabilities over its maximum, log C: 0 is sure, 1 is a guess among all classes.
    device : str
        Where the network ran in the end.
    notes : list of str
        What the user should know: memory ran out, the CPU was used instead.
    seconds : dict
        Time by stage.
    backend : str
        What ran the network: ``PyTorch bfloat16``; empty where no slice was looked at.
    """

    labels: NDArray[np.uint8]
    grid: Grid
    lungs: Lungs
    probabilities: NDArray[np.float16] | None = None
    uncertainty: NDArray[np.float16] | None = None
    device: str = "cpu"
    notes: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    backend: str = ""

    @property
    def label_map(self) -> LabelMap:
        """The labels with their grid, as they are written and measured."""
        return LabelMap(self.labels, self.grid)


class Segmenter:
    """Segments any number of volumes with the same options.

    Parameters
    ----------
    options : SegmentationOptions
    runner : NetworkRunner, optional
        The network of the options' model, ready on their device; it is loaded when not given.

    Raises
    ------
    ModelError, DeviceError
    """

    def __init__(self, options: SegmentationOptions = DEFAULTS, runner: NetworkRunner | None = None) -> None:
        self.options = options
        self.runner = runner or NetworkRunner(load(options.model or DEFAULT), options.device)
        self.runner.batch_size = options.batch_size or DEFAULT_BATCH[self.runner.device.type]

    @property
    def card(self) -> ModelCard:
        """The card of the model."""
        return self.runner.model.card

    @torch.inference_mode()
    def segment(
        self,
        volume: Volume,
        lung_mask: NDArray | Path | None = None,
        *,
        progress: Progress | None = None,
        cancel: Cancel | None = None,
    ) -> Segmentation:
        """Segment a volume.

        Parameters
        ----------
        lung_mask : ndarray of shape (Z, Y, X) or Path, optional
            The mask that the option ``lung_mask="given"`` speaks of, on the stored grid of `volume`.
        progress : callable, optional
            Its stages are "lungs", "network" and, where a brief look found little, "second look".

        Raises
        ------
        InputError
            If the volume holds anything but numbers, or a mask is missing or not asked for.
        ModelError
            If the network's answer holds anything but numbers.
        DeviceError
            If memory runs out however little is done at a time.
        Cancelled
            As soon as `cancel` is set; nothing is returned.
        """
        if (lung_mask is not None) != (self.options.lung_mask == "given"):
            raise InputError("A lung mask goes together with the option lung_mask='given'; give both or neither.")
        _require_numbers(volume)
        try:
            return self._segment(volume, lung_mask, progress or (lambda stage, done, total: None), cancel)
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            raise DeviceError(OUT_OF_MEMORY) from error

    def _segment(
        self, volume: Volume, lung_mask: NDArray | Path | None, report: Progress, cancel: Cancel | None
    ) -> Segmentation:
        seconds: dict[str, float] = {}
        with _timed(seconds, "lungs"):
            scan = self._prepare(volume, lung_mask, lambda done, total: report("lungs", done, total), cancel)
        with _timed(seconds, "network"):
            self.runner.set_effort(self.options.effort, len(scan.slices))
        self._look(scan, scan.slices, "network", seconds, report, cancel)
        if self.runner.is_brief and len(marked := scan.marked_if_little):
            self.runner.look_again(len(scan.slices), len(marked))
            scan.canvas.wipe()
            self._look(scan, marked, "second look", seconds, report, cancel)
        with _timed(seconds, "postprocess"):
            return self._answer(volume, scan, seconds)

    def _look(
        self,
        scan: "_Scan",
        slices: NDArray[np.intp],
        stage: str,
        seconds: dict[str, float],
        report: Progress,
        cancel: Cancel | None,
    ) -> None:
        """Look at slices, mark on the canvas what is found, and remove what is doubtful or small."""
        patch = self.card.preprocessing.patch
        if patch is not None and len(slices):
            slices = np.arange(slices[0], slices[-1] + 1)

        def before_batch(done: int) -> None:
            if cancel is not None and cancel.is_set():
                raise Cancelled("Segmentation was cancelled; nothing was written.")
            report(stage, done, len(slices))

        with _timed(seconds, "network"):
            if len(slices) == 0:
                pass  # without lungs: an empty batch cannot be measured on, nor does every backend take it
            elif patch is None:
                self._run_slices(scan, slices, before_batch)
            else:
                self._run_patches(scan, slices, patch, before_batch)
            report(stage, len(slices), len(slices))
        with _timed(seconds, "postprocess"):
            self._remove_doubtful(scan)

    def _prepare(
        self,
        volume: Volume,
        lung_mask: NDArray | Path | None,
        report: Callable[[int, int], None],
        cancel: Cancel | None,
    ) -> "_Scan":
        """Find the lungs; return the volume as the network sees it, and where it looks."""
        plausibility.check_size(volume.grid)
        axial, outside = plausibility.outside_as_air(volume.axial())
        if isinstance(lung_mask, np.ndarray):
            lung_mask = volume.orientation.to_axial(lung_mask)
        engine = self.options.lung_mask if lung_mask is None else lung_mask
        with ThreadPoolExecutor(1) as pool:
            checking = pool.submit(plausibility.notes_on_ct, volume.axial())
            lungs = find_lungs(axial, engine, progress=report, cancel=cancel)
            notes = [*volume.notes, *checking.result(), *outside, *lungs.notes]
        if self.options.lung_mask != "none":
            notes += plausibility.check_lungs(axial, lungs)
        card, preprocessing = self.card, self.card.preprocessing
        needed = preprocessing.crop == "lungs" or preprocessing.mask != "none"
        # The network must see what it was trained on, even where its answer is not to be bounded.
        seen = find_lungs(axial, "auto") if needed and self.options.lung_mask == "none" else lungs
        weighs_peaks = card.postprocessing.sure_above > 0
        canvas = _Canvas(
            volume.grid, card.target.outputs, weighs_peaks, self.options.probabilities, self.options.uncertainty
        )
        crop_box = preprocessing.crop_box(axial, seen.cavity)
        return _Scan(preprocessing.masked(axial, seen), lungs, crop_box, canvas, notes)

    def _run_slices(self, scan: "_Scan", slices: NDArray[np.intp], before_batch: Callable[[int], None]) -> None:
        # The first batch, on which it is chosen what runs the network, is mid-lung.
        slices = np.roll(slices, -(len(slices) // 2))
        self.runner.in_batches(len(slices), lambda batch: self._segment_slices(scan, slices[batch]), before_batch)

    def _segment_slices(self, scan: "_Scan", batch: NDArray[np.intp]) -> None:
        hounsfield = torch.from_numpy(np.ascontiguousarray(scan.axial.hounsfield[batch])).to(self.runner.device)
        network_input = self.card.preprocessing.sample(hounsfield[:, None], scan.crop_box)
        self._paint(scan, batch, self.runner.probabilities(network_input))

    def _run_patches(
        self,
        scan: "_Scan",
        slices: NDArray[np.intp],
        patch: tuple[int, int, int],
        before_batch: Callable[[int], None],
    ) -> None:
        preprocessing = self.card.preprocessing
        stack = Stack(scan.axial, scan.lungs.cavity, preprocessing, scan.crop_box, int(slices[0]), len(slices))
        outputs, done = self.card.target.outputs, 0

        def predict(patches: Tensor) -> Tensor:
            found: list[Tensor] = []
            self.runner.in_batches(
                len(patches),
                lambda batch: found.append(self.runner.probabilities(patches[batch].to(self.runner.device)).cpu()),
                lambda _: before_batch(done),
            )
            return torch.cat(found)

        if self.runner.chooses:
            for _ in sliding_window(stack.middle(patch[0]), patch, predict, outputs):
                pass  # what runs the network is chosen on mid-lung, not on the first slices
        for start, probabilities in sliding_window(stack, patch, predict, outputs):
            batch = np.arange(stack.first + start, stack.first + start + len(probabilities))
            self._paint(scan, batch, probabilities.to(self.runner.device))
            done = start + len(batch)

    def _paint(self, scan: "_Scan", batch: NDArray[np.intp], probabilities: Tensor) -> None:
        """Bring probabilities of slices, (N, C, h, w), to the canvas, bounded by the lungs where the model says so."""
        shape = scan.lungs.cavity.shape[1:]
        if scan.canvas.keeps:
            place = scan.crop_box.inside(shape)
            scan.canvas.keep(batch, *place, scan.crop_box.restore(probabilities, place))
        postprocessing = self.card.postprocessing
        found = postprocessing.lesion_box(probabilities)
        if found is None:
            return
        place = scan.crop_box.around(found, shape, postprocessing.reach(scan.crop_box.pixel_mm))
        probabilities = scan.crop_box.restore(probabilities, place)
        where = (batch, *place)
        lung_field, cavity = (mask[where] > 0 for mask in (scan.lungs.sides, scan.lungs.cavity))
        sure = None if scan.canvas.sure is None else postprocessing.sure(probabilities)  # before the odds
        target = self.card.target
        labels = postprocessing.labels_of(probabilities, lung_field, cavity, scan.crop_box.pixel_mm, target)
        scan.canvas.labels[where] = labels.cpu().numpy()
        if sure is not None:
            scan.canvas.mark(batch, *place, (sure & (labels > 0)).cpu().numpy())

    def _remove_doubtful(self, scan: "_Scan") -> None:
        """Remove doubtful and small components."""
        canvas = scan.canvas
        if canvas.sure is not None:
            remove_doubtful_components(canvas.labels, np.concatenate([np.zeros(0, np.intp), *canvas.sure]))
        min_component_ml = self.options.min_component_ml
        if min_component_ml is None:
            min_component_ml = self.card.postprocessing.min_component_ml
        if min_component_ml > 0:
            remove_small_components(canvas.labels, scan.axial.voxel_ml, min_component_ml)

    def _answer(self, volume: Volume, scan: "_Scan", seconds: dict[str, float]) -> Segmentation:
        """Bring everything to the stored grid."""
        canvas, stored = scan.canvas, volume.orientation.to_stored
        return Segmentation(
            labels=stored(canvas.labels),
            grid=volume.grid,
            lungs=Lungs(stored(scan.lungs.sides), stored(scan.lungs.cavity)),
            probabilities=None if canvas.probabilities is None else stored(canvas.probabilities),
            uncertainty=None if canvas.uncertainty is None else stored(canvas.uncertainty),
            device=str(self.runner.device),
            notes=[*scan.notes, *self.card.warnings(), *self.runner.notes],
            seconds=seconds,
            backend=self.runner.backend,
        )


class _Canvas:
    """What the slices of a volume are painted on: labels, where they are sure, and the rest.

    Labels are an axial view of an array that lies in memory as the volume is stored. Of the voxels where they are sure,
    the first of each row's run is kept, which tells of every lesion that it holds one, not a volume of them.
    """

    def __init__(self, grid: Grid, outputs: int, sure: bool, probabilities: bool, uncertainty: bool) -> None:
        self.labels = grid.orientation.to_axial(np.zeros(grid.shape, np.uint8))
        shape = self.labels.shape
        self.sure: list[NDArray[np.intp]] | None = [] if sure else None
        self.probabilities: NDArray[np.float16] | None = None
        self.uncertainty: NDArray[np.float16] | None = None
        if probabilities:
            self.probabilities = np.zeros((outputs, *shape), np.float16)
            self.probabilities[0] = 1
        if uncertainty:
            self.uncertainty = np.zeros(shape, np.float16)

    def wipe(self) -> None:
        """Forget every label."""
        self.labels[:] = 0
        self.sure = None if self.sure is None else []

    @property
    def keeps(self) -> bool:
        """Whether more than labels is wanted."""
        return self.probabilities is not None or self.uncertainty is not None

    def mark(self, batch: NDArray[np.intp], rows: slice, columns: slice, sure: NDArray[np.bool_]) -> None:
        """Remember which labels are sure: `sure` has shape (N, rows, columns) and holds labelled voxels alone."""
        first = sure.copy()
        first[..., 1:] &= ~sure[..., :-1]
        slices, y, x = np.nonzero(first)
        _, height, width = self.labels.shape
        assert self.sure is not None
        self.sure.append((batch[slices] * height + y + rows.start) * width + x + columns.start)

    def keep(self, batch: NDArray[np.intp], rows: slice, columns: slice, probabilities: Tensor) -> None:
        """Keep what was asked for of `probabilities`, shape (N, C, rows, columns)."""
        if self.probabilities is not None:
            self.probabilities[:, batch, rows, columns] = probabilities.half().cpu().numpy().swapaxes(0, 1)
        if self.uncertainty is not None:
            entropy = torch.special.entr(probabilities).sum(dim=1) / np.log(probabilities.shape[1])
            self.uncertainty[batch, rows, columns] = entropy.half().cpu().numpy()


@dataclass(frozen=True, eq=False)
class _Scan:
    """A volume under way, on its axial grid: as the network sees it, its lungs, where the network looks, the answer.

    `notes` are what is doubtful about it.
    """

    axial: Volume
    lungs: Lungs
    crop_box: CropBox
    canvas: _Canvas
    notes: list[str]

    @property
    def slices(self) -> NDArray[np.intp]:
        """The slices that show something of the thoracic cavity."""
        return np.flatnonzero(self.lungs.cavity.any(axis=(1, 2)))

    @property
    def marked_if_little(self) -> NDArray[np.intp]:
        """The slices with labels, where these are little beside the lungs; none otherwise, or without lungs."""
        labels = self.canvas.labels
        if np.count_nonzero(labels) >= LITTLE * np.count_nonzero(self.lungs.sides):
            return np.zeros(0, np.intp)
        return np.flatnonzero(labels.any(axis=(1, 2)))


def _require_numbers(volume: Volume) -> None:
    kind = volume.hounsfield.dtype.kind
    if kind not in "iuf" or (kind == "f" and not np.isfinite(volume.hounsfield).all()):
        raise InputError("The CT has voxels that are NaN, infinite or no numbers; replace them by air (-1000 HU).")


@contextmanager
def _timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds[stage] = seconds.get(stage, 0.0) + time.perf_counter() - start
