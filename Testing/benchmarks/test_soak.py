"""The soak of the worker, shortened."""

import re

import pytest

from benchmarks.robustness.soak import soak
from Testing.support.models import save_threshold_model


@pytest.mark.slow
def test_soak_ends_with_every_job_right_and_nothing_left(tmp_path):
    said = soak(25, save_threshold_model(tmp_path / "model").folder)
    assert re.match(r"25 jobs in \d+ s; 25 odd lines refused", said)
