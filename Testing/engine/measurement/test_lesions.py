"""Separate lesions: counted, sized and placed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from CovidSegExtension.geometry import Grid
from CovidSegExtension.measurement.lesions import diameters, find_lesions
from CovidSegExtension.volume import LabelMap

OBLIQUE = np.array([[0.6, -1.1, 0.4, 10], [0.7, 0.9, -0.6, -20], [-0.1, 0.5, 2.4, 30], [0, 0, 0, 1]])


def test_largest_comes_first_and_classes_stay_apart():
    labels = np.zeros((8, 9, 10), np.uint8)
    labels[1:3, 1:3, 1:3] = 1
    labels[3, 3, 3] = 1  # touches by a corner: the same lesion
    labels[1:3, 1:3, 3:5] = 2  # touches, but another class
    labels[6:8, 6:8, 6:9] = 3
    label_map = LabelMap.from_array(labels, np.diag([2.0, 3.0, 5.0, 1.0]))
    found = find_lesions(label_map)
    assert [(each.values, round(each.ml, 6)) for each in found] == [((3,), 0.36), ((1,), 0.27), ((2,), 0.24)]
    together = find_lesions(label_map, [(1, 2)])
    assert [(each.values, round(each.ml, 6)) for each in together] == [((1, 2), 0.51)]
    assert [each.values for each in find_lesions(label_map, min_ml=0.25)] == [(3,), (1,)]


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**6), share=st.floats(0, 0.6))
def test_every_voxel_belongs_to_one_lesion_whose_point_lies_in_it(seed, share):
    rng = np.random.default_rng(seed)
    labels = np.where(rng.random((5, 6, 7)) < share, rng.integers(1, 4, (5, 6, 7)), 0).astype(np.uint8)
    found = find_lesions(LabelMap.from_array(labels, OBLIQUE))
    voxel_ml = abs(np.linalg.det(OBLIQUE[:3, :3])) / 1000
    seen = np.zeros(labels.shape, int)
    for lesion in found:
        at = tuple(lesion.voxels.T)
        assert set(labels[at].tolist()) == set(lesion.values)
        assert lesion.ml == pytest.approx(len(lesion.voxels) * voxel_ml)
        seen[at] += 1
        i, j, k = np.rint((np.linalg.inv(OBLIQUE) @ [*lesion.centre_ras, 1])[:3]).astype(int)
        assert labels[k, j, i] in lesion.values
    np.testing.assert_array_equal(seen, labels > 0)
    sizes = [lesion.ml for lesion in found]
    assert sizes == sorted(sizes, reverse=True)


def test_ball_and_box_have_their_diameters():
    spacing = np.array([1.0, 0.7, 0.7])
    grid = Grid((60, 80, 80), np.diag([-0.7, -0.7, 1.0, 1.0]))
    kji = np.argwhere(np.ones(grid.shape, bool))
    ball = kji[np.linalg.norm((kji - [30, 40, 40]) * spacing, axis=1) <= 20]
    size = diameters(ball, grid)
    for value in (size.longest_axial_mm, size.short_axial_mm, size.height_mm):
        assert 40 <= value <= 42.5
    box = kji[(kji >= [10, 20, 30]).all(1) & (kji < [15, 30, 60]).all(1)]
    size = diameters(box, grid)
    assert size.longest_axial_mm == pytest.approx(np.hypot(30 * 0.7, 10 * 0.7))
    assert size.height_mm == pytest.approx(5)


def test_single_voxel_and_oblique_line_have_their_diameters():
    grid = Grid((4, 10, 10), np.diag([-2.0, -3.0, 5.0, 1.0]))
    size = diameters(np.array([[1, 2, 3]]), grid)
    assert (size.longest_axial_mm, size.height_mm) == (pytest.approx(np.hypot(2, 3)), 5)
    turned = Grid((4, 10, 10), np.array([[0, -3.0, 0, 0], [2.0, 0, 0, 0], [0, 0, 5, 0], [0, 0, 0, 1]]))
    line = np.array([[1, 2, i] for i in range(10)])
    assert diameters(line, turned).longest_axial_mm == pytest.approx(np.hypot(20, 3))


def test_point_of_a_lesion_is_its_voxel_nearest_to_the_middle():
    labels = np.zeros((9, 9, 9), np.uint8)
    labels[2:7, 3:6, 5:8] = 1
    [lesion] = find_lesions(LabelMap.from_array(labels, OBLIQUE))
    np.testing.assert_allclose(lesion.centre_ras, (OBLIQUE @ [6, 4, 4, 1])[:3])


def test_a_lesion_of_just_the_smallest_size_counts():
    labels = np.zeros((3, 4, 9), np.uint8)
    labels[1, 1, 1:3], labels[1, 1, 5] = 1, 1
    label_map = LabelMap.from_array(labels, np.diag([5.0, 5.0, 10.0, 1.0]))
    assert len(find_lesions(label_map, min_ml=2 * label_map.grid.voxel_ml)) == 1
    assert len(find_lesions(label_map, min_ml=label_map.grid.voxel_ml)) == 2


def test_a_voxel_has_both_its_diagonals():
    """2 by 3 mm: the other two corners lie 2 * 2 * 3 / sqrt(13) apart, at right angles to the diagonal."""
    size = diameters(np.array([[1, 2, 3]]), Grid((4, 10, 10), np.diag([-2.0, -3.0, 5.0, 1.0])))
    assert size.short_axial_mm == pytest.approx(12 / np.sqrt(13))
