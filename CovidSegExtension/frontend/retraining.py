"""Corrected segmentations into a training set, and a retraining on it: what it is started with, what came of it."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import slicer

from .. import __version__
from ..datasets.training_set import add_case
from ..errors import InputError
from ..models.card import CARD_FILE, ModelCard
from ..mrml.results import volume_of
from ..mrml.scene import labels_from_segmentation, volume_from_node
from ..worker.translation import tr as _
from . import models
from .engine_sentences import translated, word
from .segmenting import CASE_ATTRIBUTE

EPOCHS = 10
"""Epochs suggested for a retraining: a start that a laptop does over lunch."""


@dataclass(frozen=True)
class Retraining:
    """What to train: the set, the new model's name, and how often to go through the set."""

    folder: Path
    name: str
    epochs: int


def known_case(segmentation: slicer.vtkMRMLSegmentationNode, folder: Path) -> str | None:
    """Return the name under which a segmentation is in a training set already, if it is."""
    known = json.loads(segmentation.GetAttribute(CASE_ATTRIBUTE) or "null")
    if known is None or Path(known[0]) != folder or not (folder / "imagesTr" / f"{known[1]}.nii.gz").exists():
        return None
    return known[1]


def add_to_set(
    segmentation: slicer.vtkMRMLSegmentationNode, folder: Path, corrected: Sequence[int], replaces: str | None = None
) -> str:
    """Put a segmentation and its CT into a training set, and remember there; return the name of the case.

    Parameters
    ----------
    corrected : sequence of int
        The values of the classes that are right on every slice.
    replaces : str, optional
        The case that it takes the place of.

    Raises
    ------
    CovidSegError
        If the CT has gone, or the case cannot be added.
    """
    volume_node = volume_of(segmentation)
    if volume_node is None:
        raise InputError(_("The CT of this segmentation is no longer in the scene; load it again."))
    name = add_case(
        folder,
        volume_from_node(volume_node),
        labels_from_segmentation(segmentation, volume_node).labels,
        corrected,
        name=replaces,
        replace=replaces is not None,
    )
    segmentation.SetAttribute(CASE_ATTRIBUTE, json.dumps([str(folder), name]))
    return name


def count_cases(folder: Path) -> int:
    """Return how many cases a training set has.

    Raises
    ------
    InputError
        If it has none.
    """
    cases = len(list((folder / "imagesTr").glob("*.nii.gz")))
    if not cases:
        text = _("{folder} is no training set: it has no imagesTr with CTs; add corrected CTs to it first.")
        raise InputError(text.format(folder=folder))
    return cases


def training_arguments(choice: Retraining, init: str) -> tuple[list[str], bool]:
    """Return the arguments of ``covidseg train``, and whether it goes on with a training that was broken off."""
    run = run_folder(choice, init)
    arguments = ["--init", init, "--data", str(choice.folder), "--name", choice.name, "--install"]
    arguments += ["--output", str(run), "--max-epochs", str(choice.epochs)]
    return ([*arguments, "--resume"], True) if run.exists() else (arguments, False)


def run_folder(choice: Retraining, init: str) -> Path:
    """Return where a retraining of the model `init` runs, inside its training set.

    The same retraining gets the same folder, so that one that was broken off can go on there; another one, of other
    data, epochs, model or engine, gets another.
    """
    parts = [__version__, str(choice.epochs)]
    parts += [
        (entry.folder / CARD_FILE).read_text(encoding="utf-8") for entry in models.available() if entry.name == init
    ]
    for pattern in ("dataset.json", "imagesTr/*", "labelsTr/*"):
        for path in sorted(choice.folder.glob(pattern)):
            written = path.stat()
            parts.append(f"{path.name} {written.st_size} {written.st_mtime_ns}")
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]
    return choice.folder / "runs" / f"{choice.name}-{digest}"


def accuracy(card: ModelCard) -> str:
    """Return, from the figures on a retrained model's card, what the retraining did to its accuracy, in lines."""
    lines = []
    for group, figures in card.fine_tuning.groups.items() if card.fine_tuning else ():
        for name, after in figures.after.items():
            before = figures.before[name].dice_mean if name in figures.before else None
            if before is not None and after.dice_mean is not None:
                text = _("{lesion} on {cases}: {before:.2f} before, {now:.2f} now.")
                words = {"lesion": word(name), "cases": word(group)}
                lines.append(text.format(**words, before=before, now=after.dice_mean))
    if not card.metrics.held_out:
        lines = [_("Accuracy not measured: too few cases.")]
    elif lines:
        lines.insert(0, _("Accuracy (Dice):"))
    else:
        lines = [_("Accuracy not measured: the held-out cases hold no lesion.")]
    worse = card.fine_tuning.worse if card.fine_tuning else ()
    return "\n".join([*lines, *(_("WORSE: {sentence}").format(sentence=translated(sentence)) for sentence in worse)])
