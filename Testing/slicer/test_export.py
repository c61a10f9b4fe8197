"""Exports read back by whom they are meant for: Slicer, the engine, highdicom, anything that reads CSV."""

import csv

import numpy as np
import pytest
import slicer
import slicer.util

from CovidSegExtension.errors import InputError
from CovidSegExtension.geometry import Grid
from CovidSegExtension.io import images
from CovidSegExtension.labels import LABELS
from CovidSegExtension.mrml.edits import tag
from CovidSegExtension.mrml.export import export_csv, export_nifti, export_seg_nrrd
from CovidSegExtension.mrml.scene import create_segmentation, labels_from_segmentation, stored_labels, volume_from_node
from CovidSegExtension.volume import LabelMap

from ..support.scenes import OBLIQUE, Editor, add_ct, add_linear, add_warp, lesion_labels


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
        assert path.read_text(encoding="utf-8") == "mine"
        export(path, overwrite=True)
        assert path.read_bytes() != b"mine"
        with pytest.raises(InputError, match="wrong suffix"):
            export(tmp_path / "lesions.png")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(exports)
