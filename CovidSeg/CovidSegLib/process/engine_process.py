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
from typing import Any

import qt

from CovidSegExtension.worker.jobs import End, ProcessIds, process_environment

from .. import engine_folder

_LOG_BYTES = 16384
_LINE_BYTES = 1 << 20


class QtHost:
    """Starts processes in Qt's event loop; for the engine's clients of workers and trainings.

    Parameters
    ----------
    python : str
        The interpreter, ``PythonSlicer`` in Slicer.
    environment : mapping, optional
        Its environment variables; this process's own when not given.
    """

    def __init__(self, python: str, environment: Mapping[str, str] | None = None) -> None:
        self._python, self._environment = python, environment

    def start(
        self, arguments: Sequence[str], on_event: Callable[[dict[str, Any]], None], on_end: Callable[[End], None]
    ) -> "TiedProcess":
        """Start ``python ARGUMENTS``."""
        return TiedProcess(self._python, arguments, self._environment, on_event, on_end)

    def call_later(self, milliseconds: int, call: Callable[[], None]) -> None:
        """Call a function from Qt's event loop after this time."""
        qt.QTimer.singleShot(milliseconds, call)


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
    environment = qt.QProcessEnvironment()
    for name, value in process_environment(str(engine_folder()), base).items():
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
