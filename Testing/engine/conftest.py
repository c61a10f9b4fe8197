"""What the engine's tests share."""

from pathlib import Path

import pytest

from CovidSegExtension.models.bundle import Model

from ..support.models import save_threshold_model


@pytest.fixture
def threshold_model(tmp_path: Path) -> Model:
    """A model folder with the threshold network: whole slices, no islands removed, bounded by the lungs."""
    return save_threshold_model(tmp_path / "models" / "threshold")
