"""Many CTs: the buttons that start them, how they stand, and a table with a row each."""

from collections.abc import Callable
from types import SimpleNamespace

import qt
import slicer
from slicer.i18n import tr as _

from CovidSegExtension.frontend.batch import Batch, BatchRow, batch_heads
from CovidSegExtension.frontend.questions import Questions

from ..logic import preferences
from ..logic.parameter_node import Parameters
from .result.findings_table import copy_table


class BatchTable:
    """What the section *Many CTs* of the form does; `batch` does the work.

    Parameters
    ----------
    find_problem : callable
        Returns why no batch can begin, or None.
    ready : callable
        Tells whether every package is there, after asking and installing; and whether the terms are agreed to.
    """

    def __init__(
        self,
        ui: SimpleNamespace,
        scene: slicer.vtkMRMLScene,
        batch: Batch,
        dialogs: Questions,
        find_problem: Callable[[], str | None],
        ready: Callable[..., bool],
    ) -> None:
        self.parameters: Parameters | None = None
        self._ui, self._scene, self._batch, self._dialogs = ui, scene, batch, dialogs
        self._find_problem, self._ready = find_problem, ready
        self._shown: list[BatchRow] = []
        ui.batchSceneButton.clicked.connect(self.start_scene)
        ui.batchFolderButton.clicked.connect(self.start_folder)
        ui.batchStopButton.clicked.connect(batch.cancel)
        ui.batchCopyButton.clicked.connect(lambda *_args: copy_table(ui.batchTable))
        ui.batchTable.cellClicked.connect(self._show_result)
        ui.batchTable.cellActivated.connect(self._show_result)  # by the keyboard
        heads = batch_heads()
        ui.batchTable.columnCount = len(heads)
        ui.batchTable.setHorizontalHeaderLabels(heads)
        ui.batchTable.verticalHeader().hide()
        ui.batchTable.horizontalHeader().setSectionResizeMode(qt.QHeaderView.ResizeToContents)
        ui.batchTable.horizontalHeader().stretchLastSection = True

    def start_scene(self, *_args: object) -> None:
        """Segment every CT of the scene."""
        if self.parameters is not None and self._find_problem() is None and self._ready():
            nodes = slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode", self._scene)
            self._batch.start_scene(nodes, self.parameters)

    def start_folder(self, *_args: object) -> None:
        """Segment every CT of a folder into another folder."""
        if self.parameters is None or self._find_problem() is not None:
            return
        folder = self._dialogs.folder(_("Folder with CTs"), preferences.folder("BatchFolder"))
        if folder is None:
            return
        output = self._dialogs.folder(_("Empty folder for the results"), preferences.folder("BatchOutput"))
        if output is None or not self._ready(report=True):
            return
        preferences.remember_folder("BatchFolder", folder)
        preferences.remember_folder("BatchOutput", output)
        self._batch.start_folder(folder, output, self.parameters)

    def update(self) -> None:
        """Let every widget tell how things stand."""
        ui, batch = self._ui, self._batch
        problem = self._find_problem()
        for button in (ui.batchSceneButton, ui.batchFolderButton):
            button.enabled = not batch.running and problem is None
        ui.batchStopButton.visible = ui.batchBar.visible = batch.running
        ui.batchBar.value = batch.percent
        ui.batchStateLabel.text = batch.text
        ui.batchStateLabel.visible = bool(batch.text)
        ui.batchTable.visible = bool(batch.rows)
        ui.batchCopyButton.visible = bool(batch.rows)
        if batch.rows != self._shown:
            self._fill()

    def _fill(self) -> None:
        table = self._ui.batchTable
        self._shown = list(self._batch.rows)
        table.clearSpans()
        table.rowCount = len(self._shown)
        for number, row in enumerate(self._shown):
            if not row.ml:
                table.setSpan(number, 1, 1, table.columnCount - 1)  # room for the reason
            for column, text in enumerate(row.cells()):
                item = qt.QTableWidgetItem(text)
                item.setToolTip(row.notes if column == 1 and row.notes else text)
                if column > 1:
                    item.setTextAlignment(qt.Qt.AlignRight | qt.Qt.AlignVCenter)
                table.setItem(number, column, item)

    def _show_result(self, number: int, *_args: object) -> None:
        """Show the result of a CT of the scene."""
        row = self._shown[number]
        node = self._scene.GetNodeByID(row.segmentation_id) if row.segmentation_id else None
        if node is not None and self.parameters is not None:
            self.parameters.segmentation = node
