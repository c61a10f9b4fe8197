"""Connected parts found on runs: the same as SciPy finds voxel by voxel."""

import numpy as np
import pytest
from scipy import ndimage

from CovidSegExtension.components import connected_runs


def parts_of(mask, corners=False):
    """Return each voxel's part, as `scipy.ndimage.label` numbers them, and their count."""
    runs = connected_runs(mask, corners)
    return runs.parts_at(np.arange(mask.size)).reshape(mask.shape), len(runs.sizes) - 1


@pytest.mark.parametrize("corners", [False, True])
@pytest.mark.parametrize("seed", range(40))
def test_parts_are_those_of_scipy(seed, corners):
    random = np.random.default_rng(seed)
    mask = random.random(random.integers(1, 12, 3)) < random.random()
    expected, count = ndimage.label(mask, np.ones((3, 3, 3)) if corners else None)
    parts, number = parts_of(mask, corners)
    assert number == count
    np.testing.assert_array_equal(parts, expected)
    chosen = random.random(count + 1) < 0.5
    chosen[0] = False
    runs = connected_runs(mask, corners)
    np.testing.assert_array_equal(runs.mask(chosen), chosen[expected])
    voxels = np.zeros(mask.shape, bool)
    voxels[runs.voxels(chosen)] = True
    np.testing.assert_array_equal(voxels, chosen[expected])


def test_parts_of_a_long_winding_path_are_one():
    mask = np.zeros((1, 61, 61), bool)
    mask[0, ::2] = True
    mask[0, 1::4, -1] = True
    mask[0, 3::4, 0] = True
    assert parts_of(mask)[1] == 1


def test_views_that_run_across_memory_are_read_as_they_are_indexed():
    mask = np.random.default_rng(1).random((7, 8, 9)) < 0.4
    turned = mask.transpose(2, 0, 1)[::-1, :, ::-1]
    np.testing.assert_array_equal(parts_of(turned)[0], ndimage.label(turned)[0])


def test_runs_of_different_values_do_not_join():
    labels = np.array([[[0, 1, 1, 2, 2, 0, 1]]], np.uint8)
    runs = connected_runs(labels, corners=True)
    assert runs.starts.tolist() == [1, 3, 6]
    assert runs.stops.tolist() == [3, 5, 7]
    assert runs.values.tolist() == [1, 2, 1]
    assert runs.parts.tolist() == [1, 2, 3]
    assert runs.sizes.tolist() == [0, 2, 2, 1]


def test_merged_values_are_one():
    labels = np.random.default_rng(2).integers(0, 4, (5, 6, 7), np.uint8)
    merged, mask = connected_runs(labels, merged=True), connected_runs(labels > 0)
    assert merged.values.all()
    for name in ("starts", "stops", "values", "parts"):
        np.testing.assert_array_equal(getattr(merged, name), getattr(mask, name))


def test_masks_of_runs_that_meet_are_whole():
    labels = np.array([[[1, 1, 2, 2], [2, 2, 2, 2]], [[2, 0, 0, 3], [3, 0, 1, 1]]], np.uint8)
    runs = connected_runs(labels)
    chosen = np.ones(len(runs.sizes), bool)
    np.testing.assert_array_equal(runs.mask(chosen), labels > 0)


def test_nothing_has_no_parts():
    parts, number = parts_of(np.zeros((2, 3, 4), bool))
    assert number == 0
    assert not parts.any()
    assert connected_runs(np.zeros((0, 3, 4), np.uint8)).sizes.tolist() == [0]
