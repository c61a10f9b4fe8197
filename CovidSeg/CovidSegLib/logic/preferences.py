"""What this computer remembers between scenes, in Slicer's settings."""

from pathlib import Path

import qt
import slicer


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
