"""The grid that slices make, on headers made up here: what lies at the limits of each check."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from CovidSegExtension.errors import InputError
from CovidSegExtension.io.dicom.grid import regular_grid, without_copies, without_scouts
from CovidSegExtension.io.dicom.headers import Slice
from CovidSegExtension.io.dicom.pixels import check_decodable, read_pixels

EXPLICIT = "1.2.840.10008.1.2.1"


def slice_at(depth_mm, **changes):
    one = Slice(
        file=Path(f"{depth_mm}.dcm"),
        frame=0,
        frames=1,
        sop_class="",
        patient="p",
        study="s",
        series="1",
        instance="",
        frame_of_reference="",
        number="",
        description="",
        modality="CT",
        image_type="",
        kernel="",
        contrast="",
        transfer_syntax=EXPLICIT,
        acquisition={},
        size=(5, 4),
        components=1,
        position=np.array([-10.0, -20.0, depth_mm]),
        row=np.array([1.0, 0.0, 0.0]),
        column=np.array([0.0, 1.0, 0.0]),
        pixel_spacing=np.array([0.8, 0.7]),
        thickness=0.0,
        rescale=("1", "-1024"),
        lossy=False,
    )
    return dataclasses.replace(one, **changes)


def stack(depths, **changes):
    return [slice_at(float(depth), **changes) for depth in depths]


def taken_at(depths, element, values):
    return [
        slice_at(float(depth), acquisition={element: str(value)}) for depth, value in zip(depths, values, strict=True)
    ]


def refused(slices, message):
    with pytest.raises(InputError, match=message):
        regular_grid(slices, "The series")


def test_grid_is_that_of_the_headers():
    grid = regular_grid(stack([3, 5.5, 8]), "The series")
    assert grid.shape == (3, 4, 5)
    np.testing.assert_allclose(
        grid.affine, [[-0.7, 0, 0, 10], [0, -0.8, 0, 20], [0, 0, 2.5, 3], [0, 0, 0, 1]], atol=1e-12
    )


def test_thickness_is_the_step_of_a_single_slice_and_1_mm_where_there_is_none():
    assert regular_grid(stack([3], thickness=5.0), "The series").spacing_mm[0] == 5
    assert regular_grid(stack([3]), "The series").spacing_mm[0] == 1


def test_size_of_a_slice_ends_at_4096_squared():
    assert regular_grid(stack([0, 1], size=(4096, 4096)), "The series").shape == (2, 4096, 4096)
    refused(stack([0, 1], size=(4096, 4097)), "impossible sizes")


def test_angle_and_pixel_spacing_may_differ_by_rounding_only():
    def turned(by):
        return [*stack([0, 1]), slice_at(2.0, row=np.array([1.0, by, 0.0]))]

    def spaced(by):
        return [*stack([0, 1]), slice_at(2.0, pixel_spacing=np.array([0.8, 0.7 + by]))]

    for make in (turned, spaced):
        regular_grid(make(0.0008), "The series")
        refused(make(0.0015), "different angles or pixel spacings")


def test_slices_of_two_acquisitions_over_one_part_of_the_body_are_refused():
    """Two of ten slices of each lie within the other: four are more than a fifth of ten."""
    first, second = np.arange(0.0, 20, 2), np.arange(15.0, 35, 2)
    both = sorted([*[(depth, "1") for depth in first], *[(depth, "2") for depth in second]])
    refused(taken_at([depth for depth, _ in both], "Acquisition Number", [name for _, name in both]), "same part of")


def test_two_rotations_may_share_a_slice():
    depths = np.arange(0.0, 40, 2)
    numbers = ["1"] * 9 + ["2", "1"] + ["2"] * 9
    regular_grid(taken_at(depths, "Acquisition Number", numbers), "The series")


def test_where_rotations_share_two_of_ten_slices_it_is_the_doubled_place_that_is_told():
    depths = [*range(10), *range(8, 18)]
    slices = taken_at(depths, "Acquisition Number", ["1"] * 10 + ["2"] * 10)
    refused(sorted(slices, key=lambda one: one.depth_mm), "several slices at the same place")


@pytest.mark.parametrize("values", [[1, 101, 2, 102, 3, 103], [0.0, 0.5, 0.1, 0.6, 0.2, 0.7], [103, 3, 102, 2, 101, 1]])
def test_two_scans_that_take_turns_are_refused_from_six_slices_on(values):
    depths = np.arange(len(values)) * 2.0
    refused(taken_at(depths, "Instance Number", values), "2 acquisitions woven")
    regular_grid(taken_at(depths[:5], "Instance Number", values[:5]), "The series")


@pytest.mark.parametrize("count", [3, 4])
def test_three_and_four_scans_that_take_turns_are_counted(count):
    numbers = [100 * (k % count) + k // count for k in range(3 * count)]
    refused(taken_at(np.arange(3 * count), "Instance Number", numbers), f"{count} acquisitions woven")


def test_slices_at_the_same_place_are_copies_only_within_a_thousandth_of_a_millimetre():
    pixels = np.zeros((4, 5), np.int16)
    near, far = stack([0, 2, 2.0005, 4]), stack([0, 2, 2.0015, 4])
    assert len(without_copies(near, lambda one: pixels)) == 3
    assert len(without_copies(far, lambda one: pixels)) == 4
    refused(near, r"several slices at the same place \(2.0 mm")
    refused(far, "irregular")


@pytest.mark.parametrize(("gap", "missing"), [(5.0, 1), (7.5, 2)])
def test_gap_says_how_many_slices_are_missing(gap, missing):
    refused(stack([0, 2.5, 5, 5 + gap, 7.5 + gap]), f"gap of {gap} mm between 5.0 .* apart: {missing} or more missing")


def test_positions_may_be_rounded_to_a_tenth_of_a_millimetre():
    """And on thin slices to less: a fifth of a millimetre is much where slices are half a millimetre apart."""
    regular_grid(stack([0, 1.18, 2, 3]), "The series")
    refused(stack([0, 1.25, 2, 3]), "irregular")
    regular_grid(stack([0, 0.35, 0.5, 0.75, 1.0]), "The series")
    refused(stack([0, 0.36, 0.5, 0.75, 1.0]), "irregular")


def test_few_slices_at_another_angle_are_scouts():
    turned = {"row": np.array([0.0, 1.0, 0.0]), "column": np.array([0.0, 0.0, -1.0])}
    usual = stack(range(30))
    for scouts, kept in ((1, 30), (3, 30), (4, 34)):
        assert len(without_scouts([*stack(range(scouts), **turned), *usual])) == kept
    assert len(without_scouts([*stack(range(3), **turned), *usual[:29]])) == 32, "more than a tenth"


def test_compression_is_named_where_it_has_a_name():
    with pytest.raises(InputError, match=r"compressed as MPEG2 Main Profile.* \(1\.2\.840\.10008\.1\.2\.4\.100\)"):
        check_decodable(stack([0], transfer_syntax="1.2.840.10008.1.2.4.100"))
    with pytest.raises(InputError, match=r"compressed as the transfer syntax \(1\.2\.3\.4\.5\)"):
        check_decodable(stack([0], transfer_syntax="1.2.3.4.5"))


def test_frames_of_one_file_have_one_rescale():
    frames = [slice_at(float(k), frames=2, frame=k, rescale=("1", text)) for k, text in enumerate(("-1024", "0"))]
    with pytest.raises(InputError, match="different rescale"):
        check_decodable(frames)
    check_decodable([dataclasses.replace(one, frames=1) for one in frames])


@pytest.mark.parametrize(
    ("lowest", "highest", "kept"),
    [(-32768, 32767, np.int16), (-32769, 0, np.float32), (0, 32768, np.float32)],
)
def test_pixels_are_16_bits_where_they_fit(lowest, highest, kept):
    slices, pixels = stack([0, 1], size=(2, 2)), np.array([[lowest, 0], [1, highest]], np.int32)
    array = read_pixels(slices, lambda one: pixels)
    assert array.dtype == kept
    np.testing.assert_array_equal(array, [pixels, pixels])


def test_slice_with_equal_corners_is_not_blank():
    slices, rng = stack([0, 1, 2]), np.random.default_rng(0)
    array = rng.integers(-1000, 400, (3, 4, 5)).astype(np.int16)
    array[0, 0, 0] = array[0, -1, -1]
    by_slice = dict(zip(map(id, slices), array, strict=True))
    np.testing.assert_array_equal(read_pixels(slices, lambda one: by_slice[id(one)]), array)
    array[0] = -1024
    with pytest.raises(InputError, match="1 of 3 slices is of one value only"):
        read_pixels(slices, lambda one: by_slice[id(one)])
