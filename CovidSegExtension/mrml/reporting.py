"""Reports of results of the scene: of one, of one as DICOM objects, and of two or more of one patient compared."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import slicer

from CovidSegExtension.errors import DependencyError, InputError, ModelError
from CovidSegExtension.io.seg_nrrd import ALGORITHM_NAME
from CovidSegExtension.labels import LABELS
from CovidSegExtension.measurement.case import measure_case
from CovidSegExtension.measurement.records import CaseMeasurements, MeasuredCase, ModelInfo
from CovidSegExtension.volume import LabelMap

from .edits import is_edited, tag
from .export import dicom_files, export_dicom_seg
from .results import lung_sides, notes_of, volume_of
from .scene import labels_from_segmentation, volume_from_node

if TYPE_CHECKING:
    from CovidSegExtension.measurement.followup import Step

ALGORITHM_PREFIX = "CovidSeg "
"""What stands before the model's name in the algorithm of a segment."""


def export_report(
    segmentation: slicer.vtkMRMLSegmentationNode,
    volume_node: slicer.vtkMRMLScalarVolumeNode,
    folder: Path,
    file_of_instance: Callable[[str], str] | None = None,
    overwrite: bool = False,
) -> CaseMeasurements:
    """Write page, PDF, CSV and JSON of a result, as it stands after corrections; without the patient's name.

    Parameters
    ----------
    folder : Path
        Made if need be.
    file_of_instance : callable, optional
        The file of a SOP Instance UID, for what the CT's DICOM header says; see `export.export_dicom_seg`.

    Raises
    ------
    InputError
        If the CT cannot be read, or files exist and `overwrite` is not set.
    DependencyError
        If a package is missing that draws or writes the report.
    """
    try:
        from CovidSegExtension.report.case_report import REPORT_FILES, check_report_folder, write_report
    except ImportError as error:
        raise DependencyError(
            f"The report needs the package {error.name}; install it: pip install {error.name}"
        ) from error

    check_report_folder(folder, REPORT_FILES, overwrite)
    measured = measure_result(segmentation, volume_node, file_of_instance)
    write_report(folder, measured)
    return measured.case


DICOM_OBJECTS = ("segmentation.dcm", "measurements.dcm")


def export_dicom_objects(
    segmentation: slicer.vtkMRMLSegmentationNode,
    volume_node: slicer.vtkMRMLScalarVolumeNode,
    folder: Path,
    file_of_instance: Callable[[str], str],
    overwrite: bool = False,
) -> list[Path]:
    """Write DICOM SEG and the structured report (SR, TID 1500) that refers to it; return their paths.

    Patient and study are those of the CT, so that a database files them beside it.

    Raises
    ------
    InputError
        If the CT did not come from DICOM or its files have gone, there is no lesion, or a file exists and `overwrite`
        is not set.
    DependencyError
        If highdicom is not installed.
    """
    try:
        from CovidSegExtension.report.dicom.sr import write_sr
    except ImportError as error:
        raise DependencyError(
            f"DICOM objects need the package {error.name}; install it: pip install {error.name}"
        ) from error
    paths = [folder / name for name in DICOM_OBJECTS]
    if not overwrite and (there := [path.name for path in paths if path.exists()]):
        raise InputError(f"{folder} holds {', '.join(there)}; choose another folder, or allow it to be overwritten.")
    files = dicom_files(volume_node, file_of_instance)
    case = measure_result(segmentation, volume_node, file_of_instance).case
    folder.mkdir(parents=True, exist_ok=True)
    written = export_dicom_seg(segmentation, volume_node, paths[0], file_of_instance, overwrite)
    write_sr(paths[1], case, written, files)
    return paths


def export_comparison(
    results: Sequence[slicer.vtkMRMLSegmentationNode],
    folder: Path,
    file_of_instance: Callable[[str], str] | None = None,
    overwrite: bool = False,
) -> "list[Step]":
    """Compare results of one patient and write page, PDF, CSV and JSON; return what changed from each to the next.

    Parameters
    ----------
    results : sequence of vtkMRMLSegmentationNode
        Two or more, in the order of time; where every CT tells its date, that order stands.
    folder, file_of_instance, overwrite
        As in `export_report`.

    Raises
    ------
    InputError
        If a CT cannot be read, or files exist and `overwrite` is not set.
    DependencyError
        If a package is missing that draws or writes the comparison.
    """
    with _needing_packages():
        from CovidSegExtension.report.case_report import check_report_folder
        from CovidSegExtension.report.comparison import COMPARISON_FILES
    check_report_folder(folder, COMPARISON_FILES, overwrite)
    return write_measured_comparison(folder, measure_results(results, file_of_instance))


def measure_results(
    results: Sequence[slicer.vtkMRMLSegmentationNode], file_of_instance: Callable[[str], str] | None = None
) -> list[MeasuredCase]:
    """Measure results for `write_measured_comparison`; arguments and errors as of `export_comparison`."""
    measured = []
    for segmentation in results:
        volume_node = volume_of(segmentation)
        if volume_node is None:
            raise InputError(f"The CT of {segmentation.GetName()} is no longer in the scene; load it again.")
        measured.append(measure_result(segmentation, volume_node, file_of_instance))
    return measured


def write_measured_comparison(folder: Path, measured: list[MeasuredCase]) -> "list[Step]":
    """Write what `export_comparison` does; no node is touched, so any thread may do it."""
    with _needing_packages():
        from CovidSegExtension.report.comparison import write_comparison
    if all(one.case.scan.date for one in measured):
        measured = sorted(measured, key=lambda one: one.case.scan.date)
    return write_comparison(folder, measured)


@contextmanager
def _needing_packages() -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise DependencyError(
            f"The comparison needs the package {error.name}; install it: pip install {error.name}"
        ) from error


def measure_result(
    segmentation: slicer.vtkMRMLSegmentationNode,
    volume_node: slicer.vtkMRMLScalarVolumeNode,
    file_of_instance: Callable[[str], str] | None = None,
) -> MeasuredCase:
    """Measure a result; arguments and errors as of `export_report`."""
    volume = volume_from_node(volume_node)
    labels = labels_from_segmentation(segmentation, volume_node)
    sides = lung_sides(segmentation, labels.labels.shape)
    lungs = None if sides is None else LabelMap(sides, labels.grid)
    scan, case_id = None, volume_node.GetName()
    if file_of_instance is not None and (instances := (volume_node.GetAttribute("DICOM.instanceUIDs") or "").split()):
        from CovidSegExtension.io.dicom.scan_info import read_scan_info
        from CovidSegExtension.scan_info import anonymous_case_id

        files = [Path(name) for name in map(file_of_instance, instances) if name]
        if there := [file for file in files if file.is_file()]:
            scan = read_scan_info(there)
            case_id = anonymous_case_id(scan)
    case = measure_case(
        volume,
        labels,
        lungs,
        case_id=case_id,
        scan=scan,
        edited=is_edited(segmentation),
        model=_model(segmentation),
        warnings=notes_of(segmentation),
    )
    return MeasuredCase(volume, labels, lungs, case)


def _model(segmentation: slicer.vtkMRMLSegmentationNode) -> ModelInfo | None:
    from CovidSegExtension.models.bundle import load
    from CovidSegExtension.report.content import model_info

    segments = [segmentation.GetSegmentation().GetSegment(label.id) for label in LABELS]
    names = {tag(segment, ALGORITHM_NAME) for segment in segments if segment is not None} - {""}
    if len(names) != 1:
        return None
    name = names.pop().removeprefix(ALGORITHM_PREFIX)
    try:
        return model_info(load(name).card)
    except ModelError:
        return ModelInfo(name, "unknown", "")
