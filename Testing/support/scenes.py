"""Scenes and nodes of Slicer's C++ core (the package slicer-core), set up as the application does at its start."""

import numpy as np
import slicer
import slicer.util
import vtk

from CovidSegExtension.mrml.grids import image_from_array, own_grid

OBLIQUE = np.array([[-1.9, 0.3, 0.4, 90], [0.5, -2.4, 0.6, 70], [0.3, 0.5, 3.6, -200], [0, 0, 0, 1.0]])
"""Voxel to RAS mm: unequal spacing, oblique, and sheared as by a tilted gantry."""


def new_scene() -> slicer.vtkMRMLScene:
    scene = slicer.vtkMRMLScene()
    scene.RegisterNodeClass(slicer.vtkMRMLSegmentEditorNode())
    return scene


def add_ct(scene, shape=(10, 12, 14), affine=OBLIQUE, name="CT", node_class="vtkMRMLScalarVolumeNode", dtype=np.int16):
    """Add a volume node whose voxels all differ from their neighbours."""
    node = scene.AddNewNodeByClass(node_class, name)
    array = (np.arange(np.prod(shape)).reshape(shape) * 7 % 1400 - 1000).astype(dtype)
    slicer.util.updateVolumeFromArray(node, array)
    node.SetIJKToRASMatrix(matrix(affine))
    return node


def add_linear(scene, translate=(30.0, -20.0, 15.0), rotate_z=25.0):
    node = scene.AddNewNodeByClass("vtkMRMLLinearTransformNode", "moved")
    transform = vtk.vtkTransform()
    transform.Translate(*translate)
    transform.RotateZ(rotate_z)
    node.SetMatrixTransformToParent(transform.GetMatrix())
    return node


def add_warp(scene, node, bend_mm=12.0, shear=0.0):
    """Put `node` under a thin-plate spline: `shear` of y by z, which is affine, and one corner of the CT bent."""
    bounds = [0.0] * 6
    node.GetRASBounds(bounds)
    low, high = np.array(bounds[::2]), np.array(bounds[1::2])
    before, after = vtk.vtkPoints(), vtk.vtkPoints()
    for corner in np.ndindex(2, 2, 2):
        point = np.where(corner, high, low)
        before.InsertNextPoint(*point)
        bend = bend_mm if corner == (1, 1, 1) else 0
        after.InsertNextPoint(point[0], point[1] + shear * point[2] + bend, point[2])
    spline = vtk.vtkThinPlateSplineTransform()
    spline.SetSourceLandmarks(before)
    spline.SetTargetLandmarks(after)
    spline.SetBasisToR()
    transform = node.GetScene().AddNewNodeByClass("vtkMRMLTransformNode", "warp")
    transform.SetAndObserveTransformToParent(spline)
    node.SetAndObserveTransformNodeID(transform.GetID())
    return transform


def matrix(affine: np.ndarray) -> vtk.vtkMatrix4x4:
    result = vtk.vtkMatrix4x4()
    result.DeepCopy(np.asarray(affine, float).ravel().tolist())
    return result


def lesion_labels(shape=(10, 12, 14)) -> np.ndarray:
    """Return labels with GGO, consolidation touching it, and no effusion."""
    labels = np.zeros(shape, np.uint8)
    labels[2:7, 3:8, 2:9] = 1
    labels[4:7, 5:8, 6:12] = 2
    return labels


class Editor:
    """Slicer's own segment editor logic on a segmentation: what the Paint and Erase effects call."""

    def __init__(self, scene, segmentation, volume):
        self.node = scene.AddNewNodeByClass("vtkMRMLSegmentEditorNode", "editor")
        self.logic = slicer.vtkSlicerSegmentEditorLogic()
        self.logic.SetMRMLScene(scene)
        self.logic.SetSegmentEditorNode(self.node)
        self.logic.SetSegmentationNode(segmentation)
        self.logic.SetSourceVolumeNode(volume)
        self.logic.SetMaximumNumberOfUndoStates(10)
        self.history = slicer.vtkSegmentationHistory()
        self.history.SetSegmentation(segmentation.GetSegmentation())
        self.logic.SetSegmentationHistory(self.history)
        self.segmentation, self.volume = segmentation, volume

    def paint(self, segment_id, mask, remove=False):
        """Paint, or erase, where `mask` (Z, Y, X) on the CT's own grid is true."""
        self.logic.SaveStateForUndo()
        self.node.SetSelectedSegmentID(segment_id)
        brush = image_from_array(mask.astype(np.uint8), own_grid(self.volume).affine)
        mode = self.logic.ModificationModeRemove if remove else self.logic.ModificationModeAdd
        self.logic.ModifySegmentByLabelmap(self.segmentation, segment_id, brush, mode, False, False)
