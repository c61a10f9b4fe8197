"""A task of one foreground: infection, any lesion or lungs, from reading over losses and scores to segmentation."""

import json

import numpy as np
import pytest
import torch

from CovidSegExtension.cli.main import main
from CovidSegExtension.datasets.cases import find_cases, read_case
from CovidSegExtension.errors import InputError, ModelError
from CovidSegExtension.evaluation.overlap import ALL_LESIONS, in_target, score_case, score_target
from CovidSegExtension.io.images import read_labels, write_labels
from CovidSegExtension.labels import IGNORE, LUNGS, TARGETS
from CovidSegExtension.measurement.volumes import measure
from CovidSegExtension.models.bundle import load, save
from CovidSegExtension.models.card import ModelCard
from CovidSegExtension.postprocessing import Postprocessing
from CovidSegExtension.preprocessing import Preprocessing
from CovidSegExtension.recipes.loading import load_recipe
from CovidSegExtension.training.data.preparation import possible_outputs
from CovidSegExtension.training.run import train
from CovidSegExtension.training.run_directory import read_scores
from CovidSegExtension.volume import LabelMap

from ...support.training_data import TINY, decathlon

NOTHING_UNKNOWN = torch.zeros(4, dtype=torch.bool)


def possible(labels, target, unknown=NOTHING_UNKNOWN, dense=None):
    labels = torch.tensor(labels)
    dense = torch.zeros_like(labels, dtype=torch.bool) if dense is None else torch.tensor(dense)
    return possible_outputs(labels, dense, unknown, TARGETS[target]).T.int().tolist()


def test_what_is_drawn_beside_an_answer_has_the_answers_values():
    labels = np.array([0, 1, 2, 3, 4, 5, 7, IGNORE], np.uint8)
    assert in_target(labels, TARGETS["infection"]).tolist() == [0, 4, 4, 0, 4, IGNORE, IGNORE, IGNORE]
    assert in_target(labels, TARGETS["lesion"]).tolist() == [0, 7, 7, 7, 7, 7, 7, IGNORE]
    assert in_target(labels, TARGETS["classes"]).tolist() == labels.tolist()
    lungs = np.array([0, LUNGS.value], np.uint8)
    assert in_target(lungs, TARGETS["lungs"]).tolist() == lungs.tolist()


def test_infection_merges_ground_glass_and_consolidation_and_leaves_effusion_to_background():
    #                                    0       1       2       3       4       255
    assert possible([0, 1, 2, 3, 4, IGNORE], "infection") == [[1, 0], [0, 1], [0, 1], [1, 0], [0, 1], [1, 1]]


def test_lesion_merges_all_and_a_union_over_its_border_is_not_known_to_infection():
    assert possible([0, 1, 3, 4, 7], "lesion") == [[1, 0], [0, 1], [0, 1], [0, 1], [0, 1]]
    assert possible([5, 7], "infection") == [[1, 1], [1, 1]], "ground glass or effusion"


def test_where_nobody_drew_a_merged_class_dense_background_is_not_known():
    """Effusion was not drawn: dense background may be a lesion, but is no infection in any case."""
    effusion = torch.tensor([False, False, False, True])
    assert possible([0, 0], "lesion", effusion, [False, True]) == [[1, 0], [1, 1]]
    assert possible([0, 0], "infection", effusion, [False, True]) == [[1, 0], [1, 0]]


def test_lungs_are_a_target_of_their_own():
    assert possible([0, LUNGS.value, IGNORE], "lungs") == [[1, 0], [0, 1], [1, 1]]


def test_a_merged_score_is_that_of_the_union_of_its_classes():
    rng = np.random.default_rng(5)
    true, found = rng.integers(0, 5, (3, 9, 9)), rng.integers(0, 2, (3, 9, 9))
    infection = score_target(found * 4, true, 0.5, TARGETS["infection"]).classes
    assert infection == {"Infection": score_case(found, true, 0.5).classes["Infection"]}
    lesion = score_target(found * 7, true, 0.5, TARGETS["lesion"]).classes
    assert lesion == {ALL_LESIONS: score_case(found, true, 0.5).classes[ALL_LESIONS]}
    lungs = score_target(found * 8, found * 8, 0.5, TARGETS["lungs"]).classes["Lungs"]
    assert (lungs.dice, lungs.true_ml) == (1.0, found.sum() * 0.5)


def test_a_merged_answer_has_the_value_of_its_union_and_the_bounds_of_its_classes():
    probabilities = torch.tensor([0.1, 0.9]).view(1, 2, 1, 1).repeat(1, 1, 1, 3)
    field, cavity = np.array([[[True, False, False]]]), np.array([[[True, True, False]]])
    settings = Postprocessing()

    def labels(target):
        return settings.labels_of(probabilities.clone(), field, cavity, (1.0, 1.0), TARGETS[target]).tolist()

    assert labels("infection") == [[[4, 0, 0]]], "within the lung field"
    assert labels("lesion") == [[[7, 7, 0]]], "effusion lies in the cavity"
    assert labels("lungs") == [[[8, 8, 8]]]


def test_millilitres_of_a_merged_answer_have_a_share_of_lung_where_it_lies_in_the_lung():
    labels, sides = np.array([[[4, 4, 0, 7]]], np.uint8), np.array([[[1, 1, 2, 0]]])
    infection, lesion = (measure(labels, 0.5, sides, TARGETS[name].foreground)[0] for name in ("infection", "lesion"))
    assert (infection.label.name, infection.ml, infection.share_of_lung) == ("Infection", 1.0, pytest.approx(2 / 3))
    assert (lesion.ml, lesion.share_of_lung) == (0.5, None)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (["network.classes=2"], "must be 4, .* for one foreground set task.labels to infection, lesion or lungs"),
        (["task.labels=infection", "network.classes=4"], "must be 2, background and what task.labels = 'infection'"),
        (["task.labels=lesion", "loss.class_weights=[1,2,2,2]"], "'loss.class_weights' weighs classes"),
        (["task.labels=lesion", "postprocessing.class_odds=[1,2,2,2]"], "'postprocessing.class_odds' weighs classes"),
        (["task.labels=lungs", "augmentation.effusion=0.5"], "'augmentation.effusion' changes lesions"),
        (["task.labels=lungs", "preprocessing.mask=lungs"], "would show the network the answer"),
    ],
)
def test_what_needs_classes_is_refused_where_the_task_merges_them(tmp_path, settings, message):
    (tmp_path / "tiny.toml").write_text(TINY)
    with pytest.raises(InputError, match=message):
        load_recipe(tmp_path / "tiny.toml", settings)


def test_a_card_knows_its_target_and_refuses_another_number_of_outputs():
    card = {"name": "x", "version": "1", "description": "", "network": "unet", "preprocessing": Preprocessing()}
    infection = ModelCard(**card, network_arguments={"classes": 2}, labels={"Infection": 4})
    assert infection.target is TARGETS["infection"]
    assert ModelCard(**card, network_arguments={}).target is TARGETS["classes"]
    with pytest.raises(ModelError, match="does not have 2 outputs"):
        ModelCard(**card, network_arguments={}, labels={"Infection": 4})
    odds = Postprocessing(class_odds=(1, 2, 2, 1))
    with pytest.raises(ModelError, match="class_odds weigh classes"):
        ModelCard(**card, network_arguments={"classes": 2}, labels={"Infection": 4}, postprocessing=odds)
    infection.to_json()
    with pytest.raises(InputError, match="tells infection from background alone, and reports need"):
        infection.require_classes("reports")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Four chests, each with a mask of its lungs: the middle of the picture."""
    folder = decathlon(tmp_path_factory.mktemp("data") / "chests", 4)
    for case in find_cases([folder]):
        labels = read_labels(case.label)
        lungs = np.zeros_like(labels.labels)
        lungs[:, 10:50, 10:60] = 1
        write_labels(folder / "lungsTr" / case.image.name, LabelMap(lungs, labels.grid))
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(("task", "name", "value"), [("infection", "Infection", 4), ("lungs", "Lungs", 8)])
def test_a_network_of_one_foreground_trains_measures_and_segments(data, tmp_path, task, name, value):
    (tmp_path / "tiny.toml").write_text(TINY)
    overrides = [
        f"task.labels={task}",
        "training.epochs=14",
        "loss.name=foreground_dice",
        "optimizer.lr=0.03",
        "postprocessing.bound_by_lungs=false",
    ]
    trained = train(tmp_path / "tiny.toml", [data], tmp_path / "run", overrides=overrides, device="cpu")
    assert trained.card.labels == {name: value}
    [scores] = read_scores(tmp_path / "run" / "held_out.json")
    assert list(scores.classes) == [name]
    assert trained.card.metrics.held_out["Chests"][name].dice_mean == pytest.approx(scores.classes[name].dice, abs=1e-4)
    case = find_cases([data])[0]
    command = ["segment", str(case.image), "--model", str(trained.folder), "--device", "cpu", "--lung-mask", "none"]
    assert main([*command, "-o", str(tmp_path / "out.nii.gz")]) == 0
    found = read_labels(tmp_path / "out.nii.gz").labels
    assert set(np.unique(found)) == {0, value}
    _, truth = read_case(case, TARGETS[task])
    assert score_target(found, truth.labels, 1.0, TARGETS[task]).classes[name].dice > 0.3
    assert main([*command, "-o", str(tmp_path / "out.seg.nrrd")]) == 2
    assert not (tmp_path / "out.seg.nrrd").exists()


def test_lungs_that_nobody_drew_are_told(tmp_path):
    folder = decathlon(tmp_path / "chests", 1)
    with pytest.raises(InputError, match="has no lung mask to learn from; expected one in the folder lungsTr"):
        read_case(find_cases([folder])[0], TARGETS["lungs"])


def test_a_merged_model_keeps_its_target_in_fine_tuning(data, tmp_path):
    (tmp_path / "tiny.toml").write_text(TINY)
    from CovidSegExtension.networks import build

    arguments = {"widths": [4, 8], "classes": 2}
    card = ModelCard("old", "1", "", "unet", arguments, Preprocessing(size=(64, 64)), labels={"Infection": 4})
    save(tmp_path / "old", build("unet", **arguments), card)
    recipe = load_recipe("finetune", [], load(tmp_path / "old").card)
    assert (recipe.task.labels, recipe.network["classes"]) == ("infection", 2)
    with pytest.raises(InputError, match=r"'task\.labels' is 'lesion', but fine-tuning keeps"):
        load_recipe("finetune", ["task.labels=lesion"], card)
    assert json.loads((tmp_path / "old" / "model.json").read_text(encoding="utf-8"))["labels"] == {"Infection": 4}
