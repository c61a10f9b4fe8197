"""Going round the places of a result."""

from CovidSegLib.widgets.navigator import Navigator, Place


def test_navigator_goes_round():
    navigator = Navigator([Place((0, 0, 0), "a"), Place((1, 1, 1), "b")])
    assert [navigator.next()[1].text for _ in range(3)] == ["a", "b", "a"]
    assert [navigator.next()[0] for _ in range(2)] == [2, 1]
