"""Every name that the module uses of Slicer, CTK, VTK and Qt, against a table: ``python -m scripts.slicer_names``.

A name that Slicer lacks shows itself only where the line runs, inside of Slicer, and these tests run beside it. So each
name that is not our own, Python's or numpy's has to stand in ``slicer_names.json`` with what it is and since which
version of Slicer it is there, looked up in the headers. A property must not be called (PythonQt has properties, not
getters), and a method must not be assigned.
"""

import ast
import csv
import hashlib
import importlib.metadata
import io
import json
import os
import re
import sys
import types
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
TABLE = Path(__file__).with_name("slicer_names.json")
OLDEST = (5, 10)
"""The oldest Slicer that is supported."""

SOURCES = ("CovidSeg", "CovidSegExtension/mrml", "CovidSegExtension/frontend")
_OUT_OF_REACH = {"app", "cli", "training", "experiments", "evaluation"}
"""Rooms of the engine whose values never come into the module."""

_SLICERS = {"slicer", "qt", "ctk", "vtk", "SampleData", "DICOMUtils"}
_PYTHONS = (
    *(str, bytes, list, dict, set, tuple, int, float, slice, BaseException, type, Path, np.ndarray),
    *(re.Pattern, re.Match),
    *(types.FunctionType, os.stat_result, importlib.metadata.Distribution, hashlib.sha256(), csv.writer(io.StringIO())),
)
_CALLED, _ASSIGNED, _READ = "called", "assigned", "read"


@dataclass(frozen=True)
class Use:
    """One use of a name: where, and whether it is called, assigned or read."""

    place: str
    how: str


@dataclass(frozen=True)
class Fact:
    """What a name is.

    Attributes
    ----------
    kind : str
        ``property``, ``method`` (slots and functions too), ``signal``, ``constant`` (enumerators, events), ``class`` or
        ``object`` (modules and the like).
    since : str
        The first version of Slicer that has it; ``5.10`` also stands for all before.
    guarded : str
        Why a name that the oldest supported Slicer lacks may be used.
    """

    kind: str
    since: str = "5.10"
    guarded: str = ""


def read_table(path: Path = TABLE) -> dict[str, Fact]:
    """Return the table of facts by name."""
    return {name: Fact(**fact) for name, fact in json.loads(path.read_text(encoding="utf-8")).items()}


def foreign_names(root: Path = ROOT) -> dict[str, list[Use]]:
    """Return the uses of each attribute that is neither ours nor Python's nor numpy's."""
    ours = _own_names(root) | {name for each in _PYTHONS for name in dir(each)}
    found = defaultdict(list)
    for path in _files(root):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        others = _other_modules(tree)
        calls = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Attribute) or _root(node) in others:
                continue
            if _is_ui(node.value):
                continue  # a widget of the form, which `problems` looks up there
            if node.attr in ours and not (isinstance(node.value, ast.Attribute) and _is_ui(node.value.value)):
                continue
            how = _CALLED if id(node) in calls else _ASSIGNED if isinstance(node.ctx, ast.Store) else _READ
            found[node.attr].append(Use(f"{path.relative_to(root).as_posix()}:{node.lineno}", how))
    return dict(found)


def problems(names: dict[str, list[Use]], table: dict[str, Fact]) -> list[str]:
    """Return what does not fit: names that are not in the table, used otherwise than what they are, or too new."""
    found = [f"{name} is not in {TABLE.name}: {uses[0].place}" for name, uses in names.items() if name not in table]
    found += [f"{name} is in {TABLE.name} and not used" for name in table if name not in names]
    for name, uses in names.items():
        fact = table.get(name)
        if fact is None:
            continue
        for use in uses:
            if fact.kind in ("property", "constant") and use.how == _CALLED:
                found.append(f"{name} is a {fact.kind} and is called: {use.place}")
            if fact.kind not in ("property", "object") and use.how == _ASSIGNED:
                found.append(f"{name} is a {fact.kind} and is assigned: {use.place}")
        if _version(fact.since) > OLDEST and not fact.guarded:
            found.append(f"{name} is there since Slicer {fact.since} only: {uses[0].place}")
    return sorted(found)


def absent_widgets(root: Path = ROOT) -> list[str]:
    """Return the widgets that the code takes from the form, and that the form does not have."""
    form = ElementTree.parse(root / "CovidSeg" / "Resources" / "UI" / "CovidSeg.ui")
    widgets = {each.get("name") for each in form.iter("widget")}
    used = {
        node.attr
        for path in _files(root)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and _is_ui(node.value)
    }
    return sorted(used - widgets)


def _files(root: Path) -> Iterator[Path]:
    for folder in SOURCES:
        yield from sorted((root / folder).rglob("*.py"))


def _own_names(root: Path) -> set[str]:
    """Return every name that the module and the rooms of the engine that it can reach define."""
    names = set()
    engine = root / "CovidSegExtension"
    reached = [path for path in engine.rglob("*.py") if path.relative_to(engine).parts[0] not in _OUT_OF_REACH]
    for path in [*reached, *(root / "CovidSeg").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                names.add(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.add(node.id)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and _root(node) == "self":
                names.add(node.attr)
    return names


def _other_modules(tree: ast.Module) -> set[str]:
    """Return the names under which a file has imported modules of Python, numpy and the like."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            ours = isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").startswith("CovidSeg"))
            if not ours:
                names |= {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
    return names - _SLICERS


def _root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute | ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _is_ui(node: ast.expr) -> bool:
    return ast.unparse(node) in ("ui", "self.ui", "self._ui")


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


def main() -> int:
    """Print what does not fit; return 1 if anything does not."""
    found = problems(foreign_names(), read_table())
    found += [f"the form has no widget {name}" for name in absent_widgets()]
    print("\n".join(found) or f"All {len(foreign_names())} names of Slicer, CTK, VTK and Qt are known.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
