"""The MRML code works without Qt and without the application: in Slicer, on slicer-core and in a browser's server."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import CovidSegExtension.mrml

from ..support.processes import PATIENCE_S

MODULES = sorted(Path(CovidSegExtension.mrml.__file__).parent.glob("*.py"))
IMPORT_ALL = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(f"CovidSegExtension.mrml.{name}")
names = {name.partition(".")[0].lower() for name in sys.modules}
assert not {name for name in names if name in ("qt", "ctk", "torch") or name.startswith(("pyside", "pyqt"))}, names
import slicer
assert not hasattr(slicer, "app") and not hasattr(slicer, "mrmlScene"), "that was no bare slicer-core"
"""


def test_mrml_imports_neither_qt_nor_torch_nor_the_application():
    names = [path.stem for path in MODULES if path.stem != "__init__"]
    result = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, *names],
        cwd=MODULES[0].parents[2],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_mrml_names_nothing_of_the_application(path):
    source = path.read_text(encoding="utf-8")
    assert not re.findall(r"slicer\.(?:app|mrmlScene|modules|dicomDatabase)\b|CovidSegLib", source)
