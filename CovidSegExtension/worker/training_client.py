"""``covidseg train`` in a process of its own: progress by epoch, cancel, and a model at the end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..models.card import CARD_FILE
from .jobs import End, Host, Job, OnError, WorkerError
from .tied_command import TiedCommand, error_of
from .translation import tr as _


@dataclass(frozen=True)
class TrainingResult:
    """The model that came out: its folder and name, and what the training had to say."""

    model: Path
    name: str
    notes: tuple[str, ...] = ()


class TrainingProcess:
    """Runs one training at a time; the parameter is that of `client.WorkerClient`."""

    def __init__(self, host: Host) -> None:
        self._command = TiedCommand(host)

    def start(
        self,
        arguments: Sequence[str],
        on_progress: Callable[[int, int, str], None],
        on_done: Callable[[TrainingResult], None],
        on_error: OnError,
    ) -> Job:
        """Start ``covidseg train ARGUMENTS --json``; `on_progress` gets the epoch, their number, and its figures.

        Exactly one of `on_done` and `on_error` is called at the end.
        """
        done: list[dict[str, Any]] = []
        notes: list[str] = []

        def take(event: dict[str, Any]) -> None:
            kind = event.get("event")
            if kind == "epoch":
                on_progress(event["epoch"], event["epochs"], _figures(event))
            elif kind == "note":
                notes.append(event["text"])
            elif kind == "done":
                done.append(event)

        def finish(end: End) -> None:
            outcome = _outcome(end, done[-1] if done else None, notes)
            if isinstance(outcome, WorkerError):
                on_error(outcome)
            else:
                on_done(outcome)

        return self._command.start(["train", *map(str, arguments)], take, finish, on_error)

    def stop(self) -> None:
        """Kill the training and its children now; its job ends as cancelled."""
        self._command.stop()


def _outcome(end: End, done: dict[str, Any] | None, notes: Sequence[str]) -> TrainingResult | WorkerError:
    if end.crashed or not end.started or end.code != 0:
        return error_of(end, _("The training process"))
    if done is None:
        return WorkerError(_("The training process ended without a model; see the details."), end.log)
    model = Path(done["model"])
    if not (model / CARD_FILE).is_file():
        text = _("The training process ended, but its model is not in {folder}; see the details.")
        return WorkerError(text.format(folder=model), end.log)
    return TrainingResult(model, done["name"], tuple(notes))


def _figures(event: dict[str, Any]) -> str:
    """Return what an epoch's event says besides its number: ``loss 0.500, validation Dice 0.600; 3 min left``."""
    words = {"loss": _("loss"), "val_loss": _("validation loss"), "val_dice": _("validation Dice")}
    figures = ", ".join(
        f"{words.get(name, name.replace('_', ' '))} {value:.3f}"
        for name, value in event.items()
        if isinstance(value, (int, float)) and name not in ("epoch", "epochs", "minutes_left")
    )
    minutes = event.get("minutes_left")
    if minutes is None:
        return figures
    return _("{figures}; {minutes} min left").format(figures=figures, minutes=max(1, round(minutes)))
