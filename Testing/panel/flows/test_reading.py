"""What a radiologist does with a result: windows, classes, lesions, the table, the lungs."""

import json
from types import SimpleNamespace

import numpy as np
import pytest
import qt
import slicer
from CovidSegLib.logic import preferences

from CovidSegExtension.frontend import models
from CovidSegExtension.lungs import LEFT, RIGHT
from CovidSegExtension.mrml.grids import world_grid
from CovidSegExtension.mrml.results import keep_lungs, lung_sides, uncertainty_node

from ...support.chests import small_chest
from ...support.held_services import FakeInstaller, HeldClient, start

SHAPE = small_chest()[1].shape


@pytest.fixture
def desk(open_desk):
    desk = open_desk(HeldClient())
    desk.load_ct()
    start(desk).answer()
    desk.table()
    return desk


def parent_name(desk, node) -> str:
    hierarchy = slicer.vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(desk.scene)
    return hierarchy.GetItemName(hierarchy.GetItemParent(hierarchy.GetItemByDataNode(node)))


def test_window_buttons_change_the_window_of_the_ct(desk):
    display = desk.parameters.input_volume.GetDisplayNode
    desk.ui.softTissueButton.click()
    assert (display().GetWindow(), display().GetLevel()) == (400, 40)
    desk.ui.lungWindowButton.click()
    assert (display().GetWindow(), display().GetLevel()) == (1500, -600)
    assert not display().GetAutoWindowLevel()


def test_a_chosen_ct_is_shown_and_one_on_show_is_left_as_it_is(desk, monkeypatch):
    shown = []
    monkeypatch.setattr(slicer.util, "setSliceViewerLayers", lambda **layers: shown.append(layers))
    view = desk.scene.AddNewNodeByClass("vtkMRMLSliceCompositeNode", "Red")
    first = desk.parameters.input_volume
    second = desk.load_ct(name="second")
    assert shown == [{"background": second, "fit": True}]
    view.SetBackgroundVolumeID(first.GetID())
    desk.ui.inputSelector.setCurrentNode(first)
    assert len(shown) == 1, "its zoom is the user's"
    desk.ui.fitButton.click()
    assert shown[-1] == {"background": first, "fit": True}


def test_classes_are_shown_and_hidden_one_by_one_and_together(desk):
    display = desk.segmentation.GetDisplayNode()
    desk.ui.showGGOCheckBox.click()
    assert not display.GetSegmentVisibility("GGO")
    assert display.GetSegmentVisibility("Consolidation")
    desk.ui.showAllCheckBox.click()
    assert not display.GetVisibility()
    assert desk.ui.showAllCheckBox.shortcut.toString() == "Ctrl+Shift+H"


def test_controls_follow_changes_made_elsewhere(desk):
    display = desk.segmentation.GetDisplayNode()
    display.SetOpacity(0.3)
    assert desk.ui.opacitySlider.value == 30
    display.SetVisibility2DFill(False)
    assert desk.ui.outlineCheckBox.checked
    display.SetSegmentVisibility("Consolidation", False)
    assert not desk.ui.showConsolidationCheckBox.checked
    display.SetVisibility(False)
    assert not desk.ui.showAllCheckBox.checked
    desk.segmentation.CreateClosedSurfaceRepresentation()
    assert desk.ui.show3DCheckBox.checked
    desk.segmentation.RemoveClosedSurfaceRepresentation()
    assert not desk.ui.show3DCheckBox.checked


def test_lesions_are_listed_by_size_and_small_ones_passed_over(desk):
    menu = desk.ui.lesionsButton.menu()
    menu.aboutToShow.emit()
    texts = [action.text for action in menu.actions()]
    assert len(texts) == 2
    assert texts[0].startswith("1: Ground-glass opacity, ")
    assert "right" in texts[0]
    menu.actions()[1].trigger()
    assert desk.ui.placeLabel.text.startswith("Lesion 2 of 2: Consolidation")
    desk.ui.previousLesionButton.click()
    assert desk.ui.placeLabel.text.startswith("Lesion 1 of 2: ")
    desk.ui.minLesionSpinBox.value = 99
    desk.ui.nextLesionButton.click()
    assert desk.ui.placeLabel.text == "There is no lesion of 99 mL or more."
    assert preferences.min_lesion_ml() == 99


def slice_view(desk):
    return desk.scene.AddNewNodeByClass("vtkMRMLSliceCompositeNode", "Red")


def test_uncertainty_lies_over_the_ct_and_its_worst_place_is_shown(desk):
    view, node = slice_view(desk), uncertainty_node(desk.segmentation)
    desk.ui.showUncertaintyCheckBox.checked = True
    assert view.GetForegroundVolumeID() == node.GetID()
    assert view.GetForegroundOpacity() > 0
    desk.ui.nextUncertainButton.click()
    assert desk.ui.placeLabel.text.startswith("Uncertain place 1 of 1: ")
    desk.ui.showUncertaintyCheckBox.checked = False
    assert view.GetForegroundVolumeID() is None


def test_uncertainty_of_a_result_goes_with_it_and_is_not_kept_where_nobody_wants_it(desk):
    view, node = slice_view(desk), uncertainty_node(desk.segmentation)
    desk.ui.showUncertaintyCheckBox.checked = True
    desk.ui.uncertaintyCheckBox.checked = False
    start(desk).answer()
    desk.table()
    assert node.GetScene() is None
    assert uncertainty_node(desk.segmentation) is None
    assert not desk.ui.showUncertaintyCheckBox.enabled
    assert not desk.ui.showUncertaintyCheckBox.checked
    assert view.GetForegroundVolumeID() is None


def test_table_goes_to_the_clipboard(desk):
    desk.ui.copyTableButton.click()
    lines = qt.QApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + desk.ui.findingsTable.rowCount
    assert lines[0].split("\t")[:2] == ["Finding", "mL"]
    assert lines[1].split("\t") == desk.table()[0]
    desk.ui.findingsTable.selectRow(1)
    desk.ui.copyTableButton.click()
    assert [line.split("\t")[0] for line in qt.QApplication.clipboard().text().splitlines()] == [
        "Finding",
        "Consolidation",
    ]


def test_table_goes_to_the_scene_with_its_units(desk):
    desk.ui.tableNodeButton.click()
    (node,) = slicer.util.getNodesByClass("vtkMRMLTableNode", desk.scene)
    assert node.GetColumnUnitLabel("ml") == "mL"
    assert node.GetColumnUnitLabel("percent of lung") == "%"
    assert node.GetCellText(0, 0) == "Ground-glass opacity"
    ggo = desk.panel.results.findings.findings[0].total.ml
    assert float(node.GetCellText(0, 1)) == pytest.approx(ggo, abs=0.01)
    assert node.GetName() in desk.ui.statusLabel.text


def test_severity_is_shown_with_its_rule(desk):
    assert desk.ui.severityLabel.text.startswith("CT class: unknown"), "these lungs are cut off above and below"
    assert not desk.ui.zonesCheckBox.enabled
    sides = np.zeros(SHAPE, np.uint8)
    sides[3:9, 20:70, 20:60], sides[3:9, 20:70, 70:110] = RIGHT, LEFT
    sides[2, 45, 40] = sides[9, 45, 40] = RIGHT
    keep_lungs(desk.segmentation, desk.parameters.input_volume, sides)
    desk.panel.results.measure()
    desk.table()
    assert desk.ui.severityLabel.text.startswith("CT class: CT-")
    assert "Morozov" in desk.ui.severityLabel.toolTip
    desk.ui.zonesCheckBox.checked = True
    assert [row[0] for row in desk.table()][4:7] == [
        f"Affected, {third} third" for third in ("upper", "middle", "lower")
    ]
    findings = desk.panel.results.findings
    shown = [row[3:] for row in desk.table()[4:7]]
    assert shown[1][0].startswith(f"{dict(findings.zones)['right middle zone'].ml:.1f} (")
    desk.ui.zonesCheckBox.checked = False
    assert len(desk.table()) == 5


def test_report_is_written_into_a_folder_and_not_over_another_one(desk, tmp_path):
    desk.answers.give |= {"folder": tmp_path, "ask": False}
    desk.panel.exporting.report()
    assert desk.answers.told == []
    names = {"report.html", "report.pdf", "measurements.csv", "measurements.json"}
    assert {path.name for path in tmp_path.iterdir()} >= names
    assert desk.ui.statusLabel.text == f"The report is in {tmp_path}: open report.html."
    measured = json.loads((tmp_path / "measurements.json").read_text(encoding="utf-8"))
    case = measured[0] if isinstance(measured, list) else measured
    assert case["edited"] is False
    assert "Memory ran out on cuda:0; going on with the CPU." in case["warnings"]
    written = (tmp_path / "report.html").stat().st_mtime_ns
    desk.panel.exporting.report()
    assert "holds a report" in desk.answers.asked[-1]
    assert (tmp_path / "report.html").stat().st_mtime_ns == written


def test_result_is_compared_with_that_of_an_earlier_ct(desk, tmp_path):
    ui = desk.ui
    menu = ui.compareButton.menu()
    menu.aboutToShow.emit()
    assert [action.enabled for action in menu.actions()] == [False]
    earlier = desk.segmentation
    shape = small_chest()[1].shape
    sides = np.zeros(shape, np.uint8)
    sides[1:-1, 20:70, 20:60], sides[1:-1, 20:70, 70:110] = RIGHT, LEFT
    keep_lungs(earlier, desk.parameters.input_volume, sides)
    later_ct = desk.load_ct(name="Chest CT, later")
    grown = small_chest()[1]
    grown[4:8, 30:45, 80:100] = 1
    start(desk).answer(grown)
    keep_lungs(desk.segmentation, later_ct, sides)
    desk.answers.give |= {"folder": tmp_path}
    menu.aboutToShow.emit()
    (action,) = menu.actions()
    assert action.text == "Chest CT findings, on Chest CT, as the earlier study"
    action.trigger()
    assert desk.answers.told == []
    assert {path.suffix for path in tmp_path.glob("comparison.*")} == {".html", ".pdf", ".csv", ".json"}
    (step,) = json.loads((tmp_path / "comparison.json").read_text(encoding="utf-8"))["steps"]
    assert step["volume_now_ml"] > step["volume_then_ml"] > 0
    assert ui.statusLabel.text.endswith(f"The comparison is in {tmp_path}: open comparison.html.")
    desk.answers.give["ask"] = False
    action.trigger()
    assert "holds a comparison" in desk.answers.asked[-1]


def test_notes_of_the_run_stay_with_the_result(desk):
    assert desk.ui.notesLabel.text == "Memory ran out on cuda:0; going on with the CPU."
    desk.parameters.segmentation = None
    assert not desk.ui.notesLabel.visible
    desk.parameters.segmentation = desk.segmentations()[0]
    desk.table()
    assert desk.ui.notesLabel.visible


def test_corrected_lungs_are_measured_without_the_network(desk):
    before = desk.table()
    requests = len(desk.client.held)
    ui = desk.ui
    ui.lungsButton.click()
    assert ui.lungsButton.text == "Use these lungs"
    node = ui.segmentEditor.segmentationNode()
    assert list(node.GetSegmentation().GetSegmentIDs()) == ["RightLung", "LeftLung"]
    mask = np.zeros(SHAPE, bool)
    mask[:6] = True
    desk.paint("RightLung", mask, remove=True)
    ui.lungsButton.click()
    assert node.GetScene() is None
    assert ui.segmentEditor.segmentationNode() is desk.segmentation
    sides = lung_sides(desk.segmentation, SHAPE)
    assert not (sides[:6] == RIGHT).any()
    assert (sides[6:] == RIGHT).any()
    assert (sides == LEFT).sum() == np.prod(SHAPE) // 2
    assert desk.table()[-1][3] != before[-1][3]
    assert desk.table()[0][1] == before[0][1]
    assert len(desk.client.held) == requests


def test_pointing_and_a_key_add_to_a_lesion_and_undo_takes_it_back(desk):
    before = desk.table()
    crosshair = desk.scene.AddNewNodeByClass("vtkMRMLCrosshairNode", "Crosshair")
    assert desk.ui.addGGOButton.shortcut.toString() == "Ctrl+Shift+G"
    desk.ui.addGGOButton.click()
    assert desk.ui.statusLabel.text == "Point the mouse at the place in a slice view and press Ctrl+Shift+G."
    i, j, k = 25, 48, 6  # healthy lung
    crosshair.SetCursorPositionRAS((world_grid(desk.parameters.input_volume).affine @ [i, j, k, 1])[:3])
    desk.ui.addGGOButton.click()
    assert desk.ui.statusLabel.text.endswith(" mL added.")
    desk.wait_until(lambda: desk.table()[0][1] != before[0][1])
    desk.ui.segmentEditor.undo()
    desk.wait_until(lambda: desk.table() == before)
    small = _added(desk, before)
    desk.ui.sizeSpinBox.value = 12
    assert _added(desk, before) > small
    crosshair.SetCursorPositionRAS([9999, 0, 0])
    desk.ui.removeButton.click()
    assert "outside of the CT" in desk.ui.statusLabel.text


def _added(desk, before) -> float:
    """Add GGO where the mouse points, take it back, and return how much it was, in mL."""
    desk.ui.addGGOButton.click()
    ml = float(desk.ui.statusLabel.text.removesuffix(" mL added."))
    desk.ui.segmentEditor.undo()
    desk.wait_until(lambda: desk.table() == before)
    return ml


def test_the_size_of_a_click_follows_its_keys(desk):
    desk.place.show()
    assert desk.ui.sizeSpinBox.text == "a point"
    up, down = sorted(
        (each for each in desk.ui.sizeSpinBox.findChildren(qt.QShortcut) if each.key.toString()),
        key=lambda each: each.key.toString(),
        reverse=True,
    )
    assert (up.key.toString(), down.key.toString()) == ("Ctrl+Shift+Up", "Ctrl+Shift+Down")
    up.activated.emit()
    up.activated.emit()
    down.activated.emit()
    assert desk.ui.sizeSpinBox.value == 1


def test_correcting_lungs_is_given_up_with_the_scene(desk):
    desk.ui.lungsButton.click()
    desk.scene.Clear(False)
    assert desk.ui.lungsButton.text == "Correct the lungs"
    assert not desk.ui.lungsButton.enabled


def test_lungs_that_are_being_corrected_wait_while_another_result_is_on_show(desk):
    findings, ct = desk.segmentation, desk.parameters.input_volume
    desk.ui.lungsButton.click()
    lungs = desk.ui.segmentEditor.segmentationNode()
    mask = np.zeros(SHAPE, bool)
    mask[:6] = True
    desk.paint("RightLung", mask, remove=True)
    desk.load_ct(name="another")
    assert not lungs.GetDisplayNode().GetVisibility()
    assert desk.ui.segmentButton.enabled
    start(desk).answer()
    assert desk.ui.lungsButton.text == "Correct the lungs"
    desk.ui.inputSelector.setCurrentNode(ct)
    assert desk.ui.segmentEditor.segmentationNode() is lungs
    assert lungs.GetDisplayNode().GetVisibility()
    desk.ui.lungsButton.click()
    assert not (lung_sides(findings, SHAPE)[:6] == RIGHT).any()
    assert lungs.GetScene() is None
    assert desk.ui.segmentEditor.segmentationNode() is findings
    desk.ui.lungsButton.click()
    lungs = desk.ui.segmentEditor.segmentationNode()
    desk.scene.RemoveNode(findings)
    assert lungs.GetScene() is None, "they belong to their result"
    assert desk.ui.lungsButton.text == "Correct the lungs"


def test_nothing_else_is_changed_while_the_lungs_are_in_the_editor(desk):
    crosshair = desk.scene.AddNewNodeByClass("vtkMRMLCrosshairNode", "Crosshair")
    crosshair.SetCursorPositionRAS((world_grid(desk.parameters.input_volume).affine @ [25, 48, 6, 1])[:3])
    before = desk.table()
    desk.ui.lungsButton.click()
    problem = "The lungs are being corrected; press Use these lungs first."
    assert not desk.ui.segmentButton.enabled
    assert desk.ui.segmentButton.toolTip == problem
    desk.ui.addGGOButton.click()
    assert desk.ui.statusLabel.text == problem
    assert desk.table() == before
    desk.ui.lungsButton.click()
    assert desk.ui.segmentButton.enabled


@pytest.mark.parametrize("gone", ["the lungs", "the CT"])
def test_lungs_to_correct_that_are_removed_give_the_editor_back(desk, gone):
    desk.ui.lungsButton.click()
    lungs = desk.ui.segmentEditor.segmentationNode()
    desk.scene.RemoveNode(lungs if gone == "the lungs" else desk.parameters.input_volume)
    assert desk.ui.lungsButton.text == "Correct the lungs"
    assert desk.ui.segmentEditor.segmentationNode() is desk.segmentation
    assert desk.ui.segmentButton.enabled is (gone == "the lungs")
    assert (lungs.GetScene() is None) is (gone == "the lungs"), "they wait for their CT"


def test_lungs_and_probabilities_lie_beside_the_ct_in_the_subject_hierarchy(open_desk):
    desk = open_desk(HeldClient())
    ct = desk.load_ct()
    hierarchy = slicer.vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(desk.scene)
    study = hierarchy.CreateStudyItem(hierarchy.GetSceneItemID(), "CT thorax")
    hierarchy.CreateItem(study, ct)
    desk.ui.probabilitiesCheckBox.checked = True
    start(desk).answer()
    made = [node for node in slicer.util.getNodesByClass("vtkMRMLVolumeNode", desk.scene) if node is not ct]
    assert len(made) == 5
    assert {parent_name(desk, node) for node in [*made, desk.segmentation]} == {"CT thorax"}


def test_terms_of_a_model_are_agreed_to_once(open_desk):
    desk = open_desk(HeldClient())
    desk.load_ct()
    desk.answers.give["agree"] = False
    desk.ui.segmentButton.click()
    assert desk.client.held == []
    (terms,) = desk.answers.terms
    assert "Research use only" in terms
    desk.ui.retrainButton.click()  # it would learn from the same weights
    assert desk.answers.terms == [terms, terms]
    assert desk.answers.asked == []
    desk.answers.give["agree"] = True
    start(desk).answer()
    start(desk).answer()
    assert len(desk.answers.terms) == 3


def test_installing_is_shown_and_not_started_twice(open_desk):
    seen = []

    class Installer:
        def missing(self, **_):
            return ["torch>=2.5"]

        def ensure(self, started, **_):
            started(["torch", "nibabel"])
            seen.append((desk.ui.statusLabel.text, desk.ui.segmentButton.enabled, desk.ui.progressBar.visible))
            desk.ui.segmentButton.click()  # pip lets Slicer handle events while it works
            desk.ui.retrainButton.click()
            return True

    desk = open_desk(HeldClient(), installer=Installer())
    desk.load_ct()
    desk.ui.segmentButton.click()
    text = "Installing torch, nibabel. This takes some minutes, in which Slicer hardly answers…"
    assert seen == [(text, False, True)]
    assert len(desk.client.held) == 1


def test_nothing_is_installed_beside_a_run(open_desk):
    class Installer:
        def missing(self, dicom=False, **_):
            return ["highdicom>=0.26"] * dicom

        def ensure(self, started, **_):
            raise AssertionError("the network is at work")

    desk = open_desk(HeldClient(), installer=Installer())
    desk.load_ct()
    start(desk).answer()
    held = start(desk)
    desk.panel.exporting.dicom_seg()
    assert desk.answers.told == ["Something else is running; wait until that is done, or stop it."]
    held.answer()


def test_the_line_on_the_model_is_told_anew_once_the_packages_are_installed(open_desk, monkeypatch):
    desk = open_desk(HeldClient(), installer=FakeInstaller())
    desk.load_ct()
    monkeypatch.setattr(models, "describe", lambda entry: f"{entry.name}: its card can be read now")
    desk.ui.segmentButton.click()
    assert desk.ui.modelInfoLabel.text == "accurate: its card can be read now"


@pytest.mark.slow
def test_sample_from_sample_data_is_shown(open_desk, monkeypatch):
    from CovidSegLib.logic.sample import register_sample

    from CovidSegExtension.frontend import sample

    shown, sources = [], []
    monkeypatch.setattr(slicer.util, "setSliceViewerLayers", lambda **layers: shown.append(layers))
    phantom = sample.chest_phantom
    small = {"shape": (16, 48, 48), "spacing_mm": (18.0, 7.0, 7.0), "lesions": False}
    monkeypatch.setattr(sample, "chest_phantom", lambda **_: phantom(**small))
    logic = SimpleNamespace(registerCustomSampleDataSource=lambda **source: sources.append(source))
    monkeypatch.setitem(__import__("sys").modules, "SampleData", SimpleNamespace(SampleDataLogic=logic))
    desk = open_desk(HeldClient())
    register_sample(desk.scene, "icon.png")
    (node,) = sources[0]["customDownloader"](None)
    assert shown == [{"background": node, "fit": True}]
