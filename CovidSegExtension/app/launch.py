"""``covidseg app``: the server on this computer, from its start to its end."""

import asyncio
import contextlib
import importlib.util
import os
import signal
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DependencyError, InputError
from ..worker.languages import ENGLISH
from ..worker.translation import speak
from ..worker.translation import tr as _
from .options import LOCAL, AppOptions

if TYPE_CHECKING:
    from ..volume import LabelMap
    from .autosave import SessionFolder


def require_app() -> None:
    """Raise DependencyError unless the extra `app` is installed."""
    missing = [name for name in ("slicer", "trame_slicer", "aiohttp") if importlib.util.find_spec(name) is None]
    if missing:
        raise DependencyError(
            f"The page needs the package {missing[0]}; install it with: pip install 'covidseg[app]' (Python 3.10 to "
            "3.13 on Windows, Linux on x86-64, or a Mac with Apple silicon; elsewhere use covidseg segment, or 3D "
            "Slicer)."
        )


def run(options: AppOptions) -> int:
    """Serve the page until a signal, or until nobody has had it open for `options.idle_s`; return the exit code.

    Raises
    ------
    InputError
        If CT or mask are not there, the mask is no label map of lesions, or the port is taken.
    DependencyError
        If the extra `app` is not installed.
    """
    for path in (options.ct, options.mask):
        if path is not None and not path.exists():
            raise InputError(f"{path} does not exist; give a volume, a DICOM folder or a zip archive of either.")
    require_app()
    lesions = None
    if options.ct is not None and options.mask is not None:
        lesions = _lesions_of(options.ct, options.mask)
    speak(options.language or ENGLISH)
    if sys.platform == "linux" and not os.environ.get("DISPLAY"):
        os.environ.setdefault("VTK_DEFAULT_OPENGL_WINDOW", "vtkEGLRenderWindow")
    os.umask(0o077)  # whatever is written from here on is a patient's
    from .autosave import SessionFolder

    folder = SessionFolder()
    try:
        return asyncio.run(_serve(options, folder, lesions))
    finally:
        if folder.close():
            print(_("Corrections that were not exported are kept; covidseg app offers them next time."), flush=True)


def _lesions_of(ct: Path, mask: Path) -> "LabelMap":
    """Return the label map; raise InputError unless it is one of lesions: nothing would be seen on the page's CT."""
    from ..io.images import read_lesions
    from ..measurement.case import check_labels

    try:
        lesions = read_lesions(mask)
        check_labels(lesions.labels)
    except InputError as error:
        if not _is_label_map(mask) and _is_label_map(ct):
            raise InputError(
                f"{ct} is a label map, and {mask} is none; give the CT first, then its label map."
            ) from error
        raise
    return lesions


def _is_label_map(path: Path) -> bool:
    from ..io.images import read_labels

    try:
        read_labels(path)
    except InputError:
        return False
    return True


async def _serve(options: AppOptions, folder: "SessionFolder", lesions: "LabelMap | None") -> int:
    from .server import AppServer

    server = AppServer(options, folder, lesions)
    stopping = asyncio.Event()
    serving = asyncio.ensure_future(server.serve(options.idle_s))
    ready = asyncio.ensure_future(server.ready.wait())
    await asyncio.wait({serving, ready}, return_when=asyncio.FIRST_COMPLETED)
    _on_signals(stopping.set)  # only now: the web server has set handlers of its own
    if server.ready.is_set():
        if options.host != LOCAL:
            text = _("Others on the network can reach this page: whoever has the address below sees the CT.")
            print(text, file=sys.stderr, flush=True)
        print(server.address, _("Ctrl-C ends it."), sep="\n", flush=True)
        if options.browser:
            await asyncio.to_thread(webbrowser.open, server.address)
    stopped = asyncio.ensure_future(stopping.wait())
    try:
        await asyncio.wait({serving, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if serving.done():
            _require_served(serving, options.port)
            text = _("Nobody had the page open for {minutes} min, so it was ended.")
            print(text.format(minutes=f"{options.idle_s / 60:g}"), flush=True)
    finally:
        await server.close()
        for task in (serving, stopped, ready):
            task.cancel()
    return 0


def _require_served(serving: "asyncio.Future[None]", port: int) -> None:
    try:
        serving.result()
    except OSError as error:
        raise InputError(f"Port {port} is in use, or you may not use it; choose another with --port.") from error


def _on_signals(call: Callable[[], None]) -> None:
    """Call a function from the event loop on Ctrl-C and SIGTERM."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C arrives as KeyboardInterrupt
            loop.add_signal_handler(number, call)
