"""Ties a process to the one that started it: it hears through its stdin, and ends when that closes.

A process tied like this never outlives its parent, however that ended, and takes its own children along. Its stdout
carries one JSON object a line; the first tells its number: ``{"event": "ready", "pid": 1234}``.
"""

import _thread
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from typing import Any, TextIO

from .protocol import LONGEST_LINE

GRACE_S = 1.0
"""How long a process may take to end by itself once its stdin is closed."""


def tie(output: TextIO, on_line: Callable[[bytes], None], on_close: Callable[[], None]) -> None:
    """Tie this process to its parent.

    Parameters
    ----------
    output : text file
        Where the line with this process's number goes.
    on_line : callable
        Called in another thread with each line that comes through stdin; of one longer than `protocol.LONGEST_LINE`
        with its beginning, one byte more than that. What it raises is printed, and the next line is read.
    on_close : callable
        Called in that thread when stdin is closed, to end the work. When it returns, this process and its children
        are killed; it should wait `GRACE_S` for the process to end by itself.
    """
    with contextlib.suppress(AttributeError, PermissionError):  # Windows has no groups; or we lead one already
        os.setsid()
    file = sys.stdin.fileno()
    threading.Thread(target=_listen, args=(file, on_line, on_close), name="stdin", daemon=True).start()
    send(output, {"event": "ready", "pid": os.getpid()})


def send(output: TextIO, event: dict[str, Any]) -> None:
    """Write one event as a line of ASCII."""
    # In one piece, so that lines of other writers cannot come in between.
    output.write(json.dumps(event) + "\n")
    output.flush()


def _listen(file: int, on_line: Callable[[bytes], None], on_close: Callable[[], None]) -> None:
    try:
        for line in lines(file):
            try:
                on_line(line)
            except Exception:  # whatever a line does, the next one and the end must be heard
                traceback.print_exc()
        on_close()
    finally:
        _end_tree()


def lines(file: int) -> Iterator[bytes]:
    """Yield the lines of a file descriptor until it is closed; of each no more than the beginning is kept.

    Python's own stdin could not be closed at exit while a thread reads it.
    """
    rest = b""
    while chunk := _read(file):
        first, *others = chunk.split(b"\n")
        rest = (rest + first)[: LONGEST_LINE + 1]
        for line in others:
            yield rest
            rest = line


def _read(file: int) -> bytes:
    try:
        return os.read(file, 65536)
    except OSError:  # a terminal that is gone, a descriptor that was closed
        return b""


def _end_tree() -> None:
    """Kill this process and its children."""
    if os.name == "nt":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(os.getpid())], capture_output=True, check=False)
        os._exit(1)
    os.killpg(0, signal.SIGKILL)


def interrupt() -> None:
    """Raise KeyboardInterrupt in the main thread."""
    main_thread = threading.main_thread().ident
    if hasattr(signal, "pthread_kill") and main_thread is not None:
        signal.pthread_kill(main_thread, signal.SIGINT)  # wakes it from a system call
    else:
        _thread.interrupt_main()
