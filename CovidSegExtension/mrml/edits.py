"""Which segments a person has changed since the network drew them: known by their voxels, told to DICOM by a tag."""

import zlib
from collections.abc import Iterator

import numpy as np
import slicer
import vtk

from CovidSegExtension.boxes import box_around
from CovidSegExtension.io import seg_nrrd as slicer_format
from CovidSegExtension.labels import LABELS, Label

from .grids import array_from_image, layer_of

_FINGERPRINT = "CovidSeg.Fingerprint"
"""Segment tag: what the segment's voxels were when the network drew them. Saved with the scene, restored by undo."""


def remember(segmentation: slicer.vtkMRMLSegmentationNode, label: Label, algorithm: str) -> None:
    """Mark a segment as drawn by the network as it is now."""
    segment = segmentation.GetSegmentation().GetSegment(label.id)
    for key, value in slicer_format.tags(label, algorithm).items():
        segment.SetTag(key, value)
    segment.SetTag(_FINGERPRINT, _fingerprint(segmentation, label))


def edited_labels(segmentation: slicer.vtkMRMLSegmentationNode) -> tuple[int, ...]:
    """Return the values of the classes whose voxels are no longer those that the network drew.

    A segment that was removed counts as edited; what was edited and undone does not.
    """
    return tuple(label.value for label, edited in _states(segmentation) if edited)


def is_edited(segmentation: slicer.vtkMRMLSegmentationNode) -> bool:
    """Whether any class was edited since the network drew it."""
    return bool(edited_labels(segmentation))


def mark_edits(segmentation: slicer.vtkMRMLSegmentationNode) -> None:
    """Set each segment's DICOM algorithm type: SEMIAUTOMATIC where it was edited, AUTOMATIC where not."""
    for label, edited in _states(segmentation):
        segment = segmentation.GetSegmentation().GetSegment(label.id)
        kind = slicer_format.SEMIAUTOMATIC if edited else slicer_format.AUTOMATIC
        if segment is not None and tag(segment, slicer_format.ALGORITHM_TYPE) != kind:
            segment.SetTag(slicer_format.ALGORITHM_TYPE, kind)


class Observation:
    """Marks edited segments as soon as they change, until `stop`. Keeps no node alive."""

    def __init__(self, segmentation: slicer.vtkMRMLSegmentationNode) -> None:
        self._node = vtk.vtkWeakReference()
        self._node.Set(segmentation)
        self._observer: int | None = segmentation.AddObserver(
            slicer.vtkSegmentation.SourceRepresentationModified, lambda node, _event: mark_edits(node)
        )

    def stop(self) -> None:
        """Watch no longer; a second call, or one after the node has gone, does nothing."""
        node = self._node.Get()
        if node is not None and self._observer is not None:
            node.RemoveObserver(self._observer)
        self._observer = None


def watch_edits(segmentation: slicer.vtkMRMLSegmentationNode) -> Observation:
    """Mark the segments that were edited, and from now on each one as soon as the user edits it."""
    mark_edits(segmentation)
    return Observation(segmentation)


def tag(segment: slicer.vtkSegment, key: str) -> str:
    """Return a tag of a segment, empty where it has none."""
    value = vtk.reference("")
    return str(value) if segment.GetTag(key, value) else ""


def _states(segmentation: slicer.vtkMRMLSegmentationNode) -> Iterator[tuple[Label, bool]]:
    for label in LABELS:
        segment = segmentation.GetSegmentation().GetSegment(label.id)
        if segment is None:
            yield label, True
        elif drawn := tag(segment, _FINGERPRINT):
            yield label, _fingerprint(segmentation, label) != drawn
        else:  # made elsewhere, by `covidseg segment` say: its own word counts
            kind = tag(segment, slicer_format.ALGORITHM_TYPE)
            yield label, kind != slicer_format.AUTOMATIC


def _fingerprint(segmentation: slicer.vtkMRMLSegmentationNode, label: Label) -> str:
    """Return a text that two masks share only if they have the same shape; their place does not enter it.

    Slicer moves the voxels of a segment to another corner of its array as it crops and pads.
    """
    segment = segmentation.GetSegmentation().GetSegment(label.id)
    mask = array_from_image(layer_of(segment)) == segment.GetLabelValue()
    mask = mask[box_around(mask)]
    sizes = "x".join(str(length) for length in mask.shape)
    return f"{sizes}-{zlib.crc32(np.packbits(mask).data):08x}"
