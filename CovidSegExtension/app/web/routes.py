"""The addresses of the server beside the page itself: files that come in, and files that go out."""

import asyncio
import secrets
import shutil
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Protocol

from aiohttp import web

from ...errors import CovidSegError
from ...worker.translation import tr as _
from .uploads import receive

_LONGEST_NAME = 1000

_BEGIN_S = 30.0
"""An upload that was announced and has not begun by then will not come: its page was closed."""


class Taker(Protocol):
    """Who takes uploads."""

    @property
    def expects(self) -> bool:
        """Whether an upload was announced and has not come to an end."""

    async def announce(self, name: str) -> bool:
        """Return whether the page may send something; its name is empty for several files."""

    def take(self, sent: Path, folder: Path) -> None:
        """Take what was sent, a file or `folder` itself, which holds it."""

    def fail_upload(self, reason: str) -> None:
        """Say why an upload came to nothing; the reason is empty where it was broken off."""


class Routes:
    """Takes uploads, one at a time for each purpose, and gives exports away.

    Parameters
    ----------
    uploads : Path
        Private; each upload gets a folder in it.
    takers : mapping of str to Taker
        For the purposes ``ct`` and ``many``.
    export : callable
        Writes a file of a kind; returns its name, or None after saying why not.
    exported : callable
        Returns an exported file by its name; None for any other name.
    """

    def __init__(
        self,
        uploads: Path,
        takers: Mapping[str, Taker],
        export: Callable[[str], Awaitable[str | None]],
        exported: Callable[[str], Path | None],
    ) -> None:
        self._uploads, self._takers, self._export, self._exported = uploads, takers, export, exported
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

    def lose(self, purpose: str, reason: str) -> None:
        """Believe the browser that it could not send, unless this server ended the upload and has said why."""
        if self._takers[purpose].expects:
            self._takers[purpose].fail_upload(reason)

    async def _announce(self, request: web.Request) -> web.Response:
        """Answer whether the page may send something, after asking the person where that drops corrections."""
        name = (await request.content.read(_LONGEST_NAME)).decode("utf-8", "replace")
        purpose = request.match_info["purpose"]
        taker = self._takers[purpose]
        may = await taker.announce(name)
        if may:
            self._awaited[purpose] = asyncio.get_running_loop().call_later(_BEGIN_S, taker.fail_upload, "")
        return web.Response(status=200 if may else 409)

    async def _upload(self, request: web.Request) -> web.Response:
        purpose = request.match_info["purpose"]
        taker = self._takers[purpose]
        if not taker.expects:
            return web.Response(status=409, text=_("The page did not ask for this."))
        if purpose in self._awaited:
            self._awaited.pop(purpose).cancel()
        folder = self._uploads / secrets.token_hex(8)
        folder.mkdir(mode=0o700)
        try:
            path = await receive(request, folder, keeps_folders=purpose == "many")
        except (CovidSegError, ValueError, ConnectionError, OSError, asyncio.CancelledError) as error:
            shutil.rmtree(folder, ignore_errors=True)
            taker.fail_upload(str(error) if isinstance(error, CovidSegError) else "")
            if isinstance(error, asyncio.CancelledError):
                raise
            return web.Response(status=400, text=str(error))
        taker.take(path, folder)
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
