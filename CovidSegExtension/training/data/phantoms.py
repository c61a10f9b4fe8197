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


def phantom_case(settings: Phantoms, folder: Path, index: int) -> Case:
    """Return one of the phantoms, counted from 0, as a case whose files lie, or would lie, in `folder`."""
    name = f"phantom_{settings.seed + index:03d}"
    image, label = folder / f"{name}.nii.gz", folder / f"{name}_labels.nii.gz"
    return Case(name, name, PHANTOMS, image, label, tuple(label.value for label in LABELS))


def draw_phantom(settings: Phantoms, folder: Path, index: int) -> Case:
    """Make the files of one of the phantoms in `folder` and return it as a case; every third one has no lesions."""
    shape, spacing_mm = GRIDS[index // 3 % len(GRIDS)]
    phantom = chest_phantom(shape=shape, spacing_mm=spacing_mm, lesions=index % 3 != 2, seed=settings.seed + index)
    case = phantom_case(settings, folder, index)
    write_volume(case.image, phantom.volume)
    write_labels(case.label, LabelMap(phantom.labels, phantom.volume.grid))
    return case
