"""An ensemble: the networks of several models in one model folder."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..errors import ModelError
from ..networks import build
from .bundle import Model, save
from .card import ModelCard


def save_ensemble(folder: Path | str, members: Sequence[Model], card: ModelCard, mirrored: bool = False) -> Model:
    """Write one model that averages the probabilities of its members.

    Parameters
    ----------
    members : sequence of Model
        Of one preprocessing; they are copied into the new folder.
    card : ModelCard
        What to say of it; its network is set here.
    mirrored : bool
        Let every member look at the mirror image too.

    Raises
    ------
    ModelError
        If the members do not have the same preprocessing.
    """
    first = members[0].card
    for member in members:
        if member.card.preprocessing != first.preprocessing:
            raise ModelError(
                f"'{member.card.name}' prepares slices in another way than '{first.name}'; only models of the same "
                "preprocessing make an ensemble."
            )
    arguments = {
        "members": [{"name": member.card.network, **member.card.network_arguments} for member in members],
        "in_channels": len(first.preprocessing.windows_hu),
        "mirrored": mirrored,
    }
    network: Any = build("ensemble", **arguments)
    for own, member in zip(network.members, members, strict=True):
        own.load_state_dict(member.network.state_dict())
    card = dataclasses.replace(card, network="ensemble", network_arguments=arguments, preprocessing=first.preprocessing)
    return save(folder, network, card)
