"""Surfaces in 3D: where the segment is, and as large, also where it is seen in blocks."""

import numpy as np
import pytest

pytest.importorskip("trame_slicer", reason="the extra app has a virtual environment of its own")

import slicer
from vtkmodules.vtkFiltersCore import vtkMassProperties

from CovidSegExtension.app.scene import surfaces
from CovidSegExtension.measurement.findings import run
from CovidSegExtension.mrml.scene import add_volume, create_segmentation
from CovidSegExtension.volume import Volume

SPACING_MM = (2.0, 1.5, 1.5)


@pytest.mark.parametrize("blocks", [False, True])
def test_surface_lies_where_the_segment_is_and_is_as_large(monkeypatch, blocks):
    if blocks:
        monkeypatch.setattr(surfaces, "MOST_VOXELS", 1000)
    shape, centre, radius_mm = (40, 60, 60), np.array([18, 31, 26]), 15.0
    offsets = (np.indices(shape).T - centre).T * np.reshape(SPACING_MM, (3, 1, 1, 1))
    labels = ((offsets**2).sum(0) < radius_mm**2).astype(np.uint8)
    affine = np.diag([-SPACING_MM[2], -SPACING_MM[1], SPACING_MM[0], 1.0])
    affine[:3, 3] = 40, 50, -30
    scene = slicer.vtkMRMLScene()
    node = add_volume(scene, Volume.from_array(np.zeros(shape, np.int16), affine), "ct")
    segmentation = create_segmentation(scene, node, labels, "lesions")
    shown = surfaces.Surfaces(scene)
    run(shown.make(segmentation))
    models = scene.GetNodesByClass("vtkMRMLModelNode")
    assert models.GetNumberOfItems() == 3
    model = next(one for one in (models.GetItemAsObject(index) for index in range(3)) if one.GetName()[0] == "G")
    bounds = np.reshape(model.GetPolyData().GetBounds(), (3, 2))
    expected = affine @ [*centre[::-1], 1]
    np.testing.assert_allclose(bounds.mean(axis=1), expected[:3], atol=1.0)
    mass = vtkMassProperties()
    mass.SetInputData(model.GetPolyData())
    assert mass.GetVolume() == pytest.approx(labels.sum() * np.prod(SPACING_MM), rel=0.08)
    shown.remove()
    assert scene.GetNumberOfNodesByClass("vtkMRMLModelNode") == 0
