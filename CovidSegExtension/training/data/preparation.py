"""Training data: cases in the Medical Segmentation Decathlon layout, prepared once, read a slice at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, TypedDict

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import Dataset, Sampler

from ...datasets.cases import Case, read_case
from ...geometry import Grid
from ...labels import CLASS_COUNT, CLASSES, DRAWN, IGNORE, LUNGS, MEMBERS, PLEURAL_EFFUSION, Target
from ...lungs import Lungs, find_lungs
from ...preprocessing import CropBox, Preprocessing
from ...recipes.schema import Augmentation, Recipe, Sampling
from ...volume import Volume
from .transforms import HEADROOM_HU, PASTED, crop, layer_effusion, paste_lesions, random_tones, random_transform

Mask = Literal["none", "lungs", "cavity"]

AERATED_HU = -600
"""Lung below it holds air enough to show what the patient's aerated lung is like."""


@dataclass(frozen=True)
class PreparedCase:
    """A case laid out on its axial grid in files that are read a slice at a time, so memory does not grow with data.

    `classes[z, c]` tells whether slice z holds the class or union c; column 0 whether it meets the thoracic cavity.
    """

    case: Case
    files: Path
    crop_box: CropBox
    classes: NDArray[np.bool_]
    target: Target = CLASSES

    @cached_property
    def arrays(self) -> tuple[NDArray[np.int16], NDArray[np.uint8], NDArray[np.bool_], NDArray[np.uint8]]:
        """HU, labels, where unannotated lesions may hide, and the lungs' sides, each (Z, Y, X), mapped from disk."""
        hounsfield, labels, unknown_mask, sides = (
            np.load(self.files / f"{part}.npy", mmap_mode="r")
            for part in ("hounsfield", "labels", "unknown_mask", "sides")
        )
        return hounsfield, labels, unknown_mask, sides


def read_prepared(case: Case, folder: Path, preprocessing: Preprocessing, target: Target = CLASSES) -> PreparedCase:
    """Return a case that `lay_out` has laid out in `folder`, cropped as `preprocessing` says."""
    hounsfield = np.load(folder / "hounsfield.npy", mmap_mode="r")
    axial = Volume(hounsfield, Grid(hounsfield.shape, np.load(folder / "affine.npy")))
    crop_box = preprocessing.crop_box(axial, np.load(folder / "footprint.npy")[None])
    return PreparedCase(case, folder, crop_box, np.load(folder / "classes.npy"), target)


def lay_out(case: Case, folder: Path, mask: Mask, sampling: Sampling, target: Target = CLASSES) -> None:
    """Write what training needs of a case as arrays into `folder`, which is made.

    Parameters
    ----------
    mask : {"none", "lungs", "cavity"}
        As of `Preprocessing`; nothing else of that bears on the files.
    sampling : Sampling
        What may hide a lesion in a case where not every class was drawn.
    target : Target
        What the network is to tell apart; the lungs, or any of the lesions.

    Raises
    ------
    InputError
        As `read_case`.
    """
    volume, label_map = read_case(case, target)
    axial, labels = volume.axial(), label_map.axial().labels
    lungs = find_lungs(axial, case.lungs or "auto")
    # Lesions lie in the chest, wherever the lungs were found.
    cavity = lungs.cavity | ((labels > 0) & (labels != IGNORE))
    met = cavity.any(axis=(1, 2)) & (labels != IGNORE).any(axis=(1, 2))
    classes = np.stack([met, *((labels == one.value).any(axis=(1, 2)) for one in DRAWN)], axis=1)
    unknown_mask = np.zeros(axial.shape, np.bool_)
    if case.unknown.any() and target.foreground != (LUNGS,):
        unknown_mask = _dense_parts(axial, lungs, sampling) & (labels == 0)
    seen = Preprocessing(mask=mask).masked(axial, lungs).hounsfield
    hounsfield = np.clip(np.round(seen), -32768, 32767).astype(np.int16)
    folder.mkdir(parents=True)
    for name, array in (
        ("hounsfield", hounsfield),
        ("labels", labels),
        ("unknown_mask", unknown_mask),
        ("sides", lungs.sides),
        ("classes", classes),
        ("footprint", cavity.any(axis=0)),
        ("affine", axial.affine),
    ):
        np.save(folder / f"{name}.npy", np.ascontiguousarray(array))


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
    """One slice as the network meets it: image (C_in, h, w), and which outputs may be right, (C, h, w) bool."""

    image: Tensor
    possible: Tensor


def possible_outputs(labels: Tensor, unknown_mask: Tensor, unknown: Tensor, target: Target = CLASSES) -> Tensor:
    """Return which of the target's outputs may be right for voxels, shape (C, ...) bool.

    An output that merges classes may be right where any of them may be; background, where a class that is not merged
    into the foreground may be.

    Parameters
    ----------
    labels : tensor of int, shape (...)
        Values as in `labels.MEMBERS`.
    unknown_mask : tensor of bool, shape (...)
        Where classes that nobody drew may hide in the background.
    unknown : tensor of bool, shape (4,)
        Which classes those are.
    """
    if target.foreground == (LUNGS,):
        ignored, lungs = labels == IGNORE, labels == LUNGS.value
        return torch.stack([~lungs, lungs | ignored])
    members = torch.zeros(IGNORE + 1, CLASS_COUNT, dtype=torch.bool)
    for value, classes in MEMBERS.items():
        members[value, list(classes)] = True
    possible = members[labels.long()].movedim(-1, 0)
    possible = possible | (unknown.view(-1, *[1] * labels.ndim) & (unknown_mask & (labels == 0)))
    if not target.is_merged:
        return possible
    merged = list(MEMBERS[target.values[1]])
    others = [value for value in range(CLASS_COUNT) if value not in merged]
    return torch.stack([possible[others].any(dim=0), possible[merged].any(dim=0)])


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
        settings, prepared = self.augmentation, self.slices[index][0]
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
        labels, unknown_mask, _ = masks
        return {
            "image": self.preprocessing.channels(hounsfield[None])[0],
            "possible": possible_outputs(
                labels, unknown_mask > 0, torch.from_numpy(prepared.case.unknown), prepared.target
            ),
        }

    def _slice(self, index: int, rng: np.random.Generator | None) -> tuple[Tensor, Tensor]:
        """Return HU in the crop box (1, h, w), and labels, unknown_mask and sides of the lungs as masks (3, h, w).

        Shape and place are changed at random with `rng`.
        """
        case, z = self.slices[index]
        pixels, *masks = (torch.from_numpy(array[z].astype(np.float32))[None, None] for array in case.arrays)
        stack, transform, headroom_hu = torch.cat(masks, dim=1), None, 0.0
        if self.augmentation is not None and rng is not None:
            transform, headroom_hu = random_transform(self.augmentation, rng, case.crop_box.extent_mm), HEADROOM_HU
            if rng.random() < self.augmentation.crop:
                pixels, stack = crop(pixels, stack, case.crop_box, rng)
        hounsfield = self.preprocessing.resample(pixels, case.crop_box, transform, headroom_hu)[0]
        return hounsfield, case.crop_box.sample(stack, "nearest", transform)[0]


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
