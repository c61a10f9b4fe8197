"""A served page and a Chromium for the tests that need them."""

import pytest

from ..support.chests import small_chest
from ..support.models import save_threshold_model


@pytest.fixture
def home(tmp_path):
    """Return a home folder in which the threshold model is installed, and a small CT lies."""
    from CovidSegExtension.io.images import write_volume

    save_threshold_model(tmp_path / "data" / "covidseg" / "models" / "threshold")
    write_volume(tmp_path / "small.nii.gz", small_chest()[0])
    return tmp_path


@pytest.fixture
def tall(home):
    """Return a CT with slices enough that a run on it can be looked at, and stopped, wherever that takes a while."""
    from CovidSegExtension.io.images import write_volume

    path = home / "tall.nii.gz"
    write_volume(path, small_chest((1000, 96, 128), (0.4, 2.5, 2.5))[0])
    return path


@pytest.fixture
def serve(home):
    """Return a function that starts the server; all are ended, and leave no process."""
    from .browser import Served

    started = []

    def start(*arguments: str, **how) -> Served:
        started.append(Served(home, *arguments, **how))
        return started[-1]

    yield start
    for one in started:
        one.stop()


@pytest.fixture(scope="module")
def visit():
    """Return a function that opens a window of Chromium.

    It ends with its module: Playwright's event loop runs as long, and nothing else can use asyncio meanwhile.
    """
    from .browser import CHROMIUM, browser

    if CHROMIUM is None:
        pytest.skip("there is no Chromium; install Debian's package chromium")
    with browser() as visit_:
        yield visit_
