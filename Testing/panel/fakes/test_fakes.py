"""The fakes refuse what Slicer refuses."""

import sys

import pytest
import qt
import slicer
from CovidSegLib.logic.parameter_node import LungMasking, Parameters

from ...support.fakes import application as slicer_application
from ...support.fakes.widgets import qMRMLNodeComboBox, qMRMLSegmentEditorWidget


@pytest.fixture(autouse=True)
def _scene(application):
    slicer_application.new_scene()


def test_what_slicer_lacks_is_not_there():
    for owner, name in ((slicer.app, "runMyThing"), (slicer.modules, "noSuchModule"), (slicer, "qNoSuchWidget")):
        with pytest.raises(AttributeError):
            getattr(owner, name)


def test_the_editor_wants_its_order():
    editor = qMRMLSegmentEditorWidget()
    segmentation = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLSegmentationNode")
    with pytest.raises(RuntimeError, match="setMRMLScene before"):
        editor.setMRMLSegmentEditorNode(slicer.vtkMRMLSegmentEditorNode())
    editor.setMRMLScene(slicer.mrmlScene)
    with pytest.raises(RuntimeError, match="setMRMLSegmentEditorNode before"):
        editor.setSegmentationNode(segmentation)
    with pytest.raises(AttributeError):
        editor.setMasterVolumeNode(None)  # the name of old Slicers


def test_parameters_are_of_their_types_and_within_their_ranges():
    parameters = Parameters(slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScriptedModuleNode"))
    with pytest.raises(ValueError, match="1000"):
        parameters.batch_size = 1000
    for name, value in (("model", 5), ("lung_masking", "auto"), ("input_volume", "vtkMRMLScalarVolumeNode1")):
        with pytest.raises(TypeError, match=repr(value)):
            setattr(parameters, name, value)
    assert parameters.lung_masking is LungMasking.AUTO


def test_the_node_selector_is_empty_without_a_scene():
    slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "CT")
    slicer.mrmlScene.AddNewNodeByClass("vtkMRMLLabelMapVolumeNode", "labels")
    selector = qMRMLNodeComboBox()
    selector.nodeTypes = ["vtkMRMLScalarVolumeNode"]
    assert selector.nodeCount() == 0
    selector.setMRMLScene(slicer.mrmlScene)
    assert selector.nodeCount() == 2
    selector.showChildNodeTypes = False
    assert selector.nodeCount() == 1
    assert selector.currentNode().GetName() == "CT"


def _raise(*_arguments: object) -> None:
    raise RuntimeError("swallowed")


def test_what_an_observer_or_a_slot_raises_reaches_the_hook_that_fails_every_test(monkeypatch, application):
    swallowed = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: swallowed.append(str(error)))
    node = slicer.vtkMRMLScriptedModuleNode()
    node.AddObserver("ModifiedEvent", _raise)
    node.Modified()
    button = qt.QPushButton()
    button.clicked.connect(_raise)
    button.click()
    qt.QTimer.singleShot(0, _raise)
    application.processEvents()
    assert swallowed == ["swallowed"] * 3
