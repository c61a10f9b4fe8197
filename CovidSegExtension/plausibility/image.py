"""What is impossible or doubtful about a CT before its lungs are looked for."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError, counted, is_are
from ..geometry import Grid
from ..io.completeness import completeness_of
from ..scan_info import thick_slices
from ..volume import Volume
from .limits import LIMITS

_DRAWN_HU = 1.0
"""Noise below which an image was drawn, not scanned: there slices may well be equal."""
_BLOCK, _SMOOTH = 4, 8
"""Pixels along blocks in which noise is measured, and in which it is averaged away."""


def check_size(grid: Grid) -> None:
    """Raise unless a human chest can have these voxel sizes and extents.

    Raises
    ------
    InputError
    """
    axial = grid.axial()
    slices, rows, columns = axial.shape
    dz, dy, dx = axial.spacing_mm
    height, depth, width = slices * dz, rows * dy, columns * dx
    low, high = LIMITS.voxel_mm
    possible = (
        low <= min(dy, dx)
        and max(dy, dx) <= high
        and (slices == 1 or low <= dz <= LIMITS.slice_mm)
        and LIMITS.width_mm[0] <= max(depth, width) <= LIMITS.width_mm[1]
        and (slices == 1 or height <= LIMITS.height_mm)
    )
    if not possible:
        raise InputError(
            f"The CT cannot be a human chest: its voxels measure {_by(dx, dy, dz)} mm and the whole image "
            f"{_by(width, depth, height)} mm; correct the voxel size or its unit, and try again."
        )


def _by(*lengths: float) -> str:
    return " × ".join(f"{length:.0f}" if length >= 100 else f"{length:.3g}" for length in lengths)


def notes_on_ct(axial: Volume) -> list[str]:
    """Return what is doubtful about a CT on the axial grid before anything is segmented.

    Raises
    ------
    InputError
        If slices within the scan are blank or lost a part, or the image is nothing but noise.
    """
    slices = axial.shape[0]
    notes = [*thick_slices(slices, axial.spacing_mm[0]), *_incomplete(axial), *_cut_values(axial.hounsfield)]
    noise = _noise_hu(axial.hounsfield)
    # In an image of few pixels neighbours differ by anatomy.
    if noise > LIMITS.impossible_noise_hu and min(axial.shape[1:]) >= LIMITS.enough_voxels:
        raise InputError(
            f"The image is noise ({noise:.0f} HU in soft tissue, where no CT has over "
            f"{LIMITS.impossible_noise_hu:.0f}): it shows no chest; export the CT again."
        )
    if noise > _DRAWN_HU:
        notes += _rolled(axial.hounsfield)
    if slices > 4:
        notes += _woven(axial)
        if noise > _DRAWN_HU:
            notes += _doubled_or_missing(axial)
    if noise > LIMITS.noise_hu:
        notes.append(
            f"The image is very noisy ({noise:.0f} HU in soft tissue, seldom over {LIMITS.noise_hu / 2:.0f}): faint "
            "opacities cannot be told from noise."
        )
    return notes


def _cut_values(hounsfield: NDArray) -> list[str]:
    """Say where values end within soft tissue, as of an image that was stored with a lung window."""
    top = float(hounsfield.max())
    share = np.count_nonzero(hounsfield == top) / hounsfield.size if top < LIMITS.top_hu else 0.0
    if share < LIMITS.top_share:
        return []
    return [
        f"Nothing is above {top:g} HU, where {100 * share:.0f} % of the image lie, as in a picture with a lung window: "
        "fluid and consolidation cannot be told from other tissue."
    ]


def _rolled(hounsfield: NDArray) -> list[str]:
    """Look for an image rolled over its border: opposite edges meet, and the old border lies within."""
    for axis, edges in ((1, "upper and lower"), (2, "left and right")):
        if hounsfield.shape[axis] >= LIMITS.least_lines and _edges_meet(hounsfield, axis) and _parted(hounsfield, axis):
            return [
                f"The {edges} edges of the image go on into each other, as where it was rolled and the chest is split: "
                "volumes, sides and zones are then wrong; export the CT again."
            ]
    return []


def _edges_meet(hounsfield: NDArray, axis: int) -> bool:
    """Whether opposite edges hold the body, and are as alike as neighbouring lines are there."""
    lines = [hounsfield.take(at, axis).astype(np.float32).clip(-1000, 300) for at in (0, 1, 2, -3, -2, -1)]
    first, last = lines[0] > LIMITS.aerated_hu, lines[-1] > LIMITS.aerated_hu
    if min(first.mean(), last.mean()) < LIMITS.rolled_share:
        return False
    body = first | last
    across = float(np.abs(lines[0] - lines[-1])[body].mean())
    within = float(np.mean([np.abs(lines[n + 1] - lines[n])[body].mean() for n in (0, 1, 3, 4)]))
    low, high = LIMITS.rolled
    return low * within < across < high * within


def _parted(hounsfield: NDArray, axis: int) -> bool:
    """Whether somewhere within the image the body is parted by air, or neighbouring lines do not fit each other."""
    sample = hounsfield[:: max(1, len(hounsfield) // LIMITS.enough_slices)]
    lines = np.moveaxis(sample, axis, 0).astype(np.float32).clip(-1000, 300)
    body = (lines > LIMITS.aerated_hu).mean(axis=(1, 2))
    if body.min() < LIMITS.parted_share * min(body[0], body[-1]):
        return True
    steps = np.abs(np.diff(lines, axis=0)).mean(axis=(1, 2))
    beside = np.array([np.median(np.r_[steps[max(0, n - 4) : n], steps[n + 1 : n + 5]]) for n in range(len(steps))])
    return bool((steps > LIMITS.seam * np.maximum(beside, 1.0)).any())


def _incomplete(axial: Volume) -> list[str]:
    found = completeness_of(axial.hounsfield)
    if len(within := found.within):
        raise InputError(
            f"{len(within)} of {axial.shape[0]} slices {is_are(len(within))} blank, or constant in a part where the "
            f"slices beside show the body (number {within[0] + 1} from below is the first), as after a copy that broke "
            "off; copy or export the CT again."
        )
    notes = []
    for name, odd in (("blank", found.blank), ("blank in a part where the body goes on", found.partial)):
        if not len(found.whole) or not odd.any():
            continue
        low, high = odd[: found.whole[0]].any(), odd[found.whole[-1] :].any()
        at = "at both ends" if low and high else "at the lower end" if low else "at the upper end"
        notes.append(
            f"{odd.sum()} of {len(odd)} slices {is_are(odd.sum())} {name}, {at}: a copy may have broken off, and "
            "nothing is found there."
        )
    return notes


def _woven(axial: Volume) -> list[str]:
    planes = [plane[::4, ::4].astype(np.float32).clip(-1024, 1000) for plane in axial.hounsfield]
    neighbours = _mean_difference(planes[1:], planes[:-1])
    if neighbours > 0 and _mean_difference(planes[2:], planes[:-2]) < LIMITS.alike * neighbours:
        return [
            "Neighbouring slices look less alike than those two apart, as where two scans are woven into one; look at "
            "the CT from the side."
        ]
    return []


def _mean_difference(planes: Sequence[NDArray[np.float32]], others: Sequence[NDArray[np.float32]]) -> float:
    return float(np.mean([np.abs(plane - other).mean() for plane, other in zip(planes, others, strict=True)]))


def _doubled_or_missing(axial: Volume) -> list[str]:
    """Look for slices that are there twice or not at all: by how much neighbours differ."""
    notes = []
    alike = [z for z, (below, above) in enumerate(pairwise(axial.hounsfield)) if _are_equal(below, above)]
    alike = [z for z in alike if axial.hounsfield[z].min() != axial.hounsfield[z].max()]  # blank ones are told as such
    if 0 < len(alike) < axial.shape[0] / 3:  # more of them: slices that were multiplied on purpose, or a drawing
        notes.append(
            f"{counted(len(alike), 'slice', ('repeats', 'repeat'))} exactly the one below (number {alike[0] + 2} from "
            "below is the first): volumes are too large by as much."
        )
    # Foam of a table or pad, which ends somewhere, is below -500 HU, and so is air beside the patient.
    means = [_block_sums(plane.clip(-500, 300), _SMOOTH) / _SMOOTH**2 for plane in axial.hounsfield]
    steps = np.array([np.abs(above - below).mean() for below, above in pairwise(means)])
    beside = [np.r_[steps[max(0, z - 4) : z], steps[z + 1 : z + 5]] for z in range(len(steps))]
    usual = np.array([np.median(values) for values in beside])
    largest = np.array([values.max() for values in beside])
    jumps = np.flatnonzero((steps > LIMITS.jump * np.maximum(usual, 1.0)) & (steps > LIMITS.lone_jump * largest))
    if len(jumps):
        notes.append(
            f"The picture jumps between neighbouring slices in {counted(len(jumps), 'place')} (first after number "
            f"{jumps[0] + 1} from below): slices may be missing there, and volumes too small."
        )
    return notes


def _are_equal(plane: NDArray, other: NDArray) -> bool:
    middle = len(plane) // 2  # where most differ already
    return np.array_equal(plane[middle], other[middle]) and np.array_equal(plane, other)


def _noise_hu(hounsfield: NDArray) -> float:
    """Return the median standard deviation in small blocks of soft tissue; 0 where there is none.

    Of scans of many slices every so many are enough.
    """
    variances: list[NDArray[np.floating]] = [np.zeros(0, np.float32)]
    for plane in hounsfield[:: max(1, len(hounsfield) // LIMITS.enough_voxels)]:
        values = plane.astype(np.float32)
        means = _block_sums(values, _BLOCK) / _BLOCK**2
        tissue = (means > -20) & (means < 90)
        if tissue.any():
            squares = _block_sums(values * values, _BLOCK) / _BLOCK**2
            variances.append(squares[tissue] - means[tissue] ** 2)
    found = np.concatenate(variances)
    return float(np.median(np.sqrt(np.maximum(found, 0)))) if found.size else 0.0


def _block_sums(plane: NDArray, side: int) -> NDArray[np.float32]:
    """Return the sums of square blocks of a slice, shape (Y, X); what is left at two sides is not counted.

    Lines are added first, in their own type, which must hold it, then every so many columns: far faster than a sum over
    two short axes.
    """
    rows, columns = (length // side for length in plane.shape)
    blocks = plane[: rows * side, : columns * side].reshape(rows, side, columns * side)
    lines = blocks.sum(axis=1, dtype=np.result_type(plane, np.int16))
    sums = lines[:, ::side].astype(np.float32)
    for column in range(1, side):
        sums += lines[:, column::side]
    return sums
