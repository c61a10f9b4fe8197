"""Measure CovidSeg's speed and memory on a phantom CT, interleaved with others' ways and with another commit.

    python -m benchmarks.speed.run --repeat 5 --json speed.json
    python -m benchmarks.speed.run --against COMMIT --only command

Every measurement is a fresh process, so that imports and loading count. Linux and macOS.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SPACING_MM = (1.0, 0.7, 0.7)
COMMAND, BESIDE, AGAINST = "command", "beside a busy process", "other commit"
OTHERS = ("plain_loop", "slice_inferer", "lungmask")
SINGLE = ("limit", "warm", "agreement")
STARTS = {
    "import": ["-c", "import CovidSegExtension"],
    "help": ["-m", "CovidSegExtension", "--help"],
    "wrong argument": ["-m", "CovidSegExtension", "segment", "--nothing"],
}


@dataclass(frozen=True)
class Measured:
    """A process: wall seconds, processor seconds of all its threads, largest resident size, and what it printed."""

    wall_s: float
    cpu_s: float
    peak_mib: float
    output: str


def main() -> None:
    """Print the table and write the JSON."""
    arguments = _arguments()
    source = arguments.ct or phantom_file(arguments.slices, arguments.matrix)
    names = arguments.only or [COMMAND, BESIDE, *STARTS, *SINGLE, *OTHERS]
    if arguments.against:
        names = [*names, AGAINST]
    found: dict[str, list[Measured]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory(prefix="covidseg-speed-") as folder, _worktree(arguments.against, folder) as other:
        target = Path(folder) / "labels.nii.gz"
        for number in range(arguments.repeat):
            for name in names:
                if name in OTHERS and number >= arguments.repeat_others:
                    continue  # minutes each
                found[name].append(measure(name, source, target, other, arguments.model))
                print(f"{number + 1}: {name} {found[name][-1].wall_s:.2f} s", file=sys.stderr, flush=True)
    summary = {name: summarise(measured) for name, measured in found.items()}
    print(table(summary))
    if arguments.json:
        about = {"ct": source.name, "cores": _cores(), "commit": _commit()}
        arguments.json.write_text(json.dumps({"about": about, "measured": summary}, indent=2) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", help="name or folder; the default model if not given")
    parser.add_argument("--ct", type=Path, metavar="FILE", help="a CT instead of the phantom")
    parser.add_argument("--slices", type=int, default=300, help="of the phantom")
    parser.add_argument("--matrix", type=int, default=512, help="of the phantom")
    parser.add_argument("--repeat", type=int, default=5, metavar="N")
    parser.add_argument("--repeat-others", type=int, default=1, metavar="N", help="of the ways that take minutes")
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=[COMMAND, BESIDE, *STARTS, *SINGLE, *OTHERS])
    parser.add_argument("--against", metavar="COMMIT", help="also measure the command of another commit")
    parser.add_argument("--json", type=Path, metavar="FILE")
    return parser.parse_args()


def phantom_file(slices: int = 300, matrix: int = 512) -> Path:
    """Return the phantom CT, made at the first call and kept in the user's cache folder."""
    from platformdirs import user_cache_path

    path = user_cache_path("covidseg") / "speed" / f"phantom_{slices}x{matrix}x{matrix}.nii.gz"
    if not path.exists():
        from CovidSegExtension.io.images import write_volume
        from CovidSegExtension.phantom import chest_phantom

        print(f"Making the phantom once: {path}", file=sys.stderr)
        dz, dy, dx = SPACING_MM
        spacing = (dz * 300 / slices, dy * 512 / matrix, dx * 512 / matrix)
        write_volume(path, chest_phantom(shape=(slices, matrix, matrix), spacing_mm=spacing).volume)
    return path


def measure(
    name: str,
    source: Path,
    target: Path,
    other: Path | None = None,
    model: str | None = None,
    effort: str = "auto",
) -> Measured:
    """Run one of the things that are measured."""
    segment = ["-m", "CovidSegExtension", "segment", str(source), "-o", str(target), "--force", "--device", "cpu"]
    segment += ["--effort", effort, *(["--model", model] if model else [])]
    if name == BESIDE:
        with _busy():
            return _run(segment)
    if name in STARTS:
        return _run(STARTS[name], fails=name == "wrong argument")
    if name in (COMMAND, AGAINST):
        return _run(segment, other if name == AGAINST and other is not None else ROOT)
    return _run(["-m", "benchmarks.speed.tasks", name, str(source), str(target)])


def _run(words: list[str], root: Path = ROOT, fails: bool = False) -> Measured:
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        start = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, *words],
            stdout=output,
            stderr=errors,
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root)},
        )
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        for stream in (output, errors):
            stream.seek(0)
        if child.returncode != 0 and not fails:
            sys.exit(f"{' '.join(words)} ended with {child.returncode}:\n{errors.read()[-2000:]}")
        peak = used.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
        return Measured(wall, used.ru_utime + used.ru_stime, peak, output.read())


@contextmanager
def _busy() -> Iterator[None]:
    """Keep one core busy meanwhile."""
    child = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        yield
    finally:
        child.kill()
        child.wait()


@contextmanager
def _worktree(commit: str | None, folder: str) -> Iterator[Path | None]:
    """Check another commit out beside this one, and remove it at the end."""
    if commit is None:
        yield None
        return
    path = Path(folder) / "other"
    git = ["git", "-C", str(ROOT), "worktree"]
    subprocess.run([*git, "add", "--detach", str(path), commit], check=True, stdout=sys.stderr)
    try:
        yield path
    finally:
        subprocess.run([*git, "remove", "--force", str(path)], check=True)


def summarise(measured: list[Measured]) -> dict[str, Any]:
    """Return medians and spread, and the last of what the process itself measured."""
    walls = [one.wall_s for one in measured]
    summary: dict[str, Any] = {
        "runs": len(measured),
        "wall_s": {"median": statistics.median(walls), "min": min(walls), "max": max(walls)},
        "cpu_s": statistics.median(one.cpu_s for one in measured),
        "peak_mib": max(one.peak_mib for one in measured),
    }
    details = [json.loads(one.output) for one in measured if one.output.startswith("{")]
    for key in details[0] if details else ():
        values = [one[key] for one in details]
        summary[key] = values[-1] if isinstance(values[0], str) else statistics.median(values)
    return summary


def table(summary: dict[str, dict[str, Any]]) -> str:
    """Return the Markdown table; ratios are of medians, to the command's own."""
    lines = [
        "| what | runs | median s | spread s | processor s | peak MiB | × command |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    own = summary.get(COMMAND, {}).get("wall_s", {}).get("median")
    for name, one in summary.items():
        wall = one["wall_s"]
        ratio = "" if own is None or name in STARTS or name in SINGLE else f"{wall['median'] / own:.2f}"
        lines.append(
            f"| {name} | {one['runs']} | {wall['median']:.2f} | {wall['min']:.2f}–{wall['max']:.2f} | "
            f"{one['cpu_s']:.2f} | {one['peak_mib']:.0f} | {ratio} |"
        )
    if "limit" in summary:
        one = summary["limit"]
        lines += ["", f"Network: {one['network_ms']:.1f} ms a slice ({one['backend']}), {one['gflop']:.2f} GFLOP; at "]
        lines[-1] += f"{one['gflop_a_second']:.0f} GFLOP/s, this machine's convolutions, {one['limit_ms']:.1f} ms: "
        lines[-1] += f"{one['network_ms'] / one['limit_ms']:.2f}×."
    if "warm" in summary:
        one = summary["warm"]
        lines += ["", f"Warm second request: {one['whole_s']:.2f} s, the network {one['network_s']:.2f} of them; "]
        lines[-1] += f"{one['beside_network_s']:.2f} s beside it."
    if "agreement" in summary:
        one = summary["agreement"]
        scores = [
            f"{key.removeprefix('Dice ')} {value:.4f} (of {one[key.replace('Dice', 'mL')]:.0f} mL)"
            for key, value in one.items()
            if key.startswith("Dice ")
        ]
        lines += ["", f"Dice of {one['backend']} against PyTorch in 32 bits: {', '.join(scores)}."]
    return "\n".join(lines)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _commit() -> str:
    return subprocess.run(["git", "-C", str(ROOT), "rev-parse", "HEAD"], capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    main()
