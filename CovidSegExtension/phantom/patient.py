"""What the seed of the chest phantom decides: vessels, textures, and where the lesions lie."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from . import anatomy
from .anatomy import LungShape, Point, Tubes
from .pixels import Texture


class Blob(NamedTuple):
    """A lesion's rough place and half-axes, in mm."""

    centre: Point
    radii: Point

    @classmethod
    def at_wall(
        cls, side: int, phi: float, z: float, radii: tuple[float, float, float], rng: np.random.Generator
    ) -> "Blob":
        """Place a blob of `side` (-1 right, +1 left) on the pleura, `phi` away from the spine's direction."""
        phi, z = side * (phi + rng.normal(0, 0.08)), z + rng.normal(0, 5)
        reach = float(anatomy.pleura_radius(phi, z)) - 0.35 * min(radii)
        return cls(
            Point(reach * np.sin(phi), reach * np.cos(phi), z), Point(*(r * rng.uniform(0.9, 1.1) for r in radii))
        )


@dataclass(frozen=True)
class Patient:
    """One patient, on no grid.

    Attributes
    ----------
    vessels, bronchi : Tubes
        Of both lungs; bronchi by their lumina.
    fine, medium, coarse : Texture
        Noise that makes tissue and contours uneven.
    fluid_side : int
        Where an effusion would be: -1 right, +1 left.
    opacities, consolidations : tuple of Blob
        Where lesions would be.
    """

    vessels: Tubes
    bronchi: Tubes
    fine: Texture
    medium: Texture
    coarse: Texture
    fluid_side: int
    opacities: tuple[Blob, ...]
    consolidations: tuple[Blob, ...]

    @classmethod
    def make(cls, seed: int) -> "Patient":
        """Let `seed` decide."""
        rng = np.random.default_rng([seed, 0])
        vessels, bronchi = anatomy.lung_trees(LungShape(), rng)
        side = -1 if rng.random() < 0.5 else +1
        fine, medium, coarse = (Texture.make(rng, length) for length in (3.6, 9.0, 24.0))
        solid = (
            Blob.at_wall(-side, 0.62, -82, (27, 20, 30), rng),
            Blob.at_wall(-side, 1.15, -52, (16, 18, 20), rng),
            Blob.at_wall(side, 0.72, 30, (17, 14, 18), rng),
        )
        hazy = (
            Blob.at_wall(-side, 0.70, 20, (30, 24, 30), rng),
            Blob.at_wall(-side, 1.55, -18, (20, 32, 28), rng),
            Blob.at_wall(-side, 0.95, 68, (18, 17, 16), rng),
            Blob.at_wall(-side, 0.45, -50, (26, 18, 26), rng),
            Blob.at_wall(side, 1.25, 34, (20, 28, 24), rng),
            Blob.at_wall(side, 1.75, -22, (18, 30, 26), rng),
            Blob.at_wall(side, 2.45, 14, (22, 15, 18), rng),
        )
        return cls(vessels, bronchi, fine, medium, coarse, side, hazy, solid)
