"""Recipe values given on the command line, and recipes that fine-tune a model."""

import pytest

from CovidSegExtension.errors import InputError
from CovidSegExtension.models import bundle as model
from CovidSegExtension.recipes.schema import load_recipe


def test_overrides_are_typed_and_reach_every_table():
    recipe = load_recipe(
        "accurate",
        [
            "optimizer.lr=1",
            "optimizer.name = sgd",
            "sampling.per_epoch=none",
            "preprocessing.size=[64, 96]",
            "network.widths=[4, 8]",
            'data."LUNG1 effusion".licence=mine',
            "name=other",
        ],
    )
    assert (recipe.name, recipe.optimizer.lr, recipe.optimizer.name) == ("other", 1, "sgd")
    assert recipe.sampling.per_epoch is None
    assert recipe.preprocessing.size == (64, 96)
    assert recipe.network["widths"] == [4, 8]
    assert recipe.data["LUNG1 effusion"].licence == "mine"
    assert recipe.data["CT100"].patients, "the rest stays"


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ("optimizer.lrr=1", r"no key 'optimizer\.lrr'; did you mean 'optimizer\.lr'"),
        ("optimiser.lr=1", "did you mean 'optimizer'"),
        ("optimizer.lr=fast", r"'optimizer\.lr' must be a number, not 'fast'"),
        ("optimizer.lr=none", r"'optimizer\.lr' must be a number, not 'none'"),
        ("optimizer=3", "'optimizer' must be a table"),
        ("optimizer.lr.x=3", r"'optimizer\.lr' must be a number"),
        ("training.epochs=2.5", r"'training\.epochs' must be int"),
        ("training.epochs=0", r"'training\.epochs' must be 1 or more"),
        ("training.seed=true", r"'training\.seed' must be int"),
        ("training.precision=half", r"'training\.precision' must be one of auto, 32-true, 16-mixed, bf16-mixed"),
        ("sampling.per_epoch=some", r"'sampling\.per_epoch' must be int or none"),
        ("preprocessing.size=[64]", r"'preprocessing\.size' must be a list of 2, each int, or none"),
        ("preprocessing.crop=lung", r"'preprocessing\.crop' must be one of image, lungs"),
        ("loss.class_weights=[1, 2]", r"'loss\.class_weights' must be a list of 4, each a number"),
        ("nonsense", "write it as optimizer.lr=0.001"),
        ("=3", "write it as optimizer.lr=0.001"),
    ],
)
def test_bad_overrides_are_refused(override, message):
    with pytest.raises(InputError, match=message):
        load_recipe("accurate", [override])


def test_fine_tuning_takes_network_and_preprocessing_of_the_model(threshold_model):
    recipe = load_recipe("finetune", init=threshold_model.card)
    assert recipe.network == {"name": "unet", "widths": [3]}
    assert recipe.preprocessing == threshold_model.card.preprocessing
    assert recipe.postprocessing == threshold_model.card.postprocessing
    changed = load_recipe("finetune", ["postprocessing.min_component_ml=2"], threshold_model.card)
    assert changed.postprocessing.min_component_ml == 2
    assert changed.postprocessing.bound_by_lungs == threshold_model.card.postprocessing.bound_by_lungs


def test_a_recipe_that_fits_its_own_model_may_fine_tune_it():
    card = model.load("accurate").card
    recipe = load_recipe("accurate", init=card)
    assert recipe.preprocessing == card.preprocessing
    assert (recipe.network["name"], recipe.ensemble.networks) == ("ensemble", 1), "it is one already"
    assert recipe.ensemble.quick_above == card.quick_above


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ("network.widths=[4, 8]", r"'network\.widths' is \[4, 8\], but fine-tuning keeps .* 'threshold' has, \[3\]"),
        ("preprocessing.window_hu=[-1000, 400]", r"'preprocessing\.window_hu' is .* 'threshold' has, \[-1000, 200\]"),
    ],
)
def test_a_recipe_that_does_not_fit_the_model_is_refused(threshold_model, override, message):
    with pytest.raises(InputError, match=message):
        load_recipe("finetune", [override], threshold_model.card)
