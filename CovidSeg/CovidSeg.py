"""CovidSeg in 3D Slicer: ground-glass opacity, consolidation and pleural effusion on chest CT."""

import shutil
import sys
from pathlib import Path

import slicer
import vtk
from slicer.i18n import tr as _
from slicer.i18n import translate
from slicer.ScriptedLoadableModule import (
    ScriptedLoadableModule,
    ScriptedLoadableModuleLogic,
    ScriptedLoadableModuleWidget,
)
from slicer.util import VTKObservationMixin


class CovidSeg(ScriptedLoadableModule):
    """What Slicer shows of the module before it is opened."""

    def __init__(self, parent) -> None:
        ScriptedLoadableModule.__init__(self, parent)
        parent.title = _("CovidSeg")
        parent.categories = [translate("qSlicerAbstractCoreModule", "Segmentation")]
        parent.dependencies = ["Segmentations", "SegmentEditor"]
        parent.contributors = ["CovidSeg developers"]
        parent.helpText = _(
            "Finds ground-glass opacity, consolidation and pleural effusion on a chest CT and measures them. "
            "Choose a CT, press Segment, correct what is wrong, and export. For research: not a medical device, "
            "not for diagnosis."
        )
        parent.acknowledgementText = _(
            "The models' training data and licences stand beside each model in the panel and in its model.json."
        )
        slicer.app.connect("startupCompleted()", _register_sample)


def _register_sample() -> None:
    from CovidSegLib.sample import register_sample

    icon = Path(__file__).parent / "Resources" / "Icons" / "CovidSeg.png"
    register_sample(slicer.mrmlScene, str(icon))


class CovidSegWidget(ScriptedLoadableModuleWidget, VTKObservationMixin):
    """The panel's life in the application; what it does is in `CovidSegLib.panel`."""

    def __init__(self, parent=None) -> None:
        ScriptedLoadableModuleWidget.__init__(self, parent)
        VTKObservationMixin.__init__(self)
        self.logic = None
        self.panel = None

    def setup(self) -> None:
        """Load the form and let it come to life."""
        from CovidSegLib.panel import Panel

        ScriptedLoadableModuleWidget.setup(self)
        form = slicer.util.loadUI(self.resourcePath("UI/CovidSeg.ui"))
        self.layout.addWidget(form)
        form.setMRMLScene(slicer.mrmlScene)
        self.logic = CovidSegLogic()
        self.panel = Panel(slicer.util.childWidgetVariables(form), slicer.mrmlScene, self.logic.helpers())
        scene = slicer.mrmlScene
        self.addObserver(scene, scene.StartCloseEvent, self._scene_closes)
        self.addObserver(scene, scene.EndCloseEvent, self._scene_changed)
        self.addObserver(scene, scene.EndImportEvent, self._scene_changed)
        self.addObserver(scene, scene.NodeAboutToBeRemovedEvent, self._node_goes)
        self.panel.set_parameters(self.logic.getParameterNode())

    def cleanup(self) -> None:
        """The application ends, or the module is loaded again."""
        self.removeObservers()
        if self.panel is not None:
            self.panel.close()

    def enter(self) -> None:
        """The user comes to the module."""
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

    def _scene_closes(self, caller, event) -> None:
        self.panel.scene_closes()

    def _scene_changed(self, caller, event) -> None:
        if self.parent.isEntered:  # else the parameter node is made when the user comes
            self.panel.set_parameters(self.logic.getParameterNode())

    @vtk.calldata_type(vtk.VTK_OBJECT)
    def _node_goes(self, caller, event, node) -> None:
        self.panel.node_goes(node)


class CovidSegLogic(ScriptedLoadableModuleLogic):
    """The typed parameter node, and whom the panel works with."""

    def getParameterNode(self):
        """Return the parameters that are saved with the scene."""
        from CovidSegLib.parameters import Parameters

        return Parameters(super().getParameterNode())

    def helpers(self):
        """Return the worker, the training, the installer and the dialogs of this application."""
        from CovidSegLib.dependencies import Installer
        from CovidSegLib.dialogs import Dialogs
        from CovidSegLib.panel import Helpers
        from CovidSegLib.training_process import TrainingProcess
        from CovidSegLib.worker_client import WorkerClient

        python = shutil.which("PythonSlicer") or sys.executable
        dialogs = Dialogs(slicer.util.mainWindow())
        return Helpers(WorkerClient(python), TrainingProcess(python), Installer(dialogs.ask), dialogs)
