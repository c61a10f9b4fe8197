"""Inf-Net's multi-class set: pictures of slices, ground glass and consolidation drawn in two colours."""

from pathlib import Path

from .layout import CT100_TERMS, Pair, Published


def _find(folder: Path) -> list[Pair]:
    if not (folder / "Imgs").is_dir():
        folder = next((path for path in sorted(folder.rglob("MultiClassInfection-Train")) if path.is_dir()), folder)
    images = {path.stem: path for path in folder.glob("Imgs/*.jpg")}
    names = sorted(
        (path.stem for path in folder.glob("GT/*.png") if path.stem in images), key=lambda name: (len(name), name)
    )
    return [Pair(f"infnet_{name.zfill(3)}", images[name], folder / "GT" / f"{name}.png") for name in names]


INFNET = Published(
    "Inf-Net multi-class",
    CT100_TERMS,
    (1, 2),
    "MultiClassInfection-Train/Imgs/5.jpg … with GT/5.png …, or that folder itself",
    _find,
)
