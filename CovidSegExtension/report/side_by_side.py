"""A sheet of slices, a row each: the CT alone, then with the expert's label map, then with what was found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..volume import Volume
from .pictures import BACKGROUND, INK, SHOWN, choose_slices, color_of, patient_box, tinted, windowed

if TYPE_CHECKING:
    from PIL.Image import Image

TITLES = ("CT", "truth", "prediction")
GAP, HEAD, CAPTION = 6, 26, 22


@dataclass(frozen=True, eq=False)
class Row:
    """One slice, and label maps of it.

    Attributes
    ----------
    caption : str
    grey : ndarray of float, shape (Y, X)
        0 is black, 1 white.
    label_maps : tuple of ndarray, each of shape (Y, X)
        Values of `labels.MEMBERS`; the expert's first.
    aspect : float
        Height of the picture over its width.
    """

    caption: str
    grey: NDArray
    label_maps: tuple[NDArray, ...]
    aspect: float


def telling_row(caption: str, volume: Volume, label_maps: Sequence[NDArray]) -> Row:
    """Return the axial slice of a CT that shows most of what any of its label maps holds, cropped to the patient.

    Parameters
    ----------
    label_maps : sequence of ndarray, each of shape (Z, Y, X)
        On the CT's stored grid.
    """
    axial, maps = volume.axial(), [volume.orientation.to_axial(labels) for labels in label_maps]
    drawn = [np.isin(labels, [one.value for one in SHOWN]) for labels in maps]
    [k] = choose_slices(np.any(drawn, axis=0).astype(np.uint8), 1)
    box = patient_box(axial, 300)
    return Row(
        f"{caption}, slice {k + 1} of {len(axial.hounsfield)}",
        windowed(axial.hounsfield[k, box.rows, box.columns]),
        tuple(labels[k, box.rows, box.columns] for labels in maps),
        box.size[1] / box.size[0],
    )


def sheet(
    rows: Sequence[Row], titles: Sequence[str] = TITLES, *, width: int = 260, columns: int | None = None
) -> "Image":
    """Draw rows of panels: the slice alone, then once with each label map.

    Parameters
    ----------
    titles : sequence of str
        Over the panels; what is wider than its panel goes on in another line, at a hyphen.
    width : int
        Of a panel, in pixels.
    columns : int, optional
        Of rows beside one another; two where there are more than four rows, unless said otherwise.
    """
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.load_default(size=14)
    columns = columns or (1 if len(rows) <= 4 else 2)
    headings = [_wrapped(title, width, font.getlength) for title in titles]
    head = HEAD + 16 * (max(len(lines) for lines in headings) - 1)
    across, lines = len(titles) * (width + GAP) + 2 * GAP, -(-len(rows) // columns)
    heights = [max(round(width * row.aspect) for row in rows[line::lines]) + CAPTION + GAP for line in range(lines)]
    picture = Image.new("RGB", (columns * across, head + sum(heights) + HEAD), BACKGROUND)
    draw = ImageDraw.Draw(picture)
    for column in range(columns):
        for number, heading in enumerate(headings):
            draw.multiline_text((column * across + GAP + number * (width + GAP), 6), "\n".join(heading), INK, font)
    for index, row in enumerate(rows):
        left, top = index // lines * across + GAP, head + sum(heights[: index % lines])
        size = width, round(width * row.aspect)
        for number, labels in enumerate((np.zeros_like(row.label_maps[0]), *row.label_maps)):
            picture.paste(tinted(row.grey, labels, size), (left + number * (width + GAP), top))
        draw.text((left, top + size[1] + 3), row.caption, INK, font)
    _draw_legend(draw, rows, GAP, picture.height - HEAD // 2)
    return picture


def _wrapped(title: str, width: int, length: Callable[[str], float]) -> list[str]:
    """Return a title in lines of at most `width` pixels, broken at hyphens as far as it has some."""
    lines = [""]
    for part in title.replace("-", "-\0").split("\0"):
        if lines[-1] and length(lines[-1] + part) > width:
            lines.append("")
        lines[-1] += part
    return lines


def _draw_legend(draw, rows: Sequence[Row], x: int, y: int) -> None:  # type: ignore[no-untyped-def]  # Pillow's
    from PIL import ImageFont

    font = ImageFont.load_default(size=13)
    values = np.unique(np.concatenate([labels.ravel() for row in rows for labels in row.label_maps]))
    for label in (one for one in SHOWN if one.value in values):
        draw.rectangle((x, y - 6, x + 12, y + 6), fill=color_of(label))
        draw.text((x + 18, y), label.name, INK, font, anchor="lm")
        x += 18 + int(font.getlength(label.name)) + 20
