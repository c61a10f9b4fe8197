"""Places of a result worth looking at, and going from one to another."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import slicer
from numpy.typing import NDArray

from ..labels import LABELS, PLEURAL_EFFUSION
from ..lungs import LEFT, RIGHT
from ..measurement.lesions import Lesion, find_lesions
from ..mrml.results import lung_sides, uncertain_places
from ..mrml.scene import labels_from_segmentation
from ..worker.translation import tr as _
from .findings import class_name


@dataclass(frozen=True)
class Place:
    """A place worth looking at: where, in RAS mm, and what is there."""

    ras: tuple[float, float, float]
    text: str


class Navigator:
    """Goes through places one after another, forth and back, and round again."""

    def __init__(self, places: Sequence[Place] = ()) -> None:
        self._places = list(places)
        self._current: int | None = None

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, index: int) -> Place:
        """Return a place by its index, from 0."""
        return self._places[index]

    def move(self, step: int) -> tuple[int, Place]:
        """Go `step` places on, from the first or the last at the start; return the number, from 1, and the place."""
        if self._current is None:
            return self.go_to(0 if step > 0 else -1)
        return self.go_to(self._current + step)

    def go_to(self, index: int) -> tuple[int, Place]:
        """Go to the place of this index, from 0, counted round; return its number, from 1, and the place."""
        self._current = index % len(self._places)
        return self._current + 1, self._places[self._current]


def lesion_places(
    segmentation: slicer.vtkMRMLSegmentationNode, volume_node: slicer.vtkMRMLScalarVolumeNode, min_ml: float
) -> list[Place]:
    """Return the lesions of `min_ml` or more, the largest first."""
    label_map = labels_from_segmentation(segmentation, volume_node)
    sides = lung_sides(segmentation, label_map.labels.shape)
    return [_place(lesion, sides) for lesion in find_lesions(label_map, min_ml=min_ml)]


def least_sure_places(segmentation: slicer.vtkMRMLSegmentationNode) -> list[Place]:
    """Return the places, or slices, where the network was not sure, the worst first."""
    return [
        Place(centre, _("uncertainty {percent} %").format(percent=round(100 * uncertainty)))
        for centre, uncertainty in uncertain_places(segmentation)
    ]


def _place(lesion: Lesion, lung_sides: NDArray[np.uint8] | None) -> Place:
    (name,) = (class_name(label) for label in LABELS if label.value in lesion.values)
    text = _("{name}, {ml} mL").format(name=name, ml=f"{lesion.ml:.1f}")
    if lung_sides is not None:
        counts = np.bincount(lung_sides[tuple(lesion.voxels.T)], minlength=3)
        # Effusion lies beside the lungs; that of other lesions outside of them is worth a look.
        elsewhere = "" if PLEURAL_EFFUSION.value in lesion.values else _("outside the lungs")
        where = {RIGHT: _("right"), LEFT: _("left")}.get(int(counts.argmax()), elsewhere)
        text = f"{text}, {where}" if where else text
    return Place(lesion.centre_ras, text)
