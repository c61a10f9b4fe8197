"""Each perturbation does what its line in the table says, on a phantom whose geometry is known in space."""

import numpy as np
import pytest
from scipy import ndimage

from benchmarks.robustness.perturbations import (
    PERTURBATIONS,
    Chest,
    blur,
    coarsen,
    crop,
    gain,
    mirror,
    noise,
    offset,
    pad,
    pad_slices,
    quantise,
    rotate,
    sharpen,
    store,
    thicken,
)
from CovidSegExtension.labels import LABELS
from CovidSegExtension.volume import AIR_HU, Volume
from Testing.support.chests import small_chest


@pytest.fixture(scope="module")
def chest() -> Chest:
    """A noisy chest of 12 slices of 3 mm, wider than high, with every lesion class."""
    volume, labels = small_chest(shape=(12, 144, 192), spacing_mm=(3.0, 1.8, 1.8))
    labels[3:9, 110:124, 40:60] = 3
    cavity = (volume.hounsfield == -850) | (labels > 0)
    hounsfield = np.where(labels == 3, 10, volume.hounsfield)
    noisy = hounsfield + np.random.default_rng(0).normal(0, 8, hounsfield.shape)
    assert set(np.unique(labels)) == {0, *(label.value for label in LABELS)}
    return Chest(Volume.from_array(noisy.astype(np.int16), volume.affine), labels, cavity)


def centre_ras(chest: Chest, mask: np.ndarray) -> np.ndarray:
    """Return where the middle of a mask lies, in RAS mm."""
    k, j, i = np.argwhere(mask).mean(axis=0)
    return (chest.volume.affine @ [i, j, k, 1])[:3]


def hounsfield(chest: Chest) -> np.ndarray:
    return chest.volume.hounsfield.astype(float)


def middle(chest: Chest) -> np.ndarray:
    """Return the parts of the phantom that no clipping to the scanner's range can touch."""
    return (hounsfield(chest) > -900) & (hounsfield(chest) < 2000)


@pytest.mark.parametrize("perturbation", PERTURBATIONS, ids=lambda each: f"{each.family} {each.strength}")
def test_every_perturbation_keeps_grid_labels_and_data_together(chest, perturbation):
    before = [part.copy() for part in (chest.volume.hounsfield, chest.labels, chest.cavity, chest.volume.affine)]
    found = perturbation.apply(chest)
    assert found.volume.hounsfield.dtype == np.int16
    assert (found.labels.dtype, found.cavity.dtype) == (np.uint8, np.bool_)
    assert found.volume.shape == found.labels.shape == found.cavity.shape
    grid_changes = found.volume.shape != chest.volume.shape or not np.array_equal(found.volume.affine, before[3])
    hounsfield_change = not np.array_equal(found.volume.hounsfield, before[0])
    assert grid_changes or hounsfield_change
    for part, value in zip(
        (chest.volume.hounsfield, chest.labels, chest.cavity, chest.volume.affine), before, strict=True
    ):
        np.testing.assert_array_equal(part, value)
    # A consolidation stays dense and GGO stays lighter than it, whatever the grid: labels lie on what they name.
    means = [found.volume.hounsfield[found.labels == value].mean() for value in (1, 2)]
    assert means[0] < means[1]


def test_the_lines_of_the_table_are_distinct():
    lines = [(each.family, each.strength) for each in PERTURBATIONS]
    assert len(set(lines)) == len(lines)
    assert {each.family for each in PERTURBATIONS if each.volumes_only} == {"slice thickness"}
    assert {each.family for each in PERTURBATIONS if each.same_place} == {"storage"}


def test_noise_has_its_sd_and_no_bias_and_is_the_same_again(chest):
    apart = (hounsfield(noise(chest, 40)) - hounsfield(chest))[middle(chest)]
    assert apart.std() == pytest.approx(40, rel=0.03)
    assert abs(apart.mean()) < 1
    np.testing.assert_array_equal(noise(chest, 40).volume.hounsfield, noise(chest, 40).volume.hounsfield)


def test_blur_spreads_a_point_by_its_sd_in_the_plane_alone(chest):
    point = np.full((3, 41, 61), AIR_HU, np.int16)
    point[1, 20, 30] = 3000
    affine = np.diag([-0.5, -1.0, 5.0, 1.0])  # rows of 1 mm, columns of 0.5 mm
    spread = hounsfield(blur(Chest(Volume.from_array(point, affine), point, point), 2.0)) - AIR_HU
    assert spread[[0, 2]].max() == 0
    for axis, pixel_mm in ((0, 1.0), (1, 0.5)):
        profile = spread[1].sum(axis=1 - axis)
        mm = (np.arange(len(profile)) - profile.argmax()) * pixel_mm
        assert np.sqrt((profile * mm**2).sum() / profile.sum()) == pytest.approx(2.0, rel=0.1)


def test_sharpening_raises_edges_and_leaves_plateaus(chest):
    edge = np.zeros((1, 20, 40), np.int16)
    edge[..., 20:] = 100
    affine = np.diag([-1.0, -1.0, 5.0, 1.0])
    found = hounsfield(sharpen(Chest(Volume.from_array(edge, affine), edge, edge), 1.0))[0, 10]
    assert found[:12].tolist() == [0] * 12
    assert found[-12:].tolist() == [100] * 12
    assert found[19] < -10
    assert found[20] > 110
    np.testing.assert_allclose(found + found[::-1], 100, atol=1)


def test_offset_adds_and_gain_multiplies(chest):
    inside = middle(chest)
    np.testing.assert_array_equal(hounsfield(offset(chest, 25))[inside], hounsfield(chest)[inside] + 25)
    stretched = hounsfield(gain(chest, 1.1))[inside]
    np.testing.assert_allclose(stretched + 1000, 1.1 * (hounsfield(chest)[inside] + 1000), atol=0.51)


def test_the_scanner_range_is_kept(chest):
    assert hounsfield(offset(chest, -500)).min() == -1024
    assert hounsfield(offset(chest, 5000)).max() == 3071


def test_quantise_keeps_so_many_grey_values_near_the_old_ones(chest):
    low, high = -1000, 0
    found = hounsfield(quantise(chest, (low, high), 16))
    assert 5 < len(np.unique(found)) <= 16
    assert (found.min(), found.max()) == (low, high)
    half_a_step = (high - low) / 15 / 2
    assert np.abs(found - np.clip(hounsfield(chest), low, high)).max() <= half_a_step + 1


def test_thicken_averages_slices_and_votes_on_labels(chest):
    values = np.array([0, 100, 200, 300, 400, 999], np.int16)
    labels = np.array([0, 1, 2, 2, 1, 3], np.uint8)
    affine = np.diag([-1.0, -1.0, 3.0, 1.0])
    affine[:3, 3] = (0, 0, 30)
    stack = np.broadcast_to(values[:, None, None], (6, 4, 5))
    marks = np.broadcast_to(labels[:, None, None], (6, 4, 5))
    small = Chest(Volume.from_array(stack, affine), marks, marks == 1)
    pairs = thicken(small, 6.0)
    assert hounsfield(pairs)[:, 0, 0].tolist() == [50, 250, 700]  # 699.5 to even
    assert pairs.labels[:, 0, 0].tolist() == [1, 2, 3]  # the lesion at a tie, the higher class of two
    assert pairs.volume.spacing_mm == (6.0, 1.0, 1.0)
    assert pairs.volume.affine[2, 3] == 31.5
    triples = thicken(small, 9.0)
    assert triples.labels[:, 0, 0].tolist() == [2, 3]
    assert triples.volume.affine[2, 3] == 33
    fours = thicken(small, 12.0)  # two slices are left over at the top
    assert hounsfield(fours)[:, 0, 0].tolist() == [150]
    assert fours.labels[:, 0, 0].tolist() == [2]


def test_thicken_keeps_the_patient_where_he_is(chest):
    thick = thicken(chest, 9.0)
    assert thick.volume.shape == (4, 144, 192)
    np.testing.assert_allclose(centre_ras(thick, thick.labels == 3), centre_ras(chest, chest.labels == 3))


def test_coarsen_loses_detail_but_moves_nothing(chest):
    found = coarsen(chest, 48)
    assert found.volume.shape == chest.volume.shape
    before, after = hounsfield(chest)[6], hounsfield(found)[6]
    assert np.median(np.abs(np.diff(after, axis=1))) < 0.5 * np.median(np.abs(np.diff(before, axis=1)))
    assert after.mean() == pytest.approx(before.mean(), abs=3)
    finer = hounsfield(coarsen(chest, 500))
    np.testing.assert_array_equal(finer[middle(chest)], hounsfield(chest)[middle(chest)])
    # No shift explains the coarse slice better than none.
    errors = {
        (dy, dx): np.abs(np.roll(after, (dy, dx), (0, 1)) - before).mean() for dy in (-1, 0, 1) for dx in (-1, 0, 1)
    }
    assert min(errors, key=errors.get) == (0, 0)


def test_crop_is_the_cavity_with_its_margin_in_the_same_place(chest):
    tight = crop(chest, 0)
    assert tight.cavity.any(axis=(0, 1))[[0, -1]].all()
    assert tight.cavity.any(axis=(0, 2))[[0, -1]].all()
    assert tight.cavity.sum() == chest.cavity.sum()
    wide = crop(chest, 7.2)  # 4 pixels of 1.8 mm
    assert wide.volume.shape == (12, tight.volume.shape[1] + 8, tight.volume.shape[2] + 8)
    for found in (tight, wide):
        np.testing.assert_allclose(centre_ras(found, found.cavity), centre_ras(chest, chest.cavity), atol=1e-6)
    assert crop(chest, 1000).volume.shape == chest.volume.shape


def test_crop_of_a_chest_without_lungs_is_the_chest(chest):
    empty = Chest(chest.volume, chest.labels, np.zeros_like(chest.cavity))
    assert crop(empty, 5) is empty


def test_pad_adds_air_and_moves_nothing(chest):
    found = pad(chest, 0.25)
    assert found.volume.shape == (12, 144 + 2 * 36, 192 + 2 * 48)
    np.testing.assert_array_equal(found.volume.hounsfield[:, 36:-36, 48:-48], chest.volume.hounsfield)
    border = np.ones(found.volume.shape, bool)
    border[:, 36:-36, 48:-48] = False
    assert set(found.volume.hounsfield[border]) == {AIR_HU}
    assert not found.labels[border].any()
    np.testing.assert_allclose(centre_ras(found, found.labels == 2), centre_ras(chest, chest.labels == 2), atol=1e-6)


@pytest.mark.parametrize("perturbation", [each for each in PERTURBATIONS if each.same_place], ids=lambda e: e.strength)
def test_storage_changes_the_array_and_not_the_patient(chest, perturbation):
    found = perturbation.apply(chest)
    assert found.volume.shape != chest.volume.shape or not np.array_equal(found.labels, chest.labels)
    back = found.volume.axial()
    np.testing.assert_array_equal(back.hounsfield, chest.volume.hounsfield)
    np.testing.assert_allclose(back.affine, chest.volume.affine)
    np.testing.assert_array_equal(Volume.from_array(found.labels, found.volume.affine).axial().hounsfield, chest.labels)
    np.testing.assert_allclose(centre_ras(found, found.labels == 3), centre_ras(chest, chest.labels == 3))


def test_store_permutes_as_told(chest):
    found = store(chest, (2, 0, 1), (False, True, False))
    np.testing.assert_array_equal(found.labels, chest.labels.transpose(2, 0, 1)[:, ::-1])


@pytest.mark.parametrize(("axis", "ras"), [(2, 0), (1, 1)])
def test_mirror_turns_the_patient_in_space(chest, axis, ras):
    found, before = mirror(chest, axis), centre_ras(chest, chest.labels == 3)
    after = centre_ras(found, found.labels == 3)
    extent = (chest.volume.shape[axis] - 1) * chest.volume.spacing_mm[axis]
    edge = min(chest.volume.affine[ras, 3], chest.volume.affine[ras, 3] - extent)
    assert after[ras] - edge == pytest.approx(extent - (before[ras] - edge))
    others = [each for each in range(3) if each != ras]
    np.testing.assert_allclose(after[others], before[others])
    assert abs(after[ras] - before[ras]) > 5


def test_rotate_turns_by_its_angle_about_the_middle(chest):
    found = rotate(chest, 10)
    assert found.volume.shape == chest.volume.shape
    middle_ras = np.array([*(chest.volume.affine @ [191 / 2, 143 / 2, 6, 1])[:2]])
    was, now = (centre_ras(each, each.labels == 3)[:2] - middle_ras for each in (chest, found))
    angle = np.degrees(np.arctan2(was[0] * now[1] - was[1] * now[0], was @ now))
    assert abs(angle) == pytest.approx(10, abs=0.5)
    assert np.linalg.norm(now) == pytest.approx(np.linalg.norm(was), rel=0.02)
    # HU and labels turn alike.
    dense = ndimage.binary_erosion(found.labels == 3, np.ones((1, 3, 3)))
    assert np.median(hounsfield(found)[dense]) == pytest.approx(np.median(hounsfield(chest)[chest.labels == 3]), abs=5)
    assert (found.volume.hounsfield[:, 0, 0] == AIR_HU).all()


def test_blank_slices_lie_below_and_above_and_move_nothing(chest):
    found = pad_slices(chest, 5, 0)
    np.testing.assert_array_equal(found.volume.hounsfield[5:-5], chest.volume.hounsfield)
    assert not found.volume.hounsfield[:5].any()
    assert not found.volume.hounsfield[-5:].any()
    np.testing.assert_allclose(centre_ras(found, found.labels == 3), centre_ras(chest, chest.labels == 3))
