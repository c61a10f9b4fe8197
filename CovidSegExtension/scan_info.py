"""What is known of a CT beside its voxels, above all from its file, and what of that limits the figures."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

THICK_SLICES_MM = 5.0
"""Distance of slices up to which models are trained."""

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

    def differences(self, other: "PatientInfo") -> tuple[str, ...] | None:
        """Return by what two patients are told apart, in words without values; None where the files do not say.

        A name may be written in two ways, and of one sex is every second.
        """
        said = {
            "patient ID": (self.patient_id, other.patient_id),
            "birth date": (self.birth_date, other.birth_date),
            "sex": (self.sex.upper(), other.sex.upper()),
        }
        differing = tuple(what for what, (one, another) in said.items() if one and another and one != another)
        known = any(all(said[what]) for what in ("patient ID", "birth date"))
        return differing if differing or known else None


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
    files : tuple of Path
        Where the CT is a DICOM series, the file of each slice, in their order.
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
    files: tuple[Path, ...] = ()

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


def thick_slices(count: int, apart_mm: float) -> list[str]:
    """Return a sentence where so many axial slices are too far apart for small lesions; the same everywhere."""
    if count == 1 or apart_mm <= THICK_SLICES_MM + 0.05:
        return []
    most = f"{THICK_SLICES_MM:g} mm"
    return [f"The slices are {apart_mm:.3g} mm apart (more than {most}): small lesions are missed or blurred."]


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


def anonymous_case_id(scan: ScanInfo) -> str:
    """Return a name for a DICOM series that tells nothing of the patient, always the same for the same series."""
    return f"CT-{hashlib.sha256(scan.series_uid.encode()).hexdigest()[:8]}"
