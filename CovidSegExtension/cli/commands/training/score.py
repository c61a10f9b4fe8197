"""``covidseg score``: trained models on data sets, with intervals, and compared in pairs."""

from pathlib import Path

import click

from ....runtime.progress import ProgressDisplay
from ...arguments import PATH, Command, check_files, device_option, force_option

EXAMPLES = """\
examples:
  covidseg score run_a run_b --data ct100                two runs on the patients that each held out
  covidseg score run_a --data ct100 zenodo lung1         a model on the set it learnt from and on others: one table
  covidseg score accurate mine --data zenodo -o scores   models by name; tables and every case as CSV

A case that a model learnt from is left out for it, known by the fingerprints in its card. Where MODEL is the folder of
a run, the cases that it held out, in folds too, keep the scores of then; all others are segmented now.
"""


@click.command(
    cls=Command,
    epilog=EXAMPLES,
    several=("--data",),
    short_help="Score trained models on data sets, with intervals, and compare them in pairs.",
)
@click.argument("models", nargs=-1, required=True, metavar="MODEL...")
@click.option("--data", required=True, multiple=True, type=PATH, metavar="FOLDER...", help="As for train.")
@click.option("-o", "--output", type=PATH, metavar="FOLDER", help="Write scores.txt and scores.csv there.")
@device_option
@force_option
def score(models: tuple[str, ...], data: tuple[Path, ...], output: Path | None, device: str, force: bool) -> int:
    """Score trained models on data sets, with intervals, and compare them in pairs.

    MODEL is a model's name or folder, or the folder of a run.
    """
    from ....datasets.cases import find_cases
    from ....files import write_text

    if output is not None:
        check_files([output / "scores.txt", output / "scores.csv"], force)
    find_cases(list(data))
    from ....experiments import scoring
    from ....training.data.cache import Cache, default_folder, limit_gb, user_folder

    cache = Cache(default_folder() or user_folder(), limit_gb())
    with ProgressDisplay() as progress, cache.in_use():
        found = scoring.score_models(scoring.candidates(models), list(data), cache, device, progress)
    text = scoring.text(found)
    print(text)
    if output is not None:
        write_text(output / "scores.txt", f"{text}\n")
        write_text(output / "scores.csv", scoring.csv_text(found))
        print(f"\nIn {output}: scores.txt, scores.csv")
    return 0
