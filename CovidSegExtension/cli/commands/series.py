"""``covidseg series``: the DICOM series of a study, and which of them is measured."""

from collections.abc import Sequence
from pathlib import Path

import click

from ...errors import InputError, counted
from ..arguments import PATH, Command, check_files, force_option
from ..sources import lone_archive

_EXAMPLES = """\
examples:
  covidseg series study_folder
  covidseg series study.zip --json series.json
  covidseg segment study.zip --series 4 -o lesions.nii.gz

'*' marks the series that segment takes by itself. Names, dates and numbers of patients are neither shown nor written.
"""


@click.command(cls=Command, epilog=_EXAMPLES, short_help="List the DICOM series of a folder or zip archive.")
@click.argument("study", type=PATH, metavar="FOLDER|ZIP")
@click.option("--json", "json_file", type=PATH, metavar="FILE", help="Also write the list as JSON.")
@force_option
def series(study: Path, json_file: Path | None, force: bool) -> int:
    """List the DICOM series of a folder or zip archive: what each is, whether it can be measured, which is taken."""
    from ...files import json_text, write_text
    from ...io.archives import is_zip
    from ...io.dicom.series import listed_study

    if not study.exists():
        raise InputError(f"{study} does not exist; give the folder of a DICOM study, or a zip of it.")
    if study.is_file() and not is_zip(study):
        raise InputError(f"{study} is no folder and no zip archive; give the folder of a DICOM study, or a zip of it.")
    check_files([json_file], force)
    listed = listed_study(lone_archive(study) or study)
    chosen = None if listed.choice is None else listed.choice.series.uid
    rows = [["", "Number", "Description", "Slices", "Apart mm", "Kernel", "Plane", "Usable"]]
    uids = []
    numbers = [one.number for one in listed.series]
    for one in listed.series:
        usable = f"no: {one.problem}" if one.problem else f"if asked for: {one.drawback}" if one.drawback else "yes"
        apart = "" if one.spacing_mm is None else f"{one.spacing_mm:.3g}"
        plane = f"{one.plane}{'' if one.original else ', derived'}".removeprefix(", ")
        mark = "*" if one.uid == chosen else ""
        rows.append([mark, one.number, one.description, str(one.slices), apart, one.kernel, plane, usable])
        if not one.number or numbers.count(one.number) > 1:
            uids.append(f"{one.description!r} ({counted(one.slices, 'slice')}): {one.uid}")
    print(_aligned(rows))
    if uids:
        print("\nWithout a number of their own; --series takes the UID:", *uids, sep="\n  ")
    print(f"\n{listed.remark}")
    if json_file is not None:
        values = {
            "chosen_uid": chosen,
            "remark": listed.remark,
            "series": [one.to_json() for one in listed.series],
        }
        write_text(json_file, json_text(values))
    return 0


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    from ...report.tables import aligned

    return aligned([list(row) for row in rows], text_columns=len(rows[0]))
