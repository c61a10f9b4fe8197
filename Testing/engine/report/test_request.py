"""From files to a report: NIfTI and DICOM, lungs found or given, and what a DICOM header says."""

import json

import numpy as np
import pytest

from CovidSegExtension.errors import InputError
from CovidSegExtension.geometry import Grid
from CovidSegExtension.io.dicom.scan_info import read_scan_info
from CovidSegExtension.io.dicom.series import read_series
from CovidSegExtension.io.images import write_labels, write_volume
from CovidSegExtension.measurement.records import OPACITY
from CovidSegExtension.report.content import report_content
from CovidSegExtension.report.request import ReportOptions, measure_files, measure_series, report_files
from CovidSegExtension.scan_info import ScanInfo, is_sharp
from CovidSegExtension.volume import LabelMap

from ...support.dicom_series import write_series
from ..measurement.boxes import box_chest

pytest.importorskip("matplotlib")
pytest.importorskip("jinja2")


def files_of(folder):
    chest = box_chest()
    hounsfield = chest.volume.hounsfield.copy()
    hounsfield[:, :3] = -1000  # air about the patient
    write_volume(folder / "ct.nii.gz", type(chest.volume)(hounsfield, chest.volume.grid))
    for name in ("labels", "sides", "lobes"):
        write_labels(folder / f"{name}.nii.gz", getattr(chest, name))
    return folder / "ct.nii.gz", folder / "labels.nii.gz"


def test_report_of_files_is_that_of_arrays(tmp_path):
    ct, mask = files_of(tmp_path)
    options = ReportOptions(
        lung_mask=tmp_path / "sides.nii.gz", lobes=tmp_path / "lobes.nii.gz", model="fast", edited=True
    )
    stages = []
    reported = report_files(ct, mask, tmp_path / "out", options, lambda stage, done, total: stages.append(stage))
    assert reported.case.case_id == "ct"
    assert reported.case.find("both lungs", OPACITY).volume_ml == pytest.approx(19.2)
    assert reported.case.find("right upper lobe", OPACITY).volume_ml == pytest.approx(440 * 0.03)
    assert list(dict.fromkeys(stages)) == ["reading", "lungs", "measuring", "writing"]
    values = json.loads((tmp_path / "out" / "measurements.json").read_text(encoding="utf-8"))
    assert values["model"].startswith("fast ")
    assert len(values["model_sha256"]) == 64
    assert values["edited"] is True
    with pytest.raises(InputError, match="--force"):
        report_files(ct, mask, tmp_path / "out", options)


def test_no_lungs_asked_for_leaves_shares_unknown(tmp_path):
    ct, mask = files_of(tmp_path)
    found = measure_files(ct, mask, ReportOptions(lung_mask="none"))
    assert found.lung_sides is None
    assert found.case.find("whole scan", OPACITY).share_of_region is None


def test_mask_of_another_ct_is_refused(tmp_path):
    ct, _ = files_of(tmp_path)
    chest = box_chest()
    moved = chest.labels.grid.affine.copy()
    moved[0, 3] += 3
    write_labels(tmp_path / "moved.nii.gz", LabelMap.from_array(chest.labels.labels, moved))
    with pytest.raises(InputError, match="same CT"):
        measure_files(ct, tmp_path / "moved.nii.gz", ReportOptions(lung_mask="none"))


def dicom_ct(folder, **changes):
    chest = box_chest()
    return chest, write_series(
        folder,
        chest.volume.hounsfield,
        step=np.array([0, 0, 5.0]),
        ConvolutionKernel="B70f",
        AcquisitionDate="20200402",
        PatientBirthDate="19500102",
        PatientSex="F",
        ContrastBolusAgent="Ultravist",
        LossyImageCompression="00",
        Manufacturer="SIEMENS",
        **changes,
    )


def test_dicom_header_is_read_and_the_case_is_not_named_after_the_patient(tmp_path):
    chest, _ = dicom_ct(tmp_path / "Person_Secret")
    from CovidSegExtension.io.images import read_volume

    grid = read_volume(tmp_path / "Person_Secret").grid
    write_labels(tmp_path / "mask.nii.gz", LabelMap(chest.labels.labels, grid))
    write_labels(tmp_path / "sides.nii.gz", LabelMap(chest.sides.labels, grid))
    options = ReportOptions(lung_mask=tmp_path / "sides.nii.gz")
    reported = report_files(tmp_path / "Person_Secret", tmp_path / "mask.nii.gz", tmp_path / "out", options)
    scan = reported.case.scan
    assert (scan.kernel, scan.date, scan.contrast, scan.lossy) == ("B70f", "2020-04-02", True, False)
    assert (scan.description, scan.manufacturer, scan.slice_thickness_mm) == ("Thorax 1.0", "SIEMENS", 5)
    assert (scan.patient.name, scan.patient.patient_id, scan.patient.birth_date) == (
        "Secret Person",
        "42",
        "1950-01-02",
    )
    assert reported.case.case_id.startswith("CT-")
    for path in (tmp_path / "out").iterdir():
        assert "Secret" not in path.name
        if path.suffix != ".pdf":
            assert "Secret" not in path.read_text(encoding="utf-8"), path
    warnings = " ".join(reported.case.warnings)
    assert "B70f is sharp" in warnings
    assert "contrast agent was given" in warnings
    assert "apart" not in warnings  # 5 mm: what the models learnt from


def test_files_of_the_series_that_was_read_are_known(tmp_path):
    _, wanted = dicom_ct(tmp_path / "ct")
    write_series(tmp_path / "ct", np.zeros((3, 9, 8), np.int16), description="other", prefix="x")
    from CovidSegExtension.io.images import read_volume

    assert read_volume(tmp_path / "ct", series="Thorax").scan.files == tuple(wanted)
    assert read_volume(wanted[0]).scan.files == tuple(wanted)
    assert read_scan_info(()) == ScanInfo()


@pytest.mark.parametrize(
    ("kernel", "sharp"),
    [
        ("B70f", True),
        ("B31f", False),
        ("Br36d", False),
        ("Bl64", True),
        ("I50f", False),
        ("FC51", True),
        ("FC08", False),
        ("LUNG", True),
        ("BONEPLUS", True),
        ("STANDARD", False),
        ("YA", True),
        ("B", False),
        ("", None),
        ("mystery", None),
    ],
)
def test_sharp_kernels_are_told_by_name(kernel, sharp):
    assert is_sharp(kernel) is sharp
    assert bool(ScanInfo(kernel=kernel).limits()) is bool(sharp)


@pytest.mark.slow
def test_what_is_doubtful_about_the_ct_is_in_the_report_and_said_once(tmp_path):
    """A frame of 0 HU about the field of view, slices 8 mm apart, and lungs that the scan cuts off."""
    from CovidSegExtension.phantom import chest_phantom

    chest = chest_phantom(shape=(24, 96, 96), spacing_mm=(8.0, 3.6, 3.6))
    hounsfield = chest.volume.hounsfield[12:].copy()
    hounsfield[:, :6] = hounsfield[:, -6:] = hounsfield[:, :, :6] = hounsfield[:, :, -6:] = 0
    grid = chest.volume.grid.crop((slice(12, None), slice(None), slice(None)))
    write_volume(tmp_path / "ct.nii.gz", type(chest.volume)(hounsfield, grid))
    write_labels(tmp_path / "mask.nii.gz", LabelMap(chest.labels[12:], grid))
    found = measure_files(tmp_path / "ct.nii.gz", tmp_path / "mask.nii.gz")
    notes = found.case.warnings
    assert sum("apart" in note for note in notes) == 1, notes
    assert sum("cuts the lungs off" in note for note in notes) == 1, notes
    assert any("limit 30 %" in note for note in notes), notes
    assert found.case.find("both lungs", "Lung").volume_ml < 8000  # the frame is no lung
    content = report_content(found.case)
    assert content.notes == notes
    assert any("30 % or more of the largest area" in line for line in content.definitions)


def test_voxels_that_no_chest_has_are_refused(tmp_path):
    chest = box_chest()
    grid = Grid(chest.volume.shape, chest.volume.affine @ np.diag([40.0, 40, 40, 1]))
    write_volume(tmp_path / "ct.nii.gz", type(chest.volume)(chest.volume.hounsfield, grid))
    write_labels(tmp_path / "mask.nii.gz", LabelMap(chest.labels.labels, grid))
    with pytest.raises(InputError):
        measure_files(tmp_path / "ct.nii.gz", tmp_path / "mask.nii.gz", ReportOptions(lung_mask="none"))


def test_labels_that_are_no_classes_are_refused_before_the_lungs_are_looked_for(tmp_path, monkeypatch):
    ct, mask = files_of(tmp_path)
    labels = box_chest().labels
    write_labels(mask, LabelMap(np.where(labels.labels == 1, 4, labels.labels).astype(np.uint8), labels.grid))
    monkeypatch.setattr("CovidSegExtension.report.request.find_lungs", lambda *_, **__: pytest.fail("too late"))
    with pytest.raises(InputError, match="holds the label 4"):
        measure_files(ct, mask)


def test_cts_that_name_two_patients_are_refused_unless_they_are_said_to_be_of_one(tmp_path):
    chest = box_chest()
    pairs = []
    for name in ("1", "2"):
        step = np.array([0, 0, 5.0])
        write_series(tmp_path / name, chest.volume.hounsfield, step=step, PatientID=f"Secret{name}", PatientSex="F")
        labels = LabelMap(chest.labels.labels, read_series(tmp_path / name).grid)
        write_labels(tmp_path / f"{name}.nii.gz", labels)
        pairs.append((tmp_path / name, tmp_path / f"{name}.nii.gz"))
    options = ReportOptions(lung_mask="none")
    with pytest.raises(InputError, match=r"two patients \(another patient ID\).*--same-patient") as refusal:
        measure_series(pairs, options)
    assert "Secret" not in str(refusal.value)
    measured = measure_series(pairs, options, same_patient=True)
    assert [one.case.scan.patient.patient_id for one in measured] == ["Secret1", "Secret2"]
    assert len(measure_series([pairs[0], pairs[0]], options)) == 2
