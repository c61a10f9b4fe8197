"""Words of sentences for a user."""

from CovidSegExtension.errors import listed


def test_many_names_end_in_how_many_more_there_are():
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"], most=3) == "a, b, c"
    assert listed(["a", "b", "c", "d", "e"], most=3) == "a, b, c and 2 more"
