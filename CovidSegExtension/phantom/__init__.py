"""A chest CT made by computation: anatomy, noise, and lesions whose volumes are known to the voxel."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..labels import CONSOLIDATION, GGO, LABELS, PLEURAL_EFFUSION
from ..lungs import LEFT, RIGHT
from ..volume import Volume
from .anatomy import BOX_MM
from .patient import Patient
from .pixels import Pixels
from .scanner import Scanner

TARGET_ML = {PLEURAL_EFFUSION.value: 200.0, CONSOLIDATION.value: 100.0, GGO.value: 250.0}
"""Volumes that the lesions are sized for, in the order of their claim to a place (the phantom counts the voxels)."""


@dataclass(frozen=True, eq=False)
class Phantom:
    """A chest phantom.

    Attributes
    ----------
    volume : Volume
        int16 HU on an axial grid: axis 0 to superior, axis 1 to posterior, axis 2 to the patient's left.
    labels : ndarray of uint8, shape (Z, Y, X)
        The true label map (`CovidSegExtension.labels`).
    lung_sides : ndarray of uint8, shape (Z, Y, X)
        The lung field: 1 in the right lung, 2 in the left. Holds GGO and consolidation, not the effusion.
    volumes_ml : dict of int to float
        True volume of each label value, in mL.
    """

    volume: Volume
    labels: NDArray[np.uint8]
    lung_sides: NDArray[np.uint8]
    volumes_ml: dict[int, float]


def chest_phantom(
    *,
    shape: tuple[int, int, int] = (96, 320, 320),
    spacing_mm: tuple[float, float, float] = (3.0, 1.1, 1.1),
    lesions: bool = True,
    seed: int = 0,
) -> Phantom:
    """Make a chest phantom.

    The anatomy is fixed in millimetres about the centre of the grid, so the same `seed` is the same patient on every
    grid; only the noise differs. `seed` chooses vessels, textures, noise, and where the lesions lie.

    Parameters
    ----------
    shape : tuple of int
        Voxels along (Z, Y, X).
    spacing_mm : tuple of float
        Voxel size along (Z, Y, X), in mm. Thick slices average thinner ones, as a scanner does.
    lesions : bool
        Whether to put in about 250 mL of GGO, 100 mL of consolidation and 200 mL of effusion; else a normal chest.
    seed : int
        Which patient.
    """
    from scipy import fft

    dz, dy, dx = spacing_mm
    z_mm, y_mm, x_mm = ((np.arange(n) - (n - 1) / 2) * step for n, step in zip(shape, spacing_mm, strict=True))
    patient = Patient.make(seed)
    scanner = Scanner(patient, Pixels(x_mm, y_mm), _lesion_levels(patient) if lesions else {})
    layers = max(1, round(dz / 2))
    offsets = ((np.arange(layers) + 0.5) / layers - 0.5) * dz

    hounsfield = np.empty(shape, dtype=np.int16)
    labels = np.zeros(shape, dtype=np.uint8)
    lung_sides = np.zeros(shape, dtype=np.uint8)
    noise_filter = _noise_filter(shape[1:], (dy, dx))
    rng = np.random.default_rng([seed, 1])
    for k, z in enumerate(z_mm):
        parts = [scanner.slice(float(z + offset)) for offset in offsets]
        mean = [np.mean(images, axis=0) if layers > 1 else images[0] for images in zip(*parts, strict=True)]
        clean, noise_sd, lung, effusion, consolidation, opacity = mean
        white = rng.standard_normal(shape[1:], dtype=np.float32)
        noise = fft.irfft2(fft.rfft2(white) * noise_filter, s=shape[1:])
        hounsfield[k] = np.clip(np.rint(clean + noise_sd * noise), -1024, 3071)
        inside = lung > 0.5
        labels[k][inside & (opacity > 0.5)] = GGO.value
        labels[k][inside & (consolidation > 0.5)] = CONSOLIDATION.value
        labels[k][effusion > 0.5] = PLEURAL_EFFUSION.value
        lung_sides[k] = np.where(inside & (effusion <= 0.5), np.where(x_mm < 0, RIGHT, LEFT), 0)
    affine = np.diag([-dx, -dy, dz, 1.0])
    affine[:3, 3] = -x_mm[0], -y_mm[0], z_mm[0]
    volume = Volume.from_array(hounsfield, affine)
    counts = np.bincount(labels.ravel(), minlength=len(LABELS) + 1)
    return Phantom(volume, labels, lung_sides, {label.value: counts[label.value] * volume.voxel_ml for label in LABELS})


def _noise_filter(shape: tuple[int, int], pixel_mm: tuple[float, float]) -> NDArray[np.float32]:
    """Return the root of a filtered back-projection's noise power (ramp and apodisation), for unit variance."""
    fy, fx = np.fft.fftfreq(shape[0], pixel_mm[0]), np.fft.rfftfreq(shape[1], pixel_mm[1])
    frequency = np.hypot(fy[:, None], fx)
    amplitude = np.sqrt(frequency) * np.exp(-((frequency / 0.42) ** 2))
    both_halves = np.full(len(fx), 2.0)
    both_halves[0] = 1.0
    power = (amplitude**2 * both_halves).sum() / np.prod(shape)
    return (amplitude / np.sqrt(power)).astype(np.float32)


def _lesion_levels(patient: Patient) -> dict[int, float]:
    """Return the level at which each lesion's field has its target volume, from a coarse sampling of the lungs."""
    step = 4.0
    z_mm, y_mm, x_mm = (np.arange(-extent / 2, extent / 2, step) for extent in BOX_MM)
    scanner = Scanner(patient, Pixels(x_mm, y_mm), {})
    samples = []
    for z in z_mm:
        wall, lung = scanner.pleura(float(z))
        inside = lung < 0
        if inside.any():
            samples.append(np.stack([field[inside] for field in scanner.lesion_fields(float(z), wall)]))
    fields = np.concatenate(samples, axis=1)
    levels, voxel_ml = {}, step**3 / 1000
    for index, (value, target_ml) in enumerate(TARGET_ML.items()):
        count = min(fields.shape[1] - 1, round(target_ml / voxel_ml))
        levels[value] = float(np.partition(fields[index], -count)[-count])
        fields = fields[:, fields[index] < levels[value]]
    return levels
