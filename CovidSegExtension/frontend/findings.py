"""The rows of the table of findings, as people read them."""

from collections.abc import Sequence

from ..labels import CONSOLIDATION, GGO, PLEURAL_EFFUSION, Label
from ..measurement.findings import Amount, Findings
from ..measurement.volumes import LungVolumes
from ..worker.translation import tr as _


def class_name(label: Label) -> str:
    """Return what people call a class."""
    return {GGO: _("Ground-glass opacity"), CONSOLIDATION: _("Consolidation"), PLEURAL_EFFUSION: _("Pleural effusion")}[
        label
    ]


def findings_heads() -> list[str]:
    """Return the heads of the columns."""
    return [_("Finding"), _("mL"), _("% of lungs"), _("Right, mL"), _("Left, mL")]


def findings_rows(findings: Findings, *, zones: bool = False) -> list[list[str]]:
    """Return a row of cells for each class, one for all affected lung, and one for the lungs where they are known.

    With `zones`, also one for each third of the lungs' height, where the lungs are known and not cut off.
    """
    rows = [_row(class_name(one.label), one.total, one.right, one.left) for one in findings.findings]
    rows.append(_row(_("Affected lung"), *findings.affected))
    if zones:
        rows += _zone_rows(findings.zones)
    if findings.lungs is not None:
        rows.append(_lungs_row(findings.lungs))
    return rows


def _row(name: str, total: Amount, right: Amount | None, left: Amount | None) -> list[str]:
    share = "–" if total.share is None else f"{100 * total.share:.1f}"
    return [name, _ml(total.ml), share, _side(right), _side(left)]


def _ml(volume: float) -> str:
    return f"{volume:.0f}" if volume >= 100 else f"{volume:.1f}"


def _side(amount: Amount | None) -> str:
    if amount is None:
        return "–"
    share = "" if amount.share is None else f" ({100 * amount.share:.1f} %)"
    return _ml(amount.ml) + share


def _zone_rows(zones: Sequence[tuple[str, Amount]]) -> list[list[str]]:
    """Return a row for each height, the right and the left lung beside one another."""
    by_zone = dict(zones)
    heights = {"upper": _("upper third"), "middle": _("middle third"), "lower": _("lower third")}
    rows = []
    for height, name in heights.items() if zones else ():
        right, left = (by_zone[f"{side} {height} zone"] for side in ("right", "left"))
        rows.append([_("Affected, {third}").format(third=name), _ml(right.ml + left.ml), "", _side(right), _side(left)])
    return rows


def _lungs_row(lungs: LungVolumes) -> list[str]:
    return [_("Lungs"), _ml(lungs.total_ml), "", _ml(lungs.right_ml), _ml(lungs.left_ml)]
