"""What the headers say of each DICOM series in a folder, and why one cannot be used."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from ...errors import InputError
from ...geometry import Grid
from ...scan_info import is_sharp
from .grid import regular_grid, sort, without_copies, without_scouts
from .headers import Slice

_PROJECTIONS = re.compile(r"\b(?:thick ?slab|mip|minip|min ip|vrt|volume render\w*)\b", re.IGNORECASE)
"""Words for pictures that are made of many slices each, in an Image Type or a description."""

_FEW_SLICES = 4
"""A series of fewer follows the bolus, or shows the scout from the side."""

_PLANES = ("sagittal", "coronal", "axial")


@dataclass(frozen=True)
class Series:
    """One DICOM series, by its headers; nothing of it names the patient.

    Attributes
    ----------
    uid, number, description, modality : str
        Series Instance UID, Series Number, Series Description and Modality; empty where the header does not tell.
    slices : int
        Number of images in it.
    files : tuple of Path
        One an image; sorted along the slice normal where the images have a position.
    spacing_mm, thickness_mm : float or None
        Between slices, and of a slice; None where there is no regular grid, and where the header does not tell.
    pixel_mm : float or None
        Between columns.
    kernel : str
    plane : str
        ``axial``, ``coronal``, ``sagittal``, or empty.
    original : bool
        Whether its Image Type says nothing of being derived.
    problem : str
        Why it cannot be read as a CT volume; empty where it can.
    drawback : str
        Why it is read only where it is asked for; empty where there is no reason.
    scouts : int
        Images at another angle than all others, which are left out.
    images : tuple of Slice
        Those that can be slices of a CT.
    """

    uid: str
    number: str
    description: str
    modality: str
    slices: int
    files: tuple[Path, ...]
    spacing_mm: float | None
    thickness_mm: float | None
    pixel_mm: float | None
    kernel: str
    plane: str
    original: bool
    problem: str
    drawback: str
    scouts: int
    images: tuple[Slice, ...] = field(repr=False, compare=False)

    @classmethod
    def of(cls, group: Sequence[Slice]) -> "Series":
        """Describe the images of one series, sorted along their normal."""
        first = group[0]
        slices = [one for one in group if one.usable]
        images = tuple(without_scouts(slices)) if slices else ()
        if images:
            first = images[0]
        grid, problem = _grid(images) if images else (None, f"it is {kind_of(first)}")
        return cls(
            uid=first.series,
            number=first.number,
            description=first.description,
            modality=first.modality,
            slices=len(group),
            files=tuple(one.file for one in group),
            spacing_mm=None if grid is None or len(images) < 2 else round(grid.spacing_mm[0], 3),
            thickness_mm=first.thickness if images else None,
            pixel_mm=round(float(first.pixel_spacing[1]), 4) if images else None,
            kernel=first.kernel,
            plane=_PLANES[int(np.abs(first.normal).argmax())] if images else "",
            original="DERIVED" not in first.image_type,
            problem=problem,
            drawback=_drawback(first, images),
            scouts=len(slices) - len(images),
            images=images,
        )

    @property
    def sharp(self) -> bool | None:
        """Whether its kernel is a sharp one; None where that cannot be told."""
        return is_sharp(self.kernel)

    def to_json(self) -> dict[str, Any]:
        """Return it as values that `json` writes; unknown is None."""
        return {
            "number": self.number or None,
            "uid": self.uid,
            "description": self.description or None,
            "modality": self.modality or None,
            "slices": self.slices,
            "spacing_mm": self.spacing_mm,
            "thickness_mm": self.thickness_mm,
            "pixel_mm": self.pixel_mm,
            "kernel": self.kernel or None,
            "plane": self.plane or None,
            "original": self.original,
            "usable": not self.problem,
            "why_not": self.problem or None,
            "remark": self.drawback or None,
        }


def grouped(slices: Sequence[Slice]) -> list[list[Slice]]:
    """Return the series, by number and description, each sorted along its normal; one-slice series of one CT joined."""
    by_uid = defaultdict(list)
    for one in slices:
        by_uid[one.series].append(one)
    groups = [group for group in by_uid.values() if len(group) > 1 or not group[0].usable]
    alike = defaultdict(list)
    for group in by_uid.values():
        if len(group) == 1 and group[0].usable:
            alike[_make(group[0])].append(group[0])
    for singles in alike.values():
        groups += [singles] if len(singles) > 2 and not why_no_grid(singles) else [[one] for one in singles]
    return sorted(map(sort, groups), key=_place_in_list)


def _place_in_list(group: Sequence[Slice]) -> tuple[Any, ...]:
    first = group[0]
    number = int(first.number) if first.number.isdecimal() else float("inf")
    return number, first.description, str(first.file.parent), first.series


def _make(one: Slice) -> tuple[object, ...]:
    """Return what slices of one CT have in common, wherever they lie."""
    directions = np.round(np.concatenate([one.row, one.column, one.pixel_spacing]), 3) + 0.0
    about = (one.patient, one.study, one.frame_of_reference, one.description, one.kernel, one.size)
    return (*about, *directions.tolist())


def why_no_grid(slices: Sequence[Slice]) -> str:
    """Return why slices are not one CT; empty where they are."""
    return _grid(sort(slices))[1]


def _grid(slices: Sequence[Slice]) -> tuple[Grid | None, str]:
    """Return the grid of sorted slices, or why there is none; slices at one place count as copies."""
    single = without_copies(slices, lambda one: np.zeros(1))
    try:
        return regular_grid(single, "it"), ""
    except InputError as error:
        return None, str(error)


def kind_of(one: Slice) -> str:
    """Say what an image is that is no slice of a CT."""
    if one.modality != "CT":
        return f"of modality {one.modality or 'unknown'}, not CT"
    if one.localizer:
        return "a scout (localizer) only"
    if one.picture:
        return "a picture in colour or a screenshot, not slices"
    if one.frames > 1:
        return "multi-frame DICOM that does not say where each frame lies"
    return f"without {one.unplaced} in its headers, so it is not known where its voxels lie"


def _drawback(first: Slice, images: Sequence[Slice]) -> str:
    if _PROJECTIONS.search(first.image_type.replace("_", " ")) or _PROJECTIONS.search(first.description):
        return "projections of many slices each (MIP or the like), in which volumes are not right"
    if 0 < len(images) < _FEW_SLICES:
        return f"{len(images)} slice{'s' if len(images) > 1 else ''} only"
    return ""
