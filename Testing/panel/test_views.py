"""Going round the places of a result."""

from CovidSegLib.widgets.views import Stop, Tour


def test_a_tour_goes_round():
    tour = Tour([Stop((0, 0, 0), "a"), Stop((1, 1, 1), "b")])
    assert [tour.next()[1].text for _ in range(3)] == ["a", "b", "a"]
    assert [tour.next()[0] for _ in range(2)] == [2, 1]
