"""Measurements as tables for other programs: one row a region and class, and the largest lesions."""

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..files import atomic_path

if TYPE_CHECKING:
    from .records import CaseMeasurements, LesionMeasurement, RegionMeasurement

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


def region_record(case: "CaseMeasurements", row: "RegionMeasurement") -> dict[str, Any]:
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


def lesion_record(lesion: "LesionMeasurement") -> dict[str, Any]:
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


def write_csv(path: Path | str, cases: Sequence["CaseMeasurements"]) -> None:
    """Write the regions of one or more cases, a row each, as UTF-8 CSV with a head."""
    records = [region_record(case, row) for case in cases for row in case.regions]
    write_rows(path, [REGION_COLUMNS, *(tuple(record.values()) for record in records)])


def write_json(
    path: Path | str, cases: Sequence["CaseMeasurements"], include_patient: bool = False, as_list: bool = False
) -> None:
    """Write one case as an object, several (or one, `as_list`) as a list of objects."""
    values = [case.to_json(include_patient) for case in cases]
    whole = values if as_list or len(values) != 1 else values[0]
    with atomic_path(path) as temporary:
        text = json.dumps(whole, indent=2, ensure_ascii=False, allow_nan=False)
        temporary.write_text(text + "\n", encoding="utf-8")


def write_rows(path: Path | str, rows: Iterable[Sequence[Any]], decimals: int = 2) -> None:
    """Write rows as UTF-8 CSV; unknown is an empty cell, and texts that a spreadsheet would compute stay texts."""
    with atomic_path(path) as temporary, temporary.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([cell(value, decimals) for value in row] for row in rows)


def cell(value: Any, decimals: int) -> str:
    """Return the text of a CSV cell.

    A text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return is put behind an apostrophe, since
    spreadsheets would run it as a formula; a DICOM field may hold one.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.{decimals}f}"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
