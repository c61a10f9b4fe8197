"""``covidseg train`` in a process of its own: progress by epoch, cancel, and a model at the end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..models.card import CARD_FILE
from .client import CANCEL_MS
from .jobs import CANCELLED, End, Host, Job, OnError, Process, WorkerError
from .translation import tr as _

_ERROR_LINE = "covidseg: error: "


@dataclass(frozen=True)
class TrainingResult:
    """The model that came out: its folder and name, and what the training had to say."""

    model: Path
    name: str
    notes: tuple[str, ...] = ()


class TrainingProcess:
    """Runs one training at a time; the parameter is that of `client.WorkerClient`."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._process: Process | None = None
        self._job: Job | None = None
        self._done: dict[str, Any] | None = None
        self._notes: list[str] = []

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
        if self._process is not None:
            raise RuntimeError("A training is running already.")
        job = self._job = Job(lambda job: self._cancel())
        self._done, self._notes = None, []

        def take(event: dict[str, Any]) -> None:
            kind = event.get("event")
            if kind == "epoch" and not job.cancelled:
                on_progress(event["epoch"], event["epochs"], _figures(event))
            elif kind == "note":
                self._notes.append(event["text"])
            elif kind == "done":
                self._done = event

        def finish(end: End) -> None:
            self._process, job.running = None, False
            outcome = CANCELLED if job.cancelled else self._outcome(end)
            if isinstance(outcome, WorkerError):
                on_error(outcome)
            else:
                on_done(outcome)

        tied = ["-m", "CovidSegExtension.cli.tied", "train", *map(str, arguments), "--json"]
        self._process = self._host.start(tied, take, finish)
        return job

    def stop(self) -> None:
        """Kill the training and its children now; its job ends as cancelled."""
        if self._process is not None and self._job is not None:
            self._job.cancelled = True
            self._process.kill_and_wait()

    def _cancel(self) -> None:
        process = self._process
        if process is not None:
            process.send({"request": "cancel"})
            self._host.call_later(CANCEL_MS, process.kill)  # does nothing to a process that has ended

    def _outcome(self, end: End) -> TrainingResult | WorkerError:
        if end.crashed or not end.started or end.code != 0:
            said = [line for line in end.log.splitlines() if line.startswith(_ERROR_LINE)]
            return WorkerError(
                said[-1].removeprefix(_ERROR_LINE) if said else end.sentence(_("The training process")), end.log
            )
        if self._done is None:
            return WorkerError(_("The training process ended without a model; see the details."), end.log)
        model = Path(self._done["model"])
        if not (model / CARD_FILE).is_file():
            text = _("The training process ended, but its model is not in {folder}; see the details.")
            return WorkerError(text.format(folder=model), end.log)
        return TrainingResult(model, self._done["name"], tuple(self._notes))


def _figures(event: dict[str, Any]) -> str:
    """Return what an epoch's event says besides its number, such as ``loss 0.500, val dice 0.600; 3 min left``."""
    figures = ", ".join(
        f"{name.replace('_', ' ')} {value:.3f}"
        for name, value in event.items()
        if isinstance(value, (int, float)) and name not in ("epoch", "epochs", "minutes_left")
    )
    minutes = event.get("minutes_left")
    if minutes is None:
        return figures
    return _("{figures}; {minutes} min left").format(figures=figures, minutes=max(1, round(minutes)))
