"""What is known of a public data set: its licence, what was drawn in it, and how its files are laid out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ...io.images import is_image_name, stem

CT100_TERMS = "Masks: free with acknowledgement (medicalsegmentation.com); images: SIRM, no explicit licence."
"""Of MedSeg's hundred slices, which are Inf-Net's too."""


@dataclass(frozen=True)
class Pair:
    """An image and its label as published; `stack`: slices of different patients in one file."""

    name: str
    image: Path
    label: Path
    patient: str = ""
    stack: bool = False


@dataclass(frozen=True)
class Published:
    """A public data set.

    Attributes
    ----------
    name, licence : str
        For the description.
    annotated : tuple of int
        Labels that were drawn.
    expects : str
        The files to be found, for the error where they are not.
    find : callable
        Returns the pairs in a folder.
    infection : bool
        Whether the label is one mask of ground glass and consolidation together.
    """

    name: str
    licence: str
    annotated: tuple[int, ...]
    expects: str
    find: Callable[[Path], list[Pair]]
    infection: bool = False


def images_by_name(folder: Path) -> dict[str, Path]:
    """Return the images in a folder and below, by name without suffix."""
    return {stem(path): path for path in sorted(folder.rglob("*")) if path.is_file() and is_image_name(path)}
