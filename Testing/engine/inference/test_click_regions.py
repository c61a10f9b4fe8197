"""Regions around a click: what belongs together, and nothing beyond lungs, reach, other labels or other tissue."""

import time

import numpy as np
import pytest

from CovidSegExtension.errors import InputError
from CovidSegExtension.geometry import Grid
from CovidSegExtension.inference.click_regions import Click, add_lesion, remove_lesion

SHAPE = (12, 60, 60)
NOTHING = np.zeros(SHAPE, np.uint8)
GRID = Grid(SHAPE, np.diag([-1.0, -1.0, 3.0, 1.0]))


@pytest.fixture
def chest():
    """Return a lung at -850 HU with noise, a GGO at -550 with a consolidation at 0 in it, and a second GGO apart."""
    hounsfield = np.random.default_rng(0).normal(-850, 40, SHAPE).astype(np.int16)
    hounsfield[3:9, 10:30, 10:30] += 300
    hounsfield[5:7, 15:20, 15:20] = 0
    hounsfield[3:9, 40:50, 40:50] += 300
    lungs = np.ones(SHAPE, bool)
    lungs[:, :, :5] = False
    hounsfield[:, :, :5] = 40
    return hounsfield, lungs


def test_region_is_the_lesion_and_what_it_encloses(chest):
    region = add_lesion(NOTHING, 1, chest[0], GRID, chest[1], Click((4, 12, 12)))
    truth = np.zeros(SHAPE, bool)
    truth[3:9, 10:30, 10:30] = True
    assert 2 * (region & truth).sum() / (region.sum() + truth.sum()) > 0.95
    assert region[6, 17, 17], "what lies inside of a lesion is filled"
    assert not region[5, 45, 45], "the other lesion is not joined to it"


def test_region_ends_at_the_reach_and_at_the_lungs(chest):
    hounsfield, lungs = chest
    near = add_lesion(NOTHING, 1, hounsfield, GRID, lungs, Click((4, 12, 12), 2))
    assert near.sum() < 0.2 * 6 * 20 * 20
    assert not near[4, 12, 21]
    hounsfield[3:9, 10:30, 5:30] = -550
    assert not add_lesion(NOTHING, 1, hounsfield, GRID, lungs, Click((4, 12, 12)))[:, :, :5].any()
    with pytest.raises(InputError, match="no such lesion can be"):
        add_lesion(NOTHING, 1, hounsfield, GRID, lungs, Click((4, 12, 2)))
    with pytest.raises(InputError, match="no such lesion can be"):
        add_lesion(NOTHING, 1, hounsfield, GRID, lungs, Click((4, 12, 60)))


def test_other_labels_are_not_overwritten(chest):
    hounsfield, lungs = chest
    labels = np.zeros(SHAPE, np.uint8)
    labels[:, 10:20, 10:20] = 2
    added = add_lesion(labels, 1, hounsfield, GRID, lungs, Click((4, 25, 25)))
    assert added[4, 25, 25]
    assert not (added & (labels == 2)).any()


def test_what_is_wrong_goes_and_what_looks_otherwise_stays(chest):
    hounsfield, _ = chest
    labels = np.zeros(SHAPE, np.uint8)
    labels[3:9, 10:30, 10:30] = 1
    labels[3:9, 10:30, 30:36] = 1  # healthy lung, drawn by mistake
    wrong = remove_lesion(labels, hounsfield, GRID, Click((5, 20, 34)))
    assert wrong[3:9, 10:30, 31:36].mean() > 0.9
    right = remove_lesion(labels, hounsfield, GRID, Click((5, 25, 25)))
    assert right[3:9, 22:28, 22:28].mean() > 0.95
    assert not right[:, :, 32:].any()
    with pytest.raises(InputError, match="no lesion where the click lies"):
        remove_lesion(labels, hounsfield, GRID, Click((5, 45, 45)))


def test_what_lies_under_a_stroke_is_meant_whatever_it_looks_like(chest):
    hounsfield, lungs = chest
    hounsfield[5, 20:23, 20:23] = -850
    assert add_lesion(NOTHING, 1, hounsfield, GRID, lungs, Click((5, 18, 18), 7))[5, 20:23, 20:23].all()
    healthy = Click((5, 40, 20), 5)
    added = add_lesion(NOTHING, 1, hounsfield, GRID, lungs, healthy)
    k, j, i = np.indices(SHAPE)
    under = (3 * (k - 5)) ** 2 + (j - 40) ** 2 + (i - 20) ** 2 <= 25
    assert added[under].all()
    labels = added.astype(np.uint8)
    assert remove_lesion(labels, hounsfield, GRID, healthy)[under].all()
    assert healthy.reach_mm == 15
    assert Click((0, 0, 0), 1).reach_mm == 8
    assert Click((0, 0, 0)).reach_mm == 30


def test_outlines_are_smooth(chest):
    hounsfield, lungs = chest
    hounsfield[4, 29:33, 20] = -550  # a vessel at the rim
    region = add_lesion(NOTHING, 1, hounsfield, GRID, lungs, Click((4, 12, 12)))
    assert region[4, 28, 20]
    assert not region[4, 31:33, 20].any()


def test_a_large_stroke_on_fine_voxels_is_quick_and_as_good():
    shape = (40, 220, 220)
    grid = Grid(shape, np.diag([-0.5, -0.5, 2.0, 1.0]))
    k, j, i = np.indices(shape)
    truth = (2 * (k - 20)) ** 2 + (0.5 * (j - 110)) ** 2 + (0.5 * (i - 107)) ** 2 < 28**2
    hounsfield = np.where(truth, -500, -850) + np.random.default_rng(0).normal(0, 40, shape)
    lungs, nothing = np.ones(shape, bool), np.zeros(shape, np.uint8)
    began = time.process_time()
    region = add_lesion(nothing, 1, hounsfield, grid, lungs, Click((20, 111, 107), 20))
    assert time.process_time() - began < 3
    assert 2 * (region & truth).sum() / (region.sum() + truth.sum()) > 0.95
    labels = truth.astype(np.uint8)
    gone = remove_lesion(labels, hounsfield, grid, Click((20, 111, 107), 20))
    assert not gone[~truth].any()
    assert gone[20, 111, 80:134].all()
    lungs[:, :, 107:] = False
    assert not add_lesion(nothing, 1, hounsfield, grid, lungs, Click((20, 111, 100), 20))[:, :, 107:].any()
