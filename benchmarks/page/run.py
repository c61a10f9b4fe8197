"""Measure how the page feels on a large CT, by a real Chromium: wheel, strokes, final mask, undo.

    python -m benchmarks.page.run --repeat 5 --json page.json

Needs the extra `app`, Playwright and a Chromium (`scripts/test-app` installs all three).
"""

import argparse
import json
import math
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.speed.run import phantom_file
from Testing.app.browser import Served, Visitor, browser

WATCH = Path(__file__).with_name("watch.js")
STROKE_S = 2.0
QUIET_S = 4.0
"""After each act, so that the surfaces in 3D are made before the next one."""

BARS = {"wheel, first image": 150, "stroke, images a second": 10, "release to final mask": 700, "undo": 300}
"""Milliseconds at most; images a second at least."""


def main() -> None:
    """Print the table and write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--slices", type=int, default=300)
    parser.add_argument("--matrix", type=int, default=512)
    parser.add_argument("--repeat", type=int, default=5, metavar="N")
    parser.add_argument("--flat", action="store_true", help="without surfaces in 3D")
    parser.add_argument("--json", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    source = phantom_file(arguments.slices, arguments.matrix)
    labels = _labels_of(source, arguments.slices, arguments.matrix)
    with tempfile.TemporaryDirectory(prefix="covidseg-page-") as folder, browser() as visit:
        home = Path(folder)
        served = Served(home, str(source), str(labels), command="view")
        try:
            visitor = visit(1440, 900)
            visitor.open(served.address)
            visitor.until_state("rows", "value.length")
            measured = measure(visitor, served, arguments.repeat, arguments.flat)
        finally:
            served.stop()
    print(table(measured))
    print(f"Load of the machine meanwhile (1 min): {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.")
    if arguments.json:
        arguments.json.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")


def measure(visitor: Visitor, served: Served, repeat: int, flat: bool) -> dict[str, list[dict[str, float]]]:
    """Do each of the acts `repeat` times; return what each took, by its name."""
    page = visitor.page
    page.evaluate(WATCH.read_text(encoding="utf-8"))
    if flat:
        visitor.find("show-3d").set_checked(False)
    visitor.click("class-GGO", "tool-paint")
    box = page.locator(".cs-view-Axial").bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    _rest(visitor)
    found: dict[str, list[dict[str, float]]] = {name: [] for name in BARS}
    for number in range(repeat):
        for step in range(4):
            clock = _Clock(visitor, served)
            page.mouse.wheel(0, 120 if step % 2 else -120)
            time.sleep(0.8)
            found["wheel, first image"].append(clock.stop(page.evaluate("watched.first()")))
        clock = _Clock(visitor, served)
        start = page.evaluate("performance.now()")
        _stroke(page, middle, 30 + 12 * number)
        end = page.evaluate("performance.now()")
        rate = page.evaluate("([start, end]) => watched.between(start, end)", [start, end]) / ((end - start) / 1000)
        found["stroke, images a second"].append(clock.stop(rate))
        clock = _Clock(visitor, served)
        page.mouse.up()
        time.sleep(QUIET_S)
        found["release to final mask"].append(clock.stop(page.evaluate("watched.last()")))
        _rest(visitor)
        clock = _Clock(visitor, served)
        page.keyboard.press("Control+z")
        time.sleep(QUIET_S)
        found["undo"].append(clock.stop(page.evaluate("watched.last()")))
        _rest(visitor)
    return found


class _Clock:
    """Processor time of the server since now."""

    def __init__(self, visitor: Visitor, served: Served) -> None:
        self._served = served
        visitor.page.evaluate("watched.forget()")
        self._start = _processor_s(served)

    def stop(self, value: float | None) -> dict[str, float]:
        return {"value": math.nan if value is None else value, "server_s": _processor_s(self._served) - self._start}


def _processor_s(served: Served) -> float:
    """Return the processor time of the server's process, all its threads, in seconds (Linux)."""
    fields = Path(f"/proc/{served.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _rest(visitor: Visitor) -> None:
    """Wait until the server has nothing more to do."""
    visitor.settle()
    time.sleep(QUIET_S)
    visitor.settle()


def _stroke(page: Any, middle: tuple[float, float], radius: float) -> None:
    """Press, and move around in a circle as a hand does, 60 times a second; the button stays down."""
    page.mouse.move(middle[0] + radius, middle[1])
    page.mouse.down()
    start = time.perf_counter()
    while (passed := time.perf_counter() - start) < STROKE_S:
        angle = 2 * math.pi * passed / STROKE_S
        page.mouse.move(middle[0] + radius * math.cos(angle), middle[1] + radius * math.sin(angle))
        time.sleep(1 / 60)


def _labels_of(source: Path, slices: int, matrix: int) -> Path:
    """Return the phantom's true label map, made once beside its CT."""
    path = source.with_name(source.name.replace("phantom", "lesions"))
    if not path.exists():
        from CovidSegExtension.io.images import read_volume, write_labels
        from CovidSegExtension.phantom import chest_phantom
        from CovidSegExtension.volume import LabelMap

        grid = read_volume(source).grid
        phantom = chest_phantom(shape=(slices, matrix, matrix), spacing_mm=grid.spacing_mm)
        write_labels(path, LabelMap(phantom.labels, grid))
    return path


def table(measured: dict[str, list[dict[str, float]]]) -> str:
    """Return the Markdown table."""
    lines = [
        "| what | runs | median | worst | first | wanted | processor s of the server |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for name, runs in measured.items():
        values = [one["value"] for one in runs]
        is_rate = name.endswith("a second")
        unit, wanted = ("", f"≥ {BARS[name]}") if is_rate else (" ms", f"≤ {BARS[name]} ms")
        worst = min(values) if is_rate else max(values)
        server = statistics.median(one["server_s"] for one in runs)
        lines.append(
            f"| {name} | {len(values)} | {statistics.median(values):.0f}{unit} | {worst:.0f}{unit} | "
            f"{values[0]:.0f}{unit} | {wanted} | {server:.2f} (first {runs[0]['server_s']:.2f}) |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
