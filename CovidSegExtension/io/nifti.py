"""NIfTI-1 and NIfTI-2, one file, plain or gzipped.

The header is nibabel's; the voxels are streamed, since nibabel's own reading mends a spacing of 0 silently, scales
to float64 and takes twice the time, and SimpleITK refuses or straightens sheared grids.
"""

import gzip
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from .streams import InflatedStream, read_bytes, read_voxels

_UNIT_MM = {1: 1000.0, 3: 0.001}
"""Millimetres in one unit of ``xyzt_units``: metre, micrometre; all else is taken for mm, as everywhere."""

_LONGEST_HEADER = 1 << 26


def read(path: Path) -> tuple[NDArray, NDArray[np.float64]]:
    """Return the voxels, any number of axes reversed to (..., Z, Y, X), and the voxel-to-RAS matrix in mm.

    ``scl_slope`` and ``scl_inter`` are applied; integers stay integers where both are whole numbers.
    """
    with path.open("rb") as file:
        zipped = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        return _read(InflatedStream(file) if zipped else file, path)


def _read(stream: BinaryIO | InflatedStream, path: Path) -> tuple[NDArray, NDArray[np.float64]]:
    from nibabel.nifti1 import Nifti1Header
    from nibabel.nifti2 import Nifti2Header

    first = read_bytes(stream, 4)
    sizes = {int.from_bytes(first, "little"), int.from_bytes(first, "big")}
    if not sizes & {348, 540}:
        raise ValueError("neither a NIfTI-1 nor a NIfTI-2 header")
    kind = Nifti2Header if 540 in sizes else Nifti1Header
    length = kind.template_dtype.itemsize
    # check=False: nibabel would log to stderr and replace a spacing of 0 by 1.
    header = kind(first + read_bytes(stream, length - 4), check=False)
    offset = int(header["vox_offset"])
    if bytes(header["magic"])[:2] != b"n+" or not length <= offset < _LONGEST_HEADER:
        raise InputError(f"{path} is not a NIfTI image in one file; convert it to .nii.gz.")
    dtype = header.get_data_dtype()
    if dtype.kind not in "iuf":
        raise InputError(f"{path} holds colours or complex numbers, not a grey-value image; export the CT itself.")
    read_bytes(stream, offset - length)
    array = read_voxels(stream, dtype, tuple(reversed(header.get_data_shape())), path)
    affine = np.array(header.get_best_affine(), dtype=np.float64)
    affine[:3] *= _UNIT_MM.get(int(header["xyzt_units"]) & 7, 1.0)
    return _rescaled(array, *header.get_slope_inter()), affine


def _rescaled(array: NDArray, slope: float | None, intercept: float | None) -> NDArray:
    """Return slope · array + intercept; `array` itself where that changes nothing."""
    if slope is None or intercept is None or (slope == 1 and intercept == 0):
        return array
    if array.dtype.kind != "f" and float(slope).is_integer() and float(intercept).is_integer():
        ends = [int(end) * slope + intercept for end in (array.min(), array.max())]
        if max(abs(array.min().item()), abs(array.max().item()), *map(abs, ends)) < 2**30:
            whole = array.astype(np.int32)
            whole *= int(slope)
            whole += int(intercept)
            return whole
    with np.errstate(over="ignore", invalid="ignore"):  # what comes out infinite is refused by the HU check
        scaled = array.astype(np.float32)
        scaled *= np.float32(slope)
        scaled += np.float32(intercept)
    return scaled


def write(path: Path, array: NDArray, affine: NDArray[np.float64]) -> None:
    """Write an array, shape (Z, Y, X) or (C, Z, Y, X), as NIfTI-1; gzipped where the name ends in ``.gz``.

    The sform holds `affine`; the qform too unless the grid is sheared, which a quaternion cannot say.
    """
    from nibabel.nifti1 import Nifti1Header

    header = Nifti1Header()
    header.set_data_dtype(array.dtype)
    header.set_data_shape(array.shape[::-1])
    header.set_xyzt_units("mm")
    header.set_zooms([*np.linalg.norm(affine[:3, :3], axis=0), *([1.0] * (array.ndim - 3))])
    header.set_sform(affine, code="scanner")
    if not is_sheared(affine):
        header.set_qform(affine, code="scanner")
    with path.open("wb") as file:
        # Level 1: label maps shrink a hundredfold anyway, and a CT would take ten times as long at level 9.
        # No name and no time in the gzip header: the same result gives the same file.
        zipped = path.name.lower().endswith(".gz")
        out = gzip.GzipFile("", "wb", 1, file, mtime=0) if zipped else file
        header.write_to(out)
        for part in array if array.ndim == 4 else (array,):
            out.write(np.ascontiguousarray(part).data.cast("B"))
        if zipped:
            out.close()


def is_sheared(affine: NDArray[np.float64]) -> bool:
    """Whether the voxel axes are not at right angles (gantry tilt)."""
    direction = affine[:3, :3] / np.linalg.norm(affine[:3, :3], axis=0)
    return bool(np.abs(direction.T @ direction - np.eye(3)).max() > 1e-5)
