"""NRRD in and out, MetaImage out, through SimpleITK.

Its images are LPS. Spacing times direction gives the axes back exactly, also sheared ones: ITK stores the direction
matrix as it is in these two formats, and straightens it in NIfTI only.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import SimpleITK as sitk
from numpy.typing import NDArray

from ..errors import InputError

_LARGEST = 2**34
"""Bytes. No CT is larger; a damaged header can ask for more than the machine has."""


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
        reader.ReadImageInformation()
        if reader.GetNumberOfComponents() > 1 and not layers:
            raise InputError(f"{path} holds colours or vectors, not a grey-value image; export the CT itself.")
        if float(np.prod([float(length) for length in reader.GetSize()])) * reader.GetNumberOfComponents() > _LARGEST:
            raise InputError(f"{path} claims an impossible size: its header is damaged; copy it again.")
        image = reader.Execute()
    array = sitk.GetArrayFromImage(image)
    metadata = {key: image.GetMetaData(key) for key in image.GetMetaDataKeys()}
    return array, _affine_of(image), metadata


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
        sitk.WriteImage(image, str(path), useCompression=True, compressionLevel=1)


def _affine_of(image: sitk.Image) -> NDArray[np.float64]:
    dimensions = image.GetDimension()
    axes = np.array(image.GetDirection()).reshape(dimensions, dimensions) * np.array(image.GetSpacing())
    affine = np.eye(4)
    space = min(dimensions, 3)
    affine[:space, :space] = axes[:space, :space]
    affine[:space, 3] = image.GetOrigin()[:space]
    affine[:2] *= -1
    return affine
