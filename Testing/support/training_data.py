"""Small training sets in the Decathlon layout, and a recipe for them."""

import json

import numpy as np

from CovidSegExtension.io import images
from CovidSegExtension.labels import CLASSES
from CovidSegExtension.volume import LabelMap, Volume

from .chests import small_chest

TINY = """
name = "tiny"
[network]
name = "unet"
widths = [4, 8]
[preprocessing]
window_hu = [-1000, 200]
crop = "lungs"
size = [64, 64]
[split]
validation = 0.34
[augmentation]
rotate_degrees = 10
noise_hu = 20
[optimizer]
lr = 1e-2
[training]
epochs = 3
batch_size = 4
num_workers = 0
"""


def decathlon(folder, count=3, annotated=(1, 2, 3), name="Chests", apart=0):
    """Write `count` small chests in the Decathlon layout, each `apart` columns further to one side."""
    entries = []
    for index in range(count):
        volume, labels = small_chest((6, 72, 96), (5.0, 3.0, 3.0))
        noise = np.random.default_rng(index).normal(0, 15, volume.shape)
        moved, labels = (np.roll(array, apart * index, axis=2) for array in (volume.hounsfield + noise, labels))
        volume = Volume.from_array(moved.astype(np.int16), volume.affine)
        image, label = f"imagesTr/{name}_{index}.nii.gz", f"labelsTr/{name}_{index}.nii.gz"
        images.write_volume(folder / image, volume)
        images.write_labels(
            folder / label,
            LabelMap.from_array(np.where(np.isin(labels, annotated), labels, 0).astype(np.uint8), volume.affine),
        )
        entries.append({"image": f"./{image}", "label": f"./{label}"})
    description = {"name": name, "annotated_labels": list(annotated), "training": entries}
    (folder / "dataset.json").write_text(json.dumps(description))
    return folder


def prepare(case, folder, preprocessing, sampling, target=CLASSES):
    """Lay a case out in `folder` and return it, as the cache of prepared cases does."""
    from CovidSegExtension.training.data.preparation import lay_out, read_prepared

    lay_out(case, folder, preprocessing.mask, sampling, target)
    return read_prepared(case, folder, preprocessing, target)
