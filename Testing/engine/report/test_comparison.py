"""A follow-up report: share before volume, what is new and gone where it is, and the files that are promised."""

import csv
import json
import re
from dataclasses import replace

import numpy as np
import pytest

from CovidSegExtension.measurement.alignment import Alignment
from CovidSegExtension.measurement.case import measure_case
from CovidSegExtension.measurement.followup import Overlap, follow
from CovidSegExtension.measurement.records import MeasuredCase
from CovidSegExtension.report.comparison import (
    COMPARISON_FILES,
    NEW,
    PERSISTING,
    RESOLVED,
    comparison_content,
    comparison_figures,
    write_comparison,
)
from CovidSegExtension.scan_info import ScanInfo
from CovidSegExtension.volume import LabelMap, Volume

from ...support.chests import patient

pytest.importorskip("matplotlib")
pytest.importorskip("jinja2")

RIGHT_BALL, LEFT_BALL = ((-75, 0, 0), 20), ((80, 0, 0), 16)
"""In RAS mm; x below 0 is the patient's left in RAS, and so on the right of the picture."""


def measured(balls, date, **options) -> MeasuredCase:
    sides, labels = patient(1.0, balls=balls, **options)
    volume = Volume(np.where(sides.labels > 0, -850, 0).astype(np.int16), sides.grid)
    case = measure_case(volume, labels, sides, case_id=f"={date}", scan=ScanInfo(date=date, kernel="B31f"))
    return MeasuredCase(volume, labels, sides, case)


@pytest.fixture(scope="module")
def pair():
    return measured([RIGHT_BALL], "2020-04-02"), measured([LEFT_BALL], "2020-04-12", shift=(6.0, 0.0, 0.0))


@pytest.fixture(scope="module")
def written(pair, tmp_path_factory):
    folder = tmp_path_factory.mktemp("comparison")
    return folder, write_comparison(folder, pair)


def test_comparison_writes_its_files(written):
    folder, _ = written
    assert sorted(path.name for path in folder.iterdir()) == sorted(COMPARISON_FILES)
    text = (folder / "comparison.html").read_text(encoding="utf-8")
    assert "after 10 days" in text
    assert "http" not in text.split("<body>")[1]
    values = json.loads((folder / "comparison.json").read_text(encoding="utf-8"))
    [step] = values["steps"]
    assert step["overlap"]["resolved_lesions"] == step["overlap"]["new_lesions"] == 1
    assert step["share_change_points"] == pytest.approx(
        step["share_now_percent"] - step["share_then_percent"], abs=0.011
    )
    with (folder / "comparison.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["from_case"].startswith("'=")
    [both] = [row for row in rows if row["region"] == "both lungs" and row["class"] == "GGO + consolidation"]
    assert float(both["change_ml"]) == pytest.approx(4 / 3 * np.pi * (16**3 - 20**3) / 1000, rel=0.1)
    assert both["interval_days"] == "10"


@pytest.mark.slow
def test_three_cts_are_a_curve(tmp_path):
    series = [
        measured(balls, date)
        for balls, date in (
            ([RIGHT_BALL], "2020-04-02"),
            ([RIGHT_BALL, LEFT_BALL], "2020-04-06"),
            ([LEFT_BALL], "2020-04-22"),
        )
    ]
    steps = write_comparison(tmp_path, series)
    content = comparison_content([one.case for one in series], steps)
    shares = [100 * one.case.find("both lungs", "GGO + consolidation").share_of_region for one in series]
    assert [(point.label, point.at) for point in content.curve] == [
        ("2020-04-02", 0),
        ("2020-04-06", 4),
        ("2020-04-22", 20),
    ]
    assert [point.percent for point in content.curve] == pytest.approx(shares)
    text = (tmp_path / "comparison.html").read_text(encoding="utf-8")
    [line] = re.findall(r'points="([^"]*)"', text)
    across, down = zip(*((float(n) for n in point.split(",")) for point in line.split()), strict=True)
    assert (across[1] - across[0]) / (across[2] - across[0]) == pytest.approx(4 / 20, abs=0.01)
    assert [170 - y for y in down] == pytest.approx([140 * share / (1.15 * max(shares)) for share in shares], abs=0.1)
    for step, content_step in zip(steps, content.steps, strict=True):
        assert f"Lung Dice after alignment {step.alignment.lung_dice:.2f}" in content_step.overlap.note
        assert content_step.overlap.note in text
    assert content.steps[0].changes.head[1].endswith("% of lung")  # share first
    assert len(json.loads((tmp_path / "comparison.json").read_text(encoding="utf-8"))["steps"]) == 2
    found = [step.overlap for step in steps]
    assert [(one.new_lesions, one.resolved_lesions) for one in found] == [(1, 0), (0, 1)]


def test_words_tell_share_before_volume_and_no_judgement(pair, written):
    content = comparison_content([one.case for one in pair], written[1])
    [step] = content.steps
    then, now = (100 * one.case.find("both lungs", "GGO + consolidation").share_of_region for one in pair)
    assert step.headline[1] == f"{then:.1f} % → {now:.1f} %"
    assert f"{round(now, 1) - round(then, 1):+.1f} points" in step.headline[2]
    words = " ".join([*step.headline, *step.notes, *content.definitions]).lower()
    for word in ("improve", "worse", "progress", "better", "severe"):
        assert word not in words
    assert [point.at for point in content.curve] == [0, 10]


def test_map_of_differences_shows_each_change_on_its_side(pair):
    then, now = pair
    [step] = follow(pair)
    figures = comparison_figures(then, now, step, count=1)
    assert [figure.caption.split(": ")[1] for figure in figures] == ["then", "now, laid over it", "difference"]
    pixels = np.asarray(figures[2].image).astype(int)
    (gone,), (come,), (kept,) = (
        [np.abs(pixels - np.array(color)).sum(axis=2) < 60] for color in (RESOLVED, NEW, PERSISTING)
    )
    middle = pixels.shape[1] // 2
    # RAS x below 0 is the patient's left, on the right of the picture.
    assert gone[:, middle:].any()
    assert not gone[:, :middle].any()
    assert come[:, :middle].any()
    assert not come[:, middle:].any()
    assert not kept.any()


def test_pictures_show_where_something_is_new_and_where_it_is_gone():
    """A large lesion that stays, and two small ones far above and below it, in the middle of a gap between slices."""
    stays, gone, come = ((-75, 0, 0), 30), ((-75, 0, 62), 9), ((80, 0, -66), 9)
    then, now = measured([stays, gone], "2020-04-02"), measured([stays, come], "2020-04-12")
    [step] = follow([replace(one, lung_sides=None) for one in (then, now)])
    step = replace(step, alignment=Alignment(np.eye(4), 1.0, 0.0), overlap=Overlap(1.5, 0, 0, 0, 0, 0, 0))
    shown = [int(figure.caption.split()[1]) - 1 for figure in comparison_figures(then, now, step)[::3]]
    labels = [one.labels.axial().labels[shown] > 0 for one in (then, now)]
    assert (labels[0] & ~labels[1]).any()
    assert (labels[1] & ~labels[0]).any()
    assert (labels[0] & labels[1]).any()
    assert len(shown) == len(set(shown)) == 3
    assert shown == sorted(shown, reverse=True)


def test_lungs_that_cannot_be_aligned_leave_places_unknown(pair):
    then, now = pair
    [step] = follow([then, replace(now, lung_sides=None)])
    assert comparison_figures(then, now, step) == []
    [content] = comparison_content([then.case, now.case], [step]).steps
    assert content.overlap.rows == ()
    assert content.overlap.note == "The lungs could not be compared by place."


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, " after 1 day."),
        (14, " after 14 days."),
        (0, " on the same day."),
        (-32, ", dated 32 days earlier."),
        (None, " points)."),
    ],
)
def test_time_between_cts_is_said_in_words(pair, days, words):
    [step] = follow([replace(one, lung_sides=None) for one in pair])
    step = replace(step, interval_days=days)
    [content] = comparison_content([one.case for one in pair], [step]).steps
    assert content.headline[2].endswith(words)


def test_a_small_change_has_the_decimals_of_its_volumes():
    """0.4 mL more is not "0 mL" beside 0.2 mL and 0.6 mL."""
    small, larger = (measured([((-75, 0, 0), radius)], "2020-04-02") for radius in (4, 6))
    [step] = follow([replace(one, lung_sides=None) for one in (small, larger)])
    [content] = comparison_content([small.case, larger.case], [step]).steps
    [row] = [row for row in content.changes.rows if row[0] == "GGO + consolidation"]
    before, after = (one.case.find("both lungs", "GGO + consolidation").volume_ml for one in (small, larger))
    assert 0.05 < after - before < 0.95
    assert row[4:] == (f"{before:.1f} mL", f"{after:.1f} mL", f"{round(after, 1) - round(before, 1):+.1f} mL")


def test_whole_lesions_are_explained_beside_their_number(pair):
    """Of a lesion that grew, mL are new and no lesion is."""
    [step] = follow([replace(one, lung_sides=None) for one in pair])
    step = replace(step, alignment=Alignment(np.eye(4), 1.0, 0.0), overlap=Overlap(1.5, 1, 0, 3, 4, 0, 0))
    [content] = comparison_content([one.case for one in pair], [step]).steps
    assert content.overlap.head[-1] == "whole lesions"
    assert content.overlap.rows[2] == ("new", "–", "4.0 mL", "0")
    assert "Whole lesions: those of 0.1 mL or more" in content.overlap.note


def test_what_the_other_ct_does_not_show_has_a_row(pair):
    [step] = follow([replace(one, lung_sides=None) for one in pair])
    step = replace(step, alignment=Alignment(np.eye(4), 1.0, 0.0), overlap=Overlap(1.5, 1, 2, 3, 4, 1, 1, 5.5))
    [content] = comparison_content([one.case for one in pair], [step]).steps
    assert content.overlap.rows[-1] == ("not in the other CT", "5.5 mL", "none found", "–")
    assert "also outside the lung field" in content.overlap.note


def test_lungs_that_do_not_fit_show_no_map_of_differences(pair):
    then, now = pair
    [step] = follow(pair)
    poor = replace(step, overlap=None, alignment=replace(step.alignment, lung_dice=0.75))
    assert comparison_figures(then, now, poor) == []
    [content] = comparison_content([then.case, now.case], [poor]).steps
    assert content.overlap.rows == ()
    assert content.overlap.note.startswith("Lung Dice after alignment 0.75")
    assert content.overlap.note.endswith("Unknown: see what limits this comparison.")


def test_second_ct_is_drawn_where_the_alignment_says(pair):
    then, _ = pair
    moved = then.labels.grid.affine.copy()
    moved[:3, 3] += (9, -12, 15)
    labels = LabelMap.from_array(then.labels.labels, moved)
    now = MeasuredCase(Volume.from_array(then.volume.hounsfield, moved), labels, None, then.case)
    shift = np.eye(4)
    shift[:3, 3] = (9, -12, 15)
    [step] = follow([replace(then, lung_sides=None)] * 2)
    step = type(step)(**{**vars(step), "alignment": Alignment(shift, 1.0, 0.0)})
    step = replace(step, overlap=Overlap(1.5, 0, 0, 0, 0, 0, 0))
    figures = comparison_figures(then, now, step, count=1)
    np.testing.assert_array_equal(np.asarray(figures[0].image), np.asarray(figures[1].image))
