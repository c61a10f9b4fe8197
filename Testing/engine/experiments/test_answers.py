"""Slices that every row of a table has answered, beside one another."""

import numpy as np
import pytest
from PIL import Image

from CovidSegExtension.evaluation.overlap import CaseScore, ClassScore
from CovidSegExtension.experiments.charts import MOST_ANSWERS, draw_answers
from CovidSegExtension.experiments.closer import ANSWERS_FILE, shown_cases
from CovidSegExtension.training.run_directory import write_scores


def held_out(place, volumes):
    """Write the scores of a fold's cases by how much there is to find."""
    place.mkdir()
    scores = [CaseScore(name, {"Infection": ClassScore(0.0, 2.0, ml, 50.0)}) for name, ml in volumes.items()]
    write_scores(place / "held_out.json", scores)


def test_the_truth_alone_chooses_the_cases_that_are_drawn(tmp_path):
    held_out(tmp_path / "fold0", {"a": 3.0, "none": 0.0, "b": 9.0, "nothing": 0.0})
    held_out(tmp_path / "fold1", {"c": 1.0, "d": 5.0})
    assert shown_cases(tmp_path)[:4] == ["b", "d", "a", "c"], "from the most to the least that there is"
    assert shown_cases(tmp_path)[4:] in (["none"], ["nothing"])
    held_out(tmp_path / "fold2", {f"e{ml}": float(ml) for ml in range(10, 90)})
    chosen = shown_cases(tmp_path)
    assert len(chosen) == 6
    assert (chosen[0], chosen[4]) == ("e89", "c")
    held_out(tmp_path / "fold3", {})
    assert shown_cases(tmp_path / "fold3") == []


@pytest.fixture
def keep(tmp_path):
    """Return what lays down the slices of a row as its measuring does: the answers by their captions."""

    def lay_down(row, answers, truth):
        kept = {}
        for index, (caption, found) in enumerate(answers.items()):
            kept |= {f"caption{index}": np.array(caption), f"grey{index}": np.full(truth.shape, 0.2, np.float16)}
            kept |= {f"truth{index}": truth, f"found{index}": found, f"aspect{index}": np.array(0.8)}
        (tmp_path / row).mkdir()
        np.savez_compressed(tmp_path / row / ANSWERS_FILE, **kept)
        return tmp_path / row

    return lay_down


TRUTH = np.zeros((40, 50), np.uint8)
TRUTH[10:20, 10:30] = 4


def panels(path):
    """Return how many panels of a line of a picture have colour in them, by line of panels."""
    with Image.open(path) as picture:
        pixels = np.asarray(picture.convert("RGB")).astype(int)[:-30]  # without the legend
    tinted = np.ptp(pixels, axis=-1) > 30
    lines = np.flatnonzero(np.diff(np.concatenate([[0], tinted.any(axis=1), [0]]).astype(int)) == 1)
    ends = np.flatnonzero(np.diff(np.concatenate([[0], tinted.any(axis=1), [0]]).astype(int)) == -1)
    return [
        int((np.diff(np.concatenate([[0], tinted[top:end].any(axis=0)]).astype(int)) == 1).sum())
        for top, end in zip(lines, ends, strict=True)
        if end - top > 20  # not a legend
    ]


def test_each_row_has_a_column_beside_the_truth(tmp_path, keep):
    empty = np.zeros_like(TRUTH)
    places = {"plain": keep("plain", {"a": TRUTH, "b": TRUTH}, TRUTH), "nested": keep("nested", {"b": empty}, TRUTH)}
    assert draw_answers(places | {"missing": tmp_path / "missing"}, tmp_path / "answers.png")
    assert panels(tmp_path / "answers.png") == [2], "what all rows kept, one slice: truth and the one that found it"
    assert not draw_answers({"missing": tmp_path / "missing"}, tmp_path / "nothing.png")
    assert not draw_answers({**places, "other": keep("other", {"c": TRUTH}, TRUTH)}, tmp_path / "nothing.png")
    assert not (tmp_path / "nothing.png").exists()


def test_many_rows_stand_below_one_another_each_time_beside_the_truth(tmp_path, keep):
    place = keep("plain", {"a": TRUTH}, TRUTH)
    assert draw_answers({f"row-{index}": place for index in range(MOST_ANSWERS + 1)}, tmp_path / "answers.png")
    assert panels(tmp_path / "answers.png") == [6, 6]
