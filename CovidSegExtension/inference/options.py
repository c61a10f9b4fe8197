"""How a CT is segmented: one value for the command line, the panel, the browser, the worker's protocol and Python."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from ..errors import InputError
from ..validation import STRICT

EFFORTS = ("auto", "quick", "thorough")
"""Whether an ensemble's first network looks alone, or all of them; ``auto``: as `ModelCard.quick_above` says."""

LUNG_MASKS = ("auto", "anatomy", "lungmask", "none", "given")
"""Who finds the lungs: one of `lungs.ENGINES`, or whoever gave a mask with the CT."""


@dataclass(frozen=True)
class SegmentationOptions:
    """A request, apart from the CT itself and a lung mask that comes with it.

    Attributes
    ----------
    model : str, Path or None
        A model's name or folder; None is the default model.
    device : str
        ``auto``, ``cpu``, ``cuda``, ``cuda:N`` or ``mps``.
    lung_mask : {"auto", "anatomy", "lungmask", "none", "given"}
        See `LUNG_MASKS`.
    effort : {"auto", "quick", "thorough"}
        See `EFFORTS`.
    batch_size : int or None
        Slices, or patches of a 3D network, at a time; None: what suits the device. Halved when memory runs out.
    min_component_ml : float or None
        Connected parts of a class smaller than this are removed; None: the model's own size.
    probabilities, uncertainty : bool
        Whether these maps are wanted too (8 bytes and 2 bytes a voxel).

    Raises
    ------
    InputError
        If a value is none of these.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    model: str | Path | None = None
    device: str = "auto"
    lung_mask: str = "auto"
    effort: str = "auto"
    batch_size: int | None = None
    min_component_ml: float | None = None
    probabilities: bool = False
    uncertainty: bool = False

    def __post_init__(self) -> None:
        if self.model is not None and not str(self.model):
            raise InputError("The model has no name; give a model's name or folder, or leave it out for the default.")
        if self.lung_mask not in LUNG_MASKS:
            raise InputError(f"The lung mask must be one of {', '.join(LUNG_MASKS)}, not '{self.lung_mask}'.")
        if self.effort not in EFFORTS:
            raise InputError(f"The effort must be one of {', '.join(EFFORTS)}, not '{self.effort}'.")
        if self.batch_size is not None and self.batch_size < 1:
            raise InputError(f"The batch size must be a whole number of 1 or more, not {self.batch_size}.")
        if self.min_component_ml is not None and not 0 <= self.min_component_ml < math.inf:
            raise InputError(f"min_component_ml must be a volume of 0 mL or more, not {self.min_component_ml}.")


DEFAULTS = SegmentationOptions()
"""The default model on the fastest device, its lungs found by CovidSeg."""
