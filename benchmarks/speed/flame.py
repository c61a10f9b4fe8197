"""Draw where `covidseg segment` spends its processor time: a flame graph of the default run on the phantom.

    python -m benchmarks.speed.flame -o flame.png

Every few milliseconds, each thread's processor time since the last look is added to the functions that it is in: one
that waits counts nothing. Only frames of this project are drawn, and the first of another library that each calls;
threads that do the same work are added up. What libraries do on threads of their own stands beside. Linux.
"""

import argparse
import os
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from .run import ROOT, phantom_file

INTERVAL_S = 0.004
OWN = "CovidSegExtension"
NARROWEST = 0.004
"""Share of the picture's width below which a frame is not drawn; from five times as much on it is named."""
COLOURS = {"torch": "#e0b567", "openvino": "#7fa8d1"}
OWN_COLOUR, OTHER_COLOUR, ROOT_COLOUR = "#dd9c8b", "#b3bd98", "#c9c9c9"
WRAPPERS = ("<lambda>", "_without_gradients", "main", "_run", "decorate_context", "_wrapped_call_impl", "_call_impl")
"""Functions that only call another."""
PASSED_OVER = ("<frozen", "runpy", "threading", "concurrent", "click", "contextlib", "benchmarks")

Stacks = dict[tuple[str, ...], float]
"""Processor time in s by thread and frames, the outermost first."""


def main() -> None:
    """Run the default command, look at its threads meanwhile, and draw what was seen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="PNG")
    arguments = parser.parse_args()
    source = phantom_file()
    with tempfile.TemporaryDirectory(prefix="covidseg-flame-") as folder:
        sampler = Sampler()
        sampler.start()
        from CovidSegExtension.cli.main import main as covidseg

        code = covidseg(["segment", str(source), "-o", str(Path(folder) / "labels.nii.gz"), "--device", "cpu"])
        stacks = sampler.finish()
    if code != 0:
        sys.exit(code)
    draw(stacks, arguments.output)


class Sampler(threading.Thread):
    """Adds up the processor time of all other threads by what they are doing."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._stacks: Stacks = defaultdict(float)
        self._spent: dict[int, float] = {threading.get_ident(): time.thread_time()}
        self._before = time.process_time()
        self._last: dict[int, tuple[str, ...]] = {}
        self._end = threading.Event()

    def run(self) -> None:
        """Look until told to end."""
        while not self._end.wait(INTERVAL_S):
            self._look()

    def finish(self) -> Stacks:
        """End, and return the stacks, with what was spent on threads that are none of Python's."""
        self._end.set()
        self.join()
        total = time.process_time() - self._before
        self._stacks["threads of OpenVINO and PyTorch",] += max(0.0, total - sum(self._stacks.values()))
        return self._stacks

    def _look(self) -> None:
        for ident, frame in sys._current_frames().items():
            if ident == self.ident:
                continue
            try:
                spent = time.clock_gettime(time.pthread_getcpuclockid(ident))
            except OSError:  # it has just ended
                continue
            before = self._spent.get(ident, 0.0)
            self._spent[ident] = spent
            # The number of a thread that ended is given to a new one, which begins at 0.
            stack = stack_of(frame)
            # A thread that waits for work now did what it was last seen doing.
            self._last[ident] = self._last.get(ident, stack) if len(stack) == 1 else stack
            self._stacks[self._last[ident]] += spent - before if spent >= before else spent


def stack_of(frame: FrameType | None) -> tuple[str, ...]:
    """Return what kind of thread it is, and what is drawn of its frames, the outermost first."""
    calls = []
    while frame is not None:
        calls.append((frame.f_code.co_name, _module(frame.f_code.co_filename)))
        frame = frame.f_back
    calls.reverse()
    functions = {function for function, _ in calls}
    kinds = {"_without_gradients": "threads of the networks", "read_volume": "reading", "notes_on_ct": "checks"}
    kind = next((kind for function, kind in kinds.items() if function in functions), "main thread")
    return (kind, *_drawn(calls))


def _module(file: str) -> str:
    """Return the path of a module within its package or the standard library, without ``.py``."""
    path = file.removeprefix(f"{ROOT}{os.sep}").rpartition("site-packages/")[2]
    return path.removeprefix(f"{sys.base_prefix}/lib/python{sys.version_info[0]}.{sys.version_info[1]}/").removesuffix(
        ".py"
    )


def _drawn(calls: list[tuple[str, str]]) -> Iterator[str]:
    """Yield own frames, ``function (module)``, and the first that each calls elsewhere, ``library: function``."""
    before_is_own = True
    for function, module in calls:
        if module.startswith(PASSED_OVER) or function in WRAPPERS:
            continue
        called = "import" if function == "<module>" else function
        own = module.startswith(OWN)
        if own:
            yield f"{called} ({module.removeprefix(f'{OWN}/').removesuffix('/__init__')})"
        elif before_is_own:
            yield f"{module.partition('/')[0]}: {called}"
        before_is_own = own


def draw(stacks: Stacks, path: Path) -> None:
    """Draw the stacks, roots at the bottom, the widest first."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(15, 9), layout="constrained")
    axes = figure.subplots()
    total = sum(stacks.values())
    deepest = _draw_level(axes, stacks, 0, 0.0, total)
    axes.set_xlim(0, total)
    axes.set_ylim(0, deepest)
    axes.set_yticks([])
    axes.set_xlabel("processor time (s)")
    axes.spines[["top", "left", "right"]].set_visible(False)
    figure.savefig(path, dpi=100)


def _draw_level(axes: Any, stacks: Stacks, depth: int, left: float, total: float) -> int:
    """Draw the frames at `depth` from `left` on, and what stands on them; return the number of levels."""
    widths: dict[str, float] = defaultdict(float)
    for stack, spent in stacks.items():
        if len(stack) > depth:
            widths[stack[depth]] += spent
    deepest = depth
    for name, width in sorted(widths.items(), key=lambda item: -item[1]):
        if width > NARROWEST * total:
            library = name.partition(": ")[0] if ": " in name else ""
            colour = COLOURS.get(library, OTHER_COLOUR if library else OWN_COLOUR)
            colour = ROOT_COLOUR if depth == 0 else colour
            axes.barh(depth, width, 0.95, left, align="edge", color=colour, edgecolor="white", linewidth=0.5)
            if width > 5 * NARROWEST * total:
                text = f"{name[: int(200 * width / total)]}\n{width:.2f} s"
                axes.text(left + width / 2, depth + 0.47, text, ha="center", va="center", size=7)
            above = {stack: spent for stack, spent in stacks.items() if stack[depth : depth + 1] == (name,)}
            deepest = max(deepest, _draw_level(axes, above, depth + 1, left, total))
        left += width
    return max(deepest, depth)


if __name__ == "__main__":
    main()
