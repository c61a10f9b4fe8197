"""``covidseg convert``: a public data set, as downloaded, into training data."""

import sys
from pathlib import Path

import click

from ....errors import InputError, counted
from ....runtime.progress import ProgressDisplay
from ...arguments import HU_WINDOW, PATH, Command

NOTES = """\
data sets, with the files as published:
  medseg           tr_im.nii.gz and tr_mask.nii.gz (100 slices); rp_im/*.nii.gz and rp_msk/*.nii.gz (9 volumes)
  zenodo-3757476   COVID-19-CT-Seg_20cases/*.nii.gz and Infection_Mask/*.nii.gz
  mosmed           studies/CT-1/study_0255.nii.gz ... and masks/study_0255_mask.nii.gz ...
  infnet           MultiClassInfection-Train/Imgs/*.jpg and GT/*.png, and -Test
  infnet-infection LungInfection-Train/Doctor-label/Imgs/*.jpg and GT/*.png, and LungInfection-Test
  kaggle-ct-scans  ct_scans/*.nii, infection_mask/*.nii and, if there, lung_mask/*.nii (the volumes of zenodo-3757476)
  kaggle-covid-segmentation   images_medseg.npy and masks_medseg.npy, images_radiopedia.npy and masks_radiopedia.npy

The masks of zenodo-3757476, mosmed, infnet-infection and kaggle-ct-scans do not tell ground glass from consolidation:
all is label 4, the union of both, unless --consolidation-above divides them. Exit code 1: some images were left out,
each is named.
"""


@click.command(cls=Command, epilog=NOTES, short_help="Turn a public data set, as downloaded, into training data.")
@click.argument("kind", metavar="KIND")
@click.argument("folder", type=PATH, metavar="FOLDER")
@click.argument("output", type=PATH, metavar="OUT")
@click.option(
    "--window", type=HU_WINDOW, metavar="LOW,HIGH", help="Map 8-bit pixels to about these HU (else left out)."
)
@click.option(
    "--consolidation-above",
    type=float,
    metavar="HU",
    help="Divide masks of infection, not told apart: what is denser is consolidation.",
)
def convert(
    kind: str, folder: Path, output: Path, window: tuple[float, float] | None, consolidation_above: float | None
) -> int:
    """Turn a public data set, as downloaded, into training data.

    KIND is one of those below; FOLDER is where its files were unpacked; OUT is a new folder for
    dataset.json, imagesTr and labelsTr.
    """
    from ....datasets.published import PUBLISHED, conversion

    if kind not in PUBLISHED:
        raise InputError(f"There is no data set '{kind}'; choose one of: {', '.join(PUBLISHED)}.")
    with ProgressDisplay() as progress:
        converted = conversion.convert(
            kind, folder, output, window=window, consolidation_above=consolidation_above, progress=progress
        )
    for reason in converted.left_out:
        print(f"covidseg: left out {reason}", file=sys.stderr)
    count = counted(len(converted.cases), "case", ("is", "are"))
    print(f"{count} in {output}; look at the data with: covidseg check {output}")
    return 1 if converted.left_out else 0
