"""The server behind the page: its routes, what the page's controls do, and its life."""

import asyncio
import contextlib
import shutil
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from aiohttp import web
from trame_server import Server
from trame_slicer import module as trame_slicer_module

from ..errors import CovidSegError
from ..frontend.segmenting import failure
from ..io.images import read_lesions
from ..volume import LabelMap
from ..worker.batch_client import BatchProcess
from ..worker.client import WorkerClient
from ..worker.languages import preferred_language
from ..worker.training_client import TrainingProcess
from ..worker.translation import speak
from ..worker.translation import tr as _
from .autosave import SessionFolder
from .options import AppOptions
from .page import build, write
from .questions import Questions
from .scene.viewer import Viewer
from .session import Session, load
from .tasks.exports import WHOLE, Exports
from .tasks.keeping import Keeping
from .tasks.learning import Learning
from .tasks.many import Many
from .web.processes import LoopHost
from .web.routes import Routes
from .web.security import Guard, names_of
from .web.uploads import read_ct

_FIRST_STATE = {
    "is_dicom": False,
    "exporting": "",
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
"""Of what the page's controls hold, by its names."""


class AppServer:
    """One page for one person.

    Parameters
    ----------
    options : AppOptions
    folder : SessionFolder
        Private; what is uploaded, exported and kept lies there.
    lesions : LabelMap, optional
        Shown as the result of the CT of `options`.
    """

    def __init__(self, options: AppOptions, folder: SessionFolder, lesions: LabelMap | None = None) -> None:
        self.ready = asyncio.Event()
        self._options, self._folder, self._lesions = options, folder, lesions
        self._uploads, exported = folder.path / "uploads", folder.path / "exports"
        for one in (self._uploads, exported):
            one.mkdir(mode=0o700)
        self._guard: Guard | None = None
        self._web: Any = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._server = Server("covidseg", options={"log_network": False})
        self._server.client_type = "vue3"
        self._server.enable_module(trame_slicer_module)
        self._viewer = Viewer(self._server)
        host = LoopHost(asyncio.get_running_loop())
        client = WorkerClient(host)
        self._questions = Questions(self.state)
        self._session = session = Session(
            self.state,
            self._viewer,
            client,
            self._questions,
            self._on_edit,
            self._on_measured,
            self._on_made,
        )
        self._comparison = session.comparison
        self._many = Many(self.state, client, BatchProcess(host), session.say_failed)
        self._exports = Exports(session.results, exported, session.file_of_instance, self._comparison, self._many)
        self._learning = Learning(
            self.state,
            TrainingProcess(host),
            session.results,
            self._questions,
            self._on_trained,
            session.say_failed,
        )
        self._keeping = Keeping(session, folder, self._open)
        self._routes = Routes(
            self._uploads,
            self._announced,
            self._expects,
            self._received,
            self._upload_failed,
            self._export,
            self._exports.path,
        )
        self.state.update(_FIRST_STATE)
        self._layout = build(self._server)
        self._connect()

    @property
    def state(self) -> Any:
        """The page's state."""
        return self._server.state

    @property
    def address(self) -> str:
        """The address that opens the page, token included."""
        assert self._guard is not None
        scheme = "https" if self._options.public else "http"
        return f"{scheme}://{self._guard.hosts[0]}/?token={self._guard.token}"

    async def serve(self, idle_s: float) -> None:
        """Serve until nobody had the page open for `idle_s`."""
        self._server.controller.on_server_bind.add(self._bind)
        self._server.controller.on_server_ready.add(self._on_ready)
        self._server.controller.on_client_connected.add(self._on_client)
        argv, sys.argv = sys.argv, [sys.argv[0], "--server"]  # trame reads them
        try:
            started = self._server.start(
                exec_mode="coroutine",
                host=self._options.host,
                port=self._options.port,
                timeout=idle_s,
                open_browser=False,
                show_connection_info=False,
                disable_logging=True,
            )
        finally:
            sys.argv = argv
        await started

    async def close(self) -> None:
        """End every process and the server."""
        self._keeping.save()
        self._learning.stop()
        self._many.stop()
        self._session.close()
        with contextlib.suppress(Exception):
            await self._server.stop()

    # Routes

    def _bind(self, wslink_server: Any) -> None:
        self._web = wslink_server
        app: web.Application = wslink_server.app
        app.middlewares.append(self._guard_request)
        self._routes.add_to(app)

    @web.middleware
    async def _guard_request(self, request: web.Request, handler: Any) -> web.StreamResponse:
        if self._guard is None:
            self._guard = self._make_guard()
        return await self._guard.middleware(request, handler)

    def _make_guard(self) -> Guard:
        port = self._web.get_port()
        hosts = [f"{name.lower()}:{port}" for name in names_of(self._options.host)]
        if self._options.public:
            hosts.insert(0, self._options.public.lower())
        return Guard(tuple(hosts), self._entry)

    def _speak(self, language: str) -> None:
        """Let the page speak a language from now on."""
        if language != self.state.language:
            speak(language)
            with self.state as state:
                state.language = language
            write(self._server, self._layout)
            self._session.translate()
            self._keeping.offer()

    def _entry(self, request: web.Request) -> str:
        self._speak(self._options.language or preferred_language(request.headers.get("Accept-Language", "")))
        scheme = "wss" if request.headers.get("X-Forwarded-Proto", request.scheme) == "https" else "ws"
        return f"/index.html?sessionURL={scheme}%3A%2F%2F{request.headers['Host'].replace(':', '%3A')}%2Fws"

    async def _announced(self, purpose: str, name: str) -> bool:
        if purpose == "many":
            return self._many.announce(name)
        if self.state.loading or not await self._session.may_leave():
            return False
        with self.state as state:
            state.loading = _("Loading {name}…").format(name=name) if name else _("Loading…")
            state.upload = 0
        return True

    def _received(self, purpose: str, path: Path, folder: Path) -> None:
        if purpose == "many":
            self._many.take(folder, sum(1 for file in folder.rglob("*") if file.is_file()))
        else:
            self._start(self._open_upload(path, folder))

    def _expects(self, purpose: str) -> bool:
        """Tell whether an upload was announced and has not come to an end."""
        return bool(self.state.loading if purpose == "ct" else self.state.many_loading)

    def _upload_lost(self, purpose: str, reason: str) -> None:
        """Believe the browser that it could not send, unless this server ended the upload and has said why."""
        if self._expects(purpose):
            self._upload_failed(purpose, reason)

    def _upload_failed(self, purpose: str, reason: str) -> None:
        if purpose == "many":
            self._many.fail_upload(reason)
        else:
            with self.state as state:
                state.loading, state.upload = "", 0
            self._session.say_failed(reason or _("The upload was broken off; choose the CT again."))

    async def _export(self, kind: str) -> str | None:
        with self.state as state:
            state.exporting = _("Writing…")
        await asyncio.sleep(0.05)  # the page shows it first
        try:
            name = await self._exports.write(kind)
        except Exception as error:
            self._session.segmenting.show(failure(error))
            return None
        finally:
            with self.state as state:
                state.exporting = ""
        if kind in WHOLE:
            self._keeping.forget()
        self._session.say(_("Exported as {name}.").format(name=name))
        return name

    # The page's controls

    def _connect(self) -> None:
        session, results, editor = self._session, self._session.results, self._session.editor
        triggers: dict[str, Callable[..., Any]] = {
            "sample": self._open_sample,
            "upload_failed": self._upload_lost,
            "choose": lambda name, value: session.choose(**{name: value}),
            "segment": session.segment,
            "cancel": session.cancel,
            "answer": self._questions.answer,
            "window": session.set_window,
            "layout": self._set_layout,
            "fit": self._viewer.refit,
            "slice": self._viewer.move_slice,
            "lesion": results.go_to_lesion,
            "uncertain": results.go_to_uncertain_place,
            "hover": self._hover,
            "choose_segment": session.choose_segment,
            "segment_number": self._choose_segment_number,
            "visible": results.set_visible,
            "lock": session.lock,
            "tool": session.choose_tool,
            "brush": self._change_brush,
            "undo": editor.undo,
            "redo": editor.redo,
            "hide": lambda: results.set_hidden(not self.state.hidden),
            "fill_range": self._fill_range,
            "keep_largest": editor.keep_largest_island,
            "drop_small": self._drop_small,
            "smooth": lambda mode: editor.smooth(mode, max(1.0, float(self.state.smooth_mm or 1))),
            "find_lungs": session.find_lungs,
            "open_lungs": session.lungs.open,
            "use_lungs": session.use_lungs,
            "close_lungs": session.lungs.close,
            "keep_earlier": self._comparison.keep,
            "forget_earlier": self._comparison.forget,
            "start_many": self._start_many,
            "stop_many": self._many.cancel,
            "open_many": self._open_of_many,
            "corrected": self._learning.set_corrected,
            "add_case": self._learning.add,
            "retrain": lambda: self._learning.retrain(session.choices.model),
            "stop_training": self._learning.cancel,
            "restore": self._keeping.restore,
            "discard": self._keeping.discard,
        }
        for name, call in triggers.items():
            self._server.controller.trigger(name)(self._safely(call))
        changes: dict[tuple[str, ...], Callable[[], None]] = {
            ("opacity",): lambda: results.set_opacity(self.state.opacity),
            ("outline",): lambda: results.set_outline(self.state.outline),
            ("show_uncertainty",): lambda: results.set_uncertainty(self.state.show_uncertainty),
            ("uncertainty_map",): lambda: session.set_uncertainty_map(self.state.uncertainty_map),
            ("show_3d",): lambda: session.set_3d(self.state.show_3d),
            ("min_lesion_ml",): results.forget_lesions,
            ("brush_mm", "ball"): lambda: editor.set_brush(float(self.state.brush_mm), bool(self.state.ball)),
            ("scissors", "through"): lambda: editor.set_scissors(self.state.scissors, bool(self.state.through)),
            ("range_on", "hu_low", "hu_high"): self._set_range,
        }
        for names, change in changes.items():
            self.state.change(*names)(self._safely(change, takes_state=True))

    def _safely(self, call: Callable[..., Any], takes_state: bool = False) -> Callable[..., None]:
        """Return a function that says on the page what goes wrong, instead of losing it in a log.

        What waits, for an answer say, does so in a task of its own: the page's next message would wait for it too.
        """

        def run(*arguments: Any, **_state: Any) -> None:
            try:
                result = call() if takes_state else call(*arguments)
                if asyncio.iscoroutine(result):
                    self._start(result)
            except Exception as error:
                self._session.segmenting.show(failure(error))

        return run

    def _start(self, work: Coroutine[Any, Any, Any]) -> None:
        async def run() -> None:
            try:
                await work
            except Exception as error:
                self._session.segmenting.show(failure(error))

        task = asyncio.ensure_future(run())
        self._tasks.add(task)  # the loop keeps weak references only
        task.add_done_callback(self._tasks.discard)

    async def _open_sample(self) -> None:
        if self.state.loading or not await self._session.may_leave():
            return
        with self.state as state:
            state.loading = _("Making the sample…")
        await asyncio.sleep(0.05)  # the page shows it first
        try:
            self._session.show_sample()
            self._forget_uploads(None)
        finally:
            with self.state as state:
                state.loading, state.is_dicom = "", False

    async def _open_upload(self, path: Path, folder: Path) -> None:
        shown = None if path.is_dir() else path.name.partition("-")[2]
        await self._open(path, shown or _("This folder"))
        self._forget_uploads(folder)

    async def _open(self, path: Path, shown: str | None = None) -> None:
        await load(self._session, lambda: read_ct(path, shown), _("Reading the CT…"))
        with self.state as state:
            source = self._session.source
            state.is_dicom = source is not None and bool(source.instances)

    def _forget_uploads(self, kept: Path | None) -> None:
        """Remove the uploads of CTs that are no longer on show, nor kept for a comparison."""
        earlier = self._comparison.upload
        for folder in self._uploads.iterdir():
            is_earlier = earlier is not None and earlier.is_relative_to(folder)
            if folder != kept and not is_earlier and not self._many.holds(folder):
                shutil.rmtree(folder, ignore_errors=True)

    async def _start_many(self) -> None:
        if await self._session.agrees():
            self._many.start(self._session.choices)

    async def _open_of_many(self, row: int) -> None:
        """Open a CT of the table with its result."""
        ct, labels = self._many.place(row)
        if not self.state.loading and await self._session.may_leave():
            await self._open_with(ct, lambda: read_lesions(labels), f"CovidSeg {self._session.choices.model}")

    def _hover(self, name: str) -> None:
        node = self._viewer.view_node(name)
        if node is not None:
            self._session.editor.show_brush_in(node)

    def _set_layout(self, name: str) -> None:
        with self.state as state:
            state.layout = name
        self._viewer.show_views(name)

    def _choose_segment_number(self, index: int) -> None:
        if self.state.has_result:
            choices = self.state.lungs if self.state.lungs_open else self.state.classes
            if index < len(choices):
                self._session.choose_segment(choices[index]["id"])

    def _change_brush(self, step_mm: int) -> None:
        with self.state as state:
            state.brush_mm = min(max(int(state.brush_mm) + step_mm, 1), 60)

    def _range(self) -> tuple[float, float] | None:
        """Return the range of HU on the page; None while one of its numbers is being typed."""
        low, high = self.state.hu_low, self.state.hu_high
        if not (isinstance(low, int | float) and isinstance(high, int | float)):
            return None
        return float(min(low, high)), float(max(low, high))

    def _set_range(self) -> None:
        if not self.state.range_on:
            self._session.editor.set_range(None)
        elif (hounsfield := self._range()) is not None:
            self._session.editor.set_range(hounsfield)

    def _fill_range(self) -> None:
        if (hounsfield := self._range()) is not None:
            self._session.editor.fill_range(*hounsfield)

    def _drop_small(self) -> None:
        node = self._session.results.volume_node
        if node is not None:
            x, y, z = node.GetSpacing()
            self._session.editor.remove_small_islands(round(float(self.state.min_lesion_ml or 0) * 1000 / (x * y * z)))

    # Its life

    def _on_ready(self, **_more: Any) -> None:
        if self._guard is None:
            self._guard = self._make_guard()
        self.ready.set()
        self._session.find_devices()
        if self._options.ct is not None:
            self._start(self._open_first(self._options.ct))

    async def _open_first(self, ct: Path) -> None:
        lesions, self._lesions = self._lesions, None
        if lesions is None:
            await self._open(ct)
        else:
            problem = await self._open_with(ct, lambda: lesions, _("drawn elsewhere"))
            if problem:  # whoever gave the label map on the command line looks there too
                print(f"covidseg: {problem}", file=sys.stderr, flush=True)

    async def _open_with(self, ct: Path, read: Callable[[], LabelMap], algorithm: str) -> str:
        """Open a CT with a label map, read in another thread, as its result; return why the label map is not shown."""
        await self._open(ct)
        node, source = self._session.choices.input_volume, self._session.source
        if node is None or source is None or source.path != ct:
            return ""  # the page says why
        try:
            label_map = await asyncio.to_thread(read)
            self._session.add_result(label_map, algorithm)
        except CovidSegError as error:
            self._session.say_failed(str(error))
            return str(error)
        return ""

    def _on_client(self, *_more: Any) -> None:
        # Before that, the views have no size.
        asyncio.get_running_loop().call_later(1.0, self._viewer.fit)

    def _on_edit(self) -> None:
        self._keeping.note_edit()

    def _on_made(self) -> None:
        self._learning.forget_corrected()

    def _on_measured(self, edited: tuple[int, ...]) -> None:
        self._learning.suggest_corrected(edited)
        self._keeping.note_measured(edited)
        self._comparison.tell()

    def _on_trained(self, name: str) -> None:
        self._session.fill_models()
        self._session.choose(model=name)
