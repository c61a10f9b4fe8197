"""Mutants of a module: copies of its syntax tree with one operator or constant changed.

Left alone is what no test should hang on: annotations, decorators, docstrings, the texts of errors, and checks of the
code by itself: assertions, and `strict` of `zip`.
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.MatMult: ast.Mult,
}


@dataclass(frozen=True, eq=False)
class Mutant:
    """One change of one module.

    Attributes
    ----------
    path : Path
        The module's file.
    line : int
        Where the change is.
    lines : range
        The lines of the statement that holds it; tests that run one of them may see it.
    before, after : str
        What was changed, as source.
    """

    path: Path
    line: int
    lines: range
    before: str
    after: str
    _place: int
    _variant: int

    @property
    def key(self) -> str:
        """What tells it from the other mutants of its module, while that stays as it is."""
        return f"{self._place}.{self._variant}"

    def tree(self) -> ast.Module:
        """Return the whole module with the change."""
        tree = _parse(self.path)
        node, _ = next(islice(_places(tree), self._place, None))
        list(_changes(node))[self._variant]()
        return ast.fix_missing_locations(tree)

    def __str__(self) -> str:
        return f"{self.path.name}:{self.line}: {self.before} → {self.after}"


def mutants(path: Path) -> list[Mutant]:
    """Return every mutant of a module, in the order of its lines."""
    made = []
    for place, (node, statement) in enumerate(_places(_parse(path))):
        for variant in range(len(list(_changes(node)))):
            changed = copy.deepcopy(node)
            list(_changes(changed))[variant]()
            lines = range(statement.lineno, _head_end(statement) + 1)
            before, after = ast.unparse(node), ast.unparse(ast.fix_missing_locations(changed))
            made.append(Mutant(path, node.lineno, lines, before, after, place, variant))
    return made


def _parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def _head_end(statement: ast.stmt) -> int:
    """Return the last line of a statement, without the block below it."""
    body = getattr(statement, "body", None)
    return body[0].lineno - 1 if isinstance(body, list) and body else statement.end_lineno or statement.lineno


def _places(tree: ast.Module) -> Iterator[tuple[ast.expr | ast.AugAssign, ast.stmt]]:
    """Yield the nodes that can be changed, each with its statement, always in the same order."""
    todo: list[tuple[ast.AST, ast.stmt | None]] = [(tree, None)]
    while todo:
        node, statement = todo.pop()
        if isinstance(node, ast.stmt):
            statement = node
        if isinstance(node, ast.Raise | ast.JoinedStr | ast.Import | ast.ImportFrom | ast.Assert):
            continue
        if isinstance(node, ast.keyword) and node.arg == "strict":
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if statement is not None and isinstance(node, ast.expr | ast.AugAssign) and any(True for _ in _changes(node)):
            yield node, statement
        for field, value in reversed(list(ast.iter_fields(node))):
            if field in ("annotation", "returns", "decorator_list", "type_comment"):
                continue
            children = value if isinstance(value, list) else [value]
            todo += [(child, statement) for child in reversed(children) if isinstance(child, ast.AST)]


def _changes(node: ast.AST) -> "Iterator[_Change]":
    """Yield functions, each of which changes `node` in place in one way."""
    if isinstance(node, ast.Compare):
        for index, operator in enumerate(node.ops):
            if type(operator) in COMPARISONS:
                yield _Change(node.ops, index, COMPARISONS[type(operator)]())
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in ARITHMETIC:
        if not isinstance(getattr(node, "left", None), ast.JoinedStr):
            yield _Change(node, "op", ARITHMETIC[type(node.op)]())
    elif isinstance(node, ast.BoolOp):
        yield _Change(node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Invert):
        yield _Change(node, "op", ast.UAdd())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield _Change(node, "operand", ast.UnaryOp(ast.Not(), node.operand))
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield _Change(node, "value", not node.value)
        elif isinstance(node.value, int):
            yield _Change(node, "value", node.value + 1)
        elif isinstance(node.value, float):
            yield _Change(node, "value", node.value * 2 if node.value else 1.0)


@dataclass(frozen=True)
class _Change:
    """Sets one attribute of a node, or one element of a list."""

    target: Any
    place: str | int
    value: object

    def __call__(self) -> None:
        if isinstance(self.place, int):
            self.target[self.place] = self.value
        else:
            setattr(self.target, self.place, self.value)
