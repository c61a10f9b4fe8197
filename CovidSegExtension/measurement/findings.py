"""The numbers of the results table: volume and share of lung of each class, in all and by side."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..labels import PLEURAL_EFFUSION, Label
from ..lungs import LEFT, RIGHT
from ..volume import LabelMap
from .regions import sides_of_scan
from .volumes import LungVolumes, lung_volumes, measure


@dataclass(frozen=True)
class Amount:
    """A volume in mL and, for lesions of the lung, its share of that lung, 0 to 1."""

    ml: float
    share: float | None


@dataclass(frozen=True)
class Finding:
    """One class: in all, and on each side where the lungs are known."""

    label: Label
    total: Amount
    right: Amount | None = None
    left: Amount | None = None


@dataclass(frozen=True)
class Findings:
    """Every class in the order of its value, and the lungs if they are known."""

    findings: tuple[Finding, ...]
    lungs: LungVolumes | None = None

    @property
    def affected(self) -> tuple[Amount | None, Amount | None, Amount | None]:
        """How much lung is affected, by ground glass or consolidation: in all, on the right, on the left."""
        lesions = [finding for finding in self.findings if finding.label != PLEURAL_EFFUSION]
        return (
            _sum([finding.total for finding in lesions]),
            _sum([finding.right for finding in lesions]),
            _sum([finding.left for finding in lesions]),
        )

    def table(self) -> list[list[str]]:
        """Return head and rows as text, for CSV: volumes in mL, shares in percent, empty where unknown."""
        rows = [["class", "ml", "percent of lung", "right ml", "percent of right", "left ml", "percent of left"]]
        amounts = [(one.label.name, (one.total, one.right, one.left)) for one in self.findings]
        for name, sides in [*amounts, ("Affected lung", self.affected)]:
            cells = [name]
            for amount in sides:
                share = None if amount is None else amount.share
                cells += ["" if amount is None else f"{amount.ml:.2f}", "" if share is None else f"{100 * share:.2f}"]
            rows.append(cells)
        if self.lungs is not None:
            right, left = self.lungs.right_ml, self.lungs.left_ml
            rows.append(["Lungs", f"{right + left:.2f}", "", f"{right:.2f}", "", f"{left:.2f}", ""])
        return rows


def _sum(amounts: Sequence[Amount | None]) -> Amount | None:
    known = [amount for amount in amounts if amount is not None]
    if not known:
        return None
    shares = [amount.share for amount in known if amount.share is not None]
    return Amount(sum(amount.ml for amount in known), sum(shares) if len(shares) == len(known) else None)


def measure_findings(labels: NDArray, affine: NDArray[np.float64], lung_sides: NDArray | None) -> Findings:
    """Measure a label map.

    Parameters
    ----------
    labels : ndarray of uint8, shape (Z, Y, X)
        Values as in `labels`.
    affine : ndarray, shape (4, 4)
        Voxel index (i, j, k, 1) to RAS mm.
    lung_sides : ndarray of uint8, shape (Z, Y, X), or None
        1 in the right lung, 2 in the left.

    Notes
    -----
    What lies outside both lungs, such as effusion, belongs to the side of the plane midway between them on which it
    lies.
    """
    voxel_ml = abs(float(np.linalg.det(affine[:3, :3]))) / 1000
    totals = measure(labels, voxel_ml, lung_sides)
    lungs = None if lung_sides is None else lung_volumes(lung_sides, voxel_ml)
    if lung_sides is None or lungs is None or not (lungs.right_ml and lungs.left_ml):
        return Findings(tuple(Finding(each.label, Amount(each.ml, each.share_of_lung)) for each in totals), lungs)
    sides = sides_of_scan(labels > 0, lung_sides, LabelMap.from_array(labels, affine).grid)
    right, left = (
        measure(labels * (sides == side), voxel_ml, lung_sides * (lung_sides == side)) for side in (RIGHT, LEFT)
    )
    return Findings(
        tuple(
            Finding(each[0].label, *(Amount(one.ml, one.share_of_lung) for one in each))
            for each in zip(totals, right, left, strict=True)
        ),
        lungs,
    )
