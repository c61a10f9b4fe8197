"""What ``covidseg app`` and ``covidseg view`` were asked for."""

from dataclasses import dataclass
from pathlib import Path

LOCAL = "127.0.0.1"

IDLE_S = 1800.0
"""A laptop's battery pays for a page that was forgotten."""


@dataclass(frozen=True)
class AppOptions:
    """What `covidseg app` was asked for.

    Attributes
    ----------
    ct : Path or None
        Opened at once.
    mask : Path or None
        A label map on the CT's grid, shown as its result.
    host : str
        The address to listen on; any other than `LOCAL` lets other computers in.
    port : int
        0 takes any that is free.
    browser : bool
        Whether to open the page in the browser.
    public : str
        The host name, with port, by which a reverse proxy calls this server; empty where there is none.
    language : str
        One of `worker.translation.LANGUAGES`, or ``en``; empty for that of the browser.
    idle_s : float
        Without an open page for this long, the server ends.
    """

    ct: Path | None = None
    mask: Path | None = None
    host: str = LOCAL
    port: int = 0
    browser: bool = True
    public: str = ""
    language: str = ""
    idle_s: float = IDLE_S
