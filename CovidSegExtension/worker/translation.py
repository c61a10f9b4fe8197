"""Sentences for people, in the language of 3D Slicer inside of it, in English elsewhere."""

import importlib
from collections.abc import Callable


def _translator() -> Callable[[str], str]:
    try:
        return importlib.import_module("slicer.i18n").tr
    except ImportError:  # slicer-core has a `slicer` without translations, and a computer without Slicer has none
        return str


tr = _translator()
"""Returns a sentence in the user's language."""
