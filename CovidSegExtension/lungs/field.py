"""The built-in lung engine: lung field and thoracic cavity from grey values and anatomy, without a trained model.

Everything is decided on a coarse grid of about 3 x 2 x 2 mm (block means: little noise, and a chest takes seconds):

1. `airspace`: body, the air inside it that is lung, and a path a slice that parts right from left;
2. `chest_wall`: the inner chest wall around each lung, from the ribs or, where none show, the skin;
3. here: the lung field is what lies inside the wall and out of reach of a wide disc that lung and wall keep away, so
   consolidation and fluid at the wall and the vessels are in, heart and dome of the liver are out; the cavity adds a
   margin, and below the lung the recess along the wall of the slices above.

Then both are interpolated onto the full grid, and their border to the air is set by the voxels there.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage, sparse

from .airspace import Airspace, find_airspace
from .blocks import block_mean
from .chest_wall import Hemithorax, find_bones
from .masks import LEFT, RIGHT, Lungs

CLOSING_MM = 40.0  # radius of the disc: twice this is the widest gap between lung and wall that counts as chest
MARGIN_MM = 5.0  # how far the cavity goes beyond the wall as found, for the error of the coarse grid
SPINE_FRONT = 0.6  # where the vertebrae begin, as a share of the chest's depth from the front
SMALLEST_MM2 = 300.0  # less lung than this in a slice shows no chest wall
EDGE_HU = -500  # voxels below it at the border belong to the lung
OPAQUE = 0.05  # a side with less air than this share of the other's is taken for wholly opaque
RECESS_MM = 25.0  # how far below the lung the pleural recess is followed along the chest wall
BAND_MM = 35.0  # how thick fluid in it may be
_SLICES_AT_ONCE = 16  # read together, since the axial view may run across memory

Spacing = tuple[float, float, float]


def segment(
    hounsfield: NDArray, spacing_mm: Spacing, advance: Callable[[int, int], None]
) -> tuple[Lungs, NDArray[np.int_]]:
    """Return the lungs of an axial CT in HU, and the column where its left half begins, shape (Z, Y).

    `advance(done, total)` is called between steps, and may raise to stop the work.
    """
    factors = _factors(hounsfield.shape, spacing_mm)
    coarse = block_mean(hounsfield, factors)
    spacing = (spacing_mm[0] * factors[0], spacing_mm[1] * factors[1], spacing_mm[2] * factors[2])
    total = 2 * coarse.shape[0] + hounsfield.shape[0]
    advance(0, total)
    air = find_airspace(coarse, spacing)
    field, cavity = _fields(coarse, air, spacing, lambda done: advance(done, total))
    border = _border(air.middle, factors, hounsfield.shape)
    refined = _refine(
        hounsfield, factors, air, border, field, cavity, lambda done: advance(2 * coarse.shape[0] + done, total)
    )
    advance(total, total)
    return refined, border


def _factors(shape: tuple[int, ...], spacing_mm: Spacing) -> tuple[int, int, int]:
    wanted = (3.0, 2.1, 2.1)
    fz, fy, fx = (
        min(max(1, round(w / step)), length) for w, step, length in zip(wanted, spacing_mm, shape, strict=True)
    )
    return fz, fy, fx


def _fields(
    coarse: NDArray[np.int16], air: Airspace, spacing: Spacing, advance: Callable[[int], None]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return lung field and cavity on the coarse grid."""
    field = np.zeros(coarse.shape, bool)
    cavity = np.zeros(coarse.shape, bool)
    if not air.lung.any():
        return field, cavity
    bone = find_bones(coarse, air.body, spacing)
    columns = np.arange(coarse.shape[2])
    right = columns < air.middle[:, :, None]
    lungs = [air.lung & right, air.lung & ~right]
    volumes = [int(lung.sum()) for lung in lungs]
    for number, (lung, side) in enumerate(zip(lungs, (right, ~right), strict=True)):
        if volumes[number] < OPAQUE * volumes[1 - number]:
            continue
        walls = np.zeros(coarse.shape, bool)
        for z in range(len(coarse)):
            advance(number * len(coarse) + z)
            if lung[z].sum() * spacing[1] * spacing[2] < SMALLEST_MM2:
                continue
            chest = Hemithorax(lung[z], air.body[z], bone[z], side[z], spacing[1:])
            walls[z] = chest.mask(MARGIN_MM)
            near = _close(lung[z], walls[z], number == 0, spacing[1:])
            field[z] |= near & chest.mask(spacing[1] / 2) | lung[z]
            cavity[z] |= near
        cavity |= _recess(walls, number == 0, spacing) & side & air.body
    for number, side in enumerate((right, ~right)):
        if volumes[number] < OPAQUE * volumes[1 - number]:  # wholly opaque: as wide as the other side
            field |= _mirror(field, air.middle) & side & air.body
            cavity |= _mirror(cavity, air.middle) & side & air.body
    cavity |= field
    return field & ~air.airway, cavity & ~air.airway


def _close(
    lung: NDArray[np.bool_], inside: NDArray[np.bool_], right: bool, spacing_mm: tuple[float, float]
) -> NDArray[np.bool_]:
    """Return the part of `inside`, shape (Y, X), that no disc of `CLOSING_MM` clear of lung and chest wall reaches.

    In front, what lies towards the middle is heart, not wall: discs may stand there. In the back it is spine.
    """
    rows, columns = np.flatnonzero(inside.any(1)), np.flatnonzero(inside.any(0))
    box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    spine = int(SPINE_FRONT * (rows[-1] - rows[0]))
    wall = _lateral(inside[box], right)
    wall[spine:] |= ~inside[box][spine:]
    frame_y, frame_x = (int(CLOSING_MM / step) + 2 for step in spacing_mm)
    taken = np.pad(lung[box] | wall, ((frame_y, frame_y), (frame_x, frame_x)), constant_values=True)
    taken[frame_y : frame_y + spine, slice(-frame_x, None) if right else slice(frame_x)] = False
    centres = ndimage.distance_transform_edt(~taken, sampling=spacing_mm) > CLOSING_MM
    result = inside.copy()
    if centres.any():
        reached = ndimage.distance_transform_edt(~centres, sampling=spacing_mm) <= CLOSING_MM
        result[box] &= ~reached[frame_y:-frame_y, frame_x:-frame_x]
    return result


def _lateral(inside: NDArray[np.bool_], right: bool) -> NDArray[np.bool_]:
    """Return what lies outside `inside`, shape (..., Y, X), away from the middle; the whole row where it is empty."""
    outwards = inside if right else inside[..., ::-1]
    covered = np.maximum.accumulate(outwards, axis=-1)
    return ~(covered if right else covered[..., ::-1])


def _recess(walls: NDArray[np.bool_], right: bool, spacing: Spacing) -> NDArray[np.bool_]:
    """Return the pleural recess below the lung: the back and lateral band inside the chest wall of slices above."""
    result = np.zeros_like(walls)
    reach = round(RECESS_MM / 2 / spacing[0])
    above = ndimage.maximum_filter1d(walls.view(np.uint8), 2 * reach + 1, axis=0, origin=-reach).view(bool)
    # Higher up the slice has its own wall, and the one above it would only be too wide or too narrow.
    for z in np.flatnonzero(walls.sum((1, 2)) < 0.7 * above.sum((1, 2))):
        rows, columns = np.flatnonzero(above[z].any(1)), np.flatnonzero(above[z].any(0))
        back = rows[0] + int((1 - SPINE_FRONT) * (rows[-1] - rows[0]))
        box = slice(back, rows[-1] + 2), slice(max(columns[0] - 1, 0), columns[-1] + 2)
        depth = ndimage.distance_transform_edt(~_lateral(above[z][box], right), sampling=spacing[1:])
        result[z][box] = above[z][box] & (depth <= BAND_MM)
    return result


def _mirror(mask: NDArray[np.bool_], middle: NDArray[np.int_]) -> NDArray[np.bool_]:
    """Return `mask`, shape (Z, Y, X), mirrored at the column `middle`, shape (Z, Y), of each row."""
    columns = 2 * middle[:, :, None] - np.arange(mask.shape[2])
    mirrored = np.take_along_axis(mask, columns.clip(0, mask.shape[2] - 1), axis=2)
    return mirrored & (columns >= 0) & (columns < mask.shape[2])


def _border(middle: NDArray[np.int_], factors: tuple[int, int, int], shape: tuple[int, ...]) -> NDArray[np.int_]:
    """Return `middle`, shape (Z, Y) on the coarse grid, on the full one."""
    z, y = (np.minimum(np.arange(shape[axis]) // factors[axis], middle.shape[axis] - 1) for axis in (0, 1))
    return (middle * factors[2] + factors[2] // 2)[np.ix_(z, y)]


def _refine(
    hounsfield: NDArray,
    factors: tuple[int, int, int],
    air: Airspace,
    border: NDArray[np.int_],
    field: NDArray[np.bool_],
    cavity: NDArray[np.bool_],
    advance: Callable[[int], None],
) -> Lungs:
    """Interpolate the coarse masks onto the full grid; aerated voxels at their border decide for themselves."""
    lungs = Lungs(np.zeros(hounsfield.shape, np.uint8), np.zeros(hounsfield.shape, bool))
    if not cavity.any():
        return lungs
    rows, fine_rows = _span(np.any(cavity, axis=(0, 2)), factors[1], hounsfield.shape[1])
    columns, fine_columns = _span(np.any(cavity, axis=(0, 1)), factors[2], hounsfield.shape[2])
    fine = fine_rows, fine_columns
    field, cavity, lung, airway = (mask[:, rows, columns] for mask in (field, cavity, air.lung, air.airway))
    near_lung = ndimage.binary_dilation(lung, np.ones((1, 3, 3), bool)) & ~airway
    along_z = _interpolation(hounsfield.shape[0], factors[0], field.shape[0])
    along_y = _interpolation(fine_rows.stop - fine_rows.start, factors[1], field.shape[1])
    along_x = _interpolation(fine_columns.stop - fine_columns.start, factors[2], field.shape[2])

    for start in range(0, hounsfield.shape[0], _SLICES_AT_ONCE):
        advance(start)
        stop = min(start + _SLICES_AT_ONCE, hounsfield.shape[0])
        if not cavity[np.unique(along_z[start:stop].indices)].any():
            continue
        aerated = hounsfield[start:stop, fine_rows, fine_columns] < EDGE_HU
        for z in range(start, stop):
            between = along_z[z]
            in_field, in_cavity, at_lung = (
                (along_x @ (along_y @ np.average(mask[between.indices], 0, between.data)).T).T > 0.5
                for mask in (field, cavity, near_lung)
            )
            in_field |= aerated[z - start] & at_lung
            right = np.arange(fine_columns.start, fine_columns.stop) < border[z, fine_rows, None]
            lungs.sides[z][fine] = np.where(in_field, np.where(right, RIGHT, LEFT), 0)
            lungs.cavity[z][fine] = in_cavity | in_field
    return lungs


def _span(used: NDArray[np.bool_], factor: int, length: int) -> tuple[slice, slice]:
    """Return the coarse indices from the first to the last used one, one more at each end, and the fine ones."""
    indices = np.flatnonzero(used)
    start, stop = max(indices[0] - 1, 0), min(indices[-1] + 2, len(used))
    return slice(start, stop), slice(start * factor, length if stop == len(used) else stop * factor)


def _interpolation(length: int, factor: int, coarse: int) -> sparse.csr_matrix:
    """Return the weights, shape (length, coarse), that interpolate block means linearly back to single voxels."""
    position = ((np.arange(length) - (factor - 1) / 2) / factor).clip(0, coarse - 1)
    low = np.minimum(position.astype(int), max(coarse - 2, 0))
    high = np.minimum(low + 1, coarse - 1)
    share = (position - low).astype(np.float32)
    rows = np.arange(length)
    entries = np.concatenate([1 - share, share]), (np.tile(rows, 2), np.concatenate([low, high]))
    return sparse.csr_matrix(entries, shape=(length, coarse))
