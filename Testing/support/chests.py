"""Small chests with a true label map."""

import numpy as np

from CovidSegExtension.volume import Volume


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
