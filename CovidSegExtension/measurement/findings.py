"""The numbers of the results table: volume and share of lung of each class, in all and by side."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ..geometry import Grid
from ..labels import CLASS_COUNT, LABELS, PLEURAL_EFFUSION, Label
from ..lungs import LEFT, RIGHT
from ..volume import LabelMap
from .regions import ZONES, LungCoverage, zone_planes, zones_below_upper
from .severity import SeverityScore, ct_class, zones_24
from .volumes import LungVolumes

Result = TypeVar("Result")

_SLAB_VOXELS = 1 << 20
"""Voxels of a piece: some 10 ms of counting."""


@dataclass(frozen=True)
class Amount:
    """A volume in mL and, for lesions of the lung, its share of that lung, 0 to 1."""

    ml: float
    share: float | None


@dataclass(frozen=True)
class Finding:
    """One class: in all, and on each side where the lungs are known."""

    label: Label
    total: Amount
    right: Amount | None = None
    left: Amount | None = None


@dataclass(frozen=True)
class Findings:
    """Every class in the order of its value, the lungs if they are known, and severity by published rules."""

    findings: tuple[Finding, ...]
    lungs: LungVolumes | None = None
    severity: tuple[SeverityScore, ...] = ()
    zones: tuple[tuple[str, Amount], ...] = ()
    """Ground glass and consolidation in each zone (`regions.ZONES`), by thirds of the lungs' height; empty where the
    lungs are unknown or cut off, since a third of a part is no zone."""

    @property
    def affected(self) -> tuple[Amount, Amount | None, Amount | None]:
        """How much lung is affected, by ground glass or consolidation: in all, on the right, on the left."""
        lesions = [finding for finding in self.findings if finding.label != PLEURAL_EFFUSION]
        return (
            _sum(finding.total for finding in lesions),
            _sum_known(finding.right for finding in lesions),
            _sum_known(finding.left for finding in lesions),
        )

    def table(self) -> list[list[str]]:
        """Return head and rows as text, for CSV: volumes in mL, shares in percent, empty where unknown."""
        rows = [["class", "ml", "percent of lung", "right ml", "percent of right", "left ml", "percent of left"]]
        amounts = [(one.label.name, (one.total, one.right, one.left)) for one in self.findings]
        for name, sides in [*amounts, ("Affected lung", self.affected)]:
            cells = [name]
            for amount in sides:
                share = None if amount is None else amount.share
                cells += ["" if amount is None else f"{amount.ml:.2f}", "" if share is None else f"{100 * share:.2f}"]
            rows.append(cells)
        for zone, amount in self.zones:
            percent = "" if amount.share is None else f"{100 * amount.share:.2f}"
            rows.append([f"Affected {zone} (percent of the zone)", f"{amount.ml:.2f}", percent, "", "", "", ""])
        if self.lungs is not None:
            right, left = self.lungs.right_ml, self.lungs.left_ml
            rows.append(["Lungs", f"{right + left:.2f}", "", f"{right:.2f}", "", f"{left:.2f}", ""])
        return rows


def _sum_known(amounts: Iterable[Amount | None]) -> Amount | None:
    known = [amount for amount in amounts if amount is not None]
    return _sum(known) if known else None


def _sum(amounts: Iterable[Amount]) -> Amount:
    amounts = list(amounts)
    shares = [amount.share for amount in amounts if amount.share is not None]
    return Amount(sum(amount.ml for amount in amounts), sum(shares) if len(shares) == len(amounts) else None)


@dataclass(frozen=True, eq=False)
class LungSurvey:
    """What has to be known of the lungs before lesions are counted in them.

    Attributes
    ----------
    voxels : ndarray, shape (3,)
        Outside, in the right and in the left lung.
    mid_plane : ndarray, shape (4,), or None
        The plane midway between the lungs: with (i, j, k, 1) above 0 on the left. None where a lung is missing.
    zone_planes : tuple of float
        Heights in RAS mm that part lower from middle and middle from upper zones.
    zone_voxels : ndarray, shape (6,)
        Lung in each of `regions.ZONES`.
    whole_enough : bool
        Whether shares and scores of the whole lung can be told.
    """

    voxels: NDArray[np.int64]
    mid_plane: NDArray[np.float64] | None
    zone_planes: tuple[float, float]
    zone_voxels: NDArray[np.int64]
    whole_enough: bool


def slabs(shape: tuple[int, ...]) -> Iterator[slice]:
    """Yield slices along axis 0 that cut an array of this shape into pieces of some milliseconds' work."""
    thickness = max(1, _SLAB_VOXELS // max(1, shape[1] * shape[2]))
    for start in range(0, shape[0], thickness):
        yield slice(start, min(start + thickness, shape[0]))


def survey_lungs(sides: NDArray[np.uint8], grid: Grid) -> Generator[None, None, LungSurvey]:
    """Survey the lungs piece by piece; `sides`, shape (Z, Y, X), is 1 in the right lung and 2 in the left."""
    voxels = np.zeros(3, np.int64)
    sums = np.zeros((3, 3))
    lowest, highest = np.inf, -np.inf
    for slab in slabs(sides.shape):
        yield
        side, indices = _marked(sides, slab)
        voxels += np.bincount(side, minlength=3)
        sums += [np.bincount(side, weights=axis, minlength=3) for axis in indices]
        if len(side):
            heights = _heights(indices, grid)
            lowest, highest = min(lowest, heights.min()), max(highest, heights.max())
    planes = zone_planes(lowest, highest, grid)
    zone_voxels = np.zeros(6, np.int64)
    for slab in slabs(sides.shape):
        yield
        side, indices = _marked(sides, slab)
        zone_voxels += np.bincount(_zones(side, _heights(indices, grid), planes), minlength=6)
    yield
    coverage = LungCoverage.of(grid.orientation.to_axial(sides))
    voxels[0] = sides.size - voxels.sum()
    plane = None
    if voxels[RIGHT] and voxels[LEFT]:
        right, left = (grid.affine[:3] @ [*(sums[:, side] / voxels[side]), 1] for side in (RIGHT, LEFT))
        plane = (left - right) @ grid.affine[:3]
        plane[3] -= (left - right) @ (right + left) / 2
    return LungSurvey(voxels, plane, planes, zone_voxels, coverage is not None and coverage.whole_enough)


class FindingsCounter:
    """Counts the lesions of a label map piece by piece, so that nobody has to wait for all of it.

    Parameters
    ----------
    grid : Grid
        Of the label map.
    lung_sides : ndarray of uint8, shape (Z, Y, X), or None
        1 in the right lung, 2 in the left.
    survey : LungSurvey or None
        Of these lungs.

    Notes
    -----
    What lies outside both lungs, such as effusion, belongs to the side of the plane midway between them on which it
    lies.
    """

    def __init__(self, grid: Grid, lung_sides: NDArray[np.uint8] | None, survey: LungSurvey | None) -> None:
        self._grid, self._sides = grid, lung_sides
        self._survey = survey if survey is not None and survey.voxels[1:].any() else None
        self._inside = np.zeros((CLASS_COUNT, 3), np.int64)  # by the lung that holds a voxel, 0 for none
        self._by_side = np.zeros((CLASS_COUNT, 3), np.int64)
        self._zones = np.zeros(6, np.int64)

    def add(self, labels: NDArray[np.uint8], slab: slice) -> None:
        """Count ``label_map[slab]``, shape (slices, Y, X)."""
        at = np.flatnonzero(labels)
        values = labels.ravel()[at]
        indices = _indices(at, labels.shape, slab.start)
        if self._sides is None or self._survey is None:
            self._inside[:, 0] += np.bincount(values, minlength=CLASS_COUNT)
            return
        lung = self._sides[slab].ravel()[at]
        self._inside += _table(values, lung)
        if self._survey.mid_plane is not None:
            plane = self._survey.mid_plane
            beyond = plane[0] * indices[0] + plane[1] * indices[1] + plane[2] * indices[2] + plane[3]
            self._by_side += _table(values, np.where(lung > 0, lung, np.where(beyond > 0, LEFT, RIGHT)))
        opacity = (lung > 0) & (values != PLEURAL_EFFUSION.value)
        heights = _heights([axis[opacity] for axis in indices], self._grid)
        self._zones += np.bincount(_zones(lung[opacity], heights, self._survey.zone_planes), minlength=6)

    def findings(self) -> Findings:
        """Return the findings in all that was counted."""
        voxel_ml, survey = self._grid.voxel_ml, self._survey
        lungs = None
        if survey is not None:
            lungs = LungVolumes(float(survey.voxels[RIGHT]) * voxel_ml, float(survey.voxels[LEFT]) * voxel_ml)
        elif self._sides is not None:
            lungs = LungVolumes(0.0, 0.0)
        found = []
        for label in LABELS:
            total = self._amount(label, float(self._inside[label.value].sum()), (RIGHT, LEFT))
            sides: list[Amount | None] = [None, None]
            if survey is not None and survey.mid_plane is not None:
                sides = [
                    self._amount(label, float(self._by_side[label.value, side]), (side,)) for side in (RIGHT, LEFT)
                ]
            found.append(Finding(label, total, *sides))
        return Findings(tuple(found), lungs, self._severity(), self._zone_amounts())

    def _zone_amounts(self) -> tuple[tuple[str, Amount], ...]:
        survey = self._survey
        if survey is None or not survey.whole_enough:
            return ()
        counts = zip(ZONES, self._zones, survey.zone_voxels, strict=True)
        return tuple(
            (zone, Amount(float(count) * self._grid.voxel_ml, float(count / size) if size else None))
            for zone, count, size in counts
        )

    def _amount(self, label: Label, voxels: float, sides: tuple[int, ...]) -> Amount:
        ml = voxels * self._grid.voxel_ml
        if self._survey is None or label == PLEURAL_EFFUSION:
            return Amount(ml, None)
        return Amount(ml, float(self._inside[label.value, sides].sum() / self._survey.voxels[list(sides)].sum()))

    def _severity(self) -> tuple[SeverityScore, ...]:
        survey = self._survey
        if survey is None or not survey.whole_enough:
            return ct_class(None), zones_24(None)
        opacity = sum(int(self._inside[label.value, 1:].sum()) for label in LABELS if label != PLEURAL_EFFUSION)
        shares = {
            zone: float(count / size)
            for zone, count, size in zip(ZONES, self._zones, survey.zone_voxels, strict=True)
            if size
        }
        return ct_class(opacity / int(survey.voxels[1:].sum())), zones_24(shares)


def measure_findings(label_map: LabelMap, lung_sides: NDArray[np.uint8] | None) -> Findings:
    """Measure a label map at once; `lung_sides`, shape (Z, Y, X), is 1 in the right lung and 2 in the left."""
    survey = None if lung_sides is None else run(survey_lungs(lung_sides, label_map.grid))
    counter = FindingsCounter(label_map.grid, lung_sides, survey)
    for slab in slabs(label_map.grid.shape):
        counter.add(np.ascontiguousarray(label_map.labels[slab]), slab)
    return counter.findings()


def run(steps: Generator[None, None, Result]) -> Result:
    """Do all the steps of a work that can be done in pieces; return its result."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def _marked(sides: NDArray[np.uint8], slab: slice) -> tuple[NDArray[np.uint8], list[NDArray]]:
    part = np.ascontiguousarray(sides[slab])
    at = np.flatnonzero(part)
    return part.ravel()[at], _indices(at, part.shape, slab.start)


def _indices(at: NDArray[np.intp], shape: tuple[int, ...], start: int) -> list[NDArray]:
    """Return voxel indices i, j, k of the flat indices `at` in a slab that begins at slice `start`."""
    k, j, i = np.unravel_index(at, shape)
    return [i, j, k + start]


def _heights(indices: Sequence[NDArray], grid: Grid) -> NDArray[np.float64]:
    """Return the height of voxels, RAS S in mm."""
    x, y, z, origin = grid.affine[2]
    return x * indices[0] + y * indices[1] + z * indices[2] + origin


def _zones(sides: NDArray, heights: NDArray[np.float64], planes: tuple[float, float]) -> NDArray[np.intp]:
    """Return the number in `regions.ZONES` of voxels of the lungs."""
    return (np.asarray(sides, np.intp) - 1) * 3 + zones_below_upper(heights, planes)


def _table(values: NDArray[np.uint8], sides: NDArray) -> NDArray[np.int64]:
    counts = np.bincount(values.astype(np.intp) * 3 + sides, minlength=CLASS_COUNT * 3)
    return counts.reshape(CLASS_COUNT, 3)
