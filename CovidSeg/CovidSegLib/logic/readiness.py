"""What stands in the way of a run, and which choices a run depends on."""

import importlib.util

import slicer
from slicer.i18n import tr as _

from CovidSegExtension.labels import LABELS
from CovidSegExtension.mrml.grids import has_voxels
from CovidSegExtension.mrml.scene import is_ct

from .parameter_node import LungMasking, Parameters


def find_problem(parameters: Parameters) -> str | None:
    """Return why CT and lung masking cannot be used, None if they can."""
    volume_node = parameters.input_volume
    if volume_node is None or volume_node.GetScene() is None:
        return _("Choose a CT, or load the sample.")
    if not is_ct(volume_node):
        return _("{name} is a label map; choose the CT that it was made from.").format(name=volume_node.GetName())
    if not has_voxels(volume_node):
        return _("{name} holds no voxels; choose another CT.").format(name=volume_node.GetName())
    if parameters.lung_masking is LungMasking.LUNGMASK and importlib.util.find_spec("lungmask") is None:
        return _("The package lungmask is not installed; install it, or choose another way to find the lungs.")
    return None


def is_ours(segmentation: slicer.vtkMRMLSegmentationNode) -> bool:
    """Tell whether a segmentation has any of the lesion segments."""
    return any(segmentation.GetSegmentation().GetSegment(label.id) is not None for label in LABELS)


def run_choices(parameters: Parameters) -> tuple[object, ...]:
    """Return what a run depends on; after a change, what was said of the last run no longer holds."""
    volume_node = parameters.input_volume
    return (
        None if volume_node is None else volume_node.GetID(),
        parameters.model,
        parameters.lung_masking,
        parameters.lung_mask_node,
        parameters.device,
        parameters.effort,
        parameters.min_component_ml,
        parameters.batch_size,
    )
