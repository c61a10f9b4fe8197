"""Millilitres of each lesion class, and their share of the lungs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..labels import LABELS, LUNGS, MEMBERS, PLEURAL_EFFUSION, Label, UnionLabel
from ..volume import Volume


@dataclass(frozen=True)
class Measurement:
    """One lesion class of one CT.

    Attributes
    ----------
    label : Label or UnionLabel
        Which class, or what a model merges classes to.
    ml : float
        Its volume, in mL.
    share_of_lung : float or None
        Its volume within the lung field over the volume of the lung field, 0 to 1. None without a lung field, and for
        pleural effusion, which lies outside the lungs, alone or merged.
    """

    label: Label | UnionLabel
    ml: float
    share_of_lung: float | None


@dataclass(frozen=True)
class LungVolumes:
    """Volume of each lung field, lesions of the lung included, in mL."""

    right_ml: float
    left_ml: float

    @property
    def total_ml(self) -> float:
        """Both lungs together."""
        return self.right_ml + self.left_ml


def measure(
    labels: NDArray,
    volume_or_voxel_ml: Volume | float,
    lung_sides: NDArray | None = None,
    classes: Sequence[Label | UnionLabel] = LABELS,
) -> tuple[Measurement, ...]:
    """Measure every lesion class of a label map, in the order of `labels.LABELS`.

    Parameters
    ----------
    labels : ndarray, shape (Z, Y, X)
        The label map.
    volume_or_voxel_ml : Volume or float
        The CT on the same grid, or the volume of one voxel in mL.
    lung_sides : ndarray, shape (Z, Y, X), optional
        0 outside, 1 right and 2 left lung (`lungs.Lungs.sides`).
    classes : sequence of Label or UnionLabel
        What to measure instead: the foreground of a model's target.

    Raises
    ------
    InputError
        If the grids differ.
    """
    for what, grid in (("CT", volume_or_voxel_ml), ("lung mask", lung_sides)):
        shape = getattr(grid, "shape", labels.shape)
        if shape != labels.shape:
            raise InputError(
                f"Expected labels and {what} on one grid; they have {labels.shape} and {shape} voxels, "
                "so take the ones made from the same image."
            )
    voxel_ml = _voxel_ml(volume_or_voxel_ml)
    sides = None if lung_sides is None else np.asarray(lung_sides)
    counts, inside = _counts(np.asarray(labels), classes, sides)
    field_size = 0 if sides is None else int(np.count_nonzero(sides))

    def share(label: Label | UnionLabel) -> float | None:
        if field_size == 0 or label == LUNGS or PLEURAL_EFFUSION.value in MEMBERS[label.value]:
            return None
        return inside[label.value] / field_size

    return tuple(Measurement(label, counts[label.value] * voxel_ml, share(label)) for label in classes)


def _voxel_ml(volume_or_voxel_ml: Volume | float) -> float:
    return volume_or_voxel_ml.voxel_ml if isinstance(volume_or_voxel_ml, Volume) else float(volume_or_voxel_ml)


def _counts(
    labels: NDArray, classes: Sequence[Label | UnionLabel], sides: NDArray | None
) -> tuple[Counter[int], Counter[int]]:
    """Return the voxels of each class by its value, and those of them in the lungs; by slices, to save memory."""
    counts, inside = Counter[int](), Counter[int]()
    for z, plane in enumerate(labels):
        if not plane.any():
            continue
        for label in classes:
            found = plane == label.value
            counts[label.value] += int(np.count_nonzero(found))
            if sides is not None:
                inside[label.value] += int(np.count_nonzero(sides[z][found]))
    return counts, inside
