"""Cutting a trained U-Net++ down to a smaller depth: a model folder in, a smaller one out."""

import dataclasses
from pathlib import Path

from ..errors import InputError, ModelError
from .bundle import Model, save
from .card import CARD_FILE, HeldOutMetrics


def prune(model: Model, depth: int, folder: Path) -> Model:
    """Save the part of `model` that its head at `depth` needs as a model of its own.

    Parameters
    ----------
    depth : int
        Levels below full resolution that are kept, 1 to the model's own.
    folder : Path
        Where to; it must be new or empty.

    Raises
    ------
    ModelError
        If the model is no U-Net++ trained with deep supervision, or has no head at `depth`.
    InputError
        If `folder` holds something.
    """
    from ..networks.unetplusplus import UNetPlusPlus

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder} is there already; choose a new folder for the pruned model.")
    network = model.network
    if not isinstance(network, UNetPlusPlus):
        raise ModelError(f"Only a U-Net++ can be pruned, and '{model.card.name}' has the network {model.card.network}.")
    try:
        small = network.pruned(depth)
    except ValueError as error:
        raise ModelError(f"'{model.card.name}' cannot be pruned to depth {depth}: {error}.") from error
    card = dataclasses.replace(
        model.card,
        name=f"{model.card.name}-depth{depth}",
        description=f"{model.card.description} Pruned to depth {depth} of {network.depth}.".strip(),
        network_arguments=small.arguments,
        metrics=HeldOutMetrics(f"Not measured since it was pruned; see the {CARD_FILE} of '{model.card.name}'."),
        fine_tuning=None,
    )
    return save(folder, small, card)
