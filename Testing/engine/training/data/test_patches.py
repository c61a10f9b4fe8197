"""3D training: patches out of prepared cases, and one small run with deep supervision that ends in a model."""

import dataclasses

import numpy as np
import pytest
import torch
from torch import nn

from CovidSegExtension.datasets.cases import find_cases
from CovidSegExtension.errors import InputError, ModelError
from CovidSegExtension.io import images
from CovidSegExtension.preprocessing import Preprocessing
from CovidSegExtension.recipes.schema import Augmentation, Loss, Recipe, Sampling
from CovidSegExtension.training.data.patches import LESION_SHARE, PatchDataset, training_data
from CovidSegExtension.training.data.preparation import SliceDataset, SliceSampler
from CovidSegExtension.training.lightning_module import SegmentationTask
from CovidSegExtension.training.losses import soft_dice
from CovidSegExtension.training.run import train

from ....support.segmenters import cpu_segmenter
from ....support.training_data import decathlon, prepare

SETTINGS = Preprocessing(window_hu=(-1000, 200), size=(72, 96), patch=(4, 32, 48))


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    folder = tmp_path_factory.mktemp("prepared")
    recipe = Recipe(name="r")
    full = find_cases([decathlon(folder / "full", 1)], recipe.data)
    partial = find_cases([decathlon(folder / "partial", 1, annotated=(2,), name="Partial")], recipe.data)
    return [prepare(case, folder / case.name, SETTINGS, recipe.sampling) for case in full + partial]


def classes(sample):
    """Return the class of each voxel of a sample whose labels say everything."""
    assert (sample["possible"].sum(dim=0) == 1).all()
    return sample["possible"].long().argmax(dim=0)


def test_the_patch_of_the_preprocessing_chooses_the_data(cases):
    assert type(training_data(cases, SETTINGS)) is PatchDataset
    assert type(training_data(cases, dataclasses.replace(SETTINGS, patch=None))) is SliceDataset


def test_patches_are_cut_from_the_slices_as_inference_would_make_them(cases):
    """Every voxel of a patch must be that of its place in the volume, image and labels alike."""
    dataset = PatchDataset(cases[:1], SETTINGS)
    case = cases[0]
    hounsfield, labels, *_ = case.arrays
    volume = SETTINGS.sample(torch.from_numpy(hounsfield.astype(np.float32))[:, None], case.crop_box)[:, 0]
    truth = case.crop_box.sample(torch.from_numpy(labels.astype(np.float32))[:, None], "nearest")[:, 0]
    for index in range(len(dataset)):
        sample = dataset[index]
        assert sample["image"].shape == (1, 4, 32, 48)
        assert sample["possible"].shape == (4, 4, 32, 48)
        assert (sample["possible"].sum(dim=0) == 1).all()
        places = (
            (z, y, x)
            for z in range(volume.shape[0] - 3)
            for y in range(volume.shape[1] - 31)
            for x in range(volume.shape[2] - 47)
        )
        corner = sample["image"][0, 0, :2, :2]
        z, y, x = next(
            (z, y, x)
            for z, y, x in places
            if torch.equal(volume[z, y : y + 2, x : x + 2], corner)
            and torch.equal(volume[z : z + 4, y : y + 32, x : x + 48], sample["image"][0])
        )
        assert z <= dataset.slices[index][1] < z + 4
        torch.testing.assert_close(truth[z : z + 4, y : y + 32, x : x + 48].long(), classes(sample))


def test_the_same_seed_gives_the_same_patch_and_another_one_another(cases):
    dataset = PatchDataset(cases, SETTINGS, Augmentation(rotate_degrees=10, noise_hu=20))
    one, again, other = (dataset[2, seed] for seed in (5, 5, 6))
    for part in ("image", "possible"):
        assert torch.equal(one[part], again[part])
    assert not torch.equal(one["image"], other["image"])
    plain = PatchDataset(cases, SETTINGS)
    assert torch.equal(plain[2]["image"], dataset[2]["image"]), "no seed, no augmentation"


def test_lesions_are_met_more_often_than_by_chance(cases):
    dataset = PatchDataset(cases[:1], SETTINGS)
    lesion_slices = [index for index, (case, z) in enumerate(dataset.slices) if case.classes[z, 1:].any()]
    met = [bool((classes(dataset[index, seed]) > 0).any()) for index in lesion_slices for seed in range(15)]
    assert np.mean(met) > LESION_SHARE


def test_label_has_no_say_in_where_a_validation_patch_lies(cases):
    """The same CT with every lesion erased from the label: without a seed the patches are the same."""
    dataset = PatchDataset(cases[:1], SETTINGS)
    images = [dataset[index]["image"] for index in range(len(dataset))]
    case = cases[0]
    erased = [array.copy() for array in case.arrays]
    erased[1][:] = 0
    blind = PatchDataset(cases[:1], SETTINGS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(case), "arrays", property(lambda self: tuple(erased)))
        assert all(torch.equal(image, blind[index]["image"]) for index, image in enumerate(images))


def test_one_transform_moves_a_whole_stack_and_noise_differs_from_slice_to_slice(cases):
    """The lesions are alike in every slice that has them, and so they must stay."""
    still = PatchDataset(cases[:1], SETTINGS, Augmentation(rotate_degrees=40, shift=0.1))
    noisy = PatchDataset(cases[:1], SETTINGS, Augmentation(flip=0, noise_hu=60))
    compared, spread = 0, []
    for seed in range(30):
        target = classes(still[2, seed])
        drawn = [mask for mask in target if mask.any()]
        compared += len(drawn) > 1
        assert all(torch.equal(mask, drawn[0]) for mask in drawn)
        first, second = noisy[2, seed]["image"][0, :2]
        lung = (first > 0.05) & (first < 0.25) & (second > 0.05) & (second < 0.25)
        spread.append((first - second)[lung].std().item())
    assert compared > 5
    # The chests have noise of 15 HU, thus 21 between slices, of 1200; half of the samples get up to 60 more.
    assert max(spread) > 2 * 21 / 1200
    assert min(spread) < 1.3 * 21 / 1200


def test_image_and_labels_of_a_stack_stay_in_register(cases):
    """The consolidation stands at +40 HU in lung at -850: its mask must cover what is bright, after any transform."""
    strong = Augmentation(rotate_degrees=30, shift=0.1, scale=0.2)
    dataset = PatchDataset(cases[:1], SETTINGS, strong)
    agreed = []
    for seed in range(12):
        sample = dataset[2, seed]
        lesion = classes(sample) == 2
        if lesion.sum() > 30:
            inner = -nn.functional.max_pool2d(-lesion[:, None].float(), 3, 1, 1)[:, 0] > 0
            agreed.append((sample["image"][0][inner] > 0.75).float().mean())
    assert len(agreed) > 3
    assert min(agreed) > 0.95


def test_undrawn_lesions_may_hide_in_patches_too(cases):
    possible = [PatchDataset(cases[1:], SETTINGS)[index]["possible"] for index in range(4)]
    unsure = [each & (each.sum(dim=0) > 1) for each in possible]
    assert any(each[[1, 3]].any() for each in unsure)
    assert not any(each[2].any() for each in unsure), "consolidation was drawn"


def test_a_thin_volume_repeats_its_last_slice(cases):
    dataset = PatchDataset(cases[:1], dataclasses.replace(SETTINGS, patch=(9, 32, 32)))
    sample = dataset[0]
    assert sample["image"].shape[1] == 9
    assert torch.equal(sample["image"][0, 5], sample["image"][0, 8])


def test_balanced_sampling_draws_from_patches(cases):
    recipe = Recipe(name="r", sampling=Sampling("balanced", per_epoch=30))
    dataset = PatchDataset(cases, SETTINGS, Augmentation())
    batch = [dataset[draw]["image"] for draw in list(SliceSampler(dataset, recipe))[:5]]
    assert torch.stack(batch).shape == (5, 1, 4, 32, 48)


@pytest.mark.parametrize(
    ("changes", "augmentation", "message"),
    [
        ({"patch": (4, 80, 48)}, None, r"'Chests_0' come to the network in \(72, 96\) pixels"),
        ({}, Augmentation(paste=0.5), r"augmentation\.paste"),
    ],
)
def test_what_patches_cannot_do_is_refused(cases, changes, augmentation, message):
    with pytest.raises(InputError, match=message):
        PatchDataset(cases, dataclasses.replace(SETTINGS, **changes), augmentation)


@pytest.mark.parametrize("last_output", [0.5, 0.25])
def test_the_task_weighs_the_outputs_of_deep_supervision(cases, last_output):
    class Two(nn.Module):
        spatial_dimensions = 3

        def forward(self, images):
            return [torch.cat([images * k, images], 1).repeat(1, 2, 1, 1, 1) for k in (1.0, 3.0)]

    recipe = Recipe(name="r", loss=Loss("dice", last_output=last_output))
    task = SegmentationTask(Two(), recipe)
    sample = PatchDataset(cases[:1], SETTINGS)[2]
    batch = {name: tensor[None] for name, tensor in sample.items()}
    first, last = (soft_dice(each, batch["possible"], torch.ones(4)) for each in Two()(batch["image"]))
    loss, logits = task.loss_and_logits(batch)
    torch.testing.assert_close(loss, last_output * last + (1 - last_output) * first)
    assert torch.equal(logits, Two()(batch["image"])[-1])


RECIPE = """
name = "deep"
[network]
name = "fv_paspp_unet3d"
widths = [8, 16, 24]
[preprocessing]
window_hu = [-1000, 200]
crop = "lungs"
size = [64, 64]
patch = [4, 48, 48]
[split]
validation = 0.34
[sampling]
slices = "lesion"
per_epoch = 16
[loss]
name = "bce_dice"
[optimizer]
name = "adam"
lr = 1e-2
[training]
epochs = 10
batch_size = 2
num_workers = 0
"""


@pytest.mark.slow
def test_trained_3d_network_segments(tmp_path):
    recipe, data = tmp_path / "deep.toml", decathlon(tmp_path / "data", 3)
    recipe.write_text(RECIPE)
    trained = train(recipe, [data], tmp_path / "run", device="cpu")
    assert trained.card.preprocessing.patch == (4, 48, 48)
    assert trained.card.network_arguments["widths"] == [8, 16, 24]
    image = sorted((data / "imagesTr").iterdir())[0]
    truth = images.read_labels(sorted((data / "labelsTr").iterdir())[0]).labels
    found = cpu_segmenter(tmp_path / "run" / "model").segment(images.read_volume(image)).labels
    dice = 2 * ((found == 1) & (truth == 1)).sum() / ((found == 1).sum() + (truth == 1).sum())
    assert dice > 0.5


def test_a_patch_for_a_2d_network_is_refused(tmp_path):
    recipe, data = tmp_path / "flat.toml", decathlon(tmp_path / "data", 2)
    recipe.write_text(RECIPE.replace('"fv_paspp_unet3d"', '"unet"'))
    with pytest.raises(ModelError, match="UNet looks at single slices"):
        train(recipe, [data], tmp_path / "run", device="cpu")
