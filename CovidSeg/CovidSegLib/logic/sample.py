"""The sample in Slicer's module Sample Data."""

import slicer

from CovidSegExtension.frontend.sample import SAMPLE_NAME, load_sample


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
