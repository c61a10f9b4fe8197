"""What the terminal may do to a program: streams that cannot show a text, are full or closed, and signals to stop."""

import contextlib
import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, TextIO


class ForgivingStream:
    r"""A text stream whose `write` and `flush` never fail.

    What its encoding lacks is written as an escape (``\u80ba``). Once the stream is closed or full, the rest is
    dropped; `on_loss` is told why, once, unless it was the reader who left (``| head``).

    Attributes
    ----------
    lost : bool
        Whether `on_loss` was told.
    """

    def __init__(self, stream: TextIO | None, on_loss: Any = lambda reason: None) -> None:
        self._stream = stream
        self._on_loss = on_loss
        self.lost = False
        self._given_up = False

    def write(self, text: str) -> int:
        """Write a text as far as the stream can."""
        if self._stream is None:
            if not self._given_up:
                self._lose("it is closed")
        else:
            try:
                try:
                    self._stream.write(text)
                except UnicodeEncodeError:
                    self._stream.write(text.encode(self.encoding, "backslashreplace").decode(self.encoding))
            except (OSError, ValueError) as error:
                self._give_up(error)
        return len(text)

    def flush(self) -> None:
        """Flush the stream."""
        if self._stream is not None:
            try:
                self._stream.flush()
            except (OSError, ValueError) as error:
                self._give_up(error)

    def isatty(self) -> bool:
        """Whether somebody looks at it."""
        try:
            return self._stream is not None and self._stream.isatty()
        except ValueError:
            return False

    @property
    def encoding(self) -> str:
        """What its text is encoded in."""
        return getattr(self._stream, "encoding", None) or "utf-8"

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def _give_up(self, error: Exception) -> None:
        stream, self._stream, self._given_up = self._stream, None, True
        # Python flushes the stream once more when it ends, and would report the failure with an exit code of its own.
        with contextlib.suppress(OSError, ValueError, AttributeError):
            descriptor = stream.fileno()  # type: ignore[union-attr]  # None has none: suppressed
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, descriptor)
            os.close(nowhere)
        if not (isinstance(error, BrokenPipeError) or getattr(error, "errno", None) == errno.EPIPE):
            self._lose(getattr(error, "strerror", None) or str(error))

    def _lose(self, reason: str) -> None:
        self.lost = self._given_up = True
        self._on_loss(reason)


@contextmanager
def forgiving_streams() -> Iterator[ForgivingStream]:
    """Within the block, printing never fails; stdout is yielded, and its loss is told on stderr."""
    streams = sys.stdout, sys.stderr
    errors = ForgivingStream(sys.stderr)

    def tell(reason: str) -> None:
        errors.write(
            f"covidseg: error: the output cannot be written from here on ({reason}); files are written as usual.\n"
        )

    output = ForgivingStream(sys.stdout, tell)
    sys.stdout, sys.stderr = output, errors
    try:
        yield output
    finally:
        output.flush()
        errors.flush()
        sys.stdout, sys.stderr = streams


@contextmanager
def stop_signals() -> Iterator[None]:
    """Within the block, SIGTERM and SIGHUP do what Ctrl-C does; one that was ignored (``nohup``) stays ignored."""
    before = {}
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # Only the main thread may ask for signals; only there does an exception reach the work.
        with contextlib.suppress(ValueError):
            if number is not None and signal.getsignal(number) == signal.SIG_DFL:
                before[number] = signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
