"""What a person chooses before a run: models, ways to find the lungs, devices; terms, and what stands in the way."""

from collections.abc import Callable
from typing import Any

from trame_server.state import State

from ...frontend import models
from ...frontend.choices import Effort, LungMasking, PlainChoices, find_problem
from ...frontend.engine_sentences import translated
from ...models.store import DEFAULT
from ...worker.client import WorkerClient
from ...worker.translation import tr as _
from ..preferences import Preferences
from ..questions import Questions

MASKINGS = [one for one in LungMasking if one is not LungMasking.SCENE]
"""Ways to find the lungs that the page offers; it has no other segments to take them from."""

_FIRST_STATE = {
    "problem": "",
    "model": DEFAULT,
    "device": "auto",
    "lung_masking": LungMasking.AUTO.value,
    "effort": Effort.AUTO.value,
    "uncertainty_map": True,
}


class Choosing:
    """Offers what there is to choose, and holds what was chosen, the CT with it.

    Parameters
    ----------
    state : State
        Of the page.
    client : WorkerClient
        Knows the devices.
    questions : Questions
        Asks the person.
    """

    def __init__(self, state: State, client: WorkerClient, questions: Questions) -> None:
        self.choices = PlainChoices()
        self._state, self._client, self._questions = state, client, questions
        self._preferences = Preferences()
        self._devices: list[tuple[str, str]] = []
        state.update(_FIRST_STATE)
        self.translate()

    def translate(self) -> None:
        """Say what there is to choose, and what stands in the way, in the language that is spoken now."""
        devices = [(name, translated(text)) for name, text in self._devices]
        first = devices[0][1] if devices else ""
        automatic = _("Automatic ({device})").format(device=first) if first else _("Automatic")
        with self._state as state:
            state.maskings = [{"title": one.label(), "value": one.value} for one in MASKINGS]
            state.efforts = [{"title": one.label(), "value": one.value} for one in Effort]
            state.devices = [{"title": automatic, "value": "auto"}]
            state.devices += [{"title": text, "value": name} for name, text in devices]
        self.fill_models()
        self.show_problem()

    def fill_models(self) -> None:
        """Offer the models that are installed."""
        entries = models.available()
        with self._state as state:
            state.models = [
                {"title": entry.name, "value": entry.name, "facts": models.describe(entry)} for entry in entries
            ]
            known = {entry.name for entry in entries}
            if self.choices.model not in known:
                self.choose(model=DEFAULT)

    def find_devices(self, found: Callable[[], None]) -> None:
        """Learn which devices there are, which also warms the worker up, and call a function that offers them."""

        def keep(devices: list[tuple[str, str]]) -> None:
            self._devices = devices
            found()

        self._client.devices(keep, lambda error: None)  # a run tells what is wrong

    def set_uncertainty_map(self, on: bool) -> None:
        """Let the next run leave a map of the network's uncertainty, or not."""
        self.choices.uncertainty = on

    def choose(self, **choices: Any) -> None:
        """Take the person's choices, as the page names them."""
        for name, value in choices.items():
            kind = {"lung_masking": LungMasking, "effort": Effort}.get(name, str)
            setattr(self.choices, name, kind(value))
        self._state.update(choices)
        self.show_problem()

    def find_problem(self) -> str | None:
        """Return what stands in the way of a run."""
        return find_problem(self.choices)

    def show_problem(self) -> None:
        """Show what stands in the way of a run."""
        with self._state as state:
            state.problem = self.find_problem() or ""

    async def agrees(self) -> bool:
        """Tell whether the person agrees to the terms of the model, after asking once."""
        entry = next((one for one in models.available() if one.name == self.choices.model), None)
        terms = None if entry is None or entry.card is None else models.terms(entry.card)
        if terms is None or self._preferences.has_accepted(terms):
            return True
        text = _("The model '{name}' comes with these terms: {terms} It is not a medical device. Do you agree?")
        text = text.format(name=self.choices.model, terms=models.licence_in_words(terms))
        if await self._questions.ask(_("Terms of the model"), text, [_("I agree")]) != 0:
            return False
        self._preferences.remember_accepted(terms)
        return True
