"""The sample: a computed chest CT, so that nothing is downloaded and no patient is shown."""

import slicer

from ..mrml.scene import add_volume
from ..phantom import chest_phantom

SAMPLE_NAME = "CovidSegPhantom"


def load_sample(scene: slicer.vtkMRMLScene) -> slicer.vtkMRMLScalarVolumeNode:
    """Make the chest phantom and return its volume node."""
    return add_volume(scene, chest_phantom(shape=(64, 224, 224), spacing_mm=(4.8, 1.6, 1.6)).volume, SAMPLE_NAME)
