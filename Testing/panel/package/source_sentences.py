"""The sentences in the engine's source, as its own syntax tree has them, each value as ``{}``."""

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from ...support.sources import ROOT

ENGINE = ROOT / "CovidSegExtension"


def files(*rooms: str, without: tuple[str, ...] = ()) -> Iterator[Path]:
    """Yield the engine's Python files in these rooms (folders or files), without those that lie in others."""
    left_out = [ENGINE / each for each in without]
    for room in rooms:
        path = ENGINE / room
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            if not any(file == each or each in file.parents for each in left_out):
                yield file


def strings(path: Path) -> set[str]:
    """Return every string of a file but docstrings, and those that are translated where they stand."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    left_out = {id(node) for node in _said_otherwise(tree)}
    return {text for node in ast.walk(tree) if id(node) not in left_out for text in skeletons(node)}


def refusals(path: Path) -> set[str]:
    """Return what the errors of a file say that a user reads; of what a function or a variable says, nothing."""
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    return {text for call in calls if call.args and _is_error(call.func) for text in skeletons(call.args[0])}


def skeletons(node: ast.AST) -> set[str]:
    """Return what a string may say: with the singular and the plural that it may have, each other value as ``{}``."""
    if isinstance(node, ast.Constant):
        return {node.value} if isinstance(node.value, str) else set()
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return {"".join(parts) for parts in product(skeletons(node.left), skeletons(node.right))}
    if not isinstance(node, ast.JoinedStr):
        return set()
    parts = [_values(part) for part in node.values]
    return {"".join(each[min(form, len(each) - 1)] for each in parts) for form in (0, 1)}


def without_names(sentence: str) -> str:
    """Return a sentence of the tables as `skeletons` has it."""
    return re.sub(r"\{\w+\}", "{}", sentence)


def _values(part: ast.AST) -> tuple[str, ...]:
    """Return what a part of an f-string may say: for one and for many, or the one thing that it says."""
    if isinstance(part, ast.Constant):
        return (str(part.value),)
    value = part.value if isinstance(part, ast.FormattedValue) else None
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        if value.func.id == "is_are":
            return "is", "are"
        if value.func.id == "counted":
            noun = ast.literal_eval(value.args[1])
            one, many = ast.literal_eval(value.args[2]) if len(value.args) > 2 else ("", "")
            return f"1 {noun} {one}".rstrip(), f"{{}} {noun}s {many}".rstrip()
    return ("{}",)


def _is_error(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and (
        function.id in ("InputError", "WriteError", "ModelError", "DeviceError", "DependencyError", "Cancelled")
    )


def _said_otherwise(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield from (part for part in ast.walk(node) if part is not node)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
            yield from node.args
