"""Corrected segmentations into a training set, and a model trained further on it."""

from collections.abc import Callable
from pathlib import Path

import slicer
from slicer.i18n import tr as _

from CovidSegExtension.errors import CovidSegError
from CovidSegExtension.frontend import models
from CovidSegExtension.frontend.questions import Questions
from CovidSegExtension.frontend.retraining import (
    EPOCHS,
    Retraining,
    accuracy,
    add_to_set,
    count_cases,
    known_case,
    training_arguments,
)
from CovidSegExtension.frontend.segmenting import Phase, Status
from CovidSegExtension.models.bundle import load
from CovidSegExtension.mrml.edits import edited_labels
from CovidSegExtension.mrml.results import volume_of
from CovidSegExtension.worker.jobs import Job, WorkerError
from CovidSegExtension.worker.training_client import TrainingProcess, TrainingResult

from . import preferences
from .parameter_node import Parameters


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
        if volume_of(segmentation) is None:
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
            name = add_to_set(segmentation, folder, corrected, name if replace else None)
        except CovidSegError as error:
            self.dialogs.tell(str(error))
            return
        preferences.remember_folder("TrainingFolder", folder)
        self._say(_("Added as {name} to {folder}.").format(name=name, folder=folder), None)

    def retrain(self, parameters: Parameters) -> None:
        """Train the chosen model further on a training set that the user chooses."""
        folder = self.dialogs.folder(_("Training set to learn from"), preferences.folder("TrainingFolder"))
        if folder is None:
            return
        try:
            cases = count_cases(folder)
        except CovidSegError as error:
            self.dialogs.tell(str(error))
            return
        suggestion = Retraining(folder, models.unused_name(parameters.model), EPOCHS)
        choice = self.dialogs.retraining(suggestion, cases)
        if choice is None:
            return
        preferences.remember_folder("TrainingFolder", folder)
        arguments, broken_off = training_arguments(choice, parameters.model)
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
        """Return name and whether to replace it; None for whether, where the user thought better of it."""
        known = known_case(segmentation, folder)
        if known is None:
            return None, False
        chosen = self.dialogs.choose(
            _("This segmentation is already in the training set, as {name}.").format(name=known),
            [_("Replace it"), _("Add it once more")],
        )
        return {None: (None, None), 0: (known, True), 1: (None, False)}[chosen]

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
