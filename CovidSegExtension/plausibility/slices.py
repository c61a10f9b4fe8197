"""What is doubtful about the slices of a CT: blank, doubled, missing, woven of two scans, or in a wrong order."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError, counted, is_are
from ..io.completeness import completeness_of
from ..volume import Volume
from .blocks import block_sums
from .limits import LIMITS

_SMOOTH = 8
"""Pixels along blocks in which noise is averaged away."""


def incomplete(axial: Volume) -> list[str]:
    """Say at which ends of the scan slices are blank, or lost a part.

    Raises
    ------
    InputError
        If slices within the scan did.
    """
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


def order_of_slices(axial: Volume, scanned: bool) -> list[str]:
    """Say which slices seem to be of another scan, there twice, missing, or not where they belong.

    Parameters
    ----------
    axial : Volume
        On the axial grid; of four slices or less nothing is said.
    scanned : bool
        Whether it holds noise; in drawings slices may well be equal.
    """
    if axial.shape[0] <= 4:
        return []
    return _woven(axial) + (_repeated(axial) + _out_of_order(axial) if scanned else [])


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


def _repeated(axial: Volume) -> list[str]:
    alike = [z for z, (below, above) in enumerate(pairwise(axial.hounsfield)) if _are_equal(below, above)]
    alike = [z for z in alike if axial.hounsfield[z].min() != axial.hounsfield[z].max()]  # blank ones are told as such
    if not 0 < len(alike) < axial.shape[0] / 3:  # more of them: slices that were multiplied on purpose, or a drawing
        return []
    return [
        f"{counted(len(alike), 'slice', ('repeats', 'repeat'))} exactly the one below (number {alike[0] + 2} from "
        "below is the first): volumes are too large by as much."
    ]


def _out_of_order(axial: Volume) -> list[str]:
    """Look for slices that are not where they belong, or not there at all: by how much neighbours differ."""
    # Foam of a table or pad, which ends somewhere, is below -500 HU, and so is air beside the patient.
    means = [block_sums(plane.clip(-500, 300), _SMOOTH) / _SMOOTH**2 for plane in axial.hounsfield]
    steps = np.array([np.abs(above - below).mean() for below, above in pairwise(means)])
    beside = [np.r_[steps[max(0, z - 4) : z], steps[z + 1 : z + 5]] for z in range(len(steps))]
    usual = np.array([np.median(values) for values in beside])
    largest = np.array([values.max() for values in beside])
    large = steps > LIMITS.jump * np.maximum(usual, 1.0)
    jumps = np.flatnonzero(large & ((steps > LIMITS.lone_jump * largest) | _to_and_fro(means, steps)))
    if len(jumps) == 1 and _ends_meet(means, steps):
        return [
            f"The slices are in a wrong order: the picture jumps after number {jumps[0] + 1} from below, and the "
            "highest slice goes on into the lowest, as where the upper part of a scan was stored below its lower one; "
            "zones, and what is found near the jump, are then wrong: export the CT again."
        ]
    if (astray := _closer_elsewhere(np.stack(means))) > max(1, LIMITS.astray_share * len(means)):
        return [
            f"{astray} of {len(means)} slices look more like slices elsewhere than like those beside them: they are in "
            "a wrong order, or the chest is there twice; volumes and zones are then wrong: export the CT again."
        ]
    if len(jumps):
        return [
            f"The picture jumps between neighbouring slices in {counted(len(jumps), 'place')} (first after number "
            f"{jumps[0] + 1} from below): slices may be missing there, or in a wrong order, and volumes wrong."
        ]
    if exchanged := _exchanged(means, steps):
        return [
            f"Neighbouring slices seem to have changed places (numbers {exchanged[0] + 1} and {exchanged[0] + 2} from "
            "below are the first): each looks more like the slice beyond the other than like the one beside it; export "
            "the CT again."
        ]
    return []


def _to_and_fro(means: Sequence[NDArray[np.floating]], steps: NDArray[np.floating]) -> NDArray[np.bool_]:
    """Return which steps lead to a few slices that do not belong there, or back: those on both sides are alike."""
    found = np.zeros(len(steps), bool)
    for count in range(1, LIMITS.few_slices + 1):
        for first in range(len(steps) - count):
            across = float(np.abs(means[first] - means[first + count + 1]).mean())
            if min(steps[first], steps[first + count]) > LIMITS.lone_jump * across:
                found[[first, first + count]] = True
    return found


def _exchanged(means: Sequence[NDArray[np.floating]], steps: NDArray[np.floating]) -> list[int]:
    """Return which slices seem to have changed places with the one above: both fit better the other way round."""
    across = np.array([np.abs(means[z + 2] - means[z]).mean() for z in range(len(means) - 2)])
    far = np.maximum(across, LIMITS.least_step_hu)
    if np.median(steps[:-1] / far) > LIMITS.ordered:
        return []
    numbers, least = np.arange(1, len(means) - 2), LIMITS.exchanged * far
    return [int(z) for z in numbers if steps[z - 1] > least[z - 1] and steps[z + 1] > least[z]]


def _closer_elsewhere(means: NDArray[np.floating]) -> int:
    """Return how many slices, shape (Z, Y, X), are far less like their neighbours than like one further away.

    None, where that one is the mirror image: phantoms may be alike at top and bottom.
    """
    flat = means.reshape(len(means), -1)
    squares = np.square(flat).sum(axis=1)
    apart = np.maximum(squares[:, None] + squares - 2 * flat @ flat.T, 0)  # squared distances
    numbers = np.arange(len(means))
    distance = np.abs(numbers[:, None] - numbers)
    neighbour = np.where(distance == 1, apart, np.inf).min(axis=1)
    elsewhere = np.where(distance > LIMITS.slices_nearby, apart, np.inf)
    astray = np.flatnonzero(neighbour > LIMITS.astray**2 * elsewhere.min(axis=1))
    if len(astray) == 0:
        return 0
    middles = astray + elsewhere[astray].argmin(axis=1)
    mirrored = np.abs(middles - np.median(middles)) <= LIMITS.slices_nearby
    return 0 if len(astray) > 4 and mirrored.mean() > LIMITS.mirrored_share else len(astray)


def _ends_meet(means: Sequence[NDArray[np.floating]], steps: NDArray[np.floating]) -> bool:
    """Whether the first and the last slice are as alike as neighbours there are; `steps` tell how those differ."""
    across = float(np.abs(means[0] - means[-1]).mean())
    return across < LIMITS.ends_meet * float(np.median(np.r_[steps[:3], steps[-3:]]))


def _are_equal(plane: NDArray, other: NDArray) -> bool:
    middle = len(plane) // 2  # where most differ already
    return np.array_equal(plane[middle], other[middle]) and np.array_equal(plane, other)
