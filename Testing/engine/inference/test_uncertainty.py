"""Uncertainty by slice: hand-computed values, in any storage order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from CovidSegExtension.geometry import Grid
from CovidSegExtension.inference.uncertainty import (
    in_percent,
    slice_uncertainty,
    uncertain_regions,
    uncertain_slices,
)
from CovidSegExtension.volume import Volume


@pytest.fixture
def case():
    """Return three axial slices: a sure one, one half unsure, and a small but very unsure one."""
    entropy = np.zeros((3, 4, 5), np.float16)
    cavity = np.zeros((3, 4, 5), bool)
    cavity[:2] = True  # 20 voxels each
    cavity[2, 0, 0] = True
    entropy[1, :2] = 0.5
    entropy[1:, 3, 4] = 1.0  # in slice 2 outside the cavity
    entropy[2, 0, 0] = 1.0
    affine = np.diag([-2.0, -3.0, 5.0, 1.0])
    affine[:3, 3] = (10, 20, 30)
    return entropy, cavity, Volume.from_array(np.zeros((3, 4, 5), np.int16), affine)


def test_slice_uncertainty_is_the_mean_over_the_cavity(case):
    np.testing.assert_allclose(slice_uncertainty(*case), [0, (10 * 0.5 + 1) / 20, 1 / 20], rtol=1e-3)


def test_slice_centres_are_in_ras(case):
    np.testing.assert_allclose(case[2].grid.axial().slice_centres_ras(), [[6, 15.5, 30], [6, 15.5, 35], [6, 15.5, 40]])


def test_slices_run_from_below_whatever_the_storage(case):
    entropy, cavity, volume = case
    # Stored from above: axis 0 reversed.
    affine = volume.affine.copy()
    affine[2, 2], affine[2, 3] = -5, 40
    turned = Volume.from_array(volume.hounsfield[::-1], affine)
    np.testing.assert_array_equal(slice_uncertainty(entropy[::-1], cavity[::-1], turned), slice_uncertainty(*case))
    np.testing.assert_allclose(turned.grid.axial().slice_centres_ras(), volume.grid.axial().slice_centres_ras())
    # Sagittal storage: array axes (x, z, y).
    sagittal = Volume.from_array(volume.hounsfield.transpose(2, 0, 1), volume.affine[:, [1, 2, 0, 3]])
    found = slice_uncertainty(entropy.transpose(2, 0, 1), cavity.transpose(2, 0, 1), sagittal)
    np.testing.assert_array_equal(found, slice_uncertainty(*case))
    np.testing.assert_allclose(sagittal.grid.axial().slice_centres_ras(), volume.grid.axial().slice_centres_ras())


def test_no_cavity_is_no_uncertainty(case):
    entropy, cavity, volume = case
    np.testing.assert_array_equal(slice_uncertainty(entropy, cavity & False, volume), [0, 0, 0])


def test_uncertain_slices_are_peaks_worst_first():
    assert uncertain_slices([0, 0.2, 0.1, 0.4, 0.4, 0.1, 0.3]) == [4, 6, 1]
    assert uncertain_slices([]) == []
    assert uncertain_slices([0.0, 0.0]) == []


@given(st.lists(st.floats(0, 1)))
def test_the_worst_slice_comes_first(values):
    found = uncertain_slices(values)
    if max(values, default=0) > 0:
        assert values[found[0]] == max(values)
    assert not any(abs(a - b) == 1 for a in found for b in found)


def test_percent_is_rounded_and_0_outside_the_cavity():
    uncertainty = np.array([[[0.004, 0.006, 0.5, 1.0009, 0.7]]], np.float16)
    cavity = np.array([[[True, True, True, True, False]]])
    percent = in_percent(uncertainty, cavity)
    assert percent.dtype == np.uint8
    assert percent.ravel().tolist() == [0, 1, 50, 100, 0]


AFFINE = np.array([[-2.0, 0, 0, 100], [0, -2.0, 0, 80], [0, 0, 5.0, -300], [0, 0, 0, 1]])


def test_regions_are_where_the_doubt_fills_a_cube_and_not_the_rim_of_a_lesion():
    percent = np.zeros((40, 120, 120), np.uint8)
    percent[10:14, 30:40, 30:40] = 60  # 20 mm of doubt
    percent[25:30, 80:92, 80:92] = 40
    percent[5:35, 20:100, 60] = 90  # a rim: one voxel thick
    worst, second, *others = uncertain_regions(percent, Grid(percent.shape, AFFINE))
    np.testing.assert_allclose(worst.centre_ras, AFFINE[:3] @ [34.5, 34.5, 11.5, 1], atol=6)
    assert worst.uncertainty == pytest.approx(0.6, abs=0.15)
    np.testing.assert_allclose(second.centre_ras, AFFINE[:3] @ [85.5, 85.5, 27, 1], atol=6)
    assert all(place.uncertainty < second.uncertainty for place in others)
    assert uncertain_regions(np.zeros((3, 4, 5), np.uint8), Grid((3, 4, 5), AFFINE)) == []
    assert len(uncertain_regions(percent, Grid(percent.shape, AFFINE), count=1)) == 1


@given(flips=st.tuples(st.booleans(), st.booleans(), st.booleans()))
def test_regions_are_the_same_whatever_the_storage(flips):
    percent = np.zeros((20, 60, 60), np.uint8)
    percent[8:12, 10:20, 30:40] = 60
    grid = Grid(percent.shape, AFFINE)
    turned, affine = percent, AFFINE.copy()
    for axis, flip in enumerate(flips):
        if flip:
            column = 2 - axis
            turned = np.flip(turned, axis)
            affine[:3, 3] += affine[:3, column] * (percent.shape[axis] - 1)
            affine[:3, column] *= -1
    (place,), (same,) = uncertain_regions(percent, grid), uncertain_regions(turned, Grid(percent.shape, affine))
    np.testing.assert_allclose(place.centre_ras, same.centre_ras, atol=6)
    assert place.uncertainty == pytest.approx(same.uncertainty, abs=0.1)
