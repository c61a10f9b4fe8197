"""A process of the engine as its clients see it, whatever event loop runs it: jobs, how they end, and what is said."""

import contextlib
import json
import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from .translation import tr as _

_LOG_BYTES = 16384
_CRASH = "Fatal Python error"
_LAUNCHER_FAILED = 1
"""What Slicer's launcher of Python ends with when Python did not end by itself."""
_LAST_WORDS = (_CRASH, "Traceback (most recent call last)", "usage:", "covidseg: error:")
"""What Python and the engine write before they end by themselves; faulthandler does so in a crash."""


@dataclass(frozen=True)
class WorkerError:
    """Why a job gave no result.

    Attributes
    ----------
    message : str
        One sentence for the user.
    details : str
        The end of what the process printed, for whoever looks into it.
    cancelled : bool
        Whether it was asked for.
    """

    message: str
    details: str = ""
    cancelled: bool = False


CANCELLED = WorkerError("Cancelled.", cancelled=True)

OnError = Callable[[WorkerError], None]


class Job:
    """Work that runs in another process; `running` until its `on_done` or `on_error` is called."""

    def __init__(self, on_cancel: "Callable[[Job], None]") -> None:
        self.running = True
        self.cancelled = False
        self._on_cancel = on_cancel

    def cancel(self) -> None:
        """Ask the work to stop; `on_error` follows with `WorkerError.cancelled`, within seconds in any case."""
        if self.running and not self.cancelled:
            self.cancelled = True
            self._on_cancel(self)


@dataclass(frozen=True)
class End:
    """How a process ended.

    Attributes
    ----------
    started : bool
        Whether it could be started at all.
    crashed : bool
        Whether the process that was started crashed. In Slicer that is the launcher of Python, which turns a crash of
        Python into its own exit code 1.
    code : int
        The exit code or, after a crash on Unix, the signal.
    ready : bool
        Whether Python itself had begun to work.
    log : str
        Its last output.
    """

    started: bool
    crashed: bool
    code: int
    ready: bool
    log: str

    @property
    def was_killed(self) -> bool:
        """Whether somebody else ended it, the system for want of memory most likely: all else leaves words."""
        if self.crashed:
            return self.code == getattr(signal, "SIGKILL", None)
        return self.ready and self.code == _LAUNCHER_FAILED and not any(words in self.log for words in _LAST_WORDS)

    def sentence(self, what: str) -> str:
        """Say to the user why `what` gave no result."""
        if not self.started:
            text = _("{what} could not be started, because Python was not found; install it again.")
        elif self.was_killed:
            text = _("{what} was killed, perhaps because memory ran out; close other programs and try again.")
        elif self.crashed or _CRASH in self.log:
            text = _("{what} crashed before it gave a result; see the details, and try again.")
        else:
            text = _("{what} ended with exit code {code} before it gave a result; see the details, and try again.")
        return text.format(what=what, code=self.code)


class ProcessIds(NamedTuple):
    """Numbers of processes: of the one that was started, a launcher in Slicer, and of Python, once it has told its own.

    None stands for one that does not run, or not yet.
    """

    started: int | None = None
    python: int | None = None


class Output:
    """What a process of the engine says, line by line: events for its client, its number, and all else as a log.

    Attributes
    ----------
    leader : int or None
        The number of Python itself, once it has told.
    """

    def __init__(self) -> None:
        self.leader: int | None = None
        self._log = b""

    @property
    def log(self) -> str:
        """The end of what it printed that is no event."""
        return self._log.decode("utf-8", "replace")

    def take(self, line: bytes) -> dict[str, Any] | None:
        """Take a line of stdout; return the event in it that is meant for the client."""
        try:
            event = json.loads(line)
        except ValueError:
            event = None
        if not isinstance(event, dict):
            self.keep(line.rstrip(b"\n") + b"\n")
            return None
        if event.get("event") != "ready":
            return event
        if self.leader is None and isinstance(event.get("pid"), int):
            self.leader = event["pid"]
        return None

    def keep(self, text: bytes) -> None:
        """Add text of stderr to the log."""
        self._log = (self._log + text)[-_LOG_BYTES:]


def kill_tree(pid: int, leader: int | None) -> None:
    """Kill all that a tied process started; psutil, which could list children, is not in every Slicer.

    Parameters
    ----------
    pid : int
        Of the process that was started, 0 where it is gone.
    leader : int or None
        `Output.leader`. Its group is killed, not the launcher's; a process killed before it told its number has no
        children yet.
    """
    if os.name == "nt":
        if pid:
            command = ["taskkill", "/T", "/F", "/PID", str(pid)]
            flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
            subprocess.run(command, capture_output=True, check=False, creationflags=flags)
    elif leader is not None and leader != os.getpgrp():
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(leader, signal.SIGKILL)


class Process(Protocol):
    """A running ``python -m MODULE ARGUMENTS`` that ends with this process and takes its children along."""

    running: bool

    @property
    def log(self) -> str:
        """The end of what it printed to stderr, and what it printed to stdout that is no event."""

    @property
    def pids(self) -> ProcessIds:
        """The numbers of its processes while it runs."""

    def send(self, message: dict[str, Any]) -> None:
        """Send a JSON object on one line."""

    def kill(self) -> None:
        """Kill the process and its children at once; `on_end` follows."""

    def kill_and_wait(self) -> None:
        """Kill, and return when the process is gone and `on_end` was called."""


class Host(Protocol):
    """The event loop that processes run in: Qt's in Slicer, asyncio's behind the browser."""

    def start(
        self, arguments: Sequence[str], on_event: Callable[[dict[str, Any]], None], on_end: Callable[[End], None]
    ) -> Process:
        """Start ``python ARGUMENTS``; `on_event` gets each JSON object it prints, `on_end` comes once, after them."""

    def call_later(self, milliseconds: int, call: Callable[[], None]) -> None:
        """Call a function from the event loop after this time."""


def process_environment(engine_folder: str, base: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment variables of a process of the engine: those of `base`, or this process's, and Python's."""
    variables = dict(os.environ if base is None else base)
    variables.pop("PYTHONINSPECT", None)  # it would keep a finished process alive
    return variables | {
        "PYTHONPATH": engine_folder,
        "PYTHONNOUSERSITE": "1",  # no torch of the user's other Python
        "PYTHONFAULTHANDLER": "1",  # a crash says so: the launcher's exit code does not
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
    }
