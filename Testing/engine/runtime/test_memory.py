"""Freed memory is kept; Python's search for cycles stops while libraries are loaded, and goes on as it did before."""

import ctypes
import gc
import sys
from types import SimpleNamespace

import pytest

from CovidSegExtension.runtime.memory import keep_freed_memory, without_collecting


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


@pytest.mark.parametrize(("most", "kept"), [(1 << 31, 1 << 30), (32 << 20, 32 << 20)])
def test_freed_memory_is_kept_as_far_as_the_c_library_allows(most, kept, monkeypatch):
    # glibc before 2.35 refuses more than half of a thread's heap, and then returned every block above 128 kB at once.
    settings = {}

    def mallopt(option, value):
        allowed = option != -3 or value <= most
        if allowed:
            settings[option] = value
        return int(allowed)

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda name: SimpleNamespace(mallopt=mallopt))
    keep_freed_memory()
    assert settings == {-1: 1 << 30, -3: kept}
