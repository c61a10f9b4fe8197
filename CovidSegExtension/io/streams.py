"""Voxels to and from gzip; exactly so many are read, and it is said when a file holds fewer."""

import gzip
import os
import zlib
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError

_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 23
"""Bytes inflated at a time. Each time, a thread that reads waits for Python's lock, milliseconds while modules load."""
_MOST_DEFLATE_SAVES = 1040
"""Deflate cannot shrink data by more than about 1032 times: what claims more is a damaged header."""
_MOST_VOXELS = 2**31
"""Eight times a whole body in slices of 0.5 mm; what claims more is a damaged header."""
LONGEST_REST = 1 << 26
"""Bytes that may follow the last voxel, as some writers add notes there; what inflates to more is no image."""


class InflatedStream:
    """Reads a gzip or zlib file from its beginning to its end, checksums included.

    Python's `gzip` takes twice as long before 3.12; several members in a row (pigz, bgzip) are read as one.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._tail = b""
        self._started = False
        self._inflate: Any = None

    def readinto(self, view: memoryview) -> int:
        """Fill `view`; return the number of bytes written, fewer than its length only at the end of the file."""
        filled = 0
        while filled < len(view):
            chunk = self._tail or self._file.read(_CHUNK // 2)
            self._started = self._started or bool(chunk)
            if self._inflate is None:
                self._inflate = _inflater(chunk)
            data = self._inflate.decompress(chunk, min(_CHUNK, len(view) - filled))
            view[filled : filled + len(data)] = data
            filled += len(data)
            if self._inflate.eof:
                self._tail = self._inflate.unused_data.lstrip(b"\0")  # tapes and some tools pad with zeros
                self._started = bool(self._tail)
                self._inflate = None
            else:
                self._tail = self._inflate.unconsumed_tail
                if not chunk and not data:
                    break
        return filled

    def finish(self) -> None:
        """Read to the end, so that the checksums are compared.

        Raises
        ------
        EOFError
            If the file stops before it.
        ValueError
            If much more follows: a few bytes can inflate to terabytes.
        """
        scratch = memoryview(bytearray(_CHUNK))
        rest = 0
        while count := self.readinto(scratch):
            rest += count
            if rest > LONGEST_REST:
                raise ValueError("the compressed data go on long after the last voxel")
        if self._started:
            raise EOFError("the compressed data stop before their end")


def _inflater(first: bytes) -> Any:
    """Return what inflates data that begin so: the package isal where it is installed, twice as fast as zlib."""
    if first[:2] == _GZIP:
        try:
            from isal import isal_zlib
        except ImportError:  # the extra ``fast``
            pass
        else:
            return isal_zlib.decompressobj(wbits=31)
    return zlib.decompressobj(wbits=47)  # 32 + 15: gzip or zlib, told by the first bytes


def gzip_writer(file: BinaryIO) -> gzip.GzipFile:
    """Return what writes to `file` as gzip: the package isal where it is installed, five to ten times as fast as zlib.

    Level 1: label maps shrink a hundredfold anyway, and by zlib a CT would take ten times as long at level 9. Neither
    name nor time are in the header: the same result gives the same file.
    """
    try:
        from isal.igzip import IGzipFile
    except ImportError:  # the extra ``fast``
        return gzip.GzipFile("", "wb", 1, file, mtime=0)
    return IGzipFile("", "wb", 1, file, mtime=0)  # type: ignore[no-untyped-call]  # no stub


def read_bytes(stream: BinaryIO | InflatedStream, count: int) -> bytes:
    """Return exactly `count` bytes; raise EOFError when there are fewer."""
    data = bytearray(count)
    if stream.readinto(memoryview(data)) != count:  # type: ignore[union-attr]  # both have it; typeshed's BinaryIO lacks it
        raise EOFError("the file stops before the end of its header")
    return bytes(data)


def read_voxels(
    stream: BinaryIO | InflatedStream, dtype: np.dtype, shape: tuple[int, ...], path: Path, saves: int = 1
) -> NDArray:
    """Return an array of `shape` (slowest axis first) in native byte order, read from where `stream` stands.

    `saves` says how many times smaller than its voxels a file can be, for a compression that this module does not do.

    Raises
    ------
    InputError
        If the shape is empty or impossible, or the file `path` cannot hold so many voxels; checked before memory is
        taken.
    EOFError
        If the data stop early.
    """
    compressed = isinstance(stream, InflatedStream)
    count = 1
    for length in shape:
        count *= int(length)  # Python's integers: a damaged header must not overflow into something plausible
    limit = os.path.getsize(path) * (_MOST_DEFLATE_SAVES if compressed else saves)
    if min(shape, default=0) < 1 or count * dtype.itemsize > limit or count > _MOST_VOXELS:
        size = "×".join(str(length) for length in reversed(shape))
        raise InputError(f"{path} should hold {size} voxels, which it cannot: it is cut off or damaged; copy it again.")
    array = np.empty(shape, dtype)
    view = array.reshape(-1).view(np.uint8).data
    if stream.readinto(view) != len(view):  # type: ignore[union-attr]  # both have it; typeshed's BinaryIO lacks it
        raise EOFError("the file stops before its last voxel")
    if isinstance(stream, InflatedStream):
        stream.finish()
    return array.astype(dtype.newbyteorder("="), copy=False)
