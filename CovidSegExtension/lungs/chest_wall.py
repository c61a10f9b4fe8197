"""The inner chest wall of one lung, slice by slice, in polar coordinates around the aerated lung.

The convex hull of the aerated lung is where the pleura certainly reaches. Beyond it, consolidation or fluid may lie
before the wall; the wall is where the ray from the lung meets the first rib, interpolated between the ribs.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from .airspace import open_box

REACH_MM = 100.0  # how far beyond aerated lung a rib may be: a whole opaque lobe
GAP_MM = 30.0  # the widest gap between two ribs along the wall
SPINE_MM = 20.0  # half the width of a vertebra
_START_MM = 4.0  # rays begin this far inside the hull, since ribs dent it
_ANGLES = 2 * np.pi * np.arange(180) / 180
_COUNT = len(_ANGLES)


def find_bones(
    hounsfield: NDArray[np.int16], body: NDArray[np.bool_], spacing_mm: tuple[float, float, float]
) -> NDArray[np.bool_]:
    """Return ribs and other slender bones in a coarse CT, shape (Z, Y, X), as bool.

    The threshold follows each slice's own range: 8-bit-born images saturate anywhere between 100 and 300 HU. Where
    nothing rises above soft tissue, no bone is found. Wide bright things (contrast-filled heart, liver) are left out.
    """
    bright = np.zeros(body.shape, bool)
    for z, inside in enumerate(body):
        image = hounsfield[z]
        tissue = image[inside & (image > -20)]
        if tissue.size < 100:
            continue
        soft = float(np.median(tissue[tissue < 150])) if (tissue < 150).any() else 40.0
        top = min(float(np.percentile(tissue, 99.5)), 260.0)
        if top - soft < 50:
            continue
        smooth = ndimage.uniform_filter(image, 3)
        if np.median(np.abs(image - smooth)[inside & (image > 0)]) > 25:
            image = smooth  # a noisy slice
        bright[z] = inside & (image > soft + 0.45 * (top - soft))
    bone = bright & ~open_box(bright, 16.0, spacing_mm)
    connected = np.zeros((3, 3, 3), bool)
    connected[1] = True
    parts, _ = ndimage.label(bone, connected)
    large = np.bincount(parts.ravel()) * spacing_mm[1] * spacing_mm[2] >= 60
    large[0] = False
    bone = large[parts]
    # Ribs slope: those of the neighbouring slices close the gaps of this one.
    return ndimage.maximum_filter1d(bone.view(np.uint8), 2 * round(6 / spacing_mm[0]) + 1, axis=0).view(bool)


class Hemithorax:
    """Everything inside the chest wall on one side of one slice.

    Parameters
    ----------
    lung, body, bone, side : ndarray of bool, shape (Y, X)
        Aerated lung of this side (not empty), the body, ribs, and this side's part of the image.
    spacing_mm : tuple of float
        (Y, X) in mm.
    """

    def __init__(
        self,
        lung: NDArray[np.bool_],
        body: NDArray[np.bool_],
        bone: NDArray[np.bool_],
        side: NDArray[np.bool_],
        spacing_mm: tuple[float, float],
    ) -> None:
        self._inside = body & side
        self._spacing = spacing_mm
        y, x = np.nonzero(lung)
        self._centre = float(y.mean()), float(x.mean())
        hull = _hull_radius(np.stack([y, x], 1), self._centre, spacing_mm)
        self._radius = hull + self._growth(hull, body, bone, side)

    def _growth(
        self, hull: NDArray[np.float64], body: NDArray[np.bool_], bone: NDArray[np.bool_], side: NDArray[np.bool_]
    ) -> NDArray[np.float64]:
        """Return how far the wall lies outside the hull on each ray, in mm."""
        step = min(self._spacing)
        steps = int((REACH_MM + _START_MM) / step)
        radius = np.maximum(hull[:, None] - _START_MM + step * np.arange(steps), 0)
        y = np.round(self._centre[0] + np.sin(_ANGLES)[:, None] * radius / self._spacing[0]).astype(int)
        x = np.round(self._centre[1] + np.cos(_ANGLES)[:, None] * radius / self._spacing[1]).astype(int)
        in_image = (y >= 0) & (y < body.shape[0]) & (x >= 0) & (x < body.shape[1])
        y, x = y.clip(0, body.shape[0] - 1), x.clip(0, body.shape[1] - 1)
        to_bone = _first(bone[y, x] & in_image)
        to_outside = _first(~(body[y, x] & in_image))
        to_middle = _first(~side[y, x] & in_image)
        hit = (to_bone < steps) & (to_bone < to_outside) & (to_bone < to_middle)
        medial = to_middle < np.minimum(to_outside, to_bone)
        skin_seen = (to_outside < steps) & in_image[np.arange(_COUNT), np.minimum(to_outside, steps - 1)]
        to_skin = np.where(skin_seen, to_outside * step - _START_MM, np.inf)
        if hit.sum() < 0.1 * _COUNT:
            return _growth_without_bone(np.where(medial, np.inf, to_skin))
        growth = np.where(hit, np.maximum((to_bone - 1) * step - _START_MM, 0), np.inf)
        # In front, what lies towards the middle is heart; behind it, the lung reaches the spine.
        to_spine = np.maximum(to_middle * step - _START_MM - SPINE_MM, 0)
        growth[medial] = np.where(np.sin(_ANGLES) < 0.5, 0, to_spine)[medial]
        growth = _bridge(growth, hull)
        return ndimage.gaussian_filter1d(np.minimum(growth, np.maximum(to_skin - 8, 0)), 1.5, mode="wrap")

    def mask(self, margin_mm: float) -> NDArray[np.bool_]:
        """Return what lies inside the wall moved outwards by `margin_mm`: bool, shape (Y, X)."""
        reach = self._radius.max() + margin_mm
        y, x = np.ogrid[: self._inside.shape[0], : self._inside.shape[1]]
        dy, dx = ((at - centre) * step for at, centre, step in zip((y, x), self._centre, self._spacing, strict=True))
        # Nothing to compute outside the square that holds the wall.
        rows, columns = np.abs(dy[:, 0]) <= reach, np.abs(dx[0]) <= reach
        dy, dx = dy[rows], dx[:, columns]
        angle = np.arctan2(dy, dx) * (_COUNT / (2 * np.pi)) % _COUNT
        low = angle.astype(int) % _COUNT
        share = angle - np.floor(angle)
        radius = self._radius[low] * (1 - share) + self._radius[(low + 1) % _COUNT] * share
        result = np.zeros_like(self._inside)
        result[np.ix_(rows, columns)] = np.hypot(dy, dx) <= radius + margin_mm
        return result & self._inside


def _first(mask: NDArray[np.bool_]) -> NDArray[np.int_]:
    """Return the index of the first true value of each row, or the row's length."""
    return np.where(mask.any(1), mask.argmax(1), mask.shape[1])


def _hull_radius(
    points: NDArray[np.int_], centre: tuple[float, float], spacing_mm: tuple[float, float]
) -> NDArray[np.float64]:
    """Return the radius in mm of the convex hull of `points`, shape (N, 2), on each ray from `centre` inside it."""
    directions = np.stack([np.sin(_ANGLES), np.cos(_ANGLES)])[:, ::2]
    support = ((points - np.array(centre)) * np.array(spacing_mm) @ directions).max(0)
    cosine = np.cos(_ANGLES[:, None] - _ANGLES[None, ::2])
    return np.where(cosine > 0.05, support / np.maximum(cosine, 0.05), np.inf).min(1)


def _growth_without_bone(to_skin: NDArray[np.float64]) -> NDArray[np.float64]:
    """Estimate the growth from the skin, where no bone shows: the wall is as thick as where it is thinnest."""
    seen = np.isfinite(to_skin)
    if seen.sum() < 5:
        return np.zeros(_COUNT)
    thickness = np.percentile(to_skin[seen], 10)
    return ndimage.gaussian_filter1d(np.where(seen, np.maximum(to_skin - thickness, 0), 0.0), 2.0, mode="wrap")


def _bridge(growth: NDArray[np.float64], hull: NDArray[np.float64]) -> NDArray[np.float64]:
    """Bridge the gaps between ribs: rays that slip through one, or meet none (infinite), follow their neighbours."""
    arc = 2 * np.pi / _COUNT * (hull + 10)  # mm of wall a ray
    window = max(3, int(GAP_MM / arc.mean()) | 1)
    far = 1e4
    growth = np.minimum(growth, far)
    growth = np.minimum(growth, ndimage.grey_opening(growth, window, mode="wrap") + 8)
    known = growth < far
    if not known.any():
        return np.zeros(_COUNT)
    rays = np.flatnonzero(known)
    bridged = np.interp(
        np.arange(_COUNT), np.concatenate([rays - _COUNT, rays, rays + _COUNT]), np.tile(growth[rays], 3)
    )
    away = ndimage.distance_transform_edt(np.tile(~known, 3))[_COUNT : 2 * _COUNT] * arc
    return np.where(known, growth, np.maximum(bridged * (1 - away / 40), 0))
