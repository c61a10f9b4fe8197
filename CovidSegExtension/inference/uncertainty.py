"""How unsure the network was, slice by slice: where a reader should look first."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..volume import Volume


def slice_uncertainty(uncertainty: NDArray, cavity: NDArray[np.bool_], volume: Volume) -> NDArray[np.float32]:
    """Return one number for each axial slice, from the lowest to the highest.

    Parameters
    ----------
    uncertainty : ndarray, shape (Z, Y, X)
        Entropy over its maximum, 0 to 1, on the stored grid of `volume` (`inference.Segmentation.uncertainty`).
    cavity : ndarray of bool, shape (Z, Y, X)
        The thoracic cavity on the same grid; what lies outside does not count.

    Returns
    -------
    ndarray, shape (slices,)
        Entropy summed over the cavity, divided by the area of the largest cross-section of the cavity: 0 is sure, 1
        would be a guess everywhere. The same divisor for all, so that a few voxels at an apex do not come first.
    """
    to_axial = volume.orientation.to_axial
    sums, areas = [], []
    for entropy, inside in zip(to_axial(uncertainty), to_axial(cavity), strict=True):
        sums.append(entropy[inside].sum(dtype=np.float64))
        areas.append(np.count_nonzero(inside))
    return (np.array(sums) / (max(areas, default=0) or 1)).astype(np.float32)


def slice_centres_ras(volume: Volume) -> NDArray[np.float64]:
    """Return the middle of each axial slice in RAS mm, shape (slices, 3), in the order of `slice_uncertainty`."""
    axial = volume.axial()
    slices, rows, columns = axial.shape
    index = np.ones((slices, 4))
    index[:, 0] = (columns - 1) / 2
    index[:, 1] = (rows - 1) / 2
    index[:, 2] = np.arange(slices)
    return (index @ axial.affine.T)[:, :3]


def uncertain_slices(uncertainty: Sequence[float]) -> list[int]:
    """Return the slices whose uncertainty stands above both neighbours', most uncertain first."""
    values = np.concatenate([[-np.inf], np.asarray(uncertainty, float), [-np.inf]])
    middle = values[1:-1]
    peaks = np.flatnonzero((middle > 0) & (middle >= values[:-2]) & (middle > values[2:]))
    return [int(index) for index in peaks[np.argsort(-middle[peaks], kind="stable")]]
