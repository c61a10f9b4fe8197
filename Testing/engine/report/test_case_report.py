"""The report of a case: what it says is what was measured, it needs no other file, and hostile texts stay texts."""

import csv
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest

from CovidSegExtension.errors import InputError
from CovidSegExtension.measurement.case import measure_case
from CovidSegExtension.measurement.records import REGION_COLUMNS, MeasuredCase, ModelInfo
from CovidSegExtension.models.bundle import load
from CovidSegExtension.report.case_report import REPORT_FILES, check_report_folder, write_cohort, write_report
from CovidSegExtension.report.content import model_info, report_content
from CovidSegExtension.report.figures import BAR_MM, axial_figures, coronal_figure, draw
from CovidSegExtension.report.pdf import draw_pages
from CovidSegExtension.report.sheet import wrapped
from CovidSegExtension.scan_info import PatientInfo, ScanInfo
from CovidSegExtension.volume import LabelMap, Volume

from ..measurement.boxes import axial_affine, box_chest

pytest.importorskip("matplotlib")
pytest.importorskip("jinja2")

HOSTILE = "<script>alert(1)</script>"
PATIENT = PatientInfo("Doe Jane", "ID-4711", "1950-01-02", "F")
MODEL = ModelInfo(
    "tiny",
    "2.0",
    "ab" * 32,
    "research",
    "five folds",
    {"CT100": {"GGO": {"dice_mean": 0.5, "dice_sd": 0.2, "cases": 9}}},
)


def measured(scan: ScanInfo | None = None, **options):
    chest = box_chest()
    options = {"case_id": "case-1", "model": MODEL, "edited": True, "lobe_map": chest.lobes, **options}
    case = measure_case(chest.volume, chest.labels, chest.sides, scan=scan or ScanInfo(patient=PATIENT), **options)
    return chest, case


def written(folder, scan=None, include_patient=False, **options):
    chest, case = measured(scan, **options)
    write_report(folder, MeasuredCase(chest.volume, chest.labels, chest.sides, case), include_patient)
    return case


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


def test_report_writes_four_files(tmp_path):
    written(tmp_path / "report")
    assert sorted(path.name for path in (tmp_path / "report").iterdir()) == sorted(REPORT_FILES)
    assert (tmp_path / "report" / "report.pdf").read_bytes().startswith(b"%PDF")


def test_page_needs_no_other_file(tmp_path):
    written(tmp_path)
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    page = _Page(text)
    assert not {tag for tag, _ in page.tags} & {"script", "link", "iframe", "object"}
    sources = [attrs["src"] for tag, attrs in page.tags if "src" in attrs]
    assert sources
    assert all(source.startswith("data:image/jpeg;base64,") for source in sources)
    assert "http" not in re.sub(r"data:[^\"]+|http-equiv", "", text)
    assert "url(" not in text
    assert all(attrs.get("alt") for tag, attrs in page.tags if tag == "img")


def test_page_says_what_was_measured(tmp_path):
    written(tmp_path)
    words = " ".join(" ".join(_Page((tmp_path / "report.html").read_text(encoding="utf-8")).words).split())
    # 640 voxels of 0.03 mL: 19.2 mL, 1.07 % of 1800 mL; effusion 300 voxels; 18 voxels outside.
    assert "Software measured 19 mL (1.1 %) of lung as GGO or consolidation." in words
    assert "It labelled 9.0 mL as pleural effusion." in words
    assert "0.5 mL of GGO or consolidation lie outside the lung field" in words
    assert "CT-1" in words
    assert "2 of 24" in words
    assert "2 of 25" in words
    assert "Research use only – not for diagnosis" in words
    assert "not reviewed by a physician" in words
    assert MODEL.sha256 in words
    assert "-600" in words  # mean HU of ground glass


def test_nothing_found_is_not_called_nothing_there(tmp_path):
    chest = box_chest()
    empty = LabelMap(np.zeros_like(chest.labels.labels), chest.labels.grid)
    content = report_content(measure_case(chest.volume, empty, chest.sides))
    assert content.headline[1] == "no lung"
    assert content.effusion == "No pleural effusion was found."
    texts = [cell for row in content.summary.rows for cell in row]
    assert "none found" in texts
    assert "0 mL" not in texts


def test_unknown_lungs_are_unknown_in_words():
    chest = box_chest()
    content = report_content(measure_case(chest.volume, chest.labels, None))
    assert content.headline[1] == "20 mL (share of the lungs unknown)"
    assert {score.text for score in content.scores} == {"unknown"}
    assert {bar.label for bar in content.bars} == {"unknown"}


@pytest.mark.parametrize("include", [False, True])
def test_patient_is_named_only_when_asked_for(tmp_path, include):
    written(tmp_path, include_patient=include)
    for name in ("report.html", "measurements.json"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        for word in (PATIENT.name, PATIENT.patient_id, PATIENT.birth_date):
            assert (word in text) is include, (name, word)
    assert PATIENT.patient_id not in (tmp_path / "measurements.csv").read_text(encoding="utf-8")


def test_hostile_texts_stay_texts(tmp_path):
    scan = ScanInfo(series_uid="@SUM(A1)", description=HOSTILE, kernel='"><img src=x onerror=y>')
    written(tmp_path, scan, case_id="=cmd|'/C calc'!A0", warnings=[HOSTILE])
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    page = _Page(text)
    assert HOSTILE not in text
    assert HOSTILE in "".join(page.words)
    assert not [attrs for _, attrs in page.tags if "onerror" in attrs]
    with (tmp_path / "measurements.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert row["case_id"].startswith("'=")
    assert row["series_uid"].startswith("'@")


def test_csv_has_the_agreed_columns_and_json_the_same_names(tmp_path):
    case = written(tmp_path)
    with (tmp_path / "measurements.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert ",".join(head) == (
        "case_id,series_uid,time_point,region,region_rule,side,class,region_ml,volume_ml,share_of_region_percent,"
        "hu_mean,hu_sd,hu_p10,hu_p50,hu_p90,lesion_count,largest_lesion_ml,largest_lesion_diameter_mm,edited"
    )
    assert len(rows) == len(case.regions)
    values = json.loads((tmp_path / "measurements.json").read_text(encoding="utf-8"))
    assert {"schema_version", "software", "model", "model_sha256", "severity", "warnings"} <= set(values)
    assert {"name", "value", "maximum", "rule", "source"} <= set(values["severity"][0])
    assert tuple(values["regions"][0]) == REGION_COLUMNS
    both = next(r for r in values["regions"] if (r["region"], r["class"]) == ("both lungs", "GGO + consolidation"))
    assert (both["volume_ml"], both["share_of_region_percent"]) == (19.2, 1.07)
    [line] = [row for row in rows if row[3] == "both lungs" and row[6] == "GGO + consolidation"]
    assert (line[8], line[9], line[-1]) == ("19.20", "1.07", "yes")
    outside = next(row for row in rows if row[3] == "outside the lung field" and row[6] == "Consolidation")
    assert (outside[7], outside[9]) == ("", "")  # unknown is empty, not 0


def test_pages_hold_every_text_and_a_footer_each():
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    chest, case = measured(warnings=["A long remark about this scan that wraps over more than one line of it."] * 6)
    content = report_content(case, include_patient=True)
    slices = axial_figures(chest.volume, chest.labels, chest.sides)
    sheet = draw_pages(content, slices, coronal_figure(chest.volume, chest.labels, chest.sides))
    for page in sheet.pages:
        canvas = FigureCanvasAgg(page)
        width, height = canvas.get_width_height()
        for text in page.texts:
            box = text.get_window_extent(canvas.get_renderer())
            assert box.x0 >= 0, text.get_text()
            assert box.x1 <= width, text.get_text()
            assert 0 <= box.y0 < box.y1 <= height, text.get_text()
        assert any("not for diagnosis or treatment" in text.get_text() for text in page.texts)
    everything = " ".join(text.get_text() for page in sheet.pages for text in page.texts)
    for part in (*content.headline, PATIENT.name, "right middle lobe"):
        assert part.strip() in everything


@pytest.mark.parametrize("crowded", [False, True])
def test_report_has_two_pages(crowded):
    """With the default model's card; crowded: lobes, ten lesions, the patient and every note that a CT may have."""
    chest = box_chest()
    labels = chest.labels.labels.copy()
    if crowded:
        labels[6:34:6, 12:16, 12:38:4] = 1
    scan = ScanInfo("1.2.3", "Thorax 1.0 with a long name", "2020-04-02", "B70f", contrast=True, lossy=True)
    case = measure_case(
        chest.volume,
        LabelMap(labels, chest.labels.grid),
        chest.sides,
        case_id="case",
        lobe_map=chest.lobes if crowded else None,
        model=model_info(load("accurate").card),
        scan=replace(scan, patient=PATIENT) if crowded else ScanInfo(),
        warnings=[
            f"A remark that takes the better part of a line, and a little more than that, number {n}." for n in "ab"
        ]
        if crowded
        else (),
    )
    content = report_content(case, include_patient=crowded)
    assert content.crowded is crowded
    figure = coronal_figure(chest.volume, chest.labels, chest.sides)
    sheet = draw_pages(content, axial_figures(chest.volume, chest.labels, chest.sides), figure)
    assert len(sheet.pages) == 2
    everything = " ".join(text.get_text() for page in sheet.pages for text in page.texts)
    words = set(" ".join((*content.notes, *content.limitations, *content.definitions)).split())
    assert words <= set(everything.split())
    card = load("accurate").card
    for part in (card.version, card.sha256, "How its accuracy was measured", "CT100"):
        assert part in everything


def test_accuracy_has_a_row_a_data_set_and_a_column_a_class():
    figures = {"dice_mean": 0.5, "dice_sd": 0.2, "cases": 9}
    held_out = {
        "CT100": {"GGO": figures, "All lesions": figures},
        "LUNG1 (4 CTs)": {"Effusion": figures | {"cases": 1}},
        "Lesion-free": {"GGO": {"dice_mean": 0.0, "dice_sd": 0.0, "cases": 1, "false_positive_cases": 1}},
        "Nothing drawn": {"GGO": {"dice_mean": None, "cases": 0}},
    }
    table = report_content(measured(model=replace(MODEL, held_out=held_out))[1]).accuracy
    assert table.head == ("mean Dice where drawn or found (cases)", "GGO", "Effusion")
    assert table.rows == (
        ("CT100", "0.50 (9)", "–"),
        ("LUNG1", "–", "0.50 (1)"),
        ("Lesion-free", "absent, but found (1)", "–"),
    )


def test_long_words_are_broken_into_lines():
    lines = wrapped("SHA " + "0123456789" * 12, 8, 40)
    assert "".join(lines).replace("SHA", "").strip() == "0123456789" * 12
    assert len(lines) > 2


def test_patients_right_is_on_the_pictures_left():
    chest = box_chest()
    only_right = np.where(chest.sides.labels == 1, chest.labels.labels, 0).astype(np.uint8)
    labels = LabelMap(only_right, chest.labels.grid)
    pictures = [*axial_figures(chest.volume, labels, chest.sides), coronal_figure(chest.volume, labels, chest.sides)]
    for figure in pictures:
        pixels = np.asarray(figure.image).astype(int)
        colored = np.ptp(pixels, axis=2) > 40
        left, right = np.array_split(colored, 2, axis=1)
        assert not right.any()
        assert left.any() == ("no lesion" not in figure.alt)


def test_ct_and_lesions_of_a_picture_lie_over_one_another():
    """A bright block at the right and high up, drawn as a lesion too: the colour lies on the block, from front too."""
    hounsfield, labels = np.full((20, 40, 60), -850, np.int16), np.zeros((20, 40, 60), np.uint8)
    block = np.s_[14:18, 10:30, 8:18]
    hounsfield[block], labels[block] = 300, 1
    volume = Volume.from_array(hounsfield, axial_affine())
    for marked in (np.zeros_like(labels), labels):
        found = LabelMap(marked, volume.grid)
        sides = LabelMap(np.ones_like(labels), volume.grid)
        pictures = axial_figures(volume, found, sides, count=20)
        slices = [np.asarray(figure.image).astype(int) for figure in pictures]
        front = np.asarray(coronal_figure(volume, found, sides).image).astype(int)
        if marked.any():
            places = [np.ptp(pixels, axis=2) > 40 for pixels in (slices[3], front)]  # slice 17 of 20 is the fourth
            continue
        bright = [pixels.mean(axis=2) > 160 for pixels in (slices[3], front)]
        for image in bright:  # the letters and the bar are bright too
            image[:40], image[-40:] = False, False
    for image, place in zip(bright, places, strict=True):
        middle, expected = (np.argwhere(each).mean(axis=0) / each.shape for each in (place, image))
        assert middle == pytest.approx(expected, abs=0.03)
        assert middle[1] < 0.35  # the patient's right
    assert np.argwhere(places[1]).mean(axis=0)[0] < 0.4 * len(places[1])  # high up


def test_letters_name_the_sides_of_a_picture():
    """R has ink at its upper right, L has none: the left letter is an R, the right one an L."""
    grey = np.zeros((100, 100), np.float32)
    pixels = np.asarray(draw(grey, [], (300.0, 300.0), 400).convert("L")) > 150

    def upper_right(part):
        rows, columns = np.nonzero(part)
        box = part[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
        return box[: len(box) // 2, box.shape[1] // 2 + 1 :].mean()

    assert upper_right(pixels[:60, :100]) > 0.1
    assert upper_right(pixels[:60, -100:]) == 0


def test_bar_is_as_long_as_it_says():
    chest = box_chest()
    [figure] = axial_figures(chest.volume, chest.labels, chest.sides, count=1, width=600)
    row = np.asarray(figure.image.convert("L"))[-10]
    (bright,) = np.nonzero(row > 230)
    columns = chest.volume.shape[2]  # lungs, and lesion outside: all columns but those beyond the margin
    shown_mm = (min(columns, 80 + round(22 / 3)) - 0) * 3.0
    assert np.ptp(bright) + 1 == pytest.approx(600 * BAR_MM / shown_mm, abs=4)


def test_cohort_lists_cases_and_failures(tmp_path):
    chest, case = measured()
    cases = {name: replace(case, case_id=name) for name in ("a b", "c")}
    reported = [
        write_report(tmp_path / name, MeasuredCase(chest.volume, chest.labels, chest.sides, one))
        for name, one in cases.items()
    ]
    write_cohort(tmp_path, reported, ["d: cannot be read"])
    page = _Page((tmp_path / "cohort.html").read_text(encoding="utf-8"))
    assert [attrs["href"] for tag, attrs in page.tags if tag == "a"] == ["a%20b/report.html", "c/report.html"]
    assert "d: cannot be read" in "".join(page.words)
    values = json.loads((tmp_path / "measurements.json").read_text(encoding="utf-8"))
    assert [value["case_id"] for value in values] == ["a b", "c"]
    with (tmp_path / "measurements.csv").open(encoding="utf-8", newline="") as file:
        assert {row["case_id"] for row in csv.DictReader(file)} == {"a b", "c"}


def test_reports_are_not_overwritten_unasked(tmp_path):
    (tmp_path / "report.html").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="--force"):
        check_report_folder(tmp_path, REPORT_FILES, overwrite=False)
    check_report_folder(tmp_path, REPORT_FILES, overwrite=True)
    with pytest.raises(InputError, match="is a file"):
        check_report_folder(tmp_path / "report.html", REPORT_FILES, overwrite=True)
