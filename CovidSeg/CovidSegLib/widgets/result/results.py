"""The results under the button: one segmentation, and the figures that follow every edit of it."""

from collections.abc import Callable
from types import SimpleNamespace

import qt
import slicer
from slicer.i18n import tr as _

from CovidSegExtension.errors import CovidSegError, InputError
from CovidSegExtension.frontend.engine_sentences import translated
from CovidSegExtension.measurement.findings import Findings
from CovidSegExtension.mrml.grids import has_voxels
from CovidSegExtension.mrml.measuring import Measurer
from CovidSegExtension.mrml.results import notes_of, volume_of
from CovidSegExtension.mrml.table import add_table

from .display_controls import DisplayControls
from .findings_table import FindingsTable
from .pieces import Pieces
from .places import Places

_REFRESH_AFTER_MS = 400
"""Edits come in bursts, such as the steps of a brush; the table waits for a pause."""


class Results:
    """Shows one segmentation; `ui` are the widgets of the panel.

    Parameters
    ----------
    ui : SimpleNamespace
        The widgets of the form.
    scene : vtkMRMLScene
    failed : callable
        Called with an exception that kept a segmentation from being measured.
    say : callable
        Called with what was done, for the status line.
    """

    def __init__(
        self,
        ui: SimpleNamespace,
        scene: slicer.vtkMRMLScene,
        failed: Callable[[Exception], None],
        say: Callable[[str], None],
    ) -> None:
        self.findings: Findings | None = None
        self.table = FindingsTable(ui)
        self.places = Places(ui, scene, self)
        self.display = DisplayControls(ui, scene)
        self._ui, self._scene, self._failed, self._say = ui, scene, failed, say
        self._segmentation: slicer.vtkMRMLSegmentationNode | None = None
        self._observers: list[int] = []
        self._measurer = Measurer()
        self._pieces = Pieces(self._could_not_measure)
        self._timer = qt.QTimer()
        self._timer.interval = _REFRESH_AFTER_MS
        self._timer.timeout.connect(self.measure)
        ui.copyTableButton.clicked.connect(self.copy_table)
        ui.tableNodeButton.clicked.connect(self.add_table_node)

    @property
    def segmentation(self) -> slicer.vtkMRMLSegmentationNode | None:
        """The segmentation on show."""
        return self._segmentation

    @property
    def volume_node(self) -> slicer.vtkMRMLScalarVolumeNode | None:
        """The CT that it was made on, if that is still there and has its voxels."""
        node = None if self._segmentation is None else volume_of(self._segmentation)
        return node if node is not None and has_voxels(node) else None

    @property
    def measuring(self) -> bool:
        """Whether the figures on show are older than the segmentation."""
        return self._timer.active or self._pieces.running

    def show(self, segmentation: slicer.vtkMRMLSegmentationNode | None) -> None:
        """Show this segmentation, or none."""
        self._stop_watching()
        self._segmentation = segmentation
        self.display.show(segmentation)
        if segmentation is not None:
            vtk_segmentation = slicer.vtkSegmentation
            for event in (
                vtk_segmentation.SourceRepresentationModified,
                vtk_segmentation.SegmentModified,  # all that the editor's Undo tells
                vtk_segmentation.SegmentAdded,
                vtk_segmentation.SegmentRemoved,
            ):
                self._observers.append(segmentation.AddObserver(event, self._on_edit))
        self._clear()
        self.measure()

    def measure(self) -> None:
        """Measure again, piece by piece, and show the figures; the places begin anew."""
        self._timer.stop()
        self._pieces.stop()
        self.places.forget()
        volume_node = self.volume_node
        if volume_node is None:
            self._clear()
            return
        self._pieces.start(self._measurer.measure(self._segmentation, volume_node), self._show)

    def measure_now(self) -> Findings:
        """Return the figures of the segmentation as it is now.

        Raises
        ------
        InputError
            If there is nothing that can be measured.
        """
        if self._timer.active:
            self.measure()
        self._pieces.finish()
        if self.findings is None:
            raise InputError(_("There is nothing to measure: the CT of this segmentation is not in the scene."))
        return self.findings

    def copy_table(self) -> None:
        """Put the table into the clipboard, for a spreadsheet or a report."""
        self.table.copy()
        self._say(_("The table is in the clipboard."))

    def add_table_node(self) -> None:
        """Put the figures into a table of the scene."""
        try:
            node = add_table(self._scene, self._segmentation, self.measure_now())
        except CovidSegError as error:
            self._failed(error)
            return
        self._say(_("The figures are in the scene's table {name}.").format(name=node.GetName()))

    def close(self) -> None:
        """Let go of everything."""
        self._stop_watching()
        self.display.show(None)
        self._segmentation = None

    def _show(self, findings: Findings) -> None:
        self.findings = findings
        self.table.fill(findings)
        notes = [translated(note) for note in notes_of(self._segmentation)]
        self._ui.notesLabel.text = "\n".join(notes)
        self._ui.notesLabel.visible = bool(notes)

    def _clear(self) -> None:
        self.findings = None
        self.table.clear()
        self._ui.notesLabel.text = ""
        self._ui.notesLabel.visible = False

    def _could_not_measure(self, error: Exception) -> None:
        self._clear()
        self._failed(error)

    def _on_edit(self, caller: object, event: str) -> None:
        self._pieces.stop()  # it would go on with voxels that are no longer there
        self._timer.start()

    def _stop_watching(self) -> None:
        self._timer.stop()
        self._pieces.stop()
        if self._segmentation is not None:
            for observer in self._observers:
                self._segmentation.RemoveObserver(observer)
        self._observers = []
