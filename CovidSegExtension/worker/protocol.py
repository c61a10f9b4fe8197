"""What a worker and its clients say to each other: one JSON object a line, volumes as ``.npy`` files in a folder.

Requests, on the worker's stdin:

- `SegmentRequest`: the array ``hounsfield`` lies in the folder; ``lungs`` too where the mask is given.
- `LungsRequest`: likewise the array ``hounsfield``.
- `DevicesRequest`
- `CancelRequest`: stops the request of that id between two batches, or before it begins.
- `QuitRequest`; closing stdin does the same.

Events, on its stdout: ``ready`` once, then for each request any number of ``progress`` (stage, done, total) and one
``done`` or ``error`` (kind, message).
"""

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Literal

from ..errors import InputError
from ..inference.options import DEFAULTS, SegmentationOptions
from ..lungs import ENGINES
from ..validation import STRICT, from_values, parse_json

LONGEST_LINE = 1 << 20
"""Bytes of a request; what is longer is refused without being kept."""


def answer_arrays(options: SegmentationOptions) -> tuple[str, ...]:
    """Return the names of the arrays that an answer leaves in the folder.

    Always ``labels`` and ``lung_sides``, uint8, (Z, Y, X), ``slice_uncertainty`` (slices,) and ``slice_centres_ras``
    (slices, 3). Where the options ask for them, ``probabilities``, float16, (4, Z, Y, X), and ``uncertainty``, uint8,
    (Z, Y, X): percent, 0 outside the thoracic cavity (`inference.uncertainty.in_percent`).
    """
    names = ["labels", "lung_sides", "slice_uncertainty", "slice_centres_ras"]
    if options.probabilities:
        names.append("probabilities")
    if options.uncertainty:
        names.append("uncertainty")
    return tuple(names)


def array_path(folder: Path, id: int, name: str) -> Path:
    """Return where the array `name` of a request lies."""
    return folder / f"{id}-{name}.npy"


class _Message:
    __pydantic_config__: ClassVar = STRICT

    def to_json(self) -> dict[str, Any]:
        """Return the message as the object that is sent."""
        return dataclasses.asdict(self)  # type: ignore[call-overload]  # its subclasses are data classes


@dataclass(frozen=True)
class SegmentRequest(_Message):
    """A request to segment the array ``hounsfield``; the answers are the arrays `answer_arrays`.

    Attributes
    ----------
    id : int
        Tells requests and their files apart.
    affine : tuple of 16 float
        The voxel-to-RAS matrix, row by row.
    options : SegmentationOptions
        With ``lung_mask="given"``, the array ``lungs`` lies in the folder too, on the CT's grid.
    """

    id: int
    affine: tuple[float, ...]
    options: SegmentationOptions = DEFAULTS
    request: Literal["segment"] = "segment"

    def __post_init__(self) -> None:
        _require_affine(self.affine)

    def to_json(self) -> dict[str, Any]:
        """Return the message as the object that is sent."""
        message = super().to_json()
        if self.options.model is not None:
            message["options"]["model"] = str(self.options.model)
        return message


@dataclass(frozen=True)
class LungsRequest(_Message):
    """A request to find the lungs alone, for a label map that came without; the answer is the array ``lung_sides``.

    Attributes
    ----------
    id : int
        As in `SegmentRequest`.
    affine : tuple of 16 float
        The voxel-to-RAS matrix, row by row.
    lung_mask : str
        One of `lungs.ENGINES`.
    """

    id: int
    affine: tuple[float, ...]
    lung_mask: str = DEFAULTS.lung_mask
    request: Literal["lungs"] = "lungs"

    def __post_init__(self) -> None:
        _require_affine(self.affine)
        if self.lung_mask not in ENGINES:
            raise InputError(f"The lungs are found by one of {', '.join(ENGINES)}, not {self.lung_mask!r:.80}.")


@dataclass(frozen=True)
class DevicesRequest(_Message):
    """A request for the computing devices, as `inference.devices.list_devices` names them."""

    id: int
    request: Literal["devices"] = "devices"


@dataclass(frozen=True)
class CancelRequest(_Message):
    """The wish that a request end; it then ends with an error of the kind ``Cancelled``."""

    id: int
    request: Literal["cancel"] = "cancel"


@dataclass(frozen=True)
class QuitRequest(_Message):
    """The wish that the worker end."""

    request: Literal["quit"] = "quit"


def _require_affine(numbers: tuple[float, ...]) -> None:
    if len(numbers) != 16:
        raise InputError(f"An affine has 16 numbers, not {len(numbers)}.")


Request = SegmentRequest | LungsRequest | DevicesRequest | CancelRequest | QuitRequest


_KINDS: dict[str, type] = {
    "segment": SegmentRequest,
    "lungs": LungsRequest,
    "devices": DevicesRequest,
    "cancel": CancelRequest,
    "quit": QuitRequest,
}


def parse_request(line: bytes) -> Request:
    """Read one line of a client.

    Raises
    ------
    InputError
        If it is no request, in one sentence that says where.
    """
    if len(line) > LONGEST_LINE:
        raise InputError(f"The request is longer than {LONGEST_LINE} bytes; volumes are handed over as files.")
    try:
        message = parse_json(line.decode("utf-8", "replace"))
        name = message.get("request") if isinstance(message, dict) else None
        if not isinstance(name, str) or name not in _KINDS:
            raise InputError(f"expected an object with the request {', '.join(_KINDS)}, not {name!r:.80}.")
        return from_values(_KINDS[name], message)
    except InputError as error:
        raise InputError(f"The request cannot be used: {error}") from error


def id_of(line: bytes) -> int | None:
    """Return the id that a line names, also one that is no request otherwise; None where it names none."""
    try:
        message = parse_json(line[: LONGEST_LINE + 1].decode("utf-8", "replace"))
    except InputError:
        return None
    id = message.get("id") if isinstance(message, dict) else None
    return id if type(id) is int else None
