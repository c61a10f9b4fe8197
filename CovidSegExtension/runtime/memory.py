"""Memory: whether an error means that it ran out, in whatever library; and how a process keeps what it freed."""

import ctypes
import errno
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OUT_OF_MEMORY = "Memory ran out; close other programs, or take a smaller part of the CT."

_SIGNS = (
    "out of memory",
    "can't allocate memory",
    "cannot allocate memory",
    "not enough memory",
    "could not create a primitive",  # oneDNN, which does not say why
    "could not create a memory",
    "alloc_failed",  # cuBLAS, cuDNN
    "bad_alloc",
    "bad allocation",
    "failed to allocate",
    "unable to allocate",
    "failed to map segment from shared object",  # the loader of shared libraries
    "can't start new thread",
)


def is_out_of_memory(error: BaseException) -> bool:
    """Tell whether `error`, or what it was raised from, is a failed allocation; torch need not be there."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, MemoryError) or (isinstance(seen, OSError) and seen.errno == errno.ENOMEM):
            return True
        if isinstance(seen, (RuntimeError, ImportError, OSError)):
            text = str(seen).lower()
            if any(sign in text for sign in _SIGNS):
                return True
        seen = seen.__cause__
    return False


def keep_freed_memory() -> None:
    """Tell glibc to keep big freed blocks for the next batch instead of returning them to the system each time.

    It makes CPU convolutions up to twice as fast. It changes the whole process, so only processes that are ours
    (the command line, the worker, training) call it; elsewhere than on Linux with glibc it does nothing.
    """
    if not sys.platform.startswith("linux"):
        return
    m_trim_threshold, m_mmap_threshold, one_gib, most_before_2_35 = -1, -3, 1 << 30, 32 << 20
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except AttributeError:  # another C library
        return
    mallopt(m_trim_threshold, one_gib)
    if not mallopt(m_mmap_threshold, one_gib):
        mallopt(m_mmap_threshold, most_before_2_35)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Let Python not look for cycles: while PyTorch is imported that takes a tenth of the time and finds nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def available_memory() -> int | None:
    """Return the bytes that programs can still take without swapping; None where the system does not say."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    found = next((line.split() for line in lines if line.startswith("MemAvailable:")), None)
    return None if found is None else int(found[1]) * 1024
