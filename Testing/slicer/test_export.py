"""Exports read back by whom they are meant for: Slicer, the engine, highdicom, anything that reads CSV."""

import csv

import numpy as np
import pydicom
import pytest
import slicer
import slicer.util
import vtk

from CovidSegExtension.errors import InputError
from CovidSegExtension.geometry import Grid
from CovidSegExtension.io import images
from CovidSegExtension.io.dicom.series import read_grid, read_series
from CovidSegExtension.labels import LABELS
from CovidSegExtension.mrml.edits import tag
from CovidSegExtension.mrml.export import export_csv, export_dicom_seg, export_nifti, export_seg_nrrd
from CovidSegExtension.mrml.reporting import export_dicom_objects
from CovidSegExtension.mrml.scene import create_segmentation, labels_from_segmentation, stored_labels, volume_from_node
from CovidSegExtension.volume import LabelMap

from ..engine.io.dicom.test_seg import TILTED, ct_series, read_back
from ..support.scenes import OBLIQUE, Editor, add_ct, add_linear, add_warp, lesion_labels, matrix


def corrected_case(scene, transform="linear"):
    """Return a CT, under a transform, and its corrected segmentation with all three classes."""
    ct = add_ct(scene)
    if transform == "linear":
        ct.SetAndObserveTransformNodeID(add_linear(scene).GetID())
    elif transform == "warp":
        add_warp(scene, ct)
    volume = volume_from_node(ct)
    segmentation = create_segmentation(scene, ct, lesion_labels(volume.shape), "Lesions")
    brush = np.zeros((10, 12, 14), bool)
    brush[8:, 9:, 10:] = True
    Editor(scene, segmentation, ct).paint("PleuralEffusion", brush)
    return ct, segmentation


@pytest.mark.parametrize("transform", ["none", "linear", "warp"])
def test_nifti_lies_on_the_ct_s_own_file(scene, transform, tmp_path):
    ct, segmentation = corrected_case(scene, transform)
    export_nifti(segmentation, ct, tmp_path / "lesions.nii.gz")
    label_map = images.read_labels(tmp_path / "lesions.nii.gz")
    labels = label_map.labels
    assert labels.shape == slicer.util.arrayFromVolume(ct).shape
    assert label_map.grid.matches(Grid(labels.shape, OBLIQUE))
    assert set(np.unique(labels)) == {0, 1, 2, 3}
    np.testing.assert_array_equal(labels, stored_labels(segmentation, ct).labels)


def test_seg_nrrd_is_read_by_slicer_and_by_the_engine(scene, tmp_path):
    ct, segmentation = corrected_case(scene)
    path = tmp_path / "lesions.seg.nrrd"
    export_seg_nrrd(segmentation, path)
    expected = labels_from_segmentation(segmentation, ct).labels
    label_map = images.read_labels(path)
    np.testing.assert_array_equal(label_map.labels, expected)
    assert label_map.grid.matches(Grid(expected.shape, OBLIQUE))
    node = read_segmentation(scene, path)
    node.SetAndObserveTransformNodeID(ct.GetTransformNodeID())
    np.testing.assert_array_equal(labels_from_segmentation(node, ct).labels, expected)
    for label in LABELS:
        segment = node.GetSegmentation().GetSegment(label.id)
        assert segment.GetName() == label.name
        assert f"^{label.type.value}^" in segment.GetTerminology()
    kinds = [tag(node.GetSegmentation().GetSegment(label.id), "DICOM.SegmentAlgorithmType") for label in LABELS]
    assert kinds == ["AUTOMATIC", "AUTOMATIC", "SEMIAUTOMATIC"]


def read_segmentation(scene, path):
    node = scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "read")
    storage = slicer.vtkMRMLSegmentationStorageNode()
    storage.SetFileName(str(path))
    assert storage.ReadData(node)
    return node


@pytest.mark.parametrize("crop", [True, False])
def test_what_slicer_saved_cropped_is_read_on_the_ct_s_grid(scene, crop, tmp_path):
    ct, segmentation = corrected_case(scene, "none")
    storage = slicer.vtkMRMLSegmentationStorageNode()
    storage.SetCropToMinimumExtent(crop)
    storage.SetFileName(str(tmp_path / "saved.seg.nrrd"))
    assert storage.WriteData(segmentation)
    label_map = images.read_labels(tmp_path / "saved.seg.nrrd")
    np.testing.assert_array_equal(label_map.labels, labels_from_segmentation(segmentation, ct).labels)
    assert label_map.grid.matches(Grid((10, 12, 14), OBLIQUE))


def test_slicer_reads_what_the_engine_wrote(scene, tmp_path):
    labels = lesion_labels()
    images.write_labels(tmp_path / "engine.seg.nrrd", LabelMap.from_array(labels, OBLIQUE))
    ct = add_ct(scene)
    node = read_segmentation(scene, tmp_path / "engine.seg.nrrd")
    assert list(node.GetSegmentation().GetSegmentIDs()) == [label.id for label in LABELS]
    np.testing.assert_array_equal(labels_from_segmentation(node, ct).labels, labels)
    ours = create_segmentation(scene, ct, labels, "Lesions")
    for label in LABELS:
        from_file, from_scene = (n.GetSegmentation().GetSegment(label.id) for n in (node, ours))
        assert from_file.GetTerminology() == from_scene.GetTerminology()
        assert from_file.GetName() == from_scene.GetName()
        np.testing.assert_allclose(from_file.GetColor(), from_scene.GetColor(), atol=1e-5)
        assert tag(from_file, "DICOM.SegmentAlgorithmType") == "AUTOMATIC"


def dicom_case(scene, folder, geometry=None):
    """Return the files of a CT series and its node, as Slicer's DICOM import makes it."""
    files = read_grid(ct_series(folder, **(geometry or {})))[0]
    volume = read_series(folder)
    node = add_ct(scene, volume.shape, volume.affine)
    slicer.util.updateVolumeFromArray(node, volume.hounsfield)
    names = {pydicom.dcmread(file, stop_before_pixels=True).SOPInstanceUID: str(file) for file in files}
    node.SetAttribute("DICOM.instanceUIDs", " ".join(names))
    return files, node, names


def test_dicom_seg_refers_to_the_ct_it_was_made_from(scene, tmp_path):
    files, ct, names = dicom_case(scene, tmp_path / "ct")
    ct.SetAndObserveTransformNodeID(add_linear(scene).GetID())  # a registration: the archive knows nothing of it
    labels = np.zeros((6, 9, 8), np.uint8)
    labels[1:4, 2:6, 2:6] = 2
    segmentation = create_segmentation(scene, ct, labels, "Lesions", "CovidSeg accurate")
    brush = np.zeros(labels.shape, bool)
    brush[5, 7:, 6:] = True
    Editor(scene, segmentation, ct).paint("PleuralEffusion", brush)
    export_dicom_seg(segmentation, ct, tmp_path / "seg.dcm", file_of_instance=names.get)
    numbers, read = read_back(tmp_path / "seg.dcm", files)
    np.testing.assert_array_equal(numbers, np.select([labels == 2, brush], [1, 2]))
    consolidation, effusion = (read.get_segment_description(number) for number in (1, 2))
    assert (consolidation.segmented_property_type.value, consolidation.algorithm_type.value) == ("9656002", "AUTOMATIC")
    assert (effusion.segmented_property_type.value, effusion.algorithm_type.value) == ("41699000", "SEMIAUTOMATIC")
    assert consolidation.algorithm_identification.name == "CovidSeg accurate"


def test_dicom_objects_are_a_segmentation_and_a_report_that_refers_to_it(scene, tmp_path):
    files, ct, names = dicom_case(scene, tmp_path / "ct")
    labels = np.zeros((6, 9, 8), np.uint8)
    labels[1:4, 2:6, 2:6] = 2
    segmentation = create_segmentation(scene, ct, labels, "Lesions", "CovidSeg accurate")
    paths = export_dicom_objects(segmentation, ct, tmp_path / "out", names.get)
    seg, sr = map(pydicom.dcmread, paths)
    assert [seg.Modality, sr.Modality] == ["SEG", "SR"]
    ct_header = pydicom.dcmread(files[0], stop_before_pixels=True)
    assert {seg.StudyInstanceUID, sr.StudyInstanceUID} == {ct_header.StudyInstanceUID}
    evidence = sr.CurrentRequestedProcedureEvidenceSequence[0].ReferencedSeriesSequence
    assert seg.SOPInstanceUID in {
        item.ReferencedSOPInstanceUID for series in evidence for item in series.ReferencedSOPSequence
    }
    with pytest.raises(InputError, match=r"holds segmentation\.dcm, measurements\.dcm"):
        export_dicom_objects(segmentation, ct, tmp_path / "out", names.get)
    ct.RemoveAttribute("DICOM.instanceUIDs")
    with pytest.raises(InputError, match="was not loaded from DICOM"):
        export_dicom_objects(segmentation, ct, tmp_path / "other", names.get)
    assert not (tmp_path / "other").exists()


def test_dicom_seg_follows_a_tilted_ct_that_slicer_straightened(scene, tmp_path):
    files, ct, names = dicom_case(scene, tmp_path / "ct", TILTED)
    true = read_series(tmp_path / "ct").affine
    straight = true.copy()
    straight[:3, 2] = np.cross(true[:3, 0], true[:3, 1])
    straight[:3, 2] *= 2.5 / np.linalg.norm(straight[:3, 2]) * np.sign(straight[:3, 2] @ true[:3, 2])
    ct.SetIJKToRASMatrix(matrix(straight))
    # Slicer puts the tilt into a grid transform; here a spline that does the same.
    before, after = vtk.vtkPoints(), vtk.vtkPoints()
    for corner in np.ndindex(2, 2, 2):
        ijk = [*(np.array(corner) * (7, 8, 5)), 1]
        before.InsertNextPoint(*(straight @ ijk)[:3])
        after.InsertNextPoint(*(true @ ijk)[:3])
    spline = vtk.vtkThinPlateSplineTransform()
    spline.SetSourceLandmarks(before)
    spline.SetTargetLandmarks(after)
    spline.SetBasisToR()
    tilt = scene.AddNewNodeByClass("vtkMRMLTransformNode", "acquisition transform")
    tilt.SetAndObserveTransformToParent(spline)
    ct.SetAndObserveTransformNodeID(tilt.GetID())
    np.testing.assert_allclose(volume_from_node(ct).affine, true, atol=1e-3)
    labels = np.zeros((6, 9, 8), np.uint8)
    labels[1:4, 2:6, 2:6] = 1
    segmentation = create_segmentation(scene, ct, labels, "Lesions")
    export_dicom_seg(segmentation, ct, tmp_path / "seg.dcm", file_of_instance=names.get)
    np.testing.assert_array_equal(read_back(tmp_path / "seg.dcm", files)[0], labels)


def test_dicom_seg_needs_the_ct_s_files(scene, tmp_path):
    files, ct, names = dicom_case(scene, tmp_path / "ct")
    segmentation = create_segmentation(scene, ct, np.ones((6, 9, 8), np.uint8), "Lesions")
    with pytest.raises(InputError, match="no longer where they were"):
        export_dicom_seg(segmentation, ct, tmp_path / "seg.dcm", file_of_instance=lambda uid: "")
    files[2].unlink()
    with pytest.raises(InputError, match="no longer where they were"):
        export_dicom_seg(segmentation, ct, tmp_path / "seg.dcm", file_of_instance=names.get)
    ct.RemoveAttribute("DICOM.instanceUIDs")
    with pytest.raises(InputError, match="not loaded from DICOM"):
        export_dicom_seg(segmentation, ct, tmp_path / "seg.dcm", file_of_instance=names.get)
    assert not (tmp_path / "seg.dcm").exists()


def test_export_csv_writes_the_rows(tmp_path):
    rows = [["class", "ml"], ["Ground-glass opacity", "12.3"], ["a, b", "–"]]
    export_csv(rows, tmp_path / "table.csv")
    with (tmp_path / "table.csv").open(newline="", encoding="utf-8") as file:
        assert list(csv.reader(file)) == rows


def test_nothing_is_overwritten_unless_the_user_agreed(scene, tmp_path):
    ct, segmentation = corrected_case(scene)
    exports = {
        "lesions.seg.nrrd": lambda path, **how: export_seg_nrrd(segmentation, path, **how),
        "lesions.nii.gz": lambda path, **how: export_nifti(segmentation, ct, path, **how),
        "table.csv": lambda path, **how: export_csv([["a"]], path, **how),
    }
    for name, export in exports.items():
        path = tmp_path / name
        path.write_text("mine")
        with pytest.raises(InputError, match="exists"):
            export(path)
        assert path.read_text() == "mine"
        export(path, overwrite=True)
        assert path.read_bytes() != b"mine"
        with pytest.raises(InputError, match="wrong suffix"):
            export(tmp_path / "lesions.png")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(exports)
