"""A study as text for the terminal and as rows of CSV."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..errors import counted
from ..measurement.records import signed
from ..measurement.tables import write_rows
from ..report.tables import aligned
from .agreement import Distribution, Interval, PairedDifference
from .case import CASE_METRICS
from .overlap import METRICS, VOXEL_METRICS, ClassScore
from .study import Study

CSV_FILES = ("summary.csv", "cases.csv", "slices.csv", "lesions.csv")
DECIMALS = 4

METRIC_NAMES = {
    "dice": "Dice",
    "iou": "IoU",
    "sensitivity": "Sensitivity",
    "precision": "Precision",
    "specificity": "Specificity",
    "accuracy": "Accuracy",
    "hd95_mm": "HD95 mm",
    "surface_dice": "Surface Dice",
    "surface_dice_strict": "Surface Dice, strict",
    "volume_error_ml": "Volume error mL",
}
_UNIT_MM = ("hd95_mm", "volume_error_ml")
_MOST_UNMATCHED = 5
_SHOWN = ("dice", "iou", "sensitivity", "precision", "hd95_mm", "surface_dice")


def figure(value: float | None, metric: str = "dice") -> str:
    """Return a figure for the reader; a dash where it is undefined."""
    if value is None:
        return "–"
    return f"{value:.1f}" if metric in _UNIT_MM else f"{value:.3f}"


def spread(found: Distribution, metric: str) -> str:
    """Return median and quartiles of a figure for the reader."""
    if found.median is None:
        return "–"
    middle, low, high = (figure(value, metric) for value in (found.median, found.lower_quartile, found.upper_quartile))
    return f"{middle} [{low}, {high}]"


def interval(found: Interval | None, metric: str = "dice") -> str:
    """Return an interval for the reader; nothing where there is none."""
    return "" if found is None else f"{figure(found.low, metric)} to {figure(found.high, metric)}"


def _behind(found: Interval | None, metric: str = "dice") -> str:
    """Return an interval in brackets, to stand behind its figure."""
    return "" if found is None else f" ({interval(found, metric)})"


def case_rows(study: Study) -> list[list[str]]:
    """Return head and rows of each case and class."""
    rows = [["Case", "Class", *(METRIC_NAMES[metric] for metric in _SHOWN), "Lesions", "False", "Found mL", "True mL"]]
    for case in study.cases:
        for index, (name, score) in enumerate(case.classes.items()):
            lesions = case.detections[name]
            rows.append(
                [
                    case.name if index == 0 else "",
                    name,
                    *(figure(case.figure(name, metric), metric) for metric in _SHOWN),
                    f"{lesions.found_lesions}/{lesions.true_lesions}",
                    str(lesions.false_positives),
                    f"{score.found_ml:.1f}",
                    f"{score.true_ml:.1f}",
                ]
            )
    return rows


def median_rows(study: Study) -> list[list[str]]:
    """Return head and rows of the medians of each class and figure, by case and by slice."""
    rows = [["Class", "Figure", "By case", "95 % interval", "Cases", "By slice", "95 % interval", "Slices"]]
    for name, result in study.results.items():
        if not result.by_case["dice"].count:
            continue
        for metric in _SHOWN:
            by_case, by_slice = result.by_case[metric], result.by_slice.get(metric)
            cells = [name if metric == _SHOWN[0] else "", METRIC_NAMES[metric], *_median_cells(by_case, metric)]
            rows.append(cells + (["–"] * 3 if by_slice is None else _median_cells(by_slice, metric)))
    return rows


def _median_cells(found: Distribution, metric: str) -> list[str]:
    return [spread(found, metric), interval(found.interval, metric) or "–", str(found.count)]


def mean_rows(study: Study) -> list[list[str]]:
    """Return head and rows of the means over cases, and how many cases are absent, missed or only predicted."""
    rows = [["Class", *(METRIC_NAMES[metric] for metric in METRICS), "Absent", "Missed", "Only predicted"]]
    for name, summary in study.summaries.items():
        means = [getattr(summary, metric) for metric in METRICS]
        rows.append(
            [
                name,
                *(f"{figure(mean.mean)} ± {figure(mean.sd)}" for mean in means),
                str(summary.absent),
                str(study.results[name].missed_cases),
                f"{summary.false_positive_cases} ({summary.false_positive_ml:.1f} mL)",
            ]
        )
    return rows


def pooled_rows(study: Study) -> list[list[str]]:
    """Return head and rows of all cases as one."""
    rows = [["Class", *(METRIC_NAMES[metric] for metric in VOXEL_METRICS), "Found mL", "True mL"]]
    for name, summary in study.summaries.items():
        score: ClassScore = summary.pooled
        cells = [figure(getattr(score, metric)) for metric in VOXEL_METRICS]
        cells[0] += _behind(study.results[name].pooled_dice)
        rows.append([name, *cells, f"{score.found_ml:.1f}", f"{score.true_ml:.1f}"])
    return rows


def lesion_rows(study: Study) -> list[list[str]]:
    """Return head and rows of detection and volume of each class."""
    rows = [["Class", "Lesions found", "Sensitivity", "False positives a case", "Bias mL", "Limits of agreement mL"]]
    for name, result in study.results.items():
        found, volume = result.detection, result.volume
        limits, bias = "–", "–"
        if volume is not None:
            bias = f"{signed(volume.bias_ml)}{_behind(volume.interval, 'volume_error_ml')}"
            if volume.low_ml is not None and volume.high_ml is not None:
                limits = f"{signed(volume.low_ml)} to {signed(volume.high_ml)}"
        rows.append(
            [
                name,
                f"{found.found_lesions} of {found.true_lesions}",
                f"{figure(found.sensitivity)}{_behind(found.sensitivity_interval)}",
                f"{found.false_positives_per_case:.1f}{_behind(found.false_positives_interval, 'volume_error_ml')}",
                bias,
                limits,
            ]
        )
    return rows


def paired_rows(differences: Mapping[str, Mapping[str, PairedDifference]]) -> list[list[str]]:
    """Return head and rows of a paired comparison."""
    rows = [["Class", "Figure", "Mean difference", "95 % interval", "Wilcoxon p", "Cases", "Patients"]]
    for name, metrics in differences.items():
        for index, (metric, found) in enumerate(metrics.items()):
            rows.append(
                [
                    name if index == 0 else "",
                    METRIC_NAMES[metric],
                    signed(found.mean, 1 if metric in _UNIT_MM else 3),
                    interval(found.interval, metric) or "–",
                    "–" if found.p_value is None else f"{found.p_value:.3g}",
                    str(found.count),
                    str(found.patients),
                ]
            )
    return rows


PAIRED_RULE = (
    "Difference: the first predictions less the second, on cases where the figure is defined in both. Wilcoxon's "
    "signed rank test, two-sided, on the mean of each patient; p is not corrected for the number of rows, and with "
    "fewer than 6 patients it cannot fall below 0.05."
)


def severity_line(study: Study) -> str:
    """Return the agreement of severity in one sentence; empty where it is unknown."""
    found = study.severity
    if found is None:
        return ""
    return (
        f"Severity CT-0 to CT-4: kappa {figure(found.kappa)}{_behind(found.interval)}, the same grade in {found.same} "
        f"of {counted(found.count, 'case')}."
    )


def text(study: Study, differences: Mapping[str, Mapping[str, PairedDifference]] | None = None) -> str:
    """Return a study for the terminal: cases, medians, means, pooled figures, lesions, rules, what was not scored."""
    blocks = [filled([caution]) for caution in study.cautions()] + [aligned(case_rows(study), text_columns=2)]
    for title, rows in (
        ("Median [quartiles], 95 % interval by patient", median_rows(study)),
        ("By case: mean ± standard deviation", mean_rows(study)),
        ("All cases as one (95 % interval by patient)", pooled_rows(study)),
        ("Lesions and volumes (95 % interval by patient)", lesion_rows(study)),
    ):
        blocks.append(f"{title}\n{aligned(rows, text_columns=2 if rows[0][1] == 'Figure' else 1)}")
    if study.severity is not None:
        blocks.append(severity_line(study))
    notes = study.rules()
    if differences is not None:
        blocks.append(f"First predictions less the second\n{aligned(paired_rows(differences), text_columns=2)}")
        notes.append(PAIRED_RULE)
    notes += [f"Not evaluated: {files}" for files in study.unmatched[:_MOST_UNMATCHED]]
    if len(study.unmatched) > _MOST_UNMATCHED:
        notes.append(f"Not evaluated: {len(study.unmatched) - _MOST_UNMATCHED} more; the JSON names all.")
    return "\n\n".join([*blocks, filled(notes)])


def filled(notes: Sequence[str]) -> str:
    """Return notes as lines of at most 100 characters, files' names whole."""
    return "\n".join(textwrap.fill(note, 100, break_long_words=False, break_on_hyphens=False) for note in notes)


def write_tables(folder: Path, study: Study) -> None:
    """Write `CSV_FILES`: medians and intervals, figures of each case, of each slice, and each lesion."""
    for name, rows in zip(CSV_FILES, (_summary(study), _cases(study), _slices(study), _lesions(study)), strict=True):
        write_rows(folder / name, rows, DECIMALS)


def _summary(study: Study) -> Iterator[Sequence[Any]]:
    yield ("class", "by", "metric", "value", "lower_quartile", "upper_quartile", "ci_low", "ci_high", "count")
    for name, result in study.results.items():
        for by, distributions in (("case", result.by_case), ("slice", result.by_slice)):
            for metric, found in distributions.items():
                quartiles = found.lower_quartile, found.upper_quartile
                yield (name, by, metric, found.median, *quartiles, *_ends(found.interval), found.count)
        pooled = study.summaries[name].pooled
        for metric in VOXEL_METRICS:
            ends = _ends(result.pooled_dice) if metric == "dice" else (None, None)
            yield (name, "pooled", metric, getattr(pooled, metric), None, None, *ends, len(study.cases))
        lesions, volume = result.detection, result.volume
        ends = _ends(lesions.sensitivity_interval)
        yield (name, "lesion", "sensitivity", lesions.sensitivity, None, None, *ends, lesions.true_lesions)
        ends, false = _ends(lesions.false_positives_interval), lesions.false_positives_per_case
        yield (name, "lesion", "false_positives_per_case", false, None, None, *ends, lesions.false_positives)
        if volume is not None:
            yield (name, "volume", "bias_ml", volume.bias_ml, None, None, *_ends(volume.interval), volume.count)
            yield (name, "volume", "limit_low_ml", volume.low_ml, None, None, None, None, volume.count)
            yield (name, "volume", "limit_high_ml", volume.high_ml, None, None, None, None, volume.count)
    if study.severity is not None:
        grades = study.severity
        yield ("Severity", "case", "kappa", grades.kappa, None, None, *_ends(grades.interval), grades.count)


def _ends(found: Interval | None) -> tuple[float | None, float | None]:
    return (None, None) if found is None else (found.low, found.high)


def _cases(study: Study) -> Iterator[Sequence[Any]]:
    grades = ("true_share_percent", "found_share_percent", "true_grade", "found_grade")
    lesions = ("true_lesions", "found_lesions", "false_positives")
    yield ("case", "patient", "class", *CASE_METRICS, "found_ml", "true_ml", "overlap_ml", *lesions, *grades)
    for case in study.cases:
        severity = {} if case.severity is None else case.severity.to_json()
        for name, score in case.classes.items():
            yield (
                case.name,
                case.patient,
                name,
                *(case.figure(name, metric) for metric in CASE_METRICS),
                score.found_ml,
                score.true_ml,
                score.overlap_ml,
                *(getattr(case.detections[name], what) for what in lesions),
                *(severity.get(what) for what in grades),
            )


def _slices(study: Study) -> Iterator[Sequence[Any]]:
    yield ("case", "patient", "slice", "class", *VOXEL_METRICS, "found_ml", "true_ml", "overlap_ml")
    for case in study.cases:
        for number, scores in enumerate(case.slices, start=1):
            for name, score in scores.items():
                if score.dice is not None:
                    figures = (getattr(score, metric) for metric in VOXEL_METRICS)
                    volumes = score.found_ml, score.true_ml, score.overlap_ml
                    yield (case.name, case.patient, number, name, *figures, *volumes)


def _lesions(study: Study) -> Iterator[Sequence[Any]]:
    yield (
        "case",
        "patient",
        "class",
        "of",
        "volume_ml",
        "overlap_percent",
        "matched",
        "x_ras_mm",
        "y_ras_mm",
        "z_ras_mm",
    )
    for case in study.cases:
        for name, found in case.detections.items():
            for lesion in found.lesions:
                of = "label" if lesion.true else "prediction"
                share = 100 * lesion.overlap_share
                yield (case.name, case.patient, name, of, lesion.ml, share, lesion.matched, *lesion.centre_ras)
