"""Corrections are seen as soon as they are made with Slicer's segment editor, and are never forgotten."""

import numpy as np
import pytest

from CovidSegExtension.mrml.edits import edited_labels, is_edited, mark_edits, tag
from CovidSegExtension.mrml.scene import create_segmentation, replace_labels

from ..support.scenes import Editor, add_ct, lesion_labels

SHAPE = (10, 12, 14)


@pytest.fixture
def case(scene):
    ct = add_ct(scene)
    segmentation = create_segmentation(scene, ct, lesion_labels(), "Lesions")
    return ct, segmentation, Editor(scene, segmentation, ct)


def kinds(segmentation):
    segments = (segmentation.GetSegmentation().GetSegment(name) for name in ("GGO", "Consolidation", "PleuralEffusion"))
    return [tag(segment, "DICOM.SegmentAlgorithmType") for segment in segments]


def box(*slices):
    mask = np.zeros(SHAPE, bool)
    mask[slices] = True
    return mask


def test_a_new_result_is_not_edited(case):
    _, segmentation, _ = case
    assert not is_edited(segmentation)
    mark_edits(segmentation)
    assert kinds(segmentation) == ["AUTOMATIC"] * 3


def test_painting_marks_what_was_painted_and_what_was_painted_over(case):
    _, segmentation, editor = case
    editor.paint("PleuralEffusion", box(slice(8, 10), slice(0, 2), slice(0, 2)))
    mark_edits(segmentation)
    assert kinds(segmentation) == ["AUTOMATIC", "AUTOMATIC", "SEMIAUTOMATIC"]
    editor.paint("GGO", box(slice(4, 5), slice(5, 7), slice(9, 12)))  # takes voxels from the consolidation
    mark_edits(segmentation)
    assert kinds(segmentation) == ["SEMIAUTOMATIC"] * 3
    assert edited_labels(segmentation) == (1, 2, 3)


def test_erasing_one_voxel_is_an_edit(case):
    _, segmentation, editor = case
    editor.paint("GGO", box(2, 3, 2), remove=True)
    assert edited_labels(segmentation) == (1,)
    mark_edits(segmentation)
    assert kinds(segmentation) == ["SEMIAUTOMATIC", "AUTOMATIC", "AUTOMATIC"]


def test_painting_nothing_new_is_no_edit(case):
    _, segmentation, editor = case
    editor.paint("GGO", box(2, slice(3, 8), slice(2, 9)))
    assert not is_edited(segmentation)


def test_undo_takes_the_mark_back_and_redo_brings_it_again(case):
    _, segmentation, editor = case
    editor.paint("Consolidation", box(9))
    editor.logic.Undo()
    assert not is_edited(segmentation)
    mark_edits(segmentation)
    assert kinds(segmentation) == ["AUTOMATIC"] * 3
    editor.logic.Redo()
    assert edited_labels(segmentation) == (2,)
    mark_edits(segmentation)
    assert kinds(segmentation)[1] == "SEMIAUTOMATIC"


def test_edits_that_nobody_watched_are_found(case):
    _, segmentation, editor = case
    editor.paint("GGO", box(0))
    assert is_edited(segmentation)
    assert kinds(segmentation)[0] == "AUTOMATIC"
    mark_edits(segmentation)
    mark_edits(segmentation)
    assert kinds(segmentation) == ["SEMIAUTOMATIC", "AUTOMATIC", "AUTOMATIC"]


def test_a_confirmed_new_run_starts_afresh_and_its_undo_brings_the_correction_back(case):
    ct, segmentation, editor = case
    editor.paint("GGO", box(0))
    editor.logic.SaveStateForUndo()
    replace_labels(segmentation, ct, np.roll(lesion_labels(), 1, 0))
    assert not is_edited(segmentation)
    mark_edits(segmentation)
    assert kinds(segmentation) == ["AUTOMATIC"] * 3
    editor.logic.Undo()
    assert edited_labels(segmentation) == (1,)


def test_a_removed_segment_is_an_edit(case):
    _, segmentation, _ = case
    segmentation.GetSegmentation().RemoveSegment("Consolidation")
    assert edited_labels(segmentation) == (2,)
    mark_edits(segmentation)  # and does not fail on what is not there


def test_a_segmentation_from_elsewhere_counts_by_its_own_word(scene):
    ct = add_ct(scene)
    node = scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "drawn by hand")
    node.SetReferenceImageGeometryParameterFromVolumeNode(ct)
    for name in ("GGO", "Consolidation", "PleuralEffusion"):
        node.GetSegmentation().AddEmptySegment(name, name)
    assert edited_labels(node) == (1, 2, 3)
    node.GetSegmentation().GetSegment("GGO").SetTag("DICOM.SegmentAlgorithmType", "AUTOMATIC")
    assert edited_labels(node) == (2, 3)
