"""Which classes a person calls right on every slice, before a case goes into the training set."""

from types import SimpleNamespace

import pytest

pytest.importorskip("trame_slicer", reason="the extra app has a virtual environment of its own")

from trame_server.state import State

from CovidSegExtension.app.tasks.learning import Learning


def test_what_was_said_of_a_class_outlasts_edits_but_not_the_result():
    state = State()
    learning = Learning(state, *[SimpleNamespace()] * 3, trained=print, failed=print)
    learning.suggest_corrected((1,))
    assert state.corrected == {"GGO": True, "Consolidation": False, "PleuralEffusion": False}
    learning.set_corrected("Consolidation", True)
    learning.set_corrected("GGO", False)
    learning.suggest_corrected((1, 3))
    assert state.corrected == {"GGO": False, "Consolidation": True, "PleuralEffusion": True}
    learning.forget_corrected()
    learning.suggest_corrected(())
    assert not any(state.corrected.values())
