"""The module's Python code on a real Qt without a screen, behind stand-ins for what only Slicer has."""

import os
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "CovidSeg"))  # as Slicer does for a module's folder

from .stand_ins import qt

qt.install()


@pytest.fixture(scope="session")
def application():
    """Return the only QApplication of the tests."""
    return qt.QApplication.instance() or qt.QApplication([])
