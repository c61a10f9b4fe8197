"""The table of what Slicer has: complete, true to how names are used, and able to see what it forbids."""

from scripts.slicer_names import Fact, Use, absent_widgets, foreign_names, problems, read_table

NAMES = foreign_names()


def test_every_name_is_known_and_used_as_what_it_is():
    assert problems(NAMES, read_table()) == []


def test_every_widget_of_the_code_is_in_the_form():
    assert absent_widgets() == []


def test_names_of_slicer_are_found_where_they_are_used():
    assert {"GetSegmentation", "setMRMLScene", "clicked", "enabled", "pip_ensure"} <= NAMES.keys()
    assert not {"segmentButton", "start_scene", "bincount", "append"} & NAMES.keys()


def test_what_does_not_fit_is_told():
    def told(name: str, how: str, **fact: str) -> list[str]:
        return problems({name: [Use("file.py:1", how)]}, {name: Fact(**fact)})

    assert told("enabled", "called", kind="property") == ["enabled is a property and is called: file.py:1"]
    assert told("setText", "assigned", kind="method") == ["setText is a method and is assigned: file.py:1"]
    assert told("pip_new", "called", kind="method", since="5.12") == [
        "pip_new is there since Slicer 5.12 only: file.py:1"
    ]
    assert told("pip_new", "called", kind="method", since="5.12", guarded="looked for") == []
    assert problems({"gone": [Use("file.py:1", "read")]}, {"old": Fact("method")}) == [
        "gone is not in slicer_names.json: file.py:1",
        "old is in slicer_names.json and not used",
    ]
