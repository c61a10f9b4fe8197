"""The files of a study: a page that opens offline, its pictures, and tables for other programs."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from ..files import atomic_path, json_text, write_text
from ..report.case_report import check_report_folder
from ..report.content import Table, footer
from ..report.figures import Figure
from ..report.html import render
from ..report.sheet import css_color
from .agreement import PairedDifference
from .case import GRADES
from .charts import IGNORED_COLOR, UNION_COLOR, case_chart, paired_chart, volume_chart, worst_figures
from .overlap import ALL_LESIONS
from .study import Study, to_json
from .tables import (
    CSV_FILES,
    PAIRED_RULE,
    case_rows,
    interval,
    lesion_rows,
    mean_rows,
    median_rows,
    paired_rows,
    pooled_rows,
    severity_line,
    spread,
    write_tables,
)

TITLE = "Label maps against an expert's"
FILES = ("evaluation.html", "evaluation.json", *CSV_FILES)
PICTURES = ("volumes.png", "cases.png", "worst.png", "pairs.png")


def check_folder(folder: Path, overwrite: bool) -> None:
    """As `case_report.check_report_folder`: better now than when all is scored."""
    check_report_folder(folder, (*FILES, *PICTURES), overwrite)


def write(
    folder: Path,
    study: Study,
    other: Study | None = None,
    differences: Mapping[str, Mapping[str, PairedDifference]] | None = None,
) -> None:
    """Write page, pictures, JSON and CSV.

    Parameters
    ----------
    folder : Path
        Made if need be.
    study : Study
        What was scored.
    other : Study, optional
        The predictions that it was compared with.
    differences : mapping, optional
        What `study.compare_studies` found of both.
    """
    folder.mkdir(parents=True, exist_ok=True)
    charts = {"volumes.png": volume_chart(study), "cases.png": case_chart(study)}
    if other is not None:
        charts["pairs.png"] = paired_chart(study, other)
    drawn = {name: chart for name, chart in charts.items() if chart is not None}
    worst = worst_figures(study)
    for name, chart in drawn.items():
        _save(folder / name, chart)
    if worst:
        _save(folder / "worst.png", contact_sheet(worst))
    html = render(
        "evaluation.html.j2",
        title=TITLE,
        facts=_facts(study),
        headline=_headline(study),
        tables=_tables(study, differences),
        severity=severity_line(study),
        cases=_table("Every case", case_rows(study), text_columns=2),
        charts=list(drawn.values()),
        worst=worst,
        colors_of={"union": css_color(UNION_COLOR), "ignored": css_color(IGNORED_COLOR)},
        cautions=study.cautions(),
        rules=[*study.rules(), *([PAIRED_RULE] if differences is not None else [])],
        unmatched=study.unmatched,
        footer=footer(None),
    )
    write_text(folder / "evaluation.html", html)
    write_text(folder / "evaluation.json", json_text(to_json(study, differences)))
    write_tables(folder, study)


def _facts(study: Study) -> tuple[tuple[str, str], ...]:
    known = study.pairs.patients_known
    return (
        ("Cases", str(len(study.cases))),
        ("Patients", f"{study.bootstrap.patients} ({'dataset.json' if known else 'one a file'})"),
        ("Surface Dice within", f"{study.tolerances_mm[0]:g} mm"),
        ("Not evaluated", str(len(study.unmatched))),
    )


def _headline(study: Study) -> tuple[str, str, str]:
    dice = study.results[ALL_LESIONS].by_case["dice"]
    if dice.median is None:
        return ("All lesions: ", "no case", " holds any, in label or prediction.")
    cases = f"{dice.count} case{'' if dice.count == 1 else 's'}"
    between = "" if dice.interval is None else f", 95 % interval {interval(dice.interval)}"
    return ("All lesions: median Dice ", spread(dice, "dice"), f" over {cases}{between}.")


def _tables(study: Study, differences: Mapping[str, Mapping[str, PairedDifference]] | None) -> list[Table]:
    tables = [
        _table("Medians", median_rows(study), "Median [quartiles] and 95 % interval of the median, by patient.", 2),
        _table("Lesions and volumes", lesion_rows(study), "95 % intervals by patient."),
        _table("All cases as one", pooled_rows(study), "By volume, so that large lesions weigh most."),
        _table("Means, and cases without the class", mean_rows(study), "Mean ± standard deviation over cases."),
    ]
    if study.severity is not None:
        head = ["true \\ found", *(f"CT-{grade}" for grade in range(GRADES))]
        rows = [[f"CT-{grade}", *map(str, row)] for grade, row in enumerate(study.severity.table)]
        tables.append(_table("Severity", [head, *rows], severity_line(study)))
    if differences is not None:
        tables.insert(0, _table("First predictions less the second", paired_rows(differences), PAIRED_RULE, 2))
    return tables


def _table(title: str, rows: Sequence[Sequence[str]], note: str = "", text_columns: int = 1) -> Table:
    head, *body = (tuple(row) for row in rows)
    return Table(title, head, tuple(body), text_columns, note)


def contact_sheet(figures: Sequence[Figure]) -> Figure:
    """Return figures on one picture, three in a row as they belong together, each with its caption below it."""
    from PIL import Image, ImageDraw, ImageFont

    gap, caption, columns = 10, 26, 3
    width = max(figure.image.width for figure in figures)
    rows = [figures[first : first + columns] for first in range(0, len(figures), columns)]
    heights = [max(figure.image.height for figure in row) + caption for row in rows]
    sheet = Image.new("RGB", (columns * (width + gap) + gap, sum(heights) + gap * (len(rows) + 1)), "white")
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(size=15)
    tops = gap + np.cumsum([0, *(height + gap for height in heights[:-1])])
    for row, top in zip(rows, tops.tolist(), strict=True):
        for column, figure in enumerate(row):
            left = gap + column * (width + gap)
            sheet.paste(figure.image, (left, top))
            pen.text((left, top + figure.image.height + 4), figure.caption, fill="#14181f", font=font)
    return Figure(sheet, "", "", chart=True)


def _save(path: Path, figure: Figure) -> None:
    with atomic_path(path) as temporary:
        figure.image.save(temporary, format="PNG")
