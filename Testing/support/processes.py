"""Interpreters that misbehave on purpose, and whether a process still runs."""

import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE_S = 600
"""After so long something hangs: a busy machine needs many times what a test usually takes."""


def fake_python(path: Path, body: str) -> str:
    """Write an interpreter that runs `body` whatever it is asked to run; return its path."""
    path.write_text(f"#!{sys.executable}\n{textwrap.dedent(body)}", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def is_alive(pid: int) -> bool:
    """Return whether a process runs; one that ended and was not collected does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def wait_until(condition: Callable[[], object], problem: str, seconds: float = PATIENCE_S) -> None:
    """Wait for a condition; fail with a problem if it does not come true."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, problem
        time.sleep(0.02)


def wait_until_dead(pid: int, seconds: float = PATIENCE_S) -> None:
    """Wait for a process to end; fail if it does not."""
    wait_until(lambda: not is_alive(pid), f"process {pid} is still there", seconds)
