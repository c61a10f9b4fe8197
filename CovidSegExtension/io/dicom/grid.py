"""The grid that CT slices make: copies, other acquisitions, gaps and odd slices are found here, never smoothed over.

The geometry is computed from Image Position, Image Orientation and Pixel Spacing (DICOM PS3.3 C.7.6.2), since GDCM's
own series reader straightens gantry-tilted series.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ...errors import InputError, counted
from ...geometry import Grid
from .headers import Slice

_LARGEST_SLICE = 4096 * 4096
"""Pixels; CT has 512², rarely 2048². A damaged header can ask for more than the machine has."""

_SAME_PLACE_MM = 1e-3
_SAME_ANGLE = 1e-3

_MOST_SCOUTS = 3
"""A scan has a scout or two, from the front and from the side."""

_IN_ORDER = ("Acquisition Time", "Instance Number")
"""Elements whose values grow or fall along a scan; they differ from slice to slice."""


def sort(slices: Sequence[Slice]) -> list[Slice]:
    """Return slices sorted along their normal."""
    return sorted(slices, key=lambda one: one.depth_mm)


def without_scouts(slices: Sequence[Slice]) -> list[Slice]:
    """Return the slices without a few that lie at another angle than all others: scouts that are not called so."""
    angles = Counter(_angle(one) for one in slices)
    usual, count = angles.most_common(1)[0]
    others = len(slices) - count
    if not 0 < others <= min(_MOST_SCOUTS, count // 10):
        return list(slices)
    return [one for one in slices if _angle(one) == usual]


def _angle(one: Slice) -> tuple[float, ...]:
    return tuple(float(value) for value in np.round(one.normal, 1))


def without_copies(slices: Sequence[Slice], pixels_of: Callable[[Slice], NDArray]) -> list[Slice]:
    """Return sorted slices with those left out that another one repeats: the same place and the same pixels.

    UIDs do not count: exports give copies new ones, and different slices the same.
    """
    kept: list[Slice] = []
    for one in slices:
        if kept and _same_place(kept[-1], one) and np.array_equal(pixels_of(kept[-1]).copy(), pixels_of(one)):
            continue
        kept.append(one)
    return kept


def _same_place(first: Slice, second: Slice) -> bool:
    if first.position is None or second.position is None or first.size != second.size:
        return False
    apart = np.abs(np.concatenate([first.position, first.row, first.column, first.pixel_spacing])
                   - np.concatenate([second.position, second.row, second.column, second.pixel_spacing]))  # fmt: skip
    return bool(apart.max() < _SAME_PLACE_MM)


def regular_grid(slices: Sequence[Slice], name: str) -> Grid:
    """Return the grid of slices sorted along their normal.

    Parameters
    ----------
    slices : sequence of Slice
    name : str
        What messages call them.

    Raises
    ------
    InputError
        If they are not one acquisition of one patient on a regular grid.
    """
    first = slices[0]
    if len({one.size for one in slices}) > 1 or first.size[0] * first.size[1] > _LARGEST_SLICE:
        raise InputError(f"{name} has slices of different or impossible sizes; export one reconstruction only.")
    for one in slices:
        turned = max(np.abs(one.row - first.row).max(), np.abs(one.column - first.column).max())
        if turned > _SAME_ANGLE or np.abs(one.pixel_spacing - first.pixel_spacing).max() > 1e-3:
            raise InputError(
                f"{name} has slices at different angles or pixel spacings; export one reconstruction only."
            )
    for about, what in (("patient", "patients"), ("study", "studies")):
        found = {getattr(one, about) for one in slices}
        if len(found) > 1:
            raise InputError(f"{name} has slices of {len(found)} {what}; export each on its own.")
    _check_one_acquisition(slices, name)
    positions = np.array([one.position for one in slices])
    if len(slices) > 1:
        _check_regular(positions, first.normal, name)
        step = (positions[-1] - positions[0]) / (len(slices) - 1)
    else:
        step = first.normal * (first.thickness or 1.0)
    between_rows, between_columns = first.pixel_spacing
    affine = np.eye(4)
    affine[:3] = np.column_stack([first.row * between_columns, first.column * between_rows, step, positions[0]])
    affine[:2] *= -1  # LPS to RAS
    columns, rows = first.size
    return Grid((len(slices), rows, columns), affine)


def _check_one_acquisition(slices: Sequence[Slice], name: str) -> None:
    """Raise where slices of two acquisitions or reconstructions lie between one another.

    A scan in several rotations has many acquisitions too, but each has a part of the body to itself.
    """
    for element in slices[0].acquisition:
        values = [one.acquisition[element] for one in slices]
        if element in _IN_ORDER:
            if (woven := _woven(values)) > 1:
                raise InputError(
                    f"{name} holds {woven} acquisitions woven into each other (the {element} jumps to and fro from "
                    "slice to slice), as of two breaths or phases; export one of them only."
                )
            continue
        places = defaultdict(list)
        for one, value in zip(slices, values, strict=True):
            places[value].append(one.depth_mm)
        if len(places) > 1 and _overlap(list(places.values())):
            each = [f"{value or 'none'}: {counted(len(depths), 'slice')}" for value, depths in places.items()]
            parts = ", ".join(each[:5])
            raise InputError(
                f"{name} holds {len(places)} acquisitions or reconstructions over the same part of the body, by their "
                f"{element} ({parts}), as of two breaths or phases; export one of them only."
            )


def _overlap(groups: list[list[float]]) -> bool:
    """Whether a good part of one group of depths, in mm, lies between those of another."""
    for index, group in enumerate(groups):
        for other in groups[index + 1 :]:
            inside = sum(min(other) < depth < max(other) for depth in group)
            inside += sum(min(group) < depth < max(group) for depth in other)
            if inside > max(1, 0.2 * min(len(group), len(other))):  # rotations may share a slice or two
                return True
    return False


def _woven(values: list[str]) -> int:
    """Return how many scans take turns in the order of the slices: 1, or 2 to 4 whose numbers each run one way."""
    try:
        numbers = np.array([float(value) for value in values])
    except ValueError:
        return 1
    if len(numbers) < 6 or _runs_one_way(numbers):
        return 1
    for count in (2, 3, 4):
        parts = sorted((numbers[start::count] for start in range(count)), key=lambda part: part.min())
        apart = all(low.max() < high.min() for low, high in pairwise(parts))
        if len(numbers) >= 3 * count and apart and all(map(_runs_one_way, parts)):
            return count
    return 1


def _runs_one_way(numbers: NDArray[np.float64]) -> bool:
    steps = np.diff(numbers)
    return bool((steps >= 0).all() or (steps <= 0).all())


def _check_regular(positions: NDArray[np.float64], normal: NDArray[np.float64], name: str) -> None:
    """Raise unless the positions, shape (slices, 3) in mm and sorted along `normal`, stand on a line at equal steps."""
    depths = positions @ normal
    gaps = np.diff(depths)
    if gaps.min() < _SAME_PLACE_MM:
        at = depths[int(gaps.argmin())]
        raise InputError(
            f"{name} has several slices at the same place ({at:.1f} mm along the slice normal) that differ: two phases "
            "or reconstructions in one; export one of them only."
        )
    steps = np.arange(len(positions))[:, None] / (len(positions) - 1)
    apart = np.linalg.norm(positions - (positions[0] + steps * (positions[-1] - positions[0])), axis=1).max()
    usual = float(np.median(gaps))
    # Scanners round positions to 0.1 mm at worst; one missing slice moves its neighbours by half a spacing or more.
    if apart <= max(0.1 * usual, min(0.2, 0.4 * usual)):
        return
    widest = int(gaps.argmax())
    where = f"between {depths[widest]:.1f} and {depths[widest + 1]:.1f} mm along the slice normal"
    if gaps[widest] > 1.5 * usual:
        missing = max(1, round(gaps[widest] / usual) - 1)
        raise InputError(
            f"{name} has a gap of {gaps[widest]:.1f} mm {where} where slices are {usual:.1f} mm apart: "
            f"{missing} or more missing; export the whole series."
        )
    raise InputError(
        f"{name} is irregular: slices stand {gaps.min():.2f} to {gaps[widest]:.2f} mm apart (widest {where}), or not "
        "on a line; export a reconstruction with one spacing."
    )
