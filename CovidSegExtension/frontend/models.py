"""The models to choose from: their list, one line on each, and adding a folder from elsewhere."""

import itertools
import re
from pathlib import Path

from ..errors import ModelError
from ..files import resources
from ..labels import LABELS, Label
from ..models import store
from ..models.bundle import load
from ..models.card import CARD_FILE, ModelCard
from ..models.store import ModelEntry
from ..worker.translation import tr as _
from .engine_sentences import translated
from .findings import class_name

_FREE = ("Apache-2.0", "MIT", "BSD", "CC0")
"""Licences that let anybody use weights for anything."""

_OURS = "Research use only (terms of the training data); the code is Apache-2.0."
"""The licence of the models that come with CovidSeg."""

_UNKNOWN = "unknown"
"""What a card says of a model whose maker said nothing."""


def available() -> list[ModelEntry]:
    """Return the models of this machine, the default first; where a name stands twice, the one that `load` takes."""
    try:
        entries = store.list_models()
    except ModuleNotFoundError:  # platformdirs and pydantic, which find and read models, come with the installation
        folders = [card.parent for card in (resources() / "Models").glob(f"*/{CARD_FILE}")]
        entries = [ModelEntry(folder.name, folder, "package", None, 0.0) for folder in folders]
    reachable = [entry for entry in entries if not entry.shadowed]
    return sorted(reachable, key=lambda entry: (entry.name != store.DEFAULT, entry.name))


def describe(entry: ModelEntry) -> str:
    """Return a line for the user: what the model was trained on, accuracy and licence, or why it is unusable."""
    card = entry.card
    if card is None:
        return translated(entry.error or "") or _("Its description can be read once the packages are installed.")
    trained_on = ", ".join(
        _("{name} ({count} cases)").format(name=data.name, count=data.cases) for data in card.training_data
    )
    dice = ", ".join(f"{class_name(label)} {value:.2f}" for label, value in held_out_dice(card).items())
    return " ".join(
        (
            _("Trained on {data}.").format(data=trained_on or _("unknown data")),
            _("Dice on held-out cases: {figures}.").format(figures=dice) if dice else _("Accuracy not measured."),
            _("Licence unknown.") if card.licence == _UNKNOWN else licence_in_words(card.licence),
        )
    )


def terms(card: ModelCard) -> str | None:
    """Return the terms that bind whoever uses a model; None where everything is allowed, or nothing is known."""
    return None if card.licence.startswith(_FREE) or card.licence == _UNKNOWN else card.licence


def licence_in_words(licence: str) -> str:
    """Return the licence on a card as a sentence; that of our own models is in the user's language."""
    if licence == _OURS:
        return _("Research use only (terms of the training data); the code is Apache-2.0.")
    return licence.rstrip(".") + "."


def held_out_dice(card: ModelCard) -> dict[Label, float]:
    """Return the mean Dice of each class over all held-out cases that truly hold it, as far as the card tells.

    The card's mean also counts cases that were given the class wrongly, each as 0.
    """
    result = {}
    for label in LABELS:
        scores = [data[label.name] for data in card.metrics.held_out.values() if label.name in data]
        cases = sum(score.cases - score.false_positive_cases for score in scores)
        if cases:
            result[label] = sum((score.dice_mean or 0.0) * score.cases for score in scores) / cases
    return result


def add_folder(source: Path) -> ModelEntry:
    """Copy a model folder into the user's models, under the name on its card, once its weights are whole.

    Raises
    ------
    ModelError
        If it is no model, its weights are cut off or altered, or there is already a model of that name.
    """
    added = load(source)
    card, folder = added.card, store.user_models_folder()
    if (folder / card.name).exists():
        raise ModelError(
            _("There is already a model '{name}' in {folder}; rename or remove one of the two.").format(
                name=card.name, folder=folder
            )
        )
    return ModelEntry(card.name, store.install_model(added.folder), "user", card, added.megabytes)


def unused_name(base: str) -> str:
    """Return a name for a model made from the model `base`, that no model here bears yet."""
    stem = re.sub(r"-corrected(-\d+)?$", "", Path(base).name)
    taken = {entry.name for entry in available()}
    names = (f"{stem}-corrected-{number}" for number in itertools.count(1))
    return next(name for name in names if name not in taken)
