"""Phantoms as training cases: lesions in true HU whose every voxel is known, and chests without any."""

from pathlib import Path

from ...datasets.cases import Case
from ...io.images import write_labels, write_volume
from ...labels import LABELS
from ...phantom import chest_phantom
from ...recipes.schema import PHANTOMS, Phantoms
from ...volume import LabelMap

LICENCE = "Made by computation; Apache-2.0."

GRIDS = (
    ((58, 320, 320), (5.0, 1.1, 1.1)),
    ((96, 384, 384), (3.0, 0.9, 0.9)),
    ((48, 288, 288), (6.0, 1.25, 1.25)),
)
"""Shapes (Z, Y, X) and spacings in mm, taken in turn."""


def phantom_cases(settings: Phantoms, folder: Path) -> list[Case]:
    """Make the phantoms in `folder` and return them as cases; every third one has no lesions."""
    cases = []
    if settings.count:
        folder.mkdir(parents=True)
    for index in range(settings.count):
        shape, spacing_mm = GRIDS[index // 3 % len(GRIDS)]
        seed = settings.seed + index
        phantom = chest_phantom(shape=shape, spacing_mm=spacing_mm, lesions=index % 3 != 2, seed=seed)
        name = f"phantom_{seed:03d}"
        image, label = folder / f"{name}.nii.gz", folder / f"{name}_labels.nii.gz"
        write_volume(image, phantom.volume)
        write_labels(label, LabelMap(phantom.labels, phantom.volume.grid))
        cases.append(Case(name, name, PHANTOMS, image, label, tuple(label.value for label in LABELS)))
    return cases
