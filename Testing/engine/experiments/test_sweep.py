"""Grids of recipe values, and trained models scored on data sets and against one another."""

import csv
import dataclasses
import io
import json
import subprocess
import sys

import numpy as np
import pytest

from CovidSegExtension.datasets.cases import find_cases, read_case
from CovidSegExtension.datasets.quality import fingerprint
from CovidSegExtension.errors import InputError
from CovidSegExtension.evaluation.overlap import ALL_LESIONS, Spread, score_case
from CovidSegExtension.experiments.ranking import ranking
from CovidSegExtension.experiments.results import Experiment, Part, Result
from CovidSegExtension.experiments.scoring import candidates, csv_text, score_models, text
from CovidSegExtension.experiments.sweep import sweep_table
from CovidSegExtension.experiments.tables import Plan
from CovidSegExtension.models.bundle import load, save
from CovidSegExtension.models.card import CasesMet
from CovidSegExtension.training.data.cache import Cache
from CovidSegExtension.training.run_directory import write_scores

from ...support.models import save_threshold_model
from ...support.training_data import TINY, decathlon


def test_a_sweep_has_a_row_for_each_combination():
    table = sweep_table("tiny.toml", ["optimizer.lr=[0.001, 0.01]", 'optimizer.name=["sgd"]', "split.seed=[0, 1]"])
    assert [row.name for row in table.rows] == [
        "lr-0.001_name-sgd_seed-0",
        "lr-0.001_name-sgd_seed-1",
        "lr-0.01_name-sgd_seed-0",
        "lr-0.01_name-sgd_seed-1",
    ]
    assert table.rows[1].set == ("optimizer.lr=0.001", 'optimizer.name="sgd"', "split.seed=1")
    assert {row.recipe for row in table.rows} == {"tiny.toml"}
    sweeps = "--sweep 'optimizer.lr=[0.001, 0.01]' --sweep 'optimizer.name=[\"sgd\"]' --sweep 'split.seed=[0, 1]'"
    assert table.command == f"covidseg train tiny.toml {sweeps}"


def test_settings_of_a_sweep_are_those_of_the_recipe_that_is_run(tmp_path):
    (tmp_path / "tiny.toml").write_text(TINY)
    axes = ["preprocessing.size=[[32, 32], [48, 32]]", "training.ema_decay=[0.5]", "augmentation.flip=[0]"]
    plans = [Plan.of(row, (), None) for row in sweep_table(str(tmp_path / "tiny.toml"), axes).rows]
    assert [plan.recipe.preprocessing.size for plan in plans] == [(32, 32), (48, 32)]
    assert plans[0].recipe.training.ema_decay == 0.5
    assert plans[0].row.name == "size-32-32_ema_decay-0.5_flip-0"
    long = sweep_table("tiny.toml", [f'training.encoder_weights=["{"x" * 70}"]'])
    assert long.rows[0].name == "row-1"


@pytest.mark.parametrize(
    ("axes", "message"),
    [
        (["optimizer.lr=0.001"], r"'optimizer\.lr=0\.001' is no list of values"),
        (["optimizer.lr=[]"], "is no list of values"),
        (["optimizer.lr"], "is no list of values"),
        (["split.seed=[1]", "split.seed=[2]"], "'split.seed' is swept twice"),
        ([f"split.seed={list(range(201))}"], "201 combinations; at most 200"),
    ],
)
def test_a_sweep_that_does_not_fit_is_refused(axes, message):
    with pytest.raises(InputError, match=message):
        sweep_table("tiny.toml", axes)


def test_the_ranking_has_the_best_row_first_and_what_is_missing_last(tmp_path):
    (tmp_path / "tiny.toml").write_text(TINY)
    table = sweep_table(str(tmp_path / "tiny.toml"), ["split.seed=[0, 1, 2, 3]"])
    plans = tuple(Plan.of(row, (), None) for row in table.rows)
    done = Experiment(table, plans, {}, ())
    for name, dice in (("seed-0", 0.25), ("seed-2", 0.75)):
        figures = {ALL_LESIONS: {m: Spread(dice, 0.125, 4) for m in ("dice", "iou", "sensitivity", "precision")}}
        nothing = Part(4, {}, Spread(1, 0, 4))
        cost = {"parameters": 10, "megabytes": 1.0, "ms_a_slice": 1.0, "training_s": 90.0}
        where = {"device": "cpu", "precision": "32-true", "threads": 1}
        done.take(name, Result(3, 4, 4, figures, Spread(1, 0, 4), {}, nothing, **cost, **where), [], {})
    done.failures["seed-1"] = "It diverged."
    rows = [line.split() for line in ranking(done).splitlines()[2:]]
    assert [row[:2] for row in rows] == [["seed-2", "1"], ["seed-0", "1"], ["seed-1", "failed"], ["seed-3", "not"]]
    assert rows[0][2:] == ["4", "0.750", "±", "0.125", "0.750", "0.750", "0.750", "3", "1.5"]


@pytest.fixture
def sets(tmp_path):
    """Two data sets, and two models: one that labels by HU, one that knows two cases of the first set."""
    data = [decathlon(tmp_path / "Home", 3, name="Home"), decathlon(tmp_path / "Away", 6, name="Away")]
    description = json.loads((data[1] / "dataset.json").read_text(encoding="utf-8"))
    description["training"] = description["training"][3:]  # the first three have the voxels of those at home
    (data[1] / "dataset.json").write_text(json.dumps(description))
    first = save_threshold_model(tmp_path / "first")
    home = find_cases(data[:1])
    prints = [fingerprint(read_case(case)[0]) for case in home]
    run = tmp_path / "run"
    card = dataclasses.replace(first.card, name="second", cases=CasesMet(learnt=tuple(prints[:2])))
    save(run / "model", first.network, card, half=False)
    (run / "recipe.json").write_text("{}")
    (run / "check.json").write_text(
        json.dumps({"cases": [{"name": c.name, "fingerprint": p} for c, p in zip(home, prints, strict=True)]})
    )
    _, truth = read_case(home[1])
    half = np.where(np.arange(truth.labels.shape[2]) < 48, truth.labels, 0)
    write_scores(run / "fold0" / "held_out.json", [score_case(half, truth.labels, 1.0, name=home[1].name)])
    return data, first.folder, run, tmp_path


def test_models_are_scored_on_what_they_did_not_learn_from(sets):
    data, first, run, folder = sets
    stages = []
    found = score_models(
        candidates([first, run]), data, Cache(folder / "cache"), "cpu", lambda stage, *_: stages.append(stage)
    )
    assert found.data_sets == ("Home", "Away")
    learnt, held_out, segmented = found.by_model["second"][:3]
    assert learnt.score is None
    assert held_out.was_held_out
    assert held_out.score.classes[ALL_LESIONS].true_ml > segmented.score.classes[ALL_LESIONS].true_ml, "that of then"
    assert not segmented.was_held_out
    for mine, theirs in zip(found.by_model["threshold"][2:], found.by_model["second"][2:], strict=True):
        assert mine.score == theirs.score, "the same network"
    dice = found.dice("second", "Home")
    assert dice[0] is None
    assert 0 < dice[1] < 1
    assert stages[0] == "cases checked"
    assert {"scored by threshold", "scored by second"} <= set(stages)

    said = text(found)
    lines = [line.split() for line in said.splitlines()]
    assert ["second", "Home", "2", "2"] in [line[:4] for line in lines]
    assert ["threshold", "Away", "3", "3"] in [line[:4] for line in lines]
    assert "second learnt from 1 of the 6 cases: left out." in said
    assert "second: 1 case as its run measured it when it was held out." in said
    assert "threshold: its card does not list what it learnt from" in said
    away = next(line for line in said.splitlines() if "threshold – second" in line and "Away" in line)
    assert "+0.000 [0.000, 0.000]" in away
    every = list(csv.DictReader(io.StringIO(csv_text(found))))
    assert {line["state"] for line in every} == {"segmented", "learnt from", "held out by its run"}
    assert sum(line["class"] == ALL_LESIONS for line in every) == 11


@pytest.fixture
def knows(sets):
    """A model that learnt from all cases of the first set."""
    data, _, run, folder = sets
    model = load(run / "model")
    prints = tuple(fingerprint(read_case(case)[0]) for case in find_cases(data[:1]))
    card = dataclasses.replace(model.card, cases=CasesMet(learnt=prints))
    return save(folder / "knows", model.network, card, half=False).folder


def test_a_model_that_knows_all_cases_is_refused_before_any_is_segmented(sets, knows, monkeypatch):
    data, first, _, folder = sets
    monkeypatch.setattr("CovidSegExtension.inference.segmenter.Segmenter.segment", None)
    with pytest.raises(InputError, match="'second' learnt from all of these cases"):
        score_models(candidates([first, knows]), data[:1], Cache(folder / "cache"), "cpu", lambda *_: None)


def test_what_is_wrong_with_a_request_to_score_is_said_without_torch(sets, knows, monkeypatch):
    data, _, _, folder = sets
    monkeypatch.setenv("COVIDSEG_CACHE", str(folder / "cache"))
    code = f"""
import sys
from CovidSegExtension.cli.main import main
for model in ("nope", {str(knows)!r}):
    assert main(["score", model, "--data", {str(data[0])!r}]) == 2
assert "torch" not in sys.modules
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "There is no model 'nope'" in done.stderr
    assert "'second' learnt from all of these cases" in done.stderr
