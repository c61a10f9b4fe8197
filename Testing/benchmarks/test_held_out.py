"""Which cases a benchmark measures, by which model, and both benchmarks from command line to files."""

import dataclasses
import json
import re
import sys

import numpy as np
import pytest

from benchmarks import held_out
from benchmarks.calibration import measures
from benchmarks.calibration import run as calibration
from benchmarks.held_out import find_folds
from benchmarks.robustness import perturbations, results
from benchmarks.robustness import run as robustness
from CovidSegExtension.errors import InputError
from CovidSegExtension.evaluation.overlap import ALL_LESIONS, CaseScore, ClassScore
from CovidSegExtension.io.images import write_labels, write_volume
from CovidSegExtension.models.bundle import Model, load
from CovidSegExtension.volume import LabelMap, Volume
from Testing.support.chests import small_chest
from Testing.support.segmenters import cpu_segmenter

from .conftest import command, write_split


def names(folds):
    return [(fold.model.parent.name, "".join(case.name for case in fold.cases)) for fold in folds]


def test_every_case_comes_with_the_model_that_held_it_out(run):
    folder, data = run
    assert names(find_folds(folder, data)) == [("fold0", "ac"), ("fold1", "bd")]
    assert names(find_folds(folder, data[:1])) == [("fold0", "a"), ("fold1", "b")]


def test_folds_that_were_not_measured_are_left_out(run):
    folder, data = run
    (folder / "fold1" / "model").rename(folder / "fold1" / "gone")
    assert names(find_folds(folder, data)) == [("fold0", "ac")]


def test_a_limit_counts_for_each_data_set_and_takes_folds_in_turn(run):
    folder, data = run
    assert names(find_folds(folder, data, [1])) == [("fold0", "ac")]
    assert names(find_folds(folder, data, [2, 1])) == [("fold0", "ac"), ("fold1", "b")]


def test_a_run_without_folds_is_measured_on_its_test_cases(run):
    folder, data = run
    split = [{"train": ["a", "c"], "validation": ["b"], "test": ["d"]}]
    (folder / "split.json").write_text(json.dumps(split))
    assert names(find_folds(folder, data)) == [("run", "d")]


def test_what_cannot_be_measured_is_said(run, tmp_path):
    folder, data = run
    with pytest.raises(InputError, match=r"holds no readable split\.json"):
        find_folds(tmp_path, data)
    write_split(folder, [("a", "a"), ("b", "b")])
    with pytest.raises(InputError, match="learnt from the case 'a'"):
        find_folds(folder, data)
    write_split(folder, [("x", "y"), ("y", "x")])
    with pytest.raises(InputError, match="held out no case"):
        find_folds(folder, data)


def test_calibration_goes_from_command_line_to_files(run, tmp_path, monkeypatch, capsys):
    folder, data = run
    command(monkeypatch, calibration, folder, *data, "-o", tmp_path / "out")
    text = (tmp_path / "out" / "calibration.md").read_text(encoding="utf-8")
    assert text in capsys.readouterr().out + "\n"
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"calibration.md", "order.png", "reliability.png"}
    assert "slices, All lesions" in text
    assert "volumes, Consolidation" in text
    assert "volumes, All lesions" not in text  # one class was drawn there
    assert "| Dice: data, class | cases | likeliest class | with odds | as shipped |" in text
    assert re.search(r"\| slices, Consolidation \| 2 \| 0\.\d{3} \| 0\.\d{3} \| 0\.\d{3} \|", text)
    with pytest.raises(SystemExit) as stop:
        command(monkeypatch, calibration, folder, *data, "-o", tmp_path / "out")
    assert stop.value.code == 2
    assert "exists; give a new folder" in capsys.readouterr().err


def test_unions_and_ignored_voxels_are_no_errors_where_a_member_was_found(run):
    folder, data = run
    case = dataclasses.replace(find_folds(folder, data)[0].cases[0], annotated=(4,))
    truth = np.array([[[0, 4, 4, 4, 4, 255]]], np.uint8)
    found = np.array([[[1, 1, 2, 0, 3, 2]]], np.uint8)
    kept, wrong = held_out.compare_labels(found, held_out.Scan(case, None, truth))
    assert kept.tolist() == [[[1, 1, 2, 0, 0, 2]]]  # effusion was not drawn
    assert wrong.tolist() == [[[True, False, False, True, True, False]]]


def test_calibration_counts_a_union_as_its_members_together(run):
    folder, data = run
    fold = find_folds(folder, data[1:])[0]
    case = dataclasses.replace(fold.cases[0], annotated=(4,))
    scan = held_out.read_scan(case)
    scan.labels[scan.labels == 2] = 4
    scan.labels[:1][scan.labels[:1] == 0] = 255
    true = np.isin(scan.labels, (1, 4))
    assert set(np.unique(scan.labels)) == {0, 1, 4, 255}
    model = load(fold.model)
    settings = dataclasses.replace(model.card.postprocessing, class_odds=(1.0, 2.0, 3.0, 1.0))
    weighed = Model(dataclasses.replace(model.card, postprocessing=settings), model.folder)
    segmenter = cpu_segmenter(weighed, probabilities=True, uncertainty=True)
    measured = measures.measure_scan(segmenter, scan)
    assert list(measured.tallies) == ["Infection"]
    field = segmenter.segment(scan.volume).lungs.lung_field
    plain, with_odds = measured.tallies["Infection"], measured.weighed["Infection"]
    assert plain.voxels.sum() == (field & (scan.labels != 255)).sum()
    assert plain.true.sum() == (field & true).sum()
    assert with_odds.mean_probability > plain.mean_probability
    volumes = {kind: scores["Infection"] for kind, scores in measured.volumes.items()}
    assert volumes[measures.LIKELIEST].found_ml <= volumes[measures.WITH_ODDS].found_ml
    assert volumes[measures.AS_SHIPPED].true_ml == pytest.approx(true.sum() * scan.volume.voxel_ml)


def test_robustness_goes_from_command_line_to_files(run, tmp_path, monkeypatch):
    folder, data = run
    few = [each for each in perturbations.PERTURBATIONS if each.family in ("storage", "slice thickness")]
    lost = perturbations.Perturbation("HU offset", "+50 HU", lambda chest: perturbations.offset(chest, 500))
    monkeypatch.setattr(robustness, "PERTURBATIONS", (*few, lost))
    command(monkeypatch, robustness, folder, *data, "-o", tmp_path / "out", "--cases", 1)
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert written == {"robustness.md", "robustness.csv", "robustness.png", "cases.csv"}
    text = (tmp_path / "out" / "robustness.md").read_text(encoding="utf-8")
    assert "Label maps that change with the order of storage: none." in text
    assert "- HU offset: +50 HU, slices: all lesions" in text
    thick = next(line for line in text.splitlines() if "6 mm" in line)
    assert thick.split("|")[2:5] == [" – "] * 3  # single slices cannot be averaged
    unperturbed = next(line for line in text.splitlines() if line.startswith("| unperturbed"))
    assert "(1)" in unperturbed


def test_only_the_families_that_were_asked_for_are_tried(run, tmp_path, monkeypatch):
    folder, data = run
    words = ["run.py", str(folder), str(data[0]), "-o", str(tmp_path / "out"), "--only", "rotation", "--device", "cpu"]
    monkeypatch.setattr(sys, "argv", words)
    held_out.main("", robustness.measure, robustness.FAMILIES)
    text = (tmp_path / "out" / "robustness.md").read_text(encoding="utf-8")
    lines = [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("|")]
    assert lines[2:] == ["unperturbed", "rotation: 10°", "rotation: 20°"]


def score(dice: float, true_ml: float = 1.0) -> CaseScore:
    each = ClassScore(dice * true_ml, true_ml, true_ml) if true_ml else ClassScore(0, 1, 0)
    return CaseScore("case", {"Consolidation": each, "Pleural effusion": each, ALL_LESIONS: each})


def test_dice_is_over_cases_that_hold_the_class_and_cliffs_are_named():
    trials = [
        results.Trial("set", row, score(dice, true_ml))
        for row, dices in (
            (results.UNPERTURBED, (0.8, 0.6)),
            (("noise", "sd 20 HU"), (0.7, 0.41)),
            (("noise", "sd 40 HU"), (0.7, 0.38)),
        )
        for dice, true_ml in (*((dice, 1.0) for dice in dices), (0.0, 0.0))
    ]
    table = results.Table(trials)
    cell = table.cell(("noise", "sd 20 HU"), ("set", ALL_LESIONS))
    assert cell is not None
    assert (cell.cases, cell.dice, cell.change) == (2, pytest.approx(0.555), pytest.approx(-0.145))
    assert table.cliffs() == ["noise: sd 40 HU, set: all lesions 0.54 (-0.16)"]
    assert [row.split(",")[-1] for row in table.csv().splitlines() if ",All lesions," in row] == [
        "false",
        "false",
        "true",
    ]


def test_the_worst_loss_is_told_in_the_mean_and_in_one_case():
    dices = {results.UNPERTURBED: (0.8, 0.6), ("rotation", "10°"): (0.82, 0.55), ("rotation", "20°"): (0.1, 0.1)}
    trials = [
        results.Trial("set", row, dataclasses.replace(score(dice), name=name))
        for row, pair in dices.items()
        for name, dice in zip("ab", pair, strict=True)
    ]
    assert results.Table(trials).losses() == [
        "set: -0.015 in the mean (rotation: 10°), -0.050 in one case (b, rotation: 10°)"
    ]


def test_a_set_where_infection_alone_was_drawn_has_a_column():
    one = ClassScore(0.5, 1, 1)
    trial = results.Trial("set", results.UNPERTURBED, CaseScore("case", {"Infection": one, ALL_LESIONS: one}))
    assert results.Table([trial]).columns == [("set", ALL_LESIONS)]


def test_a_label_map_that_depends_on_storage_is_named():
    trial = results.Trial("set", ("storage", "sagittal"), score(0.5), moved=7)
    assert results.Table([trial]).moved() == ["case, storage: sagittal: 7 voxels differ"]


def test_scans_lie_on_the_axial_grid(run):
    folder, data = run
    case = find_folds(folder, data)[0].cases[0]
    volume, labels = small_chest()
    flipped = volume.affine.copy()
    flipped[:, 3] += flipped[:, 0] * (volume.shape[2] - 1)
    flipped[:, 0] *= -1
    case.image.unlink()
    case.label.unlink()
    write_volume(case.image, Volume.from_array(volume.hounsfield[..., ::-1], flipped))
    write_labels(case.label, LabelMap.from_array(np.ascontiguousarray(labels[..., ::-1]), flipped))
    scan = held_out.read_scan(case)
    np.testing.assert_array_equal(scan.volume.hounsfield, volume.hounsfield)
    np.testing.assert_array_equal(scan.labels, labels)
    write_labels(case.label, LabelMap.from_array(np.ascontiguousarray(labels[:-1]), flipped))
    with pytest.raises(InputError, match="different grids"):
        held_out.read_scan(case)
