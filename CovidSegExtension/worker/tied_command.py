"""One ``covidseg`` command at a time in a process of its own, which prints JSON lines and ends with this process."""

from collections.abc import Callable, Sequence
from typing import Any

from .client import CANCEL_MS
from .jobs import CANCELLED, End, Host, Job, OnError, Process, WorkerError

_ERROR_LINE = "covidseg: error: "


class TiedCommand:
    """Runs a command; the parameter is that of `client.WorkerClient`."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._process: Process | None = None
        self._job: Job | None = None

    def start(
        self,
        arguments: Sequence[str],
        on_event: Callable[[dict[str, Any]], None],
        on_end: Callable[[End], None],
        on_error: OnError,
    ) -> Job:
        """Start ``covidseg ARGUMENTS --json``; `on_event` gets each JSON object that it prints until it is cancelled.

        Exactly one of `on_end` and `on_error` is called at the end; `on_error` where it was cancelled.
        """
        if self._process is not None:
            raise RuntimeError("A command is running already.")
        job = self._job = Job(lambda job: self._cancel())

        def take(event: dict[str, Any]) -> None:
            if not job.cancelled:
                on_event(event)

        def finish(end: End) -> None:
            self._process, job.running = None, False
            if job.cancelled:
                on_error(CANCELLED)
            else:
                on_end(end)

        tied = ["-m", "CovidSegExtension.cli.tied", *map(str, arguments), "--json"]
        self._process = self._host.start(tied, take, finish)
        return job

    def stop(self) -> None:
        """Kill the command and its children now; its job ends as cancelled."""
        if self._process is not None and self._job is not None:
            self._job.cancelled = True
            self._process.kill_and_wait()

    def _cancel(self) -> None:
        process = self._process
        if process is not None:
            process.send({"request": "cancel"})
            self._host.call_later(CANCEL_MS, process.kill)  # does nothing to a process that has ended


def error_of(end: End, what: str) -> WorkerError:
    """Return why a command failed: its own error line, or how it ended; `what` is what the user calls it."""
    said = [line for line in end.log.splitlines() if line.startswith(_ERROR_LINE)]
    return WorkerError(said[-1].removeprefix(_ERROR_LINE) if said else end.sentence(what), end.log)
