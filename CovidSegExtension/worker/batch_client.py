"""``covidseg segment`` on a folder of CTs in a process of its own: progress and outcome by case, and cancel."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .jobs import End, Host, Job, OnError
from .tied_command import TiedCommand, error_of
from .translation import tr as _


@dataclass(frozen=True)
class CaseProgress:
    """Where a batch stands: the number of the case from 1, how many there are, its file, and the share of it done."""

    number: int
    total: int
    source: Path
    share: float = 0.0


@dataclass(frozen=True)
class CaseOutcome:
    """What became of a case.

    Attributes
    ----------
    number : int
        Of the case, from 1; they end in any order.
    source, labels : Path
        The CT, and the label map where there is no error.
    ml, shares : dict
        Volume in mL and share of the lungs, 0 to 1 or None, by the name of the class.
    notes : tuple of str
        What the user should know.
    error : str or None
        Why there is no result.
    """

    number: int
    source: Path
    labels: Path
    ml: dict[str, float]
    shares: dict[str, float | None]
    notes: tuple[str, ...]
    error: str | None


class BatchProcess:
    """Runs one batch at a time; the parameter is that of `client.WorkerClient`."""

    def __init__(self, host: Host) -> None:
        self._command = TiedCommand(host)

    def start(
        self,
        arguments: Sequence[str],
        on_progress: Callable[[CaseProgress], None],
        on_outcome: Callable[[CaseOutcome], None],
        on_done: Callable[[], None],
        on_error: OnError,
    ) -> Job:
        """Start ``covidseg segment ARGUMENTS --json``.

        Exactly one of `on_done` and `on_error` is called at the end; a case that failed is no error of the batch.
        """
        ended: list[dict[str, Any]] = []

        def take(event: dict[str, Any]) -> None:
            kind = event.get("event")
            if kind in ("case", "progress"):
                looks = event.get("stage") in ("network", "second look")
                share = event["done"] / event["of"] if looks and event["of"] else 0.0
                on_progress(CaseProgress(event["number"], event["total"], Path(event["source"]), share))
            elif kind == "outcome":
                on_outcome(_outcome(event))
            elif kind == "done":
                ended.append(event)

        def finish(end: End) -> None:
            if ended and end.code in (0, 1) and not end.crashed:  # 1: some cases failed, each has told why
                on_done()
            else:
                on_error(error_of(end, _("The segmentation process")))

        return self._command.start(["segment", *map(str, arguments)], take, finish, on_error)

    def stop(self) -> None:
        """Kill the batch and its children now; its job ends as cancelled."""
        self._command.stop()


def _outcome(event: dict[str, Any]) -> CaseOutcome:
    return CaseOutcome(
        event["number"],
        Path(event["source"]),
        Path(event["labels"]),
        {one["class"]: one["ml"] for one in event["findings"]},
        {one["class"]: one["share_of_lung"] for one in event["findings"]},
        tuple(event["notes"]),
        event["error"],
    )
