"""The card of a trained model names the terms of what it learnt from, as the recipe or the data sets say them."""

from pathlib import Path

import torch

from CovidSegExtension.datasets.cases import find_cases
from CovidSegExtension.datasets.decathlon import Entry, new_description, write_description
from CovidSegExtension.recipes.loading import load_recipe
from CovidSegExtension.training.card import make_card


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
