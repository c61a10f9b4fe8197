"""What was measured, as people read it: the rows of the table, severity scores, and the change between two CTs."""

from collections.abc import Sequence
from dataclasses import replace

from ..labels import CONSOLIDATION, GGO, PLEURAL_EFFUSION, Label
from ..measurement.findings import Amount, Findings
from ..measurement.followup import Step
from ..measurement.records import changed
from ..measurement.severity import SeverityScore
from ..measurement.volumes import LungVolumes
from ..worker.translation import tr as _
from .engine_sentences import translated


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


def scores_in_words(findings: Findings) -> list[SeverityScore]:
    """Return the severity scores in the user's language."""
    return [
        replace(
            score,
            name=translated(score.name),
            text=_score_text(score),
            rule=translated(score.rule),
            source=translated(score.source),
            reason=translated(score.reason),
        )
        for score in findings.severity
    ]


def _score_text(score: SeverityScore) -> str:
    if score.text == f"{score.value} of {score.maximum}":
        return _("{value} of {maximum}").format(value=score.value, maximum=score.maximum)
    return {"unknown": _("unknown"), "CT-0 or CT-1": _("CT-0 or CT-1")}.get(score.text, score.text)


def change_in_words(step: Step) -> list[str]:
    """Return sentences on what changed from a CT to the next, and on what makes the two hard to compare."""
    if step.share_then is None or step.share_now is None:
        text = _("The change of the share of lung is unknown.")
    else:
        points = changed(100 * step.share_then, 100 * step.share_now)
        text = _("GGO and consolidation: {then} % → {now} % of the lungs ({points} points).").format(
            then=f"{100 * step.share_then:.1f}", now=f"{100 * step.share_now:.1f}", points=points
        )
    if step.interval_days is not None:
        text += " " + _("Days between the CTs: {days}.").format(days=step.interval_days)
    nothing = _("Nothing that makes these CTs hard to compare was found.")
    return [text, *(map(_warning, step.warnings) if step.warnings else [nothing])]


def _warning(text: str) -> str:
    """Return a sentence on a comparison; what limits one of its CTs stands behind the words for that CT."""
    whose = {
        "Both CTs": _("Both CTs: {note}"),
        "The first CT": _("The first CT: {note}"),
        "The second CT": _("The second CT: {note}"),
    }
    start, colon, note = text.partition(": ")
    return whose[start].format(note=translated(note)) if colon and start in whose else translated(text)


def _row(name: str, total: Amount, right: Amount | None, left: Amount | None) -> list[str]:
    share = "–" if total.share is None else f"{100 * total.share:.1f}"
    return [name, _ml(total.ml), share, _side(right), _side(left)]


def _ml(volume: float) -> str:
    if 0 < volume < 0.05:
        return "<0.1"  # 0.0 says that there is nothing
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
