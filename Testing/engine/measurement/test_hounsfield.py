"""HU statistics from counts are those of numpy."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from CovidSegExtension.measurement.hounsfield import HuHistogram


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), size=st.integers(1, 200))
def test_statistics_are_numpys(seed, size):
    rng = np.random.default_rng(seed)
    hounsfield = rng.integers(-1024, 400, size).astype(np.int16)
    groups = rng.integers(0, 3, size)
    histogram = HuHistogram.of(hounsfield, groups, 4)
    for joined in ([0], [1], [0, 2], [0, 1, 2, 3]):
        values = hounsfield[np.isin(groups, joined)].astype(float)
        found = histogram.statistics(histogram.join(joined))
        if not len(values):
            assert found is None
            continue
        expected = [values.mean(), values.std(), *np.percentile(values, [10, 50, 90])]
        np.testing.assert_allclose([found.mean, found.sd, found.p10, found.p50, found.p90], expected, atol=1e-6)
        inside = np.count_nonzero((values >= -950) & (values <= -700))
        assert histogram.within(histogram.join(joined), -950, -700) == inside


def test_fractions_are_rounded_and_nothing_is_none():
    histogram = HuHistogram.of(np.array([-850.4, -849.6], np.float32), np.array([0, 0]), 2)
    assert histogram.statistics(histogram.join([0])).mean == -850
    assert histogram.statistics(histogram.join([1])) is None
    assert HuHistogram.of(np.zeros(0, np.int16), np.zeros(0, int), 2).statistics(np.zeros(1, np.int64)) is None
