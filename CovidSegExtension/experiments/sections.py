"""The smaller tables of an experiment's report, in Markdown: sides of the split, classes, comparisons, cases."""

import statistics
from collections.abc import Sequence

from ..evaluation.agreement import PatientBootstrap, grade_agreement
from ..evaluation.case import GRADES
from ..labels import LABELS
from ..report.tables import number
from .results import Experiment, Result, Subject
from .statistics import Compared, check_claims, compare_with_best


def parts_table(experiment: Experiment) -> str:
    """Return the figures of each side of the split, where they were measured."""
    sides = sides_of(experiment)
    if not sides:
        return ""
    metrics = {"Dice": "dice", "IoU": "iou", "precision": "precision", "recall": "sensitivity", "accuracy": "accuracy"}
    head = ["row", *(f"{side}: {title}" for side in sides for title in metrics)]
    rows = [
        [name, *(number(mean_of_part(results, side, metric)) for side in sides for metric in metrics.values())]
        for name, results in experiment.results.items()
    ]
    return f"What was learnt from against what was not (F1 is Dice):\n\n{markdown_table(head, rows)}"


def sides_of(experiment: Experiment) -> list[str]:
    """Return the sides of the split that were measured."""
    return list(dict.fromkeys(side for results in experiment.results.values() for one in results for side in one.parts))


def mean_of_part(results: Sequence[Result], side: str, metric: str) -> float | None:
    """Return a figure of one side of the split, the mean over seeds; `metric` of `overlap.METRICS`, or ``accuracy``."""
    parts = [result.parts[side] for result in results if side in result.parts]
    return mean_of([(part.accuracy if metric == "accuracy" else part.figures[metric]).mean for part in parts])


def classes_table(experiment: Experiment) -> str:
    """Return the Dice of each class, of rows that tell classes apart."""
    names = [label.name for label in LABELS]
    rows = [
        [
            name,
            *(
                number(mean_of([r.figures[label]["dice"].mean for r in results if label in r.figures]))
                for label in names
            ),
        ]
        for name, results in experiment.results.items()
        if any(label in results[0].figures for label in names)
    ]
    return f"Dice by class:\n\n{markdown_table(['row', *names], rows)}" if rows else ""


def pairs_table(experiment: Experiment) -> str:
    """Return the best row against each other one."""
    pairs = compare_with_best(experiment.results)
    if not pairs:
        return ""
    rows = [[pair.second, *_difference_cells(pair)] for pair in pairs]
    head = ["row", f"Dice of {pairs[0].first} less this", "95 % interval", "p", "patients"]
    return f"The best row against each other one, patient by patient:\n\n{markdown_table(head, rows)}"


def claims_table(experiment: Experiment) -> str:
    """Return the document's conclusions beside what can be concluded here."""
    rows = []
    claims = experiment.table.claims
    for claim, (compared, words) in zip(claims, check_claims(claims, experiment.results), strict=True):
        cells = ["–"] * 4 if compared is None else _difference_cells(compared)
        document = "" if claim.difference is None else f"{claim.difference:+.3f}"
        rows.append([claim.says, f"{claim.better} – {claim.worse}", document, *cells[:3], words])
    head = [
        "the document concludes",
        "rows",
        "its difference",
        "ours",
        "95 % interval",
        "p",
        "what can be concluded here",
    ]
    return markdown_table(head, rows) if rows else ""


def subjects_table(experiment: Experiment) -> str:
    """Return every held-out case by itself, mean over seeds, of the row that the document proposes."""
    done = [name for name in experiment.results if experiment.results[name][0].subjects]
    if not experiment.table.subjects or not done:
        return ""
    name = _proposal(experiment, done)
    by_case: dict[str, list[Subject]] = {}
    for result in experiment.results[name]:
        for subject in result.subjects:
            by_case.setdefault(subject.name, []).append(subject)
    rows = [
        [
            case,
            " × ".join(str(side) for side in seeds[0].shape[::-1]),
            " × ".join(f"{side:g}" for side in seeds[0].spacing_mm[::-1]),
            *(number(mean_of([getattr(each, metric) for each in seeds])) for metric in ("dice", "sensitivity", "iou")),
        ]
        for case, seeds in by_case.items()
    ]
    head = ["subject", "resolution", "mm", "Dice", "sensitivity", "IoU"]
    return f"Each held-out case by itself, row {name}, mean over seeds:\n\n{markdown_table(head, rows)}"


def _proposal(experiment: Experiment, done: Sequence[str]) -> str:
    """Return the row of `done` that the document's conclusions hold best, or the last one."""
    better = [claim.better for claim in experiment.table.claims if claim.better in done]
    return better[-1] if better else done[-1]


def severity_table(experiment: Experiment) -> str:
    """Return how far the grades CT-0 to CT-4 of each row, of all seeds, agree with those of the truth."""
    rows = []
    for name, results in experiment.results.items():
        graded = [
            (experiment.patients[subject.name], subject.grades)
            for result in results
            for subject in result.subjects
            if subject.grades is not None
        ]
        if graded:
            patients, grades = [each for each, _ in graded], [each for _, each in graded]
            agreement = grade_agreement(
                [each.true for each in grades],
                [each.found for each in grades],
                GRADES,
                PatientBootstrap(patients),
                range(len(grades)),
            )
            limits = agreement.interval
            kappa = number(agreement.kappa) + (f" ({limits.low:.2f}–{limits.high:.2f})" if limits else "")
            true, found = (
                ", ".join(str(sum(getattr(each, side) == grade for each in grades)) for grade in range(GRADES))
                for side in ("true", "found")
            )
            same = f"{agreement.same} of {agreement.count}"
            rows.append([name, str(len(results)), same, kappa, true, found])
    if not rows:
        return ""
    head = ["row", "seeds", "same grade", "kappa, linear weights", "true: cases of CT-0, 1, 2, 3, 4", "found"]
    return (
        "Severity CT-0 to CT-4, by the share of the lungs (of a single slice: of the lungs in it); of several seeds a "
        f"case counts once for each:\n\n{markdown_table(head, rows)}"
    )


def depths_table(experiment: Experiment) -> str:
    """Return what each U-Net++ of the table is worth when it is cut, mean over seeds."""
    rows = []
    for name, results in experiment.results.items():
        for seeds in zip(*(result.depths for result in results), strict=True):
            figures = [mean_of([getattr(each, figure) for each in seeds]) for figure in ("dice", "accuracy")]
            speed = number(mean_of([each.ms_a_slice for each in seeds]), 0)
            head = [name, str(seeds[0].depth), f"{seeds[0].parameters:,}"]
            rows.append([*head, *(number(figure) for figure in figures), speed])
    head = ["row", "depth", "parameters", "Dice", "accuracy", "ms a slice"]
    return f"U-Net++ cut at each depth after training, mean over seeds:\n\n{markdown_table(head, rows)}" if rows else ""


def _difference_cells(pair: Compared) -> list[str]:
    found, interval = pair.difference, pair.difference.interval
    limits = "–" if interval is None else f"{interval.low:+.3f} … {interval.high:+.3f}"
    p_value = "–" if pair.p_value is None else f"{pair.p_value:.3f}" if pair.p_value >= 0.001 else "< 0.001"
    return [f"{found.mean:+.3f}", limits, p_value, str(found.patients)]


def markdown_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown, the first column to the left, the others to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def mean_of(values: Sequence[float | None]) -> float | None:
    """Return the mean of the values that are defined; None where there are none."""
    defined = [value for value in values if value is not None]
    return statistics.fmean(defined) if defined else None
