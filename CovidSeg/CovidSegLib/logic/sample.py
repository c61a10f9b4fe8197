"""The sample: a computed chest CT, so that nothing is downloaded and no patient is shown."""

import slicer

from CovidSegExtension.mrml.scene import add_volume
from CovidSegExtension.phantom import chest_phantom

SAMPLE_NAME = "CovidSegPhantom"


def load_sample(scene: slicer.vtkMRMLScene) -> slicer.vtkMRMLScalarVolumeNode:
    """Make the chest phantom and return its volume node."""
    return add_volume(scene, chest_phantom(shape=(64, 224, 224), spacing_mm=(4.8, 1.6, 1.6)).volume, SAMPLE_NAME)


def register_sample(scene: slicer.vtkMRMLScene, icon: str) -> None:
    """Offer the phantom in Slicer's module Sample Data."""
    import SampleData

    SampleData.SampleDataLogic.registerCustomSampleDataSource(
        category="CovidSeg",
        sampleName=SAMPLE_NAME,
        thumbnailFileName=icon,
        uris="",
        fileNames=f"{SAMPLE_NAME}.nrrd",
        nodeNames=SAMPLE_NAME,
        customDownloader=lambda source: [_load_and_show(scene)],
    )


def _load_and_show(scene: slicer.vtkMRMLScene) -> slicer.vtkMRMLScalarVolumeNode:
    node = load_sample(scene)
    slicer.util.setSliceViewerLayers(background=node, fit=True)  # Sample Data shows only what it downloads itself
    return node
