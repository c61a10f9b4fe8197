"""The engine's sentences in the user's language: those of the table are said by the engine, and known again."""

import ast
import re

import pytest

from CovidSegExtension.frontend import engine_sentences
from CovidSegExtension.frontend.engine_sentences import ERRORS, NOTES, translated
from scripts.translations import ENGINE, path_of, read_messages
from Testing.support.sources import ROOT

_COVERED = ("plausibility", "scan_info.py", "mrml")
"""Rooms of which every sentence is translated."""

_ENGLISH = {
    "Expected labels from 0 to {} as 8-bit integers; these are something else.",
    "{} exactly the one below (number {} from below is the first): volumes are too large by as much.",
    "{} of {} slices {} blank, or constant in a part where the slices beside show the body (number {} from below is "
    "the first), as after a copy that broke off; copy or export the CT again.",
    "{} of {} slices {} {}, {}: a copy may have broken off, and nothing is found there.",
    "Outside its field of view the CT is filled with {} HU, in {}; that was taken for air.",
    "The picture jumps between neighbouring slices in {} (first after number {} from below): slices may be missing "
    "there, and volumes too small.",
}
"""Not translated: no way of the panel leads to the first, and the others form singular and plural in English."""


def skeletons(*rooms: str) -> set[str]:
    """Return the sentences in the source of these rooms, each value as ``{}``."""
    found = set()
    for room in rooms:
        path = ROOT / "CovidSegExtension" / room
        for file in [path] if path.is_file() else path.rglob("*.py"):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            whole = {id(node) for node in _documentation(tree)}
            found |= {text for node in ast.walk(tree) if id(node) not in whole and (text := _skeleton(node))}
    return found


def _documentation(tree: ast.AST):
    """Yield strings that say nothing to a user: docstrings, and parts of longer strings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield from (part for part in ast.walk(node) if part is not node)


def _skeleton(node: ast.AST) -> str | None:
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _without_names(sentence: str) -> str:
    return re.sub(r"\{\w+\}", "{}", sentence)


def test_every_sentence_of_the_table_is_one_that_the_engine_says():
    said = skeletons(".")
    assert [each for each in (*NOTES, *ERRORS) if _without_names(each) not in said] == []


def test_every_sentence_of_the_rooms_that_judge_a_ct_is_in_the_table():
    sentences = {text for text in skeletons(*_COVERED) if text.count(" ") > 3 and text.rstrip().endswith(".")}
    assert len(sentences) > 40
    assert sentences - {_without_names(each) for each in (*NOTES, *ERRORS)} == _ENGLISH


@pytest.fixture
def german(monkeypatch):
    messages = read_messages(path_of("de"))[ENGINE]
    monkeypatch.setattr(engine_sentences, "tr", messages.__getitem__)


def test_values_are_kept_and_words_among_them_translated(german):
    assert translated("The slices are 5 mm apart (more than 3): small lesions are missed or blurred.") == (
        "Die Schichten liegen 5 mm auseinander (mehr als 3): kleine Läsionen werden übersehen oder verwischt."
    )
    assert translated("The lungs go on beyond the lowest and the highest slice: volumes are of the part in view.") == (
        "Die Lungen reichen über die untersten und die obersten Schichten hinaus: die Volumina gelten für den "
        "sichtbaren Teil."
    )
    assert translated("CT {1}: chest holds no voxels; load the image again or choose another.") == (
        "CT {1}: chest enthält keine Voxel; laden Sie das Bild erneut, oder wählen Sie ein anderes."
    )


def test_what_is_not_in_the_table_stays_as_it_is(german):
    for text in ("", "Fertig in 3 s.", "/x/y.nii.gz is an empty file; copy or export it again."):
        assert translated(text) == text
