"""What the tests share."""

from pathlib import Path

import pytest


def pytest_collection_modifyitems(items):
    """Mark what reads real CT, so that ``-m 'not real_data'`` leaves it out."""
    for item in items:
        if "shared_data" in getattr(item, "fixturenames", ()):
            item.add_marker("real_data")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real CT beside the repository; skip where it is absent."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"real CT is not here ({folder.name} folder beside the repository)")
    return folder
