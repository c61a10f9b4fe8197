"""A training run of two folds to measure, and the benchmarks' command line."""

import json
import sys

import pytest

from benchmarks import held_out
from CovidSegExtension.io.images import write_labels, write_volume
from CovidSegExtension.volume import LabelMap, Volume
from Testing.support.chests import small_chest
from Testing.support.models import save_threshold_model


@pytest.fixture
def run(tmp_path):
    """Return a run of two folds: its folder, and its data, two single slices and two volumes."""
    volume, labels = small_chest()
    sets = {"slices": (["a", "b"], slice(5, 6), [1, 2, 3]), "volumes": (["c", "d"], slice(3, 9), [2])}
    for name, (cases, slices, annotated) in sets.items():
        entries = []
        for case in cases:
            image, label = f"imagesTr/{case}.nii.gz", f"labelsTr/{case}.nii.gz"
            write_volume(tmp_path / name / image, Volume.from_array(volume.hounsfield[slices], volume.affine))
            write_labels(tmp_path / name / label, LabelMap.from_array(labels[slices], volume.affine))
            entries.append({"image": image, "label": label})
        description = {"name": name, "annotated_labels": annotated, "training": entries}
        (tmp_path / name / "dataset.json").write_text(json.dumps(description))
    for fold in (0, 1):
        save_threshold_model(tmp_path / "run" / f"fold{fold}" / "model")
    write_split(tmp_path / "run", [("bd", "ac"), ("ac", "bd")])
    return tmp_path / "run", [tmp_path / name for name in sets]


def write_split(folder, parts):
    split = [{"train": list(train), "validation": list(validation)} for train, validation in parts]
    (folder / "split.json").write_text(json.dumps(split))


def command(monkeypatch, module, *arguments):
    """Call a benchmark as its command line does."""
    monkeypatch.setattr(sys, "argv", ["run.py", *map(str, arguments), "--device", "cpu"])
    held_out.main(module.__doc__.splitlines()[0], module.measure)
