"""Going through the places of a result."""

from CovidSegExtension.frontend.places import Navigator, Place


def test_navigator_goes_forth_and_back_and_round():
    navigator = Navigator([Place((0, 0, 0), "a"), Place((1, 1, 1), "b"), Place((2, 2, 2), "c")])
    assert [navigator.move(step)[1].text for step in (1, 1, 1, 1, -1, -1)] == ["a", "b", "c", "a", "c", "b"]
    assert navigator.go_to(2) == (3, navigator[2])
    assert navigator.move(1) == (1, navigator[0])


def test_navigator_begins_backwards_at_the_end():
    navigator = Navigator([Place((0, 0, 0), "a"), Place((1, 1, 1), "b")])
    assert navigator.move(-1) == (2, navigator[1])
