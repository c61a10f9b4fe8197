"""The shipped recipes and tables, recipes with a base, and what only they use: test patients, decay, monitor."""

import dataclasses

import lightning
import pytest
import torch
from torch import nn

from CovidSegExtension.datasets.cases import Case
from CovidSegExtension.errors import InputError
from CovidSegExtension.experiments.tables import Plan, load_table
from CovidSegExtension.networks import build
from CovidSegExtension.recipes.files import shipped_recipes, shipped_tables
from CovidSegExtension.recipes.loading import load_recipe
from CovidSegExtension.recipes.schema import WEIGHTED_LOSSES, Loss, Optimizer, Recipe, Split, Training
from CovidSegExtension.training.data.splits import split_by_patient
from CovidSegExtension.training.lightning_module import SegmentationTask, cosine_factor
from CovidSegExtension.training.losses import LOSSES

ALIKE = [1.0, 1.0, 1.0, 1.0]
WHOLE = [name for name in shipped_recipes() if not name.rpartition("/")[2].startswith("_")]


@pytest.mark.parametrize("name", WHOLE)
def test_every_shipped_recipe_can_be_read_and_built(name):
    recipe = load_recipe(name)
    assert recipe.loss.name in LOSSES
    with torch.device("meta"):
        build(**recipe.network)
    assert recipe.network.get("in_channels", 1) == len(recipe.preprocessing.windows_hu)
    assert (recipe.preprocessing.patch is not None) == ("3d" in recipe.network["name"])


def test_recipes_of_public_data_keep_slices_of_one_patient_together():
    for name in WHOLE:
        if name != "finetune":
            assert ("ct100_010", "ct100_043") in load_recipe(name).data["CT100"].patients


@pytest.mark.parametrize("name", shipped_tables())
def test_every_row_of_a_shipped_table_can_be_trained(name):
    table = load_table(name)
    assert table.title
    assert table.document
    for row in table.rows:
        plan = Plan.of(row, (), None)
        assert plan.recipe.split.test, "the documents' tables are of test data"
        assert not plan.is_short


def test_every_recipe_of_a_document_stands_in_a_table():
    used = {row.recipe for name in shipped_tables() for row in load_table(name).rows}
    assert used == {name for name in WHOLE if "/" in name}


def test_table_000_is_every_network_loss_optimiser_and_rate():
    for name, losses in (
        ("000-unetplusplus", {"zhou_dice", "zhou_focal"}),
        ("000-unetplusplus-corrected", {"dice", "focal"}),
    ):
        recipes = [Plan.of(row, (), None).recipe for row in load_table(name).rows]
        # "The initial learning rate is 0.01 and then decays": the rows of the other rates stay where they are.
        assert all((recipe.optimizer.schedule == "step") == (recipe.optimizer.lr == 0.01) for recipe in recipes)
        kinds = {(r.network["name"], r.loss.name, r.optimizer.name, r.optimizer.lr) for r in recipes}
        assert kinds == {
            (network, loss, optimiser, rate)
            for network in ("unet", "unetplusplus")
            for loss in losses
            for optimiser in ("adam", "sgd")
            for rate in (0.01, 0.001, 0.0001)
        }
        assert len(recipes) == 24


@pytest.mark.parametrize("name", LOSSES)
def test_a_recipe_knows_the_losses_and_which_of_them_weigh_classes(name):
    torch.manual_seed(0)
    possible = torch.nn.functional.one_hot(torch.randint(4, (1, 6, 6)), 4).movedim(-1, 1).bool()
    logits = torch.randn(1, 4, 6, 6)
    plain, weighted = (
        LOSSES[name](logits, possible, torch.tensor(weights)) for weights in (ALIKE, [1.0, 2.0, 3.0, 4.0])
    )
    assert bool((plain - weighted).abs() > 1e-6) == (name in WEIGHTED_LOSSES)
    assert Loss(name=name).name == name


def test_a_recipe_may_begin_with_a_byte_order_mark(tmp_path):
    (tmp_path / "marked.toml").write_text('name = "marked"\n', encoding="utf-8-sig")
    assert load_recipe(tmp_path / "marked.toml").name == "marked"


# Bases


def write(folder, **texts):
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text)


def test_a_recipe_lies_over_its_base_and_the_base_over_its_own(tmp_path):
    write(
        tmp_path,
        lowest='name = "lowest"\n[training]\nepochs = 3\nbatch_size = 2\n[optimizer]\nlr = 1.0\n',
        middle='base = "lowest.toml"\nname = "middle"\n[training]\nepochs = 4\n',
        top='base = "middle.toml"\ndescription = "d"\ntraining.seed = 7\n',
    )
    recipe = load_recipe(tmp_path / "top.toml", ["training.num_workers=0"])
    assert (recipe.name, recipe.description, recipe.optimizer.lr) == ("middle", "d", 1.0)
    assert recipe.training == Training(epochs=4, batch_size=2, seed=7, num_workers=0)


def test_a_shipped_recipe_can_be_a_base(tmp_path):
    write(tmp_path, mine='base = "003-encoders/unet"\nname = "mine"\ntraining.epochs = 2\n')
    recipe, base = load_recipe(tmp_path / "mine.toml"), load_recipe("003-encoders/unet")
    assert (
        dataclasses.replace(
            recipe,
            name=base.name,
            training=dataclasses.replace(recipe.training, epochs=base.training.epochs),
        )
        == base
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('base = "a.toml"', r"a\.toml is built on itself"),
        ('base = "b.toml"', r"is built on itself"),
        ('base = "nowhere"', "names the base 'nowhere', which is neither a file beside it nor a shipped recipe"),
        ("base = 3", "names the base '3'"),
        ('base = "broken.toml"', r"broken\.toml cannot be read"),
        ('base = "c.toml"', r"'training\.epochs' must be a whole number"),
    ],
)
def test_bases_that_lead_nowhere_are_refused(tmp_path, text, message):
    write(tmp_path, a=text, b='base = "a.toml"', c='name = "c"\ntraining.epochs = "many"', broken="[x")
    with pytest.raises(InputError, match=message):
        load_recipe(tmp_path / "a.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('title = "t"', "'rows'"),
        ('title = "t"\nrows = [{ name = "a", recipe = "finetune", sets = [] }]', "sets"),
        ('rows = [{ name = "a", recipe = "finetune" }]', "title"),
        ('title = "t"\nrows = [{ name = "../a", recipe = "finetune" }]', "a row named '../a'"),
        ('title = "t"\nrows = [{ name = "a", recipe = "r" }, { name = "a", recipe = "r" }]', "no two rows share one"),
    ],
)
def test_tables_that_do_not_fit_are_refused(tmp_path, text, message):
    write(tmp_path, table=text)
    with pytest.raises(InputError, match=message):
        load_table(tmp_path / "table.toml")
    with pytest.raises(InputError, match=r"no table 'x'.*003-encoders"):
        load_table("x")


# What the documents' recipes need


def cases_of(patients, each=2):
    return [
        Case(f"{p}_{k}", f"patient {p}", "d", None, None, (1, 2, 3))  # type: ignore[arg-type]  # nobody opens these
        for p in range(patients)
        for k in range(each)
    ]


def test_split_is_seven_to_one_to_two_by_patient():
    cases = cases_of(20)
    [parts] = split_by_patient(cases, Split(validation=0.1, test=0.2, seed=4))
    sides = [{case.patient for case in side} for side in (parts.train, parts.validation, parts.test)]
    assert [len(side) for side in sides] == [14, 2, 4]
    assert set.union(*sides) == {case.patient for case in cases}
    assert len(parts.train) + len(parts.held_out) == 40
    assert parts.measured == parts.test
    assert parts.to_json()["test"] == [case.name for case in parts.test]
    [without] = split_by_patient(cases, Split(validation=0.1, seed=4))
    assert without.validation == parts.validation == without.measured
    assert "test" not in without.to_json()


@pytest.mark.parametrize(
    ("split", "message"),
    [
        ({"validation": 0.5, "test": 0.5}, "leave nobody to learn from"),
        ({"folds": 3, "test": 0.2}, r"'split\.test' and 'split\.folds' exclude each other"),
    ],
)
def test_splits_that_cannot_be_are_refused(split, message):
    with pytest.raises(InputError, match=message):
        Split(**split)


def test_the_cosine_schedule_begins_anew_where_the_recipe_says():
    def factor(step):
        return cosine_factor(step, starts=[0, 20], steps=60, warmup=0)

    assert factor(0) == factor(20) == 1
    assert factor(10) == pytest.approx(0.5)
    assert factor(40) == pytest.approx(0.5)
    assert factor(19) < 0.01
    assert factor(59) < 0.01
    assert [cosine_factor(step, [0, 20], 60, warmup=3) for step in (20, 21, 22, 23)] == [0.25, 0.5, 0.75, 1]


@pytest.mark.parametrize("settings", [{"schedule": "constant"}, {"restarts": (30, 20)}, {"restarts": (20, 20)}])
def test_restarts_that_make_no_sense_are_refused(settings):
    with pytest.raises(InputError, match="rising epochs at which a cosine schedule begins anew"):
        Optimizer(**{"restarts": (20,)} | settings)


def attached(task: SegmentationTask) -> SegmentationTask:
    """Return the task with a trainer of one process, as it has in a training."""
    task.trainer = lightning.Trainer(accelerator="cpu", devices=1, logger=False, enable_checkpointing=False)
    return task


@pytest.mark.parametrize(("epochs", "lengths"), [(9, [3, 3, 3]), (10, [4, 3, 3]), (2, [1, 1]), (1, [1])])
def test_the_step_schedule_is_a_tenth_after_each_third(epochs, lengths):
    recipe = Recipe("r", optimizer=Optimizer("sgd", lr=0.01, schedule="step"), training=Training(epochs=epochs))
    [optimizer], [schedule] = attached(SegmentationTask(nn.Conv2d(1, 4, 1), recipe)).configure_optimizers()
    rates = []
    for _ in range(epochs):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    expected = [rate for rate, count in zip((0.01, 0.001, 0.0001), lengths, strict=False) for _ in range(count)]
    assert rates == pytest.approx(expected)


def looked_at(monkeypatch, found, possible):
    """Return what validation logs of one batch: classes found and which are possible."""
    task = attached(SegmentationTask(nn.Identity(), Recipe("r")))
    logged = {}
    monkeypatch.setattr(task, "log", lambda name, value, **_: logged.update({name: float(value)}))
    task.on_validation_epoch_start()
    logits = nn.functional.one_hot(found, 4).movedim(-1, 1).float()
    monkeypatch.setattr(task, "loss_and_logits", lambda batch: (torch.zeros(()), logits))
    task.validation_step({"image": found[:, None], "possible": possible}, 0)
    task.on_validation_epoch_end()
    return logged


def test_validation_figures_are_those_counted_by_hand(monkeypatch):
    """Pixels: 3 right of 6 known; GGO found 2, true 3, both 1; consolidation found 1, true 1, both 1.

    Of four more pixels two may hide effusion, one is infection not told apart, and one is ignored.
    """
    found = torch.tensor([[[1, 1, 0, 0, 1], [2, 0, 3, 3, 1]]])
    target = torch.tensor([[[1, 0, 1, 1, 0], [2, 0, 0, 0, 0]]])
    possible = nn.functional.one_hot(target, 4).movedim(-1, 1).bool()
    possible[0, 3, 1, 2:4] = True
    possible[0, :, 0, 4] = torch.tensor([False, True, True, False])
    possible[0, :, 1, 4] = True
    logged = looked_at(monkeypatch, found, possible)
    assert logged["val_dice"] == pytest.approx((2 / 5 + 1) / 2)
    assert logged["val_iou"] == pytest.approx((1 / 4 + 1) / 2)
    assert logged["val_accuracy"] == pytest.approx(3 / 6)


def test_validation_of_a_union_alone_counts_its_lesions(monkeypatch):
    """GGO or consolidation, 4 pixels: 2 found as either, 1 as effusion, 1 missed; 3 of background, 1 found as GGO."""
    found = torch.tensor([[[1, 2, 3, 0], [0, 0, 1, 0]]])
    possible = torch.zeros(1, 4, 2, 4, dtype=torch.bool)
    possible[0, 1:3, 0] = True
    possible[0, 0, 1, :3] = True
    possible[0, :, 1, 3] = True
    logged = looked_at(monkeypatch, found, possible)
    assert logged["val_dice"] == pytest.approx(2 * 2 / (4 + 4))
    assert logged["val_iou"] == pytest.approx(2 / 6)
    assert not any(name.startswith("val_dice_") for name in logged)
