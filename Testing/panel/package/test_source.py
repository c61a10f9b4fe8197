"""What is known to go wrong inside Slicer and is seen in the module's source alone."""

import ast
import re

import pytest

from ...support.fakes.application import MODULE_FILE

PARTS = sorted((MODULE_FILE.parent / "CovidSegLib").rglob("*.py"))
MISLEADING = {
    r"\bprocessEvents\b": "lets the user close the scene in the middle of a handler",
    r"\bthreading\b|\bQThread|\bconcurrent\b|\bmultiprocessing\b": "nodes and widgets are for the main thread alone",
    r"\bconfirm\w+Display\b": "is always False while Slicer tests",
    r"^\s*(import|from) imp\b": "is gone from Python 3.12",
    r"\bGetFirstNodeByName\b": "finds a node of somebody else's by its name",
}
SAYS = (
    "DependencyError",
    "WorkerError",
    "addAction",
    "ask",
    "choose",
    "folder",
    "say",
    "tell",
    "_drop",
    "_export",
    "_say",
    "_say_failed",
)
"""Functions whose text the user reads."""
SHOWN = ("text", "title", "toolTip", "windowTitle", "placeholderText")
"""Properties that the user reads."""


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.name)
def test_nothing_misleading_is_used(path):
    source = path.read_text(encoding="utf-8")
    found = {why for pattern, why in MISLEADING.items() if re.search(pattern, source, re.MULTILINE)}
    assert found == set()


def untranslated(source: str) -> list[str]:
    """Return what shows the user words that no translator sees."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            texts = node.args if name in SAYS else []
        elif isinstance(node, ast.Assign):
            shown = any(isinstance(target, ast.Attribute) and target.attr in SHOWN for target in node.targets)
            texts = [node.value] if shown else []
        else:
            continue
        for text in texts:
            parts = text.values if isinstance(text, ast.JoinedStr) else [text]
            words = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
            if any(re.search(r"[a-z] [a-z]", word) for word in words):
                found.append(ast.unparse(node))
    return found


def test_untranslated_words_are_noticed():
    assert untranslated("self._say('All is done')") == ["self._say('All is done')"]
    assert untranslated("button.toolTip = f'Save as {name} or not'") == ["button.toolTip = f'Save as {name} or not'"]
    assert untranslated("self._say(_('All is done')); label.text = name; box.windowTitle = 'CovidSeg'") == []


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.name)
def test_what_the_user_reads_is_translated(path):
    assert untranslated(path.read_text(encoding="utf-8")) == []
