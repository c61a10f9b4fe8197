"""Comparing the result on show with another one of the same patient in the scene."""

from collections.abc import Callable
from functools import partial

import qt
import slicer
from slicer.i18n import tr as _

from CovidSegExtension.errors import CovidSegError
from CovidSegExtension.frontend.findings import change_in_words
from CovidSegExtension.frontend.questions import Questions
from CovidSegExtension.mrml.reporting import export_comparison
from CovidSegExtension.mrml.results import is_ours, volume_of

from ...logic import preferences
from .export_menu import file_of_instance
from .results import Results


class Comparison:
    """The menu of the button *Compare*: every other result of the scene, as the earlier study."""

    def __init__(
        self,
        button: "qt.QPushButton",
        scene: slicer.vtkMRMLScene,
        results: Results,
        dialogs: Questions,
        ready: Callable[..., bool],
        say: Callable[[str], None],
    ) -> None:
        self._scene, self._results, self._dialogs = scene, results, dialogs
        self._ready, self._say = ready, say
        self._menu = qt.QMenu(button)
        self._menu.aboutToShow.connect(self.update)
        button.setMenu(self._menu)

    def update(self) -> None:
        """List the results that the one on show can be compared with."""
        self._menu.clear()
        for other, volume_node in self._others():
            text = _("{name}, on {ct}, as the earlier study").format(name=other.GetName(), ct=volume_node.GetName())
            self._menu.addAction(text).triggered.connect(partial(self._compare, other.GetID()))
        if not self._menu.actions():
            self._menu.addAction(_("Segment another CT of this patient first")).enabled = False

    def _others(self) -> list[tuple[slicer.vtkMRMLSegmentationNode, slicer.vtkMRMLScalarVolumeNode]]:
        """Return every result on another CT, with that CT."""
        nodes = slicer.util.getNodesByClass("vtkMRMLSegmentationNode", self._scene)
        pairs = [(node, volume_of(node)) for node in nodes if is_ours(node)]
        return [(node, ct) for node, ct in pairs if ct is not None and ct is not self._results.volume_node]

    def _compare(self, earlier_id: str, *_args: object) -> None:
        earlier, later = self._scene.GetNodeByID(earlier_id), self._results.segmentation
        if earlier is None or later is None or not self._ready(report=True):
            return
        folder = self._dialogs.folder(_("Folder for the comparison"), preferences.folder("ReportFolder"))
        if folder is None:
            return
        exists = (folder / "comparison.html").exists()
        if exists and not self._dialogs.ask(_("{folder} holds a comparison. Replace it?").format(folder=folder)):
            return
        with slicer.util.WaitCursor():
            try:
                steps = export_comparison([earlier, later], folder, file_of_instance, overwrite=exists)
            except CovidSegError as error:
                self._dialogs.tell(str(error))
                return
        preferences.remember_folder("ReportFolder", folder)
        where = _("The comparison is in {folder}: open comparison.html.").format(folder=folder)
        self._say(" ".join([*(sentence for step in steps for sentence in change_in_words(step)), where]))
