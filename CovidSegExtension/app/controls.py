"""What the page's buttons, keys and fields do, by the names that its template and its script give them."""

import asyncio
from collections.abc import Callable
from typing import Any

from trame_server import Server

from .scene.viewer import Viewer
from .session import Session
from .tasks.keeping import Keeping
from .tasks.learning import Learning
from .tasks.many import Many
from .tasks.opening import Opening
from .web.background import Background
from .web.routes import Routes

Triggers = dict[str, Callable[..., Any]]
"""What is done, by the name by which the page asks for it."""


class Controls:
    """Connects the page's controls with those who do what they ask for.

    Parameters
    ----------
    server : Server
        Of the page.
    viewer : Viewer
    session : Session
    opening : Opening
    many : Many
    learning : Learning
    keeping : Keeping
    routes : Routes
    background : Background
        What waits, for an answer say, is done there: the page's next message would wait for it too.
    """

    def __init__(
        self,
        server: Server,
        viewer: Viewer,
        session: Session,
        opening: Opening,
        many: Many,
        learning: Learning,
        keeping: Keeping,
        routes: Routes,
        background: Background,
    ) -> None:
        self._state, self._viewer, self._session, self._background = server.state, viewer, session, background
        self._opening, self._many, self._learning, self._keeping = opening, many, learning, keeping
        self._routes = routes
        for group in (self._opening_and_running(), self._looking(), self._correcting(), self._other_tasks()):
            for name, call in group.items():
                server.controller.trigger(name)(self._safely(call))
        for names, change in self._fields().items():
            self._state.change(*names)(self._safely(change, takes_state=True))

    def _opening_and_running(self) -> Triggers:
        session, choosing = self._session, self._session.choosing
        return {
            "sample": self._opening.open_sample,
            "upload_failed": self._routes.lose,
            "restore": self._keeping.restore,
            "discard": self._keeping.discard,
            "choose": lambda name, value: choosing.choose(**{name: value}),
            "segment": session.segment,
            "cancel": session.cancel,
            "answer": session.questions.answer,
        }

    def _looking(self) -> Triggers:
        results = self._session.results
        return {
            "window": self._session.set_window,
            "layout": self._set_layout,
            "fit": self._viewer.refit,
            "slice": self._viewer.move_slice,
            "lesion": results.go_to_lesion,
            "uncertain": results.go_to_uncertain_place,
            "visible": results.set_visible,
            "hide": lambda: results.set_hidden(not self._state.hidden),
        }

    def _correcting(self) -> Triggers:
        session, correcting = self._session, self._session.correcting
        editor, tools = correcting.editor, correcting.tools
        return {
            "hover": self._show_brush_in,
            "choose_segment": tools.choose_segment,
            "segment_number": tools.choose_segment_number,
            "lock": tools.lock,
            "tool": tools.choose,
            "brush": tools.change_brush,
            "undo": editor.undo,
            "redo": editor.redo,
            "fill_range": tools.fill_range,
            "keep_largest": editor.keep_largest_island,
            "drop_small": tools.drop_small,
            "smooth": tools.smooth,
            "find_lungs": session.find_lungs,
            "open_lungs": correcting.lungs.open,
            "use_lungs": correcting.use_lungs,
            "close_lungs": correcting.lungs.close,
        }

    def _other_tasks(self) -> Triggers:
        session, learning = self._session, self._learning
        return {
            "keep_earlier": session.comparison.keep,
            "forget_earlier": session.comparison.forget,
            "start_many": self._start_many,
            "stop_many": self._many.cancel,
            "open_many": self._opening.open_of_many,
            "corrected": learning.set_corrected,
            "add_case": learning.add,
            "retrain": lambda: learning.retrain(session.choosing.choices.model),
            "stop_training": learning.cancel,
        }

    def _fields(self) -> dict[tuple[str, ...], Callable[[], None]]:
        """Return what is done when one of these values of the page's state has changed."""
        state, session, results, tools = (
            self._state,
            self._session,
            self._session.results,
            self._session.correcting.tools,
        )
        return {
            ("opacity",): lambda: results.set_opacity(state.opacity),
            ("outline",): lambda: results.set_outline(state.outline),
            ("show_uncertainty",): lambda: results.set_uncertainty(state.show_uncertainty),
            ("uncertainty_map",): lambda: session.choosing.set_uncertainty_map(state.uncertainty_map),
            ("show_3d",): lambda: session.surfaces.set_shown(state.show_3d),
            ("min_lesion_ml",): results.forget_lesions,
            ("brush_mm", "ball"): tools.set_brush,
            ("scissors", "through"): tools.set_scissors,
            ("range_on", "hu_low", "hu_high"): tools.set_range,
        }

    def _safely(self, call: Callable[..., Any], takes_state: bool = False) -> Callable[..., None]:
        """Return a function that says on the page what goes wrong, instead of losing it in a log."""

        def run(*arguments: Any, **_state: Any) -> None:
            try:
                result = call() if takes_state else call(*arguments)
                if asyncio.iscoroutine(result):
                    self._background.start(result)
            except Exception as error:
                self._session.say_error(error)

        return run

    def _set_layout(self, name: str) -> None:
        with self._state as state:
            state.layout = name
        self._viewer.show_views(name)

    def _show_brush_in(self, view: str) -> None:
        node = self._viewer.view_node(view)
        if node is not None:
            self._session.correcting.editor.show_brush_in(node)

    async def _start_many(self) -> None:
        if await self._session.choosing.agrees():
            self._many.start(self._session.choosing.choices)
