"""What a person chooses before a run, and what stands in its way."""

import importlib.util
from dataclasses import dataclass, fields
from enum import Enum
from typing import Protocol

import slicer

from ..inference.options import SegmentationOptions
from ..models.store import DEFAULT
from ..mrml.grids import has_voxels
from ..mrml.scene import is_ct, is_derived, mask_from_node, volume_from_node
from ..worker.client import SegmentInput
from ..worker.translation import tr as _

MODELS_OWN_COMPONENT_ML = -0.1
"""Value of `Choices.min_component_ml` that leaves the size to the model."""


class LungMasking(Enum):
    """Who finds the lungs. The values are what the engine calls them."""

    AUTO = "auto"
    ANATOMY = "anatomy"
    LUNGMASK = "lungmask"
    SCENE = "scene"
    NONE = "none"

    def label(self) -> str:
        """Return what the combo box shows."""
        return {
            LungMasking.AUTO: _("Automatic"),
            LungMasking.ANATOMY: _("Grey values and anatomy, no network"),
            LungMasking.LUNGMASK: _("Package lungmask (U-Net R231)"),
            LungMasking.SCENE: _("Segment or label map of the scene"),
            LungMasking.NONE: _("None: search the whole image"),
        }[self]


class Effort(Enum):
    """How many networks of an ensemble look at the scan. The values are what the engine calls them."""

    AUTO = "auto"
    QUICK = "quick"
    THOROUGH = "thorough"

    def label(self) -> str:
        """Return what the combo box shows."""
        return {
            Effort.AUTO: _("Automatic"),
            Effort.QUICK: _("Quick: one network, one look"),
            Effort.THOROUGH: _("Thorough: all networks, mirror images too"),
        }[self]


class Choices(Protocol):
    """A person's choices: the parameter node of the Slicer module, or the state of the page.

    Attributes
    ----------
    input_volume : vtkMRMLScalarVolumeNode or None
        The CT.
    model : str
        Name or folder of the model. A plain string: a scene may name a model that this machine does not have.
    lung_masking : LungMasking
        Who finds the lungs.
    lung_mask_node : vtkMRMLNode or None
        Segmentation or label map with the lungs, for `LungMasking.SCENE`.
    lung_mask_segment : str
        ID of the segment, if `lung_mask_node` is a segmentation.
    device : str
        ``auto``, ``cpu``, ``cuda:N`` or ``mps``.
    effort : Effort
        How thoroughly an ensemble looks.
    min_component_ml : float
        Smaller connected parts of a class are removed, in mL; `MODELS_OWN_COMPONENT_ML` leaves it to the model.
    batch_size : int
        Slices at a time; 0 leaves it to the engine.
    probabilities : bool
        Whether to load the probability of each class as a volume too.
    uncertainty : bool
        Whether to keep the uncertainty of each voxel as a volume, to be laid over the CT.
    """

    input_volume: slicer.vtkMRMLScalarVolumeNode | None
    model: str
    lung_masking: LungMasking
    lung_mask_node: slicer.vtkMRMLNode | None
    lung_mask_segment: str
    device: str
    effort: Effort
    min_component_ml: float
    batch_size: int
    probabilities: bool
    uncertainty: bool


@dataclass
class PlainChoices:
    """`Choices` as plain values: those of the page, or what somebody had chosen when many CTs were begun."""

    input_volume: slicer.vtkMRMLScalarVolumeNode | None = None
    model: str = DEFAULT
    lung_masking: LungMasking = LungMasking.AUTO
    lung_mask_node: slicer.vtkMRMLNode | None = None
    lung_mask_segment: str = ""
    device: str = "auto"
    effort: Effort = Effort.AUTO
    min_component_ml: float = MODELS_OWN_COMPONENT_ML
    batch_size: int = 0
    probabilities: bool = False
    uncertainty: bool = True

    @classmethod
    def of(cls, choices: Choices) -> "PlainChoices":
        """Return what is chosen now."""
        return cls(**{field.name: getattr(choices, field.name) for field in fields(cls)})


def find_problem(choices: Choices) -> str | None:
    """Return why CT and lung masking cannot be used, None if they can."""
    volume_node = choices.input_volume
    if volume_node is None or volume_node.GetScene() is None:
        return _("Choose a CT, or load the sample.")
    if is_derived(volume_node):
        return _("{name} was made by CovidSeg from a CT; choose that CT.").format(name=volume_node.GetName())
    if not is_ct(volume_node):
        return _("{name} is a label map; choose the CT that it was made from.").format(name=volume_node.GetName())
    if not has_voxels(volume_node):
        return _("{name} holds no voxels; choose another CT.").format(name=volume_node.GetName())
    if choices.lung_masking is LungMasking.LUNGMASK and importlib.util.find_spec("lungmask") is None:
        return _("The package lungmask is not installed; install it, or choose another way to find the lungs.")
    return None


def run_choices(choices: Choices) -> tuple[object, ...]:
    """Return what a run depends on; after a change, what was said of the last run no longer holds."""
    volume_node = choices.input_volume
    return (
        None if volume_node is None else volume_node.GetID(),
        choices.model,
        choices.lung_masking,
        choices.lung_mask_node,
        choices.device,
        choices.effort,
        choices.min_component_ml,
        choices.batch_size,
    )


def make_input(choices: Choices) -> SegmentInput:
    """Return what to ask of the worker.

    Raises
    ------
    CovidSegError
        If the CT or the lung mask cannot be used.
    """
    volume = volume_from_node(choices.input_volume)
    lung_mask, engine = None, choices.lung_masking.value
    if choices.lung_masking is LungMasking.SCENE:
        lung_mask = mask_from_node(choices.lung_mask_node, choices.lung_mask_segment or None, choices.input_volume)
        engine = "given"
    options = SegmentationOptions(
        model=choices.model,
        device=choices.device,
        lung_mask=engine,
        effort=choices.effort.value,
        batch_size=choices.batch_size or None,
        min_component_ml=None if choices.min_component_ml < 0 else choices.min_component_ml,
        probabilities=choices.probabilities,
        uncertainty=choices.uncertainty,
    )
    return SegmentInput(volume, options, lung_mask)
