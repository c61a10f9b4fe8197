"""Correcting the lungs of a result in the panel's editor, and measuring again without the network."""

from collections.abc import Callable

import qt
import slicer
from slicer.i18n import tr as _

from CovidSegExtension.errors import CovidSegError
from CovidSegExtension.mrml.lungs import lungs_as_segments, lungs_from_segments
from CovidSegExtension.mrml.results import keep_lungs

from ..segment_editor import SegmentEditor
from .results import Results


class LungCorrection:
    """What the button below the table does: lungs into the editor, and back."""

    def __init__(
        self,
        button: "qt.QPushButton",
        scene: slicer.vtkMRMLScene,
        editor: SegmentEditor,
        results: Results,
        say: Callable[[str], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._button, self._scene, self._editor, self._results = button, scene, editor, results
        self._say, self._failed = say, failed
        self._node_id: str | None = None
        button.clicked.connect(self.correct_or_use)
        self._show()

    def find_problem(self) -> str | None:
        """Return what has to be done before the lesions can be changed: the lungs are in the editor in their place."""
        return None if self._node_id is None else _("The lungs are being corrected; press Use these lungs first.")

    def node_gone(self) -> None:
        """A node has left the scene; without the lungs or their CT, the lesions come back into the editor."""
        if self._node_id is None:
            return
        volume_node = self._results.volume_node
        if volume_node is None or self._scene.GetNodeByID(self._node_id) is None:
            self.stop()
            self._editor.edit(self._scene, self._results.segmentation, volume_node)

    def correct_or_use(self) -> None:
        """Open the lungs in the editor, or take over what was made of them there."""
        segmentation, volume_node = self._results.segmentation, self._results.volume_node
        try:
            if self._node_id is None:
                node = lungs_as_segments(segmentation, volume_node)
                self._node_id = node.GetID()
                self._editor.edit(self._scene, node, volume_node)
                self._say(_("Correct the lungs in the editor below, then press Use these lungs."))
            else:
                node = self._scene.GetNodeByID(self._node_id)
                keep_lungs(segmentation, volume_node, lungs_from_segments(node, volume_node))
                self.stop()
                self._editor.edit(self._scene, segmentation, volume_node)
                self._results.measure()
                self._say(_("Measured again in the corrected lungs."))
        except CovidSegError as error:
            self._failed(error)
        self._show()

    def stop(self) -> None:
        """Give up: another result is on show, or the scene closes."""
        node = None if self._node_id is None else self._scene.GetNodeByID(self._node_id)
        self._node_id = None
        if node is not None and not self._scene.IsClosing():
            self._scene.RemoveNode(node)
        self._show()

    def _show(self) -> None:
        self._button.text = _("Correct the lungs") if self._node_id is None else _("Use these lungs")
