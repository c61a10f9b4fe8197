"""Statistics against scipy, scikit-learn and plain loops; intervals draw patients, not cases."""

import numpy as np
import pytest
from scipy.stats import wilcoxon
from sklearn.metrics import cohen_kappa_score

from CovidSegExtension.evaluation.agreement import (
    PatientBootstrap,
    grade_agreement,
    paired_difference,
    volume_agreement,
    weighted_kappa,
    weighted_medians,
)

RNG = np.random.default_rng(7)
PATIENTS = ["a", "a", "b", "c", "c", "c", "d", "e"]


def repeated(bootstrap: PatientBootstrap, values) -> list[np.ndarray]:
    """Return each draw written out: every value as often as it was drawn."""
    [weights] = bootstrap.weights()
    return [np.repeat(values, row) for row in weights]


def test_draws_take_patients_with_all_their_cases():
    bootstrap = PatientBootstrap(PATIENTS, resamples=50)
    [weights] = bootstrap.weights()
    assert weights.shape == (50, 8)
    for first, second in ((0, 1), (3, 4), (4, 5)):
        np.testing.assert_array_equal(weights[:, first], weights[:, second])
    assert (weights[:, [0, 2, 3, 6, 7]].sum(axis=1) == 5).all()


def test_interval_of_the_median_is_that_of_written_out_draws():
    values = RNG.normal(size=8)
    bootstrap = PatientBootstrap(PATIENTS, resamples=300)
    found = bootstrap.distribution(values.tolist())
    medians = [np.median(draw) for draw in repeated(bootstrap, values)]
    assert (found.interval.low, found.interval.high) == pytest.approx(np.percentile(medians, [2.5, 97.5]))
    assert (found.lower_quartile, found.median, found.upper_quartile) == pytest.approx(
        np.percentile(values, [25, 50, 75])
    )


def test_undefined_values_are_left_out_of_median_and_draws():
    values = [0.1, None, 0.5, 0.7, 0.2, None, 0.9, 0.3]
    bootstrap = PatientBootstrap(PATIENTS, resamples=200)
    found = bootstrap.distribution(values)
    numbers = np.array([np.nan if value is None else value for value in values])
    medians = [np.nanmedian(draw) for draw in repeated(bootstrap, numbers) if not np.isnan(draw).all()]
    assert found.count == 6
    assert (found.interval.low, found.interval.high) == pytest.approx(np.percentile(medians, [2.5, 97.5]))
    nothing = bootstrap.distribution([None] * 8)
    assert (nothing.median, nothing.interval, nothing.count) == (None, None, 0)


def test_slices_are_drawn_with_their_patient_and_in_pieces(monkeypatch):
    of_case = np.repeat(np.arange(8), RNG.integers(1, 9, 8))
    values = RNG.normal(size=len(of_case))
    bootstrap = PatientBootstrap(PATIENTS, resamples=100)
    [weights] = bootstrap.weights(of_case)
    medians = [np.median(np.repeat(values, row)) for row in weights]
    monkeypatch.setattr("CovidSegExtension.evaluation.agreement._CELLS", 7 * len(of_case))
    found = bootstrap.distribution(values.tolist(), of_case.tolist())
    assert (found.interval.low, found.interval.high) == pytest.approx(np.percentile(medians, [2.5, 97.5]))


def test_cases_of_one_patient_add_no_certainty():
    """Ten patients, and the same ten with every CT four times over: the interval must not shrink."""
    values = RNG.normal(size=10)
    once = PatientBootstrap([str(n) for n in range(10)]).distribution(values.tolist())
    four = PatientBootstrap([str(n) for n in range(10)] * 4).distribution(np.tile(values, 4).tolist())
    cases = PatientBootstrap([str(n) for n in range(40)]).distribution(np.tile(values, 4).tolist())
    width = [one.interval.high - one.interval.low for one in (once, four, cases)]
    assert width[1] == pytest.approx(width[0], rel=0.05)
    assert width[2] < 0.8 * width[0]


def test_one_patient_has_no_interval():
    bootstrap = PatientBootstrap(["a", "a"])
    assert bootstrap.distribution([0.1, 0.2]).interval is None
    assert bootstrap.ratio([1, 2], [2, 2]) is None
    assert bootstrap.mean([1.0, 2.0]) is None


def test_a_ratio_of_one_patients_lesions_has_no_interval():
    """Four patients of which one has all lesions: each draw with him gives 3 of 4, which is no certainty."""
    bootstrap = PatientBootstrap(["a", "a", "b", "c", "d"])
    assert bootstrap.ratio([1, 2, 0, 0, 0], [2, 2, 0, 0, 0]) is None
    assert bootstrap.ratio([1, 2, 0, 0, 0], [2, 2, 1, 0, 0]) is not None


def test_ratio_and_mean_are_those_of_written_out_draws():
    parts, wholes = RNG.random(8), 1 + RNG.random(8)
    bootstrap = PatientBootstrap(PATIENTS, resamples=200)
    pairs = zip(repeated(bootstrap, parts), repeated(bootstrap, wholes), strict=True)
    ratios = [part.sum() / whole.sum() for part, whole in pairs]
    found = bootstrap.ratio(parts.tolist(), wholes.tolist())
    assert (found.low, found.high) == pytest.approx(np.percentile(ratios, [2.5, 97.5]))
    means = [draw.mean() for draw in repeated(bootstrap, parts)]
    found = bootstrap.mean(parts.tolist())
    assert (found.low, found.high) == pytest.approx(np.percentile(means, [2.5, 97.5]))


def test_medians_of_draws_without_a_value_are_undefined():
    found = weighted_medians(np.array([1.0, 2.0, 5.0]), np.array([[0, 0, 0], [1, 0, 1], [0, 3, 1]], np.int32))
    np.testing.assert_array_equal(found, [np.nan, 3.0, 2.0])


def test_kappa_is_scikit_learns():
    for _ in range(5):
        true, found = RNG.integers(0, 5, 30), RNG.integers(0, 5, 30)
        table = np.bincount(true * 5 + found, minlength=25).reshape(5, 5)
        expected = cohen_kappa_score(true, found, labels=range(5), weights="linear")
        assert float(weighted_kappa(table)) == pytest.approx(expected)
    assert np.isnan(weighted_kappa(np.diag([4, 0, 0])))


def test_grades_are_compared_by_true_row_and_found_column():
    bootstrap = PatientBootstrap([str(n) for n in range(6)])
    found = grade_agreement([0, 1, 2, 4, 4, 1], [0, 1, 1, 4, 3, 1], 5, bootstrap, range(6))
    assert found.table[2] == (0, 1, 0, 0, 0)
    assert found.table[4] == (0, 0, 0, 1, 1)
    assert (found.same, found.count) == (4, 6)
    assert found.interval.low <= found.kappa <= found.interval.high == 1


def test_limits_of_agreement_are_those_of_known_differences():
    bootstrap = PatientBootstrap(["a", "b", "c", "d"])
    found = volume_agreement([12.0, 8.0, 15.0, 9.0], [10.0, 10.0, 10.0, 10.0], bootstrap, range(4))
    assert found.bias_ml == 1.0
    sd = np.std([2, -2, 5, -1], ddof=1)
    assert (found.low_ml, found.high_ml) == pytest.approx((1 - 1.96 * sd, 1 + 1.96 * sd))
    assert found.absolute_ml == 2.5
    assert volume_agreement([], [], bootstrap, []) is None


def test_paired_difference_tests_one_value_a_patient():
    first, second = RNG.random(8), RNG.random(8)
    bootstrap = PatientBootstrap(PATIENTS)
    found = paired_difference(first.tolist(), second.tolist(), bootstrap)
    difference = first - second
    by_patient = [difference[:2].mean(), difference[2], difference[3:6].mean(), difference[6], difference[7]]
    assert found.p_value == pytest.approx(wilcoxon(by_patient).pvalue)
    assert (found.mean, found.median) == pytest.approx((difference.mean(), np.median(difference)))
    assert (found.count, found.patients) == (8, 5)
    assert found.interval.low < found.mean < found.interval.high
    same = paired_difference(first.tolist(), first.tolist(), bootstrap)
    assert (same.mean, same.p_value) == (0, None)
    assert paired_difference([None, 1.0], [1.0, None], PatientBootstrap(["a", "b"])) is None
