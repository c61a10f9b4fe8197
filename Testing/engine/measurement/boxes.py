"""A chest of boxes whose every volume is known by counting on paper, stored in any way on any grid."""

from dataclasses import dataclass

import numpy as np

from CovidSegExtension.geometry import Orientation
from CovidSegExtension.volume import LabelMap, Volume

SHAPE = (40, 60, 100)
"""Axial: slices to superior, rows to posterior, columns to the patient's left."""

GGO_HU, CONSOLIDATION_HU, EFFUSION_HU, LUNG_HU = -600, 20, 10, -850


@dataclass(frozen=True, eq=False)
class BoxChest:
    """CT, label map, sides and lobes (lungmask's labels) on one grid."""

    volume: Volume
    labels: LabelMap
    sides: LabelMap
    lobes: LabelMap


def axial_affine(spacing_mm=(5.0, 2.0, 3.0), tilt_mm=0.0, turn_degrees=0.0) -> np.ndarray:
    """Return an axial voxel-to-RAS matrix; `tilt_mm` shears each slice backwards, as a tilted gantry does."""
    z, y, x = spacing_mm
    affine = np.diag([-x, -y, z, 1.0])
    affine[1, 2] = tilt_mm
    angle = np.deg2rad(turn_degrees)
    turn = np.eye(4)
    turn[:2, :2] = [[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]
    affine = turn @ affine
    affine[:3, 3] = (150, 60, -200)
    return affine


def box_chest(affine: np.ndarray | None = None) -> BoxChest:
    """Return the chest on an axial grid.

    Slices 5 to 34 hold the lungs: 30 slices, 10 a zone. Right lung 30 x 40 columns and rows, 36000 voxels; left lung
    20 x 40, 24000 voxels. In voxels:

    - GGO: 10 x 10 x 4 = 400 in the right upper zone
    - consolidation: 5 x 8 x 5 = 200 in the left lower zone, 2 x 4 x 5 = 40 touching the GGO, and 3 x 3 x 2 = 18 outside
      the lungs, on the right
    - effusion: 20 x 5 x 3 = 300 behind the left lung, outside of it
    """
    sides = np.zeros(SHAPE, np.uint8)
    sides[5:35, 10:50, 10:40] = 1
    sides[5:35, 10:50, 60:80] = 2
    noise = np.random.default_rng(0).integers(-5, 6, SHAPE)  # a slice of one value would count as blank
    hounsfield = np.where(sides > 0, LUNG_HU, noise).astype(np.int16)
    labels = np.zeros(SHAPE, np.uint8)
    labels[28:32, 20:30, 20:30] = 1
    labels[28:32, 15:20, 20:22] = 2
    labels[6:11, 30:38, 65:70] = 2
    labels[20:22, 20:23, 2:5] = 2
    labels[8:11, 50:55, 60:80] = 3
    lobes = np.zeros(SHAPE, np.uint8)
    lobes[20:35, 10:50, 10:40] = 3
    lobes[15:20, 10:50, 10:40] = 4
    lobes[5:15, 10:50, 10:40] = 5
    lobes[20:35, 10:50, 60:80] = 1
    lobes[5:20, 10:50, 60:80] = 2
    for value, hu in ((1, GGO_HU), (2, CONSOLIDATION_HU), (3, EFFUSION_HU)):
        hounsfield[labels == value] = hu
    affine = axial_affine() if affine is None else affine
    return BoxChest(
        Volume.from_array(hounsfield, affine),
        *(LabelMap.from_array(array, affine) for array in (labels, sides, lobes)),
    )


def stored(chest: BoxChest, axes: tuple[int, int, int], flips: tuple[bool, bool, bool]) -> BoxChest:
    """Return the same chest in the same place, its arrays stored with other axes and senses."""
    way = Orientation(axes, flips)
    back = tuple(int(axis) for axis in np.argsort(axes))
    # The stored grid seen from the axial one is an orientation too: the inverse permutation and its flips.
    inverse = Orientation((back[0], back[1], back[2]), tuple(flips[axis] for axis in back))  # type: ignore[arg-type]  # three
    affine = inverse.axial_affine(chest.volume.affine, chest.volume.shape)
    volume = Volume.from_array(way.to_stored(chest.volume.hounsfield), affine)
    maps = (
        LabelMap.from_array(np.ascontiguousarray(way.to_stored(each.labels)), affine)
        for each in (chest.labels, chest.sides, chest.lobes)
    )
    return BoxChest(volume, *maps)
