"""When a view is drawn that nobody works in."""

import asyncio
from collections.abc import Callable

from trame_slicer.views import ScheduledRenderStrategy


class DrawnAtRest(ScheduledRenderStrategy):
    """Draws a view at once, but while a hand is at work elsewhere only when it has rested.

    Without a GPU, surfaces take a quarter of a second to be drawn, and every move of a brush asks for it.

    Parameters
    ----------
    draw : callable
        Draws the view soon.
    rest_s : float
        Seconds without a move after which a hand has rested.
    """

    def __init__(self, draw: Callable[[], None], rest_s: float = 0.6) -> None:
        super().__init__()
        self._draw, self._rest_s = draw, rest_s
        self._wanted = self._pressed = False
        self._rest: asyncio.TimerHandle | None = None

    def schedule_render(self) -> None:
        """Draw, now or at rest."""
        if self._rest is None:
            self._draw()
        else:
            self._wanted = True

    def press(self, *_event: object) -> None:
        """Wait until the button is up again and the hand has rested."""
        self._pressed = True
        self.hold()

    def release(self, *_event: object) -> None:
        """Wait from now on, as the button is up, until the hand has rested."""
        self._pressed = False
        self.hold()

    def hold(self, *_event: object) -> None:
        """Wait from now until the hand has rested."""
        if self._rest is not None:
            self._rest.cancel()
        self._rest = asyncio.get_running_loop().call_later(self._rest_s, self._draw_at_rest)

    def let_go(self, *_event: object) -> None:
        """Draw what was asked for meanwhile, and wait no longer: the hand is in this view."""
        self._pressed = False
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None
        if self._wanted:
            self._wanted = False
            self._draw()

    def _draw_at_rest(self) -> None:
        if self._pressed:
            self.hold()
        else:
            self.let_go()
