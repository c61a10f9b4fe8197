"""The box, the window and the way there and back."""

import dataclasses

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.ndimage import binary_dilation

from CovidSegExtension.datasets.cases import Case
from CovidSegExtension.errors import ModelError
from CovidSegExtension.io import images
from CovidSegExtension.labels import TARGETS
from CovidSegExtension.lungs import find_lungs
from CovidSegExtension.postprocessing import Postprocessing, grown, remove_doubtful_components, remove_small_components
from CovidSegExtension.preprocessing import Preprocessing
from CovidSegExtension.recipes.schema import Sampling
from CovidSegExtension.volume import LabelMap, Volume

from ..support.chests import small_chest
from ..support.models import save_threshold_model
from ..support.segmenters import cpu_segmenter
from ..support.training_data import prepare


def axial_volume(shape, spacing=(5.0, 1.0, 1.0), hounsfield=None) -> Volume:
    z, y, x = spacing
    array = np.full(shape, -1000, np.int16) if hounsfield is None else hounsfield
    return Volume.from_array(array, np.diag([-x, -y, z, 1.0]))


def cavity_box(shape, rows, columns):
    cavity = np.zeros(shape, bool)
    cavity[:, slice(*rows), slice(*columns)] = True
    return cavity


def test_without_crop_and_size_the_slice_stays_as_it_is():
    slices = torch.randint(-1200, 800, (3, 1, 20, 24))
    preprocessing = Preprocessing(window_hu=(-1000, 400))
    crop_box = preprocessing.crop_box(axial_volume((3, 20, 24)))
    expected = (slices.float().clamp(-1000, 400) + 1000) / 1400
    torch.testing.assert_close(preprocessing.sample(slices, crop_box), expected, atol=1e-5, rtol=0)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"window_hu": (-1000, 400)}, [0.0, 0.0, 0.5, 1.0]),
        ({"window_hu": (-1000, 1000), "normalisation": "signed"}, [-1.0, -1.0, -0.3, 1.0]),
        ({"window_hu": (-1000, 400), "normalisation": "standard", "mean_hu": -300.0, "sd_hu": 350.0}, [-2, -2, 0, 2]),
    ],
)
def test_windows_and_normalisations_are_those_of_the_documents(settings, expected):
    slices = torch.full((1, 1, 16, 16), -1000.0)
    slices[0, 0, 0, :4] = torch.tensor([-2000.0, -1000.0, -300.0, 3000.0])
    preprocessing = Preprocessing(**settings)
    result = preprocessing.sample(slices, preprocessing.crop_box(axial_volume((1, 16, 16))))
    torch.testing.assert_close(result[0, 0, 0, :4], torch.tensor(expected, dtype=torch.float32), atol=1e-5, rtol=0)


@given(
    rows=st.tuples(st.integers(0, 40), st.integers(50, 90)),
    columns=st.tuples(st.integers(0, 50), st.integers(60, 110)),
    spacing=st.tuples(st.floats(0.5, 2), st.floats(0.5, 2)),
)
def test_the_lungs_box_holds_the_lungs_and_keeps_its_aspect(rows, columns, spacing):
    shape = (2, 90, 110)
    volume = axial_volume(shape, (5.0, *spacing))
    preprocessing = Preprocessing(crop="lungs", size=(64, 64))
    crop_box = preprocessing.crop_box(volume, cavity_box(shape, rows, columns))
    assert crop_box.top <= rows[0]
    assert crop_box.bottom >= rows[1]
    assert crop_box.left <= columns[0]
    assert crop_box.right >= columns[1]
    height, width = crop_box.extent_mm
    assert abs(height - width) <= max(spacing)


def test_no_lungs_takes_the_whole_slice():
    volume = axial_volume((1, 30, 40))
    crop_box = Preprocessing(crop="lungs").crop_box(volume, np.zeros((1, 30, 40), bool))
    assert (crop_box.top, crop_box.bottom, crop_box.left, crop_box.right, crop_box.size) == (0, 30, 0, 40, (30, 40))


def test_spacing_sets_the_size_in_millimetres():
    crop_box = Preprocessing(spacing_mm=2.0).crop_box(axial_volume((1, 100, 80), (5.0, 0.8, 1.0)))
    assert crop_box.size == (40, 40)


@pytest.mark.parametrize("size", [(64, 64), (48, 80), None])
def test_what_is_restored_lies_where_it_was_sampled(size):
    shape = (1, 70, 90)
    y, x = np.mgrid[:70, :90]
    blob = (200 * np.exp(-((y - 31) ** 2 + (x - 52) ** 2) / 60) - 1000).astype(np.float32)
    volume = axial_volume(shape, (5.0, 0.9, 0.7), blob[None])
    preprocessing = Preprocessing(window_hu=(-1000, -800), crop="lungs", size=size)
    crop_box = preprocessing.crop_box(volume, cavity_box(shape, (10, 60), (20, 85)))
    sampled = preprocessing.sample(torch.from_numpy(blob)[None, None], crop_box)
    rows, columns = crop_box.inside(shape[1:])
    restored = crop_box.restore(sampled, (rows, columns))
    truth = (blob + 1000) / 200
    assert restored.shape[-2:] == (rows.stop - rows.start, columns.stop - columns.start)
    assert np.abs(restored[0, 0].numpy() - truth[rows, columns]).max() < 0.06
    peak = np.unravel_index(int(restored[0, 0].argmax()), restored.shape[-2:])
    assert np.abs(np.add(peak, (rows.start, columns.start)) - (31, 52)).max() <= 1


def test_beyond_the_slice_lies_air():
    shape = (1, 20, 60)
    volume = axial_volume(shape, hounsfield=np.zeros(shape, np.int16))
    preprocessing = Preprocessing(window_hu=(-1000, 0), size=(60, 60))
    crop_box = preprocessing.crop_box(volume)
    assert (crop_box.top, crop_box.bottom) == (-20, 40)
    image = preprocessing.sample(torch.zeros(1, 1, 20, 60), crop_box)[0, 0]
    assert image[:19].abs().max() == 0
    assert image[41:].abs().max() == 0
    assert image[21:39].min() > 0.999


@pytest.mark.parametrize(
    "settings",
    [
        {"window_hu": (400, -1000)},
        {"normalisation": "zscore"},
        {"mask": "body"},
        {"crop": "body"},
        {"size": (256, 256), "spacing_mm": 1.0},
        {"size": (8, 8)},
        {"spacing_mm": -1.0},
    ],
)
def test_unusable_settings_are_refused(settings):
    with pytest.raises(ModelError, match="Unusable preprocessing"):
        Preprocessing(**settings)


def test_soft_tissue_window_is_a_second_channel():
    slices = torch.full((1, 1, 16, 16), -1000.0)
    slices[0, 0, 0, :3] = torch.tensor([0.0, 75.0, 300.0])
    preprocessing = Preprocessing(window_hu=(-1000, 200), soft_tissue_window_hu=(-150, 150))
    image = preprocessing.sample(slices, preprocessing.crop_box(axial_volume((1, 16, 16))))
    assert image.shape == (1, 2, 16, 16)
    torch.testing.assert_close(image[0, 1, 0, :4], torch.tensor([0.5, 0.75, 1.0, 0.0]), atol=1e-5, rtol=0)
    torch.testing.assert_close(image[0, 0, 0, :4], torch.tensor([1000, 1075, 1200, 0]) / 1200, atol=1e-5, rtol=0)


def test_the_mask_leaves_air_around_the_lungs_in_training_and_inference_alike(tmp_path):
    """The threshold model calls all soft tissue consolidation: with the mask it must see none outside of it."""
    volume, _ = small_chest()
    axial = volume.axial()
    lungs = find_lungs(axial)
    assert not np.array_equal(lungs.lung_field, lungs.cavity)
    for mask, inside in (("lungs", lungs.lung_field), ("cavity", lungs.cavity)):
        settings = Preprocessing(window_hu=(-1000, 200), mask=mask)
        masked = settings.masked(axial, lungs)
        assert masked.hounsfield.dtype == axial.hounsfield.dtype
        np.testing.assert_array_equal(masked.hounsfield, np.where(inside, axial.hounsfield, -1000))
        images.write_volume(tmp_path / "image.nii.gz", volume)
        images.write_labels(
            tmp_path / "label.nii.gz", LabelMap.from_array(np.zeros(volume.shape, np.uint8), volume.affine)
        )
        case = Case("c", "p", "d", tmp_path / "image.nii.gz", tmp_path / "label.nii.gz", (1, 2, 3))
        prepared = prepare(case, tmp_path / mask, settings, Sampling())
        np.testing.assert_array_equal(prepared.arrays[0], masked.hounsfield)
        saved = save_threshold_model(tmp_path / f"{mask}-model", mask=mask)
        card = dataclasses.replace(saved.card, postprocessing=Postprocessing(bound_by_lungs=False))
        altered = dataclasses.replace(saved, card=card)
        for lung_mask in ("auto", "none"):
            found = cpu_segmenter(altered, lung_mask=lung_mask).segment(volume).labels
            assert found.any()
            assert not found[~volume.orientation.to_stored(inside)].any(), lung_mask


@pytest.mark.parametrize("beyond_mm", [0.0, 9.0])
def test_answers_reach_so_far_beyond_the_lungs_and_no_farther(tmp_path, beyond_mm):
    """The threshold model calls all soft tissue consolidation: what is left of it shows the bounds."""
    volume, _ = small_chest()
    field = find_lungs(volume.axial()).lung_field
    saved = save_threshold_model(tmp_path / "model")
    card = dataclasses.replace(saved.card, postprocessing=Postprocessing(True, beyond_mm))
    found = cpu_segmenter(dataclasses.replace(saved, card=card)).segment(volume).labels
    rows, columns = (round(beyond_mm / mm) for mm in volume.axial().spacing_mm[1:])
    inside = binary_dilation(field, np.ones((1, 2 * rows + 1, 2 * columns + 1)))
    consolidation = volume.orientation.to_axial(found) == 2
    assert consolidation.any()
    assert not (consolidation & ~inside).any()
    assert (consolidation & ~field).any() == (beyond_mm > 0)


@given(
    mask=arrays(np.bool_, (2, 9, 11), elements=st.integers(0, 20).map(lambda n: n == 0)),
    rows=st.integers(0, 6),
    columns=st.integers(0, 6),
)
def test_grown_masks_are_those_of_a_dilation(mask, rows, columns):
    footprint = np.ones((1, 2 * rows + 1, 2 * columns + 1), bool)
    np.testing.assert_array_equal(grown(mask, (rows, columns)), binary_dilation(mask, footprint))


def test_the_box_around_the_lesions_holds_them_and_no_more():
    probabilities = torch.zeros(2, 4, 10, 12)
    probabilities[:, 0] = 1
    assert Postprocessing().lesion_box(probabilities) is None
    for slice_, row, column in ((0, 3, 7), (1, 5, 2)):
        probabilities[slice_, :, row, column] = torch.tensor([0.4, 0.0, 0.6, 0.0])
    assert Postprocessing().lesion_box(probabilities) == (slice(3, 6), slice(2, 8))
    shy = Postprocessing(class_odds=(1.0, 1.0, 0.5, 1.0))  # 0.3 of consolidation are less than the background's 0.4
    assert shy.lesion_box(probabilities) is None


def test_what_is_sure_of_a_lesion_keeps_what_shares_a_face_with_it_and_nothing_that_hangs_on_a_corner():
    labels = np.zeros((2, 4, 4), np.uint8)
    labels[0, 0, 0], labels[0, 1, 1], labels[1, 1, 1], labels[1, 2, 2] = 1, 1, 2, 1
    sure = np.array([np.ravel_multi_index((1, 1, 1), labels.shape), 1])  # and one without a label
    assert remove_doubtful_components(labels, sure) == 2
    assert [tuple(place) for place in np.argwhere(labels)] == [(0, 1, 1), (1, 1, 1)]


def test_no_part_is_smaller_than_a_voxel():
    labels = np.ones((1, 2, 2), np.uint8)
    assert remove_small_components(labels, voxel_ml=0.1, min_ml=0.1) == 0
    assert labels.all()
    assert remove_small_components(labels, voxel_ml=0.1, min_ml=0.41) == 1
    assert not labels.any()


def test_one_foreground_has_the_value_of_its_union():
    probabilities = torch.tensor([[0.4, 0.6], [0.6, 0.4]]).view(1, 2, 1, 2)  # background in the second pixel alone
    everywhere = np.ones((1, 1, 2), bool)
    labels = Postprocessing().labels_of(probabilities, everywhere, everywhere, (1.0, 1.0), TARGETS["infection"])
    assert labels.tolist() == [[[4, 0]]]


def test_answers_are_bound_by_the_lungs_and_else_left_alone_unless_a_model_says_otherwise():
    given = Postprocessing(True, beyond_lungs_mm=0.0, min_component_ml=0.0, sure_above=0.0, class_odds=(1, 1, 1, 1))
    assert Postprocessing() == given


def test_a_reach_below_nothing_is_refused():
    with pytest.raises(ModelError, match="beyond_lungs_mm must be from 0 to 100, not -1"):
        Postprocessing(beyond_lungs_mm=-1.0)


@pytest.mark.parametrize(
    ("setting", "most"), [("min_component_ml", 10_000), ("beyond_lungs_mm", 100), ("class_odds", 1000)]
)
def test_corrections_of_the_answer_have_limits(setting, most):
    def with_value(value):
        return Postprocessing(**{setting: (1.0, value, 1.0, 1.0) if setting == "class_odds" else value})

    with_value(float(most))
    for value in (most + 0.5, -0.5, float("nan")):
        with pytest.raises(ModelError, match="Unusable postprocessing"):
            with_value(value)
