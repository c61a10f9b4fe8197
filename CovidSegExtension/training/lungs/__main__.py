"""``python -m CovidSegExtension.training.lungs --data FOLDER [FOLDER ...] -o MODEL``."""

import argparse
import sys
from pathlib import Path

import torch

from ...errors import CovidSegError, InputError
from ...lungs.weights import LungCard, load, save
from .fit import Schedule, fit
from .lessons import Lesson, held_out, list_cases, phantom_lessons, read_lessons


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit code."""
    defaults = Schedule()
    parser = argparse.ArgumentParser(
        prog="python -m CovidSegExtension.training.lungs", description="Train the network that finds the lungs."
    )
    parser.add_argument(
        "--data",
        type=Path,
        nargs="*",
        default=[],
        metavar="FOLDER",
        help="folders with dataset.json, imagesTr, labelsTr and, where drawn, lungsTr; or DICOM series of normal lungs",
    )
    parser.add_argument("--phantoms", type=int, default=6, metavar="N", help="chests made by computation (default: 6)")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="MODEL", help="folder for the weights")
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="keeps the prepared CTs for the next run")
    parser.add_argument(
        "--hold-out", metavar="K/N", help="leave out the K-th of N parts of the patients, 0 <= K < N, to measure on"
    )
    parser.add_argument("--steps", type=int, default=defaults.steps)
    parser.add_argument("--batch-size", type=int, default=defaults.batch_size)
    parser.add_argument("--learning-rate", type=float, default=defaults.learning_rate)
    parser.add_argument("--seed", type=int, default=defaults.seed)
    parser.add_argument("--start", type=Path, metavar="MODEL", help="begin with the weights of this model")
    parser.add_argument("--threads", type=int, help="CPU threads (default: all)")
    options = parser.parse_args(arguments)
    if options.threads:
        torch.set_num_threads(options.threads)
    try:
        _train(options)
    except CovidSegError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _train(options: argparse.Namespace) -> None:
    lessons = _lessons(options.data, options.phantoms, options.cache)
    out: set[str] = set()
    if options.hold_out:
        fold, folds = _part(options.hold_out)
        out = held_out(list_cases(options.data), fold, folds)
        print(f"held out: {' '.join(sorted(out))}", flush=True)
    train_cases = [item for item in lessons if item.patient not in out]
    if not train_cases:
        raise InputError("There is nothing to learn from; give --data or --phantoms.")
    schedule = Schedule(options.steps, options.batch_size, options.learning_rate, options.seed)
    start = load(options.start).state_dict() if options.start else None
    counts: dict[str, int] = {}
    for item in train_cases:
        counts[item.source] = counts.get(item.source, 0) + 1
    card = LungCard(training={"cts": counts, "held_out": sorted(out), "schedule": vars(schedule)})

    def report(step: int, loss: float, seconds: float) -> None:
        print(f"step {step} of {schedule.steps}: loss {loss:.4f}, {seconds:.0f} s", flush=True)

    network = fit(
        train_cases, schedule, start=start, report=report, keep=lambda state: save(options.output, state, card)
    )
    save(options.output, network.state_dict(), card)


def _part(text: str) -> tuple[int, int]:
    try:
        fold, folds = (int(value) for value in text.split("/"))
    except ValueError:
        fold, folds = 0, 0
    if not 0 <= fold < folds:
        raise InputError(f"--hold-out takes K/N with 0 <= K < N, such as 1/4, not '{text}'.")
    return fold, folds


def _lessons(folders: list[Path], phantoms: int, cache: Path | None) -> list[Lesson]:
    for folder in folders:
        if not folder.exists():
            raise InputError(f"The data folder {folder} does not exist.")
    if cache and any(cache.glob("*.npz")):
        return [Lesson.load(path) for path in sorted(cache.glob("*.npz"))]
    lessons = []
    for source in (read_lessons(folders), phantom_lessons(phantoms)):
        for item in source:
            print(f"prepared {item.source}: {item.name}, {len(item.images)} slices", flush=True)
            lessons.append(item)
    if cache:
        cache.mkdir(parents=True, exist_ok=True)
        for item in lessons:
            item.save(cache / f"{item.source}-{item.name}.npz")
    return lessons


if __name__ == "__main__":
    sys.exit(main())
