"""The look at training data: what cannot be used is named, what looks wrong is pointed at, good data pass."""

import json

import numpy as np
import pytest
from PIL import Image

from CovidSegExtension.datasets.cases import find_cases
from CovidSegExtension.datasets.quality import DataCheck, check_case, fingerprint, write_sheet
from CovidSegExtension.io import images
from CovidSegExtension.volume import LabelMap, Volume

from ...support.chests import small_chest
from ...support.training_data import decathlon


def look(*folders) -> DataCheck:
    return DataCheck.of(check_case(case) for case in find_cases(list(folders)))


@pytest.fixture
def folder(tmp_path):
    """Return three cases that differ by more than their noise."""
    return decathlon(tmp_path / "data", 3, apart=6)


def label_of(folder, index):
    path = folder / f"labelsTr/Chests_{index}.nii.gz"
    label_map = images.read_labels(path)
    return path, label_map.labels, label_map.grid.affine


def test_good_data_have_nothing_to_look_at(folder):
    found = look(folder)
    assert not found.problems
    assert not found.duplicates
    assert "Nothing looks wrong in 3 of 3 cases" in found.text()
    _, labels = small_chest((6, 72, 96), (5.0, 3.0, 3.0))
    for case in found.cases:
        assert (case.shape, case.slices, case.remarks) == ((6, 72, 96), 6, ())
        assert case.ml["1"] == pytest.approx((labels == 1).sum() * 0.045, abs=1e-3)
        assert case.ml["3"] == 0
        assert case.labelled_slices["2"] == (labels == 2).any(axis=(1, 2)).sum()
    json.dumps(found.to_json())


def test_what_cannot_be_used_is_named_and_the_rest_is_looked_at(folder):
    path, labels, affine = label_of(folder, 0)
    images.write_labels(path, LabelMap.from_array(labels[:-1], affine))
    path, labels, affine = label_of(folder, 1)
    images.write_labels(path, LabelMap.from_array(np.where(labels == 2, 9, labels).astype(np.uint8), affine))
    (folder / "imagesTr/Chests_2.nii.gz").write_bytes(b"no image")
    first, second, third = look(folder).problems
    assert "'Chests_0' lie on different grids" in first
    assert "'Chests_1' holds the value 9" in second
    assert "'Chests_2' cannot be read" in third
    assert look(folder).text().count("CANNOT BE USED") == 3


@pytest.mark.parametrize(
    ("spoil", "remark"),
    [
        (lambda labels: np.roll(labels, 30, axis=1), "shifted, flipped or swapped"),
        (lambda labels: np.where(labels > 0, 3 - labels, 0), "shifted, flipped or swapped"),
        (np.zeros_like, "nothing is labelled"),
    ],
    ids=["shifted", "swapped", "empty"],
)
def test_labels_that_look_wrong_are_pointed_at(folder, spoil, remark):
    path, labels, affine = label_of(folder, 1)
    images.write_labels(path, LabelMap.from_array(spoil(labels).astype(np.uint8), affine))
    found = look(folder)
    assert not found.problems
    assert [bool(case.remarks) for case in found.cases] == [False, True, False]
    assert any("Chests_1" in line and remark in line for line in found.remarks())
    assert found.pictures[0][0].name == "Chests_1", "what looks wrong is shown first"


def test_labels_that_nobody_was_to_draw_are_pointed_at(tmp_path):
    folder = decathlon(tmp_path / "data", 1, annotated=(1, 2))
    description = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    description["annotated_labels"] = [2]
    (folder / "dataset.json").write_text(json.dumps(description))
    found = look(folder)
    assert "not listed in annotated_labels" in found.text()
    assert "not annotated" in found.table()


def test_cases_that_know_the_union_only_are_told_as_such(tmp_path):
    union, apart = (
        decathlon(tmp_path / "union", 2, annotated=(1, 2)),
        decathlon(tmp_path / "apart", 1, annotated=(1, 2)),
    )
    for number in range(2):
        path, labels, affine = label_of(union, number)
        images.write_labels(path, LabelMap.from_array(np.where(labels > 0, 4, 0).astype(np.uint8), affine))
    description = json.loads((union / "dataset.json").read_text(encoding="utf-8"))
    (union / "dataset.json").write_text(json.dumps({**description, "name": "Union", "annotated_labels": [4]}))
    found = look(union, apart)
    assert not any("nothing is labelled" in remark for remark in found.remarks())
    rows = {line.split()[0]: line for line in found.table().splitlines()[2:]}
    assert rows["Union"].count("only as infection") == 2
    assert rows["Union"].count("not annotated") == 1  # effusion
    assert "2 cases, " in rows["Union"]
    assert "told apart" in rows["Chests"]


def test_case_of_which_all_is_left_out_is_told_as_such(folder):
    path, labels, affine = label_of(folder, 1)
    images.write_labels(path, LabelMap.from_array(np.where(labels > 0, 255, 0).astype(np.uint8), affine))
    assert any("Chests_1: all that is labelled is left out (255)" in remark for remark in look(folder).remarks())


def test_the_same_image_under_two_names_is_found(folder):
    image = images.read_volume(folder / "imagesTr/Chests_0.nii.gz")
    # Stored in another type and written anew: the files differ, the voxels do not.
    images.write_volume(
        folder / "imagesTr/Chests_2.nii.gz", Volume.from_array(image.hounsfield.astype(np.float32), image.affine)
    )
    assert look(folder).duplicates == [["Chests_0", "Chests_2"]]
    assert "Nothing looks wrong in 1 of 3 cases" in look(folder).text()
    other = image.hounsfield.copy()
    other[0, 0, 0] += 1
    assert fingerprint(Volume.from_array(other, image.affine)) != fingerprint(image)


def test_a_cut_off_window_and_coarse_pixels_are_pointed_at(folder):
    path = folder / "imagesTr/Chests_1.nii.gz"
    image = images.read_volume(path)
    images.write_volume(path, Volume.from_array(np.minimum(image.hounsfield, 40), image.affine))
    text = look(folder).text()
    assert "Chests_1: the bright end is cut off" in text
    assert "Nothing looks wrong in 2 of 3 cases" in text
    coarse = image.affine @ np.diag([3, 3, 3, 1.0])
    images.write_volume(path, Volume.from_array(image.hounsfield, coarse))
    label, labels, _ = label_of(folder, 1)
    images.write_labels(label, LabelMap.from_array(labels, coarse))
    assert "Chests_1: pixels above 4 mm" in look(folder).text()


def test_sheet_shows_every_case(folder, tmp_path):
    found = look(folder)
    write_sheet(tmp_path / "sheet.png", found.pictures)
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.width >= 400
        colours = np.asarray(sheet.convert("RGB")).reshape(-1, 3)
    assert (np.abs(colours.astype(int) - (255, 99, 71)).sum(axis=1) == 0).any(), "the consolidation's outline"


def test_the_expert_labels_of_real_ct_mostly_pass(shared_data):
    found = look(shared_data / "lung1_effusion")
    assert not found.problems
    assert not found.duplicates
    assert all(not case.remarks for case in found.cases)


@pytest.mark.parametrize("change", ["noise", "quantised", "brighter"])
def test_near_copies_are_pointed_at(folder, change):
    [path] = (folder / "imagesTr").glob("Chests_0*")
    volume = images.read_volume(path)
    hounsfield = volume.hounsfield.astype(np.float32)
    if change == "noise":
        hounsfield += np.random.default_rng(5).normal(0, 30, volume.shape)
    elif change == "quantised":
        hounsfield = np.rint(hounsfield / 25) * 25
    else:
        hounsfield += 4
    images.write_volume(folder / "imagesTr/Chests_2.nii.gz", Volume(hounsfield.astype(np.int16), volume.grid))
    found = look(folder)
    assert found.near_copies == [["Chests_0", "Chests_2"]]
    assert not found.duplicates
    assert any("Chests_0, Chests_2: nearly the same image" in line for line in found.remarks())
    assert "Nothing looks wrong in 1 of 3 cases" in found.text()
    assert found.to_json()["near_copies"] == found.near_copies
    images.write_volume(folder / "imagesTr/Chests_2.nii.gz", volume)
    assert look(folder).near_copies == []
    assert look(folder).duplicates == [["Chests_0", "Chests_2"]]


@pytest.mark.parametrize(
    ("axis", "words"), [(0, "with its slices in reverse"), (1, "upside-down"), (2, "left to right")]
)
def test_flipped_label_is_pointed_at(tmp_path, axis, words):
    folder = decathlon(tmp_path / "data", 1)
    volume = images.read_volume(folder / "imagesTr/Chests_0.nii.gz")
    path, labels, affine = label_of(folder, 0)
    # One lesion away from the middle, so that each flip takes it elsewhere.
    moved = np.zeros_like(labels)
    moved[1:3, 26:34, 26:34] = 1
    hounsfield = np.where(moved == 1, -400, np.where(labels > 0, -850, volume.hounsfield)).astype(np.int16)
    images.write_volume(folder / "imagesTr/Chests_0.nii.gz", Volume(hounsfield, volume.grid))
    images.write_labels(path, LabelMap.from_array(moved, affine))
    assert not any("flipped" in remark for remark in look(folder).remarks())
    images.write_labels(path, LabelMap.from_array(np.ascontiguousarray(np.flip(moved, axis)), affine))
    assert any(f"fits its CT better {words}" in remark for remark in look(folder).remarks())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ct100", "covidctmd"])
def test_labels_of_real_ct_fit_as_they_are_and_none_is_a_near_copy(shared_data, name):
    found = look(shared_data / name)
    assert not found.near_copies
    assert not any("fits its CT better" in remark for remark in found.remarks())


def test_mask_of_the_lungs_in_place_of_lesions_is_told(folder):
    path, _, affine = label_of(folder, 0)
    assert not any("may be one of the lungs" in remark for remark in look(folder).remarks())
    [image] = (folder / "imagesTr").glob("Chests_0*")
    hounsfield = images.read_volume(image).hounsfield
    lungs = (hounsfield < -780) & (hounsfield > -940)
    assert lungs.mean() > 0.1
    images.write_labels(path, LabelMap.from_array(lungs.astype(np.uint8), affine))
    assert any("may be one of the lungs" in remark for remark in look(folder).remarks())


def test_unions_and_what_is_left_out_are_counted(folder):
    path, labels, affine = label_of(folder, 0)
    labels[labels == 1] = 4
    labels[0] = 255
    images.write_labels(path, LabelMap.from_array(labels, affine))
    description = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    description["training"][0]["annotated_labels"] = [4, 2, 3]
    (folder / "dataset.json").write_text(json.dumps(description))
    found = look(folder)
    assert not found.problems
    assert not any("not listed" in remark or "median" in remark for remark in found.remarks())
    first = found.cases[0]
    assert first.ml["4"] > 0
    assert first.ml["1"] == 0
    assert first.ignored_ml > 0
    head, row = found.table().splitlines()[0], found.table().splitlines()[2]
    assert "Infection" in head
    assert "Left out" in head
    assert "1 case, " in row
    labels[labels == 4] = 0
    labels[(labels == 0) & (np.arange(labels.shape[2]) < 3)] = 4
    images.write_labels(path, LabelMap.from_array(labels, affine))
    assert any("median of the infection" in remark for remark in look(folder).remarks())
