"""``covidseg experiment``: every row of a document's table, beside the document's own figures."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...arguments import PATH, POSITIVE, Command, cluster_options, device_option, needs_extra, trainings_at_a_time

if TYPE_CHECKING:
    from ....experiments.tables import Table

EXAMPLES = """\
examples:
  covidseg experiment 003-encoders --data ct100 --output encoders
  covidseg experiment 000-unetplusplus --data ct100 --output quick --max-epochs 5 --set preprocessing.size=[256,256]
  covidseg experiment 003-encoders --data ct100 --output folds --seeds 3 --set split.test=0 --set split.folds=5
  covidseg experiment my-table.toml --data ct100 --output mine --only baseline
  covidseg experiment 003-encoders --data ct100 --output encoders --cluster local --jobs 2

The tables are in Resources/Recipes/tables: 000-unetplusplus, 000-unetplusplus-corrected, 001-fv-paspp, 002-fcn8s,
003-encoders, 004-metrics, and dice-definitions, which is of no document. A row is a recipe, in 000 with three values
set, that 'covidseg train' takes too.

results: OUTPUT/TABLE.md, TABLE.csv and pictures of each patient's Dice, of the curves and of slices that every row
answers, written anew after each row; OUTPUT/rows/ROW/seed0 is a run of the row, with its model. The table says which
rows cannot be told apart, and compares the best with each other row and the rows of the document's conclusions patient
by patient. Rows that were trained for fewer epochs than their recipe asks for are marked as short runs.

stopping: the same command goes on where it stopped, within a row too, tries failed rows again, and trains rows that
the table gained since. A row that fails does not stop the others; exit code 1 then.
"""


@click.command(
    cls=Command,
    epilog=EXAMPLES,
    several=("--data", "--only"),
    short_help="Train every row of a document's table and set our figures beside its.",
)
@click.argument("table", metavar="TABLE")
@click.option("--data", required=True, multiple=True, type=PATH, metavar="FOLDER...", help="As for train.")
@click.option("--output", required=True, type=PATH, metavar="FOLDER", help="The table and each row's run.")
@click.option("--max-epochs", type=POSITIVE, metavar="N", help="No row trains longer; marked as short.")
@click.option(
    "--set", "overrides", multiple=True, metavar="KEY=VALUE", help="A recipe value for every row, as for train."
)
@click.option("--seeds", type=POSITIVE, default=1, show_default=True, metavar="N", help="Train each row N times anew.")
@click.option("--only", multiple=True, metavar="ROW...", help="Run these rows (default: all).")
@cluster_options
@device_option
def experiment(
    table: str,
    data: tuple[Path, ...],
    output: Path,
    max_epochs: int | None,
    overrides: tuple[str, ...],
    seeds: int,
    only: tuple[str, ...],
    cluster: str | None,
    jobs: int | None,
    device: str,
) -> int:
    """Train every row of a document's table and set our figures beside its.

    TABLE is a table's name or TOML file.
    """
    return run_table(
        table,
        list(data),
        output,
        max_epochs=max_epochs,
        overrides=list(overrides),
        seeds=seeds,
        only=list(only),
        device=device,
        cluster=cluster,
        jobs=trainings_at_a_time(cluster, jobs),
    )


def run_table(
    table: "str | Table",
    data: list[Path],
    output: Path,
    *,
    max_epochs: int | None = None,
    overrides: list[str],
    seeds: int = 1,
    only: Sequence[str] = (),
    device: str,
    cluster: str | None,
    jobs: int,
) -> int:
    """Train the rows of a table, print how they rank, and return the exit code."""
    with needs_extra("train", "Training"):
        from ....experiments.ranking import ranking
        from ....experiments.runner import run_experiment
        from ....training.reporting import TextReport
        from ...cluster import connect

        done = run_experiment(
            table,
            data,
            output,
            max_epochs=max_epochs,
            overrides=overrides,
            seeds=seeds,
            only=only,
            device=device,
            report=TextReport(),
            cluster=None if cluster is None else connect(cluster, jobs, int(device.startswith("cuda"))),
        )
    print(ranking(done))
    print(f"{len(done.results)} of {len(done.plans)} rows are done: {output / (done.table.name + '.md')}")
    return 1 if done.failures else 0
