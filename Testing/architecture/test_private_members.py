"""No module uses a private member of another one; tests and benchmarks are no exception."""

import ast
from pathlib import Path

import pytest

from Testing.support.sources import ROOT, python_files

NOT_PRIVATE = {"_replace", "_asdict", "_fields", "_make", "_exit", "_current_frames", "_is_avx512_bf16_supported"}
"""Public in spite of the underscore: named tuples', `os._exit`, `sys._current_frames`; and what torch tells of a CPU
in no other way."""


def _own_names(tree: ast.AST) -> set[str]:
    """Return every name that the file itself gives: functions, classes, variables, attributes that it assigns."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif (
            isinstance(node, ast.Attribute)
            and isinstance(node.ctx, ast.Store)
            and isinstance(node.value, ast.Name)
            and node.value.id in ("self", "cls")
        ):
            names.add(node.attr)
    return names


def _private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name != "_" and name not in NOT_PRIVATE


def foreign_private_members(path: Path) -> list[str]:
    """Return ``line: name`` of each private name that a file takes from another one."""
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    own = _own_names(tree)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and _private(node.attr) and node.attr not in own:
            of_self = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
            if not of_self:  # a base class's member is there to be inherited
                found.append(f"{node.lineno}: {ast.unparse(node)}")
        elif isinstance(node, ast.ImportFrom):
            found += [f"{node.lineno}: {alias.name}" for alias in node.names if _private(alias.name)]
        elif (
            isinstance(node, ast.Call)
            and getattr(node.func, "attr", getattr(node.func, "id", "")) in ("setattr", "getattr", "delattr")
            and len(node.args) > 1
            and isinstance(node.args[1], ast.Constant)
            and isinstance(node.args[1].value, str)
            and _private(node.args[1].value)
            and node.args[1].value not in own
        ):
            found.append(f"{node.lineno}: {ast.unparse(node)}")
    return sorted(found, key=lambda line: int(line.partition(":")[0]))


@pytest.mark.parametrize("path", python_files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_file_uses_no_private_member_of_another(path):
    assert not foreign_private_members(path)


def test_the_rule_sees_what_it_forbids(tmp_path):
    file = tmp_path / "module.py"
    file.write_text(
        "from .other import _hidden\nthing._secret()\nmonkeypatch.setattr(thing, '_secret', 1)\n"
        "class A:\n    def f(self, other):\n        self._mine = other._mine + self._inherited\n"
    )
    assert foreign_private_members(file) == [
        "1: _hidden",
        "2: thing._secret",
        "3: monkeypatch.setattr(thing, '_secret', 1)",
    ]


def test_no_test_imports_from_another_test():
    """What several tests use lies in Testing/support: a test can be moved or left out without the others."""
    borrowed = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "Testing").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path)))
        if isinstance(node, ast.ImportFrom) and node.level and (node.module or "").split(".")[-1].startswith("test_")
    ]
    assert borrowed == []
