"""Two CTs of one patient made by computation: the same lungs in another breath and place, known lesions."""

from dataclasses import replace

import numpy as np
import pytest

from CovidSegExtension.measurement.alignment import Alignment, align_lungs
from CovidSegExtension.measurement.case import measure_case
from CovidSegExtension.measurement.followup import TimePoint, follow, overlap_lesions
from CovidSegExtension.scan_info import ScanInfo
from CovidSegExtension.volume import LabelMap, Volume

CENTRES_RIGHT, CENTRES_LEFT = (-75.0, 0.0, 0.0), (75.0, 5.0, 0.0)
OLD, KEPT, NEW = ((-80, 10, 40), 17), ((-70, -10, -50), 21), ((80, 0, 30), 14)
"""Balls, centre in RAS mm (the patient's right is negative here) and radius in mm."""


def patient(breath: float, shift=(0.0, 0.0, 0.0), balls=(), spacing=(3.0, 2.5, 2.5), turn=0.0):
    """Return lung sides and labels; the lungs are `breath` as high as in full breath, and turned by `turn` degrees."""
    z, y, x = spacing
    affine = np.diag([-x, -y, z, 1.0])
    shape = (round(330 / z), round(270 / y), round(360 / x))
    affine[:3, 3] = (shape[2] - 1) * x / 2, (shape[1] - 1) * y / 2, -(shape[0] - 1) * z / 2
    k, j, i = np.indices(shape)
    ras = np.stack([i, j, k], axis=-1) @ affine[:3, :3].T + affine[:3, 3] - np.array(shift)
    angle = np.deg2rad(turn)
    ras[..., :2] = ras[..., :2] @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]]).T
    ras[..., 2] /= breath
    sides, labels = np.zeros(shape, np.uint8), np.zeros(shape, np.uint8)
    for value, centre, radii in ((1, (-75, 0, 0), (55, 85, 130)), (2, (75, 5, 0), (50, 80, 125))):
        body = np.square((ras - centre) / radii).sum(axis=-1) < 1
        notch = np.linalg.norm(ras - [30, 50, -40], axis=-1) < 45  # the heart
        sides[body & ~notch] = value
    for centre, radius in balls:
        labels[np.linalg.norm(ras - centre, axis=-1) < radius] = 1
    labels[sides == 0] = 0
    return LabelMap.from_array(sides, affine), LabelMap.from_array(labels, affine)


def point(sides: LabelMap, labels: LabelMap, **scan) -> TimePoint:
    hounsfield = np.where(sides.labels > 0, -850, 0).astype(np.int16)
    case = measure_case(Volume(hounsfield, sides.grid), labels, sides, scan=ScanInfo(**scan))
    return TimePoint(labels, sides, case)


def ball_ml(radius: float) -> float:
    return 4 / 3 * np.pi * radius**3 / 1000


@pytest.fixture(scope="module")
def then():
    return point(*patient(1.0, balls=(OLD, KEPT)), date="2020-04-02", kernel="B31f")


@pytest.mark.parametrize(
    ("breath", "shift", "turn", "spacing"),
    [
        (1.0, (12.0, -8.0, 15.0), 0.0, (3.0, 2.5, 2.5)),
        (0.85, (5.0, 4.0, -20.0), 4.0, (2.0, 3.0, 3.0)),
    ],
    ids=["moved", "exhaled and turned"],
)
def test_new_resolved_and_persisting_are_told_apart(then, breath, shift, turn, spacing):
    now = point(*patient(breath, shift, (KEPT, NEW), spacing, turn), date="2020-04-16", kernel="B31f")
    [step] = follow([then, now])
    assert step.interval_days == 14
    assert step.alignment.lung_dice > 0.96
    assert step.alignment.error_mm < 2
    found = step.overlap
    assert found.persisting_then_ml == pytest.approx(ball_ml(21), rel=0.05)
    assert found.resolved_ml == pytest.approx(ball_ml(17), rel=0.05)
    assert found.persisting_now_ml == pytest.approx(breath * ball_ml(21), rel=0.05)
    assert found.new_ml == pytest.approx(breath * ball_ml(14), rel=0.05)
    assert (found.resolved_lesions, found.new_lesions) == (1, 1)
    # The share holds with breath, the volume does not.
    assert step.ml_now == pytest.approx(breath * (ball_ml(21) + ball_ml(14)), rel=0.05)
    assert step.lung_ml_now / step.lung_ml_then == pytest.approx(breath, rel=0.02)
    assert step.share_now == pytest.approx((ball_ml(21) + ball_ml(14)) / step.lung_ml_then, rel=0.05)
    assert step.share_change == pytest.approx(step.share_now - step.share_then)
    warned = any("breath" in warning for warning in step.warnings)
    assert warned is (breath < 0.9)


def test_points_map_to_where_they_moved(then):
    sides, _ = patient(0.85, (5.0, 4.0, -20.0), turn=4.0)
    alignment = align_lungs(then.lung_sides, sides)
    angle = np.deg2rad(4)
    for ras in ((-80.0, 10.0, 40.0), (70.0, -20.0, -60.0)):
        x, y, z = ras
        turned = np.cos(angle) * x - np.sin(angle) * y, np.sin(angle) * x + np.cos(angle) * y
        true = np.array([turned[0] + 5, turned[1] + 4, 0.85 * z - 20])
        [found] = alignment.to_second(np.array([ras]))
        assert np.linalg.norm(found - true) < 4
        np.testing.assert_allclose(alignment.to_first(found[None])[0], ras, atol=1e-6)


def test_without_alignment_the_answer_would_be_wrong(then):
    now = point(*patient(0.85, (5.0, 4.0, -20.0), (KEPT, NEW)))
    unmoved = overlap_lesions(then.labels, now.labels, Alignment(np.eye(4), 1.0, 1.0))
    assert unmoved.persisting_then_ml < 0.8 * ball_ml(21)


def test_lesions_are_new_or_resolved_where_one_ct_has_none(then):
    sides, empty = patient(1.0)
    clear = point(sides, empty)
    [step] = follow([clear, then])
    assert step.overlap.new_ml == pytest.approx(ball_ml(17) + ball_ml(21), rel=0.05)
    assert (step.overlap.resolved_ml, step.overlap.new_lesions) == (0, 2)
    [back] = follow([then, clear])
    assert (back.overlap.new_ml, back.overlap.resolved_lesions) == (0, 2)
    assert (back.share_now, back.ml_now) == (0, 0)


def test_what_makes_comparing_hard_is_said(then):
    now = replace(then, case=replace(then.case, scan=ScanInfo(date="2020-03-01", kernel="B70f")))
    [step] = follow([then, now])
    assert step.interval_days == -32
    text = " ".join(step.warnings)
    assert "kernels differ (B31f, B70f)" in text
    assert "older than the first" in text


def test_unknown_lungs_leave_changes_unknown(then):
    case = measure_case(Volume(np.zeros(then.labels.labels.shape, np.int16), then.labels.grid), then.labels, None)
    [step] = follow([then, TimePoint(then.labels, None, case)])
    assert (step.overlap, step.alignment, step.share_change, step.ml_change) == (None, None, None, None)
    assert step.to_json()["share_change_points"] is None


def test_three_cts_are_two_steps(then):
    assert len(follow([then, then, then])) == 2
