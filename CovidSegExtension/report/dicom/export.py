"""A label map and its measurements as DICOM objects beside the CT: segmentation, structured report, pages."""

from dataclasses import dataclass
from pathlib import Path

from ...errors import InputError
from ...io import dicom_seg
from ...io.archives import is_zip, unpacked
from ...io.images import is_image_name
from ...measurement.records import CaseMeasurements
from ...runtime.progress import Progress
from ..case_report import check_report_folder
from ..content import TITLE, report_content
from ..figures import axial_figures, coronal_figure
from ..pdf import draw_pages
from ..request import DEFAULTS, ReportOptions, measure_files
from .pages import write_pages
from .pdf import write_encapsulated_pdf
from .sr import write_sr

DICOM_FILES = ("segmentation.dcm", "measurements.dcm", "report-1.dcm")
PDF_FILE = "report.dcm"


@dataclass(frozen=True, eq=False)
class DicomExport:
    """The files that were written, and what was measured."""

    paths: tuple[Path, ...]
    case: CaseMeasurements


@dicom_seg.names_unsaid()
def export_dicom(
    series: Path,
    mask: Path,
    folder: Path,
    options: ReportOptions = DEFAULTS,
    progress: Progress | None = None,
    pdf: bool = False,
) -> DicomExport:
    """Write ``segmentation.dcm``, ``measurements.dcm`` and ``report-1.dcm`` and so on.

    Patient and study are those of the CT, as an archive needs them; the pages name the patient only where
    `options.include_patient` says so. A label map without lesions has no segmentation, since DICOM SEG cannot be empty.

    Parameters
    ----------
    series : Path
        The folder of the CT's DICOM series, a zip archive of it, or one of its files.
    mask : Path
        The label map, on the grid of the CT.
    folder : Path
        Made if need be.
    options : ReportOptions
        As of `report.request.measure_files`.
    progress : callable, optional
        As there.
    pdf : bool
        Whether to write the report as ``report.dcm`` too, an Encapsulated PDF.

    Raises
    ------
    InputError
        If the CT is no DICOM series, or lacks what the objects need.
    """
    if is_zip(series):
        with unpacked(series) as study:
            return export_dicom(study, mask, folder, options, progress, pdf)
    if is_image_name(series):
        raise InputError(f"{series} is no DICOM series, to which DICOM objects belong; use 'covidseg report' instead.")
    check_report_folder(folder, (*DICOM_FILES, *([PDF_FILE] if pdf else [])), options.overwrite)
    measured = measure_files(series, mask, options, progress)
    files = measured.volume.scan.files
    sheet = draw_pages(
        report_content(measured.case, options.include_patient),
        axial_figures(measured.volume, measured.labels, measured.lung_sides),
        coronal_figure(measured.volume, measured.labels, measured.lung_sides),
    )
    model = measured.case.model
    algorithm = "CovidSeg" if model is None else f"CovidSeg {model.name} {model.version}"
    types = dict.fromkeys((1, 2, 3), "SEMIAUTOMATIC") if options.edited else None
    labels, paths, segmentation = measured.labels, [], None
    if labels.labels.any():
        paths.append(folder / "segmentation.dcm")
        segmentation = dicom_seg.write(paths[-1], labels.labels, labels.grid.affine, files, algorithm, types)
    paths.append(folder / "measurements.dcm")
    write_sr(paths[-1], measured.case, segmentation, files)
    paths += write_pages(folder, sheet, files)
    if pdf:
        paths.append(folder / PDF_FILE)
        write_encapsulated_pdf(paths[-1], sheet.pdf(TITLE), TITLE, files, options.include_patient)
    return DicomExport(tuple(paths), measured.case)
