"""``covidseg compare``: two or more CTs of one patient and their label maps, as a page, a PDF and tables."""

from pathlib import Path

import click

from ...errors import InputError
from ...runtime.progress import ProgressDisplay
from ..arguments import PATH, Command, force_option

_EXAMPLES = """\
example:
  covidseg compare april.nii.gz april_lesions.nii.gz may.nii.gz may_lesions.nii.gz -o comparison

writes comparison.html, comparison.pdf, comparison.csv and comparison.json. Give the CTs in the order of time. The lungs
are laid over one another by an affine map; new and resolved are what lies beyond its measured error. CTs whose DICOM
headers name two patients (ID, birth date, sex) are refused, unless --same-patient says that they are of one.
"""


@click.command(cls=Command, epilog=_EXAMPLES)
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="CT1 MASK1 CT2 MASK2 ...")
@click.option("-o", "--output", required=True, type=PATH, metavar="FOLDER", help="Where the comparison is written.")
@click.option(
    "--lung-mask",
    default="auto",
    type=click.Choice(("auto", "anatomy", "lungmask")),
    help="Who finds the lungs, as for segment (default: auto).",
)
@click.option("--same-patient", is_flag=True, help="The CTs are of one patient, though their DICOM headers name two.")
@click.option("--include-patient", is_flag=True, help="Name the patient in the JSON.")
@force_option
def compare(
    files: tuple[Path, ...], output: Path, lung_mask: str, same_patient: bool, include_patient: bool, force: bool
) -> int:
    """Compare CTs of one patient: share of lung first, then volumes; what is new, resolved, persisting."""
    if len(files) < 4 or len(files) % 2:
        raise InputError(f"Expected a CT and its mask, at least twice, got {len(files)} files: CT1 MASK1 CT2 MASK2.")
    from ...report.case_report import check_report_folder
    from ...report.comparison import COMPARISON_FILES, comparison_content, write_comparison
    from ...report.request import ReportOptions, measure_series

    check_report_folder(output, COMPARISON_FILES, force)
    options = ReportOptions(lung_mask=lung_mask)
    with ProgressDisplay() as progress:
        measured = measure_series(list(zip(files[::2], files[1::2], strict=True)), options, progress, same_patient)
        progress("comparing", 0, 1)
        steps = write_comparison(output, measured, include_patient)
    for step in comparison_content([one.case for one in measured], steps).steps:
        print("".join(step.headline))
        for note in step.notes:
            print(f"  Note: {note}")
    print(f"In {output}: {', '.join(COMPARISON_FILES)}")
    return 0
