"""Processes of the engine in an asyncio event loop: the `Host` of the worker's clients behind the browser."""

import asyncio
import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import CovidSegExtension

from ...worker.jobs import End, Output, ProcessIds, kill_tree, process_environment

_WAIT_S = 3.0


class LoopHost:
    """Starts processes whose events arrive in an event loop.

    Parameters
    ----------
    loop : asyncio.AbstractEventLoop
        Everything is called from it.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def start(
        self, arguments: Sequence[str], on_event: Callable[[dict[str, Any]], None], on_end: Callable[[End], None]
    ) -> "LoopProcess":
        """Start ``python ARGUMENTS``."""
        engine_folder = str(Path(CovidSegExtension.__file__).resolve().parents[1])
        environment = process_environment(engine_folder)
        return LoopProcess(self._loop, [sys.executable, *arguments], environment, on_event, on_end)

    def call_later(self, milliseconds: int, call: Callable[[], None]) -> None:
        """Call a function from the event loop after this time."""
        self._loop.call_later(milliseconds / 1000, call)


class LoopProcess:
    """A running process that ends with this one; threads read what it says and hand it to the event loop."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        command: Sequence[str],
        environment: Mapping[str, str],
        on_event: Callable[[dict[str, Any]], None],
        on_end: Callable[[End], None],
    ) -> None:
        self.running = True
        self._loop, self._on_event, self._on_end = loop, on_event, on_end
        self._output = Output()
        self._process: subprocess.Popen | None = None
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=dict(environment),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            loop.call_soon(self._finish)
            return
        threading.Thread(target=self._listen, args=(self._process,), name="engine process", daemon=True).start()

    @property
    def log(self) -> str:
        """The end of what it printed to stderr, and what it printed to stdout that is no event."""
        return self._output.log

    @property
    def pids(self) -> ProcessIds:
        """The numbers of its processes while it runs."""
        started = None if self._process is None or not self.running else self._process.pid
        return ProcessIds(started, self._output.leader if self.running else None)

    def send(self, message: dict[str, Any]) -> None:
        """Send a JSON object on one line."""
        if self.running and self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(OSError, ValueError):  # it has just ended, which `on_end` will tell
                self._process.stdin.write((json.dumps(message) + "\n").encode("ascii"))
                self._process.stdin.flush()

    def kill(self) -> None:
        """Kill the process and its children at once; `on_end` follows."""
        if self.running and self._process is not None:
            kill_tree(self._process.pid, self._output.leader)
            self._process.kill()

    def kill_and_wait(self) -> None:
        """Kill, and return when the process is gone and `on_end` was called."""
        self.kill()
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_WAIT_S)
        self._finish()

    def _listen(self, process: subprocess.Popen) -> None:
        assert process.stdout is not None
        assert process.stderr is not None
        log = threading.Thread(target=self._read_log, args=(process.stderr,), daemon=True)
        log.start()
        for line in process.stdout:
            self._tell(self._take, line)
        process.wait()
        log.join(_WAIT_S)
        self._tell(self._finish)

    def _read_log(self, stream: IO[bytes]) -> None:
        for line in stream:
            self._tell(self._output.keep, line)

    def _tell(self, call: Callable[..., None], *arguments: bytes) -> None:
        with contextlib.suppress(RuntimeError):  # the loop was closed: nobody listens any more
            self._loop.call_soon_threadsafe(call, *arguments)

    def _take(self, line: bytes) -> None:
        event = self._output.take(line)
        if event is not None and self.running:
            self._on_event(event)

    def _finish(self) -> None:
        if not self.running:
            return
        self.running = False
        code = None if self._process is None else self._process.poll()
        if self._process is not None:
            kill_tree(self._process.pid, self._output.leader)  # children that a crash left behind
            for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
                with contextlib.suppress(OSError, ValueError):
                    if stream is not None and code is not None:
                        stream.close()
        crashed = code is not None and code < 0
        self._on_end(
            End(
                started=self._process is not None,
                crashed=crashed,
                code=0 if code is None else abs(code),
                ready=self._output.leader is not None,
                log=self.log,
            )
        )
