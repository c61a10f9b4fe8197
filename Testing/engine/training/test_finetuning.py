"""Fine-tuning a model on corrected cases, as the panel's Retrain does, with the figures before and after."""

import dataclasses
import json

import numpy as np
import pytest
import torch

from CovidSegExtension.cli.main import main
from CovidSegExtension.datasets.cases import Case
from CovidSegExtension.datasets.quality import fingerprint
from CovidSegExtension.datasets.training_set import add_case
from CovidSegExtension.errors import InputError
from CovidSegExtension.evaluation.overlap import CaseScore, ClassScore
from CovidSegExtension.io import images
from CovidSegExtension.labels import GGO, PLEURAL_EFFUSION
from CovidSegExtension.models import store
from CovidSegExtension.models.bundle import load, save
from CovidSegExtension.models.card import CasesMet, TrainingData
from CovidSegExtension.recipes.schema import Split
from CovidSegExtension.training.finetuning import LEARNT, NEW, OLD, TRAINED_ON, Comparison, History, cases_met
from CovidSegExtension.training.reporting import Report
from CovidSegExtension.training.run import train
from CovidSegExtension.volume import Volume

from ...support.chests import small_chest
from ...support.models import save_threshold_model, threshold_network
from ...support.segmenters import cpu_segmenter
from ...support.training_data import decathlon

QUICK = ["training.keep=0", "training.epochs=1", "training.num_workers=0", "sampling.per_epoch=8"]


@pytest.fixture(autouse=True)
def own_models_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "user_models_folder", lambda: tmp_path / "models of the user")
    return tmp_path / "models of the user"


def corrected(folder, count=1, seed=100):
    """A training set as the panel makes it: chests of which GGO alone was corrected."""
    for index in range(count):
        volume, labels = small_chest((6, 72, 96), (5.0, 3.0, 3.0))
        noise = np.random.default_rng(seed + index).normal(0, 15, volume.shape)
        noisy = Volume.from_array((volume.hounsfield + noise).astype(np.int16), volume.affine)
        add_case(folder, noisy, labels, [1], name=f"corrected_{seed + index}")
    return folder


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A model that finds the lesions of small chests by their HU, said to be validated on the last of three."""
    folder = tmp_path_factory.mktemp("base")
    data = decathlon(folder / "data", 3)
    prints = [fingerprint(images.read_volume(data / f"imagesTr/Chests_{index}.nii.gz")) for index in range(3)]
    card = dataclasses.replace(
        save_threshold_model(folder / "threshold").card,
        cases=CasesMet(tuple(prints[:2]), tuple(prints[2:])),
        training_data=(TrainingData("Chests", 3, (1, 2, 3), "free"),),
        limitations=("Finds by HU alone.",),
    )
    return save(folder / "model", threshold_network(), card, half=False), data


def run_json(capsys, *words):
    code = main([*map(str, words), "--json", "--device", "cpu"])
    captured = capsys.readouterr()
    return code, [json.loads(line) for line in captured.out.splitlines()], captured.err


def sets(overrides):
    return [word for override in overrides for word in ("--set", override)]


def test_one_corrected_case_is_enough_and_says_that_nothing_was_measured(base, tmp_path, capsys, own_models_folder):
    words = ["train", "--init", base[0].folder, "--data", corrected(tmp_path / "mine"), "--output", tmp_path / "run"]
    words += ["--name", "ours", "--install", *sets(QUICK)]
    code, events, errors = run_json(capsys, *words)
    assert (code, errors) == (0, "")
    assert any("No case is held out" in event.get("text", "") for event in events)
    [epoch] = [event for event in events if event["event"] == "epoch"]
    assert (epoch["epoch"], epoch["epochs"]) == (1, 1)
    assert epoch["loss"] > 0
    done = events[-1]
    assert (done["event"], done["name"]) == ("done", "ours")
    assert done["installed"] == str(own_models_folder / "ours")

    card = load("ours").card
    assert card.network_arguments == base[0].card.network_arguments
    assert card.preprocessing == base[0].card.preprocessing
    assert "no case was held out" in card.metrics.how
    tuning = card.fine_tuning
    assert json.loads(json.dumps(dataclasses.asdict(tuning))) == done["fine_tuning"]
    assert tuning.origin.sha256 == base[0].card.sha256
    assert "was not measured" in tuning.how
    assert tuning.groups[TRAINED_ON].before.keys() == tuning.groups[TRAINED_ON].after.keys()
    assert {(data.name, data.cases, data.labels) for data in card.training_data} == {
        ("Chests", 3, (1, 2, 3)),
        ("mine", 1, (1,)),
    }

    code, events, errors = run_json(capsys, *words)
    assert (code, events) == (2, [])
    assert "There is a model 'ours' already" in errors


def test_old_validation_cases_stay_held_out_and_a_loss_on_them_is_said(base, tmp_path, capsys):
    trained, data = base
    held_out, output = "Chests_2", tmp_path / "run"
    wrecking = [*QUICK, "optimizer.lr=1", "optimizer.schedule=constant", "training.ema_decay=0"]
    words = ["train", "--init", trained.folder, "--data", corrected(tmp_path / "mine", 3), data, "--output", output]
    code, events, _ = run_json(capsys, *words, *sets(wrecking))
    assert code == 0
    [split] = json.loads((output / "split.json").read_text(encoding="utf-8"))
    assert held_out in split["validation"]
    assert sum(name.startswith("corrected") for name in split["validation"]) == 1
    tuning = events[-1]["fine_tuning"]
    before, after = (tuning["groups"]["old validation cases"][when] for when in ("before", "after"))
    assert tuning["groups"]["new cases, held out"]["after"] == events[-1]["metrics"]["held_out"]["mine"]
    truth = images.read_labels(data / "labelsTr" / f"{held_out}.nii.gz").labels
    for tested, figures in ((trained, before), (output / "model", after)):
        image = images.read_volume(data / f"imagesTr/{held_out}.nii.gz")
        found = cpu_segmenter(tested).segment(image).labels
        dice = 2 * ((found > 0) & (truth > 0)).sum() / ((found > 0).sum() + (truth > 0).sum())
        assert figures["All lesions"]["dice_mean"] == pytest.approx(dice, abs=1e-4)
    assert before["All lesions"]["dice_mean"] > after["All lesions"]["dice_mean"] + 0.05, "it was wrecked"
    card = load(output / "model").card
    fell = "On the old validation cases the mean Dice of All lesions fell"
    for sentences in (tuning["worse"], card.limitations):
        assert any(sentence.startswith(fell) for sentence in sentences)
    assert card.limitations[0] == "Of threshold 1, from which it was fine-tuned: Finds by HU alone."
    assert len(card.cases.learnt) == 4
    assert len(card.cases.held_out) == 2
    assert set(trained.card.cases.held_out) <= set(card.cases.held_out)


def test_a_fall_is_worse_and_a_rise_is_not():
    def scores(dice, effusion=0.0):
        ggo, other = ClassScore(dice, 1.0, 1.0), ClassScore(0.0, effusion, 0.0)
        return [CaseScore("a", {GGO.name: ggo, PLEURAL_EFFUSION.name: other})]

    groups = {"a": "old validation cases"}
    fell = Comparison.of(groups, scores(0.5), scores(0.4))
    assert len(fell.worse) == 1
    assert "fell from 0.500 to 0.400" in fell.worse[0]
    assert "WORSE" in fell.text()
    for after in (0.5, 0.499, 0.9):
        assert not Comparison.of(groups, scores(0.5), scores(after)).worse
    [imagined] = Comparison.of(groups, scores(0.5), scores(0.5, effusion=0.1)).worse
    assert "Pleural effusion is found in 1 case without it, before in 0" in imagined


def cases_of(**counts):
    return [
        Case(f"{data_set}_{index}", f"{data_set}: {index}", data_set, "", "", (1, 2, 3))
        for data_set, count in counts.items()
        for index in range(count)
    ]


def test_history_tells_old_from_new_by_fingerprint_or_by_data_set(base):
    cases = cases_of(a=3, Chests=2)
    prints = {case.name: case.name for case in cases}
    card = base[0].card
    by_print = History.of(dataclasses.replace(card, cases=CasesMet(("a_0",), ("a_1",))), cases, prints)
    assert by_print.groups == {"a_0": LEARNT, "a_1": OLD, "a_2": NEW, "Chests_0": NEW, "Chests_1": NEW}
    silent = dataclasses.replace(card, cases=None, training_data=(TrainingData("Chests", 2, (1, 2, 3), "free"),))
    by_name = History.of(silent, cases, prints)
    assert [by_name.groups[case.name] for case in cases] == [NEW, NEW, NEW, LEARNT, LEARNT]


def test_a_model_tuned_twice_still_knows_what_its_first_one_learnt(base):
    cases = cases_of(Chests=2, mine=2)
    prints = {case.name: case.name for case in cases}
    first = dataclasses.replace(base[0].card, cases=None)  # says which data sets, but not which cases
    history = History.of(first, cases, prints)
    [part] = history.split(cases, Split(validation=0))
    tuned = dataclasses.replace(first, cases=history.met(cases_met([part], prints), prints, first))
    later = cases_of(Chests=3, mine=3)
    groups = History.of(tuned, later, {case.name: case.name for case in later}).groups
    assert [name for name, group in groups.items() if group == NEW] == ["mine_2"]


def test_weights_go_back_to_those_of_the_old_model(base, tmp_path):
    data = corrected(tmp_path / "mine")
    kept = [override for override in QUICK if "keep" not in override]
    tuned = {}
    for share in (0, 0.25, 1):
        overrides = [*kept, f"training.keep={share}"]
        trained = train(
            None,
            [data],
            tmp_path / f"run{share}",
            init=base[0].folder,
            overrides=overrides,
            device="cpu",
            report=Report(),
        )
        tuned[share] = trained.network.state_dict()
    old = base[0].network.state_dict()
    moved = 0.0
    for name, weights in tuned[0.25].items():
        if not weights.is_floating_point():
            continue  # how many batches the normalisation has seen
        expected = 0.75 * tuned[0][name].float() + 0.25 * old[name].float()
        torch.testing.assert_close(weights.float(), expected, atol=0.05, rtol=2e-3)
        torch.testing.assert_close(tuned[1][name].float(), old[name].float(), atol=0.05, rtol=2e-3)
        moved += (tuned[0][name].float() - old[name].float()).abs().max().item()
    assert moved > 0.01


def test_fine_tuning_holds_out_old_and_new_cases():
    cases = cases_of(a=10, b=10)
    groups = {case.name: NEW if case.data_set == "a" else LEARNT for case in cases}
    [part] = History(groups).split(cases, Split(validation=0.2))
    held = [case.name for case in part.validation]
    assert sorted(name[0] for name in held) == ["a", "a", "b", "b"], "some of the old, to see what is forgotten"
    groups |= {"b_3": OLD}
    [part] = History(groups).split(cases, Split(validation=0.2))
    held = [case.name for case in part.validation]
    assert [name for name in held if name.startswith("b")] == ["b_3"], "clean old cases are better than seen ones"
    assert len(held) == 3
    with pytest.raises(InputError, match="add cases to learn from"):
        History(dict.fromkeys(groups, OLD)).split(cases, Split())


def test_a_run_without_anything_to_train_and_a_bad_name_are_refused(base, tmp_path):
    data = corrected(tmp_path / "mine")
    with pytest.raises(InputError, match="nothing to train"):
        train(None, [data], tmp_path / "run")
    with pytest.raises(InputError, match="letters, digits"):
        train(None, [data], tmp_path / "run", init=base[0].folder, name="../escape")
    with pytest.raises(InputError, match="fine-tuning keeps what the model"):
        train(None, [data], tmp_path / "run", init=base[0].folder, overrides=["network.widths=[8,16]"])
    assert not (tmp_path / "run").exists()
