"""A CT as DICOM SEG and SR need it, label maps on it, and what readers make of the objects."""

import highdicom
import numpy as np
import pydicom

from .dicom_series import write_series

GANTRY = np.deg2rad(20)
TILTED = {
    "row": np.array([1.0, 0, 0]),
    "column": np.array([0, np.cos(GANTRY), np.sin(GANTRY)]),
    "step": np.array([0, 0, 2.5]),
}
OBLIQUE = {
    "row": np.array([0.8, 0.6, 0]),
    "column": np.array([-0.6, 0.8, 0]),
    "step": np.array([0.0, 0, 3]),
}


def labels_of(shape=(6, 9, 8)):
    labels = np.zeros(shape, np.uint8)
    labels[1:4, 2:5, 3:7] = 1
    labels[3:5, 5:8, 0:3] = 3
    return labels


def ct_series(folder, **changes):
    return write_series(
        folder, StudyID="1", StudyDate="", StudyTime="", AccessionNumber="", PatientSex="", PatientBirthDate="",
        ReferringPhysicianName="", FrameOfReferenceUID=pydicom.uid.generate_uid(), SeriesNumber=1, InstanceNumber=1,
        PositionReferenceIndicator="", Manufacturer="", **changes,
    )  # fmt: skip


def read_back(path, files):
    """Return the label map that a reader gets for these CT slices, in their order, and the segmentation."""
    segmentation = highdicom.seg.segread(path)
    instances = [pydicom.dcmread(file, stop_before_pixels=True).SOPInstanceUID for file in files]
    numbers = segmentation.get_pixels_by_source_instance(
        instances, combine_segments=True, relabel=True, assert_missing_frames_are_empty=True
    )
    return numbers, segmentation


def groups_of(report):
    [measurements] = [item for item in report.ContentSequence if item.ConceptNameCodeSequence[0].CodeValue == "126010"]
    return measurements.ContentSequence


def numbers_of(group):
    return {
        item.ConceptNameCodeSequence[0].CodeValue: float(item.MeasuredValueSequence[0].NumericValue)
        for item in group.ContentSequence
        if item.ValueType == "NUM"
    }
