"""Measure time and memory of segmenting a 512 x 512 x 300 CT, from reading its .nii.gz to writing the label map.

Every repetition is a fresh process, so imports and the model's loading count. Linux and macOS.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SHAPE, SPACING_MM = (300, 512, 512), (1.0, 0.7, 0.7)
MEASURE = "measure"


def main() -> None:
    """Print a Markdown table: median and worst seconds of each stage, and peak memory."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", help="name or folder; the default model if not given")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--repeat", type=int, default=3, metavar="N")
    arguments = parser.parse_args()
    runs = []
    with tempfile.TemporaryDirectory(prefix="covidseg-speed-") as folder:
        task = [str(phantom_file()), str(Path(folder) / "labels.nii.gz"), arguments.model or "", arguments.device]
        for _ in range(arguments.repeat):
            start = time.perf_counter()
            child = subprocess.run([sys.executable, __file__, MEASURE, *task], stdout=subprocess.PIPE, text=True)
            if child.returncode != 0:
                sys.exit(child.returncode)  # it has said why on stderr
            runs.append(json.loads(child.stdout))
            # What no stage covers: Python's start and end.
            elapsed = time.perf_counter() - start
            runs[-1]["seconds"]["start and end"] = elapsed - sum(runs[-1]["seconds"].values())
            runs[-1]["seconds"]["total"] = elapsed
    print(table(runs, arguments.device))


def phantom_file() -> Path:
    """Return the phantom CT, made at the first call and kept in the user's cache folder."""
    from platformdirs import user_cache_path

    path = user_cache_path("covidseg") / "speed" / "phantom_{}x{}x{}.nii.gz".format(*SHAPE)
    if not path.exists():
        from CovidSegExtension.io.images import write_volume
        from CovidSegExtension.phantom import chest_phantom

        print(f"Making the phantom once: {path}", file=sys.stderr)
        write_volume(path, chest_phantom(shape=SHAPE, spacing_mm=SPACING_MM).volume)
    return path


def measure(source: Path, target: Path, model: str, device: str) -> dict:
    """Segment `source` in this process; return the seconds of each stage, the peak memory in MiB and the labels found.

    Imports stand first and are timed by themselves; the stages are those of ``covidseg segment``.
    """
    seconds = {}
    clock = time.perf_counter()

    def lap(stage: str) -> None:
        nonlocal clock
        now = time.perf_counter()
        seconds[stage], clock = now - clock, now

    from CovidSegExtension.inference.options import SegmentationOptions
    from CovidSegExtension.inference.segmenter import Segmenter
    from CovidSegExtension.io.images import read_volume, write_labels
    from CovidSegExtension.runtime.memory import keep_freed_memory

    lap("import")
    keep_freed_memory()
    segmenter = Segmenter(SegmentationOptions(model or None, device))
    lap("load model")
    volume = read_volume(source)
    lap("read")
    segmentation = segmenter.segment(volume)
    lap("segment")
    del seconds["segment"]
    seconds |= segmentation.seconds
    write_labels(target, segmentation.label_map)
    lap("write")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "seconds": seconds,
        "peak_mib": peak / (1024 if sys.platform == "linux" else 1024**2),
        "notes": segmentation.notes,
    }


def table(runs: list[dict], device: str) -> str:
    """Return the Markdown table of all repetitions."""
    lines = ["| stage | median s | slowest s |", "|---|---:|---:|"]
    for stage in runs[0]["seconds"]:
        values = [run["seconds"][stage] for run in runs]
        lines.append(f"| {stage} | {statistics.median(values):.2f} | {max(values):.2f} |")
    peak = max(run["peak_mib"] for run in runs)
    notes = sorted({note for run in runs for note in run["notes"]})
    size = " × ".join(map(str, reversed(SHAPE)))
    lines += ["", f"{size} voxels, {device}, {_cores()} cores, {len(runs)} runs; peak memory {peak:.0f} MiB.", *notes]
    return "\n".join(lines)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


if __name__ == "__main__":
    if sys.argv[1:2] == [MEASURE]:
        print(json.dumps(measure(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4], sys.argv[5])))
    else:
        main()
