"""Training data: cases in the Medical Segmentation Decathlon layout, prepared once, read a slice at a time."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypedDict

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import Dataset, Sampler

from ..errors import InputError
from ..evaluation.comparison import KNOWN_VALUES, annotated_labels, translated
from ..io.images import read_labels, read_volume, stem
from ..labels import CLASS_COUNT, DRAWN, IGNORE, LABELS, MEMBERS, PLEURAL_EFFUSION, covered
from ..lungs import Lungs, find_lungs
from ..preprocessing import Frame, Preprocessing
from ..recipes.schema import Augmentation, Recipe, Sampling
from ..volume import LabelMap, Volume
from .transforms import HEADROOM_HU, PASTED, crop, layer_effusion, paste_lesions, random_tones, random_transform

AERATED_HU = -600
"""Lung below it holds air enough to show what the patient's aerated lung is like."""


@dataclass(frozen=True)
class Case:
    """One image with its labels, as listed in a ``dataset.json``.

    Attributes
    ----------
    name, patient, data_set : str
    image, label : Path
    annotated : tuple of int
        Labels that were drawn; the others are unknown where they are not labelled.
    lungs : Path or None
        An expert's lung mask.
    stored : tuple of (int, int)
        As `AnnotatedLabels.stored`.
    """

    name: str
    patient: str
    data_set: str
    image: Path
    label: Path
    annotated: tuple[int, ...]
    lungs: Path | None = None
    stored: tuple[tuple[int, int], ...] = ()

    @property
    def unknown(self) -> Tensor:
        """Whether each class, background first, is one that nobody drew, alone or in a union; shape (C,)."""
        drawn = covered(self.annotated)
        return torch.tensor([value != 0 and value not in drawn for value in range(CLASS_COUNT)])


def find_cases(folders: Sequence[Path], recipe: Recipe) -> list[Case]:
    """List the training cases of the data folders.

    Raises
    ------
    InputError
        If a folder has no usable ``dataset.json``, names files that are not there or outside of it, or two cases
        have one name.
    """
    cases: list[Case] = []
    for folder in map(Path, folders):
        path = folder / "dataset.json"
        if not path.is_file():
            raise InputError(
                f"{folder} holds no dataset.json; --data takes folders with dataset.json, imagesTr and labelsTr "
                "(Medical Segmentation Decathlon layout)."
            )
        try:
            description = json.loads(path.read_text(encoding="utf-8-sig"))
            name = str(description.get("name", folder.name))
            entries = [
                (str(entry["image"]), str(entry["label"]), entry.get("patient")) for entry in description["training"]
            ]
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f"{path} is not a Decathlon description with a 'training' list of image and label ({error!r})."
            ) from error
        annotated = annotated_labels(folder / "labelsTr")
        groups = recipe.data[name].patients if name in recipe.data else ()
        patient_of = {case: f"{name}: {group[0]} and others" for group in groups for case in group}
        for image, label, listed in entries:
            case = stem(Path(image))
            for file in (folder / image, folder / label):
                if folder.resolve() not in file.resolve().parents or not file.is_file():
                    raise InputError(f"{path} names {file.name}, which is not in that folder; mend the list.")
            # A patient who is listed in several data sets is one.
            patient = patient_of.get(case, str(listed) if listed else f"{name}: {case}")
            drawn = annotated.of(stem(Path(label)))
            if name in recipe.data and case in recipe.data[name].without_lesions:
                drawn = tuple(one.value for one in LABELS)
            lungs = folder / "lungsTr" / Path(image).name
            own_lungs = lungs if lungs.is_file() else None
            files = (folder / image, folder / label)
            cases.append(Case(case, patient, name, *files, drawn, own_lungs, annotated.stored))
    if not cases:
        raise InputError("The data folders hold no case.")
    # Sets that grow case by case all begin with case_0001; the patients are different ones.
    count = Counter(case.name for case in cases)
    cases = [replace(case, name=f"{case.data_set}: {case.name}") if count[case.name] > 1 else case for case in cases]
    for name, number in Counter(case.name for case in cases).items():
        if number > 1:
            raise InputError(f"Two training cases are named '{name}'; rename one of them or its data set.")
    return cases


@dataclass(frozen=True)
class PreparedCase:
    """A case laid out on its axial grid in files that are read a slice at a time, so memory does not grow with data.

    `classes[z, c]` tells whether slice z holds the class or union c; column 0 whether it meets the thoracic cavity.
    """

    case: Case
    files: Path
    frame: Frame
    classes: NDArray[np.bool_]

    @cached_property
    def arrays(self) -> tuple[NDArray[np.int16], NDArray[np.uint8], NDArray[np.bool_], NDArray[np.uint8]]:
        """HU, labels, where unannotated lesions may hide, and the lungs' sides, each (Z, Y, X), mapped from disk."""
        hounsfield, labels, hidden, sides = (
            np.load(self.files / f"{part}.npy", mmap_mode="r") for part in ("hounsfield", "labels", "hidden", "sides")
        )
        return hounsfield, labels, hidden, sides


def read_case(case: Case) -> tuple[Volume, LabelMap]:
    """Return the CT of a case and its labels, laid out as stored, in the values of `labels.MEMBERS`.

    Raises
    ------
    InputError
        If image or labels are unusable, lie on different grids, or a label is unknown.
    """
    volume = read_volume(case.image)
    label_map = translated(read_labels(case.label), case.stored)
    if not label_map.grid.matches(volume.grid):
        raise InputError(
            f"Image and label of the case '{case.name}' lie on different grids; resample one to the other."
        )
    strange = set(np.unique(label_map.labels).tolist()) - MEMBERS.keys()
    if strange:
        raise InputError(
            f"The label of the case '{case.name}' holds the value {min(strange)}; expected {KNOWN_VALUES}."
        )
    return volume, label_map


def prepare(case: Case, folder: Path, preprocessing: Preprocessing, sampling: Sampling) -> PreparedCase:
    """Read a case, find its lungs and lay it out in `folder`.

    Raises
    ------
    InputError
        As `read_case`.
    """
    volume, label_map = read_case(case)
    axial, labels = volume.axial(), label_map.axial().labels
    lungs = find_lungs(axial, case.lungs or "auto")
    # Lesions lie in the chest, wherever the lungs were found.
    cavity = lungs.cavity | ((labels > 0) & (labels != IGNORE))
    met = cavity.any(axis=(1, 2)) & (labels != IGNORE).any(axis=(1, 2))
    classes = np.stack([met, *((labels == one.value).any(axis=(1, 2)) for one in DRAWN)], axis=1)
    hidden = np.zeros(axial.shape, np.bool_)
    if case.unknown.any():
        hidden = _dense_parts(axial, lungs, sampling) & (labels == 0)
    seen = preprocessing.masked(axial, lungs).hounsfield
    hounsfield = np.clip(np.round(seen), -32768, 32767).astype(np.int16)
    folder.mkdir(parents=True)
    for name, array in (
        ("hounsfield", hounsfield),
        ("labels", labels),
        ("hidden", hidden),
        ("sides", lungs.sides),
    ):
        np.save(folder / f"{name}.npy", np.ascontiguousarray(array))
    return PreparedCase(case, folder, preprocessing.frame(axial, cavity), classes)


def _dense_parts(axial: Volume, lungs: Lungs, sampling: Sampling) -> NDArray[np.bool_]:
    """Return the parts of the cavity that are dense enough, and thick enough in the slice, to be a lesion."""
    from scipy.ndimage import binary_opening, uniform_filter

    smooth = uniform_filter(axial.hounsfield, size=(1, 5, 5), output=np.float32)
    aerated = smooth[lungs.lung_field & (smooth < AERATED_HU)]
    dense = smooth > (np.median(aerated) if aerated.size else AERATED_HU) + sampling.denser_by_hu
    _, row_mm, column_mm = axial.spacing_mm
    radius_mm = sampling.thinnest_mm / 2
    rows, columns = (int(radius_mm / pixel_mm) for pixel_mm in (row_mm, column_mm))
    y, x = np.mgrid[-rows : rows + 1, -columns : columns + 1]
    disc = (y * row_mm) ** 2 + (x * column_mm) ** 2 <= radius_mm**2
    return binary_opening(dense, disc[None]) & lungs.cavity


class Sample(TypedDict):
    """One slice as the network meets it: image (C_in, h, w), and which classes each pixel may hold, (C, h, w) bool."""

    image: Tensor
    possible: Tensor


def possible_classes(labels: Tensor, hidden: Tensor, unknown: Tensor) -> Tensor:
    """Return which classes voxels may hold, shape (C, ...) bool.

    Parameters
    ----------
    labels : tensor of int, shape (...)
        Values as in `labels.MEMBERS`.
    hidden : tensor of bool, shape (...)
        Where classes that nobody drew may hide in the background.
    unknown : tensor of bool, shape (C,)
        Which classes those are.
    """
    members = torch.zeros(IGNORE + 1, CLASS_COUNT, dtype=torch.bool)
    for value, classes in MEMBERS.items():
        members[value, list(classes)] = True
    possible = members[labels.long()].movedim(-1, 0)
    return possible | (unknown.view(-1, *[1] * labels.ndim) & (hidden & (labels == 0)))


class SliceDataset(Dataset[Sample]):
    """Axial slices of prepared cases. Indexed by (slice, seed of its augmentation), or by slice for none.

    Slices that miss the thoracic cavity are left out, as inference leaves them out, and those that nobody looked at.
    """

    def __init__(
        self,
        cases: Sequence[PreparedCase],
        preprocessing: Preprocessing,
        augmentation: Augmentation | None = None,
        slices: str = "all",
    ) -> None:
        self.preprocessing, self.augmentation = preprocessing, augmentation
        self.slices = [
            (case, int(z))
            for case in cases
            for z in np.flatnonzero(case.classes[:, 1:].any(1) if slices == "lesion" else case.classes.any(1))
        ]
        self.donors = [index for index, (case, z) in enumerate(self.slices) if case.classes[z, list(PASTED)].any()]

    def __len__(self) -> int:
        return len(self.slices)

    def __getitem__(self, index: int | tuple[int, int]) -> Sample:
        index, seed = index if isinstance(index, tuple) else (index, None)
        settings, case = self.augmentation, self.slices[index][0].case
        if settings is None or seed is None:
            hounsfield, masks = self._slice(index, None)
        else:
            rng = np.random.default_rng(seed)
            hounsfield, masks = self._slice(index, rng)
            if self.donors and rng.random() < settings.paste:
                donor = self._slice(self.donors[rng.integers(len(self.donors))], rng)
                hounsfield, masks = paste_lesions((hounsfield, masks), donor)
            if rng.random() < settings.effusion and not (masks[0] == PLEURAL_EFFUSION.value).any():
                hounsfield, masks = layer_effusion(hounsfield, masks, rng)
            hounsfield = random_tones(hounsfield, masks[2] > 0, settings, rng, self.preprocessing.window_hu)
        labels, hidden, _ = masks
        return {
            "image": self.preprocessing.channels(hounsfield[None])[0],
            "possible": possible_classes(labels, hidden > 0, case.unknown),
        }

    def _slice(self, index: int, rng: np.random.Generator | None) -> tuple[Tensor, Tensor]:
        """Return HU in the frame (1, h, w), and labels, hidden and sides of the lungs as masks (3, h, w).

        Shape and place are changed at random with `rng`.
        """
        case, z = self.slices[index]
        pixels, *masks = (torch.from_numpy(array[z].astype(np.float32))[None, None] for array in case.arrays)
        stack, transform, headroom_hu = torch.cat(masks, dim=1), None, 0.0
        if self.augmentation is not None and rng is not None:
            transform, headroom_hu = random_transform(self.augmentation, rng, case.frame.extent_mm), HEADROOM_HU
            if rng.random() < self.augmentation.crop:
                pixels, stack = crop(pixels, stack, case.frame, rng)
        hounsfield = self.preprocessing.resample(pixels, case.frame, transform, headroom_hu)[0]
        return hounsfield, case.frame.sample(stack, "nearest", transform)[0]


class SliceSampler(Sampler[tuple[int, int]]):
    """Which slices an epoch takes, and the seed of each one's augmentation; the same for the same seed and epoch.

    Where several processes train, `share` is (rank, size): each takes its part of the same draw, all of one length.
    """

    def __init__(self, dataset: SliceDataset, recipe: Recipe, share: tuple[int, int] = (0, 1)) -> None:
        sampling, self.seed, self.epoch = recipe.sampling, recipe.training.seed, 0
        self.rank, self.size = share
        self.count = max(sampling.per_epoch or len(dataset), self.size)
        self.weights: NDArray[np.float64] | None = None
        if sampling.slices == "balanced":
            # Classes and unions a slice holds; one with none holds "nothing". Each shares out its data set's weight.
            held = np.array([[*case.classes[z, 1:], not case.classes[z, 1:].any()] for case, z in dataset.slices])
            origin = np.array([case.case.data_set for case, _ in dataset.slices])
            _, patient = np.unique([case.case.patient for case, _ in dataset.slices], return_inverse=True)
            weights = np.zeros(len(held))
            for data_set in np.unique(origin):
                for here in (held & (origin == data_set)[:, None]).T:
                    # Each patient's slices of the class share one part.
                    slices = np.bincount(patient[here], minlength=patient.max() + 1)
                    part = here / np.maximum(slices, 1)[patient]
                    weights += recipe.weight(data_set) * part / max(part.sum(), 1)
            self.weights = weights / weights.sum()
        self.slices = len(dataset)

    def set_epoch(self, epoch: int) -> None:
        """Choose the epoch; Lightning calls it."""
        self.epoch = epoch

    def __len__(self) -> int:
        return self.count // self.size

    def __iter__(self) -> Iterator[tuple[int, int]]:
        rng = np.random.default_rng([self.seed, self.epoch])
        if self.weights is not None:
            chosen = rng.choice(self.slices, self.count, p=self.weights)
        else:
            rounds = -(-self.count // self.slices)
            chosen = np.concatenate([rng.permutation(self.slices) for _ in range(rounds)])[: self.count]
        seeds = rng.integers(0, 2**32, self.count)
        draws = [(int(slice_), int(seed)) for slice_, seed in zip(chosen, seeds, strict=True)]
        return iter(draws[self.rank :: self.size][: len(self)])
