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
from ..evaluation.comparison import annotated_labels
from ..io.images import read_labels, read_volume, stem
from ..labels import CLASS_COUNT, LABELS
from ..lungs import find_lungs
from ..preprocessing import Frame, Preprocessing
from ..recipes.schema import Augmentation, Recipe, Sampling
from ..volume import LabelMap, Volume
from .transforms import PASTED, paste_lesions, random_tones, random_transform

AERATED_HU = -600
"""Lung below it holds air enough to show what the patient's aerated lung is like."""


@dataclass(frozen=True)
class Case:
    """One image with its labels, as listed in a ``dataset.json``."""

    name: str
    patient: str
    data_set: str
    image: Path
    label: Path
    annotated: tuple[int, ...]

    @property
    def unknown(self) -> Tensor:
        """Whether each class, background first, is one that nobody drew; shape (C,)."""
        return torch.tensor([value != 0 and value not in self.annotated for value in range(CLASS_COUNT)])


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
            description = json.loads(path.read_text(encoding="utf-8"))
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
            patient = patient_of.get(case, f"{name}: {listed or case}")
            drawn = annotated.of(stem(Path(label)))
            cases.append(Case(case, patient, name, folder / image, folder / label, drawn))
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

    `classes[z, c]` tells whether slice z holds class c; column 0 whether it meets the thoracic cavity.
    """

    case: Case
    files: Path
    frame: Frame
    classes: NDArray[np.bool_]

    @cached_property
    def arrays(self) -> tuple[NDArray[np.int16], NDArray[np.uint8], NDArray[np.bool_], NDArray[np.bool_]]:
        """HU, labels, where unannotated lesions may hide, and lung field, each (Z, Y, X), mapped from disk."""
        hounsfield, labels, hidden, field = (
            np.load(self.files / f"{part}.npy", mmap_mode="r") for part in ("hounsfield", "labels", "hidden", "field")
        )
        return hounsfield, labels, hidden, field


def read_case(case: Case) -> tuple[Volume, LabelMap]:
    """Return the CT of a case and its labels, as stored.

    Raises
    ------
    InputError
        If image or labels are unusable, lie on different grids, or a label is unknown.
    """
    volume = read_volume(case.image)
    label_map = read_labels(case.label)
    if not label_map.grid.matches(volume.grid):
        raise InputError(
            f"Image and label of the case '{case.name}' lie on different grids; resample one to the other."
        )
    highest = int(label_map.labels.max())
    if highest > max(label.value for label in LABELS):
        raise InputError(f"The label of the case '{case.name}' holds the value {highest}; only 0 to 3 are known.")
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
    lungs = find_lungs(axial)
    cavity = lungs.cavity.any(axis=(1, 2))
    classes = np.stack([cavity, *((labels == label.value).any(axis=(1, 2)) for label in LABELS)], axis=1)
    hidden = np.zeros(axial.shape, np.bool_)
    if len(case.annotated) < len(LABELS):
        hidden = _dense_parts(axial, lungs.lung_field, sampling) & (labels == 0)
    seen = preprocessing.masked(axial, lungs).hounsfield
    hounsfield = np.clip(np.round(seen), -32768, 32767).astype(np.int16)
    folder.mkdir(parents=True)
    for name, array in (
        ("hounsfield", hounsfield),
        ("labels", labels),
        ("hidden", hidden),
        ("field", lungs.lung_field),
    ):
        np.save(folder / f"{name}.npy", np.ascontiguousarray(array))
    return PreparedCase(case, folder, preprocessing.frame(axial, lungs.cavity), classes)


def _dense_parts(axial: Volume, lung_field: NDArray[np.bool_], sampling: Sampling) -> NDArray[np.bool_]:
    """Return the parts of the lung field that are dense enough, and thick enough in the slice, to be a lesion."""
    from scipy.ndimage import binary_opening, uniform_filter

    smooth = uniform_filter(axial.hounsfield, size=(1, 5, 5), output=np.float32)
    aerated = smooth[lung_field & (smooth < AERATED_HU)]
    dense = smooth > (np.median(aerated) if aerated.size else AERATED_HU) + sampling.denser_by_hu
    _, row_mm, column_mm = axial.spacing_mm
    radius_mm = sampling.thinnest_mm / 2
    rows, columns = (int(radius_mm / pixel_mm) for pixel_mm in (row_mm, column_mm))
    y, x = np.mgrid[-rows : rows + 1, -columns : columns + 1]
    disc = (y * row_mm) ** 2 + (x * column_mm) ** 2 <= radius_mm**2
    return binary_opening(dense, disc[None]) & lung_field


class Sample(TypedDict):
    """One slice as the network meets it: image (C_in, h, w), target (h, w) int64, hidden (C, h, w) bool."""

    image: Tensor
    target: Tensor
    hidden: Tensor


class SliceDataset(Dataset[Sample]):
    """Axial slices of prepared cases. Indexed by (slice, seed of its augmentation), or by slice for none.

    Slices that miss the thoracic cavity are left out, as inference leaves them out.
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
        settings = self.augmentation
        if settings is None or seed is None:
            image, masks = self._slice(index, None)
        else:
            rng = np.random.default_rng(seed)
            image, masks = self._slice(index, rng)
            if self.donors and rng.random() < settings.paste:
                donor = self._slice(self.donors[rng.integers(len(self.donors))], rng)
                image, masks = paste_lesions((image, masks), donor)
        unknown = self.slices[index][0].case.unknown
        target, unsure, _ = masks
        return {
            "image": image,
            "target": target.long(),
            "hidden": unknown[:, None, None] & (unsure > 0.5) & (target == 0),
        }

    def _slice(self, index: int, rng: np.random.Generator | None) -> tuple[Tensor, Tensor]:
        """Return network input (C_in, h, w), and labels, hidden and lung field as masks (3, h, w); changed by `rng`."""
        case, z = self.slices[index]
        hounsfield, *masks = (array[z] for array in case.arrays)
        pixels, transform = hounsfield.astype(np.float32), None
        if self.augmentation is not None and rng is not None:
            transform = random_transform(self.augmentation, rng, case.frame.extent_mm)
            lungs = (case.frame.top, case.frame.bottom)
            pixels = random_tones(pixels, self.augmentation, rng, self.preprocessing.window_hu, lungs)
        image = self.preprocessing.sample(torch.from_numpy(pixels)[None, None], case.frame, transform)[0]
        stack = torch.from_numpy(np.stack(masks).astype(np.float32))[None]
        return image, case.frame.sample(stack, "nearest", transform)[0]


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
            # Classes a slice holds; a slice with none holds "nothing". Each shares out its data set's weight.
            held = np.array([[*case.classes[z, 1:], not case.classes[z, 1:].any()] for case, z in dataset.slices])
            origin = np.array([case.case.data_set for case, _ in dataset.slices])
            weights = np.zeros(len(held))
            for data_set in np.unique(origin):
                here = held & (origin == data_set)[:, None]
                weights += recipe.weight(data_set) * (here / np.maximum(here.sum(axis=0), 1)).sum(axis=1)
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
