"""What can differ from one scanner, protocol or file to the next; each perturbation is one function of a chest.

All work on the axial grid. Labels and cavity follow where the geometry changes, so that they still fit.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from CovidSegExtension.geometry import Orientation
from CovidSegExtension.volume import AIR_HU, Volume

SCANNER_HU = (-1024, 3071)
"""What a CT of 12 bits can hold."""


@dataclass(frozen=True, eq=False)
class Chest:
    """A CT with its expert labels and its thoracic cavity, all of shape (Z, Y, X) on one grid."""

    volume: Volume
    labels: NDArray[np.uint8]
    cavity: NDArray[np.bool_]

    def with_hounsfield(self, hounsfield: NDArray[np.floating]) -> "Chest":
        """Return the same chest with other HU, rounded and cut off as a scanner does."""
        stored = np.clip(np.rint(hounsfield), *SCANNER_HU).astype(np.int16)
        return replace(self, volume=Volume(stored, self.volume.grid))

    def map(self, change: Callable[[NDArray], NDArray], affine: NDArray[np.float64] | None = None) -> "Chest":
        """Return a chest of which every array is changed alike, on the grid of `affine`."""
        affine = self.volume.affine if affine is None else affine
        return Chest(
            Volume.from_array(change(self.volume.hounsfield), affine), change(self.labels), change(self.cavity)
        )


@dataclass(frozen=True)
class Perturbation:
    """One line of the table.

    Attributes
    ----------
    family, strength : str
    apply : callable
        Returns the perturbed chest.
    volumes_only : bool
        Whether single slices are left out.
    same_place : bool
        Whether the label map must be the unperturbed one, voxel for voxel in space.
    harmless : bool
        Whether every lesion is as visible as before, so that the answer should be as good.
    """

    family: str
    strength: str
    apply: Callable[[Chest], Chest]
    volumes_only: bool = False
    same_place: bool = False
    harmless: bool = False


def noise(chest: Chest, sd_hu: float) -> Chest:
    """Add white Gaussian noise to every voxel; the same one at every call."""
    rng = np.random.default_rng(0)
    return chest.with_hounsfield(chest.volume.hounsfield + rng.normal(0, sd_hu, chest.volume.shape))


def blur(chest: Chest, sd_mm: float) -> Chest:
    """Blur every slice in its plane with a Gaussian, as a soft kernel does."""
    return chest.with_hounsfield(_blurred(chest.volume, sd_mm))


def sharpen(chest: Chest, amount: float) -> Chest:
    """Add `amount` times what a Gaussian of 1 mm takes away (unsharp masking), as a sharp kernel does."""
    hounsfield = chest.volume.hounsfield.astype(np.float32)
    return chest.with_hounsfield(hounsfield + amount * (hounsfield - _blurred(chest.volume, 1.0)))


def offset(chest: Chest, hounsfield: float) -> Chest:
    """Add a constant to all HU, air too."""
    return chest.with_hounsfield(chest.volume.hounsfield + np.float32(hounsfield))


def gain(chest: Chest, factor: float) -> Chest:
    """Stretch all HU about air, as a picture does whose window was taken too narrow or too wide."""
    return chest.with_hounsfield((chest.volume.hounsfield - np.float32(AIR_HU)) * factor + AIR_HU)


def quantise(chest: Chest, window_hu: tuple[float, float], levels: int = 256) -> Chest:
    """Keep no more than `levels` grey values of a window, as a picture of 8 bits does."""
    low, high = window_hu
    step = (high - low) / (levels - 1)
    return chest.with_hounsfield(np.rint((np.clip(chest.volume.hounsfield, low, high) - low) / step) * step + low)


def thicken(chest: Chest, thickness_mm: float) -> Chest:
    """Average neighbouring slices to about `thickness_mm`; a voxel's label is the most frequent, the lesion at a tie.

    Slices left over at the top are dropped; a stack of fewer slices becomes one.
    """
    slices = chest.volume.shape[0]
    group = min(slices, max(1, round(thickness_mm / chest.volume.spacing_mm[0])))
    kept = slices // group

    def grouped(array: NDArray) -> NDArray:
        return array[: kept * group].reshape(kept, group, *array.shape[1:])

    labels = grouped(chest.labels)
    votes = np.stack([(labels == value).sum(axis=1) for value in range(int(labels.max()) + 1)])
    likeliest = len(votes) - 1 - votes[::-1].argmax(axis=0)  # the highest label at a tie
    affine = chest.volume.affine.copy()
    affine[:3, 3] += affine[:3, 2] * (group - 1) / 2
    affine[:3, 2] *= group
    mean = grouped(chest.volume.hounsfield).mean(axis=1, dtype=np.float32)
    cavity: NDArray[np.bool_] = np.any(grouped(chest.cavity), axis=1)
    return Chest(Volume.from_array(mean, affine), likeliest.astype(np.uint8), cavity).with_hounsfield(mean)


def coarsen(chest: Chest, pixels: int) -> Chest:
    """Resample every slice to `pixels` along its longer side, and back; a slice of no more pixels stays as it is."""
    import torch
    import torch.nn.functional as F

    slices = torch.from_numpy(chest.volume.hounsfield.astype(np.float32))[None]
    rows, columns = slices.shape[-2:]
    small = [max(1, round(side * min(1, pixels / max(rows, columns)))) for side in (rows, columns)]
    coarse = F.interpolate(slices, size=small, mode="bilinear", antialias=True)
    return chest.with_hounsfield(F.interpolate(coarse, size=(rows, columns), mode="bilinear")[0].numpy())


def crop(chest: Chest, margin_mm: float) -> Chest:
    """Cut the slices down to the box around the thoracic cavity with a margin; what of it lies beyond stays away."""
    _, row_mm, column_mm = chest.volume.spacing_mm
    box = []
    for axis, pixel_mm in ((1, row_mm), (2, column_mm)):
        inside = np.flatnonzero(chest.cavity.any(axis=(0, 3 - axis)))
        if len(inside) == 0:
            return chest
        margin = round(margin_mm / pixel_mm)
        box.append(slice(max(0, int(inside[0]) - margin), int(inside[-1]) + 1 + margin))
    rows, columns = box
    affine = chest.volume.affine.copy()
    affine[:3, 3] += affine[:3, 0] * columns.start + affine[:3, 1] * rows.start
    return chest.map(lambda array: array[:, rows, columns], affine)


def pad(chest: Chest, share: float, hounsfield: int = AIR_HU) -> Chest:
    """Add a frame of air, or of another constant, of `share` of the slice's height and width on every side."""
    _, rows, columns = chest.volume.shape
    above, beside = round(share * rows), round(share * columns)
    affine = chest.volume.affine.copy()
    affine[:3, 3] -= affine[:3, 0] * beside + affine[:3, 1] * above

    def padded(array: NDArray) -> NDArray:
        fill = hounsfield if array.dtype.kind in "if" else 0
        return np.pad(array, ((0, 0), (above, above), (beside, beside)), constant_values=fill)

    return chest.map(padded, affine)


def pad_slices(chest: Chest, count: int, hounsfield: int) -> Chest:
    """Add `count` blank slices of one value below and above, as a tool does that brings scans to one height."""
    affine = chest.volume.affine.copy()
    affine[:3, 3] -= affine[:3, 2] * count

    def padded(array: NDArray) -> NDArray:
        fill = hounsfield if array.dtype.kind in "if" else 0
        return np.pad(array, ((count, count), (0, 0), (0, 0)), constant_values=fill)

    return chest.map(padded, affine)


def store(chest: Chest, axes: tuple[int, int, int], flips: tuple[bool, bool, bool]) -> Chest:
    """Store the same chest in space with permuted and flipped array axes (`volume.Orientation`)."""
    orientation = Orientation(axes, flips)
    affine = orientation.axial_affine(chest.volume.affine, chest.volume.shape)
    return chest.map(lambda array: np.ascontiguousarray(orientation.to_axial(array)), affine)


def mirror(chest: Chest, axis: int) -> Chest:
    """Mirror the patient in space, as a wrong header does: `axis` 2 swaps left and right, 1 front and back."""
    return chest.map(lambda array: np.ascontiguousarray(np.flip(array, axis)))


def rotate(chest: Chest, degrees: float) -> Chest:
    """Turn the patient about the middle of the slices, which keep their size; air comes in at the corners."""
    from scipy import ndimage

    def turned(array: NDArray, order: int, fill: int) -> NDArray:
        return ndimage.rotate(array, degrees, axes=(1, 2), reshape=False, order=order, mode="constant", cval=fill)

    hounsfield = turned(chest.volume.hounsfield.astype(np.float32), 1, AIR_HU)
    cavity = turned(chest.cavity.astype(np.uint8), 0, 0) > 0
    return Chest(chest.volume, turned(chest.labels, 0, 0), cavity).with_hounsfield(hounsfield)


def _blurred(volume: Volume, sd_mm: float) -> NDArray[np.float32]:
    from scipy import ndimage

    _, row_mm, column_mm = volume.spacing_mm
    hounsfield = volume.hounsfield.astype(np.float32)
    return ndimage.gaussian_filter(hounsfield, (0, sd_mm / row_mm, sd_mm / column_mm), mode="nearest")


PERTURBATIONS: tuple[Perturbation, ...] = (
    *(Perturbation("noise", f"sd {sd} HU", partial(noise, sd_hu=sd)) for sd in (20, 40, 80)),
    *(Perturbation("blur", f"sd {sd:g} mm", partial(blur, sd_mm=sd)) for sd in (1, 2)),
    *(Perturbation("sharp kernel", f"unsharp × {amount}", partial(sharpen, amount=amount)) for amount in (1, 2)),
    *(Perturbation("HU offset", f"{hu:+d} HU", partial(offset, hounsfield=hu)) for hu in (-50, -25, 25, 50)),
    *(Perturbation("HU gain", f"× {factor:g}", partial(gain, factor=factor)) for factor in (0.9, 0.95, 1.05, 1.1)),
    Perturbation("grey values", "256 of -1000…400 HU", partial(quantise, window_hu=(-1000, 400))),
    Perturbation("grey values", "256 of -1350…150 HU", partial(quantise, window_hu=(-1350, 150))),
    Perturbation("grey values", "32 of -1350…150 HU", partial(quantise, window_hu=(-1350, 150), levels=32)),
    *(
        Perturbation("slice thickness", f"{mm} mm", partial(thicken, thickness_mm=mm), volumes_only=True)
        for mm in (6, 9)
    ),
    *(Perturbation("resolution", f"{pixels}² and back", partial(coarsen, pixels=pixels)) for pixels in (256, 128)),
    *(Perturbation("field of view", f"cavity + {mm} mm", partial(crop, margin_mm=mm), harmless=True) for mm in (20, 5)),
    *(
        Perturbation("field of view", f"+ {share:.0%} air", partial(pad, share=share), harmless=True)
        for share in (0.25, 0.5)
    ),
    *(
        Perturbation("field of view", f"+ 15% of {hu} HU", partial(pad, share=0.15, hounsfield=hu), harmless=True)
        for hu in (0, -1024, -3024)
    ),
    *(
        Perturbation(
            "blank slices", f"15 of {hu} HU at both ends", partial(pad_slices, count=15, hounsfield=hu), harmless=True
        )
        for hu in (0, -1024)
    ),
    Perturbation("storage", "all axes flipped", partial(store, axes=(0, 1, 2), flips=(True,) * 3), same_place=True),
    Perturbation("storage", "sagittal", partial(store, axes=(2, 0, 1), flips=(False, True, False)), same_place=True),
    Perturbation("storage", "coronal", partial(store, axes=(1, 0, 2), flips=(False, False, True)), same_place=True),
    Perturbation("rotation", "10°", partial(rotate, degrees=10), harmless=True),
    Perturbation("rotation", "20°", partial(rotate, degrees=20)),
    Perturbation("wrong header", "left and right swapped", partial(mirror, axis=2), harmless=True),
    Perturbation("wrong header", "front and back swapped", partial(mirror, axis=1)),
)
