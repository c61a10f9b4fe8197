"""The check that an array is a chest CT in Hounsfield units."""

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError

_AIR_HU = (-1500.0, -500.0)
"""Lung and the air around the patient lie between; what pads a picture (-2000, -3024) lies below."""
_TISSUE_HU = (-300.0, 4000.0)
_POSSIBLE_HU = (-1500, 5000)
"""Beyond lie constants that pad a picture, and metal on an extended scale, which is little."""
_MOST_BEYOND = 0.03
_PADDINGS = 8
"""Different values that may pad one picture; numbers on another scale have more."""
_BRIGHT_HU = 100
"""Above soft tissue, which fills the corners of some CTs."""
_CORNER = 3
_AIR, _SOFT_TISSUE = -1000, 50
_TAIL_SHARE = 0.001
"""Of the voxels, as many lie beyond the value up to which a CT is said to reach."""
_PADDING_SHARE = 0.003
"""Of the voxels, as many have the value of a padding at the least."""
_PEAK_HU = 40
"""Around the value of a padding; tissue has as many voxels of other values there."""
_AIR_NOISE_HU = 230
"""How far noise reaches below air at the most; bone reaches 500 HU and more above tissue."""
_DARK_HU, _DARKEST_MEDIAN_HU = -850, -1120
"""Values below the first are air, with whatever noise; half of them lie above the second: noise goes both ways."""
_LEAST_DARK = 0.05
_DENSE_HU = (700, 1500)
"""Dense bone and metal; soft tissue lies there where 1000 or 1024 was not subtracted."""
_MOST_DENSE = 0.1
"""Of the voxels, bone of that density is 0.02 at the most."""
_SAMPLE = 1_000_000


def check_hounsfield(array: NDArray, name: str) -> None:
    """Raise unless `array` can be a chest CT in HU.

    The extremes are those of every voxel; whether there is air and tissue is asked of about a million voxels, spread
    evenly (all of them in a small volume). Padding values (-2000, -3024, 32767) do not disturb.

    Parameters
    ----------
    array : ndarray, shape (Z, Y, X)
        int16 or float32.
    name : str
        What the message calls the image.

    Raises
    ------
    InputError
        For NaN or infinite voxels, 8-bit pixels, values without air (MR, a mask, CT without its rescale intercept, even
        if padded with air), nothing but air, another scale, and inverted grey values.
    """
    low, high = float(array.min()), float(array.max())
    if not (np.isfinite(low) and np.isfinite(high)):
        raise InputError(f"{name} has voxels that are NaN or infinite; replace them by air (-1000 HU).")
    if low == high:
        raise InputError(f"{name} is empty: every voxel is {low:g}; export the CT again.")
    if low >= 0 and 20 < high <= 255:
        raise InputError(
            f"{name} looks like 8-bit pixels (0…255), not Hounsfield units; "
            "export the CT in HU or pass --window LOW,HIGH."
        )
    stride = max(1, array.size // _SAMPLE) | 1  # odd, so that it does not keep to the same columns
    sample = array.reshape(-1)[::stride]
    if not _any_between(sample, *_AIR_HU):
        raise InputError(
            f"{name} is not a chest CT in Hounsfield units: its values run from {low:g} to {high:g} and none is air "
            "(about -1000 HU), as in MR, a mask or CT without its rescale intercept; export the CT in HU."
        )
    for far in (sample[sample < _POSSIBLE_HU[0]], sample[sample > _POSSIBLE_HU[1]]):
        beyond = _without_paddings(far, len(sample)) if len(far) > _MOST_BEYOND * len(sample) else far
        if len(beyond) > _MOST_BEYOND * len(sample) and len(np.unique(beyond)) > _PADDINGS:
            raise InputError(
                f"{name} is not in Hounsfield units: {100 * len(beyond) / len(sample):.0f} % of its values lie beyond "
                f"{_POSSIBLE_HU[0]} to {_POSSIBLE_HU[1]} ({low:g} to {high:g} in all); check the rescale slope, and "
                "export the CT in HU."
            )
    if _is_inverted(array):
        raise InputError(
            f"{name} has inverted grey values: all its corners are bright, where the air around a patient is dark; "
            "export the CT in HU."
        )
    scanned = _without_paddings(sample, len(sample))
    if (dense := _share_between(scanned, len(sample), *_DENSE_HU)) > _MOST_DENSE:
        raise InputError(
            f"{name} is not in Hounsfield units: {100 * dense:.0f} % of its values lie between {_DENSE_HU[0]} and "
            f"{_DENSE_HU[1]}, where a CT has dense bone alone; the rescale intercept (-1024) seems to be lost, or grey "
            "values are inverted: export the CT in HU."
        )
    dark = scanned[scanned < _DARK_HU]
    if len(dark) > _LEAST_DARK * len(sample) and (median := float(np.median(dark))) < _DARKEST_MEDIAN_HU:
        raise InputError(
            f"{name} is not in Hounsfield units: {100 * len(dark) / len(sample):.0f} % of its values lie about "
            f"{median:.0f}, and air, the darkest, at -1000; grey values may be inverted or the rescale intercept "
            "wrong: export the CT in HU."
        )
    below, above = _reach_beyond(sample)
    if below > max(_AIR_NOISE_HU, above):
        raise InputError(
            f"{name} is not in Hounsfield units: its values reach {below:.0f} below air, but {above:.0f} above soft "
            "tissue, the other way round than bone; grey values may be inverted or the rescale intercept wrong: export "
            "the CT in HU."
        )
    if not _any_between(sample, *_TISSUE_HU):
        raise InputError(f"{name} holds nothing but air, no patient; check that the right image was exported.")


def _any_between(sample: NDArray, low: float, high: float) -> bool:
    return bool(((sample > low) & (sample < high)).any())


def _share_between(values: NDArray, voxels: int, low: float, high: float) -> float:
    return np.count_nonzero((values > low) & (values < high)) / voxels


def _reach_beyond(sample: NDArray) -> tuple[float, float]:
    """Return by how many HU values, but for constants that pad a picture, reach below air and above soft tissue.

    Nothing is said of a picture that is padded with less than air: whoever turns or resamples it blends its edge.
    """
    low = sample[sample < _AIR - _AIR_NOISE_HU].astype(np.float32)
    if len(low) <= _TAIL_SHARE * len(sample) or len(_without_paddings(low, len(sample))) < len(low):
        return 0.0, 0.0
    high = sample[sample > _SOFT_TISSUE].astype(np.float32)
    return _reach(_AIR - low, len(sample)), _reach(high - _SOFT_TISSUE, len(sample))


def _without_paddings(values: NDArray, voxels: int) -> NDArray[np.float32]:
    """Return values, sorted, without those that stand out from all around them, as constants that pad a picture do."""
    ones, counts = np.unique(values.astype(np.float32), return_counts=True)
    total = np.concatenate([[0], np.cumsum(counts)])
    first = np.searchsorted(ones, ones - _PEAK_HU, "left")
    last = np.searchsorted(ones, ones + _PEAK_HU, "right")
    kept = (counts < _PADDING_SHARE * voxels) | (2 * counts <= total[last] - total[first])
    return np.repeat(ones[kept], counts[kept])


def _reach(beyond: NDArray[np.float32], voxels: int) -> float:
    """Return up to where values go, without paddings and a few of the largest; 0 where there are no more than that."""
    values = _without_paddings(beyond, voxels)
    few = int(_TAIL_SHARE * voxels)
    return float(values[-few - 1]) if len(values) > few else 0.0


def _is_inverted(array: NDArray) -> bool:
    """Whether every corner is bright, with noise: a constant fills the outside of some CTs."""
    ends = (slice(0, _CORNER), slice(-_CORNER, None))
    corners = [array[z, y, x] for z in ends for y in ends for x in ends]
    return all(corner.min() > _BRIGHT_HU for corner in corners) and any(
        corner.min() < corner.max() for corner in corners
    )
