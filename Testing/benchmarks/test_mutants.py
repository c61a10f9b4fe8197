"""Mutants: which changes are made, and that each is a module of its own."""

import ast

from benchmarks.mutation.mutants import mutants

SOURCE = '''"""Docstring."""
from dataclasses import dataclass

@dataclass(frozen=True)
class A:
    x: tuple[int, int] = (1, 2)

def f(a: int, b=True):
    """Docstring."""
    if a < 3 and not b:
        raise ValueError(f"{a + 1} is wrong")
    total = 0.5
    total += -a
    return total in (1,)
'''


def changes(tmp_path):
    path = tmp_path / "module.py"
    path.write_text(SOURCE)
    return mutants(path)


def test_each_operator_and_constant_is_changed_once(tmp_path):
    found = {(mutant.before, mutant.after) for mutant in changes(tmp_path)}
    assert {("a < 3", "a <= 3"), ("a < 3 and (not b)", "a < 3 or not b"), ("not b", "not not b")} <= found
    assert {("3", "4"), ("True", "False"), ("0.5", "1.0"), ("total += -a", "total -= -a"), ("-a", "+a")} <= found
    assert {("total in (1,)", "total not in (1,)"), ("1", "2"), ("2", "3")} <= found


def test_annotations_decorators_and_errors_are_left_alone(tmp_path):
    lines = [mutant.line for mutant in changes(tmp_path)]
    assert not {1, 4, 9, 11} & set(lines)
    assert lines == sorted(lines)


def test_each_mutant_compiles_and_differs(tmp_path):
    made = changes(tmp_path)
    sources = {ast.unparse(mutant.tree()) for mutant in made}
    assert len(sources) == len(made)
    assert ast.unparse(ast.parse(SOURCE)) not in sources
    for mutant in made:
        compile(mutant.tree(), "module.py", "exec")
        assert mutant.line in mutant.lines
