"""The panel on Slicer's own Python files: with the variable set, every test of the panel runs on them, and these too.

``scripts/slicer-layer 5.12 FOLDER``, then ``COVIDSEG_SLICER_LAYER=FOLDER pytest Testing/panel``.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import slicer

from scripts.translations import sentences
from Testing.support.fakes import slicer_layer
from Testing.support.held_services import HeldClient, start
from Testing.support.sources import ROOT


@pytest.fixture
def layer() -> Path:
    folder = slicer_layer.chosen_layer()
    if folder is None:
        pytest.skip(f"Slicer's own Python files are not here: {slicer_layer.VARIABLE} names no folder")
    return folder


def test_the_panel_runs_on_the_files_of_the_layer(layer, open_desk):
    desk = open_desk(HeldClient())
    used = [base.__module__ for base in (*type(desk.widget).__mro__, *type(desk.widget.logic).__mro__)]
    used += [type(desk.parameters).connectParametersToGui.__module__, "slicer.util", "slicer.i18n"]
    files = {name: Path(sys.modules[name].__file__) for name in used if name.startswith("slicer")}
    assert set(files) >= {"slicer.ScriptedLoadableModule", "slicer.parameterNodeWrapper.wrapper"}
    assert [name for name, file in files.items() if not file.is_relative_to(layer)] == []


def test_every_sentence_is_looked_for_where_the_translation_files_have_it(layer, open_desk):
    slicer.app.translated.clear()
    desk = open_desk(HeldClient())
    desk.load_ct()
    start(desk).answer()
    desk.table()
    wanted = sentences()
    asked = {pair for pair in slicer.app.translated if pair[0] != "qSlicerAbstractCoreModule"}
    assert len(asked) > 50
    assert {(context, text) for context, text in asked if text not in wanted.get(context, ())} == set()


@pytest.fixture
def fetch(tmp_path):
    """Return a function that runs the script on a repository of its own, with one tag and one later commit."""
    if shutil.which("git") is None or shutil.which("bash") is None:
        pytest.skip("git or bash is not installed")
    origin = tmp_path / "origin"
    (origin / "Base" / "Python" / "slicer").mkdir(parents=True)
    (origin / "large.bin").write_bytes(b"not wanted")

    def git(*arguments: str) -> str:
        who = ("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(["git", "-C", origin, *who, *arguments], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    git("init", "-q", "-b", "main")
    git("config", "uploadpack.allowFilter", "true")
    commits = []
    for text in ("first", "second"):
        (origin / "Base" / "Python" / "slicer" / "util.py").write_text(text, encoding="utf-8")
        git("add", ".")
        git("commit", "-q", "-m", text)
        commits.append(git("rev-parse", "HEAD"))
    git("tag", "v1", commits[0])

    def run(table: str, name: str, folder: Path) -> subprocess.CompletedProcess:
        layers = tmp_path / "layers.txt"
        layers.write_text(table.format(first=commits[0], second=commits[1]), encoding="utf-8")
        own = {"SLICER_LAYERS": str(layers), "SLICER_REPOSITORY": origin.as_uri()}
        command = ["bash", ROOT / "scripts" / "slicer-layer", name, folder]
        return subprocess.run(command, env=os.environ | own, capture_output=True, text=True)

    return run


def test_the_script_takes_the_files_of_the_commit_and_nothing_else(fetch, tmp_path):
    table = "# name\n1 refs/tags/v1 {first}\nmain refs/heads/main {first:.7} 2020-01-01\n"
    for name in ("1", "main"):
        folder = tmp_path / name
        done = fetch(table, name, folder)
        assert done.returncode == 0, done.stderr
        assert [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.*"))] == ["slicer/util.py"]
        assert (folder / "slicer" / "util.py").read_text(encoding="utf-8") == "first"
    assert "there already" in fetch(table, "main", tmp_path / "main").stdout


@pytest.mark.parametrize("line", ["1 refs/tags/v1 {second}", "1 refs/heads/main 0123456 2020-01-01"])
def test_the_script_refuses_another_commit(fetch, tmp_path, line):
    done = fetch(line + "\n", "1", tmp_path / "layer")
    assert done.returncode == 1
    assert "Expected the commit" in done.stderr
    assert not (tmp_path / "layer").exists()


def test_a_repository_out_of_reach_is_told_in_one_sentence(tmp_path):
    if shutil.which("git") is None or shutil.which("bash") is None:
        pytest.skip("git or bash is not installed")
    own = {"SLICER_REPOSITORY": (tmp_path / "nowhere").as_uri(), "GIT_DIR": str(tmp_path / "a hook's")}
    command = ["bash", ROOT / "scripts" / "slicer-layer", "5.12", tmp_path / "layer"]
    done = subprocess.run(command, env=os.environ | own, capture_output=True, text=True)
    assert done.returncode == 75
    assert done.stderr.count("\n") == 1
    assert "could not be fetched from file://" in done.stderr
    assert not (tmp_path / "layer").exists()
