"""The addresses of the server beside the page itself: files that come in, and files that go out."""

import asyncio
import secrets
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from ...errors import CovidSegError
from ...worker.translation import tr as _
from .uploads import receive

_LONGEST_NAME = 1000

_BEGIN_S = 30.0
"""An upload that was announced and has not begun by then will not come: its page was closed."""


class Routes:
    """Takes uploads for one purpose at a time, and gives exports away.

    Parameters
    ----------
    uploads : Path
        Private; each upload gets a folder in it.
    announced : callable
        Called with the purpose and the name of what the page wants to send; returns whether it may.
    expected : callable
        Called with the purpose; returns whether such an upload was announced.
    received : callable
        Called with the purpose, what was sent, and the folder that holds it.
    failed : callable
        Called with the purpose and why an upload came to nothing, empty where it was broken off.
    export : callable
        Writes a file of a kind; returns its name, or None after saying why not.
    exported : callable
        Returns an exported file by its name; None for any other name.
    """

    def __init__(
        self,
        uploads: Path,
        announced: Callable[[str, str], Awaitable[bool]],
        expected: Callable[[str], bool],
        received: Callable[[str, Path, Path], None],
        failed: Callable[[str, str], None],
        export: Callable[[str], Awaitable[str | None]],
        exported: Callable[[str], Path | None],
    ) -> None:
        self._uploads = uploads
        self._announced, self._expected, self._received, self._failed = announced, expected, received, failed
        self._export, self._exported = export, exported
        self._awaited: dict[str, asyncio.TimerHandle] = {}

    def add_to(self, application: web.Application) -> None:
        """Answer from now on."""
        application.add_routes(
            [
                web.post("/covidseg/announce/{purpose:ct|many}", self._announce),
                web.post("/covidseg/upload/{purpose:ct|many}", self._upload),
                web.post("/covidseg/export/{kind}", self._write),
                web.get("/covidseg/export/{name}", self._download),
            ]
        )

    async def _announce(self, request: web.Request) -> web.Response:
        """Answer whether the page may send something, after asking the person where that drops corrections."""
        name = (await request.content.read(_LONGEST_NAME)).decode("utf-8", "replace")
        purpose = request.match_info["purpose"]
        may = await self._announced(purpose, name)
        if may:
            self._awaited[purpose] = asyncio.get_running_loop().call_later(_BEGIN_S, self._failed, purpose, "")
        return web.Response(status=200 if may else 409)

    async def _upload(self, request: web.Request) -> web.Response:
        purpose = request.match_info["purpose"]
        if not self._expected(purpose):
            return web.Response(status=409, text=_("The page did not ask for this."))
        if purpose in self._awaited:
            self._awaited.pop(purpose).cancel()
        folder = self._uploads / secrets.token_hex(8)
        folder.mkdir(mode=0o700)
        try:
            path = await receive(request, folder, keeps_folders=purpose == "many")
        except (CovidSegError, ValueError, ConnectionError, OSError, asyncio.CancelledError) as error:
            shutil.rmtree(folder, ignore_errors=True)
            self._failed(purpose, str(error) if isinstance(error, CovidSegError) else "")
            if isinstance(error, asyncio.CancelledError):
                raise
            return web.Response(status=400, text=str(error))
        self._received(purpose, path, folder)
        return web.Response()

    async def _write(self, request: web.Request) -> web.Response:
        """Write a file; answer with the name under which it can be fetched."""
        name = await self._export(request.match_info["kind"])
        return web.Response(status=409) if name is None else web.Response(text=name)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        path = self._exported(request.match_info["name"])
        if path is None:
            raise web.HTTPNotFound
        return web.FileResponse(path, headers={"Content-Disposition": f'attachment; filename="{path.name}"'})
