"""A radiologist at the panel: the real module in the fake application, and answers to what it asks."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import slicer
from CovidSegLib.process.dependencies import Installer
from CovidSegLib.process.engine_process import QtHost
from CovidSegLib.services import Services

from CovidSegExtension.mrml.grids import image_from_array, segmented_grid
from CovidSegExtension.volume import Volume
from CovidSegExtension.worker.batch_client import BatchProcess
from CovidSegExtension.worker.client import WorkerClient
from CovidSegExtension.worker.training_client import TrainingProcess

from .chests import small_chest
from .event_loop import wait_for
from .fakes import application


class Answers:
    """In place of `dialogs.Dialogs`: `give` holds the answer to each kind of question, `asked` what was asked."""

    def __init__(self) -> None:
        self.give: dict[str, Any] = {}
        self.asked: list[str] = []
        self.told: list[str] = []
        self.terms: list[str] = []

    def _answer(self, kind: str, text: str, *more: Any) -> Any:
        self.asked.append(text)
        assert kind in self.give, f"nobody expected the question: {text}"
        answer = self.give[kind]
        return answer(*more) if isinstance(answer, Callable) else answer

    def ask(self, question: str) -> bool:
        return self._answer("ask", question)

    def choose(self, question: str, options) -> int | None:
        return self._answer("choose", question)

    def agree(self, terms: str) -> bool:
        self.terms.append(terms)
        return self.give.get("agree", True)

    def tell(self, text: str) -> None:
        self.told.append(text)

    def folder(self, title: str, start: Path | None) -> Path | None:
        return self._answer("folder", title)

    def save_as(self, title: str, start: Path, suffix: str) -> Path | None:
        return self._answer("save_as", title, suffix)

    def corrected_labels(self, edited) -> tuple[int, ...] | None:
        return self._answer("corrected_labels", "corrected", edited)

    def retraining(self, suggestion, cases: int):
        return self._answer("retraining", "retraining", suggestion, cases)


class WarmClient(WorkerClient):
    """A client that many panels share: it outlives them, so that PyTorch is imported once."""

    def __init__(self) -> None:
        super().__init__(QtHost(sys.executable))

    def stop(self) -> None:
        if self.busy:
            super().stop()

    def end(self) -> None:
        super().stop()


class Desk:
    """The opened module."""

    def __init__(self, client: Any, training: Any = None, installer: Any = None, batch: Any = None) -> None:
        application.new_scene()
        self.answers = Answers()
        self.client = client
        services = Services(
            client,
            training or TrainingProcess(QtHost(sys.executable)),
            batch or BatchProcess(QtHost(sys.executable)),
            installer or Installer(self.answers.ask),
            self.answers,
        )
        module, self.place = application.load_module()
        module.CovidSegLogic.services = lambda logic: services
        self.widget = application.open_widget(self.place)
        self.place.show()
        self.enter()

    def enter(self) -> None:
        """Come to the module."""
        self.place.isEntered = True
        self.widget.enter()

    def exit(self) -> None:
        """Go to another module."""
        self.place.isEntered = False
        self.widget.exit()

    @property
    def scene(self) -> slicer.vtkMRMLScene:
        return slicer.mrmlScene

    @property
    def panel(self):
        return self.widget.panel

    @property
    def ui(self):
        return self.panel.ui

    @property
    def parameters(self):
        return self.panel.parameters

    @property
    def segmentation(self) -> slicer.vtkMRMLSegmentationNode | None:
        return self.parameters.segmentation

    def segmentations(self) -> list[slicer.vtkMRMLSegmentationNode]:
        return slicer.util.getNodesByClass("vtkMRMLSegmentationNode", self.scene)

    def load_ct(self, volume: Volume | None = None, name: str = "Chest CT") -> slicer.vtkMRMLScalarVolumeNode:
        """Load a CT and choose it."""
        volume = volume or small_chest()[0]
        node = self.scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", name)
        slicer.util.updateVolumeFromArray(node, volume.hounsfield)
        node.SetIJKToRASMatrix(slicer.util.vtkMatrixFromArray(volume.affine))
        self.ui.inputSelector.setCurrentNode(node)
        return node

    def segment(self) -> str:
        """Press Segment and wait; return what the status line says then."""
        self.ui.segmentButton.click()
        self.wait()
        return self.ui.statusLabel.text

    def wait(self) -> None:
        """Wait until no run is under way."""
        wait_for(lambda: not self.panel.segmenting.status.busy)

    def wait_until(self, condition: Callable[[], object]) -> None:
        wait_for(condition)

    def paint(self, segment_id: str, mask: np.ndarray, remove: bool = False) -> None:
        """Paint or erase where `mask`, on the CT's grid, is true, with the editor of the panel."""
        grid = segmented_grid(self.parameters.input_volume)
        self.ui.segmentEditor.paint(segment_id, image_from_array(mask.astype(np.uint8), grid.affine), remove)

    def table(self) -> list[list[str]]:
        """Return what the results table shows, once it shows the segmentation as it is."""
        self.wait_until(lambda: not self.panel.results.measuring)
        table = self.ui.findingsTable
        return [
            [table.item(row, column).text() for column in range(table.columnCount)] for row in range(table.rowCount)
        ]

    def leave(self) -> None:
        """Close the application."""
        self.widget.cleanup()
        self.place.close()
