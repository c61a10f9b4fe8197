"""Recipes, splits, sampling, augmentation, and training from a folder of volumes to a segmented chest."""

import dataclasses
import json

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from CovidSegExtension.datasets.cases import find_cases, read_case
from CovidSegExtension.errors import InputError
from CovidSegExtension.io import images
from CovidSegExtension.labels import IGNORE
from CovidSegExtension.models.bundle import load
from CovidSegExtension.networks import build
from CovidSegExtension.phantom import Phantom
from CovidSegExtension.preprocessing import Preprocessing
from CovidSegExtension.recipes.loading import load_recipe
from CovidSegExtension.recipes.schema import Augmentation, DataSet, Phantoms, Recipe, Sampling, Split, Training
from CovidSegExtension.training.data import phantoms
from CovidSegExtension.training.data.preparation import SliceDataset, SliceSampler, possible_outputs
from CovidSegExtension.training.data.splits import split_by_patient
from CovidSegExtension.training.data.transforms import (
    crop,
    layer_effusion,
    paste_lesions,
    random_tones,
    random_transform,
)
from CovidSegExtension.training.run import train
from CovidSegExtension.volume import LabelMap, Volume

from ...support.chests import small_chest
from ...support.segmenters import cpu_segmenter
from ...support.training_data import TINY, decathlon, prepare


@pytest.fixture
def recipe_file(tmp_path):
    path = tmp_path / "tiny.toml"
    path.write_text(TINY)
    return path


# Recipes


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("epochs = 3", "epoch = 3", r"no key 'training\.epoch'; did you mean 'training\.epochs'"),
        ("epochs = 3", 'epochs = "3"', r"'training\.epochs' must be a whole number"),
        ("[optimizer]", "[optimiser]", "did you mean 'optimizer'"),
        ('name = "tiny"', "", "the key 'name' is missing"),
        ("size = [64, 64]", "size = [4, 4]", "at least 16"),
        ("[split]", "[split", "cannot be read"),
        ("lr = 1e-2", 'name = "adamm"', r"'optimizer\.name' must be 'adam', 'adamw' or 'sgd'"),
        ("lr = 1e-2", 'schedule = "stairs"', r"'optimizer\.schedule' must be 'constant', 'cosine' or 'step'"),
        ("[split]", '[sampling]\nslices = "some"\n[split]', r"'sampling\.slices' must be 'all', 'lesion'"),
    ],
)
def test_bad_keys_and_values_are_refused_with_the_nearest_good_one(recipe_file, old, new, message):
    recipe_file.write_text(TINY.replace(old, new, 1))
    with pytest.raises(InputError, match=message):
        load_recipe(recipe_file)


def test_unknown_recipe_names_those_there_are():
    with pytest.raises(InputError, match=r"no recipe 'unknown'.*accurate"):
        load_recipe("unknown")


# Data and splits


def test_no_patient_stands_on_both_sides(tmp_path):
    folder = decathlon(tmp_path / "data", 9)
    recipe = Recipe(name="r")
    groups = (("Chests_0", "Chests_3", "Chests_7"), ("Chests_1", "Chests_2"))
    recipe = dataclasses.replace(recipe, data={"Chests": DataSet(patients=groups)})
    cases = find_cases([folder], recipe.data)
    for split in (Split(folds=3), Split(validation=0.4), Split(folds=3, seed=5)):
        partitions = split_by_patient(cases, split)
        for partition in partitions:
            assert {case.patient for case in partition.train}.isdisjoint(case.patient for case in partition.validation)
            assert len(partition.train) + len(partition.validation) == 9
            for group in groups:
                assert len({case in partition.train for case in cases if case.name in group}) == 1
        assert partitions == split_by_patient(cases, split)
    held = [case.name for partition in split_by_patient(cases, Split(folds=3)) for case in partition.validation]
    assert sorted(held) == sorted(case.name for case in cases), "each case is held out once"


def test_a_patient_of_several_data_sets_is_on_one_side_of_all(tmp_path):
    folders = []
    for name, patients in (("Crops", "abcde"), ("Whole", "cbade")):
        folder = decathlon(tmp_path / name, 5, name=name)
        description = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
        for entry, patient in zip(description["training"], patients, strict=True):
            entry["patient"] = patient
        (folder / "dataset.json").write_text(json.dumps(description))
        folders.append(folder)
    cases = find_cases(folders)
    for split in (Split(folds=3), Split(validation=0.4)):
        partitions = split_by_patient(cases, split)
        for part in partitions:
            assert {case.patient for case in part.train}.isdisjoint(case.patient for case in part.validation)
            assert len(part.train) + len(part.validation) == 10
        held = [case.name for part in partitions for case in part.validation]
        assert len(held) == len(set(held)) == (10 if split.folds else 4)


def test_cases_known_to_hold_no_lesion_are_known_in_every_class(tmp_path):
    folder = decathlon(tmp_path / "data", 2, annotated=(1, 2))
    recipe = Recipe(name="r", data={"Chests": DataSet(without_lesions=("Chests_1",))})
    first, second = find_cases([folder], recipe.data)
    assert first.unknown.tolist() == [False, False, False, True]
    assert not second.unknown.any()


def test_nothing_is_learnt_from_a_case_whose_labels_are_distrusted(tmp_path):
    folder = decathlon(tmp_path / "data", 2)
    recipe = Recipe(name="r", data={"Chests": DataSet(distrusted=("Chests_1",))})
    trusted, distrusted = find_cases([folder], recipe.data)
    assert (read_case(trusted)[1].labels != IGNORE).all()
    assert (read_case(distrusted)[1].labels == IGNORE).all()
    cases = [prepare(case, tmp_path / case.name, Preprocessing(), Sampling()) for case in (trusted, distrusted)]
    assert {case.case.name for case, _ in SliceDataset(cases, Preprocessing()).slices} == {"Chests_0"}


def test_data_folders_that_do_not_fit_are_refused(tmp_path):
    recipe = Recipe(name="r")
    with pytest.raises(InputError, match=r"holds no dataset\.json"):
        find_cases([tmp_path], recipe.data)
    folder = decathlon(tmp_path / "data", 1)
    description = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    secret = tmp_path / "secret.nii.gz"
    secret.write_bytes(b"")
    for image in ("../secret.nii.gz", "imagesTr/absent.nii.gz"):
        description["training"][0]["image"] = image
        (folder / "dataset.json").write_text(json.dumps(description))
        with pytest.raises(InputError, match="is not in that folder"):
            find_cases([folder], recipe.data)
    for text in ("[]", "{}", "{", '{"training": [{"image": 1}]}'):
        (folder / "dataset.json").write_text(text)
        with pytest.raises(InputError, match="Decathlon"):
            find_cases([folder], recipe.data)


def test_label_on_another_grid_or_with_strange_values_is_refused(tmp_path):
    folder = decathlon(tmp_path / "data", 1)
    recipe = Recipe(name="r")
    [case] = find_cases([folder], recipe.data)
    label_map = images.read_labels(case.label)
    labels, affine = label_map.labels, label_map.grid.affine
    images.write_labels(case.label, LabelMap.from_array(labels[:-1], affine))
    with pytest.raises(InputError, match=r"case 'Chests_0' lie on different grids"):
        prepare(case, tmp_path / "a", recipe.preprocessing, recipe.sampling)


@pytest.fixture
def prepared(tmp_path):
    recipe = Recipe(name="r", preprocessing=Preprocessing(window_hu=(-1000, 200), crop="lungs", size=(64, 64)))
    full = find_cases([decathlon(tmp_path / "full", 2)], recipe.data)
    partial = find_cases([decathlon(tmp_path / "partial", 1, annotated=(2,), name="Partial")], recipe.data)
    cases = [prepare(c, tmp_path / c.name, recipe.preprocessing, recipe.sampling) for c in full + partial]
    return cases, recipe


def test_slices_come_as_inference_would_make_them(prepared):
    cases, recipe = prepared
    dataset = SliceDataset(cases[:1], recipe.preprocessing)
    case, z = dataset.slices[2]
    hounsfield, labels, *_ = case.arrays
    sample = dataset[2]
    expected = recipe.preprocessing.sample(
        torch.from_numpy(hounsfield[z].astype(np.float32))[None, None], case.crop_box
    )
    torch.testing.assert_close(sample["image"], expected[0])
    possible = sample["possible"]
    assert (possible.sum(dim=0) == 1).all(), "all was drawn"
    assert set(np.flatnonzero(possible.flatten(1).any(1))) == set(np.unique(labels[z]).tolist())


def test_only_undrawn_lesions_may_hide_and_only_in_dense_lung(prepared):
    cases, recipe = prepared
    [sample] = [s for s in SliceDataset(cases[2:], recipe.preprocessing) if s["possible"][2].any()][:1]
    possible = sample["possible"]
    unsure = possible.sum(dim=0) > 1
    assert not (possible[2] & unsure).any(), "consolidation was drawn"
    for value in (1, 3):
        hides = possible[value] & unsure
        hounsfield = sample["image"][0] * 1200 - 1000
        assert hides.any(), "the undrawn ground glass"
        assert hounsfield[hides].median() > -800
        assert possible[0][hides].all(), "only where nothing was drawn"
    assert unsure.float().mean() < 0.2


def sampler_recipe(sampling):
    return Recipe("sampler", sampling=sampling, training=Training(seed=3))


def part_of(dataset, draws, data_set):
    """Return the share of the draws that are of a data set."""
    return np.mean([dataset.slices[index][0].case.data_set == data_set for index, _ in draws])


def test_balanced_sampling_draws_classes_equally_and_repeats_itself(prepared):
    cases, recipe = prepared
    dataset = SliceDataset(cases, recipe.preprocessing)
    balanced = Sampling("balanced", per_epoch=4000)
    sampler = SliceSampler(dataset, sampler_recipe(balanced))
    draws = list(sampler)
    assert draws == list(sampler)
    sampler.set_epoch(1)
    assert draws != list(sampler)
    held = np.array([[*c.classes[z, 1:], not c.classes[z, 1:].any()] for c, z in dataset.slices], float)
    counts = held[[index for index, _ in draws]].sum(axis=0)
    present = held.sum(axis=0) > 0
    share = counts / held.sum(axis=0).clip(1)
    assert present.sum() >= 3
    # A slice in few hands is drawn more often.
    assert share[3] < share[:2].max()
    heavier = dataclasses.replace(sampler_recipe(balanced), data={"Partial": DataSet(weight=3.0)})
    assert part_of(dataset, SliceSampler(dataset, heavier), "Partial") > 1.3 * part_of(dataset, draws, "Partial")
    every = SliceSampler(dataset, sampler_recipe(Sampling("all")))
    assert sorted(index for index, _ in every) == list(range(len(dataset)))


def test_lesion_sampling_takes_lesion_slices_only(prepared):
    cases, recipe = prepared
    dataset = SliceDataset(cases, recipe.preprocessing, slices="lesion")
    assert 0 < len(dataset) < len(SliceDataset(cases, recipe.preprocessing))
    assert all(case.classes[z, 1:].any() for case, z in dataset.slices)


# Augmentation


@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=30)
def test_image_and_labels_stay_in_register(seed):
    """A disc drawn in the image and in the labels must still lie on itself after any transform."""
    y, x = np.mgrid[:80, :120]
    disc = ((y - 30) ** 2 + (x - 70) ** 2 < 150).astype(np.float32)
    volume = Volume.from_array((disc[None] * 1200 - 1000).astype(np.int16), np.diag([-0.8, -1.1, 5, 1.0]))
    preprocessing = Preprocessing(window_hu=(-1000, 200), size=(96, 96))
    crop_box = preprocessing.crop_box(volume)
    strong = Augmentation(flip=0.5, rotate_degrees=40, shift=0.1, scale=0.3)
    transform = random_transform(strong, np.random.default_rng(seed), crop_box.extent_mm)
    image = preprocessing.sample(torch.from_numpy(volume.hounsfield[:, None].astype(np.float32)), crop_box, transform)
    target = crop_box.sample(torch.from_numpy(disc)[None, None], "nearest", transform)
    assert ((image > 0.5) != (target > 0.5)).float().mean() < 0.005


def test_rotation_is_one_in_millimetres():
    """With anisotropic pixels and an oblong box a disc stays a disc, of the same area."""
    y, x = np.mgrid[:100, :60]
    disc = (((y - 50) * 0.7) ** 2 + ((x - 30) * 1.5) ** 2 < 18**2).astype(np.float32)
    volume = Volume.from_array((disc[None] * 1200 - 1000).astype(np.int16), np.diag([-1.5, -0.7, 5, 1.0]))
    crop_box = Preprocessing(size=(70, 90)).crop_box(volume)
    still = crop_box.sample(torch.from_numpy(disc)[None, None], "nearest")
    turn = random_transform(Augmentation(flip=0, rotate_degrees=90), np.random.default_rng(0), crop_box.extent_mm)
    assert abs(turn[0, 0, 1]) > 0.2, "a visible turn"
    turned = crop_box.sample(torch.from_numpy(disc)[None, None], "nearest", turn)
    assert (still != turned).float().mean() < 0.02


def test_stretch_changes_height_against_width_and_leaves_the_size():
    found = [
        random_transform(Augmentation(flip=0, stretch=0.5), np.random.default_rng(seed), (100, 100))[0]
        for seed in range(40)
    ]
    x, y = (np.array([float(matrix[axis, axis]) for matrix in found]) for axis in (0, 1))
    np.testing.assert_allclose(x * y, 1, rtol=1e-6)
    assert (y / x).max() > 1.3
    assert (y / x).min() < 1 / 1.3
    assert np.abs(np.log(y / x)).max() <= np.log(1.5) + 1e-6
    plain, stretched = (
        random_transform(Augmentation(rotate_degrees=9, stretch=stretch), np.random.default_rng(3), (100, 100))
        for stretch in (0.0, 0.2)
    )
    torch.testing.assert_close(plain[0, :, 2], stretched[0, :, 2])


def test_the_document_000_reflects_both_ways_and_scales_each_axis():
    augmentation = load_recipe("000-unetplusplus/unet").augmentation
    assert augmentation.flip > 0
    assert augmentation.upside_down > 0
    assert augmentation.stretch > 0


def test_flip_mirrors_left_and_right():
    flipped = random_transform(Augmentation(flip=1.0), np.random.default_rng(0), (100, 100))
    torch.testing.assert_close(flipped, torch.tensor([[[-1.0, 0, 0], [0, 1, 0]]]), atol=1e-6, rtol=0)


def test_no_augmentation_changes_nothing():
    still = random_transform(Augmentation(flip=0), np.random.default_rng(0), (80, 120))
    torch.testing.assert_close(still, torch.tensor([[[1.0, 0, 0], [0, 1, 0]]]), atol=1e-6, rtol=0)
    pixels = torch.linspace(-1000, 500, 400).reshape(1, 20, 20)
    same = tones(pixels, Augmentation(), 0)
    torch.testing.assert_close(same, pixels, atol=1e-3, rtol=0)


def tones(pixels, settings, seed):
    """Change the tones of slices (D, h, w) that are all lung."""
    lungs = torch.ones(pixels.shape[1:], dtype=torch.bool)
    return random_tones(pixels, lungs, settings, np.random.default_rng(seed), (-1000, 150))


def test_tones_change_tissue_but_not_the_blank_around_the_body():
    pixels = torch.full((1, 40, 40), 40.0)
    pixels[:, :10] = -1000
    strong = Augmentation(gain=0.1, offset_hu=50, gamma=0.3, noise_hu=40, blur_pixels=1.5)
    for seed in range(5):
        result = tones(pixels, strong, seed)
        assert result.dtype == torch.float32
        assert (result[:, :10] == -1000).all()
        assert (result[:, 10:] != 40).float().mean() > 0.9


def test_true_hu_become_those_of_a_picture():
    """Coarse steps in a third of the slices, and nothing above the picture's window in another third."""
    pixels = torch.linspace(-990, 350, 400).reshape(1, 20, 20)
    stepped = [tones(pixels, Augmentation(quantise_hu=12), seed).unique().numel() for seed in range(60)]
    assert 5 < sum(count < 400 for count in stepped) < 40
    assert min(stepped) > 1300 / 12 - 5
    tops = [tones(pixels, Augmentation(saturate_hu=100), seed).max().item() for seed in range(60)]
    cut = [top for top in tops if top < 349]
    assert 5 < len(cut) < 40
    assert 150 <= min(cut) < max(cut) <= 250


def test_lungs_lose_air_and_grow_denser_towards_the_back():
    pixels = torch.full((1, 40, 40), -850.0)
    pixels[..., 20:30] = 40
    lungs = torch.ones(40, 40, dtype=torch.bool)
    lungs[:, 30:] = False  # air that is no lung

    def changed(settings, seed):
        return random_tones(pixels, lungs, settings, np.random.default_rng(seed), (-1000, 150))[0]

    breath, settled = Augmentation(expiration=0.2), Augmentation(dependent_hu=200)
    for seed in range(4):
        out, back = changed(breath, seed), changed(settled, seed)
        assert -850 < out[0, 0] <= -850 * 0.8
        assert np.ptp(out[:, 0].numpy()) < 1e-3, "everywhere alike"
        assert (back[:, 0].diff() >= 0).all()
        assert (back[:20, 0] == -850).all(), "only the back half"
        for result in (out, back):
            assert (result[:, 20:30] == 40).all(), "tissue keeps its density"
            assert (result[:, 30:] == -850).all()
    assert any(changed(settled, seed)[-1, 0] > -800 for seed in range(4))


def test_a_crop_blanks_what_lies_beyond_a_box_around_the_lungs():
    crop_box = Preprocessing(size=(64, 64)).crop_box(
        Volume.from_array(np.zeros((1, 90, 100), np.int16), np.diag([-1, -1, 5, 1.0]))
    )
    crop_box = dataclasses.replace(crop_box, top=20, bottom=70, left=10, right=90)
    pixels, masks = torch.full((1, 1, 90, 100), 40.0), torch.full((1, 3, 90, 100), 2.0)
    blanks = set()
    for seed in range(20):
        cropped, left = crop(pixels, masks, crop_box, np.random.default_rng(seed))
        kept = cropped[0, 0] == 40
        assert kept[30:60, 25:75].all(), "the lungs stay"
        assert not kept[:15].any()
        assert not kept[:, 95:].any()
        assert ((left[0] == 2) == kept).all(), "what is not seen is not learnt"
        blanks |= set(cropped[0, 0][~kept].tolist())
    assert blanks == {-1000, 0}


def test_fluid_lies_at_the_back_of_the_lungs():
    sides = torch.zeros(64, 64)
    sides[10:50, 5:28], sides[10:50, 36:59] = 1, 2
    lesion = torch.zeros(64, 64)
    lesion[12:16, 8:12] = 1
    hounsfield = torch.where(sides > 0, -850.0, 40.0)[None]
    levels, both = [], 0
    for seed in range(20):
        image, (labels, unknown_mask, same) = layer_effusion(
            hounsfield, torch.stack([lesion, torch.ones(64, 64), sides]), np.random.default_rng(seed)
        )
        fluid = labels == 3
        assert fluid.any()
        assert (sides[fluid] > 0).all()
        inner = -torch.nn.functional.max_pool2d(-fluid[None].float(), 3, 1, 1)[0] > 0
        assert not inner.any() or -80 < image[0][inner].median() < 80
        assert not unknown_mask[fluid].any()
        assert (labels[12:16, 8:12] == 1).all(), "a lesion at the front stays"
        torch.testing.assert_close(same, sides)
        rows = fluid.nonzero()[:, 0]
        assert rows.max() == 49, "it rests on the back wall"
        levels.append(rows.float().mean().item())
        both += bool(fluid[:, :30].any() and fluid[:, 30:].any())
        beside = torch.nn.functional.max_pool2d(fluid[None].float(), 3, 1, 1)[0] > 0
        assert not ((image != hounsfield)[0] & (sides == 0) & ~beside).any()
    assert np.std(levels) > 1
    assert 0 < both < 20


def test_no_fluid_is_laid_where_there_is_no_lung():
    masks = torch.zeros(3, 32, 32)
    image, same = layer_effusion(torch.full((1, 32, 32), 40.0), masks, np.random.default_rng(0))
    assert (image == 40).all()
    torch.testing.assert_close(same, masks)


def test_pasted_lesions_lie_in_the_lung_and_carry_their_labels():
    field = torch.zeros(8, 8)
    field[:, 4:] = 1
    labels = torch.zeros(8, 8)
    labels[7] = 3
    unknown_mask = torch.ones(8, 8)
    donor_labels = torch.zeros(8, 8)
    donor_labels[2:8, 2:7], donor_labels[3, 5], donor_labels[0] = 1, 2, 3
    donor_labels[2, 6] = 4
    slice_ = torch.zeros(2, 8, 8), torch.stack([labels, unknown_mask, field])
    donor = torch.ones(2, 8, 8), torch.stack([donor_labels, torch.zeros(8, 8), torch.ones(8, 8)])
    image, (target, unsure, same_field) = paste_lesions(slice_, donor)
    expected = torch.zeros(8, 8)
    expected[2:7, 4:7], expected[3, 5], expected[7] = 1, 2, 3
    expected[2, 6] = 4
    torch.testing.assert_close(target, expected)
    assert (image[:, (expected == 0) | (expected == 3)] == 0).all()
    assert image[0, 4, 5] == 1
    assert 0 < image[0, 2, 4] < 1
    torch.testing.assert_close(unsure, ((expected == 0) | (expected == 3)).float())
    torch.testing.assert_close(same_field, field)


def test_pasting_draws_lesions_of_other_slices(prepared):
    cases, recipe = prepared
    plain = SliceDataset(cases, recipe.preprocessing, Augmentation(flip=0))
    pasting = SliceDataset(cases, recipe.preprocessing, Augmentation(flip=0, paste=1.0))
    empty = next(i for i, (c, z) in enumerate(plain.slices) if not c.classes[z, 1:].any())
    assert plain[empty, 0]["possible"][0].all()
    assert not all(pasting[empty, seed]["possible"][0].all() for seed in range(8))
    assert pasting[empty]["possible"][0].all(), "without a seed nothing is changed"


def test_fluid_is_laid_into_slices_without_it(prepared):
    cases, recipe = prepared
    wet = SliceDataset(cases[:2], recipe.preprocessing, Augmentation(flip=0, effusion=1.0))
    empty = next(i for i, (c, z) in enumerate(wet.slices) if not c.classes[z, 1:].any())
    assert any(wet[empty, seed]["possible"][3].any() for seed in range(8))
    assert wet[empty]["possible"][0].all(), "without a seed nothing is changed"


def test_unions_and_ignored_voxels_reach_the_network(tmp_path):
    """Ground glass drawn as infection may be either; a slice that nobody looked at is not shown."""
    folder = decathlon(tmp_path / "data", 1)
    description = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    (folder / "dataset.json").write_text(json.dumps(description | {"annotated_labels": [4]}))
    recipe = Recipe(name="r", preprocessing=Preprocessing(window_hu=(-1000, 200), crop="lungs", size=(64, 64)))
    [case] = find_cases([folder], recipe.data)
    assert case.unknown.tolist() == [False, False, False, True]
    label_map = images.read_labels(case.label)
    labels = label_map.labels
    z = int(np.flatnonzero((labels == 1).any((1, 2)))[0])
    labels[labels == 3] = 0
    labels[(labels == 1) | (labels == 2)] = 4
    ignored = z + 1
    labels[ignored] = 255
    images.write_labels(case.label, LabelMap(labels, label_map.grid))
    ready = prepare(case, tmp_path / "prepared", recipe.preprocessing, recipe.sampling)
    dataset = SliceDataset([ready], recipe.preprocessing)
    axial = [z for _, z in dataset.slices]
    assert len(axial) == len(set(axial)) == ready.classes.any(1).sum()
    assert not ready.classes[np.flatnonzero((np.load(ready.files / "labels.npy") == 255).all((1, 2)))].any()
    united = [sample["possible"] for sample in dataset if (~sample["possible"][0]).any()]
    assert united
    for possible in united:
        lesion = ~possible[0]
        assert possible[1][lesion].all()
        assert possible[2][lesion].all()
        assert not possible[3][lesion].any()
    assert len(SliceDataset([ready], recipe.preprocessing, slices="lesion")) == len(united)


def test_possible_outputs_are_those_counted_by_hand():
    labels = torch.tensor([0, 0, 1, 4, 255])
    unknown_mask = torch.tensor([True, False, True, True, True])
    unknown = torch.tensor([False, False, False, True])
    expected = [[1, 0, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0], [0, 1, 1, 0], [1, 1, 1, 1]]
    assert possible_outputs(labels, unknown_mask, unknown).T.int().tolist() == expected


def test_phantoms_are_cases_with_known_lesions_and_every_third_has_none(tmp_path, monkeypatch):
    volume, labels = small_chest()

    def chest(*, shape, spacing_mm, lesions, seed):
        return Phantom(volume, labels * lesions, np.zeros_like(labels), {})

    monkeypatch.setattr(phantoms, "chest_phantom", chest)
    made = Phantoms(count=3, seed=7)
    cases = [phantoms.draw_phantom(made, tmp_path, index) for index in range(3)]
    assert [case.name for case in cases] == ["phantom_007", "phantom_008", "phantom_009"]
    written = [images.read_labels(case.label).labels for case in cases]
    assert [bool(label.any()) for label in written] == [True, True, False]
    assert all(case.annotated == (1, 2, 3) for case in cases)


# From data to a segmented chest


@pytest.mark.slow
def test_trained_model_segments_what_it_learnt(tmp_path, recipe_file):
    longer = TINY.replace("epochs = 3", "epochs = 30\nseed = 1").replace("[4, 8]", "[8, 16, 32]")
    recipe_file.write_text(longer + '[sampling]\nslices = "balanced"\nper_epoch = 24\n')
    data = decathlon(tmp_path / "data", 3)
    output = tmp_path / "run"
    trained = train(recipe_file, [data], output, device="cpu")
    assert trained.folder == output / "model"
    card = load(output / "model").card
    assert card.training_data[0].cases == 3
    assert card.training["training"]["epochs"] == 30
    assert card.untaught == ("Pleural effusion",)
    assert list(card.limitations) == card.warnings()[:1]  # said on its card and with each result
    figures = card.metrics.held_out["Chests"]
    assert figures["All lesions"].cases == 1
    kept = (
        "recipe.json",
        "split.json",
        "held_out.json",
        "summary.txt",
        "environment.json",
        "logs/version_0/metrics.csv",
    )
    for name in (*kept, "curves.png", "validation.png", "held_out.png"):
        assert (output / name).is_file(), name
    events = b"".join(path.read_bytes() for path in (output / "tensorboard").glob("events*"))
    assert b"validation slices" in events
    assert b"held-out cases" in events
    split = json.loads((output / "split.json").read_text(encoding="utf-8"))
    [held_out] = split[0]["validation"]
    volume = images.read_volume(data / "imagesTr" / f"{held_out}.nii.gz")
    truth = images.read_labels(data / "labelsTr" / f"{held_out}.nii.gz").labels
    found = cpu_segmenter(output / "model").segment(volume).labels
    dice = 2 * ((found == 1) & (truth == 1)).sum() / ((found == 1).sum() + (truth == 1).sum())
    assert dice > 0.6
    assert not list(output.glob(".prepared-*")), "the prepared slices are gone"


def test_fewer_folds_are_measured_and_the_model_learns_from_all(tmp_path, recipe_file):
    data = decathlon(tmp_path / "data", 3)
    settings_ = ["split.folds=3", "split.measured_folds=1", "training.epochs=1", "training.size=[48, 48]"]
    trained = train(recipe_file, [data], tmp_path / "run", device="cpu", overrides=settings_)
    assert (tmp_path / "run/fold0/model").is_dir()
    assert not (tmp_path / "run/fold1").exists()
    card = trained.card
    assert card.metrics.held_out["Chests"]["All lesions"].cases == 1
    assert "1 of 3 folds" in card.metrics.how
    assert len(card.cases.learnt) == 3
    assert card.preprocessing.size == (64, 64), "learnt at another size than it is used at"
    with pytest.raises(InputError, match="measured_folds"):
        load_recipe(recipe_file, ["split.measured_folds=2"])


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_network_of_all_cases_is_averaged_with_those_of_the_folds(tmp_path, recipe_file, mirrored):
    data = decathlon(tmp_path / "data", 3)
    settings_ = ["split.folds=3", "split.measured_folds=1", "training.epochs=1", "ensemble.with_folds=true"]
    settings_ += [f"ensemble.mirrored={str(mirrored).lower()}"]
    trained = train(recipe_file, [data], tmp_path / "run", device="cpu", overrides=settings_)
    part = "network0/model" if mirrored else "model"
    for member, place in zip(trained.network.members, ("final", "fold0"), strict=True):
        own = load(tmp_path / "run" / place / part).network.state_dict()
        assert all(torch.equal(own[name], value) for name, value in member.state_dict().items())
    assert trained.network.mirrored == mirrored
    assert "those of the folds" in trained.card.metrics.how


def test_gradients_are_added_up_and_clipped(tmp_path, recipe_file):
    data = decathlon(tmp_path / "data", 3)
    settings_ = ["sampling.per_epoch=12", "training.accumulate=3", "training.epochs=2", "split.validation=0"]
    settings_ += ["optimizer.name=sgd", "optimizer.weight_decay=0", "training.clip_norm=1e-9"]
    trained = train(recipe_file, [data], tmp_path / "run", device="cpu", overrides=settings_)
    last = torch.load(tmp_path / "run" / "checkpoints" / "last.ckpt", weights_only=True)
    assert last["global_step"] == 2, "one step for three batches"
    torch.manual_seed(0)
    untaught = build(**load_recipe(recipe_file).network).state_dict()
    for name, value in last["state_dict"].items():
        if name.endswith("weight"):
            torch.testing.assert_close(value, untaught[name.removeprefix("network.")], atol=1e-7, rtol=0)
    assert trained.card.metrics.how.startswith("Not measured")


def test_output_of_another_run_is_not_overwritten(tmp_path, recipe_file):
    data = decathlon(tmp_path / "data", 3)
    output = tmp_path / "run"
    output.mkdir()
    (output / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match="is not empty"):
        train(recipe_file, [data], output, device="cpu")
    with pytest.raises(InputError, match="of another run"):
        train(recipe_file, [data], output, device="cpu", resume=True)
    assert [path.name for path in output.iterdir()] == ["notes.txt"]


@pytest.mark.slow
def test_resume_goes_on_where_it_stopped(tmp_path, recipe_file, monkeypatch, capsys):
    from CovidSegExtension.training import trainer

    data = decathlon(tmp_path / "data", 3)
    straight = train(recipe_file, [data], tmp_path / "straight", device="cpu")

    class Killed(Exception):
        pass

    original = trainer.Epochs.on_train_epoch_end

    def stop_in_second_epoch(self, trainer, module):
        original(self, trainer, module)
        if trainer.current_epoch == 1:
            raise Killed

    monkeypatch.setattr(trainer.Epochs, "on_train_epoch_end", stop_in_second_epoch)
    with pytest.raises(Killed):
        train(recipe_file, [data], tmp_path / "broken", device="cpu")
    monkeypatch.setattr(trainer.Epochs, "on_train_epoch_end", original)
    capsys.readouterr()
    resumed = train(recipe_file, [data], tmp_path / "broken", device="cpu", resume=True)
    assert "epoch 1/3" not in capsys.readouterr().out
    for (name, ours), theirs in zip(
        resumed.network.state_dict().items(), straight.network.state_dict().values(), strict=True
    ):
        torch.testing.assert_close(ours, theirs, msg=name)


@pytest.mark.slow
def test_cross_validation_scores_every_case_once_and_early_stopping_says_so(tmp_path, recipe_file, capsys):
    recipe_file.write_text(
        TINY.replace("validation = 0.34", "folds = 3").replace(
            "epochs = 3", "epochs = 2\npatience = 1\nema_decay = 0.5"
        )
    )
    data = decathlon(tmp_path / "data", 3)
    trained = train(recipe_file, [data], tmp_path / "run", device="cpu")
    assert trained.card.metrics.held_out["Chests"]["All lesions"].cases == 3
    assert "3-fold" in trained.card.metrics.how
    assert "optimistic" in trained.card.metrics.how
    assert load(tmp_path / "run" / "fold1" / "model").card.name == "tiny"
    assert (tmp_path / "run" / "curves.png").is_file(), "of all folds"
    summary = (tmp_path / "run" / "summary.txt").read_text(encoding="utf-8")
    assert [line.split("  ")[0] for line in summary.splitlines()[2:6]] == [
        "fold 1",
        "fold 2",
        "fold 3",
        "between folds",
    ]
    said = capsys.readouterr().out
    assert summary in said
    assert said.index("Expected: about") < said.index("epoch 1/2")
    assert "(4 fits of 2 epochs, fewer if it stops early" in said
