"""A training set that grows: layout, names, what is written of a case, and what is refused."""

import json

import numpy as np
import pytest

from CovidSegExtension.datasets.training_set import add_case
from CovidSegExtension.errors import InputError
from CovidSegExtension.io.images import read_labels, read_volume
from CovidSegExtension.volume import Volume

from ...support.chests import small_chest


def entries(folder):
    return json.loads((folder / "dataset.json").read_text(encoding="utf-8"))["training"]


def test_cases_are_added_one_after_another(tmp_path):
    volume, labels = small_chest()
    folder = tmp_path / "set"
    assert add_case(folder, volume, labels, [1, 2, 3]) == "case_0001"
    assert add_case(folder, volume, labels, [2]) == "case_0002"
    assert add_case(folder, volume, labels, [1], name="tricky-one") == "tricky-one"
    assert entries(folder)[1] == {
        "image": "imagesTr/case_0002.nii.gz",
        "label": "labelsTr/case_0002.nii.gz",
        "annotated_labels": [2],
    }
    assert json.loads((folder / "dataset.json").read_text(encoding="utf-8"))["numTraining"] == 3
    stored = read_volume(folder / "imagesTr/case_0001.nii.gz")
    np.testing.assert_array_equal(stored.hounsfield, volume.hounsfield)
    np.testing.assert_allclose(stored.affine, volume.affine, atol=1e-4)
    np.testing.assert_array_equal(read_labels(folder / "labelsTr/case_0001.nii.gz").labels, labels)


def test_what_nobody_corrected_is_not_written_as_truth(tmp_path):
    volume, labels = small_chest()
    add_case(tmp_path / "set", volume, labels, [2])
    np.testing.assert_array_equal(
        read_labels(tmp_path / "set/labelsTr/case_0001.nii.gz").labels, np.where(labels == 2, 2, 0)
    )


def test_an_existing_case_is_replaced_only_when_asked(tmp_path):
    volume, labels = small_chest()
    folder = tmp_path / "set"
    add_case(folder, volume, labels, [1, 2, 3])
    with pytest.raises(InputError, match="has a case case_0001"):
        add_case(folder, volume, labels * 0, [1], name="case_0001")
    np.testing.assert_array_equal(read_labels(folder / "labelsTr/case_0001.nii.gz").labels, labels)
    add_case(folder, volume, labels * 0, [1], name="case_0001", replace=True)
    assert not read_labels(folder / "labelsTr/case_0001.nii.gz").labels.any()
    assert [entry["annotated_labels"] for entry in entries(folder)] == [[1]]


def test_a_set_made_elsewhere_keeps_what_it_says(tmp_path):
    volume, labels = small_chest()
    folder = tmp_path / "set"
    (folder / "imagesTr").mkdir(parents=True)
    (folder / "imagesTr" / "case_0001.nii.gz").write_bytes(b"not listed, and not ours to overwrite")
    old = {"image": "imagesTr/a.nii.gz", "label": "labelsTr/a.nii.gz"}
    (folder / "dataset.json").write_text(json.dumps({"name": "mine", "licence": "x", "training": [old]}))
    assert add_case(folder, volume, labels, [3]) == "case_0002"
    description = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    assert (description["name"], description["licence"], description["training"][0]) == ("mine", "x", old)


def test_what_is_refused_leaves_the_folder_as_it_was(tmp_path):
    volume, labels = small_chest()
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("x")
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    (damaged / "dataset.json").write_text("{")
    pixels = Volume.from_array(np.clip(volume.hounsfield, 0, 200), volume.affine)
    for folder, arguments, word in (
        (other, (volume, labels, [1]), "other things"),
        (damaged, (volume, labels, [1]), "no readable Decathlon description"),
        (tmp_path / "new", (volume, labels, []), "corrected"),
        (tmp_path / "new", (volume, labels, [9]), "corrected"),
        (tmp_path / "new", (volume, labels[1:], [1]), "voxels"),
        (tmp_path / "new", (pixels, labels, [1]), "Hounsfield"),
        (tmp_path / "new", (volume, labels, [1], "../escape"), "may hold letters"),
        (tmp_path / "new", (volume, labels, [1], "Müller Hans"), "may hold letters"),
    ):
        with pytest.raises(InputError, match=word):
            add_case(folder, *arguments)
    assert not (tmp_path / "new").exists()
    assert [path.name for path in other.iterdir()] == ["thesis.txt"]


def test_unions_and_ignored_voxels_are_kept(tmp_path):
    volume, labels = small_chest()
    drawn = np.where(labels == 1, 4, labels).astype(np.uint8)
    drawn[0, 0, 0] = 255
    name = add_case(tmp_path / "set", volume, drawn, [4])
    stored = read_labels(tmp_path / f"set/labelsTr/{name}.nii.gz").labels
    np.testing.assert_array_equal(stored, np.where(np.isin(drawn, (4, 255)), drawn, 0))
    assert entries(tmp_path / "set")[0]["annotated_labels"] == [4]
