"""Volume and share of lung of each class, in all and by side."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from CovidSegExtension.lungs import LEFT, RIGHT
from CovidSegExtension.measurement.findings import measure_findings
from CovidSegExtension.measurement.regions import zones
from CovidSegExtension.volume import LabelMap

AFFINE = np.diag([-10.0, -10.0, 10.0, 1.0])
"""Voxels of 1 mL; x runs to the patient's left, as on axial slices from a scanner."""


def chest() -> tuple[np.ndarray, np.ndarray]:
    """Return labels and lungs: 20 mL of lung on the right, 30 mL on the left."""
    labels, sides = np.zeros((5, 4, 10), np.uint8), np.zeros((5, 4, 10), np.uint8)
    sides[:, 1:3, 1:3], sides[:, 1:3, 6:9] = RIGHT, LEFT
    return labels, sides


def test_findings_have_volume_and_share_by_side():
    labels, sides = chest()
    labels[0:2, 1, 1:3] = 1  # 4 mL on the right
    labels[0, 1:3, 6:9] = 1  # 6 mL on the left
    labels[4, 1, 7] = 2
    labels[:, 0, 9] = 3  # 5 mL beside the left lung
    found = measure_findings(LabelMap.from_array(labels, AFFINE), sides)
    ggo, consolidation, effusion = found.findings
    assert (ggo.total.ml, ggo.right.ml, ggo.left.ml) == pytest.approx((10, 4, 6))
    assert ggo.total.share == pytest.approx(10 / 50)
    assert ggo.right.share == pytest.approx(4 / 20)
    assert ggo.left.share == pytest.approx(6 / 30)
    assert (consolidation.total.ml, consolidation.right.ml, consolidation.left.ml) == pytest.approx((1, 0, 1))
    assert (effusion.total.ml, effusion.right.ml, effusion.left.ml) == pytest.approx((5, 0, 5))
    assert effusion.total.share is effusion.left.share is None
    assert (found.lungs.right_ml, found.lungs.left_ml) == pytest.approx((20, 30))


@pytest.mark.parametrize("flip", [False, True])
def test_side_does_not_depend_on_how_the_ct_is_stored(flip):
    labels, sides = chest()
    labels[:, 0, 0] = 3  # beside the right lung
    affine = AFFINE.copy()
    if flip:
        labels, sides = labels[:, :, ::-1], sides[:, :, ::-1]
        affine[:3, 0], affine[:3, 3] = -AFFINE[:3, 0], AFFINE[:3, 0] * 9
    effusion = measure_findings(LabelMap.from_array(labels, affine), sides).findings[2]
    assert (effusion.right.ml, effusion.left.ml) == pytest.approx((5, 0))


@given(seed=st.integers(0, 1000))
def test_sides_add_up(seed):
    labels, sides = chest()
    labels[:] = np.random.default_rng(seed).integers(0, 4, labels.shape)
    for finding in measure_findings(LabelMap.from_array(labels, AFFINE), sides).findings:
        assert finding.right.ml + finding.left.ml == pytest.approx(finding.total.ml)


def test_without_lungs_there_are_volumes_alone():
    labels, _ = chest()
    labels[0, 0, :3] = 1
    found = measure_findings(LabelMap.from_array(labels, AFFINE), None)
    assert found.findings[0].total.ml == pytest.approx(3)
    assert found.findings[0].total.share is None
    assert found.findings[0].right is None
    assert found.table()[1] == ["Ground-glass opacity", "3.00", "", "", "", "", ""]
    one_lung = np.where(chest()[1] == RIGHT, RIGHT, 0).astype(np.uint8)
    found = measure_findings(LabelMap.from_array(labels, AFFINE), one_lung)
    assert found.findings[0].right is None
    assert found.lungs.left_ml == 0


def test_zones_are_thirds_of_the_height_and_add_up_to_the_affected_lung():
    affine = np.diag([-10.0, -10, 10, 1])  # 1 mL a voxel
    sides = np.zeros((11, 12, 16), np.uint8)
    sides[1:10, 2:10, 2:7], sides[1:10, 2:10, 9:14] = RIGHT, LEFT
    labels = np.zeros_like(sides)
    labels[8, 2:4, 2:7] = 1  # right upper: 10 of 120
    labels[2, 2, 9:14] = 2  # left lower: 5 of 120
    labels[1, 0, 0:5] = 1  # outside
    labels[5, 3, 3] = 3  # effusion does not count
    found = measure_findings(LabelMap.from_array(labels, affine), sides)
    zones = dict(found.zones)
    assert (zones["right upper zone"].ml, zones["right upper zone"].share) == pytest.approx((10, 10 / 120))
    assert (zones["left lower zone"].ml, zones["left lower zone"].share) == pytest.approx((5, 5 / 120))
    assert sum(amount.ml for amount in zones.values()) == pytest.approx(15)
    assert ["Affected right upper zone (percent of the zone)", "10.00", "8.33", "", "", "", ""] in found.table()
    cut = sides.copy()
    cut[0], cut[10] = cut[1], cut[9]
    assert measure_findings(LabelMap.from_array(labels, affine), cut).zones == ()


def test_the_csv_table_is_of_one_width():
    labels, sides = chest()
    labels[0, 1, 1] = 1
    rows = measure_findings(LabelMap.from_array(labels, AFFINE), sides).table()
    assert {len(row) for row in rows} == {7}
    assert rows[1] == ["Ground-glass opacity", "1.00", "2.00", "1.00", "5.00", "0.00", "0.00"]
    assert rows[-1] == ["Lungs", "50.00", "", "20.00", "", "30.00", ""]


def test_voxels_of_any_size_are_counted_in_millilitres():
    labels, sides = chest()
    labels[:, 1, 1] = 1
    found = measure_findings(LabelMap.from_array(labels, np.diag([-2.0, -3.0, 5.0, 1.0])), sides)
    assert (found.lungs.right_ml, found.lungs.left_ml) == pytest.approx((20 * 0.03, 30 * 0.03))
    assert found.findings[0].total.ml == pytest.approx(5 * 0.03)


def test_affected_lung_is_ground_glass_and_consolidation_without_effusion():
    labels, sides = chest()
    labels[0, 1:3, 1:3], labels[1, 1, 6], labels[:, 0, 9] = 1, 2, 3
    total, right, left = measure_findings(LabelMap.from_array(labels, AFFINE), sides).affected
    assert (total.ml, right.ml, left.ml) == pytest.approx((5, 4, 1))


def test_zones_of_turned_slices_are_those_of_the_map_of_zones():
    labels, sides = np.zeros((12, 14, 16), np.uint8), np.zeros((12, 14, 16), np.uint8)
    sides[1:11, 2:12, 2:7], sides[1:11, 2:12, 9:14] = RIGHT, LEFT
    labels[sides > 0] = np.random.default_rng(5).integers(0, 3, int((sides > 0).sum()))
    affine = np.array([[-9.0, 1, 0, 40], [1, -8, 2, -30], [2, 4, 10, 500], [0, 0, 0, 1]])
    found = measure_findings(LabelMap.from_array(labels, affine), sides)
    expected = zones(sides, LabelMap.from_array(labels, affine).grid)
    voxel_ml = abs(np.linalg.det(affine[:3, :3])) / 1000
    assert len(found.zones) == 6
    for number, (region, (name, amount)) in enumerate(zip(expected.regions, found.zones, strict=True), start=1):
        assert region.name == name
        assert amount.ml == pytest.approx(np.count_nonzero(labels[expected.values == number]) * voxel_ml)


def test_side_does_not_depend_on_where_the_origin_lies():
    labels, sides = chest()
    labels[:, 0, 0], labels[0, 0, 9] = 3, 3  # 5 mL beside the right lung, 1 mL beside the left
    affine = AFFINE.copy()
    affine[:3, 3] = 500, 300, 1000
    effusion = measure_findings(LabelMap.from_array(labels, affine), sides).findings[2]
    assert (effusion.right.ml, effusion.left.ml) == pytest.approx((5, 1))


def test_empty_lungs_hold_nothing_and_have_no_sides():
    labels, sides = chest()
    labels[0, 0, :3] = 1
    found = measure_findings(LabelMap.from_array(labels, AFFINE), np.zeros_like(sides))
    assert (found.lungs.right_ml, found.lungs.left_ml) == (0, 0)
    assert (found.findings[0].total.ml, found.findings[0].total.share) == (pytest.approx(3), None)
    assert (found.findings[0].right, found.zones) == (None, ())


def test_scores_follow_from_the_zones():
    """A tenth of one zone, nothing elsewhere: 1 of 24, and CT class 1."""
    sides = np.zeros((11, 12, 16), np.uint8)
    sides[1:10, 2:10, 2:7], sides[1:10, 2:10, 9:14] = RIGHT, LEFT
    labels = np.zeros_like(sides)
    labels[8, 2, 2:7], labels[7, 2:9, 2] = 1, 1  # 12 of the 120 voxels of the right upper zone
    found = measure_findings(LabelMap.from_array(labels, AFFINE), sides)
    assert dict(found.zones)["right upper zone"].share == pytest.approx(0.1)
    assert [score.value for score in found.severity] == [1, 1]
