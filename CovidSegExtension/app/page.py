"""The page: its template and words, put into the language of the program, and what its lists hold."""

import re
from pathlib import Path
from typing import Any

from trame_server import Server
from trame_vuetify.ui.vuetify3 import VAppLayout

from ..frontend.findings import class_name
from ..labels import LABELS
from ..worker.languages import ENGLISH
from ..worker.translation import tr as _

_FOLDER = Path(__file__).parent
_WORDS = re.compile(r"\[\[(.+?)\]\]")

ASSETS = {
    "serve": {"covidseg": str(_FOLDER / "assets")},
    "scripts": ["covidseg/page.js"],
    "styles": ["covidseg/page.css"],
}
"""What the browser loads beside the template."""


_SUFFIXES = {"seg.dcm": ".dcm", "sr.dcm": ".dcm", "report.zip": ".zip"}
"""What an export is called after the dot, where that is not its kind."""


def template() -> str:
    """Return the page's template; what stands between double square brackets there are words to translate."""
    return _WORDS.sub(lambda words: _(words[1]), (_FOLDER / "page.html").read_text(encoding="utf-8"))


def cut_off_template() -> str:
    """Return what the page becomes when its server no longer answers; trame's own says it in English."""
    title = _("The connection to CovidSeg is gone")
    text = _(
        "Reload this page. If that does not help, CovidSeg has ended: start covidseg app again, and open the address "
        "that it prints; corrections that were not exported are offered there."
    )
    return f"""<div class="cs-page" :class="`cs-${{theme}}`"><main class="cs-welcome" data-testid="cut-off">
<h1>{title}</h1><p>{text}</p>
<button class="cs-primary" onclick="location.reload()">{_("Reload")}</button></main></div>"""


def words() -> dict[str, Any]:
    """Return the lists that the template goes through."""

    def named(**texts: str) -> list[dict[str, str]]:
        return [{"name": name, "text": text} for name, text in texts.items()]

    def rgb(color: tuple[int, int, int]) -> str:
        return f"rgb({color[0]},{color[1]},{color[2]})"

    icons = {"four": "view-grid", "large": "view-quilt", "axial": "square", "surfaces": "cube"}
    layouts = named(four=_("Four views"), large=_("Large axial view"), axial=_("Axial alone"), surfaces=_("3D alone"))
    return {
        "view_names": {"Axial": _("Axial"), "Coronal": _("Coronal"), "Sagittal": _("Sagittal"), "ThreeD": _("3D")},
        "windows": named(lung=_("Lung"), soft=_("Soft tissue")),
        "layouts": [one | {"icon": f"mdi-{icons[one['name']]}-outline"} for one in layouts],
        "classes": [{"id": label.id, "name": class_name(label), "color": rgb(label.color)} for label in LABELS],
        "lungs": [
            {"id": "RightLung", "name": _("Right lung"), "color": rgb((177, 122, 101))},
            {"id": "LeftLung", "name": _("Left lung"), "color": rgb((197, 165, 145))},
        ],
        "tools": [
            {"name": name, "icon": f"mdi-{icon}", "text": text, "hint": f"{text} ({key})"}
            for name, icon, text, key in (
                ("none", "cursor-default-outline", _("Look"), "Esc"),
                ("paint", "brush", _("Paint"), "P"),
                ("erase", "eraser", _("Erase"), "E"),
                ("scissors", "content-cut", _("Cut"), "X"),
                ("point", "cursor-default-click-outline", _("Click"), "C"),
            )
        ],
        "pointing_modes": named(add=_("Add what looks alike"), take=_("Take away")),
        "scissors_modes": named(erase=_("Erase inside"), keep=_("Keep inside"), fill=_("Fill inside")),
        "smoothing": named(median=_("Median"), opening=_("Opening"), closing=_("Closing")),
        "exports": [
            {
                "kind": kind,
                "icon": icon,
                "text": text,
                "suffix": _SUFFIXES.get(kind, f".{kind}"),
                "dicom": "dcm" in kind,
            }
            for kind, icon, text in (
                ("seg.nrrd", "mdi-cube-outline", _("Segmentation for 3D Slicer")),
                ("nii.gz", "mdi-layers-outline", _("Label map, 1 to 3")),
                ("seg.dcm", "mdi-hospital-box-outline", _("DICOM segmentation")),
                ("sr.dcm", "mdi-file-tree-outline", _("DICOM structured report")),
                ("csv", "mdi-table", _("Table")),
                ("report.zip", "mdi-file-document-outline", _("Report: page, PDF, measurements")),
            )
        ],
        "keys": [
            {"keys": keys, "text": text}
            for keys, text in (
                ("↑ ↓", _("Slice up, down, in the view under the pointer")),
                (_("Page ↑  Page ↓"), _("Ten slices up, down, in the view under the pointer")),
                ("1 2 3", _("Class to edit")),
                ("P  E  X  C", _("Paint, erase, scissors, click")),
                ("Esc", _("Put the tool down")),
                ("+ −", _("Larger, smaller brush")),
                (_("Space"), _("Hide the segments, show them")),
                ("N  U", _("Next lesion, next uncertain place")),
                ("Ctrl Z  Ctrl Y", _("Undo, redo")),
            )
        ],
    }


def build(server: Server) -> VAppLayout:
    """Make the page of a server."""
    server.enable_module(ASSETS)
    state = server.state
    state.trame__title = "CovidSeg"
    state.trame__favicon = "data:,"  # the default one comes from another computer
    state.update(
        {
            "language": ENGLISH,
            "theme": "dark",
            "layout": "four",
            "more_open": False,
            "facts_open": False,
            "many_open": False,
            "help_open": False,
            "details_open": False,
            "details_shown": "",
            "upload": 0,
        }
    )
    with VAppLayout(server) as layout:
        layout.root.theme = ("theme",)
    write(server, layout)
    return layout


def write(server: Server, layout: VAppLayout) -> None:
    """Write the page's words in the language that is spoken now."""
    server.state.update({**words(), "trame__template_error": cut_off_template()})
    layout.root.clear()
    layout.root.add_child(template())
    layout.flush_content()
