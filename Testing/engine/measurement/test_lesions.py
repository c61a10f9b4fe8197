"""Lesions in the order of their size, each with a point inside of it."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from CovidSegExtension.measurement.lesions import lesions

OBLIQUE = np.array([[-1.9, 0.3, 0.4, 90], [0.5, -2.4, 0.6, 70], [0.3, 0.5, 3.6, -200], [0, 0, 0, 1.0]])
"""Voxel to RAS mm: unequal spacing, oblique, and sheared as by a tilted gantry."""


def test_lesions_come_largest_first_and_classes_apart():
    labels = np.zeros((8, 9, 10), np.uint8)
    labels[1:3, 1:3, 1:3] = 1
    labels[3, 3, 3] = 1  # touches by a corner: the same lesion
    labels[1:3, 1:3, 3:5] = 2  # touches, but another class
    labels[6:8, 6:8, 6:9] = 3
    affine = np.diag([2.0, 3.0, 5.0, 1.0])
    found = lesions(labels, affine)
    assert [(value, round(ml, 6)) for value, ml, _ in found] == [(3, 0.36), (1, 0.27), (2, 0.24)]


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**6), share=st.floats(0, 0.6))
def test_every_voxel_belongs_to_one_lesion_whose_point_lies_in_it(seed, share):
    rng = np.random.default_rng(seed)
    labels = np.where(rng.random((5, 6, 7)) < share, rng.integers(1, 4, (5, 6, 7)), 0).astype(np.uint8)
    found = lesions(labels, OBLIQUE)
    voxel_ml = abs(np.linalg.det(OBLIQUE[:3, :3])) / 1000
    for value in (1, 2, 3):
        total = sum(lesion.ml for lesion in found if lesion.value == value)
        np.testing.assert_allclose(total, np.count_nonzero(labels == value) * voxel_ml, atol=1e-9)
    for lesion in found:
        i, j, k = np.rint((np.linalg.inv(OBLIQUE) @ [*lesion.centre_ras, 1])[:3]).astype(int)
        assert labels[k, j, i] == lesion.value
    sizes = [lesion.ml for lesion in found]
    assert sizes == sorted(sizes, reverse=True)
