"""Small chests with a true label map."""

import numpy as np

from CovidSegExtension.volume import LabelMap, Volume


def small_chest(shape=(12, 96, 128), spacing_mm=(5.0, 2.5, 2.5)) -> tuple[Volume, np.ndarray]:
    """Return a plain chest and its true label map: body +40, lungs -850, a GGO block at -500, a consolidation at +40.

    Stored as axial slices (left-posterior-superior).
    """
    z, y, x = np.meshgrid(*(np.linspace(-1, 1, n) for n in shape), indexing="ij")
    body = (x / 0.9) ** 2 + (y / 0.85) ** 2 < 1
    hounsfield = np.where(body, 40, -1000).astype(np.int16)
    for side in (-1, 1):
        lung = ((x - side * 0.42) / 0.3) ** 2 + (y / 0.6) ** 2 + (z / 1.4) ** 2 < 1
        hounsfield[lung] = -850
    labels = np.zeros(shape, np.uint8)
    middle = np.abs(z) < 0.6
    labels[middle & (np.abs(x + 0.45) < 0.09) & (np.abs(y - 0.1) < 0.15)] = 1
    labels[middle & (np.abs(x - 0.40) < 0.08) & (np.abs(y + 0.1) < 0.10)] = 2
    hounsfield[labels == 1] = -500
    hounsfield[labels == 2] = 40
    mm_z, mm_y, mm_x = spacing_mm
    affine = np.diag([-mm_x, -mm_y, mm_z, 1.0])
    affine[:3, 3] = [100.0, 80.0, -300.0]
    return Volume.from_array(hounsfield, affine), labels


def patient(breath: float, shift=(0.0, 0.0, 0.0), balls=(), spacing=(3.0, 2.5, 2.5), turn=0.0, tilt=0.0):
    """Return lung sides and labels; the lungs are `breath` as high as in full breath, and turned by `turn` degrees.

    `tilt` shears the grid, each slice so many mm further back; the patient stays where he is.
    """
    z, y, x = spacing
    affine = np.diag([-x, -y, z, 1.0])
    affine[1, 2] = tilt
    shape = (round(330 / z), round(270 / y), round(360 / x))
    affine[:3, 3] = -affine[:3, :3] @ (np.array(shape[::-1]) - 1) / 2
    k, j, i = np.indices(shape)
    ras = np.stack([i, j, k], axis=-1) @ affine[:3, :3].T + affine[:3, 3] - np.array(shift)
    angle = np.deg2rad(turn)
    ras[..., :2] = ras[..., :2] @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]]).T
    ras[..., 2] /= breath
    sides, labels = np.zeros(shape, np.uint8), np.zeros(shape, np.uint8)
    for value, centre, radii in ((1, (-75, 0, 0), (55, 85, 130)), (2, (75, 5, 0), (50, 80, 125))):
        body = np.square((ras - centre) / radii).sum(axis=-1) < 1
        notch = np.linalg.norm(ras - [30, 50, -40], axis=-1) < 45  # the heart
        sides[body & ~notch] = value
    for centre, radius in balls:
        labels[np.linalg.norm(ras - centre, axis=-1) < radius] = 1
    labels[sides == 0] = 0
    return LabelMap.from_array(sides, affine), LabelMap.from_array(labels, affine)
