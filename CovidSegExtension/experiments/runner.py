"""Every row of a table of recipes trained and measured, one after another; what is done is not done again.

What is wrong with the request is said before torch is imported.
"""

import json
import traceback
from collections.abc import Sequence
from pathlib import Path

from ..datasets.cases import find_cases
from ..errors import Cancelled, CovidSegError, InputError
from ..files import atomic_path
from ..training.reporting import Report
from .results import RESULT_FILE, Experiment, Result
from .tables import Plan, load_table


def run_experiment(
    table: str | Path,
    data: Sequence[Path],
    output: Path,
    *,
    max_epochs: int | None = None,
    overrides: Sequence[str] = (),
    seeds: int = 1,
    only: Sequence[str] = (),
    device: str = "auto",
    report: Report | None = None,
) -> Experiment:
    """Train and measure the rows of a table; leave its figures beside the document's in `output`.

    Each row's runs lie in ``output/rows``, one for each seed; every row is trained from the first seed before any is
    from the second. ``TABLE.md``, ``TABLE.csv`` and a picture of the curves are written anew
    after each row. Called again it goes on where it stopped, within a row too, and tries rows again that failed.

    Parameters
    ----------
    table : str or Path
        A table's name or file.
    max_epochs : int, optional
        No row trains longer; rows that should are marked as short.
    overrides : sequence of str
        Recipe values for every row.
    seeds : int
        From how many seeds each row is trained. More may be asked for later.
    only : sequence of str
        Names of the rows to run; all when empty.

    Raises
    ------
    InputError
        Before any training, if a row or an override does not fit, or `output` holds something else.
    Cancelled
        On Ctrl-C or SIGTERM.
    """
    report = report or Report()
    chosen = load_table(table)
    plans = tuple(Plan.of(row, overrides, max_epochs) for row in chosen.rows)
    unknown = sorted(set(only) - {row.name for row in chosen.rows})
    if unknown:
        raise InputError(
            f"The table '{chosen.name}' has no row '{unknown[0]}'; choose from: "
            f"{', '.join(row.name for row in chosen.rows)}."
        )

    if seeds < 1:
        raise InputError(f"A row is trained from at least one seed, not {seeds}.")

    from .report import write_report
    from .row import curves_of, run_row

    folders = [Path(folder) for folder in data]
    counts: dict[str, int] = {}
    for case in find_cases(folders, plans[0].recipe.data):
        counts[case.data_set] = counts.get(case.data_set, 0) + 1
    names = tuple(folder.resolve().name for folder in folders)
    experiment = Experiment(chosen, plans, counts, names, tuple(overrides), max_epochs, seeds)
    _claim(output, experiment)
    runs = [(seed, row.name, Plan.of(row, overrides, max_epochs, seed)) for seed in range(seeds) for row in chosen.rows]
    for number, (seed, name, plan) in enumerate(runs, start=1):
        place = output / "rows" / name / f"seed{seed}"
        result = _read_result(place)
        if result is None and (not only or name in only):
            report.note(f"run {number} of {len(runs)}: {name}" + (f", seed {seed}" if seeds > 1 else ""))
            try:
                result = run_row(plan, folders, place, device, report, parts=chosen.parts, graded=chosen.severity)
            except Cancelled as error:
                raise Cancelled("The experiment was stopped; run the same command again to go on.") from error
            except CovidSegError as error:
                experiment.failures[name] = str(error).replace(str(Path.home()), "~")
            except Exception as error:  # one row must not take the others with it
                experiment.failures[name] = f"{type(error).__name__}: {error}"
                with atomic_path(output / "errors" / f"{name}.txt") as path:
                    path.write_text(traceback.format_exc(), encoding="utf-8")
            if result is None:
                report.note(f"FAILED: {name}: {experiment.failures[name]}")
            else:
                experiment.take(name, result, curves_of(place))
                write_report(experiment, output)
        elif result is not None:
            experiment.take(name, result, curves_of(place))
    write_report(experiment, output)
    return experiment


def _claim(output: Path, experiment: Experiment) -> None:
    """Raise InputError unless `output` is new or empty, or holds this experiment."""
    path = output / "experiment.json"
    plan = {
        "table": experiment.table.name,
        "data": experiment.data,
        "rows": {plan.row.name: plan.recipe.to_json() for plan in experiment.plans},
    }
    text = json.dumps(plan, indent=2) + "\n"
    if path.is_file():
        if path.read_text(encoding="utf-8") != text:
            raise InputError(
                f"{output} holds another experiment: other data, epochs, recipes or settings; choose a new folder."
            )
    elif output.is_dir() and any(output.iterdir()):
        raise InputError(f"The folder {output} is not empty and holds no experiment; choose a new one.")
    else:
        with atomic_path(path) as temporary:
            temporary.write_text(text, encoding="utf-8")


def _read_result(place: Path) -> Result | None:
    path = place / RESULT_FILE
    return Result.from_json(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None
