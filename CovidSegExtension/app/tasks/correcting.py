"""Correcting a result, or its lungs, by hand: clicks that correct, and what follows every edit."""

from collections.abc import Callable, Sequence

import slicer
from trame_server.state import State

from ...errors import CovidSegError
from ...labels import CONSOLIDATION, GGO
from ...mrml.correcting import class_at, correct_at
from ...worker.client import WorkerClient
from ...worker.translation import tr as _
from ..scene.editor import Editor
from ..scene.results import Results
from ..scene.surface_view import SurfaceView
from ..scene.tools import Tools
from ..scene.viewer import Viewer
from .lungs import LungWork


class Correcting:
    """Edits the result on show, or its lungs.

    Parameters
    ----------
    state : State
        Of the page.
    viewer : Viewer
    client : WorkerClient
        Finds lungs.
    results : Results
        What is on show.
    surfaces : SurfaceView
    edited : callable
        Called after each edit of the result.
    say : callable
        Says a sentence in the line below the big button.
    failed : callable
        Says there what went wrong.
    """

    def __init__(
        self,
        state: State,
        viewer: Viewer,
        client: WorkerClient,
        results: Results,
        surfaces: SurfaceView,
        edited: Callable[[], None],
        say: Callable[[str], None],
        failed: Callable[[str], None],
    ) -> None:
        self._state, self._viewer, self._results, self._surfaces = state, viewer, results, surfaces
        self._edited, self._say, self._failed = edited, say, failed
        self.editor = Editor(
            viewer.application.segmentation_editor,
            viewer.hold_surfaces,
            self._on_edit,
            self._say_locked,
            self._correct_at,
        )
        self.tools = Tools(state, self.editor, results)
        self.lungs = LungWork(state, client, results, self.editor, self._turn_editor, say)

    @property
    def segmentation(self) -> slicer.vtkMRMLSegmentationNode | None:
        """What is edited: the lungs while they are open, else the result."""
        return self.lungs.segments or self._results.segmentation

    def use_lungs(self) -> None:
        """Measure in the corrected lungs."""
        if self.lungs.use():
            self._edited()

    def _on_edit(self) -> None:
        self.tools.show()
        if self.lungs.segments is None:
            self._results.measure()
            self._edited()
        self._surfaces.refresh()

    def _turn_editor(self) -> None:
        """Show that another segmentation is edited."""
        self._surfaces.clear()
        if self.lungs.segments is not None:
            self._viewer.fit_next_surfaces()
        self.tools.show()
        self._surfaces.refresh()

    def _correct_at(self, ras: Sequence[float]) -> None:
        """Add what looks alike around a point to the class that is edited, or take away what is drawn there."""
        segmentation, volume_node = self._results.segmentation, self._results.volume_node
        if segmentation is None or volume_node is None or self.lungs.segments is not None:
            return
        takes = self._state.pointing == "take"
        chosen = next((label for label in (GGO, CONSOLIDATION) if label.id == self.editor.segment_id), None)
        if chosen is None and not takes:
            self._failed(_("A click adds ground-glass opacity or consolidation; paint an effusion."))
            return
        try:
            label = class_at(segmentation, volume_node, ras) if takes else chosen
            if label is not None and label.id in self.editor.locked:
                self._say_locked()
                return
            with self.editor.editing():
                ml = correct_at(segmentation, volume_node, ras, None if takes else label)
        except CovidSegError as error:
            self._failed(str(error))
            return
        text = _("{ml} mL taken away.") if takes else _("{ml} mL added.")
        self._say(text.format(ml=f"{ml:.2f}"))

    def _say_locked(self) -> None:
        self._failed(_("This class is locked; unlock it, or choose another one."))
