"""A scene saved and loaded again: geometry, segments, codes, references and corrections are as they were."""

import json

import numpy as np
import pytest
import slicer
import slicer.util

from CovidSegExtension.files import resources
from CovidSegExtension.io.seg_nrrd import terminology
from CovidSegExtension.labels import LABELS
from CovidSegExtension.mrml.edits import edited_labels, tag
from CovidSegExtension.mrml.scene import (
    create_segmentation,
    labels_from_segmentation,
    load_terminology,
    replace_labels,
    volume_from_node,
)

from ..support.scenes import Editor, add_ct, add_linear, lesion_labels, new_scene


def saved_and_loaded(scene, folder):
    """Save a scene as .mrml with its files, as Slicer's Save dialog does, and load it into a new scene."""
    scene.SetRootDirectory(str(folder))
    nodes = [scene.GetNthNode(index) for index in range(scene.GetNumberOfNodes())]
    for number, node in enumerate(nodes):
        if node.IsA("vtkMRMLStorableNode") and not node.IsA("vtkMRMLColorNode"):
            node.AddDefaultStorageNode()
            storage = node.GetStorageNode()
            storage.SetFileName(str(folder / f"{number}.{storage.GetDefaultWriteFileExtension()}"))
            assert storage.WriteData(node)
    scene.SetURL(str(folder / "scene.mrml"))
    assert scene.Commit()
    loaded = new_scene()
    loaded.SetURL(str(folder / "scene.mrml"))
    assert loaded.Connect()
    return loaded


@pytest.mark.parametrize("transform", [False, True])
def test_a_corrected_result_survives_saving_and_loading(scene, transform, tmp_path):
    ct = add_ct(scene)
    if transform:
        ct.SetAndObserveTransformNodeID(add_linear(scene).GetID())
    hierarchy = slicer.vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(scene)
    hierarchy.CreateItem(hierarchy.CreateStudyItem(hierarchy.GetSceneItemID(), "Study"), ct)
    segmentation = create_segmentation(scene, ct, lesion_labels(), "Lesions")
    brush = np.zeros((10, 12, 14), bool)
    brush[8:, 9:, 10:] = True
    Editor(scene, segmentation, ct).paint("PleuralEffusion", brush)
    expected = labels_from_segmentation(segmentation, ct).labels
    volume = volume_from_node(ct)

    loaded = saved_and_loaded(scene, tmp_path)
    ct2, segmentation2 = loaded.GetFirstNodeByName("CT"), loaded.GetFirstNodeByName("Lesions")
    again = volume_from_node(ct2)
    np.testing.assert_array_equal(again.hounsfield, volume.hounsfield)
    np.testing.assert_allclose(again.affine, volume.affine, atol=1e-5)
    np.testing.assert_array_equal(labels_from_segmentation(segmentation2, ct2).labels, expected)
    assert segmentation2.GetNodeReference("referenceImageGeometryRef") is ct2
    assert edited_labels(segmentation2) == (3,)
    for label in LABELS:
        before, after = (s.GetSegmentation().GetSegment(label.id) for s in (segmentation, segmentation2))
        assert after.GetTerminology() == before.GetTerminology()
        assert tag(after, "DICOM.SegmentAlgorithmName") == "CovidSeg"
    hierarchy2 = slicer.vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(loaded)
    places = [hierarchy2.GetItemParent(hierarchy2.GetItemByDataNode(node)) for node in (ct2, segmentation2)]
    assert places[0] == places[1]
    assert hierarchy2.GetItemName(places[0]) == "Study"
    # The loaded node is as good as a new one.
    replace_labels(segmentation2, ct2, lesion_labels())
    np.testing.assert_array_equal(labels_from_segmentation(segmentation2, ct2).labels, lesion_labels())
    assert not edited_labels(segmentation2)


def test_the_shipped_terms_are_those_of_the_label_scheme():
    shipped = resources() / "Terminology" / "CovidSeg.term.json"
    assert json.loads(shipped.read_text(encoding="utf-8")) == terminology()


def test_slicer_knows_the_terms_of_the_segments(scene):
    logic = slicer.vtkSlicerTerminologiesModuleLogic()
    logic.SetMRMLScene(scene)
    name = load_terminology(logic)
    assert name == "CovidSeg"
    ct = add_ct(scene)
    segmentation = create_segmentation(scene, ct, lesion_labels(), "Lesions")
    for label in LABELS:
        entry = slicer.vtkSlicerTerminologyEntry()
        text = segmentation.GetSegmentation().GetSegment(label.id).GetTerminology()
        assert logic.DeserializeTerminologyEntry(text, entry)
        assert entry.GetTerminologyContextName() == name
        for coded, code in (
            (entry.GetCategoryObject(), label.category),
            (entry.GetTypeObject(), label.type),
            (entry.GetRegionObject(), label.region),
        ):
            assert (coded.GetCodingSchemeDesignator(), coded.GetCodeValue()) == (code.scheme, code.value)
            assert coded.GetCodeMeaning() == code.meaning
        # Found in the loaded list itself: by name, with the colour that the scheme has.
        category = slicer.vtkSlicerTerminologyCategory()
        assert logic.GetNthCategoryInTerminology(name, 0, category)
        types = [slicer.vtkSlicerTerminologyType() for _ in LABELS]
        for number, listed in enumerate(types):
            assert logic.GetNthTypeInTerminologyCategory(name, category, number, listed)
        match = next(listed for listed in types if listed.GetCodeValue() == label.type.value)
        assert tuple(match.GetRecommendedDisplayRGBValue()) == label.color
