"""The separate lesions of a label map: how large each is and where, for going from one to the next."""

from typing import NamedTuple

import numpy as np
import SimpleITK as sitk
from numpy.typing import NDArray

from ..boxes import box_around
from ..labels import LABELS


class Lesion(NamedTuple):
    """One connected part of one class.

    Attributes
    ----------
    value : int
        Its value in the label map.
    ml : float
        Its volume, in mL.
    centre_ras : tuple of float
        A point inside of it, in RAS mm: the middle of the voxel nearest to its centre of mass, since a crescent's
        centre of mass lies outside.
    """

    value: int
    ml: float
    centre_ras: tuple[float, float, float]


def lesions(labels: NDArray[np.uint8], affine: NDArray[np.float64]) -> list[Lesion]:
    """Return the lesions of a label map, shape (Z, Y, X), the largest first.

    Voxels of one class belong together where they touch, be it by a corner.
    """
    voxel_ml = abs(float(np.linalg.det(affine[:3, :3]))) / 1000
    found = []
    for label in LABELS:
        mask = labels == label.value
        if not mask.any():
            continue
        box = box_around(mask)
        corner = np.array([part.start for part in box[::-1]])
        image = sitk.GetImageFromArray(mask[box].astype(np.uint8))
        components = sitk.GetArrayFromImage(sitk.ConnectedComponent(image, True))
        voxels = np.flatnonzero(components)
        numbers = components.ravel()[voxels]
        order = np.argsort(numbers, kind="stable")
        ends = np.cumsum(np.bincount(numbers)[1:])
        for part in np.split(voxels[order], ends[:-1]):
            ijk = np.stack(np.unravel_index(part, components.shape)[::-1], axis=1) + corner
            ras = ijk @ affine[:3, :3].T + affine[:3, 3]
            nearest = np.square(ras - ras.mean(axis=0)).sum(axis=1).argmin()
            x, y, z = (float(value) for value in ras[nearest])
            found.append(Lesion(label.value, len(part) * voxel_ml, (x, y, z)))
    return sorted(found, key=lambda lesion: -lesion.ml)
