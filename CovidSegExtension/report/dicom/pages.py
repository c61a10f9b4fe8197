"""The pages of the report as DICOM pictures (Secondary Capture) that an archive files beside the CT."""

from collections.abc import Sequence
from pathlib import Path

from ...errors import InputError
from ...files import atomic_path
from ...io.dicom.series import read_grid
from ...io.dicom_seg import source_headers
from ..sheet import Sheet

_SERIES_NUMBER = 302


def write_pages(folder: Path, sheet: Sheet, files: Sequence[Path]) -> list[Path]:
    """Write ``report-1.dcm`` and so on, a page each; return their paths.

    Parameters
    ----------
    folder : Path
        Made if need be.
    sheet : Sheet
        The pages.
    files : sequence of Path
        The slices of the CT.

    Raises
    ------
    InputError
        If the CT's files lack what a Secondary Capture needs.
    """
    import highdicom as hd

    sorted_files, grid = read_grid(files)
    source = source_headers(sorted_files, grid)[0]
    series, paths = hd.UID(), []
    for number, pixels in enumerate(sheet.images(), start=1):
        try:
            page = hd.sc.SCImage.from_ref_dataset(
                ref_dataset=source,
                pixel_array=pixels,
                photometric_interpretation=hd.PhotometricInterpretationValues.RGB,
                bits_allocated=8,
                coordinate_system=hd.CoordinateSystemNames.PATIENT,
                series_instance_uid=series,
                sop_instance_uid=hd.UID(),
                series_number=_SERIES_NUMBER,
                instance_number=number,
                manufacturer="CovidSeg",
                patient_orientation=("L", "P"),
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise InputError(
                f"The DICOM files of the CT lack something that a picture needs ({error}); use the PDF instead."
            ) from error
        page.BodyPartExamined = "CHEST"
        page.ConversionType = hd.sc.ConversionTypeValues.WSD.value
        page.SeriesDescription = "CovidSeg report, research use only"
        paths.append(folder / f"report-{number}.dcm")
        with atomic_path(paths[-1]) as temporary:
            page.save_as(temporary)
    return paths
