"""What every lung engine returns."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RIGHT, LEFT = 1, 2


@dataclass(frozen=True, eq=False)
class Lungs:
    """The lungs of an axial CT.

    Attributes
    ----------
    sides : ndarray of uint8, shape (Z, Y, X)
        0 outside, 1 the patient's right lung, 2 the left one: the lung field, consolidated parts included, airways
        excluded. It bounds ground glass and consolidation.
    cavity : ndarray of bool, shape (Z, Y, X)
        The thoracic cavity without most of the mediastinum. It contains the lung field and bounds pleural effusion.
    notes : tuple of str
        What the user should know of how they were found.
    """

    sides: NDArray[np.uint8]
    cavity: NDArray[np.bool_]
    notes: tuple[str, ...] = ()

    @property
    def lung_field(self) -> NDArray[np.bool_]:
        """Both lungs together, bool, shape (Z, Y, X)."""
        return self.sides > 0
