"""Recipe values given on the command line, and recipes that fine-tune a model."""

import pytest

from CovidSegExtension.errors import InputError
from CovidSegExtension.models.bundle import load
from CovidSegExtension.recipes.loading import load_recipe


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
        ("training.epochs=2.5", r"'training\.epochs' must be a whole number, not 2\.5"),
        ("training.epochs=0", r"'training\.epochs' must be at least 1, not 0"),
        ("training.seed=true", r"'training\.seed' must be a whole number, not True"),
        ("training.precision=half", r"'training\.precision' must be 'auto', '32-true', '16-mixed' or 'bf16-mixed'"),
        ("sampling.per_epoch=some", r"'sampling\.per_epoch' must be a whole number"),
        ("preprocessing.size=[64]", r"'preprocessing\.size' must be a list of 2, not \[64\]"),
        ("preprocessing.crop=lung", r"'preprocessing\.crop' must be 'image' or 'lungs'"),
        ("loss.class_weights=[1, 2]", r"'loss\.class_weights' must be a list of 4, not \[1, 2\]"),
        ("optimizer.lr=nan", r"'optimizer\.lr' must be a finite number"),
        ("optimizer.lr=inf", r"'optimizer\.lr' must be a finite number"),
        ("optimizer.lr=-1", r"'optimizer\.lr' must be above 0"),
        ("optimizer.lr=1e999", r"'optimizer\.lr' must be a finite number"),
        ("training.num_workers=-1", r"'training\.num_workers' must be at least 0"),
        ("training.workers=1", r"did you mean 'training\.num_workers'"),
        ("training.seed=-1", r"'training\.seed' must be at least 0"),
        ("training.ema_decay=1", r"'training\.ema_decay' must be below 1"),
        ("augmentation.flip=2", r"'augmentation\.flip' must be at most 1"),
        ("augmentation.noise_hu=-1", r"'augmentation\.noise_hu' must be at least 0"),
        ("phantoms.count=1000000", r"'phantoms\.count' must be at most 1000"),
        ("ensemble.networks=100000", r"'ensemble\.networks' must be at most 32"),
        ("preprocessing.size=[30000, 30000]", "at most 1024"),
        ("preprocessing.window_hu=[nan, 100]", r"'preprocessing\.window_hu\[0\]' must be a finite number"),
        ("postprocessing.class_odds=[1, 1, 1, inf]", r"'postprocessing\.class_odds\[3\]' must be a finite number"),
        ("network.classes=2", r"'network\.classes' must be 4"),
        ("network.widths=[]", "cannot be built with widths"),
        ("network.widths=[1000000000]", "cannot be built with widths"),
        ("network.name=unett", "did you mean 'unet'"),
        ("network=3", "'network' must be a table"),
        ("preprocessing.soft_tissue_window_hu=none", r"prepares 1 window, but its network\.in_channels is 2"),
        ("loss.name=dice", r"'loss\.class_weights' does nothing in the loss 'dice'"),
        ('data.CT100.patients=[["a", 3]]', r"'data\.CT100\.patients\[0\]\[1\]' must be text"),
        ('data.CT100.licens="mine"', r"no key 'data\.CT100\.licens'; did you mean 'data\.CT100\.licence'"),
        ("split.folds=1", "must be 0"),
        ("split.validation=1", r"'split\.validation' must be below 1"),
        ("limitations=[1979-05-27, 3]", r"'limitations\[1\]' must be text"),
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
    card = load("accurate").card
    recipe = load_recipe("accurate", init=card)
    assert recipe.preprocessing == card.preprocessing
    assert (recipe.network["name"], recipe.ensemble.networks) == ("ensemble", 1), "it is one already"
    assert recipe.ensemble.quick_above == card.quick_above


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ("network.widths=[4, 8]", r"'network\.widths' is \[4, 8\], but fine-tuning keeps .* 'threshold' has, \[3\]"),
        (
            "preprocessing.window_hu=[-1000, 400]",
            r"window_hu' is .* 'threshold' has, \[-1000\.0, 200\.0\]",
        ),
    ],
)
def test_a_recipe_that_does_not_fit_the_model_is_refused(threshold_model, override, message):
    with pytest.raises(InputError, match=message):
        load_recipe("finetune", [override], threshold_model.card)


def test_a_changed_recipe_does_not_speak_of_the_model_that_it_made_as_it_stands():
    whole = load_recipe("accurate")
    assert any("Held out" in text for text in whole.limitations)
    changed = load_recipe("accurate", ["training.epochs=2", "name=mine"])
    assert changed.description == "Trained by the recipe 'accurate' with training.epochs=2, name=mine."
    assert changed.limitations == ()
    described = load_recipe("accurate", ["description=ours", 'limitations=["few cases"]'])
    assert (described.description, described.limitations) == ("ours", ("few cases",))
