"""The rows of the table of findings, as people read them."""

from ..measurement.findings import Amount, Findings
from ..measurement.volumes import LungVolumes
from ..worker.translation import tr as _


def findings_heads() -> list[str]:
    """Return the heads of the columns."""
    return [_("Finding"), _("mL"), _("% of lungs"), _("Right, mL"), _("Left, mL")]


def findings_rows(findings: Findings) -> list[list[str]]:
    """Return a row of cells for each class, one for all affected lung, and one for the lungs where they are known."""
    rows = [_row(one.label.name, one.total, one.right, one.left) for one in findings.findings]
    total, right, left = findings.affected
    assert total is not None, "every class has a total"
    rows.append(_row(_("Affected lung"), total, right, left))
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


def _lungs_row(lungs: LungVolumes) -> list[str]:
    return [_("Lungs"), _ml(lungs.total_ml), "", _ml(lungs.right_ml), _ml(lungs.left_ml)]
