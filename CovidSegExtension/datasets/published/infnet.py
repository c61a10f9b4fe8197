"""Inf-Net's sets: pictures of slices, ground glass and consolidation in two colours, or infection in white."""

from pathlib import Path

from ...labels import INFECTION
from .layout import CT100_TERMS, Pair, Published


def _find(folder: Path) -> list[Pair]:
    pairs = []
    for part, prefix in (("MultiClassInfection-Train", "infnet"), ("MultiClassInfection-Test", "infnet_test")):
        pairs += _pictures(folder, part, prefix)
    return pairs or _pairs(folder, "infnet")


def _find_infection(folder: Path) -> list[Pair]:
    pairs = []
    for part, prefix in (("LungInfection-Train/Doctor-label", "infnet"), ("LungInfection-Test", "infnet_test")):
        pairs += _pictures(folder, part, f"{prefix}_infection")
    return pairs or _pairs(folder, "infnet_infection")


def _pictures(folder: Path, part: str, prefix: str) -> list[Pair]:
    """Return the pairs of the folder `part`, wherever it lies."""
    name = part.split("/")[0]
    found = next((path for path in sorted(folder.rglob(name)) if path.is_dir()), None)
    return [] if found is None else _pairs(found.parent / part, prefix)


def _pairs(folder: Path, prefix: str) -> list[Pair]:
    images = {path.stem: path for path in folder.glob("Imgs/*.jpg")}
    names = sorted(
        (path.stem for path in folder.glob("GT/*.png") if path.stem in images), key=lambda name: (len(name), name)
    )
    return [Pair(f"{prefix}_{name.zfill(3)}", images[name], folder / "GT" / f"{name}.png") for name in names]


INFNET = Published(
    "Inf-Net multi-class",
    CT100_TERMS,
    (1, 2),
    "MultiClassInfection-Train/Imgs/5.jpg … with GT/5.png …, MultiClassInfection-Test, or either folder itself",
    _find,
)

INFNET_INFECTION = Published(
    "Inf-Net infection",
    CT100_TERMS,
    (INFECTION.value,),
    "LungInfection-Train/Doctor-label/Imgs/5.jpg … with GT/5.png …, LungInfection-Test, or either folder itself",
    _find_infection,
    infection=True,
)
