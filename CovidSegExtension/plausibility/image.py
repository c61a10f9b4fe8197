"""What is impossible or doubtful about a CT before its lungs are looked for."""

import numpy as np

from ..errors import InputError
from ..geometry import Grid
from ..volume import Volume
from .limits import LIMITS


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
    """Return what is doubtful about a CT on the axial grid before anything is segmented."""
    notes = []
    slices, dz = axial.shape[0], axial.spacing_mm[0]
    if slices > 1 and dz > LIMITS.thick_slices_mm + 0.05:
        notes.append(f"The slices are {dz:.3g} mm apart; above {LIMITS.thick_slices_mm:g} mm small lesions are missed.")
    if slices > 4:
        sample = axial.hounsfield[:, ::4, ::4].astype(np.float32).clip(-1024, 1000)
        neighbours = float(np.abs(sample[1:] - sample[:-1]).mean())
        if neighbours > 0 and float(np.abs(sample[2:] - sample[:-2]).mean()) < LIMITS.alike * neighbours:
            notes.append(
                "Neighbouring slices look less alike than those two apart, as where two scans are woven into one; "
                "look at the CT from the side."
            )
    return notes
