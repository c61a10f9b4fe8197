"""The tutorial of docs/training.md runs as it stands, on small chests and for one epoch."""

import re
import shlex
from itertools import pairwise

import numpy as np
import pytest

import CovidSegExtension
from CovidSegExtension.cli.main import main
from CovidSegExtension.io.images import read_labels
from CovidSegExtension.phantom import Phantom
from CovidSegExtension.volume import Volume

from ...support.chests import small_chest
from ...support.sources import ROOT


def small_phantom(*, shape, spacing_mm, seed):
    volume, labels = small_chest((6, 72, 96), (5.0, 3.0, 3.0))
    noise = np.random.default_rng(seed).normal(0, 15, volume.shape)
    return Phantom(Volume.from_array((volume.hounsfield + noise).astype(np.int16), volume.affine), labels, labels, {})


@pytest.mark.slow
def test_tutorial_runs_as_it_stands(tmp_path, monkeypatch, capsys):
    pytest.importorskip("onnxruntime")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(CovidSegExtension, "chest_phantom", small_phantom)
    document = (ROOT / "docs" / "training.md").read_text(encoding="utf-8")
    tutorial = document[document.index("## Tutorial") : document.index("## From public data")]
    commands = []
    for kind, text in re.findall(r"```(\w+)\n(.*?)```", tutorial, re.DOTALL):
        if kind == "python":
            exec(text, {})
        elif kind == "toml":
            assert "epochs = 20" in text
            (tmp_path / "first.toml").write_text(text.replace("epochs = 20", "epochs = 1").replace("96, 96", "48, 48"))
        else:
            commands += [shlex.split(line) for line in text.splitlines()]
    assert len(commands) == 8
    for command in commands:
        words = ["1" if previous == "--max-epochs" else word for previous, word in pairwise(["", *command])]
        assert words[0] == "covidseg"
        assert main(words[1:]) == 0, shlex.join(command)
    said = capsys.readouterr().out
    assert said.count("Expected: about") == 4, "a run, folds, and two rows; nothing where a run is finished"
    table = re.findall(r"^phantoms +All lesions.*$", said, re.M)
    assert len(table) == 5, "at the end of each training, and of the finished one"
    named = re.findall(r"^\| `([\w.]+)` \|", tutorial, re.M)
    assert len(named) == 6
    assert all((tmp_path / "run" / name).exists() for name in named)
    assert "run learnt from 3 of the 4 cases: left out." in said
    assert "folds: 4 cases as its run measured them when they were held out." in said
    assert read_labels("lesions.nii.gz").labels.shape == (6, 72, 96)
    assert (tmp_path / "first.onnx").is_file()
