"""Writing label maps as DICOM Segmentation, through highdicom."""

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import __version__
from ..errors import DependencyError, InputError
from ..files import atomic_path
from ..geometry import Grid
from ..labels import LABELS, Code, Label
from ..volume import LabelMap
from .dicom.series import read_grid
from .seg_nrrd import AUTOMATIC

_MANUFACTURER = "CovidSeg"
_SERIES_NUMBER = 300
"""High, so that it comes after the images of the study in a viewer's list."""
_MAY_BE_EMPTY = (
    "PatientName",
    "PatientID",
    "PatientBirthDate",
    "PatientSex",
    "AccessionNumber",
    "StudyID",
    "StudyDate",
    "StudyTime",
    "ReferringPhysicianName",
    "PositionReferenceIndicator",
)


@contextmanager
def names_unsaid() -> Iterator[None]:
    """Keep highdicom from warning of an odd patient name: the warning says the name, and ends in logs."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="The string .* is unlikely to represent the intended person name")
        yield


@names_unsaid()
def write(
    path: Path | str,
    labels: NDArray[np.uint8],
    affine: NDArray[np.float64],
    files: Sequence[Path],
    algorithm: str = "CovidSeg",
    algorithm_types: Mapping[int, str] | None = None,
) -> Any:
    """Write a label map as a DICOM SEG object that belongs to the CT series it was made from.

    Patient and study are those of the CT, as an archive needs it to file the object. Classes without a voxel are left
    out, since many readers refuse a segment without a frame.

    Parameters
    ----------
    path : path
        What to write.
    labels : ndarray of uint8, shape (Z, Y, X)
        Values of `labels.LABELS`.
    affine : ndarray, shape (4, 4)
        Voxel index (i, j, k, 1) to RAS mm; on the CT's grid, be it stored in another order of axes or slices.
    files : sequence of Path
        The slices of the CT.
    algorithm : str
        Name of the algorithm, with that of the model.
    algorithm_types : mapping of int to str, optional
        "AUTOMATIC" (the default), "SEMIAUTOMATIC" or "MANUAL" for values of labels.

    Returns
    -------
    highdicom.seg.Segmentation
        What was written; a structured report refers to it.

    Raises
    ------
    InputError
        If the label map is empty or not on the grid of the CT, or the CT's files lack what DICOM SEG needs.
    DependencyError
        If highdicom is not installed.
    """
    try:
        import highdicom
    except ImportError as error:
        raise DependencyError("DICOM SEG needs the package highdicom; install it: pip install highdicom") from error
    sorted_files, ct_grid = read_grid(files)
    sources = source_headers(sorted_files, ct_grid)
    if len({source.get("SOPInstanceUID") for source in sources}) < len(sources):
        raise InputError(
            "Slices of the CT share a SOP Instance UID, so DICOM SEG cannot refer to them; export NIfTI instead."
        )
    frames = _in_order_of(LabelMap.from_array(labels, affine), ct_grid)
    present = [label for label in LABELS if (frames == label.value).any()]
    if not present:
        raise InputError("The segmentation is empty, and DICOM SEG cannot hold that; there is nothing to export.")
    numbered = np.zeros(frames.shape, np.uint8)
    for number, label in enumerate(present, start=1):
        numbered[frames == label.value] = number
    types = algorithm_types or {}
    try:
        segmentation = highdicom.seg.Segmentation(
            source_images=sources,
            pixel_array=numbered,
            segmentation_type=highdicom.seg.SegmentationTypeValues.BINARY,
            segment_descriptions=[
                _description(number, label, algorithm, types.get(label.value, AUTOMATIC))
                for number, label in enumerate(present, start=1)
            ],
            series_instance_uid=highdicom.UID(),
            series_number=_SERIES_NUMBER,
            sop_instance_uid=highdicom.UID(),
            instance_number=1,
            manufacturer=_MANUFACTURER,
            manufacturer_model_name=algorithm,
            software_versions=__version__,
            device_serial_number="0",
            content_label="LESIONS",
            content_creator_name=f"{_MANUFACTURER}^",
            content_description="Lesions on chest CT",
            series_description=f"{algorithm} segmentation",
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"The DICOM files of the CT lack something that DICOM SEG needs ({error}); export the label map as NIfTI."
        ) from error
    with atomic_path(path) as temporary:
        segmentation.save_as(temporary)
    return segmentation


def source_headers(files: Sequence[Path], grid: Grid) -> list[Any]:
    """Return the headers of a CT's slices, made complete in memory: anonymising removes what a SEG and an SR must have.

    Attributes that may be empty (DICOM type 2) become empty, and a missing slice thickness the slice spacing; a missing
    frame of reference stays missing, since without it nothing says where the slices lie.

    Parameters
    ----------
    files : sequence of Path
        The slices, sorted along their normal.
    grid : Grid
        Of the CT.
    """
    import pydicom

    headers = [pydicom.dcmread(file, stop_before_pixels=True) for file in files]
    for header in headers:
        for keyword in _MAY_BE_EMPTY:
            if keyword not in header:
                setattr(header, keyword, "")
        if header.get("SliceThickness") is None:
            header.SliceThickness = f"{grid.spacing_mm[0]:.6g}"
    return headers


def _in_order_of(label_map: LabelMap, ct_grid: Grid) -> NDArray[np.uint8]:
    """Return the labels, shape (Z, Y, X), with their axes in the order and the sense of the CT's slices."""
    try:
        return np.ascontiguousarray(label_map.stored_as(ct_grid, "segmentation"))
    except InputError as error:
        raise InputError(
            "The segmentation does not lie on the grid of the CT's DICOM files, so it cannot refer to them; "
            "segment the CT as it was loaded, not a cropped, resampled or moved one."
        ) from error


def _description(number: int, label: Label, algorithm: str, algorithm_type: str) -> Any:
    import highdicom
    from pydicom.sr.codedict import codes

    def coded(code: Code) -> Any:
        return highdicom.sr.CodedConcept(code.value, code.scheme, code.meaning)

    return highdicom.seg.SegmentDescription(
        segment_number=number,
        segment_label=label.name,
        segmented_property_category=coded(label.category),
        segmented_property_type=coded(label.type),
        anatomic_regions=[coded(label.region)],
        algorithm_type=algorithm_type,
        algorithm_identification=highdicom.AlgorithmIdentificationSequence(
            name=algorithm, family=codes.DCM.ArtificialIntelligence, version=__version__
        ),
        tracking_uid=highdicom.UID(),
        tracking_id=f"{algorithm} {label.name}",
        display_color=highdicom.color.CIELabColor.from_rgb(*label.color),
    )
