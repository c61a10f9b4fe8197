"""A lung mask that was given with the CT: what its labels mean, and whether it fits the CT.

Lungs come as one label, as right and left, or as lobes, under the numbers of a dozen tools. What the labels are is
told by their names where the file has them, else by their values *and* by where they lie; what stays in doubt is
refused. The lungs that CovidSeg finds by itself say where right and left are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..volume import Volume
from .lobes import LOBES, LUNGMASK, TOTAL_SEGMENTATOR, TOTAL_SEGMENTATOR_1, Lobe, LobeScheme
from .masks import LEFT, RIGHT, Lungs

_SIDE_NAMES = {RIGHT: "right", LEFT: "left"}
_LUNG_WORDS = frozenset({"lung", "lungs", "lobe"})
_PLACE_WORDS = frozenset({"right", "left", "upper", "middle", "lower", "both", "and", "superior", "inferior"})
_AIRWAY_WORDS = frozenset({"trachea", "airway", "airways", "bronchus", "bronchi", "carina"})

_AERATED_HU = -500

_AGREE = 0.5
"""Share of a label that lies in the lung that it names, at the least; a mirrored one has next to nothing there."""
_SWAPPED = 0.2
"""Share of the right lung's label in the right lung, and of the left in the left, below which they are swapped."""
_BEYOND, _MISSED = 0.1, 0.1
"""Shares of a mask beyond the cavity, and of aerated lung that it misses on its own sides: both at once are a mask that
was shifted, flipped or made on another CT. Masks by experts have up to 0.001 beyond; one that is too wide misses
nothing, one that is too tight has nothing beyond."""


@dataclass(frozen=True, eq=False)
class GivenMask:
    """A mask on the axial grid of the CT.

    Attributes
    ----------
    labels : ndarray, shape (Z, Y, X)
        As they were given.
    names : mapping of int to str
        What the file calls them; empty where it does not say.
    name : str
        What messages call the mask.
    """

    labels: NDArray
    names: Mapping[int, str]
    name: str


def read_mask(path: Path, axial: Volume) -> GivenMask:
    """Read a mask that lies on the grid of the CT, stored in whatever orientation.

    Raises
    ------
    InputError
        If it cannot be read, or lies on another grid.
    """
    from ..io.images import read_labels

    mask = read_labels(path, axial.grid).axial()
    if not mask.grid.matches(axial.grid):
        raise InputError(
            f"The lung mask {path} lies on another grid than the CT (mask {mask.grid}; CT {axial.grid}); make it on "
            "the CT itself."
        )
    return GivenMask(mask.labels, mask.names, f"The lung mask {path}")


def require_usable(mask: GivenMask, axial: Volume) -> None:
    """Raise an `InputError` where a mask cannot be one of the CT's lungs, whatever the lungs are; cheap."""
    if mask.labels.shape != axial.shape:
        raise InputError(
            f"{mask.name} has {mask.labels.shape} voxels and the CT {axial.shape} along Z, Y, X; make it on the CT "
            "itself."
        )
    if not mask.labels.any():
        raise InputError(
            f"{mask.name} is empty: no voxel is marked as lung; draw it again, or let CovidSeg find the lungs."
        )


def understand(mask: GivenMask, axial: Volume, found: Lungs) -> tuple[NDArray[np.uint8], bool, list[str]]:
    """Tell right from left in a mask.

    Parameters
    ----------
    mask : GivenMask
    axial : Volume
        The CT.
    found : Lungs
        Those that CovidSeg found in the CT by itself; empty where it found none.

    Returns
    -------
    sides : ndarray of uint8, shape (Z, Y, X)
        1 right, 2 left; or 1 for both, where the labels do not tell them apart.
    has_sides : bool
    notes : list of str
        What was understood, where it was not the plain thing.

    Raises
    ------
    InputError
        If the labels may mean several things, or the mask does not lie where the CT has its lungs.
    """
    values = {int(value) for value in np.unique(mask.labels)} - {0}
    named = {value: mask.names[value] for value in values if value in mask.names}
    if len(named) == len(values):
        sides, has_sides, notes = _by_names(mask, named)
    elif len(values) == 1:
        sides, has_sides, notes = (mask.labels != 0).astype(np.uint8), False, []
    elif values == {RIGHT, LEFT}:
        sides, has_sides, notes = mask.labels.astype(np.uint8), True, []
    else:
        sides, has_sides, notes = _by_scheme(mask, values, found)
    notes += _fit(mask, sides > 0, found, axial.hounsfield < _AERATED_HU)
    if has_sides:
        sides, remark = _right_way_round(mask, sides, found)
        notes += remark
    return sides, has_sides, notes


def _by_names(mask: GivenMask, named: Mapping[int, str]) -> tuple[NDArray[np.uint8], bool, list[str]]:
    """Take the segments that are called lung or lobe, and leave out airways."""
    sides = np.zeros(mask.labels.shape, np.uint8)
    left_out, taken, both = [], [], False
    for value, name in named.items():
        words = frozenset(name.casefold().replace("_", " ").replace("-", " ").split())
        if words & _AIRWAY_WORDS:
            left_out.append(name)
            continue
        if not words & _LUNG_WORDS or words - _LUNG_WORDS - _PLACE_WORDS:
            raise InputError(
                f"{mask.name} has the segment {name!r}; expected lungs or lobes by name, such as 'right lung', and "
                "nothing but airways beside them."
            )
        taken.append(name)
        right, left = "right" in words, "left" in words
        both = both or right == left
        sides[mask.labels == value] = LEFT if left and not right else RIGHT
    if not taken:
        raise InputError(f"{mask.name} has only {_listed(left_out)}, no lung; draw the lungs, or leave it out.")
    if both:
        sides = (sides > 0).astype(np.uint8)
    note = f"{mask.name} was read by the names of its segments: {_listed(taken)}"
    note += f"; left out: {_listed(left_out)}." if left_out else "."
    return sides, not both, [note]


def _by_scheme(mask: GivenMask, values: set[int], found: Lungs) -> tuple[NDArray[np.uint8], bool, list[str]]:
    """Take the labels as lobes where that agrees with where they lie."""
    for scheme in (LUNGMASK, TOTAL_SEGMENTATOR, TOTAL_SEGMENTATOR_1):
        if values <= set(scheme.values) and _agrees(mask.labels, values, scheme, found):
            sides = np.zeros(mask.labels.shape, np.uint8)
            for value in values:
                sides[mask.labels == value] = scheme.values[value].side
            lobes = ", ".join(f"{value} {scheme.values[value].name}" for value in sorted(values))
            return sides, True, [f"{mask.name} was taken for lobes as {scheme.name} numbers them: {lobes}."]
    raise InputError(
        f"{mask.name} holds the labels {sorted(values)}; expected 1 (right) and 2 (left), one label for both lungs, or "
        "the five lobes of lungmask (1 to 5) or TotalSegmentator (10 to 14) where they belong; keep only these."
    )


def _agrees(labels: NDArray, values: set[int], scheme: LobeScheme, found: Lungs) -> bool:
    """Whether every lobe lies in its own lung, the upper ones above the lower."""
    height: dict[Lobe, float] = {}
    for value in values:
        lobe = scheme.values[value]
        inside = labels == value
        if _share_of_side(inside, lobe.side, found) < _AGREE:
            return False
        height[lobe] = float(np.average(np.arange(len(labels)), weights=inside.sum(axis=(1, 2))))
    for upper in (lobe for lobe in LOBES if "upper" in lobe.name):
        lower = next(lobe for lobe in LOBES if lobe.side == upper.side and "lower" in lobe.name)
        if upper in height and lower in height and height[upper] <= height[lower]:
            return False
    return True


def _share_of_side(mask: NDArray[np.bool_], side: int, found: Lungs) -> float:
    """Return how much of a mask lies in the lung of a side, of what lies in either; 0 where it lies in none."""
    sides = found.sides[mask]
    in_lungs = int(np.count_nonzero(sides))
    return int(np.count_nonzero(sides == side)) / in_lungs if in_lungs else 0.0


def _fit(mask: GivenMask, lungs: NDArray[np.bool_], found: Lungs, aerated: NDArray[np.bool_]) -> list[str]:
    """Compare the mask with the cavity and the lungs that were found; nothing is said where there are none."""
    if not found.cavity.any():
        return []
    beyond = 1 - float(np.count_nonzero(lungs & found.cavity)) / float(np.count_nonzero(lungs))
    missed = 1.0
    for side in (RIGHT, LEFT):  # a mask may be of one lung
        its_lung = aerated & (found.sides == side)
        if total := int(np.count_nonzero(its_lung)):
            missed = min(missed, 1 - int(np.count_nonzero(its_lung & lungs)) / total)
    if beyond > _BEYOND and missed > _MISSED:
        raise InputError(
            f"{mask.name} does not fit the CT: {100 * beyond:.0f} % of it lies beyond the chest's cavity, and it "
            f"leaves out {100 * missed:.0f} % of the lung; make it on this very CT, not on another or a flipped one."
        )
    if beyond > _BEYOND:
        return [
            f"{100 * beyond:.0f} % of the lung mask lies beyond the chest's cavity as CovidSeg finds it; check that it "
            "was made on this CT."
        ]
    return []


def _right_way_round(mask: GivenMask, sides: NDArray[np.uint8], found: Lungs) -> tuple[NDArray[np.uint8], list[str]]:
    """Return the sides as they lie in the patient, with a note where the labels have them the other way round."""
    if not found.lung_field.any():
        return sides, []
    shares = {side: _share_of_side(sides == side, side, found) for side in (RIGHT, LEFT) if (sides == side).any()}
    if all(share <= _SWAPPED for share in shares.values()):
        swapped = np.where(sides > 0, RIGHT + LEFT - sides, 0).astype(np.uint8)
        return swapped, [
            f"{mask.name} has right and left the other way round than the CT: what it calls right lies on the "
            "patient's left; the sides were taken from where they lie, so check the mask."
        ]
    odd = [_SIDE_NAMES[side] for side, share in shares.items() if share < _AGREE]
    if odd:
        raise InputError(
            f"{mask.name} does not part right from left: most of its {odd[0]} lung lies on the other side; expected 1 "
            "in the right and 2 in the left lung, or one label for both."
        )
    return sides, []


def _listed(names: list[str]) -> str:
    return ", ".join(repr(name) for name in names)
