"""MosMedData: volumes with one mask of infection."""

from pathlib import Path

from ...labels import INFECTION
from .layout import Pair, Published, images_by_name


def _find(folder: Path) -> list[Pair]:
    files = images_by_name(folder)
    names = [name.removesuffix("_mask") for name in files if name.endswith("_mask")]
    return [Pair(name, files[name], files[f"{name}_mask"]) for name in names if name in files]


MOSMED = Published(
    "MosMedData",
    "CC BY-NC-ND 3.0.",
    (INFECTION.value,),
    "studies/CT-1/study_0255.nii.gz … with masks/study_0255_mask.nii.gz …",
    _find,
    infection=True,
)
