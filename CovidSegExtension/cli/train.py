"""The commands that make models and ready the data for them: train, experiment, check, convert."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import DependencyError, InputError
from .arguments import add_device, hu_window, positive

TRAIN_EXAMPLES = """\
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


CONVERT_NOTES = """\
data sets, with the files as published:
  medseg           tr_im.nii.gz and tr_mask.nii.gz (100 slices); rp_im/*.nii.gz and rp_msk/*.nii.gz (9 volumes)
  zenodo-3757476   COVID-19-CT-Seg_20cases/*.nii.gz and Infection_Mask/*.nii.gz
  mosmed           studies/CT-1/study_0255.nii.gz ... and masks/study_0255_mask.nii.gz ...
  infnet           MultiClassInfection-Train/Imgs/*.jpg and GT/*.png

The masks of zenodo-3757476 and mosmed do not tell ground glass from consolidation: all is label 4, the union of both,
unless --consolidation-above divides them. Exit code 1: some images were left out, each is named.
"""


EXPERIMENT = """\
examples:
  covidseg experiment 003-encoders --data ct100 --output encoders
  covidseg experiment 000-unetplusplus --data ct100 --output quick --max-epochs 5 --set preprocessing.size=[256,256]
  covidseg experiment my-table.toml --data ct100 --output mine --only baseline

The tables are in Resources/Recipes/tables: 000-unetplusplus, 000-unetplusplus-corrected, 001-fv-paspp, 002-fcn8s,
003-encoders, 004-metrics. A row is a recipe, in 000 with three values set, that 'covidseg train' takes too.

results: OUTPUT/TABLE.md, TABLE.csv and TABLE-curves.png, written anew after each row; OUTPUT/rows/ROW is the row's own
run, with its model. Rows that were trained for fewer epochs than their recipe asks for are marked as short runs.

stopping: the same command goes on where it stopped, within a row too, and tries failed rows again. A row that fails
does not stop the others; exit code 1 then.
"""


def add_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the commands to the command line's parser."""
    train = command(
        "train", _train, "train a model; it ends with a folder that segment takes as --model", TRAIN_EXAMPLES
    )
    train.add_argument("recipe", nargs="?", metavar="RECIPE", help="a recipe's name or TOML file")
    train.add_argument("--init", metavar="MODEL", help="fine-tune this model: a name or folder")
    train.add_argument("--data", required=True, nargs="+", type=Path, metavar="FOLDER", help="training data; see below")
    train.add_argument("--output", required=True, type=Path, metavar="FOLDER", help="logs, checkpoints and the model")
    train.add_argument("--name", metavar="NAME", help="what the model is called (default: the recipe's name)")
    train.add_argument("--install", action="store_true", help="put the model where --model finds it by its name")
    train.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE", help="a recipe value, such as optimizer.lr=0.001"
    )
    train.add_argument("--folds", type=positive, metavar="N", help="short for --set split.folds=N: cross-validation")
    train.add_argument("--max-epochs", type=positive, metavar="N", help="short for --set training.epochs=N")
    train.add_argument("--resume", action="store_true", help="go on with what is in the output folder")
    train.add_argument("--json", action="store_true", help="print JSON lines, for programs")
    add_device(train)

    experiment = command(
        "experiment", _experiment, "train every row of a document's table and set our figures beside its", EXPERIMENT
    )
    experiment.add_argument("table", metavar="TABLE", help="a table's name or TOML file")
    experiment.add_argument("--data", required=True, nargs="+", type=Path, metavar="FOLDER", help="as for train")
    experiment.add_argument("--output", required=True, type=Path, metavar="FOLDER", help="the table and each row's run")
    experiment.add_argument("--max-epochs", type=positive, metavar="N", help="no row trains longer; marked as short")
    experiment.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE", help="a recipe value for every row, as for train"
    )
    experiment.add_argument("--only", nargs="+", default=[], metavar="ROW", help="run these rows (default: all)")
    add_device(experiment)

    check = command("check", _check, "look over training data: geometry, values, classes, duplicates, what looks wrong")
    check.add_argument("data", nargs="+", type=Path, metavar="FOLDER", help="as for train --data")
    check.add_argument("--picture", type=Path, metavar="PNG", help="write a sheet with a slice of each case")
    check.add_argument("--json", type=Path, metavar="FILE", help="also write every figure as JSON")

    convert = command("convert", _convert, "turn a public data set, as downloaded, into training data", CONVERT_NOTES)
    convert.add_argument("kind", metavar="KIND", help="medseg, zenodo-3757476, mosmed or infnet")
    convert.add_argument("folder", type=Path, metavar="FOLDER", help="where its files were unpacked")
    convert.add_argument("output", type=Path, metavar="OUT", help="new folder for dataset.json, imagesTr and labelsTr")
    convert.add_argument(
        "--window", type=hu_window, metavar="LOW,HIGH", help="map 8-bit pixels to about these HU (else left out)"
    )
    convert.add_argument(
        "--consolidation-above",
        type=float,
        metavar="HU",
        help="divide masks of infection (zenodo-3757476, mosmed): what is denser is consolidation",
    )


def _train(arguments: argparse.Namespace) -> int:
    overrides = list(arguments.set)
    for key, value in (("split.folds", arguments.folds), ("training.epochs", arguments.max_epochs)):
        if value is not None:
            overrides.append(f"{key}={value}")
    with _needs_training_packages():
        from ..training.cross_validation import train
        from ..training.reporting import JsonReport, TextReport

        train(
            arguments.recipe,
            arguments.data,
            arguments.output,
            init=arguments.init,
            name=arguments.name,
            install=arguments.install,
            overrides=overrides,
            resume=arguments.resume,
            device=arguments.device,
            report=JsonReport() if arguments.json else TextReport(),
        )
    return 0


def _experiment(arguments: argparse.Namespace) -> int:
    with _needs_training_packages():
        from ..experiments.runner import run_experiment
        from ..training.reporting import TextReport

        done = run_experiment(
            arguments.table,
            arguments.data,
            arguments.output,
            max_epochs=arguments.max_epochs,
            overrides=arguments.set,
            only=arguments.only,
            device=arguments.device,
            report=TextReport(),
        )
    print(f"{len(done.results)} of {len(done.plans)} rows are done: {arguments.output / (done.table.name + '.md')}")
    return 1 if done.failures else 0


def _check(arguments: argparse.Namespace) -> int:
    import json

    from ..datasets.quality import DataCheck, check_case, write_sheet
    from ..files import atomic_path
    from ..io.images import check_output
    from ..progress import ProgressDisplay
    from ..recipes.schema import Recipe
    from ..training.preparation import find_cases

    if arguments.picture is not None:
        check_output(arguments.picture, (".png",))
    cases = find_cases(arguments.data, Recipe(name="check"))
    looked = []
    with ProgressDisplay() as progress:
        for done, case in enumerate(cases):
            progress("checking", done, len(cases))
            looked.append(check_case(case))
        progress("checking", len(cases), len(cases))
    found = DataCheck.of(looked)
    print(found.text())
    if arguments.picture is not None and found.pictures:
        write_sheet(arguments.picture, found.pictures)
    if arguments.json is not None:
        with atomic_path(arguments.json) as path:
            path.write_text(json.dumps(found.to_json(), indent=2) + "\n", encoding="utf-8")
    return 1 if found.problems else 0


def _convert(arguments: argparse.Namespace) -> int:
    import sys

    from ..datasets.published import PUBLISHED, convert
    from ..progress import ProgressDisplay

    if arguments.kind not in PUBLISHED:
        raise InputError(f"There is no data set '{arguments.kind}'; choose one of: {', '.join(PUBLISHED)}.")
    with ProgressDisplay() as progress:
        converted = convert(
            arguments.kind,
            arguments.folder,
            arguments.output,
            window=arguments.window,
            consolidation_above=arguments.consolidation_above,
            progress=progress,
        )
    for reason in converted.left_out:
        print(f"covidseg: left out {reason}", file=sys.stderr)
    print(
        f"{len(converted.cases)} cases are in {arguments.output}; look at them with: covidseg check {arguments.output}"
    )
    return 1 if converted.left_out else 0


@contextmanager
def _needs_training_packages() -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == __package__:
            raise
        raise DependencyError(
            f"Training needs a Python package that is not installed ({' '.join(str(error).split())}); "
            'run: pip install "covidseg[train]".'
        ) from error
