"""A grid of recipe values as a table of recipes: one row for each combination."""

import itertools
import json
import re
import shlex
import sys
from collections.abc import Sequence
from typing import Any

from ..errors import InputError
from ..models.card import is_name
from .tables import Row, Table

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

MOST_ROWS = 200
"""More combinations are a mistake: at a minute each they take more than three hours."""


def sweep_table(recipe: str, axes: Sequence[str]) -> Table:
    """Return a row of `recipe` for each combination of the values of `axes`.

    Parameters
    ----------
    axes : sequence of str
        A key with a list of values each, as in TOML: ``optimizer.lr=[0.001, 0.01]``.

    Raises
    ------
    InputError
        If one is no list, a key comes twice, or there are more combinations than anybody wants.
    """
    values = [_axis(text) for text in axes]
    keys = [key for key, _ in values]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice is not None:
        raise InputError(f"'{twice}' is swept twice; give all its values in one list.")
    combinations = list(itertools.product(*(choices for _, choices in values)))
    if len(combinations) > MOST_ROWS:
        raise InputError(f"The sweep has {len(combinations)} combinations; at most {MOST_ROWS} are trained.")
    names: list[str] = []
    for number, chosen in enumerate(combinations, start=1):
        name = _name(keys, chosen)
        names.append(name if is_name(name) and name not in names else f"row-{number}")
    rows = tuple(
        Row(name, recipe, tuple(f"{key}={json.dumps(value)}" for key, value in zip(keys, chosen, strict=True)))
        for name, chosen in zip(names, combinations, strict=True)
    )
    command = " ".join(["covidseg train", shlex.quote(recipe), *(f"--sweep {shlex.quote(axis)}" for axis in axes)])
    return Table("sweep", command, f"Sweep of {recipe} over {', '.join(keys)}", rows)


def _axis(text: str) -> tuple[str, list[Any]]:
    key, equals, value = text.partition("=")
    try:
        choices = tomllib.loads(f"values = {value}")["values"] if equals else None
    except tomllib.TOMLDecodeError:
        choices = None
    if not isinstance(choices, list) or not choices:
        raise InputError(f"'{text}' is no list of values to sweep; write it as optimizer.lr=[0.001,0.01].")
    return key.strip(), choices


def _name(keys: Sequence[str], chosen: Sequence[Any]) -> str:
    """Return ``lr-0.001_batch_size-4``."""
    return "_".join(f"{key.rpartition('.')[2]}-{_word(value)}" for key, value in zip(keys, chosen, strict=True))


def _word(value: Any) -> str:
    """Return a value as a part of a name; only a number keeps its minus."""
    if isinstance(value, (int, float)):
        return json.dumps(value)
    return re.sub(r"[^A-Za-z0-9._]+", "-", json.dumps(value)).strip("-")
