"""MedSeg's COVID-19 CT: a hundred slices in one stack, and nine volumes."""

from pathlib import Path

from .layout import CT100_SAME_PATIENT, CT100_TERMS, Pair, Published, images_by_name


def _find(folder: Path) -> list[Pair]:
    files = images_by_name(folder)
    pairs = []
    if "tr_im" in files and "tr_mask" in files:
        pairs.append(Pair("ct100", files["tr_im"], files["tr_mask"], stack=True, same_patient=CT100_SAME_PATIENT))
    for masks in sorted(path for path in folder.rglob("rp_msk") if path.is_dir()):
        images, labels = images_by_name(masks.parent / "rp_im"), images_by_name(masks)
        pairs += [Pair(f"rp_{name}", images[name], labels[name]) for name in labels if name in images]
    return pairs


MEDSEG = Published(
    "MedSeg COVID-19",
    CT100_TERMS,
    (1, 2, 3),
    "tr_im.nii.gz with tr_mask.nii.gz, or rp_im/1.nii.gz … with rp_msk/1.nii.gz …",
    _find,
)
