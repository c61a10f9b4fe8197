"""COVID-19-CT-Seg: twenty volumes with one mask of infection (Zenodo 3757476)."""

import re
from pathlib import Path

from ...labels import INFECTION
from .layout import Pair, Published, images_by_name


def _find(folder: Path) -> list[Pair]:
    masks = next((path for path in sorted(folder.rglob("Infection_Mask")) if path.is_dir()), None)
    scans = next((path for path in sorted(folder.rglob("COVID-19-CT-Seg_20cases")) if path.is_dir()), None)
    if masks is None or scans is None:
        return []
    images, labels = images_by_name(scans), images_by_name(masks)
    pairs = []
    for name in (name for name in labels if name in images):
        # radiopaedia_10_85902_1: patient 10, study 85902, series 1
        patient = re.match(r"radiopaedia_\d+", name)
        pairs.append(Pair(name, images[name], labels[name], patient[0] if patient else ""))
    return pairs


ZENODO_3757476 = Published(
    "COVID-19-CT-Seg 20 cases",
    "CC BY 4.0 (Zenodo 3757476); Radiopaedia images: CC BY-NC-SA 3.0.",
    (INFECTION.value,),
    "COVID-19-CT-Seg_20cases/coronacases_001.nii.gz … with Infection_Mask/coronacases_001.nii.gz …",
    _find,
    infection=True,
)
