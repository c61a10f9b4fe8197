"""``covidseg train``: from a recipe and data to a model folder."""

from pathlib import Path

import click

from ...arguments import PATH, POSITIVE, Command, device_option, needs_extra

EXAMPLES = """\
examples:
  covidseg train accurate --data ct100 lung1 --output run       the default model, from its recipe
  covidseg train my.toml --data ct100 --output run --set optimizer.lr=0.001 --max-epochs 5
  covidseg train accurate --data ct100 --output run --folds 5 --set split.ensemble=true
  covidseg train --init accurate --data corrected ct100 --output tuned --name ours --install
  covidseg segment ct.nii.gz -o lesions.nii.gz --model run/model     use the result

data: folders with dataset.json, imagesTr and labelsTr (Medical Segmentation Decathlon layout). They are looked over
before training; 'covidseg check FOLDER' does only that. Where only some classes were drawn, list them as
"annotated_labels" in dataset.json, for the data set or for one case; the others then count as unknown.

fine-tuning (--init): network and preprocessing are the model's; without a RECIPE the recipe 'finetune' is used. Add
the model's old data to --data, so that it does not forget; the figures before and after are printed and stored.

results: OUTPUT/model is a model folder. Beside it lie the picture sheet and figures of the data check (check.png,
check.json), who was held out (split.json) and how well that went (held_out.json), curves.png, logs and checkpoints.

stopping: Ctrl-C, SIGTERM or a crash lose at most one epoch; the same command with --resume goes on, with the same
numbers as without the break.

several machines: start the same command in each process, with torchrun or SLURM's srun; see docs/training.md.
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
@click.option("--folds", type=POSITIVE, metavar="N", help="Short for --set split.folds=N: cross-validation.")
@click.option("--max-epochs", type=POSITIVE, metavar="N", help="Short for --set training.epochs=N.")
@click.option("--resume", is_flag=True, help="Go on with what is in the output folder.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines, for programs.")
@device_option
def train(
    recipe: str | None,
    init: str | None,
    data: tuple[Path, ...],
    output: Path,
    name: str | None,
    install: bool,
    overrides: tuple[str, ...],
    folds: int | None,
    max_epochs: int | None,
    resume: bool,
    as_json: bool,
    device: str,
) -> int:
    """Train a model; it ends with a folder that segment takes as --model.

    RECIPE is a recipe's name or TOML file.
    """
    values = list(overrides)
    if folds is not None:
        values.append(f"split.folds={folds}")
    if max_epochs is not None:
        values.append(f"training.epochs={max_epochs}")
    with needs_extra("train", "Training"):
        from ....training import run
        from ....training.reporting import JsonReport, TextReport

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
        )
    return 0
