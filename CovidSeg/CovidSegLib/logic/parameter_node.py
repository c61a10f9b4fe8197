"""What the user chose, kept in the scene's parameter node."""

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import slicer
from slicer.i18n import tr as _
from slicer.parameterNodeWrapper import WithinRange, parameterNodeWrapper

from CovidSegExtension.models.store import DEFAULT

MODELS_OWN_ISLAND_ML = -0.1
"""Value of `Parameters.min_component_ml` that leaves the size to the model."""


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


if TYPE_CHECKING:

    class _Wrapper:
        """What the wrapper adds, for the type checker."""

        def __init__(self, parameter_node: slicer.vtkMRMLScriptedModuleNode) -> None: ...

        def connectGui(self, gui: object) -> int: ...

        def disconnectGui(self, tag: int | None) -> None: ...

        def AddObserver(self, event: str, callback: Callable[..., None]) -> int: ...

        def RemoveObserver(self, tag: int | None) -> None: ...

else:
    _Wrapper = object


@parameterNodeWrapper
class Parameters(_Wrapper):
    """The module's parameter node.

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
        Smaller islands are removed, in mL; `MODELS_OWN_ISLAND_ML` leaves it to the model.
    batch_size : int
        Slices at a time; 0 leaves it to the engine.
    probabilities : bool
        Whether to load the probability of each class as a volume too.
    segmentation : vtkMRMLSegmentationNode or None
        The result on show.
    """

    input_volume: slicer.vtkMRMLScalarVolumeNode
    model: str = DEFAULT
    lung_masking: LungMasking = LungMasking.AUTO
    lung_mask_node: slicer.vtkMRMLNode
    lung_mask_segment: str = ""
    device: str = "auto"
    effort: Effort = Effort.AUTO
    min_component_ml: Annotated[float, WithinRange(MODELS_OWN_ISLAND_ML, 100)] = MODELS_OWN_ISLAND_ML
    batch_size: Annotated[int, WithinRange(0, 128)] = 0
    probabilities: bool = False
    segmentation: slicer.vtkMRMLSegmentationNode
