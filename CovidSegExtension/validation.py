"""Plain values, of JSON or TOML, into data classes by pydantic; what does not fit is said in one sentence.

pydantic is imported when something is checked, not before: 3D Slicer lists models before it is installed.
"""

import dataclasses
import difflib
import json
import math
import types
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from .errors import InputError

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

Checked = TypeVar("Checked")

STRICT = {"extra": "forbid", "allow_inf_nan": False}
"""``__pydantic_config__`` of the data classes that are read: unknown keys, NaN and infinities are refused."""

_WORDS = {
    "a valid integer": "a whole number",
    "a valid number": "a number",
    "a valid boolean": "true or false",
    "a valid string": "text",
    "a valid array": "a list",
    "a valid dictionary": "a table",
    "an object": "a table",
    "greater than or equal to": "at least",
    "less than or equal to": "at most",
    "greater than": "above",
    "less than": "below",
}
"""pydantic's words for types and bounds, and ours."""


def parse_json(text: str) -> Any:
    """Return what a JSON text holds.

    Raises
    ------
    InputError
        If it is no JSON, is nested too deep, or holds NaN, an infinity or a number too large.
    """
    try:
        return json.loads(text, parse_constant=_finite, parse_float=_finite)
    except RecursionError as error:
        raise InputError("it is nested too deep.") from error
    except json.JSONDecodeError as error:
        what = error.msg.replace("Expecting", "expected").removesuffix(" at").removesuffix(" starting")
        where = f"line {error.lineno}, column {error.colno}"
        raise InputError(f"it is no JSON, or only a part of it: in {where}, {what[0].lower()}{what[1:]}.") from error
    except ValueError as error:
        raise InputError(f"it is no JSON that can be used: {error}.") from error


def from_values(kind: type[Checked], values: Any) -> Checked:
    """Return the data class `kind` with these plain values, types and ranges checked; whole numbers pass as numbers.

    Raises
    ------
    InputError
        If a key is unknown (the nearest good one is named) or missing, or a value does not fit.
    """
    from pydantic import ValidationError

    adapter: TypeAdapter[Checked] = _adapter(kind)  # type: ignore[arg-type]  # a class is hashable
    try:
        # By way of JSON, in which pydantic's strict mode takes a list for a tuple, but no text for a number.
        return adapter.validate_json(json.dumps(values, default=str), strict=True)
    except ValidationError as error:
        raise InputError(_describe(error, kind)) from error


def _describe(error: "ValidationError", kind: type) -> str:
    """Return the first thing that pydantic found wrong with the values of a `kind`, as a sentence."""
    problems = error.errors(include_url=False)
    first = problems[0]
    where = tuple(first["loc"])
    named, value = _dotted(where), first["input"]
    if first["type"] == "unexpected_keyword_argument":
        known = _keys(_type_at(kind, where[:-1]))
        nearest = difflib.get_close_matches(str(where[-1]), known, n=1)
        if nearest:
            return f"there is no key '{named}'; did you mean '{_dotted((*where[:-1], nearest[0]))}'?"
        return f"there is no key '{named}'; choose from: {', '.join(known)}."
    if first["type"] == "missing" and isinstance(where[-1], str):
        return f"the key '{named}' is missing."
    if first["type"] == "missing":  # a list that is too short misses every item from some index on
        needed = 1 + max(int(other["loc"][-1]) for other in problems if other["loc"][:-1] == first["loc"][:-1])
        return f"'{_dotted(where[:-1])}' must be a list of {needed}, not {value!r:.80}."
    if first["type"] == "too_long" and get_origin(_type_at(kind, where)) is tuple:
        return f"'{named}' must be a list of {first['ctx']['max_length']}, not {value!r:.80}."
    text = first["msg"].removeprefix("Value error, ")
    for theirs, ours in _WORDS.items():
        text = text.replace(theirs, ours)
    if not text.startswith("Input should "):
        return f"'{named}': {text[0].lower()}{text[1:]}, not {value!r:.80}." if named else f"{text}."
    return f"'{named}' must {text.removeprefix('Input should ')}, not {value!r:.80}."


def accepts_none(kind: type, path: tuple[str, ...]) -> bool:
    """Tell whether the field of `kind` at a path of keys may be None."""
    for key in path[:-1]:
        kind = _type_at(kind, (key,))
    hint = get_type_hints(kind).get(path[-1]) if dataclasses.is_dataclass(kind) else None
    return type(None) in get_args(hint)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is no finite number")
    return number


@cache
def _adapter(kind: Any) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def _dotted(where: tuple[int | str, ...]) -> str:
    """Return a path of keys and indices as ``preprocessing.window_hu[1]``."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in where)
    return text.removeprefix(".")


def _type_at(kind: Any, where: tuple[int | str, ...]) -> Any:
    """Return the annotated type of what lies at a path of keys and indices in a `kind`; Any where nobody says."""
    for part in where:
        if dataclasses.is_dataclass(kind):
            kind = get_type_hints(kind).get(str(part), Any)
        else:
            inner = [each for each in get_args(kind) if each is not Ellipsis]
            kind = inner[part % len(inner)] if isinstance(part, int) and inner else inner[-1] if inner else Any
        if get_origin(kind) in (Union, types.UnionType):
            kind = next(each for each in get_args(kind) if each is not type(None))
    return kind


def _keys(kind: Any) -> list[str]:
    return [field.name for field in dataclasses.fields(kind)] if dataclasses.is_dataclass(kind) else []
