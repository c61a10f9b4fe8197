"""``covidseg check``: what looks wrong in training data."""

from pathlib import Path

import click

from ....runtime.progress import ProgressDisplay
from ...arguments import PATH, Command, check_files, force_option


@click.command(
    cls=Command, short_help="Look over training data: geometry, values, classes, duplicates, what looks wrong."
)
@click.argument("data", nargs=-1, required=True, type=PATH, metavar="FOLDER...")
@click.option("--picture", type=PATH, metavar="PNG", help="Write a sheet with a slice of each case.")
@click.option(
    "--histogram", type=PATH, metavar="PNG", help="Draw how HU are distributed, by class, before and in a window."
)
@click.option("--json", "json_file", type=PATH, metavar="FILE", help="Also write every figure as JSON.")
@force_option
def check(
    data: tuple[Path, ...], picture: Path | None, histogram: Path | None, json_file: Path | None, force: bool
) -> int:
    """Look over training data: geometry, values, classes, duplicates, what looks wrong.

    FOLDER is a data set as for 'covidseg train --data'.
    """
    from ....datasets.cases import find_cases
    from ....datasets.quality import DataCheck, check_case, write_sheet
    from ....files import json_text, write_text
    from ....io.images import check_output

    for wanted in (picture, histogram):
        if wanted is not None:
            check_output(wanted, (".png",))
    check_files([picture, histogram, json_file], force)
    cases = find_cases(list(data))
    looked = []
    with ProgressDisplay() as progress:
        for done, case in enumerate(cases):
            progress("checking", done, len(cases))
            looked.append(check_case(case))
        progress("checking", len(cases), len(cases))
    found = DataCheck.of(looked)
    print(found.text())
    if picture is not None and found.pictures:
        write_sheet(picture, found.pictures)
    if histogram is not None:
        from ....datasets.histogram import count_hu, draw_histogram

        usable = {case.name for case in found.cases if not case.problem}
        draw_histogram(count_hu(case for case in cases if case.name in usable), histogram)
    if json_file is not None:
        write_text(json_file, json_text(found.to_json()))
    return 1 if found.problems else 0
