"""``covidseg app`` and ``covidseg view``: the same flow as in 3D Slicer, in the browser."""

from pathlib import Path

import click

from ...worker.languages import ENGLISH, LANGUAGES
from ..arguments import PATH, Command

_EXAMPLES = """\
examples:
  covidseg app                        open the page in the browser; choose a CT there, or its sample
  covidseg app dicom_folder           open a CT at once
  covidseg app --no-browser --port 8080

prints the address, which holds a secret for this run. Ctrl-C ends it. The page is for this computer alone unless --host
names another address; docs/app.md says how to put it behind a server that knows its users.
"""

_port = click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="Default: any free one.")
_browser = click.option("--no-browser", is_flag=True, help="Only print the address.")
_host = click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="Let other computers in, by this address.")
_public = click.option(
    "--public", default="", metavar="HOST[:PORT]", help="The name by which a reverse proxy's users call it."
)
_language = click.option("--language", type=click.Choice([ENGLISH, *LANGUAGES]), help="Default: that of the browser.")


@click.command(cls=Command, epilog=_EXAMPLES)
@click.argument("ct", type=PATH, required=False, metavar="[CT]")
@_port
@_browser
@_host
@_public
@_language
def app(ct: Path | None, port: int, no_browser: bool, host: str, public: str, language: str | None) -> int:
    """Segment, correct, export and retrain in the browser.

    CT is a volume, a folder with a DICOM series, or a zip archive of either.
    """
    return _run(ct, None, port, no_browser, host, public, language)


@click.command(cls=Command)
@click.argument("ct", type=PATH, metavar="CT")
@click.argument("mask", type=PATH, required=False, metavar="[MASK]")
@_port
@_browser
@_host
@_public
@_language
def view(ct: Path, mask: Path | None, port: int, no_browser: bool, host: str, public: str, language: str | None) -> int:
    """Look at a CT and its label map in the browser, and correct it there.

    MASK is a label map on the CT's grid, as segment writes it.
    """
    return _run(ct, mask, port, no_browser, host, public, language)


def _run(
    ct: Path | None, mask: Path | None, port: int, no_browser: bool, host: str, public: str, language: str | None
) -> int:
    from ...app.launch import run
    from ...app.options import AppOptions

    return run(AppOptions(ct, mask, host, port, not no_browser, public, language or ""))
