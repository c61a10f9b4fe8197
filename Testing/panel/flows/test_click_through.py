"""A radiologist's whole flow, on the real worker and the default model: from a CT to a retrained model."""

import csv
import sys

import numpy as np
import pytest
from CovidSegLib.logic.parameter_node import LungMasking

from CovidSegExtension.datasets.cases import find_cases
from CovidSegExtension.frontend.retraining import Retraining
from CovidSegExtension.io.images import read_labels
from CovidSegExtension.labels import LABELS
from CovidSegExtension.models.store import user_models_folder
from CovidSegExtension.mrml.grids import own_grid


@pytest.mark.slow
def test_click_through_segments_corrects_exports_and_learns(desk, tmp_path):
    assert not desk.ui.segmentButton.enabled
    assert desk.ui.statusLabel.text == "Choose a CT, or load the sample."
    ct = desk.load_ct()
    assert desk.ui.modelSelector.currentText == "accurate"
    assert "CT100 (50 cases)" in desk.ui.modelInfoLabel.text
    assert "Research use only" in desk.ui.modelInfoLabel.text
    desk.ui.lungMaskingSelector.currentIndex = list(LungMasking).index(LungMasking.AUTO)

    seen = watch_progress(desk)
    assert desk.segment().startswith("Done in")
    assert any(text.startswith("Slice ") for text, _ in seen)
    assert [percent for _, percent in seen] == sorted(percent for _, percent in seen)

    segmentation = desk.segmentation
    ids = list(segmentation.GetSegmentation().GetSegmentIDs())
    assert ids == [label.id for label in LABELS]
    assert segmentation.GetNodeReference("referenceImageGeometryRef") is ct
    assert [row[0] for row in desk.table()] == [*(label.name for label in LABELS), "Affected lung", "Lungs"]
    assert desk.ui.resultsButton.visible
    assert desk.ui.correctButton.visible

    brush = np.zeros((12, 96, 128), bool)
    brush[4:8, 50:60, 30:50] = True  # 4 × 10 × 20 voxels of 5 × 2.5 × 2.5 mm: 25 mL
    desk.paint("PleuralEffusion", brush)
    desk.wait_until(lambda: desk.table()[2][1] == "25.0")

    exports = export_all(desk, tmp_path)
    label_map = read_labels(exports[".nii.gz"])
    labels, affine = label_map.labels, label_map.grid.affine
    assert (labels == 3).sum() == brush.sum()
    np.testing.assert_allclose(affine, own_grid(ct).affine, atol=1e-4)
    rows = list(csv.reader(exports[".csv"].open(encoding="utf-8")))
    assert rows[3][:2] == ["Pleural effusion", "25.00"]

    training_set = tmp_path / "set"
    training_set.mkdir()
    desk.answers.give |= {"folder": training_set, "corrected_labels": lambda edited: tuple(edited)}
    desk.ui.addToTrainingButton.click()
    assert desk.answers.told == []
    (case,) = find_cases([training_set])
    assert case.name == "case_0001"
    assert 3 in case.annotated

    desk.answers.give["retraining"] = lambda suggestion, cases: Retraining(suggestion.folder, "mine", 1)
    desk.ui.retrainButton.click()
    assert desk.ui.retrainButton.text == "Stop training"
    assert not desk.ui.segmentButton.enabled
    desk.wait_until(lambda: not desk.panel.learning.running)
    assert desk.ui.trainingLabel.text.splitlines()[:2] == [
        "The new model 'mine' is ready and chosen above.",
        "Accuracy not measured: too few cases.",
    ]
    assert desk.ui.modelSelector.currentText == "mine"
    assert desk.parameters.model == "mine"
    assert (user_models_folder() / "mine" / "model.json").is_file()

    desk.answers.give["choose"] = 0  # a new one: the corrections stay
    assert desk.segment().startswith("Done in")
    assert desk.segmentation is not segmentation
    assert segmentation.GetScene() is desk.scene


@pytest.mark.slow
def test_slicers_own_self_test_passes(open_desk, monkeypatch):
    """The same flow as CovidSegTest runs it inside Slicer; retraining was clicked through above."""
    import CovidSegExtension.frontend.sample

    phantom = CovidSegExtension.frontend.sample.chest_phantom
    small = {"shape": (24, 96, 96), "spacing_mm": (12.0, 3.6, 3.6)}
    monkeypatch.setattr(CovidSegExtension.frontend.sample, "chest_phantom", lambda **_: phantom(**small))
    dependencies = sys.modules["CovidSegLib.process.dependencies"]
    monkeypatch.setattr(dependencies, "missing", lambda training=False, **_: ["lightning"] * training)
    open_desk()
    sys.modules["CovidSeg"].CovidSegTest().runTest()


def watch_progress(desk) -> list[tuple[str, int]]:
    """Return a list that fills with what status line and bar say while the network is at work."""
    seen = []
    update = desk.panel.segmenting.on_change

    def changed() -> None:
        update()
        if desk.panel.segmenting.status.busy:
            seen.append((desk.ui.statusLabel.text, desk.ui.progressBar.value))
            assert desk.ui.segmentButton.text == "Cancel"
            assert desk.ui.progressBar.visible

    desk.panel.segmenting.on_change = changed
    return seen


def export_all(desk, folder) -> dict:
    """Export by every action of the menu but DICOM; return the files by suffix."""
    files = {}

    def save_as(suffix: str):
        files[suffix] = folder / f"covidseg{suffix}"
        return files[suffix]

    desk.answers.give["save_as"] = save_as
    menu = desk.ui.exportButton.menu()
    menu.aboutToShow.emit()
    actions = menu.actions()
    assert [action.enabled for action in actions] == [True, True, False, True, True, False, False], (
        "this CT is not from DICOM"
    )
    for action in actions[:4]:
        if action.enabled:
            action.trigger()
            assert desk.answers.told == []
    assert set(files) == {".seg.nrrd", ".nii.gz", ".csv"}
    assert all(path.is_file() for path in files.values())
    return files
