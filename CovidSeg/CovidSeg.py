"""CovidSeg in 3D Slicer: ground-glass opacity, consolidation and pleural effusion on chest CT."""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import slicer
import vtk
from slicer.i18n import tr as _
from slicer.i18n import translate
from slicer.ScriptedLoadableModule import (
    ScriptedLoadableModule,
    ScriptedLoadableModuleLogic,
    ScriptedLoadableModuleTest,
    ScriptedLoadableModuleWidget,
)
from slicer.util import VTKObservationMixin

if TYPE_CHECKING:
    from CovidSegLib.logic.parameter_node import Parameters
    from CovidSegLib.services import Services


_TUTORIAL = "https://github.com/covidseg/SlicerCovidSeg/blob/main/docs/tutorial.md"


class CovidSeg(ScriptedLoadableModule):
    """What Slicer shows of the module before it is opened."""

    def __init__(self, parent: Any) -> None:
        ScriptedLoadableModule.__init__(self, parent)
        parent.title = _("CovidSeg")
        parent.categories = [translate("qSlicerAbstractCoreModule", "Segmentation")]
        parent.dependencies = ["Segmentations", "SegmentEditor", "Terminologies"]
        parent.contributors = ["CovidSeg developers"]
        parent.helpText = (
            _(
                "Finds ground-glass opacity, consolidation and pleural effusion on a chest CT and measures them. "
                "Choose a CT, press Segment, correct what is wrong, and export. For research: not a medical device, "
                "not for diagnosis."
            )
            + f' <a href="{_TUTORIAL}">{_("Tutorial")}</a>.'
        )
        parent.acknowledgementText = _(
            "The models' training data and licences stand beside each model in the panel and in its model.json."
        )
        slicer.app.connect("startupCompleted()", _register_sample)


def _register_sample() -> None:
    from CovidSegLib.logic.sample import register_sample

    icon = Path(__file__).parent / "Resources" / "Icons" / "CovidSeg.png"
    register_sample(slicer.mrmlScene, str(icon))


class CovidSegWidget(ScriptedLoadableModuleWidget, VTKObservationMixin):
    """The panel's life in the application; what it does is in `CovidSegLib.panel`."""

    def __init__(self, parent: Any = None) -> None:
        ScriptedLoadableModuleWidget.__init__(self, parent)
        VTKObservationMixin.__init__(self)
        # `setup` makes both before Slicer calls anything else but `cleanup`.
        self.logic: Any = None
        self.panel: Any = None

    def setup(self) -> None:
        """Load the form and let it come to life."""
        from CovidSegLib.panel import Panel

        from CovidSegExtension.mrml.scene import load_terminology

        ScriptedLoadableModuleWidget.setup(self)
        form = slicer.util.loadUI(self.resourcePath("UI/CovidSeg.ui"))
        self.layout.addWidget(form)
        form.setMRMLScene(slicer.mrmlScene)
        terminologies = getattr(slicer.modules, "terminologies", None)
        if terminologies is not None:  # a Slicer that was started without it can still segment
            load_terminology(terminologies.logic())
        self.logic = CovidSegLogic()
        self.panel = Panel(slicer.util.childWidgetVariables(form), slicer.mrmlScene, self.logic.services())
        scene = slicer.mrmlScene
        self.addObserver(scene, scene.StartCloseEvent, self._scene_closes)
        self.addObserver(scene, scene.EndCloseEvent, self._scene_changed)
        self.addObserver(scene, scene.EndImportEvent, self._scene_changed)
        self.addObserver(scene, scene.NodeAddedEvent, self._node_came)
        self.addObserver(scene, scene.NodeAboutToBeRemovedEvent, self._node_goes)
        self.addObserver(scene, scene.NodeRemovedEvent, self._node_gone)
        self.panel.set_parameters(self.logic.getParameterNode())

    def cleanup(self) -> None:
        """The application ends, or the module is loaded again."""
        self.removeObservers()
        if self.panel is not None:
            self.panel.close()

    def enter(self) -> None:
        """The user comes to the module."""
        shown = self.panel.parameters
        # Slicer ties each wrapper to its node for good, so a new one at every visit would pile up.
        if shown is None or shown.parameterNode is not ScriptedLoadableModuleLogic.getParameterNode(self.logic):
            self.panel.set_parameters(self.logic.getParameterNode())
        self.panel.enter()

    def exit(self) -> None:
        """The user goes to another module."""
        self.panel.exit()

    def onReload(self) -> None:
        """Load the module again, its parts too, which Slicer would keep."""
        for name in [name for name in sys.modules if name.partition(".")[0] in ("CovidSegLib", "CovidSegExtension")]:
            del sys.modules[name]
        ScriptedLoadableModuleWidget.onReload(self)

    def _scene_closes(self, caller: vtk.vtkObject, event: str) -> None:
        self.panel.scene_closes()

    def _scene_changed(self, caller: vtk.vtkObject, event: str) -> None:
        if self.parent.isEntered:  # else the parameter node is made when the user comes
            self.panel.set_parameters(self.logic.getParameterNode())

    @vtk.calldata_type(vtk.VTK_OBJECT)
    def _node_came(self, caller: vtk.vtkObject, event: str, node: slicer.vtkMRMLNode) -> None:
        self.panel.node_came(node)

    @vtk.calldata_type(vtk.VTK_OBJECT)
    def _node_goes(self, caller: vtk.vtkObject, event: str, node: slicer.vtkMRMLNode) -> None:
        self.panel.node_goes(node)

    def _node_gone(self, caller: vtk.vtkObject, event: str) -> None:
        self.panel.node_gone()


class CovidSegLogic(ScriptedLoadableModuleLogic):
    """The typed parameter node, and whom the panel works with."""

    def getParameterNode(self) -> "Parameters":
        """Return the parameters that are saved with the scene."""
        from CovidSegLib.logic.parameter_node import Parameters

        return Parameters(super().getParameterNode())

    def services(self) -> "Services":
        """Return whom the panel works with."""
        from CovidSegLib.services import slicer_services

        return slicer_services()


_ANSWERED = ("agree", "save_as", "folder", "corrected_labels", "retraining")
"""Questions that the self-test answers in place of the user."""


class CovidSegTest(ScriptedLoadableModuleTest):
    """The whole flow inside Slicer, on the sample; nothing is installed for it, so PyTorch must be there."""

    def runTest(self, **_arguments: Any) -> None:
        """Load, segment, correct, export, add to a training set, retrain, close."""
        slicer.mrmlScene.Clear()
        widget = slicer.modules.covidseg.widgetRepresentation().self()
        with tempfile.TemporaryDirectory() as folder:
            try:
                self._flow(widget, Path(folder))
            finally:
                for answer in _ANSWERED:
                    vars(widget.panel.dialogs).pop(answer, None)  # from now on they ask the user again
        slicer.mrmlScene.Clear()

    def _flow(self, widget: CovidSegWidget, folder: Path) -> None:
        import numpy as np
        from CovidSegLib.process.dependencies import missing

        from CovidSegExtension.frontend.retraining import Retraining
        from CovidSegExtension.labels import LABELS
        from CovidSegExtension.models.store import user_models_folder
        from CovidSegExtension.mrml.edits import edited_labels

        if missing():
            self.skipTest(f"not installed: {', '.join(missing())}; the panel's Segment button installs them")
        widget.enter()
        panel = widget.panel
        self.delayDisplay("Segment the sample")
        panel.load_sample()
        panel.dialogs.agree = lambda terms: True
        panel.segment_or_cancel()
        self._wait(lambda: not panel.segmenting.status.busy)
        segmentation = panel.parameters.segmentation
        assert segmentation is not None, panel.segmenting.status.text
        assert list(segmentation.GetSegmentation().GetSegmentIDs()) == [label.id for label in LABELS]
        assert edited_labels(segmentation) == ()
        self._wait(lambda: not panel.results.measuring)
        assert panel.results.findings.affected[0].ml > 0

        self.delayDisplay("Correct: no effusion")
        volume = panel.parameters.input_volume
        nothing = np.zeros(slicer.util.arrayFromVolume(volume).shape, np.uint8)
        slicer.util.updateSegmentBinaryLabelmapFromArray(nothing, segmentation, "PleuralEffusion", volume)
        self._wait(lambda: not panel.results.measuring and panel.results.findings.findings[2].total.ml == 0)
        assert edited_labels(segmentation) == (3,)

        self.delayDisplay("Export, and add to a training set")
        dialogs = panel.dialogs
        dialogs.save_as = lambda title, start, suffix: folder / f"exported{suffix}"
        for export in (panel.exporting.seg_nrrd, panel.exporting.nifti, panel.exporting.csv):
            export()
        assert len(list(folder.glob("exported.*"))) == 3
        dialogs.folder = lambda title, start: folder / "set"
        dialogs.corrected_labels = lambda edited: tuple(edited)
        panel.add_to_training_set()
        assert (folder / "set" / "imagesTr" / "case_0001.nii.gz").is_file()

        if not missing(training=True):
            self.delayDisplay("Retrain for one epoch")
            dialogs.retraining = lambda suggestion, cases: Retraining(suggestion.folder, suggestion.name, 1)
            before = panel.parameters.model
            panel.retrain_or_cancel()
            self._wait(lambda: not panel.learning.running)
            assert panel.parameters.model != before, panel.learning.text
            shutil.rmtree(user_models_folder() / panel.parameters.model)
        self.delayDisplay("Test passed")

    def _wait(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + 900
        while not condition():
            assert time.monotonic() < end, "it did not happen in time"
            slicer.app.processEvents()
            time.sleep(0.01)
