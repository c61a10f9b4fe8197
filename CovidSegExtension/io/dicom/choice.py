"""Which of the series in a folder is read: the one asked for, or the one that is best for measuring lungs, and why.

Where no series is clearly best, none is taken: inspiration and expiration, two dates or two patients are for a person
to choose from.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...errors import InputError, counted, listed
from .headers import Slice
from .listing import Series, why_no_grid
from .pixels import PixelReader

_MOST_LISTED = 5
"""Series that a message names; of more nobody reads."""

_THICKNESS_CLASSES_MM = (1.5, 3.0, 5.0)
"""Slices that are closer than the first count as thin; within a class the kernel matters more."""

_SAMPLED = 7
"""Slices of a series that are looked at for lungs."""
_BLOCK = 4
_LUNG_HU = (-950, -600)
"""Aerated lung, in means of blocks of pixels, which noise in the air of the room does not reach."""
_LUNG_CM2 = 40.0
"""Area of it that tells a slice through the lungs; skin and bowel have less."""
_SAME_COVERAGE = 0.8


@dataclass(frozen=True)
class Choice:
    """The series to read, and what there is to say of how it was chosen; empty where there was no choice."""

    series: Series
    note: str = ""


def choose(every: Sequence[Series], wanted: str | None, folder: Path) -> Choice:
    """Return the one series to read.

    Parameters
    ----------
    every : sequence of Series
        All in the folder.
    wanted : str or None
        UID, number, description, or a part of the description that only one series has.
    folder : Path
        What messages name.

    Raises
    ------
    InputError
        If there is none, it is no CT, or several are meant and none is clearly best.
    """
    if wanted is not None:
        candidates = _matching(every, wanted)
        if not candidates:
            raise InputError(f"No series in {folder} is called {wanted!r}; the folder holds {_listed(every)}.")
        if len(candidates) > 1:
            raise InputError(_refusal(candidates, folder))
        return _only(candidates[0], folder)
    cts = [one for one in every if one.images]
    candidates = [one for one in cts if len(one.images) > 1] or cts or list(every)
    if not cts and len({one.modality for one in every}) == 1:
        candidates = list(every[:1])  # all alike, and refused below
    if len(candidates) == 1:
        return _only(candidates[0], folder)
    best = _best(candidates)
    if best is None:
        raise InputError(_refusal(candidates, folder))
    return best


def _only(series: Series, folder: Path) -> Choice:
    if not series.images:
        kind = series.problem.removeprefix("it is ")
        raise InputError(f"The series {series.description!r} in {folder} is {kind}; give a CT series of the chest.")
    return Choice(series, f"The series holds {series.drawback}." if "projection" in series.drawback else "")


def _best(candidates: Sequence[Series]) -> Choice | None:
    """Return the series that is clearly better than all others; None where there is none."""
    good = [one for one in candidates if not one.problem and not one.drawback]
    if not good or any(len({getattr(one.images[0], about) for one in good}) > 1 for about in ("patient", "study")):
        return None
    reasons: list[str] = []
    left_out = [one for one in candidates if one not in good]
    if left_out:
        others = ", ".join(f"{_called(one)} is not: {one.problem or one.drawback}" for one in left_out[:_MOST_LISTED])
        reasons.append(f"it can be measured ({others})")
    left = good
    for reason, rank in _criteria(good):
        ranks = [rank(one) for one in left]
        if len(set(ranks)) > 1:
            left = [one for one, its in zip(left, ranks, strict=True) if its == min(ranks)]
            reasons.append(reason)
    if len(left) > 1:
        return None
    why = " and ".join(dict.fromkeys(reasons))
    chosen = left[0]
    return Choice(
        chosen,
        f"Of {len(candidates)} CT series, {_called(chosen)} was taken, since {why}; 'covidseg series' lists them, "
        "--series chooses another.",
    )


def _criteria(good: Sequence[Series]) -> list[tuple[str, Callable[[Series], float]]]:
    """Return what makes a series better, the weightiest first: in words, and as a rank of which the lowest is best."""
    coverage = _coverage(good)
    most = max(coverage.values())

    def shows_less(one: Series) -> float:
        return float(coverage[one.uid] < _SAME_COVERAGE * most)

    def reformatted(one: Series) -> float:
        return 2.0 if one.plane != "axial" else float(not one.original)

    def thick(one: Series) -> float:
        return float(sum((one.spacing_mm or 0) > limit + 0.05 for limit in _THICKNESS_CLASSES_MM))

    def sharp(one: Series) -> float:
        return {False: 0.0, None: 1.0, True: 2.0}[one.sharp]

    return [
        ("it shows more of the lungs", shows_less),
        ("its slices are axial and original", reformatted),
        ("its slices are closer together", thick),
        ("its kernel is softer", sharp),
        ("its slices are closer together", lambda one: round(one.spacing_mm or 0, 1)),
        ("its slices are thinner", lambda one: round(one.thickness_mm or 0, 1)),
    ]


def _coverage(good: Sequence[Series]) -> dict[str, float]:
    """Return how many mm of lung each axial series shows, by UID; all alike where all are of one height.

    Reformats count as whole: being reformats speaks against them anyway.
    """
    heights = {one.uid: _height_mm(one) for one in good if one.plane == "axial"}
    if not heights or max(heights.values()) - min(heights.values()) < 0.1 * max(heights.values()):
        return {one.uid: 1.0 for one in good}
    shown = {one.uid: heights[one.uid] * _share_with_lung(one) for one in good if one.uid in heights}
    return {one.uid: shown.get(one.uid, max(shown.values())) for one in good}


def _height_mm(series: Series) -> float:
    """Return how much of the patient's length an axial series covers."""
    return abs(series.images[-1].depth_mm - series.images[0].depth_mm)


def _share_with_lung(series: Series) -> float:
    """Return the share of some slices, evenly spread, that show aerated lung."""
    pixels_of = PixelReader()
    at = np.unique(np.linspace(0, len(series.images) - 1, _SAMPLED).round().astype(int))
    shown = [_area_of_lung_cm2(series.images[index], pixels_of) > _LUNG_CM2 for index in at]
    return float(np.mean(shown))


def _area_of_lung_cm2(one: Slice, pixels_of: PixelReader) -> float:
    pixels = pixels_of(one)
    rows, columns = (length // _BLOCK * _BLOCK for length in pixels.shape)
    blocks = pixels[:rows, :columns].reshape(rows // _BLOCK, _BLOCK, columns // _BLOCK, _BLOCK).mean((1, 3))
    lung = np.count_nonzero((blocks > _LUNG_HU[0]) & (blocks < _LUNG_HU[1]))
    return float(lung * _BLOCK**2 * one.pixel_spacing.prod() / 100)


def _matching(every: Sequence[Series], wanted: str) -> list[Series]:
    """Return the series whose UID is `wanted`, else whose number or description is, else whose description has it."""
    exact, sought = wanted.strip(), wanted.strip().casefold()
    fits: tuple[Callable[[Series], bool], ...] = (
        lambda one: exact == one.uid or any(image.series == exact for image in one.images),
        lambda one: exact.isdecimal() and one.number.isdecimal() and int(one.number) == int(exact),
        lambda one: one.description.casefold() == sought,
        lambda one: sought in one.description.casefold(),
    )
    return next((found for fit in fits if (found := [one for one in every if fit(one)])), [])


def _refusal(candidates: Sequence[Series], folder: Path) -> str:
    """Return the message that several series could be meant."""
    if all(one.slices == 1 for one in candidates) and len(candidates) > 2:
        why = why_no_grid([one.images[0] for one in candidates if one.images]).removeprefix("it ")
        return f"{folder} holds {len(candidates)} series of one slice each that are not one CT: it {why}"
    folders = {file.parent for one in candidates for file in one.files}
    patients = len({one.images[0].patient for one in candidates if one.images})
    told_apart = len({one.description for one in candidates}) == len(candidates)
    how = "choose one with --series" if told_apart or len(folders) == 1 else "give one of these folders"
    how += ", or segment each folder with --recursive" if len(folders) > 1 else ""
    found = _listed(candidates) + (f" of {patients} patients" if patients > 1 else "")
    return f"{folder} holds {found}, none of them clearly best; {how}."


def _called(series: Series) -> str:
    number = f"series {series.number} " if series.number else ""
    spacing = "" if series.spacing_mm is None else f", {series.spacing_mm:.3g} mm apart"
    return f"{number}{series.description!r} ({counted(series.slices, 'slice')}{spacing})"


def _listed(every: Sequence[Series]) -> str:
    """Return the series in words: description, slices, number, modality unless CT; UID and folder where needed."""
    descriptions = [one.description for one in every]
    folders = {one.files[0].parent for one in every}
    words = []
    for one in every:
        about = [counted(one.slices, "slice")]
        about += [f"number {one.number}"] if one.number else []
        about += [one.modality] if one.modality != "CT" else []
        if descriptions.count(one.description) > 1:
            about += [f"in {one.files[0].parent}" if len(folders) > 1 else f"UID {one.uid}"]
        words.append(f"{one.description!r} ({', '.join(about)})")
    return f"{len(every)} series: {listed(words, _MOST_LISTED)}" if len(every) > 1 else f"one series: {words[0]}"
