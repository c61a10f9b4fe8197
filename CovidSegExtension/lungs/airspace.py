"""Aerated lung on the coarse grid: body, air inside it, airways and bowel gas told apart, and the middle of the chest.

Every array has shape (Z, Y, X) on the axial grid (to superior, posterior, the patient's left), about 2 mm in plane.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

AIR_HU = -300  # half way between lung and soft tissue on block means: ground glass counts as air here
GAS_HU = -950  # bowel gas lies below it, lung (unless it is nearly all emphysema) above
_FEW_SLICES_MM = 15  # in a thinner stack nothing is learnt from how things run on from slice to slice

_IN_PLANE = np.zeros((3, 3, 3), bool)
_IN_PLANE[1] = ndimage.generate_binary_structure(2, 1)


@dataclass(frozen=True, eq=False)
class Airspace:
    """What `find_airspace` returns.

    Attributes
    ----------
    body : ndarray of bool, shape (Z, Y, X)
        The patient with everything inside; no table, no air outside.
    lung : ndarray of bool, shape (Z, Y, X)
        Aerated lung of both sides, vessels not filled.
    airway : ndarray of bool, shape (Z, Y, X)
        Trachea and main bronchi outside the lungs, with their wall.
    middle : ndarray of int, shape (Z, Y)
        The column that parts right (smaller x) from left.
    """

    body: NDArray[np.bool_]
    lung: NDArray[np.bool_]
    airway: NDArray[np.bool_]
    middle: NDArray[np.int_]


def find_airspace(hounsfield: NDArray[np.int16], spacing_mm: tuple[float, float, float]) -> Airspace:
    """Find the aerated lung in a coarse CT (HU); `lung` is empty where there is none."""
    body = _body(hounsfield, spacing_mm)
    air = body & (hounsfield < AIR_HU)
    airway = _airways(air, hounsfield, _middle_x(air, body, spacing_mm), spacing_mm)
    lung = _without_gas(air & ~airway, hounsfield, spacing_mm)
    middle = _middle_path(hounsfield, _middle_x(lung, body, spacing_mm), spacing_mm)
    return Airspace(body, lung, airway, middle)


def open_box(mask: NDArray[np.bool_], side_mm: float, spacing_mm: tuple[float, float, float]) -> NDArray[np.bool_]:
    """Keep what an in-plane square of `side_mm` fits into (a binary opening; separable, hence fast)."""
    size = _box_size(side_mm, spacing_mm)
    eroded = ndimage.minimum_filter(mask.view(np.uint8), size)
    return ndimage.maximum_filter(eroded, size).view(bool)


def _box_size(side_mm: float, spacing_mm: tuple[float, float, float]) -> tuple[int, int, int]:
    return 1, 2 * round(side_mm / 2 / spacing_mm[1]) + 1, 2 * round(side_mm / 2 / spacing_mm[2]) + 1


def _body(hounsfield: NDArray[np.int16], spacing_mm: tuple[float, float, float]) -> NDArray[np.bool_]:
    # Tables, blankets and tubes are thinner than 8 mm; of the body, what is thin lies beside what is thick.
    tissue = hounsfield > -400
    thick = ndimage.binary_opening(tissue, _IN_PLANE, iterations=max(1, round(4 / spacing_mm[1])))
    parts, count = ndimage.label(thick)
    if count == 0:
        return thick
    volumes = np.bincount(parts.ravel())
    volumes[0] = 0
    size = _box_size(8.0, spacing_mm)
    body = ndimage.maximum_filter((parts == volumes.argmax()).view(np.uint8), size).view(bool) & tissue
    holes, count = ndimage.label(~body, _IN_PLANE)
    # Air outside reaches a corner of the image, or runs along its edge. A lung that a small field of view cuts off
    # touches the edge too, but is not pure air, or touches it over a length below the square root of its area.
    edge = np.zeros(body.shape, bool)
    edge[:, [0, -1]] = edge[:, :, [0, -1]] = True
    area = np.bincount(holes.ravel(), minlength=count + 1)
    contact = np.bincount(holes[edge], minlength=count + 1)
    outside = (contact > np.sqrt(area)) & (_share_below(GAS_HU, holes, count, hounsfield) > 0.5)
    outside[holes[:, [0, 0, -1, -1], [0, -1, 0, -1]]] = True
    outside[0] = False
    return ~outside[holes]


def _middle_x(
    air: NDArray[np.bool_], body: NDArray[np.bool_], spacing_mm: tuple[float, float, float]
) -> NDArray[np.float64]:
    """Return the middle column of each slice: between the outer borders of two lungs, else the body's centroid."""
    depth, _, width = air.shape
    columns = air.sum(1)
    filled = columns > 0
    first, last = filled.argmax(1), width - 1 - filled[:, ::-1].argmax(1)
    between = (first + last) / 2
    total = columns.sum(1)
    right = np.where(np.arange(width) < between[:, None], columns, 0).sum(1)
    two_lungs = ((last - first) * spacing_mm[2] > 120) & (np.minimum(right, total - right) > 0.15 * total)
    weights = body.sum(1)
    mass = weights.sum(1)
    centroid = np.where(mass > 0, weights @ np.arange(width) / np.maximum(mass, 1), width / 2)
    middle = np.where(two_lungs, between, centroid)
    if depth > 1:  # slices with much lung speak for their neighbours
        trust = total * two_lungs + 1e-3 * total.max() + 1e-6
        sigma = 20 / spacing_mm[0]
        middle = ndimage.gaussian_filter1d(middle * trust, sigma) / ndimage.gaussian_filter1d(trust, sigma)
    return middle


def _airways(
    air: NDArray[np.bool_],
    hounsfield: NDArray[np.int16],
    middle_x: NDArray[np.float64],
    spacing_mm: tuple[float, float, float],
) -> NDArray[np.bool_]:
    """Find trachea and main bronchi slice by slice: small compact air near the middle with tissue all around.

    Two thresholds: the second parts a trachea that leaks into lung through a thin wall.
    """
    found = np.zeros_like(air)
    rows = np.any(air, axis=2)
    front, back = rows.argmax(1), air.shape[1] - rows[:, ::-1].argmax(1)
    for threshold in (-500, -900):
        parts, count = ndimage.label(air & (hounsfield < threshold), _IN_PLANE)
        areas = np.bincount(parts.ravel(), minlength=count + 1) * spacing_mm[1] * spacing_mm[2]
        for index, box in enumerate(ndimage.find_objects(parts), start=1):
            if not 30 < areas[index] < 1000:
                continue
            z = box[0].start
            y, x = ((side.start + side.stop - 1) / 2 for side in box[1:])
            off_middle = abs(x - middle_x[z]) * spacing_mm[2]
            chest = (back[z] - front[z]) * spacing_mm[1]
            place = (y - front[z]) * spacing_mm[1] / chest  # 0: in front of both lungs, 1: behind them
            # Near the apex the trachea may lie before the lungs; lower down, air before or behind is lung.
            if off_middle > 30 or (chest > 90 and not 0.2 < place < 0.8):
                continue
            if areas[index] > 500 and not (0.3 < place < 0.7 and off_middle < 22):
                continue
            room = (z, *(slice(max(side.start - 3, 0), side.stop + 3) for side in box[1:]))
            part = parts[room] == index
            if part.sum() < 0.4 * np.prod([side.stop - side.start for side in box[1:]]):
                continue
            ring = ndimage.binary_dilation(part, iterations=3) & ~ndimage.binary_dilation(part)
            if ring.any() and hounsfield[room][ring].mean() > -400:
                found[room] |= part
    if air.shape[0] * spacing_mm[0] > _FEW_SLICES_MM:  # airways run on from slice to slice
        parts, count = ndimage.label(found)
        for index, box in enumerate(ndimage.find_objects(parts), start=1):
            if (box[0].stop - box[0].start) * spacing_mm[0] < 12:
                found[box][parts[box] == index] = False
    return ndimage.binary_dilation(found, _IN_PLANE) if found.any() else found


def _without_gas(
    air: NDArray[np.bool_], hounsfield: NDArray[np.int16], spacing_mm: tuple[float, float, float]
) -> NDArray[np.bool_]:
    """Keep the parts of `air` that are lung: large enough, and not filled with pure gas as bowel and pharynx are."""
    parts, count = ndimage.label(air)
    if count == 0:
        return air
    volumes = np.bincount(parts.ravel()) * float(np.prod(spacing_mm))
    volumes[_share_below(GAS_HU, parts, count, hounsfield) > 0.8] = 0
    volumes[0] = 0
    largest = int(volumes.argmax())
    height = air.shape[0] * spacing_mm[0]
    if volumes[largest] < 300 * min(height, 100):  # less than 3 cm² a slice: no lung here
        return np.zeros_like(air)
    large = volumes >= 0.02 * volumes[largest]
    lung = large[parts]
    if height < _FEW_SLICES_MM:
        return lung

    # Beside a lung, gas is what is clearly purer than it.
    gas_hu = min(float(np.median(hounsfield[parts == largest])) - 60, -880)
    gas = _share_below(gas_hu, parts, count, hounsfield) > 0.5
    gas[largest] = False
    lung = (large & ~gas)[parts]
    # Small pockets, as in a collapsed lobe, count above the widest lung only; below it, they are bowel.
    widest = int(lung.sum((1, 2)).argmax())
    lung[widest:] = (~gas & (volumes >= 0.005 * volumes[largest]))[parts[widest:]]
    # Bowel that touches the base of the lung through a thin diaphragm shows in the slices below.
    below = lung.copy()
    below[widest:] = False
    parts, count = ndimage.label(below, _IN_PLANE)
    lung[(_share_below(gas_hu, parts, count, hounsfield) > 0.8)[parts] & below] = False
    return lung


def _share_below(
    limit: float, parts: NDArray[np.int32], count: int, hounsfield: NDArray[np.int16]
) -> NDArray[np.float64]:
    """Return for each label of `parts` the share of its inner voxels that lie below `limit` HU."""
    inner = ndimage.binary_erosion(parts > 0, _IN_PLANE)
    cells = np.bincount(parts[inner], minlength=count + 1)
    pure = np.bincount(parts[inner & (hounsfield < limit)], minlength=count + 1)
    return pure / np.maximum(cells, 1)


def _middle_path(
    hounsfield: NDArray[np.int16], middle_x: NDArray[np.float64], spacing_mm: tuple[float, float, float]
) -> NDArray[np.int_]:
    """Return the path from front to back, shape (Z, Y), through the densest voxels within 45 mm of the middle.

    It follows the mediastinum, and the junction line where the lungs touch (dynamic programming, all slices at once).
    """
    depth, height, width = hounsfield.shape
    reach = max(1, int(45 / spacing_mm[2]))
    offsets = np.arange(-reach, reach + 1)
    columns = np.clip(np.round(middle_x).astype(int)[:, None] + offsets, 0, width - 1)
    values = np.take_along_axis(hounsfield, columns[:, None, :], axis=2)
    # Crossing air costs 1 a voxel, tissue nothing; leaving the middle and going aslant cost a little.
    cost = np.clip(values, -1000, 0) / np.float32(-1000) + np.float32(0.15) * (offsets / reach).astype(np.float32) ** 2
    aslant = np.float32(0.05)
    slices = np.arange(depth)
    total = np.pad(cost, ((0, 0), (0, 0), (1, 1)), constant_values=np.inf)
    for y in range(1, height):
        before = total[:, y - 1]
        total[:, y, 1:-1] += np.minimum(np.minimum(before[:, :-2], before[:, 2:]) + aslant, before[:, 1:-1])
    path = np.empty((depth, height), int)
    at = total[:, -1].argmin(1)
    for y in range(height - 1, -1, -1):
        path[:, y] = columns[slices, at - 1]
        if y:
            before = total[:, y - 1]
            steps = (before[slices, at - 1] + aslant, before[slices, at], before[slices, at + 1] + aslant)
            at = at + np.argmin(steps, axis=0) - 1
    return path
