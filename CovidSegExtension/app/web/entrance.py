"""The way in: the address that opens the page, guarded as soon as the port is known, and where the page is."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from aiohttp import web

from ...worker.languages import preferred_language
from ..options import AppOptions
from .security import Guard, Handler, names_of


class Entrance:
    """Lets a person in, and has the page speak that person's language.

    Parameters
    ----------
    options : AppOptions
    speak : callable
        Called with the language of whoever comes in.
    """

    def __init__(self, options: AppOptions, speak: Callable[[str], None]) -> None:
        self._options, self._speak = options, speak
        self._server: Any = None

    def guard(self, wslink_server: Any) -> None:
        """Let nobody else use this server from now on."""
        self._server = wslink_server
        wslink_server.app.middlewares.append(self._check)

    @property
    def address(self) -> str:
        """The address that opens the page, token included; known once the server listens."""
        scheme = "https" if self._options.public else "http"
        return f"{scheme}://{self._guard.hosts[0]}/?token={self._guard.token}"

    @cached_property
    def _guard(self) -> Guard:
        port = self._server.get_port()
        hosts = [f"{name.lower()}:{port}" for name in names_of(self._options.host)]
        if self._options.public:
            hosts.insert(0, self._options.public.lower())
        return Guard(tuple(hosts), self._enter)

    @web.middleware
    async def _check(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        return await self._guard.middleware(request, handler)

    def _enter(self, request: web.Request) -> str:
        """Return where the page is."""
        self._speak(self._options.language or preferred_language(request.headers.get("Accept-Language", "")))
        scheme = "wss" if request.headers.get("X-Forwarded-Proto", request.scheme) == "https" else "ws"
        return f"/index.html?sessionURL={scheme}%3A%2F%2F{request.headers['Host'].replace(':', '%3A')}%2Fws"
