"""A long day at the panel: the same steps over and over leave memory, handles and the scene as they were.

``COVIDSEG_SOAK_STEPS=1000 pytest Testing/panel/flows/test_soak.py`` takes the whole day; the usual run a short part.
"""

import os
from pathlib import Path

import numpy as np
import pytest

from CovidSegExtension.worker.jobs import CANCELLED
from Testing.support.held_services import HeldClient, start

STEPS = int(os.environ.get("COVIDSEG_SOAK_STEPS", "60"))
STEPS_A_ROUND = 10
GROWTH = 1.25
"""Memory at the end over that after a fifth of the rounds: caches fill early."""


def memory_kb() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024


def handles() -> int:
    return len(os.listdir("/proc/self/fd"))


def one_round(desk) -> None:
    """Load, cancel, segment, look, correct, leave, come back, clear: `STEPS_A_ROUND` steps."""
    desk.load_ct()
    held = start(desk)
    desk.ui.segmentButton.click()
    held.error(CANCELLED)
    start(desk).answer()
    desk.client.held.clear()
    desk.client.cancelled.clear()
    assert [row[0] for row in desk.table()][:3] == ["Ground-glass opacity", "Consolidation", "Pleural effusion"]
    desk.ui.nextLesionButton.click()
    brush = np.zeros((12, 96, 128), bool)
    brush[4:8, 50:60, 30:50] = True
    desk.paint("PleuralEffusion", brush)
    desk.wait_until(lambda: desk.table()[2][1] == "25.0")
    desk.exit()
    desk.enter()
    desk.scene.Clear(0)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory and handles are read from /proc")
def test_rounds_at_the_panel_leave_nothing_behind(open_desk):
    desk = open_desk(HeldClient())
    rounds = max(2, STEPS // STEPS_A_ROUND)
    early = (0, 0)
    for number in range(1, rounds + 1):
        one_round(desk)
        if number == max(1, rounds // 5):
            early = (memory_kb(), handles())
    late = (memory_kb(), handles())
    print(f"{rounds * STEPS_A_ROUND} steps: {early[0] // 1024} MB and {early[1]} handles early, "
          f"{late[0] // 1024} MB and {late[1]} handles late")  # fmt: skip
    assert late[0] <= GROWTH * early[0]
    assert late[1] <= early[1]
    assert desk.segmentations() == []
