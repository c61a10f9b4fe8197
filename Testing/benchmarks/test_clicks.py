"""The made-up reader of ``benchmarks/clicks``: where it puts a stroke, and that strokes lead to the truth."""

import csv
import json
import sys

import numpy as np

from benchmarks.clicks import run
from CovidSegExtension.io.images import write_labels, write_volume
from CovidSegExtension.volume import LabelMap, Volume

AFFINE = np.diag([-2.0, -2.0, 4.0, 1.0])


def chest() -> tuple[np.ndarray, np.ndarray]:
    """Return HU with a round GGO in a lung, and the GGO."""
    z, y, x = np.indices((16, 64, 64))
    truth = (2 * (z - 8)) ** 2 + (y - 30) ** 2 + (x - 30) ** 2 < 12**2
    hounsfield = np.where(truth, -500, -850) + np.random.default_rng(0).normal(0, 30, truth.shape)
    hounsfield[:, :, 60:] = 40  # the chest wall
    return hounsfield.astype(np.int16), truth


def test_stroke_goes_to_the_deepest_voxel_of_the_largest_error():
    error = np.zeros((9, 20, 20), bool)
    error[1:8, 2:13, 2:13] = True
    error[4, 17, 17] = True
    assert run.deepest(error, (1.0, 1.0, 1.0)) == ((4, 5, 5), 4.0)


def test_a_click_reaches_what_takes_the_brush_several_strokes():
    hounsfield, truth = chest()
    volume = Volume.from_array(hounsfield, AFFINE)
    lungs = np.ones_like(truth)
    courses = {name: run.simulate(volume, truth, lungs, tools) for name, tools in run.TOOLS.items()}
    assert len(courses["points"]) == 2
    assert courses["points"][-1] >= 0.9
    assert len(courses["strokes"]) <= len(courses["brush"])
    assert len(courses["either"]) <= len(courses["brush"])
    assert courses["brush"] == sorted(courses["brush"])


def test_benchmark_writes_a_row_for_each_lesion(tmp_path, monkeypatch, capsys):
    hounsfield, truth = chest()
    for folder, array in (("labelsTr", truth.astype(np.uint8)), ("lungsTr", np.ones_like(truth, np.uint8))):
        write_labels(tmp_path / folder / "a.nii.gz", LabelMap.from_array(array, AFFINE))
    write_volume(tmp_path / "imagesTr" / "a.nii.gz", Volume.from_array(hounsfield, AFFINE))
    entry = {"image": "imagesTr/a.nii.gz", "label": "labelsTr/a.nii.gz"}
    description = {"name": "made", "annotated_labels": [1], "training": [entry]}
    (tmp_path / "dataset.json").write_text(json.dumps(description))
    monkeypatch.setattr(sys, "argv", ["run", str(tmp_path), "-o", str(tmp_path / "out")])
    assert run.main() == 0
    heads, row = csv.reader((tmp_path / "out" / "clicks.csv").open(encoding="utf-8"))
    assert row[:2] == ["made", "a"]
    assert row[heads.index("points: strokes to 0.9")] == "1"
    assert "points: strokes to 0.9: median 1, of 1 of 1 lesions; 1 by 1, 1 by 3" in capsys.readouterr().out
