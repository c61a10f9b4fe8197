"""The combo boxes whose entries are found at run time: models, devices, and the segment that holds the lungs.

They are filled here rather than bound to the parameter node: a saved scene may name what this computer does not have.
"""

from collections.abc import Callable, Sequence

import qt
import slicer
from slicer.i18n import tr as _

from CovidSegExtension.frontend import models
from CovidSegExtension.frontend.choices import LungMasking
from CovidSegExtension.frontend.engine_sentences import translated
from CovidSegExtension.models.store import ModelEntry
from CovidSegExtension.worker.client import WorkerClient
from CovidSegExtension.worker.jobs import Job

from ..logic.parameter_node import Parameters


class ModelChoice:
    """The models, and a line on the chosen one."""

    def __init__(self, selector: "qt.QComboBox", info: "qt.QLabel") -> None:
        self._selector, self._info = selector, info
        self._entries: dict[str, ModelEntry] = {}
        self.fill()

    def fill(self) -> None:
        """Look for models again."""
        self._entries = {entry.name: entry for entry in models.available()}
        _fill(self._selector, [(name, name) for name in self._entries], _chosen(self._selector))

    def show(self, parameters: Parameters) -> None:
        """Show the chosen model, also one that is not there."""
        if parameters.model not in self._entries:
            absent = _("{name} (not on this computer)").format(name=parameters.model)
            names = [(name, name) for name in self._entries]
            _fill(self._selector, [*names, (absent, parameters.model)], parameters.model)
        _select(self._selector, parameters.model)
        entry = self._entries.get(parameters.model)
        self._info.text = "" if entry is None else models.describe(entry)
        self._info.toolTip = "" if entry is None or entry.card is None else "\n".join(entry.card.limitations)

    def keep(self, parameters: Parameters) -> None:
        """Keep what the user chose."""
        parameters.model = _chosen(self._selector) or parameters.model

    def terms(self, parameters: Parameters) -> str | None:
        """Return the terms that the user has to agree to before the chosen model is used."""
        entry = self._entries.get(parameters.model)
        return None if entry is None or entry.card is None else models.terms(entry.card)

    def find_problem(self, parameters: Parameters) -> str | None:
        """Return why the chosen model cannot be used."""
        entry = self._entries.get(parameters.model)
        if entry is None:
            return _("The model '{name}' is not on this computer; choose or add another.").format(name=parameters.model)
        return entry.error


class DeviceChoice:
    """Automatic, and the devices that the worker found."""

    def __init__(self, selector: "qt.QComboBox") -> None:
        self._selector = selector
        self._job: Job | None = None
        self._known = False
        self._fill([])

    def find(self, client: WorkerClient, found: Callable[[], None]) -> None:
        """Ask the worker for the devices, until it has told them once; `found` is called then."""

        def fill(devices: list[tuple[str, str]]) -> None:
            self._known = True
            self._fill(devices)
            found()

        if not self._known and (self._job is None or not self._job.running):
            # What goes wrong here is told by the run that the user starts.
            self._job = client.devices(fill, lambda error: None)

    def close(self) -> None:
        """Hear no more of the worker."""
        if self._job is not None:
            self._job.cancel()

    def _fill(self, devices: Sequence[tuple[str, str]]) -> None:
        """Offer these devices (name, description), the fastest first."""
        automatic = _("Automatic ({device})").format(device=translated(devices[0][1])) if devices else _("Automatic")
        entries = [(automatic, "auto"), *((translated(description), name) for name, description in devices)]
        _fill(self._selector, entries, _chosen(self._selector))

    def show(self, parameters: Parameters) -> None:
        """Show the chosen device, also one that is not there: the worker says so in words if it is used."""
        if self._selector.findData(parameters.device) < 0:
            self._selector.addItem(parameters.device, parameters.device)
        _select(self._selector, parameters.device)

    def keep(self, parameters: Parameters) -> None:
        """Keep what the user chose."""
        parameters.device = _chosen(self._selector) or parameters.device


class LungMaskChoice:
    """The node of the scene, and its segment, that hold the lungs."""

    def __init__(
        self, place: "qt.QWidget", node_selector: "slicer.qMRMLNodeComboBox", segment_selector: "qt.QComboBox"
    ) -> None:
        self._place, self._nodes, self._segments = place, node_selector, segment_selector

    def show(self, parameters: Parameters) -> None:
        """Show the chosen node and segment; all of it only where the lungs come from the scene."""
        self._place.visible = parameters.lung_masking is LungMasking.SCENE
        node = parameters.lung_mask_node
        self._nodes.setCurrentNode(node)
        segmented = node is not None and node.IsA("vtkMRMLSegmentationNode")
        self._segments.visible = segmented
        if segmented:
            segmentation = node.GetSegmentation()
            ids = segmentation.GetSegmentIDs()
            entries = [(segmentation.GetSegment(id).GetName(), id) for id in ids]
            _fill(self._segments, entries, parameters.lung_mask_segment or None)
            if parameters.lung_mask_segment not in ids and ids:
                parameters.lung_mask_segment = ids[0]

    def keep(self, parameters: Parameters) -> None:
        """Keep what the user chose."""
        parameters.lung_mask_node = self._nodes.currentNode()
        parameters.lung_mask_segment = _chosen(self._segments) or ""

    def find_problem(self, parameters: Parameters) -> str | None:
        """Return why the lungs cannot be found as chosen."""
        if parameters.lung_masking is not LungMasking.SCENE:
            return None
        node = parameters.lung_mask_node
        if node is None:
            return _("Choose the segmentation or label map that holds the lungs.")
        if node.IsA("vtkMRMLSegmentationNode") and not node.GetSegmentation().GetNumberOfSegments():
            return _("The chosen segmentation has no segments; choose another for the lungs.")
        return None


def _fill(selector: "qt.QComboBox", entries: Sequence[tuple[str, str]], chosen: str | None) -> None:
    """Put entries (text, data) into a combo box and choose one, without telling anybody."""
    blocked = selector.blockSignals(True)
    selector.clear()
    for text, data in entries:
        selector.addItem(text, data)
    selector.currentIndex = max(0, selector.findData(chosen))
    selector.blockSignals(blocked)


def _select(selector: "qt.QComboBox", data: str) -> None:
    blocked = selector.blockSignals(True)
    selector.currentIndex = selector.findData(data)
    selector.blockSignals(blocked)


def _chosen(selector: "qt.QComboBox") -> str | None:
    return selector.itemData(selector.currentIndex)
