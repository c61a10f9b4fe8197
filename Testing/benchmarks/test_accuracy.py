"""Accuracy on held-out cases and the choice of class odds, where the right answer is known."""

import csv
import dataclasses

import numpy as np
import pytest
from PIL import Image

from benchmarks.accuracy import class_odds
from benchmarks.accuracy import run as accuracy
from benchmarks.accuracy.class_odds import NONE, Tried, best_odds, labels_under
from benchmarks.held_out import Scan
from CovidSegExtension.evaluation.overlap import ALL_LESIONS, CaseScore, ClassScore
from CovidSegExtension.models.bundle import Model
from CovidSegExtension.postprocessing import Postprocessing
from Testing.support.chests import small_chest
from Testing.support.models import save_threshold_model
from Testing.support.segmenters import cpu_segmenter

from .conftest import command


def test_accuracy_goes_from_command_line_to_files(run, tmp_path, monkeypatch, capsys):
    folder, data = run
    command(monkeypatch, accuracy, folder, *data, "-o", tmp_path / "out")
    text = (tmp_path / "out" / "accuracy.md").read_text(encoding="utf-8")
    assert text in capsys.readouterr().out + "\n"
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"accuracy.md", "cases.csv", "worst.png"}
    assert "2 model(s), cases held out: 2 of slices, 2 of volumes." in text
    with (tmp_path / "out" / "cases.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    dice = [float(row["dice"]) for row in rows if (row["data"], row["class"]) == ("slices", "Consolidation")]
    assert f"| slices, Consolidation | 2 | {np.mean(dice):.3f} |" in text
    picture = np.asarray(Image.open(tmp_path / "out" / "worst.png").convert("RGB"), int)
    assert (np.ptp(picture, axis=2) > 60).any(), "lesions are drawn in colour"


def test_present_cases_and_false_alarms_are_counted_apart():
    scores = [ClassScore(1, 1, 1), ClassScore(0, 0, 3), ClassScore(0, 2, 0), ClassScore(0, 0, 0)]
    assert accuracy.figures(scores, scores[:2]) == ["2", "0.500", "0.333", "0.25", "0.33", "1 of 2"]


@pytest.mark.parametrize("odds", [NONE, (1.0, 2.0, 5.0, 9.0), (1.0, 1e-9, 3.0, 1.0)])
def test_labels_under_odds_are_those_of_the_segmenter(tmp_path, odds):
    volume, truth = small_chest()
    model = save_threshold_model(tmp_path / "model", min_component_ml=0.1)
    settings = Postprocessing(min_component_ml=0.1, class_odds=odds, beyond_lungs_mm=4)
    weighed = Model(dataclasses.replace(model.card, postprocessing=settings), model.folder)
    found = cpu_segmenter(model, probabilities=True).segment(volume)
    labels = labels_under(found, Scan(None, volume, truth), settings)
    np.testing.assert_array_equal(labels, cpu_segmenter(weighed).segment(volume).labels)


def tried(fold, dice_by_odds):
    return Tried(
        fold,
        "set",
        {odds: CaseScore("case", {ALL_LESIONS: ClassScore(dice, 1, 1)}) for odds, dice in dice_by_odds.items()},
    )


def test_the_best_odds_of_effusion_and_of_the_lung_come_together():
    grid = {NONE: 0.1, (1.0, 2.0, 3.0, 1.0): 0.3, (1.0, 3.0, 3.0, 1.0): 0.2, (1.0, 1.0, 1.0, 7.0): 0.4}
    assert best_odds([tried("a", grid)]) == (1.0, 2.0, 3.0, 7.0)


def test_odds_go_from_command_line_to_files(run, tmp_path, monkeypatch):
    folder, data = run
    monkeypatch.setattr(class_odds, "ODDS", (1.0, 2.0, 3.0, 4.0))
    command(monkeypatch, class_odds, folder, *data, "-o", tmp_path / "out")
    text = (tmp_path / "out" / "class_odds.md").read_text(encoding="utf-8")
    lines = [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("|")]
    assert lines[2:4] == ["none", "chosen on the other folds"]
    assert lines[4].startswith("chosen on these cases: [1, ")
    assert "fold 0: [1, " in text
