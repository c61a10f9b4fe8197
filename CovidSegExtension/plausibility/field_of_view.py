"""Where the image of a CT ends: what a tool filled in outside the field of view is air, not body.

Scanners fill the outside with air or with values far below it. Tools that resample, rotate or crop often fill it with
another constant, 0 HU for instance, which is water: then it counts as body, and the air of the room as lung.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..errors import counted
from ..volume import Volume

AIR_HU = -1000
_NO_TISSUE_HU = -950
"""A constant below it, such as -1024 or -3024, already counts as air."""
_SMALLEST_SHARE = 0.003
"""Share of a slice that a fill takes at the least; noise makes no such area of exactly one value."""


def outside_as_air(axial: Volume) -> tuple[Volume, list[str]]:
    """Turn constants that reach a corner of an axial slice into air.

    A corner lies outside any body that is wholly in the image; where the body fills the image, noise keeps neighbours
    there from being exactly equal.

    Parameters
    ----------
    axial : Volume
        As `Volume.axial` returns it.

    Returns
    -------
    volume : Volume
        `axial` itself where there is no such constant; else a copy.
    notes : list of str
        What was done, for the user; empty where nothing was.
    """
    hounsfield = axial.hounsfield
    corners = hounsfield[:, [0, 0, -1, -1], [0, -1, 0, -1]]
    found: dict[float, int] = {}
    blanked: NDArray | None = None
    for z in np.flatnonzero((corners > _NO_TISSUE_HU).any(axis=1)):
        for value in np.unique(corners[z][corners[z] > _NO_TISSUE_HU]):
            fill = _at_corners(np.asarray(hounsfield[z] == value))
            if fill.sum() < max(_SMALLEST_SHARE * fill.size, 4):
                continue
            if blanked is None:
                blanked = np.array(hounsfield)
            blanked[z][fill] = AIR_HU
            found[float(value)] = found.get(float(value), 0) + 1
    if blanked is None:
        return axial, []
    values = ", ".join(f"{value:g}" for value in sorted(found)[:3])
    return replace(axial, hounsfield=blanked), [
        f"Outside its field of view the CT is filled with {values} HU, in "
        f"{counted(max(found.values()), 'slice')}; that was taken for air."
    ]


def _at_corners(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the connected parts of `mask`, shape (Y, X), that hold one of its corners."""
    from scipy import ndimage

    parts, _ = ndimage.label(mask)
    wanted = set(parts[[0, 0, -1, -1], [0, -1, 0, -1]].tolist()) - {0}
    return np.isin(parts, list(wanted))
