"""``covidseg evaluate``: label maps against an expert's."""

import json
from pathlib import Path

import click

from ...runtime.progress import ProgressDisplay
from ..arguments import PATH, Command


@click.command(cls=Command)
@click.argument("predictions", type=PATH, metavar="PREDICTIONS")
@click.argument("labels", type=PATH, metavar="LABELS")
@click.option("--json", "json_file", type=PATH, metavar="FILE", help="Also write every figure as JSON.")
def evaluate(predictions: Path, labels: Path, json_file: Path | None) -> int:
    """Score label maps against an expert's.

    PREDICTIONS is a label map or a folder of them; LABELS are the expert's, with the same names.
    """
    from ...evaluation import comparison
    from ...files import write_text

    with ProgressDisplay() as progress:
        evaluation = comparison.evaluate(predictions, labels, progress)
    print(evaluation.table())
    if json_file is not None:
        write_text(json_file, json.dumps(evaluation.to_json(), indent=2, ensure_ascii=False) + "\n")
    return 1 if evaluation.unmatched else 0
