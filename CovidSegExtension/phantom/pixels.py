"""What the chest phantom is drawn with: a slice's pixels in mm, soft edges, tubes, and smooth noise fixed in space."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .anatomy import BOX_MM, Tubes


class Pixels:
    """The pixels of a slice, in mm and in polar bins about the body's axis."""

    bins = 4096

    def __init__(self, x_mm: NDArray, y_mm: NDArray) -> None:
        self.x = np.asarray(x_mm, dtype=np.float32)[None, :]
        self.y = np.asarray(y_mm, dtype=np.float32)[:, None]
        self.radius = np.hypot(self.x, self.y)
        turn = (np.arctan2(self.x, self.y) + np.pi) / (2 * np.pi)
        self._bin = np.minimum((turn * self.bins).astype(np.intp), self.bins - 1)
        self.phi = ((np.arange(self.bins) + 0.5) / self.bins * 2 - 1) * np.pi
        self.cos = np.cos(np.arctan2(self.x, self.y))
        pixel = float(np.ptp(self.x)) / max(1, self.x.size - 1)
        self.blur_mm = np.float32(np.hypot(1.0, pixel))

    def outside(self, radii: NDArray) -> NDArray:
        """Return the radial distance to a contour given by its radius in every polar bin."""
        return self.radius - self.spread(radii)

    def spread(self, values: NDArray) -> NDArray:
        """Return each pixel's value of a table over the polar bins."""
        return np.take(values.astype(np.float32), self._bin)

    def soft(self, distance: NDArray) -> NDArray:
        """Return how much of each pixel lies inside a surface: partial volume of pixel and focal spot."""
        return np.clip(np.float32(0.5) - distance / self.blur_mm, 0, 1)

    def tubes_distance(self, tubes: Tubes, z: float, reach_mm: float) -> NDArray:
        """Return the signed distance to the nearest tube, exact up to `reach_mm`, larger beyond."""
        frame = np.full(self.radius.shape, 99.0, dtype=np.float32)
        x, y = self.x[0], self.y[:, 0]
        s = tubes.segments
        near = (np.minimum(s[:, 2], s[:, 5]) - z) < (s[:, 6:].max(1) + reach_mm) * tubes.stretch
        near &= (z - np.maximum(s[:, 2], s[:, 5])) < (s[:, 6:].max(1) + reach_mm) * tubes.stretch
        blur = float(self.blur_mm)
        for x0, y0, z0, x1, y1, z1, r0, r1 in s[near].tolist():
            margin = max(r0, r1) + reach_mm
            i0, i1 = np.searchsorted(x, (min(x0, x1) - margin, max(x0, x1) + margin))
            j0, j1 = np.searchsorted(y, (min(y0, y1) - margin, max(y0, y1) + margin))
            if i0 == i1 or j0 == j1:
                continue
            vx, vy, vz = x1 - x0, y1 - y0, (z1 - z0) / tubes.stretch
            px, py, pz = x[i0:i1] - x0, (y[j0:j1] - y0)[:, None], (z - z0) / tubes.stretch
            along = (py * vy) + (px * vx + pz * vz)
            length2 = vx * vx + vy * vy + vz * vz + 1e-9
            t = np.clip(along * (1 / length2), 0, 1)
            away = np.sqrt(np.maximum((py * py) + (px * px + pz * pz) + t * (t * length2 - 2 * along), 0))
            # A tube thinner than the blur shows the share of the pixel that it fills, not its full density.
            r0, r1 = (min(r, blur * (np.pi * (r / blur) ** 2 - 0.5)) for r in (r0, r1))
            part = frame[j0:j1, i0:i1]
            np.minimum(part, away - (r0 + (r1 - r0) * t), out=part)
        return frame


@dataclass(frozen=True)
class Texture:
    """Smooth noise of unit variance, fixed in space; linear between lattice points."""

    lattice: NDArray[np.float32]
    step_mm: float

    @classmethod
    def make(cls, rng: np.random.Generator, length_mm: float) -> "Texture":
        """Draw a texture whose grains are about `length_mm` long."""
        from scipy.ndimage import gaussian_filter

        step = length_mm / 2
        counts = [int(extent / step) + 2 for extent in BOX_MM]
        lattice = gaussian_filter(rng.standard_normal(counts, dtype=np.float32), 1.0, mode="wrap")
        return cls(lattice / lattice.std(), step)

    def on(self, grid: Pixels) -> Callable[[float], NDArray]:
        """Return the function that gives the texture's slice (Y, X) at a height in mm."""
        rows, columns = (self._weights(mm, axis) for axis, mm in ((1, grid.y[:, 0]), (2, grid.x[0])))

        def at(z: float) -> NDArray:
            (weights,) = self._weights(np.array([z]), 0)
            k = int(weights.argmax())
            first = max(0, k - 1)
            plane = np.tensordot(weights[first : k + 2], self.lattice[first : k + 2], axes=1)
            return rows @ plane @ columns.T

        return at

    def _weights(self, mm: NDArray, axis: int) -> NDArray[np.float32]:
        """Return the weight of each lattice plane for each coordinate, shape (len(mm), planes)."""
        count = self.lattice.shape[axis]
        position = np.clip(np.asarray(mm) / self.step_mm + (count - 1) / 2, 0, count - 1)
        return np.clip(1 - np.abs(position[:, None] - np.arange(count)), 0, None).astype(np.float32)
