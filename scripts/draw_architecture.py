"""The picture and the tree of docs/architecture.md, made from the source: ``python -m scripts.draw_architecture``.

Boxes are the rooms, each with the first line of its docstring; an arrow goes from a room to one that it imports.
An arrow is left out where a chain of others says the same. Rooms stand above all that they import.
"""

import ast
import math
import re
import textwrap
from collections import defaultdict
from html import escape
from itertools import pairwise
from pathlib import Path

from scripts.import_graph import LAYERS, ROOT, SOURCES, package_modules, room

DOCUMENT = ROOT / "docs" / "architecture.md"
PICTURE = ROOT / "docs" / "architecture.svg"

GROUND = ("boxes", "components", "errors", "files", "labels", "runtime", "validation")
"""Drawn as one box: every room uses them."""

GROUPS = {
    "3D Slicer": ("#e8defa", ("CovidSeg", "CovidSegLib.*")),
    "entrances": ("#fde6c8", ("cli", "worker", "app", "mrml", "frontend")),
    "from CT to label map": (
        "#d5e8fb",
        ("io", "lungs", "plausibility", "preprocessing", "postprocessing", "networks", "models", "inference"),
    ),
    "from label map to figures": ("#d8f0d8", ("measurement", "evaluation", "report")),
    "training": ("#fbdcdc", ("recipes", "datasets", "training", "experiments", "phantom")),
    "ground floor": ("#eeeeee", ("ground", "geometry", "volume", "scan_info")),
}

WIDTH, BOX_HEIGHT, ROW, GAP, MARGIN = 200, 62, 100, 20, 24
TEXT_COLUMNS = 35

Node = str | tuple[str, str, int]
"""A room, or the bend of a long arrow: who imports whom, and in which row."""


def rooms() -> dict[str, str]:
    """Return each box's name and what it says: the first sentence of the room's docstring."""
    described = {}
    for name, module in package_modules().items():
        here = room(name)
        is_room = here not in ("CovidSegExtension", "CovidSegLib", "__main__")
        if is_room and name.count(".") < 2:
            described[here] = first_line(module.path)
    return described


def first_line(path: Path) -> str:
    """Return the first line of a module's docstring."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n")[0].strip()


def box(name: str) -> str:
    """Return the box that a room is drawn in."""
    return "ground" if name in GROUND else name


def arrows() -> dict[str, set[str]]:
    """Return which box imports which, without what a chain of other arrows says, and without outward imports."""
    layer = {name: index for index, names in enumerate(LAYERS) for name in names}
    imported: dict[str, set[str]] = defaultdict(set)
    for module in package_modules().values():
        for one in module.imports:
            here, there = room(module.name), room(one.target)
            if one.top_level in SOURCES and here in layer and there in layer and layer[there] < layer[here]:
                imported[box(here)].add(box(there))
    for here in imported:
        imported[here].discard(here)
    reach = {here: _reachable(imported, here) for here in list(imported)}
    return {
        here: {to for to in targets if not any(to in reach.get(other, ()) for other in targets)}
        for here, targets in imported.items()
    }


def _reachable(imported: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    todo = list(imported.get(start, ()))
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += imported.get(name, ())
    return found


def rows(boxes: list[str], drawn: dict[str, set[str]]) -> list[list[Node]]:
    """Return the boxes by row, the top one first, with the bends of arrows that pass a row; few arrows cross."""
    depth: dict[str, int] = {}

    def depth_of(name: str) -> int:
        if name not in depth:
            depth[name] = 1 + max((depth_of(to) for to in drawn.get(name, ())), default=-1)
        return depth[name]

    top = max(map(depth_of, boxes))
    row_of = {name: top - depth_of(name) for name in boxes}
    table: list[list[Node]] = [sorted(name for name in boxes if row_of[name] == row) for row in range(top + 1)]
    above: dict[Node, list[Node]] = defaultdict(list)
    below: dict[Node, list[Node]] = defaultdict(list)
    for here, to in _edges(drawn):
        chain: list[Node] = [here, *((here, to, row) for row in range(row_of[here] + 1, row_of[to])), to]
        for row, bend in enumerate(chain[1:-1], row_of[here] + 1):
            table[row].append(bend)
        for upper, lower in pairwise(chain):
            below[upper].append(lower)
            above[lower].append(upper)
    for sweep in range(24):
        down = sweep % 2 == 0
        for row in range(1, len(table)) if down else range(len(table) - 2, -1, -1):
            other = table[row - 1 if down else row + 1]
            place = {node: index / max(len(other) - 1, 1) for index, node in enumerate(other)}
            neighbours = above if down else below
            own = {node: index / max(len(table[row]) - 1, 1) for index, node in enumerate(table[row])}
            table[row].sort(key=lambda node: _middle(place, neighbours[node], own[node]))
    return table


def _middle(place: dict[Node, float], near: list[Node], own: float) -> float:
    return sum(place[each] for each in near) / len(near) if near else own


def _edges(drawn: dict[str, set[str]]) -> list[tuple[str, str]]:
    return sorted((here, to) for here, targets in drawn.items() for to in targets)


def places(table: list[list[Node]], drawn: dict[str, set[str]]) -> dict[Node, tuple[float, float]]:
    """Return the middle of each box and bend, in pixels; what is joined is drawn together."""
    size = {node: WIDTH + GAP if isinstance(node, str) else GAP for row in table for node in row}
    widest = max(sum(size[node] for node in row) for row in table)
    x: dict[Node, float] = {}
    for row in table:
        free = (widest - sum(size[node] for node in row)) / len(row)
        left = 0.0
        for node in row:
            x[node] = left + (size[node] + free) / 2
            left += size[node] + free
    joined: dict[Node, list[Node]] = defaultdict(list)
    row_of = {node: number for number, row in enumerate(table) for node in row}
    for here, to in _edges(drawn):
        chain: list[Node] = [here, *((here, to, row) for row in range(row_of[here] + 1, row_of[to])), to]
        for upper, lower in pairwise(chain):
            joined[upper].append(lower)
            joined[lower].append(upper)
    for _ in range(200):
        for row in table:
            for node in row:
                if joined[node]:
                    x[node] += 0.3 * (sum(x[each] for each in joined[node]) / len(joined[node]) - x[node])
            _push_apart(row, x, size, widest)
    return {node: (MARGIN + x[node], MARGIN + 40 + row_of[node] * ROW + BOX_HEIGHT / 2) for node in x}


def _push_apart(row: list[Node], x: dict[Node, float], size: dict[Node, int], widest: float) -> None:
    left = 0.0
    for node in row:
        x[node] = max(x[node], left + size[node] / 2)
        left = x[node] + size[node] / 2
    right = widest
    for node in reversed(row):
        x[node] = min(x[node], right - size[node] / 2)
        right = x[node] - size[node] / 2


def colour(name: str) -> str:
    """Return the colour of a box's group."""
    for shade, members in GROUPS.values():
        if name in members or any(each.endswith(".*") and name.startswith(each[:-1]) for each in members):
            return shade
    return "#ffffff"


def picture() -> str:
    """Return the drawing as SVG."""
    described = rooms()
    texts = {name: text for name, text in described.items() if name not in GROUND}
    texts["ground"] = ", ".join(name for name in GROUND if name in described) + ": used by all"
    drawn = arrows()
    table = rows(sorted(texts), drawn)
    place = places(table, drawn)
    width = math.ceil(max(x for x, _ in place.values()) + WIDTH / 2 + MARGIN)
    height = math.ceil(max(y for _, y in place.values()) + BOX_HEIGHT / 2 + MARGIN)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="Helvetica, Arial, sans-serif">',
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0,0 L8,4 L0,8 z" fill="#666"/></marker></defs>',
        f'<rect width="{width}" height="{height}" fill="white"/>',
    ]
    left = MARGIN
    for name, (shade, _) in GROUPS.items():
        lines.append(f'<rect x="{left}" y="12" width="16" height="16" rx="3" fill="{shade}" stroke="#888"/>')
        lines.append(f'<text x="{left + 22}" y="25" font-size="13">{escape(name)}</text>')
        left += 46 + 7 * len(name)
    row_of = {node: number for number, row in enumerate(table) for node in row}
    for here, to in _edges(drawn):
        bends = [place[(here, to, row)] for row in range(row_of[here] + 1, row_of[to])]
        points = [
            (place[here][0], place[here][1] + BOX_HEIGHT / 2),
            *bends,
            (place[to][0], place[to][1] - BOX_HEIGHT / 2),
        ]
        lines.append(
            f'<path d="{_curve(points)}" fill="none" stroke="#666" stroke-width="1.2" marker-end="url(#tip)"/>'
        )
    for name in sorted(texts):
        lines += _box(name, texts[name], *place[name])
    return "\n".join([*lines, "</svg>"]) + "\n"


def _curve(points: list[tuple[float, float]]) -> str:
    path = f"M{points[0][0]:.0f},{points[0][1]:.0f}"
    for (x1, y1), (x2, y2) in pairwise(points):
        middle = (y1 + y2) / 2
        path += f" C{x1:.0f},{middle:.0f} {x2:.0f},{middle:.0f} {x2:.0f},{y2:.0f}"
    return path


def _box(name: str, text: str, x: float, y: float) -> list[str]:
    title = "ground floor" if name == "ground" else name.replace("CovidSegLib.", "CovidSegLib/")
    left, top = x - WIDTH / 2, y - BOX_HEIGHT / 2
    lines = textwrap.wrap(text.replace("`", "").removesuffix("."), TEXT_COLUMNS, max_lines=3, placeholder=" …")
    return [
        f'<rect x="{left:.0f}" y="{top:.0f}" width="{WIDTH}" height="{BOX_HEIGHT}" rx="7" fill="{colour(name)}" '
        'stroke="#666"/>',
        f'<text x="{x:.0f}" y="{top + 17:.0f}" font-size="13" font-weight="bold" text-anchor="middle">'
        f"{escape(title)}</text>",
        *(
            f'<text x="{x:.0f}" y="{top + 31 + 12 * number:.0f}" font-size="10" text-anchor="middle" fill="#333">'
            f"{escape(line)}</text>"
            for number, line in enumerate(lines)
        ),
    ]


def tree() -> str:
    """Return the folders and their modules, a line each, as Markdown."""
    lines = []
    for package in ("CovidSegExtension", "CovidSegLib"):
        root = ROOT / SOURCES[package]
        for folder in [root, *sorted(path.parent for path in root.rglob("__init__.py") if path.parent != root)]:
            name = folder.relative_to(ROOT).as_posix()
            lines += ["", f"**`{name}/`** {first_line(folder / '__init__.py')}", ""]
            for path in sorted(folder.glob("*.py")):
                if path.name != "__init__.py":
                    lines.append(f"- `{path.stem}`: {first_line(path)}")
    return "\n".join(lines)


def document(text: str) -> str:
    """Return the text of the document with the tree in it anew."""
    return re.sub(
        r"(<!-- tree -->\n).*?(<!-- end of tree -->)",
        lambda found: f"{found[1]}{tree()}\n\n{found[2]}",
        text,
        flags=re.S,
    )


def main() -> None:
    """Write picture and tree."""
    PICTURE.write_text(picture(), encoding="utf-8", newline="\n")
    DOCUMENT.write_text(document(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
