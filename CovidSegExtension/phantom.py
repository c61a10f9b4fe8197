"""A chest CT made by computation: anatomy, noise, and lesions whose volumes are known to the voxel."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from . import phantom_anatomy as anatomy
from .labels import CONSOLIDATION, GGO, LABELS, PLEURAL_EFFUSION
from .phantom_anatomy import LungShape, Point, Tubes, ellipsoid_distance, smooth_max, smooth_min
from .volume import Volume

RIGHT, LEFT = 1, 2
TARGET_ML = {PLEURAL_EFFUSION.value: 200.0, CONSOLIDATION.value: 100.0, GGO.value: 250.0}
"""Volumes that the lesions are sized for (the phantom counts what the grid made of them)."""


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
    patient = _Patient.make(seed, lesions)
    scanner = _Scanner(patient, _Grid(x_mm, y_mm))
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
    volume = Volume(hounsfield, affine)
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


class _Grid:
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
class _Texture:
    """Smooth noise of unit variance, fixed in space; linear between lattice points."""

    lattice: NDArray[np.float32]
    step_mm: float

    @classmethod
    def make(cls, rng: np.random.Generator, length_mm: float) -> "_Texture":
        from scipy.ndimage import gaussian_filter

        step = length_mm / 2
        counts = [int(extent / step) + 2 for extent in anatomy.BOX_MM]
        lattice = gaussian_filter(rng.standard_normal(counts, dtype=np.float32), 1.0, mode="wrap")
        return cls(lattice / lattice.std(), step)

    def on(self, grid: _Grid) -> Callable[[float], NDArray]:
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


class _Blob(NamedTuple):
    """A lesion's rough place and half-axes, in mm."""

    centre: Point
    radii: Point

    @classmethod
    def at_wall(cls, side: int, phi: float, z: float, radii: tuple[float, float, float], rng: np.random.Generator):
        """Place a blob of `side` (-1 right, +1 left) on the pleura, `phi` away from the spine's direction."""
        phi, z = side * (phi + rng.normal(0, 0.08)), z + rng.normal(0, 5)
        reach = float(anatomy.pleura_radius(phi, z)) - 0.35 * min(radii)
        return cls(
            Point(reach * np.sin(phi), reach * np.cos(phi), z), Point(*(r * rng.uniform(0.9, 1.1) for r in radii))
        )


@dataclass
class _Patient:
    """All that the seed decides, on no grid."""

    vessels: Tubes
    bronchi: Tubes
    fine: _Texture
    medium: _Texture
    coarse: _Texture
    fluid_side: int
    opacities: tuple[_Blob, ...]
    consolidations: tuple[_Blob, ...]
    levels: dict[int, float]

    @classmethod
    def make(cls, seed: int, lesions: bool) -> "_Patient":
        rng = np.random.default_rng([seed, 0])
        vessels, bronchi = anatomy.lung_trees(LungShape(), rng)
        side = -1 if rng.random() < 0.5 else +1
        fine, medium, coarse = (_Texture.make(rng, length) for length in (3.6, 9.0, 24.0))
        solid = (
            _Blob.at_wall(-side, 0.62, -82, (27, 20, 30), rng),
            _Blob.at_wall(-side, 1.15, -52, (16, 18, 20), rng),
            _Blob.at_wall(side, 0.72, 30, (17, 14, 18), rng),
        )
        hazy = (
            _Blob.at_wall(-side, 0.70, 20, (30, 24, 30), rng),
            _Blob.at_wall(-side, 1.55, -18, (20, 32, 28), rng),
            _Blob.at_wall(-side, 0.95, 68, (18, 17, 16), rng),
            _Blob.at_wall(-side, 0.45, -50, (26, 18, 26), rng),
            _Blob.at_wall(side, 1.25, 34, (20, 28, 24), rng),
            _Blob.at_wall(side, 1.75, -22, (18, 30, 26), rng),
            _Blob.at_wall(side, 2.45, 14, (22, 15, 18), rng),
        )
        patient = cls(vessels, bronchi, fine, medium, coarse, side, hazy, solid, {})
        if lesions:
            patient.levels = _lesion_levels(patient)
        return patient


def _lesion_levels(patient: _Patient) -> dict[int, float]:
    """Return the level at which each lesion's field has its target volume, from a coarse sampling of the lungs."""
    step = 4.0
    z_mm, y_mm, x_mm = (np.arange(-extent / 2, extent / 2, step) for extent in anatomy.BOX_MM)
    scanner = _Scanner(patient, _Grid(x_mm, y_mm))
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


class _Scanner:
    """Renders slices of a patient on a grid."""

    def __init__(self, patient: _Patient, grid: _Grid) -> None:
        self.patient, self.full = patient, grid
        # All but skin, fat, muscle and table lies in this window.
        columns, rows = np.abs(grid.x[0]) < 148, np.abs(grid.y[:, 0]) < 106
        self.window = (_extent(rows), _extent(columns))
        self.grid = _Grid(grid.x[0, self.window[1]], grid.y[self.window[0], 0])
        self.lungs = LungShape()
        self.fine, self.medium, self.coarse = (t.on(self.grid) for t in (patient.fine, patient.medium, patient.coarse))
        self.coarse_full = patient.coarse.on(grid)
        self.ribs, self.cartilages = anatomy.ribs()
        self.girdle, self.blood, self.airways = anatomy.shoulder_girdle(), anatomy.great_vessels(), anatomy.airways()

    def pleura(self, z: float) -> tuple[NDArray, NDArray]:
        """Return the signed distances to the thoracic wall and to the pleural cavities."""
        grid = self.grid
        wall = grid.outside(anatomy.pleura_radius(grid.phi, z))
        return wall, self.lungs.distance(wall, grid.x, grid.y, z)

    def lesion_fields(self, z: float, wall: NDArray) -> tuple[NDArray, NDArray, NDArray]:
        """Return the fields whose level sets are effusion, consolidation and GGO; larger is deeper inside."""
        grid, patient = self.grid, self.patient
        dependent = np.clip((grid.cos + 0.2) / 0.95, 0, 1)
        thickness = 40 * dependent * dependent * (3 - 2 * dependent) * np.clip((62 - z) / 150, 0, 1) ** 0.8 + 1e-3
        fluid = np.where(grid.x * patient.fluid_side > 0, wall / thickness.astype(np.float32), -99)
        rough = np.float32(0.22) * self.medium(z) + np.float32(0.12) * self.coarse(z)
        solid = self._blobs(patient.consolidations, z) + rough + np.float32(0.05) * self.fine(z)
        hazy = np.maximum(self._blobs(patient.opacities, z), solid - np.float32(0.15)) + rough
        return fluid, solid, hazy

    def _blobs(self, blobs: tuple[_Blob, ...], z: float) -> NDArray:
        field = np.full(self.grid.radius.shape, -3.0, dtype=np.float32)
        for centre, radii in blobs:
            w = ((z - centre.z) / radii.z) ** 2
            if w < 9:
                u, v = (self.grid.x - centre.x) / radii.x, (self.grid.y - centre.y) / radii.y
                np.maximum(field, 1 - np.sqrt(u * u + (v * v + w)).astype(np.float32), out=field)
        return field

    def slice(self, z: float) -> tuple[NDArray, ...]:
        """Return an infinitely thin, noiseless slice.

        Returns
        -------
        tuple of ndarray, shape (Y, X)
            HU; noise SD; and from 0 to 1 the shares of lung, effusion, consolidation, and any opacity of the lung.
        """
        image, noise_sd = self._body(z)
        inner = image[self.window]
        wall, cavity = self.pleura(z)
        self._mediastinum_and_abdomen(inner, z, wall)
        lung, effusion, solid, hazy = self._lungs(inner, z, wall, cavity)
        self._bones(inner, z)
        noise_sd[self.window] *= 1 - 0.25 * lung
        result = [image, noise_sd]
        for part in (lung, effusion, solid, hazy):
            frame = np.zeros(image.shape, dtype=np.float32)
            frame[self.window] = part
            result.append(frame)
        return tuple(result)

    def _body(self, z: float) -> tuple[NDArray, NDArray]:
        """Return the image of table, skin, fat and muscle, and the noise's SD."""
        grid = self.full
        image = np.full(grid.radius.shape, -1000.0, dtype=np.float32)
        uneven = self.coarse_full(z)
        skin_radii = anatomy.skin_radius(grid.phi, z)
        skin = smooth_max(grid.outside(skin_radii), grid.y - np.float32(anatomy.TABLE_MM), 6)
        table_top = grid.y - np.float32(anatomy.TABLE_MM + 9) - np.float32(0.0002) * grid.x**2
        mattress = np.maximum(np.abs(table_top + 4) - 4, np.abs(grid.x) - 190)
        _blend(image, -940, grid.soft(mattress))
        for depth in (0.0, 24.0):
            _blend(image, -330, grid.soft(np.maximum(np.abs(table_top - depth) - 0.8, np.abs(grid.x) - 200)))
        _blend(image, -920, grid.soft(np.maximum(np.abs(table_top - 12) - 11, np.abs(grid.x) - 200)))
        _blend(image, -700, grid.soft(np.maximum(np.abs(skin - 5 - 2 * uneven) - 0.6, grid.y - 60)))
        body = grid.soft(skin)
        _blend(image, 15, body)
        _blend(image, -104 + 7 * uneven, grid.soft(skin + 2))
        fat, pleura = anatomy.fat_thickness(grid.phi, z), anatomy.pleura_radius(grid.phi, z)
        muscle_radii = np.maximum(skin_radii - fat, pleura + 13)
        room = muscle_radii - pleura - 12
        muscle = grid.outside(muscle_radii) + 1.5 * uneven
        _blend(image, 54, grid.soft(np.maximum(muscle, skin + 3)))
        for share in (0.05 + 0.1 * np.sin(4 * grid.phi), 0.55 + 0.2 * np.sin(3 * grid.phi + z / 30)):
            width = np.clip(room / 12 - 0.3, 0, 1.2)
            plane = np.abs(grid.outside(pleura + 12 + share * room) + 5 * uneven) - grid.spread(width)
            _blend(image, -80, np.float32(0.8) * grid.soft(plane - 1.2 * uneven))
        axilla = 2.5 * (1.2 - uneven) + np.abs(grid.outside(pleura + 12 + 0.45 * room)) - grid.spread(room / 3 - 4)
        _blend(image, -95, grid.soft(axilla))
        shoulders = 1 + 0.5 * np.clip((z - 60) / 60, 0, 1)
        noise_sd = 8 + np.float32(9 * shoulders) * body * (
            np.float32(0.7) + np.float32(0.6) * np.exp(-((grid.radius / 110) ** 2))
        )
        return image, noise_sd

    def _mediastinum_and_abdomen(self, image: NDArray, z: float, wall: NDArray) -> None:
        grid = self.grid
        _blend(image, -92 + 8 * self.medium(z), grid.soft(wall + 1))
        centre, radii = self.lungs.heart
        pericardium = ellipsoid_distance(grid.x, grid.y, z, centre, radii)
        _blend(image, 30, grid.soft(np.abs(pericardium + 2) - 0.6))
        nodes = np.float32(4.5) * (np.float32(1.9) - self.medium(z))
        _blend(image, 25, grid.soft(np.maximum(nodes, wall + 6)))
        atrium = ellipsoid_distance(grid.x, grid.y, z, Point(10, 4, -22), Point(32, 17, 20))
        _blend(image, 43, grid.soft(smooth_min(pericardium + 7 + 2.5 * self.coarse(z), atrium, 8)))
        if z < -20:
            self._abdomen(image, z, wall)
        gullet = (grid.x - np.float32(7)) ** 2 / 64 + (grid.y - np.float32(27 + 0.02 * z)) ** 2 / 36
        _blend(image, 38, grid.soft((np.sqrt(gullet) - 1) * 7))
        _blend(image, 42, grid.soft(self.grid.tubes_distance(self.blood, z, 2)))

    def _abdomen(self, image: NDArray, z: float, wall: NDArray) -> None:
        grid, x, y = self.grid, self.grid.x, self.grid.y
        below = np.maximum(self.lungs.diaphragm_distance(x, y, z), wall)
        _blend(image, 46, grid.soft(below))
        _blend(image, -103 + 6 * self.medium(z), grid.soft(below + 3))
        spleen = ellipsoid_distance(x, y, z, Point(84, 36, -122), Point(28, 38, 50))
        _blend(image, 50, grid.soft(np.maximum(spleen, below + 4)))
        stomach = smooth_max(ellipsoid_distance(x, y, z, Point(50, -20, -116), Point(46, 50, 56)), below + 4, 6)
        _blend(image, 40, grid.soft(stomach))
        _blend(image, 24, grid.soft(stomach + 4))
        _blend(image, -985, grid.soft(smooth_max(stomach + 4, y + 34, 3)))  # gas floats to the front
        edge = (x - 22 + 0.35 * (y + 20) + 4 * self.coarse(z)) * np.float32(0.9)
        liver = smooth_max(smooth_max(below + 4, edge, 14), np.float32(-92) - z * np.float32(0.1) + 0 * x - y, 8)
        liver = np.maximum(liver, y - np.float32(62))
        _blend(image, 58 + 2 * self.medium(z), grid.soft(liver))

    def _lungs(self, image: NDArray, z: float, wall: NDArray, cavity: NDArray) -> tuple[NDArray, ...]:
        """Draw lungs, fluid, airways; return the shares of lung, effusion, consolidation and any opacity."""
        grid = self.grid
        soft = grid.soft
        fine, medium = self.fine(z), self.medium(z)
        blood = soft(grid.tubes_distance(self.blood, z, 2))
        airway = grid.tubes_distance(self.airways, z, 5)
        zero = np.zeros_like(wall)
        effusion = solid = hazy = zero
        lung_distance = cavity
        patient = self.patient
        if patient.levels:
            fluid_field, solid_field, hazy_field = self.lesion_fields(z, wall)
            level = patient.levels
            fluid = (level[PLEURAL_EFFUSION.value] - fluid_field) * 25
            effusion = soft(np.maximum(cavity, fluid))
            lung_distance = np.maximum(cavity, -fluid)
            solid = np.clip(0.5 + (solid_field - level[CONSOLIDATION.value]) / 0.12, 0, 1)
            hazy = np.clip(0.5 + (hazy_field - level[GGO.value]) / 0.5, 0, 1)
            hazy = np.maximum(hazy * hazy * (3 - 2 * hazy), solid)
        lung = soft(lung_distance) * (1 - blood)
        parenchyma = -862 + np.float32(0.36) * grid.y + 18 * fine + 14 * self.coarse(z)
        fissure = (z + 9 - np.float32(0.85) * grid.y) * np.float32(0.76) + 3 * self.coarse(z)
        parenchyma = parenchyma + 130 * soft(np.abs(fissure) - 0.3)
        if patient.levels:
            parenchyma = parenchyma + 140 * np.clip(1 - np.abs(fluid) / 16, 0, 1) ** 2  # compressed beside the fluid
            septa = np.clip(1 - np.abs(medium + 0.4 * fine) / 0.28, 0, 1)
            glass = -590 + 50 * fine + 60 * self.coarse(z) + 150 * septa
            parenchyma = parenchyma + hazy * (glass - parenchyma)
            pockets = 1 - 0.45 * np.clip(fine - 1.2, 0, 1)
            parenchyma = parenchyma + solid * pockets * (36 + 4 * fine - parenchyma)
            _blend(image, 9 + 2 * medium, effusion)
        _blend(image, parenchyma, soft(lung_distance))
        inside = soft(lung_distance - 2)  # vessels root in the hilum, just outside
        _blend(image, 40, inside * soft(grid.tubes_distance(patient.vessels, z, 2)))
        _blend(image, 42, blood)
        bronchus = grid.tubes_distance(patient.bronchi, z, 3)
        _blend(image, -20, inside * soft(bronchus - 0.7))
        _blend(image, -940, inside * soft(bronchus - 0.8 * solid))
        _blend(image, 40, soft(airway - 1.7))
        _blend(image, -985, soft(airway))
        lung = lung * (1 - soft(airway - 1.7))
        return lung, effusion, solid, hazy

    def _bones(self, image: NDArray, z: float) -> None:
        grid, x, y = self.grid, self.grid.x, self.grid.y
        soft = grid.soft
        spongy = 40 * self.fine(z)
        _blend(image, 95, soft(grid.tubes_distance(self.cartilages, z, 2)))
        if -66 < z < 94:
            breadth = np.interp(z, (-66, -40, 30, 55, 75, 94), (8, 17, 14, 17, 27, 22))
            front = -float(anatomy.pleura_radius(np.pi, z)) - 7
            sternum = smooth_max(np.abs(x) - np.float32(breadth), np.abs(y - np.float32(front)) - 5, 4)
            _blend(image, 430, soft(sternum))
            _blend(image, 110 + spongy, soft(sternum + 1.6))
        centre = float(anatomy.spine_centre_y(z))
        period = anatomy.SPINE_PERIOD_MM
        level = (z + period / 2) % period - period / 2
        waist = 1 - 0.1 * np.cos(level / period * 2 * np.pi)
        u, v = x / np.float32(17.5 * waist), (y - np.float32(centre)) / np.float32(14.5 * waist)
        body = (np.sqrt(u * u + v * v) - 1) * np.float32(15)
        canal = np.hypot(x, (y - np.float32(centre + 22)) * np.float32(1.15)) - np.float32(8.5)
        body = smooth_max(body, -canal, 2)
        _blend(image, 85, soft(body + 1))
        bone = np.maximum(body, np.float32(abs(level) - 11) + 3 * np.exp(-u * u - v * v))  # concave end plates
        arch = np.maximum(np.abs(canal - 3) - 3, np.float32(abs(level + 3) - 9))
        for distance in (bone, arch):
            _blend(image, 480, soft(distance))
            _blend(image, 190 + spongy, soft(distance + 1.5))
        for tubes, cortex in ((self.ribs, 1.5), (self.girdle, 1.6)):
            distance = grid.tubes_distance(tubes, z, 2)
            _blend(image, 720, soft(distance))
            _blend(image, 200 + spongy, soft(distance + np.float32(cortex)))
        _blend(image, -20, soft(canal))
        _blend(image, 35, soft(canal + 3))


def _extent(mask: NDArray) -> slice:
    """Return the slice from the first to the last true element."""
    (where,) = np.nonzero(mask)
    return slice(where[0], where[-1] + 1)


def _blend(image: NDArray, value: NDArray | float, share: NDArray) -> None:
    """Let `value` take its share of each pixel, in place."""
    image += share * (value - image)
