"""Reading MetaImage (.mha, .mhd).

Written out here because ITK's reader takes a cut-off file for a whole one and ends the process on a damaged one.
"""

import errno
import math
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from .streams import InflatedStream, read_voxels

_DTYPES = {
    "MET_CHAR": "i1",
    "MET_UCHAR": "u1",
    "MET_SHORT": "i2",
    "MET_USHORT": "u2",
    "MET_INT": "i4",
    "MET_UINT": "u4",
    "MET_LONG": "i4",
    "MET_ULONG": "u4",
    "MET_LONG_LONG": "i8",
    "MET_ULONG_LONG": "u8",
    "MET_FLOAT": "f4",
    "MET_DOUBLE": "f8",
}
LONGEST_HEADER = 1 << 16


def read(path: Path) -> tuple[NDArray, NDArray[np.float64]]:
    """Return the voxels, axes reversed to (..., Z, Y, X), and the voxel-to-RAS matrix in mm."""
    fields, header_length = _header(path)
    dimensions = int(fields["NDims"])
    if int(fields.get("ElementNumberOfChannels", "1")) != 1 or fields["ElementType"] not in _DTYPES:
        raise InputError(f"{path} holds colours or vectors, not a grey-value image; export the CT itself.")
    data = fields["ElementDataFile"]
    binary = fields.get("BinaryData", "True").lower() == "true"
    skip = int(fields.get("HeaderSize", "0"))  # what another format's header takes before the voxels
    if not binary or data == "LIST" or "%" in data or skip < -1:
        raise InputError(f"{path} is a MetaImage kept as text or in several files; save it as one .mha or .nii.gz.")
    big_endian = fields.get("BinaryDataByteOrderMSB", fields.get("ElementByteOrderMSB", "False")).lower() == "true"
    dtype = np.dtype((">" if big_endian else "<") + _DTYPES[fields["ElementType"]])
    shape = tuple(int(length) for length in reversed(fields["DimSize"].split()))
    if len(shape) != dimensions:
        raise ValueError("DimSize does not have NDims numbers")
    source = path if data in ("LOCAL", "Local", "local") else path.parent / data
    if not source.is_file():
        raise InputError(f"{path} keeps its voxels in {data}, which is not beside it; copy both files.")
    zipped = fields.get("CompressedData", "False").lower() == "true"
    start = header_length if source == path else max(skip, 0)
    if skip == -1 and source != path and not zipped:  # the voxels are the end of the file
        start = max(0, source.stat().st_size - math.prod(shape) * dtype.itemsize)
    with source.open("rb") as file:
        file.seek(start)
        array = read_voxels(InflatedStream(file) if zipped else file, dtype, shape, source)
    return array, _affine(fields, dimensions)


def _header(path: Path) -> tuple[dict[str, str], int]:
    """Return the header's fields and its length in bytes."""
    fields: dict[str, str] = {}
    length = 0
    with path.open("rb") as file:
        while length < LONGEST_HEADER and "ElementDataFile" not in fields:
            line = file.readline(LONGEST_HEADER)
            length += len(line)
            key, equals, value = line.decode("utf-8").partition("=")
            if not equals:
                raise ValueError("a header line without '='")
            fields[key.strip()] = value.strip()
    return fields, length


def _affine(fields: dict[str, str], dimensions: int) -> NDArray[np.float64]:
    def numbers(names: tuple[str, ...], default: NDArray) -> NDArray[np.float64]:
        text = next((fields[name] for name in names if name in fields), None)
        values = default if text is None else np.array([float(word) for word in text.split()])
        return values.reshape(default.shape)

    spacing = numbers(("ElementSpacing", "ElementSize"), np.ones(dimensions))
    origin = numbers(("Offset", "Position", "Origin"), np.zeros(dimensions))
    axes = numbers(("TransformMatrix", "Rotation", "Orientation"), np.eye(dimensions))  # row n: direction of axis n
    affine = np.eye(4)
    space = min(dimensions, 3)
    affine[:space, :space] = (axes[:space, :space] * spacing[:space, None]).T
    affine[:space, 3] = origin[:space]
    affine[:2] *= -1  # MetaImage is LPS
    return affine


def require_whole(path: Path) -> None:
    """Raise OSError unless a MetaImage that was just written holds all its voxels: of a full disk ITK says nothing."""
    try:
        read(path)
    except (InputError, EOFError, ValueError, KeyError, zlib.error) as error:
        raise OSError(errno.ENOSPC, "the file is incomplete") from error
