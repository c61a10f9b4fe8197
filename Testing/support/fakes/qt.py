"""``qt`` as Slicer's PythonQt shows it: the names of QtCore, QtGui and QtWidgets in one module, on PySide6.

Properties are attributes, not calls (``button.enabled = False``, ``edit.text``), in `PYTHONQT_MODULES` and what is
below them. PythonQt has `setEnabled` and `isEnabled` beside `enabled`; PySide6 then has not.

What PythonQt lacks raises, so that it fails in the tests as it would in Slicer. Scoped enumerators cannot be taken away
from PySide6 classes; `test_qt_fake.py` looks for them in the source instead.
"""

import importlib
import sys
from importlib.abc import MetaPathFinder
from typing import Any

from PySide6 import QtCore

PYTHONQT_MODULES = ("CovidSeg", "CovidSegLib", "Testing.panel", "Testing.support")

ABSENT = {"Signal", "Slot", "Property", "ClassInfo", "SIGNAL", "SLOT", "QEnum", "QFlag"}
"""What PySide6 has and PythonQt does not."""

_TRUE_PROPERTY = 0x02
_IGNORED = -1  # such a module calls Qt as the one that called it does
_feature = sys.modules["__feature__"]  # PySide6 makes it when it is first imported


def __getattr__(name: str) -> Any:
    # Found when asked for: QtGui and QtWidgets need system libraries that the tests of plain processes do without.
    if name.startswith("_") or name in ABSENT:
        raise AttributeError(f"Slicer's qt has no '{name}'")
    for part in ("QtCore", "QtGui", "QtWidgets"):
        value = getattr(importlib.import_module(f"PySide6.{part}"), name, None)
        if value is not None:
            globals()[name] = value
            return value
    raise AttributeError(f"Slicer's qt has no '{name}'")


def use_true_property(module: str) -> None:
    """Let the code of `module` see Qt properties as attributes."""
    _feature.set_selection(_TRUE_PROPERTY, module)


class _SelectBeforeImport(MetaPathFinder):
    """Selects true properties for our modules just before they are imported; it finds nothing itself."""

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> None:
        ours = any(fullname == name or fullname.startswith(f"{name}.") for name in PYTHONQT_MODULES)
        if ours and not fullname.startswith("Testing.support.fakes"):
            use_true_property(fullname)


def install() -> None:
    """Make ``import qt`` give this module."""
    sys.modules["qt"] = sys.modules[__name__]
    for name in list(sys.modules):
        # PySide6 would look into the source of all modules for its name, and torch has some that break on that.
        _feature.pyside_feature_dict.setdefault(name, _IGNORED)
    if not any(isinstance(finder, _SelectBeforeImport) for finder in sys.meta_path):
        sys.meta_path.insert(0, _SelectBeforeImport())


def _no_bytes(array: QtCore.QByteArray) -> bytes:
    raise TypeError("PythonQt cannot convert a QByteArray with bytes(); call its data()")


QtCore.QByteArray.__bytes__ = _no_bytes
