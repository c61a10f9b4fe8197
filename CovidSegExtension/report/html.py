"""The report as one HTML page that needs no other file: opens offline, prints on A4, and on a phone."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..errors import DependencyError
from ..files import write_text
from ..labels import CONSOLIDATION, GGO
from .content import PICTURE_NOTE, PURPOSE, TITLE, ReportContent, wrapped_rules
from .figures import Figure
from .sheet import css_color

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, **values: Any) -> str:
    """Fill in a template of the report; every text is escaped, so that none of a DICOM field becomes part of the page.

    Raises
    ------
    DependencyError
        If jinja2 is not installed.
    """
    try:
        import jinja2
    except ImportError as error:
        raise DependencyError('Reports need jinja2 and matplotlib; run: pip install "covidseg[report]".') from error
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        purpose=PURPOSE, colors={"ggo": css_color(GGO.color), "consolidation": css_color(CONSOLIDATION.color)}
    )
    return environment.get_template(template).render(**values)


def write_html(path: Path | str, content: ReportContent, slices: Sequence[Figure], projection: Figure) -> None:
    """Write the report of one case.

    Parameters
    ----------
    path : path
        What to write.
    content : ReportContent
        What it says.
    slices : sequence of Figure
        Axial slices, from the top of the chest down.
    projection : Figure
        The chest from the front.
    """
    text = render(
        "report.html.j2",
        title=TITLE,
        content=content,
        slices=slices,
        projection=projection,
        picture_note=PICTURE_NOTE,
        rules=wrapped_rules(content.scores),
    )
    write_text(path, text)
