"""Pointing at a lesion and pressing a key: what looks like it there is added, or taken away."""

from collections.abc import Callable
from types import SimpleNamespace

import qt
import slicer
from slicer.i18n import tr as _

from CovidSegExtension.errors import CovidSegError
from CovidSegExtension.labels import CONSOLIDATION, GGO, Label
from CovidSegExtension.mrml.correcting import correct_at

from ..segment_editor import SegmentEditor
from .results import Results


class ClickCorrection:
    """The row above the editor: a button, and a key, for each thing that a point can mean."""

    def __init__(
        self,
        ui: SimpleNamespace,
        scene: slicer.vtkMRMLScene,
        editor: SegmentEditor,
        results: Results,
        say: Callable[[str], None],
        failed: Callable[[Exception], None],
        find_problem: Callable[[], str | None],
    ) -> None:
        self._ui, self._scene, self._editor, self._results = ui, scene, editor, results
        self._say, self._failed, self._find_problem = say, failed, find_problem
        for button, label, key in (
            (ui.addGGOButton, GGO, "Ctrl+Shift+G"),
            (ui.addConsolidationButton, CONSOLIDATION, "Ctrl+Shift+C"),
            (ui.removeButton, None, "Ctrl+Shift+X"),
        ):
            button.shortcut = qt.QKeySequence(key)
            tip = _("Point the mouse at it in a slice view and press {key}; Undo below takes it back")
            button.toolTip = tip.format(key=key)
            button.clicked.connect(lambda *_args, label=label, key=key: self._correct(label, key))
        for key, step in (("Ctrl+Shift+Up", ui.sizeSpinBox.stepUp), ("Ctrl+Shift+Down", ui.sizeSpinBox.stepDown)):
            shortcut = qt.QShortcut(qt.QKeySequence(key), ui.sizeSpinBox)
            shortcut.activated.connect(step)
        ui.sizeSpinBox.toolTip = _(
            "All within this distance of the point is meant for sure, as under a brush, and what belongs to it around "
            "that; large lesions need fewer strokes then ({keys})"
        ).format(keys="Ctrl+Shift+Up, Ctrl+Shift+Down")

    def _correct(self, label: Label | None, key: str) -> None:
        segmentation, volume_node = self._results.segmentation, self._results.volume_node
        if segmentation is None or volume_node is None:
            return
        if problem := self._find_problem():
            self._say(problem)
            return
        point = _cursor(self._scene)
        if point is None:
            self._say(_("Point the mouse at the place in a slice view and press {key}.").format(key=key))
            return
        try:
            with slicer.util.WaitCursor():
                self._editor.save_for_undo()
                ml = correct_at(segmentation, volume_node, point, label, self._ui.sizeSpinBox.value)
        except CovidSegError as error:
            self._failed(error)
            return
        text = _("{ml} mL taken away.") if label is None else _("{ml} mL added.")
        self._say(text.format(ml=f"{ml:.2f}"))


def _cursor(scene: slicer.vtkMRMLScene) -> tuple[float, float, float] | None:
    """Return where the mouse points in a view, in RAS mm; None where it points at none."""
    for node in slicer.util.getNodesByClass("vtkMRMLCrosshairNode", scene):
        ras = [0.0, 0.0, 0.0]
        if node.GetCursorPositionRAS(ras):
            return ras[0], ras[1], ras[2]
    return None
