"""The structured report says what was measured, refers to the segmentation and the CT, and is valid DICOM."""

import shutil
import subprocess
import warnings

import numpy as np
import pydicom
import pytest

from CovidSegExtension.cli.main import main
from CovidSegExtension.io import dicom_seg
from CovidSegExtension.io.dicom.series import read_series
from CovidSegExtension.io.images import write_labels
from CovidSegExtension.measurement.case import measure_case
from CovidSegExtension.report.dicom.sr import write_sr
from CovidSegExtension.volume import LabelMap

from ....support.dicom_objects import groups_of, numbers_of
from ....support.dicom_series import write_series
from ...measurement.boxes import box_chest

hd = pytest.importorskip("highdicom")


def written(folder, **changes):
    """Write CT, SEG and SR of the chest of boxes; `changes` are elements of the CT, None leaves one out."""
    chest = box_chest()
    frame = {"FrameOfReferenceUID": pydicom.uid.generate_uid()}
    files = write_series(folder / "ct", chest.volume.hounsfield, step=np.array([0, 0, 5.0]), **frame, **changes)
    volume = read_series(folder / "ct")
    labels, sides = (LabelMap(each.labels, volume.grid) for each in (chest.labels, chest.sides))
    case = measure_case(volume, labels, sides)
    segmentation = dicom_seg.write(folder / "seg.dcm", labels.labels, volume.grid.affine, files)
    write_sr(folder / "sr.dcm", case, segmentation, files)
    return case, files


def test_report_says_what_was_measured(tmp_path):
    case, files = written(tmp_path)
    report = pydicom.dcmread(tmp_path / "sr.dcm")
    segmentation = pydicom.dcmread(tmp_path / "seg.dcm")
    groups = groups_of(report)
    ml = 5 * 0.8 * 0.7 / 1000
    by_class = dict(zip(("GGO", "consolidation", "effusion"), map(numbers_of, groups[:3]), strict=True))
    assert by_class["GGO"]["118565006"] == pytest.approx(400 * ml, abs=1e-3)
    assert by_class["consolidation"]["118565006"] == pytest.approx(258 * ml, abs=1e-3)
    assert by_class["effusion"]["118565006"] == pytest.approx(300 * ml, abs=1e-3)
    assert by_class["GGO"]["112031"] == -600
    assert by_class["GGO"]["SHARE"] == pytest.approx(100 * 400 / 60000, abs=1e-3)
    assert "SHARE" not in by_class["effusion"]
    right, left = map(numbers_of, groups[3:5])
    assert (right["118565006"], left["118565006"]) == (
        pytest.approx(36000 * ml, abs=1e-3),
        pytest.approx(24000 * ml, abs=1e-3),
    )
    assert numbers_of(groups[5]) == {"SCORE1": 1, "SCORE2": 2}
    assert (report.CompletionFlag, report.VerificationFlag) == ("COMPLETE", "UNVERIFIED")
    assert report.StudyInstanceUID == segmentation.StudyInstanceUID == pydicom.dcmread(files[0]).StudyInstanceUID
    tracking = {item.TrackingUID for item in segmentation.SegmentSequence}
    assert len(tracking) == 3
    found = {item.UID for group in groups[:3] for item in group.ContentSequence if item.ValueType == "UIDREF"}
    assert tracking <= found
    assert case.find("whole scan", "Consolidation", "both").volume_ml == pytest.approx(258 * ml)


def test_report_of_unknown_lungs_leaves_out_what_is_unknown(tmp_path):
    chest = box_chest()
    uid = pydicom.uid.generate_uid()
    files = write_series(tmp_path / "ct", chest.volume.hounsfield, step=np.array([0, 0, 5.0]), FrameOfReferenceUID=uid)
    volume = read_series(tmp_path / "ct")
    labels = LabelMap(chest.labels.labels, volume.grid)
    segmentation = dicom_seg.write(tmp_path / "seg.dcm", labels.labels, volume.grid.affine, files)
    write_sr(tmp_path / "sr.dcm", measure_case(volume, labels, None), segmentation, files)
    groups = groups_of(pydicom.dcmread(tmp_path / "sr.dcm"))
    assert len(groups) == 3
    assert all("SHARE" not in numbers_of(group) for group in groups)


@pytest.mark.parametrize("anonymised", [False, True])
def test_seg_and_sr_pass_dciodvfy(tmp_path, anonymised):
    if shutil.which("dciodvfy") is None:
        pytest.skip("dciodvfy is not on this machine (Debian: dicom3tools)")
    known = {"Manufacturer": "SIEMENS", "StudyDate": "20200402", "StudyTime": "101112", "StudyID": "1"}
    written(tmp_path, **({"SliceThickness": None, "PatientName": None, "PatientID": None} if anonymised else known))
    for name in ("seg.dcm", "sr.dcm"):
        said = subprocess.run(["dciodvfy", tmp_path / name], capture_output=True, text=True, check=False).stderr
        assert not [line for line in said.splitlines() if line.startswith("Error")], said


def test_dicom_command_writes_objects_of_one_study(tmp_path, capsys):
    pytest.importorskip("matplotlib")
    chest = box_chest()
    uid = pydicom.uid.generate_uid()
    # A name of one part, of which highdicom warns with the name in its sentence.
    own = {"FrameOfReferenceUID": uid, "PatientName": "Onlyname"}
    files = write_series(tmp_path / "ct", chest.volume.hounsfield, step=np.array([0, 0, 5.0]), **own)
    grid = read_series(tmp_path / "ct").grid
    write_labels(tmp_path / "mask.nii.gz", LabelMap(chest.labels.labels, grid))
    write_labels(tmp_path / "lungs.nii.gz", LabelMap(chest.sides.labels, grid))
    words = ["dicom", str(tmp_path / "ct"), str(tmp_path / "mask.nii.gz"), "-o", str(tmp_path / "out")]
    with warnings.catch_warnings(record=True) as said_of_it:
        warnings.simplefilter("always")
        assert main([*words, "--lung-mask", str(tmp_path / "lungs.nii.gz")]) == 0
    assert not any("Onlyname" in str(warning.message) for warning in said_of_it)
    assert "segmentation.dcm, measurements.dcm, report-1.dcm" in capsys.readouterr().out
    study = pydicom.dcmread(files[0]).StudyInstanceUID
    for path in (tmp_path / "out").iterdir():
        found = pydicom.dcmread(path)
        assert found.StudyInstanceUID == study
        if path.name.startswith("report"):
            assert (found.Modality, found.PhotometricInterpretation, found.ConversionType) == ("OT", "RGB", "WSD")
            assert found.pixel_array.shape[2] == 3
        if shutil.which("dciodvfy"):
            said = subprocess.run(["dciodvfy", path], capture_output=True, text=True, check=False).stderr
            assert not [line for line in said.splitlines() if line.startswith("Error")], said
    assert main(["dicom", str(tmp_path / "mask.nii.gz"), str(tmp_path / "mask.nii.gz"), "-o", str(tmp_path / "x")]) == 2
    assert not (tmp_path / "x").exists()
