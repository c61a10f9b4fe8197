"""The rows of a table as text for the terminal, the best first."""

from collections.abc import Sequence

from ..evaluation.overlap import METRICS, target_name
from ..report.tables import aligned, number
from .results import Experiment, Result
from .sections import mean_of


def ranking(experiment: Experiment) -> str:
    """Return the rows that are done by falling Dice; what failed or was not run comes last.

    Of several seeds the figures are means; ± is the standard deviation between patients, the mean of the seeds'.
    """
    main = target_name(experiment.plans[0].recipe.task.target)
    figures = {name: _means(results, main) for name, results in experiment.results.items()}
    rows = [["row", "seeds", "patients", "Dice ± sd", *METRICS[1:], "epochs", "minutes"]]
    for name in sorted(figures, key=lambda name: -(figures[name]["dice"] or 0.0)):
        results = experiment.results[name]
        sd = number(mean_of([result.figures[main]["dice"].sd for result in results if main in result.figures]))
        dice, *others = (number(figures[name][metric]) for metric in METRICS)
        seconds = [result.training_s for result in results if result.training_s is not None]
        minutes = f"{sum(seconds) / 60:.1f}" if len(seconds) == len(results) else "–"
        patients = str(max(result.patients for result in results))
        epochs = str(max(result.epochs for result in results))
        rows.append([name, str(len(results)), patients, f"{dice} ± {sd}", *others, epochs, minutes])
    for plan in experiment.plans:
        if plan.row.name not in experiment.results:
            state = "failed" if plan.row.name in experiment.failures else "not run"
            rows.append([plan.row.name, state, *[""] * (len(rows[0]) - 2)])
    return aligned(rows)


def _means(results: Sequence[Result], name: str) -> dict[str, float | None]:
    inside = [result.figures[name] for result in results if name in result.figures]
    return {metric: mean_of([figures[metric].mean for figures in inside]) for metric in METRICS}
