"""The learned lung engine: its weights, its grid, and what it makes of real CT where that is present."""

import json
import shutil

import numpy as np
import pytest
import torch
from scipy import ndimage

from CovidSegExtension.errors import ModelError
from CovidSegExtension.io.images import read_labels, read_volume
from CovidSegExtension.lungs import LEFT, RIGHT, find_lungs, learned, weights
from CovidSegExtension.lungs.sampling import BODY_HU, body_box, shrink
from CovidSegExtension.models.bundle import list_models
from CovidSegExtension.phantom import chest_phantom
from CovidSegExtension.volume import Volume


@pytest.fixture(scope="module")
def phantom():
    return chest_phantom(shape=(40, 160, 160), spacing_mm=(7.0, 2.2, 2.2), seed=5)


@pytest.fixture
def other_network(monkeypatch, tmp_path):
    """Let the shipped network be a copy that the test may harm."""
    folder = tmp_path / "lungs"
    shutil.copytree(weights.shipped(), folder)
    monkeypatch.setattr(weights, "shipped", lambda: folder)
    learned.shipped_network.cache_clear()
    yield folder
    learned.shipped_network.cache_clear()


def dice(a, b):
    return 2 * (a & b).sum() / (a.sum() + b.sum())


def at(hounsfield, spacing_mm):
    """Return the volume of an axial array."""
    z, y, x = spacing_mm
    return Volume.from_array(np.ascontiguousarray(hounsfield), np.diag([-x, -y, z, 1.0]))


def test_the_network_is_small_and_its_card_is_whole():
    folder = weights.shipped()
    assert (folder / weights.WEIGHTS_FILE).stat().st_size < 2_000_000
    card = weights.LungCard.read(folder)
    assert card.metrics
    assert card.limitations
    assert card.training_data
    assert all({"name", "licence", "cases"} <= set(data) for data in card.training_data)


def test_the_lung_network_is_no_model_for_lesions():
    assert "lungs" not in {entry.name for entry in list_models()}


@pytest.mark.parametrize("value", [-1024, -3024])
@pytest.mark.parametrize("levels", [slice(20, 21), slice(15, 24)])
def test_slices_that_pad_a_scan_change_nothing(phantom, value, levels):
    """One or a few slices in a stack of blank ones are looked at as they are without."""
    scan, spacing = phantom.volume.axial().hounsfield[levels], (7.0, 2.2, 2.2)
    without = find_lungs(at(scan, spacing))
    padded = np.pad(scan, ((15, 15), (0, 0), (0, 0)), constant_values=value)
    found = find_lungs(at(padded, spacing))
    assert without.lung_field.any()
    np.testing.assert_array_equal(found.sides[15:-15], without.sides)
    np.testing.assert_array_equal(found.cavity[15:-15], without.cavity)
    assert not found.cavity[:15].any()
    assert not found.cavity[-15:].any()


def test_missing_weights_are_said(phantom, other_network):
    (other_network / weights.WEIGHTS_FILE).unlink()
    with pytest.raises(ModelError, match="lung engine anatomy"):
        find_lungs(phantom.volume)
    assert find_lungs(phantom.volume, "anatomy").lung_field.any()


def test_a_missing_card_is_said(phantom, other_network):
    (other_network / weights.CARD_FILE).unlink()
    with pytest.raises(ModelError, match="lung engine anatomy"):
        find_lungs(phantom.volume)


def test_altered_weights_are_refused(phantom, other_network):
    path = other_network / weights.WEIGHTS_FILE
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(ModelError, match="SHA-256"):
        find_lungs(phantom.volume)


def test_weights_of_another_network_are_refused(phantom, other_network):
    path = other_network / weights.CARD_FILE
    card = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**card, "network_arguments": {"widths": [8, 16]}}), encoding="utf-8")
    with pytest.raises(ModelError, match="does not fit"):
        find_lungs(phantom.volume)


def test_a_card_of_another_kind_is_refused(phantom, other_network):
    path = other_network / weights.CARD_FILE
    path.write_text('{"format": 1, "colour": "blue"}', encoding="utf-8")
    with pytest.raises(ModelError, match="no card of a lung network"):
        find_lungs(phantom.volume)


def test_phantom_lungs_are_found(phantom):
    found = find_lungs(phantom.volume)
    for side in (RIGHT, LEFT):
        assert dice(found.sides == side, phantom.lung_sides == side) > 0.95
    lesion, effusion = np.isin(phantom.labels, (1, 2)), phantom.labels == 3
    assert (lesion & found.lung_field).sum() / lesion.sum() > 0.9  # dense and smooth, some of it passes for fluid
    assert (lesion & found.cavity).sum() / lesion.sum() > 0.99
    assert (effusion & found.cavity).sum() / effusion.sum() > 0.95


def test_a_mirrored_patient_has_mirrored_sides(phantom):
    spacing_mm = phantom.volume.spacing_mm
    found = find_lungs(at(phantom.volume.hounsfield[:, :, ::-1], spacing_mm)).sides
    expected = np.select([phantom.lung_sides == RIGHT, phantom.lung_sides == LEFT], [LEFT, RIGHT])[:, :, ::-1]
    for side in (RIGHT, LEFT):
        assert dice(found == side, expected == side) > 0.94


@pytest.mark.parametrize("factor", [0.07, 0.25, 2.0])
def test_the_size_of_the_patient_does_not_matter(phantom, factor):
    spacing_mm = tuple(factor * step for step in phantom.volume.spacing_mm)
    found = find_lungs(at(phantom.volume.hounsfield, spacing_mm))
    np.testing.assert_array_equal(found.sides, find_lungs(phantom.volume).sides)


@pytest.mark.parametrize("value", [0, -1024, -3024])
def test_a_frame_of_a_constant_does_not_matter(phantom, value):
    framed = np.pad(phantom.volume.hounsfield, ((0, 0), (30, 30), (20, 20)), constant_values=value)
    found = find_lungs(at(framed, phantom.volume.spacing_mm)).lung_field
    assert dice(found[:, 30:-30, 20:-20], phantom.lung_sides > 0) > 0.94
    assert found.sum() == found[:, 30:-30, 20:-20].sum()


def test_a_crop_to_the_lungs_does_not_matter(phantom):
    lungs = phantom.lung_sides > 0
    rows, columns = (np.flatnonzero(lungs.any(axes)) for axes in ((0, 2), (0, 1)))
    part = np.s_[:, rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    found = find_lungs(at(phantom.volume.hounsfield[part], phantom.volume.spacing_mm)).lung_field
    assert dice(found, lungs[part]) > 0.94


def test_many_thin_slices_are_interpolated(phantom):
    """Every slice five times: fewer are looked at, and the answer is that of the slices."""
    z, y, x = phantom.volume.spacing_mm
    thin = np.repeat(phantom.volume.hounsfield, 5, axis=0)
    found = find_lungs(at(thin, (z / 5, y, x))).lung_field
    assert dice(found, np.repeat(phantom.lung_sides > 0, 5, axis=0)) > 0.94


def test_box_holds_the_body_and_slices_are_shrunk_to_it():
    hounsfield = np.full((3, 200, 300), -1000, np.int16)
    hounsfield[:, 50:150, 60:260] = 3000
    box = body_box(hounsfield)
    assert box.rows.start <= 50 < 150 <= box.rows.stop
    assert box.columns.start <= 60 < 260 <= box.columns.stop
    assert box.shape[0] < 110
    assert box.shape[1] < 210
    shape = box.coarse_shape((3.0, 1.0, 1.0), 96)
    assert max(shape) == 96
    assert box.coarse_shape((3.0, 2.0, 1.0), 96) == (96, round(96 * box.shape[1] / box.shape[0] / 2))
    small = shrink(hounsfield, box, shape)
    assert small.shape == (3, *shape)
    assert small.max() == pytest.approx(200)  # clipped before the mean is taken
    assert body_box(np.full((2, 20, 20), BODY_HU, np.int16)) is None


def test_enlarged_probabilities_lie_where_the_pixels_were():
    """A coarse square comes back as the same square of the full grid, half-way between slices too."""
    from CovidSegExtension.lungs.masks import Lungs
    from CovidSegExtension.lungs.sampling import Box

    probabilities = np.zeros((2, 4, 20, 30), np.float32)
    probabilities[:, 0] = 1
    probabilities[:, 0, 5:10, 6:12], probabilities[:, 1, 5:10, 6:12] = 0, 1
    coarse = learned.Coarse(np.array([1, 5]), probabilities, Box(slice(8, 88), slice(4, 124)), 4.0, 1.0)
    lungs = Lungs(np.zeros((8, 100, 130), np.uint8), np.zeros((8, 100, 130), bool))
    learned.paint(coarse, np.zeros((8, 100, 130), np.int16), lungs, lambda part: None)
    expected = np.zeros((100, 130), bool)
    expected[8 + 20 : 8 + 40, 4 + 24 : 4 + 48] = True
    for sides, cavity in zip(lungs.sides, lungs.cavity, strict=True):
        assert (sides == RIGHT).sum() == pytest.approx(expected.sum(), rel=0.02)  # corners are rounded
        assert dice(sides == RIGHT, expected) > 0.98
        assert cavity[sides > 0].all()
        assert dice(cavity, expected) > 0.9


def test_sixteen_bits_agree_with_thirty_two(phantom):
    volume = phantom.volume
    exact = learned.segment(
        learned.ready(weights.load()).to(torch.float32), volume.hounsfield, volume.spacing_mm, lambda done, total: None
    )
    assert dice(exact.lung_field, find_lungs(volume).lung_field) > 0.995


EXPERTS = [("medseg_rp9", "rp29_86490_1"), ("corona_crops", "corona06_crops")]


@pytest.mark.parametrize(("folder", "name"), EXPERTS)
def test_real_lungs_are_those_of_experts(shared_data, folder, name):
    """On CTs that the network learnt from, so this guards the engine and not its accuracy on others."""
    volume = read_volume(shared_data / folder / "imagesTr" / f"{name}.nii.gz").axial()
    expert = read_labels(shared_data / folder / "lungsTr" / f"{name}.nii.gz").axial().labels > 0
    hounsfield, spacing_mm = volume.hounsfield, volume.spacing_mm
    assert dice(find_lungs(volume).lung_field, expert) > 0.97
    rows, columns = (np.flatnonzero(expert.any(axes)) for axes in ((0, 2), (0, 1)))
    part = np.s_[:, rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    assert dice(find_lungs(at(hounsfield[part], spacing_mm)).lung_field, expert[part]) > 0.97
    turned = ndimage.rotate(hounsfield, 10, axes=(1, 2), reshape=False, order=1, cval=-1000)
    mask = ndimage.rotate(expert.astype(np.uint8), 10, axes=(1, 2), reshape=False, order=0) > 0
    assert dice(find_lungs(at(turned, spacing_mm)).lung_field, mask) > 0.96
    assert dice(find_lungs(at(hounsfield[:, ::-1], spacing_mm)).lung_field, expert[:, ::-1]) > 0.96


@pytest.mark.parametrize(
    ("shape", "body", "box"),
    [
        ((3, 100, 90), np.s_[:, 20:40, 30:60], (slice(19, 41), slice(29, 61))),  # a pixel of air around it
        ((3, 256, 128), np.s_[:, 40:60, 30:60], (slice(38, 62), slice(29, 61))),  # in blocks of two rows
        ((3, 128, 256), np.s_[:, 20:40, 60:80], (slice(19, 41), slice(58, 82))),  # of two columns
        ((70, 100, 90), np.s_[33:36, 20:40, 30:60], (slice(19, 41), slice(29, 61))),  # seen on every other slice
        ((3, 100, 90), np.s_[:, 0:100, 5:90], (slice(0, 100), slice(4, 90))),
    ],
)
def test_the_box_is_that_of_soft_tissue_wherever_it_lies(shape, body, box):
    hounsfield = np.full(shape, -1000, np.int16)
    hounsfield[body] = 40
    found = body_box(hounsfield)
    assert (found.rows, found.columns) == box
