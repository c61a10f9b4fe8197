"""The examples run as they stand, in a process of their own, and say what they found."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import CovidSegExtension
from CovidSegExtension import read_labels
from Testing.support.sources import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.py"))


def run_example(name: str, folder: Path, *arguments: str) -> str:
    command = [sys.executable, ROOT / "examples" / name, "-o", folder, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder.parent).stdout


@pytest.mark.slow
def test_segment_and_measure_finds_the_lesions_of_a_chest(tmp_path):
    printed = run_example("segment_and_measure.py", tmp_path / "results")
    found = {name: float(ml) for name, ml in re.findall(r"^whole scan +(\S.*?\S) {2,}(\d+) mL", printed, re.M)}
    del found["GGO + consolidation"]
    true = {"Ground-glass opacity": 250, "Consolidation": 100, "Pleural effusion": 200}
    assert found == pytest.approx(true, rel=0.5)
    assert read_labels(tmp_path / "results" / "lesions.nii.gz").labels.max() == 3


@pytest.mark.slow
def test_retrain_and_compare_ends_in_two_figures(tmp_path):
    printed = run_example("retrain_and_compare.py", tmp_path / "new", "--cases", "3", "--epochs", "1")
    before, after = map(float, re.findall(r"(\d\.\d\d) (?:before|after)", printed))
    assert before > 0.5
    assert after > 0.5
    assert (tmp_path / "new" / "run" / "model" / "model.json").is_file()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example_uses_public_names_only(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    used = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("CovidSegExtension")
        for alias in node.names
    }
    assert used
    assert used <= set(CovidSegExtension.__all__)
