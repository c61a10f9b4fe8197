"""Training data of 3D networks: patches out of stacks of slices, beside `preparation.SliceDataset` for 2D ones."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ...errors import InputError
from ...labels import IGNORE
from ...preprocessing import Preprocessing
from ...recipes.schema import Augmentation
from .preparation import PreparedCase, Sample, SliceDataset, possible_outputs
from .transforms import HEADROOM_HU, random_tones, random_transform

LESION_SHARE = 0.5
"""Share of the patches of a stack with lesions that are moved over one of its lesion voxels."""


def training_data(
    cases: Sequence[PreparedCase],
    preprocessing: Preprocessing,
    augmentation: Augmentation | None = None,
    slices: str = "all",
) -> SliceDataset:
    """Return patches where `preprocessing` names a patch, else slices."""
    dataset = SliceDataset if preprocessing.patch is None else PatchDataset
    return dataset(cases, preprocessing, augmentation, slices)


class PatchDataset(SliceDataset):
    """A patch for every slice that `SliceDataset` has: a stack with this slice in it, cut to rows and columns.

    Samples are image (C_in, d, h, w) and possible (C, d, h, w). A volume of fewer slices than the
    patch repeats its last one. One affine matrix moves a whole stack. Without a seed, as in validation, a slice always
    gives the same patch, and the label has no say in where it lies: figures of patches over lesions flatter.

    Raises
    ------
    InputError
        If a case is smaller than the patch, or the augmentation asks for what only single slices can take.
    """

    def __init__(
        self,
        cases: Sequence[PreparedCase],
        preprocessing: Preprocessing,
        augmentation: Augmentation | None = None,
        slices: str = "all",
    ) -> None:
        assert preprocessing.patch is not None
        for name in ("paste", "effusion", "crop"):
            if augmentation is not None and getattr(augmentation, name):
                raise InputError(
                    f"'augmentation.{name}' works on single slices only; set it to 0 where there is a patch."
                )
        super().__init__(cases, preprocessing, augmentation, slices)
        self.patch = preprocessing.patch
        for case in cases:
            if case.crop_box.size[0] < self.patch[1] or case.crop_box.size[1] < self.patch[2]:
                raise InputError(
                    f"The slices of the case '{case.case.name}' come to the network in {case.crop_box.size} pixels, "
                    f"less than the patch of {self.patch[1:]}; choose a smaller patch or a larger size."
                )

    def __getitem__(self, index: int | tuple[int, int]) -> Sample:
        index, seed = index if isinstance(index, tuple) else (index, None)
        case, z = self.slices[index]
        rng = np.random.default_rng(index if seed is None else seed)
        planes = self._planes(z, len(case.arrays[0]), rng)
        hounsfield, *masks = (
            torch.from_numpy(np.stack([array[plane] for plane in planes]).astype(np.float32)) for array in case.arrays
        )
        transform, headroom_hu = None, 0.0
        if self.augmentation is not None and seed is not None:
            transform = random_transform(self.augmentation, rng, case.crop_box.extent_mm).expand(len(planes), 2, 3)
            headroom_hu = HEADROOM_HU
        hounsfield = self.preprocessing.resample(hounsfield[:, None], case.crop_box, transform, headroom_hu)
        stacks = case.crop_box.sample(torch.stack(masks, dim=1), "nearest", transform)
        labels, unknown_mask, sides = stacks.movedim(1, 0)
        if self.augmentation is not None and seed is not None:
            window_hu = self.preprocessing.window_hu
            hounsfield = random_tones(hounsfield[:, 0], sides > 0, self.augmentation, rng, window_hu)[:, None]
        image = self.preprocessing.channels(hounsfield).movedim(1, 0)
        rows, columns = self._window(labels, rng, towards_lesions=seed is not None)
        image, labels, unknown_mask = (each[..., rows, columns].contiguous() for each in (image, labels, unknown_mask))
        return {
            "image": image,
            "possible": possible_outputs(labels, unknown_mask > 0, torch.from_numpy(case.case.unknown), case.target),
        }

    def _planes(self, z: int, count: int, rng: np.random.Generator) -> NDArray[np.int64]:
        """Return the slices of a stack that holds slice z of `count`."""
        depth = self.patch[0]
        first = np.clip(z - rng.integers(depth), 0, max(0, count - depth))
        return np.minimum(np.arange(first, first + depth), count - 1)

    def _window(self, labels: Tensor, rng: np.random.Generator, towards_lesions: bool) -> tuple[slice, slice]:
        """Return the rows and columns of the patch, `towards_lesions` often over one where there is one."""
        free = np.array(labels.shape[1:]) - self.patch[1:]
        corner = rng.integers(free + 1)
        lesions = np.argwhere(((labels > 0) & (labels != IGNORE)).numpy()) if towards_lesions else np.empty((0, 3), int)
        if len(lesions) and rng.random() < LESION_SHARE:
            voxel = lesions[rng.integers(len(lesions))][1:]
            corner = np.clip(voxel - rng.integers(self.patch[1:]), 0, free)
        top, left = (int(each) for each in corner)
        return slice(top, top + self.patch[1]), slice(left, left + self.patch[2])
