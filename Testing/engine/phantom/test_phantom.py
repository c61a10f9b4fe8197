"""The phantom: its volumes, its Hounsfield units, its anatomy."""

import numpy as np
import pytest
from scipy import ndimage

from CovidSegExtension.labels import CONSOLIDATION, GGO, PLEURAL_EFFUSION
from CovidSegExtension.phantom import LEFT, RIGHT, Phantom, chest_phantom

SMALL = {"shape": (48, 160, 160), "spacing_mm": (6.0, 2.2, 2.2)}


@pytest.fixture(scope="module")
def sick() -> Phantom:
    return chest_phantom(**SMALL)


@pytest.fixture(scope="module")
def healthy() -> Phantom:
    return chest_phantom(**SMALL, lesions=False)


def test_lesions_have_the_volumes_they_are_sized_for(sick):
    assert sick.volumes_ml[GGO.value] == pytest.approx(250, rel=0.08)
    assert sick.volumes_ml[CONSOLIDATION.value] == pytest.approx(100, rel=0.08)
    assert sick.volumes_ml[PLEURAL_EFFUSION.value] == pytest.approx(200, rel=0.08)


def test_volumes_are_counted_from_the_labels(sick):
    for value, ml in sick.volumes_ml.items():
        assert ml == pytest.approx((sick.labels == value).sum() * 6.0 * 2.2 * 2.2 / 1000)


def test_a_seed_is_a_patient_whatever_the_grid(sick):
    finer = chest_phantom(shape=(8, 320, 320), spacing_mm=(6.0, 1.1, 1.1))  # the same slices as the middle eight
    middle = sick.labels[20:28]
    for value, ml in finer.volumes_ml.items():
        assert ml == pytest.approx((middle == value).sum() * sick.volume.voxel_ml, rel=0.08)


def test_a_phantom_can_be_made_again():
    first, second = (chest_phantom(shape=(2, 64, 64), spacing_mm=(6.0, 5.0, 5.0), seed=5) for _ in range(2))
    assert np.array_equal(first.volume.hounsfield, second.volume.hounsfield)
    assert np.array_equal(first.labels, second.labels)


@pytest.mark.slow
def test_another_seed_is_another_patient(sick):
    other = chest_phantom(**SMALL, seed=3)
    both = ((other.labels == GGO.value) & (sick.labels == GGO.value)).sum()
    assert both < 0.7 * (sick.labels == GGO.value).sum()
    assert sum(other.volumes_ml.values()) == pytest.approx(550, rel=0.08)


def test_tissues_have_their_hounsfield_units(sick, healthy):
    hounsfield = sick.volume.hounsfield
    assert hounsfield.dtype == np.int16
    assert np.median(hounsfield[:, :6]) == pytest.approx(-1000, abs=5)
    eroded = {value: ndimage.binary_erosion(sick.labels == value) for value in (1, 2, 3)}
    assert -680 < np.median(hounsfield[eroded[GGO.value]]) < -500
    assert 0 < np.median(hounsfield[eroded[CONSOLIDATION.value]]) < 50
    assert 0 < np.median(hounsfield[eroded[PLEURAL_EFFUSION.value]]) < 20
    lung = ndimage.binary_erosion(healthy.lung_sides > 0)
    assert -880 < np.median(healthy.volume.hounsfield[lung]) < -820
    assert healthy.volume.hounsfield.max() > 500  # cortical bone


def test_lungs_are_denser_where_they_are_dependent(healthy):
    lung = ndimage.binary_erosion(healthy.lung_sides > 0)
    y = np.broadcast_to(np.arange(160)[:, None], lung.shape)
    front, back = (np.median(healthy.volume.hounsfield[lung & part]) for part in (y < 65, y > 95))
    assert front + 20 < back < front + 80


def test_a_normal_chest_has_two_lungs_and_no_lesion(healthy):
    assert not healthy.labels.any()
    assert set(healthy.volumes_ml.values()) == {0.0}
    for side in (RIGHT, LEFT):
        lung = healthy.lung_sides == side
        assert 1500 < lung.sum() * healthy.volume.voxel_ml < 3000
        parts, _ = ndimage.label(lung)
        assert np.bincount(parts.ravel())[1:].max() > 0.99 * lung.sum()
        x = np.nonzero(lung)[2]
        assert (x < 80).all() if side == RIGHT else (x >= 80).all()
    right, left = ((healthy.lung_sides == side).sum() for side in (RIGHT, LEFT))
    assert right > 1.05 * left  # the heart lies on the left


def test_effusion_lies_on_one_side_behind_and_outside_the_lung(sick):
    effusion = sick.labels == PLEURAL_EFFUSION.value
    z, y, x = np.nonzero(effusion)
    assert (x < 80).all() or (x >= 80).all()
    lung_y = np.nonzero(sick.lung_sides)[1]
    assert y.mean() > lung_y.mean() + 10
    assert z.mean() < np.nonzero(sick.lung_sides)[0].mean()
    assert not sick.lung_sides[effusion].any()


def test_opacities_lie_in_the_lung_and_reach_the_pleura(sick):
    field = sick.lung_sides > 0
    inner = ndimage.binary_erosion(field)
    for value in (GGO.value, CONSOLIDATION.value):
        lesion = sick.labels == value
        assert field[lesion].all()
        assert (lesion & ~inner).any()


def test_lesions_change_nothing_outside_the_pleural_cavities(sick, healthy):
    # A margin for the recesses, whose thin ends fill too little of a voxel to count as lung.
    outside = ~ndimage.binary_dilation(healthy.lung_sides > 0, iterations=4)
    assert np.array_equal(sick.volume.hounsfield[outside], healthy.volume.hounsfield[outside])
    assert not sick.labels[outside].any()


def test_noise_is_correlated_as_after_reconstruction():
    fine = chest_phantom(shape=(2, 320, 320), spacing_mm=(3.0, 1.1, 1.1))
    air = fine.volume.hounsfield[:, 8:38, 20:300].astype(float)  # above the patient: nothing but noise
    noise = air - air.mean()
    neighbours = (noise[:, :, 1:] * noise[:, :, :-1]).mean() / noise.var()
    assert 4 < noise.std() < 20
    assert -0.2 < neighbours < 0.6
    spectrum = np.abs(np.fft.fft2(noise, axes=(1, 2))).mean(axis=0)
    assert spectrum[:2, :2].mean() < 0.8 * spectrum[4:8, 30:50].mean()  # low frequencies are weak


def test_the_grid_is_where_it_says(sick):
    affine = sick.volume.affine
    assert sick.volume.spacing_mm == pytest.approx((6.0, 2.2, 2.2))
    centre = affine @ [79.5, 79.5, 23.5, 1]
    assert centre[:3] == pytest.approx([0, 0, 0], abs=1e-9)
    assert sick.volume.axial().hounsfield.shape == sick.volume.shape
    assert np.array_equal(sick.volume.axial().hounsfield, sick.volume.hounsfield)


@pytest.mark.parametrize("shape", [(1, 64, 64), (3, 40, 90)])
def test_small_fields_of_view_work(shape):
    phantom = chest_phantom(shape=shape, spacing_mm=(2.0, 3.0, 3.0), lesions=False)
    assert phantom.volume.shape == shape
    assert np.isfinite(phantom.volume.hounsfield).all()
