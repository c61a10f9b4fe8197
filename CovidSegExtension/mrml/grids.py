"""Voxel grids: where a node's voxels are in the world, numpy arrays as VTK images and back, and resampling.

Arrays are ``(Z, Y, X)``, affines go from voxel (i, j, k, 1) to RAS mm. Nodes are read only; the scene is not touched.
"""

from dataclasses import dataclass

import numpy as np
import slicer
import vtk
from numpy.typing import NDArray
from vtk.util.numpy_support import get_vtk_array_type, numpy_to_vtk, vtk_to_numpy

from CovidSegExtension.errors import InputError
from CovidSegExtension.geometry import SAME_VOXEL, Grid, whole_shift
from CovidSegExtension.io.seg_nrrd import placed

BINARY = slicer.vtkSegmentationConverter.GetBinaryLabelmapRepresentationName()
"""What Slicer calls the representation of a segment by voxels."""

_PROBES = 17
"""Points along each axis at which a non-linear transform is compared with an affine one."""

_MOST_GROWTH = 8
"""Times as much space, or as many voxels, as the CT has that a warped one may need; more is a transform astray."""


@dataclass(frozen=True, eq=False)
class PlacedGrid:
    """A grid of voxels in the scene: `grid` under the transform node `space` (None: in the world itself)."""

    grid: Grid
    space: slicer.vtkMRMLTransformNode | None = None

    @property
    def shape(self) -> tuple[int, int, int]:
        """Voxels along (Z, Y, X)."""
        return self.grid.shape

    @property
    def affine(self) -> NDArray[np.float64]:
        """Voxel index (i, j, k, 1) to mm in `space`, shape (4, 4)."""
        return self.grid.affine

    def crop(self, box: tuple[slice, slice, slice]) -> "PlacedGrid":
        """Return the grid of ``array[box]``."""
        return PlacedGrid(self.grid.crop(box), self.space)


def has_voxels(node: slicer.vtkMRMLVolumeNode) -> bool:
    """Whether a volume node holds an image; one whose file was not found does not."""
    image = node.GetImageData()
    return image is not None and image.GetNumberOfPoints() > 0 and image.GetPointData().GetScalars() is not None


def own_grid(volume_node: slicer.vtkMRMLVolumeNode) -> PlacedGrid:
    """Return the grid on which the node stores its voxels, under its parent transform.

    Raises
    ------
    InputError
        If the node holds no voxels.
    """
    if not has_voxels(volume_node):
        raise InputError(f"{volume_node.GetName()} holds no voxels; load the image again or choose another.")
    matrix = vtk.vtkMatrix4x4()
    volume_node.GetIJKToRASMatrix(matrix)
    x, y, z = volume_node.GetImageData().GetDimensions()
    return PlacedGrid(Grid((z, y, x), _array_of(matrix)), volume_node.GetParentTransformNode())


def world_affine(volume_node: slicer.vtkMRMLVolumeNode) -> NDArray[np.float64] | None:
    """Return the affine from the node's voxels to the world, parent transform included; None where there is none.

    There is one too for a non-linear transform that does what an affine one does, as Slicer's DICOM import makes it
    for a tilted gantry. A CT that is truly warped has none.
    """
    grid = own_grid(volume_node)
    linear = _matrix_of(_transform_between(grid.space, None))
    if linear is not None:
        return linear @ grid.affine
    affine, index, reached = _nearest_affine(grid)
    return affine if np.abs(reached - index).max() <= SAME_VOXEL else None


def segmented_grid(volume_node: slicer.vtkMRMLVolumeNode) -> PlacedGrid:
    """Return the grid on which the CT is segmented and measured: its own, or for a warped CT one in the world.

    The latter is the affine grid nearest to the CT's voxels, large enough for all of them.

    Raises
    ------
    InputError
        If the transform spreads the CT beyond all bounds.
    """
    grid = own_grid(volume_node)
    if world_affine(volume_node) is not None:
        return grid
    affine, _, reached = _nearest_affine(grid)
    first, last = np.floor(reached.min(axis=1)), np.ceil(reached.max(axis=1))
    lengths = last - first + 1
    stretch = abs(np.linalg.det(affine[:3, :3]) / np.linalg.det(grid.affine[:3, :3]))
    if not lengths.prod() * max(stretch, 1) <= _MOST_GROWTH * np.prod(np.maximum(grid.shape, 2)):
        raise InputError(
            "The transform of the CT spreads it over far more space than a chest; take the CT out of the transform."
        )
    affine[:3, 3] += affine[:3, :3] @ first
    x, y, z = (int(length) for length in lengths)
    return PlacedGrid(Grid((z, y, x), affine))


def world_grid(volume_node: slicer.vtkMRMLVolumeNode) -> Grid:
    """Return the grid on which the CT is segmented and measured, placed in the world."""
    grid, affine = segmented_grid(volume_node), world_affine(volume_node)
    return grid.grid if affine is None else Grid(grid.shape, affine)


def _nearest_affine(grid: PlacedGrid) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the affine to the world that fits a grid under a non-linear transform best.

    And voxel indices (i, j, k) spread over the grid, shape (3, n), and the indices that the affine has where the
    transform puts them.
    """
    axes = [np.linspace(0, max(length - 1, 1), _PROBES) for length in grid.shape[::-1]]
    index = np.array([*(axis.ravel() for axis in np.meshgrid(*axes)), np.ones(_PROBES**3)])
    world = np.vstack([_transformed((grid.affine @ index)[:3], _transform_between(grid.space, None)), index[3:]])
    affine = np.eye(4)
    affine[:3] = np.linalg.lstsq(index.T, world[:3].T, rcond=None)[0].T
    return affine, index[:3], (np.linalg.inv(affine) @ world)[:3]


def image_from_array(
    array: NDArray, affine: NDArray[np.float64], start: tuple[int, int, int] = (0, 0, 0)
) -> slicer.vtkOrientedImageData:
    """Return an image with a copy of `array`, whose first voxel has the index `start` (k, j, i) on the grid."""
    image = _empty_image(array.shape, affine, start)
    scalars = numpy_to_vtk(array.ravel(), deep=True, array_type=get_vtk_array_type(array.dtype))
    image.GetPointData().SetScalars(scalars)
    return image


def array_from_image(image: vtk.vtkImageData) -> NDArray:
    """Return a view of the voxels; no voxels where the image is empty."""
    scalars = image.GetPointData().GetScalars()
    if scalars is None:
        return np.zeros((0, 0, 0), np.uint8)
    return vtk_to_numpy(scalars).reshape(image.GetDimensions()[::-1])


def layer_of(segment: slicer.vtkSegment) -> slicer.vtkOrientedImageData:
    """Return the image that holds a segment's voxels, perhaps with those of others: its own have its label value."""
    layer = segment.GetRepresentation(BINARY)
    return slicer.vtkOrientedImageData() if layer is None else layer


def on_grid(
    image: slicer.vtkOrientedImageData,
    space: slicer.vtkMRMLTransformNode | None,
    grid: PlacedGrid,
    linear: bool = False,
    background: float = 0,
) -> NDArray:
    """Return the voxels of an image that lies under the transform node `space` on another grid.

    Voxels are copied where the grids differ by whole voxels only, and else taken from the nearest voxel, or between
    voxels with `linear`. Where the image does not reach, the result is `background`.
    """
    array = array_from_image(image)
    if array.size == 0:
        return np.full(grid.shape, background, array.dtype)
    transform = _transform_between(space, grid.space)
    matrix = _matrix_of(transform)
    if matrix is not None and background == 0:
        relative = np.linalg.inv(grid.affine) @ matrix @ _affine_of(image)
        if (start := whole_shift(relative, array.shape)) is not None:
            return placed(array, start, grid.shape)
    result = slicer.vtkOrientedImageData()
    slicer.vtkOrientedImageDataResample.ResampleOrientedImageToReferenceOrientedImage(
        image, _empty_image(grid.shape, grid.affine), result, linear, False, transform, background
    )
    return array_from_image(result)


def _empty_image(
    shape: tuple[int, ...], affine: NDArray[np.float64], start: tuple[int, int, int] = (0, 0, 0)
) -> slicer.vtkOrientedImageData:
    image = slicer.vtkOrientedImageData()
    image.SetExtent([end for s, n in zip(start[::-1], shape[::-1], strict=True) for end in (s, s + n - 1)])
    matrix = vtk.vtkMatrix4x4()
    matrix.DeepCopy(affine.ravel().tolist())
    image.SetImageToWorldMatrix(matrix)
    return image


def _affine_of(image: slicer.vtkOrientedImageData) -> NDArray[np.float64]:
    """Return the affine of the image's array, whose first voxel need not be the image's voxel (0, 0, 0)."""
    matrix = vtk.vtkMatrix4x4()
    image.GetImageToWorldMatrix(matrix)
    affine = _array_of(matrix)
    affine[:3, 3] += affine[:3, :3] @ np.array(image.GetExtent()[::2])
    return affine


def _array_of(matrix: vtk.vtkMatrix4x4) -> NDArray[np.float64]:
    return np.array([[matrix.GetElement(row, column) for column in range(4)] for row in range(4)])


def _transform_between(
    source: slicer.vtkMRMLTransformNode | None, target: slicer.vtkMRMLTransformNode | None
) -> vtk.vtkGeneralTransform:
    transform = vtk.vtkGeneralTransform()
    slicer.vtkMRMLTransformNode.GetTransformBetweenNodes(source, target, transform)
    return transform


def _matrix_of(transform: vtk.vtkGeneralTransform) -> NDArray[np.float64] | None:
    """Return the matrix of a linear transform, None for others."""
    linear = vtk.vtkTransform()
    if not slicer.vtkMRMLTransformNode.IsGeneralTransformLinear(transform, linear):
        return None
    return _array_of(linear.GetMatrix())


def _transformed(points: NDArray[np.float64], transform: vtk.vtkAbstractTransform) -> NDArray[np.float64]:
    """Return points, shape (3, n), transformed."""
    before, after = vtk.vtkPoints(), vtk.vtkPoints()
    before.SetData(numpy_to_vtk(np.ascontiguousarray(points.T), deep=True))
    after.SetDataTypeToDouble()
    transform.TransformPoints(before, after)
    return vtk_to_numpy(after.GetData()).T
