"""What changed between CTs of one patient: shares and volumes, and which lesion is new, gone or still there."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..boxes import box_around
from ..geometry import Grid
from ..volume import LabelMap
from .alignment import Alignment, align_lungs, along_ras
from .lesions import MIN_LESION_ML, find_lesions
from .limits import BY_HAND
from .records import LUNG, OPACITY, OPACITY_VALUES, CaseMeasurements, MeasuredCase, millilitres, signed
from .regions import BOTH_LUNGS

BREATH_CHANGE = 0.10
"""Change of lung volume from which breath must be thought of: volumes fall with it while shares hold."""
POOR_DICE = 0.90
"""Dice of the lungs after alignment below which nothing is said of new and resolved."""
SPACING_CHANGE_MM = 0.5
SAME_SIZE = 0.01
"""Share by which the voxels of one image in two files may differ in size, by rounding."""
CUT_AREA = 0.10
"""Area of lung on the outermost slice, over the largest, from which nothing is said of new and resolved: what is left
of the lungs is stretched over all of the others. Of real lungs with 0.18 places were 2 mm off on average, with 0.24
8 mm, while their Dice stayed above `POOR_DICE`."""

_FINE_MM = 1.5
"""Spacing on which the distance to lesions is measured."""
_MARGIN_MM = 15.0
"""Around the lesions; the error of an alignment that counts is far smaller."""


@dataclass(frozen=True)
class Overlap:
    """Lesions of two CTs laid over one another; GGO and consolidation together.

    Attributes
    ----------
    tolerance_mm : float
        How near counts as the same place: the measured error of the alignment, at least `_FINE_MM`.
    persisting_then_ml, resolved_ml : float
        Of the first CT's lesions: what has a lesion of the second at its place, and what has none.
    persisting_now_ml, new_ml : float
        Of the second CT's lesions: what had one of the first at its place, and what had none.
    resolved_lesions, new_lesions : int
        Lesions of at least `lesions.MIN_LESION_ML` that have nothing at their place.
    unseen_then_ml, unseen_now_ml : float
        Of either CT's lesions: what lies where the other CT shows nothing, so that it is none of the above.
    """

    tolerance_mm: float
    persisting_then_ml: float
    resolved_ml: float
    persisting_now_ml: float
    new_ml: float
    resolved_lesions: int
    new_lesions: int
    unseen_then_ml: float = 0.0
    unseen_now_ml: float = 0.0


@dataclass(frozen=True, eq=False)
class Step:
    """From one CT to the next; None is unknown.

    Attributes
    ----------
    interval_days : int or None
    share_then, share_now : float or None
        GGO and consolidation inside the lung field over the lung field, 0 to 1.
    ml_then, ml_now : float or None
        Their volume inside the lung field.
    lung_ml_then, lung_ml_now : float or None
    alignment : Alignment or None
        Of the first lungs to the second.
    overlap : Overlap or None
        None where the lungs are unknown or could not be laid over one another.
    warnings : tuple of str
    patients_differ_by : tuple of str or None
        As of `scan_info.PatientInfo.differences`.
    """

    interval_days: int | None
    share_then: float | None
    share_now: float | None
    ml_then: float | None
    ml_now: float | None
    lung_ml_then: float | None
    lung_ml_now: float | None
    alignment: Alignment | None
    overlap: Overlap | None
    warnings: tuple[str, ...]
    patients_differ_by: tuple[str, ...] | None = None

    @property
    def share_change(self) -> float | None:
        """Share now less share then."""
        return _difference(self.share_now, self.share_then)

    @property
    def ml_change(self) -> float | None:
        """Volume now less volume then, in mL."""
        return _difference(self.ml_now, self.ml_then)

    @property
    def lung_change(self) -> float | None:
        """Change of lung volume over what it was."""
        change = _difference(self.lung_ml_now, self.lung_ml_then)
        return None if change is None or not self.lung_ml_then else change / self.lung_ml_then

    def to_json(self) -> dict[str, Any]:
        """Return the figures as values that `json` writes; unknown is None."""
        percent = {
            name: None if value is None else round(100 * value, 2)
            for name, value in (
                ("share_then_percent", self.share_then),
                ("share_now_percent", self.share_now),
                ("share_change_points", self.share_change),
                ("lung_change_percent", self.lung_change),
            )
        }
        volumes = {
            name: None if value is None else round(value, 2)
            for name, value in (
                ("volume_then_ml", self.ml_then),
                ("volume_now_ml", self.ml_now),
                ("volume_change_ml", self.ml_change),
                ("lung_then_ml", self.lung_ml_then),
                ("lung_now_ml", self.lung_ml_now),
            )
        }
        alignment = self.alignment
        return {
            "interval_days": self.interval_days,
            **percent,
            **volumes,
            "lung_dice_after_alignment": None if alignment is None else round(alignment.lung_dice, 4),
            "alignment_error_mm": None if alignment is None else round(alignment.error_mm, 2),
            "overlap": None
            if self.overlap is None
            else {name: round(value, 2) for name, value in asdict(self.overlap).items()},
            "patients_differ_by": None if self.patients_differ_by is None else list(self.patients_differ_by),
            "warnings": list(self.warnings),
        }


def follow(measured: Sequence[MeasuredCase]) -> list[Step]:
    """Compare each CT with the one before it.

    Parameters
    ----------
    measured : sequence of MeasuredCase
        In the order of time.
    """
    return [_step(then, now) for then, now in pairwise(measured)]


def _step(then: MeasuredCase, now: MeasuredCase) -> Step:
    alignment = overlap = None
    warnings = [*_same_or_strange(then, now), *_differences(then.case, now.case), *_limits(then.case, now.case)]
    if then.lung_sides is not None and now.lung_sides is not None:
        alignment = align_lungs(then.lung_sides, now.lung_sides)
        if problem := _misplaced(then.case, now.case, alignment):
            warnings.append(problem)
        else:
            overlap = overlap_lesions(then.labels, now.labels, alignment)
            unseen = overlap.unseen_then_ml + overlap.unseen_now_ml
            if unseen >= MIN_LESION_ML:
                warnings.append(
                    f"{millilitres(unseen)} of GGO or consolidation lie where the other CT shows nothing: they count "
                    "neither as new nor as resolved."
                )
    return Step(
        interval_days=_days(then.case, now.case),
        share_then=_share(then.case),
        share_now=_share(now.case),
        ml_then=_volume_ml(then.case, OPACITY),
        ml_now=_volume_ml(now.case, OPACITY),
        lung_ml_then=_volume_ml(then.case, LUNG),
        lung_ml_now=_volume_ml(now.case, LUNG),
        alignment=alignment,
        overlap=overlap,
        warnings=tuple(warnings),
        patients_differ_by=_patients_differ_by(then.case, now.case),
    )


def _cut_off(then: CaseMeasurements, now: CaseMeasurements) -> bool:
    shown = [case.coverage for case in (then, now) if case.coverage is not None]
    return max((max(each.top, each.bottom) for each in shown), default=0.0) >= CUT_AREA


def _misplaced(then: CaseMeasurements, now: CaseMeasurements, alignment: Alignment) -> str:
    """Say why places in one CT cannot be told in the other; an empty string where they can."""
    if _cut_off(then, now):
        return (
            "A scan cuts off too much of the lungs to lay them over one another: new and resolved are unknown, and "
            "volumes and shares are of different parts of the lungs."
        )
    if alignment.lung_dice < POOR_DICE:
        return (
            f"The lungs could not be laid over one another (Dice {alignment.lung_dice:.2f}, expected "
            f"{POOR_DICE:.2f} or more): new and resolved are unknown."
        )
    if not alignment.is_plausible:
        return (
            "The lungs lie over one another only if they are mirrored, turned or stretched more than a patient can be: "
            "new and resolved are unknown."
        )
    return ""


def _share(case: CaseMeasurements) -> float | None:
    row = case.find(BOTH_LUNGS, OPACITY)
    return None if row is None else row.share_of_region


def _volume_ml(case: CaseMeasurements, class_name: str) -> float | None:
    row = case.find(BOTH_LUNGS, class_name)
    return None if row is None else row.volume_ml


def _difference(now: float | None, then: float | None) -> float | None:
    return None if now is None or then is None else now - then


def _days(then: CaseMeasurements, now: CaseMeasurements) -> int | None:
    try:
        return (date.fromisoformat(now.scan.date) - date.fromisoformat(then.scan.date)).days
    except ValueError:
        return None


def _differences(then: CaseMeasurements, now: CaseMeasurements) -> list[str]:
    """Return what makes two CTs hard to compare, a sentence each."""
    found = []
    before, after = (_volume_ml(case, LUNG) for case in (then, now))
    if before and after and abs(after / before - 1) >= BREATH_CHANGE and not _cut_off(then, now):
        found.append(
            f"Lung volume differs by {signed(100 * (after / before - 1), 0)} %: a deeper or shallower breath changes "
            "mL more than shares."
        )
    if then.scan.kernel != now.scan.kernel:
        found.append(
            f"The kernels differ ({then.scan.kernel or 'unknown'}, {now.scan.kernel or 'unknown'}): HU and the "
            "well-aerated share cannot be compared."
        )
    spacings = [case.grid.axial().spacing_mm[0] for case in (then, now)]
    if abs(spacings[1] - spacings[0]) > SPACING_CHANGE_MM:
        found.append(
            f"The slice spacings differ ({spacings[0]:.1f} and {spacings[1]:.1f} mm): small lesions show unequally."
        )
    days = _days(then, now)
    if days is not None and days < 0:
        found.append("The second CT is older than the first by its date: give the CTs in the order of time.")
    return found


def _same_or_strange(then: MeasuredCase, now: MeasuredCase) -> list[str]:
    """Say where both CTs or label maps are one, or the CTs of two patients or of nobody knows whom."""
    found = []
    first_ct, second_ct = then.volume.axial(), now.volume.axial()
    same = np.array_equal(first_ct.hounsfield, second_ct.hounsfield)
    if same and np.allclose(first_ct.spacing_mm, second_ct.spacing_mm, rtol=SAME_SIZE):
        found.append("Both CTs are the same image: what changed is in the label maps alone, not in the patient.")
    elif same or np.array_equal(then.volume.hounsfield, now.volume.hounsfield):
        found.append(
            "Both CTs are the same image, but their headers differ in voxel size or orientation: one of them at least "
            "is wrong, and volumes or sides with it."
        )
    elif then.labels.labels.any() and np.array_equal(then.labels.labels, now.labels.labels):
        found.append(
            "Both label maps are the same though the CTs are not: one may have been made from the other CT; check the "
            "files."
        )
    differing = _patients_differ_by(then.case, now.case)
    if differing is None and not same:
        found.append("Whether both CTs are of one patient is not known: the files do not say.")
    elif differing:
        found.append("The CTs name two patients: expected CTs of one, in the order of time.")
    return found


def _patients_differ_by(then: CaseMeasurements, now: CaseMeasurements) -> tuple[str, ...] | None:
    return then.scan.patient.differences(now.scan.patient)


def _limits(then: CaseMeasurements, now: CaseMeasurements) -> list[str]:
    """Return what limits the figures of either CT, each sentence once."""
    first, second = ([note for note in case.warnings if note not in BY_HAND.values()] for case in (then, now))
    return [
        *(f"Both CTs: {note}" for note in first if note in second),
        *(f"The first CT: {note}" for note in first if note not in second),
        *(f"The second CT: {note}" for note in second if note not in first),
    ]


def overlap_lesions(then: LabelMap, now: LabelMap, alignment: Alignment) -> Overlap:
    """Tell which part of the lesions is new, gone or still there.

    Parameters
    ----------
    then, now : LabelMap
        GGO and consolidation count, whatever the grid.
    alignment : Alignment
        Of the first to the second.
    """
    tolerance = max(alignment.error_mm, _FINE_MM)
    resolved = _apart(then, now, alignment.to_second, tolerance)
    new = _apart(now, then, alignment.to_first, tolerance)
    return Overlap(
        tolerance,
        resolved.near_ml,
        resolved.far_ml,
        new.near_ml,
        new.far_ml,
        resolved.lone_lesions,
        new.lone_lesions,
        resolved.unseen_ml,
        new.unseen_ml,
    )


@dataclass(frozen=True)
class _Apart:
    """Volume of lesions near to, far from and out of sight of those of the other CT; how many have nothing near."""

    near_ml: float
    far_ml: float
    unseen_ml: float
    lone_lesions: int


def _apart(lesions: LabelMap, others: LabelMap, to_others: Callable[[NDArray], NDArray], tolerance_mm: float) -> _Apart:
    near_voxels, far_voxels, unseen_voxels, lone = 0, 0, 0, 0
    nearest = _Nearest.of(others)
    voxel_ml = lesions.grid.voxel_ml
    for lesion in find_lesions(lesions, [OPACITY_VALUES]):
        places = to_others(lesions.grid.to_ras(lesion.voxels))
        near = nearest.distance_mm(places) <= tolerance_mm
        far = ~near & _holds(others.grid, places)
        near_voxels += int(np.count_nonzero(near))
        far_voxels += int(np.count_nonzero(far))
        unseen_voxels += int(np.count_nonzero(~near & ~far))
        lone += not near.any() and float(np.count_nonzero(far)) * voxel_ml >= MIN_LESION_ML
    return _Apart(near_voxels * voxel_ml, far_voxels * voxel_ml, unseen_voxels * voxel_ml, int(lone))


def _holds(grid: Grid, ras: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which points, shape (n, 3), lie in a voxel of a grid."""
    voxels = grid.to_voxels(ras)
    return np.all((voxels >= -0.5) & (voxels < np.array(grid.shape) - 0.5), axis=1)


@dataclass(frozen=True, eq=False)
class _Nearest:
    """Distance to the nearest lesion, on a grid along RAS."""

    origin: NDArray[np.float64]
    distances: NDArray[np.float32] | None

    @classmethod
    def of(cls, label_map: LabelMap) -> "_Nearest":
        from scipy.ndimage import distance_transform_edt

        marked = np.isin(label_map.labels, OPACITY_VALUES)
        if not marked.any():
            return cls(np.zeros(3), None)
        box = box_around(marked)
        fine, origin = along_ras(marked[box], label_map.grid.crop(box), _FINE_MM, _MARGIN_MM)
        return cls(origin, distance_transform_edt(~fine, (_FINE_MM,) * 3).astype(np.float32))

    def distance_mm(self, ras: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the distance of points, shape (n, 3); infinite beyond the grid, whose margin is wide enough."""
        result = np.full(len(ras), np.inf)
        if self.distances is None:
            return result
        index = np.rint((ras - self.origin) / _FINE_MM).astype(np.intp)[:, ::-1]
        inside = ((index >= 0) & (index < np.array(self.distances.shape))).all(axis=1)
        result[inside] = self.distances[tuple(index[inside].T)]
        return result
