"""CovidSeg's engine: chest CT in, ground-glass opacity, consolidation and pleural effusion out.

The names in `__all__` are the public ones; docs/public-api.md says what that means. Each is imported as it is first
used: importing the package is instant and needs neither torch nor Slicer.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .datasets.training_set import add_case
    from .errors import Cancelled, CovidSegError, DependencyError, DeviceError, InputError, ModelError, WriteError
    from .evaluation.study import evaluate
    from .geometry import Grid
    from .inference.options import SegmentationOptions
    from .inference.segmenter import Segmentation, Segmenter
    from .io.images import read_labels, write_labels, write_volume
    from .io.images import read_volume as read_ct
    from .measurement.case import measure_case as measure
    from .models.bundle import load as load_model
    from .phantom import chest_phantom
    from .training.run import train
    from .volume import LabelMap, Volume

__version__ = "0.1.0"

__all__ = [
    "Cancelled",
    "CovidSegError",
    "DependencyError",
    "DeviceError",
    "Grid",
    "InputError",
    "LabelMap",
    "ModelError",
    "Segmentation",
    "SegmentationOptions",
    "Segmenter",
    "Volume",
    "WriteError",
    "add_case",
    "chest_phantom",
    "evaluate",
    "load_model",
    "measure",
    "read_ct",
    "read_labels",
    "train",
    "write_labels",
    "write_volume",
]

_HOMES = {
    "Cancelled": "errors",
    "CovidSegError": "errors",
    "DependencyError": "errors",
    "DeviceError": "errors",
    "Grid": "geometry",
    "InputError": "errors",
    "LabelMap": "volume",
    "ModelError": "errors",
    "Segmentation": "inference.segmenter",
    "SegmentationOptions": "inference.options",
    "Segmenter": "inference.segmenter",
    "Volume": "volume",
    "WriteError": "errors",
    "add_case": "datasets.training_set",
    "chest_phantom": "phantom",
    "evaluate": "evaluation.study",
    "load_model": "models.bundle:load",
    "measure": "measurement.case:measure_case",
    "read_ct": "io.images:read_volume",
    "read_labels": "io.images",
    "train": "training.run",
    "write_labels": "io.images",
    "write_volume": "io.images",
}
"""The module of each public name, and its name there where that is another."""


def __getattr__(name: str) -> Any:
    """Import a public name as it is first used (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, inner = _HOMES[name].partition(":")
    value = getattr(import_module(f".{module}", __name__), inner or name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
