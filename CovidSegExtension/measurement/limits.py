"""What limits the figures of one CT, in sentences: lungs cut off, missing or implausible, and lesions beyond them."""

from collections.abc import Sequence

from ..geometry import Grid
from ..scan_info import ScanInfo, thick_slices
from .lesions import lung_like
from .records import LUNG, LUNG_FIELD, OPACITY, OUTSIDE, WHOLE_SCAN, RegionMeasurement, millilitres
from .regions import BOTH_LUNGS, BOTH_SIDES, LungCoverage

PLAUSIBLE_LUNGS_ML = (1000.0, 10000.0)
"""Adults' lungs on CT lie between; beyond, the lungs were probably not found rightly, or it is a child."""

BY_HAND: dict[bool | None, str] = {
    True: "The label map was corrected by hand.",
    False: "The label map was made by software and not corrected by hand.",
    None: "Whether the label map was corrected by hand is not recorded.",
}
"""The note on `CaseMeasurements.edited`."""

_CUT_OFF = "The scan cuts the lungs off at the "


def limits_of(
    notes: Sequence[str],
    rows: Sequence[RegionMeasurement],
    coverage: LungCoverage | None,
    grid: Grid,
    scan: ScanInfo,
    edited: bool | None,
    *,
    lobe_regions: bool,
) -> tuple[str, ...]:
    """Return the notes on CT and lungs, and then what limits the figures, a sentence each, none twice.

    Parameters
    ----------
    notes : sequence of str
    rows : sequence of RegionMeasurement
    coverage : LungCoverage or None
    grid : Grid
        The CT's, its slices axial.
    scan : ScanInfo
    edited : bool or None
        As of `CaseMeasurements`.
    lobe_regions : bool
        Whether `rows` hold lobes.
    """
    limits = list(notes)
    where = WHOLE_SCAN if coverage is None else BOTH_LUNGS
    [opacity] = [r for r in rows if (r.region, r.side, r.class_name) == (where, BOTH_SIDES, OPACITY)]
    median = None if opacity.hu is None else opacity.hu.p50
    if why := lung_like(opacity.share_of_region, median, opacity.volume_ml or 0):
        limits.append(f"The label map may be one of the lungs, not of lesions: {why}; check which file was given.")
    if coverage is None:
        limits.append("No lungs are known: shares, zones and scores are unknown.")
    else:
        if not any(note.startswith(_CUT_OFF) for note in notes):  # they know of a round field of view too
            limits += limits_of_coverage(coverage)
        [both] = [row for row in rows if row.class_name == LUNG and row.region == BOTH_LUNGS]
        low, high = PLAUSIBLE_LUNGS_ML
        if both.volume_ml is not None and not coverage.cut_off and not low <= both.volume_ml <= high:
            limits.append(
                f"The lung field has {both.volume_ml:.0f} mL, which is unusual for an adult: check the lung mask."
            )
        missing = [
            row.side for row in rows if row.region_rule == LUNG_FIELD and row.class_name == LUNG and not row.region_ml
        ]
        limits += [f"There is no {side} lung in the lung field: sides, zones and scores miss it." for side in missing]
        [outside] = [r for r in rows if (r.region, r.side, r.class_name) == (OUTSIDE, BOTH_SIDES, OPACITY)]
        if outside.volume_ml:
            limits.append(
                f"{millilitres(outside.volume_ml)} of GGO or consolidation lie outside the lung field and count in no "
                "share or score."
            )
        if lobe_regions and both.volume_ml:
            in_lobes = sum(row.volume_ml or 0 for row in rows if row.class_name == LUNG and row.region.endswith("lobe"))
            if in_lobes < 0.95 * both.volume_ml:
                share = 100 * (1 - in_lobes / both.volume_ml)
                limits.append(f"{share:.0f} % of the lung field lies in no lobe of the lobe label map.")
    limits += [*thick_slices(grid.shape[0], grid.spacing_mm[0]), *scan.limits()]
    limits.append(BY_HAND[edited])
    return tuple(dict.fromkeys(limits))


def limits_of_coverage(coverage: LungCoverage) -> list[str]:
    """Return what is limited by lungs that the scan cuts off, in one sentence; nothing where it does not."""
    if not coverage.cut_off:
        return []
    where = " and at the ".join(coverage.cut_off)
    if coverage.whole_enough:
        return [f"The scan cuts the lungs off at the {where}: volumes are of the part that it shows."]
    cut = max(coverage.top, coverage.bottom)
    return [
        f"The scan cuts the lungs off at the {where}: volumes are of the part that it shows; zones and scores are "
        f"unknown, since the outermost slice holds {100 * cut:.0f} % of the largest area of lung (limit "
        f"{100 * LungCoverage.MISSING:.0f} %)."
    ]
