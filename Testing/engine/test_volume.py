"""The axial view of a volume: the same patient, whatever way the grid is stored."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from CovidSegExtension.errors import InputError
from CovidSegExtension.geometry import Grid, Orientation
from CovidSegExtension.volume import LabelMap, Volume

SHAPE = (4, 5, 6)
RNG = np.random.default_rng(7)
# The reference: axis 0 to superior, axis 1 to posterior, axis 2 to the patient's left, in RAS millimetres.
AXIAL = Volume.from_array(
    RNG.integers(-1000, 400, SHAPE).astype(np.int16),
    np.array([[-0.7, 0, 0, 100], [0, -0.8, 0, 120], [0, 0, 2.5, -300], [0, 0, 0, 1.0]]),
)
STORAGE_ORDERS = [
    (axes, flips) for axes in itertools.permutations(range(3)) for flips in itertools.product((False, True), repeat=3)
]


def stored(volume: Volume, axes: tuple[int, ...], flips: tuple[bool, ...]) -> Volume:
    """Return the same voxels at the same places, array axes permuted and then flipped; by index arithmetic alone."""
    array = volume.hounsfield.transpose(axes)
    # new array index n -> old array index: old[axes[n]] = flip ? length - 1 - new[n] : new[n]
    to_old = np.zeros((4, 4))
    to_old[3, 3] = 1
    for n, (axis, flip) in enumerate(zip(axes, flips, strict=True)):
        to_old[axis, n] = -1 if flip else 1
        to_old[axis, 3] = array.shape[n] - 1 if flip else 0
        array = np.flip(array, n) if flip else array
    reverse = np.eye(4)[[2, 1, 0, 3]]  # (i, j, k) <-> (k, j, i)
    return Volume.from_array(np.ascontiguousarray(array), volume.affine @ reverse @ to_old @ reverse)


def world_of_voxels(volume: Volume) -> dict[tuple[float, ...], int]:
    """Return the value at each place in space."""
    places = {}
    for k, j, i in np.ndindex(*volume.shape):
        place = tuple(np.round((volume.affine @ [i, j, k, 1])[:3], 4) + 0.0)
        places[place] = int(volume.hounsfield[k, j, i])
    return places


@pytest.mark.parametrize(("axes", "flips"), STORAGE_ORDERS)
def test_every_storage_order_gives_the_same_axial_volume(axes, flips):
    volume = stored(AXIAL, axes, flips)
    assert world_of_voxels(volume) == world_of_voxels(AXIAL)  # the test's own premise
    axial = volume.axial()
    np.testing.assert_array_equal(axial.hounsfield, AXIAL.hounsfield)
    np.testing.assert_allclose(axial.affine, AXIAL.affine, atol=1e-9)
    assert np.shares_memory(axial.hounsfield, volume.hounsfield)
    back = volume.orientation.to_stored(axial.hounsfield)
    np.testing.assert_array_equal(back, volume.hounsfield)
    assert axial.axial().orientation == Orientation((0, 1, 2), (False, False, False))


@pytest.mark.parametrize(("axes", "flips"), STORAGE_ORDERS)
def test_labels_take_the_order_in_which_the_ct_is_stored(axes, flips):
    ct = stored(AXIAL, axes, flips)
    drawn = stored(AXIAL, *STORAGE_ORDERS[29])
    labels = LabelMap.from_array((drawn.hounsfield > -300).astype(np.uint8), drawn.affine)
    np.testing.assert_array_equal(labels.stored_as(ct.grid, "label map"), ct.hounsfield > -300)
    moved = drawn.affine + np.array([[0, 0, 0, 4.0]] + 3 * [[0, 0, 0, 0]])
    with pytest.raises(InputError, match=r"The label map has .*; take the ones made from the same CT"):
        LabelMap.from_array(labels.labels, moved).stored_as(ct.grid, "label map")


@pytest.mark.parametrize(("axes", "flips"), STORAGE_ORDERS[::5])
def test_leading_axes_are_left_alone(axes, flips):
    volume = stored(AXIAL, axes, flips)
    classes = np.stack([volume.hounsfield, volume.hounsfield + 1])
    axial = volume.orientation.to_axial(classes)
    np.testing.assert_array_equal(axial[1], AXIAL.hounsfield + 1)
    np.testing.assert_array_equal(volume.orientation.to_stored(axial), classes)


def turn(degrees: tuple[float, float, float]) -> np.ndarray:
    x, y, z = np.deg2rad(degrees)
    about_x = np.array([[1, 0, 0], [0, np.cos(x), -np.sin(x)], [0, np.sin(x), np.cos(x)]])
    about_y = np.array([[np.cos(y), 0, np.sin(y)], [0, 1, 0], [-np.sin(y), 0, np.cos(y)]])
    about_z = np.array([[np.cos(z), -np.sin(z), 0], [np.sin(z), np.cos(z), 0], [0, 0, 1]])
    return about_x @ about_y @ about_z


@settings(max_examples=60, deadline=None)
@given(
    degrees=st.tuples(*[st.floats(-20, 20)] * 3),
    tilt=st.floats(-0.5, 0.5),
    order=st.sampled_from(STORAGE_ORDERS),
)
def test_oblique_and_tilted_volumes_take_the_nearest_axes(degrees, tilt, order):
    affine = AXIAL.affine.copy()
    affine[1, 2] = tilt * affine[2, 2]  # the gantry tilts about the left-right axis: up to 27 degrees
    affine[:3] = turn(degrees) @ affine[:3]
    reference = Volume.from_array(AXIAL.hounsfield, affine)
    volume = stored(reference, *order)
    axial = volume.axial()
    np.testing.assert_array_equal(axial.hounsfield, reference.hounsfield)
    np.testing.assert_allclose(axial.affine, affine, atol=1e-9)
    assert axial.affine[2, 2] > 0
    assert axial.affine[1, 1] < 0
    assert axial.affine[0, 0] < 0


def test_tilted_grid_has_its_spacing_and_voxel_volume():
    affine = AXIAL.affine.copy()
    affine[1, 2] = 2.5  # 45 degrees
    volume = Volume.from_array(AXIAL.hounsfield, affine)
    np.testing.assert_allclose(volume.spacing_mm, (2.5 * np.sqrt(2), 0.8, 0.7))
    assert volume.voxel_ml == pytest.approx(0.7 * 0.8 * 2.5 / 1000)


@settings(max_examples=60, deadline=None)
@given(order=st.sampled_from(STORAGE_ORDERS))
def test_spacing_follows_the_axes(order):
    volume = stored(AXIAL, *order)
    assert volume.spacing_mm == pytest.approx([AXIAL.spacing_mm[axis] for axis in order[0]])
    assert volume.axial().spacing_mm == pytest.approx(AXIAL.spacing_mm)
    assert volume.voxel_ml == pytest.approx(AXIAL.voxel_ml)


def test_one_slice_is_a_volume():
    volume = Volume.from_array(AXIAL.hounsfield[:1], AXIAL.affine)
    assert volume.axial().shape == (1, 5, 6)


@pytest.mark.parametrize(
    "affine",
    [
        np.diag([0.7, 0.7, 0, 1]),
        np.diag([0.7, 0.7, np.nan, 1]),
        np.diag([0.7, 0.7, np.inf, 1]),
        np.eye(3),
        np.array([[1, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1.0]]),
    ],
    ids=["spacing 0", "nan", "inf", "3x3", "singular"],
)
def test_unusable_geometry_is_refused(affine):
    with pytest.raises(InputError, match="geometry is unusable"):
        Volume.from_array(AXIAL.hounsfield, affine)


@pytest.mark.parametrize("shape", [(5, 6), (2, 4, 5, 6)])
def test_other_than_three_dimensions_are_refused(shape):
    with pytest.raises(InputError, match="3 dimensions"):
        Volume.from_array(np.zeros(shape, np.int16), np.eye(4))


def test_grids_are_one_while_the_farthest_corner_is_within_a_twentieth_of_a_voxel():
    """11 voxels: the last lies 10 steps from the first, so that 0.0049 mm a step are 0.049 mm there."""
    grid = Grid((2, 2, 11), np.eye(4))
    for step, same in ((0.0049, True), (0.0051, False)):
        assert grid.matches(Grid((2, 2, 11), np.diag([1 + step, 1, 1, 1]))) is same
    assert not grid.matches(Grid((2, 2, 10), np.eye(4)))


def test_voxels_of_more_than_a_micrometre_make_a_grid():
    assert Grid((2, 2, 2), np.diag([1.1e-3, 1.1e-3, 1.1e-3, 1])).voxel_ml == pytest.approx(1.331e-12)
    with pytest.raises(InputError, match="geometry is unusable"):
        Grid((2, 2, 2), np.diag([0.9e-3, 0.9e-3, 0.9e-3, 1]))


@pytest.mark.parametrize(("axes", "flips"), STORAGE_ORDERS[::7])
def test_cropped_voxels_stay_where_they_are(axes, flips):
    volume = stored(AXIAL, axes, flips)
    box = tuple(slice(1, length - 1) for length in volume.shape)
    inner = Volume(volume.hounsfield[box], volume.grid.crop(box))
    places = world_of_voxels(volume)
    assert world_of_voxels(inner).items() <= places.items()
    assert inner.shape == tuple(length - 2 for length in volume.shape)
