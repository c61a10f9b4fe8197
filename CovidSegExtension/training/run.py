"""A training run as it is asked for: what is wrong with the request is said before torch is imported."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from ..datasets.cases import find_cases
from ..errors import InputError
from ..models.bundle import Model, load
from ..models.store import check_name, check_new
from ..recipes.loading import load_recipe
from ..runtime.cluster import RayCluster
from .data.splits import split_by_patient
from .reporting import Report, TextReport
from .run_directory import Workspace

FINE_TUNING = "finetune"
"""The recipe of a fine-tuning that names none."""


def train(  # noqa: PLR0913  # all but the first three are by name, an option of the command each
    recipe: str | Path | None,
    data: Sequence[Path],
    output: Path,
    *,
    init: str | Path | None = None,
    name: str | None = None,
    install: bool = False,
    overrides: Sequence[str] = (),
    resume: bool = False,
    device: str = "auto",
    report: Report | None = None,
    cluster: RayCluster | None = None,
) -> Model:
    """Train by a recipe and save ``output/model``, a model folder that segmentation takes.

    Beside it `output` holds the recipe as it was run, the check of the data with a picture sheet, the split by
    patient, checkpoints, CSV and TensorBoard logs, a curve picture and the scores of every held-out case.

    Parameters
    ----------
    recipe : str, Path or None
        A recipe's name or file; None, with `init`: ``finetune``.
    init : str or Path, optional
        Name or folder of a model to fine-tune: the run starts from its weights, network and preprocessing.
    name : str, optional
        What the model is called, instead of the recipe's name.
    install : bool
        Also put the finished model into the user's models folder.
    overrides : sequence of str
        Recipe values such as ``optimizer.lr=0.001``; see `load_recipe`.
    resume : bool
        Go on with what is in `output`; without it `output` must be new or empty.
    report : Report, optional
        Who is told of progress; lines on stdout when not given.
    cluster : RayCluster, optional
        Where the folds of a cross-validation are trained side by side; all its machines see data and `output`.

    Raises
    ------
    InputError
        If recipe or data cannot be used, or `output` holds something else.
    Cancelled
        On Ctrl-C or SIGTERM; the run can be resumed.
    """
    start = None if init is None else load(init)
    if recipe is None and start is None:
        raise InputError("There is nothing to train; name a recipe, or a model to fine-tune with --init.")
    chosen = load_recipe(recipe or FINE_TUNING, overrides, start.card if start else None)
    chosen = dataclasses.replace(chosen, name=name or (f"{start.card.name}-finetuned" if start else chosen.name))
    (check_new if install else check_name)(chosen.name)
    Workspace(Path(output)).require_free(resume)
    cases = find_cases([Path(folder) for folder in data], chosen.data)
    if start is None:
        split_by_patient(cases, chosen.split)

    if cluster is not None and not chosen.split.folds:
        raise InputError("A cluster trains folds side by side, and this run has none; set split.folds, or do without.")

    from .cross_validation import run

    return run(
        chosen,
        start,
        data,
        output,
        install=install,
        resume=resume,
        device=device,
        report=report or TextReport(),
        cluster=cluster,
    )
