"""``covidseg prune``: a shallower copy of a U-Net++."""

from pathlib import Path

import click

from ...arguments import PATH, POSITIVE, Command


@click.command(cls=Command, short_help="Save a trained U-Net++ at a smaller depth: smaller, faster, less exact.")
@click.argument("model", metavar="NAME|FOLDER")
@click.option("--depth", type=POSITIVE, required=True, metavar="N", help="Levels to keep, 1 to the model's own.")
@click.option("-o", "--output", type=PATH, required=True, metavar="FOLDER", help="A new folder for the model.")
def prune(model: str, depth: int, output: Path) -> int:
    """Save a trained U-Net++ at a smaller depth: smaller, faster, less exact.

    NAME or FOLDER is a model trained with deep supervision.
    """
    from ....models import pruning
    from ....models.bundle import load

    whole = load(model)
    small = pruning.prune(whole, depth, output)
    print(f"{small.folder}: {small.card.name}, {small.megabytes:.1f} MB instead of {whole.megabytes:.1f} MB")
    return 0
