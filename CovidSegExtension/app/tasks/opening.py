"""Opening a CT: the sample, one of this computer or one that the browser sent, alone or with its label map."""

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

from ...errors import CovidSegError
from ...io.images import read_lesions
from ...volume import LabelMap
from ...worker.translation import tr as _
from ..session import Session
from ..web.background import Background
from ..web.uploads import read_ct
from .many import Many


class Opening:
    """Brings CTs on show, and removes what was sent for those that have gone.

    Parameters
    ----------
    session : Session
    many : Many
        Its results can be opened; what was sent for it stays.
    uploads : Path
        Private; each upload has a folder in it.
    background : Background
    """

    def __init__(self, session: Session, many: Many, uploads: Path, background: Background) -> None:
        self._session, self._many, self._uploads, self._background = session, many, uploads, background
        self._state = session.state
        self._state.update({"loading": "", "is_dicom": False})

    async def open_sample(self) -> None:
        """Make the sample, and show it."""
        if not await self._may_open():
            return
        with self._state as state:
            state.loading = _("Making the sample…")
        await asyncio.sleep(0.05)  # the page shows it first
        try:
            self._session.show_sample()
            self._forget_uploads(None)
        finally:
            with self._state as state:
                state.loading, state.is_dicom = "", False

    async def open(self, path: Path, shown: str | None = None) -> None:
        """Read a CT in another thread while the page says so, and show it; or say why not.

        Parameters
        ----------
        shown : str, optional
            What the page calls it instead of `path`.
        """
        with self._state as state:
            state.loading = _("Reading the CT…")
        try:
            ct = await asyncio.to_thread(read_ct, path, shown)
            self._session.show_ct(ct)
        except Exception as error:
            self._session.say_error(error)
        finally:
            with self._state as state:
                state.loading = ""
        with self._state as state:
            source = self._session.source
            state.is_dicom = source is not None and bool(source.instances)

    async def open_with(self, ct: Path, read: Callable[[], LabelMap], algorithm: str) -> str:
        """Open a CT with a label map, read in another thread, as its result; return why the label map is not shown."""
        await self.open(ct)
        source = self._session.source
        if self._session.volume_node is None or source is None or source.path != ct:
            return ""  # the page says why
        try:
            label_map = await asyncio.to_thread(read)
            self._session.add_result(label_map, algorithm)
        except CovidSegError as error:
            self._session.say_failed(str(error))
            return str(error)
        return ""

    async def open_of_many(self, row: int) -> None:
        """Open a CT of the table of many CTs with its result."""
        ct, labels = self._many.place(row)
        if await self._may_open():
            await self.open_with(ct, lambda: read_lesions(labels), f"CovidSeg {self._session.choosing.choices.model}")

    # What the browser sends

    @property
    def expects(self) -> bool:
        """Whether a CT was announced and has not come to an end."""
        return bool(self._state.loading)

    async def announce(self, name: str) -> bool:
        """Tell whether the page may send a CT now, and show that it does."""
        if not await self._may_open():
            return False
        with self._state as state:
            state.loading = _("Loading {name}…").format(name=name) if name else _("Loading…")
            state.upload = 0
        return True

    def take(self, sent: Path, folder: Path) -> None:
        """Open a CT that was sent, a file or a folder, which lies in a private folder of its own."""
        self._background.start(self._open_upload(sent, folder))

    def fail_upload(self, reason: str) -> None:
        """Say that an upload came to nothing."""
        with self._state as state:
            state.loading, state.upload = "", 0
        self._session.say_failed(reason or _("The upload was broken off; choose the CT again."))

    async def _open_upload(self, sent: Path, folder: Path) -> None:
        shown = None if sent.is_dir() else sent.name.partition("-")[2]
        await self.open(sent, shown or _("This folder"))
        self._forget_uploads(folder)

    async def _may_open(self) -> bool:
        return not self._state.loading and await self._session.may_leave()

    def _forget_uploads(self, kept: Path | None) -> None:
        """Remove the uploads of CTs that are no longer on show, nor kept for a comparison."""
        earlier = self._session.comparison.upload
        for folder in self._uploads.iterdir():
            is_earlier = earlier is not None and earlier.is_relative_to(folder)
            if folder != kept and not is_earlier and not self._many.holds(folder):
                shutil.rmtree(folder, ignore_errors=True)
