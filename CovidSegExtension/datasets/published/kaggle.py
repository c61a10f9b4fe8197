"""Two data sets of Kaggle: twenty volumes with masks of lungs and infection, and MedSeg's slices as numpy arrays."""

import re
from pathlib import Path

from ...labels import CONSOLIDATION, GGO, INFECTION
from .layout import CT100_SAME_PATIENT, CT100_TERMS, Pair, Published, images_by_name


def _find_volumes(folder: Path) -> list[Pair]:
    scans = next((path for path in sorted(folder.rglob("ct_scans")) if path.is_dir()), None)
    if scans is None:
        return []
    masks = {key: images_by_name(scans.parent / key) for key in ("infection_mask", "lung_mask")}
    labels, lungs = ({_key(name): path for name, path in masks[key].items()} for key in masks)
    pairs = []
    for name, image in images_by_name(scans).items():
        key = _key(name)
        if key in labels:
            # radiopaedia_10_85902_1: patient 10, study 85902, series 1
            patient = re.match(r"radiopaedia_\d+", key)
            pairs.append(Pair(key, image, labels[key], patient[0] if patient else "", lungs=lungs.get(key)))
    return pairs


def _key(name: str) -> str:
    """Return what the names of an image and its masks share.

    ``coronacases_org_001`` and ``coronacases_001``; ``radiopaedia_org_covid-19-pneumonia-10-85902_1-dcm`` and
    ``radiopaedia_10_85902_1``.
    """
    plain = name.replace("_org_", "_").replace("covid-19-pneumonia-", "").removesuffix("-dcm")
    return plain.replace("-", "_")


KAGGLE_VOLUMES = Published(
    "COVID-19 CT scans (Kaggle)",
    "CC BY 4.0 (masks, Zenodo 3757476); Radiopaedia images: CC BY-NC-SA 3.0.",
    (INFECTION.value,),
    "ct_scans/coronacases_org_001.nii … with infection_mask/coronacases_001.nii … and, if you like, lung_mask/…",
    _find_volumes,
    infection=True,
)


def _find_arrays(folder: Path) -> list[Pair]:
    files = {path.stem: path for path in sorted(folder.rglob("*.npy"))}
    pairs = []
    for name, case, patient, groups in (
        ("medseg", "ct100", "", CT100_SAME_PATIENT),
        # Nine volumes one after another; where each begins, nobody says.
        ("radiopedia", "radiopaedia", "radiopaedia volumes", ()),
    ):
        image, label = files.get(f"images_{name}"), files.get(f"masks_{name}")
        if image and label:
            pairs.append(Pair(case, image, label, patient, stack=True, same_patient=groups))
    return pairs


KAGGLE_ARRAYS = Published(
    "COVID-19 CT segmentation (Kaggle)",
    CT100_TERMS,
    (GGO.value, CONSOLIDATION.value),
    "images_medseg.npy with masks_medseg.npy, or images_radiopedia.npy with masks_radiopedia.npy",
    _find_arrays,
)
