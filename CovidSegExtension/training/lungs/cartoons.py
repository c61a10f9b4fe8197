"""Chests, abdomens, heads and quality phantoms of a few ellipses: cheap lessons on what is lung and what is only air.

Every function takes a random generator and returns three neighbouring slices in HU, shape (3, H, W), and the regions
(`regions`) of the same shape.
"""

import numpy as np
from numpy.typing import NDArray

from .regions import IN_CAVITY, IN_LEFT, IN_RIGHT, OUTSIDE

SHAPE = (180, 256)
"""Rows and columns."""

Slices = tuple[NDArray[np.float32], NDArray[np.uint8]]


class _Canvas:
    """Coordinates in units of half the body's width: x to the left, y to the back."""

    def __init__(self, rng: np.random.Generator, shape: tuple[int, int]) -> None:
        self.rng = rng
        height, width = shape
        self.y, self.x = np.ogrid[:height, :width]
        scale = width / 2 / rng.uniform(1.02, 1.25)
        self.y = (self.y - (height - 1) / 2 + rng.normal(0, 2)) / scale
        self.x = (self.x - (width - 1) / 2 + rng.normal(0, 2)) / scale
        self.shape = shape

    def ellipse(self, y: float, x: float, ry: float, rx: float) -> NDArray[np.bool_]:
        return ((self.y - y) / ry) ** 2 + ((self.x - x) / rx) ** 2 <= 1

    def filled(self, value: float) -> NDArray[np.float32]:
        return np.full(self.shape, value, np.float32)


def cartoon(rng: np.random.Generator) -> Slices:
    """Return a chest, or one of the things that hold air and no lung."""
    kind = rng.choice(["chest", "abdomen", "head", "water", "air"], p=[0.45, 0.2, 0.1, 0.2, 0.05])
    canvas = _Canvas(rng, SHAPE)
    drift = rng.uniform(-0.03, 0.03)
    noise = rng.uniform(0, 25)
    draw = {"chest": _chest, "abdomen": _abdomen, "head": _head, "water": _water, "air": _air}[kind]
    state = rng.bit_generator.state
    images, regions = [], []
    for step in (-1, 0, 1):
        rng.bit_generator.state = state  # the same anatomy, a little wider or narrower
        image, region = draw(canvas, 1 + step * drift)
        images.append(image)
        regions.append(region)
    stack = np.stack(images)
    return stack + np.float32(noise) * rng.standard_normal(stack.shape, dtype=np.float32), np.stack(regions)


def _chest(canvas: _Canvas, grown: float) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    rng, ellipse = canvas.rng, canvas.ellipse
    deep = rng.uniform(0.6, 0.85)
    image, region = canvas.filled(-1000), np.full(canvas.shape, OUTSIDE, np.uint8)
    image[ellipse(0, 0, deep, 1)] = rng.uniform(-120, 40)
    image[ellipse(0, 0, deep * rng.uniform(0.88, 0.95), rng.uniform(0.9, 0.96))] = 40
    ry, rx = deep * rng.uniform(0.66, 0.82), rng.uniform(0.7, 0.84)
    ring = ellipse(0, 0, ry * 1.12, rx * 1.08) & ~ellipse(0, 0, ry * 1.02, rx * 1.02)
    angle = np.arctan2(canvas.y, canvas.x)
    image[ring & (np.sin(rng.integers(7, 13) * angle + rng.uniform(0, 6)) > rng.uniform(-0.4, 0.6))] = 400
    half = rng.uniform(0.04, 0.12)
    inside = ellipse(0, 0, ry * grown, rx * grown)
    heart = ellipse(
        -deep * rng.uniform(0, 0.3), rng.uniform(0, 0.15), deep * rng.uniform(0.3, 0.55), rng.uniform(0.2, 0.38)
    )
    spine = ellipse(ry * rng.uniform(0.8, 1), 0, deep * 0.28, rng.uniform(0.12, 0.18))
    lungs = inside & (np.abs(canvas.x) > half) & ~heart & ~spine
    lung_hu = rng.uniform(-920, -700)
    image[lungs] = lung_hu
    region[ellipse(0, 0, ry * 1.04, rx * 1.04)] = OUTSIDE | IN_CAVITY
    region[lungs & (canvas.x < 0)] = IN_RIGHT
    region[lungs & (canvas.x > 0)] = IN_LEFT
    image[spine & inside | ellipse(ry * 0.95, 0, deep * 0.22, 0.13)] = 300
    for _ in range(rng.integers(0, 40)):
        y, x, r = rng.uniform(-ry, ry), rng.uniform(-rx, rx), rng.uniform(0.01, 0.035)
        image[lungs & ellipse(y, x, r, r)] = 20
    if rng.random() < 0.4:
        airway = ellipse(rng.uniform(-0.05, 0.15), 0, 0.07, 0.07) & ~lungs
        image[airway] = -1000
        region[airway] = OUTSIDE
    kind = rng.random()
    if kind < 0.15:  # a wholly opaque side
        side = IN_RIGHT if rng.random() < 0.5 else IN_LEFT
        image[region == side] = rng.uniform(0, 60)
    elif kind < 0.35:  # fluid behind
        fluid = lungs & (canvas.y > ry * rng.uniform(0.1, 0.6))
        image[fluid] = rng.uniform(0, 30)
        region[fluid] = IN_CAVITY
    elif kind < 0.5:  # a consolidation
        solid = lungs & ellipse(rng.uniform(0, ry), rng.choice([-1, 1]) * rx * 0.6, 0.25, 0.25)
        image[solid] = rng.uniform(-100, 60)
    elif kind < 0.6:  # the dome of liver or spleen
        dome = ellipse(rng.uniform(-0.1, 0.1), rng.choice([-1, 1]) * rx * 0.5, ry * 0.5, rx * 0.4)
        image[dome & lungs] = 55
        region[dome & lungs] = OUTSIDE | IN_CAVITY
    return image, region


def _abdomen(canvas: _Canvas, grown: float) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    rng, ellipse = canvas.rng, canvas.ellipse
    deep = rng.uniform(0.55, 0.9)
    image = canvas.filled(-1000)
    image[ellipse(0, 0, deep, 1)] = rng.uniform(-110, 50)
    image[ellipse(0, 0, deep * 0.85, 0.87)] = 45
    image[ellipse(deep * 0.45, 0, 0.16, 0.16)] = 300
    for _ in range(rng.integers(1, 8)):
        y, x = rng.uniform(-0.6, 0.3) * deep, rng.uniform(-0.7, 0.7)
        r = rng.uniform(0.05, 0.3) * grown
        image[ellipse(y, x, r * rng.uniform(0.5, 1.2), r) & ellipse(0, 0, deep * 0.85, 0.87)] = rng.uniform(-1010, -880)
    return image, np.full(canvas.shape, OUTSIDE, np.uint8)


def _head(canvas: _Canvas, grown: float) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    rng, ellipse = canvas.rng, canvas.ellipse
    size = rng.uniform(0.4, 1)
    deep = rng.uniform(0.7, 1.0) * size
    image = canvas.filled(-1000)
    image[ellipse(0, 0, deep, size)] = 40
    if rng.random() < 0.6:
        image[ellipse(0, 0, deep, size) & ~ellipse(0, 0, deep * 0.9, size * 0.88)] = 900
    for _ in range(rng.integers(0, 4)):
        y, x, r = rng.uniform(-0.6, 0.2) * deep, rng.uniform(-0.3, 0.3) * size, rng.uniform(0.05, 0.2) * size * grown
        image[ellipse(y, x, r, r * rng.uniform(0.6, 1.6))] = rng.uniform(-1000, -930)
    return image, np.full(canvas.shape, OUTSIDE, np.uint8)


def _water(canvas: _Canvas, _grown: float) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    rng, ellipse = canvas.rng, canvas.ellipse
    image = canvas.filled(-1000)
    size = rng.uniform(0.4, 1)
    body = ellipse(0, 0, size, size)
    image[body] = rng.uniform(-20, 60)
    for _ in range(rng.integers(0, 7)):
        turn, far, r = rng.uniform(0, 6.3), rng.uniform(0, 0.7) * size, rng.uniform(0.04, 0.28) * size
        rod = ellipse(far * np.sin(turn), far * np.cos(turn), r, r)
        image[rod & body] = rng.choice([-1000, -800, -150, -100, 120, 300, 900])
    return image, np.full(canvas.shape, OUTSIDE, np.uint8)


def _air(canvas: _Canvas, _grown: float) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    return canvas.filled(canvas.rng.uniform(-1024, -950)), np.full(canvas.shape, OUTSIDE, np.uint8)
