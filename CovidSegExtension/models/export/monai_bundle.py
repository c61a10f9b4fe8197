"""A model as a MONAI bundle: metadata, a configuration that segments a CT, weights, and the network as TorchScript."""

import json
import shutil
import warnings
from pathlib import Path
from typing import Any

import numpy
import torch

from ... import __version__
from ...errors import counted
from ...files import atomic_path
from ...labels import IGNORE
from ..bundle import Model
from ..card import CARD_FILE
from ..weights import WEIGHTS_FILE
from .deployed import Deployed, channel_names, example

SCHEMA = "https://github.com/Project-MONAI/MONAI-extra-test-data/releases/download/0.8.1/meta_schema_20240725.json"
MONAI_VERSION = "1.4.0"
"""The oldest that the extra `test` allows, and the tests run a newer one."""

INTENDED_USE = "Research on lesions of viral pneumonia on chest CT; not for diagnosis."


def export_monai(model: Model, target: Path, *, overwrite: bool = False) -> Path:
    """Write a MONAI bundle as the folder `target`; return it.

    ``python -m monai.bundle run --config_file configs/inference.json`` with ``--image`` and ``--output`` segments a CT
    as ``covidseg segment`` does, which must be installed: lungs and orientation are CovidSeg's. ``models/model.ts`` is
    the network alone (see `Deployed`) and needs PyTorch only.

    Raises
    ------
    WriteError
        If it cannot be written, or exists.
    """
    with atomic_path(target, overwrite=overwrite) as folder:
        (folder / "configs").mkdir(parents=True)
        (folder / "docs").mkdir()
        kept = folder / "models" / "covidseg"
        kept.mkdir(parents=True)
        for name in (CARD_FILE, WEIGHTS_FILE):
            shutil.copyfile(model.folder / name, kept / name)
        with torch.no_grad(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            traced = torch.jit.trace(Deployed(model), example(model), check_trace=False)
            torch.jit.save(traced, str(folder / "models" / "model.ts"))
        for name, values in (("metadata", _metadata(model)), ("inference", _inference())):
            text = json.dumps(values, indent=4, ensure_ascii=False) + "\n"
            (folder / "configs" / f"{name}.json").write_text(text, encoding="utf-8")
        (folder / "docs" / "README.md").write_text(_readme(model), encoding="utf-8")
    return target


def _metadata(model: Model) -> dict[str, Any]:
    card, settings = model.card, model.card.preprocessing
    shape = settings.patch or settings.size or ("*", "*")
    low, high = settings.window_hu
    channels = channel_names(model)
    image = {"type": "image", "format": "hounsfield", "modality": "CT", "dtype": "float32"}
    return {
        "schema": SCHEMA,
        "version": card.version,
        "changelog": {card.version: "exported from CovidSeg"},
        "monai_version": MONAI_VERSION,
        "pytorch_version": torch.__version__.partition("+")[0],
        "numpy_version": numpy.__version__,
        "required_packages_version": {"covidseg": __version__},
        "name": card.name,
        "task": f"Segmentation of {_foreground(model)} on chest CT",
        "description": card.description or card.name,
        "authors": "CovidSeg developers",
        "copyright": card.licence,
        "data_source": "; ".join(
            f"{data.name}, {counted(data.cases, 'case')}, {data.licence}" for data in card.training_data
        ),
        "data_type": "nifti, nrrd, mha or a DICOM series",
        "image_classes": "one channel: Hounsfield units of axial slices, patient's right on the left",
        "label_classes": f"0 to {card.target.outputs - 1} as of the channels; {IGNORE}: not looked at",
        "pred_classes": f"{card.target.outputs} channels of probabilities",
        "intended_use": INTENDED_USE,
        "eval_metrics": {
            f"{data_set}: {name}": figures.dice_mean
            for data_set, classes in card.metrics.held_out.items()
            for name, figures in classes.items()
            if figures.dice_mean is not None
        },
        "network_data_format": {
            "inputs": {
                "image": {
                    **image,
                    "num_channels": 1,
                    "spatial_shape": list(shape),
                    "value_range": [low, high],
                    "is_patch_data": settings.patch is not None,
                    "channel_def": {"0": "image"},
                }
            },
            "outputs": {
                "pred": {
                    **image,
                    "format": "segmentation",
                    "num_channels": card.target.outputs,
                    "spatial_shape": list(shape),
                    "value_range": [0, 1],
                    "is_patch_data": settings.patch is not None,
                    "channel_def": channels,
                }
            },
        },
    }


def _inference() -> dict[str, Any]:
    return {
        "imports": ["$import CovidSegExtension", "$import pathlib", "$import torch"],
        "bundle_root": ".",
        "image": "ct.nii.gz",
        "output": "lesions.nii.gz",
        "device": "auto",
        "network_def": "$torch.jit.load(str(pathlib.Path(@bundle_root) / 'models' / 'model.ts'))",
        "options": {
            "_target_": "CovidSegExtension.SegmentationOptions",
            "model": "$pathlib.Path(@bundle_root) / 'models' / 'covidseg'",
            "device": "@device",
        },
        "segmenter": {"_target_": "CovidSegExtension.Segmenter", "options": "@options"},
        "volume": "$CovidSegExtension.read_ct(pathlib.Path(@image))",
        "segmentation": "$@segmenter.segment(@volume)",
        "run": ["$CovidSegExtension.write_labels(pathlib.Path(@output), @segmentation.label_map)"],
    }


def _foreground(model: Model) -> str:
    """Return what the model finds in words: ``ground-glass opacity, consolidation and pleural effusion``."""
    *others, last = (label.name.lower() for label in model.card.target.foreground)
    return f"{', '.join(others)} and {last}" if others else last


def _readme(model: Model) -> str:
    card = model.card
    limitations = "".join(f"- {sentence}\n" for sentence in card.limitations)
    return f"""# {card.name} {card.version}

{card.description}

{INTENDED_USE} Licence of the weights: {card.licence}.

Segment a CT, with CovidSeg installed and `pip install monai fire` (MONAI's command line needs the last one):

    python -m monai.bundle run --config_file configs/inference.json --image ct.nii.gz --output lesions.nii.gz

`models/model.ts` is the network alone, as TorchScript: Hounsfield units (N, 1, ...) of axial slices in the crop and
size that `models/covidseg/model.json` names under `preprocessing`, to probabilities of background and
{_foreground(model)}.

{card.metrics.how}

{limitations}"""
