"""``covidseg evaluate``: label maps against an expert's."""

from functools import partial
from pathlib import Path

import click

from ...runtime.progress import ProgressDisplay
from ..arguments import PATH, Command, check_files, force_option

_EXAMPLES = """\
examples:
  covidseg evaluate results data/labelsTr -o evaluation
  covidseg evaluate new_results data/labelsTr --against old_results -o comparison

A dataset.json beside the labels says what was annotated, whose CT it is and where the CTs are; without one, each file
counts as a patient of its own. Severity is compared where masks of the lungs are known. -o writes evaluation.html with
pictures, evaluation.json, and summary, cases, slices and lesions as CSV.
"""


@click.command(cls=Command, epilog=_EXAMPLES)
@click.argument("predictions", type=PATH, metavar="PREDICTIONS")
@click.argument("labels", type=PATH, metavar="LABELS")
@click.option("-o", "--output", type=PATH, metavar="FOLDER", help="Where page, pictures and tables are written.")
@click.option("--json", "json_file", type=PATH, metavar="FILE", help="Write every figure as JSON.")
@click.option("--against", type=PATH, metavar="FOLDER", help="Other predictions of the same CTs, compared in pairs.")
@click.option("--images", type=PATH, metavar="FOLDER", help="The CTs, where dataset.json does not name them.")
@click.option(
    "--lung-masks",
    metavar="auto|FOLDER",
    help="Masks of the lungs (default: lungsTr beside the labels); auto finds the lungs in the CTs.",
)
@click.option(
    "--tolerance", type=float, default=3.0, show_default=True, metavar="MM", help="Within which surfaces agree."
)
@force_option
def evaluate(
    predictions: Path,
    labels: Path,
    output: Path | None,
    json_file: Path | None,
    against: Path | None,
    images: Path | None,
    lung_masks: str | None,
    tolerance: float,
    force: bool,
) -> int:
    """Score label maps against an expert's.

    PREDICTIONS is a label map or a folder of them; LABELS are the expert's, with the same names.
    """
    from ...evaluation import study, tables
    from ...files import json_text, write_text

    check_files([json_file], force)
    if output is not None:
        from ...evaluation import page

        page.check_folder(output, force)
    other = differences = None
    scored = partial(study.evaluate, labels=labels, images=images, lung_masks=lung_masks, tolerance_mm=tolerance)
    with ProgressDisplay() as progress:
        found = scored(predictions, progress=progress)
        if against is not None:
            other = scored(against, progress=progress)
            differences = study.compare_studies(found, other)
        if output is not None:
            progress("writing", 0, 1)
            page.write(output, found, other, differences)
    print(tables.text(found, differences))
    if json_file is not None:
        write_text(json_file, json_text(study.to_json(found, differences)))
    if output is not None:
        print(f"\nIn {output}: {', '.join(page.FILES)}, and pictures")
    return 1 if found.unmatched else 0
