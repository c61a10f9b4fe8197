"""The card of a trained model names the terms of what it learnt from, as the recipe or the data sets say them."""

from pathlib import Path

import numpy as np
import torch

from CovidSegExtension.datasets.cases import find_cases
from CovidSegExtension.datasets.decathlon import Entry, new_description, write_description
from CovidSegExtension.labels import CLASSES, TARGETS
from CovidSegExtension.recipes.loading import load_recipe
from CovidSegExtension.training.card import make_card, untaught_classes
from CovidSegExtension.training.data.preparation import PreparedCase


def data_set(folder: Path, name: str, licence: str) -> Path:
    files = f"imagesTr/{name}.nii.gz", f"labelsTr/{name}.nii.gz"
    for file in files:
        (folder / file).parent.mkdir(parents=True)
        (folder / file).touch()
    write_description(folder, new_description(name, [Entry(*files)], (1, 2, 3), licence))
    return folder


def test_terms_of_a_data_set_are_the_recipes_or_those_of_its_description(tmp_path):
    recipe = tmp_path / "recipe.toml"
    recipe.write_text(
        'name = "x"\n[network]\nname = "unet"\n[preprocessing]\nsize = [64, 64]\n'
        '[data.known]\nlicence = "of the recipe"\n'
    )
    folders = [
        data_set(tmp_path / "own", "own", "CC BY 4.0"),
        data_set(tmp_path / "known", "known", "of its file"),
        data_set(tmp_path / "silent", "silent", ""),
    ]
    card = make_card(load_recipe(str(recipe)), find_cases(folders), torch.device("cpu"))
    assert {one.name: one.licence for one in card.training_data} == {
        "own": "CC BY 4.0",
        "known": "of the recipe",
        "silent": "unknown",
    }


def test_classes_that_no_slice_shows_by_themselves_are_untaught():
    def case(*held: int) -> PreparedCase:
        return PreparedCase(None, Path(), None, np.isin(np.arange(8), held)[None])

    assert untaught_classes(CLASSES, [case(1), case(0, 3)]) == ("Consolidation",)
    assert untaught_classes(CLASSES, [case(0, 4)]) == tuple(CLASSES.names)  # infection does not tell them apart
    assert untaught_classes(CLASSES, [case(1, 2, 3)]) == ()
    assert untaught_classes(TARGETS["infection"], [case(4)]) == ()
