"""Which series of a study is read: the best one for measuring lungs, with its reason; none where that is not clear."""

import numpy as np
import pytest

from CovidSegExtension.errors import InputError
from CovidSegExtension.io.dicom.series import list_series, listed_study
from CovidSegExtension.io.images import read_volume

from ....support.dicom_series import COLUMN, Study, refused, write_series


@pytest.fixture
def study(tmp_path):
    return Study(tmp_path / "study")


@pytest.mark.parametrize(
    ("first", "second", "better", "reason"),
    [
        ({"apart_mm": 5.0}, {"apart_mm": 1.0}, 2, "slices are closer together"),
        ({"kernel": "B70f"}, {"kernel": "B31f"}, 2, "kernel is softer"),
        ({"kernel": "LUNG"}, {"kernel": "STANDARD"}, 2, "kernel is softer"),
        ({"apart_mm": 1.0, "kernel": "B70f"}, {"apart_mm": 5.0}, 1, "slices are closer together"),
        ({"apart_mm": 1.0, "kernel": "B70f"}, {"apart_mm": 1.25}, 2, "kernel is softer"),
        ({"apart_mm": 1.0}, {"apart_mm": 1.25}, 1, "slices are closer together"),
        ({"image_type": "DERIVED\\SECONDARY\\AXIAL"}, {"apart_mm": 2.5}, 2, "axial and original"),
        ({"height_mm": 20}, {"apart_mm": 5.0}, 2, "shows more of the lungs"),
        ({"lung": False, "height_mm": 80}, {"apart_mm": 5.0}, 2, "shows more of the lungs"),
        ({"image_type": "DERIVED\\PRIMARY\\MIP"}, {"apart_mm": 5.0}, 2, "projections"),
        ({"SliceThickness": 5.0}, {"SliceThickness": 1.0}, 2, "slices are thinner"),
    ],
    ids=["thin", "soft", "soft by GE", "thin before soft", "soft before a bit thinner", "a bit thinner", "original",
         "whole", "lungs, not abdomen", "no projection", "thickness"],
)  # fmt: skip
def test_better_series_is_taken_with_its_reason(first, second, better, reason, study):
    study.add("one", **first)
    study.add("two", **second)
    number, (note, *_) = study.taken()
    assert number == better
    assert reason in note
    assert f"series {better} '{('one', 'two')[better - 1]}'" in note
    assert "Of 2 CT series" in note
    assert "--series" in note


def test_thin_soft_series_of_a_usual_study_is_taken(study):
    """Scout, bolus, thick and thin, soft and sharp, reformats, projections, dose: the thin soft one is taken."""
    study.add("Topogram", 5, 5.0, image_type="ORIGINAL\\PRIMARY\\LOCALIZER")
    study.add("Monitoring", 1, 1.0)
    study.add("Thorax 5.0", apart_mm=5.0)
    study.add("Lung 1.0", kernel="B70f")
    study.add("Thorax 1.0")
    study.add("Lung MIP 8.0", apart_mm=1.0)
    study.add("Coronal 3.0", apart_mm=3.0, image_type="DERIVED\\SECONDARY\\MPR", row=np.array([1.0, 0, 0]),
              column=np.array([0, 0, -1.0]), step=np.array([0, 3.0, 0]))  # fmt: skip
    study.add("Dose report", 1, SOPClassUID="1.2.840.10008.5.1.4.1.1.7")
    study.add("PET", apart_mm=5.0, modality="PT")
    number, (note, *_) = study.taken()
    assert number == 5
    assert "'Thorax 1.0' (50 slices, 1 mm apart) was taken" in note
    usable = {one.description: (one.problem, one.drawback) for one in list_series(study.folder)}
    assert usable["Thorax 1.0"] == usable["Lung 1.0"] == usable["Coronal 3.0"] == ("", "")
    assert "scout" in usable["Topogram"][0]
    assert "slice only" in usable["Monitoring"][1]
    assert "projections" in usable["Lung MIP 8.0"][1]
    assert "screenshot" in usable["Dose report"][0]
    assert "modality PT" in usable["PET"][0]
    planes = {one.description: one.plane for one in list_series(study.folder)}
    assert (planes["Coronal 3.0"], planes["Thorax 1.0"]) == ("coronal", "axial")


@pytest.mark.parametrize(
    "second",
    [{}, {"AcquisitionNumber": 2}, {"StudyInstanceUID": "1.2.3", "apart_mm": 5.0},
     {"PatientID": "43", "kernel": "B70f"}],
    ids=["alike", "another breath", "another study", "another patient"],
)  # fmt: skip
def test_nothing_is_taken_where_it_is_not_clear(second, study):
    study.add("inspiration")
    study.add("expiration", **second)
    refused(study.folder, "'inspiration' (50 slices, number 1)", "'expiration' (", "--series")
    listed = listed_study(study.folder)
    assert listed.choice is None
    assert "none of them clearly best" in listed.remark


def test_series_that_cannot_be_read_is_not_taken_and_that_is_said(study):
    study.add("thin")[25].unlink()
    study.add("thick", apart_mm=5.0)
    number, (note, *_) = study.taken()
    assert number == 2
    assert "'thin' (49 slices) is not: it has a gap of 2.0 mm" in note
    refused(study.folder, "gap of 2.0 mm", series="thin")


def test_projection_is_read_where_it_is_asked_for_or_alone_with_a_note(study):
    study.add("Lung MIP")
    for series in (None, "1", "lung mip"):
        volume = read_volume(study.folder, series=series)
        assert "volumes are not right" in volume.notes[0]
    study.add("Thorax", apart_mm=5.0)
    assert read_volume(study.folder, series="1").notes[0].startswith("The series holds projections")


def test_series_is_asked_for_by_number_or_uid(study):
    study.add("10 mm", apart_mm=5.0)
    study.add("1 mm")
    for wanted in ("1", "01", " 1 ", list_series(study.folder)[0].uid):
        volume = read_volume(study.folder, series=wanted)
        assert volume.hounsfield[0, 0, 0] == -901
        assert volume.notes == ()
        assert volume.scan.description == "10 mm"
        assert len(volume.scan.files) == 10
    refused(study.folder, "No series", "'7'", "number 2", series="7")


def test_scout_that_is_not_called_so_needs_no_choice(study):
    study.add("Thorax")
    study.add("Surview", 2, 1.0, row=COLUMN, column=np.array([0, 0, -1.0]), step=np.array([1.0, 0, 0]))
    number, (note, *_) = study.taken()
    assert number == 1
    assert "'Surview' (2 slices, 1 mm apart) is not: 2 slices only" in note


def test_list_tells_nothing_of_the_patient(study):
    study.add("Thorax", PatientID="Anna-0815", PatientBirthDate="19500102")
    text = str([one.to_json() for one in list_series(study.folder)])
    for secret in ("Secret", "Anna", "19500102"):
        assert secret not in text


def test_recursive_is_advised_only_where_series_lie_in_several_folders(tmp_path):
    for name, folders in (("one", ("", "")), ("two", ("a", "b"))):
        for folder, part in zip(folders, "ab", strict=True):
            write_series(tmp_path / name / folder, description=f"Thorax {part}", prefix=part)
        with pytest.raises(InputError) as caught:
            read_volume(tmp_path / name)
        assert ("--recursive" in str(caught.value)) == (name == "two")
