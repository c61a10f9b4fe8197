"""All that is scored of one case: overlap by slice and in all, surfaces, lesions, severity where lungs are known."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..boxes import box_around
from ..errors import InputError
from ..geometry import Grid
from ..io.images import read_labels, read_volume
from ..labels import CONSOLIDATION, GGO, IGNORE, MEMBERS, covered
from ..lungs import find_lungs
from ..measurement.severity import FALSE_POSITIVE_SHARE, ct_class
from .detection import DetectionScore, score_detection
from .overlap import VOXEL_METRICS, CaseScore, ClassScore, masks_of, score_case, score_slices, scored_regions
from .pairs import Pair
from .surface import TOLERANCES_MM, SurfaceScore, score_surfaces

CASE_METRICS = (*VOXEL_METRICS, "hd95_mm", "surface_dice", "surface_dice_strict", "volume_error_ml")
"""The figures of one class in one case; a class that is in neither label map has none."""

GRADES = 5
"""CT-0 to CT-4."""

SEVERITY_RULE = (
    "Severity: CT-0 to CT-4 from the share of the lungs, both graded by the same rule and the same lungs; less than "
    f"{100 * FALSE_POSITIVE_SHARE:.0f} % counts as CT-0. Agreement is Cohen's kappa with linear weights."
)


@dataclass(frozen=True)
class SeverityGrades:
    """Share of the lungs with GGO or consolidation, 0 to 1, and the grade that follows: true and found."""

    true_share: float
    found_share: float

    @property
    def true(self) -> int:
        """Grade of the label."""
        return _grade(self.true_share)

    @property
    def found(self) -> int:
        """Grade of the prediction."""
        return _grade(self.found_share)

    def to_json(self) -> dict[str, float]:
        """Return shares and grades under fixed names."""
        return {
            "true_share_percent": 100 * self.true_share,
            "found_share_percent": 100 * self.found_share,
            "true_grade": self.true,
            "found_grade": self.found,
        }


def _grade(share: float) -> int:
    return ct_class(share).value or 0


@dataclass(frozen=True)
class CaseEvaluation(CaseScore):
    """One case: to the overlap of each class, by its name, comes what else was scored.

    Attributes
    ----------
    patient : str
    slices : tuple of dict
        The overlap of each class on each axial slice, from the feet up.
    surfaces : dict of SurfaceScore
    detections : dict of DetectionScore
    severity : SeverityGrades or None
        None where the lungs are unknown, or the label does not tell in all of them.
    left_out : bool
        Whether all that the label marks is left out of scores, as in a mask of 0 and 255.
    """

    patient: str = ""
    slices: tuple[dict[str, ClassScore], ...] = ()
    surfaces: dict[str, SurfaceScore] = field(default_factory=dict)
    detections: dict[str, DetectionScore] = field(default_factory=dict)
    severity: SeverityGrades | None = None
    left_out: bool = False

    def figure(self, name: str, metric: str) -> float | None:
        """Return one of `CASE_METRICS` of a class; None where it is undefined."""
        score = self.classes.get(name)
        if score is None or score.dice is None:
            return None
        if metric in VOXEL_METRICS:
            return getattr(score, metric)
        if metric == "volume_error_ml":
            return score.found_ml - score.true_ml
        surface = self.surfaces[name]
        if metric == "hd95_mm":
            return surface.hd95_mm
        return surface.surface_dice[int(metric == "surface_dice_strict")]

    def slice_figures(self, name: str, metric: str) -> Iterator[float]:
        """Yield one of `overlap.VOXEL_METRICS` of a class on each slice that holds it and where it is defined."""
        for scores in self.slices:
            value = None if scores[name].dice is None else getattr(scores[name], metric)
            if value is not None:
                yield value


def evaluate_pair(
    pair: Pair, tolerances_mm: tuple[float, float] = TOLERANCES_MM, auto_lungs: bool = False
) -> CaseEvaluation:
    """Read and score one case.

    Parameters
    ----------
    pair : Pair
        Its files.
    tolerances_mm : (float, float)
        Of the surface Dice, and of its strict sibling.
    auto_lungs : bool
        Whether to find the lungs in the CT where there is no mask of them.

    Raises
    ------
    InputError
        If a file cannot be read, or they lie on different grids.
    """
    found, true = pair.read()
    voxel_ml, grid = true.grid.voxel_ml, true.grid
    overlap = score_case(found.labels, true.labels, voxel_ml, pair.annotated, pair.name)
    surfaces, detections = {}, {}
    box = box_around(found.labels | true.labels)
    found_part, true_part, part = found.labels[box], true.labels[box], grid.crop(box)
    present = covered(value for value in MEMBERS if (found_part == value).any() or (true_part == value).any())
    scored: dict[frozenset[int], tuple[SurfaceScore, DetectionScore]] = {}
    for name, members in scored_regions(pair.annotated).items():
        alike = frozenset(members & present)  # infection and all lesions are the same where there is no effusion
        if alike not in scored:
            of_found, of_true, known = masks_of(found_part, true_part, members)
            scored[alike] = (
                score_surfaces(of_found, of_true, part, known, tolerances_mm, whole=grid),
                score_detection(of_found, of_true, part, known),
            )
        surfaces[name], detections[name] = scored[alike]
    return CaseEvaluation(
        pair.name,
        overlap.classes,
        pair.patient,
        tuple(score_slices(found.labels, true.labels, voxel_ml, pair.annotated)),
        surfaces,
        detections,
        _severity(pair, found.labels, true.labels, grid, auto_lungs),
        set(np.unique(true.labels).tolist()) - {0} == {IGNORE},
    )


def _severity(
    pair: Pair, found: NDArray[np.uint8], true: NDArray[np.uint8], grid: Grid, auto_lungs: bool
) -> SeverityGrades | None:
    opacity = {GGO.value, CONSOLIDATION.value}
    if not opacity <= covered(pair.annotated):
        return None
    lungs = _lung_mask(pair, grid, auto_lungs)
    if lungs is None or not lungs.any():
        return None
    is_found, is_true, is_known = masks_of(found[lungs], true[lungs], opacity)
    if not is_known.all():
        return None
    return SeverityGrades(float(is_true.mean()), float(is_found.mean()))


def _lung_mask(pair: Pair, grid: Grid, auto_lungs: bool) -> NDArray[np.bool_] | None:
    """Return the lungs of a case on its axial grid; None where nobody knows them."""
    if pair.lungs is not None:
        mask = read_labels(pair.lungs, grid).axial()
        if not mask.grid.matches(grid):
            raise InputError(f"The lung mask {pair.lungs} has {mask.grid}, the label map {grid}; make it on one CT.")
        return mask.labels > 0
    if auto_lungs and pair.image is not None:
        volume = read_volume(pair.image).axial()
        if not volume.grid.matches(grid):
            raise InputError(f"The CT {pair.image} has {volume.grid}, the label map {grid}; give the CT of both.")
        return find_lungs(volume, "auto").sides > 0
    return None
