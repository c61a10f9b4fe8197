"""Correcting the lungs of a result in the panel's editor, and measuring again without the network."""

from collections.abc import Callable

import qt
import slicer
from slicer.i18n import tr as _

from CovidSegExtension.errors import CovidSegError
from CovidSegExtension.mrml.display import display_node
from CovidSegExtension.mrml.lungs import lungs_as_segments, lungs_from_segments
from CovidSegExtension.mrml.results import keep_lungs, keep_lungs_to_correct, lungs_to_correct

from ..segment_editor import SegmentEditor
from .results import Results


class LungCorrection:
    """What the button below the table does: lungs into the editor, and back.

    The lungs to correct belong to their result: they wait for it when another one is on show, and are saved with it.
    """

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
        self._shown: str | None = None
        button.clicked.connect(self.correct_or_use)
        self.let_go()

    def find_problem(self) -> str | None:
        """Return what has to be done before the lesions can be changed: the lungs are in the editor in their place."""
        return None if self._lungs is None else _("The lungs are being corrected; press Use these lungs first.")

    def edit(self) -> None:
        """Put into the editor what is to be corrected of the result on show: its lesions, or its lungs."""
        lungs, segmentation = self._lungs, self._results.segmentation
        shown = None if self._shown is None else self._scene.GetNodeByID(self._shown)
        if lungs is not shown:
            for node, visible in ((shown, False), (lungs, True)):
                if node is not None:
                    display_node(node).SetVisibility(visible)
        self._tell(lungs)
        self._editor.edit(self._scene, lungs or segmentation, self._results.volume_node)

    def let_go(self) -> None:
        """No result is on show any more, and perhaps no scene."""
        self._tell(None)

    def correct_or_use(self) -> None:
        """Open the lungs in the editor, or take over what was made of them there."""
        segmentation, volume_node, lungs = self._results.segmentation, self._results.volume_node, self._lungs
        try:
            if lungs is None:
                keep_lungs_to_correct(segmentation, lungs_as_segments(segmentation, volume_node))
                self.edit()
                self._say(_("Correct the lungs in the editor below, then press Use these lungs."))
            else:
                keep_lungs(segmentation, volume_node, lungs_from_segments(lungs, volume_node))
                self._scene.RemoveNode(lungs)
                self._results.measure()
                self._say(_("Measured again in the corrected lungs."))
        except CovidSegError as error:
            self._failed(error)

    @property
    def _lungs(self) -> slicer.vtkMRMLSegmentationNode | None:
        """The lungs to correct of the result on show, while its CT is there to correct them on."""
        segmentation = self._results.segmentation
        if segmentation is None or self._results.volume_node is None:
            return None
        return lungs_to_correct(segmentation)

    def _tell(self, lungs: slicer.vtkMRMLSegmentationNode | None) -> None:
        self._shown = None if lungs is None else lungs.GetID()
        self._button.text = _("Correct the lungs") if lungs is None else _("Use these lungs")
