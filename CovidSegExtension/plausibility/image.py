"""What is impossible or doubtful about a CT before its lungs are looked for."""

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..geometry import Grid
from ..scan_info import thick_slices
from ..volume import Volume
from .blocks import block_sums, step_of
from .limits import LIMITS
from .slices import incomplete, order_of_slices

_DRAWN_HU = 1.0
"""Noise below which an image was drawn, not scanned: there slices may well be equal."""
_BLOCK, _LARGE_BLOCK = 4, 16
"""Pixels along blocks in which noise is measured, and averaged away."""
_BIN_HU = 10.0
"""Of the histogram in which the most frequent soft tissue is looked for."""


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
    notes = [
        *_never_placed(axial.grid),
        *thick_slices(slices, axial.spacing_mm[0]),
        *incomplete(axial),
        *_cut_values(axial.hounsfield),
    ]
    notes += _off_scale(axial.hounsfield)
    noise = _noise_hu(axial.hounsfield)
    # In an image of few pixels neighbours differ by anatomy.
    large = min(axial.shape[1:]) >= LIMITS.enough_voxels
    if noise > LIMITS.impossible_noise_hu and large and _spread_hu(axial.hounsfield) < LIMITS.noise_alone * noise:
        raise InputError(
            f"The image is noise ({noise:.0f} HU in soft tissue, where no CT has over "
            f"{LIMITS.impossible_noise_hu:.0f}): it shows no chest; export the CT again."
        )
    if noise > _DRAWN_HU:
        notes += _rolled(axial.hounsfield)
    notes += order_of_slices(axial, scanned=noise > _DRAWN_HU)
    if noise > LIMITS.noise_hu:
        notes.append(
            f"The image is very noisy ({noise:.0f} HU in soft tissue, seldom over {LIMITS.noise_hu / 2:.0f}): faint "
            "opacities cannot be told from noise."
        )
    return notes


def _never_placed(grid: Grid) -> list[str]:
    """Say where the header is what software writes that knows neither voxel size nor place."""
    ends = np.array([[0, 0, 0], np.array(grid.shape[::-1]) - 1]) @ grid.affine[:3, :3].T + grid.affine[:3, 3]
    if not np.array_equal(np.abs(grid.affine[:3, :3]), np.eye(3)) or (ends != 0).all(axis=0).any():
        return []
    return [
        "The voxels measure 1 × 1 × 1 mm and begin at 0, 0, 0, as where size and orientation were never written: "
        "volumes, sides and zones may be wrong; check the export."
    ]


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


def _off_scale(hounsfield: NDArray) -> list[str]:
    """Look for soft tissue where a CT has it; every so many voxels are enough, and a window's upper end is none."""
    rows, columns = (step_of(length, LIMITS.enough_voxels) for length in hounsfield.shape[1:])
    sample = _sampled(hounsfield, LIMITS.enough_slices)[:, ::rows, ::columns]
    low, high = LIMITS.soft_tissue_hu
    counts, edges = np.histogram(sample, bins=np.arange(2 * low, LIMITS.bone_hu + 1, _BIN_HU))
    mode = float(edges[np.convolve(counts, np.ones(3), "valid").argmax()]) + 1.5 * _BIN_HU
    if counts.sum() < LIMITS.tissue_share * sample.size or low <= mode <= high:
        return []
    if mode > float(hounsfield.max()) - 3 * _BIN_HU:
        return []
    return [
        f"Most soft tissue lies at about {mode:.0f} HU, where a CT has it at 20 to 80: the scale of the values "
        "(rescale slope, intercept) may be wrong, and what is found with it; check the export."
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
    """Whether opposite edges hold the body, with air beside it, and are as alike as neighbouring lines are there."""
    lines = [hounsfield.take(at, axis).astype(np.float32).clip(-1000, 300) for at in (0, 1, 2, -3, -2, -1)]
    first, last = lines[0] > LIMITS.aerated_hu, lines[-1] > LIMITS.aerated_hu
    least, most = LIMITS.rolled_share
    if not least < min(first.mean(), last.mean()) < most:
        return False
    body = first | last
    across = float(np.abs(lines[0] - lines[-1])[body].mean())
    within = float(np.mean([np.abs(lines[n + 1] - lines[n])[body].mean() for n in (0, 1, 3, 4)]))
    low, high = LIMITS.rolled
    return low * within < across < high * within


def _parted(hounsfield: NDArray, axis: int) -> bool:
    """Whether somewhere within the image the body is parted by air, or neighbouring lines do not fit each other."""
    sample = _sampled(hounsfield, LIMITS.enough_slices)
    lines = np.moveaxis(sample, axis, 0).astype(np.float32).clip(-1000, 300)
    body = (lines > LIMITS.aerated_hu).mean(axis=(1, 2))
    if body.min() < LIMITS.parted_share * min(body[0], body[-1]):
        return True
    steps = np.abs(np.diff(lines, axis=0)).mean(axis=(1, 2))
    beside = np.array([np.median(np.r_[steps[max(0, n - 4) : n], steps[n + 1 : n + 5]]) for n in range(len(steps))])
    return bool((steps > LIMITS.seam * np.maximum(beside, 1.0)).any())


def _noise_hu(hounsfield: NDArray) -> float:
    """Return the median standard deviation in small blocks of soft tissue; 0 where there is none.

    Of scans of many slices every so many are enough.
    """
    variances: list[NDArray[np.floating]] = [np.zeros(0, np.float32)]
    for plane in _sampled(hounsfield, LIMITS.enough_voxels):
        values = plane.astype(np.float32)
        means = block_sums(values, _BLOCK) / _BLOCK**2
        tissue = (means > -20) & (means < 90)
        if tissue.any():
            squares = block_sums(values * values, _BLOCK) / _BLOCK**2
            variances.append(squares[tissue] - means[tissue] ** 2)
    found = np.concatenate(variances)
    return float(np.median(np.sqrt(np.maximum(found, 0)))) if found.size else 0.0


def _spread_hu(hounsfield: NDArray) -> float:
    """Return the standard deviation of the means of large blocks: air and body in a chest, next to nothing in noise."""
    planes = _sampled(hounsfield, LIMITS.enough_voxels)
    sums = [block_sums(plane.astype(np.float32), _LARGE_BLOCK) for plane in planes]
    return float(np.std(np.stack(sums))) / _LARGE_BLOCK**2


def _sampled(hounsfield: NDArray, enough: int) -> NDArray:
    """Return every so many slices of a scan of more than `enough`."""
    return hounsfield[:: step_of(len(hounsfield), enough)]
