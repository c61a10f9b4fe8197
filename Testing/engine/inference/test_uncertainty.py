"""Uncertainty by slice: hand-computed values, in any storage order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from CovidSegExtension.inference.uncertainty import slice_centres_ras, slice_uncertainty, uncertain_slices
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


def test_values(case):
    np.testing.assert_allclose(slice_uncertainty(*case), [0, (10 * 0.5 + 1) / 20, 1 / 20], rtol=1e-3)


def test_centres(case):
    np.testing.assert_allclose(slice_centres_ras(case[2]), [[6, 15.5, 30], [6, 15.5, 35], [6, 15.5, 40]])


def test_slices_run_from_below_whatever_the_storage(case):
    entropy, cavity, volume = case
    # Stored from above: axis 0 reversed.
    affine = volume.affine.copy()
    affine[2, 2], affine[2, 3] = -5, 40
    turned = Volume.from_array(volume.hounsfield[::-1], affine)
    np.testing.assert_array_equal(slice_uncertainty(entropy[::-1], cavity[::-1], turned), slice_uncertainty(*case))
    np.testing.assert_allclose(slice_centres_ras(turned), slice_centres_ras(volume))
    # Sagittal storage: array axes (x, z, y).
    sagittal = Volume.from_array(volume.hounsfield.transpose(2, 0, 1), volume.affine[:, [1, 2, 0, 3]])
    found = slice_uncertainty(entropy.transpose(2, 0, 1), cavity.transpose(2, 0, 1), sagittal)
    np.testing.assert_array_equal(found, slice_uncertainty(*case))
    np.testing.assert_allclose(slice_centres_ras(sagittal), slice_centres_ras(volume))


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
