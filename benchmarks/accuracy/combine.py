"""One model of the networks of several runs, averaged with their mirror images.

    python -m benchmarks.accuracy.combine RUN RUN... -o MODEL [--part final]

RUN are folders that ``covidseg train`` wrote by recipes of one preprocessing; ``--part fold0`` takes the networks that
held out fold 0, to measure. The card is the first run's.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from CovidSegExtension.errors import CovidSegError, InputError
from CovidSegExtension.models.bundle import load
from CovidSegExtension.models.ensembling import save_ensemble


def main(words: Sequence[str] | None = None) -> int:
    """Combine, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--part", default="final")
    arguments = parser.parse_args(words)
    try:
        members = [load(folder) for run in arguments.runs for folder in networks(run / arguments.part)]
        combined = save_ensemble(arguments.output, members, load(arguments.runs[0] / "model").card, mirrored=True)
    except CovidSegError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 2
    print(f"{len(members)} networks, averaged with their mirror images, are in {combined.folder}.")
    return 0


def networks(part: Path) -> list[Path]:
    """Return the model folders of the single networks in a part of a run."""
    folders = sorted(part.glob("network*/model")) or [part / "model"]
    if not folders[0].is_dir():
        raise InputError(f"{part} holds no trained network; give folders that covidseg train wrote, with folds.")
    return folders


if __name__ == "__main__":
    sys.exit(main())
