"""Everything that is measured of one CT: regions by class, lesions, severity, and what limits the figures."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import __version__
from ..boxes import box_around
from ..errors import InputError
from ..geometry import Grid
from ..labels import CONSOLIDATION, GGO, LABELS, PLEURAL_EFFUSION
from ..lungs import LEFT, RIGHT
from ..scan_info import ScanInfo, thick_slices
from ..volume import LabelMap, Volume
from .hounsfield import WELL_AERATED_HU, HuHistogram, HuStatistics
from .lesions import CONNECTIVITY, MIN_LESION_ML, Lesion, diameters, find_lesions
from .regions import (
    BOTH_SIDES,
    PERIPHERAL_MM,
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

SCHEMA_VERSION = 1

LUNG, WELL_AERATED, OPACITY = "Lung", "Well-aerated lung", "GGO + consolidation"
"""Classes that a table has beside those of `labels.LABELS`."""

LUNG_FIELD, OUTSIDE, WHOLE_SCAN = "lung field", "outside the lung field", "whole scan"

OPACITY_VALUES = (GGO.value, CONSOLIDATION.value)
_CLASSES: tuple[tuple[str, tuple[int, ...]], ...] = (
    *((label.name, (label.value,)) for label in (GGO, CONSOLIDATION)),
    (OPACITY, OPACITY_VALUES),
    (PLEURAL_EFFUSION.name, (PLEURAL_EFFUSION.value,)),
)
_VALUES = len(LABELS) + 1

LARGEST_LESIONS = 10
PLAUSIBLE_LUNGS_ML = (1000.0, 10000.0)
"""Adults' lungs on CT lie between; beyond, the lungs were probably not found rightly, or it is a child."""

BY_HAND: dict[bool | None, str] = {
    True: "The label map was corrected by hand.",
    False: "The label map was made by software and not corrected by hand.",
    None: "Whether the label map was corrected by hand is not recorded.",
}
"""The note on `CaseMeasurements.edited`."""

_SAID_WITH_FIGURES = ("The lungs go on beyond ", "The lungs reach the side ")
"""Beginnings of notes on a CT (of `plausibility`) that the limits of the measurement say better; not said twice."""


@dataclass(frozen=True)
class RegionMeasurement:
    """One class in one region; None is unknown, or means nothing there (HU of no voxel).

    Attributes
    ----------
    region, region_rule, side : str
        Where: name, how the region is defined, and ``both``, ``right`` or ``left``.
    class_name : str
        The name of a class of `labels.LABELS`, or `LUNG`, `WELL_AERATED` or `OPACITY`.
    region_ml, volume_ml : float or None
        The volume of the region, and of the class in it.
    share_of_region : float or None
        0 to 1. None for effusion, which lies beside the lung, and where the region has no volume of its own.
    hu : HuStatistics or None
    lesion_count : int or None
        Lesions of at least `MIN_LESION_ML` that lie in the region with most of their volume.
    largest_lesion_ml, largest_lesion_diameter_mm : float or None
        Of the largest of them; the longest diameter on an axial slice.
    """

    region: str
    region_rule: str
    side: str
    class_name: str
    region_ml: float | None
    volume_ml: float | None
    share_of_region: float | None
    hu: HuStatistics | None = None
    lesion_count: int | None = None
    largest_lesion_ml: float | None = None
    largest_lesion_diameter_mm: float | None = None


@dataclass(frozen=True)
class LesionMeasurement:
    """One of the largest lesions: connected GGO and consolidation.

    `side`, `zone` and `lobe` are those that hold most of it, None where unknown or outside the lungs.
    """

    number: int
    side: str | None
    zone: str | None
    lobe: str | None
    ml: float
    ggo_ml: float
    consolidation_ml: float
    longest_axial_mm: float
    short_axial_mm: float
    height_mm: float
    hu_mean: float
    centre_ras: tuple[float, float, float]


@dataclass(frozen=True)
class ModelInfo:
    """The model that drew the label map; `held_out` are its figures on cases that it had not seen."""

    name: str
    version: str
    sha256: str
    licence: str = ""
    how_measured: str = ""
    held_out: dict[str, Any] = field(default_factory=dict)
    limitations: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class CaseMeasurements:
    """What was measured of one CT.

    Attributes
    ----------
    case_id : str
        What the case is called.
    scan : ScanInfo
        What is known of the CT.
    grid : Grid
        The CT's own.
    regions : tuple of RegionMeasurement
        Every region and class, in the order of the table.
    lesions : tuple of LesionMeasurement
        The ten largest.
    severity : tuple of SeverityScore
    coverage : LungCoverage or None
        None where no lungs are known.
    edited : bool or None
        Whether a person corrected the label map; None where that is unknown.
    model : ModelInfo or None
    warnings : tuple of str
        What limits the figures, a sentence each.
    """

    case_id: str
    scan: ScanInfo
    grid: Grid
    regions: tuple[RegionMeasurement, ...]
    lesions: tuple[LesionMeasurement, ...]
    severity: tuple[SeverityScore, ...]
    coverage: LungCoverage | None
    edited: bool | None = None
    model: ModelInfo | None = None
    warnings: tuple[str, ...] = ()

    def find(self, region: str, class_name: str, side: str | None = None) -> RegionMeasurement | None:
        """Return one row of `regions`; None where there is none."""
        for row in self.regions:
            if (row.region, row.class_name) == (region, class_name) and side in (None, row.side):
                return row
        return None

    def of_rule(self, class_name: str, *names: str) -> list[RegionMeasurement]:
        """Return the rows of one class whose region is one of `names`, in the order of the table."""
        return [row for row in self.regions if row.class_name == class_name and row.region in names]

    def score(self, name: str) -> SeverityScore | None:
        """Return the severity score of this name."""
        return next((score for score in self.severity if score.name == name), None)

    def to_json(self, include_patient: bool = False) -> dict[str, Any]:
        """Return everything as values that `json` writes; unknown is None, volumes have 2 decimals.

        Parameters
        ----------
        include_patient : bool
            Whether to hold the patient's name, ID, birth date and sex.
        """
        from .tables import lesion_record, region_record

        return {
            "schema_version": SCHEMA_VERSION,
            "software": f"CovidSeg {__version__}",
            "model": None if self.model is None else f"{self.model.name} {self.model.version}",
            "model_sha256": None if self.model is None else self.model.sha256,
            "case_id": self.case_id,
            "edited": self.edited,
            "scan": self.scan.to_json(include_patient),
            "spacing_mm": [round(value, 4) for value in self.grid.spacing_mm],
            "lungs_cut_off": None if self.coverage is None else list(self.coverage.cut_off),
            "severity": [asdict(score) for score in self.severity],
            "regions": [region_record(self, row) for row in self.regions],
            "largest_lesions": [lesion_record(lesion) for lesion in self.lesions],
            "definitions": definitions(),
            "warnings": list(self.warnings),
        }


def definitions() -> list[str]:
    """Return what the figures mean, a sentence each; the text for the methods of a paper."""
    low, high = WELL_AERATED_HU
    return [
        "Lung field: both lungs with their lesions, without airways; found by software unless a mask was given.",
        "Share: volume of the class inside a region over the volume of the region. Effusion lies beside the lung and "
        "has no share; it does not count in any score.",
        "Outside the lung field: what the label map holds beyond the lung field. It counts in no share and no score. "
        "Its side is that of the plane midway between the lungs.",
        f"Well-aerated lung: {low} to {high} HU, by HU alone (Negroni 2022); emphysema and vessels overlap with bands.",
        "Zones: thirds of the height of both lungs together, with planes common to both; not anatomical.",
        f"Cut-off lungs: zones, lobes' scores and severity are unknown where the highest or lowest slice holds "
        f"{100 * LungCoverage.MISSING:.0f} % or more of the largest area of lung on a slice (our limit).",
        f"Peripheral: within {PERIPHERAL_MM:g} mm of the surface of its lung (fissures do not count); central: deeper.",
        f"Lesion: connected part of a class ({CONNECTIVITY}) of at least {MIN_LESION_ML:g} mL; it belongs to the "
        "region with most of it. The largest lesions are of GGO and consolidation together.",
        "Diameters: the longest on any axial slice, the width at right angles to it, and the height, from voxel edge "
        "to voxel edge.",
    ]


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
    highest = int(label_array.max(initial=0))
    if highest >= _VALUES:
        raise InputError(
            f"The label map holds the label {highest}; expected 0 and "
            f"{', '.join(f'{label.value} ({label.name})' for label in LABELS)} only."
        )
    sides = None if lung_sides is None else lung_sides.stored_as(axial.grid, "lung mask")
    if sides is not None and not sides.any():
        sides = None
    if sides is None:
        if lobe_map is not None:
            raise InputError("Lobes were given, but no lungs were found; give a lung mask too.")
        case = _Case(axial, label_array, None)
        measured, coverage = case.whole_scan(), None
        lesions = case.largest_lesions(None, None)
        severity: tuple[SeverityScore, ...] = (ct_class(None), zones_24(None))
    else:
        coverage = LungCoverage.of(sides)
        assert coverage is not None
        case = _Case(axial, label_array, sides)
        zone_map = zones(sides, axial.grid) if coverage.whole_enough else None
        lobe_regions = None if lobe_map is None else lobes(lobe_map, sides, axial.grid)
        measured = case.lung_field() + case.outside() + case.whole_scan()
        if zone_map is not None:
            measured += case.divided(zone_map)
        depth_map = depths(sides, axial.grid)
        measured += case.divided(depth_map, {"peripheral": (1, 3), "central": (2, 4)})
        if lobe_regions is not None:
            measured += case.divided(lobe_regions)
        lesions = case.largest_lesions(zone_map, lobe_regions)
        severity = _severity(measured, coverage, lobe_regions)
    scan = scan or ScanInfo()
    limits = _limits(measured, coverage, axial.grid, scan, edited, lobe_regions=lobe_map is not None)
    return CaseMeasurements(
        case_id,
        scan,
        volume.grid,
        tuple(measured),
        tuple(lesions),
        severity,
        coverage,
        edited,
        model,
        tuple(dict.fromkeys((*(note for note in warnings if not note.startswith(_SAID_WITH_FIGURES)), *limits))),
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
            ("both lungs", BOTH_SIDES, (RIGHT, LEFT)),
            ("right lung", SIDES[RIGHT], (RIGHT,)),
            ("left lung", SIDES[LEFT], (LEFT,)),
        ):
            rows += self._rows(Region(name, side), LUNG_FIELD, histogram, values, self._sides)
        return rows

    def outside(self) -> list[RegionMeasurement]:
        """Measure what the label map holds beyond the lung field."""
        assert self._sides is not None
        beyond = np.where(self._sides > 0, 0, self._scan_sides)
        return self._by_side(OUTSIDE, beyond)

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
        for name, numbers in (joined or {}).items():
            rows += self._rows(Region(name, BOTH_SIDES), region_map.rule, histogram, numbers, values)
        for number, region in enumerate(region_map.regions, start=1):
            rows += self._rows(region, region_map.rule, histogram, (number,), values)
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

    @staticmethod
    def _home(lesion: Lesion, values: NDArray[np.uint8]) -> int:
        """Return the region that holds most of a lesion; 0 where more than half of it lies in none."""
        counts = np.bincount(values[tuple(lesion.voxels.T)])
        if 2 * counts[1:].sum() < counts.sum():
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

    def _by_side(self, name: str, values: NDArray[np.uint8]) -> list[RegionMeasurement]:
        histogram = self._histogram(values[self._marked], 3)
        rows = self._rows(Region(name, BOTH_SIDES), name, histogram, (RIGHT, LEFT), values, bounded=False)
        if self._sides_known:
            for side in (RIGHT, LEFT):
                rows += self._rows(Region(name, SIDES[side]), name, histogram, (side,), values, bounded=False)
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
        values: NDArray[np.uint8],
        bounded: bool = True,
    ) -> list[RegionMeasurement]:
        """Return the rows of the region that the `numbers` in `values` make up; not `bounded`: it has no volume."""
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
            lesions = [lesion for lesion in self._lesions[name] if self._home(lesion, values) in numbers]
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
    [both] = [row for row in rows if row.class_name == OPACITY and row.region == "both lungs"]
    scores = [ct_class(both.share_of_region), zones_24(shares)]
    if lobe_map is not None:
        scores += [lobes_25(shares), lobes_20(shares)]
    return tuple(scores)


def _limits(
    rows: Sequence[RegionMeasurement],
    coverage: LungCoverage | None,
    grid: Grid,
    scan: ScanInfo,
    edited: bool | None,
    *,
    lobe_regions: bool,
) -> list[str]:
    """Return what limits the figures, a sentence each."""
    limits = []
    if coverage is None:
        limits.append("No lungs are known: shares, zones and scores are unknown.")
    else:
        limits += _coverage_limits(coverage)
        [both] = [row for row in rows if row.class_name == LUNG and row.region == "both lungs"]
        low, high = PLAUSIBLE_LUNGS_ML
        if both.volume_ml is not None and not coverage.cut_off and not low <= both.volume_ml <= high:
            limits.append(
                f"The lung field has {both.volume_ml:.0f} mL, which is unusual for an adult: check the lung mask."
            )
        missing = [
            row.side for row in rows if row.region_rule == LUNG_FIELD and row.class_name == LUNG and not row.region_ml
        ]
        limits += [f"There is no {side} lung in the lung field: sides, zones and scores miss it." for side in missing]
        [outside] = [r for r in rows if (r.region, r.side, r.class_name) == (OUTSIDE, BOTH_SIDES, OPACITY)]
        if outside.volume_ml:
            limits.append(
                f"{millilitres(outside.volume_ml)} of GGO or consolidation lie outside the lung field and count in no "
                "share or score."
            )
        if lobe_regions and both.volume_ml:
            in_lobes = sum(row.volume_ml or 0 for row in rows if row.class_name == LUNG and row.region.endswith("lobe"))
            if in_lobes < 0.95 * both.volume_ml:
                share = 100 * (1 - in_lobes / both.volume_ml)
                limits.append(f"{share:.0f} % of the lung field lies in no lobe of the lobe label map.")
    limits += [*thick_slices(grid.shape[0], grid.spacing_mm[0]), *scan.limits()]
    limits.append(BY_HAND[edited])
    return limits


def _coverage_limits(coverage: LungCoverage) -> list[str]:
    if not coverage.cut_off:
        return []
    where = " and at the ".join(coverage.cut_off)
    if coverage.whole_enough:
        return [f"The scan cuts the lungs off at the {where}: volumes are of the part that it shows."]
    cut = max(coverage.top, coverage.bottom)
    return [
        f"The scan cuts the lungs off at the {where}: volumes are of the part that it shows; zones and scores are "
        f"unknown, since the outermost slice holds {100 * cut:.0f} % of the largest area of lung (limit "
        f"{100 * LungCoverage.MISSING:.0f} %)."
    ]


def millilitres(ml: float) -> str:
    """Return a volume for the reader: no decimals from 10 mL up, else one; what would round to 0 is less than 0.1."""
    if 0 < ml < 0.05:
        return "<0.1 mL"
    return f"{ml:,.0f} mL" if ml >= 9.95 or ml == 0 else f"{ml:.1f} mL"
