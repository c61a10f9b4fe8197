"""Draws thin slices of the phantom's patient, tissue by tissue, from the table up to the bones."""

import numpy as np
from numpy.typing import NDArray

from ..labels import CONSOLIDATION, GGO, PLEURAL_EFFUSION
from . import anatomy
from .anatomy import LungShape, Point, ellipsoid_distance, smooth_max, smooth_min
from .patient import Blob, Patient
from .pixels import Pixels


class Scanner:
    """Draws slices of a patient on a grid.

    Parameters
    ----------
    levels : dict of int to float
        By label value, the level of `lesion_fields` at which each lesion ends; empty for a patient without lesions.
    """

    def __init__(self, patient: Patient, grid: Pixels, levels: dict[int, float]) -> None:
        self.patient, self.full, self.levels = patient, grid, levels
        # All but skin, fat, muscle and table lies in this window.
        columns, rows = np.abs(grid.x[0]) < 148, np.abs(grid.y[:, 0]) < 106
        self.window = (_extent(rows), _extent(columns))
        self.grid = Pixels(grid.x[0, self.window[1]], grid.y[self.window[0], 0])
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
        solid = self._blobs(patient.consolidations, z) + np.float32(1.3) * rough + np.float32(0.1) * self.fine(z)
        hazy = np.maximum(self._blobs(patient.opacities, z), solid + np.float32(0.12) - rough) + rough
        return fluid, solid, hazy

    def _blobs(self, blobs: tuple[Blob, ...], z: float) -> NDArray:
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
        """Draw lungs, fluid, vessels, airways; return the shares of lung, effusion, consolidation, any opacity."""
        grid = self.grid
        soft = grid.soft
        fine, medium = self.fine(z), self.medium(z)
        blood = soft(grid.tubes_distance(self.blood, z, 2))
        airway = grid.tubes_distance(self.airways, z, 5)
        effusion = solid = hazy = np.zeros_like(wall)
        lung_distance, level = cavity, self.levels
        if level:
            fluid_field, solid_field, hazy_field = self.lesion_fields(z, wall)
            fluid = (level[PLEURAL_EFFUSION.value] - fluid_field) * 25
            effusion = soft(np.maximum(cavity, fluid))
            lung_distance = np.maximum(cavity, -fluid)
            solid = np.clip(0.5 + (solid_field - level[CONSOLIDATION.value]) / 0.22, 0, 1)
            hazy = np.clip(0.5 + (hazy_field - level[GGO.value]) / 0.5, 0, 1)
            hazy = np.maximum(hazy * hazy * (3 - 2 * hazy), solid)
        lung = soft(lung_distance) * (1 - blood)
        parenchyma = -862 + np.float32(0.36) * grid.y + 18 * fine + 14 * self.coarse(z)
        fissure = (z + 9 - np.float32(0.85) * grid.y) * np.float32(0.76) + 3 * self.coarse(z)
        parenchyma = parenchyma + 130 * soft(np.abs(fissure) - 0.3)
        if level:
            parenchyma = parenchyma + 140 * np.clip(1 - np.abs(fluid) / 16, 0, 1) ** 2  # compressed beside the fluid
            septa = np.clip(1 - np.abs(medium + 0.4 * fine) / 0.28, 0, 1)
            glass = -590 + 50 * fine + 60 * self.coarse(z) + 150 * septa
            parenchyma = parenchyma + hazy * (glass - parenchyma)
            pockets = 1 - 0.5 * np.clip(fine + 0.4 * medium - 0.9, 0, 1)
            parenchyma = parenchyma + solid * pockets * (36 + 4 * fine - parenchyma)
            _blend(image, 9 + 2 * medium, effusion)
        _blend(image, parenchyma, soft(lung_distance))
        inside = soft(lung_distance - 2)  # vessels root in the hilum, just outside
        _blend(image, 40, inside * soft(grid.tubes_distance(self.patient.vessels, z, 2)))
        _blend(image, 42, blood)
        inside *= 1 - blood
        bronchus = grid.tubes_distance(self.patient.bronchi, z, 3)
        _blend(image, -20, inside * soft(bronchus - 0.4))
        _blend(image, -940, inside * soft(bronchus + 0.3 - 1.3 * solid))
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
