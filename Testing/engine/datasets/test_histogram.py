"""The distribution of Hounsfield units by class, counted by hand."""

import numpy as np
import pytest

from CovidSegExtension.cli.main import main
from CovidSegExtension.datasets.cases import find_cases
from CovidSegExtension.datasets.histogram import BACKGROUND, BIN_HU, EDGES_HU, count_hu, windowed
from CovidSegExtension.io.images import read_labels, read_volume

from ...support.training_data import decathlon


def test_every_voxel_counts_once_under_its_class(tmp_path):
    cases = find_cases([decathlon(tmp_path / "chests", 2)])
    counts = count_hu(cases)
    labels = np.concatenate([read_labels(case.label).labels.ravel() for case in cases])
    hounsfield = np.concatenate([read_volume(case.image).hounsfield.ravel() for case in cases])
    assert set(counts) == {BACKGROUND, "Ground-glass opacity", "Consolidation"}
    assert counts[BACKGROUND].sum() == (labels == 0).sum()
    ground_glass = counts["Ground-glass opacity"]
    assert ground_glass.sum() == (labels == 1).sum()
    bin_ = np.searchsorted(EDGES_HU, -600, "right") - 1
    inside = (labels == 1) & (hounsfield >= EDGES_HU[bin_]) & (hounsfield < EDGES_HU[bin_] + BIN_HU)
    assert ground_glass[bin_] == inside.sum()


def test_a_window_keeps_every_voxel_and_gathers_what_lies_outside():
    counts = np.ones(len(EDGES_HU) - 1, np.int64)
    shown = windowed(counts, (-1000, 400))
    assert shown.sum() == counts.sum()
    first, last = (np.searchsorted(EDGES_HU, hu, "right") - 1 for hu in (-1000, 399))
    assert shown[first] == 1 + 100 / BIN_HU
    assert shown[last] == 1 + 200 / BIN_HU
    assert shown[last + 1 :].sum() == shown[:first].sum() == 0


def test_check_draws_the_histogram(tmp_path, capsys):
    pytest.importorskip("matplotlib")
    folder = decathlon(tmp_path / "chests", 1)
    assert main(["check", str(folder), "--histogram", str(tmp_path / "hu.png")]) == 0
    assert (tmp_path / "hu.png").read_bytes().startswith(b"\x89PNG")
    assert main(["check", str(folder), "--histogram", str(tmp_path / "hu.jpg")]) == 2
    assert "hu.jpg" in capsys.readouterr().err
