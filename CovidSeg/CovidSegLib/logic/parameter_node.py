"""What the user chose, kept in the scene's parameter node."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import slicer
from slicer.parameterNodeWrapper import WithinRange, parameterNodeWrapper

from CovidSegExtension.frontend.choices import MODELS_OWN_ISLAND_ML, Effort, LungMasking
from CovidSegExtension.models.store import DEFAULT

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
    """The module's parameter node: `Choices`, and what is on show.

    Attributes
    ----------
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
    uncertainty: bool = True
    segmentation: slicer.vtkMRMLSegmentationNode
