"""The overlap of a cohort: means over its cases, and figures of all cases as one."""

from dataclasses import asdict, dataclass
from typing import Any

from ..labels import DRAWN, covered
from .overlap import EMPTY_RULE, LABEL_VALUES, PARTIAL_RULE, SCORED, CaseScore, Summary


@dataclass(frozen=True)
class Evaluation:
    """Scores of a set of cases.

    Attributes
    ----------
    cases : tuple of CaseScore
    unmatched : tuple of str
        Files that have no partner and were not evaluated, each with what is missing.
    """

    cases: tuple[CaseScore, ...]
    unmatched: tuple[str, ...] = ()

    @property
    def summaries(self) -> dict[str, Summary]:
        """Each class or union that any case was scored on, in the order of `SCORED`, which ends with all lesions."""
        scores = {name: [case.classes[name] for case in self.cases if name in case.classes] for name in SCORED}
        return {name: Summary.of(scores[name]) for name in SCORED if scores[name]}

    def to_json(self) -> dict[str, Any]:
        """Return everything as values that `json` writes; undefined figures are None (``null``)."""
        return {
            "empty_rule": EMPTY_RULE,
            "partial_rule": PARTIAL_RULE,
            "all_lesions": self.all_lesions_rule(),
            "summary": {
                name: asdict(summary) | {"pooled": summary.pooled.to_json()} for name, summary in self.summaries.items()
            },
            "cases": [
                {"name": case.name, "classes": {name: score.to_json() for name, score in case.classes.items()}}
                for case in self.cases
            ],
            "unmatched": list(self.unmatched),
        }

    def all_lesions_rule(self) -> str:
        """Return what the row of all lesions holds."""
        scored = [one for one in DRAWN if any(one.name in case.classes for case in self.cases)]
        if covered(one.value for one in scored) == covered(LABEL_VALUES):
            return "All lesions: any label > 0 (in a data set that annotates only some labels: any of those)."
        values = ", ".join(f"{one.value} {one.name}" for one in scored)
        return f"All lesions: any of the annotated labels ({values}); the others were left out of label and prediction."
