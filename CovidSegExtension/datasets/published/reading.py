"""An image and its label as published, read onto one grid in HU."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...errors import InputError
from ...geometry import Grid
from ...io.images import is_image_name, read_labels, read_volume
from ...labels import CONSOLIDATION, GGO, INFECTION
from ...volume import Volume
from .layout import Pair

PLACEHOLDER_MM = (5.0, 0.7, 0.7)
"""Spacing along (Z, Y, X) of slices that were published as pictures, without one."""

RED, GREEN, WHITE = 38, 75, 255
"""Grey values of the colours (128, 0, 0) and (0, 128, 0) in which Inf-Net drew ground glass and consolidation, and of
infection where it did not tell them apart."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """An image with what was drawn in it, on one grid: labels, and the lungs where somebody drew them."""

    image: Volume
    labels: NDArray[np.uint8]
    lungs: NDArray[np.uint8] | None = None


def read_pair(pair: Pair, window: tuple[float, float] | None) -> Drawn:
    """Return image in HU and label of a pair, on one grid."""
    if pair.image.suffix == ".npy":
        return _read_arrays(pair)
    if not is_image_name(pair.image):
        return _read_pictures(pair, window)
    try:
        image = read_volume(pair.image)
    except InputError:
        if window is None:
            raise
        image = read_volume(pair.image, window=window)
    labels, lungs = (_on_grid(path, image.grid, what) for path, what in ((pair.label, "label"), (pair.lungs, "lungs")))
    assert labels is not None
    return Drawn(image, labels, None if lungs is None else (lungs > 0).astype(np.uint8))


def _on_grid(path: Path | None, grid: Grid, what: str) -> NDArray[np.uint8] | None:
    """Return a mask that must lie on the image's grid; None where there is no file."""
    if path is None:
        return None
    label_map = read_labels(path)
    if not label_map.grid.matches(grid):
        raise InputError(f"image and {what} lie on different grids.")
    return label_map.labels


def slices_of(pair: Pair, stack: Drawn) -> list[tuple[str, Drawn]]:
    """Return the axial slices of a stack as cases of their own, with a usual spacing where the file has none."""
    to_axial = stack.image.orientation.to_axial
    axial, labels = stack.image.axial(), to_axial(stack.labels)
    lungs = None if stack.lungs is None else to_axial(stack.lungs)
    _, y, x = axial.spacing_mm
    z, *pixel = PLACEHOLDER_MM
    if (y, x) != (1.0, 1.0):
        pixel = [y, x]
    grid = Grid((1, *axial.shape[1:]), np.diag([-pixel[1], -pixel[0], z, 1.0]))
    return [
        (
            f"{pair.name}_{k:03d}",
            Drawn(
                Volume(np.ascontiguousarray(axial.hounsfield[k : k + 1]), grid),
                labels[k : k + 1],
                None if lungs is None else lungs[k : k + 1],
            ),
        )
        for k in range(len(labels))
    ]


def _read_arrays(pair: Pair) -> Drawn:
    """Return Kaggle's arrays: slices in HU (N, Y, X, 1), and masks (N, Y, X, 4) of which one channel is 1.

    The channels are ground glass, consolidation, the rest of the lungs, background.
    """
    try:
        pixels, masks = (np.load(path, mmap_mode="r", allow_pickle=False) for path in (pair.image, pair.label))
    except (OSError, ValueError, EOFError) as error:
        raise InputError(f"the array cannot be read ({error}).") from error
    if pixels.ndim != 4 or pixels.shape[3] != 1 or masks.shape != (*pixels.shape[:3], 4):
        raise InputError(
            f"expected slices of the shape (N, Y, X, 1) and masks (N, Y, X, 4), got {pixels.shape} and {masks.shape}."
        )
    labels, lungs = np.zeros(pixels.shape[:3], np.uint8), np.zeros(pixels.shape[:3], np.uint8)
    for channel, value in enumerate((GGO.value, CONSOLIDATION.value, 0)):
        held = np.asarray(masks[..., channel]) > 0.5
        lungs[held] = 1
        labels[held] = value
    z, y, x = PLACEHOLDER_MM
    hounsfield = np.rint(np.asarray(pixels[..., 0], np.float32)).clip(-32768, 32767).astype(np.int16)
    return Drawn(Volume.from_array(hounsfield, np.diag([-x, -y, z, 1.0])), labels, lungs)


def _read_pictures(pair: Pair, window: tuple[float, float] | None) -> Drawn:
    """Return an image and a label that are pictures, as a volume of one slice in the radiological view."""
    from PIL import Image

    if window is None:
        raise InputError("the image is a picture with 8-bit pixels; pass --window LOW,HIGH to map them to HU.")
    with Image.open(pair.image) as picture, Image.open(pair.label) as drawing:
        pixels, drawn = np.asarray(picture.convert("L"), np.float32), np.asarray(drawing.convert("L"))
    if pixels.shape != drawn.shape:
        raise InputError("image and label differ in size.")
    strange = sorted(set(np.unique(drawn)) - {0, RED, GREEN, WHITE})
    if strange:
        raise InputError(f"the label holds the grey value {strange[0]}; expected 0, {RED}, {GREEN} or {WHITE}.")
    labels = np.zeros(drawn.shape, np.uint8)
    for grey, value in ((RED, GGO.value), (GREEN, CONSOLIDATION.value), (WHITE, INFECTION.value)):
        labels[drawn == grey] = value
    low, high = window
    hu = np.rint(low + pixels * (high - low) / 255).astype(np.int16)
    z, y, x = PLACEHOLDER_MM
    return Drawn(Volume.from_array(hu[None], np.diag([-x, -y, z, 1.0])), labels[None])
