"""Measure one CT: regions by class, lesions and severity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ..boxes import box_around
from ..errors import InputError
from ..io.completeness import completeness_of
from ..labels import CONSOLIDATION, GGO, LABELS, PLEURAL_EFFUSION
from ..lungs import LEFT, RIGHT
from ..scan_info import ScanInfo
from ..volume import LabelMap, Volume
from .hounsfield import WELL_AERATED_HU, HuHistogram
from .lesions import MIN_LESION_ML, Lesion, diameters, find_lesions
from .limits import limits_of
from .records import (
    LUNG,
    LUNG_FIELD,
    OPACITY,
    OPACITY_VALUES,
    OUTSIDE,
    WELL_AERATED,
    WHOLE_SCAN,
    CaseMeasurements,
    LesionMeasurement,
    ModelInfo,
    RegionMeasurement,
)
from .regions import (
    BOTH_LUNGS,
    BOTH_SIDES,
    LEFT_LUNG,
    RIGHT_LUNG,
    SIDES,
    LungCoverage,
    Region,
    RegionMap,
    depths,
    lobes,
    sides_of_scan,
    zones,
)
from .severity import SeverityScore, ct_class, lobes_20, lobes_25, zones_24

_CLASSES: tuple[tuple[str, tuple[int, ...]], ...] = (
    *((label.name, (label.value,)) for label in (GGO, CONSOLIDATION)),
    (OPACITY, OPACITY_VALUES),
    (PLEURAL_EFFUSION.name, (PLEURAL_EFFUSION.value,)),
)
_VALUES = len(LABELS) + 1

LARGEST_LESIONS = 10

_MORE_THAN_HALF = np.nextafter(0.5, 1)
"""A lesion of which half lies in the lungs is one of the lungs, and not counted beyond them once more."""


def measure_case(
    volume: Volume,
    labels: LabelMap,
    lung_sides: LabelMap | None,
    *,
    lobe_map: LabelMap | None = None,
    case_id: str = "",
    scan: ScanInfo | None = None,
    edited: bool | None = None,
    model: ModelInfo | None = None,
    warnings: Sequence[str] = (),
) -> CaseMeasurements:
    """Measure a label map.

    Parameters
    ----------
    volume : Volume
        The CT, in HU.
    labels : LabelMap
        Values of `labels.LABELS`, on the grid of the CT, stored in any orientation.
    lung_sides : LabelMap or None
        1 in the right lung, 2 in the left (`lungs.Lungs.sides`), on the grid of the CT; None where unknown.
    lobe_map : LabelMap, optional
        The lobes, as `regions.lobes` takes them.
    case_id : str
        What the case is called.
    scan : ScanInfo, optional
        What is known of the CT.
    edited : bool, optional
        Whether a person corrected the label map.
    model : ModelInfo, optional
        Which model drew it.
    warnings : sequence of str
        Put before those that the measurement finds.

    Raises
    ------
    InputError
        If the grids differ, or a label map holds other values.
    """
    axial = volume.axial()
    label_array = labels.stored_as(axial.grid, "label map")
    check_labels(label_array)
    sides = None if lung_sides is None else lung_sides.stored_as(axial.grid, "lung mask")
    if sides is not None and not sides.any():
        sides = None
    if sides is None and lobe_map is not None:
        raise InputError("Lobes were given, but no lungs were found; give a lung mask too.")
    found = _in_scan(axial, label_array) if sides is None else _in_lungs(axial, label_array, sides, lobe_map)
    scan = scan or ScanInfo()
    limits = limits_of(
        warnings, found.regions, found.coverage, axial.grid, scan, edited, lobe_regions=lobe_map is not None
    )
    return CaseMeasurements(
        case_id,
        scan,
        volume.grid,
        tuple(found.regions),
        tuple(found.lesions),
        found.severity,
        found.coverage,
        edited,
        model,
        limits,
    )


@dataclass(frozen=True)
class _Found:
    """What was measured, fields as of `CaseMeasurements`."""

    regions: list[RegionMeasurement]
    lesions: list[LesionMeasurement]
    severity: tuple[SeverityScore, ...]
    coverage: LungCoverage | None


def _in_scan(axial: Volume, labels: NDArray[np.uint8]) -> _Found:
    """Measure a label map whose lungs nobody knows; arguments on the axial grid."""
    case = _Case(axial, labels, None)
    return _Found(case.whole_scan(), case.largest_lesions(None, None), (ct_class(None), zones_24(None)), None)


def _in_lungs(axial: Volume, labels: NDArray[np.uint8], sides: NDArray[np.uint8], lobe_map: LabelMap | None) -> _Found:
    """Measure a label map in its lungs, which are not empty; arguments on the axial grid."""
    coverage = LungCoverage.of(sides, completeness_of(axial.hounsfield).whole)
    assert coverage is not None
    case = _Case(axial, labels, sides)
    zone_map = zones(sides, axial.grid) if coverage.whole_enough else None
    lobe_regions = None if lobe_map is None else lobes(lobe_map, sides, axial.grid)
    regions = case.lung_field() + case.outside() + case.whole_scan()
    if zone_map is not None:
        regions += case.divided(zone_map)
    regions += case.divided(depths(sides, axial.grid), {"peripheral": (1, 3), "central": (2, 4)})
    if lobe_regions is not None:
        regions += case.divided(lobe_regions)
    lesions = case.largest_lesions(zone_map, lobe_regions)
    return _Found(regions, lesions, _severity(regions, coverage, lobe_regions), coverage)


def check_labels(labels: NDArray[np.uint8]) -> None:
    """Raise InputError where a label map holds other values than those of `labels.LABELS`."""
    highest = int(labels.max(initial=0))
    if highest >= _VALUES:
        raise InputError(
            f"The label map holds the label {highest}; expected 0 and "
            f"{', '.join(f'{label.value} ({label.name})' for label in LABELS)} only."
        )


class _Case:
    """One CT on its axial grid, cropped to what is measured, with the voxels that count as lists."""

    def __init__(self, axial: Volume, labels: NDArray[np.uint8], sides: NDArray[np.uint8] | None) -> None:
        marked = labels > 0 if sides is None else (labels > 0) | (sides > 0)
        self._box = box_around(marked) if marked.any() else (slice(0, 1),) * 3
        marked = marked[self._box]
        self._grid = axial.grid.crop(self._box)
        self._labels = LabelMap(np.ascontiguousarray(labels[self._box]), self._grid)
        self._sides = None if sides is None else np.ascontiguousarray(sides[self._box])
        self._marked = marked
        self._hounsfield = axial.hounsfield[self._box][marked]
        self._values = self._labels.labels[marked]
        self._lesions = {name: find_lesions(self._labels, [values], min_ml=MIN_LESION_ML) for name, values in _CLASSES}
        self._diameters: dict[int, float] = {}

    @property
    def _voxel_ml(self) -> float:
        return self._grid.voxel_ml

    def lung_field(self) -> list[RegionMeasurement]:
        """Measure both lungs, the right and the left."""
        assert self._sides is not None
        histogram = self._histogram(self._sides[self._marked], 3)
        rows: list[RegionMeasurement] = []
        for name, side, values in (
            (BOTH_LUNGS, BOTH_SIDES, (RIGHT, LEFT)),
            (RIGHT_LUNG, SIDES[RIGHT], (RIGHT,)),
            (LEFT_LUNG, SIDES[LEFT], (LEFT,)),
        ):
            lesions = self._lesions_in(self._sides, values)
            rows += self._rows(Region(name, side), LUNG_FIELD, histogram, values, lesions)
        return rows

    def outside(self) -> list[RegionMeasurement]:
        """Measure what the label map holds beyond the lung field."""
        assert self._sides is not None
        beyond = np.where(self._sides > 0, 0, self._scan_sides)
        return self._by_side(OUTSIDE, beyond, _MORE_THAN_HALF)

    def whole_scan(self) -> list[RegionMeasurement]:
        """Measure the whole label map, be it inside the lung field or not."""
        return self._by_side(WHOLE_SCAN, self._scan_sides)

    def divided(
        self, region_map: RegionMap, joined: dict[str, tuple[int, ...]] | None = None
    ) -> list[RegionMeasurement]:
        """Measure the regions of a map on the whole axial grid, and regions of both sides that are `joined` of them."""
        values = region_map.values[self._box]
        histogram = self._histogram(values[self._marked], len(region_map.regions) + 1)
        rows: list[RegionMeasurement] = []
        groups = np.zeros(len(region_map.regions) + 1, np.uint8)  # a lesion of both sides is peripheral or central too
        for group, numbers in enumerate((joined or {}).values(), start=1):
            groups[list(numbers)] = group
        homes = groups[values]
        for group, (name, numbers) in enumerate((joined or {}).items(), start=1):
            lesions = self._lesions_in(homes, (group,))
            rows += self._rows(Region(name, BOTH_SIDES), region_map.rule, histogram, numbers, lesions)
        for number, region in enumerate(region_map.regions, start=1):
            lesions = self._lesions_in(values, (number,))
            rows += self._rows(region, region_map.rule, histogram, (number,), lesions)
        return rows

    def largest_lesions(self, zone_map: RegionMap | None, lobe_map: RegionMap | None) -> list[LesionMeasurement]:
        """Return the largest connected parts of GGO and consolidation."""
        lesions = self._lesions[OPACITY][:LARGEST_LESIONS]
        full = np.zeros(self._marked.shape, self._hounsfield.dtype)
        full[self._marked] = self._hounsfield
        found = []
        for number, lesion in enumerate(lesions, start=1):
            at = tuple(lesion.voxels.T)
            size = diameters(lesion.voxels, self._grid)
            values = self._labels.labels[at]
            side = None if self._sides is None else int(self._home(lesion, self._sides))
            found.append(
                LesionMeasurement(
                    number,
                    SIDES.get(side or 0),
                    self._region_of(lesion, zone_map),
                    self._region_of(lesion, lobe_map),
                    lesion.ml,
                    float(np.count_nonzero(values == GGO.value)) * self._voxel_ml,
                    float(np.count_nonzero(values == CONSOLIDATION.value)) * self._voxel_ml,
                    size.longest_axial_mm,
                    size.short_axial_mm,
                    size.height_mm,
                    float(full[at].mean(dtype=np.float64)),
                    lesion.centre_ras,
                )
            )
        return found

    def _region_of(self, lesion: Lesion, region_map: RegionMap | None) -> str | None:
        if region_map is None:
            return None
        home = self._home(lesion, region_map.values[self._box])
        return region_map.regions[home - 1].name if home else None

    def _lesions_in(
        self, values: NDArray[np.uint8], numbers: Sequence[int], least_share: float = 0.5
    ) -> dict[str, list[Lesion]]:
        """Return the lesions of each class whose home is one of the regions `numbers` of `values`."""
        return {
            name: [lesion for lesion in lesions if self._home(lesion, values, least_share) in numbers]
            for name, lesions in self._lesions.items()
        }

    @staticmethod
    def _home(lesion: Lesion, values: NDArray[np.uint8], least_share: float = 0.5) -> int:
        """Return the region that holds most of a lesion; 0 where less than `least_share` of it lies in any."""
        counts = np.bincount(values[tuple(lesion.voxels.T)])
        if counts[1:].sum() < least_share * counts.sum():
            return 0
        return 1 + int(counts[1:].argmax())

    @cached_property
    def _scan_sides(self) -> NDArray[np.uint8]:
        """Return 1 and 2 by side for every lesion voxel; all 1 where the sides are unknown."""
        present = self._labels.labels > 0
        if not self._sides_known:
            return present.astype(np.uint8)
        assert self._sides is not None
        return sides_of_scan(present, self._sides, self._grid)

    @cached_property
    def _sides_known(self) -> bool:
        return self._sides is not None and bool((self._sides == RIGHT).any() and (self._sides == LEFT).any())

    def _by_side(self, name: str, values: NDArray[np.uint8], least_share: float = 0.5) -> list[RegionMeasurement]:
        histogram = self._histogram(values[self._marked], 3)
        parts: list[tuple[str, tuple[int, ...]]] = [(BOTH_SIDES, (RIGHT, LEFT))]
        if self._sides_known:
            parts += [(SIDES[side], (side,)) for side in (RIGHT, LEFT)]
        rows: list[RegionMeasurement] = []
        for side, numbers in parts:
            lesions = self._lesions_in(values, numbers, least_share)
            rows += self._rows(Region(name, side), name, histogram, numbers, lesions, bounded=False)
        return rows

    def _histogram(self, region_values: NDArray[np.uint8], regions: int) -> HuHistogram:
        groups = region_values.astype(np.int32) * _VALUES + self._values
        return HuHistogram.of(self._hounsfield, groups, regions * _VALUES)

    def _rows(
        self,
        region: Region,
        rule: str,
        histogram: HuHistogram,
        numbers: Sequence[int],
        lesions_of: Mapping[str, Sequence[Lesion]],
        bounded: bool = True,
    ) -> list[RegionMeasurement]:
        """Return the rows of the region that `numbers` of a histogram make up; not `bounded`: it has no volume."""
        whole = histogram.join([number * _VALUES + value for number in numbers for value in range(_VALUES)])
        size = int(whole.sum())
        region_ml = size * self._voxel_ml if bounded else None
        rows = []
        if bounded:
            aerated = histogram.within(whole, *WELL_AERATED_HU)
            for name, count in ((LUNG, size), (WELL_AERATED, aerated)):
                share = count / size if size else None
                hu = histogram.statistics(whole) if name == LUNG else None
                rows.append(
                    RegionMeasurement(
                        region.name, rule, region.side, name, region_ml, count * self._voxel_ml, share, hu
                    )
                )
        for name, label_values in _CLASSES:
            counts = histogram.join([number * _VALUES + value for number in numbers for value in label_values])
            count = int(counts.sum())
            has_share = bounded and size > 0 and name != PLEURAL_EFFUSION.name
            lesions = lesions_of[name]
            largest = lesions[0] if lesions else None
            rows.append(
                RegionMeasurement(
                    region.name,
                    rule,
                    region.side,
                    name,
                    region_ml,
                    count * self._voxel_ml,
                    count / size if has_share else None,
                    histogram.statistics(counts),
                    len(lesions),
                    None if largest is None else largest.ml,
                    None if largest is None else self._diameter(largest),
                )
            )
        return rows

    def _diameter(self, lesion: Lesion) -> float:
        key = id(lesion)
        if key not in self._diameters:
            self._diameters[key] = diameters(lesion.voxels, self._grid).longest_axial_mm
        return self._diameters[key]


def _severity(
    rows: Sequence[RegionMeasurement], coverage: LungCoverage, lobe_map: RegionMap | None
) -> tuple[SeverityScore, ...]:
    if not coverage.whole_enough:
        return tuple(score(None) for score in (ct_class, zones_24, *((lobes_25, lobes_20) if lobe_map else ())))
    shares = {
        row.region: row.share_of_region
        for row in rows
        if row.class_name == OPACITY and row.share_of_region is not None and row.side != BOTH_SIDES
    }
    [both] = [row for row in rows if row.class_name == OPACITY and row.region == BOTH_LUNGS]
    scores = [ct_class(both.share_of_region), zones_24(shares)]
    if lobe_map is not None:
        scores += [lobes_25(shares), lobes_20(shares)]
    return tuple(scores)
