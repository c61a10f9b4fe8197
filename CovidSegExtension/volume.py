"""`Volume`: a CT in Hounsfield units with its place in space, and its axial slices whatever way it is stored."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .errors import InputError


@dataclass(frozen=True, eq=False)
class Volume:
    """A CT volume.

    Attributes
    ----------
    hounsfield : ndarray, shape (Z, Y, X)
        int16 or float32, in HU; axis 0 is the slowest on disk (``k``), axis 2 the fastest (``i``).
    affine : ndarray, shape (4, 4)
        Voxel index (i, j, k, 1) to RAS millimetres. May be oblique, flipped or sheared (gantry tilt).
    """

    hounsfield: NDArray
    affine: NDArray[np.float64]

    def __post_init__(self) -> None:
        if self.hounsfield.ndim != 3:
            raise InputError(f"Expected a volume with 3 dimensions; this one has {self.hounsfield.ndim}.")
        affine = np.asarray(self.affine, dtype=np.float64)
        if affine.shape != (4, 4) or not np.isfinite(affine).all() or abs(np.linalg.det(affine[:3, :3])) < 1e-9:
            raise InputError(
                "The image's geometry is unusable (a spacing of 0 or a singular direction matrix); export it again."
            )
        object.__setattr__(self, "affine", affine)

    @property
    def shape(self) -> tuple[int, int, int]:
        """Voxels along (Z, Y, X)."""
        z, y, x = self.hounsfield.shape
        return z, y, x

    @property
    def spacing_mm(self) -> tuple[float, float, float]:
        """Distance between neighbouring voxel centres along (Z, Y, X), in mm."""
        x, y, z = (float(v) for v in np.linalg.norm(self.affine[:3, :3], axis=0))
        return z, y, x

    @property
    def voxel_ml(self) -> float:
        """Volume of one voxel in millilitres; right for sheared grids too (determinant, not product of spacings)."""
        return abs(float(np.linalg.det(self.affine[:3, :3]))) / 1000.0

    @cached_property
    def orientation(self) -> "Orientation":
        """How the stored grid maps to the axial one."""
        return Orientation.of(self.affine)

    def axial(self) -> "Volume":
        """Return the same CT with axis 0 running to superior, axis 1 to posterior and axis 2 to the patient's left.

        Slices ``axial().hounsfield[z]`` are thus axial and in the radiological view (patient's right on the
        picture's left). Only axes are swapped and flipped: no voxel is interpolated, no memory copied. For oblique
        volumes the nearest axes are taken.
        """
        return Volume(
            self.orientation.to_axial(self.hounsfield), self.orientation.axial_affine(self.affine, self.shape)
        )


@dataclass(frozen=True)
class Orientation:
    """A permutation and flips of array axes: from the stored (Z, Y, X) grid to the axial one and back.

    Attributes
    ----------
    axes : tuple of int
        ``axes[n]`` is the stored array axis that becomes axial array axis n.
    flips : tuple of bool
        Whether axial array axis n runs against the stored one.
    """

    axes: tuple[int, int, int]
    flips: tuple[bool, bool, bool]

    @classmethod
    def of(cls, affine: NDArray[np.float64]) -> "Orientation":
        """Find the orientation from a voxel-to-RAS matrix."""
        from nibabel.orientations import io_orientation

        # Row i of io_orientation: the RAS axis (0 = R, 1 = A, 2 = S) and sense (+1, -1) of voxel axis i, j, k.
        ornt = io_orientation(affine)
        ras_axis, sense = ornt[:, 0].astype(int), ornt[:, 1]
        voxel_axis_of = {int(ras): voxel for voxel, ras in enumerate(ras_axis)}
        axes, flips = [], []
        for ras, wanted in ((2, +1), (1, -1), (0, -1)):  # superior, posterior, left
            voxel = voxel_axis_of[ras]
            axes.append(2 - voxel)  # array axes are (k, j, i)
            flips.append(bool(sense[voxel] != wanted))
        return cls((axes[0], axes[1], axes[2]), (flips[0], flips[1], flips[2]))

    def to_axial(self, array: NDArray) -> NDArray:
        """Return a view of `array`, shape (..., Z, Y, X) as stored, on the axial grid."""
        lead = array.ndim - 3
        return self._flip(array.transpose(*range(lead), *(lead + axis for axis in self.axes)))

    def to_stored(self, array: NDArray) -> NDArray:
        """Return a view of `array`, shape (..., Z, Y, X) on the axial grid, on the stored one."""
        lead = array.ndim - 3
        return self._flip(array).transpose(*range(lead), *(lead + int(axis) for axis in np.argsort(self.axes)))

    def _flip(self, axial: NDArray) -> NDArray:
        return np.flip(axial, tuple(axis - 3 for axis, flip in enumerate(self.flips) if flip))

    def axial_affine(self, affine: NDArray[np.float64], stored_shape: tuple[int, int, int]) -> NDArray[np.float64]:
        """Return the voxel-to-RAS matrix of the axial grid of an array of `stored_shape`."""
        result = np.array(affine, dtype=np.float64)
        for axial_axis, (stored_axis, flip) in enumerate(zip(self.axes, self.flips, strict=True)):
            step = affine[:3, 2 - stored_axis]
            result[:3, 2 - axial_axis] = -step if flip else step
            if flip:
                result[:3, 3] += step * (stored_shape[stored_axis] - 1)
        return result
