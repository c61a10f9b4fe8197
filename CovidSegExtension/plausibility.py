"""Whether a CT can be what it says: the impossible is refused, the doubtful becomes a note for the user.

Every front end comes through here: once before the lungs are looked for, once after. What a reader learns from a
file's header alone (compression, kernel, contrast) it puts into `Volume.notes`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .errors import InputError
from .geometry import Grid
from .lungs.masks import LEFT, RIGHT, Lungs
from .volume import Volume


@dataclass(frozen=True)
class Limits:
    """What a CT of a human chest can be; the reasons stand beside the numbers."""

    voxel_mm: tuple[float, float] = (0.05, 10.0)  # micro-CT and a coarse overview; metres or micrometres lie beyond
    slice_mm: float = 40.0  # no protocol leaves wider gaps
    width_mm: tuple[float, float] = (30.0, 1500.0)  # a premature infant's chest; the bore of a scanner, padded
    height_mm: float = 2600.0  # whole body
    thick_slices_mm: float = 5.0  # models are trained on slices up to 5 mm
    lung_litres: tuple[float, float] = (0.2, 10.0)  # below: infants or a part of a lung; above: nobody
    impossible_litres: float = 15.0
    whole_lung_mm: float = 100.0  # a stack lower than that holds a part of the lungs only
    cut_share: float = 0.2  # of the widest slice's lung area: more of it in an end slice, and the lung goes on
    edge_cm2: float = 5.0  # lung at the sides of the image
    opaque_share: float = 0.05  # air of one lung over that of the other
    aerated_hu: float = -500.0
    tissue_hu: float = -200.0
    body_share: float = 0.3  # of the lungs' volume; a chest has more than as much body as lung
    bone_hu: float = 200.0  # above soft tissue and most enhanced blood
    least_bone_ml: float = 5.0  # less says nothing
    spine_share: float = 0.4  # of midline bone behind the lungs; 0.68 and more on real CT, 0.32 and less upside-down
    alike: float = 0.95  # slices two apart differ by 1.2 to 1.6 times as much as neighbours in a real scan


LIMITS = Limits()


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


def check_lungs(axial: Volume, lungs: Lungs) -> list[str]:
    """Return what is doubtful about the lungs that were found; nothing where there are none.

    Parameters
    ----------
    axial : Volume
        On the axial grid.
    lungs : Lungs
        On the same grid.

    Raises
    ------
    InputError
        If the lungs are larger than any human's.
    """
    field = lungs.lung_field
    area = field.sum(axis=(1, 2))
    litres = float(area.sum()) * axial.voxel_ml / 1000
    if litres == 0:
        return []
    notes = []
    height = axial.shape[0] * axial.spacing_mm[0]
    if litres > LIMITS.impossible_litres:
        raise InputError(
            f"The lungs found measure {litres:.0f} L, more than any human's ({LIMITS.lung_litres[1]:g} L); correct the "
            f"voxel size ({axial.grid}), or give a lung mask."
        )
    if litres > LIMITS.lung_litres[1] or (litres < LIMITS.lung_litres[0] and height >= LIMITS.whole_lung_mm):
        notes.append(
            f"The lungs found measure {litres:.2g} L, expected {LIMITS.lung_litres[0]:g} to {LIMITS.lung_litres[1]:g} "
            "L; check the voxel size and the lung mask."
        )
    body = float(((axial.hounsfield > LIMITS.tissue_hu) & ~field).sum()) * axial.voxel_ml / 1000
    if body < LIMITS.body_share * litres:
        notes.append(
            "There is hardly any body around the lungs: they seem to be cut out, and what is found in them, at the "
            "pleura above all, is not to be relied on."
        )
    notes += _opaque_side(axial, lungs)
    notes += _cut_off(axial, field, area)
    notes += _upside_down(axial, field, area)
    return notes


def _opaque_side(axial: Volume, lungs: Lungs) -> list[str]:
    air = axial.hounsfield < LIMITS.aerated_hu
    litres = {side: float((air & (lungs.sides == side)).sum()) * axial.voxel_ml / 1000 for side in (RIGHT, LEFT)}
    names = {RIGHT: "right", LEFT: "left"}
    for side, other in ((RIGHT, LEFT), (LEFT, RIGHT)):
        if litres[side] < LIMITS.opaque_share * litres[other]:
            return [
                f"The {names[side]} lung holds hardly any air: it is opaque, missing or outside the image, and what is "
                "found on that side is not to be relied on."
            ]
    return []


def _cut_off(axial: Volume, field: NDArray[np.bool_], area: NDArray[np.int_]) -> list[str]:
    notes = []
    if axial.shape[0] > 2:
        ends = [name for name, z in (("lowest", 0), ("highest", -1)) if area[z] > LIMITS.cut_share * area.max()]
        if ends:
            notes.append(f"The lungs go on beyond the {' and the '.join(ends)} slice: volumes are of the part in view.")
    dz, dy, dx = axial.spacing_mm
    at_edges = (field[:, [0, -1]].sum() * dx + field[:, :, [0, -1]].sum() * dy) * dz / 100
    if at_edges > LIMITS.edge_cm2:
        notes.append("The lungs reach the side of the image and may go on beyond it: volumes are of the part in view.")
    return notes


def _upside_down(axial: Volume, field: NDArray[np.bool_], area: NDArray[np.int_]) -> list[str]:
    """Compare bone in the midline behind the lungs, the spine, with bone in front of them, the sternum."""
    _, dy, dx = axial.spacing_mm
    slices = np.flatnonzero(area > LIMITS.cut_share * area.max())
    rows, columns = np.flatnonzero(field.any(axis=(0, 2))), np.flatnonzero(field.any(axis=(0, 1)))
    middle, inside, beyond = (columns[0] + columns[-1]) / 2, 0.2 * (rows[-1] - rows[0]), 30 / dy
    band = slice(max(0, int(middle - 25 / dx)), int(middle + 25 / dx) + 1)
    bone = axial.hounsfield[slices[0] : slices[-1] + 1, :, band] > LIMITS.bone_hu
    front = int(bone[:, max(0, int(rows[0] - beyond)) : int(rows[0] + inside)].sum())
    back = int(bone[:, int(rows[-1] - inside) : int(rows[-1] + beyond)].sum())
    if (front + back) * axial.voxel_ml < LIMITS.least_bone_ml or back >= LIMITS.spine_share * (front + back):
        return []
    return [
        "The spine seems to lie in front of the lungs: the header may have the patient upside-down, and effusion is "
        "then looked for on the wrong side; check the orientation."
    ]
