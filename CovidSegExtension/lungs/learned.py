"""The learned lung engine: a small network looks at coarse slices, and its answer is enlarged to the CT's grid."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from ..components import connected_runs
from ..networks.layers import fold_batch_norms
from ..networks.precision import reduced_precision
from ..networks.threads import Crew, thread_count
from .masks import Lungs
from .sampling import LONG_SIDE, Box, body_box, normalised, shrink, with_body
from .weights import load

STEP_PIXELS = 1.8
"""Distance between the slices that are looked at, in coarse pixels (some 2 mm); between them, it is interpolated."""
NEIGHBOUR_PIXELS = 5.0
"""Distance of the neighbours that a slice is shown with."""
FAR_PIXELS = 15.0
"""Slices further apart than this are single slices: a neighbour would show another part of the body."""
BATCH = 4
MULTIPLE = 16
"""Height and width of the network's input are multiples of it; what is added is air."""
ROUGH = 6
"""The lungs are looked for on so many times fewer slices first; then the network looks at their box alone."""
MARGIN = 0.08
"""Margin of that box on each side, as a share of its length."""
FIELD_ABOVE = 0.45
CAVITY_ABOVE = 0.25
BORDER_ABOVE, AERATED_HU = 0.25, -300
"""Less is enough where a voxel holds air."""
_SLICES_AT_ONCE = 16  # read together, since the axial view may run across memory
MIN_COMPONENT = 0.03
"""Parts of the lungs smaller than this share of the largest are no lung."""
SMALLEST = 0.005
"""Where no slice shows more lung than this share of its area, there is none: lungs cover a tenth and more."""
SURE = 0.03
"""Where no slice of the first look shows more lung than this share, it may be bowel, and the second sees all."""
OPAQUE = 0.05
"""A side with less lung than this share of the other is wholly opaque: its cavity is its lung."""
RECESS_PIXELS = 20.0
"""How far below the lungs, some 40 mm, the pleural cavity may reach."""


@dataclass(frozen=True, eq=False)
class Coarse:
    """What the network answers, on its own grid.

    Attributes
    ----------
    levels : ndarray of int, shape (n,)
        The slices of the CT that were looked at.
    probabilities : ndarray of float32, shape (n, 4, h, w)
        Outside, right lung, left lung, in the cavity beside them.
    box : Box
        What of the CT's slices the coarse ones show.
    pixel_mm : float
        Side of a coarse pixel.
    apart : float
        Distance between two levels in coarse pixels.
    """

    levels: NDArray[np.intp]
    probabilities: NDArray[np.float32]
    box: Box
    pixel_mm: float
    apart: float


@lru_cache(maxsize=1)
def shipped_network() -> torch.nn.Module:
    """Return the network that comes with CovidSeg, made ready for this machine.

    Raises
    ------
    ModelError
        If its weights are missing or altered.
    """
    return ready(load())


def ready(network: torch.nn.Module) -> torch.nn.Module:
    """Return a network in evaluation mode as it runs fastest: folded, and in 16 bits where the CPU has them."""
    network = fold_batch_norms(network).to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # no stub for memory_format
    return network.to(reduced_precision(torch.device("cpu")) or torch.float32)


def segment(
    network: torch.nn.Module,
    hounsfield: NDArray,
    spacing_mm: tuple[float, float, float],
    advance: Callable[[int, int], None],
) -> Lungs:
    """Return the lungs of an axial CT in HU, shape (Z, Y, X)."""
    lungs = Lungs(np.zeros(hounsfield.shape, np.uint8), np.zeros(hounsfield.shape, bool))
    scanned = with_body(hounsfield)
    hounsfield = hounsfield[scanned]
    total = 4 * len(hounsfield)
    box = body_box(hounsfield)
    if box is not None:
        rough = look(network, hounsfield, spacing_mm, box, lambda part: advance(int(0.25 * total * part), total), ROUGH)
        levels, box = _lung_box(rough, len(hounsfield), spacing_mm)
        part = hounsfield[levels]
        coarse = look(network, part, spacing_mm, box, lambda done: advance(int((0.25 + 0.5 * done) * total), total))
        tidy(coarse)
        inside = Lungs(lungs.sides[scanned][levels], lungs.cavity[scanned][levels])
        paint(coarse, part, inside, lambda done: advance(int((0.75 + 0.25 * done) * total), total))
    advance(total, total)
    return lungs


def _lung_box(rough: Coarse, depth: int, spacing_mm: tuple[float, float, float]) -> tuple[slice, Box]:
    """Return the slices and the box in which the lungs lie, with a margin; everything where none are seen."""
    probabilities, box = rough.probabilities, rough.box
    field = _field(probabilities)
    field &= ~_small_components(field)
    if field.mean((1, 2)).max() < SURE:
        return slice(0, depth), box
    used = np.flatnonzero(field.any((1, 2)))
    chest = (field | (probabilities[:, 3] > 0.5))[used[0] : used[-1] + 1]
    rows, columns = (
        _grown(np.flatnonzero(chest.any(axes)), count, fine)
        for axes, count, fine in (((0, 2), chest.shape[1], box.rows), ((0, 1), chest.shape[2], box.columns))
    )
    recess = round(RECESS_PIXELS * rough.pixel_mm / spacing_mm[0])
    first = 0 if used[0] == 0 else max(0, int(rough.levels[used[0] - 1]) - recess)
    last = depth if used[-1] == len(rough.levels) - 1 else int(rough.levels[used[-1] + 1]) + 1
    return slice(first, last), Box(rows, columns)


def _grown(used: NDArray[np.intp], count: int, fine: slice) -> slice:
    """Return the voxels of `fine` that the `used` ones of `count` pixels, and a margin, cover."""
    scale = (fine.stop - fine.start) / count
    margin = MARGIN * (used[-1] + 1 - used[0]) + 1
    start, stop = int((used[0] - margin) * scale), int((used[-1] + 1 + margin) * scale) + 1
    return slice(max(fine.start, fine.start + start), min(fine.stop, fine.start + stop))


@torch.inference_mode()
def look(
    network: torch.nn.Module,
    hounsfield: NDArray,
    spacing_mm: tuple[float, float, float],
    box: Box,
    advance: Callable[[float], None],
    sparser: int = 1,
) -> Coarse:
    """Run the network on every n-th slice of a CT in HU, shape (Z, Y, X); `advance` is told the share that is done.

    With `sparser` above 1, on so many times fewer slices, each without its neighbours.
    """
    shape = box.coarse_shape(spacing_mm, LONG_SIDE)
    pixel_mm = spacing_mm[2] * box.shape[1] / shape[1]
    step = max(1, round(sparser * STEP_PIXELS * pixel_mm / spacing_mm[0]))
    depth = hounsfield.shape[0]
    levels = np.arange(min(step // 2, depth - 1), depth, step)
    apart = step * spacing_mm[0] / pixel_mm
    offset = max(1, round(NEIGHBOUR_PIXELS / apart)) if apart < FAR_PIXELS and sparser == 1 else 0
    images = np.empty((len(levels), *shape), np.float32)
    pad = (0, -shape[1] % MULTIPLE, 0, -shape[0] % MULTIPLE)
    probabilities = np.empty((len(levels), 4, *shape), np.float32)
    dtype = next(network.parameters()).dtype

    def shrink_slices(start: int) -> None:
        chosen = levels[start : start + _SLICES_AT_ONCE]
        images[start : start + _SLICES_AT_ONCE] = shrink(hounsfield[chosen[0] : chosen[-1] + 1 : step], box, shape)

    def find_regions(start: int) -> None:
        middle = np.arange(start, min(start + BATCH, len(levels)))
        around = np.stack([middle - offset, middle, middle + offset], 1).clip(0, len(levels) - 1)
        batch = inputs[torch.from_numpy(around)].to(dtype).contiguous(memory_format=torch.channels_last)
        answer = network(batch)[..., : shape[0], : shape[1]].float().softmax(1)
        probabilities[start : start + BATCH] = answer.numpy()

    with Crew(thread_count()) as crew:
        for done in crew.each(shrink_slices, range(0, len(levels), _SLICES_AT_ONCE)):
            advance(min(1.0, done * _SLICES_AT_ONCE / len(levels)) / 2)
        inputs = F.pad(normalised(torch.from_numpy(images)), pad, value=-1.0)
        for done in crew.each(find_regions, range(0, len(levels), BATCH)):
            advance((1 + min(1.0, done * BATCH / len(levels))) / 2)
    return Coarse(levels, probabilities, box, pixel_mm, apart)


def tidy(coarse: Coarse) -> None:
    """Make the probabilities a chest, in place: no stray parts, an opaque lung is one, the cavity is at the lungs."""
    probabilities = coarse.probabilities
    field = _field(probabilities)
    if field.mean((1, 2)).max() < SMALLEST:
        _clear(probabilities, np.ones_like(field))
        return
    _clear(probabilities, _small_components(field))
    right, left, beside = probabilities[:, 1], probabilities[:, 2], probabilities[:, 3]
    on_right = right > left
    volumes = (field & on_right).sum(), (field & ~on_right).sum()
    for index, (side, here) in enumerate(((right, on_right), (left, ~on_right))):
        if volumes[index] < OPAQUE * volumes[1 - index]:
            side[here] += beside[here]
            beside[here] = 0
    field = _field(probabilities)
    enclosed = _enclosed(field)
    for side, here in ((right, on_right), (left, ~on_right)):
        within = enclosed & here
        _clear(probabilities, within)
        side[within] = 1
        probabilities[:, 0][within] = 0
    field |= enclosed
    levels = np.flatnonzero(field.any((1, 2)))
    far = np.ones(field.shape, bool)
    far[max(0, levels[0] - round(RECESS_PIXELS / coarse.apart)) : levels[-1] + 1] = False
    chest = connected_runs(probabilities[:, 0] < 1 - CAVITY_ABOVE)
    with_lung = np.zeros(len(chest.sizes), bool)
    # The lungs lie in these runs: up to the next one there is no lung but the run's own.
    with_lung[chest.parts[np.logical_or.reduceat(field.reshape(-1), chest.starts)]] = True
    _clear(probabilities, far | ~chest.mask(with_lung))


def _field(probabilities: NDArray[np.float32]) -> NDArray[np.bool_]:
    return probabilities[:, 1] + probabilities[:, 2] > FIELD_ABOVE


def _small_components(field: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the parts of the lungs that are far smaller than the largest."""
    runs = connected_runs(field)
    return runs.mask(runs.sizes < MIN_COMPONENT * runs.sizes.max())


def _enclosed(field: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return what the lungs enclose on all sides, above and below too: lesions, not the dome of the liver."""
    depth, height, width = field.shape
    runs = connected_runs(~field)
    z, y = np.divmod(runs.starts // width, height)
    at_end = (z == 0) | (z == depth - 1) | (y == 0) | (y == height - 1)
    at_end |= (runs.starts % width == 0) | (runs.stops % width == 0)
    closed = np.ones(len(runs.sizes), bool)
    closed[runs.parts[at_end]] = False
    return runs.mask(closed)


def _clear(probabilities: NDArray[np.float32], where: NDArray[np.bool_]) -> None:
    """Set voxels to be outside, in place."""
    if not where.any():
        return
    probabilities[:, 0][where] = 1
    for region in range(1, probabilities.shape[1]):
        probabilities[:, region][where] = 0


def paint(coarse: Coarse, hounsfield: NDArray, lungs: Lungs, advance: Callable[[float], None]) -> None:
    """Interpolate the probabilities onto the full grid and write the masks; at the border, air belongs to the lung."""
    inside = coarse.probabilities[:, 0] < 0.8
    rows_used, columns_used = np.flatnonzero(inside.any((0, 2))), np.flatnonzero(inside.any((0, 1)))
    if len(rows_used) == 0:
        return
    shape, box = coarse.probabilities.shape[2:], coarse.box
    rows, columns = _covered(rows_used, shape[0], box.shape[0]), _covered(columns_used, shape[1], box.shape[1])
    fine = _shifted(rows, box.rows.start), _shifted(columns, box.columns.start)
    positions = np.interp(np.arange(len(lungs.sides)), coarse.levels, np.arange(len(coarse.levels)))

    def paint_slices(start: int) -> None:
        enlarged = _Enlarged(coarse, rows, columns)
        aerated = torch.from_numpy(hounsfield[start : start + _SLICES_AT_ONCE, fine[0], fine[1]] < AERATED_HU)
        for z, position in enumerate(positions[start : start + _SLICES_AT_ONCE], start):
            low, share = int(position), float(position % 1)
            below = enlarged[low]
            field, cavity = torch.lerp(below, enlarged[low + 1], share) if share else below
            in_field = (field > FIELD_ABOVE) | ((field > BORDER_ABOVE) & aerated[z - start])
            sides = in_field.to(torch.uint8)
            sides += in_field & ~enlarged.right(round(position))  # RIGHT is 1, LEFT is 2
            lungs.sides[z][fine] = sides.numpy()
            lungs.cavity[z][fine] = (in_field | (cavity > CAVITY_ABOVE)).numpy()

    with Crew(thread_count()) as crew:
        for done in crew.each(paint_slices, range(0, len(positions), _SLICES_AT_ONCE)):
            advance(min(1.0, done * _SLICES_AT_ONCE / len(positions)))


class _Enlarged:
    """Probabilities of lung field and cavity of a coarse slice, (2, rows, columns) of the full grid; two are kept.

    Linear interpolation without aligned corners, as that of `torch.nn.functional.interpolate`, but of the wanted rows
    and columns alone, and whole lines at a time: a third of its time.
    """

    def __init__(self, coarse: Coarse, rows: slice, columns: slice) -> None:
        self._coarse = coarse
        count, length = coarse.probabilities.shape[2:], coarse.box.shape
        self._rows = _between(rows, count[0], length[0])
        self._columns = _between(columns, count[1], length[1])
        self._kept: dict[int, tuple[torch.Tensor, torch.Tensor]] = {}

    def __getitem__(self, index: int) -> torch.Tensor:
        return self._slice(index)[0]

    def right(self, index: int) -> torch.Tensor:
        """Return where the right lung is likelier than the left, bool."""
        return self._slice(index)[1]

    def _slice(self, index: int) -> tuple[torch.Tensor, torch.Tensor]:
        if index not in self._kept:
            outside, right, left, _ = torch.from_numpy(self._coarse.probabilities[index]).mT
            small = torch.stack([right + left, 1 - outside, right - left])
            large = _lines(_lines(small, self._columns).mT.contiguous(), self._rows)
            self._kept = {old: value for old, value in self._kept.items() if old == index - 1}
            self._kept[index] = large[:2], large[2] > 0
        return self._kept[index]


def _between(part: slice, count: int, length: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return the pixels, of `count`, between which the voxels `part` of `length` lie, and how far from the first."""
    places = ((torch.arange(part.start, part.stop) + 0.5) * (count / length) - 0.5).clamp(0, count - 1)
    first = places.long()
    return first, (first + 1).clamp(max=count - 1), (places - first)[:, None]


def _lines(maps: torch.Tensor, between: tuple[torch.Tensor, torch.Tensor, torch.Tensor]) -> torch.Tensor:
    """Interpolate maps, shape (C, lines, n), between their lines."""
    first, second, share = between
    return torch.lerp(maps.index_select(1, first), maps.index_select(1, second), share)


def _covered(used: NDArray[np.intp], count: int, length: int) -> slice:
    """Return the voxels of `length` that the pixels from the first to the last of `used`, of `count`, reach."""
    scale = length / count
    return slice(max(0, int((used[0] - 1) * scale)), min(length, int((used[-1] + 2) * scale) + 1))


def _shifted(part: slice, by: int) -> slice:
    return slice(part.start + by, part.stop + by)
