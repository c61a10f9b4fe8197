"""From a TOML file and single values to a checked recipe; what does not fit is said in a sentence."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..errors import InputError, ModelError
from ..models.card import ModelCard
from ..validation import accepts_none, from_values
from .files import merge, read_recipe
from .schema import Recipe

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def load_recipe(name_or_path: str | Path, overrides: Sequence[str] = (), init: ModelCard | None = None) -> Recipe:
    """Read a recipe: a TOML file, or the name of one in ``Resources/Recipes``; see `files.read_recipe`.

    Parameters
    ----------
    overrides : sequence of str
        Values instead of the file's, as in TOML: ``optimizer.lr=0.001``. Text needs no quotes; ``none`` unsets.
    init : ModelCard, optional
        The model to fine-tune: its network and preprocessing are taken, and the recipe must not say otherwise.

    Raises
    ------
    InputError
        If there is none, it is not TOML, or a key or value does not fit (the nearest good key is named).
    """
    path, values = read_recipe(name_or_path)
    for override in overrides:
        merge(values, _parse_override(override))
    if overrides and "description" in values:
        _describe_change(values, path.stem, overrides)
    try:
        if init is not None:
            _inherit(values, init)
        _unset(Recipe, values)
        return from_values(Recipe, values)
    except (InputError, ModelError) as error:
        raise InputError(f"The recipe {path} does not fit: {error}") from error


def _describe_change(values: dict[str, Any], recipe: str, overrides: Sequence[str]) -> None:
    """Say what a changed recipe is; its own words and figures are of the model that it made as it stands."""
    own = {override.partition("=")[0].strip() for override in overrides}
    if own <= {"training.num_workers"}:
        return  # the model is the same
    if "description" not in own:
        values["description"] = f"Trained by the recipe '{recipe}' with {', '.join(overrides)}."
    if "limitations" not in own:
        values["limitations"] = []


def _unset(kind: type, values: dict[str, Any], path: tuple[str, ...] = ()) -> None:
    """Make ``"none"`` None, which TOML has not, where the key may be None; in place."""
    for key, value in values.items():
        if isinstance(value, dict):
            _unset(kind, value, (*path, key))
        elif value == "none" and accepts_none(kind, (*path, key)):
            values[key] = None


def _parse_override(text: str) -> dict[str, Any]:
    """Return ``optimizer.lr=0.001`` as nested tables; what is no TOML value is text."""
    key, equals, value = text.partition("=")
    for written in (value, json.dumps(value.strip())) if equals else ():
        try:
            return tomllib.loads(f"{key} = {written}")
        except tomllib.TOMLDecodeError:
            continue
    raise InputError(f"'{text}' sets no recipe value; write it as optimizer.lr=0.001.")


def _inherit(values: dict[str, Any], card: ModelCard) -> None:
    """Give the tables of a recipe the model's network and preprocessing; refuse others."""
    plain = json.loads(card.to_json())  # tuples as lists, as TOML has them
    theirs = {
        "task": {"labels": card.target.name},
        "network": {"name": card.network, **plain["network_arguments"]},
        "preprocessing": plain["preprocessing"],
    }
    together = card.network == "ensemble"
    for name, inherited in theirs.items():
        said = _table(values, name)
        if name == "network" and together and said in plain["network_arguments"]["members"]:
            said = {}  # what each of its networks is
        for key, value in said.items():
            if value != inherited.get(key):
                raise InputError(
                    f"'{name}.{key}' is {value!r}, but fine-tuning keeps what the model '{card.name}' has, "
                    f"{inherited.get(key)!r}; leave [{name}] out, or train anew without --init."
                )
        values[name] = inherited
    values["postprocessing"] = plain["postprocessing"] | _table(values, "postprocessing")
    # An ensemble is fine-tuned as it is, all its networks at once.
    values["ensemble"] = {"quick_above": card.quick_above} | ({} if together else _table(values, "ensemble"))


def _table(values: dict[str, Any], name: str) -> dict[str, Any]:
    table = values.get(name, {})
    if not isinstance(table, dict):
        raise InputError(f"'{name}' must be a table, not {table!r:.80}.")
    return table
