"""Lungs laid over one another: grids whose every voxel is known, and moves that were made by hand."""

import numpy as np
import pytest

from CovidSegExtension.errors import InputError
from CovidSegExtension.geometry import Grid
from CovidSegExtension.measurement.alignment import Alignment, align_lungs, sample
from CovidSegExtension.volume import LabelMap

from .boxes import box_chest


def test_points_go_there_and_back():
    """Twice as wide, and 10, 20 and 30 mm on."""
    matrix = np.array([[2.0, 0, 0, 10], [0, 1, 0, 20], [0, 0, 1, 30], [0, 0, 0, 1]])
    alignment = Alignment(matrix, 1.0, 0.0)
    np.testing.assert_allclose(alignment.to_second(np.array([[1.0, 2, 3], [0, 0, 0]])), [[12, 22, 33], [10, 20, 30]])
    np.testing.assert_allclose(alignment.to_first(np.array([[12.0, 22, 33]])), [[1, 2, 3]])


@pytest.mark.parametrize(
    ("scales", "turn", "plausible"),
    [
        ((1, 1, 1), 0, True),
        ((0.9, 0.85, 0.6), 15, True),
        ((1, 1, -1), 0, False),
        ((1, 1, 0.5), 0, False),
        ((1.9, 1, 1), 0, False),
        ((-1, -1, 1), 0, False),
        ((1, 1, 1), 45, False),
        ((1, 1, 1), -35, True),
    ],
)
def test_maps_that_no_patient_can_make_are_known(scales, turn, plausible):
    angle = np.deg2rad(turn)
    matrix = np.diag([*scales, 1.0])
    matrix[1:3, :3] = [[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]] @ matrix[1:3, :3]
    assert Alignment(matrix, 1.0, 0.0).is_plausible is plausible


def test_one_lung_does_not_lie_over_two():
    """The other lung comes to lie beyond the grid of the one, and must count all the same."""
    chest = box_chest()
    one = LabelMap(np.where(chest.sides.labels == 1, 1, 0).astype(np.uint8), chest.sides.grid)
    for pair in ((one, chest.sides), (chest.sides, one)):
        assert align_lungs(*pair).lung_dice < 0.85


def test_nearest_voxels_are_taken_and_nothing_beyond_them():
    array = np.arange(1, 25).reshape(2, 3, 4)  # (k, j, i): value 1 + 12 k + 4 j + i
    affine = np.array([[-2.0, 0, 0, 6], [0, 3, 0, -3], [0, 0, 5, 100], [0, 0, 0, 1]])
    found = sample(array, Grid((2, 3, 4), affine), np.array([-2.0, -3.0, 95.0]), 2.5, (7, 4, 5))
    for s, a, r in np.ndindex(found.shape):
        right, front, height = -2 + 2.5 * r, -3 + 2.5 * a, 95 + 2.5 * s
        i, j, k = (round(value) for value in ((6 - right) / 2, (front + 3) / 3, (height - 100) / 5))
        inside = 0 <= i < 4 and 0 <= j < 3 and 0 <= k < 2
        assert found[s, a, r] == (1 + 12 * k + 4 * j + i if inside else 0), (s, a, r)
    assert (found > 0).any()
    assert (found == 0).any()


def test_lungs_that_were_moved_are_laid_over_themselves():
    chest = box_chest()
    moved = chest.sides.grid.affine.copy()
    moved[:3, 3] += (12, -9, 15)
    alignment = align_lungs(chest.sides, LabelMap.from_array(chest.sides.labels, moved))
    points = np.array([[60.0, -20, -100], [-20, 20, -60]])
    np.testing.assert_allclose(alignment.to_second(points), points + np.array([12, -9, 15]), atol=1.0)
    assert 0.98 < alignment.lung_dice <= 1
    assert 0 <= alignment.error_mm < 1


def test_lungs_of_another_size_are_scaled():
    chest = box_chest()
    smaller = np.diag([0.9, 0.9, 0.9, 1]) @ chest.sides.grid.affine
    alignment = align_lungs(chest.sides, LabelMap.from_array(chest.sides.labels, smaller))
    assert np.linalg.det(alignment.matrix[:3, :3]) == pytest.approx(0.9**3, rel=0.05)
    assert 0.97 < alignment.lung_dice <= 1


def test_where_there_is_no_lung_nothing_is_aligned():
    chest = box_chest()
    empty = LabelMap(np.zeros_like(chest.sides.labels), chest.sides.grid)
    for pair in ((chest.sides, empty), (empty, chest.sides)):
        with pytest.raises(InputError, match="no lung to align"):
            align_lungs(*pair)
