"""Which CTs paths stand for."""

import shutil

import pytest
from pydicom.uid import generate_uid

from CovidSegExtension.cli.batch import Batch, plan
from CovidSegExtension.cli.sources import find_sources
from CovidSegExtension.errors import InputError
from CovidSegExtension.io.images import write_volume

from ...support.chests import small_chest
from ...support.dicom_series import CT, edit, write_series


def test_files_of_one_series_are_one_ct(tmp_path):
    one = sorted(write_series(tmp_path / "a", CT, prefix="x"))
    two = sorted(write_series(tmp_path / "a", CT, prefix="y"))
    assert find_sources(one[1:5]) == [one[1]]
    assert find_sources([*one, *two]) == [one[0], two[0]]
    for file in one:
        edit(file, SeriesInstanceUID=generate_uid())
    assert find_sources(one) == [one[0]]  # the reader joins them


def test_the_same_series_in_two_folders_is_two_cts(tmp_path):
    files = sorted(write_series(tmp_path / "a", CT))
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    copies = sorted((tmp_path / "b").iterdir())
    assert find_sources([*files, *copies]) == [files[0], copies[0]]


def test_nested_folders_are_named_or_taken(tmp_path):
    for name in ("p1", "p2"):
        write_volume(tmp_path / "study" / name / "ct.nii.gz", small_chest()[0])
    write_series(tmp_path / "study" / "p3" / "CT", CT)
    volumes = [tmp_path / "study" / name / "ct.nii.gz" for name in ("p1", "p2")]
    assert find_sources([tmp_path / "study"], recursive=True) == [*volumes, tmp_path / "study" / "p3" / "CT"]
    assert find_sources([tmp_path / "study" / "p3"]) == [tmp_path / "study" / "p3"]
    shutil.rmtree(tmp_path / "study" / "p3")
    with pytest.raises(InputError, match=r"2 volumes lie deeper .*p1.ct\.nii\.gz.*--recursive"):
        find_sources([tmp_path / "study"])


def test_a_link_to_a_ct_that_is_not_there_is_a_case_that_fails(tmp_path):
    """As in a data set of which not all was fetched; left out in silence, it would be missed by nobody."""
    write_volume(tmp_path / "cts" / "a.nii.gz", small_chest()[0])
    missing = tmp_path / "cts" / "b.nii.gz"
    missing.symlink_to(tmp_path / "nowhere.nii.gz")
    assert find_sources([tmp_path / "cts"]) == [tmp_path / "cts" / "a.nii.gz", missing]
    assert missing in find_sources([tmp_path], recursive=True)


def test_a_folder_without_a_ct_is_told_before_the_name_of_the_result(tmp_path):
    folder = tmp_path / "scans"
    folder.mkdir()
    with pytest.raises(InputError, match="is empty"):
        plan([folder], tmp_path / "results", Batch())
    (folder / "letter.txt").write_text("Dear colleague")
    with pytest.raises(InputError, match="holds no DICOM image"):
        plan([folder], tmp_path / "results", Batch())
    write_series(folder, CT)
    with pytest.raises(InputError, match="results has the wrong suffix"):
        plan([folder], tmp_path / "results", Batch())
