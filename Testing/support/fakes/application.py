"""The Slicer application around the module: ``slicer.app``, the scene, the base classes of scripted modules, and i18n.

`install` puts them where Slicer has them. What is not here raises an AttributeError, as it does where Slicer lacks it.
"""

import importlib.util
import sys
import types
import unittest
from pathlib import Path

import slicer
import slicer.util
from PySide6.QtCore import QCoreApplication, QFile
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QVBoxLayout, QWidget

from . import ctk, parameter_node, qt, widgets

MODULE_FILE = Path(__file__).resolve().parents[3] / "CovidSeg" / "CovidSeg.py"


class _Loader(QUiLoader):
    """Qt's loader of forms with the widgets of Slicer."""

    def __init__(self) -> None:
        super().__init__()
        for widget in (
            ctk.ctkCollapsibleButton,
            widgets.qMRMLWidget,
            widgets.qMRMLNodeComboBox,
            widgets.qMRMLSegmentEditorWidget,
        ):
            self.registerCustomWidget(widget)

    def load(self, file: QFile, parent: QWidget | None = None) -> QWidget:
        form = super().load(file, parent)
        # PythonQt's short form of objectName, which `slicer.util.childWidgetVariables` reads. What Python adds to a
        # widget lives as long as the Python object does.
        form.kept = form.findChildren(QWidget)
        for widget in form.kept:
            widget.name = widget.objectName()
        return form


class Application:
    """``slicer.app`` as it is without a main window."""

    applicationName = "Slicer"

    def __init__(self) -> None:
        self.on_startup: list = []
        self.waiting = 0
        self.translated: list[tuple[str, str]] = []

    def testingEnabled(self) -> bool:
        return False

    def topLevelWidgets(self) -> list:
        return []

    def layoutManager(self) -> None:
        return None

    def connect(self, signal: str, slot) -> None:
        if signal != "startupCompleted()":
            raise AttributeError(f"slicer.app has no signal {signal}")
        self.on_startup.append(slot)

    def translate(self, context: str, text: str) -> str:
        self.translated.append((context, text))
        return text

    def processEvents(self) -> None:
        QCoreApplication.processEvents()

    def setOverrideCursor(self, cursor) -> None:
        self.waiting += 1

    def restoreOverrideCursor(self) -> None:
        self.waiting -= 1


class ScriptedLoadableModule:
    def __init__(self, parent) -> None:
        self.parent = parent
        self.moduleName = type(self).__name__


class ScriptedLoadableModuleWidget:
    def __init__(self, parent=None) -> None:
        self.moduleName = type(self).__name__.removesuffix("Widget")
        self.parent = parent
        self.layout = parent.layout()

    def resourcePath(self, name: str) -> str:
        return str(Path(slicer.util.modulePath(self.moduleName)).parent / "Resources" / name)

    def setup(self) -> None:
        pass

    def cleanup(self) -> None:
        pass

    def onReload(self) -> None:
        slicer.util.reloadScriptedModule(self.moduleName)


class ScriptedLoadableModuleLogic:
    def __init__(self, parent=None) -> None:
        self.moduleName = type(self).__name__.removesuffix("Logic")

    def getParameterNode(self):
        node = slicer.mrmlScene.GetSingletonNode(self.moduleName, "vtkMRMLScriptedModuleNode")
        if node is None:
            node = slicer.vtkMRMLScriptedModuleNode()
            node.SetSingletonTag(self.moduleName)
            node.SetModuleName(self.moduleName)
            node = slicer.mrmlScene.AddNode(node)
        return node


class ScriptedLoadableModuleTest(unittest.TestCase):
    def delayDisplay(self, message: str) -> None:
        pass


class ModulePanel(widgets.qMRMLWidget):
    """The place in the module panel; Slicer's `reload` makes the widget anew, as `open_module` does."""

    def __init__(self) -> None:
        super().__init__()
        QVBoxLayout(self)
        self.isEntered = False

    def self(self):
        return slicer.modules.CovidSegWidget

    def reload(self) -> None:
        open_widget(self)


def install() -> None:
    """Put everything in its place."""
    QCoreApplication.setOrganizationName("CovidSeg tests")  # without it there are no settings
    sys.modules["ctk"] = ctk
    qt.QUiLoader = _Loader
    slicer.app = Application()
    slicer.modules = types.SimpleNamespace(
        segmentations=_core_module(slicer.vtkSlicerSegmentationsModuleLogic()),
        terminologies=_core_module(slicer.vtkSlicerTerminologiesModuleLogic()),
        volumes=_core_module(slicer.vtkSlicerVolumesLogic()),
    )
    for name in ("qMRMLWidget", "qMRMLNodeComboBox", "qMRMLSegmentEditorWidget"):
        setattr(slicer, name, getattr(widgets, name))
    _module("slicer.i18n", tr=lambda text: text, translate=slicer.app.translate)
    _module(
        "slicer.parameterNodeWrapper",
        parameterNodeWrapper=parameter_node.parameterNodeWrapper,
        WithinRange=parameter_node.WithinRange,
    )
    _module(
        "slicer.ScriptedLoadableModule",
        ScriptedLoadableModule=ScriptedLoadableModule,
        ScriptedLoadableModuleWidget=ScriptedLoadableModuleWidget,
        ScriptedLoadableModuleLogic=ScriptedLoadableModuleLogic,
        ScriptedLoadableModuleTest=ScriptedLoadableModuleTest,
    )
    factory = slicer.vtkSegmentationConverterFactory.GetInstance()
    factory.RegisterConverterRule(slicer.vtkBinaryLabelmapToClosedSurfaceConversionRule())


def new_scene() -> None:
    """Give the application an empty scene that knows the nodes of Slicer's modules."""
    slicer.mrmlScene = slicer.vtkMRMLScene()
    for module in (slicer.modules.segmentations, slicer.modules.volumes):
        module.logic().SetMRMLScene(slicer.mrmlScene)


def load_module(file: Path = MODULE_FILE) -> tuple[types.ModuleType, ModulePanel]:
    """Load the module, as Slicer does at its start; return it and its place, which is still empty."""
    spec = importlib.util.spec_from_file_location("CovidSeg", file)
    module = sys.modules["CovidSeg"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    panel = ModulePanel()
    parent = types.SimpleNamespace(path=str(file))
    module.CovidSeg(parent)
    slicer.modules.covidseg = types.SimpleNamespace(path=str(file), widgetRepresentation=lambda: panel, about=parent)
    return module, panel


def open_widget(panel: ModulePanel):
    """Make the module's widget in its place, as Slicer does when the user first comes to it."""
    widget = sys.modules["CovidSeg"].CovidSegWidget(panel)
    slicer.modules.CovidSegWidget = widget
    widget.setup()
    return widget


def _core_module(logic) -> types.SimpleNamespace:
    """Return one of Slicer's own modules, with its real logic."""
    return types.SimpleNamespace(logic=lambda: logic)


def _module(name: str, **contents) -> None:
    module = types.ModuleType(name)
    vars(module).update(contents)
    sys.modules[name] = module
    setattr(slicer, name.rpartition(".")[2], module)
