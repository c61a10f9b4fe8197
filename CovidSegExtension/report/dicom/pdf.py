"""The PDF of the report as a DICOM object (Encapsulated PDF) that an archive files beside the CT."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from ... import __version__
from ...errors import InputError
from ...files import atomic_path
from ...io.dicom.series import read_grid
from ...io.dicom_seg import source_headers

_SERIES_NUMBER = 303
_OF_THE_CT = (
    "PatientName",
    "PatientID",
    "PatientBirthDate",
    "PatientSex",
    "StudyInstanceUID",
    "StudyID",
    "StudyDate",
    "StudyTime",
    "AccessionNumber",
    "ReferringPhysicianName",
)


def write_encapsulated_pdf(path: Path, pdf: bytes, title: str, files: Sequence[Path], names_patient: bool) -> None:
    """Write a PDF as a DICOM object of the CT's patient and study.

    Parameters
    ----------
    path : Path
        What to write.
    pdf : bytes
        The document.
    title : str
        What it is called in an archive's list.
    files : sequence of Path
        The slices of the CT.
    names_patient : bool
        Whether the document names the patient, which its header then says.

    Raises
    ------
    InputError
        If the CT's files do not say to which study they belong.
    """
    import pydicom
    from pydicom.uid import EncapsulatedPDFStorage, ExplicitVRLittleEndian, generate_uid

    sorted_files, grid = read_grid(files)
    sources = source_headers(sorted_files, grid)
    if not sources[0].get("StudyInstanceUID"):
        raise InputError("The DICOM files of the CT name no study, to which a DICOM PDF belongs; use the PDF instead.")
    document = pydicom.Dataset()
    document.SpecificCharacterSet = "ISO_IR 192"
    document.SOPClassUID, document.SOPInstanceUID = EncapsulatedPDFStorage, generate_uid()
    for keyword in _OF_THE_CT:
        setattr(document, keyword, sources[0].get(keyword, ""))
    now = datetime.now()
    document.Modality, document.ConversionType = "DOC", "WSD"
    document.SeriesInstanceUID, document.SeriesNumber, document.InstanceNumber = generate_uid(), _SERIES_NUMBER, 1
    document.SeriesDescription = "CovidSeg report, research use only"
    document.Manufacturer = document.ManufacturerModelName = "CovidSeg"
    document.DeviceSerialNumber, document.SoftwareVersions = "0", __version__
    document.ContentDate, document.ContentTime = now.strftime("%Y%m%d"), now.strftime("%H%M%S")
    document.AcquisitionDateTime = ""
    document.BurnedInAnnotation = "YES" if names_patient else "NO"
    document.DocumentTitle = title
    document.ConceptNameCodeSequence = pydicom.Sequence()
    document.MIMETypeOfEncapsulatedDocument = "application/pdf"
    document.SourceInstanceSequence = pydicom.Sequence(_references(sources))
    document.EncapsulatedDocument = pdf + b"\0" * (len(pdf) % 2)
    document.EncapsulatedDocumentLength = len(pdf)
    document.file_meta = pydicom.dataset.FileMetaDataset()
    document.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    document.file_meta.MediaStorageSOPClassUID = document.SOPClassUID
    document.file_meta.MediaStorageSOPInstanceUID = document.SOPInstanceUID
    with atomic_path(path) as temporary:
        document.save_as(temporary, enforce_file_format=True)


def _references(sources: Sequence[Any]) -> list[Any]:
    import pydicom

    items: list[Any] = []
    for source in sources:
        item = pydicom.Dataset()
        item.ReferencedSOPClassUID = source.SOPClassUID
        item.ReferencedSOPInstanceUID = source.SOPInstanceUID
        items.append(item)
    return items
