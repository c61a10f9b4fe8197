"""3D inference: patches cover, blend and stay out of the way; the segmenter with a network whose answer is known."""

import dataclasses
import json
import threading

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from CovidSegExtension.errors import Cancelled, ModelError
from CovidSegExtension.inference import network_runner
from CovidSegExtension.inference.network_runner import NetworkRunner
from CovidSegExtension.inference.sliding_window import OVERLAP, Stack, gaussian, sliding_window, starts
from CovidSegExtension.models.bundle import load, save
from CovidSegExtension.models.card import CARD_FILE, ModelCard
from CovidSegExtension.networks import build
from CovidSegExtension.preprocessing import Preprocessing
from CovidSegExtension.volume import Volume

from ...support.chests import small_chest
from ...support.models import CONSOLIDATION_FROM_HU, GGO_FROM_HU, save_threshold_model
from ...support.segmenters import cpu_segmenter


@given(size=st.integers(1, 400), side=st.integers(1, 128))
def test_patches_cover_everything_and_overlap(size, side):
    side = min(side, size)
    places = starts(size, side)
    assert places[0] == 0
    assert places[-1] == size - side
    steps = np.diff(places)
    assert (steps > 0).all()
    assert (steps <= max(1, int(side * (1 - OVERLAP))) + 1).all()
    assert (steps <= side).all(), "no gap"


def test_weights_fall_from_the_middle_and_stay_above_nought():
    weights = gaussian((5, 16, 9))
    assert weights.shape == (5, 16, 9)
    assert weights.max() == weights[2, 7:9, 4].max() > 0.8
    assert weights.min() == pytest.approx(1e-3)
    torch.testing.assert_close(weights, weights.flip(0, 1, 2))


def stack_of(hounsfield: np.ndarray, wanted: np.ndarray | None = None, **preprocessing) -> Stack:
    volume = Volume.from_array(hounsfield, np.diag([-1.0, -1.0, 2.0, 1.0]))
    settings = Preprocessing(window_hu=(-1000, 200), **preprocessing)
    cavity = np.ones(volume.shape, bool) if wanted is None else wanted
    return Stack(volume, cavity, settings, settings.crop_box(volume), 0, len(hounsfield))


def by_intensity(patches: torch.Tensor) -> torch.Tensor:
    """A network that looks at each voxel by itself."""
    return torch.cat([patches, 2 * patches, -patches, torch.zeros_like(patches)], dim=1).softmax(dim=1)


@pytest.mark.parametrize("shape", [(11, 40, 50), (1, 16, 100), (3, 70, 20)])
def test_blending_what_is_the_same_everywhere_changes_nothing(shape):
    stack = stack_of(np.random.default_rng(0).integers(-1000, 200, shape).astype(np.int16))
    found = list(sliding_window(stack, (4, 16, 24), by_intensity))
    assert [first for first, _ in found] == list(np.cumsum([0, *(len(part) for _, part in found)])[:-1])
    expected = by_intensity(stack.images(0, shape[0])[None])[0].movedim(0, 1)
    torch.testing.assert_close(torch.cat([part for _, part in found]), expected)


def test_a_thin_volume_repeats_its_last_slice_as_in_training():
    stack = stack_of(np.random.default_rng(0).integers(-1000, 200, (2, 20, 20)).astype(np.int16))
    seen = []

    def predict(patches):
        seen.append(patches)
        return by_intensity(patches)

    [(first, probabilities)] = sliding_window(stack, (5, 20, 20), predict)
    [patches] = seen
    assert patches.shape == (1, 1, 5, 20, 20)
    assert all(torch.equal(patches[:, :, 1], patches[:, :, index]) for index in (2, 3, 4))
    assert (first, len(probabilities)) == (0, 2)
    torch.testing.assert_close(probabilities, by_intensity(stack.images(0, 2)[None])[0].movedim(1, 0))


def test_in_the_middle_of_a_patch_its_own_answer_counts_most():
    """Two patches that disagree: each has its way in its middle, and between them the answer changes steadily."""
    stack = stack_of(np.zeros((1, 16, 28), np.int16))
    answers = iter([torch.tensor([1.0, 0, 0, 0]), torch.tensor([0.0, 1, 0, 0])])

    def predict(patches):
        return torch.stack([next(answers)[:, None, None, None].expand(4, *patches.shape[2:]) for _ in patches])

    [(_, result)] = sliding_window(stack, (1, 16, 16), predict)
    row = result[0, 1, 8]
    assert row[:12].max() < 0.01
    assert row[-12:].min() > 0.99
    assert (row.diff() >= 0).all()
    torch.testing.assert_close(row, 1 - row.flip(0))


def test_patches_without_anything_wanted_are_left_out():
    wanted = np.zeros((12, 32, 64), bool)
    wanted[5, 3, 4] = True
    seen = []

    def predict(patches):
        seen.append(patches.shape)
        return by_intensity(patches)

    result = torch.cat(
        [part for _, part in sliding_window(stack_of(np.zeros((12, 32, 64), np.int16), wanted), (4, 16, 16), predict)]
    )
    assert len(result) == 12
    assert sum(shape[0] for shape in seen) <= 8
    assert (result[5, 1:, 3, 4] > 0).all()
    torch.testing.assert_close(result[:, :, :, 40:], torch.tensor([1.0, 0, 0, 0])[:, None, None].expand(12, 4, 32, 24))


# The segmenter


def save_threshold_model_3d(folder, patch=(4, 48, 48), **preprocessing):
    """Save a 3D network of one level whose weights, set by hand, label each voxel by its HU alone."""
    arguments = {"widths": [3], "channel_attention": "none", "paspp": False, "deep_supervision": False}
    network = build("fv_paspp_unet3d", **arguments)
    t1, t2 = ((hu + 1000) / 1200 for hu in (GGO_FROM_HU, CONSOLIDATION_FROM_HU))
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.zero_()
        convolution, norm, _ = network.encoder[0][0]  # the residual block behind it adds nothing
        convolution.weight[:, 0, 1, 1, 1] = 1
        norm.weight.fill_((1 + norm.eps) ** 0.5)
        norm.bias.copy_(torch.tensor([0.0, -t1, -t2]))
        head = network.heads[0].weight[:, :, 0, 0, 0]
        head[1, 1] = 100
        head[2, 1], head[2, 2] = 100, 300
        network.heads[0].bias.copy_(torch.tensor([1e-3, 0.0, -1e-3, -50.0]))
    settings = Preprocessing(window_hu=(-1000, 200), patch=patch, **preprocessing)
    card = ModelCard("threshold3d", "1", "labels by HU", "fv_paspp_unet3d", arguments, settings)
    return save(folder, network, card, half=False)


@pytest.fixture
def model_3d(tmp_path):
    return save_threshold_model_3d(tmp_path / "threshold3d")


@pytest.mark.parametrize("lung_mask", ["auto", "none"])
@pytest.mark.parametrize("patch", [(4, 48, 48), (8, 128, 128), (1, 16, 16)])
def test_a_3d_network_finds_what_a_2d_one_finds(tmp_path, lung_mask, patch):
    volume, _ = small_chest((12, 64, 80), (5.0, 4.0, 4.0))
    flat = cpu_segmenter(save_threshold_model(tmp_path / "flat"), lung_mask=lung_mask, probabilities=True).segment(
        volume
    )
    model = save_threshold_model_3d(tmp_path / "deep", patch)
    deep = cpu_segmenter(model, lung_mask=lung_mask, probabilities=True, uncertainty=True).segment(volume)
    assert (flat.labels == 1).any()
    np.testing.assert_array_equal(deep.labels, flat.labels)
    looked = flat.lungs.cavity
    np.testing.assert_allclose(deep.probabilities[:, looked], flat.probabilities[:, looked], atol=2e-3)
    assert deep.uncertainty.max() <= 1
    assert deep.device == "cpu"


def test_a_frame_on_the_lungs_and_a_turned_volume_work_in_3d(tmp_path):
    volume, truth = small_chest()
    model = save_threshold_model_3d(tmp_path / "framed", crop="lungs", size=(96, 96))
    turned = Volume.from_array(
        np.ascontiguousarray(volume.hounsfield.transpose(2, 0, 1)), volume.affine[:, [1, 2, 0, 3]]
    )
    found = [cpu_segmenter(model).segment(each).labels for each in (volume, turned)]
    np.testing.assert_array_equal(found[1], found[0].transpose(2, 0, 1))
    both = ((found[0] == 1) & (truth == 1)).sum()
    assert both / (truth == 1).sum() > 0.8


def test_progress_in_3d_rises_and_ends_full(model_3d):
    calls = []
    cpu_segmenter(model_3d).segment(small_chest()[0], progress=lambda *call: calls.append(call))
    network = [(done, total) for stage, done, total in calls if stage == "network"]
    assert len({total for _, total in network}) == 1
    assert len(network) > 3
    assert network == sorted(network)
    assert network[-1][0] == network[-1][1] > 0


def test_cancel_stops_between_patches(model_3d):
    cancel, seen = threading.Event(), []

    def progress(stage, done, total):
        if stage == "network":
            seen.append(done)
            if len(seen) == 3:
                cancel.set()

    with pytest.raises(Cancelled):
        cpu_segmenter(model_3d, batch_size=1).segment(small_chest()[0], progress=progress, cancel=cancel)
    assert len(seen) == 3


def test_out_of_memory_takes_fewer_patches_and_says_so(model_3d, monkeypatch):
    volume, _ = small_chest()
    expected = cpu_segmenter(model_3d).segment(volume).labels
    original = NetworkRunner.probabilities

    def hungry(self, network_input):
        if len(network_input) > 1:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return original(self, network_input)

    monkeypatch.setattr(NetworkRunner, "probabilities", hungry)
    result = cpu_segmenter(model_3d, batch_size=4).segment(volume)
    assert result.notes[-1].endswith("going on with 1 patch(es) at a time.")
    np.testing.assert_array_equal(result.labels, expected)


def test_precision_is_chosen_on_mid_lung(model_3d, monkeypatch):
    """The first patches are those in the middle, and they are 16-bit only where labels stay."""
    volume, _ = small_chest()
    firsts = []
    original = NetworkRunner.choose_precision
    monkeypatch.setattr(network_runner, "reduced_precision", lambda device: torch.bfloat16)
    monkeypatch.setattr(
        NetworkRunner, "choose_precision", lambda self, images: firsts.append(images) or original(self, images)
    )
    cpu_segmenter(model_3d).segment(volume)
    [images] = firsts
    assert (images * 1200 - 1000 > -600).float().mean() > 0.1, "not the air above the lungs"


def test_models_whose_patch_does_not_fit_their_network_are_refused(model_3d, threshold_model):
    for model, patch, wrong in (
        (model_3d, None, "stacks of slices; give"),
        (threshold_model, (8, 64, 64), "single slices; leave out"),
    ):
        settings = dataclasses.replace(model.card.preprocessing, patch=patch)
        card = dataclasses.replace(model.card, preprocessing=settings)
        (model.folder / CARD_FILE).write_text(card.to_json())
        with pytest.raises(ModelError, match=wrong):
            cpu_segmenter(load(model.folder))
    text = json.loads((model.folder / CARD_FILE).read_text(encoding="utf-8"))
    for patch, wrong in (
        ([8, 64], r"patch' must be a list of 3, not \[8, 64\]"),
        ([8, 8, 64], "patch must be slices, rows and columns"),
        ([0, 64, 64], "patch must be slices, rows and columns"),
    ):
        text["preprocessing"]["patch"] = patch
        (model.folder / CARD_FILE).write_text(json.dumps(text))
        with pytest.raises(ModelError, match=wrong):
            load(model.folder)
