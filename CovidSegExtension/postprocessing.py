"""From the network's probabilities to labels: class odds, bounds, small components; settings stored with each model."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from .components import connected_runs
from .errors import ModelError
from .labels import CLASS_COUNT, CLASSES, LUNGS, MEMBERS, PLEURAL_EFFUSION, Target
from .validation import STRICT

if TYPE_CHECKING:
    from torch import Tensor

HIGHEST_ODDS = 1000
"""Odds beyond it would call any lung a lesion."""

FARTHEST_MM = 100
"""Farther from the lungs than that is no longer the chest."""

LARGEST_COMPONENT_ML = 10_000
"""More than any lung holds: whoever removes that much wants to see nothing."""


@dataclass(frozen=True)
class Postprocessing:
    """Corrections of the network's answer; off or on in the model's settings.

    Attributes
    ----------
    bound_by_lungs : bool
        GGO and consolidation only inside the lung field, effusion only inside the thoracic cavity.
    beyond_lungs_mm : float
        How far beyond them, in the slice, is still inside: masks of lungs lose lesions and fluid at the pleura, while
        what networks take for lesions elsewhere in the body lies farther off.
    min_component_ml : float
        Connected parts of a class smaller than this are removed; 0 keeps all.
    sure_above : float
        A connected lesion, its classes taken together, stays only where the network is this sure of it at some voxel:
        where the probabilities of its classes add up to so much, the odds left out. Lesions are drawn as wide as the
        odds say, while what is nowhere more than likely (the dome of the diaphragm, denser backs) is none. 0 keeps all.
    class_odds : tuple of float
        What the probability of each class, background first, is multiplied with before the most likely one is chosen:
        above 1 finds more of a class than the network alone does.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    bound_by_lungs: bool = True
    beyond_lungs_mm: float = 0.0
    min_component_ml: float = 0.0
    sure_above: float = 0.0
    class_odds: tuple[float, ...] = (1.0,) * CLASS_COUNT

    def __post_init__(self) -> None:
        object.__setattr__(self, "class_odds", tuple(self.class_odds))  # JSON and TOML bring lists
        if len(self.class_odds) != CLASS_COUNT or not all(0 < odds <= HIGHEST_ODDS for odds in self.class_odds):
            raise ModelError(
                f"Unusable postprocessing: class_odds must be {CLASS_COUNT} numbers above 0, up to {HIGHEST_ODDS}, not "
                f"{self.class_odds!r:.200}."
            )
        if not 0 <= self.min_component_ml <= LARGEST_COMPONENT_ML:
            raise ModelError(
                f"Unusable postprocessing: min_component_ml must be from 0 to {LARGEST_COMPONENT_ML}, "
                f"not {self.min_component_ml}."
            )
        if not 0 <= self.beyond_lungs_mm <= FARTHEST_MM:
            raise ModelError(
                f"Unusable postprocessing: beyond_lungs_mm must be from 0 to {FARTHEST_MM}, not {self.beyond_lungs_mm}."
            )
        if not 0 <= self.sure_above < 1:
            raise ModelError(
                f"Unusable postprocessing: sure_above must be a probability from 0 to below 1, not {self.sure_above}."
            )

    def reach(self, pixel_mm: tuple[float, float]) -> tuple[int, int]:
        """Return how many rows and columns beyond the lungs are still inside."""
        return round(self.beyond_lungs_mm / pixel_mm[0]), round(self.beyond_lungs_mm / pixel_mm[1])

    def lesion_box(self, probabilities: "Tensor") -> tuple[slice, slice] | None:
        """Return the rows and columns outside which `labels_of` finds background only, or None where it finds no else.

        `probabilities` have the shape (N, C, H, W) and are those of before the odds.
        That holds for what is interpolated between the pixels too: a weighted mean of probabilities of which the
        background's is always the highest.
        """
        weights = self._odds(probabilities)
        lesions = (probabilities[:, 1:] * weights[1:, None, None]).amax(dim=1)
        found = (lesions > probabilities[:, 0] * weights[0]).any(dim=0)
        rows, columns = (found.any(dim=axis).nonzero().flatten().tolist() for axis in (1, 0))
        return (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)) if rows else None

    def sure(self, probabilities: "Tensor") -> "Tensor":
        """Return where lesions together are as likely as `sure_above` asks: (N, C, H, W) to bool (N, H, W)."""
        return probabilities[:, 0] <= 1 - self.sure_above

    def _odds(self, probabilities: "Tensor") -> "Tensor":
        """Return the odds of each output, (C,); those of a model with one foreground are all 1."""
        import torch

        if probabilities.shape[1] != CLASS_COUNT:
            return torch.ones(probabilities.shape[1], device=probabilities.device)
        return torch.tensor(self.class_odds, device=probabilities.device)

    def labels_of(
        self,
        probabilities: "Tensor",
        lung_field: NDArray[np.bool_],
        cavity: NDArray[np.bool_],
        pixel_mm: tuple[float, float],
        target: Target = CLASSES,
    ) -> "Tensor":
        """Return the most likely class within its bounds, class odds applied.

        Parameters
        ----------
        probabilities : tensor, shape (N, C, H, W)
            Of the target's outputs; changed in place.
        lung_field, cavity : ndarray, shape (N, H, W)
            The bounds of GGO and consolidation, and of effusion.
        pixel_mm : (float, float)
            Spacing of rows and columns.
        target : Target
            What is told apart. A foreground that takes in effusion is bounded by the cavity, lungs by nothing.

        Returns
        -------
        tensor of uint8, shape (N, H, W)
        """
        import torch

        device = probabilities.device
        probabilities *= self._odds(probabilities).view(-1, 1, 1)
        if self.bound_by_lungs and target.foreground != (LUNGS,):
            in_field, in_cavity = (
                torch.from_numpy(grown(mask, self.reach(pixel_mm))).to(device) for mask in (lung_field, cavity)
            )
            for output, value in enumerate(target.values[1:], start=1):
                probabilities[:, output] *= in_cavity if PLEURAL_EFFUSION.value in MEMBERS[value] else in_field
        labels = most_likely(probabilities)
        return labels.mul_(target.values[1]) if target.is_merged else labels


def grown(masks: NDArray[np.bool_], pixels: tuple[int, int]) -> NDArray[np.bool_]:
    """Return masks of slices, shape (N, Y, X), grown by so many rows and columns to each side."""
    result = masks
    for axis, reach in zip((1, 2), pixels, strict=True):
        # In steps that double: a reach of 12 takes 4 of them, not 12.
        done = 0
        while done < reach:
            step = min(done + 1, reach - done)
            before, after = [slice(None)] * 3, [slice(None)] * 3
            before[axis], after[axis] = slice(None, -step), slice(step, None)
            moved = result.copy()
            moved[tuple(after)] |= result[tuple(before)]
            moved[tuple(before)] |= result[tuple(after)]
            result, done = moved, done + step
    return result


def most_likely(probabilities: "Tensor") -> "Tensor":
    """Return the class of the highest probability, (N, C, H, W) to uint8 (N, H, W); the first where several are equal.

    Class by class, because `Tensor.argmax` over a strided dimension takes some 40 times as long on a CPU.
    """
    import torch

    best = probabilities[:, 0]
    labels = torch.zeros(best.shape, dtype=torch.uint8, device=best.device)
    for value in range(1, probabilities.shape[1]):
        higher = (probabilities[:, value] > best).to(torch.uint8)
        labels = torch.maximum(labels, higher.mul_(value))
        best = torch.maximum(best, probabilities[:, value])
    return labels


def remove_small_components(labels: NDArray[np.uint8], voxel_ml: float, min_ml: float) -> int:
    """Set to 0, in place, every connected part of a class in `labels` (Z, Y, X) that is smaller than `min_ml`.

    Voxels that share a face, an edge or a corner are connected.

    Returns
    -------
    int
        Number of parts removed.
    """
    if min_ml <= voxel_ml:
        return 0
    runs = connected_runs(labels, corners=True)
    small = runs.sizes * voxel_ml < min_ml
    small[0] = False
    labels[runs.voxels(small)] = 0
    return int(small.sum())


def remove_doubtful_components(labels: NDArray[np.uint8], sure: NDArray[np.intp]) -> int:
    """Set to 0, in place, every connected lesion in `labels` (Z, Y, X) of which no voxel is among the sure ones.

    Its classes count as one. Only voxels that share a face are connected: a doubtful part that hangs on a sure one by a
    corner or an edge would come and go with the rounding of a network in 16 bits.

    Parameters
    ----------
    sure : ndarray of int, shape (n,)
        Voxels, as indices of the flattened array, in any order; those without a label do not count.

    Returns
    -------
    int
        Number of lesions removed.
    """
    lesions = connected_runs(labels, merged=True)
    doubtful = np.ones(len(lesions.sizes), np.bool_)
    doubtful[0] = False  # no lesion
    doubtful[lesions.parts_at(sure)] = False
    labels[lesions.voxels(doubtful)] = 0
    return int(doubtful.sum())
