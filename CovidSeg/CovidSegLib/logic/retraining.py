"""A retraining before and after: the folder of its run, and what it did to the model's accuracy."""

import hashlib
from pathlib import Path

from slicer.i18n import tr as _

import CovidSegExtension
from CovidSegExtension.models.card import CARD_FILE, ModelCard

from . import models
from .questions import Retraining


def run_folder(choice: Retraining, init: str) -> Path:
    """Return where a retraining of the model `init` runs, inside its training set.

    The same retraining gets the same folder, so that one that was broken off can go on there; another one, of other
    data, epochs, model or engine, gets another.
    """
    parts = [CovidSegExtension.__version__, str(choice.epochs)]
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
                lines.append(text.format(lesion=name, cases=group, before=before, now=after.dice_mean))
    if not card.metrics.held_out:
        lines = [_("Accuracy not measured: too few cases.")]
    elif lines:
        lines.insert(0, _("Accuracy (Dice):"))
    else:
        lines = [_("Accuracy not measured: the held-out cases hold no lesion.")]
    worse = card.fine_tuning.worse if card.fine_tuning else ()
    return "\n".join([*lines, *(_("WORSE: {sentence}").format(sentence=sentence) for sentence in worse)])
