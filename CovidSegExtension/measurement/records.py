"""What was measured of one CT: the rows of its table, its largest lesions, its scores, and what all of that means."""

from dataclasses import asdict, dataclass, field
from typing import Any

from .. import __version__
from ..geometry import Grid
from ..labels import CONSOLIDATION, GGO
from ..scan_info import ScanInfo
from ..volume import LabelMap, Volume
from .hounsfield import WELL_AERATED_HU, HuStatistics
from .lesions import CONNECTIVITY, MIN_LESION_ML
from .regions import BOTH_LUNGS, BOTH_SIDES, PERIPHERAL_MM, LungCoverage
from .severity import SeverityScore

SCHEMA_VERSION = 1

LUNG, WELL_AERATED, OPACITY = "Lung", "Well-aerated lung", "GGO + consolidation"
"""Classes that a table has beside those of `labels.LABELS`."""

LUNG_FIELD, OUTSIDE, WHOLE_SCAN = "lung field", "outside the lung field", "whole scan"

OPACITY_VALUES = (GGO.value, CONSOLIDATION.value)

REGION_COLUMNS = (
    "case_id",
    "series_uid",
    "time_point",
    "region",
    "region_rule",
    "side",
    "class",
    "region_ml",
    "volume_ml",
    "share_of_region_percent",
    "hu_mean",
    "hu_sd",
    "hu_p10",
    "hu_p50",
    "hu_p90",
    "lesion_count",
    "largest_lesion_ml",
    "largest_lesion_diameter_mm",
    "edited",
)


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

    @property
    def opacity(self) -> RegionMeasurement | None:
        """GGO and consolidation: those inside the lung field, where the lungs are unknown all of the label map."""
        return self.find(BOTH_LUNGS, OPACITY) or self.find(WHOLE_SCAN, OPACITY, BOTH_SIDES)

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


@dataclass(frozen=True, eq=False)
class MeasuredCase:
    """A CT, its label map and lungs (1 right, 2 left; None where unknown), and what was measured of them."""

    volume: Volume
    labels: LabelMap
    lung_sides: LabelMap | None
    case: CaseMeasurements


def region_record(case: CaseMeasurements, row: RegionMeasurement) -> dict[str, Any]:
    """Return one region and class under the names of `REGION_COLUMNS`; numbers have 2 decimals, unknown is None."""
    hu = row.hu
    share = row.share_of_region
    return {
        "case_id": case.case_id,
        "series_uid": case.scan.series_uid or None,
        "time_point": case.scan.date or None,
        "region": row.region,
        "region_rule": row.region_rule,
        "side": row.side,
        "class": row.class_name,
        "region_ml": _rounded(row.region_ml),
        "volume_ml": _rounded(row.volume_ml),
        "share_of_region_percent": None if share is None else round(100 * share, 2),
        "hu_mean": None if hu is None else _rounded(hu.mean),
        "hu_sd": None if hu is None else _rounded(hu.sd),
        "hu_p10": None if hu is None else _rounded(hu.p10),
        "hu_p50": None if hu is None else _rounded(hu.p50),
        "hu_p90": None if hu is None else _rounded(hu.p90),
        "lesion_count": row.lesion_count,
        "largest_lesion_ml": _rounded(row.largest_lesion_ml),
        "largest_lesion_diameter_mm": _rounded(row.largest_lesion_diameter_mm),
        "edited": case.edited,
    }


def lesion_record(lesion: LesionMeasurement) -> dict[str, Any]:
    """Return one of the largest lesions under fixed names; numbers have 2 decimals."""
    return {
        "number": lesion.number,
        "side": lesion.side,
        "zone": lesion.zone,
        "lobe": lesion.lobe,
        "volume_ml": _rounded(lesion.ml),
        "ggo_ml": _rounded(lesion.ggo_ml),
        "consolidation_ml": _rounded(lesion.consolidation_ml),
        "longest_axial_diameter_mm": _rounded(lesion.longest_axial_mm),
        "short_axial_diameter_mm": _rounded(lesion.short_axial_mm),
        "height_mm": _rounded(lesion.height_mm),
        "hu_mean": _rounded(lesion.hu_mean),
        "centre_ras_mm": [round(value, 2) for value in lesion.centre_ras],
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


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


def millilitres(ml: float, decimals: int | None = None) -> str:
    """Return a volume for the reader: no decimals from 10 mL up, else one; what would round to 0 is less than 0.1.

    Thousands are not set apart: 1,234 is a small volume to half of the readers, and 1.234 to the other half. `decimals`
    is for figures that stand beside one another.
    """
    if 0 < ml < 0.05:
        return "<0.1 mL"
    if decimals is None:
        decimals = volume_decimals(ml)
    return f"{ml:.{decimals}f} mL"


def volume_decimals(*volumes_ml: float) -> int:
    """Return with how many decimals volumes are written that are compared with one another: as the smallest is."""
    return 1 if any(0 < ml < 9.95 for ml in volumes_ml) else 0


def signed(value: float, decimals: int = 1) -> str:
    """Return a number with its sign for the reader, 0 without; the minus is that of keyboards, tables and terminals."""
    text = f"{value:+.{decimals}f}"
    return text[1:] if float(text) == 0 else text


def changed(then: float, now: float, decimals: int = 1) -> str:
    """Return the change between two figures as they are written, so that what is read adds up."""
    written = round(now, decimals) - round(then, decimals)
    if round(written, decimals) == 0 and abs(now - then) > 1e-6:
        return f"<{10**-decimals:g}"
    return signed(written, decimals)
