"""What is known of a public data set: its licence, what was drawn in it, and how its files are laid out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ...io.images import is_image_name, stem

CT100_TERMS = "Masks: free with acknowledgement (medicalsegmentation.com); images: SIRM, no explicit licence."
"""Of MedSeg's hundred slices, which are Inf-Net's too."""


CT100_SAME_PATIENT = ((4, 5, 17, 46), (10, 43), (21, 53), (33, 97), (40, 65))
"""Slices of the hundred, counted from 0, that show one patient as far as looking at them tells; nobody published who is
who, so others may be alike too."""


@dataclass(frozen=True)
class Pair:
    """An image and its label as published.

    Attributes
    ----------
    name, patient : str
        `patient` is empty where nobody says.
    image, label : Path
    stack : bool
        Whether the file holds slices of different patients.
    same_patient : tuple of tuple of int
        Slices of a stack, counted from 0, that are of one patient.
    lungs : Path or None
        A mask of the lungs.
    """

    name: str
    image: Path
    label: Path
    patient: str = ""
    stack: bool = False
    same_patient: tuple[tuple[int, ...], ...] = ()
    lungs: Path | None = None

    def patient_of(self, number: int) -> str:
        """Return the patient of a slice of a stack, or of the volume; empty where nobody says."""
        for group in self.same_patient:
            if number in group:
                return f"{self.name}_{group[0]:03d} and others"
        return self.patient


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
