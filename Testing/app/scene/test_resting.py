"""The view in 3D waits for the hand."""

import asyncio

import pytest

pytest.importorskip("trame_slicer", reason="the extra app has a virtual environment of its own")

REST_S = 1.0


class _Clock(asyncio.SelectorEventLoop):
    """An event loop whose time passes only when it is told to."""

    now = 0.0

    def time(self):
        return self.now


def _draws(acts):
    """Return how often the view was drawn after each of the acts, which get the strategy."""
    from CovidSegExtension.app.scene.resting import DrawnAtRest

    async def run():
        drawn, counts = [], []
        rest = DrawnAtRest(lambda: drawn.append(1), rest_s=REST_S)
        for act in acts:
            found = act(rest)
            if asyncio.iscoroutine(found):
                await found
            counts.append(len(drawn))
        return counts

    loop = _Clock()
    try:
        return loop.run_until_complete(run())
    finally:
        loop.close()


def _wait(rests):
    async def wait(_rest):
        for _ in range(rests):
            asyncio.get_running_loop().now += REST_S
            for _ in range(3):  # turns in which what is due is done
                await asyncio.sleep(0)

    return wait


def _ask(rest):
    rest.schedule_render()


def test_it_is_drawn_at_once_while_no_hand_is_at_work():
    assert _draws([_ask, _ask]) == [1, 2]


def test_a_hand_elsewhere_comes_first_and_what_was_asked_for_is_drawn_once():
    assert _draws([lambda rest: rest.hold(), _ask, _ask, _wait(2), _ask]) == [0, 0, 0, 1, 2]


def test_nothing_is_drawn_at_rest_where_nothing_was_asked_for():
    assert _draws([lambda rest: rest.hold(), _wait(2)]) == [0, 0]


def test_a_button_that_is_down_is_no_rest():
    acts = [lambda rest: rest.press(), _ask, _wait(3), lambda rest: rest.release(), _wait(2)]
    assert _draws(acts) == [0, 0, 0, 0, 1]


def test_a_hand_in_the_view_itself_does_not_wait():
    assert _draws([lambda rest: rest.press(), _ask, lambda rest: rest.let_go(), _ask]) == [0, 0, 1, 2]
