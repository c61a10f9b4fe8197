"""``python -m CovidSegExtension.cli.tied ARGUMENTS`` is ``covidseg ARGUMENTS`` on the leash of its parent process.

Closing its stdin ends it with its children, and the line ``{"request": "cancel"}`` does what Ctrl-C does
(`worker.parent_process`); 3D Slicer trains this way.
"""

import json
import signal
import sys
import time

from ..worker.parent_process import GRACE_S, interrupt, tie
from .main import STOPPED
from .main import main as command_line


def main() -> int:
    """Run the command line on a leash."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a parent may have had it ignored
    try:
        tie(sys.stdout, _listen, _end)
        return command_line()
    except KeyboardInterrupt:  # before the command line could hear of it, or after
        return STOPPED


def _listen(line: bytes) -> None:
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return
    if isinstance(message, dict) and message.get("request") == "cancel":
        interrupt()


def _end() -> None:
    interrupt()
    time.sleep(GRACE_S)


if __name__ == "__main__":
    sys.exit(main())
