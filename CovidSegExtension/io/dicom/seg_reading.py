"""Reading DICOM Segmentation objects as label maps, through pydicom.

A SEG says of each of its frames where it lies and which segment it shows; planes without a segment are left out. So it
is laid onto the grid of the CT, plane by plane, where that grid is known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...errors import InputError
from ...geometry import SAME_VOXEL, Grid
from ...labels import LABELS, PLEURAL_EFFUSION, Label
from ...volume import LabelMap
from .headers import SEGMENTATION, sop_class

_STRUCTURE_SET = "1.2.840.10008.5.1.4.1.1.481.3"
_LABELMAP_SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.7"

_LARGEST = 1 << 31
"""Voxels of all frames together; 40 segments on 800 slices of 256² have as many."""

_SAME_PLANE_MM = 0.01

_ALSO = {("SCT", "60046008"): PLEURAL_EFFUSION}
"""Codes that other tools give our classes."""
_LUNG_CODES = {"24028007": "right lung", "7771000": "left lung", "39607008": "lungs"}
"""SNOMED codes of lungs, and what they are called whatever the segment is."""


@dataclass(frozen=True, eq=False)
class _Plane:
    """Labels of one plane, shape (Y, X), and where it lies, LPS."""

    labels: NDArray[np.uint8]
    position: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class _Axes:
    """What all planes have in common, LPS: directions in the plane and across it, in mm a voxel."""

    along_row: NDArray[np.float64]
    along_column: NDArray[np.float64]
    across: NDArray[np.float64]

    def grid(self, position: NDArray[np.float64], shape: tuple[int, int, int]) -> Grid:
        """Return the grid of planes, the first at `position`."""
        affine = np.eye(4)
        affine[:3] = np.column_stack([self.along_row, self.along_column, self.across, position])
        affine[:2] *= -1
        return Grid(shape, affine)


def read_dicom_seg(path: Path, onto: Grid | None = None) -> LabelMap:
    """Read a DICOM SEG.

    Parameters
    ----------
    path : Path
        The file, or a folder that holds one SEG.
    onto : Grid, optional
        Of the CT, on which the labels are laid. Without it they lie on the planes that the SEG has, and those between.

    Returns
    -------
    LabelMap
        With the project's label values where the segments are lesions; else with the segments' numbers and names.

    Raises
    ------
    InputError
        If the file is no SEG, holds probabilities, or its frames do not lie on the grid.
    """
    path = _one_file(path)
    _require_seg(path)
    import pydicom

    header = pydicom.dcmread(path)
    planes, axes = _planes(header, _values(header, path), path)
    names = _names(header)
    if onto is None:
        return _on_own_grid(planes, axes, names, path)
    target = onto.axial()
    labels = np.zeros(target.shape, np.uint8)
    for plane in planes:
        lone = LabelMap(plane.labels[None], axes.grid(plane.position, (1, *plane.labels.shape)))
        _lay(lone.axial(), labels, target, path)
    return LabelMap(np.ascontiguousarray(onto.orientation.to_stored(labels)), onto, names)


def _one_file(path: Path) -> Path:
    if not path.is_dir():
        return path
    found = [file for file in sorted(path.iterdir()) if file.is_file() and sop_class(file).startswith(SEGMENTATION)]
    if len(found) != 1:
        raise InputError(f"{path} holds {len(found)} DICOM SEG objects, expected one label map; give the file itself.")
    return found[0]


def _require_seg(path: Path) -> None:
    kind = sop_class(path)
    if kind in (SEGMENTATION, _LABELMAP_SEGMENTATION):
        return
    what = "a DICOM RT structure set (contours)" if kind == _STRUCTURE_SET else "DICOM, but no segmentation (SEG)"
    raise InputError(
        f"{path} is {what}, expected a label map; convert it to DICOM SEG, .nii.gz or .seg.nrrd, in 3D Slicer for "
        "instance."
    )


def _values(header: Any, path: Path) -> dict[int, int]:
    """Return the label value of each segment number."""
    segments = {int(segment.SegmentNumber): _lesion(segment) for segment in _segments(header)}
    known = {number: label.value for number, label in segments.items() if label is not None}
    if not known:
        if max(segments) > 255:
            raise InputError(f"{path} has more than 255 segments; export those that are wanted.")
        return {number: number for number in segments}
    if len(known) < len(segments):
        unknown = next(str(one.SegmentLabel) for one in _segments(header) if _lesion(one) is None)
        names = ", ".join(label.name for label in LABELS)
        raise InputError(f"{path} has the segment {unknown!r} beside lesions; keep only {names}.")
    return known


def _segments(header: Any) -> list[Any]:
    """Return the descriptions of the segments; a label map describes its background too."""
    return [segment for segment in header.SegmentSequence if int(segment.SegmentNumber) > 0]


def _names(header: Any) -> dict[int, str]:
    """Return the names of segments that are no lesions, by number."""
    if any(_lesion(segment) is not None for segment in _segments(header)):
        return {}
    return {
        int(one.SegmentNumber): _LUNG_CODES.get(_code(one)[1], str(one.get("SegmentLabel") or "?"))
        for one in _segments(header)
    }


def _lesion(segment: Any) -> Label | None:
    code = _code(segment)
    name = str(segment.get("SegmentLabel") or "").strip().casefold()
    for label in LABELS:
        if code == (label.type.scheme, label.type.value) or name in (label.id.casefold(), label.name.casefold()):
            return label
    return _ALSO.get(code)


def _code(segment: Any) -> tuple[str, str]:
    sequence = segment.get("SegmentedPropertyTypeCodeSequence") or [{}]
    return str(sequence[0].get("CodingSchemeDesignator", "")), str(sequence[0].get("CodeValue", ""))


def _planes(header: Any, value_of: dict[int, int], path: Path) -> tuple[list[_Plane], _Axes]:
    """Return the planes, sorted across them, with the labels of all segments in each."""
    frames = _frames(header, path)
    shared = (header.get("SharedFunctionalGroupsSequence") or [{}])[0]
    places = header.PerFrameFunctionalGroupsSequence
    if len(places) != len(frames):
        raise InputError(f"{path} is damaged: it has {len(frames)} frames and {len(places)} places; export it again.")

    def group(place: Any, name: str) -> Any:
        return (place.get(name) or shared.get(name))[0]

    axes = _axes(group(places[0], "PlaneOrientationSequence"), group(places[0], "PixelMeasuresSequence"))
    normal = axes.across / np.linalg.norm(axes.across)
    planes: dict[int, _Plane] = {}
    for frame, place in zip(frames, places, strict=True):
        its_axes = _axes(group(place, "PlaneOrientationSequence"), group(place, "PixelMeasuresSequence"))
        if max(np.abs(its_axes.along_row - axes.along_row).max(), np.abs(its_axes.across - axes.across).max()) > 1e-3:
            raise InputError(f"{path} has frames at different angles or spacings; export it again on one CT.")
        position = np.array(group(place, "PlanePositionSequence").ImagePositionPatient, np.float64)
        depth = round(float(position @ normal) / _SAME_PLANE_MM)
        plane = planes.setdefault(depth, _Plane(np.zeros(frame.shape, np.uint8), position))
        identified = place.get("SegmentIdentificationSequence") or shared.get("SegmentIdentificationSequence")
        if identified:
            plane.labels[frame > 0] = value_of[int(identified[0].ReferencedSegmentNumber)]
        else:  # label maps hold the numbers of the segments themselves
            for number in np.unique(frame[frame > 0]).tolist():
                plane.labels[frame == number] = value_of[number]
    return [planes[depth] for depth in sorted(planes)], axes


def _axes(orientation: Any, measures: Any) -> _Axes:
    directions = np.array(orientation.ImageOrientationPatient, np.float64)
    between_rows, between_columns = (float(value) for value in measures.PixelSpacing)
    row, column = directions[:3], directions[3:]
    apart = measures.get("SpacingBetweenSlices") or measures.get("SliceThickness") or 1.0
    return _Axes(row * between_columns, column * between_rows, np.cross(row, column) * float(apart))


def _frames(header: Any, path: Path) -> NDArray:
    """Return the frames, shape (frames, Y, X)."""
    count, rows, columns = int(header.get("NumberOfFrames") or 1), int(header.Rows), int(header.Columns)
    if count * rows * columns > _LARGEST:
        raise InputError(f"{path} claims an impossible size: its header is damaged; copy or export it again.")
    frames = np.asarray(header.pixel_array).reshape(count, rows, columns)
    if header.SegmentationType == "FRACTIONAL":
        full = int(header.MaximumFractionalValue)
        if ((frames > 0) & (frames < full)).any():
            raise InputError(
                f"{path} holds probabilities, not labels; convert it to a binary segmentation, in 3D Slicer for "
                "instance."
            )
    return frames


def _on_own_grid(planes: Sequence[_Plane], axes: _Axes, names: dict[int, str], path: Path) -> LabelMap:
    """Return the labels on a grid from the first plane to the last."""
    positions = np.array([plane.position for plane in planes])
    if len(planes) > 1:
        length = float(np.linalg.norm(positions[-1] - positions[0]))
        gaps = np.linalg.norm(np.diff(positions, axis=0), axis=1)
        spacings = (float(np.linalg.norm(axes.across)), float(gaps.min()))
        steps = next((steps for steps in (gaps / spacing for spacing in spacings) if _whole(steps)), None)
        if steps is None:
            raise InputError(f"{path} has planes at uneven distances ({length:.1f} mm in all); give it as .nii.gz.")
        at = np.concatenate([[0], np.rint(steps).astype(int).cumsum()])
        axes = _Axes(axes.along_row, axes.along_column, (positions[-1] - positions[0]) / at[-1])
    else:
        at = np.zeros(1, int)
    labels = np.zeros((int(at[-1]) + 1, *planes[0].labels.shape), np.uint8)
    for index, plane in zip(at, planes, strict=True):
        labels[index] = plane.labels
    z, y, x = labels.shape
    return LabelMap(labels, axes.grid(positions[0], (z, y, x)), names)


def _whole(steps: NDArray[np.float64]) -> bool:
    return bool((np.rint(steps) >= 1).all() and np.abs(steps - np.rint(steps)).max() <= SAME_VOXEL)


def _lay(plane: LabelMap, labels: NDArray[np.uint8], target: Grid, path: Path) -> None:
    """Lay one plane, on its axial grid, into `labels` on the axial grid `target`."""
    relative = np.linalg.inv(target.affine) @ plane.grid.affine
    lengths = np.array(plane.grid.shape[::-1])
    for axis in np.flatnonzero(lengths == 1):  # across the plane there is nothing to compare
        relative[:3, axis] = np.eye(3)[axis]
    shift = np.rint(relative[:3, 3])
    corner = np.array([*(lengths - 1), 1.0])
    apart = max(np.abs((relative @ end)[:3] - end[:3] - shift).max() for end in (np.eye(4)[3], corner))
    if apart > SAME_VOXEL or np.abs(relative[:3, :3] - np.eye(3)).max() > SAME_VOXEL:
        raise InputError(f"{path} does not lie on the grid of the CT; give the segmentation that was made on this CT.")
    start = shift[::-1].astype(int)
    inside = np.argwhere(plane.labels) + start
    if len(inside) and (inside.min() < 0 or (inside >= np.array(labels.shape)).any()):
        raise InputError(f"{path} reaches beyond the CT; give the segmentation that was made on this CT.")
    values = plane.labels[plane.labels > 0]
    labels[tuple(inside.T)] = values
