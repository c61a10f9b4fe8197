"""Public data sets, as their folders are downloaded, into the layout that training reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...errors import InputError
from ...io.checks import check_hounsfield
from ...io.images import write_labels, write_volume
from ...labels import CONSOLIDATION, GGO, INFECTION
from ...runtime.progress import Progress
from ...volume import LabelMap, Volume
from ..decathlon import Entry, new_description, write_description
from . import PUBLISHED
from .layout import Published
from .reading import read_pair, slices_of

SMOOTHED_MM = 3.0
"""Consolidation is told from ground glass by HU smoothed over about this length: single voxels are noise."""


@dataclass(frozen=True)
class Converted:
    """Names of the cases that were written, and why others were left out."""

    cases: tuple[str, ...]
    left_out: tuple[str, ...]


def convert(
    kind: str,
    folder: Path,
    output: Path,
    *,
    window: tuple[float, float] | None = None,
    consolidation_above: float | None = None,
    progress: Progress,
) -> Converted:
    """Write a public data set into `output` as dataset.json, imagesTr and labelsTr, and lungsTr where lungs were drawn.

    Parameters
    ----------
    kind : str
        A key of `PUBLISHED`.
    window : (float, float), optional
        HU of the pixel values 0 and 255 of images that hold 8-bit pixels; without it they are left out.
    consolidation_above : float, optional
        Where a mask does not tell ground glass from consolidation: HU, smoothed over some millimetres, above which
        it is called consolidation, and ground glass below. Without it all of the mask is label 4, which leaves it open.

    Raises
    ------
    InputError
        If the folder does not hold the files of this data set, `output` is not empty, or no case could be used.
    """
    published = PUBLISHED[kind]
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder; give the one into which {published.name} was unpacked.")
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise InputError(f"{output} is not empty; choose a new folder.")
    if consolidation_above is not None and not published.infection:
        raise InputError(f"{published.name} tells consolidation from ground glass; leave --consolidation-above out.")
    pairs = published.find(folder)
    if not pairs:
        raise InputError(f"{folder} does not hold {published.name} as published; expected {published.expects}.")
    entries, left_out = [], []
    for done, pair in enumerate(pairs):
        progress("converting", done, len(pairs))
        try:
            whole = read_pair(pair, window)
            cases = slices_of(pair, whole) if pair.stack else [(pair.name, whole)]
        except InputError as error:
            left_out.append(f"{pair.name}: {error}")
            continue
        for number, (name, case) in enumerate(cases):
            volume, drawn = case.image, case.labels
            try:
                check_hounsfield(volume.hounsfield, name)
            except InputError as error:
                left_out.append(str(error))
                continue
            if published.infection:
                drawn = _split_infection(volume, drawn, consolidation_above)
            files = {"image": f"imagesTr/{name}.nii.gz", "label": f"labelsTr/{name}.nii.gz"}
            write_volume(output / files["image"], volume)
            write_labels(output / files["label"], LabelMap(drawn, volume.grid))
            if case.lungs is not None:
                write_labels(output / f"lungsTr/{name}.nii.gz", LabelMap(case.lungs, volume.grid))
            entries.append(Entry(files["image"], files["label"], pair.patient_of(number)))
    progress("converting", len(pairs), len(pairs))
    if not entries:
        raise InputError(f"No case of {folder} could be used. {left_out[0]}")
    _describe(output, published, entries, consolidation_above is not None)
    return Converted(tuple(entry.name for entry in entries), tuple(left_out))


def _describe(output: Path, published: Published, entries: Sequence[Entry], divided: bool) -> None:
    annotated = (GGO.value, CONSOLIDATION.value) if divided else published.annotated
    note = f"{GGO.name.lower()} or consolidation, not told apart" if published.infection and not divided else ""
    write_description(output, new_description(published.name, entries, annotated, published.licence, note))


def _split_infection(image: Volume, mask: NDArray[np.uint8], above: float | None) -> NDArray[np.uint8]:
    """Return a mask of infection as the union, or as consolidation where denser than `above`, else ground glass."""
    if above is None:
        return np.where(mask > 0, INFECTION.value, 0).astype(np.uint8)
    from scipy.ndimage import uniform_filter

    size = [max(1, round(SMOOTHED_MM / mm)) for mm in image.spacing_mm]
    dense = uniform_filter(image.hounsfield.astype(np.float32), size) > above
    return np.where(mask > 0, np.where(dense, CONSOLIDATION.value, GGO.value), 0).astype(np.uint8)
