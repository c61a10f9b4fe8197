"""Whether separate lesions were found: sensitivity by lesion, and false positives by case."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..geometry import Grid
from ..measurement.lesions import CONNECTIVITY, MIN_LESION_ML, find_lesions
from ..volume import LabelMap

MATCH_SHARE = 0.10
"""Share of a lesion's volume that must be in the other label map, so that a touching corner is no detection."""

DETECTION_RULE = (
    f"Lesions: connected parts ({CONNECTIVITY}) of at least {MIN_LESION_ML:g} mL. A true lesion is found if at least "
    f"{100 * MATCH_SHARE:.0f} % of its volume is labelled; a predicted one is a false positive if less than "
    f"{100 * MATCH_SHARE:.0f} % of its volume is true. Predicted lesions that lie mostly where nobody annotated are "
    "left out."
)


@dataclass(frozen=True)
class LesionScore:
    """One lesion: of the label, or of the prediction.

    Attributes
    ----------
    true : bool
        Whether it is one of the label.
    ml : float
    overlap_share : float
        Share of its volume that is in the other label map, 0 to 1.
    centre_ras : tuple of float
        A point inside of it, in RAS mm.
    """

    true: bool
    ml: float
    overlap_share: float
    centre_ras: tuple[float, float, float]

    @property
    def matched(self) -> bool:
        """Whether it was found, or is no false positive."""
        return self.overlap_share >= MATCH_SHARE


@dataclass(frozen=True)
class DetectionScore:
    """The lesions of one class in one case, the largest first."""

    lesions: tuple[LesionScore, ...]

    @property
    def true_lesions(self) -> int:
        """Lesions of the label."""
        return sum(lesion.true for lesion in self.lesions)

    @property
    def found_lesions(self) -> int:
        """Lesions of the label that were found."""
        return sum(lesion.true and lesion.matched for lesion in self.lesions)

    @property
    def false_positives(self) -> int:
        """Predicted lesions that are none."""
        return sum(not lesion.true and not lesion.matched for lesion in self.lesions)

    @property
    def sensitivity(self) -> float | None:
        """Share of the label's lesions that were found; None where there are none."""
        return self.found_lesions / self.true_lesions if self.true_lesions else None


def score_detection(
    found: NDArray[np.bool_], true: NDArray[np.bool_], grid: Grid, known: NDArray[np.bool_] | None = None
) -> DetectionScore:
    """Match the lesions of two masks; arguments as of `surface.score_surfaces`, rules as in `DETECTION_RULE`."""
    lesions = []
    for is_true, mask, other in ((True, true, found), (False, found, true)):
        for lesion in find_lesions(LabelMap(mask.view(np.uint8), grid), [(1,)], min_ml=MIN_LESION_ML):
            at = tuple(lesion.voxels.T)
            share = float(other[at].mean())
            if known is not None and not is_true:
                told = known[at]
                if 2 * np.count_nonzero(told) < len(told):
                    continue
                share = float(other[at][told].mean())
            lesions.append(LesionScore(is_true, lesion.ml, share, lesion.centre_ras))
    return DetectionScore(tuple(lesions))
