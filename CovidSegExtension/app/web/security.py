"""Who may talk to the server: whoever opened the address with its token, from the page itself, and nobody else."""

import contextlib
import hmac
import secrets
import socket
from collections.abc import Awaitable, Callable

from aiohttp import web

from ...worker.languages import preferred_language, read_sentences

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # The templates of the page are compiled in the browser, which needs eval; everything comes from here.
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
}
"""What every answer carries."""


def names_of(host: str) -> list[str]:
    """Return the names and addresses by which a browser may call a server that listens on `host`."""
    if host in ("127.0.0.1", "localhost"):
        return ["127.0.0.1", "localhost"]
    if host not in ("0.0.0.0", "::", ""):
        return [host]
    own = socket.gethostname()
    addresses = []
    with contextlib.suppress(OSError):
        addresses = socket.gethostbyname_ex(own)[2]
    return list(dict.fromkeys([own, socket.getfqdn(), *addresses, "127.0.0.1", "localhost"]))


class Guard:
    """Lets requests through that bear the cookie, name this host, and come from this page.

    Parameters
    ----------
    hosts : tuple of str
        The names, with ports, by which a browser may call this server: its own ``Host`` header, or a proxy's.
    entry : callable
        Returns where the page is, for whoever came with the token.

    Attributes
    ----------
    token : str
        Opens the page once: ``/?token=TOKEN`` turns it into a cookie that scripts cannot read.
    """

    def __init__(self, hosts: tuple[str, ...], entry: Callable[[web.Request], str]) -> None:
        self.token = secrets.token_urlsafe(32)
        self.hosts = hosts
        self._entry = entry
        self._session = secrets.token_urlsafe(32)

    @property
    def cookie(self) -> str:
        """The name of the cookie; it has the port in it, because browsers share cookies between ports."""
        return "covidseg-" + "-".join(host.rpartition(":")[2] for host in self.hosts[:1])

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer 403 to whoever may not come in."""
        if request.headers.get("Host", "").lower() not in self.hosts:
            text = _("This address is not the server's own; open the one that covidseg app printed.", request)
            return _refuse(text)
        if not self._is_from_page(request):
            return _refuse(_("This request comes from another page.", request))
        if request.path == "/" and "token" in request.query:
            return self._enter(request)
        if not hmac.compare_digest(request.cookies.get(self.cookie, "").encode(), self._session.encode()):
            return _refuse(_("Open the address that covidseg app printed, token included.", request))
        if request.path == "/":
            raise web.HTTPFound(self._entry(request), headers=HEADERS)
        response = await handler(request)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    def _enter(self, request: web.Request) -> web.StreamResponse:
        if not hmac.compare_digest(request.query["token"].encode(), self.token.encode()):
            text = _("The token is not the server's; open the address that covidseg app printed last.", request)
            return _refuse(text)
        response = web.HTTPFound(self._entry(request), headers=HEADERS)
        secure = request.headers.get("X-Forwarded-Proto", request.scheme) == "https"
        response.set_cookie(self.cookie, self._session, httponly=True, samesite="Strict", secure=secure, path="/")
        raise response

    def _is_from_page(self, request: web.Request) -> bool:
        """Tell whether the request was made by the page itself, or by a person who typed or clicked an address."""
        origin = request.headers.get("Origin")
        if origin is not None:
            return origin.lower() in {f"{scheme}://{host}" for host in self.hosts for scheme in ("http", "https")}
        # Browsers send an Origin with every websocket and with all that changes something.
        is_websocket = request.headers.get("Upgrade", "").lower() == "websocket"
        if is_websocket or request.method not in ("GET", "HEAD"):
            return False
        if request.path == "/":
            return True  # a link in a terminal or a mail: the token or the cookie decides
        return request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")


def _(text: str, request: web.Request) -> str:
    """Return a sentence in the language of whoever asks: the page's own is for whoever may come in."""
    return read_sentences(preferred_language(request.headers.get("Accept-Language", ""))).get(text, text)


def _refuse(reason: str) -> web.Response:
    return web.Response(status=403, text=reason + "\n", headers=HEADERS)
