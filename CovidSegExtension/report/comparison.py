"""The files of a follow-up: page, PDF, CSV and JSON of two or more CTs of one patient."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..errors import counted
from ..files import atomic_paths, json_text
from ..labels import CONSOLIDATION, GGO
from ..measurement.followup import Overlap, Step, follow
from ..measurement.lesions import MIN_LESION_ML
from ..measurement.records import (
    LUNG,
    OPACITY,
    OPACITY_VALUES,
    SCHEMA_VERSION,
    CaseMeasurements,
    MeasuredCase,
    changed,
    volume_decimals,
)
from ..measurement.regions import BOTH_LUNGS, LEFT_LUNG, RIGHT_LUNG
from ..measurement.tables import write_rows
from .content import NOT_APPLICABLE, PURPOSE, ROUNDING, UNKNOWN, Table, amount, footer, percent
from .figures import FIGURE_WIDTH, Figure, Layer, draw, lesion_layers, view
from .html import render
from .pictures import choose_slices, windowed
from .sheet import SOFT, Sheet, css_color

TITLE = "Chest CTs compared: measured lung lesions"
COMPARISON_FILES = ("comparison.html", "comparison.pdf", "comparison.csv", "comparison.json")

PERSISTING, RESOLVED, NEW = (255, 196, 64), (72, 199, 142), (255, 64, 180)
"""Colours of the map of differences; patterns tell them apart in grey."""

_OF_WHAT = (
    "A column adds up to all GGO and consolidation of its label map, also outside the lung field; the volumes above "
    f"are of what lies inside it. Whole lesions: those of {MIN_LESION_ML:g} mL or more of which the other CT has "
    "nothing at their place; where a lesion grew or shrank, mL are new or resolved and no lesion is."
)

_COLUMNS = (
    "from_case",
    "to_case",
    "interval_days",
    "region",
    "side",
    "class",
    "volume_then_ml",
    "volume_now_ml",
    "change_ml",
    "share_then_percent",
    "share_now_percent",
    "change_points",
)


@dataclass(frozen=True)
class CurvePoint:
    """One CT on the curve: its name or date, days since the first (or its number), and share of lung in percent."""

    label: str
    at: float
    percent: float


@dataclass(frozen=True)
class StepContent:
    """What is said of one step from a CT to the next."""

    title: str
    headline: tuple[str, str, str]
    changes: Table
    overlap: Table
    notes: tuple[str, ...]


@dataclass(frozen=True)
class ComparisonContent:
    """Everything that a comparison says."""

    steps: tuple[StepContent, ...]
    points: Table
    curve: tuple[CurvePoint, ...]
    definitions: tuple[str, ...]
    footer: str

    @property
    def curve_top_percent(self) -> float:
        """The end of the curve's scale: the highest share, and a little."""
        return 1.15 * max([point.percent for point in self.curve], default=1.0) or 1.0


def comparison_content(cases: Sequence[CaseMeasurements], steps: Sequence[Step]) -> ComparisonContent:
    """Put a follow-up into words; share comes before volume, since volume follows breath."""
    return ComparisonContent(
        steps=tuple(_step_content(number, cases, step) for number, step in enumerate(steps)),
        points=_points(cases),
        curve=_curve(cases),
        definitions=(
            "Share: GGO and consolidation inside the lung field over the lung field. It holds with breath; volumes do "
            "not.",
            "New, resolved, persisting: the lungs of both CTs are laid over one another by an affine map; a lesion "
            "counts as at the same place within the measured error of that map. What is new or resolved within this "
            "error is not in the table; the pictures of differences show every voxel, also what the error explains.",
            "Lung Dice and error: how well the lungs lie over one another afterwards (1 and 0 mm are perfect).",
        ),
        footer=footer(cases[0].model),
    )


def _change(then: float | None, now: float | None, unit: str, decimals: int = 1) -> str:
    return UNKNOWN if then is None or now is None else f"{changed(then, now, decimals)} {unit}"


def _after(days: int | None) -> str:
    """Return the time between two CTs in words that follow a figure; nothing where it is unknown."""
    if days is None:
        return ""
    if days == 0:
        return " on the same day"
    return f" after {counted(days, 'day')}" if days > 0 else f", dated {counted(-days, 'day')} earlier"


def _step_content(number: int, cases: Sequence[CaseMeasurements], step: Step) -> StepContent:
    then, now = cases[number : number + 2]
    days = _after(step.interval_days)
    if step.share_then is None or step.share_now is None:
        headline = ("Change of the share of lung: ", UNKNOWN, ".")
    else:
        headline = (
            "GGO and consolidation: ",
            f"{percent(step.share_then)} → {percent(step.share_now)}",
            f" of the lungs ({_change(100 * step.share_then, 100 * step.share_now, 'points')}){days}.",
        )
    rows = [_change_row(name, then, now, BOTH_LUNGS, name) for name in (GGO.name, CONSOLIDATION.name, OPACITY)]
    rows += [_change_row(f"{OPACITY}, {side}", then, now, side, OPACITY) for side in (RIGHT_LUNG, LEFT_LUNG)]
    rows.append(_change_row("Lung field", then, now, BOTH_LUNGS, LUNG))
    for score in then.severity:
        later = now.score(score.name)
        row = (score.name, score.text, UNKNOWN if later is None else later.text, *(NOT_APPLICABLE,) * 4)
        rows.append(row)
    overlap, alignment = step.overlap, step.alignment
    table = Table(
        "New, resolved, persisting (GGO and consolidation)",
        ("", "then", "now", "whole lesions"),
        () if overlap is None else _overlap_rows(overlap),
        note="The lungs could not be compared by place."
        if alignment is None
        else f"Lung Dice after alignment {alignment.lung_dice:.2f}, error {alignment.error_mm:.1f} mm."
        + (" Unknown: see what limits this comparison." if overlap is None else f" {_OF_WHAT}"),
    )
    return StepContent(
        f"{_name(then)} → {_name(now)}",
        headline,
        Table(
            "Then and now",
            ("", "then, % of lung", "now, % of lung", "change", "then, mL", "now, mL", "change"),
            tuple(rows),
            note=f"Shares first: volumes fall and rise with the depth of breath. A change is the difference of "
            f"the figures beside it. {ROUNDING}",
        ),
        table,
        step.warnings or ("Nothing that makes these CTs hard to compare was found.",),
    )


def _overlap_rows(overlap: Overlap) -> tuple[tuple[str, ...], ...]:
    rows = [
        ("persisting", amount(overlap.persisting_then_ml), amount(overlap.persisting_now_ml), NOT_APPLICABLE),
        ("resolved", amount(overlap.resolved_ml), NOT_APPLICABLE, str(overlap.resolved_lesions)),
        ("new", NOT_APPLICABLE, amount(overlap.new_ml), str(overlap.new_lesions)),
    ]
    if overlap.unseen_then_ml or overlap.unseen_now_ml:
        rows.append(
            ("not in the other CT", amount(overlap.unseen_then_ml), amount(overlap.unseen_now_ml), NOT_APPLICABLE),
        )
    return tuple(rows)


def _change_row(
    words: str, then: CaseMeasurements, now: CaseMeasurements, region: str, class_name: str
) -> tuple[str, ...]:
    rows = [case.find(region, class_name) for case in (then, now)]
    volumes = [None if row is None else row.volume_ml for row in rows]
    shares = [None if row is None or class_name == LUNG else row.share_of_region for row in rows]
    percents = [None if share is None else 100 * share for share in shares]
    points = _change(percents[0], percents[1], "points")
    cells = [NOT_APPLICABLE] * 3 if class_name == LUNG else [*map(percent, shares), points]
    decimals = volume_decimals(*(volume or 0 for volume in volumes))
    amounts = [amount(volume, decimals) for volume in volumes]
    return (words, *cells, *amounts, _change(volumes[0], volumes[1], "mL", decimals))


def _name(case: CaseMeasurements) -> str:
    return case.scan.date or case.case_id


def _points(cases: Sequence[CaseMeasurements]) -> Table:
    rows = []
    for case in cases:
        opacity, lung = case.find(BOTH_LUNGS, OPACITY), case.find(BOTH_LUNGS, LUNG)
        rows.append(
            (
                case.case_id,
                case.scan.date or UNKNOWN,
                percent(None if opacity is None else opacity.share_of_region),
                amount(None if opacity is None else opacity.volume_ml),
                amount(None if lung is None else lung.volume_ml),
                case.scan.kernel or UNKNOWN,
                f"{case.grid.axial().spacing_mm[0]:.2f} mm",
            )
        )
    head = ("case", "CT of", "% of lungs", "GGO + cons.", "lung field", "kernel", "slice spacing")
    return Table("The CTs", head, tuple(rows), text_columns=2)


def _curve(cases: Sequence[CaseMeasurements]) -> tuple[CurvePoint, ...]:
    """Return the points that are known, by date where every CT has one, else by number."""
    from datetime import date

    dated = all(case.scan.date for case in cases)
    found = []
    for number, case in enumerate(cases):
        row = case.find(BOTH_LUNGS, OPACITY)
        if row is None or row.share_of_region is None:
            continue
        at = float(number)
        if dated:
            at = float((date.fromisoformat(case.scan.date) - date.fromisoformat(cases[0].scan.date)).days)
        found.append(CurvePoint(_name(case), at, 100 * row.share_of_region))
    return tuple(found)


def comparison_figures(then: MeasuredCase, now: MeasuredCase, step: Step, count: int = 3) -> list[Figure]:
    """Draw slices of the first CT, the second CT at the same place, and what is new, resolved or persisting.

    Returns
    -------
    list of Figure
        Three a slice; none where the lungs could not be laid over one another.
    """
    alignment = step.alignment
    if alignment is None or step.overlap is None:  # places that do not fit would be shown as new and resolved
        return []
    first, labels = then.volume.axial(), then.labels.axial().labels
    second, later = now.volume.axial(), now.labels.axial().labels
    rows, columns = view(first, labels, None if then.lung_sides is None else then.lung_sides.axial().labels)
    to_index = np.linalg.inv(second.affine) @ alignment.matrix @ first.affine
    aligned = [_slice_at(later, to_index, k, rows, columns, order=0) for k in range(len(labels))]
    figures = []
    for k in _telling_slices(labels[:, rows, columns], np.stack(aligned), count):
        size_mm = ((rows.stop - rows.start) * first.spacing_mm[1], (columns.stop - columns.start) * first.spacing_mm[2])
        before = windowed(first.hounsfield[k, rows, columns])
        after = windowed(_slice_at(second.hounsfield, to_index, k, rows, columns, order=1))
        was, is_now = (np.isin(each, OPACITY_VALUES) for each in (labels[k, rows, columns], aligned[k]))
        layers = [
            Layer((was & is_now).astype(np.float32), PERSISTING, "tint"),
            Layer((was & ~is_now).astype(np.float32), RESOLVED, "dots"),
            Layer((is_now & ~was).astype(np.float32), NEW, "hatch"),
        ]
        place = f"Slice {k + 1} of {len(labels)}"
        for grey, drawn, words in (
            (before, lesion_layers(labels[k, rows, columns]), "then"),
            (after, lesion_layers(aligned[k]), "now, laid over it"),
            (after, layers, "difference"),
        ):
            caption = f"{place}: {words}"
            figures.append(
                Figure(draw(grey, drawn, size_mm, FIGURE_WIDTH), caption, f"{caption}; patient's right on the left.")
            )
    return figures


def _telling_slices(before: NDArray, after: NDArray, count: int) -> list[int]:
    """Return slices from the top down: where most is new, resolved and persisting, and others that show the lesions."""
    was, is_now = (np.isin(each, OPACITY_VALUES) for each in (before, after))
    areas = [np.count_nonzero(part, axis=(1, 2)) for part in (is_now & ~was, was & ~is_now, was & is_now)]
    telling = [int(area.argmax()) for area in sorted(areas, key=lambda area: -int(area.sum())) if area.any()]
    others = choose_slices(np.maximum(before, after), count).tolist()
    return sorted(list(dict.fromkeys([*telling, *others]))[:count], reverse=True)


def _slice_at(array: NDArray, to_index: NDArray, k: int, rows: slice, columns: slice, order: int) -> NDArray:
    """Return `array` where slice `k` of the first CT lies in the second; air or background beyond it."""
    from scipy.ndimage import map_coordinates

    j, i = np.meshgrid(np.arange(rows.start, rows.stop), np.arange(columns.start, columns.stop), indexing="ij")
    points = np.stack([i, j, np.full_like(i, k)], axis=-1) @ to_index[:3, :3].T + to_index[:3, 3]
    outside = -1024 if array.dtype.kind == "f" or array.dtype == np.int16 else 0
    return map_coordinates(array, np.moveaxis(points[..., ::-1], -1, 0), order=order, cval=outside, prefilter=False)


def write_comparison(folder: Path | str, measured: Sequence[MeasuredCase], include_patient: bool = False) -> list[Step]:
    """Compare CTs of one patient, in the order of time, and write the four `COMPARISON_FILES`, all together or none.

    Parameters
    ----------
    folder : path
        Made if need be.
    measured : sequence of MeasuredCase
        Two or more.
    include_patient : bool
        Whether the JSON names the patient.
    """
    folder = Path(folder)
    cases = [one.case for one in measured]
    steps = follow(measured)
    content = comparison_content(cases, steps)
    pictures = [
        comparison_figures(then, now, step) for then, now, step in zip(measured[:-1], measured[1:], steps, strict=True)
    ]
    text = render("comparison.html.j2", title=TITLE, content=content, pictures=pictures)
    values = {
        "schema_version": SCHEMA_VERSION,
        "cases": [case.to_json(include_patient) for case in cases],
        "steps": [step.to_json() for step in steps],
    }
    with atomic_paths([folder / name for name in COMPARISON_FILES]) as (page, pdf, table, figures):
        page.write_text(text, encoding="utf-8")
        draw_comparison(content, pictures).save(pdf, TITLE)
        write_rows(table, [_COLUMNS, *_change_records(cases, steps)])
        figures.write_text(json_text(values), encoding="utf-8")
    return steps


def _change_records(cases: Sequence[CaseMeasurements], steps: Sequence[Step]) -> list[tuple]:
    records = []
    for number, step in enumerate(steps):
        then, now = cases[number : number + 2]
        for row in then.regions:
            later = now.find(row.region, row.class_name, row.side)
            volume = None if later is None else later.volume_ml
            share = None if later is None else later.share_of_region
            change = None if volume is None or row.volume_ml is None else volume - row.volume_ml
            points = None if share is None or row.share_of_region is None else 100 * (share - row.share_of_region)
            records.append(
                (
                    then.case_id,
                    now.case_id,
                    step.interval_days,
                    row.region,
                    row.side,
                    row.class_name,
                    row.volume_ml,
                    volume,
                    change,
                    None if row.share_of_region is None else 100 * row.share_of_region,
                    None if share is None else 100 * share,
                    points,
                )
            )
    return records


def draw_comparison(content: ComparisonContent, pictures: Sequence[Sequence[Figure]]) -> Sheet:
    """Draw the comparison on A4 pages."""
    sheet = Sheet(content.footer)
    sheet.title(TITLE, PURPOSE)
    sheet.table(content.points)
    if len(content.curve) > 1:
        sheet.heading("Share of the lungs over time", keep_mm=45)
        sheet.curve([(point.label, point.at, point.percent) for point in content.curve], content.curve_top_percent)
    for step, figures in zip(content.steps, pictures, strict=True):
        sheet.heading(step.title, keep_mm=60)
        sheet.sentence(step.headline, 11.5)
        sheet.table(step.changes, bold_rows=(OPACITY,))
        sheet.heading(step.overlap.title)
        sheet.table(step.overlap)
        sheet.heading("What limits this comparison", keep_mm=6)
        sheet.bullets(step.notes, 7.6)
        if figures:
            sheet.heading("Pictures", keep_mm=60)
            for first in range(0, len(figures), 3):
                sheet.pictures(None, figures[first : first + 3])
            sheet.key(
                [
                    ("persisting", css_color(PERSISTING), None),
                    ("resolved (dotted)", css_color(RESOLVED), "..."),
                    ("new (hatched)", css_color(NEW), "//////"),
                ]
            )
    sheet.heading("Definitions")
    sheet.bullets(content.definitions, 6.8, SOFT)
    return sheet
