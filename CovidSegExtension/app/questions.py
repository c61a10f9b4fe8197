"""Questions that the page asks in a dialog of its own."""

import asyncio
from collections.abc import Sequence

from trame_server.state import State

CANCEL = -1
"""What the page answers for somebody who changed his mind."""


class Questions:
    """Asks one question at a time; a second one takes the place of the first, which is then taken as cancelled."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._answer: asyncio.Future[int] | None = None
        state.update({"question_open": False, "question_title": "", "question_text": "", "question_options": []})

    async def ask(self, title: str, text: str, options: Sequence[str]) -> int | None:
        """Return the index of the option that the person takes; None where he changes his mind."""
        self.answer(CANCEL)
        self._answer = asyncio.get_running_loop().create_future()
        with self._state as state:
            state.update(
                {
                    "question_open": True,
                    "question_title": title,
                    "question_text": text,
                    "question_options": list(options),
                }
            )
        chosen = await self._answer
        return None if chosen == CANCEL else chosen

    def answer(self, index: int) -> None:
        """Take the person's answer."""
        with self._state as state:
            state.question_open = False
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(index)
