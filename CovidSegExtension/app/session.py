"""One person at the page: the CT on show, the run, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import slicer
from trame_server.state import State

from ..frontend.engine_sentences import translated
from ..frontend.sample import SAMPLE_NAME, load_sample
from ..frontend.segmenting import Phase, Segmenting, Status, failure
from ..mrml import display, results
from ..mrml.edits import is_edited
from ..mrml.grids import own_grid
from ..mrml.scene import add_volume, create_segmentation
from ..volume import LabelMap
from ..worker.client import WorkerClient
from ..worker.translation import tr as _
from .questions import Questions
from .scene.results import Results
from .scene.surface_view import SurfaceView
from .scene.viewer import Viewer
from .tasks.choosing import Choosing
from .tasks.comparison import Comparison
from .tasks.correcting import Correcting
from .web.uploads import ReadCt

_FIRST_STATE = {
    "ct": "",
    "ct_facts": "",
    "window_name": "lung",
    "phase": Phase.IDLE.name,
    "status": "",
    "percent": 0,
    "details": "",
}


@dataclass
class Source:
    """Where the CT came from: the sample, or a path; and the DICOM files by their SOP Instance UID."""

    name: str
    path: Path | None = None
    instances: dict[str, Path] = field(default_factory=dict)


class Session:
    """Shows one CT at a time, runs the network on it, and shows its result.

    Parameters
    ----------
    state : State
        Of the page.
    viewer : Viewer
    client : WorkerClient
        The process that segments.
    questions : Questions
        Asks the person.
    edited : callable
        Called after each edit, and when the result goes.
    measured : callable
        Called with the values of the classes that were edited, each time the result was measured.
    made : callable
        Called when there is another result.
    """

    def __init__(
        self,
        state: State,
        viewer: Viewer,
        client: WorkerClient,
        questions: Questions,
        edited: Callable[[], None],
        measured: Callable[[tuple[int, ...]], None],
        made: Callable[[], None],
    ) -> None:
        self.source: Source | None = None
        self.state, self._viewer, self._client, self.questions = state, viewer, client, questions
        self._edited, self._made = edited, made
        self._undoable: Any = None
        self._segmenting = Segmenting(client, self._show_status, self._on_finished, self._save_for_undo)
        self.choosing = Choosing(state, client, questions)
        self.surfaces = SurfaceView(state, viewer, lambda: self.correcting.segmentation, self.say_error)
        self.results = Results(state, viewer, measured, self.surfaces.follow, self.say_error)
        self.correcting = Correcting(
            state, viewer, client, self.results, self.surfaces, edited, self.say, self.say_failed
        )
        self.comparison = Comparison(state, self.results, self.file_of_instance)
        state.update(_FIRST_STATE)

    @property
    def volume_node(self) -> slicer.vtkMRMLScalarVolumeNode | None:
        """The CT on show."""
        return self.choosing.choices.input_volume

    def translate(self) -> None:
        """Say what is shown in the language that is spoken now."""
        self.choosing.translate()
        if self.results.segmentation is not None:
            self.results.measure(after=0.0)

    # The CT

    def show_sample(self) -> None:
        """Make the computed chest CT and show it."""
        self._drop_ct()
        self._show_ct(load_sample(self._viewer.scene), Source(SAMPLE_NAME))

    def show_ct(self, ct: ReadCt) -> None:
        """Show a CT that was read."""
        self._drop_ct()
        node = add_volume(self._viewer.scene, ct.volume, ct.name)
        source = Source(ct.name, ct.path, ct.instances)
        if source.instances:
            node.SetAttribute("DICOM.instanceUIDs", " ".join(source.instances))
        self._show_ct(node, source)

    def set_window(self, name: str) -> None:
        """Show the CT in the lung or the soft tissue window."""
        if self.volume_node is not None:
            window = display.SOFT_TISSUE_WINDOW if name == "soft" else display.LUNG_WINDOW
            display.set_window(self.volume_node, window)
        with self.state as state:
            state.window_name = name

    def file_of_instance(self, uid: str) -> str:
        """Return the file of a slice of the CT by its SOP Instance UID, empty where it is unknown."""
        return "" if self.source is None else str(self.source.instances.get(uid, ""))

    async def may_leave(self) -> bool:
        """Ask whether corrections that were not exported may be lost, where there are any."""
        if not self.state.unsaved:
            return True
        text = _("The segmentation was corrected by hand. Opening another CT drops the corrections.")
        if self.comparison.keeps(self.results.segmentation):
            text = _("The corrections were not exported; they stay for the comparison, until the page is closed.")
            return await self.questions.ask(_("Go on without export?"), text, [_("Go on")]) == 0
        return await self.questions.ask(_("Drop the corrections?"), text, [_("Drop them")]) == 0

    def _show_ct(self, node: slicer.vtkMRMLScalarVolumeNode, source: Source) -> None:
        self.source = source
        self.choosing.choices.input_volume = node
        self._viewer.show_volume(node)
        size = node.GetImageData().GetDimensions()
        spacing = node.GetSpacing()
        text = _("{x} × {y} × {z} voxels of {a:.2f} × {b:.2f} × {c:.2f} mm")
        facts = text.format(x=size[0], y=size[1], z=size[2], a=spacing[0], b=spacing[1], c=spacing[2])
        with self.state as state:
            state.update({"ct": node.GetName(), "ct_facts": facts, "window_name": "lung"})
        self._segmenting.show(Status())
        self.choosing.show_problem()

    def _drop_ct(self) -> None:
        self._segmenting.drop("")
        self.correcting.lungs.drop()
        self.correcting.editor.let_go()
        segmentation, node = self.results.segmentation, self.volume_node
        self.results.show(None)
        self.surfaces.clear()
        if self.comparison.keeps(segmentation):
            self.comparison.put_away()
        else:
            if segmentation is not None:
                results.forget(segmentation)
                self._viewer.scene.RemoveNode(segmentation)
            if node is not None:
                self._viewer.scene.RemoveNode(node)
        self.comparison.tell()
        self.choosing.choices.input_volume = None
        self._edited()

    # The run and its result

    async def segment(self) -> None:
        """Segment, or ask first where that would overwrite corrections."""
        if self._segmenting.status.busy or self.choosing.find_problem():
            return
        if not await self.choosing.agrees():
            return
        replace = self.results.segmentation
        if replace is not None and is_edited(replace):
            text = _("The segmentation was corrected by hand. Segmenting again replaces it; Undo brings it back.")
            if await self.questions.ask(_("Segment again?"), text, [_("Segment again")]) != 0:
                return
        self.correcting.lungs.drop()
        self._segmenting.start(self.choosing.choices, replace)

    def cancel(self) -> None:
        """Stop the run."""
        self._segmenting.cancel()

    def show_result(self, segmentation: slicer.vtkMRMLSegmentationNode) -> None:
        """Show a segmentation of the CT as its result."""
        self._on_finished(segmentation)

    def add_result(self, label_map: LabelMap, algorithm: str) -> None:
        """Show a label map that was made elsewhere as the result of the CT.

        Raises
        ------
        InputError
            If it does not lie on the CT's grid.
        """
        node = self.volume_node
        assert node is not None
        labels = label_map.stored_as(own_grid(node).grid, "label map")
        name = _("{ct} findings").format(ct=node.GetName())
        self.show_result(create_segmentation(self._viewer.scene, node, labels, name, algorithm))

    def find_lungs(self) -> None:
        """Find the lungs of a result that came without."""
        self.correcting.lungs.find(self.choosing.choices.lung_masking)

    def close(self) -> None:
        """End every process."""
        self._segmenting.drop("")
        self._client.stop()

    def _save_for_undo(self, *_nodes: slicer.vtkMRMLNode) -> None:
        self._undoable = self.correcting.editor.undoable()
        self._undoable.__enter__()

    def _on_finished(self, segmentation: slicer.vtkMRMLSegmentationNode) -> None:
        self._made()
        if self._undoable is not None:
            self._undoable.__exit__(None, None, None)
            self._undoable = None
            self.results.tell_notes()
            self.results.measure(after=0.0)
        else:
            self.correcting.editor.edit(segmentation, self.volume_node)
            self.results.show(segmentation)
        self.correcting.tools.show()
        self.surfaces.refresh()
        if results.lungs_node(segmentation) is None:
            self.find_lungs()

    # The line below the big button

    def say(self, text: str) -> None:
        """Say what was done."""
        self._segmenting.show(Status(Phase.DONE, text, 100))

    def say_failed(self, text: str, details: str = "") -> None:
        """Say what went wrong."""
        self._segmenting.show(Status(Phase.FAILED, translated(text), details=details))

    def say_error(self, error: Exception) -> None:
        """Say what went wrong, with the details of what nobody expected."""
        self._segmenting.show(failure(error))

    def _show_status(self) -> None:
        status = self._segmenting.status
        with self.state as state:
            state.update(
                {
                    "phase": status.phase.name,
                    "status": status.text,
                    "percent": status.percent or 0,
                    "details": status.details,
                }
            )
