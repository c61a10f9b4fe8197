"""A Python process of the engine behind QProcess: JSON lines in and out, and its whole tree ends with it.

Only what works in Slicer's PythonQt and in PySide6 alike is used. Signals are connected to methods that take any
arguments and ask the process itself, because the two pass enumerators differently; bytes come from ``data()``.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import qt

from CovidSegExtension.worker.jobs import End, Output, ProcessIds, kill_tree, process_environment

from .. import engine_folder

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
        self._output = Output()
        self._started = False
        self._line = b""
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
        return self._output.log

    @property
    def pids(self) -> ProcessIds:
        """The numbers of its processes while it runs."""
        return ProcessIds(int(self._process.processId()) or None, self._output.leader) if self.running else ProcessIds()

    def send(self, message: dict[str, Any]) -> None:
        """Send a JSON object on one line."""
        if self.running:
            self._process.write((json.dumps(message) + "\n").encode("ascii"))

    def kill(self) -> None:
        """Kill the process and its children at once; `on_end` follows."""
        if self.running:
            kill_tree(int(self._process.processId()), self._output.leader)
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
        self._line += bytes(self._process.readAllStandardOutput().data())
        # Line by line from the attribute, because a callback may show a dialog, and its event loop comes here again.
        while b"\n" in self._line:
            line, self._line = self._line.split(b"\n", 1)
            event = self._output.take(line)
            if event is not None:
                self._on_event(event)
        if len(self._line) > _LINE_BYTES:
            self._line = b""

    def _read_log(self, *_: Any) -> None:
        self._output.keep(bytes(self._process.readAllStandardError().data()))

    def _finish(self, *_: Any) -> None:
        if not self.running:
            return
        self._read_log()
        self._read_output()
        if not self.running:  # a callback stopped everything
            return
        self.running = False
        kill_tree(int(self._process.processId()), self._output.leader)  # children that a crash left behind
        end = End(
            started=self._started,
            crashed=self._process.exitStatus() == qt.QProcess.CrashExit,
            code=int(self._process.exitCode()),
            ready=self._output.leader is not None,
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
