"""Every row of a table of recipes trained and measured, one after another; what is done is not done again.

What is wrong with the request is said before torch is imported.
"""

import json
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ..datasets.cases import find_cases
from ..errors import Cancelled, CovidSegError, InputError
from ..files import atomic_path, write_text
from ..runtime.cluster import RayCluster
from ..training.reporting import Report
from .results import RESULT_FILE, Experiment, Result
from .tables import Plan, Table, load_table


def run_experiment(
    table: str | Path | Table,
    data: Sequence[Path],
    output: Path,
    *,
    max_epochs: int | None = None,
    overrides: Sequence[str] = (),
    seeds: int = 1,
    only: Sequence[str] = (),
    device: str = "auto",
    report: Report | None = None,
    cluster: RayCluster | None = None,
) -> Experiment:
    """Train and measure the rows of a table; leave its figures beside the document's in `output`.

    Each row's runs lie in ``output/rows``, one for each seed; every row is trained from the first seed before any is
    from the second. ``TABLE.md``, ``TABLE.csv`` and a picture of the curves are written anew after each row. Called
    again it goes on where it stopped, within a row too, and tries rows again that failed.

    Parameters
    ----------
    table : str, Path or Table
        A table, its name, or its file.
    max_epochs : int, optional
        No row trains longer; rows that should are marked as short.
    overrides : sequence of str
        Recipe values for every row.
    seeds : int
        From how many seeds each row is trained. More may be asked for later.
    only : sequence of str
        Names of the rows to run; all when empty.
    cluster : RayCluster, optional
        Where rows are trained side by side; all its machines see data and `output` under the same names.

    Raises
    ------
    InputError
        Before any training, if a row or an override does not fit, or `output` holds something else.
    Cancelled
        On Ctrl-C or SIGTERM.
    """
    report = report or Report()
    chosen = table if isinstance(table, Table) else load_table(table)
    plans = tuple(Plan.of(row, overrides, max_epochs) for row in chosen.rows)
    _check_request(chosen, only, seeds)
    folders = [Path(folder) for folder in data]
    cases = find_cases(folders, plans[0].recipe.data)
    counts = dict(Counter(case.data_set for case in cases))
    names = tuple(folder.resolve().name for folder in folders)
    experiment = Experiment(chosen, plans, counts, names, tuple(overrides), max_epochs, seeds)
    experiment.patients.update((case.name, case.patient) for case in cases)
    _claim(output, experiment)
    jobs = [
        _Job(Plan.of(row, overrides, max_epochs, seed), seed, chosen.parts, chosen.severity)
        for seed in range(seeds)
        for row in chosen.rows
    ]
    from .report import write_report  # with torch, when nothing is wrong with the request

    left = [job for job in jobs if not _take_done(experiment, job, output)]
    waiting = [job for job in left if not only or job.row in only]
    run = _one_by_one if cluster is None else partial(_side_by_side, cluster)
    for number, (job, outcome) in enumerate(run(waiting, folders, output, device, report), start=1):
        if isinstance(outcome, Result):
            _take(experiment, job, output, outcome)
            write_report(experiment, output)
            if cluster is not None:
                report.note(f"{job.name} is done, {number} of {len(waiting)} on the cluster")
            continue
        experiment.failures[job.row] = outcome.reason
        report.note(f"FAILED: {job.row}: {outcome.reason}")
        if outcome.trace:
            write_text(output / "errors" / f"{job.row}.txt", outcome.trace)
    write_report(experiment, output)
    return experiment


@dataclass(frozen=True)
class _Job:
    """One row from one seed; `parts` and `severity` as of its `Table`."""

    plan: Plan
    seed: int
    parts: bool
    severity: bool

    @property
    def row(self) -> str:
        return self.plan.row.name

    @property
    def name(self) -> str:
        return f"{self.row}, seed {self.seed}"

    @property
    def place(self) -> Path:
        """Its folder, seen from the experiment's."""
        return Path("rows", self.row, f"seed{self.seed}")

    def everywhere(self) -> "_Job":
        """Return it with an absolute path, for workers that stand elsewhere."""
        recipe = Path(self.plan.row.recipe)
        if not recipe.is_file():
            return self
        return replace(self, plan=replace(self.plan, row=replace(self.plan.row, recipe=str(recipe.absolute()))))


@dataclass(frozen=True)
class _Failure:
    """Why a row failed, and where in the code if that is not a sentence for users."""

    reason: str
    trace: str = ""


Outcomes = Iterator[tuple[_Job, Result | _Failure]]


def _one_by_one(jobs: Sequence[_Job], folders: Sequence[Path], output: Path, device: str, report: Report) -> Outcomes:
    for number, job in enumerate(jobs, start=1):
        report.note(f"run {number} of {len(jobs)}: {job.name}")
        yield job, _try(folders, output, device, report, job)


def _side_by_side(
    cluster: RayCluster, jobs: Sequence[_Job], folders: Sequence[Path], output: Path, device: str, report: Report
) -> Outcomes:
    report.note(f"{len(jobs)} runs on the cluster; each keeps its curves and sheets in {output / 'rows'}")
    make = partial(_worker, [folder.absolute() for folder in folders], output.absolute(), device)
    by_name = {job.name: job for job in jobs}
    for job, result in cluster.each(make, [job.everywhere() for job in jobs], list(by_name)):
        if isinstance(result, Exception):
            result = _Failure(f"{type(result).__name__}: {result}")
        yield by_name[job.name], result


def _worker(folders: Sequence[Path], output: Path, device: str) -> Callable[[_Job], Result | _Failure]:
    """Return what trains the rows that a worker is given; it goes on with one that another worker had begun."""
    return partial(_try, folders, output, device, Report())


def _try(folders: Sequence[Path], output: Path, device: str, report: Report, job: _Job) -> Result | _Failure:
    """Train and measure a row; one row must not take the others with it."""
    from .row import run_row

    try:
        return run_row(job.plan, folders, output / job.place, device, report, parts=job.parts, graded=job.severity)
    except Cancelled as error:
        raise Cancelled("The experiment was stopped; run the same command again to go on.") from error
    except CovidSegError as error:
        return _Failure(str(error).replace(str(Path.home()), "~"))
    except Exception as error:
        return _Failure(f"{type(error).__name__}: {error}", traceback.format_exc())


def _check_request(table: Table, only: Sequence[str], seeds: int) -> None:
    """Raise InputError where a row that is asked for is not in the table, or no seed is."""
    names = [row.name for row in table.rows]
    unknown = sorted(set(only) - set(names))
    if unknown:
        raise InputError(f"The table '{table.name}' has no row '{unknown[0]}'; choose from: {', '.join(names)}.")
    if seeds < 1:
        raise InputError(f"A row is trained from at least one seed, not {seeds}.")


def _take_done(experiment: Experiment, job: _Job, output: Path) -> bool:
    """Add what came of a job to the experiment if it was done before; tell whether it was."""
    path = output / job.place / RESULT_FILE
    if not path.is_file():
        return False
    _take(experiment, job, output, Result.from_json(json.loads(path.read_text(encoding="utf-8"))))
    return True


def _take(experiment: Experiment, job: _Job, output: Path, result: Result) -> None:
    from .row import curves_of, split_of

    experiment.take(job.row, result, curves_of(output / job.place), split_of(output / job.place))


def _claim(output: Path, experiment: Experiment) -> None:
    """Raise InputError unless `output` is new or empty, or holds this experiment; rows may have come or gone since."""
    path = output / "experiment.json"
    rows = {plan.row.name: plan.recipe.to_json() for plan in experiment.plans}
    plan = json.loads(json.dumps({"table": experiment.table.name, "data": experiment.data, "rows": rows}))
    if path.is_file():
        before = json.loads(path.read_text(encoding="utf-8"))
        shared = before["rows"].keys() & plan["rows"].keys()
        same_rows = bool(shared) and all(before["rows"][name] == plan["rows"][name] for name in shared)
        if not same_rows or any(before[key] != plan[key] for key in ("table", "data")):
            raise InputError(
                f"{output} holds another experiment: other data, epochs, recipes or settings; choose a new folder."
            )
        plan["rows"] = before["rows"] | plan["rows"]  # a row that is taken out and put in again is still the same
    elif output.is_dir() and any(output.iterdir()):
        raise InputError(f"The folder {output} is not empty and holds no experiment; choose a new one.")
    with atomic_path(path) as temporary:
        temporary.write_text(json.dumps(plan, indent=2) + "\n", encoding="utf-8")
