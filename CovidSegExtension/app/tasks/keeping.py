"""Corrections that were not exported: kept as soon as they were measured, and offered after an end that lost them."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from ...errors import CovidSegError
from ..autosave import SessionFolder
from ..session import Session

_SAVE_AFTER_S = 0.1
"""Corrections are kept this long after they were measured, before the surfaces are made."""


class Keeping:
    """Keeps the corrections of the result on show.

    Parameters
    ----------
    session : Session
    folder : SessionFolder
    open_ct : callable
        Opens a CT by its path, under the name that the page gives it.
    """

    def __init__(
        self, session: Session, folder: SessionFolder, open_ct: Callable[[Path, str], Awaitable[None]]
    ) -> None:
        self._session, self._folder, self._open_ct = session, folder, open_ct
        self._saving: asyncio.TimerHandle | None = None
        self._is_new = False
        session.state.update({"unsaved": False, "offer": ""})
        self.offer()

    def note_edit(self) -> None:
        """Take notice of an edit, or that the result has gone."""
        self._is_new = True
        if self._session.results.segmentation is None:
            self.forget()

    def note_measured(self, edited: tuple[int, ...]) -> None:
        """Keep the corrections, now that they are known as such."""
        if not (edited and self._is_new):
            self.forget()
            return
        with self._session.state as state:
            state.unsaved = True
        if self._saving is not None:
            self._saving.cancel()
        self._saving = asyncio.get_running_loop().call_later(_SAVE_AFTER_S, self.save)

    def save(self) -> None:
        """Write down what was not written yet."""
        if self._saving is None:
            return
        self._saving.cancel()
        self._saving = None
        segmentation, source = self._session.results.segmentation, self._session.source
        if segmentation is None or source is None:
            return
        try:
            self._folder.save(segmentation, source.path)
        except CovidSegError as error:
            self._session.say_failed(str(error))

    def forget(self) -> None:
        """Keep corrections no longer: there are none, or they are safe elsewhere."""
        self._is_new = False
        if self._saving is not None:
            self._saving.cancel()
            self._saving = None
        self._folder.forget()
        with self._session.state as state:
            state.unsaved = False

    def offer(self) -> None:
        """Offer what another run left behind."""
        offer = self._folder.offer()
        with self._session.state as state:
            state.offer = "" if offer is None else offer[1].sentence()

    async def restore(self) -> None:
        """Go on with what another run left behind."""
        offer = self._folder.offer()
        if offer is None or not await self._session.may_leave():
            return
        folder, card = offer
        if card.path:
            await self._open_ct(Path(card.path), card.ct)
        else:
            self._session.show_sample()
        node = self._session.volume_node
        if node is None:
            return
        self._session.show_result(self._folder.restore(folder, card, node))
        self._is_new = True
        self.offer()

    def discard(self) -> None:
        """Remove what another run left behind."""
        offer = self._folder.offer()
        if offer is not None:
            self._folder.discard(offer[0])
        self.offer()
