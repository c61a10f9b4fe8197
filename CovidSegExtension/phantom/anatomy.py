"""The shapes of the chest phantom, in millimetres: contours, ellipsoids, tubes, vessel trees.

Coordinates are the patient's: x to the left, y to posterior, z to superior; the origin lies in the middle of the
chest. Every ``*_distance`` is signed and approximate: negative inside, millimetres near the surface.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

BOX_MM = (384.0, 304.0, 400.0)
"""Extent (Z, Y, X) around the origin in which the anatomy varies; beyond it the body goes on as at the edge."""

LEAVES = 1100
"""Ends of the vessels of one kind in one lung."""

SPINE_PERIOD_MM = 25.0
TABLE_MM = 111.0
"""Where the back lies flat on the mattress (y)."""

# Half-axes of the chest at heights z: the skin's and the pleura's; "front" and "back" as seen from the origin.
_HEIGHTS = (-190, -130, -80, -30, 10, 45, 80, 105, 130, 190)
_SKIN: dict[str, tuple[int, ...]] = {
    "side": (150, 153, 157, 161, 164, 166, 167, 166, 160, 140),
    "front": (112, 113, 113, 112, 109, 102, 90, 78, 68, 60),
    "back": (113, 115, 117, 118, 119, 119, 117, 114, 110, 104),
}
_PLEURA: dict[str, tuple[int, ...]] = {
    "side": (126, 127, 127, 126, 123, 114, 93, 70, 48, 40),
    "front": (88, 90, 92, 90, 85, 75, 58, 44, 32, 20),
    "back": (84, 86, 88, 88, 87, 85, 80, 73, 64, 50),
}


class Point(NamedTuple):
    """A place, or half-axes, in mm."""

    x: float
    y: float
    z: float


def smooth_max(a: NDArray, b: NDArray, k: float) -> NDArray:
    """Return the larger of two distances, with edges rounded over `k` mm (polynomial blend)."""
    h = np.clip(k - np.abs(a - b), 0, None)
    return np.maximum(a, b) + h * h * np.float32(0.25 / k)


def smooth_min(a: NDArray, b: NDArray, k: float) -> NDArray:
    """Return the smaller of two distances, with edges rounded over `k` mm."""
    return -smooth_max(-a, -b, k)


def ellipsoid_distance(x: ArrayLike, y: ArrayLike, z: ArrayLike, centre: Point, radii: Point) -> NDArray:
    """Return the signed distance to an ellipsoid; its first-order bound k0 (k0 - 1) / k1."""
    u, v, w = np.subtract(x, centre.x), np.subtract(y, centre.y), np.subtract(z, centre.z)
    a, b, c = (np.float32(1 / r**2) for r in radii)
    u, v, w = u * u * a, v * v * b, w * w * c
    k0 = np.sqrt(u + v + w)
    k1 = np.sqrt(u * a + v * b + w * c) + np.float32(1e-6)
    return k0 * (k0 - 1) / k1


def _contour(axes: dict[str, tuple[int, ...]], power: float, phi: ArrayLike, z: ArrayLike) -> NDArray:
    """Return the radius of a superellipse at angle `phi` (0 posterior, +90 degrees left) and height `z`."""
    sin, cos, z = np.abs(np.sin(phi)), np.cos(phi), np.asarray(z)
    side, front, back = (np.interp(z, _HEIGHTS, axes[name]) for name in ("side", "front", "back"))
    depth = np.where(cos > 0, back, front)
    return ((sin / side) ** power + (np.abs(cos) / depth) ** power) ** (-1 / power)


def pleura_radius(phi: ArrayLike, z: ArrayLike) -> NDArray:
    """Return the distance of the parietal pleura from the axis (x = y = 0)."""
    return _contour(_PLEURA, 2.55, phi, z)


def skin_radius(phi: ArrayLike, z: ArrayLike) -> NDArray:
    """Return the distance of the skin from the axis: pectoral bulges in front, a furrow over the spine."""
    phi = np.asarray(phi)
    front = np.abs(np.abs(phi) - 2.55)
    bulge = 6.0 * np.exp(-((front / 0.35) ** 2)) * np.exp(-(((np.asarray(z) - 20) / 55) ** 2))
    furrow = 5.0 * np.exp(-((phi / 0.13) ** 2)) + 4.0 * np.exp(-(((np.pi - np.abs(phi)) / 0.16) ** 2))
    return _contour(_SKIN, 2.3, phi, z) + bulge - furrow + 1.5 * np.sin(3 * phi + 0.4)


def fat_thickness(phi: ArrayLike, z: ArrayLike) -> NDArray:
    """Return the thickness of skin and subcutaneous fat; thicker at the flanks and low, thin over the spine."""
    low = np.clip((np.asarray(z) + 20) / -110, 0, 1)
    return 8.0 + 6.0 * np.sin(phi) ** 2 + 5.0 * low + 1.5 * np.cos(5 * np.asarray(phi) + np.asarray(z) / 40)


def spine_centre_y(z: ArrayLike) -> NDArray:
    """Return where the vertebral bodies' centres lie: the thoracic kyphosis."""
    return 55.0 - 11.0 * ((np.asarray(z, dtype=np.float32) - 5) / 130) ** 2


@dataclass(frozen=True)
class Tubes:
    """Round tubes.

    Attributes
    ----------
    segments : ndarray, shape (N, 8)
        Start x, y, z, end x, y, z, and the radii there, in mm.
    stretch : float
        How much taller than wide the tubes are (ribs): z counts as z / stretch.
    """

    segments: NDArray[np.float64]
    stretch: float = 1.0

    @classmethod
    def along(cls, *paths: tuple[ArrayLike, ArrayLike], stretch: float = 1.0, step_mm: float = 6.0) -> "Tubes":
        """Return tubes along smooth curves through points; each path is (points (N, 3), radius or radii (N,))."""
        from scipy.interpolate import PchipInterpolator

        rows = []
        for points, radii in paths:
            points = np.asarray(points, dtype=float)
            radii = np.broadcast_to(np.asarray(radii, dtype=float), len(points))
            chord = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
            at = np.linspace(0, chord[-1], max(2, round(chord[-1] / step_mm) + 1))
            curve = PchipInterpolator(chord, np.column_stack([points, radii]))(at)
            rows.append(np.column_stack([curve[:-1, :3], curve[1:, :3], curve[:-1, 3], curve[1:, 3]]))
        return cls(np.concatenate(rows), stretch)

    def __add__(self, other: "Tubes") -> "Tubes":
        return Tubes(np.concatenate([self.segments, other.segments]), self.stretch)


def _mirrored(points: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    return [(-x, y, z) for x, y, z in points]


def ribs() -> tuple[Tubes, Tubes]:
    """Return the bony ribs and the costal cartilages (with the same flattened section)."""
    bone, cartilage = [], []
    for number in range(1, 13):
        z_back = 132.0 - 22.5 * (number - 1)
        drop = 48.0 if number == 1 else 84.0 + 3.0 * number
        end = 2.5 if number <= 7 else 2.5 - 0.22 * (number - 7)
        phi = np.linspace(0.42, end, 22)
        z = z_back - drop * np.sin(np.clip((phi - 0.3) / 2.3, 0, 1) * np.pi / 2) ** 1.3
        radius = pleura_radius(phi, z) + 6.2
        arc = list(zip(radius * np.sin(phi), radius * np.cos(phi), z, strict=True))
        spine = float(spine_centre_y(z_back))
        bony = [(14.0, spine + 9, z_back + 4), (25.0, spine + 22, z_back + 3), *arc]
        bone += [(bony, 3.9), (_mirrored(bony), 3.9)]
        if number <= 10:  # the front ends climb to the sternum, the lower ones to the cartilage above
            joined = [arc[-1]]
            for step in (0.35, 0.7, 1.0):
                angle = end + step * (np.pi - 0.22 - end)
                height = z[-1] + step * min(9.0 * max(0, number - 3), 40.0)
                reach = pleura_radius(angle, height) + 6.5
                joined.append((reach * np.sin(angle), reach * np.cos(angle), height))
            cartilage += [(joined, 4.4), (_mirrored(joined), 4.4)]
    return Tubes.along(*bone, stretch=1.6), Tubes.along(*cartilage, stretch=1.6)


def shoulder_girdle() -> Tubes:
    """Return clavicles, scapulae (a stack of bent plates with a spine) and the vertebrae's processes."""
    paths: list[tuple[ArrayLike, ArrayLike]] = []
    clavicle = [(20.0, -56.0, 94.0), (55.0, -52.0, 104.0), (95.0, -22.0, 118.0), (132.0, 2.0, 126.0)]
    for side in (clavicle, _mirrored(clavicle)):
        paths.append((side, 6.2))
    for z in np.arange(-8.0, 118.0, 3.5):
        part = (z + 8.0) / 126.0  # from the lower angle up
        inner = (86.0 - 16.0 * part, 86.0 - 6 * part, z)
        outer = (98.0 + 38.0 * part, 62.0 - 42.0 * part, z)
        middle = ((inner[0] + outer[0]) / 2 + 3, (inner[1] + outer[1]) / 2 + 5, z)
        thick = [2.6, 2.0, 4.0 + 5.0 * max(0.0, part - 0.6)]
        plates: list[tuple[list[tuple[float, float, float]], list[float]]] = [([inner, middle, outer], thick)]
        if part > 0.55:  # the spine of the scapula, growing backwards and outwards into the acromion
            tip = (middle[0] + 26.0 * (part - 0.5), middle[1] + 28.0 * min(1.0, (part - 0.5) * 2.5), z)
            plates.append(([middle, tip], [2.2, 3.6]))
        for points, radii in plates:
            paths += [(points, radii), (_mirrored(points), radii)]
    for number in range(-7, 8):
        z = number * SPINE_PERIOD_MM
        y = float(spine_centre_y(z))
        transverse = [(9.0, y + 21, z + 2), (20.0, y + 27, z + 4), (31.0, y + 32, z + 5)]
        for side in (transverse, _mirrored(transverse)):
            paths.append((side, [5.5, 5.0, 4.5]))
        paths.append(([(0.0, y + 30, z), (0.0, y + 40, z - 10), (0.0, y + 45, z - 20)], [4.2, 3.6, 4.0]))
    return Tubes.along(*paths, stretch=1.3)


def great_vessels() -> Tubes:
    """Return the aorta with its arch branches, the cavae and the pulmonary arteries up to the hila."""
    arch = [(-8, -28, -22), (-20, -32, 5), (-20, -32, 30), (-10, -24, 54), (8, -4, 64), (22, 16, 56), (25, 32, 38)]
    descending = [(24, 34, 10), (20, 34, -40), (12, 32, -95), (6, 30, -190)]
    return Tubes.along(
        ([*arch, *descending], [15, 15, 14.5, 14, 13, 12.5, 12, 12, 11.5, 11, 10.5]),
        ([(-12, -26, 55), (-16, -18, 80), (-26, -10, 105), (-42, -8, 190)], [7, 6.5, 5, 4]),
        ([(4, -10, 64), (10, -6, 85), (20, 0, 110), (30, 0, 190)], [5, 4.5, 4, 3.5]),
        ([(17, 5, 62), (26, 8, 85), (40, 4, 105), (58, -8, 122)], [5.5, 5, 4.5, 4]),
        ([(-34, -14, -35), (-34, -20, 0), (-32, -22, 40), (-28, -26, 70), (-34, -24, 110)], [11, 10, 9.5, 9, 7]),
        ([(-28, -28, 72), (0, -34, 76), (30, -28, 92), (40, -22, 120)], [7, 6, 6, 6]),
        ([(-30, -2, -40), (-26, 2, -70), (-22, 8, -190)], [12, 12, 11]),
        ([(10, -42, -20), (14, -40, 5), (18, -28, 20), (30, -6, 25), (48, 12, 20)], [15, 14, 13, 11, 8]),
        ([(16, -28, 17), (-8, -10, 13), (-38, 2, 10), (-54, 8, 4)], [12, 10.5, 9.5, 7]),
        ([(-54, 8, 4), (-60, 16, -14), (-62, 24, -32)], [7, 6.5, 5]),
        ([(48, 12, 20), (56, 24, 2), (58, 30, -22)], [8, 6.5, 5]),
        ([(12, 6, -20), (-30, 12, -16), (-50, 14, -20)], [8, 6, 4.5]),
        ([(12, 6, -16), (40, 14, -10), (54, 18, -16)], [8, 6, 4.5]),
    )


def airways() -> Tubes:
    """Return the lumen of trachea and main bronchi; the carina lies at z = 32."""
    return Tubes.along(
        ([(0, -8, 190), (-1, -4, 120), (-2, 6, 75), (-3, 15, 32)], 8.8),
        ([(-3, 15, 33), (-22, 18, 18), (-44, 18, 6), (-56, 18, -8)], [8, 7, 6, 4.5]),
        ([(-24, 18, 17), (-44, 14, 24), (-58, 10, 36)], [5, 4.5, 3.2]),
        ([(-3, 15, 33), (20, 20, 16), (42, 22, 6), (56, 22, -8)], [7.5, 6.2, 5.6, 4.2]),
        ([(42, 22, 7), (54, 14, 16), (62, 6, 28)], [4.6, 4, 3]),
    )


def grow_tree(root: Point, targets: NDArray, thinnest_mm: float, rng: np.random.Generator) -> Tubes:
    """Grow a vessel tree from `root` to every one of `targets`, shape (N, 3).

    Each target in turn is joined to the node that minimises distance + 0.35 x path length from the root (the balance
    of wiring cost and conduction of Cuntz et al., PLoS Comput Biol 2010); radii follow Murray's law.
    """
    step_mm, exponent = 7.0, 3.0
    most_pieces = 50
    nodes = np.empty((1 + len(targets) * most_pieces, 3))
    path = np.zeros(len(nodes))  # length from the root
    parents = np.full(len(nodes), -1)
    nodes[0] = root
    count = 1
    for target in targets:
        away = np.linalg.norm(nodes[:count] - target, axis=1)
        parent = int(np.argmin(away + 0.35 * path[:count]))
        start, distance = nodes[parent], away[parent]
        pieces = min(most_pieces, max(1, round(distance / step_mm)))
        bow = np.cross(target - start, rng.normal(size=3))
        bow *= 0.09 * distance / (np.linalg.norm(bow) + 1e-9)
        for t in np.arange(1, pieces + 1) / pieces:
            nodes[count] = start + t * (target - start) + np.sin(np.pi * t) * bow
            path[count] = path[parent] + np.linalg.norm(nodes[count] - nodes[parent])
            parents[count] = parent
            parent, count = count, count + 1
    nodes, parents = nodes[:count], parents[:count]
    leaves = np.ones(count)
    leaves[parents[1:]] = 0
    for node in range(count - 1, 0, -1):
        leaves[parents[node]] += leaves[node]
    radius = thinnest_mm * leaves ** (1 / exponent)
    # A side branch leaves its trunk with its own width, not the trunk's.
    start_radius = np.minimum(radius[parents[1:]], 1.3 * radius[1:])
    return Tubes(np.column_stack([nodes[parents[1:]], nodes[1:], start_radius, radius[1:]]))


class LungShape:
    """Both pleural cavities: thoracic wall, less mediastinum, spine and diaphragm."""

    heart = (Point(20.0, -32.0, -52.0), Point(60.0, 46.0, 52.0))

    # What the mediastinum takes from the lungs: heart, upper mediastinum, arch, hila, aorta, gullet.
    _carved = (
        heart,
        (Point(-4.0, -10.0, 60.0), Point(29.0, 42.0, 110.0)),
        (Point(10.0, 8.0, 58.0), Point(25.0, 32.0, 18.0)),
        (Point(-30.0, 10.0, 6.0), Point(25.0, 20.0, 26.0)),
        (Point(32.0, 14.0, 10.0), Point(24.0, 20.0, 26.0)),
        (Point(24.0, 34.0, -30.0), Point(15.0, 15.0, 140.0)),
        (Point(9.0, 20.0, -55.0), Point(19.0, 24.0, 75.0)),
    )

    def diaphragm_distance(self, x: NDArray, y: NDArray, z: ArrayLike) -> NDArray:
        """Return the signed distance to the abdomen: two domes, the central tendon, the recesses' floor."""
        right = ellipsoid_distance(x, y, z, Point(-60.0, -8.0, -134.0), Point(64.0, 82.0, 82.0))
        left = ellipsoid_distance(x, y, z, Point(62.0, -8.0, -142.0), Point(62.0, 80.0, 80.0))
        tendon = ellipsoid_distance(x, y, z, Point(8.0, -22.0, -150.0), Point(72.0, 62.0, 72.0))
        floor = z + np.float32(112) + y * np.float32(0.24) + 0 * x
        domes = smooth_min(smooth_min(right, left, 14), tendon, 14)
        return smooth_min(domes, floor, 16)

    def mediastinum_distance(self, x: NDArray, y: NDArray, z: ArrayLike) -> NDArray:
        """Return the signed distance to mediastinum and spine together."""
        forward = np.clip((y + 20) * np.float32(0.05), 0, None)  # the anterior junction line is thin
        result = np.abs(x + np.float32(2) - np.clip(-y - 40, 0, None) * np.float32(0.12)) - 5 - forward
        for centre, radii in self._carved:
            result = smooth_min(result, ellipsoid_distance(x, y, z, centre, radii), 12)
        spine_y = spine_centre_y(z) + 12
        u, v = x / np.float32(24), (y - spine_y) / np.float32(33)
        result = smooth_min(result, (np.sqrt(u * u + v * v) - 1) * np.float32(27), 7)
        u, v = x / np.float32(40), (y - spine_y - 17) / np.float32(20)  # transverse processes and the ribs' necks
        return smooth_min(result, (np.sqrt(u * u + v * v) - 1) * np.float32(24), 7)

    def distance(self, wall: NDArray, x: NDArray, y: NDArray, z: ArrayLike) -> NDArray:
        """Return the signed distance to the two pleural cavities; `wall` is that to the thoracic wall."""
        result = smooth_max(wall, -self.mediastinum_distance(x, y, z), 10)
        result = smooth_max(result, -self.diaphragm_distance(x, y, z), 5)
        apart = np.abs(x) - 38
        apex = (z - np.float32(112) + (apart * apart + (y - 12) ** 2) * np.float32(0.008)) * np.float32(0.8)
        return smooth_max(result, apex, 8)

    def at_points(self, points: NDArray) -> NDArray:
        """Return `distance` at points, shape (N, 3)."""
        x, y, z = points.T
        wall = np.hypot(x, y) - pleura_radius(np.arctan2(x, y), z)
        return self.distance(wall, x, y, z)


def lung_trees(shape: LungShape, rng: np.random.Generator) -> tuple[Tubes, Tubes]:
    """Return vessels (arteries and veins of both lungs) and the bronchi's lumina, which run beside arteries."""
    half = np.array(BOX_MM[::-1]) / 2
    points = rng.uniform(-half, half, size=(LEAVES * 60, 3))
    points = points[shape.at_points(points) < -3.0]
    vessels, bronchi = [], []
    roots = {-1: (Point(-54, 10, 2), Point(-50, 14, -20)), +1: (Point(52, 16, 12), Point(54, 18, -16))}
    for side, (artery_root, vein_root) in roots.items():
        mine = points[np.sign(points[:, 0]) == side]
        for index, root in enumerate((artery_root, vein_root)):
            targets = mine[index * LEAVES : (index + 1) * LEAVES]
            # A few far targets first become the lobar trunks.
            far = np.argsort(-np.linalg.norm(targets[:60] - np.array(root), axis=1))
            targets = np.concatenate([targets[:60][far], targets[60:]])
            tree = grow_tree(root, targets, 0.62, rng)
            vessels.append(tree)
            if index == 0:
                thick = tree.segments[tree.segments[:, 7] > 1.0].copy()
                beside = np.array([0.45 * -side, 0.65, 0.6])
                thick[:, :3] += 1.9 * thick[:, 6:7] * beside
                thick[:, 3:6] += 1.9 * thick[:, 7:8] * beside
                thick[:, 6:] *= 0.72
                bronchi.append(Tubes(thick))
    return vessels[0] + vessels[1] + vessels[2] + vessels[3], bronchi[0] + bronchi[1]
