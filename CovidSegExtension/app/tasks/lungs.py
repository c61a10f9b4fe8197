"""The lungs of a result: found for one that came without, shown, and corrected."""

from collections.abc import Callable

import slicer
from trame_server.state import State

from ...errors import CovidSegError
from ...frontend.choices import LungMasking
from ...frontend.engine_sentences import translated
from ...mrml import results
from ...mrml.lungs import lungs_as_segments, lungs_from_segments
from ...mrml.scene import volume_from_node
from ...worker.client import FoundLungs, WorkerClient
from ...worker.jobs import Job, WorkerError
from ...worker.translation import tr as _
from ..scene.editor import Editor
from ..scene.results import Results


class LungWork:
    """Finds and corrects the lungs of the result on show.

    Parameters
    ----------
    state : State
        Of the page.
    client : WorkerClient
    shown : Results
    editor : Editor
    refresh : callable
        Called when the editor has turned to the lungs, or back.
    say : callable
        Says a sentence in the line below the big button.
    """

    def __init__(
        self,
        state: State,
        client: WorkerClient,
        shown: Results,
        editor: Editor,
        refresh: Callable[[], None],
        say: Callable[[str], None],
    ) -> None:
        self.segments: slicer.vtkMRMLSegmentationNode | None = None
        self._state, self._client, self._shown, self._editor = state, client, shown, editor
        self._refresh, self._say = refresh, say
        self._job: Job | None = None
        state.update({"lungs_open": False, "finding_lungs": False, "lungs_percent": 0, "lungs_problem": ""})

    def find(self, masking: LungMasking) -> None:
        """Find the lungs of the result, unless they are known."""
        segmentation, volume_node = self._shown.segmentation, self._shown.volume_node
        if segmentation is None or volume_node is None or self._job is not None:
            return
        engine = LungMasking.AUTO if masking in (LungMasking.NONE, LungMasking.SCENE) else masking
        try:
            volume = volume_from_node(volume_node)
        except CovidSegError as error:
            self._show(translated(str(error)))
            return
        self._job = self._client.lungs(
            volume,
            engine.value,
            self._report,
            lambda found: self._found(segmentation, volume_node, found),
            self._fail,
        )
        self._show()

    def drop(self) -> None:
        """Give up: the result goes."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        self.close()
        self._show()

    def open(self) -> None:
        """Let the lungs be corrected."""
        segmentation, volume_node = self._shown.segmentation, self._shown.volume_node
        if segmentation is None or volume_node is None or self.segments is not None:
            return
        self.segments = lungs_as_segments(segmentation, volume_node)
        self._editor.edit_meanwhile(self.segments, volume_node)
        self._show_open(True)
        self._say(_("Correct the lungs with the tools, then press Use these lungs."))

    def use(self) -> bool:
        """Measure in the lungs as they are now; return whether there are any."""
        segmentation, volume_node = self._shown.segmentation, self._shown.volume_node
        if self.segments is None or segmentation is None or volume_node is None:
            return False
        sides = lungs_from_segments(self.segments, volume_node)
        results.keep_lungs(segmentation, volume_node, sides)
        self.close()
        self._shown.measure(after=0.0)
        self._say(_("Measured again in the corrected lungs."))
        return True

    def close(self) -> None:
        """Give the correction of the lungs up."""
        node, self.segments = self.segments, None
        if node is None:
            return
        self._editor.go_back()
        self._show_open(False)
        node.GetScene().RemoveNode(node)

    def _report(self, _stage: str, done: int, total: int) -> None:
        with self._state as state:
            state.lungs_percent = round(100 * done / max(total, 1))

    def _found(
        self,
        segmentation: slicer.vtkMRMLSegmentationNode,
        volume_node: slicer.vtkMRMLScalarVolumeNode,
        found: FoundLungs,
    ) -> None:
        self._job = None
        self._show()
        if segmentation is not self._shown.segmentation or self._state.lungs_known:
            return
        results.keep_lungs(segmentation, volume_node, found.lung_sides)
        notes = results.notes_of(segmentation)
        results.keep_notes(segmentation, [*notes, *(note for note in found.notes if note not in notes)])
        self._shown.tell_notes()
        self._shown.measure(after=0.0)
        if not found.lung_sides.any():
            self._show(_("No lungs were found in this CT, so there are no shares; draw them with the button below."))

    def _fail(self, error: WorkerError) -> None:
        if self._job is not None:
            self._job = None
            self._show("" if error.cancelled else translated(error.message))

    def _show(self, problem: str = "") -> None:
        with self._state as state:
            state.finding_lungs = self._job is not None
            state.lungs_percent = 0
            state.lungs_problem = problem

    def _show_open(self, are_open: bool) -> None:
        self._refresh()
        self._shown.show_instead(self.segments)
        with self._state as state:
            state.lungs_open = are_open
