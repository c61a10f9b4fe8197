"""What the documents name exists: files, rooms, tests; and what is drawn from the code is what the code is today."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.import_graph import package_modules, room
from Testing.support.sources import ROOT

DOCUMENTS = [
    path
    for folder in (".", "docs", "benchmarks", "examples", "Resources", ".github")
    for path in sorted((ROOT / folder).glob("*.md" if folder == "." else "**/*.md"))
]

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_to_files(document):
    links = LINK.findall(document.read_text(encoding="utf-8"))
    assert not [link for link in links if not (document.parent / link).exists()]


def test_architecture_names_every_room():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {room(module).removeprefix("CovidSegLib.") for module in package_modules()} - {"__main__"}
    missing = [name for name in sorted(rooms) if not re.search(rf"[`*/]{name}[`*/]", text)]
    assert not missing, "run python -m scripts.draw_architecture"


def _tests(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_named_tests_exist(document):
    named = re.findall(r"`(Testing/[\w/]+\.py)::(\w+)", document.read_text(encoding="utf-8"))
    assert not [
        f"{file}::{test}" for file, test in named if not (ROOT / file).is_file() or test not in _tests(ROOT / file)
    ]


@pytest.mark.slow
def test_api_pages_build_without_a_warning(tmp_path):
    pytest.importorskip("pdoc")
    command = [sys.executable, "-m", "scripts.api_pages", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "CovidSegExtension" / "volume.html").is_file()
