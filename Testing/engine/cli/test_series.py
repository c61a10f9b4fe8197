"""``covidseg series`` and studies as zip archives, by the command line."""

import json
import shutil
import tempfile
import zipfile

import numpy as np
import pytest

from CovidSegExtension.cli.main import main
from CovidSegExtension.cli.sources import find_sources

from ...support.dicom_series import Study


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """Return a zipped study of a scout, a thick and a thin series; what is temporary goes to a folder of its own."""
    study = Study(tmp_path / "study")
    study.add("Topogram", 5, 5.0, image_type="ORIGINAL\\PRIMARY\\LOCALIZER")
    study.add("Thorax 5.0", apart_mm=5.0)
    study.add("Thorax 1.0", height_mm=40)
    path = tmp_path / "study.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        for file in study.folder.rglob("*.dcm"):
            written.write(file, file.relative_to(tmp_path))
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    yield path
    assert list((tmp_path / "temporary").iterdir()) == []


def test_series_lists_folder_and_archive_alike(archive, tmp_path, capsys):
    assert main(["series", str(tmp_path / "study"), "--json", str(tmp_path / "folder.json")]) == 0
    of_folder = capsys.readouterr().out
    assert main(["series", str(archive), "--json", str(tmp_path / "zip.json")]) == 0
    assert capsys.readouterr().out == of_folder
    lines = [line.split() for line in of_folder.splitlines()]
    assert lines[4] == ["*", "3", "Thorax", "1.0", "40", "1", "B31f", "axial", "yes"]
    assert lines[3][:5] == ["2", "Thorax", "5.0", "10", "5"]
    assert "scout" in of_folder
    assert "Secret" not in of_folder
    values = json.loads((tmp_path / "zip.json").read_text(encoding="utf-8"))
    assert values == json.loads((tmp_path / "folder.json").read_text(encoding="utf-8"))
    assert [one["usable"] for one in values["series"]] == [False, True, True]
    assert values["chosen_uid"] == values["series"][2]["uid"]
    assert "slices are closer together" in values["remark"]


def test_series_says_why_none_is_taken(tmp_path, capsys):
    study = Study(tmp_path / "study")
    study.add("one")
    study.add("two", SeriesNumber=1)
    assert main(["series", str(study.folder)]) == 0
    out = capsys.readouterr().out
    assert "none of them clearly best" in out
    assert "--series takes the UID" in out
    assert main(["series", str(tmp_path / "nothing")]) == 2


def test_series_of_a_file_says_what_it_takes(tmp_path, capsys):
    (tmp_path / "ct.nii.gz").write_bytes(b"no study")
    assert main(["series", str(tmp_path / "ct.nii.gz")]) == 2
    assert "no folder and no zip archive" in capsys.readouterr().err


@pytest.mark.parametrize("size", [0, 700])
def test_series_says_that_no_slice_can_be_read(tmp_path, capsys, size):
    study = Study(tmp_path / "study")
    study.add("one")
    files = [path for path in study.folder.rglob("*") if path.is_file()]
    for file in files:
        file.write_bytes(file.read_bytes()[:size])
    assert main(["series", str(study.folder)]) == 2
    assert f"{len(files)} of the CT slices in" in capsys.readouterr().err


def test_archives_of_a_folder_are_cts_where_there_is_nothing_else(archive, tmp_path):
    (tmp_path / "many").mkdir()
    archive.rename(tmp_path / "many" / "a.zip")
    assert find_sources([tmp_path / "many"]) == [tmp_path / "many" / "a.zip"]
    assert find_sources([tmp_path / "many" / "a.zip"]) == [tmp_path / "many" / "a.zip"]
    (tmp_path / "many" / "ct.nii.gz").touch()
    assert find_sources([tmp_path / "many"]) == [tmp_path / "many" / "ct.nii.gz"]


def test_segment_and_report_name_the_series_that_was_taken(archive, tmp_path, capsys):
    from CovidSegExtension.io.images import read_labels
    from Testing.support.models import save_threshold_model

    model = str(save_threshold_model(tmp_path / "model").folder)
    command = ["segment", str(archive), "-o", str(tmp_path / "out.nii.gz"), "--model", model, "--device", "cpu"]
    assert main([*command, "--lung-mask", "anatomy", "--report", str(tmp_path / "report")]) == 0
    assert "series 3 'Thorax 1.0' (40 slices, 1 mm apart) was taken" in capsys.readouterr().out
    assert read_labels(tmp_path / "out.nii.gz").labels.shape[0] == 40
    case = json.loads((tmp_path / "report" / "measurements.json").read_text(encoding="utf-8"))
    assert case["scan"]["series_description"] == "Thorax 1.0"
    assert any("was taken, since its slices are closer together" in text for text in case["warnings"])
    again = [*command, "--lung-mask", "none", "--series", "2", "--force"]
    assert main(again) == 0
    assert "was taken" not in capsys.readouterr().out
    assert np.array(read_labels(tmp_path / "out.nii.gz").labels.shape)[0] == 10


def test_series_of_a_folder_that_holds_an_archive_alone_are_those_of_the_archive(archive, tmp_path, capsys):
    assert main(["series", str(archive)]) == 0
    listed = capsys.readouterr().out
    (tmp_path / "folder").mkdir()
    archive.rename(tmp_path / "folder" / "study.zip")
    assert main(["series", str(tmp_path / "folder")]) == 0
    assert capsys.readouterr().out == listed
    shutil.copy(tmp_path / "folder" / "study.zip", tmp_path / "folder" / "more.zip")
    assert main(["series", str(tmp_path / "folder")]) == 2
    assert "holds 2 zip archives" in capsys.readouterr().err
