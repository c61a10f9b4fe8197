"""Python's search for cycles stops while libraries are loaded, and goes on as it did before."""

import gc

import pytest

from CovidSegExtension.runtime.memory import without_collecting


@pytest.mark.parametrize("enabled", [True, False])
def test_collecting_goes_on_as_before_also_after_an_error(enabled):
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with without_collecting():
            assert not gc.isenabled()
        assert gc.isenabled() == enabled
        with pytest.raises(ZeroDivisionError), without_collecting():
            raise ZeroDivisionError
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if before else gc.disable)()
