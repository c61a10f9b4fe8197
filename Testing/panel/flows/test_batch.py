"""Many CTs: those of the scene one after another, and those of a folder in a process of its own."""

import sys

import numpy as np
import pytest
import qt
from CovidSegLib.process.engine_process import QtHost

from CovidSegExtension.io.images import read_labels, write_volume
from CovidSegExtension.mrml.results import volume_of
from CovidSegExtension.worker.batch_client import BatchProcess, CaseOutcome, CaseProgress
from CovidSegExtension.worker.jobs import CANCELLED, Job, WorkerError

from ...support.chests import small_chest
from ...support.held_services import HeldClient
from ...support.models import save_threshold_model


@pytest.fixture
def desk(open_desk):
    """Return the module with two CTs, and one between them that has lost its voxels."""
    desk = open_desk(HeldClient())
    desk.load_ct(name="first")
    desk.load_ct(name="lost").SetAndObserveImageData(None)
    desk.load_ct(name="last")
    return desk


def rows(desk) -> list[list[str]]:
    table = desk.ui.batchTable
    return [[table.item(row, column).text() for column in range(table.columnCount)] for row in range(table.rowCount)]


def test_every_ct_of_the_scene_is_segmented_though_one_cannot_be(desk):
    desk.ui.batchSceneButton.click()
    assert [row[:2] for row in rows(desk)] == [["first", "running"], ["lost", "waiting"], ["last", "waiting"]]
    assert not desk.ui.segmentButton.enabled
    assert not desk.ui.batchFolderButton.enabled
    first = desk.client.held[0]
    first.progress("network", 6, 12)
    assert desk.ui.batchStateLabel.text == "CT 1 of 3, first: Slice 6 of 12, about 1 s left"
    assert 0 < desk.ui.batchBar.value < 34
    first.answer()
    assert [row[0] for row in rows(desk) if "holds no voxels" in row[1]] == ["lost"]
    desk.client.held[1].answer()
    assert desk.ui.batchStateLabel.text == "2 of 3 CTs segmented."
    assert sorted(volume_of(node).GetName() for node in desk.segmentations()) == ["first", "last"]
    expected = np.count_nonzero(small_chest()[1] == 1) * small_chest()[0].voxel_ml
    assert float(rows(desk)[0][2]) == pytest.approx(expected, abs=0.1)
    assert rows(desk)[1][2:] == ["", "", "", ""]
    assert desk.ui.segmentButton.enabled or "voxels" in desk.ui.statusLabel.text
    desk.ui.batchTable.cellClicked.emit(0, 0)
    assert volume_of(desk.segmentation).GetName() == "first"
    desk.ui.batchCopyButton.click()
    assert len(qt.QApplication.clipboard().text().splitlines()) == 4

    desk.ui.batchSceneButton.click()  # neither the uncertainty of a result nor its lungs are CTs
    assert [row[0] for row in rows(desk)] == ["first", "lost", "last"]


def test_one_that_fails_in_the_worker_makes_room_for_the_next(desk):
    desk.ui.batchSceneButton.click()
    desk.client.held[0].error(WorkerError("The GPU is full."))
    assert rows(desk)[0][1] == "The GPU is full."
    desk.client.held[1].answer()
    assert desk.ui.batchStateLabel.text == "1 of 3 CTs segmented."


def test_stop_keeps_what_is_finished(desk):
    desk.ui.batchSceneButton.click()
    desk.client.held[0].answer()
    desk.ui.batchStopButton.click()
    assert desk.ui.batchStateLabel.text == "Stopping…"
    assert desk.client.cancelled == [desk.client.held[1]]
    desk.client.held[1].error(CANCELLED)
    assert desk.ui.batchStateLabel.text == "1 of 3 CTs segmented."
    assert not desk.ui.batchStopButton.visible
    assert len(desk.segmentations()) == 1


def test_closing_the_scene_ends_the_batch(desk):
    desk.ui.batchSceneButton.click()
    desk.scene.Clear(False)
    assert desk.ui.batchStateLabel.text == "The scene was closed, so the batch was stopped."
    desk.client.held[0].answer()
    assert desk.segmentations() == []
    assert desk.ui.batchSceneButton.enabled


def test_an_empty_scene_has_nothing_to_segment(open_desk):
    desk = open_desk(HeldClient())
    desk.ui.batchSceneButton.click()
    assert desk.ui.batchStateLabel.text == "There is no CT in the scene; load some, or choose a folder."


class HeldBatch:
    """A batch process that does what the test says."""

    def start(self, arguments, on_progress, on_outcome, on_done, on_error) -> Job:
        self.arguments, self.on_error = arguments, on_error
        self.on_progress, self.on_outcome = on_progress, on_outcome
        return Job(lambda job: None)

    def stop(self) -> None:
        pass


def test_what_ends_a_folder_s_batch_is_told(open_desk, tmp_path):
    batch = HeldBatch()
    desk = open_desk(HeldClient(), batch=batch)
    desk.answers.give["folder"] = tmp_path
    desk.ui.batchFolderButton.click()
    assert batch.arguments[:2] == [str(tmp_path), "--recursive"]
    assert desk.ui.batchStateLabel.text == f"Looking for CTs in {tmp_path}…"
    batch.on_error(WorkerError(f"{tmp_path} holds the CTs; choose another folder."))
    assert desk.ui.batchStateLabel.text.endswith("choose another folder.")
    assert desk.ui.batchFolderButton.enabled


def test_outcomes_in_any_order_stand_in_the_rows_of_their_cts(open_desk, tmp_path):
    """One that failed is tried again at the end; one that was done before ends before the first begins."""
    batch = HeldBatch()
    desk = open_desk(HeldClient(), batch=batch)
    desk.answers.give["folder"] = tmp_path
    desk.ui.batchFolderButton.click()
    cts = [tmp_path / f"{name}.nii.gz" for name in "abc"]

    def end(number, ml, error=None):
        values = dict.fromkeys(("Ground-glass opacity", "Consolidation", "Pleural effusion"), ml)
        ct = cts[number - 1]
        batch.on_outcome(CaseOutcome(number, ct, tmp_path / "out" / ct.name, values, dict(values), (), error))

    end(3, 3.0)
    batch.on_progress(CaseProgress(1, 3, cts[0]))
    batch.on_progress(CaseProgress(2, 3, cts[1]))
    end(2, 2.0)
    batch.on_progress(CaseProgress(1, 3, cts[0]))
    end(1, 0.0, "it is damaged")
    assert [row[0] for row in rows(desk)] == ["a.nii.gz", "b.nii.gz", "c.nii.gz"]
    assert [row[1] for row in rows(desk)] == ["it is damaged", "done", "done"]
    assert [float(row[2]) for row in rows(desk)[1:]] == [2.0, 3.0]


@pytest.mark.slow
def test_a_folder_is_segmented_into_another_with_reports_and_a_page_of_all(open_desk, own_folders, tmp_path):
    model = save_threshold_model(tmp_path / "made" / "threshold")
    cts, results = tmp_path / "cts", tmp_path / "results"
    (cts / "deeper").mkdir(parents=True)
    volume, _ = small_chest()
    write_volume(cts / "deeper" / "good.nii.gz", volume)
    (cts / "bad.nii.gz").write_bytes(b"no CT")
    desk = open_desk(HeldClient(), batch=BatchProcess(QtHost(sys.executable)))
    desk.parameters.model = str(model.folder)
    desk.panel.batch.start_folder(cts, results, desk.parameters)
    desk.wait_until(lambda: not desk.panel.batch.running)
    assert desk.ui.batchStateLabel.text.startswith("1 of 2 CTs segmented.")
    found = {row[0]: row for row in rows(desk)}
    assert "bad.nii.gz" in found["bad.nii.gz"][1]
    assert read_labels(results / "good.nii.gz").labels.any()
    assert (results / "reports" / "cohort.html").is_file()
    assert float(found["deeper/good.nii.gz"][2]) > 0
