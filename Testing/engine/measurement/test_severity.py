"""The published rules, at their limits."""

import pytest

from CovidSegExtension.measurement.regions import ZONES
from CovidSegExtension.measurement.severity import (
    LOBE_NAMES,
    ct_class,
    lobe_points_20,
    lobe_points_25,
    lobes_20,
    lobes_25,
    zone_points,
    zones_24,
)


@pytest.mark.parametrize(
    ("share", "value", "text"),
    [
        (0.0, 0, "CT-0"),
        (0.0001, None, "CT-0 or CT-1"),
        (0.0099, None, "CT-0 or CT-1"),
        (0.01, 1, "CT-1"),
        (0.2499, 1, "CT-1"),
        (0.25, 2, "CT-2"),
        (0.4999, 2, "CT-2"),
        (0.50, 3, "CT-3"),
        (0.75, 3, "CT-3"),
        (0.7501, 4, "CT-4"),
        (1.0, 4, "CT-4"),
        (None, None, "unknown"),
    ],
)
def test_ct_class_changes_at_its_limits(share, value, text):
    score = ct_class(share)
    assert (score.value, score.text, score.maximum) == (value, text, 4)
    assert bool(score.reason) == (value is None)


@pytest.mark.parametrize(
    ("points", "shares"),
    [
        (zone_points, {0: 0, 0.001: 1, 0.2499: 1, 0.25: 2, 0.4999: 2, 0.5: 3, 0.7499: 3, 0.75: 4, 1: 4}),
        (
            lobe_points_25,
            {0: 0, 0.001: 1, 0.0499: 1, 0.05: 2, 0.25: 2, 0.2501: 3, 0.5: 3, 0.5001: 4, 0.75: 4, 0.7501: 5, 1: 5},
        ),
        (lobe_points_20, {0: 0, 0.001: 1, 0.25: 1, 0.2501: 2, 0.5: 2, 0.5001: 3, 0.75: 3, 0.7501: 4, 1: 4}),
    ],
)
def test_points_change_at_their_limits(points, shares):
    assert {share: points(share) for share in shares} == shares


def test_three_quarters_is_4_by_zone_and_3_by_class():
    assert zone_points(0.75) == 4
    assert ct_class(0.75).value == 3


@pytest.mark.parametrize(
    ("score", "parts", "maximum"), [(zones_24, ZONES, 24), (lobes_25, LOBE_NAMES, 25), (lobes_20, LOBE_NAMES, 20)]
)
def test_sums_reach_their_maximum_and_need_every_part(score, parts, maximum):
    full = score(dict.fromkeys(parts, 1.0))
    assert (full.value, full.maximum, full.text) == (maximum, maximum, f"{maximum} of {maximum}")
    assert score(dict.fromkeys(parts, 0.0)).value == 0
    missing = score(dict.fromkeys(parts[1:], 1.0))
    assert (missing.value, missing.text) == (None, "unknown")
    assert score(None).value is None


def test_points_below_one_percent_are_named():
    shares = dict.fromkeys(LOBE_NAMES, 0.3) | {LOBE_NAMES[0]: 0.005, LOBE_NAMES[1]: 0.0}
    score = lobes_25(shares)
    assert score.value == 1 + 0 + 3 * 3
    assert score.reason.startswith("1 of its points")
