"""Scenes with more than one CT or result: what is on show belongs together, and every result can be chosen."""

import pytest
import slicer

from CovidSegExtension.mrml.results import volume_of

from ...support.chests import small_chest
from ...support.held_services import HeldClient, start


@pytest.fixture
def desk(open_desk):
    """Return the module with a CT and its result, which a slice view shows as well."""
    desk = open_desk(HeldClient())
    view = desk.scene.AddNewNodeByClass("vtkMRMLSliceCompositeNode", "Red")
    view.SetBackgroundVolumeID(desk.load_ct(name="first").GetID())
    start(desk).answer()
    desk.table()
    return desk


def seen(desk) -> list[str]:
    """Return the names of the results that lie over the slice views."""
    return [node.GetName() for node in desk.segmentations() if node.GetDisplayNode().GetVisibility()]


def test_a_chosen_ct_brings_its_own_result_and_no_lesion_of_another_lies_over_it(desk):
    first, findings = desk.parameters.input_volume, desk.segmentation
    desk.ui.showUncertaintyCheckBox.checked = True
    second = desk.load_ct(name="second")
    assert desk.segmentation is None
    assert seen(desk) == []
    assert not desk.ui.showUncertaintyCheckBox.checked
    start(desk).answer()
    assert seen(desk) == ["second findings"]
    desk.ui.inputSelector.setCurrentNode(first)
    assert desk.segmentation is findings
    assert seen(desk) == ["first findings"]
    assert desk.ui.segmentEditor.sourceVolumeNode() is first
    desk.ui.inputSelector.setCurrentNode(second)
    assert volume_of(desk.segmentation) is second
    assert seen(desk) == ["second findings"]


def test_a_chosen_result_brings_its_ct(desk, monkeypatch):
    first, findings = desk.parameters.input_volume, desk.segmentation
    desk.load_ct(name="second")
    start(desk).answer()
    shown = []
    monkeypatch.setattr(slicer.util, "setSliceViewerLayers", lambda **layers: shown.append(layers["background"]))
    desk.scene.GetFirstNodeByName("Red").SetBackgroundVolumeID(desk.parameters.input_volume.GetID())
    desk.ui.segmentationSelector.setCurrentNode(findings)
    assert desk.parameters.input_volume is first
    assert shown == [first]
    assert seen(desk) == ["first findings"]
    assert desk.table()[0][1] != "0.0"


def test_of_two_results_on_one_ct_the_chosen_one_is_seen(desk):
    first = desk.segmentation
    desk.ui.segmentationSelector.setCurrentNode(None)
    start(desk).answer()
    second = desk.segmentation
    assert second is not first
    assert [volume_of(node) for node in desk.segmentations()] == [desk.parameters.input_volume] * 2
    assert seen(desk) == [second.GetName()]
    desk.ui.segmentationSelector.setCurrentNode(first)
    assert seen(desk) == [first.GetName()]


def test_what_the_user_hides_and_shows_stays_so(desk):
    findings = desk.segmentation
    desk.load_ct(name="second")
    start(desk).answer()
    findings.GetDisplayNode().SetVisibility(True)  # both, to compare them
    desk.ui.showAllCheckBox.click()
    desk.parameters.device = "cpu"
    desk.exit()
    desk.enter()
    assert seen(desk) == ["first findings"]


def test_a_run_that_ends_elsewhere_hides_nothing_until_the_user_comes_back(desk):
    desk.load_ct(name="second")
    held = start(desk)
    desk.exit()
    desk.segmentations()[0].GetDisplayNode().SetVisibility(True)  # worked on in Segment Editor
    held.answer()
    assert seen(desk) == ["first findings", "second findings"]
    desk.enter()
    assert seen(desk) == ["second findings"]


def test_results_of_many_cts_lie_over_their_own_ct_only(desk):
    desk.load_ct(name="second")
    desk.ui.batchSceneButton.click()
    desk.client.held[-1].answer()
    desk.client.held[-1].answer()
    names = {node.GetName(): volume_of(node).GetName() for node in desk.segmentations()}
    assert [names[name] for name in seen(desk)] == ["second"], "the slice view shows that one"
    desk.ui.batchTable.cellClicked.emit(0, 0)
    assert desk.parameters.input_volume.GetName() == "first"
    assert desk.segmentation.GetName() in seen(desk)
    assert {names[name] for name in seen(desk)} == {"first"}


def test_a_result_can_be_chosen_where_none_is_on_show(desk):
    findings = desk.segmentation
    assert desk.ui.resultWidget.visible
    desk.ui.segmentationSelector.setCurrentNode(None)
    assert desk.ui.segmentationSelector.isVisibleTo(desk.place)
    assert not desk.ui.resultWidget.visible
    assert not desk.ui.correctButton.visible
    desk.ui.segmentationSelector.setCurrentNode(findings)
    assert desk.ui.resultWidget.visible
    desk.scene.RemoveNode(findings)
    assert not desk.ui.resultsButton.visible
    desk.scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "from a file")
    assert desk.ui.resultsButton.visible


@pytest.mark.parametrize("ct_first", [True, False])
def test_a_result_from_a_file_is_taken_up_by_the_ct_whose_grid_it_has(desk, ct_first, tmp_path):
    expected = desk.table()[0][1]
    desk.answers.give["save_as"] = path = tmp_path / "colleague.seg.nrrd"
    desk.panel.exporting.seg_nrrd()
    desk.scene.Clear(False)
    if ct_first:
        desk.load_ct(name="same")
    node = desk.scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "colleague")
    storage = slicer.vtkMRMLSegmentationStorageNode()
    storage.SetFileName(str(path))
    assert storage.ReadData(node)
    desk.ui.segmentationSelector.setCurrentNode(node)
    if not ct_first:
        assert desk.ui.statusLabel.text == "colleague was not made on a CT of this scene."
        desk.load_ct(small_chest(spacing_mm=(12.0, 2.5, 2.5))[0], name="another grid")
        assert volume_of(node) is None
        assert desk.segmentation is node
        desk.load_ct(name="same")
    assert desk.ui.statusLabel.text == "colleague lies on the grid of same, so it is taken as made on it."
    assert volume_of(node).GetName() == "same"
    assert desk.table()[0][1] == expected
    assert desk.ui.segmentEditor.sourceVolumeNode() is desk.parameters.input_volume


def test_what_was_made_of_a_ct_is_never_taken_for_one(desk):
    desk.ui.probabilitiesCheckBox.checked = True
    start(desk).answer()
    desk.scene.RemoveNode(desk.parameters.input_volume)
    desk.enter()
    assert desk.parameters.input_volume is None
    name = "first probability of consolidation"
    desk.parameters.input_volume = desk.scene.GetFirstNodeByName(name)
    assert desk.ui.statusLabel.text == f"{name} was made by CovidSeg from a CT; choose that CT."
    assert not desk.ui.segmentButton.enabled
    assert volume_of(desk.segmentation) is None, "nor does a result that lost its CT belong to it"


def test_a_ct_that_is_loaded_again_gets_its_result_back(desk):
    expected = desk.table()
    desk.scene.RemoveNode(desk.parameters.input_volume)
    desk.panel.exporting.csv()
    assert desk.answers.told == ["The CT of this segmentation is no longer in the scene; load it again."]
    desk.load_ct(name="first")
    assert desk.table() == expected
