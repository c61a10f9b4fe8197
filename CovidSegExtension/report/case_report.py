"""The files of a report: page, PDF, CSV and JSON of one case; and CSV, JSON and a page of a whole cohort."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from ..errors import DependencyError, InputError
from ..files import atomic_paths, check_writable, refuse_existing, write_text
from ..measurement.records import CaseMeasurements, MeasuredCase
from ..measurement.tables import write_csv, write_json
from .content import footer, report_content
from .figures import Figure, axial_figures, coronal_figure
from .html import render, write_html
from .pdf import write_pdf

REPORT_FILES = ("report.html", "report.pdf", "measurements.csv", "measurements.json")
COHORT_FILES = ("cohort.html", "measurements.csv", "measurements.json")


@dataclass(frozen=True, eq=False)
class ReportedCase:
    """One case of a cohort: its measurements, the folder of its report by name, and a small picture."""

    case: CaseMeasurements
    folder: str
    projection: Figure


def check_report_folder(folder: Path, names: Sequence[str], overwrite: bool) -> None:
    """Tell before anything is computed why reports cannot be written to `folder`; cheap.

    Raises
    ------
    InputError
        If it is a file, or a report in it would be replaced.
    WriteError
        If nothing can be written there.
    DependencyError
        If jinja2 or matplotlib is not installed.
    """
    if any(find_spec(name) is None for name in ("jinja2", "matplotlib")):
        raise DependencyError('Reports need jinja2 and matplotlib; run: pip install "covidseg[report]".')
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is a file; a report is a folder: give another name.")
    refuse_existing([folder / name for name in names], overwrite)
    check_writable(folder / names[0])


def write_report(folder: Path | str, measured: MeasuredCase, include_patient: bool = False) -> ReportedCase:
    """Write ``report.html``, ``report.pdf``, ``measurements.csv`` and ``measurements.json`` of one case, or none.

    Parameters
    ----------
    folder : path
        Made if need be.
    measured : MeasuredCase
    include_patient : bool
        Whether the page, the PDF and the JSON name the patient.

    Raises
    ------
    InputError
        If the folder cannot be written.
    DependencyError
        If jinja2 or matplotlib is not installed.
    """
    folder = Path(folder)
    with atomic_paths(report_paths(folder)) as paths:
        projection = write_report_files(paths, measured, include_patient)
    return ReportedCase(measured.case, folder.name, projection)


def report_paths(folder: Path) -> list[Path]:
    """Return the files of a report in `folder`, in the order of `REPORT_FILES`."""
    return [folder / name for name in REPORT_FILES]


def write_report_files(paths: Sequence[Path], measured: MeasuredCase, include_patient: bool = False) -> Figure:
    """Write a report to four paths, in the order of `REPORT_FILES`; return the coronal projection in it.

    For who writes other files together with it; else as `write_report`.
    """
    page, pdf, table, values = paths
    content = report_content(measured.case, include_patient)
    slices = axial_figures(measured.volume, measured.labels, measured.lung_sides)
    projection = coronal_figure(measured.volume, measured.labels, measured.lung_sides)
    write_html(page, content, slices, projection)
    write_pdf(pdf, content, slices, projection)
    write_csv(table, [measured.case])
    write_json(values, [measured.case], include_patient)
    return projection


def write_cohort(folder: Path | str, reported: Sequence[ReportedCase], failed: Sequence[str] = ()) -> None:
    """Write ``cohort.html``, ``measurements.csv`` and ``measurements.json`` of several cases.

    Parameters
    ----------
    folder : path
        The folder that holds the folder of each case's report.
    reported : sequence of ReportedCase
        In the order of the page.
    failed : sequence of str
        What is said of the cases that have no report.
    """
    folder = Path(folder)
    cases = [each.case for each in reported]
    rows = [
        {
            "case_id": content.case_id,
            "link": f"{each.folder}/report.html",
            "date": each.case.scan.date,
            "headline": content.summary.rows[2],
            "effusion": next(row for row in content.summary.rows if row[0] == "Pleural effusion")[1],
            "scores": content.scores,
            "notes": content.notes,
            "projection": each.projection,
            "share": _share(each.case),
        }
        for each in reported
        for content in [report_content(each.case)]
    ]
    text = render(
        "cohort.html.j2",
        title="Chest CTs: measured lung lesions",
        rows=rows,
        scale=max([share for share in map(_share, cases) if share], default=1.0),
        failed=failed,
        footer=footer(cases[0].model if cases else None),
    )
    write_text(folder / "cohort.html", text)
    write_csv(folder / "measurements.csv", cases)
    write_json(folder / "measurements.json", cases, as_list=True)


def _share(case: CaseMeasurements) -> float | None:
    return None if case.opacity is None else case.opacity.share_of_region
