"""Every figure of a chest of boxes, whose truth was counted on paper; and that wrong input does not pass for right."""

import itertools
import json
from contextlib import nullcontext
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from CovidSegExtension.errors import InputError
from CovidSegExtension.io.completeness import completeness_of
from CovidSegExtension.measurement.case import measure_case
from CovidSegExtension.measurement.records import OPACITY, CaseMeasurements, changed, millilitres, region_record
from CovidSegExtension.measurement.regions import LungCoverage, zones
from CovidSegExtension.measurement.tables import write_json, write_rows
from CovidSegExtension.volume import LabelMap, Volume

from .boxes import BoxChest, axial_affine, box_chest, stored

VOXEL_ML = 5 * 2 * 3 / 1000
GGO, CONSOLIDATION, EFFUSION = "Ground-glass opacity", "Consolidation", "Pleural effusion"


def measured(chest: BoxChest, **options) -> CaseMeasurements:
    return measure_case(chest.volume, chest.labels, chest.sides, lobe_map=chest.lobes, **options)


VOXELS = {
    ("both lungs", "both", "Lung"): 60000,
    ("right lung", "right", "Lung"): 36000,
    ("left lung", "left", "Lung"): 24000,
    ("both lungs", "both", GGO): 400,
    ("both lungs", "both", CONSOLIDATION): 240,
    ("both lungs", "both", OPACITY): 640,
    ("right lung", "right", OPACITY): 440,
    ("left lung", "left", OPACITY): 200,
    ("both lungs", "both", EFFUSION): 0,
    ("outside the lung field", "both", OPACITY): 18,
    ("outside the lung field", "right", CONSOLIDATION): 18,
    ("outside the lung field", "left", CONSOLIDATION): 0,
    ("outside the lung field", "left", EFFUSION): 300,
    ("outside the lung field", "right", EFFUSION): 0,
    ("whole scan", "both", OPACITY): 658,
    ("whole scan", "right", CONSOLIDATION): 58,
    ("whole scan", "left", EFFUSION): 300,
    ("right upper zone", "right", "Lung"): 12000,
    ("right upper zone", "right", OPACITY): 440,
    ("right middle zone", "right", OPACITY): 0,
    ("right lower zone", "right", OPACITY): 0,
    ("left upper zone", "left", OPACITY): 0,
    ("left lower zone", "left", "Lung"): 8000,
    ("left lower zone", "left", OPACITY): 200,
    ("right upper lobe", "right", "Lung"): 18000,
    ("right upper lobe", "right", OPACITY): 440,
    ("right middle lobe", "right", "Lung"): 6000,
    ("right middle lobe", "right", OPACITY): 0,
    ("left lower lobe", "left", CONSOLIDATION): 200,
    ("both lungs", "both", "Well-aerated lung"): 60000 - 640,
}


def check_truth(found: CaseMeasurements, voxel_ml: float = VOXEL_ML) -> None:
    """Assert that every figure is the one that was counted on paper."""
    for (region, side, name), voxels in VOXELS.items():
        row = found.find(region, name, side)
        assert row is not None, (region, side, name)
        assert row.volume_ml == pytest.approx(voxels * voxel_ml), (region, side, name)
    shares = {region: found.find(region, OPACITY).share_of_region for region in ("both lungs", "right lung")}
    assert shares == {"both lungs": pytest.approx(640 / 60000), "right lung": pytest.approx(440 / 36000)}
    assert found.find("left lower zone", OPACITY).share_of_region == pytest.approx(200 / 8000)
    assert found.find("both lungs", EFFUSION).share_of_region is None
    assert found.find("whole scan", OPACITY, "both").share_of_region is None
    hu = found.find("right lung", OPACITY).hu
    assert hu.mean == pytest.approx((400 * -600 + 40 * 20) / 440)
    assert (hu.p10, hu.p50, hu.p90) == (-600, -600, -600 if 0.9 * 439 <= 399 else 20)
    assert found.find("both lungs", OPACITY).lesion_count == 2  # 440 and 200 voxels; 18 lie outside
    assert found.find("outside the lung field", CONSOLIDATION, "right").lesion_count == 1
    first, second, third = found.lesions
    assert [each.ml for each in found.lesions] == [pytest.approx(n * voxel_ml) for n in (440, 200, 18)]
    assert (first.ggo_ml, first.consolidation_ml) == (pytest.approx(400 * voxel_ml), pytest.approx(40 * voxel_ml))
    assert (first.side, first.zone, first.lobe) == ("right", "right upper zone", "right upper lobe")
    assert (second.side, second.zone, second.lobe) == ("left", "left lower zone", "left lower lobe")
    assert (third.side, third.zone, third.lobe) == (None, None, None)


def test_a_lesion_half_beyond_the_lungs_is_counted_once():
    chest = box_chest()
    labels = np.zeros_like(chest.labels.labels)
    labels[10:14, 20:24, 36:44] = 2  # four columns in the right lung, four beyond it
    found = measured(replace(chest, labels=LabelMap(labels, chest.labels.grid)))
    counts = {
        region: found.find(region, OPACITY, "both").lesion_count
        for region in ("both lungs", "outside the lung field", "whole scan")
    }
    assert counts == {"both lungs": 1, "outside the lung field": 0, "whole scan": 1}
    assert found.find("outside the lung field", OPACITY, "both").volume_ml == pytest.approx(64 * VOXEL_ML)


def test_a_lesion_of_both_lungs_is_peripheral_where_most_of_it_is():
    """Its largest part is central in the right lung; what is peripheral on either side is more."""
    chest = box_chest()
    sides, labels = chest.sides.labels.copy(), np.zeros_like(chest.labels.labels)
    sides[5:35, 10:50, 40:60] = 2  # now the lungs touch
    labels[18:22, 28:32, 23:46] = 2
    grid = chest.labels.grid
    found = measure_case(chest.volume, LabelMap(labels, grid), LabelMap(sides, grid))
    parts = {
        (side, part): found.find(f"{side} {part}" if side != "both" else part, OPACITY, side)
        for side in ("both", "right", "left")
        for part in ("peripheral", "central")
    }
    assert parts["right", "central"].volume_ml > max(parts[side, "peripheral"].volume_ml for side in ("right", "left"))
    assert parts["both", "peripheral"].volume_ml > parts["both", "central"].volume_ml
    assert (parts["both", "peripheral"].lesion_count, parts["both", "central"].lesion_count) == (1, 0)


def test_lesions_are_where_they_were_drawn():
    """Centres in the patient: of 10 x 10 x 4 and 2 x 5 x 4 voxels together, and of 5 x 8 x 5 in the left lung."""
    chest = box_chest()
    for lesion, centre in zip(measured(chest).lesions, ((24.2, 23.8, 29.5), (67, 33.5, 8)), strict=False):
        expected = (chest.volume.affine @ [*centre, 1])[:3]
        assert np.linalg.norm(np.array(lesion.centre_ras) - expected) < 4  # the nearest voxel of 5 x 2 x 3 mm


def check_millimetres(found: CaseMeasurements) -> None:
    """Assert the diameters on a spacing of 5, 2 and 3 mm."""
    second = found.lesions[1]  # 5 columns of 3 mm, 8 rows of 2 mm, 5 slices of 5 mm
    assert second.longest_axial_mm == pytest.approx(np.hypot(15, 16))
    assert second.short_axial_mm == pytest.approx(2 * 15 * 16 / np.hypot(15, 16))
    assert second.height_mm == pytest.approx(25)


def test_chest_of_boxes_measures_as_counted():
    found = measured(box_chest())
    check_truth(found)
    check_millimetres(found)


@pytest.mark.parametrize("axes", list(itertools.permutations(range(3))))
@pytest.mark.parametrize("flips", [(False, False, False), (True, False, True), (True, True, True)])
def test_storage_changes_no_figure(axes, flips):
    chest = stored(box_chest(), axes, flips)
    assert chest.volume.axial().shape == (40, 60, 100)
    found = measured(chest)
    check_truth(found)
    check_millimetres(found)


@pytest.mark.parametrize(
    ("affine", "voxel_ml"),
    [
        (axial_affine(turn_degrees=20), VOXEL_ML),
        (axial_affine(tilt_mm=1.5), VOXEL_ML),  # a sheared voxel has the volume of the upright one
        (axial_affine(spacing_mm=(1.25, 0.7, 0.7)), 1.25 * 0.7 * 0.7 / 1000),
    ],
    ids=["oblique", "tilted", "thin"],
)
def test_grids_change_no_count(affine, voxel_ml):
    found = measure_case(*(getattr(box_chest(affine), name) for name in ("volume", "labels", "sides")))
    for region, side, name in VOXELS:
        if region.endswith("lobe"):
            continue
        row = found.find(region, name, side)
        assert row.volume_ml == pytest.approx(VOXELS[region, side, name] * voxel_ml), (region, side, name)


def swapped_sides(chest: BoxChest) -> BoxChest:
    sides = np.array([0, 2, 1], np.uint8)[chest.sides.labels]
    return replace(chest, sides=LabelMap(sides, chest.sides.grid), lobes=mirrored_lobes(chest.lobes))


def mirrored_lobes(lobes: LabelMap) -> LabelMap:
    return LabelMap(np.array([0, 3, 5, 1, 0, 2], np.uint8)[lobes.labels], lobes.grid)


def flipped_up(chest: BoxChest) -> BoxChest:
    return replace(chest, labels=LabelMap(chest.labels.labels[::-1], chest.labels.grid))


def flipped_across(chest: BoxChest) -> BoxChest:
    return replace(chest, labels=LabelMap(chest.labels.labels[..., ::-1], chest.labels.grid))


def wrong_spacing(chest: BoxChest) -> BoxChest:
    affine = chest.volume.affine.copy()
    affine[:3, 2] *= 1.1
    return BoxChest(
        Volume.from_array(chest.volume.hounsfield, affine),
        *(LabelMap.from_array(each.labels, affine) for each in (chest.labels, chest.sides, chest.lobes)),
    )


def one_slice_more(chest: BoxChest) -> BoxChest:
    sides = chest.sides.labels.copy()
    sides[35] = sides[34]
    return replace(chest, sides=LabelMap(sides, chest.sides.grid))


def one_slice_of_lesion_more(chest: BoxChest) -> BoxChest:
    labels = chest.labels.labels.copy()
    labels[32] = labels[31]
    return replace(chest, labels=LabelMap(labels, chest.labels.grid))


def moved_by_a_column(chest: BoxChest) -> BoxChest:
    return replace(chest, labels=LabelMap(np.roll(chest.labels.labels, 45, axis=2), chest.labels.grid))


@pytest.mark.parametrize(
    "spoil",
    [
        swapped_sides,
        flipped_up,
        flipped_across,
        wrong_spacing,
        one_slice_more,
        one_slice_of_lesion_more,
        moved_by_a_column,
    ],
)
def test_wrong_input_does_not_pass_for_right(spoil):
    with pytest.raises(AssertionError):
        check_truth(measured(spoil(box_chest())))


def test_labels_of_another_grid_are_refused():
    chest = box_chest()
    moved = chest.volume.affine.copy()
    moved[2, 3] += 5
    with pytest.raises(InputError, match="label map"):
        measured(replace(chest, labels=LabelMap.from_array(chest.labels.labels, moved)))
    with pytest.raises(InputError, match="lung mask"):
        measured(replace(chest, sides=LabelMap.from_array(chest.sides.labels, moved)))
    with pytest.raises(InputError, match="lobe"):
        measured(replace(chest, lobes=LabelMap.from_array(chest.lobes.labels, moved)))


def test_unknown_labels_are_refused():
    chest = box_chest()
    with pytest.raises(InputError, match="label 4"):
        measured(replace(chest, labels=LabelMap(np.full(chest.labels.labels.shape, 4, np.uint8), chest.labels.grid)))


def test_without_lungs_shares_are_unknown_and_not_zero():
    chest = box_chest()
    found = measure_case(chest.volume, chest.labels, None)
    assert {row.region for row in found.regions} == {"whole scan"}
    whole = found.find("whole scan", OPACITY)
    assert (whole.volume_ml, whole.share_of_region, whole.side) == (pytest.approx(658 * VOXEL_ML), None, "both")
    assert [score.value for score in found.severity] == [None, None]
    record = found.to_json()
    assert all(row["region_ml"] is None for row in record["regions"])
    assert any("No lungs" in warning for warning in found.warnings)


def test_empty_label_map_measures_zero_inside_known_lungs():
    chest = box_chest()
    found = measured(replace(chest, labels=LabelMap(np.zeros_like(chest.labels.labels), chest.labels.grid)))
    row = found.find("both lungs", OPACITY)
    assert (row.volume_ml, row.share_of_region, row.lesion_count, row.hu) == (0, 0, 0, None)
    assert (row.largest_lesion_ml, row.largest_lesion_diameter_mm, found.lesions) == (None, None, ())
    assert found.score("CT class").value == 0


def test_lungs_cut_off_leave_zones_and_scores_unknown():
    chest = box_chest()
    upper = slice(15, None)
    affine = chest.volume.affine.copy()
    affine[:3, 3] += 15 * affine[:3, 2]
    volume = Volume.from_array(chest.volume.hounsfield[upper], affine)
    labels, sides = (LabelMap.from_array(each.labels[upper], affine) for each in (chest.labels, chest.sides))
    found = measure_case(volume, labels, sides)
    assert found.coverage.cut_off == ("bottom",)
    assert found.find("right upper zone", OPACITY) is None
    assert {score.value for score in found.severity} == {None}
    assert found.find("both lungs", GGO).volume_ml == pytest.approx(400 * VOXEL_ML)
    assert any("cuts the lungs off at the bottom" in warning for warning in found.warnings)


def test_scores_follow_from_the_shares():
    found = measured(box_chest())
    # 640 of 60000 voxels: 1.07 %; two zones below 25 %; two lobes, of 440 / 18000 (2.4 %) and 200 / 12000 (1.7 %).
    assert {score.name: score.value for score in found.severity} == {
        "CT class": 1,
        "Six zones, 0–24": 2,
        "Five lobes, 0–25": 2,
        "Five lobes, 0–20": 2,
    }


def test_peripheral_and_central_share_the_lungs():
    chest = box_chest(axial_affine(spacing_mm=(5.0, 2.0, 2.0)))
    found = measure_case(chest.volume, chest.labels, chest.sides)
    # Right lung 60 x 80 x 150 mm: within 20 mm of a surface lies all but 20 x 40 x 110 mm; the left lung, 40 mm wide,
    # has nothing deeper than 20 mm. A layer of the 2 mm grid is uncertain.
    central = found.find("right central", "Lung").volume_ml
    assert 18 * 38 * 105 / 1000 <= central <= 22 * 44 * 120 / 1000
    assert found.find("left central", "Lung").volume_ml <= 2 * 40 * 110 / 1000
    for side in ("right", "left"):
        parts = sum(found.find(f"{side} {part}", "Lung").volume_ml for part in ("peripheral", "central"))
        assert parts == pytest.approx(found.find(f"{side} lung", "Lung").volume_ml)


def test_airways_left_out_of_the_field_make_no_surface():
    chest = box_chest(axial_affine(spacing_mm=(2.0, 2.0, 2.0)))
    bored = chest.sides.labels.copy()
    bored[:, 28:32, 23:27] = 0  # a tube of 8 mm through the middle of the right lung
    whole, hollow = (
        measure_case(chest.volume, chest.labels, LabelMap(sides, chest.sides.grid)).find("right central", "Lung")
        for sides in (chest.sides.labels, bored)
    )
    in_tube = 4 * 4 * 10 * 8 / 1000
    # Were the tube's wall a surface, all of this lung would lie within 20 mm of one.
    assert hollow.volume_ml >= 0.9 * (whole.volume_ml - in_tube)


def test_json_holds_null_for_unknown_and_no_patient():
    chest = box_chest()
    text = json.dumps(measure_case(chest.volume, chest.labels, None, case_id="a").to_json(), allow_nan=False)
    assert '"region_ml": null' in text
    assert "patient" not in text


@pytest.mark.parametrize(
    ("ml", "text"),
    [
        (0, "0 mL"),
        (0.04, "<0.1 mL"),
        (0.051, "0.1 mL"),
        (0.5, "0.5 mL"),
        (9.94, "9.9 mL"),
        (9.96, "10 mL"),
        (1234.4, "1234 mL"),
    ],
)
def test_volume_is_told_as_precisely_as_it_is_known(ml, text):
    assert millilitres(ml) == text


@pytest.mark.parametrize(
    ("then", "now", "text"),
    [
        (12.349, 12.351, "+0.1"),  # written 12.3 and 12.4
        (12.31, 12.34, "<0.1"),
        (12.3, 12.3, "0.0"),
        (5.04, 4.96, "<0.1"),
        (12.3, 5.0, "-7.3"),
        (0.0, 0.04, "<0.1"),
    ],
)
def test_change_is_that_of_the_figures_as_they_are_written(then, now, text):
    assert changed(then, now) == text


def test_lung_without_a_lobe_is_told_in_percent():
    chest = box_chest()
    lobes = chest.lobes.labels.copy()
    lobes[17:] = 0  # 18 of 30 slices
    case = measure_case(
        chest.volume, chest.labels, chest.sides, lobe_map=LabelMap.from_array(lobes, chest.lobes.grid.affine)
    )
    assert any("60 % of the lung field lies in no lobe" in limit for limit in case.warnings)


def test_a_lobe_that_the_map_lacks_has_no_volume():
    """Lungs of 1.8 mL, so that a millilitre too much would be seen."""
    chest = box_chest()
    affine = np.diag([0.1, 0.1, 0.1, 1]) @ chest.volume.affine
    lobes = np.where(chest.lobes.labels == 3, 3, 0).astype(np.uint8)  # the right upper lobe: 18 of 60 thousand voxels
    volume = Volume.from_array(chest.volume.hounsfield, affine)
    labels, sides, lobe_map = (
        LabelMap.from_array(each, affine) for each in (chest.labels.labels, chest.sides.labels, lobes)
    )
    case = measure_case(volume, labels, sides, lobe_map=lobe_map)
    assert any("70 % of the lung field lies in no lobe" in limit for limit in case.warnings)


@pytest.mark.parametrize(("top", "refused"), [(35, False), (26, True)])
def test_a_lobe_lies_for_the_greater_part_in_its_own_lung(top, refused):
    chest = box_chest()
    lobes = chest.lobes.labels.copy()
    lobes[lobes == 1] = 3  # 12 thousand voxels of the left lung are called right upper lobe
    lobes[top:, 10:50, 10:40] = 0  # beside 18, or 7.2, thousand of the right lung
    with pytest.raises(InputError, match="right upper lobe in the other lung") if refused else nullcontext():
        measured(replace(chest, lobes=LabelMap(lobes, chest.lobes.grid)))


@pytest.mark.parametrize(("slices", "warned"), [(1, False), (2, True)])
def test_slices_are_far_apart_only_where_there_are_several(slices, warned):
    chest = box_chest()
    affine = chest.volume.affine @ np.diag([1, 1, 2, 1])  # 10 mm from slice to slice
    volume = Volume.from_array(chest.volume.hounsfield[20 : 20 + slices], affine)
    labels, sides = (LabelMap.from_array(each.labels[20 : 20 + slices], affine) for each in (chest.labels, chest.sides))
    limits = measure_case(volume, labels, sides).warnings
    assert any("The slices are 10 mm apart" in limit for limit in limits) is warned


def test_files_hold_names_as_they_are_and_two_decimals(tmp_path):
    case = measured(box_chest(), case_id="Müller-肺")
    write_json(tmp_path / "a.json", [case])
    assert "Müller-肺" in (tmp_path / "a.json").read_text(encoding="utf-8")
    write_rows(tmp_path / "a.csv", [("Müller-肺", 2.34567, None)])
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines() == ["Müller-肺,2.35,"]


def test_what_is_no_number_is_never_written(tmp_path):
    with pytest.raises(ValueError, match="not JSON compliant"):
        write_json(tmp_path / "a.json", [SimpleNamespace(to_json=lambda _: {"volume_ml": float("nan")})])
    assert not list(tmp_path.iterdir())


def test_record_holds_the_share_in_percent():
    case = measured(box_chest())
    row = case.find("both lungs", OPACITY)
    assert region_record(case, row)["share_of_region_percent"] == round(100 * 640 / 60000, 2)


@pytest.mark.parametrize("tilt_mm", [0.0, 4.0])
def test_zones_are_thirds_of_the_lungs_and_not_of_the_image(tilt_mm):
    """Slices turned about the patient's left-right axis: what is higher in a slice is higher in the patient."""
    chest = box_chest()
    affine = chest.volume.affine.copy()
    affine[2, 1] = tilt_mm
    sides = chest.sides.labels
    k, j, _ = np.nonzero(sides)
    height = 5.0 * k + tilt_mm * j
    low, high = height.min() - (5 + tilt_mm) / 2, height.max() + (5 + tilt_mm) / 2
    expected = np.where(sides[sides > 0] == 1, 0, 3) + 3 - np.floor(3 * (height - low) / (high - low)).astype(int)
    found = zones(sides, LabelMap.from_array(sides, affine).grid).values[sides > 0]
    np.testing.assert_array_equal(found, expected)


def test_ten_of_twelve_lesions_are_listed_the_largest_first():
    chest = box_chest()
    labels = np.zeros_like(chest.labels.labels)
    for number in range(12):
        labels[8 : 12 + number, 12 + 3 * (number % 4), 12 + 4 * (number // 4)] = 1
    found = measured(replace(chest, labels=LabelMap(labels, chest.labels.grid)))
    assert [each.ml for each in found.lesions] == pytest.approx([VOXEL_ML * n for n in range(15, 5, -1)])
    assert [each.number for each in found.lesions] == list(range(1, 11))


@pytest.mark.parametrize("side", [1, 2])
def test_with_one_lung_nothing_is_told_by_side_beyond_it(side):
    chest = box_chest()
    sides = np.where(chest.sides.labels == side, side, 0).astype(np.uint8)
    found = measure_case(chest.volume, chest.labels, LabelMap(sides, chest.sides.grid))
    name = {1: "right", 2: "left"}[side]
    assert {row.side for row in found.regions if row.region == "whole scan"} == {"both"}
    assert found.find("whole scan", OPACITY).volume_ml == pytest.approx(658 * VOXEL_ML)
    assert found.find(f"{name} lung", OPACITY).volume_ml == pytest.approx({1: 440, 2: 200}[side] * VOXEL_ML)
    other = {1: "left", 2: "right"}[side]
    assert any(f"There is no {other} lung" in warning for warning in found.warnings)
    assert not any(f"There is no {name} lung" in warning for warning in found.warnings)


def test_lung_has_its_hounsfield_units_and_the_aerated_part_of_it_none():
    found = measured(box_chest())
    mean = (59360 * -850 + 400 * -600 + 240 * 20) / 60000
    assert found.find("both lungs", "Lung").hu.mean == pytest.approx(mean)
    assert found.find("both lungs", "Well-aerated lung").hu is None


@pytest.mark.parametrize(("spacing", "unusual"), [((5, 2, 3), False), ((2, 2, 3), True), ((9, 6, 3.2), True)])
def test_lungs_of_less_than_one_or_more_than_ten_litres_are_unusual(spacing, unusual):
    """60000 voxels: 1.8, 0.72 and 10.4 L."""
    chest = box_chest(axial_affine(spacing_mm=spacing))
    found = measure_case(chest.volume, chest.labels, chest.sides)
    assert any("unusual for an adult" in warning for warning in found.warnings) is unusual


def test_lung_of_a_single_slice_is_peripheral_and_central_too():
    """A right lung of 30 by 40 voxels of 3 by 2 mm: 90 by 80 mm, of which 50 by 40 lie deeper than 20 mm."""
    chest = box_chest()
    box = (slice(20, 21), slice(None), slice(None))
    volume, grid = Volume(chest.volume.hounsfield[box], chest.volume.grid.crop(box)), chest.volume.grid.crop(box)
    labels, sides = (LabelMap(each.labels[box], grid) for each in (chest.labels, chest.sides))
    found = measure_case(volume, labels, sides)
    outer, inner = (found.find(f"right {part}", "Lung").volume_ml for part in ("peripheral", "central"))
    assert outer + inner == pytest.approx(1200 * VOXEL_ML)
    assert inner == pytest.approx(50 * 40 * 5 / 1000, rel=0.15)


def test_side_of_the_image_is_its_outermost_row_and_column():
    sides = np.zeros((6, 20, 30), np.uint8)
    sides[1:5, 5:15, 5:25] = 1
    assert not LungCoverage.of(sides).in_plane
    for edge, beside in (
        (np.s_[2, 0, 5:25], np.s_[2, 1, 5:25]),
        (np.s_[2, -1, 5:25], np.s_[2, -2, 5:25]),
        (np.s_[2, 5:15, 0], np.s_[2, 5:15, 1]),
        (np.s_[2, 5:15, -1], np.s_[2, 5:15, -2]),
    ):
        for where, touches in ((edge, True), (beside, False)):
            more = sides.copy()
            more[where] = 1
            assert LungCoverage.of(more).in_plane is touches


@pytest.mark.parametrize(("highest", "cut_off"), [(4, ()), (20, ("top",)), (40, ("top",))])
def test_blank_slices_hide_no_cut_and_make_none_of_lungs_that_were_cut_out(highest, cut_off):
    """Beyond lungs that end in small slices all is blank in an image of lungs alone."""
    sides = np.zeros((10, 50, 60), np.uint8)
    for z, rows in enumerate((4, 30, 40, 30, highest), start=3):
        sides[z, 5 : 5 + rows, 5:55] = 1
    hounsfield = np.full(sides.shape, -1000, np.int16)
    hounsfield[3:8] = np.random.default_rng(0).normal(-600, 300, (5, 50, 60))
    coverage = LungCoverage.of(sides, completeness_of(hounsfield).whole)
    assert coverage.cut_off == cut_off
    assert coverage.whole_enough == (not cut_off)


def lung_hints(case: CaseMeasurements) -> list[str]:
    return [warning for warning in case.warnings if "may be one of the lungs" in warning]


@pytest.mark.parametrize("values", [(1, 1), (1, 2), (2, 1)])
@pytest.mark.parametrize("known", [True, False])
def test_mask_of_the_lungs_given_as_lesions_is_told(values, known):
    chest = box_chest()
    assert lung_hints(measured(chest)) == []
    sides = chest.sides.axial()
    mask = LabelMap(np.array([0, *values], np.uint8)[sides.labels], sides.grid)
    dark = replace(chest.volume, hounsfield=np.where(chest.volume.hounsfield < -600, -850, chest.volume.hounsfield))
    [hint] = lung_hints(measure_case(dark, mask, sides if known else None))
    assert ("fill 100 % of the lungs" if known else "is below -750 HU") in hint


def test_mask_of_one_lung_is_told_by_its_hounsfield_units():
    chest = box_chest()
    sides = chest.sides.axial()
    mask = LabelMap((sides.labels == 1).astype(np.uint8), sides.grid)
    volume = chest.volume.axial()
    dark = replace(volume, hounsfield=np.where(mask.labels > 0, -850, volume.hounsfield).astype(np.int16))
    assert "is below -750 HU" in lung_hints(measure_case(dark, mask, sides))[0]
    white = replace(volume, hounsfield=np.where(mask.labels > 0, -400, volume.hounsfield).astype(np.int16))
    assert lung_hints(measure_case(white, mask, sides)) == []
