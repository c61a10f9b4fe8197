"""NRRD in and out, MetaImage out, through SimpleITK.

Its images are LPS. Spacing times direction gives the axes back exactly, also sheared ones: ITK stores the direction
matrix as it is in these two formats, and straightens it in NIfTI only.
"""

import bz2
import errno
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

import numpy as np
import SimpleITK as sitk
from numpy.typing import NDArray

from ..errors import InputError
from .streams import InflatedStream, read_voxels

_LARGEST = 2**34
"""Bytes. No CT is larger; a damaged header can ask for more than the machine has."""

_DTYPES = {
    sitk.sitkInt8: "i1",
    sitk.sitkUInt8: "u1",
    sitk.sitkInt16: "i2",
    sitk.sitkUInt16: "u2",
    sitk.sitkInt32: "i4",
    sitk.sitkUInt32: "u4",
    sitk.sitkInt64: "i8",
    sitk.sitkUInt64: "u8",
    sitk.sitkFloat32: "f4",
    sitk.sitkFloat64: "f8",
}
_MOST_BZIP2_SAVES = 25_000
"""Times that bzip2 shrinks a block of zeros, at the most."""
_SKIPS = ("line skip", "lineskip", "byte skip", "byteskip")


@contextmanager
def quiet() -> Iterator[None]:
    """Keep ITK's C++ warnings off stderr: the user can do nothing about them."""
    shown = sitk.ProcessObject.GetGlobalWarningDisplay()
    sitk.ProcessObject.SetGlobalWarningDisplay(False)
    try:
        yield
    finally:
        sitk.ProcessObject.SetGlobalWarningDisplay(shown)


def read_nrrd(path: Path, layers: bool = False) -> tuple[NDArray, NDArray[np.float64], dict[str, str]]:
    """Return the voxels, the voxel-to-RAS matrix in mm and the key/value pairs of the header.

    The array has the axes (..., Z, Y, X). With `layers`, one more at the end where a voxel has several numbers, as in
    a segmentation whose segments overlap; without, such an image is refused.
    """
    reader = sitk.ImageFileReader()
    reader.SetImageIO("NrrdImageIO")
    reader.SetFileName(str(path))
    with quiet():
        try:
            reader.ReadImageInformation()
        except RuntimeError as error:
            _require_data_file(path)
            if "spacing" in str(error):
                raise InputError(
                    f"{path} has a spacing of 0 or a singular direction matrix; export it again."
                ) from error
            raise
        components = reader.GetNumberOfComponents()
        if components > 1 and not layers:
            raise InputError(f"{path} holds colours or vectors, not a grey-value image; export the CT itself.")
        if float(np.prod([float(length) for length in reader.GetSize()])) * components > _LARGEST:
            raise InputError(f"{path} claims an impossible size: its header is damaged; copy it again.")
        array = _attached_voxels(path, reader) if components == 1 else None
        if array is None:
            array = sitk.GetArrayFromImage(reader.Execute())
    metadata = {key: reader.GetMetaData(key) for key in reader.GetMetaDataKeys()}
    return array, _affine_of(reader), metadata


def _require_data_file(path: Path) -> None:
    """Raise where the voxels should be in a file of their own that is not there."""
    with path.open("rb") as file:
        fields = _header_fields(file)
    data = fields.get("data file") or fields.get("datafile") or ""
    if data and "%" not in data and not data.startswith("LIST") and not (path.parent / data).is_file():
        raise InputError(f"{path} keeps its voxels in {data}, which is not beside it; copy both files.")


def _attached_voxels(path: Path, reader: sitk.ImageFileReader) -> NDArray | None:
    """Return the voxels of the usual NRRD (raw, gzip or bzip2, after the header); None for all others.

    ITK does not compare the gzip checksum, so it takes a damaged file for a whole one; and it takes twice the time.
    It cannot read bzip2.
    """
    if reader.GetPixelID() not in _DTYPES:
        return None
    with path.open("rb") as file:
        fields = _header_fields(file)
        encoding = fields.get("encoding", "").lower()
        attached = not fields.keys() & {"data file", "datafile", *_SKIPS}
        dtype = np.dtype((">" if fields.get("endian", "").lower() == "big" else "<") + _DTYPES[reader.GetPixelID()])
        shape = tuple(reversed(reader.GetSize()))
        if encoding in ("bzip2", "bz2"):
            if not attached:
                raise InputError(f"{path} keeps its voxels in a bzip2 file; save it with gzip, or as .mha.")
            with bz2.BZ2File(file) as unpacked:
                return read_voxels(cast(BinaryIO, unpacked), dtype, shape, path, saves=_MOST_BZIP2_SAVES)
        if encoding not in ("raw", "gzip", "gz") or not attached:
            return None
        return read_voxels(file if encoding == "raw" else InflatedStream(file), dtype, shape, path)


def _header_fields(file: BinaryIO) -> dict[str, str]:
    """Read the header, up to its empty line; keys in lower case."""
    fields: dict[str, str] = {}
    while line := file.readline().decode("utf-8").strip():
        key, _, value = line.partition(":")
        fields[key.lower()] = value.strip()
    return fields


def write(path: Path, array: NDArray, affine: NDArray[np.float64], metadata: Mapping[str, str] | None = None) -> None:
    """Write an array, shape (Z, Y, X), as compressed NRRD or MetaImage, told by the suffix of `path`."""
    image = sitk.GetImageFromArray(array)
    lps = np.diag([-1.0, -1.0, 1.0, 1.0]) @ affine
    spacing = np.linalg.norm(lps[:3, :3], axis=0)
    image.SetSpacing(spacing.tolist())
    image.SetOrigin(lps[:3, 3].tolist())
    image.SetDirection((lps[:3, :3] / spacing).ravel().tolist())
    for key, value in (metadata or {}).items():
        image.SetMetaData(key, value)
    with quiet():
        try:
            sitk.WriteImage(image, str(path), useCompression=True, compressionLevel=1)
        except RuntimeError as error:
            raise OSError(errno.EIO, "the image could not be written") from error


def require_whole(path: Path) -> None:
    """Raise unless a NRRD that was just written, by ITK or VTK, holds all its voxels.

    On a full disk both write what fits and report success.

    Raises
    ------
    OSError
        If voxels are missing, or the compressed data are not as they were made.
    """
    reader = sitk.ImageFileReader()
    reader.SetImageIO("NrrdImageIO")
    reader.SetFileName(str(path))
    try:
        with quiet(), path.open("rb") as file:
            reader.ReadImageInformation()
            voxels = int(np.prod([int(length) for length in reader.GetSize()])) * reader.GetNumberOfComponents()
            fields = _header_fields(file)
            expected = voxels * np.dtype(_DTYPES[_scalar(reader.GetPixelID())]).itemsize
            stream = file if fields.get("encoding") == "raw" else InflatedStream(file)
            left, scratch = expected, memoryview(bytearray(1 << 20))
            while left and (count := stream.readinto(scratch[: min(left, len(scratch))])):
                left -= count
            if isinstance(stream, InflatedStream):
                stream.finish()
    except (RuntimeError, EOFError, ValueError, zlib.error) as error:
        raise OSError(errno.ENOSPC, "the file is incomplete") from error
    if left:
        raise OSError(errno.ENOSPC, "the file is incomplete")


def _scalar(pixel: int) -> int:
    """Return the kind of one number of a pixel, which may have several."""
    vectors = {
        sitk.sitkVectorUInt8: sitk.sitkUInt8,
        sitk.sitkVectorInt8: sitk.sitkInt8,
        sitk.sitkVectorInt16: sitk.sitkInt16,
        sitk.sitkVectorUInt16: sitk.sitkUInt16,
    }
    return vectors.get(pixel, pixel)


def _affine_of(image: Any) -> NDArray[np.float64]:
    dimensions = image.GetDimension()
    axes = np.array(image.GetDirection()).reshape(dimensions, dimensions) * np.array(image.GetSpacing())
    affine = np.eye(4)
    space = min(dimensions, 3)
    affine[:space, :space] = axes[:space, :space]
    affine[:space, 3] = image.GetOrigin()[:space]
    affine[:2] *= -1
    return affine
