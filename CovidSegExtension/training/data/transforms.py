"""Random changes of a training slice: one affine matrix for image and labels alike, crops, tones, lesions, fluid."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from ...labels import CONSOLIDATION, GGO, IGNORE, INFECTION, PLEURAL_EFFUSION
from ...preprocessing import CropBox
from ...recipes.schema import Augmentation
from ...volume import AIR_HU

PASTED = (GGO.value, CONSOLIDATION.value, INFECTION.value)
"""Lesions of the lung itself, which can be laid into another lung."""

HEADROOM_HU = 200.0
"""How much above the window augmented slices keep, since tones may fall."""

FLUID_HU, FLUID_NOISE_HU = (-5.0, 35.0), (3.0, 15.0)
"""Between what the mean of a laid effusion lies, and its noise."""

LEAST_LUNG = 0.006
"""Share of the crop box: into a smaller lung no fluid is laid."""

Masked = tuple[Tensor, Tensor]
"""HU in the crop box, shape (1, h, w), and masks (3, h, w): labels, where unannotated lesions may hide, sides of the
lungs (0 outside, 1 right, 2 left)."""


def random_transform(settings: Augmentation, rng: np.random.Generator, extent_mm: tuple[float, float]) -> Tensor:
    """Return one random affine matrix, shape (1, 2, 3), for `CropBox.sample`: reflect, shift, scale, stretch, rotate.

    The rotation is one in millimetres, also where the box, of (height, width) `extent_mm`, is not square.
    """
    angle = np.deg2rad(rng.uniform(-1, 1) * settings.rotate_degrees)
    scale = np.exp(rng.uniform(-1, 1) * np.log1p(settings.scale))
    mirror = -1.0 if rng.random() < settings.flip else 1.0
    turn = -1.0 if rng.random() < settings.upside_down else 1.0
    height, width = extent_mm
    rotation = np.array(
        [
            [np.cos(angle), -np.sin(angle) * height / width],
            [np.sin(angle) * width / height, np.cos(angle)],
        ]
    )
    matrix = np.empty((1, 2, 3), np.float32)
    matrix[0, :, :2] = rotation / scale * [mirror, turn]
    matrix[0, :, 2] = rng.uniform(-1, 1, 2) * 2 * settings.shift
    if settings.stretch:  # drawn last and only where asked for: other recipes keep their random numbers
        half = np.exp(rng.uniform(-0.5, 0.5) * np.log1p(settings.stretch))
        matrix[0, :, :2] *= [1 / half, half]
    return torch.from_numpy(matrix)


def crop(pixels: Tensor, masks: Tensor, crop_box: CropBox, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Blank all beyond a random box, from just inside the lungs to a little beyond them, as a narrow reconstruction.

    Parameters
    ----------
    pixels, masks : tensor, shapes (1, 1, Y, X) and (1, 3, Y, X)
        A whole slice in HU and its masks; what is blank is background.
    """
    rows, columns = pixels.shape[-2:]
    height, width = crop_box.bottom - crop_box.top, crop_box.right - crop_box.left
    margins = rng.uniform(-0.02, 0.14, 4)  # of the box, which is larger than the lungs by the preprocessing's margin
    top, bottom = crop_box.top + int(margins[0] * height), crop_box.bottom - int(margins[1] * height)
    left, right = crop_box.left + int(margins[2] * width), crop_box.right - int(margins[3] * width)
    inside = (slice(max(top, 0), min(bottom, rows)), slice(max(left, 0), min(right, columns)))
    blank = torch.full_like(pixels, AIR_HU if rng.random() < 0.85 else 0.0)
    outside = torch.zeros_like(masks)
    blank[..., inside[0], inside[1]] = pixels[..., inside[0], inside[1]]
    outside[..., inside[0], inside[1]] = masks[..., inside[0], inside[1]]
    return blank, outside


def random_tones(
    hounsfield: Tensor,
    lungs: Tensor,
    settings: Augmentation,
    rng: np.random.Generator,
    window_hu: tuple[float, float],
) -> Tensor:
    """Return slices in HU, shape (D, h, w), stretched, shifted, bent, blurred, noisy or coarse at random, all alike.

    Parameters
    ----------
    lungs : tensor of bool, shape (h, w) or (D, h, w)
        Lung field: where air may be missing.
    """
    from scipy.ndimage import gaussian_filter

    low, high = window_hu
    gain = 1 + float(rng.uniform(-1, 1)) * settings.gain
    offset = float(rng.uniform(-1, 1)) * settings.offset_hu
    gamma = float(np.exp(rng.uniform(-1, 1) * np.log1p(settings.gamma)))
    blur = float(rng.uniform(0, settings.blur_pixels)) if rng.random() < 0.5 else 0.0
    noise = float(rng.uniform(0, settings.noise_hu)) if rng.random() < 0.5 else 0.0
    expiration = float(rng.random()) * settings.expiration
    dependent = float(rng.random()) * settings.dependent_hu if rng.random() < 0.5 else 0.0
    step = float(rng.uniform(0, settings.quantise_hu)) if rng.random() < 1 / 3 else 0.0
    top = high + float(rng.random()) * settings.saturate_hu if rng.random() < 1 / 3 else None
    result = (hounsfield - AIR_HU) * gain + AIR_HU + offset
    if expiration or dependent:
        depth = torch.linspace(-1, 1, hounsfield.shape[-2])[:, None].clamp(min=0)
        air = (result / AIR_HU).clamp(0, 1) * lungs
        result = result + air * (1000 * expiration + dependent * depth.square())
    if gamma != 1:
        bent = low + (high - low) * ((result - low) / (high - low)).clamp(0, 1) ** gamma
        result = torch.where(result > high, result, bent)
    if blur > 0.3:  # less is no visible blur
        result = torch.from_numpy(gaussian_filter(result.numpy(), (0, blur, blur)))
    if noise > 0:
        result = result + noise * torch.from_numpy(rng.standard_normal(result.shape, dtype=np.float32))
    if settings.saturate_hu and top is not None:
        result = result.clamp(max=top)
    if step > 1:
        result = (result / step).round() * step
    # What was no more than air stays air: backgrounds are blank in every data set.
    return torch.where(hounsfield <= AIR_HU, hounsfield, result)


def paste_lesions(slice_: Masked, donor: Masked) -> Masked:
    """Lay the donor's GGO and consolidation into the lungs of a slice, with a soft edge."""
    (image, masks), (donor_image, donor_masks) = slice_, donor
    labels, unknown_mask, sides = masks
    lesion = torch.isin(donor_masks[0], torch.tensor(PASTED)) & (sides > 0) & (labels != PLEURAL_EFFUSION.value)
    share = F.avg_pool2d(lesion[None].float(), 3, stride=1, padding=1) * lesion
    return image + share * (donor_image - image), torch.stack(
        [torch.where(lesion, donor_masks[0], labels), unknown_mask * ~lesion, sides]
    )


def layer_effusion(hounsfield: Tensor, masks: Tensor, rng: np.random.Generator) -> Masked:
    """Lay fluid at the back of one lung or both, as gravity does, with the crescent that it forms along the wall.

    Sometimes the lung above it is collapsed: a dense band of which the labels say nothing.
    """
    labels, unknown_mask, sides = (mask.clone() for mask in masks)
    result = hounsfield.clone()
    rows, columns = torch.meshgrid(*(torch.arange(size, dtype=torch.float32) for size in labels.shape), indexing="ij")
    chosen = (1, 2) if rng.random() < 0.4 else (int(rng.integers(1, 3)),)
    for side in chosen:
        lung = sides == side
        if lung.sum() < LEAST_LUNG * lung.numel():
            continue
        front, back = float(rows[lung].min()), float(rows[lung].max())
        first, last = float(columns[lung].min()), float(columns[lung].max())
        height, middle = back - front, (first + last) / 2
        aside = (columns - middle) / max((last - first) / 2, 1)
        depth, crescent = 0.03 + 0.8 * float(rng.beta(1, 2.5)), float(rng.uniform(0, 0.35))
        level = back - height * (depth + crescent * aside.square() + float(rng.uniform(-0.1, 0.1)) * aside)
        fluid = lung & (rows > level)
        share = F.avg_pool2d(fluid[None].float(), 3, stride=1, padding=1)
        values = float(rng.uniform(*FLUID_HU)) + float(rng.uniform(*FLUID_NOISE_HU)) * torch.from_numpy(
            rng.standard_normal(labels.shape, dtype=np.float32)
        )
        if rng.random() < 0.5:
            band = lung & ~fluid & (rows > level - height * float(rng.uniform(0.02, 0.12)))
            dense = F.avg_pool2d(band[None].float(), 3, stride=1, padding=1)
            result = result + dense * (float(rng.uniform(-350, 80)) - result).clamp(min=0)
            labels[band] = float(IGNORE)
        result = result + share * (values - result)
        labels[fluid], unknown_mask[fluid] = float(PLEURAL_EFFUSION.value), 0.0
    return result, torch.stack([labels, unknown_mask, sides])
