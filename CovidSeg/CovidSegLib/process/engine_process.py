"""A Python process of the engine behind QProcess: JSON lines in and out, and its whole tree ends with it.

Only what works in Slicer's PythonQt and in PySide6 alike is used. Signals are connected to methods that take any
arguments and ask the process itself, because the two pass enumerators differently; bytes come from ``data()``.
"""

import contextlib
import json
import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import qt
from slicer.i18n import tr as _

from .. import engine_folder

_LOG_BYTES = 16384
_LINE_BYTES = 1 << 20
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
            text = _("{what} could not be started, because Python was not found; install Slicer again.")
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


class TiedProcess:
    """A running ``python -m MODULE ARGUMENTS`` that ends with this process.

    MODULE ties itself to it with `CovidSegExtension.worker.parent_process`.

    Parameters
    ----------
    python : str
        The interpreter; in Slicer ``PythonSlicer``, a launcher whose child is the real one.
    arguments : sequence of str
        What follows ``python``.
    environment : mapping or None
        Its variables; those of this process when None. Python's own are set here.
    on_event : callable
        Called with each JSON object that the process prints.
    on_end : callable
        Called once with an `End`, after the last event.
    """

    def __init__(
        self,
        python: str,
        arguments: Sequence[str],
        environment: Mapping[str, str] | None,
        on_event: Callable[[dict[str, Any]], None],
        on_end: Callable[[End], None],
    ) -> None:
        self.running = True
        self._on_event, self._on_end = on_event, on_end
        self._leader: int | None = None
        self._started = False
        self._output = self._log = b""
        self._process = qt.QProcess()
        self._process.setProcessEnvironment(_environment(environment))
        self._process.started.connect(self._note_start)
        self._process.readyReadStandardOutput.connect(self._read_output)
        self._process.readyReadStandardError.connect(self._read_log)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._note_error)
        self._process.start(python, list(arguments))

    @property
    def log(self) -> str:
        """The end of what the process printed to stderr, and what it printed to stdout that is no event."""
        return self._log.decode("utf-8", "replace")

    @property
    def pids(self) -> ProcessIds:
        """The numbers of its processes while it runs."""
        return ProcessIds(int(self._process.processId()) or None, self._leader) if self.running else ProcessIds()

    def send(self, message: dict[str, Any]) -> None:
        """Send a JSON object on one line."""
        if self.running:
            self._process.write((json.dumps(message) + "\n").encode("ascii"))

    def kill(self) -> None:
        """Kill the process and its children at once; `on_end` follows."""
        if self.running:
            _kill_tree(self._process, self._leader)
            self._process.kill()

    def kill_and_wait(self) -> None:
        """Kill, and return when the process is gone and `on_end` was called."""
        self.kill()
        if self.running:
            self._process.waitForFinished(3000)
            self._finish()

    def _note_start(self, *_: Any) -> None:
        self._started = True

    def _note_error(self, *_: Any) -> None:
        # All other errors are followed by `finished`. On Windows this one comes from within `start`.
        if not self._started:
            qt.QTimer.singleShot(0, self._finish)

    def _read_output(self, *_: Any) -> None:
        self._output += bytes(self._process.readAllStandardOutput().data())
        # Line by line from the attribute, because a callback may show a dialog, and its event loop comes here again.
        while b"\n" in self._output:
            line, self._output = self._output.split(b"\n", 1)
            self._take(line)
        if len(self._output) > _LINE_BYTES:
            self._output = b""

    def _take(self, line: bytes) -> None:
        try:
            event = json.loads(line)
        except ValueError:
            event = None
        if not isinstance(event, dict):
            self._keep(line + b"\n")
        elif event.get("event") == "ready":
            if self._leader is None and isinstance(event.get("pid"), int):
                self._leader = event["pid"]
        else:
            self._on_event(event)

    def _read_log(self, *_: Any) -> None:
        self._keep(bytes(self._process.readAllStandardError().data()))

    def _keep(self, text: bytes) -> None:
        self._log = (self._log + text)[-_LOG_BYTES:]

    def _finish(self, *_: Any) -> None:
        if not self.running:
            return
        self._read_log()
        self._read_output()
        if not self.running:  # a callback stopped everything
            return
        self.running = False
        _kill_tree(self._process, self._leader)  # children that a crash left behind
        end = End(
            started=self._started,
            crashed=self._process.exitStatus() == qt.QProcess.CrashExit,
            code=int(self._process.exitCode()),
            ready=self._leader is not None,
            log=self.log,
        )
        # Its signals hold this object, and with it themselves, until it is deleted.
        self._process.deleteLater()
        self._on_end(end)


def _environment(base: Mapping[str, str] | None) -> Any:
    variables = dict(os.environ if base is None else base)
    variables.pop("PYTHONINSPECT", None)  # it would keep a finished process alive
    variables |= {
        "PYTHONPATH": str(engine_folder()),
        "PYTHONNOUSERSITE": "1",  # no torch of the user's other Python
        "PYTHONFAULTHANDLER": "1",  # a crash says so: the launcher's exit code does not
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
    }
    environment = qt.QProcessEnvironment()
    for name, value in variables.items():
        environment.insert(name, value)
    return environment


def _kill_tree(process: Any, leader: int | None) -> None:
    """Kill all that a tied process started; psutil, which could list children, is not in every Slicer."""
    if os.name == "nt":
        if pid := int(process.processId()):
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(pid)],
                capture_output=True,
                check=False,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
    elif leader is not None and leader != os.getpgrp():
        # Its group, not the launcher's. A process killed before it named its number has no children yet.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(leader, signal.SIGKILL)
