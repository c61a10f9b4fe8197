"""Comparing the result on show with an earlier CT of the same patient, which stays in the scene meanwhile."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import slicer
from trame_server.state import State

from ...errors import InputError
from ...frontend.findings import change_in_words
from ...mrml import display, results
from ...mrml.reporting import measure_results, write_measured_comparison
from ...worker.translation import tr as _
from ..scene.results import Results


class Comparison:
    """Holds one earlier result, and compares it with the one on show.

    Parameters
    ----------
    state : State
        Of the page.
    shown : Results
    file_of_instance : callable
        The file of a SOP Instance UID of the CT on show, empty where it is unknown.
    """

    def __init__(self, state: State, shown: Results, file_of_instance: Callable[[str], str]) -> None:
        self._state, self._shown, self._file_of_instance = state, shown, file_of_instance
        self._earlier: slicer.vtkMRMLSegmentationNode | None = None
        self._files: dict[str, str] = {}
        state.update({"earlier": "", "earlier_on_show": False, "compared": []})

    @property
    def upload(self) -> Path | None:
        """A file of the earlier CT, which must stay as long as it is kept."""
        return next((Path(file) for file in self._files.values() if file), None)

    def keep(self) -> None:
        """Keep the result on show as the earlier one; another that was kept goes."""
        segmentation, volume_node = self._shown.segmentation, self._shown.volume_node
        if segmentation is None or volume_node is None:
            return
        if segmentation is not self._earlier:
            self.forget()
        self._earlier = segmentation
        instances = (volume_node.GetAttribute("DICOM.instanceUIDs") or "").split()
        self._files = {uid: self._file_of_instance(uid) for uid in instances}
        self.tell()

    def keeps(self, segmentation: slicer.vtkMRMLSegmentationNode | None) -> bool:
        """Tell whether this result is the earlier one, so that it stays in the scene when it is no longer on show."""
        return segmentation is not None and segmentation is self._earlier

    def put_away(self) -> None:
        """Hide the earlier result: another CT is going to be shown."""
        if self._earlier is not None:
            display.display_node(self._earlier).SetVisibility(False)

    def forget(self) -> None:
        """Keep the earlier result no longer."""
        node, self._earlier, self._files = self._earlier, None, {}
        if node is not None and node is not self._shown.segmentation:
            volume_node = results.volume_of(node)
            results.forget(node)
            node.GetScene().RemoveNode(node)
            if volume_node is not None:
                volume_node.GetScene().RemoveNode(volume_node)
        self.tell()

    def tell(self) -> None:
        """Show which result is the earlier one; what was compared before no longer holds."""
        volume_node = None if self._earlier is None else results.volume_of(self._earlier)
        with self._state as state:
            state.earlier = "" if volume_node is None else volume_node.GetName()
            state.earlier_on_show = self._earlier is not None and self._earlier is self._shown.segmentation
            state.compared = []

    async def write(self, folder: Path) -> None:
        """Compare, show the outcome in sentences, and write page, PDF and tables into `folder`.

        Raises
        ------
        InputError
            If there are no two results.
        """
        later = self._shown.segmentation
        if self._earlier is None or later is None or later is self._earlier:
            raise InputError(_("There is nothing to compare; keep one result as the earlier CT, and segment another."))
        measured = measure_results([self._earlier, later], self._file)
        steps = await asyncio.to_thread(write_measured_comparison, folder, measured)
        with self._state as state:
            state.compared = [sentence for step in steps for sentence in change_in_words(step)]

    def _file(self, uid: str) -> str:
        return self._files.get(uid) or self._file_of_instance(uid)
