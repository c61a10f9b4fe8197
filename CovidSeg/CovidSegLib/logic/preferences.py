"""What this computer remembers between scenes, in Slicer's settings."""

import hashlib
from pathlib import Path

import qt
import slicer

_MIN_LESION_ML = 0.5
"""A ball of 10 mm: what is smaller is many crumbs of the network's, and is counted in the table all the same."""


def folder(name: str) -> Path | None:
    """Return the folder last used for `name`, if it is still there."""
    path = slicer.util.settingsValue(f"CovidSeg/{name}", "")
    return Path(path) if path and Path(path).is_dir() else None


def remember_folder(name: str, path: Path) -> None:
    """Remember the folder used for `name`."""
    qt.QSettings().setValue(f"CovidSeg/{name}", str(path))


def outline_only() -> bool:
    """Tell whether the user last wanted outlines without filling."""
    return slicer.util.settingsValue("CovidSeg/OutlineOnly", False, converter=slicer.util.toBool)


def remember_outline_only(only: bool) -> None:
    """Remember whether the user wants outlines without filling."""
    qt.QSettings().setValue("CovidSeg/OutlineOnly", only)


def min_lesion_ml() -> float:
    """Return the size of lesion, in mL, from which the user wants to be led to it."""
    return slicer.util.settingsValue("CovidSeg/MinLesionMl", _MIN_LESION_ML, converter=float)


def remember_min_lesion_ml(ml: float) -> None:
    """Remember the size of lesion from which the user wants to be led to it."""
    qt.QSettings().setValue("CovidSeg/MinLesionMl", ml)


def has_accepted(terms: str) -> bool:
    """Tell whether the user has agreed to these terms of a model on this computer."""
    return _digest(terms) in slicer.util.settingsValue("CovidSeg/AcceptedTerms", "").split()


def remember_accepted(terms: str) -> None:
    """Remember that the user has agreed to these terms."""
    accepted = slicer.util.settingsValue("CovidSeg/AcceptedTerms", "").split()
    qt.QSettings().setValue("CovidSeg/AcceptedTerms", " ".join([*accepted, _digest(terms)]))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
