"""Slicer's own Python files (``Base/Python/slicer``) in place of the fakes of them, from a folder outside the sources.

They are Slicer's, and no package carries them: ``scripts/slicer-layer`` fetches them, and the variable `VARIABLE` names
the folder. What is beneath them is still a fake: `application.Application`, Qt from PySide6, and widgets.
"""

import importlib
import os
import re
import sys
import types
from pathlib import Path

import slicer
from PySide6.QtWidgets import QWidget

from . import ctk, qt

VARIABLE = "COVIDSEG_SLICER_LAYER"

_MODULES = ("slicer.util", "slicer.i18n", "slicer.parameterNodeWrapper", "slicer.ScriptedLoadableModule")
_KEPT = "slicer.slicer_core"
"""The C++ classes, which are real without that folder."""

_TREE_VIEW = "qMRMLSubjectHierarchyTreeView"


def chosen_layer() -> Path | None:
    """Return the folder that the variable names, which holds the folder ``slicer``; None without one."""
    folder = os.environ.get(VARIABLE)
    return Path(folder).resolve() / "slicer" if folder else None


def install(folder: Path) -> None:
    """Put the files of `folder` in front of slicer-core's own and of the fakes."""
    if not (folder / "ScriptedLoadableModule.py").is_file():
        raise FileNotFoundError(f"{VARIABLE} names no layer: {folder} has no ScriptedLoadableModule.py")
    slicer.__path__.insert(0, str(folder))
    for name in [name for name in sys.modules if name.startswith("slicer.") and name != _KEPT]:
        del sys.modules[name]
    _add_other_widgets(folder)
    slicer.app.moduleManager = lambda: types.SimpleNamespace(connect=_signal, disconnect=_signal)
    for name in _MODULES:
        qt.use_true_property(name)
    for path in (folder / "parameterNodeWrapper").glob("*.py"):
        qt.use_true_property(f"slicer.parameterNodeWrapper.{path.stem}")
    for name in _MODULES:
        importlib.import_module(name)


def _add_other_widgets(folder: Path) -> None:
    """Add classes that the files name beside ours; the connectors compare the types of widgets with them."""
    text = "".join(path.read_text(encoding="utf-8") for path in (folder / "parameterNodeWrapper").glob("*.py"))
    for owner in (ctk, slicer):
        for name in set(re.findall(rf"\b{owner.__name__.rpartition('.')[2]}\.((?:ctk|qMRML|qSlicer)\w+)", text)):
            if not hasattr(owner, name):
                setattr(owner, name, type(name, (QWidget,), {}))
    views = types.ModuleType("qSlicerSubjectHierarchyModuleWidgetsPythonQt")
    setattr(views, _TREE_VIEW, type(_TREE_VIEW, (QWidget,), {}))
    sys.modules[views.__name__] = views


def _signal(signal: str, slot: object) -> None:
    if signal != "moduleAboutToBeUnloaded(QString)":
        raise AttributeError(f"slicer.app.moduleManager() has no signal {signal}")
