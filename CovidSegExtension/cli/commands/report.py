"""``covidseg report``: figures and pictures of one CT and its label map, as a page, a PDF and tables."""

from pathlib import Path

import click

from ...runtime.progress import ProgressDisplay
from ..arguments import HU_WINDOW, PATH, Command, label_map_options

_EXAMPLES = """\
examples:
  covidseg report ct.nii.gz lesions.nii.gz -o report
  covidseg report dicom_folder lesions.seg.nrrd -o report --lobes lobes.nii.gz --model accurate

writes report.html (opens offline, prints on two sheets), report.pdf, measurements.csv and measurements.json. Unknown is
null or an empty cell, never 0. 'covidseg segment --report FOLDER' makes the same right after segmenting, and a page of
all cases where there are several.
"""


@click.command(cls=Command, epilog=_EXAMPLES)
@click.argument("ct", type=PATH, metavar="CT")
@click.argument("mask", type=PATH, metavar="MASK")
@click.option("-o", "--output", required=True, type=PATH, metavar="FOLDER", help="Where the report is written.")
@click.option(
    "--lobes",
    type=PATH,
    metavar="FILE",
    help="Lobes on the CT's grid, with the labels of lungmask (1 to 5) or TotalSegmentator (10 to 14).",
)
@click.option(
    "--case-id", metavar="NAME", help="What the case is called (default: the file's name, or made of the series)."
)
@click.option("--series", metavar="X", help="Which DICOM series: UID, number or description (default: the best).")
@click.option("--window", type=HU_WINDOW, metavar="LOW,HIGH", help="The image holds 8-bit pixels, as for segment.")
@label_map_options
def report(
    ct: Path,
    mask: Path,
    output: Path,
    lobes: Path | None,
    lung_mask: str | Path,
    model: str | None,
    edited: bool | None,
    case_id: str | None,
    include_patient: bool,
    series: str | None,
    window: tuple[float, float] | None,
    force: bool,
) -> int:
    """Measure a CT and its label map; write a report for people and tables for programs.

    CT is a volume or a DICOM folder; MASK is the label map that segment made of it, corrected or not.
    """
    from ...report.case_report import REPORT_FILES
    from ...report.content import UNKNOWN, report_content
    from ...report.request import ReportOptions, report_files

    options = ReportOptions(
        lung_mask=lung_mask,
        lobes=lobes,
        series=series,
        window=window,
        model=model,
        edited=edited,
        case_id=case_id,
        include_patient=include_patient,
        overwrite=force,
    )
    with ProgressDisplay() as progress:
        reported = report_files(ct, mask, output, options, progress)
    content = report_content(reported.case)
    print("".join(content.headline), content.effusion)
    for score in content.scores:
        known = f"{score.text}, computed, not read" if score.text != UNKNOWN else f"unknown. {score.reason}"
        print(f"  {score.name}: {known}")
    for note in content.notes:
        print(f"  Note: {note}")
    print(f"In {output}: {', '.join(REPORT_FILES)}")
    return 0
