"""Where recipes and tables of recipes lie, and how a recipe builds on another: its ``base``."""

import difflib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..files import resources

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TABLES = "tables"
"""The folder of ``Resources/Recipes`` that holds tables of recipes."""


def read_recipe(name_or_path: str | Path) -> tuple[Path, dict[str, Any]]:
    """Return a recipe's file and its values, laid over those of its base, and of the base's base.

    ``base`` names a TOML file beside the recipe, or a shipped one as in ``000-unetplusplus/unet``. Shipped files whose
    name begins with an underscore are there to be built on only.

    Raises
    ------
    InputError
        If a file is not there or not TOML, or a recipe is built on itself.
    """
    path = find_file(name_or_path, shipped_recipes(), "recipe")
    return path, _with_base(path, ())


def shipped_recipes() -> dict[str, Path]:
    """Return the recipes of ``Resources/Recipes`` by name, which is their path in it without the suffix."""
    return {name: path for name, path in _shipped().items() if not name.startswith(f"{TABLES}/")}


def shipped_tables() -> dict[str, Path]:
    """Return the tables of ``Resources/Recipes/tables`` by name."""
    found = _shipped().items()
    return {name.removeprefix(f"{TABLES}/"): path for name, path in found if name.startswith(f"{TABLES}/")}


def find_file(name_or_path: str | Path, shipped: Mapping[str, Path], what: str) -> Path:
    """Return the path of a TOML file that is named by its path or as a shipped one.

    Raises
    ------
    InputError
        If there is none.
    """
    path = Path(name_or_path)
    if path.is_file():
        return path
    if str(name_or_path) not in shipped:
        names = [name for name in shipped if not Path(name).name.startswith("_")]
        nearest = difflib.get_close_matches(str(name_or_path), names, n=1)
        hint = f"did you mean '{nearest[0]}'?" if nearest else f"give a TOML file or one of: {', '.join(names)}."
        raise InputError(f"There is no {what} '{name_or_path}'; {hint}")
    return shipped[str(name_or_path)]


def read_toml(path: Path, what: str) -> dict[str, Any]:
    """Return the values of a TOML file.

    Raises
    ------
    InputError
        If it cannot be read.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"The {what} {path} is no text; a {what} is a TOML file.") from error
    except (OSError, ValueError, RecursionError) as error:  # not to be read, no TOML, nested too deep
        raise InputError(f"The {what} {path} cannot be read: {error}.") from error


def merge(values: dict[str, Any], changes: Mapping[str, Any]) -> None:
    """Lay `changes` over `values`, in place, table by table."""
    for key, value in changes.items():
        if isinstance(value, dict) and isinstance(values.setdefault(key, {}), dict):
            merge(values[key], value)
        else:
            values[key] = value


def _shipped() -> dict[str, Path]:
    root = resources() / "Recipes"
    return {path.relative_to(root).with_suffix("").as_posix(): path for path in sorted(root.rglob("*.toml"))}


def _with_base(path: Path, above: tuple[Path, ...]) -> dict[str, Any]:
    """Return the values of the recipe at `path`, which those `above` are built on."""
    path = path.resolve()
    if path in above:
        raise InputError(f"The recipe {path} is built on itself, by way of its base; name another base.")
    values = read_toml(path, "recipe")
    if "base" not in values:
        return values
    base = values.pop("base")
    beside, shipped = path.parent / str(base), shipped_recipes()
    if not beside.is_file() and str(base) not in shipped:
        raise InputError(
            f"The recipe {path} names the base '{base}', which is neither a file beside it nor a shipped recipe; "
            "mend the name."
        )
    result = _with_base(beside if beside.is_file() else shipped[str(base)], (*above, path))
    merge(result, values)
    return result
