"""A study on disk: patients, unions, lungs, slices, files for people and programs, and pairs of predictions."""

import csv
import json
from html.parser import HTMLParser

import numpy as np
import pytest

from CovidSegExtension.cli.main import main
from CovidSegExtension.errors import InputError
from CovidSegExtension.evaluation.overlap import ALL_LESIONS, score_case
from CovidSegExtension.evaluation.study import compare_studies, evaluate
from CovidSegExtension.evaluation.tables import text
from CovidSegExtension.io.images import read_labels, write_labels, write_volume
from CovidSegExtension.volume import LabelMap, Volume

GGO = "Ground-glass opacity"
AFFINE = np.diag([-2.0, -2.0, 5.0, 1.0])
SHAPE = (10, 24, 30)
LUNGS = np.s_[1:9, 2:22, 2:28]


def save(path, array) -> None:
    write_labels(path, LabelMap.from_array(array.astype(np.uint8), AFFINE))


@pytest.fixture
def data(tmp_path):
    """Three cases of two patients: a label with a union, one without lesion, one large; predictions beside them."""
    entries = []
    for number, (patient, size) in enumerate((("p1", 4), ("p1", 0), ("p2", 16))):
        name = f"case_{number}"
        truth = np.zeros(SHAPE, np.uint8)
        truth[2:6, 4 : 4 + size, 4:20] = 1
        if number == 0:
            truth[5, 4:8, 4:20] = 4  # not told apart on this slice
        found = np.where(truth > 0, 1, 0)
        found[:, :, 4:6] = 0
        if number == 1:
            found[2:4, 4:8, 4:8] = 2
        lungs = np.zeros(SHAPE, np.uint8)
        lungs[LUNGS] = 1
        volume = np.where(lungs > 0, -850, 0).astype(np.int16)
        save(tmp_path / "labelsTr" / f"{name}.nii.gz", truth)
        save(tmp_path / "found" / f"{name}.nii.gz", found)
        save(tmp_path / "perfect" / f"{name}.nii.gz", np.where(truth == 4, 1, truth))
        save(tmp_path / "lungsTr" / f"{name}_ct.nii.gz", lungs)
        write_volume(tmp_path / "imagesTr" / f"{name}_ct.nii.gz", Volume.from_array(volume, AFFINE))
        entries.append({"image": f"imagesTr/{name}_ct.nii.gz", "label": f"labelsTr/{name}.nii.gz", "patient": patient})
    (tmp_path / "dataset.json").write_text(json.dumps({"annotated_labels": [1, 2, 4], "training": entries}))
    return tmp_path


def test_study_knows_patients_and_scores_each_case(data):
    study = evaluate(data / "found", data / "labelsTr")
    assert [case.patient for case in study.cases] == ["p1", "p1", "p2"]
    first, clear, large = study.cases
    infection = first.classes["Infection"]
    assert infection.sensitivity == pytest.approx(14 / 16)
    assert (infection.precision, infection.specificity) == (1, 1)
    assert infection.accuracy == pytest.approx(1 - 4 * 4 * 2 / np.prod(SHAPE))
    assert first.classes[GGO].true_ml == pytest.approx(3 * 4 * 16 * 0.02)  # the slice not told apart does not count
    assert clear.classes[ALL_LESIONS].dice == 0
    assert clear.figure("Consolidation", "hd95_mm") == pytest.approx(np.linalg.norm([9 * 5, 23 * 2, 29 * 2]))
    assert clear.figure(GGO, "dice") is None
    assert large.figure(GGO, "volume_error_ml") == pytest.approx(-4 * 16 * 2 * 0.02)
    assert first.figure("Infection", "hd95_mm") == pytest.approx(4)
    result = study.results["Consolidation"]
    assert (result.detection.false_positives, result.detection.sensitivity, result.missed_cases) == (1, None, 0)
    assert result.detection.false_positives_per_case == pytest.approx(1 / 3)
    assert study.results["Infection"].detection.found_lesions == 2
    assert study.results["Infection"].volume.count == 2 + 0 + 1
    assert "2 patients, as dataset.json names them" in " ".join(text(study).split())


@pytest.mark.parametrize(("labels", "said"), [((255,), True), ((1, 255), False), ((), False)])
def test_a_label_of_which_all_is_left_out_is_named(tmp_path, labels, said):
    truth = np.zeros(SHAPE, np.uint8)
    for row, value in enumerate(labels):
        truth[3:6, 4 + row, 4:20] = value
    save(tmp_path / "true.nii.gz", truth)
    save(tmp_path / "found.nii.gz", np.zeros(SHAPE))
    study = evaluate(tmp_path / "found.nii.gz", tmp_path / "true.nii.gz")
    sentence = "All that is labelled in true is 255, which is left out: nothing of it is scored."
    assert (sentence in study.cautions()) is said
    assert " ".join(text(study).split()).startswith(sentence) is said


def test_slices_of_a_study_are_those_of_the_case(data):
    study = evaluate(data / "found", data / "labelsTr")
    case = study.cases[0]
    assert len(case.slices) == SHAPE[0]
    assert [scores["Infection"].true_ml > 0 for scores in case.slices] == [2 <= k < 6 for k in range(10)]
    assert list(case.slice_figures("Infection", "sensitivity")) == pytest.approx([14 / 16] * 4)
    assert len(list(case.slice_figures(GGO, "dice"))) == 3
    by_slice = study.results["Infection"].by_slice["sensitivity"]
    assert (by_slice.count, by_slice.median) == (8, pytest.approx(14 / 16))


def test_severity_is_graded_in_the_lungs(data):
    study = evaluate(data / "found", data / "labelsTr")
    lung = 8 * 20 * 26
    shares = [(case.severity.true_share, case.severity.found_share) for case in study.cases]
    assert shares == [
        (pytest.approx(4 * 4 * 16 / lung), pytest.approx(4 * 4 * 14 / lung)),
        (0, pytest.approx(2 * 4 * 4 / lung)),
        (pytest.approx(4 * 16 * 16 / lung), pytest.approx(4 * 16 * 14 / lung)),
    ]
    assert [(case.severity.true, case.severity.found) for case in study.cases] == [(1, 1), (0, 0), (1, 1)]
    assert study.severity.same == 3
    assert study.severity.kappa == 1
    ignored = np.zeros(SHAPE, np.uint8)
    ignored[4] = 255
    save(data / "labelsTr" / "case_1.nii.gz", ignored)
    again = evaluate(data / "found", data / "labelsTr")
    assert again.cases[1].severity is None
    assert again.severity.count == 2


@pytest.mark.parametrize("what", ["label", "prediction"])
def test_mask_of_the_lungs_among_label_maps_of_lesions_is_named(data, what):
    assert not any(
        "of the lungs, not of lesions" in rule for rule in evaluate(data / "found", data / "labelsTr").cautions()
    )
    [mask] = (data / "lungsTr").glob("case_1*")
    lungs = read_labels(mask).labels
    save((data / ("labelsTr" if what == "label" else "found")) / "case_1.nii.gz", lungs)
    [rule] = [rule for rule in evaluate(data / "found", data / "labelsTr").cautions() if "not of lesions" in rule]
    assert rule.startswith(f"The {what} of case_1 fills 90 % of the lungs or more")


def test_without_lungs_and_patients_it_says_so(data):
    (data / "dataset.json").unlink()
    study = evaluate(data / "found", data / "labelsTr")
    assert study.severity is None
    words = " ".join(text(study).split())
    assert "Severity was not compared" in words
    assert "3 patients, each file taken as a patient of its own" in words
    for path in sorted((data / "lungsTr").iterdir()):
        path.rename(path.with_name(path.name.replace("_ct", "")))
    assert evaluate(data / "found", data / "labelsTr", lung_masks=data / "lungsTr").severity.count == 3


def test_lungs_of_another_grid_are_refused(data):
    moved = AFFINE.copy()
    moved[2, 3] = 7
    write_labels(data / "lungsTr" / "case_0_ct.nii.gz", LabelMap.from_array(np.ones(SHAPE, np.uint8), moved))
    with pytest.raises(InputError, match="lung mask"):
        evaluate(data / "found", data / "labelsTr")


@pytest.mark.parametrize("tolerance", [0, -1, float("nan"), 1000])
def test_a_senseless_tolerance_is_refused(data, tolerance):
    with pytest.raises(InputError, match="tolerance"):
        evaluate(data / "found", data / "labelsTr", tolerance_mm=tolerance)


def test_pairs_of_predictions_are_compared_case_by_case(data):
    found, perfect = (evaluate(data / name, data / "labelsTr") for name in ("found", "perfect"))
    differences = compare_studies(perfect, found)
    dice = differences["Infection"]["dice"]
    assert (dice.count, dice.patients) == (2, 2)
    assert dice.mean == pytest.approx(1 - 2 * 14 / (14 + 16))
    assert differences["Infection"]["hd95_mm"].mean == pytest.approx(-4)
    assert "Consolidation" not in differences  # never in both
    back = compare_studies(found, perfect)["Infection"]["dice"]
    assert back.mean == pytest.approx(-dice.mean)


class _Page(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.words = ""
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words += data


def test_command_writes_page_pictures_and_tables(data, capsys):
    pytest.importorskip("matplotlib")
    pytest.importorskip("jinja2")
    hostile = "<b>=1+1"
    for folder, suffix in (("labelsTr", ".nii.gz"), ("found", ".nii.gz"), ("perfect", ".nii.gz")):
        (data / folder / f"case_1{suffix}").rename(data / folder / f"{hostile}{suffix}")
    out = data / "out"
    words = ["evaluate", str(data / "found"), str(data / "labelsTr"), "-o", str(out), "--json", str(data / "x.json")]
    assert main([*words, "--against", str(data / "perfect")]) == 0
    printed = capsys.readouterr().out
    assert "First predictions less the second" in printed
    page = _Page((out / "evaluation.html").read_text(encoding="utf-8"))
    assert "b" not in {tag for tag, _ in page.tags}
    assert hostile in page.words
    assert all(attrs["src"].startswith("data:") for tag, attrs in page.tags if tag == "img")
    assert sum(tag == "img" for tag, _ in page.tags) == 3 + 3 * 3  # charts; CT, label and prediction of three cases
    values = json.loads((out / "evaluation.json").read_text(encoding="utf-8"))
    assert values == json.loads((data / "x.json").read_text(encoding="utf-8"))
    assert values["patients"] == 3  # the renamed case is no longer in dataset.json
    assert values["paired"]["Infection"]["dice"]["count"] == 2
    rows = {}
    for name in ("summary", "cases", "slices", "lesions"):
        with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows[name] = list(csv.DictReader(file))
    [row] = [row for row in rows["cases"] if (row["case"], row["class"]) == ("case_0", "Infection")]
    assert (row["sensitivity"], row["volume_error_ml"]) == ("0.8750", f"{-4 * 4 * 2 * 0.02:.4f}")
    assert (row["true_grade"], row["true_lesions"]) == ("1", "1")
    assert sum(row["case"] == "case_0" and row["class"] == "Infection" for row in rows["slices"]) == 4
    [row] = [row for row in rows["summary"] if tuple(row.values())[:3] == ("Infection", "case", "sensitivity")]
    assert (row["value"], row["count"]) == ("0.8750", "2")
    assert {row["of"] for row in rows["lesions"]} == {"label", "prediction"}
    assert main(words) == 2
    assert "--force" in capsys.readouterr().err
    for name in ("volumes.png", "cases.png", "worst.png", "pairs.png"):
        assert (out / name).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("seed", range(3))
def test_voxel_figures_are_monais_and_scikit_learns(seed):
    torch = pytest.importorskip("torch")
    from monai.metrics import ConfusionMatrixMetric
    from sklearn.metrics import accuracy_score, f1_score, jaccard_score, precision_score, recall_score

    rng = np.random.default_rng(seed)
    prediction, truth = (rng.integers(0, 4, (5, 6, 7)).astype(np.uint8) for _ in range(2))
    score = score_case(prediction, truth, 0.01).classes[GGO]
    found, true = (prediction == 1).ravel(), (truth == 1).ravel()
    assert score.dice == pytest.approx(f1_score(true, found))
    assert score.iou == pytest.approx(jaccard_score(true, found))
    assert score.precision == pytest.approx(precision_score(true, found))
    assert score.sensitivity == pytest.approx(recall_score(true, found))
    assert score.specificity == pytest.approx(recall_score(~true, ~found))
    assert score.accuracy == pytest.approx(accuracy_score(true, found))
    names = ("sensitivity", "specificity", "precision", "accuracy", "f1 score")
    metric = ConfusionMatrixMetric(include_background=True, metric_name=names)
    metric(*(torch.from_numpy((each == 1)[None, None].astype(np.float32)) for each in (prediction, truth)))
    theirs = [float(value) for value in metric.aggregate()]
    ours = (score.sensitivity, score.specificity, score.precision, score.accuracy, score.dice)
    assert ours == pytest.approx(theirs, rel=1e-5)
