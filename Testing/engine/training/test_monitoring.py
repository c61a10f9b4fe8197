"""What a training shows: curves, sheets of held-out slices, tables, expected time, what it ran on."""

import dataclasses
import re
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from CovidSegExtension.evaluation.overlap import score_case
from CovidSegExtension.models.card import ClassFigures, HeldOutMetrics
from CovidSegExtension.recipes.schema import Recipe, Sampling, Training
from CovidSegExtension.report.side_by_side import Row, sheet, telling_row
from CovidSegExtension.training.data.preparation import SliceDataset
from CovidSegExtension.training.monitoring.curves import draw_curves, fit_folders, read_curves, spread
from CovidSegExtension.training.monitoring.duration import Pace, measure_pace
from CovidSegExtension.training.monitoring.sheets import choose, label_map
from CovidSegExtension.training.monitoring.summary import fold_table, held_out_table
from CovidSegExtension.training.monitoring.surroundings import ran_on, surroundings
from CovidSegExtension.training.reporting import TextReport
from CovidSegExtension.training.run_directory import write_rows

from ...support.chests import small_chest
from ...support.training_data import decathlon, prepare


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    from CovidSegExtension.datasets.cases import find_cases

    folder = tmp_path_factory.mktemp("prepared")
    recipe = Recipe(
        name="r", network={"name": "unet", "widths": [4, 8]}, training=Training(batch_size=2, num_workers=0)
    )
    recipe = dataclasses.replace(recipe, preprocessing=dataclasses.replace(recipe.preprocessing, size=(32, 32)))
    cases = find_cases([decathlon(folder / "data", 2)])
    return recipe, [prepare(case, folder / case.name, recipe.preprocessing, Sampling()) for case in cases]


def test_curves_hold_every_figure_over_all_parts_of_a_run(tmp_path):
    for version, text in enumerate(
        ("epoch,step,train_loss,odd\n0,1,0.5,\n1,2,0.4,7\n", "epoch,step,val_dice\n2,3,0.9\n")
    ):
        log = tmp_path / "logs" / f"version_{version}" / "metrics.csv"
        log.parent.mkdir(parents=True)
        log.write_text(text)
    assert read_curves(tmp_path) == {"train_loss": {0: 0.5, 1: 0.4}, "odd": {1: 7.0}, "val_dice": {2: 0.9}}
    draw_curves(tmp_path)
    from PIL import Image

    with Image.open(tmp_path / "curves.png") as picture:
        assert picture.width > 1000, "three panels side by side"


def test_of_several_folds_curves_show_the_mean_and_how_far_they_lie_apart(tmp_path, monkeypatch):
    for fold, text in enumerate(("0,0.5,1.0\n1,0.4,\n", "0,0.7,3.0\n1,0.6,\n2,0.2,\n")):
        log = tmp_path / "run" / f"fold{fold}" / "logs" / "version_0" / "metrics.csv"
        log.parent.mkdir(parents=True)
        log.write_text(f"epoch,val_dice,seconds\n{text}")
    (tmp_path / "run" / "final" / "logs").mkdir(parents=True)  # holds nobody out
    folds = fit_folders(tmp_path / "run")
    assert [fold.name for fold in folds] == ["fold0", "fold1"]
    epochs, mean, low, high = spread([read_curves(fold)["val_dice"] for fold in folds])
    assert epochs == [0, 1, 2]
    assert mean == pytest.approx([0.6, 0.5, 0.2])
    assert (low, high) == ([0.5, 0.4, 0.2], [0.7, 0.6, 0.2])
    drawn = {}

    def keep(figure, path, **_):
        drawn[path] = figure
        path.write_bytes(b"")

    monkeypatch.setattr("matplotlib.figure.Figure.savefig", keep)
    draw_curves(tmp_path / "run", folds)
    [figure] = drawn.values()
    dice = figure.axes[0]
    whole, thin = dice.lines
    assert whole.get_xydata().tolist() == pytest.approx(np.array([[1, 0.6], [2, 0.5]]))
    assert thin.get_xydata()[-1].tolist() == [3, 0.2], "where one fold has ended"
    assert thin.get_linewidth() < whole.get_linewidth()
    [band] = dice.collections
    top = band.get_paths()[0].get_extents()
    assert (top.ymin, top.ymax) == (0.2, 0.7)


def test_an_ensembles_curves_are_those_of_its_networks(tmp_path):
    for network in ("network0", "network1"):
        (tmp_path / network / "logs").mkdir(parents=True)
    assert [fit.name for fit in fit_folders(tmp_path)] == ["network0", "network1"]


def test_possible_classes_become_the_labels_that_were_drawn():
    possible = torch.tensor([[1, 0, 0, 0], [0, 1, 0, 0], [0, 1, 1, 0], [1, 1, 1, 1], [1, 0, 0, 1]], dtype=torch.bool).T
    assert label_map(possible).tolist() == [0, 1, 4, 255, 255]


def test_a_sheet_takes_slices_of_all_cases_those_with_most_classes_first(prepared):
    _, cases = prepared
    slices = SliceDataset(cases, prepared[0].preprocessing)
    chosen = [slices.slices[index] for index in choose(slices, 3)]
    assert [case.case.name for case, _ in chosen] == ["Chests_0", "Chests_1", "Chests_0"]
    most = max(int(case.classes[z, 1:].sum()) for case, z in slices.slices)
    assert [int(case.classes[z, 1:].sum()) for case, z in chosen[:2]] == [most, most]
    assert len(choose(slices, 100)) == len(slices)


def test_a_row_shows_the_slice_where_truth_or_prediction_is_and_the_sheet_draws_both():
    volume, labels = small_chest()
    found = np.zeros_like(labels)
    row = telling_row("case", volume, (labels, found))
    assert row.label_maps[0].any()
    assert not row.label_maps[1].any()
    picture = np.asarray(sheet([row], width=120))
    truth, prediction = picture[26:-40, 132:252], picture[26:-40, 258:378]
    coloured = [int((np.ptp(part.astype(int), axis=2) > 60).sum()) for part in (truth, prediction)]
    assert coloured[0] > 50
    assert coloured[1] == 0


def test_the_sheet_of_held_out_cases_goes_from_the_worst_to_the_best(tmp_path, monkeypatch):
    truth = np.zeros((1, 10, 20), np.uint8)
    truth[0, :, :10] = 1
    rows, scores = [], []
    for index in range(30):
        found = np.where(np.arange(20) < (index * 7) % 30 / 3, truth, 0)
        scores.append(score_case(found, truth, 1.0, name=str(index)))
        rows.append(Row(f"case {index}", np.zeros((10, 20)), (truth[0], found[0]), 0.5))
    rows.append(dataclasses.replace(rows[0], caption="empty"))
    scores.append(score_case(0 * truth, 0 * truth, 1.0, name="empty"))
    drawn = []
    monkeypatch.setattr(
        "CovidSegExtension.training.run_directory.sheet", lambda shown: drawn.append(shown) or sheet(shown, width=40)
    )
    write_rows(tmp_path / "held_out.png", rows, scores)
    *others, last = drawn[0]
    assert last.caption == "empty: no lesion", "nothing to find and nothing found is right"
    dice = [float(re.search(r"Dice ([\d.]+)$", row.caption)[1]) for row in others]
    assert len(dice) == 11
    assert dice == sorted(dice)
    assert dice[0] == 0
    assert dice[-1] > 0.9
    assert (tmp_path / "held_out.png").is_file()
    write_rows(tmp_path / "none.png", [], [])
    assert not (tmp_path / "none.png").exists()


def test_tables_say_the_figures_of_the_card_and_of_each_fold():
    figures = ClassFigures(0.5, 0.1, 4, 1, 0.6, None, 0.55)
    text = held_out_table(HeldOutMetrics("So it was measured.", {"Set": {"Consolidation": figures}}))
    head, _, row, how = text.splitlines()
    assert row.split("  ")[0] == "Set"
    assert re.split(r"\s{2,}", row) == ["Set", "Consolidation", "4", "0.500 ± 0.100", "0.550", "0.600", "–", "1"]
    assert len(re.split(r"\s{2,}", head)) == 8
    assert how == "So it was measured."
    assert held_out_table(HeldOutMetrics()) == "Not measured."
    truth = np.ones((1, 4, 4), np.uint8)
    folds = {"fold 1": [score_case(truth, truth, 1.0, (1,))], "fold 2": [score_case(0 * truth, truth, 1.0, (1,))]}
    between = fold_table(folds).splitlines()[-1]
    assert re.split(r"\s{2,}", between) == ["between folds", "2", "0.500 ± 0.707", "0.500 ± 0.707"]


def test_expected_time_is_that_of_all_steps(prepared):
    recipe, cases = prepared
    pace = measure_pace(recipe, cases[:1], cases[1:], torch.device("cpu"))
    assert pace.steps == len(SliceDataset(cases[:1], recipe.preprocessing)) // 2
    assert pace.looked == len(SliceDataset(cases[1:], recipe.preprocessing))
    assert min(pace.slice_s, pace.step_s) > 0
    made = Pace(slice_s=0.1, step_s=1.0, steps=10, looked=0)
    settings = dataclasses.replace(recipe.training, epochs=3, batch_size=5)
    alone = dataclasses.replace(recipe, training=settings)
    assert made.fit_s(alone) == pytest.approx(3 * 10 * (1.0 + 0.5))
    helped = dataclasses.replace(recipe, training=dataclasses.replace(settings, num_workers=2))
    assert made.fit_s(helped) == pytest.approx(3 * 10 * 1.0), "slices are prepared meanwhile"
    assert "about 2 min (2 fits of 3 epochs, 10 steps each" in made.text(alone, 2)


def test_a_run_says_what_it_was_made_with():
    recipe = Recipe(name="r", training=Training(seed=5))
    kept = surroundings(recipe, torch.device("cpu"), 1)
    assert kept["packages"].keys() >= {"python", "covidseg", "torch", "lightning", "numpy"}
    assert kept["precision"] in ("32-true", "bf16-mixed")
    assert kept["seeds"] == {"training": [5], "split": 0, "phantoms": 101}
    assert kept["commit"] is None or re.fullmatch(r"[0-9a-f]{40}(-dirty)?", kept["commit"])
    assert ran_on(recipe, torch.device("cpu")).items() <= kept.items()


def test_progress_says_how_long_a_stage_will_take(capsys, monkeypatch):
    clock = iter([0.0, 0.0, 30.0, 30.0, 60.0])
    monkeypatch.setattr("CovidSegExtension.training.reporting.time", SimpleNamespace(monotonic=lambda: next(clock)))
    report = TextReport()
    report.progress("cases read", 0, 3)
    report.progress("cases read", 1, 3)
    report.progress("cases read", 3, 3)
    assert capsys.readouterr().out.splitlines() == ["cases read: 1 of 3, 60 s left", "cases read: 3 of 3"]
