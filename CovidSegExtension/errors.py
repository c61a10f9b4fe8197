"""The errors that a user is meant to read: one sentence each, saying what was expected, what came and what to do."""


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
