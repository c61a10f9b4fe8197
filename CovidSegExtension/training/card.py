"""What a run writes into its model's card: where it comes from, and its figures on cases it did not learn from."""

from collections.abc import Iterable, Sequence

import numpy as np
import torch

from ..datasets.cases import Case
from ..errors import counted
from ..evaluation.cohort import Evaluation
from ..evaluation.overlap import CaseScore, Summary
from ..labels import MEMBERS, Target
from ..models.card import ClassFigures, HeldOutMetrics, ModelCard, TrainingData
from ..recipes.schema import PHANTOMS, DataSet, Recipe
from .data.phantoms import LICENCE
from .data.preparation import PreparedCase
from .monitoring.surroundings import ran_on, versions


def make_card(recipe: Recipe, cases: Sequence[Case], device: torch.device, untaught: Sequence[str] = ()) -> ModelCard:
    """Return the card of a model trained by a recipe on these cases; figures are added when there are any.

    `untaught` are the classes that none of the cases shows by themselves, as `untaught_classes` returns them.
    """
    arguments = dict(recipe.network)
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
                labels=tuple(
                    sorted({label for case in cases if case.data_set == data_set for label in case.annotated})
                ),
                licence=_licence(recipe, data_set, cases),
            )
            for data_set in _data_sets(cases)
        ),
        licence=recipe.licence,
        limitations=recipe.limitations,
        untaught=tuple(untaught),
        labels=recipe.task.target.names,
        quick_above=recipe.ensemble.quick_above,
        training={
            name: value
            for name, value in recipe.to_json().items()
            if name
            in ("task", "phantoms", "split", "sampling", "augmentation", "loss", "optimizer", "training", "ensemble")
        }
        | {"ran_on": ran_on(recipe, device)},
        libraries=versions(),
    )


def untaught_classes(target: Target, cases: Iterable[PreparedCase]) -> tuple[str, ...]:
    """Return the classes that a network tells apart and that no slice of these cases holds by themselves.

    A union does not show a class: a network that saw infection alone does not know ground glass from consolidation.
    """
    if target.is_merged:
        return ()
    held = np.zeros(len(MEMBERS), bool)
    for case in cases:
        held[: case.classes.shape[1]] |= case.classes.any(axis=0)
    return tuple(one.name for one in target.foreground if not held[one.value])


def _licence(recipe: Recipe, data_set: str, cases: Sequence[Case]) -> str:
    """Return the terms of a data set: the recipe's words, or those of its description."""
    if data_set == PHANTOMS:
        return LICENCE
    known = recipe.data.get(data_set, DataSet()).licence
    return known if known != "unknown" else next(case.licence for case in cases if case.data_set == data_set)


def measured(recipe: Recipe, cases: Sequence[Case], scores: Sequence[CaseScore]) -> HeldOutMetrics:
    """Return the figures of the held-out cases for the model's card, by data set and class."""
    if not scores:
        return HeldOutMetrics("Not measured: no case was held out.")
    if recipe.split.folds:
        after = "averages the folds' networks" if recipe.split.ensemble else "was then trained on all"
        folds = recipe.split.folds
        folds_measured = recipe.split.measured_folds or folds
        how = f"{folds}-fold cross-validation split by patient; the model {after}."
        if folds_measured < folds:
            how = f"Measured on {folds_measured} of {folds} folds split by patient; the model {after}."
        networks = recipe.ensemble.networks
        if recipe.ensemble.with_folds:
            own = counted(networks, "network")
            how += f" It averages {own} of all cases and those of the folds, each fold measured one."
        elif networks > 1 and not recipe.split.ensemble:
            how += f" It averages {networks} networks, each fold measured one."
    else:
        how = f"{counted(len(scores), 'case')} of held-out patients."
    if recipe.training.patience and not recipe.split.test:
        how += " The same cases chose the epoch that was kept, so the figures are optimistic."
    how += " Mean Dice over the cases that hold the class or were given it, whole pipeline, on the stored grid."
    names = {data_set: {case.name for case in cases if case.data_set == data_set} for data_set in _data_sets(cases)}
    figures = {
        data_set: class_figures(score for score in scores if score.name in inside) for data_set, inside in names.items()
    }
    return HeldOutMetrics(how, figures)


def class_figures(scores: Iterable[CaseScore]) -> dict[str, ClassFigures]:
    """Return the figures of a model's card for these cases, by class."""
    return {name: _figures(summary) for name, summary in Evaluation(tuple(scores)).summaries.items()}


def _figures(summary: Summary) -> ClassFigures:
    return ClassFigures(
        dice_mean=_rounded(summary.dice.mean),
        dice_sd=_rounded(summary.dice.sd),
        cases=summary.dice.cases,
        false_positive_cases=summary.false_positive_cases,
        sensitivity_mean=_rounded(summary.sensitivity.mean),
        precision_mean=_rounded(summary.precision.mean),
        dice_pooled=_rounded(summary.pooled.dice),
    )


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 6)


def _data_sets(cases: Sequence[Case]) -> list[str]:
    """Return the names of the data sets in the order in which their cases come."""
    return list(dict.fromkeys(case.data_set for case in cases))
