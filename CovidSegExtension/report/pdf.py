"""The report as A4 pages: what the HTML page says, for archives and printers."""

from collections.abc import Sequence
from pathlib import Path

from ..labels import CONSOLIDATION, GGO, PLEURAL_EFFUSION
from ..measurement.records import OPACITY
from .content import PICTURE_NOTE, PURPOSE, TITLE, ReportContent, Table, wrapped_rules
from .figures import Figure
from .sheet import INK, SOFT, Sheet, css_color

_MIDDLE, _HALF = 110.0, 86.0
"""Where the right of two columns begins, and how wide both are, in mm."""
_NARROW, _AFTER_NARROW = 66.0, 86.0
"""Width of the table of HU, and where the table beside it begins, in mm."""


def draw_pages(content: ReportContent, slices: Sequence[Figure], projection: Figure) -> Sheet:
    """Draw the report of one case on two pages; arguments as of `html.write_html`.

    What does not fit (many notes, a model with much to say) is set smaller, with fewer slices; beyond that a third page
    begins, since nothing is left out.
    """
    for compact in (False, True):
        sheet = _draw(content, slices, projection, compact)
        if len(sheet.pages) <= 2:
            break
    return sheet


def _draw(content: ReportContent, slices: Sequence[Figure], projection: Figure, compact: bool) -> Sheet:
    sheet = Sheet(content.footer)
    sheet.title(TITLE, PURPOSE)
    sheet.facts((("Case", content.case_id), *content.patient, *content.facts))
    sheet.sentence(content.headline)
    sheet.paragraph(content.effusion, 8.6, SOFT)
    sheet.heading(content.summary.title)
    sheet.table(content.summary, bold_rows=(OPACITY,), size=7.4 if compact else 8)

    top, page = sheet.y, len(sheet.pages)
    sheet.heading("Share of each side and zone")
    colors = css_color(GGO.color), css_color(CONSOLIDATION.color)
    sheet.bars(content.bars, content.bar_scale_percent, colors, _HALF)
    key = [("Ground-glass opacity", colors[0], None), ("Consolidation (hatched)", colors[1], "//////")]
    sheet.key(key)
    hint = f"A full bar is {content.bar_scale_percent} % of the region. Zones: thirds of lung height, not anatomical."
    sheet.paragraph(hint, 6.8, SOFT, width=_HALF)
    left_end = sheet.y
    if len(sheet.pages) == page:
        sheet.y = top
    sheet.heading("Severity scores: computed, not read", x=_MIDDLE)
    for score in content.scores:
        sheet.panel(score.name, score.text, score.reason, x=_MIDDLE, width=_HALF)
    sheet.y = max(sheet.y, left_end)
    sheet.heading("What limits these figures", keep_mm=4)
    sheet.columns(content.notes, 6.4 if compact else 7.4, INK)

    sheet.heading("Pictures", keep_mm=50 if compact else 70)
    sheet.pictures(projection, slices[::2] if compact else slices, 0.8 if compact else 1)
    sheet.key([*key, ("Pleural effusion (dotted)", css_color(PLEURAL_EFFUSION.color), "...")])
    sheet.paragraph(PICTURE_NOTE, 6.8, SOFT)

    sheet.new_page()
    size, small = (6.2, 5.2) if compact else (7.4, 6.4)
    for table in content.details:
        sheet.heading(table.title)
        sheet.table(table, size=size)
    _side_by_side(sheet, content.hounsfield, content.accuracy, size)
    sheet.heading("Model")
    sheet.pairs(content.model, size=size)
    if content.limitations:
        sheet.heading("What the model is bad at")
        sheet.columns(content.limitations, small, SOFT)
    sheet.heading("Definitions")
    sheet.columns((*content.definitions, *wrapped_rules(content.scores)), small, SOFT)
    return sheet


def _side_by_side(sheet: Sheet, left: Table, right: Table | None, size: float) -> None:
    """Write two tables of about the same height beside one another."""
    sheet.room(50)
    top = sheet.y
    sheet.heading(left.title)
    sheet.table(left, size=size, width=_NARROW)
    if right is None:
        return
    end, sheet.y = sheet.y, top
    sheet.heading(right.title, x=_AFTER_NARROW)
    sheet.table(right, size=size, x=_AFTER_NARROW, width=196.0 - _AFTER_NARROW)
    sheet.y = max(sheet.y, end)


def write_pdf(path: Path | str, content: ReportContent, slices: Sequence[Figure], projection: Figure) -> None:
    """Write the report of one case; arguments as of `html.write_html`."""
    draw_pages(content, slices, projection).save(path, f"{TITLE} – {content.case_id}")
