"""Measurements as files for other programs: CSV with a row for each region and class, and JSON."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ..files import atomic_path, json_text, write_text
from .records import REGION_COLUMNS, CaseMeasurements, region_record


def write_csv(path: Path | str, cases: Sequence[CaseMeasurements]) -> None:
    """Write the regions of one or more cases, a row each, as UTF-8 CSV with a head."""
    records = [region_record(case, row) for case in cases for row in case.regions]
    write_rows(path, [REGION_COLUMNS, *(tuple(record.values()) for record in records)])


def write_json(
    path: Path | str, cases: Sequence[CaseMeasurements], include_patient: bool = False, as_list: bool = False
) -> None:
    """Write one case as an object, several (or one, `as_list`) as a list of objects."""
    values = [case.to_json(include_patient) for case in cases]
    whole = values if as_list or len(values) != 1 else values[0]
    write_text(path, json_text(whole))


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
