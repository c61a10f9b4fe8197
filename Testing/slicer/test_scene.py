"""The scene adapter on Slicer's own core: geometry, transforms, what a segmentation node holds, and refusals."""

import gc

import numpy as np
import pytest
import slicer
import slicer.util
import vtk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from CovidSegExtension.errors import InputError
from CovidSegExtension.labels import CONSOLIDATION, GGO, LABELS, PLEURAL_EFFUSION
from CovidSegExtension.mrml.edits import tag
from CovidSegExtension.mrml.grids import on_grid, own_grid
from CovidSegExtension.mrml.scene import (
    create_segmentation,
    labels_from_segmentation,
    mask_from_node,
    replace_labels,
    stored_labels,
    volume_from_node,
)

from ..support.scenes import OBLIQUE, Editor, add_ct, add_linear, add_warp, lesion_labels, matrix, new_scene

IDS = [label.id for label in LABELS]
TRANSFORMS = ("none", "linear", "sheared", "warped", "warped and moved")


def transformed(scene, kind):
    """Return a CT under a transform of this kind."""
    ct = add_ct(scene)
    if kind == "linear":
        ct.SetAndObserveTransformNodeID(add_linear(scene).GetID())
    elif kind == "sheared":
        add_warp(scene, ct, bend_mm=0.0, shear=0.3)
    elif kind != "none":
        warp = add_warp(scene, ct)
        if kind == "warped and moved":
            warp.SetAndObserveTransformNodeID(add_linear(scene, translate=(400.0, 0.0, -300.0)).GetID())
    return ct


def world_of(node, ijk):
    """Return where Slicer shows voxel `ijk` of a volume node."""
    m = vtk.vtkMatrix4x4()
    node.GetIJKToRASMatrix(m)
    local = m.MultiplyPoint([*map(float, ijk), 1.0])[:3]
    world = [0.0] * 3
    node.TransformPointToWorld(local, world)
    return np.array(world)


def dice(a, b):
    return 2 * np.count_nonzero(a & b) / (np.count_nonzero(a) + np.count_nonzero(b))


# --- volumes


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    numbers=st.lists(st.floats(-1, 1), min_size=9, max_size=9),
    spacing=st.tuples(*[st.floats(0.4, 6)] * 3),
    move=st.floats(-200, 200),
)
def test_volume_has_slicer_s_geometry_whatever_the_directions(numbers, spacing, move):
    axes = np.eye(3) * 2 + np.array(numbers).reshape(3, 3) * 0.6
    affine = np.eye(4)
    affine[:3, :3] = axes / np.linalg.norm(axes, axis=0) * spacing
    affine[:3, 3] = [move, -move, 5]
    scene = new_scene()
    ct = add_ct(scene, shape=(4, 5, 6), affine=affine)
    ct.SetAndObserveTransformNodeID(add_linear(scene).GetID())
    volume = volume_from_node(ct)
    for ijk in ((0, 0, 0), (5, 4, 3), (2, 0, 1)):
        np.testing.assert_allclose((volume.affine @ [*ijk, 1])[:3], world_of(ct, ijk), atol=1e-6)
        assert volume.hounsfield[ijk[::-1]] == ct.GetImageData().GetScalarComponentAsDouble(*ijk, 0)


@pytest.mark.parametrize("kind", TRANSFORMS)
def test_voxels_lie_where_slicer_shows_them(scene, kind):
    ct = transformed(scene, kind)
    array = slicer.util.arrayFromVolume(ct)
    array[:] = -1000
    array[6:8, 7:9, 4:6] = 300  # a landmark of 2 x 2 x 2 voxels
    nodes, mtime = scene.GetNumberOfNodes(), ct.GetImageData().GetMTime()
    volume = volume_from_node(ct)
    bright = np.argwhere(volume.hounsfield > -300)[:, ::-1].mean(axis=0)
    found = (volume.affine @ [*bright, 1])[:3]
    shown = np.mean([world_of(ct, np.add(step, (4, 7, 6))) for step in np.ndindex(2, 2, 2)], axis=0)
    assert np.linalg.norm(found - shown) < (1.5 if kind.startswith("warped") else 1e-3)
    for step in np.ndindex(2, 2, 2):  # and nothing of the CT is cut off
        corner = world_of(ct, np.multiply(step, (13, 11, 9)))
        index = (np.linalg.inv(volume.affine) @ [*corner, 1])[:3]
        assert (index > -0.1).all()
        assert (index < np.array(volume.shape[::-1]) - 0.9).all()
    assert volume.hounsfield.dtype == np.int16
    assert scene.GetNumberOfNodes() == nodes, "nothing may be left in the scene"
    assert ct.GetImageData().GetMTime() == mtime
    if not kind.startswith("warped"):
        np.testing.assert_array_equal(volume.hounsfield, array)  # no voxel is resampled without need


@pytest.mark.parametrize("kind", ["none", "linear", "sheared"])
def test_volume_from_node_reads_a_single_slice(scene, kind):
    ct = add_ct(scene, (1, 12, 14))
    if kind == "linear":
        ct.SetAndObserveTransformNodeID(add_linear(scene).GetID())
    elif kind == "sheared":
        add_warp(scene, ct, bend_mm=0.0, shear=0.3)
    volume = volume_from_node(ct)
    assert volume.shape == (1, 12, 14)
    np.testing.assert_allclose((volume.affine @ [13, 11, 0, 1])[:3], world_of(ct, (13, 11, 0)), atol=1e-3)


def test_a_transform_gone_astray_is_refused(scene):
    ct = add_ct(scene)
    add_warp(scene, ct, bend_mm=20000.0)
    with pytest.raises(InputError, match="take the CT out of the transform"):
        volume_from_node(ct)


def test_volume_outlives_its_node(scene):
    ct = add_ct(scene)
    expected = slicer.util.arrayFromVolume(ct).copy()
    volume = volume_from_node(ct)
    scene.RemoveNode(ct)
    del ct
    gc.collect()
    np.testing.assert_array_equal(volume.hounsfield, expected)


def test_what_is_no_ct_is_refused_in_one_sentence(scene):
    empty = scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "nothing in it")
    label_map = add_ct(scene, node_class="vtkMRMLLabelMapVolumeNode", name="a label map", dtype=np.uint8)
    colours = scene.AddNewNodeByClass("vtkMRMLVectorVolumeNode", "photo")
    slicer.util.updateVolumeFromArray(colours, np.zeros((3, 4, 5, 3), np.uint8))
    model = scene.AddNewNodeByClass("vtkMRMLModelNode", "surface")
    for node, word in (
        (None, "choose a volume"),
        (empty, "no voxels"),
        (label_map, "label map"),
        (colours, "colours"),
        (model, "no image"),
    ):
        with pytest.raises(InputError, match=word) as refusal:
            volume_from_node(node)
        assert str(refusal.value).count(".") == 1


# --- label maps to a segmentation node and back


@pytest.mark.parametrize("kind", TRANSFORMS)
def test_labels_come_back_as_they_went_in(scene, kind):
    ct = transformed(scene, kind)
    volume = volume_from_node(ct)
    labels = lesion_labels(volume.shape)
    segmentation = create_segmentation(scene, ct, labels, "Lesions")
    assert segmentation.GetTransformNodeID() == ct.GetTransformNodeID()
    back = labels_from_segmentation(segmentation, ct).labels
    assert back.dtype == np.uint8
    if kind.startswith("warped"):  # resampled there and back
        assert back.shape == volume.shape
        for value in (1, 2):
            assert dice(back == value, labels == value) > 0.8
    else:
        np.testing.assert_array_equal(back, labels)
    stored = stored_labels(segmentation, ct).grid
    assert stored.shape == slicer.util.arrayFromVolume(ct).shape
    np.testing.assert_allclose(stored.affine, OBLIQUE)


@pytest.mark.parametrize("kind", TRANSFORMS)
def test_segments_lie_over_the_ct_in_the_world(scene, kind):
    ct = transformed(scene, kind)
    array = slicer.util.arrayFromVolume(ct)
    array[:] = -1000
    array[3:8, 4:10, 5:12] = 200
    volume = volume_from_node(ct)
    segmentation = create_segmentation(scene, ct, (volume.hounsfield > -400).astype(np.uint8), "Lesions")
    # Slicer's own export, in the CT's geometry.
    merged = slicer.vtkOrientedImageData()
    ids = vtk.vtkStringArray()
    ids.InsertNextValue("GGO")
    slicer.vtkSlicerSegmentationsModuleLogic.GenerateMergedLabelmapInReferenceGeometry(segmentation, ct, ids, 0, merged)
    mask = on_grid(merged, ct.GetParentTransformNode(), own_grid(ct)) != 0
    assert dice(mask, array > 0) > (0.85 if kind.startswith("warped") else 0.9999)


@pytest.mark.parametrize("moved", ["the CT", "the segmentation"])
def test_labels_follow_what_was_moved_afterwards(scene, moved):
    ct = add_ct(scene, affine=np.diag([2.0, 2.0, 2.0, 1]))
    labels = lesion_labels()
    segmentation = create_segmentation(scene, ct, labels, "Lesions")
    shift = add_linear(scene, translate=(4.0, 0.0, -2.0), rotate_z=0.0)  # two voxels and one
    (ct if moved == "the CT" else segmentation).SetAndObserveTransformNodeID(shift.GetID())
    sign = -1 if moved == "the CT" else 1
    expected = np.roll(labels, (-1 * sign, 2 * sign), (0, 2))
    np.testing.assert_array_equal(labels_from_segmentation(segmentation, ct).labels, expected)
    with pytest.raises(InputError, match="different transforms"):
        replace_labels(segmentation, ct, labels)


def test_create_segmentation_keeps_its_contract(scene):
    ct = add_ct(scene)
    hierarchy = slicer.vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(scene)
    study = hierarchy.CreateStudyItem(hierarchy.CreateSubjectItem(hierarchy.GetSceneItemID(), "Patient"), "Study")
    hierarchy.CreateItem(study, ct)
    segmentation = create_segmentation(scene, ct, lesion_labels(), "Lesions", algorithm="CovidSeg accurate")
    inner = segmentation.GetSegmentation()
    assert list(inner.GetSegmentIDs()) == IDS
    for label in LABELS:
        segment = inner.GetSegment(label.id)
        assert segment.GetName() == label.name
        assert not segment.GetNameAutoGenerated()
        assert not segment.GetColorAutoGenerated()
        np.testing.assert_allclose(segment.GetColor(), np.array(label.color) / 255, atol=1e-6)
        assert tag(segment, "DICOM.SegmentAlgorithmType") == "AUTOMATIC"
        assert tag(segment, "DICOM.SegmentAlgorithmName") == "CovidSeg accurate"
    assert segmentation.GetNodeReference("referenceImageGeometryRef") is ct
    assert inner.GetConversionParameter("Reference image geometry").startswith("-1.9")
    assert hierarchy.GetItemParent(hierarchy.GetItemByDataNode(segmentation)) == study
    assert segmentation.GetDisplayNode() is not None
    second = create_segmentation(scene, ct, lesion_labels(), "Lesions")
    assert second.GetName() not in ("", segmentation.GetName())


def test_all_three_segments_exist_without_any_lesion_and_can_be_painted(scene):
    ct = add_ct(scene)
    segmentation = create_segmentation(scene, ct, np.zeros((10, 12, 14), np.uint8), "Lesions")
    assert list(segmentation.GetSegmentation().GetSegmentIDs()) == IDS
    assert not labels_from_segmentation(segmentation, ct).labels.any()
    brush = np.zeros((10, 12, 14), bool)
    brush[8:, 9:, 10:] = True
    Editor(scene, segmentation, ct).paint("PleuralEffusion", brush)
    np.testing.assert_array_equal(labels_from_segmentation(segmentation, ct).labels, brush * np.uint8(3))


def test_where_segments_overlap_the_higher_value_stands(scene):
    ct = add_ct(scene)
    segmentation = create_segmentation(scene, ct, lesion_labels(), "Lesions")
    editor = Editor(scene, segmentation, ct)
    editor.node.SetOverwriteMode(editor.node.OverwriteNone)
    both = np.zeros((10, 12, 14), bool)
    both[2:9, 3:10, 2:13] = True
    editor.paint(GGO.id, both)
    expected = np.where(both, 1, 0).astype(np.uint8)
    expected[lesion_labels() == 2] = 2
    np.testing.assert_array_equal(labels_from_segmentation(segmentation, ct).labels, expected)


def test_labels_leave_other_segments_out_and_take_missing_ones_as_empty(scene):
    ct = add_ct(scene)
    labels = lesion_labels()
    segmentation = create_segmentation(scene, ct, labels, "Lesions")
    segmentation.GetSegmentation().AddEmptySegment("Mine", "Mine")
    elsewhere = np.zeros(labels.shape, bool)
    elsewhere[9] = True
    Editor(scene, segmentation, ct).paint("Mine", elsewhere)
    np.testing.assert_array_equal(labels_from_segmentation(segmentation, ct).labels, labels)
    segmentation.GetSegmentation().RemoveSegment(CONSOLIDATION.id)
    np.testing.assert_array_equal(labels_from_segmentation(segmentation, ct).labels, np.where(labels == 1, 1, 0))


def test_labels_that_cannot_be_the_ct_s_are_refused_and_nothing_is_added(scene):
    ct = add_ct(scene)
    nodes = scene.GetNumberOfNodes()
    for labels, word in (
        (np.zeros((3, 4, 5), np.uint8), "segment it again"),
        (np.full((10, 12, 14), 4, np.uint8), "0 to 3"),
        (np.zeros((10, 12, 14), np.int64), "8-bit"),
    ):
        with pytest.raises(InputError, match=word):
            create_segmentation(scene, ct, labels, "Lesions")
    scene.RemoveNode(ct)
    with pytest.raises(InputError, match="left the scene"):
        create_segmentation(scene, ct, lesion_labels(), "Lesions")
    assert scene.GetNumberOfNodes() <= nodes
    assert scene.GetNumberOfNodesByClass("vtkMRMLSegmentationNode") == 0


# --- running again


def test_a_second_run_leaves_the_first_result_alone(scene):
    ct = add_ct(scene)
    first = create_segmentation(scene, ct, lesion_labels(), "Lesions")
    brush = np.zeros((10, 12, 14), bool)
    brush[8:, 9:, 10:] = True
    Editor(scene, first, ct).paint("PleuralEffusion", brush)
    corrected = labels_from_segmentation(first, ct).labels
    create_segmentation(scene, ct, np.zeros_like(corrected), "Lesions")
    np.testing.assert_array_equal(labels_from_segmentation(first, ct).labels, corrected)


@pytest.mark.parametrize("surface", [True, False])
def test_replacing_keeps_everything_but_the_voxels_and_can_be_undone(scene, surface):
    ct = transformed(scene, "linear")
    old = lesion_labels()
    segmentation = create_segmentation(scene, ct, old, "Lesions")
    inner = segmentation.GetSegmentation()
    editor = Editor(scene, segmentation, ct)
    inner.AddEmptySegment("Mine", "Mine")
    mine = np.zeros(old.shape, bool)
    mine[9] = True
    editor.paint("Mine", mine)
    segmentation.GetDisplayNode().SetSegmentVisibility(GGO.id, False)
    inner.GetSegment(GGO.id).SetName("My ground glass")
    if surface:
        assert segmentation.CreateClosedSurfaceRepresentation()
    editor.logic.SaveStateForUndo()
    layers = inner.GetNumberOfLayers()
    new = np.roll(old, 1, axis=1)
    new[0, 0] = 3
    replace_labels(segmentation, ct, new, algorithm="CovidSeg other")
    np.testing.assert_array_equal(labels_from_segmentation(segmentation, ct).labels, new)
    assert inner.GetNumberOfLayers() == layers, "layers of their own would make every later edit slower"
    assert list(inner.GetSegmentIDs()) == [*IDS, "Mine"]
    assert np.array_equal(mask_from_node(segmentation, "Mine", ct), mine)
    assert inner.ContainsRepresentation("Closed surface") == surface
    assert not segmentation.GetDisplayNode().GetSegmentVisibility(GGO.id)
    assert inner.GetSegment(GGO.id).GetName() == "My ground glass"
    assert "112120" in inner.GetSegment(GGO.id).GetTerminology()
    assert tag(inner.GetSegment(GGO.id), "DICOM.SegmentAlgorithmName") == "CovidSeg other"
    editor.logic.Undo()
    np.testing.assert_array_equal(labels_from_segmentation(segmentation, ct).labels, old)


def test_replacing_brings_a_removed_segment_back(scene):
    ct = add_ct(scene)
    segmentation = create_segmentation(scene, ct, lesion_labels(), "Lesions")
    segmentation.GetSegmentation().RemoveSegment(PLEURAL_EFFUSION.id)
    labels = lesion_labels()
    labels[0, 0] = 3
    replace_labels(segmentation, ct, labels)
    np.testing.assert_array_equal(labels_from_segmentation(segmentation, ct).labels, labels)
    assert "41699000" in segmentation.GetSegmentation().GetSegment(PLEURAL_EFFUSION.id).GetTerminology()


# --- masks


def test_lung_mask_is_brought_from_another_grid_and_transform(scene):
    ct = add_ct(scene, affine=np.diag([2.0, 2.0, 2.0, 1]))
    lungs = add_ct(scene, (20, 24, 28), np.diag([1.0, 1, 1, 1]), "lungs", "vtkMRMLLabelMapVolumeNode", dtype=np.uint8)
    array = slicer.util.arrayFromVolume(lungs)
    array[:] = 0
    array[4:12, 6:14, 8:20] = 2
    shift = add_linear(scene, translate=(2.0, 0.0, 0.0), rotate_z=0.0)
    lungs.SetAndObserveTransformNodeID(shift.GetID())
    mask = mask_from_node(lungs, None, ct)
    expected = np.zeros((10, 12, 14), bool)
    expected[2:6, 3:7, 5:11] = True
    np.testing.assert_array_equal(mask, expected)
    segmentation = create_segmentation(scene, ct, expected.astype(np.uint8), "as a segment")
    np.testing.assert_array_equal(mask_from_node(segmentation, "GGO", ct), expected)
    np.testing.assert_array_equal(mask_from_node(segmentation, None, ct), expected)
    assert not mask_from_node(segmentation, "PleuralEffusion", ct).any()
    with pytest.raises(InputError, match="no longer has the segment"):
        mask_from_node(segmentation, "gone", ct)


def test_a_mask_drawn_as_a_surface_is_converted(scene):
    ct = add_ct(scene, affine=np.diag([2.0, 2.0, 2.0, 1]))
    sphere = vtk.vtkSphereSource()
    sphere.SetCenter(14, 12, 10)
    sphere.SetRadius(7)
    sphere.SetThetaResolution(40)
    sphere.SetPhiResolution(40)
    sphere.Update()
    node = scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "lungs")
    node.GetSegmentation().SetSourceRepresentationName("Closed surface")
    node.SetReferenceImageGeometryParameterFromVolumeNode(ct)
    node.AddSegmentFromClosedSurfaceRepresentation(sphere.GetOutput(), "sphere", [1, 0, 0], "sphere")
    mask = mask_from_node(node, "sphere", ct)
    z, y, x = np.indices(mask.shape) * 2
    ball = (x - 14) ** 2 + (y - 12) ** 2 + (z - 10) ** 2 <= 49
    assert dice(mask, ball) > 0.9
    empty = scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "empty")
    empty.GetSegmentation().AddEmptySegment("a", "a")
    assert not mask_from_node(empty, "a", ct).any()


def test_closing_the_scene_leaves_what_was_read(scene):
    ct = add_ct(scene)
    volume = volume_from_node(ct)
    segmentation = create_segmentation(scene, ct, lesion_labels(), "Lesions")
    scene.Clear()
    assert volume.hounsfield.shape == (10, 12, 14)
    with pytest.raises(InputError, match="left the scene"):
        create_segmentation(scene, ct, lesion_labels(), "Lesions")
    np.testing.assert_array_equal(labels_from_segmentation(segmentation, ct).labels, lesion_labels())
    ct.SetIJKToRASMatrix(matrix(np.eye(4)))
