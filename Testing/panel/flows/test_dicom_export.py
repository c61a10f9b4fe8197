"""DICOM objects from the Export menu: into a folder, and beside the CT in Slicer's DICOM database."""

import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pydicom
import pytest
import slicer

from CovidSegExtension.io.dicom.series import read_grid, read_series

pytest.importorskip("highdicom", exc_type=ImportError)  # Slicer 5.10 has none

from ...support.dicom_objects import ct_series
from ...support.held_services import HeldClient, start

TO_FOLDER, TO_DATABASE = 5, 6


@pytest.fixture
def desk(open_desk, tmp_path, monkeypatch):
    """Return the module with a result on a CT from DICOM."""
    desk = open_desk(HeldClient())
    files = read_grid(ct_series(tmp_path / "ct"))[0]
    names = {pydicom.dcmread(file, stop_before_pixels=True).SOPInstanceUID: str(file) for file in files}
    node = desk.load_ct(read_series(tmp_path / "ct"))
    node.SetAttribute("DICOM.instanceUIDs", " ".join(names))
    database = SimpleNamespace(fileForInstance=lambda uid: names.get(uid, ""))
    monkeypatch.setattr(slicer, "dicomDatabase", database, raising=False)
    labels = np.zeros(slicer.util.arrayFromVolume(node).shape, np.uint8)
    labels[1:4, 2:6, 2:6] = 2
    start(desk).answer(labels)
    desk.table()
    return desk


@pytest.fixture
def imported(monkeypatch):
    """Stand for Slicer's DICOMLib; return what it was asked to import, and whether it says that it did."""
    seen = SimpleNamespace(objects=[], copied=None, answer=True)

    def import_dicom(folder, copyFiles):
        seen.objects = [pydicom.dcmread(path) for path in sorted(Path(folder).iterdir())]
        seen.copied = copyFiles
        return seen.answer

    utils = SimpleNamespace(importDicom=import_dicom)
    monkeypatch.setitem(sys.modules, "DICOMLib", SimpleNamespace(DICOMUtils=utils))
    return seen


def trigger(desk, index: int) -> None:
    menu = desk.ui.exportButton.menu()
    menu.aboutToShow.emit()
    assert menu.actions()[index].enabled
    menu.actions()[index].trigger()


def test_segmentation_and_measurements_go_into_the_database(desk, imported):
    trigger(desk, TO_DATABASE)
    assert desk.answers.told == []
    assert [each.Modality for each in imported.objects] == ["SR", "SEG"]
    assert imported.copied, "the folder that they came from is temporary"
    assert desk.ui.statusLabel.text == "DICOM SEG and SR lie beside the CT in the DICOM database."
    imported.answer = False
    trigger(desk, TO_DATABASE)
    (told,) = desk.answers.told
    assert "did not take the objects" in told


def test_segmentation_and_measurements_go_into_a_folder(desk, tmp_path):
    desk.answers.give["folder"] = tmp_path / "objects"
    trigger(desk, TO_FOLDER)
    assert sorted(path.name for path in (tmp_path / "objects").iterdir()) == ["measurements.dcm", "segmentation.dcm"]
    assert "are in" in desk.ui.statusLabel.text


def test_without_a_lesion_there_is_nothing_to_write(desk, imported):
    start(desk).answer(np.zeros(slicer.util.arrayFromVolume(desk.parameters.input_volume).shape, np.uint8))
    trigger(desk, TO_DATABASE)
    assert imported.objects == []
    assert len(desk.answers.told) == 1
