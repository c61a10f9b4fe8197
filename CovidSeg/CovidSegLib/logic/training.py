"""Corrected segmentations into a training set, and a model trained further on it."""

import json
from collections.abc import Callable
from pathlib import Path

import slicer
from slicer.i18n import tr as _

from CovidSegExtension.datasets.training_set import add_case
from CovidSegExtension.errors import CovidSegError
from CovidSegExtension.models.bundle import load
from CovidSegExtension.mrml.edits import edited_labels
from CovidSegExtension.mrml.results import volume_of
from CovidSegExtension.mrml.scene import labels_from_segmentation, volume_from_node

from ..process.engine_process import Job, WorkerError
from ..process.training_client import TrainingProcess, TrainingResult
from . import models, preferences
from .parameter_node import Parameters
from .questions import Questions, Retraining
from .retraining import accuracy, run_folder
from .segmentation import CASE_ATTRIBUTE, Phase, Status

_EPOCHS = 10
"""Epochs suggested for a retraining: a start that a laptop does over lunch."""


class Learning:
    """Fills training sets and trains on them, one training at a time.

    Parameters
    ----------
    training : TrainingProcess
        Runs ``covidseg train``.
    dialogs : Questions
        What asks the user.
    changed : callable
        Called when `text`, `percent` or `running` have changed.
    trained : callable
        Called with the name of a new model.
    failed : callable
        Called with what to say, details included, when a training fails.
    """

    def __init__(
        self,
        training: TrainingProcess,
        dialogs: Questions,
        changed: Callable[[], None],
        trained: Callable[[str], None],
        failed: Callable[[Status], None],
    ) -> None:
        self.dialogs = dialogs
        self.text = ""
        self.percent: int | None = None
        self.running = False
        self._training = training
        self.on_change = changed
        self._trained = trained
        self._tell_failure = failed
        self._job: Job | None = None

    def add(self, segmentation: slicer.vtkMRMLSegmentationNode) -> None:
        """Put the segmentation and its CT into a training set that the user chooses."""
        volume_node = volume_of(segmentation)
        if volume_node is None:
            self.dialogs.tell(_("The CT of this segmentation is no longer in the scene; load it again."))
            return
        folder = self.dialogs.folder(
            _("Training set: an existing folder, or a new empty one"), preferences.folder("TrainingFolder")
        )
        if folder is None:
            return
        name, replace = self._case_to_replace(segmentation, folder)
        if replace is None:
            return
        corrected = self.dialogs.corrected_labels(edited_labels(segmentation))
        if corrected is None:
            return
        try:
            name = add_case(
                folder,
                volume_from_node(volume_node),
                labels_from_segmentation(segmentation, volume_node).labels,
                corrected,
                name=name,
                replace=replace,
            )
        except CovidSegError as error:
            self.dialogs.tell(str(error))
            return
        segmentation.SetAttribute(CASE_ATTRIBUTE, json.dumps([str(folder), name]))
        preferences.remember_folder("TrainingFolder", folder)
        self._say(_("Added as {name} to {folder}.").format(name=name, folder=folder), None)

    def retrain(self, parameters: Parameters) -> None:
        """Train the chosen model further on a training set that the user chooses."""
        folder = self.dialogs.folder(_("Training set to learn from"), preferences.folder("TrainingFolder"))
        if folder is None:
            return
        cases = len(list((folder / "imagesTr").glob("*.nii.gz")))
        if not cases:
            self.dialogs.tell(
                _("{folder} is no training set: it has no imagesTr with CTs; add corrected CTs to it first.").format(
                    folder=folder
                )
            )
            return
        suggestion = Retraining(folder, models.unused_name(parameters.model), _EPOCHS)
        choice = self.dialogs.retraining(suggestion, cases)
        if choice is None:
            return
        preferences.remember_folder("TrainingFolder", folder)
        arguments = ["--init", parameters.model, "--data", str(folder), "--name", choice.name, "--install"]
        run = run_folder(choice, parameters.model)
        arguments += ["--output", str(run), "--max-epochs", str(choice.epochs)]
        broken_off = run.exists()
        if broken_off:
            arguments.append("--resume")
        self.running = True
        self._say(
            _("Going on with the training that was broken off…") if broken_off else _("Starting the training…"), 0
        )
        self._job = self._training.start(arguments, self._report, self._done, self._failed)

    def cancel(self) -> None:
        """Stop the training."""
        if self._job is not None:
            self._say(_("Stopping the training…"), self.percent)
            self._job.cancel()

    def _case_to_replace(
        self, segmentation: slicer.vtkMRMLSegmentationNode, folder: Path
    ) -> tuple[str | None, bool | None]:
        """Return name and whether to replace it; None for whether if the user changed his mind."""
        known = json.loads(segmentation.GetAttribute(CASE_ATTRIBUTE) or "null")
        if known is None or Path(known[0]) != folder or not (folder / "imagesTr" / f"{known[1]}.nii.gz").exists():
            return None, False
        chosen = self.dialogs.choose(
            _("This segmentation is already in the training set, as {name}.").format(name=known[1]),
            [_("Replace it"), _("Add it once more")],
        )
        return {None: (None, None), 0: (known[1], True), 1: (None, False)}[chosen]

    def _report(self, epoch: int, epochs: int, text: str) -> None:
        said = _("Epoch {epoch} of {epochs}: {figures}").format(epoch=epoch, epochs=epochs, figures=text)
        self._say(said, round(100 * epoch / epochs))

    def _done(self, result: TrainingResult) -> None:
        self.running, self._job = False, None
        ready = _("The new model '{name}' is ready and chosen above.").format(name=result.name)
        self._say(f"{ready}\n{accuracy(load(result.model).card)}", None)
        self._trained(result.name)

    def _failed(self, error: WorkerError) -> None:
        self.running, self._job = False, None
        self._say(_("The training was stopped.") if error.cancelled else _("The training failed; see above."), None)
        if not error.cancelled:
            self._tell_failure(Status(Phase.FAILED, error.message, details=error.details))

    def _say(self, text: str, percent: int | None) -> None:
        self.text, self.percent = text, percent
        self.on_change()
