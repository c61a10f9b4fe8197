"""The Export menu."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import qt
import slicer
from slicer.i18n import tr as _

from CovidSegExtension.errors import CovidSegError
from CovidSegExtension.frontend.questions import Questions
from CovidSegExtension.mrml.export import export_csv, export_dicom_seg, export_nifti, export_seg_nrrd
from CovidSegExtension.mrml.reporting import DICOM_OBJECTS, export_dicom_objects, export_report
from CovidSegExtension.mrml.results import volume_of

from ...logic import preferences
from .results import Results

_NAME = "covidseg"
"""What an exported file is called at first: never after the patient."""


class Exporting:
    """Writes what `results` shows to files that the user names."""

    def __init__(
        self,
        button: "qt.QPushButton",
        results: Results,
        dialogs: Questions,
        ready: Callable[..., bool],
        say: Callable[[str], None],
    ) -> None:
        self._results, self._dialogs, self._ready, self._say = results, dialogs, ready, say
        self._menu = qt.QMenu(button)
        self._actions = {}
        for text, export in (
            (_("Segmentation for 3D Slicer (.seg.nrrd)…"), self.seg_nrrd),
            (_("Label map, 1 to 3 (.nii.gz)…"), self.nifti),
            (_("DICOM segmentation (.dcm)…"), self.dicom_seg),
            (_("Table (.csv)…"), self.csv),
            (_("Report: page, PDF, all measurements…"), self.report),
            (_("DICOM segmentation and measurements (SEG, SR), into a folder…"), self.dicom_folder),
            (_("DICOM segmentation and measurements, beside the CT in the DICOM database"), self.dicom_database),
        ):
            self._actions[export] = self._menu.addAction(text)
            self._actions[export].triggered.connect(export)
        self._menu.aboutToShow.connect(self.update)
        button.setMenu(self._menu)

    def update(self) -> None:
        """Offer DICOM only where the CT came from DICOM."""
        segmentation = self._results.segmentation
        volume_node = None if segmentation is None else volume_of(segmentation)
        from_dicom = volume_node is not None and bool(volume_node.GetAttribute("DICOM.instanceUIDs"))
        for export in (self.dicom_seg, self.dicom_folder, self.dicom_database):
            self._actions[export].enabled = from_dicom

    def seg_nrrd(self) -> None:
        """Export the segments with names, colours and codes."""
        self._export(_("Export the segmentation"), ".seg.nrrd", _write_seg_nrrd)

    def nifti(self) -> None:
        """Export a label map on the CT's own grid."""
        self._export(_("Export the label map"), ".nii.gz", partial(export_nifti, overwrite=True))

    def dicom_seg(self) -> None:
        """Export a DICOM segmentation object, for a CT that came from DICOM."""
        if self._ready(dicom=True):
            self._export(_("Export DICOM SEG"), ".dcm", _write_dicom_seg)

    def csv(self) -> None:
        """Export the table."""
        self._export(_("Export the table"), ".csv", self._write_csv)

    def report(self) -> None:
        """Export page, PDF, CSV and JSON of the case into a folder."""
        segmentation, volume_node = self._exported()
        if segmentation is None or not self._ready(report=True):
            return
        folder = self._dialogs.folder(_("Folder for the report"), preferences.folder("ReportFolder"))
        if folder is None:
            return
        from CovidSegExtension.report.case_report import REPORT_FILES  # now that what it needs is installed

        exists = any((folder / name).exists() for name in REPORT_FILES)
        if exists and not self._dialogs.ask(_("{folder} holds a report. Replace it?").format(folder=folder)):
            return
        with slicer.util.WaitCursor():
            try:
                export_report(segmentation, volume_node, folder, file_of_instance, overwrite=exists)
            except CovidSegError as error:
                self._dialogs.tell(str(error))
                return
        preferences.remember_folder("ReportFolder", folder)
        self._say(_("The report is in {folder}: open report.html.").format(folder=folder))

    def dicom_folder(self) -> None:
        """Export DICOM SEG and structured report into a folder."""
        segmentation, volume_node = self._exported()
        if segmentation is None or not self._ready(dicom=True):
            return
        folder = self._dialogs.folder(_("Folder for the DICOM objects"), preferences.folder("ReportFolder"))
        if folder is None:
            return
        exists = any((folder / name).exists() for name in DICOM_OBJECTS)
        if exists and not self._dialogs.ask(_("{folder} holds DICOM objects. Replace them?").format(folder=folder)):
            return
        if self._write_dicom_objects(segmentation, volume_node, folder, overwrite=exists):
            preferences.remember_folder("ReportFolder", folder)
            self._say(_("DICOM SEG and SR are in {folder}.").format(folder=folder))

    def dicom_database(self) -> None:
        """Put DICOM SEG and structured report beside the CT, into Slicer's DICOM database."""
        segmentation, volume_node = self._exported()
        if segmentation is None or not self._ready(dicom=True):
            return
        from DICOMLib import DICOMUtils  # Slicer can be started without its DICOM module

        with tempfile.TemporaryDirectory(prefix="covidseg-") as folder:
            if not self._write_dicom_objects(segmentation, volume_node, Path(folder)):
                return
            if not DICOMUtils.importDicom(folder, copyFiles=True):
                self._dialogs.tell(_("Slicer's DICOM database did not take the objects; its error log says why."))
                return
        self._say(_("DICOM SEG and SR lie beside the CT in the DICOM database."))

    def _write_dicom_objects(
        self,
        segmentation: slicer.vtkMRMLSegmentationNode,
        volume_node: slicer.vtkMRMLScalarVolumeNode,
        folder: Path,
        overwrite: bool = False,
    ) -> bool:
        """Tell whether it went well, after saying what did not."""
        with slicer.util.WaitCursor():
            try:
                export_dicom_objects(segmentation, volume_node, folder, file_of_instance, overwrite)
            except CovidSegError as error:
                self._dialogs.tell(str(error))
                return False
        return True

    def _exported(self) -> tuple[slicer.vtkMRMLSegmentationNode | None, slicer.vtkMRMLScalarVolumeNode | None]:
        """Return what to export, and its CT; None where there is nothing, or after saying that the CT is gone."""
        segmentation = self._results.segmentation
        volume_node = None if segmentation is None else volume_of(segmentation)
        if segmentation is not None and volume_node is None:
            self._dialogs.tell(_("The CT of this segmentation is no longer in the scene; load it again."))
            return None, None
        return segmentation, volume_node

    def _export(
        self,
        title: str,
        suffix: str,
        write: Callable[[slicer.vtkMRMLSegmentationNode, slicer.vtkMRMLScalarVolumeNode, Path], None],
    ) -> None:
        segmentation, volume_node = self._exported()
        if segmentation is None:
            return
        start = (preferences.folder("ExportFolder") or Path.home()) / f"{_NAME}{suffix}"
        path = self._dialogs.save_as(title, start, suffix)
        if path is None:
            return
        try:
            write(segmentation, volume_node, path)
        except CovidSegError as error:
            self._dialogs.tell(str(error))
            return
        preferences.remember_folder("ExportFolder", path.parent)
        self._say(_("Exported to {path}.").format(path=path))

    def _write_csv(
        self,
        segmentation: slicer.vtkMRMLSegmentationNode,
        volume_node: slicer.vtkMRMLScalarVolumeNode,
        path: Path,
    ) -> None:
        export_csv(self._results.measure_now().table(), path, overwrite=True)


def _write_seg_nrrd(
    segmentation: slicer.vtkMRMLSegmentationNode, volume_node: slicer.vtkMRMLScalarVolumeNode, path: Path
) -> None:
    export_seg_nrrd(segmentation, path, overwrite=True)


def _write_dicom_seg(
    segmentation: slicer.vtkMRMLSegmentationNode, volume_node: slicer.vtkMRMLScalarVolumeNode, path: Path
) -> None:
    export_dicom_seg(segmentation, volume_node, path, file_of_instance, overwrite=True)


def file_of_instance(instance_uid: str) -> str:
    """Return the file of a DICOM object in Slicer's database; an empty string where it has none."""
    if not hasattr(slicer, "dicomDatabase"):  # Slicer can be started without its DICOM module
        return ""
    return slicer.dicomDatabase.fileForInstance(instance_uid)
