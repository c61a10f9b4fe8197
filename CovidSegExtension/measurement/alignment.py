"""Laying the lungs of one CT over those of another: an affine map that follows a change of breath."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..boxes import box_around
from ..errors import InputError
from ..geometry import Grid
from ..volume import LabelMap

if TYPE_CHECKING:
    import SimpleITK as sitk

_SPACING_MM = 3.0
"""Of the grid on which lungs are laid over one another; finer took longer and was no better."""
_CLAMP_MM = 30.0
"""Depth and distance beyond which it does not count how deep or far."""
_MARGIN_MM = 45.0
_PARTS = 8
"""In which the points are added up, side by side; on every machine as many, for the last digits depend on it."""

MOST_STRETCH = 1.8
"""How much wider or narrower lungs can lie along any direction in another breath: from full breath to none, lungs lose
some 55 % of their volume, most of it in height, which falls to two thirds."""
MOST_TURN_DEGREES = 40.0
"""How far a patient can lie turned against the other CT; axes are the patient's, so prone is no turn."""


@dataclass(frozen=True, eq=False)
class Alignment:
    """Where the points of one CT lie in another.

    Attributes
    ----------
    matrix : ndarray, shape (4, 4)
        RAS mm of the first CT to RAS mm of the second.
    lung_dice : float
        Dice of the first lungs and the second ones laid over them, all of them: what comes to lie beyond the first CT
        counts as apart.
    error_mm : float
        Mean distance between the surfaces of both, once laid over one another.
    """

    matrix: NDArray[np.float64]
    lung_dice: float
    error_mm: float

    @property
    def is_plausible(self) -> bool:
        """Whether breath and position can differ so: nothing mirrored, flattened, stretched or turned far."""
        before, stretches, after = np.linalg.svd(self.matrix[:3, :3])
        turn = before @ after
        if np.linalg.det(turn) < 0:
            return False
        degrees = np.degrees(np.arccos(np.clip((np.trace(turn) - 1) / 2, -1, 1)))
        stretched = stretches.max() > MOST_STRETCH or stretches.min() < 1 / MOST_STRETCH
        return not (stretched or degrees > MOST_TURN_DEGREES)

    def to_second(self, ras: NDArray[np.float64]) -> NDArray[np.float64]:
        """Map points of the first CT, shape (n, 3), to the second."""
        return ras @ self.matrix[:3, :3].T + self.matrix[:3, 3]

    def to_first(self, ras: NDArray[np.float64]) -> NDArray[np.float64]:
        """Map points of the second CT, shape (n, 3), to the first."""
        back = np.linalg.inv(self.matrix)
        return ras @ back[:3, :3].T + back[:3, 3]


def align_lungs(first: LabelMap, second: LabelMap) -> Alignment:
    """Lay the second lungs over the first by an affine map (shift, turn, scale, shear).

    A rigid map does not do: the lungs of another breath have another size.

    Parameters
    ----------
    first, second : LabelMap
        Above 0 in the lungs; any orientation and spacing.

    Raises
    ------
    InputError
        If one of them is empty.
    """
    import SimpleITK as sitk

    images, masks, centres = [], [], []
    for lungs in (first, second):
        if not lungs.labels.any():
            raise InputError("There is no lung to align; check the lung mask of both CTs.")
        mask, origin = along_ras(lungs.labels > 0, lungs.grid, _SPACING_MM, _MARGIN_MM)
        image = sitk.GetImageFromArray(mask.astype(np.uint8))
        image.SetSpacing((_SPACING_MM,) * 3)
        image.SetOrigin(origin.tolist())
        masks.append(image)
        depth = sitk.SignedMaurerDistanceMap(image, insideIsPositive=True, squaredDistance=False, useImageSpacing=True)
        images.append(sitk.Clamp(depth, sitk.sitkFloat32, -_CLAMP_MM, _CLAMP_MM))
        centres.append(origin + np.argwhere(mask).mean(axis=0)[::-1] * _SPACING_MM)
    transform = _register(images, centres)
    matrix = np.eye(4)
    matrix[:3, :3] = np.reshape(transform.GetMatrix(), (3, 3))
    centre = np.array(transform.GetCenter())
    matrix[:3, 3] = centre + np.array(transform.GetTranslation()) - matrix[:3, :3] @ centre
    moved = sitk.Resample(masks[1], masks[0], transform, sitk.sitkNearestNeighbor, 0)
    moved_depth = sitk.Resample(images[1], images[0], transform, sitk.sitkLinear, -_CLAMP_MM)
    a, b = (sitk.GetArrayFromImage(each) > 0 for each in (masks[0], moved))
    depths = [sitk.GetArrayFromImage(each) for each in (images[0], moved_depth)]
    # At the surface of one, the depth in the other is the distance between both.
    apart = [np.abs(depths[1][_surface(a)]), np.abs(depths[0][_surface(b)])]
    # All of the second lungs count, also what comes to lie beyond the grid of the first.
    laid_over = np.count_nonzero(sitk.GetArrayViewFromImage(masks[1])) / abs(np.linalg.det(matrix[:3, :3]))
    dice = 2 * np.count_nonzero(a & b) / (np.count_nonzero(a) + max(np.count_nonzero(b), laid_over))
    return Alignment(matrix, float(dice), float(np.concatenate(apart).mean()))


def _register(images: "Sequence[sitk.Image]", centres: Sequence[NDArray[np.float64]]) -> "sitk.AffineTransform":
    """Return the affine map from the first of two depth maps to the second; it starts from the lungs' centres."""
    import SimpleITK as sitk

    start = sitk.AffineTransform(3)
    start.SetCenter(centres[0].tolist())
    start.SetTranslation((centres[1] - centres[0]).tolist())
    method = sitk.ImageRegistrationMethod()
    method.SetMetricAsMeanSquares()
    method.SetMetricSamplingStrategy(method.NONE)  # every point: a sample is drawn by the clock, and so is its answer
    method.SetNumberOfWorkUnits(_PARTS)
    method.SetInterpolator(sitk.sitkLinear)
    method.SetOptimizerAsRegularStepGradientDescent(
        learningRate=1.0, minStep=0.01, numberOfIterations=150, relaxationFactor=0.6
    )  # a longer first step can turn the lungs inside out
    method.SetOptimizerScalesFromPhysicalShift()
    method.SetShrinkFactorsPerLevel([4, 2])  # depth changes slowly: the finest grid takes six times as long
    method.SetSmoothingSigmasPerLevel([0, 0])
    method.SetInitialTransform(start, inPlace=True)
    method.Execute(images[0], images[1])
    return start


def _surface(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    from scipy.ndimage import binary_erosion

    return mask & ~binary_erosion(mask)


def along_ras(
    mask: NDArray[np.bool_], grid: Grid, spacing_mm: float, margin_mm: float
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Return a mask, in which something is marked, on a grid along RAS that holds it with a margin.

    Returns
    -------
    mask : ndarray of bool, shape (S, A, R)
        Its nearest voxels, `spacing_mm` apart along each axis.
    origin : ndarray, shape (3,)
        RAS mm of its first voxel.
    """
    low, high = _extent(mask, grid)
    low, high = low - margin_mm, high + margin_mm
    counts = np.ceil((high - low) / spacing_mm).astype(int) + 1
    return sample(mask, grid, low, spacing_mm, tuple(counts[::-1].tolist())), low


def _extent(mask: NDArray[np.bool_], grid: Grid) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the lowest and highest RAS mm of the box around what is marked."""
    ends = [(part.start, part.stop - 1) for part in box_around(mask)]
    corners = [[end[which] for end, which in zip(ends, at, strict=True)] for at in np.ndindex(2, 2, 2)]
    ras = grid.to_ras(np.array(corners))
    return ras.min(axis=0), ras.max(axis=0)


def sample(
    array: NDArray, grid: Grid, origin: NDArray[np.float64], spacing_mm: float, shape: tuple[int, int, int]
) -> NDArray:
    """Return the nearest voxels of `array` on a grid along RAS, shape (S, A, R); 0 beyond the array."""
    back = np.linalg.inv(grid.affine)
    s, a, r = (np.arange(n) * spacing_mm for n in shape)
    result = np.zeros(shape, array.dtype)
    plane = (origin[0] + r)[None, :, None] * back[:3, 0] + (origin[1] + a)[:, None, None] * back[:3, 1] + back[:3, 3]
    for k, height in enumerate(origin[2] + s):
        index = np.rint(plane + height * back[:3, 2]).astype(np.intp)  # (i, j, k) of the array
        inside = ((index >= 0) & (index < np.array(array.shape[::-1]))).all(axis=-1)
        i, j, n = index[inside].T
        result[k][inside] = array[n, j, i]
    return result
