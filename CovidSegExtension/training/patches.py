"""Training data of 3D networks: patches out of stacks of slices, beside `data.SliceDataset`, which serves 2D ones."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ..errors import InputError
from ..preprocessing import Preprocessing
from ..recipes.schema import Augmentation
from .preparation import PreparedCase, Sample, SliceDataset
from .transforms import random_tones, random_transform

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

    Samples are image (C_in, d, h, w), target (d, h, w) and hidden (C, d, h, w). A volume of fewer slices than the
    patch repeats its last one. One affine matrix moves a whole stack. Without a seed, as in validation, a slice always
    gives the same patch.

    Raises
    ------
    InputError
        If a case is smaller than the patch, or the augmentation pastes lesions, which only single slices can take.
    """

    def __init__(
        self,
        cases: Sequence[PreparedCase],
        preprocessing: Preprocessing,
        augmentation: Augmentation | None = None,
        slices: str = "all",
    ) -> None:
        assert preprocessing.patch is not None
        if augmentation is not None and augmentation.paste:
            raise InputError("'augmentation.paste' works on single slices only; set it to 0 where there is a patch.")
        super().__init__(cases, preprocessing, augmentation, slices)
        self.patch = preprocessing.patch
        for case in cases:
            if case.frame.size[0] < self.patch[1] or case.frame.size[1] < self.patch[2]:
                raise InputError(
                    f"The slices of the case '{case.case.name}' come to the network in {case.frame.size} pixels, less "
                    f"than the patch of {self.patch[1:]}; choose a smaller patch or a larger size."
                )

    def __getitem__(self, index: int | tuple[int, int]) -> Sample:
        index, seed = index if isinstance(index, tuple) else (index, None)
        case, z = self.slices[index]
        rng = np.random.default_rng(index if seed is None else seed)
        planes = self._planes(z, len(case.arrays[0]), rng)
        hounsfield, labels, hidden = (np.stack([array[plane] for plane in planes]) for array in case.arrays[:3])
        pixels, transform = hounsfield.astype(np.float32), None
        if self.augmentation is not None and seed is not None:
            transform = random_transform(self.augmentation, rng, case.frame.extent_mm)
            pixels = self._tones(pixels, self.augmentation, rng, (case.frame.top, case.frame.bottom))
            transform = transform.expand(len(planes), 2, 3)
        image = self.preprocessing.sample(torch.from_numpy(pixels)[:, None], case.frame, transform).movedim(1, 0)
        masks = torch.from_numpy(np.stack([labels, hidden], axis=1).astype(np.float32))
        target, unsure = case.frame.sample(masks, "nearest", transform).movedim(1, 0)
        rows, columns = self._window(target, rng)
        image, target, unsure = (each[..., rows, columns] for each in (image, target.long(), unsure > 0.5))
        return {
            "image": image.contiguous(),
            "target": target.contiguous(),
            "hidden": case.case.unknown[:, None, None, None] & unsure & (target == 0),
        }

    def _planes(self, z: int, count: int, rng: np.random.Generator) -> NDArray[np.int64]:
        """Return the slices of a stack that holds slice z of `count`."""
        depth = self.patch[0]
        first = np.clip(z - rng.integers(depth), 0, max(0, count - depth))
        return np.minimum(np.arange(first, first + depth), count - 1)

    def _tones(
        self,
        pixels: NDArray[np.float32],
        settings: Augmentation,
        rng: np.random.Generator,
        lungs: tuple[int, int],
    ) -> NDArray[np.float32]:
        """Change the tones of a stack (d, Y, X): alike in all slices, but with noise of their own."""
        side_by_side = np.concatenate(list(pixels), axis=1)
        changed = random_tones(side_by_side, settings, rng, self.preprocessing.window_hu, lungs)
        return np.stack(np.split(changed, len(pixels), axis=1))

    def _window(self, target: Tensor, rng: np.random.Generator) -> tuple[slice, slice]:
        """Return the rows and columns of the patch, over a lesion where that is drawn and there is one."""
        free = np.array(target.shape[1:]) - self.patch[1:]
        corner = rng.integers(free + 1)
        lesions = np.argwhere(target.numpy() > 0)
        if len(lesions) and rng.random() < LESION_SHARE:
            voxel = lesions[rng.integers(len(lesions))][1:]
            corner = np.clip(voxel - rng.integers(self.patch[1:]), 0, free)
        top, left = (int(each) for each in corner)
        return slice(top, top + self.patch[1]), slice(left, left + self.patch[2])
