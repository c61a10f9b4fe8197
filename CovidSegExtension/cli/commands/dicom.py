"""``covidseg dicom``: a label map and its measurements as DICOM objects beside the CT."""

from pathlib import Path

import click

from ...runtime.progress import ProgressDisplay
from ..arguments import PATH, Command, label_map_options, needs_extra

_EXAMPLES = """\
example:
  covidseg dicom ct_folder lesions.nii.gz -o dicom --model accurate

writes segmentation.dcm (DICOM SEG), measurements.dcm (SR, TID 1500) and the pages of the report as report-1.dcm and so
on (Secondary Capture). Patient and study are those of the CT, so that an archive files them beside it. Share of lung
and scores have no standard code: theirs are private (99COVIDSEG). --pdf adds report.dcm, an Encapsulated PDF.
"""


@click.command(cls=Command, epilog=_EXAMPLES)
@click.argument("series", type=PATH, metavar="SERIES")
@click.argument("mask", type=PATH, metavar="MASK")
@click.option("-o", "--output", required=True, type=PATH, metavar="FOLDER", help="Where the objects are written.")
@click.option("--choose", metavar="X", help="Which series, where the folder holds several, as --series of segment.")
@click.option("--pdf", is_flag=True, help="Write the report as an Encapsulated PDF too.")
@label_map_options
def dicom(
    series: Path,
    mask: Path,
    output: Path,
    lung_mask: str | Path,
    model: str | None,
    edited: bool | None,
    choose: str | None,
    pdf: bool,
    include_patient: bool,
    force: bool,
) -> int:
    """Write DICOM SEG, SR and report pages of a label map beside its CT.

    SERIES is the folder of the CT, MASK the label map that segment made of it.
    """
    with needs_extra("dicom", "DICOM output"):
        import highdicom  # noqa: F401  # only whether it is there

        from ...report.dicom.export import export_dicom
        from ...report.request import ReportOptions
    options = ReportOptions(
        lung_mask=lung_mask,
        series=choose,
        model=model,
        edited=edited,
        include_patient=include_patient,
        overwrite=force,
    )
    with ProgressDisplay() as progress:
        written = export_dicom(series, mask, output, options, progress, pdf)
    paths = written.paths
    for note in written.case.warnings:
        print(f"  Note: {note}")
    if paths[0].name != "segmentation.dcm":
        print("No lesion was found, so there is no segmentation: DICOM SEG cannot be empty.")
    print(f"In {output}: {', '.join(path.name for path in paths)}")
    return 0
