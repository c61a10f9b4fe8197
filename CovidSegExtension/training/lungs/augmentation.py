"""What CTs do that a lung network must not mind: crops, frames, rotation, windows, opaque lungs, tables, bowel gas.

A step takes three neighbouring slices in HU, shape (3, H, W), and their regions (`regions`), and returns both.
"""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from scipy import ndimage

from ...lungs.sampling import HIGH_HU, LOW_HU
from .regions import ANYTHING, IN_CAVITY, IN_LEFT, IN_LUNG, IN_RIGHT, LESION, OUTSIDE

Image = NDArray[np.float32]
Regions = NDArray[np.uint8]


@dataclass(frozen=True)
class Chances:
    """How often each thing happens to a slice."""

    crop: float = 0.4  # the field of view ends at the lungs, or inside
    circle: float = 0.1  # it is a circle
    opaque: float = 0.25  # a lung, or its dependent part, is filled
    blob: float = 0.25  # an opacity anywhere in the lungs, often at the pleura
    gas: float = 0.3  # bowel gas, in slices without lung; a third of it under the lungs
    things: float = 0.2  # arms and table
    flip_x: float = 0.3
    flip_y: float = 0.08
    half_turn: float = 0.05
    quarter_turn: float = 0.03
    rotation: float = 0.6
    tone: float = 0.6
    window: float = 0.4  # 8-bit steps and saturation
    noise: float = 0.4
    blur: float = 0.2
    lone: float = 0.25  # a single slice, which is its own neighbour


def augment(
    rng: np.random.Generator, image: Image, regions: Regions, shape: tuple[int, int], chances: Chances = Chances()
) -> tuple[Image, Regions]:
    """Return the slices as another CT might show them, at `shape` pixels, and the regions of the middle one."""
    image, regions = image.copy(), regions.copy()

    def happens(chance: float) -> bool:
        return rng.random() < chance

    if happens(chances.opaque):
        _fill_lung(rng, image, regions)
    if happens(chances.blob):
        _add_opacity(rng, image, regions)
    if happens(chances.gas):
        _add_gas(rng, image, regions)
    if happens(chances.things):
        _add_things(rng, image, regions)
    fill = float(rng.choice([-1000.0, LOW_HU, 0.0, HIGH_HU], p=[0.6, 0.25, 0.12, 0.03]))
    box = _whole(image)
    if happens(chances.crop):
        box = _crop(rng, image, regions, fill)
    if happens(chances.circle):
        _circle(rng, image, regions, box, fill)
    if happens(chances.lone):
        image[[0, 2]] = image[1]
    image, middle = _resample(rng, image, regions[1], box, shape, fill, chances)
    image = _tone(rng, image, chances)
    return np.clip(image, LOW_HU, HIGH_HU), middle


def _whole(image: Image) -> tuple[float, float, float, float]:
    return 0.0, float(image.shape[1]), 0.0, float(image.shape[2])


def _smooth(rng: np.random.Generator, shape: tuple[int, int], sigma: float) -> Image:
    """Return smooth noise of unit variance, shape (H, W)."""
    coarse = tuple(max(2, int(n / sigma) + 2) for n in shape)
    noise = torch.from_numpy(rng.standard_normal((1, 1, *coarse), dtype=np.float32))
    fine = F.interpolate(noise, shape, mode="bicubic", align_corners=False)[0, 0].numpy()
    return fine / (fine.std() + 1e-6)


def _fill_lung(rng: np.random.Generator, image: Image, regions: Regions) -> None:
    """Fill a lung, or what lies lowest in it, with fluid or consolidation."""
    bit = IN_RIGHT if rng.random() < 0.5 else IN_LEFT
    side = (regions & ANYTHING) == bit
    if side[1].sum() < 300:
        return
    extent = rng.choice(["whole", "level", "rim"], p=[0.4, 0.4, 0.2])
    if extent == "level":
        rows = np.flatnonzero(side[1].any(1))
        level = rng.uniform(rows[0], rows[-1])
        slope = rng.normal(0, 0.15)
        y, x = np.indices(image.shape[1:])
        level = level + slope * (x - image.shape[2] / 2) + rng.uniform(0, 4) * _smooth(rng, image.shape[1:], 12)
        side &= y > level
    elif extent == "rim":  # fluid or consolidation along the pleura
        depth = ndimage.distance_transform_edt(side[1])
        side &= depth < rng.uniform(4, 20) * (1 + 0.4 * _smooth(rng, image.shape[1:], 25))
    fluid = rng.random() < 0.5
    texture = rng.uniform(-10, 45) + rng.uniform(0, 12) * rng.standard_normal(image.shape[1:], dtype=np.float32)
    if not fluid:
        texture = texture + rng.uniform(0, 60) * _smooth(rng, image.shape[1:], rng.uniform(2, 10))
        texture = texture - 700.0 * (_smooth(rng, image.shape[1:], rng.uniform(1.5, 4)) > rng.uniform(1.3, 3))
    keep = rng.uniform(0, 0.3) if rng.random() < 0.5 else 0.0  # vessels and fissures shine through
    image[side] = ((1 - keep) * texture[None] + keep * image)[side]
    if fluid and extent == "whole":
        regions[side] = bit | IN_CAVITY | LESION
    elif fluid:
        regions[side] = IN_CAVITY | LESION
    else:
        regions[side] = bit | LESION


def _add_opacity(rng: np.random.Generator, image: Image, regions: Regions) -> None:
    """Thicken a patch of lung to ground glass or consolidation."""
    lung = ((regions & ANYTHING) == IN_RIGHT) | ((regions & ANYTHING) == IN_LEFT)
    if lung[1].sum() < 300:
        return
    shape = image.shape[1:]
    inner = ndimage.binary_erosion(lung[1], iterations=3)
    inside = np.argwhere(lung[1] & ~inner if rng.random() < 0.6 else lung[1])
    y, x = inside[rng.integers(len(inside))]
    yy, xx = np.indices(shape)
    radius = rng.uniform(8, 45)
    blob = radius - np.hypot(yy - y, xx - x) + radius * 0.4 * _smooth(rng, shape, radius / 2)
    share = np.clip(blob / rng.uniform(1, 8), 0, 1)
    value = rng.uniform(-700, 60) + rng.uniform(0, 80) * _smooth(rng, shape, 3)
    mixed = image + share * np.maximum(value - image, 0)
    image[lung] = mixed[lung]
    regions[1][lung[1] & (share > 0.3)] |= LESION


def _add_gas(rng: np.random.Generator, image: Image, regions: Regions) -> None:
    """Put gas and stool into tissue that is not the chest's."""
    has_lung = bool((regions[1] & IN_LUNG).any())
    if has_lung and rng.random() < 0.7:
        return
    tissue = (image[1] > -150) & (regions[1] == OUTSIDE)
    tissue = ndimage.binary_erosion(tissue, iterations=6)
    places = np.argwhere(tissue)
    if len(places) < 50:
        return
    yy, xx = np.indices(image.shape[1:])
    for _ in range(rng.integers(1, 3 if has_lung else 8)):
        y, x = places[rng.integers(len(places))]
        ry, rx = rng.uniform(3, 30, 2)
        wavy = 0.3 * _smooth(rng, image.shape[1:], 10)
        gas = (((yy - y) / ry) ** 2 + ((xx - x) / rx) ** 2 + wavy < 1) & tissue
        value = rng.uniform(-1000, -850) if rng.random() < 0.8 else rng.uniform(-850, -300)
        if rng.random() < 0.4:
            gas &= yy < y + rng.uniform(-0.5, 1) * ry  # a level
        for k in range(3):
            moved = np.roll(gas, (k - 1) * rng.integers(-3, 4), axis=1)
            image[k][moved & tissue] = value + rng.normal(0, 20)


def _add_things(rng: np.random.Generator, image: Image, regions: Regions) -> None:
    """Draw arms beside the body, a table below, a tube above."""
    air = (image < -900) & (regions == OUTSIDE)
    height, width = image.shape[1:]
    yy, xx = np.indices((height, width))
    for _ in range(rng.integers(1, 3)):
        kind = rng.random()
        if kind < 0.5:
            y, x = rng.uniform(0, height), rng.choice([0, width]) + rng.normal(0, width / 20)
            thing = ((yy - y) / rng.uniform(10, 50)) ** 2 + ((xx - x) / rng.uniform(10, 45)) ** 2 < 1
            value = rng.uniform(-100, 60)
        elif kind < 0.85:
            y = height - rng.uniform(0, height / 8) - rng.uniform(0, 0.002) * (xx - width / 2) ** 2
            thing = np.abs(yy - y) < rng.uniform(0.6, 4)
            value = rng.uniform(-700, 200)
        else:
            y, x, r = rng.uniform(0, height), rng.uniform(0, width), rng.uniform(2, 5)
            thing = np.abs(np.hypot(yy - y, xx - x) - r) < 1.2
            value = rng.uniform(-200, 200)
        where = air & thing
        image[where] = value


def _crop(rng: np.random.Generator, image: Image, regions: Regions, fill: float) -> tuple[float, float, float, float]:
    """Return a box round the lungs as rows and columns, or one that cuts them; blank what is outside it."""
    lung = (regions & IN_LUNG > 0) & (regions & OUTSIDE == 0)
    whole = lung.any(0)
    height, width = image.shape[1:]
    if whole.sum() < 200:
        y0, x0 = rng.uniform(0, 0.3, 2)
        y1, x1 = 1 - rng.uniform(0, 0.3, 2)
        y0, y1, x0, x1 = y0 * height, y1 * height, x0 * width, x1 * width
    else:
        rows, columns = np.flatnonzero(whole.any(1)), np.flatnonzero(whole.any(0))
        tight = 0.01 if rng.random() < 0.4 else 0.08
        margins = rng.normal(0.03, tight, 4)
        h, w = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
        y0, y1 = rows[0] - margins[0] * h, rows[-1] + 1 + margins[1] * h
        x0, x1 = columns[0] - margins[2] * w, columns[-1] + 1 + margins[3] * w
        if rng.random() < 0.15:  # one lung only
            middle = (x0 + x1) / 2 + rng.normal(0, 0.04) * w
            x0, x1 = (x0, middle) if rng.random() < 0.5 else (middle, x1)
    y0, y1, x0, x1 = max(0.0, y0), min(height, y1), max(0.0, x0), min(width, x1)
    yy, xx = np.ogrid[:height, :width]
    outside = (yy < y0 - 0.5) | (yy > y1 - 0.5) | (xx < x0 - 0.5) | (xx > x1 - 0.5)
    image[:, outside], regions[:, outside] = fill, OUTSIDE
    if rng.random() < 0.5:  # a frame of the constant stays in view
        grow = rng.uniform(0, 0.3, 4) * np.array([y1 - y0, y1 - y0, x1 - x0, x1 - x0])
        y0, y1, x0, x1 = y0 - grow[0], y1 + grow[1], x0 - grow[2], x1 + grow[3]
    return y0, y1, x0, x1


def _circle(
    rng: np.random.Generator, image: Image, regions: Regions, box: tuple[float, float, float, float], fill: float
) -> None:
    y0, y1, x0, x1 = box
    yy, xx = np.ogrid[: image.shape[1], : image.shape[2]]
    radius = rng.uniform(0.48, 0.62) * max(y1 - y0, x1 - x0)
    outside = np.hypot(yy - (y0 + y1) / 2, xx - (x0 + x1) / 2) > radius
    image[:, outside], regions[:, outside] = fill, OUTSIDE


def _resample(
    rng: np.random.Generator,
    image: Image,
    middle: Regions,
    box: tuple[float, float, float, float],
    shape: tuple[int, int],
    fill: float,
    chances: Chances,
) -> tuple[Image, Regions]:
    """Turn, scale and shift what is in `box` onto `shape` pixels; fill what is beyond the image."""
    height, width = shape
    y0, y1, x0, x1 = box
    fit = max((y1 - y0) / height, (x1 - x0) / width)
    # Mostly as the engine fits the box, sometimes nearer or further.
    near = rng.uniform(0.95, 1.1) if rng.random() < 0.5 else rng.uniform(0.75, 1.45)
    fit *= near
    stretch = np.exp(rng.normal(0, 0.08))
    angle = np.deg2rad(rng.uniform(-15, 15)) if rng.random() < chances.rotation else 0.0
    flip_x, flip_y = rng.random() < chances.flip_x, rng.random() < chances.flip_y
    turned, quarter = rng.random() < chances.half_turn, rng.random() < chances.quarter_turn
    if turned:
        angle += np.pi
    if quarter:
        angle += np.pi / 2 * rng.choice([-1, 1])
    cos, sin = np.cos(angle), np.sin(angle)
    slack_y, slack_x = (max(0.0, size * fit - length) for size, length in ((height, y1 - y0), (width, x1 - x0)))
    shift_y, shift_x = (rng.uniform(-0.5, 0.5) * (slack + 0.05 * fit * height) for slack in (slack_y, slack_x))
    yy, xx = np.mgrid[:height, :width].astype(np.float32)
    v, u = (yy - (height - 1) / 2) * fit * stretch, (xx - (width - 1) / 2) * fit / stretch
    if flip_x:
        u = -u
    if flip_y:
        v = -v
    y = cos * v + sin * u + (y0 + y1 - 1) / 2 + shift_y
    x = -sin * v + cos * u + (x0 + x1 - 1) / 2 + shift_x
    grid = torch.from_numpy(
        np.stack([(2 * x + 1) / image.shape[2] - 1, (2 * y + 1) / image.shape[1] - 1], -1)[None].astype(np.float32)
    )
    source = torch.from_numpy(image)[None] - fill
    if fit > 1.3:  # area means, as the engine takes them
        source = (
            F.avg_pool2d(source, 3, 1, 1)
            if fit > 2
            else (source + F.avg_pool2d(source, 3, 1, 1, count_include_pad=False)) / 2
        )
    moved = F.grid_sample(source, grid, mode="bilinear", align_corners=False)[0].numpy() + fill
    known = torch.from_numpy(middle.astype(np.float32) - OUTSIDE)[None, None]
    regions = (F.grid_sample(known, grid, mode="nearest", align_corners=False)[0, 0].numpy() + OUTSIDE).astype(np.uint8)
    if flip_x != turned:
        regions = _swap_sides(regions)
    if quarter:  # neither lung lies on one side
        lungs = regions & IN_LUNG > 0
        regions = np.where(lungs, regions | IN_LUNG, regions).astype(np.uint8)
    return np.asarray(moved, np.float32), regions


def _swap_sides(regions: Regions) -> Regions:
    right, left = regions & IN_RIGHT > 0, regions & IN_LEFT > 0
    return (regions & ~np.uint8(IN_LUNG)) | (right * np.uint8(IN_LEFT)) | (left * np.uint8(IN_RIGHT))


def _tone(rng: np.random.Generator, image: Image, chances: Chances) -> Image:
    """Change grey values: slope, shift, 8-bit windows, noise and blur."""
    if rng.random() < chances.blur:
        image = ndimage.gaussian_filter(image, (0, *np.repeat(rng.uniform(0.3, 1.2), 2)))
    if rng.random() < chances.noise:
        noise = rng.standard_normal(image.shape, dtype=np.float32)
        if rng.random() < 0.5:
            noise = ndimage.gaussian_filter(noise, (0, 0.7, 0.7)) * 2.3
        image = image + rng.uniform(0, 70) * noise
    if rng.random() < chances.tone:
        image = (image + 1000) * rng.uniform(0.9, 1.12) - 1000 + rng.normal(0, 25)
    if rng.random() < chances.window:
        low, high = rng.uniform(-1024, -950), rng.uniform(40, 200)
        step = (high - low) / rng.choice([63, 127, 255])
        image = np.rint((np.clip(image, low, high) - low) / step) * step + low
    return image.astype(np.float32)
