"""A CT in Hounsfield units and a label map, each on its `Grid`, and their axial slices whatever way they are stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .errors import InputError
from .geometry import Grid, Orientation
from .scan_info import ScanInfo

AIR_HU = -1000
"""Air, by the definition of Hounsfield units; water is 0."""


@dataclass(frozen=True, eq=False)
class Volume:
    """A CT volume.

    Attributes
    ----------
    hounsfield : ndarray, shape (Z, Y, X)
        int16 or float32, in HU.
    grid : Grid
        Where its voxels are.
    notes : tuple of str
        What its reader has to say that bears on a result: a sentence each, such as that it was compressed with loss.
    scan : ScanInfo
        What its file says of it beside voxels and grid.
    """

    hounsfield: NDArray
    grid: Grid
    notes: tuple[str, ...] = ()
    scan: ScanInfo = field(default_factory=ScanInfo)

    def __post_init__(self) -> None:
        _check_shape(self.hounsfield, self.grid, "CT")

    @classmethod
    def from_array(cls, hounsfield: NDArray, affine: NDArray[np.float64]) -> "Volume":
        """Return the volume of an array, shape (Z, Y, X), and its voxel-to-RAS matrix, shape (4, 4)."""
        return cls(hounsfield, _grid_of(hounsfield, affine))

    @property
    def shape(self) -> tuple[int, int, int]:
        """Voxels along (Z, Y, X)."""
        return self.grid.shape

    @property
    def affine(self) -> NDArray[np.float64]:
        """Voxel index (i, j, k, 1) to RAS millimetres, shape (4, 4)."""
        return self.grid.affine

    @property
    def spacing_mm(self) -> tuple[float, float, float]:
        """Distance between neighbouring voxel centres along (Z, Y, X), in mm."""
        return self.grid.spacing_mm

    @property
    def voxel_ml(self) -> float:
        """Volume of one voxel in millilitres."""
        return self.grid.voxel_ml

    @property
    def orientation(self) -> Orientation:
        """How the stored grid maps to the axial one."""
        return self.grid.orientation

    def axial(self) -> "Volume":
        """Return the same CT with axis 0 running to superior, axis 1 to posterior and axis 2 to the patient's left.

        Slices ``axial().hounsfield[z]`` are thus axial and in the radiological view (patient's right on the
        picture's left). Only axes are swapped and flipped: no voxel is interpolated, no memory copied. For oblique
        volumes the nearest axes are taken.
        """
        return Volume(self.orientation.to_axial(self.hounsfield), self.grid.axial(), self.notes, self.scan)


@dataclass(frozen=True, eq=False)
class LabelMap:
    """A label map or mask.

    Attributes
    ----------
    labels : ndarray of uint8, shape (Z, Y, X)
        Values as in `labels.LABELS`, or those of a mask; 0 is background.
    grid : Grid
        Where its voxels are: the CT's own.
    names : mapping of int to str
        What the file calls its labels, where it names them and they are no lesions: "right lung".
    """

    labels: NDArray[np.uint8]
    grid: Grid
    names: Mapping[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_shape(self.labels, self.grid, "label map")

    @classmethod
    def from_array(cls, labels: NDArray[np.uint8], affine: NDArray[np.float64]) -> "LabelMap":
        """Return the label map of an array, shape (Z, Y, X), and its voxel-to-RAS matrix, shape (4, 4)."""
        return cls(labels, _grid_of(labels, affine))

    def axial(self) -> "LabelMap":
        """Return the same labels on the axial grid, as `Volume.axial` does."""
        return LabelMap(self.grid.orientation.to_axial(self.labels), self.grid.axial(), self.names)

    def stored_as(self, grid: Grid, what: str) -> NDArray[np.uint8]:
        """Return the labels, shape (Z, Y, X), as `grid`, the CT's, stores its voxels; they may be stored otherwise.

        Raises
        ------
        InputError
            If they do not lie on that grid; the sentence begins with `what` they are.
        """
        given = self.axial()
        if not given.grid.matches(grid.axial()):
            raise InputError(f"The {what} has {self.grid}, the CT {grid}; take the ones made from the same CT.")
        return grid.orientation.to_stored(given.labels)


def _grid_of(array: NDArray, affine: NDArray[np.float64]) -> Grid:
    if array.ndim != 3:
        raise InputError(f"Expected a volume with 3 dimensions; this one has {array.ndim}.")
    z, y, x = array.shape
    return Grid((z, y, x), affine)


def _check_shape(array: NDArray, grid: Grid, name: str) -> None:
    if array.shape != grid.shape:
        raise InputError(f"The {name} has {array.shape} voxels along Z, Y, X and its grid {grid.shape}.")
