"""``covidseg report``, ``segment --report`` and ``compare`` from outside."""

import csv
import json

import pytest

from CovidSegExtension.cli.main import main
from CovidSegExtension.io.images import write_labels, write_volume
from CovidSegExtension.report.case_report import REPORT_FILES
from CovidSegExtension.report.comparison import COMPARISON_FILES
from CovidSegExtension.volume import LabelMap

from ...support.chests import small_chest

pytest.importorskip("matplotlib")
pytest.importorskip("jinja2")

CHEST, TRUTH = small_chest()


@pytest.fixture
def files(tmp_path):
    """Write the CT, its label map and its lungs; return their paths."""
    paths = tmp_path / "ct.nii.gz", tmp_path / "mask.nii.gz", tmp_path / "lungs.nii.gz"
    write_volume(paths[0], CHEST)
    write_labels(paths[1], LabelMap(TRUTH, CHEST.grid))
    sides = ((CHEST.hounsfield == -850) | (TRUTH > 0)).astype("uint8")
    sides[..., 64:] *= 2
    sides[[0, -1]] = 0  # lungs that the scan does not cut off
    write_labels(paths[2], LabelMap(sides, CHEST.grid))
    return paths


@pytest.mark.slow
def test_report_writes_its_files_and_says_what_it_measured(files, tmp_path, capsys):
    ct, mask, lungs = map(str, files)
    words = ["report", ct, mask, "-o", str(tmp_path / "out"), "--lung-mask", lungs, "--edited", "--case-id", "A1"]
    assert main(words) == 0
    out = capsys.readouterr().out
    assert "Software measured" in out
    assert "  CT class: CT-1, computed, not read" in out
    assert "corrected by hand" in out
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(REPORT_FILES)
    values = json.loads((tmp_path / "out" / "measurements.json").read_text(encoding="utf-8"))
    assert values["case_id"] == "A1"
    [both] = [
        row for row in values["regions"] if (row["region"], row["class"]) == ("both lungs", "Ground-glass opacity")
    ]
    assert both["volume_ml"] == pytest.approx((TRUTH == 1).sum() * CHEST.voxel_ml, abs=0.01)
    before = (tmp_path / "out" / "report.html").read_bytes()
    assert main(words) == 2
    assert "--force" in capsys.readouterr().err
    assert (tmp_path / "out" / "report.html").read_bytes() == before
    assert main([*words, "--force"]) == 0


def test_segment_reports_one_case(files, threshold_model, tmp_path, capsys):
    ct, _, lungs = map(str, files)
    words = ["segment", ct, "-o", str(tmp_path / "found.nii.gz"), "--model", str(threshold_model.folder)]
    assert main([*words, "--device", "cpu", "--lung-mask", lungs, "--report", str(tmp_path / "out")]) == 0
    assert "report.html" in capsys.readouterr().out
    values = json.loads((tmp_path / "out" / "measurements.json").read_text(encoding="utf-8"))
    assert values["model"] == "threshold 1"
    assert values["model_sha256"] == threshold_model.card.sha256
    assert values["edited"] is False


def test_segment_reports_a_cohort_and_its_failures(files, threshold_model, tmp_path, capsys):
    folder = tmp_path / "cts"
    folder.mkdir()
    for name in ("a", "b"):
        write_volume(folder / f"{name}.nii.gz", CHEST)
    (folder / "broken.nii.gz").write_bytes(b"nothing")
    words = ["segment", str(folder), "-o", str(tmp_path / "found"), "--model", str(threshold_model.folder)]
    code = main([*words, "--device", "cpu", "--lung-mask", "anatomy", "--report", str(tmp_path / "out")])
    assert code == 1
    assert (tmp_path / "out" / "a" / "report.pdf").is_file()
    page = (tmp_path / "out" / "cohort.html").read_text(encoding="utf-8")
    assert "b/report.html" in page
    assert "broken.nii.gz" in page
    with (tmp_path / "out" / "measurements.csv").open(encoding="utf-8", newline="") as file:
        assert {row["case_id"] for row in csv.DictReader(file)} == {"a", "b"}
    assert not (tmp_path / "out" / "broken").exists()
    capsys.readouterr()


def test_cases_that_were_done_before_get_their_reports_too(files, threshold_model, tmp_path):
    """Of the label maps as they are now: one was corrected since."""
    folder, found = tmp_path / "cts", tmp_path / "found"
    for name in ("a", "b"):
        write_volume(folder / f"{name}.nii.gz", CHEST)
    words = ["segment", str(folder), "-o", str(found), "--model", str(threshold_model.folder), "--device", "cpu"]
    assert main([*words, "--lung-mask", "anatomy"]) == 0
    write_labels(found / "b.nii.gz", LabelMap(TRUTH, CHEST.grid))
    assert main([*words, "--lung-mask", "anatomy", "--report", str(tmp_path / "out")]) == 0
    values = json.loads((tmp_path / "out" / "measurements.json").read_text(encoding="utf-8"))
    assert [(value["case_id"], value["edited"]) for value in values] == [("a", False), ("b", True)]
    assert (tmp_path / "out" / "b" / "report.html").is_file()


@pytest.mark.slow
def test_a_run_with_reports_goes_on_where_it_stopped(files, threshold_model, tmp_path, capsys):
    folder, found, out = tmp_path / "cts", tmp_path / "found", tmp_path / "out"
    for name in ("a", "b"):
        write_volume(folder / f"{name}.nii.gz", CHEST)
    words = ["segment", str(folder), "-o", str(found), "--model", str(threshold_model.folder), "--device", "cpu"]
    words += ["--lung-mask", "anatomy", "--report", str(out)]
    assert main(words) == 0
    write_volume(folder / "c.nii.gz", CHEST)  # the one that was not reached
    write_labels(found / "b.nii.gz", LabelMap(TRUTH, CHEST.grid))
    assert main(words) == 0
    assert capsys.readouterr().out.count("Done before") == 2
    values = json.loads((out / "measurements.json").read_text(encoding="utf-8"))
    assert [(value["case_id"], value["edited"]) for value in values] == [("a", False), ("b", True), ("c", False)]
    assert '"edited": true' in (out / "b" / "measurements.json").read_text(encoding="utf-8")
    (out / "d").mkdir()
    (out / "d" / "report.html").write_text("mine", encoding="utf-8")
    write_volume(folder / "d.nii.gz", CHEST)
    assert main(words) == 2
    assert "d/report.html exists" in capsys.readouterr().err.replace("\\", "/")


def test_report_that_exists_is_found_before_the_work(files, threshold_model, tmp_path, capsys):
    ct, *_ = map(str, files)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "report.html").write_text("mine", encoding="utf-8")
    words = ["segment", ct, "-o", str(tmp_path / "found.nii.gz"), "--model", str(threshold_model.folder)]
    assert main([*words, "--report", str(tmp_path / "out")]) == 2
    assert "--force" in capsys.readouterr().err
    assert not (tmp_path / "found.nii.gz").exists()


@pytest.mark.parametrize("command", ["report", "demo"])
def test_folder_that_cannot_be_written_is_found_before_the_work(files, monkeypatch, tmp_path, capsys, command):
    def must_not_begin(*_arguments, **_options):
        pytest.fail("the work must not begin")

    monkeypatch.setattr("CovidSegExtension.report.request.measure_files", must_not_begin)
    monkeypatch.setattr("CovidSegExtension.phantom.chest_phantom", must_not_begin)
    (tmp_path / "file").write_text("of somebody")
    words = [str(path) for path in files[:2]] if command == "report" else []
    assert main([command, *words, "-o", str(tmp_path / "file" / "new")]) == 2
    assert "Cannot write" in capsys.readouterr().err


def test_compare_needs_pairs_and_writes_its_files(files, tmp_path, capsys):
    ct, mask, _ = map(str, files)
    assert main(["compare", ct, mask, ct, "-o", str(tmp_path / "out")]) == 2
    assert "CT1 MASK1 CT2 MASK2" in capsys.readouterr().err
    words = ["compare", ct, mask, ct, mask, "-o", str(tmp_path / "out"), "--lung-mask", "anatomy"]
    assert main(words) == 0
    out = capsys.readouterr().out
    assert "points" in out
    assert "cuts off too much of the lungs" in out  # this small chest goes on beyond its slices
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(COMPARISON_FILES)
    values = json.loads((tmp_path / "out" / "comparison.json").read_text(encoding="utf-8"))
    [step] = values["steps"]
    assert step["share_change_points"] == 0
    assert step["overlap"] is None


@pytest.mark.parametrize("command", ["evaluate", "series", "check", "score"])
def test_file_that_cannot_be_written_is_found_before_the_work(files, monkeypatch, tmp_path, capsys, command):
    def must_not_begin(*_arguments, **_options):
        pytest.fail("the work must not begin")

    monkeypatch.setattr("CovidSegExtension.evaluation.study.evaluate", must_not_begin)
    monkeypatch.setattr("CovidSegExtension.io.dicom.series.listed_study", must_not_begin)
    monkeypatch.setattr("CovidSegExtension.datasets.cases.find_cases", must_not_begin)
    (tmp_path / "file").write_text("of somebody")
    nowhere = str(tmp_path / "file" / "new.json")
    mask = str(files[1])
    words = {
        "evaluate": [mask, mask, "--json", nowhere],
        "series": [str(tmp_path), "--json", nowhere],
        "check": [str(tmp_path), "--json", nowhere],
        "score": ["accurate", "--data", str(tmp_path), "-o", nowhere],
    }
    assert main([command, *words[command]]) == 2
    assert "Cannot write" in capsys.readouterr().err


def test_score_that_is_unknown_is_not_called_computed(files, tmp_path, capsys):
    ct, mask, _ = map(str, files)
    assert main(["report", ct, mask, "-o", str(tmp_path / "out"), "--lung-mask", "none"]) == 0
    out = capsys.readouterr().out
    assert "  CT class: unknown. The lung field is unknown or cut off by the scan." in out
    assert "computed, not read" not in out
