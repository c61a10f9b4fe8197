"""The server behind the page: its routes, what the page's controls do, and its life."""

import asyncio
import contextlib
import secrets
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
from ..io.images import read_labels
from ..worker.client import WorkerClient
from ..worker.training_client import TrainingProcess
from ..worker.translation import tr as _
from .autosave import SessionFolder
from .exports import Exports
from .learning import Learning
from .options import AppOptions
from .page import build
from .questions import Questions
from .scene.viewer import Viewer
from .session import Session, load
from .web.processes import LoopHost
from .web.security import Guard, names_of
from .web.uploads import read_ct, receive

_BRUSH_MM = 8
_LONGEST_NAME = 1000
_SAVE_AFTER_S = 0.1
"""Corrections are kept this long after they were measured: before the surfaces, which take a second or more."""

_WHOLE = ("seg.nrrd", "nii.gz", "seg.dcm")
"""Exports that hold every voxel of the corrections."""


class AppServer:
    """One page for one person.

    Parameters
    ----------
    options : AppOptions
    folder : SessionFolder
        Private; what is uploaded, exported and kept lies there.
    """

    def __init__(self, options: AppOptions, folder: SessionFolder) -> None:
        self.ready = asyncio.Event()
        self._options, self._folder = options, folder
        self._uploads, exported = folder.path / "uploads", folder.path / "exports"
        for one in (self._uploads, exported):
            one.mkdir(mode=0o700)
        self._guard: Guard | None = None
        self._web: Any = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._saving: asyncio.TimerHandle | None = None
        self._is_new = False
        self._server = Server("covidseg", options={"log_network": False})
        self._server.client_type = "vue3"
        self._server.enable_module(trame_slicer_module)
        self._viewer = Viewer(self._server)
        host = LoopHost(asyncio.get_running_loop())
        self._questions = Questions(self.state)
        self._session = Session(
            self.state, self._viewer, WorkerClient(host), self._questions, self._on_edit, self._on_measured
        )
        self._exports = Exports(self._session.results, exported, self._session.file_of_instance)
        self._learning = Learning(
            self.state,
            TrainingProcess(host),
            self._session.results,
            self._questions,
            self._on_trained,
            self._session.say_failed,
        )
        self.state.update(
            {
                "is_dicom": False,
                "exporting": "",
                "unsaved": False,
                "brush_mm": _BRUSH_MM,
                "ball": False,
                "scissors": "erase",
                "range_on": False,
                "hu_low": -900,
                "hu_high": -100,
                "smooth_mm": 3,
            }
        )
        build(self._server)
        self._offer()
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

    async def serve(self, idle_s: int) -> None:
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
        if self._saving is not None:
            self._save()
        self._learning.stop()
        self._session.close()
        with contextlib.suppress(Exception):
            await self._server.stop()

    # Routes

    def _bind(self, wslink_server: Any) -> None:
        self._web = wslink_server
        app: web.Application = wslink_server.app
        app.middlewares.append(self._guard_request)
        app.add_routes(
            [
                web.post("/covidseg/announce", self._announce),
                web.post("/covidseg/upload", self._upload),
                web.post("/covidseg/export/{kind}", self._export),
                web.get("/covidseg/export/{name}", self._download),
            ]
        )

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

    def _entry(self, request: web.Request) -> str:
        scheme = "wss" if request.headers.get("X-Forwarded-Proto", request.scheme) == "https" else "ws"
        return f"/index.html?sessionURL={scheme}%3A%2F%2F{request.headers['Host'].replace(':', '%3A')}%2Fws"

    async def _announce(self, request: web.Request) -> web.Response:
        """Answer whether the page may send a CT, after asking the person where that drops corrections."""
        name = (await request.content.read(_LONGEST_NAME)).decode("utf-8", "replace")
        may = await self._may_upload(name)
        return web.Response(status=200 if may else 409)

    async def _upload(self, request: web.Request) -> web.Response:
        if not self.state.loading:
            return web.Response(status=409, text=_("The page did not ask for this."))
        folder = self._uploads / secrets.token_hex(8)
        folder.mkdir(mode=0o700)
        try:
            path = await receive(request, folder)
        except (CovidSegError, ValueError, ConnectionError, OSError, asyncio.CancelledError) as error:
            shutil.rmtree(folder, ignore_errors=True)
            self._say_upload_failed(str(error) if isinstance(error, CovidSegError) else "")
            if isinstance(error, asyncio.CancelledError):
                raise
            return web.Response(status=400, text=str(error))
        self._start(self._open_upload(path, folder))
        return web.Response()

    async def _export(self, request: web.Request) -> web.Response:
        """Write a file; answer with the name under which it can be fetched."""
        with self.state as state:
            state.exporting = _("Writing…")
        await asyncio.sleep(0.05)  # the page shows it first
        try:
            name = await self._exports.write(request.match_info["kind"])
        except Exception as error:
            self._session.segmenting.show(failure(error))
            return web.Response(status=409)
        finally:
            with self.state as state:
                state.exporting = ""
        if request.match_info["kind"] in _WHOLE:
            self._forget_corrections()
        self._session.say(_("Exported as {name}.").format(name=name))
        return web.Response(text=name)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        path = self._exports.path(request.match_info["name"])
        if path is None:
            raise web.HTTPNotFound
        return web.FileResponse(path, headers={"Content-Disposition": f'attachment; filename="{path.name}"'})

    # The page's controls

    def _connect(self) -> None:
        session, results, editor = self._session, self._session.results, self._session.editor
        triggers: dict[str, Callable[..., Any]] = {
            "sample": self._open_sample,
            "upload_failed": self._say_upload_failed,
            "choose": lambda name, value: session.choose(**{name: value}),
            "segment": session.segment,
            "cancel": session.cancel,
            "answer": self._questions.answer,
            "window": session.set_window,
            "layout": self._set_layout,
            "fit": self._viewer.fit,
            "slice": self._viewer.move_slice,
            "lesion": results.go_to_lesion,
            "uncertain": results.go_to_uncertain_slice,
            "choose_segment": session.choose_segment,
            "segment_number": self._choose_segment_number,
            "visible": results.set_visible,
            "lock": session.lock,
            "tool": session.choose_tool,
            "brush": self._change_brush,
            "undo": editor.undo,
            "redo": editor.redo,
            "hide": lambda: results.set_hidden(not self.state.hidden),
            "fill_range": lambda: editor.fill_range(float(self.state.hu_low), float(self.state.hu_high)),
            "keep_largest": editor.keep_largest_island,
            "drop_small": self._drop_small,
            "smooth": lambda mode: editor.smooth(mode, max(1.0, float(self.state.smooth_mm or 1))),
            "open_lungs": session.open_lungs,
            "use_lungs": session.use_lungs,
            "close_lungs": session.close_lungs,
            "corrected": self._learning.set_corrected,
            "add_case": self._learning.add,
            "retrain": lambda: self._learning.retrain(session.choices.model),
            "stop_training": self._learning.cancel,
            "restore": self._restore,
            "discard": self._discard,
        }
        for name, call in triggers.items():
            self._server.controller.trigger(name)(self._safely(call))
        changes: dict[tuple[str, ...], Callable[[], None]] = {
            ("opacity",): lambda: results.set_opacity(self.state.opacity),
            ("outline",): lambda: results.set_outline(self.state.outline),
            ("show_3d",): lambda: session.set_3d(self.state.show_3d),
            ("min_lesion_ml",): results.forget_lesions,
            ("brush_mm", "ball"): lambda: editor.set_brush(float(self.state.brush_mm), bool(self.state.ball)),
            ("scissors",): lambda: editor.set_scissors(self.state.scissors),
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
        if self.state.loading or not await self._session.may_leave(_("Opening another CT")):
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

    async def _may_upload(self, name: str) -> bool:
        if self.state.loading or not await self._session.may_leave(_("Opening another CT")):
            return False
        with self.state as state:
            state.loading = _("Loading {name}…").format(name=name) if name else _("Loading…")
            state.upload = 0
        return True

    def _say_upload_failed(self, reason: str) -> None:
        with self.state as state:
            state.loading, state.upload = "", 0
        self._session.say_failed(reason or _("The upload was broken off; choose the CT again."))

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
        """Remove the uploads of CTs that are no longer on show."""
        for folder in self._uploads.iterdir():
            if folder != kept:
                shutil.rmtree(folder, ignore_errors=True)

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

    def _set_range(self) -> None:
        low, high = float(self.state.hu_low), float(self.state.hu_high)
        self._session.editor.set_range((min(low, high), max(low, high)) if self.state.range_on else None)

    def _drop_small(self) -> None:
        node = self._session.results.volume_node
        if node is not None:
            x, y, z = node.GetSpacing()
            self._session.editor.remove_small_islands(round(float(self.state.min_lesion_ml) * 1000 / (x * y * z)))

    # Its life

    def _on_ready(self, **_more: Any) -> None:
        if self._guard is None:
            self._guard = self._make_guard()
        self.ready.set()
        self._session.find_devices()
        if self._options.ct is not None:
            self._start(self._open_first(self._options.ct, self._options.mask))

    async def _open_first(self, ct: Path, mask: Path | None) -> None:
        await self._open(ct)
        node = self._session.choices.input_volume
        if mask is not None and node is not None:
            try:
                label_map = await asyncio.to_thread(read_labels, mask)
                self._session.add_result(label_map, _("drawn elsewhere"))
            except CovidSegError as error:
                self._session.say_failed(str(error))

    def _on_client(self, *_more: Any) -> None:
        # Before that, the views have no size.
        asyncio.get_running_loop().call_later(1.0, self._viewer.fit)

    def _on_edit(self) -> None:
        self._is_new = True
        if self._session.results.segmentation is None:
            self._forget_corrections()

    def _on_measured(self, edited: tuple[int, ...]) -> None:
        """Keep the corrections, now that they are known as such."""
        self._learning.suggest_corrected(edited)
        self._session.show_surfaces_later()
        if not (edited and self._is_new):
            self._forget_corrections()
            return
        with self.state as state:
            state.unsaved = True
        if self._saving is not None:
            self._saving.cancel()
        self._saving = asyncio.get_running_loop().call_later(_SAVE_AFTER_S, self._save)

    def _save(self) -> None:
        self._saving = None
        segmentation, source = self._session.results.segmentation, self._session.source
        if segmentation is None or source is None:
            return
        try:
            self._folder.save(segmentation, source.path)
        except CovidSegError as error:
            self._session.say_failed(str(error))

    def _forget_corrections(self) -> None:
        """Keep corrections no longer: there are none, or they are safe elsewhere."""
        self._is_new = False
        if self._saving is not None:
            self._saving.cancel()
            self._saving = None
        self._folder.forget()
        with self.state as state:
            state.unsaved = False

    def _offer(self) -> None:
        offer = self._folder.offer()
        with self.state as state:
            state.offer = "" if offer is None else offer[1].sentence()

    async def _restore(self) -> None:
        offer = self._folder.offer()
        if offer is None or not await self._session.may_leave(_("Opening another CT")):
            return
        folder, card = offer
        if card.path:
            await self._open(Path(card.path), card.ct)
        else:
            self._session.show_sample()
        node = self._session.choices.input_volume
        if node is None:
            return
        self._session.show_result(self._folder.restore(folder, card, node))
        self._is_new = True
        self._offer()

    def _discard(self) -> None:
        offer = self._folder.offer()
        if offer is not None:
            self._folder.discard(offer[0])
        self._offer()

    def _on_trained(self, name: str) -> None:
        self._session.fill_models()
        self._session.choose(model=name)
