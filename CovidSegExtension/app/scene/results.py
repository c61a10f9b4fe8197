"""What the page shows of a result: figures that follow every edit, classes, and places worth looking at."""

import asyncio
from collections.abc import Callable

import slicer
from trame_server.state import State

from ...frontend.engine_sentences import translated
from ...frontend.findings import findings_heads, findings_rows, scores_in_words
from ...frontend.places import Navigator, least_sure_places, lesion_places
from ...labels import LABELS
from ...measurement.findings import Findings
from ...mrml import display
from ...mrml.edits import marked_labels
from ...mrml.measuring import Measurer
from ...mrml.results import notes_of, uncertainty_node, volume_of
from ...worker.translation import tr as _
from .pieces import in_pieces
from .viewer import Viewer

_REFRESH_AFTER_S = 0.4
"""Edits come in bursts; the table waits for a pause."""

EMPTY = {
    "has_result": False,
    "rows": [],
    "summary": [],
    "heads": [],
    "severity": [],
    "notes": [],
    "measuring": False,
    "edited": False,
    "place": "",
    "lungs_known": True,
    "has_uncertainty": False,
    "show_uncertainty": False,
}


class Results:
    """Shows one segmentation.

    Parameters
    ----------
    state : State
        Of the page.
    viewer : Viewer
    measured : callable
        Called with the values of the classes that were edited, each time it was measured.
    seen : callable
        Called when what is shown of it has changed: classes, opacity.
    failed : callable
        Called with an exception that kept it from being measured.
    """

    def __init__(
        self,
        state: State,
        viewer: Viewer,
        measured: Callable[[tuple[int, ...]], None],
        seen: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.segmentation: slicer.vtkMRMLSegmentationNode | None = None
        self.findings: Findings | None = None
        self._state, self._viewer = state, viewer
        self._measured, self._seen, self._failed = measured, seen, failed
        self._measurer = Measurer()
        self._task: asyncio.Task | None = None
        self._lesions: Navigator | None = None
        self._uncertain: Navigator | None = None
        self._instead: slicer.vtkMRMLSegmentationNode | None = None
        state.update({**EMPTY, "visible": {}, "min_lesion_ml": 0.5, "hidden": False, "opacity": 60, "outline": False})

    @property
    def volume_node(self) -> slicer.vtkMRMLScalarVolumeNode | None:
        """The CT of the result."""
        return None if self.segmentation is None else volume_of(self.segmentation)

    def show(self, segmentation: slicer.vtkMRMLSegmentationNode | None) -> None:
        """Show this segmentation, or none."""
        self.segmentation, self.findings = segmentation, None
        self._stop()
        self._viewer.unmark()
        display.set_overlay(self._viewer.scene, None)
        with self._state as state:
            state.update(EMPTY)
            if segmentation is None:
                return
            state.has_result = True
            self.tell_notes()
            self._tell_classes()
            self.set_opacity(state.opacity)
            self.set_outline(state.outline)
        self.measure(after=0.0)

    def show_instead(self, other: slicer.vtkMRMLSegmentationNode | None) -> None:
        """Show another segmentation in the place of the result; None: the result again."""
        self._instead = other
        if self.segmentation is None:
            return
        display.display_node(self.segmentation).SetVisibility(other is None)
        self.set_hidden(False)
        self.set_opacity(self._state.opacity)
        self.set_outline(self._state.outline)

    def tell_notes(self) -> None:
        """Show what the engine had to say, and whether it left a map of its uncertainty."""
        if self.segmentation is not None:
            with self._state as state:
                state.notes = [translated(note) for note in notes_of(self.segmentation)]
                state.has_uncertainty = uncertainty_node(self.segmentation) is not None
                state.show_uncertainty = state.show_uncertainty and state.has_uncertainty

    def measure(self, after: float = _REFRESH_AFTER_S) -> None:
        """Measure again after a pause; the places begin anew."""
        self._lesions = self._uncertain = None
        self._viewer.unmark()
        self._stop()
        if self.segmentation is not None:
            self._task = asyncio.ensure_future(self._measure(after))

    async def figures(self) -> Findings:
        """Return the figures of the segmentation as it is now."""
        if self._task is not None:
            await self._task
        assert self.findings is not None
        return self.findings

    def set_visible(self, segment_id: str, on: bool) -> None:
        """Show or hide a class."""
        if self.segmentation is not None:
            display.display_node(self.segmentation).SetSegmentVisibility(segment_id, on)
            self._tell_classes()
            self._seen()

    def set_hidden(self, hidden: bool) -> None:
        """Hide all segments, or show them."""
        for one in self._on_show():
            display.display_node(one).SetVisibility(not hidden)
            self._seen()
        with self._state as state:
            state.hidden = hidden

    def set_opacity(self, percent: float) -> None:
        """Set how much of the CT the segments cover, in percent."""
        for one in self._on_show():
            display.set_opacity(one, percent / 100)
            self._seen()

    def set_outline(self, only: bool) -> None:
        """Show outlines only."""
        for one in self._on_show():
            display.set_outline(one, only)

    def set_uncertainty(self, on: bool) -> None:
        """Lay the map of the network's uncertainty over the CT, or take it away."""
        node = None if self.segmentation is None else uncertainty_node(self.segmentation)
        display.set_overlay(self._viewer.scene, node if on else None)

    def go_to_lesion(self, step: int) -> None:
        """Move the slice views to the next lesion, largest first, or back."""
        if self.segmentation is None or self.volume_node is None:
            return
        min_ml = float(self._state.min_lesion_ml or 0)
        if self._lesions is None:
            self._lesions = Navigator(lesion_places(self.segmentation, self.volume_node, min_ml))
        text = _("Lesion {number} of {count}: {what}")
        self._go(self._lesions, step, text, _("There is no lesion of {ml} mL or more.").format(ml=f"{min_ml:g}"))

    def forget_lesions(self) -> None:
        """Look for the lesions anew: their least size was changed."""
        self._lesions = None

    def go_to_uncertain_place(self) -> None:
        """Move the slice views to the next place, or slice, that the network was not sure of, worst first."""
        if self.segmentation is None:
            return
        if self._uncertain is None:
            self._uncertain = Navigator(least_sure_places(self.segmentation))
        self._go(
            self._uncertain, 1, _("Uncertain place {number} of {count}: {what}"), _("No place stands out as uncertain.")
        )

    def _go(self, places: Navigator, step: int, text: str, nothing: str) -> None:
        if len(places):
            number, place = places.move(step)
            self._viewer.jump_to(place.ras)
            nothing = text.format(number=number, count=len(places), what=place.text)
        with self._state as state:
            state.place = nothing

    def _on_show(self) -> list[slicer.vtkMRMLSegmentationNode]:
        return [one for one in (self._instead or self.segmentation,) if one is not None]

    def _tell_classes(self) -> None:
        node = display.display_node(self.segmentation)
        with self._state as state:
            state.visible = {label.id: bool(node.GetSegmentVisibility(label.id)) for label in LABELS}

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def _measure(self, after: float) -> None:
        assert self.segmentation is not None
        with self._state as state:
            state.measuring = True
        await asyncio.sleep(after)
        try:
            findings = await in_pieces(self._measurer.measure(self.segmentation, self.volume_node))
        except Exception as error:
            with self._state as state:
                state.measuring = False
            self._failed(error)
            return
        self.findings = findings
        self._task = None
        rows = findings_rows(findings, zones=True)
        edited = marked_labels(self.segmentation)
        with self._state as state:
            state.measuring = False
            state.place = ""
            state.edited = bool(edited)
            state.lungs_known = findings.lungs is not None
            state.heads = findings_heads()
            state.rows = [
                {"id": label.id, "name": row[0], "color": "rgb({},{},{})".format(*label.color), "cells": row[1:]}
                for label, row in zip(LABELS, rows, strict=False)
            ]
            state.summary = rows[len(LABELS) :]
            state.severity = [
                {"name": score.name, "text": score.text, "rule": " ".join(filter(None, (score.rule, score.reason)))}
                for score in scores_in_words(findings)
            ]
        self._measured(edited)
