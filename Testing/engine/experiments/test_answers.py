"""Slices that every row of a table has answered, beside one another."""

import numpy as np
from PIL import Image

from CovidSegExtension.evaluation.overlap import CaseScore, ClassScore
from CovidSegExtension.experiments.charts import draw_answers
from CovidSegExtension.experiments.closer import ANSWERS_FILE, shown_cases
from CovidSegExtension.training.run_directory import write_scores


def test_the_truth_alone_chooses_the_cases_that_are_drawn(tmp_path):
    for fold, volumes in (("fold0", {"a": 3.0, "none": 0.0, "b": 9.0}), ("fold1", {"c": 1.0, "d": 5.0, "e": 4.0})):
        (tmp_path / fold).mkdir()
        scores = [CaseScore(name, {"Infection": ClassScore(0.0, 2.0, ml, 50.0)}) for name, ml in volumes.items()]
        write_scores(tmp_path / fold / "held_out.json", scores)
    assert shown_cases(tmp_path) == ["b", "e", "c"], "the most, the middle one, the least that there is"


def test_each_row_has_a_column_beside_the_truth(tmp_path):
    truth = np.zeros((40, 50), np.uint8)
    truth[10:20, 10:30] = 4
    for row, found in (("plain", truth), ("nested", np.roll(truth, 12, axis=0))):
        (tmp_path / row).mkdir()
        kept = {"caption0": np.array("case, slice 3 of 9"), "grey0": np.full((40, 50), 0.2, np.float16)}
        np.savez_compressed(tmp_path / row / ANSWERS_FILE, **kept, truth0=truth, found0=found, aspect0=np.array(0.8))
    places = {row: tmp_path / row for row in ("plain", "nested", "missing")}
    assert draw_answers(places, tmp_path / "answers.png")
    with Image.open(tmp_path / "answers.png") as picture:
        pixels = np.asarray(picture.convert("RGB")).astype(int)
    tinted = (np.ptp(pixels, axis=-1) > 30).any(axis=0)
    starts = np.flatnonzero(np.diff(np.concatenate([[0], tinted.astype(int)])) == 1)
    assert len(starts) >= 3, "truth and two answers are drawn, the CT alone and the row without a file are not"
    assert not draw_answers({"missing": tmp_path / "missing"}, tmp_path / "nothing.png")
    assert not (tmp_path / "nothing.png").exists()
