"""The errors that a user reads: one sentence each, of what was expected, what came and what to do; words for them."""

from collections.abc import Sequence


class CovidSegError(Exception):
    """Base of every error that the command line and the panel show without a traceback."""


class InputError(CovidSegError):
    """An image, mask, folder or option that cannot be used."""


class WriteError(CovidSegError):
    """A file that cannot be written: no room, no permission, in use, or there already."""


class ModelError(CovidSegError):
    """A model folder that is missing, cut off, altered or made for something else."""


class DeviceError(CovidSegError):
    """A computing device that is not there."""


class DivergenceError(CovidSegError):
    """A training whose loss or weights are no longer finite numbers."""


class DependencyError(CovidSegError):
    """An optional package that the request needs and that is not installed."""


class Cancelled(CovidSegError):
    """The user stopped the work; no half-written file was left."""


def counted(count: int, noun: str, verb: tuple[str, str] = ("", "")) -> str:
    """Return a number with its noun, and with the verb for one or for many: "1 slice is", "2 slices are"."""
    words = (f"{count} {noun}", verb[0]) if count == 1 else (f"{count} {noun}s", verb[1])
    return " ".join(words).rstrip()


def listed(names: Sequence[str], most: int = 6) -> str:
    """Return names in a row, and of many how many more there are: "a, b and 3 more"."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def is_are(count: int) -> str:
    """Return the verb for so many: "1 of 40 slices is", "2 of 40 slices are"."""
    return "is" if count == 1 else "are"
