"""``covidseg train``: from a recipe and data to a model folder."""

from pathlib import Path

import click

from ....errors import InputError
from ...arguments import PATH, POSITIVE, Command, cluster_options, device_option, needs_extra, trainings_at_a_time
from .experiment import run_table

EXAMPLES = """\
examples:
  covidseg train accurate --data ct100 lung1 --output run       the default model, from its recipe
  covidseg train my.toml --data ct100 --output run --set optimizer.lr=0.001 --max-epochs 5
  covidseg train my.toml --data ct100 --output run --folds 5    cross-validation, then the model on everyone
  covidseg train my.toml --data ct100 --output sweep --sweep optimizer.lr=[0.001,0.01] --sweep training.seed=[0,1]
  covidseg train --init accurate --data corrected ct100 --output tuned --name ours --install
  covidseg segment ct.nii.gz -o lesions.nii.gz --model run/model     use the result
  covidseg score run_a run_b --data zenodo                           compare results, on other data too

data (--data)
  Folders with dataset.json, imagesTr and labelsTr (Medical Segmentation Decathlon layout). They are looked over before
  training; 'covidseg check FOLDER' does only that. Where only some classes were drawn, list them as "annotated_labels"
  in dataset.json, for the data set or for one case; the others then count as unknown. Prepared cases are kept for later
  runs in the user's cache folder, up to 30 GB; COVIDSEG_CACHE and COVIDSEG_CACHE_GB name another folder and size.

results (--output)
  model/         the model folder                  summary.txt    the figures that are printed at the end
  curves.png     every figure by epoch             validation.png slices of the last look: CT, truth, prediction
  held_out.json  scores of the held-out cases      held_out.png   a slice of each of them, the worst first
  split.json     who was held out                  check.png      what the data look like
  tensorboard/   'tensorboard --logdir OUTPUT'     environment.json  commit, packages, precision, threads, seeds

fine-tuning (--init)
  Network and preprocessing are the model's; without a RECIPE the recipe 'finetune' is used. Add the model's old data to
  --data, so that it does not forget; the figures before and after are printed and stored.

sweeps (--sweep)
  Every combination is a run of its own below OUTPUT/rows; a table ends it, also as sweep.md and sweep.csv. The same
  command goes on where it stopped.

stopping (--resume)
  Ctrl-C, SIGTERM or a crash lose at most one epoch; the same command with --resume goes on, with the same numbers as
  without the break.

several processes and machines
  --cluster trains folds, or the runs of a sweep, side by side on Ray, --jobs at a time; a worker that dies is replaced.
  One training in several processes: start the same command in each, with torchrun or SLURM's srun.

docs/training.md is the tutorial.
"""


@click.command(
    cls=Command,
    epilog=EXAMPLES,
    several=("--data",),
    short_help="Train a model; it ends with a folder that segment takes as --model.",
)
@click.argument("recipe", required=False, metavar="[RECIPE]")
@click.option("--init", metavar="MODEL", help="Fine-tune this model: a name or folder.")
@click.option("--data", required=True, multiple=True, type=PATH, metavar="FOLDER...", help="Training data; see below.")
@click.option("--output", required=True, type=PATH, metavar="FOLDER", help="Logs, checkpoints and the model.")
@click.option("--name", metavar="NAME", help="What the model is called (default: the recipe's name).")
@click.option("--install", is_flag=True, help="Put the model where --model finds it by its name.")
@click.option(
    "--set", "overrides", multiple=True, metavar="KEY=VALUE", help="A recipe value, such as optimizer.lr=0.001."
)
@click.option(
    "--sweep", "sweeps", multiple=True, metavar="KEY=[VALUES]", help="Train once for each of these values; see below."
)
@click.option("--folds", type=POSITIVE, metavar="N", help="Short for --set split.folds=N: cross-validation.")
@click.option("--max-epochs", type=POSITIVE, metavar="N", help="Short for --set training.epochs=N.")
@click.option("--resume", is_flag=True, help="Go on with what is in the output folder.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines, for programs.")
@cluster_options
@device_option
def train(
    recipe: str | None,
    init: str | None,
    data: tuple[Path, ...],
    output: Path,
    name: str | None,
    install: bool,
    overrides: tuple[str, ...],
    sweeps: tuple[str, ...],
    folds: int | None,
    max_epochs: int | None,
    resume: bool,
    as_json: bool,
    cluster: str | None,
    jobs: int | None,
    device: str,
) -> int:
    """Train a model; it ends with a folder that segment takes as --model.

    RECIPE is a recipe's name or TOML file.
    """
    at_a_time = trainings_at_a_time(cluster, jobs)
    values = list(overrides)
    if folds is not None:
        values.append(f"split.folds={folds}")
    if max_epochs is not None:
        values.append(f"training.epochs={max_epochs}")
    if sweeps:
        given = {"--init": init, "--name": name, "--install": install, "--json": as_json}
        unfit = next((option for option, value in given.items() if value), None)
        if recipe is None or unfit is not None:
            raise InputError(f"--sweep trains a RECIPE again and again; leave {unfit or '--init'} out and name one.")
        from ....experiments.sweep import sweep_table

        table = sweep_table(recipe, sweeps)
        return run_table(table, list(data), output, overrides=values, device=device, cluster=cluster, jobs=at_a_time)
    with needs_extra("train", "Training"):
        from ....training import run
        from ....training.reporting import JsonReport, TextReport
        from ...cluster import connect

        run.train(
            recipe,
            list(data),
            output,
            init=init,
            name=name,
            install=install,
            overrides=values,
            resume=resume,
            device=device,
            report=JsonReport() if as_json else TextReport(),
            cluster=None if cluster is None else connect(cluster, at_a_time, int(device.startswith("cuda"))),
        )
    return 0
