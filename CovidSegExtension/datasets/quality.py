"""A look at training data before it is used: what cannot be used, what looks wrong, how the classes are balanced."""

import hashlib
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError, counted, listed
from ..files import atomic_path
from ..labels import CONSOLIDATION, DRAWN, GGO, IGNORE, LABELS, PLEURAL_EFFUSION, UNIONS, Label, UnionLabel, covered
from ..measurement.lesions import lung_like
from ..measurement.records import millilitres
from ..report.pictures import BACKGROUND, INK, thumbnail
from ..report.tables import aligned
from ..volume import Volume
from .appearance import appearance_of, near_copies
from .cases import Case, read_case
from .flipped import flip_that_fits

if TYPE_CHECKING:
    from PIL.Image import Image

PLAUSIBLE_HU = {GGO.value: (-850, -150), CONSOLIDATION.value: (-450, 200), PLEURAL_EFFUSION.value: (-150, 150)}
PLAUSIBLE_HU |= {
    union.value: (
        min(PLAUSIBLE_HU[member][0] for member in union.members),
        max(PLAUSIBLE_HU[member][1] for member in union.members),
    )
    for union in UNIONS
}
"""Where the median of a class or union lies when image and label belong together; wide, for windowed and contrasted CT.
"""

LARGEST_PIXEL_MM, THICKEST_SLICE_MM = 4.0, 10.0
SATURATED_SHARE = 0.01
"""Share of voxels that sit exactly at the highest value in an image whose bright end was cut off."""


MOST_PICTURES = 60
GAP, CAPTION, WRONG = 8, 50, (255, 90, 80)


@dataclass(frozen=True)
class CaseCheck:
    """One case as it was found.

    Attributes
    ----------
    annotated : tuple of int
        Labels that were drawn where they are; the others are unknown.
    shape : tuple of int
        Stored voxels along (Z, Y, X); empty where the image could not be read.
    spacing_mm, range_hu : tuple of float
        Along (Z, Y, X); lowest and highest value.
    slices : int
        Axial slices.
    ml, labelled_slices : dict
        Volume in mL and number of axial slices with each label or union, by label value as text.
    ignored_ml : float
        Volume that is left out of training.
    fingerprint : str
        The same for images of the same voxels, whatever their files are called.
    appearance : str
        As `appearance_of` returns it.
    saturated : bool
        Whether the bright end was cut off, as in a picture with a window.
    problem : str
        Why training refuses the case; empty where it does not.
    remarks : tuple of str
        What looks wrong.
    """

    name: str
    data_set: str
    annotated: tuple[int, ...]
    shape: tuple[int, ...] = ()
    spacing_mm: tuple[float, ...] = ()
    range_hu: tuple[float, ...] = ()
    slices: int = 0
    ml: dict[str, float] = field(default_factory=dict)
    labelled_slices: dict[str, int] = field(default_factory=dict)
    ignored_ml: float = 0.0
    fingerprint: str = ""
    appearance: str = ""
    saturated: bool = False
    problem: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class DataCheck:
    """Every case, and the pictures of some: those that look wrong first."""

    cases: tuple[CaseCheck, ...]
    pictures: tuple[tuple[CaseCheck, "Image"], ...] = ()

    @classmethod
    def of(cls, looked: Iterable[tuple[CaseCheck, "Image | None"]]) -> "DataCheck":
        """Put together what `check_case` returned for each case; at most `MOST_PICTURES` are kept."""
        pairs = list(looked)
        found = cls(tuple(case for case, _ in pairs))
        twice = found.twice
        shown = [(case, picture) for case, picture in pairs if picture is not None]
        shown.sort(key=lambda pair: not (pair[0].remarks or pair[0].name in twice))
        return cls(found.cases, tuple(shown[:MOST_PICTURES]))

    @property
    def problems(self) -> list[str]:
        """Why each case that cannot be used cannot."""
        return [case.problem for case in self.cases if case.problem]

    @property
    def duplicates(self) -> list[list[str]]:
        """Names of cases whose images are the same, a group each."""
        groups: dict[str, list[str]] = {}
        for case in self.cases:
            if case.fingerprint:
                groups.setdefault(case.fingerprint, []).append(case.name)
        return [names for names in groups.values() if len(names) > 1]

    @cached_property
    def near_copies(self) -> list[list[str]]:
        """Names of cases whose images look the same, but for noise or compression, a group each."""
        single: dict[str, CaseCheck] = {}
        for case in self.cases:
            single.setdefault(case.fingerprint, case)  # the same image is told as such
        return near_copies({case.name: case.appearance for case in single.values()})

    @property
    def twice(self) -> set[str]:
        """Names of all cases that are copies or near copies."""
        return {name for names in (*self.duplicates, *self.near_copies) for name in names}

    def remarks(self) -> list[str]:
        """Return what looks wrong, a sentence with the names of all cases that it concerns."""
        groups: dict[str, list[str]] = {}
        for case in self.cases:
            for remark in case.remarks:
                groups.setdefault(remark, []).append(case.name)
        said = [f"{listed(names)}: {remark}." for remark, names in groups.items()]
        said += [f"{listed(names)}: the same image under several names." for names in self.duplicates]
        said += [
            f"{listed(names)}: nearly the same image, with other noise or compression; give them one patient, or leave "
            "all but one out."
            for names in self.near_copies
        ]
        cut = [case.name for case in self.cases if case.saturated]
        return said + [f"{listed(cut)}: the bright end is cut off, as in a picture with a window."] * bool(cut)

    def table(self) -> str:
        """Return the balance of the classes, a data set each row: cases, slices and mL with each class.

        Unions, and what is left out, have a column where any case holds them.
        """
        usable = [case for case in self.cases if not case.problem]
        united = [union for union in UNIONS if any(union.value in case.annotated for case in usable)]
        ignored = any(case.ignored_ml for case in usable)
        shown: list[Label | UnionLabel] = [*LABELS, *united]
        rows = [["Data set", "Cases", "Slices", *(one.name for one in shown), *["Left out"] * ignored]]
        for data_set in dict.fromkeys(case.data_set for case in usable):
            inside = [case for case in usable if case.data_set == data_set]
            row = [data_set, str(len(inside)), str(sum(case.slices for case in inside))]
            row += [_amount(inside, one) for one in shown]
            if ignored:
                ml = [case.ignored_ml for case in inside]
                row.append(f"{counted(sum(one > 0 for one in ml), 'case')}, {millilitres(sum(ml))}" if any(ml) else "")
            rows.append(row)
        return aligned(rows)

    def text(self) -> str:
        """Return everything for people: the table, what cannot be used, what to look at."""
        parts = [self.table()] if len(self.problems) < len(self.cases) else []
        parts += [f"CANNOT BE USED: {problem}" for problem in self.problems]
        parts += [f"LOOK AT {remark}" for remark in self.remarks()]
        twice = self.twice
        good = [one for one in self.cases if not (one.problem or one.remarks or one.saturated or one.name in twice)]
        cases = counted(len(self.cases), "case")
        last = f"Nothing looks wrong in {len(good)} of {cases}." if good else f"There is something in each of {cases}."
        return "\n".join([*parts, last])

    def to_json(self) -> dict[str, Any]:
        """Return every case as plain data."""
        cases = [asdict(case) for case in self.cases]
        for case in cases:
            del case["appearance"]  # a picture, no figure
        return {"cases": cases, "duplicates": self.duplicates, "near_copies": self.near_copies}


def write_sheet(path: Path, pictures: Sequence[tuple[CaseCheck, "Image"]]) -> None:
    """Write a PNG with a picture of each case; those that look wrong have a red frame and the first remark."""
    from PIL import Image, ImageDraw, ImageFont

    font, small = ImageFont.load_default(size=14), ImageFont.load_default(size=11)
    width = max(picture.width for _, picture in pictures)
    height = max(picture.height for _, picture in pictures)
    step_x, step_y = width + 2 * GAP, height + 2 * GAP + CAPTION
    columns = min(len(pictures), max(1, round((1.6 * len(pictures) * step_y / step_x) ** 0.5)))
    sheet = Image.new("RGB", (columns * step_x, -(-len(pictures) // columns) * step_y), BACKGROUND)
    draw = ImageDraw.Draw(sheet)
    for index, (case, picture) in enumerate(pictures):
        x, y = index % columns * step_x + GAP, index // columns * step_y + GAP
        sheet.paste(picture, (x, y))
        if case.remarks:
            draw.rectangle((x - 2, y - 2, x + picture.width + 1, y + picture.height + 1), outline=WRONG, width=2)
            draw.multiline_text(
                (x, y + height + 20), textwrap.fill(case.remarks[0], width // 6)[: width // 2], WRONG, small
            )
        draw.text((x, y + height + 2), case.name, INK, font)
    with atomic_path(path) as temporary:
        sheet.save(temporary, format="PNG", optimize=True)


def check_case(case: Case) -> tuple[CaseCheck, "Image | None"]:
    """Look at one case; a problem is returned, not raised. The picture shows the slice with most of the lesions."""
    try:
        volume, label_map = read_case(case)
    except InputError as error:
        text = str(error)
        named = text if f"'{case.name}'" in text else f"The case '{case.name}' cannot be read: {text}"
        return CaseCheck(case.name, case.data_set, case.annotated, problem=named), None
    axial, axial_labels = volume.axial(), label_map.axial().labels
    masks = {one.value: axial_labels == one.value for one in DRAWN}
    found = CaseCheck(
        name=case.name,
        data_set=case.data_set,
        annotated=case.annotated,
        shape=volume.shape,
        spacing_mm=tuple(round(mm, 3) for mm in volume.spacing_mm),
        range_hu=(float(volume.hounsfield.min()), float(volume.hounsfield.max())),
        slices=len(axial_labels),
        ml={str(value): round(np.count_nonzero(mask) * volume.voxel_ml, 3) for value, mask in masks.items()},
        labelled_slices={str(value): int(mask.any(axis=(1, 2)).sum()) for value, mask in masks.items()},
        ignored_ml=round(np.count_nonzero(axial_labels == IGNORE) * volume.voxel_ml, 3),
        fingerprint=fingerprint(volume),
        appearance=appearance_of(axial),
        saturated=_saturated(volume),
        remarks=tuple(_remarks(case, axial, axial_labels, masks)),
    )
    return found, thumbnail(volume, label_map.labels)


def fingerprint(volume: Volume) -> str:
    """Return 16 hexadecimal digits of the SHA-256 of the voxels in whole HU and their shape; no name, no header."""
    voxels = np.ascontiguousarray(np.clip(np.round(volume.hounsfield), -32768, 32767).astype("<i2"))
    return hashlib.sha256(str(volume.shape).encode() + voxels.data).hexdigest()[:16]


def _remarks(case: Case, axial: Volume, labels: NDArray[np.uint8], masks: dict[int, NDArray[np.bool_]]) -> list[str]:
    """Say what looks wrong; `masks` hold where each label of `labels` is."""
    remarks = []
    drawn = [one for one in DRAWN if masks[one.value].any()]
    if not drawn:
        nothing = "all that is labelled is left out (255)" if (labels == IGNORE).any() else "nothing is labelled"
        remarks.append(f"{nothing}; right only if there is no lesion")
    for label in drawn:
        low, high = PLAUSIBLE_HU[label.value]
        median = float(np.median(axial.hounsfield[masks[label.value]]))
        if not low <= median <= high:
            remarks.append(
                f"the median of the {label.name.lower()} is not within {low} to {high} HU; "
                "the label may be shifted, flipped or swapped"
            )
        # A voxel that was not told apart is no surprise where its members were drawn.
        if label.value not in case.annotated and not covered([label.value]) <= covered(case.annotated):
            remarks.append(f"{label.name.lower()} is labelled, but not listed in annotated_labels")
    opacity = np.logical_or.reduce([masks[one.value] for one in DRAWN if one.value != PLEURAL_EFFUSION.value])
    if opacity.any():
        ml = np.count_nonzero(opacity) * axial.voxel_ml
        if why := lung_like(None, float(np.median(axial.hounsfield[opacity])), ml):
            remarks.append(f"{why}; the label may be one of the lungs")
    if flip := flip_that_fits(axial.hounsfield, labels, PLAUSIBLE_HU):
        remarks.append(f"the label fits its CT better {flip}: one of both may be stored flipped")
    slice_mm, *pixel_mm = axial.spacing_mm
    if max(pixel_mm) > LARGEST_PIXEL_MM or slice_mm > THICKEST_SLICE_MM:
        remarks.append(f"pixels above {LARGEST_PIXEL_MM:g} mm or slices above {THICKEST_SLICE_MM:g} mm")
    return remarks


def _saturated(volume: Volume) -> bool:
    top = volume.hounsfield.max()
    return bool(np.count_nonzero(volume.hounsfield == top) > SATURATED_SHARE * volume.hounsfield.size)


def _amount(inside: Sequence[CaseCheck], label: Label | UnionLabel) -> str:
    """Say how much of a label the cases of a data set hold in which it was to be drawn, or how it was drawn instead."""
    cases = [case for case in inside if label.value in case.annotated]
    if not cases:
        return _drawn_instead(label, {value for case in inside for value in case.annotated})
    key = str(label.value)
    ml = [case.ml[key] for case in cases]
    slices = sum(case.labelled_slices[key] for case in cases)
    return f"{counted(sum(one > 0 for one in ml), 'case')}, {counted(slices, 'slice')}, {millilitres(sum(ml))}"


def _drawn_instead(label: Label | UnionLabel, annotated: set[int]) -> str:
    if isinstance(label, UnionLabel):
        return "told apart" if set(label.members) <= annotated else "not annotated"
    union = next((one for one in UNIONS if one.value in annotated and label.value in one.members), None)
    return "not annotated" if union is None else f"only as {union.name.lower()}"
