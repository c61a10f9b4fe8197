"""Calibration figures and slice orders on small numbers worked out by hand."""

import numpy as np
import pytest

from benchmarks.calibration.order import Stack, pool
from benchmarks.calibration.reliability import BINS, Tally, interval


def test_tally_is_that_counted_by_hand():
    tally = Tally.of(np.array([[0.0, 0.02], [0.62, 1.0]]), np.array([[False, True], [False, True]]))
    assert tally.voxels.sum() == 4
    assert (tally.voxels[0], tally.voxels[12], tally.voxels[-1]) == (2, 1, 1)
    assert tally.prevalence == 0.5
    assert tally.mean_probability == pytest.approx(0.41)
    assert tally.brier == pytest.approx((0 + 0.98**2 + 0.62**2 + 0) / 4)
    assert tally.skill == pytest.approx(1 - tally.brier / 0.25)
    assert tally.calibration_error() == pytest.approx((abs(0.02 - 1) + 0.62 + 0) / 4)
    assert tally.calibration_error(1) == pytest.approx(0.62 / 2)
    mean, share = tally.curve()
    assert (mean[0], share[0]) == (pytest.approx(0.01), 0.5)
    assert np.isnan(share[5])


def test_calibrated_probabilities_have_next_to_no_error_and_doubled_ones_have():
    rng = np.random.default_rng(1)
    probability = rng.random(200_000) * 0.5
    truth = rng.random(200_000) < probability
    assert Tally.of(probability, truth).calibration_error() < 0.01
    assert Tally.of(2 * probability, truth).calibration_error() == pytest.approx(0.25, abs=0.01)


def test_half_precision_counts_as_well():
    # A sum of float16 would stop growing at 2048.
    tally = Tally.of(np.full(50_000, 0.5, np.float16), np.ones(50_000, bool))
    assert tally.probability.sum() == 25_000
    assert tally.mean_probability == 0.5


def test_tallies_add_up():
    rng = np.random.default_rng(2)
    probability, truth = rng.random((2, 500)), rng.random((2, 500)) < 0.3
    parts = Tally.total([Tally.of(*each) for each in zip(probability, truth, strict=True)])
    whole = Tally.of(probability, truth)
    assert parts.brier == pytest.approx(whole.brier)
    assert parts.calibration_error() == pytest.approx(whole.calibration_error())
    np.testing.assert_array_equal(parts.voxels, whole.voxels)


def test_nothing_true_and_nothing_likely_are_no_numbers():
    tally = Tally.of(np.zeros(4), np.zeros(4, bool))
    assert np.isnan(tally.skill)
    assert np.isnan(tally.calibration_error(1))
    assert tally.calibration_error() == 0


def test_the_interval_is_over_cases():
    def case(share: float) -> Tally:
        return Tally.of(np.full(1000, 0.5), np.arange(1000) < 1000 * share)

    low, high = interval([case(share) for share in (0.1, 0.3, 0.7, 0.9)], lambda tally: tally.prevalence)
    assert 0.1 < low < 0.3
    assert 0.7 < high < 0.9
    low, high = interval([case(0.5)] * 3, lambda tally: tally.curve()[1])
    assert low.shape == (BINS,)
    assert low[BINS // 2] == high[BINS // 2] == 0.5


def test_orders_are_those_counted_by_hand():
    unsure, found = np.array([0, 9, 1, 8, 2, 7, 3, 6, 4, 5.0]), np.arange(10)
    stack = Stack("ten", unsure, found, np.array([50, 10, 0, 30, 0, 0, 0, 0, 0, 10]))
    assert stack.early == 2
    assert stack.by_uncertainty()[:3].tolist() == [0, 0.1, 0.4]
    assert stack.by_lesion()[:3].tolist() == [0, 0.1, 0.1]
    assert stack.by_oracle()[:3].tolist() == [0, 0.5, 0.8]
    chance = stack.by_chance()
    np.testing.assert_allclose(chance.mean(axis=0), np.linspace(0, 1, 11), atol=0.02)
    assert {curve[-1] for curve in (stack.by_uncertainty(), stack.by_oracle(), chance[0])} == {1.0}


def test_single_slices_are_one_stack():
    slices = [Stack(str(n), np.array([float(n)]), np.array([9 - n]), np.array([n * n])) for n in range(5)]
    pooled = pool("five", slices)
    assert pooled.early == 1
    assert pooled.by_uncertainty()[1] == pytest.approx(16 / 30)
    assert pooled.by_lesion()[1] == 0
