"""Segmenters for tests: any model, also one whose card was altered, on the CPU."""

from pathlib import Path
from typing import Any

from CovidSegExtension.inference.network_runner import NetworkRunner
from CovidSegExtension.inference.options import SegmentationOptions
from CovidSegExtension.inference.segmenter import Segmenter
from CovidSegExtension.models.bundle import Model, load


def cpu_segmenter(model: Model | Path | str, **options: Any) -> Segmenter:
    """Return a segmenter of a model with these `SegmentationOptions`."""
    runner = NetworkRunner(model if isinstance(model, Model) else load(model), "cpu")
    return Segmenter(SegmentationOptions(device="cpu", **options), runner)
