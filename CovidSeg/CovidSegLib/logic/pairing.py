"""The CT that is chosen and the result on show belong together: no figures and no lesions of another patient."""

import slicer

from CovidSegExtension.mrml import display, results
from CovidSegExtension.mrml.scene import is_ct

from .parameter_node import Parameters


class Pairing:
    """Brings the result to the CT that was chosen, or the CT to the result, and hides the other results."""

    def __init__(self) -> None:
        self._volume_node: slicer.vtkMRMLScalarVolumeNode | None = None
        self._seen: tuple[slicer.vtkMRMLScalarVolumeNode | None, slicer.vtkMRMLSegmentationNode | None] = (None, None)

    def take_up(self, parameters: Parameters) -> bool:
        """Let a result of ours that names no CT, as from a file, belong to the chosen one; tell whether it fits."""
        segmentation, volume_node = parameters.segmentation, parameters.input_volume
        if segmentation is None or volume_node is None or not (is_ct(volume_node) and results.is_ours(segmentation)):
            return False
        return results.volume_of(segmentation) is None and results.take_up(segmentation, volume_node)

    def follow(self, parameters: Parameters, shown: slicer.vtkMRMLSegmentationNode | None) -> None:
        """Let the one that was chosen last bring the other; `shown` is the result on show until now."""
        segmentation, volume_node = parameters.segmentation, parameters.input_volume
        made_on = None if segmentation is None else results.volume_of(segmentation)
        if made_on is not None and segmentation is not shown:
            parameters.input_volume = made_on
        elif volume_node is not None and volume_node is not self._volume_node and made_on is not volume_node:
            parameters.segmentation = results.newest_on(volume_node) or (segmentation if made_on is None else None)
        self._volume_node = parameters.input_volume

    def show(self, parameters: Parameters) -> None:
        """Show the result once it is chosen, and no other; what the user hides and shows then stays so."""
        seen = (parameters.input_volume, parameters.segmentation)
        if seen == self._seen:
            return
        self._seen = seen
        volume_node, segmentation = seen
        if volume_node is not None:
            results.hide_all_but(segmentation, volume_node.GetScene())
        if segmentation is not None:
            display.display_node(segmentation).SetVisibility(True)

    def forget(self) -> None:
        """Hold no node any more: the scene closes."""
        self._volume_node, self._seen = None, (None, None)
