"""The segmenter on chests whose right answer is known: place, orientation, bounds, memory, cancelling."""

import dataclasses
import itertools
import threading
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from scipy.ndimage import binary_erosion

from CovidSegExtension.errors import Cancelled, DeviceError, InputError, ModelError
from CovidSegExtension.inference import network_runner
from CovidSegExtension.inference.devices import list_devices, resolve_device
from CovidSegExtension.inference.network_runner import NetworkRunner
from CovidSegExtension.inference.predictors import TorchPredictor
from CovidSegExtension.lungs import find_lungs
from CovidSegExtension.models.bundle import Model, save
from CovidSegExtension.postprocessing import (
    Postprocessing,
    most_likely,
    remove_doubtful_components,
    remove_small_components,
)
from CovidSegExtension.preprocessing import Preprocessing
from CovidSegExtension.volume import Volume

from ...support.chests import small_chest
from ...support.models import CONSOLIDATION_FROM_HU, GGO_FROM_HU, save_threshold_model
from ...support.segmenters import cpu_segmenter


def stored(volume: Volume, labels: np.ndarray, axes: tuple[int, ...], flips: tuple[int, ...]):
    """Store a volume with its array axes permuted and flipped, its affine following."""
    array, truth = (np.ascontiguousarray(np.flip(a.transpose(axes), flips)) for a in (volume.hounsfield, labels))
    affine = np.eye(4)
    affine[:3, 3] = volume.affine[:3, 3]
    for new, old in enumerate(axes):
        step = volume.affine[:3, 2 - old]
        if new in flips:
            affine[:3, 3] += step * (volume.shape[old] - 1)
            step = -step
        affine[:3, 2 - new] = step
    return Volume.from_array(array, affine), truth


def expected_labels(volume: Volume, inside: np.ndarray) -> np.ndarray:
    """What the threshold model must say of a volume: its rule, within the lung field."""
    hounsfield = volume.hounsfield
    labels = np.where(hounsfield > CONSOLIDATION_FROM_HU, 2, np.where(hounsfield > GGO_FROM_HU, 1, 0))
    return np.where(inside, labels, 0).astype(np.uint8)


def test_lesions_are_found_where_they_are(threshold_model):
    volume, truth = small_chest()
    result = cpu_segmenter(threshold_model).segment(volume)
    assert result.labels.dtype == np.uint8
    np.testing.assert_array_equal(result.labels, expected_labels(volume, result.lungs.lung_field))
    np.testing.assert_array_equal(result.labels[truth > 0], truth[truth > 0])
    assert set(result.seconds) == {"lungs", "network", "postprocess"}


def test_the_networks_own_time_is_without_the_choice_of_numbers_and_without_what_is_made_of_its_answer(
    threshold_model, monkeypatch
):
    """By a clock that the network moves by one second a batch, and everything after it by a hundred."""
    now = [0.0]
    predict, label = TorchPredictor.__call__, Postprocessing.labels_of

    def predicted(*arguments):
        now[0] += 1
        return predict(*arguments)

    def labelled(*arguments):
        now[0] += 100
        return label(*arguments)

    monkeypatch.setattr(TorchPredictor, "__call__", predicted)
    monkeypatch.setattr(Postprocessing, "labels_of", labelled)
    monkeypatch.setattr("CovidSegExtension.inference.network_runner.time", SimpleNamespace(perf_counter=lambda: now[0]))
    volume, _ = small_chest()
    segmenter = cpu_segmenter(threshold_model, batch_size=2)
    for _ in range(2):
        result = segmenter.segment(volume)
        slices = np.count_nonzero(volume.orientation.to_axial(result.lungs.cavity).any(axis=(1, 2)))
        assert (result.labels > 0).any()
        assert segmenter.runner.network_seconds == -(-slices // 2)


def test_the_same_chest_stored_six_ways_gives_the_same_mask_in_space(threshold_model):
    volume, truth = small_chest()
    segmenter = cpu_segmenter(threshold_model)
    expected = segmenter.segment(volume).labels
    for axes, flips in zip(itertools.permutations(range(3)), [(), (0,), (1, 2), (0, 2), (0, 1, 2), (1,)], strict=True):
        turned, turned_truth = stored(volume, truth, axes, flips)
        result = segmenter.segment(turned)
        assert result.labels.shape == turned.shape
        np.testing.assert_array_equal(result.grid.affine, turned.affine)
        back = turned.orientation.to_axial(result.labels)
        np.testing.assert_array_equal(back, volume.orientation.to_axial(expected))
        np.testing.assert_array_equal(turned.orientation.to_axial(turned_truth), volume.orientation.to_axial(truth))


def test_oblique_and_tilted_chests_keep_their_grid(threshold_model):
    volume, _ = small_chest()
    tilt = np.eye(4)
    tilt[1, 2] = 0.3  # gantry tilt: slices shift along y as z grows
    turn = np.eye(4)
    turn[:2, :2] = [[np.cos(0.2), -np.sin(0.2)], [np.sin(0.2), np.cos(0.2)]]
    for affine in (tilt @ volume.affine, turn @ volume.affine):
        result = cpu_segmenter(threshold_model).segment(Volume.from_array(volume.hounsfield, affine))
        np.testing.assert_array_equal(result.grid.affine, affine)
        np.testing.assert_array_equal(result.labels, expected_labels(volume, result.lungs.lung_field))
        assert (result.labels == 1).any()


def test_bounds_follow_the_model_and_the_mask(threshold_model):
    volume, _ = small_chest()
    bounded = cpu_segmenter(threshold_model).segment(volume).labels
    free = cpu_segmenter(threshold_model, lung_mask="none").segment(volume).labels
    np.testing.assert_array_equal(free, expected_labels(volume, np.ones(volume.shape, bool)))
    assert (free == 2).sum() > 3 * (bounded == 2).sum(), "without bounds soft tissue counts as consolidation"


def test_a_mask_array_lies_on_the_stored_grid(threshold_model):
    volume, _ = small_chest()
    half = np.zeros(volume.shape, np.uint8)
    half[:, :, : volume.shape[2] // 2] = 1
    turned, turned_half = stored(volume, half, (2, 0, 1), (1,))
    result = cpu_segmenter(threshold_model, lung_mask="given").segment(turned, turned_half)
    np.testing.assert_array_equal(result.lungs.lung_field, turned_half > 0)
    np.testing.assert_array_equal(result.labels, expected_labels(turned, turned_half > 0))


def test_a_frame_on_the_lungs_gives_the_same_lesions(tmp_path):
    volume, truth = small_chest((6, 200, 240), (5.0, 1.2, 1.2))
    model = save_threshold_model(tmp_path / "framed", crop="lungs", size=(224, 224))
    result = cpu_segmenter(model).segment(volume)
    for value in (1, 2):
        found, true = result.labels == value, truth == value
        # Interpolated edges: a rim of GGO-like density around the lungs and around consolidation is expected.
        core = true & np.roll(true, 2, 1) & np.roll(true, -2, 1) & np.roll(true, 2, 2) & np.roll(true, -2, 2)
        assert core.sum() > 0
        assert found[core].mean() == 1


def test_probabilities_and_uncertainty_fit_the_labels(threshold_model):
    volume, _ = small_chest()
    result = cpu_segmenter(threshold_model, lung_mask="none", probabilities=True, uncertainty=True).segment(volume)
    assert result.probabilities.shape == (4, *volume.shape)
    np.testing.assert_allclose(result.probabilities.astype(np.float32).sum(0), 1, atol=5e-3)
    sure = result.probabilities.max(0) > 0.6
    np.testing.assert_array_equal(result.probabilities.argmax(0)[sure], result.labels[sure])
    p = result.probabilities.astype(np.float64)
    entropy = -(p * np.log(np.maximum(p, 1e-12))).sum(0) / np.log(4)
    np.testing.assert_allclose(result.uncertainty, entropy, atol=5e-3)
    assert 0 <= result.uncertainty.min() <= result.uncertainty.max() <= 1


def test_slices_without_lung_never_reach_the_network(threshold_model, monkeypatch):
    volume, _ = small_chest()
    array = volume.hounsfield.copy()
    below = np.where(array[[11]] > -1000, 40, -1000).repeat(20, axis=0).astype(np.int16)
    array = np.concatenate([below, array])  # an abdomen
    seen = []
    original = Preprocessing.sample
    monkeypatch.setattr(
        Preprocessing,
        "sample",
        lambda self, slices, *a: (seen.extend(slices[:, 0].numpy()), original(self, slices, *a))[1],
    )
    volume = Volume.from_array(array, volume.affine)
    cpu_segmenter(threshold_model).segment(volume)
    expected = np.flatnonzero(find_lungs(volume.axial()).cavity.any((1, 2)))
    axial = volume.axial().hounsfield
    assert sorted(slice_.tobytes() for slice_ in seen) == sorted(slice_.tobytes() for slice_ in axial[expected])
    assert 0 not in expected


def test_a_ct_without_lungs_never_reaches_the_network(threshold_model, monkeypatch):
    """After one with lungs too: OpenVINO, chosen by then, takes no empty batch, and nothing can be measured on one."""
    volume, _ = small_chest()
    opaque = dataclasses.replace(volume, hounsfield=np.where(volume.hounsfield > -900, 40, volume.hounsfield))
    opaque.hounsfield[find_lungs(volume, "anatomy").cavity] = 40
    segmenter = cpu_segmenter(threshold_model)
    monkeypatch.setattr(segmenter.runner, "probabilities", lambda _: pytest.fail("an empty batch"))
    steps = []
    found = segmenter.segment(opaque, progress=lambda *step: steps.append(step))
    assert not found.lungs.cavity.any(), "the chest must be without lungs, or the test could not fail"
    assert not found.labels.any()
    assert ("network", 0, 0) in steps


def test_progress_counts_every_slice_and_ends_full(threshold_model):
    calls = []
    cpu_segmenter(threshold_model, batch_size=5).segment(small_chest()[0], progress=lambda *call: calls.append(call))
    network = [(done, total) for stage, done, total in calls if stage == "network"]
    assert network == sorted(network)
    assert network[-1][0] == network[-1][1] > 0


def test_cancel_stops_between_batches(threshold_model):
    cancel, calls = threading.Event(), []

    def progress(stage, done, total):
        calls.append((stage, done))
        if stage == "network" and done >= 2:
            cancel.set()

    with pytest.raises(Cancelled):
        cpu_segmenter(threshold_model, batch_size=2).segment(small_chest()[0], progress=progress, cancel=cancel)
    assert calls[-1] == ("network", 2)


def test_out_of_memory_halves_the_batch_and_says_so(threshold_model, monkeypatch):
    volume, _ = small_chest()
    expected = cpu_segmenter(threshold_model).segment(volume).labels
    original = NetworkRunner.probabilities

    def hungry(self, network_input):
        if len(network_input) > 2:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return original(self, network_input)

    monkeypatch.setattr(NetworkRunner, "probabilities", hungry)
    segmenter = cpu_segmenter(threshold_model, batch_size=8)
    result = segmenter.segment(volume)
    assert segmenter.runner.batch_size == 2
    assert [note for note in result.notes if "2 slice" in note]
    np.testing.assert_array_equal(result.labels, expected)


def test_out_of_memory_for_one_slice_falls_back_to_the_cpu(threshold_model, monkeypatch):
    volume, _ = small_chest()
    expected = cpu_segmenter(threshold_model).segment(volume).labels
    segmenter = cpu_segmenter(threshold_model, batch_size=2)
    original = NetworkRunner.probabilities

    def full_gpu(self, network_input):
        if self.device.type == "meta":
            raise RuntimeError("MPS backend out of memory")
        return original(self, network_input)

    monkeypatch.setattr(NetworkRunner, "probabilities", full_gpu)
    segmenter.runner.device = torch.device("meta")  # a device that is full
    result = segmenter.segment(volume)
    assert result.device == "cpu"
    assert any("going on with the CPU" in note for note in result.notes)
    np.testing.assert_array_equal(result.labels, expected)


def test_no_memory_at_all_is_an_error_of_one_sentence(threshold_model, monkeypatch):
    def full(self, *arguments):
        raise RuntimeError("DefaultCPUAllocator: can't allocate memory")

    monkeypatch.setattr(NetworkRunner, "probabilities", full)
    with pytest.raises(DeviceError, match="Memory ran out even for one slice"):
        cpu_segmenter(threshold_model).segment(small_chest()[0])


def test_other_errors_of_the_network_are_not_swallowed(threshold_model, monkeypatch):
    def broken(self, *arguments):
        raise RuntimeError("size mismatch")

    monkeypatch.setattr(NetworkRunner, "probabilities", broken)
    with pytest.raises(RuntimeError, match="size mismatch"):
        cpu_segmenter(threshold_model).segment(small_chest()[0])


def test_16_bits_are_refused_where_the_labels_would_change(threshold_model, monkeypatch):
    segmenter = cpu_segmenter(threshold_model)
    monkeypatch.setattr(network_runner, "reduced_precision", lambda device: torch.bfloat16)
    near_threshold = torch.full((1, 1, 32, 32), 0.2503)  # rounds to 0.25 in 8 bits of mantissa
    assert segmenter.runner.choose_precision(near_threshold) == torch.float32
    assert segmenter.runner.choose_precision(torch.full((1, 1, 32, 32), 0.5)) == torch.bfloat16


def test_only_the_batch_that_16_bits_cannot_hold_is_computed_in_32(threshold_model, monkeypatch):
    """What comes before and after it is as without it: of several threads any may be the first to meet it."""
    runner = cpu_segmenter(threshold_model).runner
    monkeypatch.setattr(network_runner, "reduced_precision", lambda device: torch.float16)
    usual, large = torch.full((1, 1, 32, 32), 0.5), torch.full((1, 1, 32, 32), 1000.0)  # 300 times that is too much
    with torch.inference_mode():
        before = runner.probabilities(usual)
        assert runner.backend == "PyTorch float16"
        assert runner.probabilities(large)[0, :, 16, 16].argmax() == 2
        torch.testing.assert_close(runner.probabilities(usual), before, rtol=0, atol=0)
    assert runner.backend == "PyTorch float16"


def test_most_likely_is_argmax_and_takes_the_first_of_equals():
    probabilities = torch.rand(2, 4, 9, 7)
    probabilities[0, :, 0, 0] = torch.tensor([0.1, 0.4, 0.4, 0.1])
    result = most_likely(probabilities)
    assert result.dtype == torch.uint8
    assert result[0, 0, 0] == 1
    torch.testing.assert_close(result.long(), probabilities.argmax(dim=1))


def test_one_segmenter_serves_many_volumes(threshold_model):
    segmenter = cpu_segmenter(threshold_model)
    volume, _ = small_chest()
    first = segmenter.segment(volume).labels
    segmenter.segment(small_chest((1, 96, 128))[0])
    np.testing.assert_array_equal(segmenter.segment(volume).labels, first)


def test_islands_below_the_volume_go_and_others_stay():
    labels = np.zeros((4, 20, 20), np.uint8)
    labels[0, 0, :3] = 1  # 3 voxels
    labels[1:3, 5:10, 5:10] = 1  # 50 voxels
    labels[3, 15:17, 15:17] = 2  # 4 voxels
    labels[3, 17, 17] = 3  # touches the 2, but is another class
    expected = labels.copy()
    expected[0, 0, :3] = 0
    expected[3, 17, 17] = 0
    assert remove_small_components(labels, voxel_ml=0.5, min_ml=2.0) == 2
    np.testing.assert_array_equal(labels, expected)


def test_islands_are_removed_when_the_model_says_so(tmp_path):
    volume, truth = small_chest()
    speck = np.argwhere((volume.hounsfield == -850) & (truth == 0))[len(np.argwhere(volume.hounsfield == -850)) // 2]
    volume.hounsfield[tuple(speck)] = -500
    for smallest, kept in ((0.0, True), (0.1, False)):
        model = save_threshold_model(tmp_path / f"speck{smallest}", smallest)
        assert (cpu_segmenter(model).segment(volume).labels[tuple(speck)] == 1) == kept
        other = cpu_segmenter(model, min_component_ml=0.1 - smallest).segment(volume)
        assert (other.labels[tuple(speck)] == 1) != kept, "what is asked for counts more than the model's own size"


def test_a_lesion_that_is_nowhere_sure_goes_whole_and_another_stays_whole():
    labels = np.zeros((3, 12, 12), np.uint8)
    labels[0, 1:4, 1:4], labels[1, 3, 3] = 1, 2  # one lesion of two classes, sure at one voxel of the second
    labels[0, 8:11, 8:11] = 1  # another, nowhere sure
    sure = np.zeros(labels.shape, bool)
    sure[1, 3, 3] = True
    sure[2, 8, 2] = True  # no lesion there
    expected = labels.copy()
    expected[0, 8:11, 8:11] = 0
    assert remove_doubtful_components(labels, np.flatnonzero(sure)[::-1]) == 1
    np.testing.assert_array_equal(labels, expected)
    empty = np.zeros_like(labels)
    assert remove_doubtful_components(empty, np.flatnonzero(sure)) == 0
    assert not empty.any()


@pytest.mark.parametrize(("peak_hu", "sure_above", "stays"), [(10, 0.0, True), (10, 0.85, False), (60, 0.85, True)])
def test_a_model_says_how_sure_it_must_be_of_a_lesion(tmp_path, peak_hu, sure_above, stays):
    volume, truth = small_chest()
    lesions = truth > 0
    # Ten HU beyond the threshold the network gives 0.7, sixty beyond it 0.99.
    volume.hounsfield[lesions] = GGO_FROM_HU + 10
    volume.hounsfield[tuple(np.argwhere(truth == 1)[0])] = GGO_FROM_HU + peak_hu
    model = save_threshold_model(tmp_path / "model")
    card = dataclasses.replace(model.card, postprocessing=Postprocessing(sure_above=sure_above))
    labels = cpu_segmenter(save(tmp_path / "sure", model.network, card)).segment(volume).labels
    assert (labels[truth == 1] == 1).mean() > 0.9 if stays else not labels[truth == 1].any()


@pytest.mark.parametrize("sure_above", [-0.1, 1.0])
def test_unusable_sureness_is_refused(sure_above):
    with pytest.raises(ModelError, match="sure_above must be a probability from 0 to below 1"):
        Postprocessing(sure_above=sure_above)


@pytest.mark.parametrize(("lesion_odds", "found"), [(1.0, 1), (1e-30, 0)])
def test_class_odds_weigh_what_is_found_and_leave_the_probabilities(tmp_path, lesion_odds, found):
    volume, truth = small_chest()
    model = save_threshold_model(tmp_path / "model")
    plain = cpu_segmenter(model, probabilities=True).segment(volume)
    postprocessing = Postprocessing(class_odds=(1, lesion_odds, lesion_odds, 1))
    weighed = Model(dataclasses.replace(model.card, postprocessing=postprocessing), model.folder)
    result = cpu_segmenter(weighed, probabilities=True).segment(volume)
    inside = binary_erosion(truth == 1)
    assert (result.labels[inside] == found).all()
    np.testing.assert_array_equal(result.probabilities, plain.probabilities)


@pytest.mark.parametrize("odds", [(1, 1, 1), (1, 1, 1, 0), (1, 1, 1, float("nan")), (1, -1, 1, 1)])
def test_unusable_class_odds_are_refused(odds):
    with pytest.raises(ModelError, match="class_odds must be 4 numbers above 0"):
        Postprocessing(class_odds=odds)


@pytest.mark.parametrize("name", ["gpu", "cuda:99", "tpu", "cuda:x", ""])
def test_devices_that_are_not_there_are_refused(name):
    with pytest.raises(DeviceError):
        resolve_device(name)


def test_every_listed_device_can_be_chosen():
    devices = list_devices()
    assert devices[-1][0] == "cpu"
    assert all(str(resolve_device(name)) == name and description for name, description in devices)


def test_auto_is_a_device_that_works():
    assert torch.ones(2, device=resolve_device("auto")).sum() == 2


@pytest.mark.parametrize(
    "error",
    [
        MemoryError("Unable to allocate 3 GiB"),
        RuntimeError("could not create a primitive"),
        RuntimeError("[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: not enough memory"),
    ],
    ids=str,
)
def test_memory_that_runs_out_outside_the_batches_is_one_sentence(threshold_model, monkeypatch, error):
    def full(*_, **__):
        raise error

    monkeypatch.setattr("CovidSegExtension.inference.segmenter.find_lungs", full)
    with pytest.raises(DeviceError, match="Memory ran out; close"):
        cpu_segmenter(threshold_model).segment(small_chest()[0])


def test_answer_that_is_no_number_is_refused(threshold_model):
    segmenter = cpu_segmenter(threshold_model)
    with torch.no_grad():
        threshold_model.network.head.bias.fill_(float("nan"))
    broken = cpu_segmenter(threshold_model)
    with pytest.raises(ModelError, match="no numbers"):
        broken.segment(small_chest()[0])
    assert segmenter.segment(small_chest()[0]).labels.any()


def test_mask_and_its_option_go_together(threshold_model):
    volume, _ = small_chest()
    with pytest.raises(InputError, match="give both or neither"):
        cpu_segmenter(threshold_model, lung_mask="given").segment(volume)
    with pytest.raises(InputError, match="give both or neither"):
        cpu_segmenter(threshold_model).segment(volume, np.ones(volume.shape, np.uint8))
