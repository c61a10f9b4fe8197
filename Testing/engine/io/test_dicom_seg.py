"""DICOM SEG: read back with highdicom, it says the same voxels, codes and geometry, and belongs to the CT."""

import warnings

import highdicom
import numpy as np
import pydicom
import pytest

from CovidSegExtension.errors import InputError
from CovidSegExtension.io import dicom_seg
from CovidSegExtension.io.dicom.series import read_grid, read_series
from CovidSegExtension.io.dicom_seg import source_headers
from CovidSegExtension.labels import LABELS
from CovidSegExtension.volume import LabelMap

from ...support.dicom_objects import OBLIQUE, TILTED, ct_series, labels_of, read_back
from ...support.dicom_series import write_series


@pytest.mark.parametrize("geometry", [{}, TILTED, OBLIQUE], ids=["axial", "tilted gantry", "oblique"])
def test_what_was_written_is_read_back(geometry, tmp_path):
    files = ct_series(tmp_path / "ct", **geometry)
    volume = read_series(tmp_path / "ct")
    labels = labels_of()
    path = tmp_path / "seg.dcm"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        dicom_seg.write(path, labels, volume.affine, files[::-1], "CovidSeg test", {3: "SEMIAUTOMATIC"})
    numbers, segmentation = read_back(path, read_grid(files)[0])
    present = [label for label in LABELS if label.value in (1, 3)]
    np.testing.assert_array_equal(numbers, np.select([labels == 1, labels == 3], [1, 2]))
    for number, label in enumerate(present, start=1):
        segment = segmentation.get_segment_description(number)
        assert segment.segment_label == label.name
        for coded, code in (
            (segment.segmented_property_category, label.category),
            (segment.segmented_property_type, label.type),
            (segment.anatomic_regions[0], label.region),
        ):
            assert (coded.scheme_designator, coded.value, coded.meaning) == (code.scheme, code.value, code.meaning)
        assert segment.algorithm_type.value == ("SEMIAUTOMATIC" if label.value == 3 else "AUTOMATIC")
        assert segment.algorithm_identification.name == "CovidSeg test"
        shown = highdicom.color.CIELabColor.from_dicom_value(segment.RecommendedDisplayCIELabValue).to_rgb()
        np.testing.assert_allclose(shown, label.color, atol=3)
    ct = pydicom.dcmread(files[0])
    raw = pydicom.dcmread(path)
    assert raw.SOPClassUID == "1.2.840.10008.5.1.4.1.1.66.4"
    assert (raw.StudyInstanceUID, raw.FrameOfReferenceUID) == (ct.StudyInstanceUID, ct.FrameOfReferenceUID)
    assert raw.SeriesInstanceUID != ct.SeriesInstanceUID
    assert raw.PatientID == ct.PatientID  # an archive files it by that
    # Geometry: the frame of a slice stands where the slice stands.
    frames = raw.PerFrameFunctionalGroupsSequence
    positions = {tuple(map(float, frame.PlanePositionSequence[0].ImagePositionPatient)) for frame in frames}
    expected = {tuple(map(float, pydicom.dcmread(files[z]).ImagePositionPatient)) for z in range(1, 5)}
    assert positions == expected
    shared = raw.SharedFunctionalGroupsSequence[0]
    np.testing.assert_allclose(shared.PlaneOrientationSequence[0].ImageOrientationPatient, ct.ImageOrientationPatient)
    np.testing.assert_allclose(shared.PixelMeasuresSequence[0].PixelSpacing, ct.PixelSpacing)


@pytest.mark.parametrize("axes", [(0,), (1, 2), (0, 1, 2)])
def test_labels_stored_in_another_order_than_the_slices_are_written_right(axes, tmp_path):
    files = ct_series(tmp_path / "ct")
    volume = read_series(tmp_path / "ct")
    labels = labels_of()
    affine = volume.affine.copy()
    for axis in axes:
        affine[:3, 3] += affine[:3, 2 - axis] * (labels.shape[axis] - 1)
        affine[:3, 2 - axis] *= -1
    dicom_seg.write(tmp_path / "seg.dcm", np.flip(labels, axes), affine, files)
    numbers, _ = read_back(tmp_path / "seg.dcm", files)
    np.testing.assert_array_equal(numbers > 0, labels > 0)


CORONAL = {"row": np.array([1.0, 0, 0]), "column": np.array([0, 0, -1.0]), "step": np.array([0, 2.5, 0])}
PRONE = {"row": np.array([-1.0, 0, 0]), "column": np.array([0, -1.0, 0]), "step": np.array([0, 0, 2.5])}
DOWNWARDS = {"step": np.array([0, 0, -2.5])}


@pytest.mark.parametrize("geometry", [CORONAL, PRONE, DOWNWARDS], ids=["coronal", "prone", "downwards"])
def test_frames_lie_where_the_labels_are_in_space_whatever_way_the_series_runs(geometry, tmp_path):
    files = ct_series(tmp_path / "ct", **geometry)
    volume = read_series(tmp_path / "ct")
    axial = LabelMap(labels_of(), volume.grid).axial()  # in another order of axes and slices than the series
    dicom_seg.write(tmp_path / "seg.dcm", axial.labels, axial.grid.affine, files[::-1])
    raw = pydicom.dcmread(tmp_path / "seg.dcm")
    number_of = {int(s.SegmentNumber): label for s, label in zip(raw.SegmentSequence, (1, 3), strict=True)}
    written = set()
    spacing = [float(v) for v in raw.SharedFunctionalGroupsSequence[0].PixelMeasuresSequence[0].PixelSpacing]
    for frame, pixels in zip(raw.PerFrameFunctionalGroupsSequence, raw.pixel_array, strict=True):
        corner = np.array(frame.PlanePositionSequence[0].ImagePositionPatient, float)
        value = number_of[int(frame.SegmentIdentificationSequence[0].ReferencedSegmentNumber)]
        row, column = np.array(geometry.get("row", [1, 0, 0])), np.array(geometry.get("column", [0, 1, 0]))
        for y, x in np.argwhere(pixels):
            left, posterior, superior = corner + x * spacing[1] * row + y * spacing[0] * column
            written.add((value, *np.round([-left, -posterior, superior], 2).tolist()))
    expected = {
        (int(axial.labels[z, y, x]), *np.round((axial.grid.affine @ [x, y, z, 1])[:3], 2).tolist())
        for z, y, x in np.argwhere(axial.labels)
    }
    assert written == expected


def test_what_dicom_seg_cannot_hold_is_refused_and_nothing_is_written(tmp_path):
    files = ct_series(tmp_path / "ct")
    volume = read_series(tmp_path / "ct")
    moved = volume.affine.copy()
    moved[2, 3] += 5
    stripped = write_series(tmp_path / "stripped", StudyInstanceUID=None)
    report = tmp_path / "report.dcm"
    report.write_text("not DICOM")
    labels = labels_of()
    same_uid = ct_series(tmp_path / "uids", SOPInstanceUID="1.2.3")
    for arguments, word in (
        ((labels * 0, volume.affine, files), "empty"),
        ((labels, moved, files), "grid"),
        ((labels, volume.affine, files[:-1]), "grid"),
        ((labels, volume.affine, [*files, report]), "report.dcm"),
        ((labels, volume.affine, []), "no DICOM file"),
        ((labels, volume.affine, stripped), "lack something"),
        ((labels, volume.affine, same_uid), "share a SOP Instance UID"),
    ):
        with pytest.raises(InputError, match=word) as refusal:
            dicom_seg.write(tmp_path / "seg.dcm", *arguments)
        assert "Secret" not in str(refusal.value)
    assert not (tmp_path / "seg.dcm").exists()


def test_slice_thickness_is_kept_and_a_missing_one_is_the_spacing(tmp_path):
    files = ct_series(tmp_path / "ct", SliceThickness=5)
    header = pydicom.dcmread(files[1])
    del header.SliceThickness
    header.save_as(files[1])
    thicknesses = [float(each.SliceThickness) for each in source_headers(*read_grid(files))]
    assert sorted(thicknesses) == [2.5, *[5] * (len(files) - 1)]
