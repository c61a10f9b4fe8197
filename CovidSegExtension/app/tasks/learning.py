"""Corrections into a training set, and the model trained further on it, with progress on the page."""

from collections.abc import Callable, Sequence
from pathlib import Path

from trame_server.state import State

from ...errors import CovidSegError
from ...frontend import models
from ...frontend.retraining import (
    EPOCHS,
    Retraining,
    accuracy,
    add_to_set,
    count_cases,
    known_case,
    training_arguments,
)
from ...labels import LABELS
from ...models.bundle import load
from ...worker.jobs import Job, WorkerError
from ...worker.training_client import TrainingProcess, TrainingResult
from ...worker.translation import tr as _
from ..questions import Questions
from ..scene.results import Results

_FOLDER = Path.home() / "covidseg-training"


class Learning:
    """Fills a training set and trains on it, one training at a time.

    Parameters
    ----------
    state : State
        Of the page.
    training : TrainingProcess
    results : Results
        What is on show.
    questions : Questions
    trained : callable
        Called with the name of a new model.
    failed : callable
        Called with a sentence and details when something fails.
    """

    def __init__(
        self,
        state: State,
        training: TrainingProcess,
        results: Results,
        questions: Questions,
        trained: Callable[[str], None],
        failed: Callable[[str, str], None],
    ) -> None:
        self._state, self._training, self._results, self._questions = state, training, results, questions
        self._trained, self._failed = trained, failed
        self._job: Job | None = None
        self._said: dict[str, bool] = {}
        state.update(
            {
                "training_folder": str(_FOLDER),
                "epochs": EPOCHS,
                "corrected": {},
                "learning": False,
                "learning_text": "",
                "learning_notes": "",
                "learning_percent": 0,
            }
        )

    @property
    def running(self) -> bool:
        """Whether a training is under way."""
        return self._job is not None

    async def add(self) -> None:
        """Put the segmentation on show into the training set."""
        segmentation = self._results.segmentation
        if segmentation is None:
            return
        folder, replaces = self._folder(), None
        if (known := known_case(segmentation, folder)) is not None:
            text = _("This segmentation is already in the training set, as {name}.").format(name=known)
            chosen = await self._questions.ask(_("Replace it?"), text, [_("Replace it"), _("Add it once more")])
            if chosen is None:
                return
            replaces = known if chosen == 0 else None
        corrected = tuple(label.value for label in LABELS if self._state.corrected.get(label.id))
        try:
            name = add_to_set(segmentation, folder, corrected, replaces)
        except (CovidSegError, OSError) as error:
            self._failed(str(error), "")
            return
        self._say(_("Added as {name} to {folder}.").format(name=name, folder=folder))

    def suggest_corrected(self, edited: tuple[int, ...]) -> None:
        """Tick the classes of these values, which were edited, where the person has not said otherwise."""
        with self._state as state:
            state.corrected = {label.id: self._said.get(label.id, label.value in edited) for label in LABELS}

    def forget_corrected(self) -> None:
        """Forget what the person said of the classes: there is another result."""
        self._said.clear()

    def set_corrected(self, segment_id: str, on: bool) -> None:
        """Take the person's word that a class is right on every slice."""
        self._said[segment_id] = on
        with self._state as state:
            state.corrected = {**state.corrected, segment_id: on}

    async def retrain(self, model: str) -> None:
        """Train a model further on the training set."""
        if self.running:
            return
        folder = self._folder()
        try:
            cases = count_cases(folder)
        except CovidSegError as error:
            self._failed(str(error), "")
            return
        choice = Retraining(folder, models.unused_name(model), min(max(int(self._state.epochs or 1), 1), 1000))
        text = _("Train {model} further on the {count} cases of {folder}, {epochs} epochs; the new model is {name}.")
        text = text.format(model=model, count=cases, folder=folder, epochs=choice.epochs, name=choice.name)
        if await self._questions.ask(_("Retrain?"), text, [_("Retrain")]) != 0:
            return
        arguments, goes_on = training_arguments(choice, model)
        self._say(_("Going on with the training that was broken off…") if goes_on else _("Starting the training…"), 0)
        self._tell_notes(())
        self._job = self._training.start(arguments, self._report, self._done, self._end)
        self._show_running()

    def cancel(self) -> None:
        """Stop the training."""
        if self._job is not None:
            self._say(_("Stopping the training…"))
            self._job.cancel()

    def stop(self) -> None:
        """Kill the training: the server ends."""
        self._training.stop()

    def _folder(self) -> Path:
        return Path(str(self._state.training_folder).strip() or _FOLDER).expanduser()

    def _report(self, epoch: int, epochs: int, text: str) -> None:
        said = _("Epoch {epoch} of {epochs}: {figures}").format(epoch=epoch, epochs=epochs, figures=text)
        self._say(said, round(100 * epoch / epochs))

    def _done(self, result: TrainingResult) -> None:
        self._job = None
        ready = _("The new model '{name}' is ready and chosen above.").format(name=result.name)
        self._say("\n".join([ready, accuracy(load(result.model).card)]), 100)
        self._tell_notes(result.notes)
        self._show_running()
        self._trained(result.name)

    def _end(self, error: WorkerError) -> None:
        self._job = None
        self._say(_("The training was stopped.") if error.cancelled else _("The training failed; see above."))
        self._show_running()
        if not error.cancelled:
            self._failed(error.message, error.details)

    def _say(self, text: str, percent: int | None = None) -> None:
        with self._state as state:
            state.learning_text = text
            if percent is not None:
                state.learning_percent = percent

    def _tell_notes(self, notes: Sequence[str]) -> None:
        with self._state as state:
            state.learning_notes = "\n".join(notes)

    def _show_running(self) -> None:
        with self._state as state:
            state.learning = self.running
