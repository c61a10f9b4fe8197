"""Millilitres and shares of the lungs."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from CovidSegExtension.errors import InputError
from CovidSegExtension.labels import CONSOLIDATION, GGO, LABELS, PLEURAL_EFFUSION
from CovidSegExtension.measurement.volumes import measure
from CovidSegExtension.volume import Volume


def box_labels() -> np.ndarray:
    labels = np.zeros((10, 20, 30), dtype=np.uint8)
    labels[2:4, 5:10, 5:15] = GGO.value  # 100 voxels
    labels[5, 5:10, 5:9] = CONSOLIDATION.value  # 20
    labels[7:, 18:, 0:5] = PLEURAL_EFFUSION.value  # 30
    return labels


def test_known_boxes_are_measured_on_an_anisotropic_grid():
    volume = Volume.from_array(np.zeros((10, 20, 30), dtype=np.int16), np.diag([-0.5, -2.0, 4.0, 1.0]))  # 4 mm³
    found = measure(box_labels(), volume)
    assert [m.label for m in found] == list(LABELS)
    assert [m.ml for m in found] == pytest.approx([0.4, 0.08, 0.12])
    assert [m.share_of_lung for m in found] == [None, None, None]


@given(st.floats(-40, 40), st.floats(0.5, 3), st.floats(0.5, 6))
def test_gantry_tilt_keeps_the_volume(tilt_degrees, pixel_mm, gap_mm):
    # The slices of a tilted gantry are shifted against each other: the step between them is longer than their distance.
    affine = np.diag([pixel_mm, pixel_mm, gap_mm, 1.0])
    affine[1, 2] = gap_mm * math.tan(math.radians(tilt_degrees))
    found = measure(box_labels(), Volume.from_array(np.zeros((10, 20, 30), dtype=np.int16), affine))
    assert found[0].ml == pytest.approx(100 * pixel_mm**2 * gap_mm / 1000)


def test_sphere_has_its_known_volume():
    z, y, x = np.mgrid[-24:25, -40:41, -40:41]
    labels = ((z * 2.5) ** 2 + (y * 1.25) ** 2 + (x * 1.25) ** 2 <= 45**2).astype(np.uint8) * GGO.value
    ml = measure(labels, 2.5 * 1.25 * 1.25 / 1000)[0].ml
    assert ml == pytest.approx(4 / 3 * math.pi * 4.5**3, rel=0.005)


def test_shares_count_what_lies_in_the_lungs():
    labels = box_labels()
    sides = np.zeros_like(labels)
    sides[:, :10, :10] = 1  # 1000 voxels; half of the 100 of GGO, all 20 of consolidation
    sides[:5, :10, 20:] = 2  # 500
    ggo, consolidation, effusion = measure(labels, 0.01, sides)
    assert ggo.ml == pytest.approx(1.0)  # all of it
    assert ggo.share_of_lung == pytest.approx(50 / 1500)
    assert consolidation.share_of_lung == pytest.approx(20 / 1500)
    assert effusion.share_of_lung is None


def test_no_lung_has_no_shares():
    assert all(m.share_of_lung is None for m in measure(box_labels(), 1.0, np.zeros((10, 20, 30), dtype=np.uint8)))


@given(arrays(np.uint8, (3, 4, 5), elements=st.integers(0, 3)), arrays(np.uint8, (3, 4, 5), elements=st.integers(0, 2)))
def test_volumes_add_up(labels, sides):
    found = measure(labels, 0.5, sides)
    assert sum(m.ml for m in found) == pytest.approx(0.5 * np.count_nonzero(labels))
    shares = [m.share_of_lung for m in found if m.share_of_lung is not None]
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) <= 1 + 1e-9


def test_different_grids_are_refused():
    volume = Volume.from_array(np.zeros((10, 20, 31), dtype=np.int16), np.eye(4))
    with pytest.raises(InputError, match="one grid"):
        measure(box_labels(), volume)
    with pytest.raises(InputError, match="lung mask"):
        measure(box_labels(), 1.0, np.zeros((1, 1, 1), dtype=np.uint8))
