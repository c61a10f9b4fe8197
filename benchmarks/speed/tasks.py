"""What is timed, each in a process of its own: ``python -m benchmarks.speed.tasks NAME ...`` prints JSON."""

import io
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

WINDOW_HU = (-1000.0, 400.0)


def lungmask(source: str, target: str) -> dict[str, Any]:
    """Segment the lungs by the package lungmask as its documents say; its weights are random, which take as long."""
    import SimpleITK as sitk
    import torch
    from lungmask import LMInferer
    from lungmask.resunet import UNet

    with tempfile.TemporaryDirectory() as folder:
        weights = str(Path(folder) / "weights.pth")
        network = UNet(n_classes=3, padding=True, depth=5, up_mode="upsample", batch_norm=True, residual=False)
        torch.save(network.state_dict(), weights)
        inferer = LMInferer(modelname="R231", modelpath=weights, tqdm_disable=True)
    image = sitk.ReadImage(source)
    found = sitk.GetImageFromArray(inferer.apply(image))
    found.CopyInformation(image)
    sitk.WriteImage(found, target)
    return {}


def slice_inferer(source: str, target: str) -> dict[str, Any]:
    """Run the default model's first network over all slices by MONAI's `SliceInferer`."""
    import torch
    from monai.inferers.inferer import SliceInferer
    from nibabel.nifti1 import Nifti1Image

    network, channels = _first_network()
    image = Nifti1Image.from_filename(source)
    volume = torch.from_numpy(_scaled(image.get_fdata(dtype=np.float32), channels))[None]
    inferer = SliceInferer(roi_size=(288, 288), spatial_dim=2, sw_batch_size=4, overlap=0.25)
    with torch.no_grad():
        logits = inferer(volume, network)
    assert isinstance(logits, torch.Tensor)  # of a network with one output
    labels = logits.argmax(dim=1)[0]
    Nifti1Image(labels.numpy().astype(np.uint8), image.affine).to_filename(target)
    return {}


def plain_loop(source: str, target: str) -> dict[str, Any]:
    """Do what documents show: slice after slice, resize, network, argmax, resize back."""
    import torch
    import torch.nn.functional as F
    from nibabel.nifti1 import Nifti1Image

    network, channels = _first_network()
    image = Nifti1Image.from_filename(source)
    array = _scaled(image.get_fdata(dtype=np.float32), channels)
    labels = np.zeros(array.shape[1:], np.uint8)
    with torch.no_grad():
        for index in range(array.shape[-1]):
            slice_ = torch.from_numpy(np.ascontiguousarray(array[..., index]))[None]
            logits = network(F.interpolate(slice_, (288, 288), mode="bilinear"))
            full = F.interpolate(logits, array.shape[1:3], mode="bilinear")
            labels[..., index] = full.argmax(dim=1)[0].numpy()
    Nifti1Image(labels, image.affine).to_filename(target)
    return {}


def _first_network() -> tuple[Any, int]:
    from CovidSegExtension.models.bundle import load

    model = load()
    network = model.network
    members = getattr(network, "members", [network])
    return members[0], len(model.card.preprocessing.windows_hu)


def _scaled(array: np.ndarray, channels: int) -> np.ndarray:
    low, high = WINDOW_HU
    unit = (np.clip(array, low, high) - low) / (high - low)
    return np.stack([unit] * channels)


def limit(_source: str, _target: str) -> dict[str, Any]:
    """Return the network's milliseconds a slice, and what the machine's best convolutions would take for its work."""
    import torch
    from torch.utils.flop_counter import FlopCounterMode

    from CovidSegExtension.inference.network_runner import DEFAULT_BATCH, NetworkRunner
    from CovidSegExtension.models.bundle import load
    from CovidSegExtension.networks.precision import reduced_precision
    from CovidSegExtension.networks.threads import Crew, thread_count
    from CovidSegExtension.runtime.memory import keep_freed_memory

    keep_freed_memory()
    model = load()
    size = model.card.preprocessing.size or (512, 512)
    channels = len(model.card.preprocessing.windows_hu)
    images = torch.rand(DEFAULT_BATCH["cpu"], channels, *size) * 2 - 1
    members = getattr(model.network, "members", [model.network])
    with FlopCounterMode(display=False) as counter, torch.inference_mode():
        members[0](images[:1])
    gflop = counter.get_total_flops() / 1e9
    runner = NetworkRunner(model, "cpu")
    runner.set_effort("quick", 300)
    with torch.inference_mode():
        runner.probabilities(images)
    dtype = reduced_precision(torch.device("cpu")) or torch.float32
    convolution = torch.nn.Conv2d(128, 128, 3, padding=1).to(dtype)
    block = torch.rand(2, 128, 128, 128, dtype=dtype).contiguous(memory_format=torch.channels_last)
    block_gflop = 2 * 2 * 128 * 128 * 128 * 128 * 9 / 1e9
    count, network_s, convolution_s = thread_count(), [], []
    with Crew(count) as crew:
        for _ in range(6):
            network_s.append(_seconds(crew, runner.probabilities, [images] * 4 * count) / (4 * count * len(images)))
            convolution_s.append(_seconds(crew, convolution, [block] * 4 * count) / (4 * count))
    rate = block_gflop / min(convolution_s)
    return {
        "network_ms": 1000 * min(network_s),
        "limit_ms": 1000 * gflop / rate,
        "gflop": gflop,
        "gflop_a_second": rate,
        "backend": runner.backend,
    }


def _seconds(crew: Any, work: Callable[[Any], Any], items: list[Any]) -> float:
    start = time.perf_counter()
    for _ in crew.each(work, items):
        pass
    return time.perf_counter() - start


def warm(source: str, _target: str) -> dict[str, Any]:
    """Return the seconds of a second request to the panel's worker, from its message to the written answer."""
    from CovidSegExtension.inference.options import SegmentationOptions
    from CovidSegExtension.io.images import read_volume
    from CovidSegExtension.runtime.memory import keep_freed_memory
    from CovidSegExtension.worker.protocol import SegmentRequest, array_path
    from CovidSegExtension.worker.server import Worker

    keep_freed_memory()
    volume, options = read_volume(source), SegmentationOptions(device="cpu")
    with tempfile.TemporaryDirectory() as folder:
        worker = Worker(Path(folder), io.StringIO())
        for number in (1, 2):
            np.save(array_path(Path(folder), number, "hounsfield"), volume.hounsfield)
            request = SegmentRequest(number, tuple(volume.affine.ravel().tolist()), options)
            start = time.perf_counter()
            answer = worker.segment(request, threading.Event())
            whole = time.perf_counter() - start
    network = answer["seconds"]["network"]
    return {"whole_s": whole, "network_s": network, "beside_network_s": whole - network}


def agreement(source: str, _target: str) -> dict[str, Any]:
    """Return the Dice of each class's labels, as the fastest way that fits finds them, against PyTorch in 32 bits."""
    from CovidSegExtension.inference.options import SegmentationOptions
    from CovidSegExtension.inference.predictors import BACKEND_VARIABLE
    from CovidSegExtension.inference.segmenter import Segmenter
    from CovidSegExtension.io.images import read_volume
    from CovidSegExtension.labels import LABELS
    from CovidSegExtension.runtime.memory import keep_freed_memory

    keep_freed_memory()
    volume, options = read_volume(source), SegmentationOptions(device="cpu")
    found = Segmenter(options).segment(volume)
    os.environ[BACKEND_VARIABLE] = "float32"
    exact = Segmenter(options).segment(volume).labels
    scores: dict[str, Any] = {"backend": found.backend}
    masks = {label.name: (found.labels == label.value, exact == label.value) for label in LABELS}
    for name, (ours, theirs) in {**masks, "any lesion": (found.labels > 0, exact > 0)}.items():
        both = np.count_nonzero(ours) + np.count_nonzero(theirs)
        if both:  # what neither finds has no Dice
            scores[f"Dice {name}"] = 2 * np.count_nonzero(ours & theirs) / both
            scores[f"mL {name}"] = np.count_nonzero(theirs) * volume.voxel_ml
    return scores


TASKS = {
    "agreement": agreement,
    "lungmask": lungmask,
    "slice_inferer": slice_inferer,
    "plain_loop": plain_loop,
    "limit": limit,
    "warm": warm,
}

if __name__ == "__main__":
    from CovidSegExtension.runtime.waiting import wait_asleep

    wait_asleep()
    print(json.dumps(TASKS[sys.argv[1]](sys.argv[2], sys.argv[3])))
