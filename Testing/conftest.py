"""What the tests share."""

import os
import sys
import tempfile
from pathlib import Path

import hypothesis
import pytest

# The same examples in every run: a failure then tells of the change. `--hypothesis-profile default` draws new ones.
# However long one takes: a busy machine is no fault of what is tested.
hypothesis.settings.register_profile(
    "repeatable", derandomize=True, deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("repeatable")

# Converting the network of each test for OpenVINO would take longer than the tests, and fill the user's cache folder.
os.environ.setdefault("COVIDSEG_BACKEND", "torch")

# Prepared cases of trainings: one folder for the tests of a process and its children, gone at the end.
_prepared = tempfile.TemporaryDirectory(prefix="covidseg-tests-")
os.environ["COVIDSEG_CACHE"] = _prepared.name

SLOW_S = 5.0
"""Processor time above which a test is to carry the marker ``slow``; how busy the machine is does not matter to it."""

_unmarked: dict[str, float] = {}


def pytest_collection_modifyitems(items):
    """Mark what reads real CT, so that ``-m 'not real_data'`` leaves it out."""
    for item in items:
        if "shared_data" in getattr(item, "fixturenames", ()):
            item.add_marker("real_data")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """Note the processor time of a test, its child processes' too."""
    start = sum(os.times()[:4])
    try:
        return (yield)
    finally:
        seconds = sum(os.times()[:4]) - start
        if seconds > SLOW_S and item.get_closest_marker("slow") is None:
            item.user_properties.append(("unmarked_s", seconds))  # goes with the report, from another process too


def pytest_runtest_logreport(report):
    """Keep what is to be told at the end."""
    for name, value in report.user_properties:
        if report.when == "call" and name == "unmarked_s":
            _unmarked[report.nodeid] = value


def pytest_terminal_summary(terminalreporter):
    """Name the tests that lack the marker ``slow``."""
    for name, seconds in sorted(_unmarked.items()):
        terminalreporter.write_line(f"not marked slow: {name} took {seconds:.0f} s of processor time")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real CT beside the repository; skip where it is absent."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"real CT is not here ({folder.name} folder beside the repository)")
    return folder


@pytest.fixture(autouse=True)
def _no_swallowed_exception(monkeypatch):
    """Fail a test in which an observer or a slot raised: VTK and Qt print such an exception and go on."""
    swallowed = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: swallowed.append(error))
    yield
    if swallowed:
        raise AssertionError("an observer or a slot raised") from swallowed[0]
