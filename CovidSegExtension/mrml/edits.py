"""Which segments a person has changed since the network drew them: known by their voxels, told to DICOM by a tag."""

import zlib
from collections.abc import Collection, Generator

import numpy as np
import slicer
import vtk
from numpy.typing import NDArray

from CovidSegExtension.io import seg_nrrd
from CovidSegExtension.labels import LABELS, Label
from CovidSegExtension.measurement.findings import run, slabs

from .grids import array_from_image, layer_of

_FINGERPRINT = "CovidSeg.Fingerprint"
"""Segment tag: what the segment's voxels were when the network drew them. Saved with the scene, restored by undo."""


def remember(segmentation: slicer.vtkMRMLSegmentationNode, label: Label, algorithm: str) -> None:
    """Mark a segment as drawn by the network as it is now."""
    segment = segmentation.GetSegmentation().GetSegment(label.id)
    for key, value in seg_nrrd.tags(label, algorithm).items():
        segment.SetTag(key, value)
    segment.SetTag(_FINGERPRINT, run(_fingerprint(segmentation, label)))


def edited_labels(segmentation: slicer.vtkMRMLSegmentationNode) -> tuple[int, ...]:
    """Return the values of the classes whose voxels are no longer those that the network drew.

    A segment that was removed counts as edited; what was edited and undone does not.
    """
    return run(find_edits(segmentation))


def find_edits(segmentation: slicer.vtkMRMLSegmentationNode) -> Generator[None, None, tuple[int, ...]]:
    """Do what `edited_labels` does piece by piece."""
    edited = []
    for label in LABELS:
        if (yield from _is_edited(segmentation, label)):
            edited.append(label.value)
    return tuple(edited)


def is_edited(segmentation: slicer.vtkMRMLSegmentationNode) -> bool:
    """Whether any class was edited since the network drew it."""
    return bool(edited_labels(segmentation))


def mark_edits(segmentation: slicer.vtkMRMLSegmentationNode) -> None:
    """Set each segment's DICOM algorithm type: SEMIAUTOMATIC where it was edited, AUTOMATIC where not."""
    set_marks(segmentation, edited_labels(segmentation))


def set_marks(segmentation: slicer.vtkMRMLSegmentationNode, edited: Collection[int]) -> None:
    """Set each segment's DICOM algorithm type, SEMIAUTOMATIC for the values `edited` and AUTOMATIC for the others."""
    for label in LABELS:
        segment = segmentation.GetSegmentation().GetSegment(label.id)
        kind = seg_nrrd.SEMIAUTOMATIC if label.value in edited else seg_nrrd.AUTOMATIC
        if segment is not None and tag(segment, seg_nrrd.ALGORITHM_TYPE) != kind:
            segment.SetTag(seg_nrrd.ALGORITHM_TYPE, kind)


def marked_labels(segmentation: slicer.vtkMRMLSegmentationNode) -> tuple[int, ...]:
    """Return the values of the classes that `set_marks` marked as edited; no voxel is looked at."""
    inner = segmentation.GetSegmentation()
    segments = {label.value: inner.GetSegment(label.id) for label in LABELS}
    return tuple(
        value
        for value, segment in segments.items()
        if segment is None or tag(segment, seg_nrrd.ALGORITHM_TYPE) != seg_nrrd.AUTOMATIC
    )


def tag(segment: slicer.vtkSegment, key: str) -> str:
    """Return a tag of a segment, empty where it has none."""
    value = vtk.reference("")
    return str(value) if segment.GetTag(key, value) else ""


def _is_edited(segmentation: slicer.vtkMRMLSegmentationNode, label: Label) -> Generator[None, None, bool]:
    segment = segmentation.GetSegmentation().GetSegment(label.id)
    if segment is None:
        return True
    if drawn := tag(segment, _FINGERPRINT):
        return (yield from _fingerprint(segmentation, label)) != drawn
    # Made elsewhere, by `covidseg segment` say: its own word counts.
    return tag(segment, seg_nrrd.ALGORITHM_TYPE) != seg_nrrd.AUTOMATIC


def _fingerprint(segmentation: slicer.vtkMRMLSegmentationNode, label: Label) -> Generator[None, None, str]:
    """Return a text that two masks share only if they have the same shape; their place does not enter it.

    Slicer moves the voxels of a segment to another corner of its array as it crops and pads.
    """
    shape = array_from_image(layer_of(segmentation.GetSegmentation().GetSegment(label.id))).shape
    used = [np.zeros(length, np.bool_) for length in shape]
    for slab in slabs(shape):
        yield
        mask = _mask(segmentation, label, slab)
        used[0][slab] = mask.any(axis=(1, 2))
        used[1] |= mask.any(axis=(0, 2))
        used[2] |= mask.any(axis=(0, 1))
    z, y, x = (np.flatnonzero(lines) for lines in used)
    if not len(z):
        return "empty"
    checksum = 0
    for slab in slabs(shape):
        yield
        start, stop = max(slab.start, z[0]), min(slab.stop, z[-1] + 1)
        if start >= stop:
            continue
        for plane in _mask(segmentation, label, slice(start, stop))[:, y[0] : y[-1] + 1, x[0] : x[-1] + 1]:
            checksum = zlib.crc32(np.packbits(plane).data, checksum)
    sizes = "x".join(str(lines[-1] - lines[0] + 1) for lines in (z, y, x))
    return f"{sizes}-{checksum:08x}"


def _mask(segmentation: slicer.vtkMRMLSegmentationNode, label: Label, slab: slice) -> NDArray[np.bool_]:
    # The layer is looked up each time: between two pieces it may have been replaced, and the work is then given up.
    segment = segmentation.GetSegmentation().GetSegment(label.id)
    return array_from_image(layer_of(segment))[slab] == segment.GetLabelValue()
