"""The module's Python code on a real Qt without a screen, behind fakes of what only Slicer has."""

import os
import shutil
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "CovidSeg"))  # as Slicer does for a module's folder

from ..support.fakes import qt

qt.install()

from ..support.fakes import application as slicer_application  # noqa: E402  # modules from now on keep Qt's methods

slicer_application.install()

from ..support.fakes import slicer_layer  # noqa: E402  # it goes over the fakes

if (layer := slicer_layer.chosen_layer()) is not None:
    slicer_layer.install(layer)


@pytest.fixture(scope="session")
def application():
    """Return the only QApplication of the tests."""
    return qt.QApplication.instance() or qt.QApplication([])


@pytest.fixture(scope="session")
def user_data(tmp_path_factory):
    """Return the folder that stands for the user's own data; processes that outlive a test know it too."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        folder = tmp_path_factory.mktemp("data")
        monkeypatch.setenv("XDG_DATA_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def warm_client(application, user_data):
    """Return a client of the real worker, for all panels: PyTorch is imported once."""
    from ..support.desk import WarmClient

    client = WarmClient()
    yield client
    client.end()


@pytest.fixture
def own_folders(tmp_path, user_data):
    """Keep settings, models and everything else of the user out of the tests; return a folder of the test's own."""
    shutil.rmtree(user_data / "covidseg", ignore_errors=True)
    qt.QSettings.setDefaultFormat(qt.QSettings.IniFormat)
    qt.QSettings.setPath(qt.QSettings.IniFormat, qt.QSettings.UserScope, str(tmp_path / "settings"))
    return tmp_path


@pytest.fixture
def open_desk(application, own_folders, warm_client):
    """Return a function that opens the module with the real worker, or with another in its place."""
    from ..support.desk import Desk

    desks = []

    def open_(client=None, **services) -> Desk:
        desks.append(Desk(client or warm_client, **services))
        return desks[-1]

    yield open_
    for desk in desks:
        desk.leave()


@pytest.fixture
def desk(open_desk):
    """Return the opened module with the real worker."""
    return open_desk()
