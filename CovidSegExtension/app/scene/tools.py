"""The tools on the page: which one is in the hand, which class it changes, and how it is set."""

from trame_server.state import State

from .editor import Editor
from .results import Results

_FIRST_STATE = {
    "tool": "none",
    "segment": "",
    "locked": {},
    "can_undo": False,
    "can_redo": False,
    "brush_mm": 8,
    "ball": False,
    "scissors": "erase",
    "through": False,
    "pointing": "add",
    "range_on": False,
    "hu_low": -900,
    "hu_high": -100,
    "smooth_mm": 3,
}


class Tools:
    """Sets the editor as the page says, and shows how it is set.

    Parameters
    ----------
    state : State
        Of the page.
    editor : Editor
    results : Results
        What is on show.
    """

    def __init__(self, state: State, editor: Editor, results: Results) -> None:
        self._state, self._editor, self._results = state, editor, results
        state.update(_FIRST_STATE)

    def show(self) -> None:
        """Show how the editor is set."""
        with self._state as state:
            state.update(
                {
                    "tool": self._editor.tool,
                    "segment": self._editor.segment_id,
                    "locked": dict.fromkeys(self._editor.locked, True),
                    "can_undo": self._editor.can_undo,
                    "can_redo": self._editor.can_redo,
                }
            )

    def choose(self, name: str) -> None:
        """Take a tool into the hand; the one in the hand is put down."""
        if self._results.segmentation is None:
            return
        self._editor.choose_tool("none" if name == self._editor.tool else name)
        self.show()

    def choose_segment(self, segment_id: str) -> None:
        """Edit this class."""
        self._editor.choose_segment(segment_id)
        self.show()

    def choose_segment_number(self, index: int) -> None:
        """Edit the class, or the lung, of this place in its list, from 0."""
        if self._state.has_result:
            choices = self._state.lungs if self._state.lungs_open else self._state.classes
            if index < len(choices):
                self.choose_segment(choices[index]["id"])

    def lock(self, segment_id: str, on: bool) -> None:
        """Keep a class from being changed by any tool, or let it be."""
        (self._editor.locked.add if on else self._editor.locked.discard)(segment_id)
        self.show()

    def change_brush(self, step_mm: int) -> None:
        """Make the brush larger or, where negative, smaller."""
        with self._state as state:
            state.brush_mm = min(max(int(state.brush_mm) + step_mm, 1), 60)

    def set_brush(self) -> None:
        """Take size and shape of the brush from the page."""
        self._editor.set_brush(float(self._state.brush_mm), bool(self._state.ball))

    def set_scissors(self) -> None:
        """Take what the scissors do from the page."""
        self._editor.set_scissors(self._state.scissors, bool(self._state.through))

    def set_range(self) -> None:
        """Take the range of HU that edits may touch from the page."""
        if not self._state.range_on:
            self._editor.set_range(None)
        elif (hounsfield := self._range()) is not None:
            self._editor.set_range(hounsfield)

    def fill_range(self) -> None:
        """Fill the chosen class with every voxel in the range of HU."""
        if (hounsfield := self._range()) is not None:
            self._editor.fill_range(*hounsfield)

    def drop_small(self) -> None:
        """Remove connected parts of the chosen class below the least size of a lesion on the page."""
        node = self._results.volume_node
        if node is not None:
            x, y, z = node.GetSpacing()
            self._editor.remove_small_islands(round(float(self._state.min_lesion_ml or 0) * 1000 / (x * y * z)))

    def smooth(self, mode: str) -> None:
        """Smooth the chosen class, as far as the page says."""
        self._editor.smooth(mode, max(1.0, float(self._state.smooth_mm or 1)))

    def _range(self) -> tuple[float, float] | None:
        """Return the range of HU on the page; None while one of its numbers is being typed."""
        low, high = self._state.hu_low, self._state.hu_high
        if not (isinstance(low, int | float) and isinstance(high, int | float)):
            return None
        return float(min(low, high)), float(max(low, high))
