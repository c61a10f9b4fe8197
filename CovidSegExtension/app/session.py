"""One person at the page: the CT, the choices, the run, and what came of it."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import slicer
from trame_server.state import State

from ..errors import CovidSegError
from ..frontend import models
from ..frontend.choices import Effort, LungMasking, PlainChoices, find_problem
from ..frontend.engine_sentences import translated
from ..frontend.sample import SAMPLE_NAME, load_sample
from ..frontend.segmenting import Phase, Segmenting, Status, failure
from ..labels import CONSOLIDATION, GGO
from ..models.store import DEFAULT
from ..mrml import display, results
from ..mrml.correcting import class_at, correct_at
from ..mrml.edits import is_edited
from ..mrml.grids import own_grid
from ..mrml.scene import add_volume, create_segmentation
from ..volume import LabelMap
from ..worker.client import WorkerClient
from ..worker.translation import tr as _
from .preferences import Preferences
from .questions import Questions
from .scene.editor import Editor
from .scene.pieces import in_pieces
from .scene.results import Results
from .scene.surfaces import Surfaces
from .scene.viewer import Viewer
from .tasks.comparison import Comparison
from .tasks.lungs import LungWork
from .web.uploads import ReadCt

_SURFACES_AFTER_S = 0.6
"""After an edit, surfaces wait until the hand rests: the slices come first."""

MASKINGS = [one for one in LungMasking if one is not LungMasking.SCENE]
"""Ways to find the lungs that the page offers; it has no other segments to take them from."""


_FIRST_STATE = {
    "ct": "",
    "ct_facts": "",
    "loading": "",
    "problem": "",
    "phase": Phase.IDLE.name,
    "status": "",
    "percent": 0,
    "details": "",
    "model": DEFAULT,
    "device": "auto",
    "lung_masking": LungMasking.AUTO.value,
    "effort": Effort.AUTO.value,
    "tool": "none",
    "segment": "",
    "can_undo": False,
    "can_redo": False,
    "show_3d": True,
    "window_name": "lung",
    "uncertainty_map": True,
}
"""Of CT, choices, run and tools on the page, by its names."""


@dataclass
class Source:
    """Where the CT came from: the sample, or a path; and the DICOM files by their SOP Instance UID."""

    name: str
    path: Path | None = None
    instances: dict[str, Path] = field(default_factory=dict)


class Session:
    """Connects the page's state with the scene.

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
        self.choices = PlainChoices()
        self.source: Source | None = None
        self.state, self._viewer, self._client, self._questions, self._edited = state, viewer, client, questions, edited
        self.results = Results(state, viewer, measured, self._follow_display, self._say_error)
        self.editor = Editor(
            viewer.application.segmentation_editor,
            viewer.hold_surfaces,
            self._on_edit,
            self._say_locked,
            self._correct_at,
        )
        self.segmenting = Segmenting(client, self._show_status, self._on_finished, self._save_for_undo)
        self.lungs = LungWork(state, client, self.results, self.editor, self._turn_editor, self.say)
        self.comparison = Comparison(state, self.results, self.file_of_instance)
        self._undoable: Any = None
        self._made = made
        self._preferences = Preferences()
        self._devices: list[tuple[str, str]] = []
        self._surfaces = Surfaces(viewer.scene)
        self._surfacing: asyncio.Task[None] | None = None
        state.update({**_FIRST_STATE, "locked": {}, "visible": {}})
        self.translate()

    def translate(self) -> None:
        """Say what there is to choose, and what stands in the way, in the language that is spoken now."""
        devices = [(name, translated(text)) for name, text in self._devices]
        first = devices[0][1] if devices else ""
        automatic = _("Automatic ({device})").format(device=first) if first else _("Automatic")
        with self.state as state:
            state.maskings = [{"title": one.label(), "value": one.value} for one in MASKINGS]
            state.efforts = [{"title": one.label(), "value": one.value} for one in Effort]
            state.devices = [{"title": automatic, "value": "auto"}]
            state.devices += [{"title": text, "value": name} for name, text in devices]
        self.fill_models()
        self._show_problem()
        if self.results.segmentation is not None:
            self.results.measure(after=0.0)

    def fill_models(self) -> None:
        """Offer the models that are installed."""
        entries = models.available()
        with self.state as state:
            state.models = [
                {"title": entry.name, "value": entry.name, "facts": models.describe(entry)} for entry in entries
            ]
            known = {entry.name for entry in entries}
            if self.choices.model not in known:
                self.choose(model=DEFAULT)

    def find_devices(self) -> None:
        """Offer the devices; this also warms the worker up."""

        def fill(devices: list[tuple[str, str]]) -> None:
            self._devices = devices
            self.translate()

        self._client.devices(fill, lambda error: None)  # a run tells what is wrong

    def set_uncertainty_map(self, on: bool) -> None:
        """Let the next run leave a map of the network's uncertainty, or not."""
        self.choices.uncertainty = on

    def choose(self, **choices: Any) -> None:
        """Take the person's choices, as the page names them."""
        for name, value in choices.items():
            kind = {"lung_masking": LungMasking, "effort": Effort}.get(name, str)
            setattr(self.choices, name, kind(value))
        self.state.update(choices)
        self._show_problem()

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
            return await self._questions.ask(_("Go on without export?"), text, [_("Go on")]) == 0
        return await self._questions.ask(_("Drop the corrections?"), text, [_("Drop them")]) == 0

    def _show_ct(self, node: slicer.vtkMRMLScalarVolumeNode, source: Source) -> None:
        self.source = source
        self.choices.input_volume = node
        self._viewer.show_volume(node)
        size = node.GetImageData().GetDimensions()
        spacing = node.GetSpacing()
        text = _("{x} × {y} × {z} voxels of {a:.2f} × {b:.2f} × {c:.2f} mm")
        facts = text.format(x=size[0], y=size[1], z=size[2], a=spacing[0], b=spacing[1], c=spacing[2])
        with self.state as state:
            state.update({"ct": node.GetName(), "ct_facts": facts, "window_name": "lung"})
        self.segmenting.show(Status())
        self._show_problem()

    def _drop_ct(self) -> None:
        self.segmenting.drop("")
        self.lungs.drop()
        self.editor.let_go()
        segmentation, node = self.results.segmentation, self.choices.input_volume
        self.results.show(None)
        self._stop_surfaces()
        self._surfaces.remove()
        if self.comparison.keeps(segmentation):
            self.comparison.put_away()
        else:
            if segmentation is not None:
                results.forget(segmentation)
                self._viewer.scene.RemoveNode(segmentation)
            if node is not None:
                self._viewer.scene.RemoveNode(node)
        self.comparison.tell()
        self.choices.input_volume = None
        self._edited()

    # The run

    async def segment(self) -> None:
        """Segment, or ask first where that would overwrite corrections."""
        if self.segmenting.status.busy or self._find_problem():
            return
        if not await self.agrees():
            return
        replace = self.results.segmentation
        if replace is not None and is_edited(replace):
            text = _("The segmentation was corrected by hand. Segmenting again replaces it; Undo brings it back.")
            if await self._questions.ask(_("Segment again?"), text, [_("Segment again")]) != 0:
                return
        self.lungs.drop()
        self.segmenting.start(self.choices, replace)

    def cancel(self) -> None:
        """Stop the run."""
        self.segmenting.cancel()

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
        node = self.choices.input_volume
        assert node is not None
        labels = label_map.stored_as(own_grid(node).grid, "label map")
        name = _("{ct} findings").format(ct=node.GetName())
        self.show_result(create_segmentation(self._viewer.scene, node, labels, name, algorithm))

    def say(self, text: str) -> None:
        """Say what was done."""
        self.segmenting.show(Status(Phase.DONE, text, 100))

    def say_failed(self, text: str, details: str = "") -> None:
        """Say what went wrong."""
        self.segmenting.show(Status(Phase.FAILED, translated(text), details=details))

    # Correcting

    def set_3d(self, on: bool) -> None:
        """Show surfaces from now on, or not."""
        with self.state as state:
            state.show_3d = on
        self._stop_surfaces()
        if on:
            self.show_surfaces(after=0.0)
        else:
            self._surfaces.remove()

    def show_surfaces(self, after: float = _SURFACES_AFTER_S) -> None:
        """Make the surfaces of what is edited, when the hand has rested."""
        self._stop_surfaces()
        if self.state.show_3d and self.results.segmentation is not None:
            self._surfacing = asyncio.ensure_future(self._make_surfaces(after))

    def lock(self, segment_id: str, on: bool) -> None:
        """Keep a class from being changed by any tool, or let it be."""
        (self.editor.locked.add if on else self.editor.locked.discard)(segment_id)
        self._show_tools()

    def choose_segment(self, segment_id: str) -> None:
        """Edit this class."""
        self.editor.choose_segment(segment_id)
        self._show_tools()

    def choose_tool(self, name: str) -> None:
        """Take a tool into the hand; the one in the hand is put down."""
        if self.results.segmentation is None:
            return
        self.editor.choose_tool("none" if name == self.editor.tool else name)
        self._show_tools()

    def _correct_at(self, ras: Sequence[float]) -> None:
        """Add what looks alike around a point to the class that is edited, or take away what is drawn there."""
        segmentation, volume_node = self.results.segmentation, self.results.volume_node
        if segmentation is None or volume_node is None or self.lungs.segments is not None:
            return
        takes = self.state.pointing == "take"
        chosen = next((label for label in (GGO, CONSOLIDATION) if label.id == self.editor.segment_id), None)
        if chosen is None and not takes:
            self.say_failed(_("A click adds ground-glass opacity or consolidation; paint an effusion."))
            return
        try:
            label = class_at(segmentation, volume_node, ras) if takes else chosen
            if label is not None and label.id in self.editor.locked:
                self._say_locked()
                return
            with self.editor.editing():
                ml = correct_at(segmentation, volume_node, ras, None if takes else label)
        except CovidSegError as error:
            self.say_failed(str(error))
            return
        text = _("{ml} mL taken away.") if takes else _("{ml} mL added.")
        self.say(text.format(ml=f"{ml:.2f}"))

    def set_window(self, name: str) -> None:
        """Show the CT in the lung or the soft tissue window."""
        if self.choices.input_volume is not None:
            window = display.SOFT_TISSUE_WINDOW if name == "soft" else display.LUNG_WINDOW
            display.set_window(self.choices.input_volume, window)
        with self.state as state:
            state.window_name = name

    def find_lungs(self) -> None:
        """Find the lungs of a result that came without."""
        self.lungs.find(self.choices.lung_masking)

    def use_lungs(self) -> None:
        """Measure in the corrected lungs."""
        if self.lungs.use():
            self._edited()

    def close(self) -> None:
        """End every process."""
        self.segmenting.drop("")
        self._client.stop()

    def _turn_editor(self) -> None:
        """Show that another segmentation is edited."""
        self._stop_surfaces()
        self._surfaces.remove()
        if self.lungs.segments is not None:
            self._viewer.fit_next_surfaces()
        self._show_tools()
        self.show_surfaces()

    def _find_problem(self) -> str | None:
        return find_problem(self.choices)

    def _show_problem(self) -> None:
        with self.state as state:
            state.problem = self._find_problem() or ""

    async def agrees(self) -> bool:
        """Tell whether the person agrees to the terms of the model, after asking once."""
        entry = next((one for one in models.available() if one.name == self.choices.model), None)
        terms = None if entry is None or entry.card is None else models.terms(entry.card)
        if terms is None or self._preferences.has_accepted(terms):
            return True
        text = _("The model '{name}' comes with these terms: {terms} It is not a medical device. Do you agree?")
        text = text.format(name=self.choices.model, terms=models.licence_in_words(terms))
        if await self._questions.ask(_("Terms of the model"), text, [_("I agree")]) != 0:
            return False
        self._preferences.remember_accepted(terms)
        return True

    def _show_status(self) -> None:
        status = self.segmenting.status
        with self.state as state:
            state.update(
                {
                    "phase": status.phase.name,
                    "status": status.text,
                    "percent": status.percent or 0,
                    "details": status.details,
                }
            )

    def _save_for_undo(self, *_nodes: slicer.vtkMRMLNode) -> None:
        self._undoable = self.editor.undoable()
        self._undoable.__enter__()

    def _on_finished(self, segmentation: slicer.vtkMRMLSegmentationNode) -> None:
        self._made()
        if self._undoable is not None:
            self._undoable.__exit__(None, None, None)
            self._undoable = None
            self.results.tell_notes()
            self.results.measure(after=0.0)
        else:
            self.editor.edit(segmentation, self.choices.input_volume)
            self.results.show(segmentation)
        self._show_tools()
        self.show_surfaces()
        if results.lungs_node(segmentation) is None:
            self.find_lungs()

    def _on_edit(self) -> None:
        self._show_tools()
        if self.lungs.segments is None:
            self.results.measure()
            self._edited()
        self.show_surfaces()

    def _show_tools(self) -> None:
        with self.state as state:
            state.update(
                {
                    "tool": self.editor.tool,
                    "segment": self.editor.segment_id,
                    "locked": dict.fromkeys(self.editor.locked, True),
                    "can_undo": self.editor.can_undo,
                    "can_redo": self.editor.can_redo,
                }
            )

    async def _make_surfaces(self, after: float) -> None:
        await asyncio.sleep(after)
        segmentation = self.lungs.segments or self.results.segmentation
        if segmentation is not None:
            try:
                await in_pieces(self._surfaces.make(segmentation))
            except Exception as error:
                self._say_error(error)
                return
            self._viewer.fit_surfaces_once()

    def _stop_surfaces(self) -> None:
        if self._surfacing is not None:
            self._surfacing.cancel()
            self._surfacing = None

    def _follow_display(self) -> None:
        segmentation = self.lungs.segments or self.results.segmentation
        if segmentation is not None:
            self._surfaces.follow(segmentation)

    def _say_error(self, error: Exception) -> None:
        self.segmenting.show(failure(error))

    def _say_locked(self) -> None:
        self.say_failed(_("This class is locked; unlock it, or choose another one."))


async def load(session: Session, read: Callable[[], ReadCt], doing: str) -> None:
    """Read a CT in another thread while the page says so, and show it; or say why not."""
    with session.state as state:
        state.loading = doing
    try:
        ct = await asyncio.to_thread(read)
        session.show_ct(ct)
    except CovidSegError as error:
        session.say_failed(str(error))
    except Exception as error:
        session.segmenting.show(failure(error))
    finally:
        with session.state as state:
            state.loading = ""
