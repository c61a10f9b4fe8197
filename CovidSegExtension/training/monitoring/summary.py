"""The table that a run ends with: its figures on held-out cases by data set and class, and by fold."""

from collections.abc import Mapping, Sequence

from ...evaluation.cohort import Evaluation
from ...evaluation.overlap import CaseScore, Spread
from ...models.card import HeldOutMetrics
from ...report.tables import aligned, number

HEAD = ["Held out", "class", "cases", "Dice ± sd", "pooled", "sensitivity", "precision", "false alarms"]


def held_out_table(metrics: HeldOutMetrics) -> str:
    """Return the figures of a model's card as a table for people, and how they were measured."""
    rows = [
        [
            data_set,
            name,
            str(figures.cases),
            plus_minus(figures.dice_mean, figures.dice_sd),
            number(figures.dice_pooled),
            number(figures.sensitivity_mean),
            number(figures.precision_mean),
            str(figures.false_positive_cases),
        ]
        for data_set, classes in metrics.held_out.items()
        for name, figures in classes.items()
    ]
    return f"{aligned([HEAD, *rows], text_columns=2)}\n{metrics.how}" if rows else metrics.how


def fold_table(folds: Mapping[str, Sequence[CaseScore]]) -> str:
    """Return the mean Dice of each fold by class, and mean ± sd between the folds; `folds` by their names."""
    evaluations = {fold: Evaluation(tuple(scores)) for fold, scores in folds.items()}
    names = list(dict.fromkeys(name for one in evaluations.values() for name in one.summaries))
    dice = {
        fold: {name: summary.dice.mean for name, summary in evaluation.summaries.items()}
        for fold, evaluation in evaluations.items()
    }
    rows = [[fold, str(len(folds[fold])), *(number(dice[fold].get(name)) for name in names)] for fold in evaluations]
    between = {name: Spread.of(dice[fold].get(name) for fold in evaluations) for name in names}
    cases = sum(len(scores) for scores in folds.values())
    rows.append(["between folds", str(cases), *(plus_minus(spread.mean, spread.sd) for spread in between.values())])
    return aligned([["Mean Dice", "cases", *names], *rows])


def plus_minus(mean: float | None, sd: float | None) -> str:
    """Return ``0.712 ± 0.105``; a dash where nothing is defined."""
    return "–" if mean is None else f"{mean:.3f} ± {number(sd)}"
