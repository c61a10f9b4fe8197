"""Pictures of a report: telling axial slices and a coronal projection, with side marks, a length bar and lesions drawn.

Classes differ by more than colour, so that a grey print tells them apart: ground glass is tinted, consolidation
hatched, effusion dotted.
"""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..boxes import box_around
from ..labels import CONSOLIDATION, GGO, LABELS, PLEURAL_EFFUSION
from ..measurement.records import signed
from ..volume import LabelMap, Volume
from .pictures import choose_slices, windowed

if TYPE_CHECKING:
    from PIL import Image

FIGURE_WIDTH, _PROJECTION_WIDTH = 440, 520
"""Of slices and of the projection, in pixels."""
_MARGIN_MM = 22.0
BAR_MM = 50
"""Length of the bar that each picture has in its lower right corner."""
_FULL_TINT_MM = 40.0
"""Depth of lesion along the line of sight that tints the projection fully."""
_PAPER, _INK = (10, 12, 16), (240, 243, 247)


@dataclass(frozen=True, eq=False)
class Figure:
    """A picture, RGB, and the words under it; `alt` is for those who do not see it, `chart` says that it is drawn."""

    image: "Image.Image"
    caption: str
    alt: str
    chart: bool = False

    def data_url(self) -> str:
        """Return the picture as a ``data:`` address, for a page that needs no other file."""
        stream = io.BytesIO()
        if self.chart:  # lines and letters, which JPEG smears
            self.image.save(stream, format="PNG", optimize=True)
        else:
            self.image.save(stream, format="JPEG", quality=88, optimize=True)
        kind = "png" if self.chart else "jpeg"
        return f"data:image/{kind};base64," + base64.b64encode(stream.getvalue()).decode("ascii")


@dataclass(frozen=True, eq=False)
class Layer:
    """Something drawn over a grey picture: how much of it there is (Y, X), its colour, and its pattern.

    `pattern` is ``tint``, ``hatch`` or ``dots``.
    """

    amount: NDArray[np.float32]
    color: tuple[int, int, int]
    pattern: str


PATTERNS = {GGO.value: "tint", CONSOLIDATION.value: "hatch", PLEURAL_EFFUSION.value: "dots"}


def axial_figures(
    volume: Volume, labels: LabelMap, lung_sides: LabelMap | None, count: int = 6, width: int = FIGURE_WIDTH
) -> list[Figure]:
    """Draw axial slices from the top of the chest down, in the radiological view, cropped to lungs and lesions.

    Parameters
    ----------
    volume : Volume
        The CT, stored in any orientation.
    labels, lung_sides : LabelMap
        On the grid of the CT; `lung_sides` may be unknown (None).
    count : int
        At most how many slices; half of them where most of the lesions are.
    width : int
        Of each picture, in pixels.
    """
    axial, found = volume.axial(), labels.axial().labels
    rows, columns = view(axial, found, None if lung_sides is None else lung_sides.axial().labels)
    heights_mm = axial.grid.slice_centres_ras()[:, 2]
    figures = []
    for k in choose_slices(found, count).tolist():
        grey = windowed(axial.hounsfield[k, rows, columns])
        layers = lesion_layers(found[k, rows, columns])
        size_mm = (len(grey) * axial.spacing_mm[1], grey.shape[1] * axial.spacing_mm[2])
        image = draw(grey, layers, size_mm, width)
        here = ", ".join(label.name for label in LABELS if (found[k] == label.value).any()) or "no lesion"
        caption = f"Slice {k + 1} of {axial.shape[0]}, {signed(heights_mm[k], 0)} mm"
        figures.append(Figure(image, caption, f"{caption}: {here}; the patient's right is on the left."))
    return figures


def coronal_figure(volume: Volume, labels: LabelMap, lung_sides: LabelMap | None) -> Figure:
    """Draw the chest from the front: mean HU along the line of sight, lesions tinted by their depth along it."""
    axial, found = volume.axial(), labels.axial().labels
    rows, columns = view(axial, found, None if lung_sides is None else lung_sides.axial().labels)
    mean = axial.hounsfield[:, rows, columns].mean(axis=1, dtype=np.float32)[::-1]
    low, high = np.percentile(mean, [1, 99])
    grey = np.clip((mean - low) / max(1.0, high - low), 0, 1)
    layers = [
        Layer(
            (found[..., columns] == label.value).sum(axis=1, dtype=np.float32)[::-1]
            * np.float32(axial.spacing_mm[1] / _FULL_TINT_MM),
            label.color,
            PATTERNS[label.value],
        )
        for label in LABELS
    ]
    size_mm = (len(grey) * axial.spacing_mm[0], grey.shape[1] * axial.spacing_mm[2])
    image = draw(grey, layers, size_mm, _PROJECTION_WIDTH, outlined=False)
    caption = "Seen from the front: mean HU along the line of sight; the stronger the tint, the deeper the lesion"
    return Figure(image, caption, f"{caption}. The patient's right is on the left.")


def view(axial: Volume, found: NDArray, sides: NDArray | None) -> tuple[slice, slice]:
    """Return rows and columns that hold lungs and lesions, both (Z, Y, X), with a margin; all where none are known."""
    marked = found > 0 if sides is None else (found > 0) | (sides > 0)
    if not marked.any():
        return slice(0, axial.shape[1]), slice(0, axial.shape[2])
    _, rows, columns = box_around(marked)
    _, row_mm, column_mm = axial.spacing_mm
    return _widened(rows, row_mm, axial.shape[1]), _widened(columns, column_mm, axial.shape[2])


def _widened(part: slice, mm: float, length: int) -> slice:
    margin = round(_MARGIN_MM / mm)
    return slice(max(0, part.start - margin), min(length, part.stop + margin))


def lesion_layers(labels: NDArray) -> list[Layer]:
    """Return a layer for each class of a slice of labels, shape (Y, X)."""
    return [Layer((labels == label.value).astype(np.float32), label.color, PATTERNS[label.value]) for label in LABELS]


def draw(
    grey: NDArray[np.float32],
    layers: Sequence[Layer],
    size_mm: tuple[float, float],
    width: int,
    outlined: bool = True,
) -> "Image.Image":
    """Draw a grey picture with layers over it, side letters and a length bar.

    Parameters
    ----------
    grey : ndarray, shape (Y, X)
        0 to 1; the patient's right on the left.
    layers : sequence of Layer
        Lesions, the last on top.
    size_mm : (float, float)
        Height and width of what is shown.
    width : int
        Of the picture, in pixels.
    outlined : bool
        Whether layers are masks, drawn with an outline, or depths, drawn the stronger the more of them there is.
    """
    from PIL import Image
    from scipy.ndimage import binary_erosion, gaussian_filter

    scale = width / size_mm[1]
    height = int(np.clip(round(size_mm[0] * scale), width // 4, 3 * width))
    size = (width, height)
    enlarged = Image.fromarray(np.uint8(grey * 255)).resize(size, Image.Resampling.BICUBIC)
    pixels = np.repeat(np.asarray(enlarged, dtype=np.float32)[..., None], 3, axis=2)
    y, x = np.ogrid[:height, :width]
    patterns = {
        "tint": np.zeros((height, width), bool),
        "hatch": (x + y) % 9 < 2,
        "dots": (x % 8 < 2) & (y % 8 < 2),
    }
    for layer in layers:
        if not layer.amount.any():
            continue
        resized = Image.fromarray(layer.amount).resize(size, Image.Resampling.BILINEAR)
        smooth = gaussian_filter(np.asarray(resized), 0.8)
        color = np.array(layer.color, dtype=np.float32)
        if outlined:
            inside = smooth > 0.5
            tint = np.where(inside, 0.24, 0)
            line = inside & ~binary_erosion(inside, iterations=2, border_value=1)
            tint[inside & patterns[layer.pattern]] = 0.75
            tint[line] = 1
        else:
            tint = np.clip(smooth, 0, 1) * 0.8
            shown = smooth > 0.06
            tint[shown & patterns[layer.pattern]] = 0.9
            # A light line, which stands out of grey shadows without colour too.
            pixels[shown & ~binary_erosion(shown, border_value=1)] = 255
        pixels += tint[..., None] * (color - pixels)
    picture = Image.fromarray(np.uint8(np.clip(pixels, 0, 255) + 0.5))
    _annotate(picture, scale)
    return picture


def _annotate(picture: "Image.Image", pixels_per_mm: float) -> None:
    from PIL import ImageDraw, ImageFont

    draw = ImageDraw.Draw(picture)
    width, height = picture.size
    font, small = (ImageFont.load_default(size=max(10, round(width / part))) for part in (16, 20))

    def write(at: tuple[float, float], text: str, font: Any, anchor: str) -> None:
        draw.text(at, text, font=font, fill=_INK, anchor=anchor, stroke_width=2, stroke_fill=_PAPER)

    write((8, 6), "R", font, "la")
    write((width - 8, 6), "L", font, "ra")
    length = BAR_MM * pixels_per_mm
    y, right = height - 10, width - 10
    draw.line((right - length - 1, y, right + 1, y), fill=_PAPER, width=6)
    draw.line((right - length, y, right, y), fill=_INK, width=3)
    write((right - length / 2, y - 5), f"{BAR_MM} mm", small, "ms")
