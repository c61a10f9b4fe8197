"""Severity scores that follow from shares of the lung by published rules: computed, not read by a radiologist.

Every score is a number, its maximum, its rule and its source. None of them says anything about cause, stage, oxygen
need or outcome, and what a radiologist scores by eye on the same CT may differ.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..lungs.lobes import LOBES
from .regions import ZONES

FALSE_POSITIVE_SHARE = 0.01
"""Share of the lung below which software cannot tell disease from none: of 100 healthy people, 98 had less than 1 % of
opacity by software (Chaganti 2020). That the limit is 1 % is CovidSeg's choice."""

LOBE_NAMES = tuple(lobe.name for lobe in LOBES)

_OPACITY = "GGO and consolidation inside the lung field over the lung field; effusion does not count"


@dataclass(frozen=True)
class SeverityScore:
    """One score.

    Attributes
    ----------
    name : str
        What the score is called.
    value : int or None
        None where it cannot be told; `reason` then says why.
    maximum : int
        The highest value that the score can have.
    rule, source : str
        How it is computed, and who described it.
    text : str
        The value in words, such as ``"CT-2"`` or ``"9 of 25"``.
    reason : str
        Why the value is unknown, or how it is to be understood; empty where there is nothing to add.
    """

    name: str
    value: int | None
    maximum: int
    rule: str
    source: str
    text: str
    reason: str = ""


def ct_class(share: float | None) -> SeverityScore:
    """Grade both lungs together as CT-0 to CT-4.

    Parameters
    ----------
    share : float or None
        GGO and consolidation inside the lung field over the lung field, 0 to 1; None where unknown.
    """
    value, text, reason = None, "unknown", "The lung field is unknown or cut off by the scan."
    if share is not None:
        reason = ""
        if 0 < share < FALSE_POSITIVE_SHARE:
            text, reason = "CT-0 or CT-1", "Less than 1 % of the lungs: within the false-positive range."
        else:
            value = _ct_grade(share)
            text = f"CT-{value}"
    return SeverityScore(
        "CT class",
        value,
        4,
        f"0: none; 1: <25 %; 2: 25 to <50 %; 3: 50–75 %; 4: >75 % of both lungs ({_OPACITY}). "
        "Below 1 % (our limit) CT-0 and CT-1 are not told apart. Grading by the worse lung is a variant, not used.",
        "CT 0–4 classes of the Moscow health department (Morozov 2020)",
        text,
        reason,
    )


def _ct_grade(share: float) -> int:
    if share == 0:
        return 0
    if share < 0.25:
        return 1
    if share < 0.50:
        return 2
    if share <= 0.75:
        return 3
    return 4


def zones_24(shares: Mapping[str, float] | None) -> SeverityScore:
    """Score six zones 0 to 4 each; `shares` by `regions.ZONES`, None where unknown."""
    return _sum_score(
        "Six zones, 0–24",
        shares,
        ZONES,
        zone_points,
        4,
        f"Each zone 0: none; 1: <25 %; 2: 25 to <50 %; 3: 50 to <75 %; 4: ≥75 % ({_OPACITY}). Zones are thirds of lung "
        "height, not the anatomical zones (carina, inferior pulmonary veins) that the score was described for.",
        "0–24 score by six zones; the zones replaced as the rule says",
        "The zones are unknown: a lung is missing, or much of the lungs is cut off by the scan.",
    )


def lobes_25(shares: Mapping[str, float] | None) -> SeverityScore:
    """Score five lobes 0 to 5 each; `shares` by `LOBE_NAMES`, None where unknown."""
    return _sum_score(
        "Five lobes, 0–25",
        shares,
        LOBE_NAMES,
        lobe_points_25,
        5,
        f"Each lobe 0: none; 1: <5 %; 2: 5–25 %; 3: >25–50 %; 4: >50–75 %; 5: >75 % ({_OPACITY}).",
        "Francone 2020 (its gaps, such as 25–26 %, closed)",
        "The lobes are unknown: give a lobe label map that has all five, of lungs that the scan does not cut off.",
    )


def lobes_20(shares: Mapping[str, float] | None) -> SeverityScore:
    """Score five lobes 0 to 4 each; `shares` by `LOBE_NAMES`, None where unknown."""
    return _sum_score(
        "Five lobes, 0–20",
        shares,
        LOBE_NAMES,
        lobe_points_20,
        4,
        f"Each lobe 0: none; 1: ≤25 %; 2: >25–50 %; 3: >50–75 %; 4: >75 % ({_OPACITY}).",
        "Li 2020 (its gaps, such as 25–26 %, closed)",
        "The lobes are unknown: give a lobe label map that has all five, of lungs that the scan does not cut off.",
    )


def zone_points(share: float) -> int:
    """Return the points, 0 to 4, of one zone of the 0–24 score."""
    return _points(share, below=(0.25, 0.50, 0.75))


def lobe_points_25(share: float) -> int:
    """Return the points, 0 to 5, of one lobe of the 0–25 score."""
    if share == 0:
        return 0
    if share < 0.05:
        return 1
    return 1 + _points(share, up_to=(0.25, 0.50, 0.75))


def lobe_points_20(share: float) -> int:
    """Return the points, 0 to 4, of one lobe of the 0–20 score."""
    return _points(share, up_to=(0.25, 0.50, 0.75))


def _points(share: float, *, below: Sequence[float] = (), up_to: Sequence[float] = ()) -> int:
    """Return 0 for nothing, else 1 and one more for each limit reached (`below`) or passed (`up_to`)."""
    if share == 0:
        return 0
    return 1 + sum(share >= limit for limit in below) + sum(share > limit for limit in up_to)


def _sum_score(
    name: str,
    shares: Mapping[str, float] | None,
    parts: Sequence[str],
    points: Callable[[float], int],
    highest: int,
    rule: str,
    source: str,
    unknown: str,
) -> SeverityScore:
    maximum = highest * len(parts)
    if shares is None or any(part not in shares for part in parts):
        return SeverityScore(name, None, maximum, rule, source, "unknown", unknown)
    value = sum(points(shares[part]) for part in parts)
    slight = sum(0 < shares[part] < FALSE_POSITIVE_SHARE for part in parts)
    reason = ""
    if slight:
        reason = f"{slight} of its points are for parts with less than 1 %: within the false-positive range."
    return SeverityScore(name, value, maximum, rule, source, f"{value} of {maximum}", reason)
