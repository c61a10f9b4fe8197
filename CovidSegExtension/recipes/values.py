"""Plain values, as TOML has them, into data classes: checked against the type of every field."""

import dataclasses
import difflib
import types
from collections.abc import Mapping
from typing import Any, Literal, Union, get_args, get_origin

from ..errors import InputError


def from_values(table: type, values: Mapping[str, Any], where: str = "") -> Any:
    """Return the data class `table` with these values; fields that are data classes are built from tables.

    Raises
    ------
    InputError
        If a key is unknown (the nearest good one is named), missing, or its value of another type.
    """
    known = {item.name: item for item in dataclasses.fields(table)}
    for key in values:
        if key not in known:
            nearest = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean '{where}{nearest[0]}'?" if nearest else f"choose from: {', '.join(known)}."
            raise InputError(f"there is no key '{where}{key}'; {hint}")
    for key, item in known.items():
        required = item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING
        if required and key not in values:
            raise InputError(f"the key '{where}{key}' is missing.")
    return table(**{key: _field(value, known[key].type, where + key) for key, value in values.items()})


def _field(value: Any, hint: Any, where: str) -> Any:
    if dataclasses.is_dataclass(hint):
        return from_values(hint, expect(dict, value, where), f"{where}.")  # type: ignore[arg-type]
    inner = get_args(hint)
    if get_origin(hint) is dict and dataclasses.is_dataclass(inner[1]):
        return {key: _field(item, inner[1], f"{where}.{key}") for key, item in expect(dict, value, where).items()}
    return _typed(value, hint, where)


def _typed(value: Any, hint: Any, where: str) -> Any:
    """Return a TOML value as the type of its field: lists as tuples, ``none`` as None where the field may be None."""
    if isinstance(value, list):
        value = tuple(tuple(item) if isinstance(item, list) else item for item in value)
    if value == "none" and _fits(None, hint):
        return None
    return expect(hint, value, where)


def expect(hint: Any, value: Any, where: str) -> Any:
    """Return `value` if it is of an annotated type; raise InputError naming the key `where` if not."""
    if not _fits(value, hint):
        raise InputError(f"'{where}' must be {_described(hint)}, not {value!r}.")
    return value


def _fits(value: Any, hint: Any) -> bool:
    """Tell whether a value is of an annotated type; whole numbers are numbers too, but truth values are not."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return any(_fits(value, part) for part in inner)
    if origin is Literal:
        return value in inner
    if origin is tuple:
        if not isinstance(value, tuple):
            return False
        if inner[-1] is Ellipsis:
            return all(_fits(item, inner[0]) for item in value)
        return len(value) == len(inner) and all(map(_fits, value, inner))
    kind: Any = {float: (int, float), None: type(None)}.get(hint, origin or hint)
    return isinstance(value, kind) and (hint is bool or not isinstance(value, bool))


def _described(hint: Any) -> str:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return " or ".join(_described(part) for part in inner)
    if origin is Literal:
        return f"one of {', '.join(inner)}"
    if origin is tuple:
        count = "" if inner[-1] is Ellipsis else f" of {len(inner)}"
        return f"a list{count}, each {_described(inner[0])},"
    return {float: "a number", bool: "true or false", dict: "a table", type(None): "none"}.get(origin or hint) or (
        origin or hint
    ).__name__
