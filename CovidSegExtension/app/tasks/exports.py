"""What a person takes away from the page: files made in the private folder, fetched once, and removed."""

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import slicer

from ...errors import InputError
from ...mrml.export import export_csv, export_nifti, export_seg_nrrd
from ...mrml.reporting import export_dicom_objects, measure_result
from ...worker.translation import tr as _
from ..session import Session
from .many import Many

NAME = "covidseg"
"""What an exported file is called: never after the patient."""

_DICOM = ("seg.dcm", "sr.dcm")
"""The segmentation and the structured report that refers to it, in the order of `mrml.reporting.DICOM_OBJECTS`."""

KINDS = ("seg.nrrd", "nii.gz", *_DICOM, "csv", "report.zip", "comparison.zip", "many.zip")

WHOLE = ("seg.nrrd", "nii.gz", "seg.dcm")
"""Those that hold every voxel of the corrections."""


class Exports:
    """Writes what the session shows, or what came of many CTs.

    Parameters
    ----------
    session : Session
    many : Many
    folder : Path
        Private, and there.
    saved : callable
        Called when every voxel of the corrections was written.
    """

    def __init__(self, session: Session, many: Many, folder: Path, saved: Callable[[], None]) -> None:
        self._session, self._many, self._folder, self._saved = session, many, folder, saved
        session.state.update({"exporting": ""})

    def path(self, name: str) -> Path | None:
        """Return an exported file by the name that `export` gave it; None for any other name."""
        path = self._folder / name
        return path if name in {f"{NAME}.{kind}" for kind in KINDS} and path.is_file() else None

    async def export(self, kind: str) -> str | None:
        """Write a file of one of the `KINDS` while the page says so; return its name, or None after saying why not."""
        with self._session.state as state:
            state.exporting = _("Writing…")
        await asyncio.sleep(0.05)  # the page shows it first
        try:
            name = await self._write(kind)
        except Exception as error:
            self._session.say_error(error)
            return None
        finally:
            with self._session.state as state:
                state.exporting = ""
        if kind in WHOLE:
            self._saved()
        self._session.say(_("Exported as {name}.").format(name=name))
        return name

    async def _write(self, kind: str) -> str:
        """Write a file of one of the `KINDS`; return its name.

        Raises
        ------
        CovidSegError
            If there is nothing to export, or it cannot be written.
        """
        if kind == "many.zip":
            path = self._folder / f"{NAME}.{kind}"
            await self._many.archive(path)
            return path.name
        results = self._session.results
        segmentation, volume_node = results.segmentation, results.volume_node
        if kind not in KINDS or segmentation is None or volume_node is None:
            raise InputError(_("There is nothing to export; segment a CT first."))
        path = self._folder / f"{NAME}.{kind}"
        if kind == "seg.nrrd":
            export_seg_nrrd(segmentation, path, overwrite=True)
        elif kind == "nii.gz":
            export_nifti(segmentation, volume_node, path, overwrite=True)
        elif kind == "csv":
            export_csv((await results.figures()).table(), path, overwrite=True)
        elif kind in _DICOM:
            file_of_instance = self._session.file_of_instance
            written = export_dicom_objects(segmentation, volume_node, self._folder, file_of_instance, True)
            written[_DICOM.index(kind)].replace(path)
        elif kind == "comparison.zip":
            folder = self._folder / "comparison"
            shutil.rmtree(folder, ignore_errors=True)
            await self._session.comparison.write(folder)
            await asyncio.to_thread(_archive, folder, path)
        else:
            await self._write_report(segmentation, volume_node, path)
        return path.name

    async def _write_report(
        self, segmentation: slicer.vtkMRMLSegmentationNode, volume_node: slicer.vtkMRMLScalarVolumeNode, path: Path
    ) -> None:
        from ...report.case_report import write_report  # matplotlib takes a while

        measured = measure_result(segmentation, volume_node, self._session.file_of_instance)
        folder = self._folder / "report"
        shutil.rmtree(folder, ignore_errors=True)

        def write() -> None:
            write_report(folder, measured)
            _archive(folder, path)

        await asyncio.to_thread(write)


def _archive(folder: Path, path: Path) -> None:
    """Turn a folder into a zip archive."""
    shutil.make_archive(str(path.with_suffix("")), "zip", folder)
    shutil.rmtree(folder)
