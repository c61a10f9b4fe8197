"""Which way up the patient lies, by spine, lungs and liver."""

import numpy as np
from numpy.typing import NDArray

from ..boxes import box_around
from ..volume import Volume
from .blocks import block_sums, step_of
from .limits import BONE, BONE_IN_WINDOW, LIMITS

_BLOCK = 4
"""Pixels along blocks in which noise is averaged away."""


def which_way_up(axial: Volume, sides: NDArray[np.uint8], area: NDArray[np.int_], whole: bool, both: bool) -> list[str]:
    """Say where the patient seems to lie otherwise than the header has it.

    Parameters
    ----------
    axial : Volume
        On the axial grid.
    sides : ndarray of uint8, shape (Z, Y, X)
        The lungs, as in `Lungs`.
    area : ndarray of int, shape (Z,)
        Their voxels in each slice.
    whole : bool
        Whether they are in view from top to base.
    both : bool
        Whether both hold air.
    """
    notes = _turned(axial, sides, area, both)
    slices = np.flatnonzero(area > LIMITS.least_share * area.max())
    if whole and len(slices) >= LIMITS.least_slices and axial.spacing_mm[0] * len(slices) >= LIMITS.whole_lung_mm:
        upside_down = _base_above_apex(sides, slices)
        notes += upside_down or (_mirrored(axial, sides, slices) if both else [])
    return notes


def _turned(axial: Volume, sides: NDArray[np.uint8], area: NDArray[np.int_], both: bool) -> list[str]:
    """Look for the spine: bone in the midline behind the lungs, not in front of them nor at one side."""
    slices = np.flatnonzero(area > LIMITS.cut_share * area.max())
    hounsfield = axial.hounsfield[slices[0] : slices[-1] + 1]
    _, dy, dx = axial.spacing_mm
    _, rows, columns = box_around(sides)
    bone = BONE if float(hounsfield.max()) > BONE_IN_WINDOW.up_to_hu else BONE_IN_WINDOW
    beside = _bone_beside(hounsfield, rows, columns, (dy, dx), bone.above_hu)
    front, back = (count * axial.voxel_ml for count in beside)
    if front + back >= LIMITS.least_bone_ml and back < bone.spine_share * (front + back):
        return [
            "The spine seems to lie in front of the lungs: the header may have the patient upside-down, and effusion "
            "is then looked for on the wrong side; check the orientation."
        ]
    if not both or sides[:, :, [0, -1]].any():
        return []  # narrow, since a lung or a part is not in view
    if (columns.stop - columns.start) * dx >= bone.narrow * (rows.stop - rows.start) * dy:
        return []
    beside = _bone_beside(hounsfield.swapaxes(1, 2), columns, rows, (dx, dy), bone.above_hu)
    right, left = (count * axial.voxel_ml for count in beside)
    if right + left < LIMITS.least_bone_ml or max(right, left) < LIMITS.spine_beside * (right + left):
        return []
    return [
        "The spine seems to lie beside the lungs: the image may be turned by a quarter, and sides, zones and effusion "
        "are then wrong; check the orientation."
    ]


def _bone_beside(
    hounsfield: NDArray, rows: slice, columns: slice, pixel_mm: tuple[float, float], above_hu: float
) -> list[int]:
    """Return how many voxels of bone, `above_hu`, lie in the midline at either end of the lungs along axis 1.

    `hounsfield` has shape (Z, Y, X), `rows` and `columns` hold the lungs; an end is a fifth of them and 3 cm beyond.
    """
    dy, dx = pixel_mm
    first, last = rows.start, rows.stop - 1
    middle, within, beyond = (columns.start + columns.stop - 1) / 2, 0.2 * (last - first), 30 / dy
    midline = hounsfield[:, :, max(0, int(middle - 25 / dx)) : int(middle + 25 / dx) + 1]
    ends = (
        slice(max(0, int(first - beyond)), int(first + within)),
        slice(int(last - within), int(last + beyond)),
    )
    return [int(np.count_nonzero(midline[:, end] > above_hu)) for end in ends]


def _base_above_apex(sides: NDArray[np.uint8], slices: NDArray[np.intp]) -> list[str]:
    """Compare the boxes around both lungs near the top with those near the base, in lungs that are wholly in view."""
    twentieth, fifth = len(slices) // 20, len(slices) // 5
    base = float(np.mean([_box_area(sides[z]) for z in slices[twentieth:fifth]]))
    top = float(np.mean([_box_area(sides[z]) for z in slices[-fifth : len(slices) - twentieth]]))
    if top <= LIMITS.upside_down * base:
        return []
    return [
        "The lungs are wider at the top than at the base: the slices may be stored upside-down, feet up, and what is "
        "said of zones and sides is then wrong; check the orientation."
    ]


def _box_area(of_slice: NDArray[np.uint8]) -> int:
    rows, columns = np.flatnonzero(of_slice.any(axis=1)), np.flatnonzero(of_slice.any(axis=0))
    return int((rows[-1] - rows[0] + 1) * (columns[-1] - columns[0] + 1))


def _mirrored(axial: Volume, sides: NDArray[np.uint8], slices: NDArray[np.intp]) -> list[str]:
    """Look for the liver: more of what lies right of the midline, around and below the base, is solid than left of it.

    Beside it lie stomach, fat and bowel. Effusion, even of a whole side, weighs less.
    """
    below = round(LIMITS.below_lungs_mm / axial.spacing_mm[0])
    first, last = max(0, slices[0] - below), slices[0] + len(slices) // 5
    _, rows, columns = box_around(sides)
    hounsfield = axial.hounsfield[first : last + 1 : step_of(last - first, LIMITS.enough_slices), rows]
    width, middle = columns.stop - columns.start, (columns.start + columns.stop) // 2
    margin = round(LIMITS.liver_margin * width)
    right = _solid_share(hounsfield[:, :, columns.start + margin : middle - margin])
    left = _solid_share(hounsfield[:, :, middle + margin : columns.stop - margin])
    if right - left >= LIMITS.liver_on_left:
        return []
    return [
        "The liver seems to lie on the left: the image or its header may be mirrored, or the patient's organs are, and "
        "right and left are then exchanged; check the orientation."
    ]


def _solid_share(hounsfield: NDArray) -> float:
    """Return which share of the tissue in slices, shape (Z, Y, X), is as dense as liver."""
    means = np.stack([block_sums(plane.clip(-1000, 1000), _BLOCK) for plane in hounsfield]) / _BLOCK**2
    low, high = LIMITS.liver_hu
    solid, tissue = int(np.count_nonzero((means > low) & (means < high))), int(np.count_nonzero(means > LIMITS.gas_hu))
    return solid / max(1, tissue)
