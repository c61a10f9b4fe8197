"""The report as A4 pages: what the HTML page says, for archives and printers."""

from collections.abc import Sequence
from pathlib import Path

from ..labels import CONSOLIDATION, GGO, PLEURAL_EFFUSION
from ..measurement.case import OPACITY
from .content import PICTURE_NOTE, PURPOSE, TITLE, ReportContent, Table, wrapped_rules
from .figures import Figure
from .sheet import SOFT, Sheet, css_color

_MIDDLE, _HALF = 110.0, 86.0
"""Where the right of two columns begins, and how wide both are, in mm."""


def draw_pages(content: ReportContent, slices: Sequence[Figure], projection: Figure) -> Sheet:
    """Draw the report of one case; arguments as of `html.write_html`."""
    sheet = Sheet(content.footer)
    sheet.title(TITLE, PURPOSE)
    sheet.facts((("Case", content.case_id), *content.patient, *content.facts))
    sheet.sentence(content.headline)
    sheet.paragraph(content.effusion, 8.6, SOFT)
    sheet.heading(content.summary.title)
    sheet.table(content.summary, bold_rows=(OPACITY,))

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
    sheet.heading("What limits these figures", x=_MIDDLE, keep_mm=4)
    sheet.bullets(content.notes, 7.4, x=_MIDDLE, width=_HALF)
    sheet.y = max(sheet.y, left_end)

    sheet.heading("Pictures", keep_mm=70)
    sheet.pictures(projection, slices)
    sheet.key([*key, ("Pleural effusion (dotted)", css_color(PLEURAL_EFFUSION.color), "...")])
    sheet.paragraph(
        PICTURE_NOTE,
        6.8,
        SOFT,
    )

    sheet.new_page()
    for table in content.details:
        sheet.heading(table.title)
        sheet.table(table, size=7.4)
    _side_by_side(sheet, content.hounsfield, content.accuracy)
    sheet.heading("Model")
    sheet.pairs(content.model)
    if content.limitations:
        sheet.heading("What the model is bad at")
        sheet.bullets(content.limitations, 6.4, SOFT)
    sheet.heading("Definitions")
    sheet.bullets((*content.definitions, *wrapped_rules(content.scores)), 6.4, SOFT)
    return sheet


def _side_by_side(sheet: Sheet, left: Table, right: Table | None) -> None:
    """Write two tables of about the same height beside one another."""
    sheet.room(50)
    top = sheet.y
    sheet.heading(left.title)
    sheet.table(left, size=7.4, width=_HALF)
    if right is None:
        return
    end, sheet.y = sheet.y, top
    sheet.heading(right.title, x=_MIDDLE)
    sheet.table(right, size=7.4, x=_MIDDLE, width=_HALF)
    sheet.y = max(sheet.y, end)


def write_pdf(path: Path | str, content: ReportContent, slices: Sequence[Figure], projection: Figure) -> None:
    """Write the report of one case; arguments as of `html.write_html`."""
    draw_pages(content, slices, projection).save(path, f"{TITLE} – {content.case_id}")
