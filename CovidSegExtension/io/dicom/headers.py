"""The headers of DICOM files: each CT slice in a file, one in a classic file and many in an enhanced one.

pydicom reads them, values as they stand in the file, so that one odd element costs nobody the others; no pixel is
read, but that all of them are there is measured.
"""

import io
import os
import struct
import warnings
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

_DEFLATED = "1.2.840.10008.1.2.1.99"
_NATIVE = ("1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", _DEFLATED)
_LOSSY = ("1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.81", "1.2.840.10008.1.2.4.91")
_CT_IMAGES = "1.2.840.10008.5.1.4.1.1.2"
"""CT Image Storage; Enhanced and Legacy Converted Enhanced CT begin with it."""
_SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7"
DIRECTORY = "1.2.840.10008.1.3.10"
SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4"
"""SOP classes of a DICOMDIR and of a DICOM SEG."""

_UNDEFINED = 0xFFFFFFFF
_SIGNATURES = 0xFFFA
_AFTER_PIXELS = (0x7FE0, _SIGNATURES, 0xFFFC)
"""Groups that may follow the pixels, beside private ones: more pixel data, signatures, and padding."""
_LONG_FORMS = (b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT", b"UV")
"""Value representations whose length takes four bytes."""
_BINARY = ("US", "UL")
"""Value representations of whole numbers that are no text."""
_SCREENSHOT = "SCREEN SAVE"
"""Image Type of a page, such as a dose report, that some scanners file among the slices."""
_PADDING = 1 << 16
"""Bytes of zeros that a file may end in; tapes and some archives fill up their blocks."""

LONGEST_HEADER = 1 << 28
"""Bytes that a deflated file may inflate to: four times what the largest slice has."""

_KEYWORDS = (
    "SOPClassUID", "SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID", "FrameOfReferenceUID", "PatientID",
    "SpecificCharacterSet", "SeriesNumber", "SeriesDescription", "Modality", "ImageType", "LossyImageCompression",
    "ConvolutionKernel", "ContrastBolusAgent", "AcquisitionNumber", "AcquisitionTime", "InstanceNumber",
    "TemporalPositionIdentifier", "ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing", "SliceThickness",
    "Rows", "Columns", "SamplesPerPixel", "BitsAllocated", "NumberOfFrames", "RescaleSlope", "RescaleIntercept",
    "PhotometricInterpretation", "BitsStored", "PixelRepresentation",
    "SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence",
)  # fmt: skip


class DamagedFile(Exception):
    """A DICOM file that is cut off or damaged; the message says how, in a few words."""


@dataclass(frozen=True, eq=False)
class Slice:
    """What the header says of one slice; positions and directions in DICOM's LPS.

    Attributes
    ----------
    file : Path
    frame : int
        Which image of the file.
    frames : int
        Number of images in the file.
    sop_class : str
        UID of the kind of object.
    patient, study, series, instance, frame_of_reference : str
        Patient ID and the UIDs.
    number, description, modality, image_type, kernel, contrast, transfer_syntax : str
        Empty where the header does not tell.
    acquisition : mapping of str to str
        What tells acquisitions and reconstructions in one series apart, by the name of the element.
    size : (int, int)
        Columns, rows.
    components : int
        1 for grey values.
    position : ndarray, shape (3,), or None
        Centre of the first voxel, mm; None where the header does not place the slice.
    row, column : ndarray, shape (3,)
        Directions in which the column number, and the row number, grow.
    pixel_spacing : ndarray, shape (2,)
        Between rows, between columns, mm.
    thickness : float
        mm.
    rescale : (str, str)
        Slope and intercept as they are written.
    lossy : bool
    unplaced : str
        What it lacks to be placed, by the names of the elements; empty where it has a position.
    inverted_from : int or None
        Where the smallest value is white (MONOCHROME1): from what GDCM subtracts each stored value, for a display. HU
        are those of the stored values, whatever is white.
    """

    file: Path
    frame: int
    frames: int
    sop_class: str
    patient: str
    study: str
    series: str
    instance: str
    frame_of_reference: str
    number: str
    description: str
    modality: str
    image_type: str
    kernel: str
    contrast: str
    transfer_syntax: str
    acquisition: dict[str, str]
    size: tuple[int, int]
    components: int
    position: NDArray[np.float64] | None
    row: NDArray[np.float64]
    column: NDArray[np.float64]
    pixel_spacing: NDArray[np.float64]
    thickness: float
    rescale: tuple[str, str]
    lossy: bool
    unplaced: str = ""
    inverted_from: int | None = None

    @cached_property
    def normal(self) -> NDArray[np.float64]:
        """Direction across the slice, shape (3,)."""
        return np.cross(self.row, self.column)

    @cached_property
    def depth_mm(self) -> float:
        """Position along the normal."""
        return 0.0 if self.position is None else float(self.position @ self.normal)

    @property
    def localizer(self) -> bool:
        """Whether the header calls it a scout."""
        return "LOCALIZER" in self.image_type

    @property
    def usable(self) -> bool:
        """Whether it can be a slice of a CT volume: no scout, no screenshot of a dose report."""
        if self.picture or self.localizer:
            return False
        return self.modality == "CT" and self.position is not None

    @property
    def unplaced_slice(self) -> bool:
        """Whether it would be a slice of a CT volume if its header said where it lies."""
        page = self.picture or self.localizer or _SCREENSHOT in self.image_type
        return bool(self.unplaced) and self.modality == "CT" and not page

    @property
    def picture(self) -> bool:
        """Whether it is a screenshot or in colour, whatever modality and place it claims."""
        return self.components != 1 or self.sop_class.startswith(_SECONDARY_CAPTURE)


def is_dicom(path: Path) -> bool:
    """Whether a file looks like DICOM by its first bytes."""
    try:
        if not path.is_file():  # a pipe would keep its reader waiting
            return False
        with path.open("rb") as file:
            head = file.read(132)
    except OSError:
        return False
    return has_dicom_head(head)


def has_dicom_head(head: bytes) -> bool:
    """Whether a file that begins with these 132 bytes is DICOM."""
    # Old files have no preamble: they begin with an element of group 0002 or 0008.
    return head[128:132] == b"DICM" or (len(head) == 132 and head[:2] in (b"\x02\x00", b"\x08\x00") and head[3] == 0)


def sop_class(file: Path) -> str:
    """Return the SOP Class UID of a DICOM file, what kind of object it is; empty where that cannot be read."""
    try:
        header, _ = _read(file)
    except DamagedFile:
        return ""
    return _text(header, "SOPClassUID") or _meta(header, "MediaStorageSOPClassUID")


def read_slices(file: Path) -> list[Slice]:
    """Return the slices in a DICOM file; none in one that holds no image, such as a report.

    Raises
    ------
    DamagedFile
        If the file says or looks as if it held an image, but not all of that is there.
    """
    header, whole = _read(file)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pydicom's remarks on odd values
        try:
            kind = _text(header, "SOPClassUID") or _meta(header, "MediaStorageSOPClassUID")
            is_ct = kind.startswith(_CT_IMAGES) or _CT_IMAGES.startswith(kind)  # cut off within its own name
            if not is_ct and "Rows" not in header:
                return []
            if not whole or "Rows" not in header or "Columns" not in header:
                raise DamagedFile("cut off or damaged")
            return _slices(file, header)
        except DamagedFile:
            raise
        except Exception as error:  # pydicom and NumPy raise a dozen classes for a damaged header
            raise DamagedFile("damaged") from error


def series_of(file: Path) -> str:
    """Return the Series Instance UID of a DICOM file; empty where it has none."""
    try:
        slices = read_slices(file)
    except DamagedFile:
        return ""
    return slices[0].series if slices else ""


class _MeasuredFile(io.BufferedReader):
    """A file of which no more is asked than it has: a damaged length must not take memory."""

    def __init__(self, path: Path) -> None:
        super().__init__(io.FileIO(path))
        self.length = os.fstat(self.fileno()).st_size

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(-1 if size is None or size < 0 else min(size, self.length))


def _read(file: Path) -> tuple[Any, bool]:
    """Return the elements of a file that are asked for, and whether its pixels are all there."""
    import pydicom

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with _MeasuredFile(file) as stream:
                if _DEFLATED.encode() in stream.read(1024):
                    _measure_deflated(file)
                stream.seek(0)
                header = pydicom.dcmread(
                    stream, stop_before_pixels=True, specific_tags=_tags(), force=True
                )  # what has no preamble is DICOM too
                return header, _pixels_are_there(stream, header)
        except DamagedFile:
            raise
        except PermissionError as error:
            raise DamagedFile("may not be read by you") from error
        except Exception as error:
            raise DamagedFile("damaged") from error


def _measure_deflated(file: Path) -> None:
    """Raise where a deflated file inflates to more than a slice can have; pydicom inflates it whole."""
    import zlib

    data = file.read_bytes()
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    # The deflated part begins after the file meta group, whose length stands in its first element.
    start = 132 + 12 + int.from_bytes(data[140:144], "little")
    rest, total = data[start:], 0
    while rest and not inflate.eof:
        total += len(inflate.decompress(rest, 1 << 20))
        rest = inflate.unconsumed_tail
        if total > LONGEST_HEADER:
            raise DamagedFile("damaged: it inflates to an impossible size")


def _pixels_are_there(stream: BinaryIO, header: Any) -> bool:
    """Whether the element at which pydicom stopped holds as many pixels as the header says."""
    syntax = _syntax(header)
    if syntax == _DEFLATED:
        return True  # it was inflated elsewhere; what is missing makes the decoder fail
    order = ">" if syntax == "1.2.840.10008.1.2.2" else "<"
    start = stream.read(12)
    if len(start) < 8 or struct.unpack(f"{order}HH", start[:4])[0] != 0x7FE0:
        return False
    explicit = start[4:6].isalpha()
    if explicit:
        (length,) = struct.unpack(f"{order}I", start[8:12])
    else:
        (length,) = struct.unpack(f"{order}I", start[4:8])
        stream.seek(-4, io.SEEK_CUR)
    if length == _UNDEFINED:
        return _fragments_are_there(stream) and _rest_is_whole(stream, order, explicit)
    rest = os.fstat(stream.fileno()).st_size - stream.tell()
    needed = (
        header.Rows * header.Columns * (header.get("SamplesPerPixel") or 1)
        * int(header.get("NumberOfFrames") or 1) * header.get("BitsAllocated", 16) // 8
    )  # fmt: skip
    if length > rest or (syntax in _NATIVE and needed > length):
        return False
    stream.seek(length, io.SEEK_CUR)
    return _rest_is_whole(stream, order, explicit)


def _rest_is_whole(stream: BinaryIO, order: str, explicit: bool) -> bool:
    """Whether what follows the pixels is elements that fit into the file, or padding.

    GDCM reads on after the pixels and takes as much memory as a length claims, 4 GB for two bytes that are doubled.
    """
    size = os.fstat(stream.fileno()).st_size
    while len(start := stream.read(8)) == 8:
        group, _, length = struct.unpack(f"{order}HHI", start)
        if group == 0:
            return not any(start) and not any(stream.read(_PADDING))
        if group % 2 == 0 and group not in _AFTER_PIXELS:
            return False
        if explicit:
            if not start[4:6].isalpha():
                return False
            if start[4:6] in _LONG_FORMS:
                (length,) = struct.unpack(f"{order}I", stream.read(4).ljust(4, b"\0"))
            else:
                (length,) = struct.unpack(f"{order}H", start[6:8])
        if length == _UNDEFINED:
            return group == _SIGNATURES
        if stream.tell() + length > size:
            return False
        stream.seek(length, io.SEEK_CUR)
    return True


def _fragments_are_there(stream: BinaryIO) -> bool:
    """Whether a sequence of compressed fragments runs to its end, or the file's, with none cut off."""
    size = os.fstat(stream.fileno()).st_size
    while len(start := stream.read(8)) == 8:
        group, element, length = struct.unpack("<HHI", start)
        if (group, element) == (0xFFFE, 0xE0DD):
            return True
        if (group, element) != (0xFFFE, 0xE000) or stream.tell() + length > size:
            return False
        stream.seek(length, io.SEEK_CUR)
    return not start


def _slices(file: Path, header: Any) -> list[Slice]:
    shared = header.get("SharedFunctionalGroupsSequence") or [{}]
    single = header.get("PerFrameFunctionalGroupsSequence") or []
    frames = int(_text(header, "NumberOfFrames") or 1)
    if single and len(single) != frames:
        raise DamagedFile("damaged: it has another number of frames than it says")
    if not single:
        return [_slice(file, header, 0, frames, {}, {})]
    return [_slice(file, header, number, frames, group, shared[0]) for number, group in enumerate(single)]


def _slice(file: Path, header: Any, frame: int, frames: int, single: Any, shared: Any) -> Slice:
    """Return one slice; `single` and `shared` are an enhanced file's functional groups, of the frame and of all."""

    def element(group: str, keyword: str) -> str:
        for groups in (single, shared):
            for item in groups.get(group) or ():
                if keyword in item:
                    return _text(item, keyword)
        return _text(header, keyword)

    position = _numbers(element("PlanePositionSequence", "ImagePositionPatient"), 3)
    orientation = _numbers(element("PlaneOrientationSequence", "ImageOrientationPatient"), 6)
    spacing = _numbers(element("PixelMeasuresSequence", "PixelSpacing"), 2)
    thickness = _numbers(element("PixelMeasuresSequence", "SliceThickness"), 1)
    needed = {"Image Position": position, "Image Orientation": orientation, "Pixel Spacing": spacing}
    missing = " and ".join(name for name, value in needed.items() if value is None)
    placed = not missing and (frames == 1 or single)
    syntax = _syntax(header)
    return Slice(
        file=file,
        frame=frame,
        frames=frames,
        sop_class=_text(header, "SOPClassUID") or _meta(header, "MediaStorageSOPClassUID"),
        patient=_text(header, "PatientID"),
        study=_text(header, "StudyInstanceUID"),
        series=_text(header, "SeriesInstanceUID"),
        instance=_text(header, "SOPInstanceUID"),
        frame_of_reference=_text(header, "FrameOfReferenceUID"),
        number=_text(header, "SeriesNumber"),
        description=_words(header, "SeriesDescription"),
        modality=_text(header, "Modality"),
        image_type=_text(header, "ImageType").upper(),
        kernel=element("CTReconstructionSequence", "ConvolutionKernel"),
        contrast=_words(header, "ContrastBolusAgent"),
        transfer_syntax=syntax,
        acquisition={
            "Acquisition Number": element("FrameContentSequence", "FrameAcquisitionNumber")
            or _text(header, "AcquisitionNumber"),
            "Temporal Position": element("FrameContentSequence", "TemporalPositionIndex")
            or _text(header, "TemporalPositionIdentifier"),
            "Convolution Kernel": element("CTReconstructionSequence", "ConvolutionKernel"),
            "Slice Thickness": "" if thickness is None else f"{thickness[0]:.1f}",
            "Image Type": _text(header, "ImageType").upper(),
            "Acquisition Time": _text(header, "AcquisitionTime"),
            "Instance Number": "" if single else _text(header, "InstanceNumber"),
        },
        size=(int(header.Columns), int(header.Rows)),
        components=int(header.get("SamplesPerPixel") or 1),
        position=position if placed else None,
        row=np.zeros(3) if orientation is None else orientation[:3],
        column=np.zeros(3) if orientation is None else orientation[3:],
        pixel_spacing=np.ones(2) if spacing is None else spacing,
        thickness=1.0 if thickness is None else float(thickness[0]),
        rescale=(
            element("PixelValueTransformationSequence", "RescaleSlope"),
            element("PixelValueTransformationSequence", "RescaleIntercept"),
        ),
        lossy=syntax in _LOSSY or _text(header, "LossyImageCompression") == "01",
        unplaced=missing,
        inverted_from=_inverted_from(header),
    )


def _inverted_from(header: Any) -> int | None:
    if _text(header, "PhotometricInterpretation") != "MONOCHROME1":
        return None
    bits = int(header.get("BitsStored") or header.get("BitsAllocated") or 16)
    return -1 if header.get("PixelRepresentation") else (1 << bits) - 1


def _text(elements: Any, keyword: str) -> str:
    """Return an element as it stands in the file, several values parted by a backslash; empty where it is missing."""
    tag = _tag(keyword)
    if tag not in elements:
        return ""
    value = elements.get_item(tag).value
    if isinstance(value, bytes) and _is_binary(tag):
        value = elements[tag].value
    if isinstance(value, bytes):
        return value.decode("latin-1").strip(" \0")
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        return "" if value is None else str(value).strip(" \0")
    return "\\".join(map(str, value))


@cache
def _tag(keyword: str) -> Any:
    from pydicom.tag import Tag

    return Tag(keyword)


@cache
def _is_binary(tag: Any) -> bool:
    from pydicom.datadict import dictionary_VR

    return dictionary_VR(tag) in _BINARY


@cache
def _tags() -> list[Any]:
    return [_tag(keyword) for keyword in _KEYWORDS]


def _words(header: Any, keyword: str) -> str:
    """Return a text that people wrote, in whatever character set the file names."""
    try:
        value = header.get(keyword)
    except (LookupError, ValueError):
        return "?"
    return "" if value is None else str(value).strip(" \0")


def _numbers(text: str, count: int) -> NDArray[np.float64] | None:
    """Return so many numbers, or None; a decimal comma, which some systems write, counts as a point."""
    values = np.array([float(word.replace(",", ".")) for word in text.split("\\") if word.strip()])
    return values if len(values) == count and np.isfinite(values).all() else None


def _meta(header: Any, keyword: str) -> str:
    return _text(getattr(header, "file_meta", {}), keyword)


def _syntax(header: Any) -> str:
    return _meta(header, "TransferSyntaxUID") or _NATIVE[0]
