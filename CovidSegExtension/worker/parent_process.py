"""Ties a process to the one that started it: it can be cancelled through its stdin, and ends when that closes.

A process tied like this never outlives its parent, however that ended, and takes its own children along. Its stdout
carries one JSON object a line; the first tells its number: ``{"event": "ready", "pid": 1234}``.

``python -m CovidSegExtension.worker.parent_process ARGUMENTS`` is ``covidseg ARGUMENTS`` on such a leash: the line
``{"request": "cancel"}`` does what Ctrl-C does.
"""

import _thread
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, TextIO

GRACE_S = 1.0
"""How long a process may take to end by itself once its stdin is closed."""


def tie(output: TextIO, on_request: Callable[[dict[str, Any]], None], on_close: Callable[[], None]) -> None:
    """Tie this process to its parent.

    Parameters
    ----------
    output : text file
        Where the line with this process's number goes.
    on_request : callable
        Called in another thread with each JSON object that comes through stdin. A line that is no JSON object comes
        as ``{"request": None}``.
    on_close : callable
        Called in that thread when stdin is closed, to end the work. When it returns, this process and its children
        are killed; it should wait `GRACE_S` for the process to end by itself.
    """
    with contextlib.suppress(AttributeError, PermissionError):  # Windows has no groups; or we lead one already
        os.setsid()
    threading.Thread(target=_listen, args=(on_request, on_close), name="stdin", daemon=True).start()
    send(output, {"event": "ready", "pid": os.getpid()})


def send(output: TextIO, event: dict[str, Any]) -> None:
    """Write one event as a line of ASCII."""
    # In one piece, so that lines of other writers cannot come in between.
    output.write(json.dumps(event) + "\n")
    output.flush()


def _listen(on_request: Callable[[dict[str, Any]], None], on_close: Callable[[], None]) -> None:
    for line in _lines(sys.stdin.fileno()):
        try:
            request = json.loads(line)
        except ValueError:
            request = None
        on_request(request if isinstance(request, dict) else {"request": None})
    on_close()
    _end_tree()


def _lines(file: int) -> Iterator[bytes]:
    """Yield the lines of a file descriptor: Python's own stdin could not be closed at exit while a thread reads it."""
    rest = b""
    while chunk := os.read(file, 65536):
        *lines, rest = (rest + chunk).split(b"\n")
        yield from lines


def _end_tree() -> None:
    """Kill this process and its children."""
    if os.name == "nt":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(os.getpid())], capture_output=True, check=False)
        os._exit(1)
    os.killpg(0, signal.SIGKILL)


def _interrupt() -> None:
    """Raise KeyboardInterrupt in the main thread."""
    main_thread = threading.main_thread().ident
    if hasattr(signal, "pthread_kill") and main_thread is not None:
        signal.pthread_kill(main_thread, signal.SIGINT)  # wakes it from a system call
    else:
        _thread.interrupt_main()


def main() -> int:
    """Run the command line on a leash."""
    from ..cli.main import main as command_line

    def cancel(request: dict[str, Any]) -> None:
        if request.get("request") == "cancel":
            _interrupt()

    def end() -> None:
        _interrupt()
        time.sleep(GRACE_S)

    signal.signal(signal.SIGINT, signal.default_int_handler)  # a parent may have had it ignored
    tie(sys.stdout, cancel, end)
    return command_line()


if __name__ == "__main__":
    sys.exit(main())
