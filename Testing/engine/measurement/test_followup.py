"""Two CTs of one patient made by computation: the same lungs in another breath and place, known lesions."""

from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk

from CovidSegExtension.geometry import Grid
from CovidSegExtension.measurement.alignment import Alignment, align_lungs
from CovidSegExtension.measurement.case import measure_case
from CovidSegExtension.measurement.followup import follow, overlap_lesions
from CovidSegExtension.measurement.records import MeasuredCase
from CovidSegExtension.scan_info import PatientInfo, ScanInfo
from CovidSegExtension.volume import LabelMap, Volume

from ...support.chests import patient

CENTRES_RIGHT, CENTRES_LEFT = (-75.0, 0.0, 0.0), (75.0, 5.0, 0.0)
OLD, KEPT, NEW = ((-80, 10, 40), 17), ((-70, -10, -50), 21), ((80, 0, 30), 14)
"""Balls, centre in RAS mm (the patient's right is negative here) and radius in mm."""


def coronal_and_flipped(label_map: LabelMap) -> LabelMap:
    """Return the same map with slices from back to front, rows from the feet up, and columns from left to right."""
    grid = label_map.grid
    stored = label_map.labels.transpose(1, 0, 2)[::-1, :, ::-1]
    affine = grid.affine.copy()
    affine[:3, :3] = np.stack([-grid.affine[:3, 0], grid.affine[:3, 2], -grid.affine[:3, 1]], axis=1)
    affine[:3, 3] += grid.affine[:3, 0] * (grid.shape[2] - 1) + grid.affine[:3, 1] * (grid.shape[1] - 1)
    return LabelMap.from_array(np.ascontiguousarray(stored), affine)


def point(sides: LabelMap, labels: LabelMap, **scan) -> MeasuredCase:
    hounsfield = np.where(sides.labels > 0, -850, 0).astype(np.int16)
    volume = Volume(hounsfield, sides.grid)
    return MeasuredCase(volume, labels, sides, measure_case(volume, labels, sides, scan=ScanInfo(**scan)))


def ball_ml(radius: float) -> float:
    return 4 / 3 * np.pi * radius**3 / 1000


@pytest.fixture(scope="module")
def then():
    return point(*patient(1.0, balls=(OLD, KEPT)), date="2020-04-02", kernel="B31f")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("breath", "shift", "turn", "spacing", "tilt", "stored"),
    [
        (1.0, (12.0, -8.0, 15.0), 0.0, (3.0, 2.5, 2.5), 0.0, None),
        (0.85, (5.0, 4.0, -20.0), 4.0, (2.0, 3.0, 3.0), 0.0, None),
        (0.95, (-6.0, 3.0, 8.0), 0.0, (3.0, 2.5, 2.5), 0.8, None),
        (1.0, (4.0, -4.0, 6.0), -3.0, (4.0, 2.0, 3.0), 0.0, coronal_and_flipped),
    ],
    ids=["moved", "exhaled and turned", "tilted", "coronal and flipped"],
)
def test_new_resolved_and_persisting_are_told_apart(then, breath, shift, turn, spacing, tilt, stored):
    maps = patient(breath, shift, (KEPT, NEW), spacing, turn, tilt)
    now = point(*(map(stored, maps) if stored else maps), date="2020-04-16", kernel="B31f")
    [step] = follow([then, now])
    assert step.interval_days == 14
    assert 0.96 < step.alignment.lung_dice <= 1
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


@pytest.mark.slow
@pytest.mark.parametrize(
    ("breath", "shift", "turn", "tilt"),
    [(0.75, (28.6, -37.3, 18.4), -7.8, 0.0), (0.875, (5.7, -14.3, 7.5), -3.9, 0.5)],
    ids=["breathed out and turned", "turned and tilted"],
)
def test_lungs_are_neither_mirrored_nor_pressed_flat_to_lie_over_one_another(then, breath, shift, turn, tilt):
    sides, _ = patient(breath, shift, turn=turn, tilt=tilt)
    alignment = align_lungs(then.lung_sides, sides)
    assert alignment.lung_dice > 0.96
    assert alignment.matrix[2, 2] == pytest.approx(breath, abs=0.05)  # heads stay above feet
    cores = sitk.ProcessObject.GetGlobalDefaultNumberOfThreads()
    sitk.ProcessObject.SetGlobalDefaultNumberOfThreads(cores + 1)
    try:
        again = align_lungs(then.lung_sides, sides)
    finally:
        sitk.ProcessObject.SetGlobalDefaultNumberOfThreads(cores)
    np.testing.assert_array_equal(again.matrix, alignment.matrix)  # a report made twice, on any machine, says the same


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
    case = measure_case(then.volume, then.labels, None)
    [step] = follow([then, MeasuredCase(then.volume, then.labels, None, case)])
    assert (step.overlap, step.alignment, step.share_change, step.ml_change) == (None, None, None, None)
    assert step.to_json()["share_change_points"] is None


def test_three_cts_are_two_steps(then):
    later = point(*patient(1.0, balls=(KEPT, NEW)), date="2020-04-12")
    last = point(*patient(1.0, balls=(NEW,)), date="2020-04-20")
    first, second = follow([then, later, last])
    assert (first.interval_days, second.interval_days) == (10, 8)
    assert (first.overlap.new_lesions, first.overlap.resolved_lesions) == (1, 1)
    assert (second.overlap.new_lesions, second.overlap.resolved_lesions) == (0, 1)
    assert first.share_now == second.share_then


def test_what_limits_either_ct_is_said_of_the_comparison_too(then):
    """Slices 8 mm apart in the second CT, and what holds for both, said once."""
    now = point(*patient(1.0, balls=(OLD, KEPT), spacing=(8.0, 2.5, 2.5)), kernel="B70f")
    [step] = follow([then, now])
    assert "The second CT: The slices are 8 mm apart (more than 5 mm): small lesions are missed or blurred." in (
        step.warnings
    )
    assert not any("corrected by hand" in note for note in step.warnings)
    [step] = follow([now, now])
    assert sum("8 mm apart" in note for note in step.warnings) == 1
    assert any(note.startswith("Both CTs: The slices are 8 mm apart") for note in step.warnings)


def test_one_ct_given_twice_and_two_patients_are_told(then):
    [step] = follow([then, then])
    assert "Both CTs are the same image" in step.warnings[0]
    turned = coronal_and_flipped(LabelMap(then.volume.hounsfield, then.volume.grid))  # any array turns alike
    [step] = follow([then, replace(then, volume=Volume(turned.labels, turned.grid))])
    assert "Both CTs are the same image" in step.warnings[0]
    other = point(*patient(1.0, balls=(KEPT,)), patient=PatientInfo(patient_id="2"))
    first = replace(then, case=replace(then.case, scan=ScanInfo(patient=PatientInfo(patient_id="1"))))
    assert any("two patients" in note for note in follow([first, other])[0].warnings)
    assert not any("patients" in note for note in follow([then, other])[0].warnings)  # one of them is unknown


@pytest.mark.parametrize("change", [np.diag([1, 1, 1.25, 1]), np.diag([1.2, 1, 1, 1]), np.diag([-1.0, 1, 1, 1])])
def test_one_image_with_two_headers_is_told(then, change):
    """What differs is no breath: a header is wrong."""
    grid = Grid(then.volume.grid.shape, then.volume.affine @ change)
    now = replace(then, volume=Volume(then.volume.hounsfield, grid), lung_sides=None)
    [step] = follow([then, now])
    assert "same image, but their headers differ" in step.warnings[0]
    assert not any("in the label maps alone" in note for note in step.warnings)


def test_one_label_map_for_two_cts_is_told(then):
    volume = replace(then.volume, hounsfield=then.volume.hounsfield + np.int16(1))
    [step] = follow([then, replace(then, volume=volume, lung_sides=None)])
    assert "Both label maps are the same" in step.warnings[0]
    empty = LabelMap(np.zeros_like(then.labels.labels), then.labels.grid)
    [step] = follow([replace(one, labels=empty, lung_sides=None) for one in (then, replace(then, volume=volume))])
    assert not any("label maps are the same" in note for note in step.warnings)


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ({"birth_date": "19500101"}, {"birth_date": "19600101"}, True),
        ({"sex": "M"}, {"sex": "F"}, True),
        ({"patient_id": "1", "sex": "M"}, {"patient_id": "1", "sex": ""}, False),
        ({"name": "A^B", "sex": "m"}, {"name": "B^A", "sex": "M"}, False),
    ],
)
def test_two_patients_are_told_by_birth_and_sex_too(then, first, second, told):
    cases = [
        replace(then, lung_sides=None, case=replace(then.case, scan=ScanInfo(patient=PatientInfo(**one))))
        for one in (first, second)
    ]
    [step] = follow(cases)
    assert any("two patients" in note for note in step.warnings) is told
    assert bool(step.to_json()["patients_differ_by"]) is told


def test_files_that_do_not_say_whose_ct_they_are_are_told(then):
    denser = replace(then, lung_sides=None, volume=Volume(then.volume.hounsfield + 1, then.volume.grid))
    said = "Whether both CTs are of one patient is not known: the files do not say."
    for now, told in ((denser, True), (then, False)):  # the same image is of the same patient
        [step] = follow([replace(then, lung_sides=None), replace(now, lung_sides=None)])
        assert step.to_json()["patients_differ_by"] is None
        assert (said in step.warnings) is told


@pytest.mark.parametrize(("breath", "warned"), [(0.93, False), (0.88, True)])
def test_a_tenth_of_lung_volume_is_a_breath_to_warn_of(then, breath, warned):
    now = point(*patient(breath, balls=(OLD, KEPT)), date="2020-04-16", kernel="B31f")
    [step] = follow([then, now])
    assert any("breath" in warning for warning in step.warnings) is warned
    assert step.lung_change == pytest.approx(breath - 1, abs=0.01)
    assert step.share_change == pytest.approx(0, abs=0.0005)  # 35 mL in 2.2 L: 0.03 of 1.6 %


@pytest.mark.parametrize(("spacing", "warned"), [(3.4, False), (3.75, True)])
def test_half_a_millimetre_between_slices_is_a_difference_to_warn_of(then, spacing, warned):
    now = point(*patient(1.0, balls=(OLD, KEPT), spacing=(spacing, 2.5, 2.5)), kernel="B31f")
    [step] = follow([then, now])
    assert any("slice spacings differ" in warning for warning in step.warnings) is warned


def test_slices_of_another_spacing_and_lungs_cut_off_are_warned_of(then):
    sides, labels = patient(1.0, balls=(OLD, KEPT), spacing=(5.0, 2.5, 2.5))
    box = (slice(20, None), slice(None), slice(None))
    grid = sides.grid.crop(box)
    now = point(LabelMap(sides.labels[box], grid), LabelMap(labels.labels[box], grid), kernel="B31f")
    [step] = follow([then, now])
    text = " ".join(step.warnings)
    assert "slice spacings differ (3.0 and 5.0 mm)" in text
    assert "The second CT: The scan cuts the lungs off at the bottom" in text


def cropped(maps, box):
    return point(*(LabelMap(np.ascontiguousarray(each.labels[box]), each.grid.crop(box)) for each in maps))


@pytest.mark.parametrize("missing", [5, 17])
def test_lungs_that_are_cut_off_are_not_stretched_over_whole_ones(then, missing):
    """Of 86 slices: with a fifth missing the rest fits the whole with a Dice of 0.94, some 3 cm off."""
    maps = patient(1.0, balls=(OLD, KEPT))
    lowest = int(np.flatnonzero(maps[0].labels.any(axis=(1, 2)))[0])
    part = cropped(maps, (slice(lowest + missing, None), slice(None), slice(None)))
    [step] = follow([then, part])
    assert step.overlap is None
    assert any("cuts off too much of the lungs" in note for note in step.warnings)
    assert not any("breath" in note for note in step.warnings)
    assert step.share_now is not None  # what does not hang on places is told all the same


def test_lesions_where_the_other_ct_shows_nothing_are_neither_new_nor_resolved(then):
    apex = ((-75, 0, 121), 9)
    maps = patient(1.0, balls=(KEPT, apex))
    highest = int(np.flatnonzero(maps[0].labels.any(axis=(1, 2)))[-1])
    whole = point(*maps)
    low = cropped(patient(1.0, balls=(KEPT,)), (slice(0, highest - 1), slice(None), slice(None)))
    heights = np.flatnonzero((maps[1].labels > 0).any(axis=(1, 2)))
    hidden = float(np.count_nonzero(maps[1].labels[highest - 1 :])) * maps[1].grid.voxel_ml
    assert heights[-1] >= highest - 1
    assert hidden > 0.3
    [step] = follow([whole, low])
    found = step.overlap
    assert found.unseen_then_ml == pytest.approx(hidden, rel=0.5)
    together = found.persisting_then_ml + found.resolved_ml + found.unseen_then_ml
    assert together == pytest.approx(float(np.count_nonzero(maps[1].labels)) * maps[1].grid.voxel_ml)
    assert any("where the other CT shows nothing" in note for note in step.warnings)
    assert (found.unseen_now_ml, found.new_lesions) == (0, 0)


def test_lungs_of_the_other_side_are_not_laid_over(then):
    """A mirrored second CT: what persists would be reported as new and resolved, on the other side."""
    sides, labels = patient(1.0, balls=(OLD, KEPT))
    mirrored = [LabelMap(each.labels[..., ::-1].copy(), each.grid) for each in (sides, labels)]
    swapped = LabelMap(np.array([0, 2, 1], np.uint8)[mirrored[0].labels], sides.grid)
    [step] = follow([then, point(swapped, mirrored[1], kernel="B31f")])
    assert step.overlap is None or step.overlap.persisting_then_ml < 0.1 * ball_ml(21)
