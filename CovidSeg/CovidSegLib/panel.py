"""The panel: what the user chose goes to the parameter node, and what is going on is said in plain words."""

from collections.abc import Callable, Sequence
from types import SimpleNamespace

import qt
import slicer
from slicer.i18n import tr as _

from CovidSegExtension.errors import CovidSegError
from CovidSegExtension.frontend.batch import Batch
from CovidSegExtension.frontend.choices import find_problem, run_choices
from CovidSegExtension.frontend.input_notes import input_notes
from CovidSegExtension.frontend.models import add_folder, licence_in_words
from CovidSegExtension.frontend.sample import load_sample
from CovidSegExtension.frontend.segmenting import Phase, Segmenting, Status, failure
from CovidSegExtension.mrml import results
from CovidSegExtension.mrml.edits import is_edited
from CovidSegExtension.mrml.grids import has_voxels
from CovidSegExtension.mrml.scene import first_ct

from .logic import preferences
from .logic.pairing import Pairing
from .logic.parameter_node import Parameters
from .logic.training import Learning
from .services import Services
from .widgets.batch_table import BatchTable
from .widgets.result.click_correction import ClickCorrection
from .widgets.result.comparison import Comparison
from .widgets.result.display_controls import WindowControls
from .widgets.result.export_menu import Exporting, file_of_instance
from .widgets.result.lung_correction import LungCorrection
from .widgets.result.results import Results
from .widgets.run_status import show_run
from .widgets.segment_editor import SegmentEditor
from .widgets.selectors import DeviceChoice, LungMaskChoice, ModelChoice

TUTORIAL = "https://github.com/covidseg/SlicerCovidSeg/blob/main/docs/tutorial.md"


class Panel:
    """Connects the widgets `ui` of the form with `scene` and `services`."""

    def __init__(self, ui: SimpleNamespace, scene: slicer.vtkMRMLScene, services: Services) -> None:
        self.ui, self._scene, self._services = ui, scene, services
        self.dialogs = services.dialogs
        self.parameters: Parameters | None = None
        self._former: Parameters | None = None
        self._gui_tag: int | None = None
        self._observer: int | None = None
        self._updating = False
        self._status_of: tuple[object, ...] | None = None
        self._noted: slicer.vtkMRMLScalarVolumeNode | None = None
        self._entered = False
        self._pairing = Pairing()
        ui.inputNotesLabel.visible = False
        for selector in (ui.inputSelector, ui.lungMaskNodeSelector, ui.segmentationSelector):
            selector.setMRMLScene(scene)
        self._models = ModelChoice(ui.modelSelector, ui.modelInfoLabel)
        self._devices = DeviceChoice(ui.deviceSelector)
        self._lung_mask = LungMaskChoice(ui.sceneMaskWidget, ui.lungMaskNodeSelector, ui.lungMaskSegmentSelector)
        self._editor = SegmentEditor(ui.segmentEditor)
        self._windows = WindowControls(ui)
        self.results = Results(ui, scene, self._say_error, self._say)
        self._lungs = LungCorrection(ui.lungsButton, scene, self._editor, self.results, self._say, self._say_error)
        self._clicks = ClickCorrection(
            ui, scene, self._editor, self.results, self._say, self._say_error, self._lungs.find_problem
        )
        self.segmenting = Segmenting(services.client, self.update, self._on_finished, self._save_for_undo)
        self.learning = Learning(services.training, self.dialogs, self.update, self._on_trained, self.segmenting.show)
        self.exporting = Exporting(ui.exportButton, self.results, self.dialogs, self._ready, self._say)
        self.comparison = Comparison(ui.compareButton, scene, self.results, self.dialogs, self._ready, self._say)
        self.batch = Batch(services.client, services.batch, self.update)
        self._many = BatchTable(ui, scene, self.batch, self.dialogs, self._find_batch_problem, self._ready_for_batch)
        self._connect()
        self.update()

    def set_parameters(self, parameters: Parameters | None) -> None:
        """Show and change this parameter node; None while there is none."""
        if self.parameters is not None:
            self.parameters.disconnectGui(self._gui_tag)
            self.parameters.RemoveObserver(self._observer)
        # Slicer's own observers of the node go with these when nothing refers to them. While a scene closes, Python may
        # collect them as soon as we let go, but the node is still there and calls them: Slicer would crash.
        self._former = self.parameters
        self.parameters = self._many.parameters = parameters
        if parameters is not None:
            self._choose_first_ct(parameters)
            self._gui_tag = parameters.connect_widgets(self.ui)
            self._observer = parameters.AddObserver("ModifiedEvent", self._on_parameters)
        self._on_parameters()

    def enter(self) -> None:
        """The user comes to the module."""
        self._entered = True
        self._editor.enter()
        self._models.fill()
        if self.parameters is not None:
            self._choose_first_ct(self.parameters)
        self._on_parameters()
        self._find_devices()

    def _choose_first_ct(self, parameters: Parameters) -> None:
        if parameters.input_volume is None:
            parameters.input_volume = first_ct(self._scene)

    def exit(self) -> None:
        """The user goes to another module; a run goes on."""
        self._entered = False
        self._editor.exit()

    def scene_closes(self) -> None:
        """Everything in the scene is about to go."""
        self._drop(_("The scene was closed, so the segmentation was stopped."))
        self.batch.drop()
        self.set_parameters(None)
        self._editor.let_go()

    def node_came(self, node: slicer.vtkMRMLNode) -> None:
        """A node has come into the scene; a segmentation is one to choose."""
        if node.IsA("vtkMRMLSegmentationNode"):
            self.update()

    def node_goes(self, node: slicer.vtkMRMLNode) -> None:
        """A node is about to leave the scene."""
        if self._scene.IsClosing():
            return
        if self.segmenting.is_on(node):
            self._drop(_("The CT was removed, so the segmentation was stopped."))
        if node.IsA("vtkMRMLSegmentationNode"):
            results.forget(node)

    def node_gone(self) -> None:
        """A node has left the scene; a result without its CT cannot be measured any more."""
        if self._scene.IsClosing():
            return
        if self.results.segmentation is not None:
            self._lungs.edit()
            if self.results.volume_node is None:
                self.results.measure()
        self.update()

    def close(self) -> None:
        """The panel goes for good: end every process and let go of every node."""
        self.segmenting.drop("")
        self._devices.close()
        self.set_parameters(None)
        self.results.close()
        self._editor.close()
        self._services.client.stop()
        self._services.training.stop()
        self._services.batch.stop()

    def segment_or_cancel(self) -> None:
        """What the big button does."""
        if self.segmenting.status.busy:
            self.segmenting.cancel()
        elif self._find_problem() is not None:
            self.update()  # nothing told the panel: the voxels of a node are not its own
        elif self.parameters is not None and self._agrees(self.parameters) and self._ready():
            self._segment(self.parameters)

    def open_tutorial(self) -> None:
        """Show the tutorial in the browser."""
        qt.QDesktopServices.openUrl(qt.QUrl(TUTORIAL))

    def load_sample(self) -> None:
        """Load the phantom and choose it."""
        if self.parameters is not None:
            with slicer.util.tryWithErrorDisplay(_("The sample could not be made."), waitCursor=True):
                self.parameters.input_volume = load_sample(self._scene)

    def add_model(self) -> None:
        """Copy a model folder into the user's models and choose it."""
        folder = self.dialogs.folder(_("Folder of a model"), preferences.folder("ModelFolder"))
        if folder is None or not self._ready():
            return
        try:
            entry = add_folder(folder)
        except (CovidSegError, OSError) as error:
            self.dialogs.tell(str(error))
            return
        preferences.remember_folder("ModelFolder", folder.parent)
        self._on_trained(entry.name)

    def install_from_folder(self) -> None:
        """Install what is missing from a folder of wheels."""
        folder = self.dialogs.folder(_("Folder with wheels (.whl)"), preferences.folder("WheelFolder"))
        if folder is None:
            return
        if self._install(lambda: self._services.installer.install_from_folder(folder, self._say_installing)):
            preferences.remember_folder("WheelFolder", folder)
            self._say(_("The packages are installed."))

    def add_to_training_set(self) -> None:
        """Put the segmentation on show into a training set."""
        if self.results.segmentation is not None and self._ready():
            self.learning.add(self.results.segmentation)

    def retrain_or_cancel(self) -> None:
        """Train the chosen model further, or stop doing so."""
        if self.learning.running:
            self.learning.cancel()
        elif self.parameters is not None and self._agrees(self.parameters) and self._ready(training=True):
            self.learning.retrain(self.parameters)

    def update(self) -> None:
        """Let every widget tell the state of things."""
        ui, status = self.ui, self.segmenting.status
        show_run(ui, status, self._find_problem())
        self._many.update()
        for widget in (ui.inputWidget, ui.advancedButton):
            widget.enabled = not (status.busy or status.phase is Phase.INSTALLING)
        shown = self.results.segmentation is not None
        ui.resultsButton.visible = shown or bool(self._scene.GetNumberOfNodesByClass("vtkMRMLSegmentationNode"))
        ui.resultWidget.visible = ui.correctButton.visible = shown
        ui.lungsButton.enabled = ui.compareButton.enabled = self.results.volume_node is not None
        first = _("Segment a CT first, or choose a segmentation.")
        ui.exportButton.enabled = ui.addToTrainingButton.enabled = shown
        ui.exportButton.toolTip = _("Write the segmentation, a label map or the table to a file") if shown else first
        ui.addToTrainingButton.toolTip = (
            _("Put this CT and what you corrected into a folder that the training reads") if shown else first
        )
        ui.retrainButton.enabled = not status.busy
        ui.retrainButton.text = _("Stop training") if self.learning.running else _("Retrain…")
        ui.trainingBar.visible = self.learning.running
        ui.trainingBar.value = self.learning.percent or 0
        ui.trainingLabel.text = self.learning.text
        ui.trainingLabel.visible = bool(self.learning.text)

    def _connect(self) -> None:
        ui = self.ui
        ui.segmentButton.clicked.connect(self.segment_or_cancel)
        ui.sampleButton.clicked.connect(self.load_sample)
        ui.helpButton.clicked.connect(self.open_tutorial)
        ui.addModelButton.clicked.connect(self.add_model)
        ui.installFolderButton.clicked.connect(self.install_from_folder)
        ui.detailsButton.toggled.connect(self.update)
        ui.addToTrainingButton.clicked.connect(self.add_to_training_set)
        ui.retrainButton.clicked.connect(self.retrain_or_cancel)
        ui.modelSelector.currentIndexChanged.connect(self._keep_choices)
        ui.deviceSelector.currentIndexChanged.connect(self._keep_choices)
        ui.lungMaskNodeSelector.currentNodeChanged.connect(self._keep_choices)
        ui.lungMaskSegmentSelector.currentIndexChanged.connect(self._keep_choices)

    def _keep_choices(self) -> None:
        if self.parameters is not None and not self._updating:
            for choice in (self._models, self._devices, self._lung_mask):
                choice.keep(self.parameters)

    def _on_parameters(self, caller: object = None, event: str = "") -> None:
        """Show the parameter node, which the user or somebody else has changed."""
        if self._updating:
            return
        self._updating = True
        parameters, taken_up = self.parameters, False
        try:
            if parameters is not None:
                if taken_up := self._pairing.take_up(parameters):
                    self.results.show(None)  # it may be on show already, without figures
                self._pairing.follow(parameters, self.results.segmentation)
                for choice in (self._models, self._devices, self._lung_mask):
                    choice.show(parameters)
            self._windows.show(None if parameters is None else parameters.input_volume)
            self._show_input_notes(None if parameters is None else parameters.input_volume)
            self._forget_old_status()  # before something is said of what is shown now
            self._show_result(None if parameters is None else parameters.segmentation, taken_up)
            if parameters is None:
                self._pairing.forget()
            elif self._entered:  # else the views are another module's now
                self._pairing.show(parameters)
        finally:
            self._updating = False
        self.update()

    def _show_input_notes(self, volume_node: slicer.vtkMRMLScalarVolumeNode | None) -> None:
        """Say what is doubtful about the CT, once for each that is chosen; nothing before the packages are there."""
        if volume_node is not self._noted and not self._services.installer.missing():
            self._noted = volume_node
            notes = input_notes(volume_node, file_of_instance)
            self.ui.inputNotesLabel.text = "\n".join(notes)
            self.ui.inputNotesLabel.visible = bool(notes)

    def _show_result(self, segmentation: slicer.vtkMRMLSegmentationNode | None, taken_up: bool) -> None:
        if segmentation is self.results.segmentation:
            return
        self.results.show(segmentation)
        volume_node = None if segmentation is None else results.volume_of(segmentation)
        if segmentation is not None:
            self._say_whose(segmentation, volume_node, taken_up)
        if self.parameters is not None:
            self._lungs.edit()
        else:
            self._lungs.let_go()

    def _say_whose(
        self,
        segmentation: slicer.vtkMRMLSegmentationNode,
        volume_node: slicer.vtkMRMLScalarVolumeNode | None,
        taken_up: bool,
    ) -> None:
        """Say to which CT a segmentation was found to belong, or why there are no figures of it, if so."""
        name = segmentation.GetName()
        if volume_node is None:
            self._say(_("{name} was not made on a CT of this scene.").format(name=name))
        elif not has_voxels(volume_node):
            text = _("{ct}, on which {name} was made, holds no voxels; load its file again.")
            self._say_failed(text.format(ct=volume_node.GetName(), name=name))
        elif not results.is_ours(segmentation):
            self._say(_("{name} has no segments of CovidSeg, so there is nothing to measure.").format(name=name))
        elif taken_up:
            text = _("{name} lies on the grid of {ct}, so it is taken as made on it.")
            self._say(text.format(name=name, ct=volume_node.GetName()))

    def _forget_old_status(self) -> None:
        """What was said of the last run does not hold for other choices."""
        parameters = self.parameters
        choices = None if parameters is None else run_choices(parameters)
        if choices == self._status_of:
            return
        if self._status_of is not None:
            self.segmenting.show(Status())
        self._status_of = choices

    def _find_problem(self) -> str | None:
        """Return why the CT cannot be segmented as things stand."""
        if self.learning.running:
            return _("A training is running; wait until it is done, or stop it.")
        if self.batch.running:
            return _("Many CTs are being segmented; wait until that is done, or stop it.")
        parameters = self.parameters
        if parameters is None:
            return _("There is no scene.")
        return (
            self._lungs.find_problem()
            or find_problem(parameters)
            or self._models.find_problem(parameters)
            or self._lung_mask.find_problem(parameters)
        )

    def _find_batch_problem(self) -> str | None:
        """Return why many CTs cannot be segmented as things stand."""
        if self.learning.running:
            return _("A training is running; wait until it is done, or stop it.")
        if self.segmenting.status.busy or self._installing:
            return _("Something else is running; wait until that is done, or stop it.")
        return _("There is no scene.") if self.parameters is None else self._models.find_problem(self.parameters)

    def _ready_for_batch(self, *, report: bool = False) -> bool:
        return self.parameters is not None and self._agrees(self.parameters) and self._ready(report=report)

    def _segment(self, parameters: Parameters) -> None:
        """Segment into the CT's segmentation, or beside it where it was corrected and the user wants to keep that."""
        replace = parameters.segmentation
        if replace is not None and not (
            results.is_ours(replace) and results.volume_of(replace) is parameters.input_volume
        ):
            replace = None
        if replace is not None and is_edited(replace):
            question = _(
                "{name} was corrected by hand. Make a new segmentation beside it, or replace it? (Undo in the editor "
                "brings the corrections back.)"
            ).format(name=replace.GetName())
            chosen = self.dialogs.choose(question, [_("Make a new one"), _("Replace it")])
            if chosen is None:
                return
            replace = (None, replace)[chosen]
        self.segmenting.start(parameters, replace)

    def _ready(self, *, training: bool = False, dicom: bool = False, report: bool = False) -> bool:
        """Tell whether every package is there; ask and install them if not."""
        installer, extras = self._services.installer, {"training": training, "dicom": dicom, "report": report}
        return not installer.missing(**extras) or self._install(
            lambda: installer.ensure(self._say_installing, **extras)
        )

    def _install(self, install: Callable[[], object]) -> bool:
        """Tell whether an installation went well; one at a time, though pip lets Slicer handle clicks meanwhile."""
        if self._installing:
            return False
        if self.segmenting.status.busy or self.batch.running or self.learning.running:
            self.dialogs.tell(_("Something else is running; wait until that is done, or stop it."))
            return False
        try:
            installed = install() is not False
        except CovidSegError as error:
            self._say_failed(str(error))
            return False
        if self._installing:
            self.segmenting.show(Status())
        if installed:
            self._show_models()  # the cards can be read now
        return installed

    @property
    def _installing(self) -> bool:
        return self.segmenting.status.phase is Phase.INSTALLING

    def _say_installing(self, packages: Sequence[str]) -> None:
        text = _("Installing {packages}. This takes some minutes, in which Slicer hardly answers…")
        self.segmenting.show(Status(Phase.INSTALLING, text.format(packages=", ".join(packages))))
        self.ui.statusLabel.repaint()  # what follows keeps Slicer from painting by itself
        self.ui.progressBar.repaint()

    def _agrees(self, parameters: Parameters) -> bool:
        """Tell whether the user agrees to the terms of the chosen model, after asking once on this computer."""
        terms = self._models.terms(parameters)
        if terms is None or preferences.has_accepted(terms):
            return True
        question = _("The model '{name}' comes with these terms: {terms} It is not a medical device. Do you agree?")
        if not self.dialogs.agree(question.format(name=parameters.model, terms=licence_in_words(terms))):
            return False
        preferences.remember_accepted(terms)
        return True

    def _save_for_undo(
        self, segmentation: slicer.vtkMRMLSegmentationNode, volume_node: slicer.vtkMRMLScalarVolumeNode
    ) -> None:
        self._editor.edit(self._scene, segmentation, volume_node)
        self._editor.save_for_undo()

    def _on_finished(self, segmentation: slicer.vtkMRMLSegmentationNode) -> None:
        self._find_devices()
        if self.parameters is None:
            return
        if self.parameters.segmentation is segmentation:
            self.results.measure()
        else:
            self.parameters.segmentation = segmentation
        self.results.display.apply_preferences()

    def _show_models(self) -> None:
        """Look for models again, and tell what is known of the chosen one now."""
        self._models.fill()
        self._on_parameters()

    def _on_trained(self, name: str) -> None:
        if self.parameters is not None:
            self.parameters.model = name
        self._show_models()

    def _find_devices(self) -> None:
        """Look for devices, which also warms the worker up, where it can start."""
        if not self._services.installer.missing():
            self._devices.find(self._services.client, self._on_parameters)

    def _drop(self, reason: str) -> None:
        """End the run because what it works on goes; the reason stays to be read when the choices change for that."""
        if self.segmenting.drop(reason):
            self._status_of = None

    def _say(self, text: str) -> None:
        self.segmenting.show(Status(Phase.DONE, text))

    def _say_error(self, error: Exception) -> None:
        self.segmenting.show(failure(error))

    def _say_failed(self, text: str) -> None:
        self.segmenting.show(Status(Phase.FAILED, text))
