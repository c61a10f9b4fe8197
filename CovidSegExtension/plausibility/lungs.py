"""What is impossible or doubtful about the lungs that were found in a CT."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..boxes import box_around
from ..errors import InputError
from ..io.completeness import completeness_of
from ..lungs.masks import LEFT, RIGHT, Lungs
from ..measurement.limits import limits_of_coverage
from ..measurement.regions import LungCoverage
from ..volume import AIR_HU, Volume
from .blocks import step_of
from .field_of_view import at_corners
from .limits import LIMITS
from .orientation import which_way_up


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
    area = np.array([np.count_nonzero(of_slice) for of_slice in lungs.sides])
    litres = float(area.sum()) * axial.voxel_ml / 1000
    if litres == 0:
        return []
    notes = []
    whole = completeness_of(axial.hounsfield).whole
    ends = _ends(area, whole)
    if litres > LIMITS.impossible_litres:
        raise InputError(
            f"The lungs found measure {litres:.0f} L, more than any human's ({LIMITS.lung_litres[1]:g} L); correct the "
            f"voxel size ({axial.grid}), or give a lung mask."
        )
    if litres > LIMITS.lung_litres[1] or (litres < LIMITS.lung_litres[0] and not ends):
        notes.append(
            f"The lungs found measure {litres:.2g} L, expected {LIMITS.lung_litres[0]:g} to {LIMITS.lung_litres[1]:g} "
            "L; check the voxel size and the lung mask."
        )
    # Shares need no more than every so many voxels, and the whole takes a while.
    steps = [step_of(length, LIMITS.enough_voxels) for length in axial.shape]
    sample = tuple(slice(None, None, step) for step in steps)
    hounsfield, sides = np.ascontiguousarray(axial.hounsfield[sample]), np.ascontiguousarray(lungs.sides[sample])
    body = np.count_nonzero((hounsfield > LIMITS.tissue_hu) & (sides == 0))
    cut_out = bool(body < LIMITS.body_share * np.count_nonzero(sides))
    if cut_out:
        notes.append(
            "There is hardly any body around the lungs: they seem to be cut out, and what is found in them, at the "
            "pleura above all, is not to be relied on."
        )
    else:
        notes += _dark_wall(hounsfield, sides > 0)
    opaque = _opaque_side(hounsfield, sides)
    notes += opaque or _air_beside(hounsfield, sides)  # a lung that is not in the mask would count as air of the room
    notes += _cut_off(axial, lungs.sides, whole, cut_out)
    notes += which_way_up(axial, lungs.sides, area, whole=not ends, both=not opaque)
    sampled_mm = [step * mm for step, mm in zip(steps, axial.spacing_mm, strict=True)]
    return [*notes, *_too_long(sides, sampled_mm, ends)]


def _dark_wall(hounsfield: NDArray, inside: NDArray[np.bool_]) -> list[str]:
    """Look at what lies just outside the lungs within each slice: chest wall and mediastinum, which hold no air."""
    near = [
        np.concatenate((values[:, 2:][~of[:, 2:] & of[:, :-2]], values[:, :-2][~of[:, :-2] & of[:, 2:]]))
        for values, of in ((hounsfield, inside), (hounsfield.swapaxes(1, 2), inside.swapaxes(1, 2)))
    ]
    beside = np.concatenate(near)
    if len(beside) == 0 or (median := float(np.median(beside))) > LIMITS.tissue_hu:
        return []
    return [
        f"What surrounds the lungs found is no chest wall: half of it is below {median:.0f} HU, expected tissue above "
        f"{LIMITS.tissue_hu:g} HU; grey values may be inverted, or the lung mask too small or of another CT."
    ]


def _air_beside(hounsfield: NDArray, sides: NDArray[np.uint8]) -> list[str]:
    """Look at the air of the room, in front of, behind and beside the lungs: it has the same value in every CT."""
    _, rows, columns = box_around(sides)
    outside = np.ones(hounsfield.shape[1:], bool)
    outside[rows, columns] = False
    values = hounsfield[:, outside]
    scanned = (values > LIMITS.air_hu[0]) & (values < LIMITS.air_hu[1]) & (values != AIR_HU)  # which fills, too
    air = values[scanned].astype(np.float32)
    if len(air) < LIMITS.air_share * hounsfield.size:
        return []
    darkest, usual = np.percentile(air, (10, 50))  # of pictures of few grey values noise lies above the darkest alone
    low, high = LIMITS.room_hu
    if darkest <= high and usual >= low:
        return []
    return [
        f"The air around the patient is at about {darkest if darkest > high else usual:.0f} HU, where a CT has it at "
        "-1000: the scale of the values (rescale slope, intercept) may be wrong, and what is found with it; check the "
        "export."
    ]


def _opaque_side(hounsfield: NDArray, sides: NDArray[np.uint8]) -> list[str]:
    air = hounsfield < LIMITS.aerated_hu
    volumes = {side: np.count_nonzero(air & (sides == side)) for side in (RIGHT, LEFT)}
    names = {RIGHT: "right", LEFT: "left"}
    for side, other in ((RIGHT, LEFT), (LEFT, RIGHT)):
        if volumes[side] < LIMITS.opaque_share * volumes[other]:
            return [
                f"The {names[side]} lung holds hardly any air: it is opaque, missing or outside the image, and what is "
                "found on that side is not to be relied on."
            ]
    return []


def _ends(area: NDArray[np.int_], whole: NDArray[np.intp]) -> list[str]:
    """Return at which ends of the scan, of the slices that are `whole`, the lungs go on."""
    if len(whole) < 3:
        return ["lowest", "highest"]  # no lung is as low as that
    named = (("lowest", whole[0]), ("highest", whole[-1]))
    return [name for name, z in named if area[z] > LIMITS.cut_share * area.max()]


def _cut_off(axial: Volume, sides: NDArray[np.uint8], whole: NDArray[np.intp], cut_out: bool) -> list[str]:
    """Say where the scan ends before the lungs do; lungs that were cut out lie in a padding all around."""
    coverage = LungCoverage.of(sides, whole)
    if coverage is None:
        return []
    if not cut_out and _beside_padding_cm2(axial, sides) > LIMITS.edge_cm2:
        coverage = replace(coverage, in_plane=True)
    return limits_of_coverage(coverage)


def _beside_padding_cm2(axial: Volume, sides: NDArray[np.uint8]) -> float:
    """Return over how much area lung touches what pads the image around a small field of view, a circle often."""
    step = step_of(len(sides), LIMITS.enough_slices)
    dz, dy, dx = axial.spacing_mm
    area = 0.0
    for hounsfield, of_slice in zip(axial.hounsfield[::step], sides[::step], strict=True):
        padding, inside = hounsfield == hounsfield[0, 0], of_slice > 0
        if _touching_mm(padding, inside, (dy, dx)) > 0:  # also where air within the chest has that very value
            area += _touching_mm(at_corners(padding), inside, (dy, dx)) * dz * step / 100
    return area


def _touching_mm(mask: NDArray[np.bool_], other: NDArray[np.bool_], pixel_mm: tuple[float, float]) -> float:
    """Return along what length two masks of a slice, shape (Y, X), lie side by side."""
    dy, dx = pixel_mm
    along_x = np.count_nonzero(mask[:, 1:] & other[:, :-1]) + np.count_nonzero(mask[:, :-1] & other[:, 1:])
    along_y = np.count_nonzero(mask[1:] & other[:-1]) + np.count_nonzero(mask[:-1] & other[1:])
    return along_x * dy + along_y * dx


def _too_long(sides: NDArray[np.uint8], spacing_mm: Sequence[float], ends: list[str]) -> list[str]:
    """Compare the lungs' height, depth and width with those of people; a few voxels astray do not count."""
    inside = sides > 0
    lengths = []
    for axis, mm in enumerate(spacing_mm):
        profile = inside.sum(axis=tuple({0, 1, 2} - {axis})).cumsum()
        first, last = (int(np.searchsorted(profile, share * profile[-1])) for share in (0.005, 0.995))
        lengths.append((last - first + 1) * mm)
    height, depth, width = lengths
    if any(length > most for length, most in zip(lengths, LIMITS.lungs_mm, strict=True)):
        return [
            f"The lungs found are {width:.0f} mm wide, {depth:.0f} mm deep and {height:.0f} mm high, larger than any "
            "human's: spacings may be swapped or wrong, and volumes with them; check the voxel size."
        ]
    if not ends and height < LIMITS.flat * width:
        return [
            f"The lungs found are {width:.0f} mm wide and only {height:.0f} mm high, though both of their ends are in "
            "view: the distance of the slices may be wrong, and volumes with it; check the voxel size."
        ]
    return []
