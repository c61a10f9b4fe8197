"""The server behind the page: who does what there, and its life from start to end."""

import asyncio
import contextlib
import sys
from pathlib import Path
from typing import Any

from trame_server import Server
from trame_slicer import module as trame_slicer_module

from ..volume import LabelMap
from ..worker.batch_client import BatchProcess
from ..worker.client import WorkerClient
from ..worker.training_client import TrainingProcess
from ..worker.translation import speak
from ..worker.translation import tr as _
from .autosave import SessionFolder
from .controls import Controls
from .options import AppOptions
from .page import build, write
from .questions import Questions
from .scene.viewer import Viewer
from .session import Session
from .tasks.exports import Exports
from .tasks.keeping import Keeping
from .tasks.learning import Learning
from .tasks.many import Many
from .tasks.opening import Opening
from .web.background import Background
from .web.entrance import Entrance
from .web.processes import LoopHost
from .web.routes import Routes


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
        self._options, self._lesions = options, lesions
        uploads, exported = folder.path / "uploads", folder.path / "exports"
        for one in (uploads, exported):
            one.mkdir(mode=0o700)
        self._entrance = Entrance(options, self._speak)
        self._server = Server("covidseg", options={"log_network": False})
        self._server.client_type = "vue3"
        self._server.enable_module(trame_slicer_module)
        self._viewer = Viewer(self._server)
        host = LoopHost(asyncio.get_running_loop())
        client = WorkerClient(host)
        questions = Questions(self.state)
        self._session = session = Session(
            self.state,
            self._viewer,
            client,
            questions,
            self._on_edit,
            self._on_measured,
            self._on_made,
        )
        self._background = Background(session.say_error)
        self._many = Many(self.state, client, BatchProcess(host), session.say_failed)
        self._learning = Learning(
            self.state,
            TrainingProcess(host),
            session.results,
            questions,
            self._on_trained,
            session.say_failed,
        )
        self._opening = Opening(session, self._many, uploads, self._background)
        self._keeping = Keeping(session, folder, self._opening.open)
        exports = Exports(session, self._many, exported, self._keeping.forget)
        self._routes = Routes(uploads, {"ct": self._opening, "many": self._many}, exports.export, exports.path)
        self._layout = build(self._server)
        Controls(
            self._server,
            self._viewer,
            session,
            self._opening,
            self._many,
            self._learning,
            self._keeping,
            self._routes,
            self._background,
        )

    @property
    def state(self) -> Any:
        """The page's state."""
        return self._server.state

    @property
    def address(self) -> str:
        """The address that opens the page, token included."""
        return self._entrance.address

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

    def _bind(self, wslink_server: Any) -> None:
        self._entrance.guard(wslink_server)
        self._routes.add_to(wslink_server.app)

    def _on_ready(self, **_more: Any) -> None:
        self.ready.set()
        self._session.choosing.find_devices(self._session.translate)
        if self._options.ct is not None:
            self._background.start(self._open_first(self._options.ct))

    async def _open_first(self, ct: Path) -> None:
        lesions, self._lesions = self._lesions, None
        if lesions is None:
            await self._opening.open(ct)
        else:
            problem = await self._opening.open_with(ct, lambda: lesions, _("drawn elsewhere"))
            if problem:  # whoever gave the label map on the command line looks there too
                print(f"covidseg: {problem}", file=sys.stderr, flush=True)

    def _speak(self, language: str) -> None:
        """Let the page speak a language from now on."""
        if language != self.state.language:
            speak(language)
            with self.state as state:
                state.language = language
            write(self._server, self._layout)
            self._session.translate()
            self._keeping.offer()

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
        self._session.comparison.tell()

    def _on_trained(self, name: str) -> None:
        self._session.choosing.fill_models()
        self._session.choosing.choose(model=name)
