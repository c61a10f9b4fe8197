"""Sentences for people: in the language of 3D Slicer inside of it, elsewhere in the one that `speak` was given."""

import importlib
from collections.abc import Callable

from .languages import read_sentences

_sentences: dict[str, str] = {}


def speak(language: str) -> None:
    """Let `tr` speak one of `languages.LANGUAGES` from now on, or English; Slicer has a setting of its own."""
    sentences = read_sentences(language)
    _sentences.clear()
    _sentences.update(sentences)


def _translated(text: str) -> str:
    return _sentences.get(text, text)


def _translator() -> Callable[[str], str]:
    try:
        return importlib.import_module("slicer.i18n").tr
    except ImportError:  # slicer-core has a `slicer` without translations, and a computer without Slicer has none
        return _translated


tr = _translator()
"""Returns a sentence in the user's language."""
