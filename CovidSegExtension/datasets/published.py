"""Public data sets, as their folders are downloaded, into the layout that training reads."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..geometry import Grid
from ..io.checks import check_hounsfield
from ..io.images import is_image_name, read_labels, read_volume, stem, write_labels, write_volume
from ..labels import CONSOLIDATION, GGO, INFECTION
from ..runtime.progress import Progress
from ..volume import LabelMap, Volume
from .decathlon import Entry, new_description, write_description

PLACEHOLDER_MM = (5.0, 0.7, 0.7)
"""Spacing along (Z, Y, X) of slices that were published as pictures, without one."""

SMOOTHED_MM = 3.0
"""Consolidation is told from ground glass by HU smoothed over about this length: single voxels are noise."""

RED, GREEN = 38, 75
"""Grey values of the colours (128, 0, 0) and (0, 128, 0) in which Inf-Net drew ground glass and consolidation."""


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
    """Write a public data set into `output` as dataset.json, imagesTr and labelsTr.

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
            image, labels = _read(pair, window)
            cases = _slices(pair, image, labels) if pair.stack else [(pair.name, image, labels)]
        except InputError as error:
            left_out.append(f"{pair.name}: {error}")
            continue
        for name, volume, drawn in cases:
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
            entries.append(Entry(files["image"], files["label"], pair.patient))
    progress("converting", len(pairs), len(pairs))
    if not entries:
        raise InputError(f"No case of {folder} could be used. {left_out[0]}")
    _describe(output, published, entries, consolidation_above is not None)
    return Converted(tuple(entry.name for entry in entries), tuple(left_out))


def _describe(output: Path, published: Published, entries: Sequence[Entry], divided: bool) -> None:
    annotated = (GGO.value, CONSOLIDATION.value) if divided else published.annotated
    note = f"{GGO.name.lower()} or consolidation, not told apart" if published.infection and not divided else ""
    write_description(output, new_description(published.name, entries, annotated, published.licence, note))


def _read(pair: Pair, window: tuple[float, float] | None) -> tuple[Volume, NDArray[np.uint8]]:
    """Return image in HU and label of a pair, on one grid."""
    if not is_image_name(pair.image):
        return _read_pictures(pair, window)
    try:
        image = read_volume(pair.image)
    except InputError:
        if window is None:
            raise
        image = read_volume(pair.image, window=window)
    label_map = read_labels(pair.label)
    if not label_map.grid.matches(image.grid):
        raise InputError("image and label lie on different grids.")
    return image, label_map.labels


def _read_pictures(pair: Pair, window: tuple[float, float] | None) -> tuple[Volume, NDArray[np.uint8]]:
    """Return an image and a label that are pictures, as a volume of one slice in the radiological view."""
    from PIL import Image

    if window is None:
        raise InputError("the image is a picture with 8-bit pixels; pass --window LOW,HIGH to map them to HU.")
    with Image.open(pair.image) as picture, Image.open(pair.label) as drawing:
        pixels, drawn = np.asarray(picture.convert("L"), np.float32), np.asarray(drawing.convert("L"))
    if pixels.shape != drawn.shape:
        raise InputError("image and label differ in size.")
    strange = sorted(set(np.unique(drawn)) - {0, RED, GREEN})
    if strange:
        raise InputError(f"the label holds the grey value {strange[0]}; expected 0, {RED} and {GREEN}.")
    labels = np.where(drawn == RED, GGO.value, np.where(drawn == GREEN, CONSOLIDATION.value, 0)).astype(np.uint8)
    low, high = window
    hu = np.rint(low + pixels * (high - low) / 255).astype(np.int16)
    z, y, x = PLACEHOLDER_MM
    return Volume.from_array(hu[None], np.diag([-x, -y, z, 1.0])), labels[None]


def _slices(pair: Pair, stack: Volume, labels: NDArray[np.uint8]) -> list[tuple[str, Volume, NDArray[np.uint8]]]:
    """Return the axial slices of a stack as cases of their own, with a usual spacing where the file has none."""
    axial, drawn = stack.axial(), stack.orientation.to_axial(labels)
    _, y, x = axial.spacing_mm
    z, *pixel = PLACEHOLDER_MM
    if (y, x) != (1.0, 1.0):
        pixel = [y, x]
    grid = Grid((1, *axial.shape[1:]), np.diag([-pixel[1], -pixel[0], z, 1.0]))
    return [
        (f"{pair.name}_{k:03d}", Volume(np.ascontiguousarray(axial.hounsfield[k : k + 1]), grid), drawn[k : k + 1])
        for k in range(len(drawn))
    ]


def _split_infection(image: Volume, mask: NDArray[np.uint8], above: float | None) -> NDArray[np.uint8]:
    """Return a mask of infection as the union, or as consolidation where denser than `above`, else ground glass."""
    if above is None:
        return np.where(mask > 0, INFECTION.value, 0).astype(np.uint8)
    from scipy.ndimage import uniform_filter

    size = [max(1, round(SMOOTHED_MM / mm)) for mm in image.spacing_mm]
    dense = uniform_filter(image.hounsfield.astype(np.float32), size) > above
    return np.where(mask > 0, np.where(dense, CONSOLIDATION.value, GGO.value), 0).astype(np.uint8)


def _images(folder: Path) -> dict[str, Path]:
    """Return the images in a folder and below, by name without suffix."""
    return {stem(path): path for path in sorted(folder.rglob("*")) if path.is_file() and is_image_name(path)}


def _find_medseg(folder: Path) -> list[Pair]:
    files = _images(folder)
    pairs = []
    if "tr_im" in files and "tr_mask" in files:
        pairs.append(Pair("ct100", files["tr_im"], files["tr_mask"], stack=True))
    for masks in sorted(path for path in folder.rglob("rp_msk") if path.is_dir()):
        images, labels = _images(masks.parent / "rp_im"), _images(masks)
        pairs += [Pair(f"rp_{name}", images[name], labels[name]) for name in labels if name in images]
    return pairs


def _find_zenodo(folder: Path) -> list[Pair]:
    masks = next((path for path in sorted(folder.rglob("Infection_Mask")) if path.is_dir()), None)
    scans = next((path for path in sorted(folder.rglob("COVID-19-CT-Seg_20cases")) if path.is_dir()), None)
    if masks is None or scans is None:
        return []
    images, labels = _images(scans), _images(masks)
    pairs = []
    for name in (name for name in labels if name in images):
        # radiopaedia_10_85902_1: patient 10, study 85902, series 1
        patient = re.match(r"radiopaedia_\d+", name)
        pairs.append(Pair(name, images[name], labels[name], patient[0] if patient else ""))
    return pairs


def _find_mosmed(folder: Path) -> list[Pair]:
    files = _images(folder)
    names = [name.removesuffix("_mask") for name in files if name.endswith("_mask")]
    return [Pair(name, files[name], files[f"{name}_mask"]) for name in names if name in files]


def _find_infnet(folder: Path) -> list[Pair]:
    if not (folder / "Imgs").is_dir():
        folder = next((path for path in sorted(folder.rglob("MultiClassInfection-Train")) if path.is_dir()), folder)
    images = {path.stem: path for path in folder.glob("Imgs/*.jpg")}
    names = sorted(
        (path.stem for path in folder.glob("GT/*.png") if path.stem in images), key=lambda name: (len(name), name)
    )
    return [Pair(f"infnet_{name.zfill(3)}", images[name], folder / "GT" / f"{name}.png") for name in names]


_CT100_TERMS = "Masks: free with acknowledgement (medicalsegmentation.com); images: SIRM, no explicit licence."

PUBLISHED = {
    "medseg": Published(
        "MedSeg COVID-19",
        _CT100_TERMS,
        (1, 2, 3),
        "tr_im.nii.gz with tr_mask.nii.gz, or rp_im/1.nii.gz … with rp_msk/1.nii.gz …",
        _find_medseg,
    ),
    "zenodo-3757476": Published(
        "COVID-19-CT-Seg 20 cases",
        "CC BY 4.0 (Zenodo 3757476); Radiopaedia images: CC BY-NC-SA 3.0.",
        (INFECTION.value,),
        "COVID-19-CT-Seg_20cases/coronacases_001.nii.gz … with Infection_Mask/coronacases_001.nii.gz …",
        _find_zenodo,
        infection=True,
    ),
    "mosmed": Published(
        "MosMedData",
        "CC BY-NC-ND 3.0.",
        (INFECTION.value,),
        "studies/CT-1/study_0255.nii.gz … with masks/study_0255_mask.nii.gz …",
        _find_mosmed,
        infection=True,
    ),
    "infnet": Published(
        "Inf-Net multi-class",
        _CT100_TERMS,
        (1, 2),
        "MultiClassInfection-Train/Imgs/5.jpg … with GT/5.png …, or that folder itself",
        _find_infnet,
    ),
}
"""The data sets by the name that the command line has for them."""
