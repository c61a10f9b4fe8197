"""The public names of the package: `__all__`, where they live, and what the documents and type checkers see."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import CovidSegExtension

SOURCE = Path(CovidSegExtension.__file__)


def test_every_public_name_leads_to_a_documented_object():
    for name in CovidSegExtension.__all__:
        thing = getattr(CovidSegExtension, name)
        assert inspect.isclass(thing) or inspect.isfunction(thing), name
        assert inspect.getdoc(thing), name
        assert thing.__module__.startswith("CovidSegExtension."), name


def test_all_is_sorted_and_holds_what_type_checkers_see():
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"))
    [typed] = [node for node in tree.body if isinstance(node, ast.If)]
    seen = [alias.asname or alias.name for node in typed.body for alias in node.names]
    assert CovidSegExtension.__all__ == sorted(CovidSegExtension.__all__)
    assert sorted(seen) == CovidSegExtension.__all__
    assert set(CovidSegExtension.__all__) <= set(dir(CovidSegExtension))


def test_import_is_instant_and_names_are_read_lazily():
    code = (
        "import sys, CovidSegExtension\n"
        "assert 'numpy' not in sys.modules and 'torch' not in sys.modules\n"
        "CovidSegExtension.Volume\n"
        "assert 'numpy' in sys.modules and 'torch' not in sys.modules\n"
        "try:\n    CovidSegExtension.volum\nexcept AttributeError:\n    print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("refused", "")


def test_package_is_typed():
    assert (SOURCE.parent / "py.typed").is_file()
