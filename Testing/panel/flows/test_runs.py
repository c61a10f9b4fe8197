"""Runs that do not go as wished: cancelled, crashed, out of memory, and scenes that change meanwhile."""

import os
import signal
from types import SimpleNamespace

import numpy as np
import pytest
import slicer
import vtk

from CovidSegExtension.frontend.segmenting import Phase
from CovidSegExtension.labels import LABELS
from CovidSegExtension.worker.jobs import CANCELLED, WorkerError

from ...support.chests import small_chest
from ...support.held_services import FakeInstaller, HeldClient, start


@pytest.fixture
def desk(open_desk):
    """Return the module with a CT, and a client that holds its answers."""
    desk = open_desk(HeldClient())
    desk.load_ct()
    return desk


def test_cancel_leaves_the_scene_as_it_was(desk):
    held = start(desk)
    held.progress("network", 3, 12)
    assert desk.ui.segmentButton.text == "Cancel"
    desk.ui.segmentButton.click()
    assert desk.ui.statusLabel.text == "Stopping…"
    assert not desk.ui.segmentButton.enabled
    assert desk.client.cancelled == [held]
    held.error(CANCELLED)
    assert desk.ui.statusLabel.text == "Stopped; nothing was changed."
    assert desk.ui.segmentButton.text == "Segment"
    assert desk.ui.segmentButton.enabled
    assert desk.segmentations() == []


def test_progress_tells_slices_and_the_time_left(desk, monkeypatch):
    clock = iter([100.0, 104.0, 130.0, 131.0, 133.0])
    monkeypatch.setattr("CovidSegExtension.frontend.segmenting.time", SimpleNamespace(monotonic=lambda: next(clock)))
    held = start(desk)
    held.progress("lungs", 0, 1)
    assert desk.ui.statusLabel.text == "Finding the lungs…"
    held.progress("network", 0, 12)
    assert desk.ui.statusLabel.text == "Slice 0 of 12"
    held.progress("network", 4, 12)
    assert desk.ui.statusLabel.text == "Slice 4 of 12, about 8 s left"
    before = desk.ui.progressBar.value
    held.progress("network", 2, 12)
    assert desk.ui.statusLabel.text == "Slice 2 of 12, about 2 min left"
    assert 0 < desk.ui.progressBar.value < before < 100
    held.progress("second look", 0, 3)
    held.progress("second look", 1, 3)
    assert desk.ui.statusLabel.text == "Little was found; looking again: slice 1 of 3, about 4 s left"


def test_cancel_really_ends_a_real_run(open_desk):
    desk = open_desk()
    desk.load_ct(small_chest(shape=(60, 192, 192), spacing_mm=(5, 1.9, 1.9))[0])
    desk.ui.segmentButton.click()
    desk.wait_until(lambda: desk.ui.statusLabel.text.startswith(("Finding", "Slice")))
    desk.ui.segmentButton.click()
    desk.wait()
    assert desk.ui.statusLabel.text == "Stopped; nothing was changed."
    assert desk.segmentations() == []


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.slow
def test_crash_of_the_worker_is_told_and_the_next_run_works(open_desk, warm_client):
    desk = open_desk()
    desk.load_ct()
    assert desk.segment().startswith("Done")
    desk.ui.segmentButton.click()
    os.killpg(warm_client.pids.python, signal.SIGSEGV)
    desk.wait()
    assert desk.panel.segmenting.status.phase is Phase.FAILED
    assert "crashed" in desk.ui.statusLabel.text
    assert len(desk.segmentations()) == 1
    assert desk.segment().startswith("Done")


def test_out_of_memory_is_said_in_a_sentence_with_the_workers_words_at_hand(desk):
    sentence = "Memory ran out even for one slice on the CPU; close other programs and try again."
    start(desk).error(WorkerError(sentence, "Traceback …\nMemoryError"))
    assert desk.ui.statusLabel.text == sentence
    assert not desk.ui.detailsText.visible
    desk.ui.detailsButton.click()
    assert desk.ui.detailsText.visible
    assert "MemoryError" in desk.ui.detailsText.plainText
    assert desk.ui.segmentButton.enabled
    desk.ui.batchSpinBox.value = 1  # a change for the next try: the old error no longer holds
    assert desk.ui.statusLabel.text == "Ready to segment."


def test_what_nobody_foresaw_is_told_and_leaves_the_panel_usable(desk, monkeypatch):
    def fail(*_):
        raise RuntimeError("bad allocation")

    with monkeypatch.context() as broken:
        broken.setattr("CovidSegExtension.frontend.segmenting.create_segmentation", fail)
        start(desk).answer()
    assert desk.ui.statusLabel.text == "Something unexpected went wrong (RuntimeError); see the details."
    assert "bad allocation" in desk.ui.detailsText.plainText
    assert desk.ui.segmentButton.text == "Segment"
    start(desk).answer()
    assert desk.ui.statusLabel.text.startswith("Done")


def test_a_ct_that_cannot_be_used_is_told_in_a_sentence(desk):
    desk.load_ct(name="Empty").SetAndObserveImageData(vtk.vtkImageData())
    desk.ui.segmentButton.click()
    assert desk.ui.statusLabel.text == "Empty holds no voxels; choose another CT."
    assert desk.client.held == []


def test_notes_of_the_engine_are_shown(desk):
    start(desk).answer()
    assert desk.ui.statusLabel.text == "Done in 3.0 s on the CPU. Memory ran out on cuda:0; going on with the CPU."


def test_closing_the_scene_ends_the_run_and_drops_its_late_answer(desk):
    held = start(desk)
    desk.scene.Clear(False)
    assert desk.client.stopped
    assert desk.ui.statusLabel.text == "The scene was closed, so the segmentation was stopped."
    desk.load_ct()  # bears the ID of the CT that went
    held.progress("network", 3, 12)
    held.answer()
    assert desk.segmentations() == []
    assert desk.ui.segmentButton.text == "Segment"


def test_removing_the_ct_ends_the_run(desk):
    held = start(desk)
    desk.scene.RemoveNode(desk.parameters.input_volume)
    assert desk.client.stopped
    held.answer()
    assert desk.segmentations() == []
    assert desk.parameters.input_volume is None
    assert desk.ui.statusLabel.text == "The CT was removed, so the segmentation was stopped."
    assert not desk.ui.segmentButton.enabled
    assert desk.ui.segmentButton.toolTip == "Choose a CT, or load the sample."


def test_removing_another_node_does_not_end_the_run(desk):
    other = desk.scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "other")
    held = start(desk)
    desk.scene.RemoveNode(other)
    held.answer()
    assert len(desk.segmentations()) == 1


def test_a_real_run_survives_neither_scene_nor_panel(open_desk):
    desk = open_desk()
    desk.load_ct()
    desk.ui.segmentButton.click()
    desk.scene.Clear(False)
    desk.load_ct()
    assert desk.segment().startswith("Done")
    assert len(desk.segmentations()) == 1


def test_a_second_run_replaces_what_nobody_corrected(desk):
    start(desk).answer()
    first = desk.segmentation
    start(desk).answer(np.zeros_like(small_chest()[1]))
    assert desk.segmentations() == [first]
    assert [row[1] for row in desk.table()][:3] == ["0.0", "0.0", "0.0"]
    assert list(first.GetSegmentation().GetSegmentIDs()) == [label.id for label in LABELS]
    assert desk.answers.asked == []
    assert len(slicer.util.getNodesByClass("vtkMRMLLabelMapVolumeNode", desk.scene)) == 1


@pytest.mark.parametrize(("choice", "count"), [(None, 1), (0, 2), (1, 1)])
def test_a_second_run_asks_before_it_touches_corrections(desk, choice, count):
    start(desk).answer()
    first = desk.segmentation
    mask = np.zeros(small_chest()[1].shape, bool)
    mask[5, 40:44, 60:64] = True
    desk.paint("PleuralEffusion", mask)
    desk.answers.give["choose"] = choice
    desk.ui.segmentButton.click()
    assert len(desk.answers.asked) == 1
    assert len(desk.client.held) == (1 if choice is None else 2)
    if choice is not None:
        desk.client.held[-1].answer(np.zeros(mask.shape, np.uint8))
    assert len(desk.segmentations()) == count
    if choice == 1:
        assert effusion_voxels(desk, first) == 0
        desk.ui.segmentEditor.undo()
    assert effusion_voxels(desk, first) == mask.sum()


def effusion_voxels(desk, segmentation) -> int:
    from CovidSegExtension.mrml.scene import labels_from_segmentation

    return int((labels_from_segmentation(segmentation, desk.parameters.input_volume).labels == 3).sum())


def test_a_run_touches_no_segmentation_of_somebody_else(desk):
    organs = desk.scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "organs")
    organs.GetSegmentation().AddEmptySegment("Liver", "Liver")
    organs.SetReferenceImageGeometryParameterFromVolumeNode(desk.parameters.input_volume)
    desk.parameters.segmentation = organs
    start(desk).answer()
    assert desk.answers.asked == []
    assert list(organs.GetSegmentation().GetSegmentIDs()) == ["Liver"]
    assert desk.segmentation is not organs


def test_another_ct_gets_a_segmentation_of_its_own(desk):
    start(desk).answer()
    desk.load_ct(name="Another CT")
    start(desk).answer()
    assert len(desk.segmentations()) == 2
    assert desk.segmentation.GetName() == "Another CT findings"


def test_probabilities_become_volumes_on_the_ct(desk):
    desk.ui.advancedButton.collapsed = False
    desk.ui.probabilitiesCheckBox.checked = True
    start(desk).answer()
    for label in LABELS:
        node = slicer.util.getFirstNodeByName(f"Chest CT probability of {label.name.lower()}")
        np.testing.assert_allclose(slicer.util.arrayFromVolume(node), 0.25)


def test_missing_torch_is_one_question_and_no_means_no(open_desk):
    installer = FakeInstaller(installs=False)
    desk = open_desk(HeldClient(), installer=installer)
    desk.widget.enter()
    assert installer.asked == 0  # never by opening the module
    desk.load_ct()
    desk.ui.segmentButton.click()
    assert installer.asked == 1
    assert desk.client.held == []
    installer.installs = True
    desk.ui.segmentButton.click()
    assert installer.asked == 2
    assert len(desk.client.held) == 1


def test_failed_installation_is_told(open_desk):
    from CovidSegExtension.errors import DependencyError

    desk = open_desk(HeldClient(), installer=FakeInstaller(DependencyError("Slicer's extension PyTorch is not there.")))
    desk.load_ct()
    desk.ui.segmentButton.click()
    assert desk.ui.statusLabel.text == "Slicer's extension PyTorch is not there."
    assert desk.client.held == []


def test_packages_are_installed_from_a_folder(open_desk, tmp_path):
    installer = FakeInstaller()
    desk = open_desk(HeldClient(), installer=installer)
    desk.answers.give["folder"] = tmp_path
    desk.ui.installFolderButton.click()
    assert installer.folders == [tmp_path]
    assert desk.ui.statusLabel.text == "The packages are installed."
