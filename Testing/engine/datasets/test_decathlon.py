"""``dataset.json``: what is written is read again, and what cannot be is refused by name."""

import dataclasses
import json

import pytest

from CovidSegExtension.datasets.cases import find_cases
from CovidSegExtension.datasets.decathlon import (
    DESCRIPTION_FILE,
    Entry,
    new_description,
    read_description,
    write_description,
)
from CovidSegExtension.errors import InputError

ENTRY = '{"image": "imagesTr/a.nii.gz", "label": "labelsTr/a.nii.gz"}'


def test_a_description_survives_the_disk_with_what_others_wrote(tmp_path):
    entries = [
        Entry("imagesTr/a.nii.gz", "labelsTr/a.nii.gz", "p1", (2,)),
        Entry("imagesTr/b.nii.gz", "labelsTr/b.nii.gz"),
    ]
    description = new_description("Set", entries, (1, 2, 3), "CC BY 4.0")
    others = {**description.others, "reference": "a paper", "release": 1.5}
    write_description(tmp_path, dataclasses.replace(description, others=others))
    found = read_description(tmp_path)
    assert (found.name, found.licence, found.training) == ("Set", "CC BY 4.0", tuple(entries))
    assert found.annotated.of("a") == (2,)
    assert found.annotated.of("b") == (1, 2, 3)
    write_description(tmp_path, found)
    assert read_description(tmp_path) == found
    written = json.loads((tmp_path / DESCRIPTION_FILE).read_text(encoding="utf-8"))
    assert (written["reference"], written["release"], written["numTraining"]) == ("a paper", 1.5, 2)


def test_a_description_may_begin_with_a_byte_order_mark(tmp_path):
    (tmp_path / DESCRIPTION_FILE).write_text(f'{{"license": "free", "training": [{ENTRY}]}}', encoding="utf-8-sig")
    found = read_description(tmp_path)
    assert (found.name, found.licence, len(found.training)) == (tmp_path.name, "free", 1)


@pytest.mark.parametrize(
    "labels",
    [
        '{"0": "background", "1": "Ground-glass opacity", "2": "Consolidation", "3": "Pleural effusion"}',
        '{"background": 0, "GGO": 1, "consolidations": 2, "effusion": 3, "infection": [1, 2]}',
        '{"1": "lung lesion, faint", "2": "class b", "4": "lesions of unknown kind"}',
    ],
)
def test_names_that_fit_or_say_nothing_pass(tmp_path, labels):
    (tmp_path / DESCRIPTION_FILE).write_text(f'{{"labels": {labels}}}', encoding="utf-8")
    assert read_description(tmp_path).annotated.data_set[:3] == (1, 2, 3)


def test_nnunets_layout_is_found_by_its_files(tmp_path):
    labels = '"labels": {"background": 0, "infection": [1, 2], "ignore": 5}'
    text = f'{{"channel_names": {{"0": "CT"}}, {labels}, "numTraining": 2, "file_ending": ".nii.gz"}}'
    (tmp_path / DESCRIPTION_FILE).write_text(text, encoding="utf-8")
    assert read_description(tmp_path).training == ()
    for name in ("imagesTr/b_0000", "imagesTr/a_0000", "labelsTr/b", "labelsTr/a"):
        path = tmp_path / f"{name}.nii.gz"
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = read_description(tmp_path)
    assert [(entry.image, entry.label) for entry in found.training] == [
        ("imagesTr/a_0000.nii.gz", "labelsTr/a.nii.gz"),
        ("imagesTr/b_0000.nii.gz", "labelsTr/b.nii.gz"),
    ]
    assert found.annotated.stored == ((5, 255),)
    assert [case.label.name for case in find_cases([tmp_path])] == ["a.nii.gz", "b.nii.gz"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is no JSON, or only a part of it: in line 1, column 1, expected value"),
        ('{"name"\n', "in line 2, column 1, expected ':' delimiter"),
        ("[]", "it is no table"),
        ("[" * 100_000, "nested too deep"),
        ('{"training": 3}', "training is no list"),
        ('{"training": [3]}', "3 stands for a case"),
        ('{"training": [{"image": "a.nii"}]}', "label is missing"),
        ('{"training": [{"image": "a\\u0000b", "label": "a"}]}', "no name"),
        ('{"name": "a\\u0000b"}', "no name"),
        ('{"name": 3}', "name is 3"),
        ('{"release": NaN}', "NaN is no finite number"),
        ('{"annotated_labels": [9]}', "annotated_labels"),
        (
            '{"labels": {"1": "consolidation", "2": "ggo"}}',
            "called 'consolidation'; expected 1 ground-glass opacity",
        ),
        ('{"labels": {"background": 0, "infection": 1}}', "the label 1 is called 'infection'"),
        ('{"labels": {"left lung": 1, "right lung": 2, "infection": 3}}', "the label 1 is called 'left lung'"),
        ('{"file_ending": ".nii.gz", "channel_names": {"0": "CT", "1": "PET"}}', "several channels"),
    ],
)
def test_a_description_that_cannot_be_is_refused_by_name(tmp_path, text, reason):
    (tmp_path / DESCRIPTION_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=reason) as error:
        read_description(tmp_path)
    assert str(tmp_path / DESCRIPTION_FILE) in str(error.value)
    assert len(str(error.value)) < 500
