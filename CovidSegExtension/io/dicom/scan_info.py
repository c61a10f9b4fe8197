"""What the headers of a DICOM series say of the scan."""

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...scan_info import PatientInfo, ScanInfo

if TYPE_CHECKING:
    from pydicom import Dataset


def read_scan_info(files: Sequence[Path]) -> ScanInfo:
    """Read what the DICOM files of one series say, from the header of one slice in the middle; pixels are not read.

    Parameters
    ----------
    files : sequence of Path
        One a slice, in the order of the slices.
    """
    import pydicom

    if not files:
        return ScanInfo()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of values that break the standard; they are only shown
        header = pydicom.dcmread(files[len(files) // 2], stop_before_pixels=True, force=True)
        return _said(header, files)


def _said(header: "Dataset", files: Sequence[Path]) -> ScanInfo:
    from pydicom.multival import MultiValue

    def text(keyword: str) -> str:
        value = header.get(keyword)
        words = value if isinstance(value, (list, MultiValue)) else [value]
        return " ".join(str(word).strip() for word in words if word is not None and str(word).strip())

    lossy = text("LossyImageCompression")
    return ScanInfo(
        series_uid=text("SeriesInstanceUID"),
        description=text("SeriesDescription"),
        date=_date(text("AcquisitionDate") or text("SeriesDate") or text("StudyDate")),
        kernel=text("ConvolutionKernel"),
        manufacturer=text("Manufacturer"),
        slice_thickness_mm=_number(text("SliceThickness")),
        contrast=_contrast(text("ContrastBolusAgent")),
        lossy=None if not lossy else lossy == "01",
        patient=PatientInfo(
            name=text("PatientName").replace("^", " ").strip(),
            patient_id=text("PatientID"),
            birth_date=_date(text("PatientBirthDate")),
            sex=text("PatientSex"),
        ),
        files=tuple(files),
    )


def _contrast(agent: str) -> bool | None:
    if not agent:
        return None
    return agent.upper() not in ("NO", "NONE")


def _date(text: str) -> str:
    digits = text.strip()[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdigit() else ""


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
