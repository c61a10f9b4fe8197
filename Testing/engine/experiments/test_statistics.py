"""What tells rows of a table apart: by hand, and with rows that are the same or are not."""

import dataclasses
import json

import numpy as np
import pytest

from CovidSegExtension.evaluation.overlap import Spread
from CovidSegExtension.experiments.report import markdown
from CovidSegExtension.experiments.results import Depth, Experiment, Part, Result, Subject
from CovidSegExtension.experiments.statistics import (
    check_claims,
    compare_with_best,
    dice_by_patient,
    holm,
    mean_and_interval,
    measure_noise,
    untold,
)
from CovidSegExtension.experiments.tables import Claim, Plan, Row, Table

from ...support.training_data import TINY

NONE = Spread(None, None, 0)


def result(dice, **more):
    """Return the result of one seed with these Dice, a patient each."""
    spread = Spread.of(dice)
    figures = dict.fromkeys(("dice", "iou", "sensitivity", "precision"), spread)
    nothing = Part(len(dice), figures, spread)
    by_patient = {f"p{index}": value for index, value in enumerate(dice)}
    settings = {"parameters": 1, "megabytes": 1.0, "ms_a_slice": 1.0, "training_s": 60.0, "device": "cpu"}
    settings |= {"precision": "32-true", "threads": 1, "epochs": 3, "cases": len(dice), "patients": len(dice)}
    return Result(
        **settings,
        figures={"All lesions": figures},
        accuracy=spread,
        dice_by_patient=by_patient,
        nothing=nothing,
        **more,
    )


PATIENTS = np.random.default_rng(1).uniform(0.3, 0.8, 12)


def test_a_patients_dice_is_the_mean_over_seeds_of_those_that_define_it():
    assert dice_by_patient([result([0.2, None, 0.5]), result([0.4, 0.6, None])]) == pytest.approx(
        {"p0": 0.3, "p1": 0.6, "p2": 0.5}
    )
    mean, interval = mean_and_interval([result([0.2, 0.4])])
    assert mean == pytest.approx(0.3)
    assert 0.2 <= interval.low <= interval.high <= 0.4
    assert mean_and_interval([result([None])]) == (None, None)


def test_noise_is_pooled_over_the_rows_that_have_several_seeds():
    """Means .4 and .6, and .5 and .5: variances .02 and 0, pooled .01."""
    rows = {
        "a": [result([0.3, 0.5]), result([0.5, 0.7])],
        "b": [result([0.4, 0.6]), result([0.4, 0.6])],
        "one": [result([0.1, 0.9])],
        "nothing": [result([0.0, 0.0]), result([0.0, 0.0])],
    }
    noise = measure_noise(rows)
    assert noise.seed_sd == pytest.approx(0.1)
    assert (noise.rows, noise.seeds) == (2, 4)
    assert noise.smallest_difference == pytest.approx(4.3027 * np.sqrt(2) * 0.1, rel=1e-4), "t of 2 degrees of freedom"
    assert measure_noise({"one": rows["one"]}).seed_sd is None


def test_holm_multiplies_the_smallest_by_their_number_and_never_falls():
    assert holm([0.01, 0.04, 0.03, None]) == pytest.approx([0.04, 0.09, 0.09, None])
    assert holm([0.9, 0.8]) == [1.0, 1.0]


def test_a_row_that_is_worse_in_every_patient_is_told_apart_and_one_that_is_not_is_not():
    rng = np.random.default_rng(2)
    rows = {
        "good": [result(PATIENTS)],
        "same": [result(PATIENTS + rng.choice([-0.02, 0.019], 12))],
        "bad": [result(PATIENTS - rng.uniform(0.05, 0.2, 12))],
    }
    pairs = {pair.second: pair for pair in compare_with_best(rows)}
    assert pairs["bad"].is_sure
    assert not pairs["same"].is_sure
    assert pairs["bad"].difference.interval.low > 0
    assert check_claims([Claim("x", "good", "bad")], rows)[0][1] == "so it is here, from one seed"
    assert check_claims([Claim("x", "bad", "good")], rows)[0][1] == "the opposite is so here, from one seed"
    assert check_claims([Claim("x", "good", "same")], rows)[0][1] == "cannot be told"
    for better, worse, words in (
        ("good", "same", "nothing here speaks against it"),
        ("good", "bad", "not so here, from one seed"),
        ("bad", "good", "not so here, from one seed"),
    ):
        assert check_claims([Claim("x", better, worse, alike=True)], rows)[0][1] == words
    assert check_claims([Claim("x", "good", "missing")], rows) == [(None, "not run")]


def test_a_difference_that_another_seed_may_turn_is_none():
    """Means of seeds .02 apart in 3 rows: a standard deviation of .014, t 3.18; two rows of two may differ by .045."""
    rows = {
        "good": [result(PATIENTS), result(PATIENTS + 0.02)],
        "near": [result(PATIENTS - 0.044), result(PATIENTS - 0.024)],
        "bad": [result(PATIENTS - 0.046), result(PATIENTS - 0.026)],
    }
    pairs = {pair.second: pair for pair in compare_with_best(rows)}
    assert pairs["near"].is_sure, "every patient is worse"
    assert untold(rows) == ["near"]
    assert check_claims([Claim("x", "good", "near")], rows)[0][1] == "cannot be told: seeds alone may do it"
    assert check_claims([Claim("x", "good", "bad")], rows)[0][1] == "so it is here"
    noise = measure_noise(rows)
    assert noise.may_be_seeds(-0.063, 1, 1)
    assert not noise.may_be_seeds(-0.064, 1, 1)


def test_conclusions_that_stand_together_are_corrected_for_their_number():
    """All five patients are worse: p = 2 / 2⁵; two conclusions double it, one that was not run does not count."""
    better = np.array([0.5, 0.6, 0.7, 0.8, 0.9])
    rows = {"a": [result(better)], "b": [result(better - [0.01, 0.02, 0.03, 0.04, 0.05])]}
    one, both = Claim("x", "a", "b"), [Claim("x", "a", "b"), Claim("y", "a", "missing"), Claim("z", "b", "a")]
    (alone, _), *_ = check_claims([one], rows)
    assert alone.p_value == pytest.approx(0.0625)
    together = check_claims(both, rows)
    assert [None if pair is None else pair.p_value for pair, _ in together] == [0.125, None, 0.125]


@pytest.mark.slow
def test_the_table_says_on_top_what_cannot_be_told_apart_and_below_what_the_document_concludes(tmp_path):
    (tmp_path / "tiny.toml").write_text(TINY)
    rows = tuple(Row(name, str(tmp_path / "tiny.toml"), document={"Dice": 0.7}) for name in ("good", "same", "bad"))
    claims = (Claim("good beats bad", "good", "bad", 0.05), Claim("good beats same", "good", "same"))
    parts = {"train": result(PATIENTS).nothing, "test": result(PATIENTS).nothing}
    experiment = Experiment(
        Table("t", "covidseg experiment t", "Title", rows, claims=claims),
        tuple(Plan.of(row, (), None) for row in rows),
        {"d": 12},
        ("d",),
        seeds=2,
    )
    for name, shift in (("good", 0.0), ("same", -0.001), ("bad", -0.1)):
        noisy = PATIENTS + shift * np.where(np.arange(12) % 3 == 0, -1, 1) if name == "same" else PATIENTS + shift
        experiment.results[name] = [result(noisy, parts=parts), result(noisy + 0.02, parts=parts)]
    text = markdown(experiment)
    top = text.split("| row")[0]
    assert "**What differences are worth**: 12 patients are measured." in top
    assert "Between seeds of one row the mean has one of 0.014 (3 rows, 6 trainings)" in top
    assert "**Cannot be told apart** from good, the best here: same." in top
    assert "| good beats bad | good – bad | +0.050 | +0.100 | +0.100 … +0.100 | < 0.001 | so it is here |" in text
    assert "so it is here |" in text
    assert "cannot be told |" in text
    assert "| *background alone* |" in text
    assert "train: F1 is Dice" not in text
    assert "train: Dice" in text
    assert "--seeds 2" in text


def test_cases_severity_and_depths_have_tables_of_their_own(tmp_path):
    (tmp_path / "tiny.toml").write_text(TINY)
    subjects = (
        Subject("A", (301, 512, 512), (1.0, 0.7, 0.7), 0.83, 0.71, 0.77, 0.1, 0.2),
        Subject("B", (110, 401, 630), (2.5, 0.7, 0.7), 0.65, 0.49, 0.57, 0.3, 0.3),
    )
    depths = (Depth(1, 100, 0.5, 0.9, 3.0), Depth(2, 500, 0.6, 0.95, 8.0))
    row = Row("proposal", str(tmp_path / "tiny.toml"))
    experiment = Experiment(
        Table("t", "covidseg experiment t", "Title", (row,), subjects=True, severity=True),
        (Plan.of(row, (), None),),
        {"d": 2},
        ("d",),
        patients={"A": "one", "B": "one"},
    )
    found = result([0.83, 0.65], subjects=subjects, depths=depths)
    experiment.results["proposal"] = [Result.from_json(json.loads(json.dumps(dataclasses.asdict(found))))]
    assert experiment.results["proposal"] == [found]
    text = markdown(experiment)
    assert "Split by patient" not in text, "it is not known here"
    assert "| A | 512 × 512 × 301 | 0.7 × 0.7 × 1 | 0.830 | 0.770 | 0.710 |" in text
    assert "| B | 630 × 401 × 110 |" in text
    assert "| proposal | 1 | 2 of 2 | 1.000 | 0, 1, 1, 0, 0 | 0, 1, 1, 0, 0 |" in text, (
        "10 and 20 % are CT-1, 30 % CT-2"
    )
    assert "| proposal | 2 | 500 | 0.600 | 0.950 | 8 |" in text
    experiment.patients["B"] = "another"
    assert "| proposal | 1 | 2 of 2 | 1.000 (1.00–1.00) |" in markdown(experiment), "one patient has no interval"

    worse = (dataclasses.replace(subjects[0], dice=0.63, found_share=0.3), subjects[1])
    shallow = (Depth(1, 100, 0.3, 0.7, 5.0), Depth(2, 500, 0.4, 0.75, 10.0))
    experiment.results["proposal"].append(result([0.63, 0.65], subjects=worse, depths=shallow))
    text = markdown(experiment)
    assert "| A | 512 × 512 × 301 | 0.7 × 0.7 × 1 | 0.730 | 0.770 | 0.710 |" in text, "the mean of both seeds"
    assert "| proposal | 2 | 3 of 4 |" in text
    assert "| 0, 2, 2, 0, 0 | 0, 1, 3, 0, 0 |" in text
    assert "| proposal | 1 | 100 | 0.400 | 0.800 | 4 |" in text


def test_a_table_says_how_many_rows_are_short_and_where_the_data_are_too_thin_for_patches(tmp_path):
    (tmp_path / "tiny.toml").write_text(TINY.replace("size = [64, 64]", "patch = [8, 64, 64]"))
    row = Row("patches", str(tmp_path / "tiny.toml"))
    other = dataclasses.replace(row, name="not run")
    plans = tuple(Plan.of(each, (), 1) for each in (row, other))
    experiment = Experiment(Table("t", "covidseg experiment t", "Title", (row, other)), plans, {"d": 4}, ("d",))
    experiment.take("patches", result([0.5, 0.6]), [], {"train": [(3, 3), (2, 40)], "validation": [(1, 1), (2, 12)]})
    text = markdown(experiment)
    assert "- Split by patient: train 2–3 cases (3–40 slices), validation 1–2 cases (1–12 slices).\n" in text
    assert "**Short runs**: 1 of 1 row trained fewer epochs" in text, "one that was not run trained none"
    assert "**Too thin for patches of 8 slices**: the cases have 7.0 on average" in text
    experiment.take("patches", result([0.5, 0.6]), [], {"train": [(3, 40), (2, 40)]})
    assert "Too thin" not in markdown(experiment)
