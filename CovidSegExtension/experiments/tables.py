"""A table of recipes: the rows of a document's table, how each is trained, and the document's own figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..recipes.files import find_file, read_toml, shipped_tables
from ..recipes.loading import load_recipe
from ..recipes.schema import Recipe, thirds

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True)
class Row:
    """One row.

    Attributes
    ----------
    name : str
        Of the row, its model and its folder.
    recipe : str
        A recipe's name, or its file, seen from the table's.
    set : tuple of str
        Recipe values of this row, such as ``optimizer.lr=0.001``.
    group : str
        Rows of one group are drawn into one picture of curves.
    document : dict
        The document's figures, by what the document calls them.
    """

    name: str
    recipe: str
    set: tuple[str, ...] = ()
    group: str = ""
    document: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Claim:
    """A conclusion of the document: one row is better than another, or two are alike.

    Attributes
    ----------
    says : str
        In the document's words, shortened.
    better, worse : str
        Names of the rows.
    difference : float or None
        Of the document's Dice (or what it names so), better less worse.
    alike : bool
        Whether the document concludes that there is no difference.
    """

    says: str
    better: str
    worse: str
    difference: float | None = None
    alike: bool = False


@dataclass(frozen=True)
class Table:
    """The rows, and what to say of them.

    Attributes
    ----------
    name : str
        Of the file, without suffix.
    command : str
        What trains it, without data and output.
    title, document : str
        What is compared, and where the document's figures stand.
    notes : tuple of str
        What whoever compares should know.
    parts : bool
        Whether the cases that were learnt from are measured too.
    subjects, severity : bool
        Whether each held-out case stands by itself, and how far grades of severity agree.
    claims : tuple of Claim
        What the document concludes.
    """

    name: str
    command: str
    title: str
    rows: tuple[Row, ...]
    document: str = ""
    notes: tuple[str, ...] = ()
    parts: bool = False
    subjects: bool = False
    severity: bool = False
    claims: tuple[Claim, ...] = ()


def load_table(name_or_path: str | Path) -> Table:
    """Read a table: a TOML file, or the name of one in ``Resources/Recipes/tables``.

    Raises
    ------
    InputError
        If there is none, or it does not fit.
    """
    path = find_file(name_or_path, shipped_tables(), "table")
    values = read_toml(path, "table")
    try:
        rows = tuple(_row(path, **row) for row in values.pop("rows"))
        claims = tuple(Claim(**claim) for claim in values.pop("claims", ()))
        command = f"covidseg experiment {path.stem}"
        table = Table(path.stem, command, rows=rows, notes=tuple(values.pop("notes", ())), claims=claims, **values)
    except (KeyError, TypeError) as error:
        raise InputError(
            f"The table {path} does not fit ({error}); it takes title, document, notes, parts, subjects, severity, "
            "claims and rows, and a row takes name, recipe, set, group and document."
        ) from error
    names = [row.name for row in rows]
    for name in names:
        if not _NAME.fullmatch(name) or names.count(name) > 1:
            raise InputError(
                f"The table {path} has a row named '{name}'; names are of letters, digits, '.', '_' and '-', and no "
                "two rows share one."
            )
    for claim in table.claims:
        if not {claim.better, claim.worse} <= set(names):
            raise InputError(f"The table {path} has a claim about '{claim.better}' and '{claim.worse}', not both rows.")
    return table


def _row(table: Path, *, name: str, recipe: str, set: Sequence[str] = (), **others: Any) -> Row:
    beside = table.parent / recipe
    return Row(name, str(beside) if beside.is_file() else recipe, tuple(set), **others)


@dataclass(frozen=True)
class Plan:
    """A row as it is to be run: the `recipe` with every change, and the epochs that it has without them."""

    row: Row
    settings: tuple[str, ...]
    recipe: Recipe
    full_epochs: int

    @classmethod
    def of(cls, row: Row, overrides: Sequence[str], max_epochs: int | None, seed: int = 0) -> "Plan":
        """Lay `overrides` over the row's own settings, and cut the epochs to `max_epochs` where they are more.

        Of several trainings of one row each has a `seed` of its own, which is added to the recipe's.

        A step schedule keeps the epochs of the uncut run: a short run is the beginning of a long one, not a long one in
        haste, which would learn at a hundredth of the rate for its last third.
        """
        settings = (*row.set, *overrides)
        full = load_recipe(row.recipe, row.set).training.epochs
        recipe = load_recipe(row.recipe, settings)
        settings = (*settings, f"training.seed={recipe.training.seed + seed}")
        if max_epochs is not None and max_epochs < recipe.training.epochs:
            if recipe.optimizer.schedule == "step" and not recipe.optimizer.step_epochs:
                settings = (*settings, f"optimizer.step_epochs={list(thirds(recipe.training.epochs))}")
            settings = (*settings, f"training.epochs={max_epochs}")
        return cls(row, settings, load_recipe(row.recipe, settings), full)

    @property
    def is_short(self) -> bool:
        """Whether the run is shorter than its recipe's."""
        return self.recipe.training.epochs < self.full_epochs
