"""Where the image of a CT ends: what a tool filled in outside the field of view is air, not body.

Scanners fill the outside with air or with values far below it. Tools that resample, rotate or crop often fill it with
another constant, 0 HU for instance, which is water: then it counts as body, and the air of the room as lung.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..errors import counted
from ..volume import AIR_HU, Volume

_NO_TISSUE_HU = -950
"""A constant below it, such as -1024 or -3024, already counts as air."""
_SMALLEST_SHARE = 0.003
"""Share of a slice that a fill takes at the least; noise makes no such area of exactly one value."""
_BESIDE_MM = 5.0
"""Where a fill ends, what is so far away is air of the room or skin and fat, not its blurred edge."""
_ROOM_HU, _BODY_HU = (-1100, -950), (-250, 100)
_LEAST_EXPECTED = 0.1
"""Of what lies beside a fill, as much is air of the room or body: 0.17 and more where it cuts through the lungs."""


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
    beside: list[NDArray] = []
    blanked: NDArray | None = None
    for z in np.flatnonzero((corners > _NO_TISSUE_HU).any(axis=1)):
        for value in np.unique(corners[z][corners[z] > _NO_TISSUE_HU]):
            fill = at_corners(np.asarray(hounsfield[z] == value))
            if fill.sum() < max(_SMALLEST_SHARE * fill.size, 4):
                continue
            if blanked is None:
                blanked = np.array(hounsfield)
            blanked[z][fill] = AIR_HU
            beside.append(hounsfield[z][_around(fill, max(2, round(_BESIDE_MM / axial.spacing_mm[1])))])
            found[float(value)] = found.get(float(value), 0) + 1
    if blanked is None:
        return axial, []
    values = ", ".join(f"{value:g}" for value in sorted(found)[:3])
    notes = [
        f"Outside its field of view the CT is filled with {values} HU, in "
        f"{counted(max(found.values()), 'slice')}; that was taken for air."
    ]
    near = np.concatenate(beside)
    expected = [np.count_nonzero((near > low) & (near < high)) for low, high in (_ROOM_HU, _BODY_HU)]
    if sum(expected) < _LEAST_EXPECTED * len(near):
        notes.append(
            f"What lies beside that fill, about {np.median(near):.0f} HU, is neither air nor body: grey values may be "
            "inverted, or the lungs cut out, and what is found is then wrong; export the CT in HU."
        )
    return replace(axial, hounsfield=blanked), notes


def _around(fill: NDArray[np.bool_], pixels: int) -> NDArray[np.bool_]:
    """Return what lies so many pixels outside of `fill`, shape (Y, X)."""
    from scipy import ndimage

    near = ndimage.binary_dilation(fill, iterations=pixels)
    return np.asarray(ndimage.binary_dilation(near) & ~near)


def at_corners(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the connected parts of `mask`, shape (Y, X), that hold one of its corners."""
    from scipy import ndimage

    parts, _ = ndimage.label(mask)
    wanted = set(parts[[0, 0, -1, -1], [0, -1, 0, -1]].tolist()) - {0}
    return np.isin(parts, list(wanted))
