"""What outlives a scene, a reload or the application, and what goes with them."""

import gc
import sys
from types import SimpleNamespace

import numpy as np
import pytest
import qt
import slicer
import vtk
from CovidSegLib.logic import preferences
from CovidSegLib.logic.parameter_node import Effort, LungMasking

from CovidSegExtension.mrml.results import lung_sides

from ...support.chests import small_chest
from ...support.fakes import application
from ...support.held_services import HeldClient, start
from ...support.models import save_threshold_model


@pytest.fixture
def desk(open_desk):
    desk = open_desk(HeldClient())
    desk.load_ct()
    return desk


def save_and_load(desk) -> None:
    """Save the scene as XML, close it, and load it again; voxels are not part of that."""
    desk.scene.SetSaveToXMLString(1)
    desk.scene.Commit()
    text = desk.scene.GetSceneXMLString()
    desk.scene.Clear(False)
    desk.scene.SetLoadFromXMLString(1)
    desk.scene.SetSceneXMLString(text)
    desk.scene.Import()


def test_choices_are_saved_and_restored_with_the_scene(desk):
    lungs = desk.scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "my lungs")
    lungs.GetSegmentation().AddEmptySegment("both", "Both lungs")
    ui = desk.ui
    ui.lungMaskingSelector.currentIndex = list(LungMasking).index(LungMasking.SCENE)
    ui.lungMaskNodeSelector.setCurrentNode(lungs)
    ui.islandSpinBox.value = 0.5
    ui.batchSpinBox.value = 3
    ui.probabilitiesCheckBox.checked = True
    ui.deviceSelector.currentIndex = 1
    save_and_load(desk)
    parameters = desk.parameters
    assert parameters.lung_masking is LungMasking.SCENE
    assert parameters.lung_mask_node.GetName() == "my lungs"
    assert parameters.lung_mask_segment == "both"
    assert parameters.input_volume.GetName() == "Chest CT"
    assert (parameters.min_component_ml, parameters.batch_size, parameters.probabilities) == (0.5, 3, True)
    assert parameters.device == "cuda:0"
    assert ui.lungMaskingSelector.currentText == LungMasking.SCENE.label()
    assert (ui.islandSpinBox.value, ui.batchSpinBox.value) == (0.5, 3)
    assert ui.deviceSelector.currentText == "NVIDIA Test, 24 GB"


def test_a_new_scene_starts_with_the_defaults(desk):
    desk.ui.batchSpinBox.value = 3
    desk.scene.Clear(False)
    assert desk.ui.batchSpinBox.value == 0
    assert desk.parameters.input_volume is None


def test_a_visit_elsewhere_keeps_the_parameters_and_chooses_a_ct_that_was_loaded_meanwhile(desk):
    shown = desk.parameters
    desk.scene.RemoveNode(desk.parameters.input_volume)
    desk.exit()
    loaded = desk.scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "loaded meanwhile")
    slicer.util.updateVolumeFromArray(loaded, small_chest()[0].hounsfield)
    desk.enter()
    assert desk.parameters is shown
    assert desk.ui.inputSelector.currentNode() is loaded


def test_widgets_let_go_of_the_parameters_of_a_closed_scene(desk):
    closed = desk.parameters
    desk.panel.set_parameters(None)
    desk.ui.batchSpinBox.value = 7
    assert closed.batch_size == 0


def test_python_may_clear_up_while_a_scene_closes(desk):
    """Slicer's observers of the parameter node crashed it when they were collected before the node had gone."""
    desk.load_ct()
    after_ours = -1.0
    desk.scene.AddObserver(desk.scene.StartCloseEvent, lambda *_: gc.collect(), after_ours)
    desk.scene.Clear(False)
    assert desk.ui.statusLabel.text == "Choose a CT, or load the sample."


def test_a_scene_that_names_an_unknown_model_says_so(desk):
    desk.parameters.model = "of-another-computer"
    assert desk.ui.modelSelector.currentText == "of-another-computer (not on this computer)"
    assert not desk.ui.segmentButton.enabled
    assert "not on this computer" in desk.ui.statusLabel.text
    desk.ui.modelSelector.currentIndex = 0
    assert desk.parameters.model == "accurate"
    assert desk.ui.segmentButton.enabled


def test_result_outlives_the_scene_file(desk):
    start(desk).answer()
    before = desk.table()
    save_and_load(desk)
    assert desk.segmentation.GetName() == "Chest CT findings"
    desk.ui.nextUncertainButton.click()
    assert desk.ui.placeLabel.text.startswith("Uncertain place 1 of 4: uncertainty 50 %")
    lungs = desk.segmentation.GetNodeReference("CovidSegLungs")
    assert lungs.GetName() == "Chest CT findings lungs"
    assert before[-1][0] == "Lungs"


def test_lungs_follow_the_ct_and_go_with_their_segmentation(desk):
    transform = desk.scene.AddNewNodeByClass("vtkMRMLLinearTransformNode", "moved")
    desk.parameters.input_volume.SetAndObserveTransformNodeID(transform.GetID())
    start(desk).answer()
    shape = small_chest()[1].shape
    assert set(np.unique(lung_sides(desk.segmentation, shape))) == {1, 2}
    assert lung_sides(desk.segmentation, (1, 2, 3)) is None
    lungs = desk.segmentation.GetNodeReference("CovidSegLungs")
    assert lungs.GetTransformNodeID() == transform.GetID()
    desk.scene.RemoveNode(desk.segmentation)
    assert lungs.GetScene() is None
    assert not desk.ui.resultsButton.visible
    assert desk.ui.exportButton.enabled is False


def test_closing_the_scene_empties_the_editor(desk):
    start(desk).answer()
    assert desk.ui.segmentEditor.segmentationNode() is desk.segmentation
    desk.scene.Clear(False)
    assert desk.ui.segmentEditor.segmentationNode() is None
    assert desk.ui.segmentEditor.sourceVolumeNode() is None
    assert desk.ui.findingsTable.rowCount == 0


def test_editor_works_only_while_the_module_is_entered(desk):
    start(desk).answer()
    editor = desk.ui.segmentEditor
    assert editor.observed
    assert editor.has_shortcuts
    editor.setActiveEffect("Paint")
    desk.exit()
    assert not editor.observed
    assert not editor.has_shortcuts
    assert editor.mrmlSegmentEditorNode().GetActiveEffectName() == ""


@pytest.fixture
def slicers_editor(desk):
    """Return the editor of Slicer's module Segment Editor, painting on a liver in its own parameter node."""
    node = slicer.vtkMRMLSegmentEditorNode()
    node.SetSingletonTag("SegmentEditor")
    node = desk.scene.AddNode(node)
    editor = slicer.qMRMLSegmentEditorWidget()
    editor.setMRMLScene(desk.scene)
    editor.setMRMLSegmentEditorNode(node)
    editor.setSegmentationNode(desk.scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "Liver"))
    editor.setSourceVolumeNode(desk.parameters.input_volume)
    editor.setActiveEffect("Paint")
    return editor


def test_panel_edits_what_it_shows_after_work_in_slicers_segment_editor(desk, slicers_editor):
    start(desk).answer()
    desk.exit()
    slicers_editor.setSegmentationNode(desk.scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "Spleen"))
    desk.enter()
    assert desk.segmentation.GetName() == "Chest CT findings"
    assert desk.ui.segmentEditor.segmentationNode() is desk.segmentation


def test_a_run_that_ends_while_the_user_works_in_slicers_segment_editor_leaves_it_alone(desk, slicers_editor):
    held = start(desk)
    desk.exit()
    held.answer()
    assert slicers_editor.segmentationNode().GetName() == "Liver"
    assert slicers_editor.mrmlSegmentEditorNode().GetActiveEffectName() == "Paint"
    desk.enter()
    assert slicers_editor.segmentationNode().GetName() == "Liver"
    assert desk.ui.segmentEditor.segmentationNode() is desk.segmentation


def test_a_replaced_result_can_be_undone_though_its_run_ended_elsewhere(desk):
    start(desk).answer()
    held = start(desk)
    desk.exit()
    held.answer(np.zeros_like(small_chest()[1]))
    desk.enter()
    assert desk.table()[0][1] == "0.0"
    desk.ui.segmentEditor.undo()
    desk.wait_until(lambda: desk.table()[0][1] != "0.0")


def test_editor_lets_go_when_the_module_is_closed_or_reloaded(desk):
    start(desk).answer()
    editor = desk.ui.segmentEditor
    desk.widget.cleanup()
    assert editor.mrmlSegmentEditorNode() is None
    assert editor.mrmlScene() is None
    assert not editor.observed
    assert not editor.has_shortcuts


def test_cleanup_leaves_no_observer_and_no_process(desk):
    start(desk)
    scene, node = desk.scene, desk.parameters.parameterNode
    desk.widget.cleanup()
    assert desk.client.stopped
    assert desk.widget.Observations == []
    scene.RemoveNode(node)  # nobody who would answer is left
    scene.Clear(False)


def test_reload_makes_the_parts_anew(desk, monkeypatch):
    start(desk).answer()
    old = sys.modules["CovidSegLib.panel"]
    names = [name for name in sys.modules if name.partition(".")[0] in ("CovidSegLib", "CovidSegExtension")]
    for name in names:
        monkeypatch.setitem(sys.modules, name, sys.modules[name])  # brings the old ones back for the other tests
    desk.widget.onReload()
    new = sys.modules["CovidSegLib.panel"]
    assert new is not old
    widget = slicer.modules.CovidSegWidget
    assert widget is not desk.widget
    assert isinstance(widget.panel, new.Panel)
    assert widget.panel.parameters.segmentation.GetName() == "Chest CT findings"
    widget.cleanup()


def test_settings_come_back_as_what_they_were(own_folders, application):
    assert preferences.outline_only() is False
    preferences.remember_outline_only(True)
    qt.QSettings().sync()
    assert preferences.outline_only() is True
    preferences.remember_outline_only(False)
    assert preferences.outline_only() is False  # and not the truth of the text "false"
    assert preferences.folder("ExportFolder") is None
    preferences.remember_folder("ExportFolder", own_folders)
    assert preferences.folder("ExportFolder") == own_folders
    preferences.remember_folder("ExportFolder", own_folders / "gone")
    assert preferences.folder("ExportFolder") is None


def test_display_controls_change_the_segmentation_and_follow_it(desk):
    start(desk).answer()
    display = desk.segmentation.GetDisplayNode()
    desk.ui.outlineCheckBox.click()
    assert not display.GetVisibility2DFill()
    assert display.GetVisibility2DOutline()
    desk.ui.opacitySlider.value = 40
    assert display.GetOpacity() == pytest.approx(0.4)
    desk.ui.show3DCheckBox.click()
    assert desk.segmentation.GetSegmentation().ContainsRepresentation("Closed surface")
    desk.ui.show3DCheckBox.click()
    assert not desk.segmentation.GetSegmentation().ContainsRepresentation("Closed surface")
    desk.load_ct(name="Another CT")
    start(desk).answer()
    assert desk.ui.outlineCheckBox.checked  # the next result looks as the user likes it
    assert not desk.segmentation.GetDisplayNode().GetVisibility2DFill()


def test_next_lesion_moves_the_slice_views(desk):
    views = [desk.scene.AddNewNodeByClass("vtkMRMLSliceNode", name) for name in ("Red", "Green")]
    start(desk).answer()
    desk.ui.nextLesionButton.click()
    first = desk.ui.placeLabel.text
    assert first.startswith("Lesion 1 of 2: ")
    places = [[view.GetSliceToRAS().GetElement(row, 3) for row in range(3)] for view in views]
    assert places[0] == pytest.approx(places[1])
    desk.ui.nextLesionButton.click()
    assert desk.ui.placeLabel.text.startswith("Lesion 2 of 2: ")
    assert [views[0].GetSliceToRAS().GetElement(row, 3) for row in range(3)] != pytest.approx(places[0])
    desk.ui.nextLesionButton.click()
    assert desk.ui.placeLabel.text == first


def test_what_cannot_be_done_says_why(desk):
    for button in (desk.ui.exportButton, desk.ui.addToTrainingButton):
        assert not button.enabled
        assert button.toolTip == "Segment a CT first, or choose a segmentation."
    start(desk)
    assert not desk.ui.retrainButton.enabled
    desk.client.held[-1].answer()
    assert desk.ui.exportButton.enabled
    assert "label map" in desk.ui.exportButton.toolTip


def test_a_segmentation_of_somebody_else_is_not_measured(desk):
    other = desk.scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "Liver")
    other.SetReferenceImageGeometryParameterFromVolumeNode(desk.parameters.input_volume)
    desk.ui.segmentationSelector.setCurrentNode(other)
    assert desk.ui.statusLabel.text == "Liver has no segments of CovidSeg, so there is nothing to measure."
    lost = desk.scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "Lost")
    desk.ui.segmentationSelector.setCurrentNode(lost)
    assert desk.ui.statusLabel.text == "Lost was not made on a CT of this scene."
    assert desk.ui.findingsTable.rowCount == 0


def test_dicom_export_is_offered_where_the_ct_came_from_dicom(desk):
    start(desk).answer()
    desk.parameters.input_volume.SetAttribute("DICOM.instanceUIDs", "1.2.3 1.2.4")
    menu = desk.ui.exportButton.menu()
    menu.aboutToShow.emit()
    action = menu.actions()[2]
    assert action.enabled
    desk.answers.give["save_as"] = lambda suffix: None
    action.trigger()
    assert desk.answers.asked == ["Export DICOM SEG"]


def test_dicom_export_looks_for_the_files_in_slicers_database(desk, monkeypatch, tmp_path):
    start(desk).answer()
    desk.parameters.input_volume.SetAttribute("DICOM.instanceUIDs", "1.2.3 1.2.4")
    asked = []
    database = SimpleNamespace(fileForInstance=lambda uid: asked.append(uid) or "")
    monkeypatch.setattr(slicer, "dicomDatabase", database, raising=False)
    desk.answers.give["save_as"] = lambda suffix: tmp_path / f"covidseg{suffix}"
    desk.ui.exportButton.menu().actions()[2].trigger()
    assert asked == ["1.2.3", "1.2.4"]
    (told,) = desk.answers.told
    assert "no longer where they were" in told


def test_a_ct_from_dicom_is_read_and_reported_without_its_files(desk, monkeypatch, tmp_path):
    """As from a scene of another computer, in a Slicer that was started without its DICOM module."""
    monkeypatch.delattr(slicer, "dicomDatabase", raising=False)
    ct = desk.load_ct(name="4: Thorax")
    ct.SetAttribute("DICOM.instanceUIDs", "1.2.3 1.2.4")
    desk.ui.inputSelector.setCurrentNode(None)
    desk.ui.inputSelector.setCurrentNode(ct)
    start(desk).answer()
    desk.answers.give["folder"] = tmp_path
    desk.panel.exporting.report()
    assert desk.answers.told == []
    assert '"4: Thorax"' in (tmp_path / "measurements.json").read_text(encoding="utf-8")


def test_dicom_export_asks_for_the_package_that_is_missing(desk, monkeypatch):
    start(desk).answer()
    desk.parameters.input_volume.SetAttribute("DICOM.instanceUIDs", "1.2.3 1.2.4")
    dependencies = sys.modules["CovidSegLib.process.dependencies"]
    monkeypatch.setattr(dependencies, "is_met", lambda requirement: not requirement.startswith("highdicom"))
    desk.answers.give["ask"] = False
    desk.ui.exportButton.menu().actions()[2].trigger()
    (question,) = desk.answers.asked
    assert "highdicom" in question


def test_lungs_from_the_scene_reach_the_worker(desk):
    node = desk.scene.AddNewNodeByClass("vtkMRMLLabelMapVolumeNode", "lungs")
    mask = np.zeros(small_chest()[1].shape, np.uint8)
    mask[3:9, 20:70, 20:100] = 1
    slicer.util.updateVolumeFromArray(node, mask)
    node.CopyOrientation(desk.parameters.input_volume)
    desk.ui.lungMaskingSelector.currentIndex = list(LungMasking).index(LungMasking.SCENE)
    assert desk.ui.sceneMaskWidget.visible
    assert desk.ui.statusLabel.text == "Choose the segmentation or label map that holds the lungs."
    assert not desk.ui.segmentButton.enabled
    desk.ui.lungMaskNodeSelector.setCurrentNode(node)
    np.testing.assert_array_equal(start(desk).task.lung_mask, mask)


def test_the_choices_reach_the_worker(desk):
    task = start(desk).task
    request = task.options
    assert (request.model, request.lung_mask, request.device) == ("accurate", "auto", "auto")
    assert (request.batch_size, request.min_component_ml, request.probabilities) == (None, None, False)
    assert task.lung_mask is None
    desk.client.held[-1].answer()
    assert desk.ui.deviceSelector.itemText(0) == "Automatic (NVIDIA Test, 24 GB)"
    desk.ui.deviceSelector.currentIndex = 2
    desk.ui.lungMaskingSelector.currentIndex = list(LungMasking).index(LungMasking.NONE)
    assert request.effort == "auto"
    desk.ui.effortSelector.currentIndex = list(Effort).index(Effort.THOROUGH)
    desk.ui.islandSpinBox.value = 0
    desk.ui.batchSpinBox.value = 7
    request = start(desk).task.options
    assert request.effort == "thorough"
    assert (request.lung_mask, request.device, request.batch_size, request.min_component_ml) == ("none", "cpu", 7, 0)


def test_an_added_model_is_chosen_and_reaches_the_worker(desk, tmp_path):
    desk.answers.give["folder"] = save_threshold_model(tmp_path / "stick" / "threshold").folder
    desk.ui.addModelButton.click()
    assert desk.ui.modelSelector.currentText == "threshold"
    assert desk.ui.modelInfoLabel.text == "Trained on unknown data. Accuracy not measured. Licence unknown."
    assert start(desk).task.options.model == "threshold"
    desk.client.held[-1].answer()
    desk.ui.addModelButton.click()
    (told,) = desk.answers.told
    assert "already a model 'threshold'" in told


@pytest.mark.slow
def test_sample_button_loads_the_phantom(open_desk, monkeypatch):
    import CovidSegExtension.frontend.sample

    phantom = CovidSegExtension.frontend.sample.chest_phantom
    small = {"shape": (16, 48, 48), "spacing_mm": (18.0, 7.0, 7.0), "lesions": False}
    monkeypatch.setattr(CovidSegExtension.frontend.sample, "chest_phantom", lambda **_: phantom(**small))
    desk = open_desk(HeldClient())
    view = desk.scene.AddNewNodeByClass("vtkMRMLSliceCompositeNode", "Red")
    desk.ui.sampleButton.click()
    node = desk.parameters.input_volume
    assert node.GetName() == "CovidSegPhantom"
    assert view.GetBackgroundVolumeID() == node.GetID()
    assert desk.ui.segmentButton.enabled
    assert slicer.app.waiting == 0


def test_sample_is_registered_when_the_application_has_started(open_desk, monkeypatch):
    registered = []

    class SampleDataLogic:
        registerCustomSampleDataSource = staticmethod(lambda **source: registered.append(source))

    monkeypatch.setitem(sys.modules, "SampleData", type(sys)("SampleData"))
    sys.modules["SampleData"].SampleDataLogic = SampleDataLogic
    slicer.app.on_startup.clear()
    open_desk(HeldClient())
    assert registered == []
    slicer.app.on_startup[-1]()
    (source,) = registered
    assert source["sampleName"] == "CovidSegPhantom"
    assert callable(source["customDownloader"])


def test_slicer_offers_the_codes_of_the_lesions(open_desk, monkeypatch):
    logic = slicer.vtkSlicerTerminologiesModuleLogic()
    asked = []
    monkeypatch.setattr(slicer.modules.terminologies, "logic", lambda: asked.append(logic) or logic)
    open_desk(HeldClient())
    assert len(asked) == 1
    names = vtk.vtkStringArray()
    logic.GetLoadedTerminologyNames(names)
    assert "CovidSeg" in [names.GetValue(index) for index in range(names.GetNumberOfValues())]


def test_a_slicer_without_terminologies_can_segment(open_desk, monkeypatch):
    monkeypatch.delattr(slicer.modules, "terminologies")
    desk = open_desk(HeldClient())
    desk.load_ct()
    start(desk).answer()
    assert desk.ui.statusLabel.text.startswith("Done")


def test_the_module_tells_what_it_is_for(open_desk):
    open_desk(HeldClient())
    about = slicer.modules.covidseg.about
    assert "not a medical device" in about.helpText
    assert about.categories == ["Segmentation"]
    assert slicer.app.layoutManager() is None  # all of these tests run without a main window
    assert application.MODULE_FILE.stem == "CovidSeg"


def test_tutorial_opens_in_the_browser(desk, monkeypatch):
    opened = []
    monkeypatch.setattr(qt.QDesktopServices, "openUrl", opened.append)
    desk.ui.helpButton.click()
    assert [url.toString() for url in opened] == [
        "https://github.com/covidseg/SlicerCovidSeg/blob/main/docs/tutorial.md"
    ]
