"""A4 pages drawn from the top down: texts that wrap, tables, bars and pictures; for the PDF and for pictures of it."""

import io
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..errors import DependencyError
from ..files import atomic_path
from .content import Bar, Table
from .figures import Figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Page

WIDTH_MM, HEIGHT_MM = 210.0, 297.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 14.0, 196.0, 13.0, 277.0
_MM_PER_POINT = 25.4 / 72
INK, SOFT, LINE, PANEL, WARN = "#14181f", "#56606e", "#d5dbe3", "#f4f6f9", "#8a1c1c"


class Sheet:
    """Pages of A4 that fill from the top down; a block that does not fit begins a new page.

    Parameters
    ----------
    footer : str
        Written under every page.

    Raises
    ------
    DependencyError
        If matplotlib is not installed.
    """

    def __init__(self, footer: str) -> None:
        try:
            import matplotlib  # noqa: F401  # only whether it is there
        except ImportError as error:
            raise DependencyError('Reports need jinja2 and matplotlib; run: pip install "covidseg[report]".') from error
        self.pages: list[Page] = []
        self.y = _TOP
        self._footer = footer
        self.new_page()

    def new_page(self) -> None:
        """Begin a page, its footer written."""
        from matplotlib.figure import Figure as NewPage

        page = NewPage(figsize=(WIDTH_MM / 25.4, HEIGHT_MM / 25.4), facecolor="white")
        self.pages.append(page)
        self.y = _TOP
        self._rule(_BOTTOM + 3, _LEFT, _RIGHT, LINE)
        y = _BOTTOM + 5
        for line in wrapped(self._footer, 6.6, _RIGHT - _LEFT - 14):
            self.write(_LEFT, y, line, 6.6, SOFT)
            y += 3.0
        self.write(_RIGHT, _BOTTOM + 5, str(len(self.pages)), 6.6, SOFT, align="right")

    def room(self, height_mm: float) -> None:
        """Begin a page unless `height_mm` are left on this one."""
        if self.y + height_mm > _BOTTOM:
            self.new_page()

    def write(
        self, x: float, y: float, text: str, size: float, color: str = INK, *, bold: bool = False, align: str = "left"
    ) -> None:
        """Write one line, its top at `y` mm from the top of the page; the cursor stays."""
        if not text:
            return
        self.pages[-1].text(
            x / WIDTH_MM,
            1 - (y + 0.80 * size * _MM_PER_POINT) / HEIGHT_MM,
            text,
            fontsize=size,
            color=color,
            fontweight="bold" if bold else "normal",
            ha=align,
            va="baseline",
            parse_math=False,
        )

    def title(self, text: str, badge: str) -> None:
        """Write the title, and beside it in a frame what the page must not be used for."""
        width = text_width_mm(badge, 8.5, bold=True) + 6
        room = _RIGHT - _LEFT - width - 4
        self.write(_LEFT, self.y, text, min(15, 15 * room / text_width_mm(text, 15, bold=True)), bold=True)
        self._box(_RIGHT - width, self.y - 0.6, width, 7, edge=WARN, face="none")
        self.write(_RIGHT - width / 2, self.y + 1.4, badge, 8.5, WARN, bold=True, align="center")
        self.y += 10

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Write pairs of name and value in four columns between two lines."""
        columns = 4
        self._rule(self.y, _LEFT, _RIGHT, LINE)
        self.y += 2
        step = (_RIGHT - _LEFT) / columns
        for first in range(0, len(pairs), columns):
            lines = 1
            for column, (name, value) in enumerate(pairs[first : first + columns]):
                x = _LEFT + column * step
                self.write(x, self.y, name, 6.8, SOFT)
                words = wrapped(value, 8.6, step - 4, bold=True)[:2]
                lines = max(lines, len(words))
                for number, line in enumerate(words):
                    self.write(x, self.y + 3.1 + 3.8 * number, line, 8.6, bold=True)
            self.y += 4.2 + 3.8 * lines
        self._rule(self.y, _LEFT, _RIGHT, LINE)
        self.y += 4

    def heading(self, text: str, keep_mm: float = 14, x: float = _LEFT) -> None:
        """Write a heading, on a page that has `keep_mm` left under it."""
        self.room(keep_mm + 8)
        self.y += 2.6
        self.write(x, self.y, text, 9.6, bold=True)
        self.y += 5.6

    def sentence(self, parts: tuple[str, str, str], size: float = 13) -> None:
        """Write one sentence whose middle part stands out."""
        x = _LEFT
        total = sum(text_width_mm(part, size, bold=n == 1) for n, part in enumerate(parts))
        size *= min(1.0, (_RIGHT - _LEFT) / total)
        for number, part in enumerate(parts):
            self.write(x, self.y, part, size, bold=number == 1)
            x += text_width_mm(part, size, bold=number == 1)
        self.y += 7

    def paragraph(
        self, text: str, size: float = 8, color: str = INK, *, x: float = _LEFT, width: float = _RIGHT - _LEFT
    ) -> None:
        """Write a text that wraps at `width`."""
        step = size * 1.3 * _MM_PER_POINT
        for line in wrapped(text, size, width):
            self.room(step)
            self.write(x, self.y, line, size, color)
            self.y += step
        self.y += 0.6

    def bullets(
        self,
        texts: Sequence[str],
        size: float = 8,
        color: str = INK,
        *,
        x: float = _LEFT,
        width: float = _RIGHT - _LEFT,
    ) -> None:
        """Write texts behind dots."""
        for text in texts:
            self.room(size * 1.3 * _MM_PER_POINT)
            self.write(x, self.y, "•", size, color)
            self.paragraph(text, size, color, x=x + 3, width=width - 3)

    def columns(self, texts: Sequence[str], size: float, color: str, gap: float = 8) -> None:
        """Write texts behind dots in two columns of about the same height; in one where they do not fit on the page."""
        width = (_RIGHT - _LEFT - gap) / 2
        step = size * 1.3 * _MM_PER_POINT
        heights = [step * len(wrapped(text, size, width - 3)) + 0.6 for text in texts]
        left = next(n for n in range(len(texts) + 1) if 2 * sum(heights[:n]) >= sum(heights))
        if self.y + max(sum(heights[:left]), sum(heights[left:])) > _BOTTOM:
            self.bullets(texts, size, color)
            return
        top = self.y
        self.bullets(texts[:left], size, color, width=width)
        end, self.y = self.y, top
        self.bullets(texts[left:], size, color, x=_LEFT + width + gap, width=width)
        self.y = max(self.y, end)

    def pairs(self, items: Sequence[tuple[str, str]], name_mm: float = 46, size: float = 7.6) -> None:
        """Write names and their values, which wrap."""
        for name, value in items:
            self.room(4)
            self.write(_LEFT, self.y, name, size, SOFT)
            self.paragraph(value, size, x=_LEFT + name_mm, width=_RIGHT - _LEFT - name_mm)

    def table(
        self,
        table: Table,
        *,
        size: float = 8,
        bold_rows: Sequence[str] = (),
        x: float = _LEFT,
        width: float = _RIGHT - _LEFT,
    ) -> None:
        """Write a table; columns are as wide as what they hold, the first one takes the rest."""
        cells = [table.head, *table.rows]
        widths = [
            max(text_width_mm(row[column], size, bold=row[0] in bold_rows) for row in cells) + 2
            for column in range(len(table.head))
        ]
        spare = width - sum(widths)
        if spare < 0:
            size *= width / sum(widths)
            widths, spare = [each * width / sum(widths) for each in widths], 0.0
        gap = spare / len(widths)
        edges = x + np.cumsum([each + gap for each in widths])
        step = size * 1.55 * _MM_PER_POINT
        self.room(2 * step)
        self._row(table, table.head, edges, widths, x, size * 0.92, SOFT, False)
        self._rule(self.y + step - 0.6, x, x + width, "#aab3bf")
        self.y += step
        for row in table.rows:
            self.room(step)
            self._row(table, row, edges, widths, x, size, INK, row[0] in bold_rows)
            self._rule(self.y + step - 0.6, x, x + width, LINE)
            self.y += step
        if table.note:
            self.y += 0.6
            self.paragraph(table.note, 6.8, SOFT, x=x, width=width)

    def _row(
        self,
        table: Table,
        row: Sequence[str],
        edges: NDArray,
        widths: Sequence[float],
        x: float,
        size: float,
        color: str,
        bold: bool,
    ) -> None:
        left = x
        for column, (cell, edge) in enumerate(zip(row, edges, strict=True)):
            if column < table.text_columns:
                self.write(left, self.y, cell, size, color, bold=bold)
                left += widths[column]
            else:
                self.write(float(edge), self.y, cell, size, color, bold=bold, align="right")

    def bars(self, bars: Sequence[Bar], scale_percent: float, colors: tuple[str, str], width: float) -> None:
        """Draw a bar for each region, ground glass then consolidation, hatched."""
        name_mm, value_mm, height = 27.0, 13.0, 2.9
        track = width - name_mm - value_mm
        for bar in bars:
            self.write(_LEFT, self.y, bar.name, 7.8)
            self._box(_LEFT + name_mm, self.y, track, height, edge=LINE, face=PANEL)
            x = _LEFT + name_mm
            shares = (bar.ggo_percent, bar.consolidation_percent)
            for share, color, hatch in zip(shares, colors, (None, "//////"), strict=True):
                if share:
                    self._box(x, self.y, track * share / scale_percent, height, face=color, hatch=hatch)
                    x += track * share / scale_percent
            self.write(_LEFT + width, self.y, bar.label, 7.8, align="right")
            self.y += 4.3

    def curve(self, points: Sequence[tuple[str, float, float]], top: float, height: float = 34) -> None:
        """Draw values over time: label, place along the axis and value in percent of each point."""
        from matplotlib.lines import Line2D

        self.room(height + 10)
        left, right, base = _LEFT + 14, _RIGHT - 18, self.y + height
        span = max(at for _, at, _ in points) - min(at for _, at, _ in points) or 1.0
        first = min(at for _, at, _ in points)
        xs = [left + (at - first) / span * (right - left) for _, at, _ in points]
        ys = [base - value / top * height for _, _, value in points]
        self._rule(base, _LEFT, _RIGHT, "#aab3bf")
        line = Line2D([x / WIDTH_MM for x in xs], [1 - y / HEIGHT_MM for y in ys], color="#17497f", lw=1.6, marker="o")
        self.pages[-1].add_artist(line)
        for (label, _, value), x, y in zip(points, xs, ys, strict=True):
            self.write(x, y - 5.2, f"{value:.1f} %", 7.6, bold=True, align="center")
            self.write(x, base + 1.4, label, 6.8, SOFT, align="center")
        self.y = base + 7

    def key(self, entries: Sequence[tuple[str, str, str | None]], x: float = _LEFT) -> None:
        """Write what colours and patterns mean: name, colour and hatch."""
        for name, color, hatch in entries:
            self._box(x, self.y, 6, 2.6, face=color, hatch=hatch)
            self.write(x + 7.5, self.y, name, 6.8, SOFT)
            x += 12 + text_width_mm(name, 6.8)
        self.y += 4.2

    def panel(self, left: str, right: str, note: str, *, x: float, width: float) -> None:
        """Write a name and its value on a tinted panel, and a note under them."""
        lines = wrapped(note, 6.8, width - 6) if note else []
        height = 6.4 + 3.1 * len(lines)
        self._box(x, self.y, width, height, face=PANEL)
        self.write(x + 3, self.y + 1.7, left, 8.4, bold=True)
        self.write(x + width - 3, self.y + 1.7, right, 8.4, bold=True, align="right")
        for number, line in enumerate(lines):
            self.write(x + 3, self.y + 6 + 3.1 * number, line, 6.8, SOFT)
        self.y += height + 1.6

    def pictures(self, large: Figure | None, small: Sequence[Figure], scale: float = 1.0, columns: int = 3) -> None:
        """Place a large picture at the left, and the others in rows beside it; `scale` is of the large one."""
        gap = 2.0
        large_width = 0.0 if large is None else 54.0 * scale
        left = _LEFT + (large_width + gap if large is not None else 0)
        width = (_RIGHT - left - gap * (columns - 1)) / columns
        heights = [width * each.image.height / each.image.width for each in small]
        rows = [heights[first : first + columns] for first in range(0, len(small), columns)]
        large_height = 0.0 if large is None else large_width * large.image.height / large.image.width
        needed = max(sum(max(row) + 4 for row in rows), large_height + 10)
        self.room(min(needed, _BOTTOM - _TOP))
        top = y = self.y
        if large is not None:
            self.image(large, _LEFT, top, large_width)
        for number, figure in enumerate(small):
            column = number % columns
            if column == 0 and number:
                y += max(heights[number - columns : number]) + 4
            self.image(figure, left + column * (width + gap), y, width)
        self.y = top + needed + 1

    def image(self, figure: Figure, x: float, y: float, width: float) -> None:
        """Place one picture with its caption; the cursor stays."""
        height = width * figure.image.height / figure.image.width
        axes = self.pages[-1].add_axes(
            (x / WIDTH_MM, 1 - (y + height) / HEIGHT_MM, width / WIDTH_MM, height / HEIGHT_MM)
        )
        axes.imshow(np.asarray(figure.image), aspect="auto", interpolation="lanczos")
        axes.set_axis_off()
        for number, line in enumerate(wrapped(figure.caption, 6.4, width)):
            self.write(x, y + height + 0.8 + 2.8 * number, line, 6.4, SOFT)

    def _rule(self, y: float, left: float, right: float, color: str) -> None:
        from matplotlib.lines import Line2D

        height = 1 - y / HEIGHT_MM
        self.pages[-1].add_artist(Line2D((left / WIDTH_MM, right / WIDTH_MM), (height, height), color=color, lw=0.6))

    def _box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        edge: str = "none",
        face: str = "none",
        hatch: str | None = None,
    ) -> None:
        from matplotlib.patches import Rectangle

        self.pages[-1].add_artist(
            Rectangle(
                (x / WIDTH_MM, 1 - (y + height) / HEIGHT_MM),
                width / WIDTH_MM,
                height / HEIGHT_MM,
                facecolor=face,
                edgecolor="#7d1a0b" if hatch else edge,
                hatch=hatch,
                linewidth=0 if hatch else 0.7,
            )
        )

    def save(self, path: Path | str, title: str) -> None:
        """Write the pages as one PDF."""
        with atomic_path(path) as temporary:
            temporary.write_bytes(self.pdf(title))

    def pdf(self, title: str) -> bytes:
        """Return the pages as one PDF."""
        import matplotlib
        from matplotlib.backends.backend_pdf import PdfPages

        stream = io.BytesIO()
        with (
            matplotlib.rc_context({"pdf.fonttype": 42, "hatch.linewidth": 0.5}),
            PdfPages(stream, metadata={"Title": title, "Creator": "CovidSeg"}) as file,
        ):
            for page in self.pages:
                file.savefig(page)
        return stream.getvalue()

    def images(self, dpi: int = 110) -> list[NDArray[np.uint8]]:
        """Return the pages as pictures, RGB, shape (rows, columns, 3)."""
        import matplotlib
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        pictures = []
        with matplotlib.rc_context({"hatch.linewidth": 0.5}):
            for page in self.pages:
                page.set_dpi(dpi)
                canvas: Any = FigureCanvasAgg(page)
                canvas.draw()
                pictures.append(np.asarray(canvas.buffer_rgba())[..., :3].copy())
        return pictures


def wrapped(text: str, size: float, width_mm: float, bold: bool = False) -> list[str]:
    """Return the lines of a text; what is longer than a line, such as a checksum, is broken anywhere."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        while text_width_mm(word, size, bold) > width_mm:
            fits = next(n for n in range(len(word), 0, -1) if n == 1 or text_width_mm(word[:n], size, bold) <= width_mm)
            lines += [line] if line else []
            lines.append(word[:fits])
            line, word = "", word[fits:]
        if not word:
            continue
        longer = f"{line} {word}".strip()
        if text_width_mm(longer, size, bold) <= width_mm:
            line = longer
        else:
            lines.append(line)
            line = word
    return [*lines, line] if line or not lines else lines


@lru_cache(maxsize=4096)
def text_width_mm(text: str, size: float, bold: bool = False) -> float:
    """Return the width of one line of text in mm."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    font = get_font(findfont(FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal")))
    font.set_size(size, 720)  # ten times as large: widths are whole pixels
    font.set_text(text, 0.0)
    return font.get_width_height()[0] / 64 / 10 * _MM_PER_POINT


def css_color(color: tuple[int, int, int]) -> str:
    """Return a colour of `labels.LABELS` as ``#rrggbb``."""
    return "#" + "".join(f"{part:02x}" for part in color)
