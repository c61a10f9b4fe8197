"""What the file of a CT says of it beside its voxels, and what of that limits the figures."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..geometry import Grid

_SHARP_WORDS = ("LUNG", "BONE", "EDGE", "SHARP", "ULTRA", "DETAIL")
_SIEMENS = re.compile(r"^[A-Z]{1,2}(\d{2})")
_CANON = re.compile(r"^FC(\d{2})")
_PHILIPS_SHARP = {"D", "E", "L", "YA", "YB", "YC", "YD"}


@dataclass(frozen=True)
class PatientInfo:
    """Who was scanned; only shown where that was asked for."""

    name: str = ""
    patient_id: str = ""
    birth_date: str = ""
    sex: str = ""


@dataclass(frozen=True)
class ScanInfo:
    """What the file of a CT says of it; empty or None where it says nothing.

    Attributes
    ----------
    series_uid, description, date, kernel, manufacturer : str
        Series Instance UID, Series Description, date of the CT as ``YYYY-MM-DD``, reconstruction kernel, maker.
    slice_thickness_mm : float or None
    contrast : bool or None
        Whether a contrast agent is named; None where the file has no word on it.
    lossy : bool or None
        Whether the pixels went through lossy compression.
    patient : PatientInfo
    """

    series_uid: str = ""
    description: str = ""
    date: str = ""
    kernel: str = ""
    manufacturer: str = ""
    slice_thickness_mm: float | None = None
    contrast: bool | None = None
    lossy: bool | None = None
    patient: PatientInfo = PatientInfo()

    @property
    def sharp_kernel(self) -> bool | None:
        """Whether the kernel is one for bone or lung edges, by its name; None where that cannot be told."""
        return is_sharp(self.kernel)

    def limits(self) -> list[str]:
        """Return what limits the figures, a sentence each."""
        found = []
        if self.sharp_kernel:
            found.append(
                f"The reconstruction kernel {self.kernel} is sharp: noise moves HU and the well-aerated share."
            )
        if self.contrast:
            found.append("A contrast agent was given: HU of lung and lesions are higher than without.")
        if self.lossy:
            found.append("The images were compressed with loss: HU are not exact.")
        return found

    def to_json(self, include_patient: bool = False) -> dict[str, Any]:
        """Return the fields as values that `json` writes, empty ones as None; the patient only where asked for."""
        values: dict[str, Any] = {
            "series_uid": self.series_uid or None,
            "series_description": self.description or None,
            "date": self.date or None,
            "kernel": self.kernel or None,
            "manufacturer": self.manufacturer or None,
            "slice_thickness_mm": self.slice_thickness_mm,
            "contrast": self.contrast,
            "lossy_compression": self.lossy,
        }
        if include_patient:
            values["patient"] = {
                "name": self.patient.name or None,
                "id": self.patient.patient_id or None,
                "birth_date": self.patient.birth_date or None,
                "sex": self.patient.sex or None,
            }
        return values


def is_sharp(kernel: str) -> bool | None:
    """Tell by a kernel's name whether it is sharp; None where the name is unknown.

    Siemens numbers kernels (``B70f``, ``Br36``, ``I50f``: from 60 up sharp), Canon too (``FC30`` to ``FC39`` and
    ``FC50`` to ``FC59`` are for bone and lung), GE names them and Philips uses letters.
    """
    name = kernel.strip().upper()
    if not name:
        return None
    if any(word in name for word in _SHARP_WORDS) or name in _PHILIPS_SHARP:
        return True
    if number := _CANON.match(name):
        return int(number[1]) // 10 in (3, 5, 8)
    if number := _SIEMENS.match(name):
        return int(number[1]) >= 60
    if name in {"STANDARD", "SOFT", "SMOOTH", "A", "B", "C", "STND"}:
        return False
    return None


def read_scan_info(files: Sequence[Path]) -> ScanInfo:
    """Read what the DICOM files of one series say, from the header of one slice in the middle; pixels are not read."""
    import pydicom

    if not files:
        return ScanInfo()
    header = pydicom.dcmread(files[len(files) // 2], stop_before_pixels=True, force=True)

    def text(keyword: str) -> str:
        value = header.get(keyword)
        words = value if isinstance(value, (list, pydicom.multival.MultiValue)) else [value]
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
    )


def anonymous_case_id(scan: ScanInfo) -> str:
    """Return a name for a DICOM series that tells nothing of the patient, always the same for the same series."""
    return f"CT-{hashlib.sha256(scan.series_uid.encode()).hexdigest()[:8]}"


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


def series_files(path: Path, grid: Grid, series: str | None = None) -> tuple[Path, ...]:
    """Return the files of the CT series that lies on `grid`, sorted by slice; none where `path` is no DICOM.

    Parameters
    ----------
    path : Path
        What the CT was read from: a folder, or one file of a series.
    grid : Grid
        Of the CT as it was read.
    series : str, optional
        The UID or description by which the series was chosen.
    """
    from .dicom.series import is_dicom, list_series, read_grid
    from .images import is_image_name

    if not path.is_dir() and (is_image_name(path) or not is_dicom(path)):
        return ()
    found = [one for one in list_series(path if path.is_dir() else path.parent) if one.modality == "CT"]
    if series is not None:
        wanted = series.strip()
        named = [one for one in found if one.uid == wanted]
        found = named or [one for one in found if wanted.casefold() in one.description.casefold()]
    matching = []
    for one in found:
        try:
            files, its_grid = read_grid(one.files)
        except InputError:  # a scout, or frames in one file
            continue
        if its_grid.axial().matches(grid.axial()):
            matching.append(files)
    if matching:
        return matching[0]
    return found[0].files if len(found) == 1 else ()
