"""The widgets of Slicer that the form names; behind the editor stands Slicer's own editing logic."""

import weakref

import slicer
import vtk
from PySide6.QtCore import Property, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from .ctk import Widget


class qMRMLWidget(Widget):
    """A widget that knows a scene."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: slicer.vtkMRMLScene | None = None

    def mrmlScene(self) -> slicer.vtkMRMLScene | None:
        return self._scene

    def setMRMLScene(self, scene: slicer.vtkMRMLScene | None) -> None:
        self._scene = scene


class qMRMLNodeComboBox(qMRMLWidget):
    """Chooses a node of the scene; it is empty and disabled before it is given a scene."""

    currentNodeChanged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._types: list[str] = []
        self._child_types, self._none, self._none_text = True, False, "None"
        self._add = self._remove = self._rename = True
        self._combo = QComboBox(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._combo)
        self._current: str | None = None
        self._combo.currentIndexChanged.connect(self._chosen)
        self.setEnabled(False)

    def setMRMLScene(self, scene: slicer.vtkMRMLScene | None) -> None:
        super().setMRMLScene(scene)
        self.setEnabled(scene is not None)
        if scene is not None:
            fill = weakref.WeakMethod(self._fill)  # a scene outlives the widgets that look at it

            def fill_if_alive(*_: object) -> None:
                if (alive := fill()) is not None:
                    alive()

            for event in (scene.NodeAddedEvent, scene.NodeRemovedEvent, scene.EndCloseEvent, scene.EndImportEvent):
                scene.AddObserver(event, fill_if_alive)
        self._fill()

    def nodeCount(self) -> int:
        return len(self._nodes())

    def currentNode(self) -> slicer.vtkMRMLNode | None:
        return self._scene.GetNodeByID(self._current) if self._scene is not None and self._current else None

    def setCurrentNode(self, node: slicer.vtkMRMLNode | None) -> None:
        self._combo.setCurrentIndex(max(0, self._combo.findData(None if node is None else node.GetID())))

    def _nodes(self) -> list[slicer.vtkMRMLNode]:
        nodes = []
        for index in range(0 if self._scene is None else self._scene.GetNumberOfNodes()):
            node = self._scene.GetNthNode(index)
            fits = any(node.IsA(kind) if self._child_types else node.GetClassName() == kind for kind in self._types)
            if fits and not node.GetHideFromEditors():
                nodes.append(node)
        return nodes

    def _fill(self, *_: object) -> None:
        self._combo.blockSignals(True)
        self._combo.clear()
        if self._none:
            self._combo.addItem(self._none_text, None)
        for node in self._nodes():
            self._combo.addItem(node.GetName(), node.GetID())
        self._combo.setCurrentIndex(max(0, self._combo.findData(self._current)))
        self._combo.blockSignals(False)
        self._chosen()

    def _chosen(self, *_: object) -> None:
        chosen = self._combo.currentData()
        if chosen != self._current:
            self._current = chosen
            self.currentNodeChanged.emit(self.currentNode())

    def _set_types(self, types: list[str]) -> None:
        self._types = list(types)
        self._fill()

    def _set_child_types(self, show: bool) -> None:
        self._child_types = show
        self._fill()

    def _set_none(self, enabled: bool) -> None:
        self._none = enabled
        self._fill()

    def _set_none_text(self, text: str) -> None:
        self._none_text = text
        self._fill()

    def _flag(name: str) -> Property:
        return Property(bool, lambda self: getattr(self, name), lambda self, value: setattr(self, name, value))

    nodeTypes = Property("QStringList", lambda self: self._types, _set_types)
    showChildNodeTypes = Property(bool, lambda self: self._child_types, _set_child_types)
    noneEnabled = Property(bool, lambda self: self._none, _set_none)
    noneDisplay = Property(str, lambda self: self._none_text, _set_none_text)
    addEnabled = _flag("_add")
    removeEnabled = _flag("_remove")
    renameEnabled = _flag("_rename")
    currentNodeID = Property(str, lambda self: self._current or "")


class qMRMLSegmentEditorWidget(qMRMLWidget):
    """The segment editor: it asks for scene, parameters, segmentation and source volume in this order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.segmentationNodeSelectorVisible = self.sourceVolumeNodeSelectorVisible = True
        self._logic = slicer.vtkSlicerSegmentEditorLogic()
        self._history = slicer.vtkSegmentationHistory()
        self._logic.SetSegmentationHistory(self._history)
        self.observed = self.has_shortcuts = False
        layout = QVBoxLayout(self)
        effects = QHBoxLayout()
        for name in ("Paint", "Draw", "Erase", "Islands", "Smoothing"):
            effects.addWidget(QPushButton(name))
        layout.addLayout(effects)
        undo = QHBoxLayout()
        undo.addWidget(QLabel("Slicer's segment editor"), 1)
        for name, action in (("Undo", self.undo), ("Redo", self.redo)):
            button = QPushButton(name)
            button.clicked.connect(action)
            undo.addWidget(button)
        layout.addLayout(undo)

    def setMRMLScene(self, scene: slicer.vtkMRMLScene | None) -> None:
        super().setMRMLScene(scene)
        self._logic.SetMRMLScene(scene)

    def mrmlSegmentEditorNode(self) -> slicer.vtkMRMLSegmentEditorNode | None:
        return self._logic.GetSegmentEditorNode()

    def setMRMLSegmentEditorNode(self, node: slicer.vtkMRMLSegmentEditorNode | None) -> None:
        _in_order(node is None or self._scene is not None, "setMRMLScene before setMRMLSegmentEditorNode")
        self._logic.SetSegmentEditorNode(node)

    def segmentationNode(self) -> slicer.vtkMRMLSegmentationNode | None:
        node = self.mrmlSegmentEditorNode()
        return None if node is None else node.GetSegmentationNode()

    def setSegmentationNode(self, node: slicer.vtkMRMLSegmentationNode | None) -> None:
        _in_order(node is None or self.mrmlSegmentEditorNode(), "setMRMLSegmentEditorNode before setSegmentationNode")
        if self.mrmlSegmentEditorNode() is not None:
            self._logic.SetSegmentationNode(node)
            self._history.SetSegmentation(None if node is None else node.GetSegmentation())

    def sourceVolumeNode(self) -> slicer.vtkMRMLScalarVolumeNode | None:
        node = self.mrmlSegmentEditorNode()
        return None if node is None else node.GetSourceVolumeNode()

    def setSourceVolumeNode(self, node: slicer.vtkMRMLScalarVolumeNode | None) -> None:
        _in_order(node is None or self.segmentationNode(), "setSegmentationNode before setSourceVolumeNode")
        if self.mrmlSegmentEditorNode() is not None:
            self._logic.SetSourceVolumeNode(node)

    def setActiveEffect(self, effect: object | None) -> None:
        if self.mrmlSegmentEditorNode() is not None:
            self.mrmlSegmentEditorNode().SetActiveEffectName("" if effect is None else effect)

    def setMaximumNumberOfUndoStates(self, count: int) -> None:
        self._history.SetMaximumNumberOfStates(count)

    def saveStateForUndo(self) -> None:
        self._history.SaveState()

    def undo(self) -> None:
        self._history.RestorePreviousState()

    def redo(self) -> None:
        self._history.RestoreNextState()

    def setupViewObservations(self) -> None:
        self.observed = True

    def removeViewObservations(self) -> None:
        self.observed = False

    def installKeyboardShortcuts(self) -> None:
        self.has_shortcuts = True

    def uninstallKeyboardShortcuts(self) -> None:
        self.has_shortcuts = False

    def paint(self, segment_id: str, brush: vtk.vtkImageData, remove: bool = False) -> None:
        """Do what the effects Paint and Erase do; only the tests call it."""
        self.saveStateForUndo()
        self.mrmlSegmentEditorNode().SetSelectedSegmentID(segment_id)
        mode = self._logic.ModificationModeRemove if remove else self._logic.ModificationModeAdd
        self._logic.ModifySegmentByLabelmap(self.segmentationNode(), segment_id, brush, mode, False, False)


def _in_order(kept: object, order: str) -> None:
    if not kept:
        raise RuntimeError(f"Slicer's segment editor wants {order}.")
