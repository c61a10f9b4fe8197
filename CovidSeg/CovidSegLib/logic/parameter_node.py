"""What the user chose, kept in the scene's parameter node."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING, Annotated

import slicer
from slicer.parameterNodeWrapper import WithinRange, parameterNodeWrapper

from CovidSegExtension.frontend.choices import MODELS_OWN_COMPONENT_ML, Effort, LungMasking
from CovidSegExtension.models.store import DEFAULT

_NAME = "SlicerParameterName"
"""The property of a widget in the form that names its parameter."""

if TYPE_CHECKING:

    class _Wrapper:
        """What the wrapper adds, for the type checker."""

        parameterNode: slicer.vtkMRMLScriptedModuleNode

        def __init__(self, parameter_node: slicer.vtkMRMLScriptedModuleNode) -> None: ...

        def connectParametersToGui(self, widgets: dict[str, object]) -> int: ...

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
    min_component_ml: Annotated[float, WithinRange(MODELS_OWN_COMPONENT_ML, 100)] = MODELS_OWN_COMPONENT_ML
    batch_size: Annotated[int, WithinRange(0, 128)] = 0
    probabilities: bool = False
    uncertainty: bool = True
    segmentation: slicer.vtkMRMLSegmentationNode

    def connect_widgets(self, ui: SimpleNamespace) -> int:
        """Tie the widgets that name a parameter to it; return a tag for `disconnectGui`.

        Slicer's own `connectGui` does the same but returns no tag, so that nothing tied with it ever comes loose: the
        widgets would go on writing into the parameters of a scene that was closed.
        """
        named = {widget.property(_NAME): widget for widget in vars(ui).values()}
        return self.connectParametersToGui({name: widget for name, widget in named.items() if name})
