"""CTs without voxels, CTs that go, scenes that close: the panel says how things stand, and nothing raises."""

import numpy as np
import pytest
import slicer

from CovidSegExtension.frontend.segmenting import Phase

from ...support.chests import small_chest
from ...support.held_services import HeldClient, start


@pytest.fixture
def desk(open_desk):
    desk = open_desk(HeldClient())
    desk.load_ct()
    return desk


def lose_voxels(node) -> None:
    """Make a volume what it is when its file is not found."""
    node.SetAndObserveImageData(None)


def test_a_ct_without_voxels_is_told_and_nothing_is_done_with_it(desk):
    start(desk).answer()
    assert desk.ui.statusLabel.text.startswith("Done")
    lose_voxels(desk.parameters.input_volume)
    desk.parameters.segmentation = None
    desk.parameters.segmentation = desk.segmentations()[0]
    assert desk.ui.findingsTable.rowCount == 0
    text = "Chest CT, on which Chest CT findings was made, holds no voxels; load its file again."
    assert desk.ui.statusLabel.text == text
    assert desk.panel.segmenting.status.phase is Phase.FAILED
    desk.ui.nextLesionButton.click()
    desk.ui.nextUncertainButton.click()
    assert not desk.ui.segmentButton.enabled


def test_every_export_of_a_result_without_its_ct_is_refused_in_a_sentence(desk, tmp_path):
    start(desk).answer()
    desk.answers.give["save_as"] = lambda suffix: tmp_path / f"covidseg{suffix}"
    lose_voxels(desk.parameters.input_volume)
    desk.parameters.segmentation = None
    desk.parameters.segmentation = desk.segmentations()[0]
    for export in (desk.panel.exporting.nifti, desk.panel.exporting.csv):
        export()
    assert len(desk.answers.told) == 2
    assert list(tmp_path.glob("covidseg*")) == []


def test_a_ct_that_was_removed_leaves_no_figures(desk):
    start(desk).answer()
    desk.ui.nextLesionButton.click()
    desk.scene.RemoveNode(desk.parameters.input_volume)
    assert desk.ui.findingsTable.rowCount == 0
    assert not desk.ui.copyTableButton.enabled
    for button in (desk.ui.nextLesionButton, desk.ui.previousLesionButton, desk.ui.nextUncertainButton):
        button.click()
    assert desk.ui.statusLabel.text == "Choose a CT, or load the sample."
    desk.panel.exporting.csv()
    assert "no longer in the scene" in desk.answers.told[0]


def test_an_edit_after_the_ct_was_removed_raises_nothing(desk):
    start(desk).answer()
    segmentation = desk.segmentation
    desk.scene.RemoveNode(desk.parameters.input_volume)
    segmentation.GetSegmentation().RemoveSegment("GGO")
    desk.wait_until(lambda: not desk.panel.results.measuring)
    assert desk.ui.findingsTable.rowCount == 0


def test_a_closed_scene_asks_for_a_ct(desk):
    start(desk).answer()
    assert desk.ui.statusLabel.text.startswith("Done")
    desk.scene.Clear(False)
    assert desk.ui.statusLabel.text == "Choose a CT, or load the sample."


def test_a_label_map_is_neither_offered_nor_taken_as_ct(open_desk):
    desk = open_desk(HeldClient())
    labels = desk.scene.AddNewNodeByClass("vtkMRMLLabelMapVolumeNode", "old labels")
    slicer.util.updateVolumeFromArray(labels, small_chest()[1])
    desk.enter()
    assert desk.parameters.input_volume is None
    assert desk.ui.inputSelector.nodeCount() == 0
    desk.parameters.input_volume = labels
    assert desk.ui.statusLabel.text == "old labels is a label map; choose the CT that it was made from."
    assert not desk.ui.segmentButton.enabled


def test_the_ct_on_show_is_chosen_before_others(open_desk):
    desk = open_desk(HeldClient())
    view = desk.scene.AddNewNodeByClass("vtkMRMLSliceCompositeNode", "Red")
    for name in ("first", "second"):
        node = desk.scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", name)
        slicer.util.updateVolumeFromArray(node, np.zeros((2, 3, 4), np.int16))
    view.SetBackgroundVolumeID(node.GetID())
    desk.enter()
    assert desk.parameters.input_volume.GetName() == "second"


def test_a_segment_that_is_removed_leaves_the_table(desk):
    start(desk).answer()
    assert desk.table()[0][1] != "0.0"
    desk.segmentation.GetSegmentation().RemoveSegment("GGO")
    desk.wait_until(lambda: desk.table()[0][1] == "0.0")
    assert not desk.ui.showGGOCheckBox.enabled


def test_what_is_doubtful_about_a_ct_is_said_before_the_run(desk):
    assert "12 mm" not in desk.ui.inputNotesLabel.text
    desk.load_ct(small_chest(spacing_mm=(12.0, 2.5, 2.5))[0], name="thick")
    assert desk.ui.inputNotesLabel.text.startswith("The slices are 12 mm apart")
    assert desk.ui.inputNotesLabel.visible
    desk.ui.inputSelector.setCurrentNode(None)
    assert not desk.ui.inputNotesLabel.visible
