"""Tables of recipes: every network and loss of the documents trained once, small; resuming; what is written."""

import csv
import dataclasses
import json

import numpy as np
import pytest

from CovidSegExtension.cli.main import main
from CovidSegExtension.datasets.cases import Case
from CovidSegExtension.errors import Cancelled, InputError
from CovidSegExtension.evaluation.cohort import Evaluation
from CovidSegExtension.evaluation.overlap import ALL_LESIONS, score_case
from CovidSegExtension.experiments.results import accuracies, by_patient
from CovidSegExtension.experiments.runner import run_experiment
from CovidSegExtension.experiments.tables import Plan, Row, load_table
from CovidSegExtension.models.bundle import load
from CovidSegExtension.recipes.files import shipped_tables
from CovidSegExtension.recipes.loading import load_recipe
from CovidSegExtension.training.reporting import Report
from CovidSegExtension.training.run import train
from CovidSegExtension.training.run_directory import read_scores

from ...support.training_data import TINY, decathlon

NARROW, SCRATCH = "network.widths=[4, 8]", "training.encoder_weights="
SMALL, PATCH = "preprocessing.size=[32, 32]", "preprocessing.patch=[2, 16, 16]"
DOCUMENTS = {
    "000-unetplusplus/unet": [SMALL, NARROW, "loss.name=zhou_dice", "optimizer.name=sgd"],
    "000-unetplusplus/unetplusplus": [SMALL, NARROW, "loss.name=zhou_focal"],
    "001-fv-paspp/baseline": [PATCH, NARROW],
    "001-fv-paspp/fv-ce": [PATCH, NARROW],
    "001-fv-paspp/cavity": [PATCH, NARROW],
    "002-fcn8s/fcn8s": [SMALL, "network.widths=[4, 4, 8, 8, 8]", "network.score_width=8"],
    "003-encoders/vgg19": [SMALL, SCRATCH, "network.encoder_widths=[4, 4, 4, 8, 8]"],
    "003-encoders/resnet34": [SMALL, SCRATCH],
    "003-encoders/mobilenetv2": [SMALL, SCRATCH, "loss.name=dice_cross_entropy"],
    "003-encoders/efficientnet-lite0": [SMALL, SCRATCH, "loss.name=dice"],
    "004-metrics/bce": [SMALL, NARROW],
    "004-metrics/dice": [SMALL, NARROW, "loss.name=focal"],
}
"""Shipped recipes made small: each network and each loss of the documents' tables once."""

QUICK = ["sampling.per_epoch=4", "training.batch_size=2", "training.num_workers=0"]
SPLIT = ["split.validation=0.25", "split.test=0.25"]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return decathlon(tmp_path_factory.mktemp("data") / "chests", 4)


def write_table(path, rows):
    """Write a table of recipe and settings by row; the document's Dice of row n is 0.n5."""
    entries = [
        f'{{ name = "{name}", recipe = "{recipe}", set = {json.dumps(settings)}, document = {{ Dice = 0.{index}5 }} }}'
        for index, (name, (recipe, settings)) in enumerate(rows.items())
    ]
    path.write_text(f'title = "Small"\ndocument = "A document"\nnotes = ["A note."]\nrows = [{", ".join(entries)}]\n')
    return path


@pytest.fixture
def table(tmp_path):
    """Two rows by a tiny recipe that lies beside the table, one of them with dropout."""
    (tmp_path / "tiny.toml").write_text(TINY)
    return write_table(
        tmp_path / "two.toml",
        {"plain": ("tiny.toml", []), "dropout": ("tiny.toml", ["network.dropout=0.5", "training.epochs=4"])},
    )


@pytest.mark.slow
def test_every_network_and_loss_of_the_documents_trains_and_segments(data, tmp_path):
    rows = {recipe.replace("/", "-"): (recipe, settings) for recipe, settings in DOCUMENTS.items()}
    table = write_table(tmp_path / "all.toml", rows)
    wanted = {
        part
        for name in shipped_tables()
        for row in load_table(name).rows
        for recipe in [load_recipe(row.recipe, row.set)]
        for part in (recipe.network["name"], recipe.loss.name)
    }
    covered = [load_recipe(recipe, settings) for recipe, settings in rows.values()]
    assert wanted == {part for recipe in covered for part in (recipe.network["name"], recipe.loss.name)}

    done = run_experiment(table, [data], tmp_path / "out", max_epochs=1, overrides=[*QUICK, *SPLIT], device="cpu")
    assert not done.failures
    assert list(done.results) == list(rows)
    for name, [result] in done.results.items():
        assert (result.epochs, result.cases, result.patients) == (1, 1, 1)
        trained = load(tmp_path / "out" / "rows" / name / "seed0" / "model")
        assert trained.card.name == name
        assert result.parameters == sum(p.numel() for p in trained.network.parameters())
        assert result.ms_a_slice > 0, "it was segmented with"
    figures = {"loss", "dice", "iou", "accuracy"}
    [curves] = done.curves["004-metrics-bce"]
    assert {f"{side}_{figure}" for side in ("train", "val") for figure in figures} <= set(curves)
    assert all(0 <= curves[f"train_{figure}"][0] <= 1 for figure in figures - {"loss"})


@pytest.mark.slow
def test_a_failing_row_is_named_and_stops_no_other(data, tmp_path, table, capsys, monkeypatch):
    rows = {row.name: (row.recipe, list(row.set)) for row in load_table(table).rows}
    bad = ("003-encoders/resnet34", ["training.encoder_weights=nowhere.pth"])
    write_table(table, {"plain": rows["plain"], "bad": bad, "dropout": rows["dropout"]})
    out = tmp_path / "out"
    arguments = ["experiment", str(table), "--data", str(data), "--output", str(out), "--max-epochs", "1"]
    arguments += ["--device", "cpu", "--set", "sampling.per_epoch=4"]

    def crash(*_, **__):
        raise ZeroDivisionError("by nought")

    with monkeypatch.context() as patched:
        patched.setattr("CovidSegExtension.experiments.row.time_slice", crash)
        assert main([*arguments, "--only", "plain"]) == 1
    assert "FAILED: plain: ZeroDivisionError: by nought" in capsys.readouterr().out
    assert "by nought" in (out / "errors" / "plain.txt").read_text(encoding="utf-8")
    assert "not run" in (out / "two.md").read_text(encoding="utf-8")

    assert main(arguments) == 1
    said = capsys.readouterr().out
    assert "FAILED: bad: " in said
    assert "2 of 3 rows are done" in said
    written = (out / "two.md").read_text(encoding="utf-8")
    assert "- **bad failed**: nowhere.pth" in written
    states = {line["row"]: line["state"] for line in csv.DictReader((out / "two.csv").open())}
    assert states["plain"] == states["dropout"] == "done"
    assert "nowhere.pth" in states["bad"]


@pytest.mark.slow
def test_it_goes_on_where_it_stopped_within_a_row_too(data, tmp_path, table, monkeypatch):
    class Stop(Report):
        stop_at = 0

        def epoch(self, epoch, epochs, figures, minutes_left):
            self.stop_at += 1
            if self.stop_at == 5:  # the second epoch of the second row
                raise KeyboardInterrupt

    settings = {"overrides": ["split.validation=0.5"], "device": "cpu"}
    whole = run_experiment(table, [data], tmp_path / "whole", **settings)
    with pytest.raises(Cancelled, match="run the same command again"):
        run_experiment(table, [data], tmp_path / "parts", report=Stop(), **settings)
    first = (tmp_path / "parts/rows/plain/seed0/result.json").stat()
    seconds = float((tmp_path / "parts/rows/dropout/seed0.seconds").read_text(encoding="utf-8"))
    assert seconds > 0
    trained = []

    def note_and_train(recipe, data, output, **more):
        trained.append(output.parent.name)
        train(recipe, data, output, **more)

    monkeypatch.setattr("CovidSegExtension.experiments.row.train", note_and_train)
    resumed = run_experiment(table, [data], tmp_path / "parts", **settings)
    assert trained == ["dropout"]
    assert (tmp_path / "parts/rows/plain/seed0/result.json").stat().st_mtime_ns == first.st_mtime_ns
    assert resumed.results["dropout"][0].training_s > seconds
    for name in ("plain", "dropout"):
        same, again = (dataclasses.replace(e.results[name][0], ms_a_slice=0, training_s=0) for e in (whole, resumed))
        assert same == again
        ours, theirs = (
            {figure: points for figure, points in each.curves[name][0].items() if figure != "seconds"}
            for each in (whole, resumed)
        )
        assert ours == theirs
    again = run_experiment(table, [data], tmp_path / "parts", **settings)
    assert trained == ["dropout"]
    assert again.results == resumed.results


@pytest.mark.slow
def test_folders_and_rows_that_do_not_fit_are_refused_before_any_training(data, tmp_path, table):
    def run(output="out", **more):
        return run_experiment(table, [data], tmp_path / output, device="cpu", **more)

    for more, message in (
        ({"overrides": ["training.epoch=1"]}, "did you mean 'training.epochs'"),
        ({"only": ["plane"]}, "has no row 'plane'; choose from: plain, dropout"),
    ):
        with pytest.raises(InputError, match=message):
            run(**more)
    assert not (tmp_path / "out").exists()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("dear")
    with pytest.raises(InputError, match="is not empty and holds no experiment"):
        run("mine")
    run("out", only=["plain"], max_epochs=1)
    with pytest.raises(InputError, match="holds another experiment"):
        run("out", max_epochs=2)

    two = {row.name: (row.recipe, list(row.set)) for row in load_table(table).rows}
    wide = ("tiny.toml", ["network.widths=[8, 8]"])
    write_table(table, {"plain": two["plain"], "wide": wide})  # one row is out, another one in
    assert list(run("out", only=["plain"], max_epochs=1).results) == ["plain"], "what was trained is kept"
    write_table(table, {**two, "wide": ("tiny.toml", [])})
    with pytest.raises(InputError, match="holds another experiment"):
        run("out", max_epochs=1)


@pytest.mark.slow
def test_the_tables_say_what_was_measured(data, tmp_path, table):
    out = tmp_path / "out"
    done = run_experiment(
        table, [data], out, max_epochs=3, overrides=["split.validation=0.5", "optimizer.lr=0.02"], device="cpu"
    )
    lines = (out / "two.md").read_text(encoding="utf-8").splitlines()
    tables = [line for line in lines if line.startswith("|")]
    head, rows = tables[0].split(" | "), [line for line in tables if line.startswith(("| plain", "| dropout"))]
    assert all(line.count("|") == tables[0].count("|") for line in rows[:2])
    assert len(rows) >= 4, "the main table and that of the classes"
    plain = dict(zip(head, rows[0].split(" | "), strict=True))
    summary = Evaluation(tuple(read_scores(out / "rows/plain/seed0/held_out.json"))).summaries[ALL_LESIONS]
    assert plain["document: Dice"] == "0.05"
    assert plain["Dice"].startswith(f"{summary.dice.mean:.3f} (")
    assert plain["seeds"] == "1"
    [nothing] = [line for line in tables if "background alone" in line]
    assert nothing.split(" | ")[2] == "0.000"
    assert plain["epochs |"] == "3 of 3 |"
    assert "3 of 4 (short run)" in rows[1]
    text = "\n".join(lines)
    for said in (
        "# Small",
        "The document's figures: A document.",
        "**Short runs**: 1 of 2 rows",
        "means over 2 validation patients (2 cases)",
        "Split by patient: train 2 cases (12 slices), validation 2 cases (12 slices).",
        "**What differences are worth**: 2 patients are measured.",
        "Every row has one seed",
        "`covidseg experiment two --data chests --output FOLDER --max-epochs 3 --set split.validation=0.5 --set",
        "Other than in the recipes: `split.validation=0.5`, `optimizer.lr=0.02`.",
        "- A note.",
        "![Curves of training](two-curves.png)",
    ):
        assert said in text, said
    assert str(tmp_path) not in text
    with (out / "two.csv").open(newline="") as file:
        first, second = csv.DictReader(file)
    assert float(first["All lesions: dice mean"]) == pytest.approx(summary.dice.mean, abs=1e-5)
    assert (first["short_run"], second["short_run"]) == ("no", "yes")
    assert (second["epochs"], second["epochs_asked"], second["epochs_of_recipe"]) == ("3", "3", "4")
    assert first["document: Dice"] == "0.05"
    assert float(first["accuracy mean"]) == pytest.approx(done.results["plain"][0].accuracy.mean, abs=1e-5)
    from PIL import Image

    with Image.open(out / "two-curves.png") as picture:
        assert picture.width > 1000


def test_figures_are_over_patients_and_accuracy_counts_background():
    rng = np.random.default_rng(3)
    cases, scores, wrong, volumes = {}, [], {}, {}
    for name, patient, annotated in (
        ("a", "p", (1, 2, 3)),
        ("b", "p", (1, 2, 3)),
        ("c", "q", (1, 2, 3)),
        ("d", "r", (2,)),
    ):
        found, true = rng.integers(0, 4, (2, 3, 20, 20))
        cases[name] = Case(name, patient, "d", None, None, annotated)
        scores.append(score_case(found, true, 0.5, annotated, name))
        volumes[name] = found.size * 0.5
        wrong.setdefault(patient, []).append(((found, true), np.mean(found != true)))
    assert accuracies(scores, cases, volumes) == [
        pytest.approx(1 - np.mean([share for _, share in wrong["p"]])),
        pytest.approx(1 - wrong["q"][0][1]),
        None,
    ]
    p, q, r = by_patient(scores, cases)
    assert (p.name, q.name, r.name) == ("p", "q", "r")
    both = [np.concatenate(parts) for parts in zip(*(maps for maps, _ in wrong["p"]), strict=True)]
    assert p.classes == score_case(*both, 0.5).classes
    assert list(r.classes) == ["Consolidation", ALL_LESIONS]


def plan(tmp_path, max_epochs, *settings):
    recipe = tmp_path / "row.toml"
    recipe.write_text(
        'name = "row"\n[network]\nname = "unet"\n[preprocessing]\nsize = [64, 64]\n[training]\nepochs = 60\n'
        '[optimizer]\nlr = 0.01\nschedule = "step"\n'
    )
    return Plan.of(Row("row", str(recipe), settings), (), max_epochs)


@pytest.mark.parametrize(("max_epochs", "ends"), [(None, ()), (90, ()), (10, (20, 40))])
def test_a_short_run_falls_where_the_long_one_does(tmp_path, max_epochs, ends):
    """Ten epochs of sixty learn at the rate of the first ten, not at a tenth of it after three."""
    recipe = plan(tmp_path, max_epochs).recipe
    assert recipe.optimizer.step_epochs == ends
    assert recipe.training.epochs == min(60, max_epochs or 60)


def test_a_short_run_keeps_the_steps_that_a_row_asks_for(tmp_path):
    short = plan(tmp_path, 10, "optimizer.step_epochs=[5]").recipe
    assert short.optimizer.step_epochs == (5,)
    assert plan(tmp_path, 10, "optimizer.schedule=constant").recipe.optimizer.step_epochs == ()


def test_only_rows_that_begin_at_0_01_fall_in_zhous_tables():
    for name in ("000-unetplusplus", "000-unetplusplus-corrected"):
        for row in load_table(name).rows:
            optimizer = load_recipe(row.recipe, row.set).optimizer
            assert optimizer.schedule == ("step" if optimizer.lr == 0.01 else "constant"), row.name


@pytest.mark.slow
def test_a_table_may_ask_for_sides_cases_severity_and_depths_from_two_seeds(data, tmp_path):
    (tmp_path / "nested.toml").write_text(
        TINY.replace('name = "unet"', 'name = "unetplusplus"').replace("widths = [4, 8]", "widths = [4, 4, 8]")
        + '[task]\nlabels = "infection"\n'
    )
    table = tmp_path / "one.toml"
    table.write_text(
        'title = "One"\nparts = true\nsubjects = true\nseverity = true\n'
        'rows = [{ name = "nested", recipe = "nested.toml" }]\n'
    )
    folds = ["split.folds=2", "split.ensemble=true", "split.test=0"]
    done = run_experiment(
        table, [data], tmp_path / "out", max_epochs=1, overrides=[*QUICK, *folds], seeds=2, device="cpu"
    )
    assert not done.failures
    first, second = done.results["nested"]
    assert first.dice_by_patient.keys() == second.dice_by_patient.keys()
    assert len(first.dice_by_patient) == 4, "every patient once"
    assert first != second
    assert {side: part.patients for side, part in first.parts.items()} == {"train": 4, "held out": 4}
    assert [depth.depth for depth in first.depths] == [1, 2]
    deepest = first.depths[-1]
    assert deepest.dice == pytest.approx(first.figures["Infection"]["dice"].mean)
    assert deepest.accuracy == pytest.approx(first.accuracy.mean)
    assert first.depths[0].parameters < deepest.parameters
    assert [subject.shape for subject in first.subjects] == [(6, 72, 96)] * 4
    assert all(0 < subject.true_share < 1 for subject in first.subjects)
    for subject in first.subjects:
        assert subject.dice == first.dice_by_patient[f"Chests: {subject.name}"]
    assert first.nothing.figures["dice"].mean == 0
    assert 0.5 < first.nothing.accuracy.mean < 1
    text = (tmp_path / "out" / "one.md").read_text(encoding="utf-8")
    for heading in (
        "What was learnt from against",
        "Each held-out case by itself",
        "Severity CT-0",
        "cut at each depth",
    ):
        assert heading in text
    assert (tmp_path / "out" / "one-parts.png").is_file()
    assert "Split by patient in each fold: train 2 cases (12 slices), validation 2 cases (12 slices)." in text
    assert len(done.curves["nested"]) == 4, "of each fold from each seed"
    with np.load(tmp_path / "out/rows/nested/seed0/answers.npz") as kept:
        truths = [kept[key] for key in kept.files if key.startswith("truth")]
    assert len(truths) == 4
    assert set(np.unique(truths)) == {0, 4}, "the truth in the task's own values"
