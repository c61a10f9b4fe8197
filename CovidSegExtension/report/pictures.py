"""Pictures of a result: axial CT slices with the lesions drawn on them, as one sheet to look at or to send."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..files import atomic_path
from ..labels import DRAWN, LABELS, LUNGS, Label, UnionLabel
from ..measurement.records import millilitres, signed
from ..measurement.volumes import measure
from ..volume import Volume

if TYPE_CHECKING:
    from PIL import Image

MOST_SLICES = 12
BACKGROUND, INK = (13, 15, 18), (236, 239, 243)
TILE_WIDTH, FEW_TILES_WIDTH, GAP, MARGIN = 400, 760, 10, 32
THUMBNAIL_WIDTH = 200
FILL, OUTLINE_PIXELS = 0.28, 2
LUNG_WINDOW_HU = (-1350.0, 150.0)
"""Black and white of slices: width 1500, level -600."""
SHOWN: tuple[Label | UnionLabel, ...] = (*DRAWN, LUNGS)
"""What `tinted` draws."""

LUNGS_COLOR = (102, 194, 165)
OUTSIDE_HU = -500
"""What is denser than this over a large area is patient, not air: the sheet is cropped to it."""


def overlay(volume: Volume, labels: NDArray) -> "Image.Image":
    """Draw a contact sheet of at most `MOST_SLICES` axial slices with the lesions tinted and outlined.

    Slices are shown in the radiological view (the patient's right on the left), from the top of the chest to the
    bottom. Half of them lie where most of the lesions is, the others evenly over the rest.

    Parameters
    ----------
    volume : Volume
        The CT, stored in any orientation.
    labels : ndarray, shape (Z, Y, X)
        The label map on the CT's stored grid.

    Returns
    -------
    PIL.Image.Image
        RGB.

    Raises
    ------
    InputError
        If `labels` lie on another grid.
    """
    from PIL import Image, ImageDraw

    # Every figure of the legend is measured, and grids that differ are refused, before anything is drawn.
    legend = [(color_of(m.label), f"{m.label.name}  {millilitres(m.ml)}") for m in measure(labels, volume)]
    axial, axial_labels = volume.axial(), volume.orientation.to_axial(labels)
    chosen = choose_slices(axial_labels, MOST_SLICES)
    crop = patient_box(axial, TILE_WIDTH if len(chosen) > 2 else FEW_TILES_WIDTH)
    tiles = [_tile(axial, axial_labels, int(k), crop) for k in chosen]

    width, height = tiles[0].size
    columns = _columns(len(tiles), width, height)
    rows = -(-len(tiles) // columns)
    header = 68
    sheet_width = max(2 * MARGIN + columns * width + (columns - 1) * GAP, _legend_width(legend) + 2 * MARGIN)
    sheet_height = MARGIN + header + rows * height + (rows - 1) * GAP + MARGIN
    sheet = Image.new("RGB", (sheet_width, sheet_height), BACKGROUND)
    draw = ImageDraw.Draw(sheet)
    _draw_legend(draw, legend, MARGIN, MARGIN + 18)
    left = (sheet_width - (columns * width + (columns - 1) * GAP)) // 2
    heights_mm = axial.grid.slice_centres_ras()[:, 2]
    for index, (k, tile) in enumerate(zip(chosen, tiles, strict=True)):
        x = left + index % columns * (width + GAP)
        y = MARGIN + header + index // columns * (height + GAP)
        sheet.paste(tile, (x, y))
        _annotate(
            draw,
            (x, y, x + width, y + height),
            f"{int(k) + 1} / {axial.shape[0]}",
            f"{signed(heights_mm[k], 0)} mm",
        )
    return sheet


def write_overlay(path: Path | str, volume: Volume, labels: NDArray) -> None:
    """Write the `overlay` of a result as a PNG file; what stood there is replaced only when it is complete."""
    picture = overlay(volume, labels)
    with atomic_path(path) as temporary:
        picture.save(temporary, format="PNG", optimize=True)


def thumbnail(volume: Volume, labels: NDArray) -> "Image.Image":
    """Draw the one axial slice that stands for the lesions of a CT; arguments as of `overlay`."""
    axial, axial_labels = volume.axial(), volume.orientation.to_axial(labels)
    [k] = choose_slices(axial_labels, 1)
    return _tile(axial, axial_labels, int(k), patient_box(axial, THUMBNAIL_WIDTH))


def choose_slices(axial_labels: NDArray, count: int) -> NDArray[np.intp]:
    """Choose `count` slices of labels, shape (Z, Y, X), from the top down, that show the lesions and all of the scan.

    Half of the slices split the lesions' voxels into equal parts, every class counting alike; the rest fill the widest
    gaps between the slices chosen and the ends of the scan.
    """
    total = axial_labels.shape[0]
    if total <= count:
        return np.arange(total)[::-1]
    weight = np.zeros(total)
    for label in SHOWN:
        area = np.count_nonzero(axial_labels == label.value, axis=(1, 2)).astype(float)
        if area.any():
            weight += area / area.sum()
    chosen: set[int] = set()
    if weight.any():
        cumulated = np.cumsum(weight) / weight.sum()
        parts = max(1, count // 2)
        chosen |= {int(np.searchsorted(cumulated, (part + 0.5) / parts)) for part in range(parts)}
    while len(chosen) < count:
        # The bounds stand for the ends, where the first and last slices show little: a gap's middle is chosen.
        bounds = sorted({-1, total} | chosen)
        gaps = [(right - left, (left + right) // 2) for left, right in pairwise(bounds)]
        chosen.add(max(gaps)[1])
    return np.array(sorted(chosen, reverse=True))


@dataclass(frozen=True)
class PatientBox:
    """The rows and columns of the axial slices that hold the patient, and the size of their picture in pixels."""

    rows: slice
    columns: slice
    size: tuple[int, int]


def patient_box(axial: Volume, picture_width: int) -> PatientBox:
    """Find the patient on a few slices: the box of what is dense in more than thin lines (table, wires).

    `picture_width` is that of its picture, in pixels.
    """
    from scipy.ndimage import binary_opening

    _, dy, dx = axial.spacing_mm
    step = max(1, axial.shape[0] // 12)
    dense = axial.hounsfield[::step] > OUTSIDE_HU
    reach_y, reach_x = (max(1, min(15, round(7 / spacing))) for spacing in (dy, dx))
    body = binary_opening(dense, np.ones((1, reach_y, reach_x), dtype=bool)).any(axis=0)
    rows, columns = (_padded(body.any(axis=axis), round(8 / d)) for axis, d in ((1, dy), (0, dx)))
    height_mm, width_mm = (rows.stop - rows.start) * dy, (columns.stop - columns.start) * dx
    # Extremely long and thin grids still get a picture of sane size.
    picture_height = min(4 * picture_width, max(picture_width // 4, round(picture_width * height_mm / width_mm)))
    return PatientBox(rows, columns, (picture_width, picture_height))


def _padded(present: NDArray[np.bool_], margin: int) -> slice:
    """Return the extent of what is present with a margin; everything where nothing is."""
    (where,) = np.nonzero(present)
    if not len(where):
        return slice(0, len(present))
    return slice(max(0, int(where[0]) - margin), min(len(present), int(where[-1]) + 1 + margin))


def windowed(hounsfield: NDArray) -> NDArray[np.float32]:
    """Return HU, of any shape, as grey from 0 to 1 in the lung window."""
    low, high = LUNG_WINDOW_HU
    return np.clip((hounsfield.astype(np.float32) - low) / (high - low), 0, 1)


def _tile(axial: Volume, axial_labels: NDArray, k: int, crop: PatientBox) -> "Image.Image":
    """Return one slice in the lung window, the lesions tinted and outlined."""
    place = k, crop.rows, crop.columns
    return tinted(windowed(axial.hounsfield[place]), axial_labels[place], crop.size)


def tinted(grey: NDArray, labels: NDArray, size: tuple[int, int]) -> "Image.Image":
    """Draw a slice with what is labelled in it tinted and outlined, unions in the mean colour of their members.

    Parameters
    ----------
    grey : ndarray of float, shape (Y, X)
        0 is black, 1 white.
    labels : ndarray of int, shape (Y, X)
        Values of `labels.MEMBERS`.
    size : (int, int)
        Width and height of the picture in pixels.
    """
    from PIL import Image
    from scipy.ndimage import binary_erosion, gaussian_filter

    picture = Image.fromarray(np.uint8(np.clip(grey, 0, 1) * 255))
    pixels = np.repeat(np.asarray(picture.resize(size, Image.Resampling.BICUBIC), dtype=np.float32)[..., None], 3, 2)
    for label in SHOWN:
        mask = labels == label.value
        if not mask.any():
            continue
        # Enlarged with smooth edges, so that outlines are curves and not stairs of voxels.
        share = Image.fromarray(mask.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
        inside = gaussian_filter(np.asarray(share), 0.8) > 0.5
        line = inside & ~binary_erosion(inside, iterations=OUTLINE_PIXELS, border_value=1)
        color = np.array(color_of(label), dtype=np.float32)
        pixels[inside] += FILL * (color - pixels[inside])
        pixels[line] = color
    return Image.fromarray(np.uint8(pixels + 0.5))


def color_of(label: Label | UnionLabel) -> tuple[int, int, int]:
    """Return the colour (RGB) that a label is drawn in; a union has the hue of its members' mean, which is grey."""
    if isinstance(label, Label):
        return label.color
    if label is LUNGS:
        return LUNGS_COLOR
    mean = np.mean([one.color for one in LABELS if one.value in label.members], axis=0)
    red, green, blue = (70 + 185 * (mean - mean.min()) / np.ptp(mean)).round().astype(int)
    return int(red), int(green), int(blue)


def _columns(count: int, width: int, height: int) -> int:
    """Return how many columns make the sheet nearest to a screen's shape, with as few empty places as can be."""

    def badness(columns: int) -> float:
        rows = -(-count // columns)
        shape = columns * width / (rows * height)
        return abs(float(np.log(shape / 1.6))) + (columns * rows - count) / count

    return min(range(1, count + 1), key=badness)


def _font(size: int) -> Any:
    from PIL import ImageFont

    return ImageFont.load_default(size=size)


def _legend_width(legend: list[tuple[tuple[int, int, int], str]]) -> int:
    return sum(26 + int(_font(20).getlength(text)) for _, text in legend) + 36 * (len(legend) - 1)


def _draw_legend(draw: Any, legend: list[tuple[tuple[int, int, int], str]], x: int, y: int) -> None:
    for color, text in legend:
        draw.rounded_rectangle((x, y - 8, x + 16, y + 8), radius=4, fill=color)
        draw.text((x + 26, y), text, font=_font(20), fill=INK, anchor="lm")
        x += 26 + int(_font(20).getlength(text)) + 36


def _annotate(draw: Any, box: tuple[int, int, int, int], number: str, height: str) -> None:
    """Write side letters and position into a tile: the patient's right is on the picture's left."""
    left, top, right, bottom = box
    outline = {"stroke_width": 2, "stroke_fill": BACKGROUND}  # legible on bright tissue too
    draw.text((left + 8, (top + bottom) // 2), "R", font=_font(17), fill=INK, anchor="lm", **outline)
    draw.text((right - 8, (top + bottom) // 2), "L", font=_font(17), fill=INK, anchor="rm", **outline)
    draw.text((left + 8, bottom - 8), number, font=_font(14), fill=INK, anchor="ls", **outline)
    draw.text((right - 8, bottom - 8), height, font=_font(14), fill=INK, anchor="rs", **outline)
