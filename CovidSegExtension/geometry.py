"""Where voxels are: `Grid`, an array's shape with its place in space, and `Orientation`, its way to axial slices."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .errors import InputError

SAME_VOXEL = 0.05
"""Share of a voxel that corners may be apart on grids that count as one: affines go through float32 and short texts."""

_SAME_STEP = 0.01
"""Share of a voxel by which one step may differ on grids whose voxels are the same."""


@dataclass(frozen=True, eq=False)
class SpatialForms:
    """The two forms in which a NIfTI header says where voxels are; programs differ in which of them they believe.

    A label map repeats those of its CT, so that every program lays it on the CT that it sees.

    Attributes
    ----------
    sform : ndarray, shape (3, 4)
        ``srow_x`` to ``srow_z``, in mm.
    quaternion, offset, pixdim : ndarray, shape (3,), (3,) and (4,)
        Of the qform: ``quatern_b`` to ``quatern_d``; the offset in mm; handedness and voxel size in mm.
    sform_code, qform_code : int
        0: not set.
    """

    sform: NDArray[np.float64]
    sform_code: int
    quaternion: NDArray[np.float64]
    offset: NDArray[np.float64]
    pixdim: NDArray[np.float64]
    qform_code: int


@dataclass(frozen=True, eq=False)
class Grid:
    """A regular grid of voxels.

    Attributes
    ----------
    shape : tuple of int
        Voxels along (Z, Y, X); axis 0 is the slowest on disk (``k``), axis 2 the fastest (``i``).
    affine : ndarray, shape (4, 4)
        Voxel index (i, j, k, 1) to RAS millimetres. May be oblique, flipped or sheared (gantry tilt).
    forms : SpatialForms or None
        What the header of a NIfTI file said; not of a grid that was turned or cropped.

    Raises
    ------
    InputError
        If the affine is not finite or singular.
    """

    shape: tuple[int, int, int]
    affine: NDArray[np.float64]
    forms: SpatialForms | None = None

    def __post_init__(self) -> None:
        if len(self.shape) != 3:
            raise InputError(f"Expected a volume with 3 dimensions; this one has {len(self.shape)}.")
        affine = np.asarray(self.affine, dtype=np.float64)
        if affine.shape != (4, 4) or not np.isfinite(affine).all() or abs(np.linalg.det(affine[:3, :3])) < 1e-9:
            raise InputError(
                "The image's geometry is unusable (a spacing of 0, NaN, a singular direction matrix); export it again."
            )
        z, y, x = self.shape
        object.__setattr__(self, "shape", (int(z), int(y), int(x)))
        object.__setattr__(self, "affine", affine)

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

    def axial(self) -> "Grid":
        """Return the same voxels with axis 0 running to superior, axis 1 to posterior and axis 2 to the left."""
        z, y, x = (self.shape[axis] for axis in self.orientation.axes)
        return Grid((z, y, x), self.orientation.axial_affine(self.affine, self.shape))

    def matches(self, other: "Grid", within: float = SAME_VOXEL) -> bool:
        """Whether two grids are the same: shapes equal and no voxel further away than that share of a voxel."""
        if self.shape != other.shape:
            return False
        corners = np.array([(*np.array(at) * (np.array(self.shape[::-1]) - 1), 1) for at in np.ndindex(2, 2, 2)])
        apart = np.linalg.norm(corners @ (self.affine - other.affine).T, axis=1).max()
        return bool(apart <= within * min(self.spacing_mm))

    def crop(self, box: tuple[slice, slice, slice]) -> "Grid":
        """Return the grid of ``array[box]``: slices along (Z, Y, X) with a step of 1."""
        bounds = [part.indices(length) for part, length in zip(box, self.shape, strict=True)]
        starts = [start for start, _, _ in bounds]
        affine = self.affine.copy()
        affine[:3, 3] += affine[:3, :3] @ starts[::-1]
        z, y, x = (max(0, stop - start) for start, stop, _ in bounds)
        return Grid((z, y, x), affine)

    def to_ras(self, voxels: NDArray) -> NDArray[np.float64]:
        """Return where voxels are: (k, j, i), shape (..., 3), to RAS mm."""
        return voxels[..., ::-1] @ self.affine[:3, :3].T + self.affine[:3, 3]

    def to_voxels(self, ras: NDArray) -> NDArray[np.float64]:
        """Return at which voxels points lie, whole numbers for their middles: RAS mm, shape (..., 3), to (k, j, i)."""
        back = np.linalg.inv(self.affine)
        return (ras @ back[:3, :3].T + back[:3, 3])[..., ::-1]

    def slice_centres_ras(self) -> NDArray[np.float64]:
        """Return the middle of each slice along axis 0 in RAS mm, shape (Z, 3)."""
        slices, rows, columns = self.shape
        middles = np.full((slices, 3), [0, (rows - 1) / 2, (columns - 1) / 2])
        middles[:, 0] = np.arange(slices)
        return self.to_ras(middles)

    def __str__(self) -> str:
        """Return voxels, spacing and origin in words, along X, Y, Z."""
        origin = ", ".join(f"{value:.1f}" for value in self.affine[:3, 3])
        spacing = " x ".join(f"{value:.3g}" for value in self.spacing_mm[::-1])
        return f"{' x '.join(map(str, self.shape[::-1]))} voxels of {spacing} mm from {origin}"


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
        """Find the orientation from a voxel-to-RAS matrix, shape (4, 4)."""
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
        """Return the voxel-to-RAS matrix, shape (4, 4), of the axial grid of an array of `stored_shape` (Z, Y, X)."""
        result = np.array(affine, dtype=np.float64)
        for axial_axis, (stored_axis, flip) in enumerate(zip(self.axes, self.flips, strict=True)):
            step = affine[:3, 2 - stored_axis]
            result[:3, 2 - axial_axis] = -step if flip else step
            if flip:
                result[:3, 3] += step * (stored_shape[stored_axis] - 1)
        return result


def whole_shift(relative: NDArray[np.float64], shape: tuple[int, ...]) -> NDArray[np.int64] | None:
    """Return at which voxel (k, j, i) of another grid an array begins; None unless all its voxels are voxels there.

    Parameters
    ----------
    relative : ndarray, shape (4, 4)
        Voxel index (i, j, k, 1) of the array to voxel index on the other grid.
    shape : tuple of int
        Of the array, (Z, Y, X).
    """
    shift = np.rint(relative[:3, 3])
    corner = np.array([*shape[::-1], 1])
    apart = np.abs((relative @ corner)[:3] - shift - corner[:3]).max()
    same_steps = np.abs(relative[:3, :3] - np.eye(3)).max() <= _SAME_STEP
    return shift[::-1].astype(np.int64) if apart <= SAME_VOXEL and same_steps else None
