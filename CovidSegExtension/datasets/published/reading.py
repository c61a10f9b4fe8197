"""An image and its label as published, read onto one grid in HU."""

import numpy as np
from numpy.typing import NDArray

from ...errors import InputError
from ...geometry import Grid
from ...io.images import is_image_name, read_labels, read_volume
from ...labels import CONSOLIDATION, GGO
from ...volume import Volume
from .layout import Pair

PLACEHOLDER_MM = (5.0, 0.7, 0.7)
"""Spacing along (Z, Y, X) of slices that were published as pictures, without one."""

RED, GREEN = 38, 75
"""Grey values of the colours (128, 0, 0) and (0, 128, 0) in which Inf-Net drew ground glass and consolidation."""


def read_pair(pair: Pair, window: tuple[float, float] | None) -> tuple[Volume, NDArray[np.uint8]]:
    """Return image in HU and label of a pair, on one grid."""
    if not is_image_name(pair.image):
        return _read_pictures(pair, window)
    try:
        image = read_volume(pair.image)
    except InputError:
        if window is None:
            raise
        image = read_volume(pair.image, window=window)
    label_map = read_labels(pair.label)
    if not label_map.grid.matches(image.grid):
        raise InputError("image and label lie on different grids.")
    return image, label_map.labels


def slices_of(pair: Pair, stack: Volume, labels: NDArray[np.uint8]) -> list[tuple[str, Volume, NDArray[np.uint8]]]:
    """Return the axial slices of a stack as cases of their own, with a usual spacing where the file has none."""
    axial, drawn = stack.axial(), stack.orientation.to_axial(labels)
    _, y, x = axial.spacing_mm
    z, *pixel = PLACEHOLDER_MM
    if (y, x) != (1.0, 1.0):
        pixel = [y, x]
    grid = Grid((1, *axial.shape[1:]), np.diag([-pixel[1], -pixel[0], z, 1.0]))
    return [
        (f"{pair.name}_{k:03d}", Volume(np.ascontiguousarray(axial.hounsfield[k : k + 1]), grid), drawn[k : k + 1])
        for k in range(len(drawn))
    ]


def _read_pictures(pair: Pair, window: tuple[float, float] | None) -> tuple[Volume, NDArray[np.uint8]]:
    """Return an image and a label that are pictures, as a volume of one slice in the radiological view."""
    from PIL import Image

    if window is None:
        raise InputError("the image is a picture with 8-bit pixels; pass --window LOW,HIGH to map them to HU.")
    with Image.open(pair.image) as picture, Image.open(pair.label) as drawing:
        pixels, drawn = np.asarray(picture.convert("L"), np.float32), np.asarray(drawing.convert("L"))
    if pixels.shape != drawn.shape:
        raise InputError("image and label differ in size.")
    strange = sorted(set(np.unique(drawn)) - {0, RED, GREEN})
    if strange:
        raise InputError(f"the label holds the grey value {strange[0]}; expected 0, {RED} and {GREEN}.")
    labels = np.where(drawn == RED, GGO.value, np.where(drawn == GREEN, CONSOLIDATION.value, 0)).astype(np.uint8)
    low, high = window
    hu = np.rint(low + pixels * (high - low) / 255).astype(np.int16)
    z, y, x = PLACEHOLDER_MM
    return Volume.from_array(hu[None], np.diag([-x, -y, z, 1.0])), labels[None]
