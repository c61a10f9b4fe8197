"""Random changes of a training slice: one affine matrix for image and labels alike, tones, noise, blur, lesions."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ..labels import CONSOLIDATION, GGO, PLEURAL_EFFUSION
from ..recipes.schema import Augmentation

PASTED = (GGO.value, CONSOLIDATION.value)
"""Lesions of the lung itself, which can be laid into another lung."""


def random_transform(settings: Augmentation, rng: np.random.Generator, extent_mm: tuple[float, float]) -> Tensor:
    """Return one random affine matrix, shape (1, 2, 3), for `Frame.sample`: reflect, shift, scale, rotate.

    The rotation is one in millimetres, also where the box, of (height, width) `extent_mm`, is not square.
    """
    angle = np.deg2rad(rng.uniform(-1, 1) * settings.rotate_degrees)
    scale = np.exp(rng.uniform(-1, 1) * np.log1p(settings.scale))
    mirror = -1.0 if rng.random() < settings.flip else 1.0
    height, width = extent_mm
    rotation = np.array(
        [
            [np.cos(angle), -np.sin(angle) * height / width],
            [np.sin(angle) * width / height, np.cos(angle)],
        ]
    )
    matrix = np.empty((1, 2, 3), np.float32)
    matrix[0, :, :2] = rotation / scale * [mirror, 1.0]
    matrix[0, :, 2] = rng.uniform(-1, 1, 2) * 2 * settings.shift
    return torch.from_numpy(matrix)


def random_tones(
    hounsfield: NDArray[np.float32],
    settings: Augmentation,
    rng: np.random.Generator,
    window_hu: tuple[float, float],
    lungs: tuple[int, int],
) -> NDArray[np.float32]:
    """Return a slice, shape (Y, X), whose HU are stretched, shifted, bent, blurred and noisy at random.

    Parameters
    ----------
    lungs : (int, int)
        First and last row of the box around the lungs, front to back.
    """
    from scipy.ndimage import gaussian_filter

    gain = 1 + float(rng.uniform(-1, 1)) * settings.gain
    offset = float(rng.uniform(-1, 1)) * settings.offset_hu
    gamma = float(np.exp(rng.uniform(-1, 1) * np.log1p(settings.gamma)))
    blur = float(rng.uniform(0, settings.blur_pixels)) if rng.random() < 0.5 else 0.0
    noise = float(rng.uniform(0, settings.noise_hu)) if rng.random() < 0.5 else 0.0
    expiration = float(rng.random()) * settings.expiration
    dependent = float(rng.random()) * settings.dependent_hu if rng.random() < 0.5 else 0.0
    result = (hounsfield + 1000) * gain - 1000 + offset
    if expiration or dependent:
        front, back = lungs
        depth = np.clip((np.arange(len(result), dtype=np.float32) - front) / max(back - front, 1) * 2 - 1, 0, 1)
        air = np.clip(result / -1000, 0, 1)
        result = result + air * (1000 * expiration + dependent * depth[:, None] ** 2)
    if gamma != 1:
        low, high = window_hu
        result = low + (high - low) * np.clip((result - low) / (high - low), 0, 1) ** gamma
    if blur > 0.3:  # less is no visible blur
        result = gaussian_filter(result, blur)
    if noise > 0:
        result = result + noise * rng.standard_normal(result.shape, dtype=np.float32)
    # What was no more than air stays air: backgrounds are blank in every data set.
    return np.where(hounsfield <= -1000, hounsfield, result).astype(np.float32)


def paste_lesions(slice_: tuple[Tensor, Tensor], donor: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
    """Lay the donor's GGO and consolidation into the lungs of a slice, with a soft edge.

    Parameters
    ----------
    slice_, donor : (tensor, tensor)
        Network input, shape (C_in, h, w), and masks, shape (3, h, w): labels, where unannotated lesions may hide, and
        lung field.

    Returns
    -------
    (tensor, tensor)
        The same two of the slice, changed.
    """
    (image, masks), (donor_image, donor_masks) = slice_, donor
    labels, hidden, field = masks
    lesion = torch.isin(donor_masks[0], torch.tensor(PASTED)) & (field > 0.5) & (labels != PLEURAL_EFFUSION.value)
    share = torch.nn.functional.avg_pool2d(lesion[None].float(), 3, stride=1, padding=1) * lesion
    return image + share * (donor_image - image), torch.stack(
        [torch.where(lesion, donor_masks[0], labels), hidden * ~lesion, field]
    )
