"""NIfTI-1 and NIfTI-2, one file, plain or gzipped.

The header is nibabel's; the voxels are streamed, since nibabel's own reading mends a spacing of 0 silently, scales
to float64 and takes twice the time, and SimpleITK refuses or straightens sheared grids.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..geometry import Grid, SpatialForms
from .streams import InflatedStream, gzip_writer, read_bytes, read_voxels

_UNIT_MM = {1: 1000.0, 3: 0.001}
"""Millimetres in one unit of ``xyzt_units``: metre, micrometre; all else is taken for mm, as everywhere."""

LONGEST_HEADER = 1 << 26
_SAME_SIZE = 0.01
"""Share by which two voxel sizes of one header may differ."""
_SAME_WAY = 0.7
"""Cosine of the angle between the same axis in both forms, from which on they tell the same side."""
_HALF_A_VOXEL = 0.5
"""How far a qform may lay voxels from where the sform has them; beyond that it is better that readers refuse."""
_SMALLEST_MM3 = 1e-9
"""A form whose voxel is smaller was never filled in."""


def read(path: Path) -> tuple[NDArray, NDArray[np.float64], SpatialForms]:
    """Return the voxels, any number of axes reversed to (..., Z, Y, X), the voxel-to-RAS matrix in mm, and the forms.

    ``scl_slope`` and ``scl_inter`` are applied; integers stay integers where both are whole numbers. The matrix is
    the sform, or the qform where the sform is not set or was never filled in.
    """
    header = _header(path)
    length = header.template_dtype.itemsize
    dtype, shape, offset = header.get_data_dtype(), _shape(header), int(header["vox_offset"])
    if bytes(header["magic"])[:2] != b"n+" or offset >= LONGEST_HEADER:
        raise InputError(f"{path} is not a NIfTI image in one file; convert it to .nii.gz.")
    if dtype.kind not in "iuf":
        raise InputError(f"{path} holds colours or complex numbers, not a grey-value image; export the CT itself.")
    # Some writers leave the offset at 0; four bytes that say "no extension" usually follow the header.
    starts = [offset] if offset >= length else [length + 4, length]
    while True:
        try:
            with _opened(path) as stream:
                read_bytes(stream, starts[0])
                array = read_voxels(stream, dtype, tuple(reversed(shape)), path)
                break
        except EOFError:
            if len(starts) == 1:
                raise
            del starts[0]
    forms = _forms(header)
    affine = _affine(header, forms)
    return _rescaled(array, *header.get_slope_inter()), affine, _mended(forms, affine)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO | InflatedStream]:
    with path.open("rb") as file:
        zipped = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        yield InflatedStream(file) if zipped else file


def _header(path: Path) -> Any:
    from nibabel.nifti1 import Nifti1Header
    from nibabel.nifti2 import Nifti2Header

    with _opened(path) as stream:
        first = read_bytes(stream, 4)
        sizes = {int.from_bytes(first, "little"), int.from_bytes(first, "big")}
        if not sizes & {348, 540}:
            raise ValueError("neither a NIfTI-1 nor a NIfTI-2 header")
        kind: Any = Nifti2Header if 540 in sizes else Nifti1Header
        # check=False: nibabel would log to stderr and replace a spacing of 0 by 1.
        return kind(first + read_bytes(stream, kind.template_dtype.itemsize - 4), check=False)


def _shape(header: Any) -> tuple[int, ...]:
    """Return the length of each axis; beyond the third some writers leave 0 for 1."""
    shape = tuple(header.get_data_shape())
    return shape[:3] + tuple(max(1, int(length)) for length in shape[3:])


def _forms(header: Any) -> SpatialForms:
    mm = _UNIT_MM.get(int(header["xyzt_units"]) & 7, 1.0)

    def fields(*names: str) -> NDArray[np.float64]:
        return np.array([header[name] for name in names], np.float64)

    pixdim = np.array(header["pixdim"][:4], np.float64)
    pixdim[1:] *= mm
    return SpatialForms(
        sform=fields("srow_x", "srow_y", "srow_z") * mm,
        sform_code=int(header["sform_code"]),
        quaternion=fields("quatern_b", "quatern_c", "quatern_d"),
        offset=fields("qoffset_x", "qoffset_y", "qoffset_z") * mm,
        pixdim=pixdim,
        qform_code=int(header["qform_code"]),
    )


def _affine(header: Any, forms: SpatialForms) -> NDArray[np.float64]:
    """Return the matrix that the header means, as most programs understand it."""
    affine = np.eye(4)
    if forms.sform_code > 0 and not abs(np.linalg.det(forms.sform[:, :3])) < _SMALLEST_MM3:
        affine[:3] = forms.sform
    elif forms.qform_code > 0:
        affine[:3, :3] = _rotation(forms.quaternion) * np.abs(forms.pixdim[1:])
        affine[:3, 2] *= -1 if forms.pixdim[0] < 0 else 1
        affine[:3, 3] = forms.offset
    else:
        affine = np.array(header.get_base_affine(), np.float64)
        affine[:3] *= _UNIT_MM.get(int(header["xyzt_units"]) & 7, 1.0)
    return affine


def _mended(forms: SpatialForms, affine: NDArray[np.float64]) -> SpatialForms:
    """Return the forms without what other programs refuse or misread: they are to be written again."""
    sform, quaternion, pixdim, qform_code = forms.sform, forms.quaternion, forms.pixdim, forms.qform_code
    if forms.sform_code > 0 and not np.array_equal(sform, affine[:3]):  # it was never filled in
        sform = affine[:3]
    if not np.isfinite([*quaternion, *forms.offset]).all():
        qform_code = 0
    elif (square := float(quaternion @ quaternion)) > 1:
        quaternion = quaternion / np.sqrt(square) * (1 - 1e-7)  # still not above 1 in 32 bits
    if not (np.isfinite(pixdim[1:]).all() and pixdim[1:].all()):
        pixdim = np.array([pixdim[0], *np.linalg.norm(affine[:3, :3], axis=0)])
    return replace(forms, sform=sform, quaternion=quaternion, pixdim=pixdim, qform_code=qform_code)


def remarks(forms: SpatialForms) -> list[str]:
    """Return what is doubtful about where a header says that the voxels are."""
    if forms.sform_code <= 0 and forms.qform_code <= 0:
        return [
            "The header does not say which way up the patient lies (qform and sform are not set): programs differ in "
            "what they take for right and left, front and back; check the orientation."
        ]
    if forms.sform_code <= 0:
        return []
    axes, sizes = forms.sform[:, :3], np.abs(forms.pixdim[1:])
    lengths = np.linalg.norm(axes, axis=0)
    # Of a tilted gantry, pixdim has the distance of slices either along the tilted axis or across the slices.
    others = np.abs(lengths / sizes - 1).max() > _SAME_SIZE
    if others and abs(abs(np.linalg.det(axes)) / sizes.prod() - 1) > _SAME_SIZE:
        taken, other = (" x ".join(f"{size:.3g}" for size in each) for each in (lengths, sizes))
        return [
            f"The header gives two voxel sizes, {taken} mm (sform) and {other} mm (pixdim); the first was taken, and "
            "volumes are wrong if it is; check the export."
        ]
    if forms.qform_code > 0:
        rotation = _rotation(forms.quaternion) * [1, 1, -1 if forms.pixdim[0] < 0 else 1]
        if (rotation * (axes / lengths)).sum(axis=0).min() < _SAME_WAY:
            return [
                "The header says in two ways how the patient lies (sform and qform), and they differ in what is right "
                "and left, front and back, or top and base; the sform was taken; check the orientation."
            ]
    return []


def _rotation(quaternion: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the rotation, shape (3, 3), of a unit quaternion whose scalar part was left out.

    Where rounding makes the other three longer than 1, they are shortened, as the NIfTI library does.
    """
    from nibabel.quaternions import quat2mat

    square = float(quaternion @ quaternion)
    if square > 1:
        quaternion, square = quaternion / np.sqrt(square), 1.0
    return np.asarray(quat2mat([np.sqrt(1 - square), *quaternion]), np.float64)


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


def write(path: Path, array: NDArray, grid: Grid) -> None:
    """Write an array, shape (Z, Y, X) or (C, Z, Y, X), as NIfTI-1; gzipped where the name ends in ``.gz``.

    On the grid of a NIfTI file both forms are those of that file. Else the sform says where the voxels are; the qform
    too unless the grid is sheared, which a quaternion cannot say. Rounded directions shear it a little: with a qform,
    ITK reads what it would refuse.
    """
    from nibabel.nifti1 import Nifti1Header

    header = Nifti1Header()
    header.set_data_dtype(array.dtype)
    header.set_data_shape(array.shape[::-1])
    header.set_xyzt_units("mm")
    header.set_zooms([*grid.spacing_mm[::-1], *([1.0] * (array.ndim - 3))])
    if grid.forms is not None:
        _repeat(grid.forms, header)
    else:
        header.set_sform(grid.affine, code="scanner")
        if grid.matches(Grid(grid.shape, _right_angled(grid.affine)), _HALF_A_VOXEL):
            header.set_qform(grid.affine, code="scanner")
    with path.open("wb") as file:
        zipped = path.name.lower().endswith(".gz")
        out = gzip_writer(file) if zipped else file
        header.write_to(out)
        for part in array if array.ndim == 4 else (array,):
            out.write(np.ascontiguousarray(part).data.cast("B"))
        if zipped:
            out.close()


def _repeat(forms: SpatialForms, header: Any) -> None:
    for name, row in zip(("srow_x", "srow_y", "srow_z"), forms.sform, strict=True):
        header[name] = row
    for letter, value in zip("bcd", forms.quaternion, strict=True):
        header[f"quatern_{letter}"] = value
    for letter, value in zip("xyz", forms.offset, strict=True):
        header[f"qoffset_{letter}"] = value
    header["pixdim"][:4] = forms.pixdim
    header["sform_code"], header["qform_code"] = forms.sform_code, forms.qform_code


def _right_angled(affine: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the nearest matrix with axes at right angles, of the same sizes and first voxel: what a qform says."""
    lengths = np.linalg.norm(affine[:3, :3], axis=0)
    left, _, right = np.linalg.svd(affine[:3, :3] / lengths)
    straight = affine.copy()
    straight[:3, :3] = left @ right * lengths
    return straight
