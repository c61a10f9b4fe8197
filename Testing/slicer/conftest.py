"""What the tests on Slicer's C++ core share."""

import pytest
import slicer

from ..support.scenes import new_scene


@pytest.fixture(scope="session", autouse=True)
def _converters():
    """Register the conversions between label maps and surfaces, as the Segmentations module does."""
    factory = slicer.vtkSegmentationConverterFactory.GetInstance()
    factory.RegisterConverterRule(slicer.vtkBinaryLabelmapToClosedSurfaceConversionRule())
    factory.RegisterConverterRule(slicer.vtkClosedSurfaceToBinaryLabelmapConversionRule())


@pytest.fixture
def scene():
    return new_scene()
