"""Surfaces of segments for the view in 3D: made piece by piece beside the segmentation, so that no stroke waits."""

from collections.abc import Generator, Sequence

import numpy as np
import slicer
import vtk
from numpy.typing import NDArray
from vtk.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkFiltersCore import vtkFlyingEdges3D, vtkPolyDataNormals, vtkWindowedSincPolyDataFilter
from vtkmodules.vtkFiltersGeneral import vtkTransformPolyDataFilter

from ...boxes import box_around
from ...mrml import display
from ...mrml.grids import array_from_image, layer_of

MOST_VOXELS = 4_000_000
"""What has more in its box is seen in blocks of 2 × 2 × 2 voxels: the screen has no more points to show."""

_SMOOTHING_STEPS, _PASS_BAND = 15, 0.03
"""Enough for the steps of voxels, and too little for the shape of a lesion."""


class Surfaces:
    """The surfaces of one segmentation, as models of the scene.

    Slicer's own surfaces belong to the segments: each stroke would remove or make them, all at once, in a second or
    more for a large lesion. These keep what they were until `make` is asked again.

    Parameters
    ----------
    scene : vtkMRMLScene
    """

    def __init__(self, scene: slicer.vtkMRMLScene) -> None:
        self._scene = scene
        self._models: dict[str, slicer.vtkMRMLModelNode] = {}

    def make(self, segmentation: slicer.vtkMRMLSegmentationNode) -> Generator[None, None, None]:
        """Make the surfaces anew; between two pieces everything may be given up."""
        inner = segmentation.GetSegmentation()
        made = {}
        for segment_id in inner.GetSegmentIDs():
            yield
            segment = inner.GetSegment(segment_id)
            layer = layer_of(segment)
            mask = array_from_image(layer) == segment.GetLabelValue()
            yield
            made[segment_id] = _surface(mask, layer)
        yield
        for segment_id, surface in made.items():  # together: the view is drawn once
            self._model(segment_id, inner.GetSegment(segment_id)).SetAndObservePolyData(surface)
        for segment_id in set(self._models) - set(made):
            self._scene.RemoveNode(self._models.pop(segment_id))
        self.follow(segmentation)

    def follow(self, segmentation: slicer.vtkMRMLSegmentationNode) -> None:
        """Show the surfaces of what is shown in the slice views, as opaque as there."""
        node = display.display_node(segmentation)
        for segment_id, model in self._models.items():
            shown = bool(node.GetVisibility()) and bool(node.GetSegmentVisibility(segment_id))
            model.GetDisplayNode().SetVisibility(shown)
            model.GetDisplayNode().SetOpacity(node.GetOpacity())

    def remove(self) -> None:
        """Remove every surface."""
        for model in self._models.values():
            self._scene.RemoveNode(model)
        self._models.clear()

    def _model(self, segment_id: str, segment: slicer.vtkSegment) -> slicer.vtkMRMLModelNode:
        if segment_id not in self._models:
            model = self._scene.AddNewNodeByClass("vtkMRMLModelNode", segment.GetName())
            model.CreateDefaultDisplayNodes()
            model.GetDisplayNode().SetColor(segment.GetColor())
            model.GetDisplayNode().SetVisibility2D(False)
            model.SetSelectable(False)
            self._models[segment_id] = model
        return self._models[segment_id]


def _surface(mask: NDArray[np.bool_], layer: slicer.vtkOrientedImageData) -> vtk.vtkPolyData:
    """Return the surface of a mask, shape (Z, Y, X), with the place of `layer`; in RAS mm."""
    if not mask.any():
        return vtk.vtkPolyData()
    box = box_around(mask)
    step = 1 if mask[box].size <= MOST_VOXELS else 2
    counts = np.pad(_counts(mask[box], step), 1)
    image = vtk.vtkImageData()
    image.SetDimensions(counts.shape[::-1])
    image.GetPointData().SetScalars(numpy_to_vtk(counts.ravel(), deep=True, array_type=vtk.VTK_UNSIGNED_CHAR))
    edges = vtkFlyingEdges3D()
    edges.SetInputData(image)
    edges.SetValue(0, step**3 / 2)
    edges.ComputeScalarsOff()
    edges.ComputeGradientsOff()
    edges.ComputeNormalsOff()
    smooth = vtkWindowedSincPolyDataFilter()  # keeps the volume, as Slicer's own surfaces do
    smooth.SetInputConnection(edges.GetOutputPort())
    smooth.SetNumberOfIterations(_SMOOTHING_STEPS)
    smooth.SetPassBand(_PASS_BAND)
    smooth.NormalizeCoordinatesOn()
    normals = vtkPolyDataNormals()
    normals.SetInputConnection(smooth.GetOutputPort())
    normals.SplittingOff()
    normals.ConsistencyOff()
    place = vtkTransformPolyDataFilter()
    place.SetInputConnection(normals.GetOutputPort())
    place.SetTransform(_to_world(layer, [int(part.start or 0) for part in box[::-1]], step))
    place.Update()
    return place.GetOutput()


def _counts(mask: NDArray[np.bool_], step: int) -> NDArray[np.uint8]:
    """Return how many voxels of each block of `step` along every axis lie in the mask."""
    z, y, x = (length // step * step for length in mask.shape)
    part = mask[:z, :y, :x].view(np.uint8)
    if step == 1:
        return part
    counts = np.zeros((z // step, y // step, x // step), np.uint8)
    for k in range(step):
        for j in range(step):
            for i in range(step):
                counts += part[k::step, j::step, i::step]
    return counts


def _to_world(layer: slicer.vtkOrientedImageData, start: Sequence[int], step: int) -> vtk.vtkTransform:
    """Return where the points of the padded counts are; the box begins at the voxel `start`, (i, j, k), of `layer`."""
    matrix = vtk.vtkMatrix4x4()
    layer.GetImageToWorldMatrix(matrix)
    transform = vtk.vtkTransform()
    transform.Concatenate(matrix)
    middle = (step - 1) / 2  # of the first block
    first = [low + offset + middle - step for low, offset in zip(layer.GetExtent()[::2], start, strict=True)]
    transform.Translate(*first)  # padded by one block
    transform.Scale(step, step, step)
    return transform
