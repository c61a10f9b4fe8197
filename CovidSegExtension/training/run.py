"""A training run from recipe and data folders to a model folder."""

import dataclasses
import importlib.metadata
import json
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from .. import __version__
from ..devices import keep_freed_memory, resolve_device
from ..errors import InputError
from ..evaluation import Evaluation
from ..files import atomic_path
from ..images import read_labels, read_volume
from ..inference import Segmenter
from ..model import CARD_FILE, Model, ModelCard, TrainingData, load, save
from ..preprocessing import Preprocessing
from ..scores import CaseScore, ClassScore, Summary, score_case
from .data import Case, PreparedCase, find_cases, prepare_all
from .fit import fit
from .losses import LOSSES
from .phantoms import LICENCE, phantom_cases
from .recipe import PHANTOMS, DataSet, Recipe, load_recipe
from .splits import Partition, split_by_patient


def train(
    recipe: str | Path,
    data: Sequence[Path],
    output: Path,
    *,
    resume: bool = False,
    device: str = "auto",
    max_epochs: int | None = None,
) -> Model:
    """Train by a recipe and save ``output/model``, a model folder that segmentation takes.

    Beside it `output` holds the recipe as it was run, the split by patient, checkpoints, CSV and TensorBoard logs,
    a curve picture and the scores of every held-out case.

    Parameters
    ----------
    resume : bool
        Go on with what is in `output`; without it `output` must be new or empty.
    max_epochs : int, optional
        Instead of the recipe's.

    Raises
    ------
    InputError
        If recipe or data cannot be used, or `output` holds something else.
    """
    keep_freed_memory()
    chosen = load_recipe(recipe)
    if max_epochs is not None:
        chosen = dataclasses.replace(chosen, training=dataclasses.replace(chosen.training, epochs=max_epochs))
    if chosen.loss.name not in LOSSES:
        raise InputError(f"There is no loss '{chosen.loss.name}'; choose one of: {', '.join(LOSSES)}.")
    where = resolve_device(device)
    cases = find_cases([Path(folder) for folder in data], chosen)
    partitions = split_by_patient(cases, chosen.split)
    _open_output(output, chosen, partitions, resume)

    with tempfile.TemporaryDirectory(prefix=".prepared-", dir=output) as folder:
        phantoms = phantom_cases(chosen.phantoms, Path(folder) / PHANTOMS)
        prepared = prepare_all([*cases, *phantoms], Path(folder), chosen, _say_prepared)
        chosen = dataclasses.replace(chosen, preprocessing=_fitted(chosen, prepared))
        card = _card(chosen, [*cases, *phantoms])

        def fit_on(partition: Partition, place: Path) -> Model:
            learnt = [case for case in prepared if case.case in (*partition.train, *phantoms)]
            watched = [case for case in prepared if case.case in partition.validation]
            network = fit(chosen, learnt, watched, place, where, bar=sys.stderr.isatty())
            return save(place / "model", network, card)

        place = output
        if chosen.split.folds:
            place = output / "final"
            if not (place / "model" / CARD_FILE).is_file():
                print("the model itself, on every case", flush=True)
                fit_on(Partition(tuple(cases), ()), place)
        scores: list[CaseScore] = []
        for index, partition in enumerate(partitions):
            held_out = (output / f"fold{index}" if chosen.split.folds else output) / "held_out.json"
            if not held_out.is_file():
                if chosen.split.folds:
                    print(f"fold {index + 1} of {chosen.split.folds}", flush=True)
                model = fit_on(partition, held_out.parent)
                evaluation = Evaluation(tuple(_score(model, case, device) for case in partition.validation))
                with atomic_path(held_out) as path:
                    path.write_text(json.dumps(evaluation.to_json(), indent=2), encoding="utf-8")
            scores += _read_scores(held_out)
    network = load(place / "model").network
    return save(output / "model", network, dataclasses.replace(card, metrics=_metrics(chosen, cases, scores)))


def _open_output(output: Path, recipe: Recipe, partitions: Sequence[Partition], resume: bool) -> None:
    """Write recipe and split into a new folder, or check that those in an old one are the same."""
    files = {
        "recipe.json": json.dumps(recipe.to_json(), indent=2) + "\n",
        "split.json": json.dumps([partition.to_json() for partition in partitions], indent=2) + "\n",
    }
    if output.is_dir() and any(output.iterdir()):
        if not resume:
            raise InputError(f"The folder {output} is not empty; choose a new one, or go on in it with --resume.")
        for name, text in files.items():
            if not (output / name).is_file() or (output / name).read_text(encoding="utf-8") != text:
                raise InputError(f"{output / name} is of another run; resume with the same recipe and data as before.")
    for name, text in files.items():
        with atomic_path(output / name) as path:
            path.write_text(text, encoding="utf-8")


def _fitted(recipe: Recipe, prepared: Sequence[PreparedCase]) -> Preprocessing:
    """Return the recipe's preprocessing with mean and sd of the training slices where it standardises."""
    preprocessing = recipe.preprocessing
    if preprocessing.normalisation != "standard" or preprocessing.sd_hu:
        return preprocessing
    pixels = np.concatenate(
        [np.clip(case.arrays[0][::4, ::4, ::4], *preprocessing.window_hu).ravel() for case in prepared]
    )
    return dataclasses.replace(preprocessing, mean_hu=float(pixels.mean()), sd_hu=float(pixels.std()))


def _score(model: Model, case: Case, device: str) -> CaseScore:
    volume = read_volume(case.image)
    truth, _ = read_labels(case.label)
    labels = Segmenter(model, device).segment(volume).labels
    return score_case(labels, truth, volume.voxel_ml, case.annotated, case.name)


def _read_scores(path: Path) -> list[CaseScore]:
    cases = json.loads(path.read_text(encoding="utf-8"))["cases"]
    volumes = [field.name for field in dataclasses.fields(ClassScore)]
    return [
        CaseScore(
            case["name"],
            {name: ClassScore(*(score[volume] for volume in volumes)) for name, score in case["classes"].items()},
        )
        for case in cases
    ]


def _metrics(recipe: Recipe, cases: Sequence[Case], scores: Sequence[CaseScore]) -> dict[str, Any]:
    """Return the figures of the held-out cases for the model's card, by data set and class."""
    if not scores:
        return {"how": "Not measured: no case was held out."}
    if recipe.split.folds:
        how = f"{recipe.split.folds}-fold cross-validation split by patient; the shipped model was then trained on all."
    else:
        how = f"{len(scores)} cases of held-out patients."
    if recipe.training.patience:
        how += " The same cases chose the epoch that was kept, so the figures are optimistic."
    how += " Mean Dice over the cases that hold the class or were given it, whole pipeline, on the stored grid."
    names = {data_set: {case.name for case in cases if case.data_set == data_set} for data_set in _data_sets(cases)}
    figures = {}
    for data_set, inside in names.items():
        evaluation = Evaluation(tuple(score for score in scores if score.name in inside))
        figures[data_set] = {name: _figures(summary) for name, summary in evaluation.summaries.items()}
    return {"how": how, "held_out": figures}


def _figures(summary: Summary) -> dict[str, float | int | None]:
    figures = {
        "dice_mean": summary.dice.mean,
        "dice_sd": summary.dice.sd,
        "cases": summary.dice.cases,
        "false_positive_cases": summary.false_positive_cases,
        "sensitivity_mean": summary.sensitivity.mean,
        "precision_mean": summary.precision.mean,
        "dice_pooled": summary.pooled.dice,
    }
    return {name: round(value, 4) if isinstance(value, float) else value for name, value in figures.items()}


def _data_sets(cases: Sequence[Case]) -> list[str]:
    """Return the names of the data sets in the order in which their cases come."""
    return list(dict.fromkeys(case.data_set for case in cases))


def _card(recipe: Recipe, cases: Sequence[Case]) -> ModelCard:
    arguments = dict(recipe.network)
    libraries = {"python": platform.python_version(), "covidseg": __version__}
    libraries |= {name: importlib.metadata.version(name) for name in ("torch", "lightning", "numpy", "SimpleITK")}
    return ModelCard(
        name=recipe.name,
        version=recipe.version,
        description=recipe.description,
        network=arguments.pop("name"),
        network_arguments=arguments,
        preprocessing=recipe.preprocessing,
        postprocessing=recipe.postprocessing,
        training_data=tuple(
            TrainingData(
                name=data_set,
                cases=sum(case.data_set == data_set for case in cases),
                labels=next(case.annotated for case in cases if case.data_set == data_set),
                licence=LICENCE if data_set == PHANTOMS else recipe.data.get(data_set, DataSet()).licence,
            )
            for data_set in _data_sets(cases)
        ),
        licence=recipe.licence,
        limitations=recipe.limitations,
        training={
            name: value
            for name, value in recipe.to_json().items()
            if name in ("phantoms", "split", "sampling", "augmentation", "loss", "optimizer", "training")
        },
        libraries=libraries,
    )


def _say_prepared(done: int, total: int) -> None:
    if done == total or done % 20 == 0:
        print(f"cases read: {done} of {total}", flush=True)
