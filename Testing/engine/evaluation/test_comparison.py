"""Metrics against MONAI and hand-made cases; label maps matched as files and folders."""

import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from CovidSegExtension.datasets.decathlon import read_description
from CovidSegExtension.errors import InputError
from CovidSegExtension.evaluation.overlap import ALL_LESIONS, EMPTY_RULE, ClassScore, Summary, score_case
from CovidSegExtension.evaluation.study import evaluate
from CovidSegExtension.evaluation.tables import text
from CovidSegExtension.io.images import write_labels
from CovidSegExtension.labels import CONSOLIDATION, GGO, PLEURAL_EFFUSION
from CovidSegExtension.volume import LabelMap

LABEL_MAPS = arrays(np.uint8, (3, 4, 5), elements=st.integers(0, 3))


def line(*values):
    """Return a label map of one row."""
    return np.array([[values]], dtype=np.uint8)


@settings(max_examples=40, deadline=None)
@given(LABEL_MAPS, LABEL_MAPS, st.integers(0, 3), st.integers(0, 3))
def test_dice_is_monais(prediction, truth, never_found, never_true):
    torch = pytest.importorskip("torch")
    from monai.metrics import DiceMetric

    prediction[prediction == never_found] = 0
    truth[truth == never_true] = 0
    one_hot = [
        torch.from_numpy((np.arange(4)[:, None, None, None] == m).astype(np.float32)) for m in (prediction, truth)
    ]
    expected = DiceMetric(include_background=False, reduction="none", ignore_empty=False)(one_hot[:1], one_hot[1:])
    score = score_case(prediction, truth, voxel_ml=0.5)
    for label, value in zip((GGO, CONSOLIDATION, PLEURAL_EFFUSION), expected[0].tolist(), strict=True):
        ours = score.classes[label.name].dice
        if label.value in truth or label.value in prediction:
            assert ours == pytest.approx(value)
        else:
            assert ours is None  # MONAI counts 1.0 here; our rule leaves the class out


@settings(max_examples=40, deadline=None)
@given(LABEL_MAPS, LABEL_MAPS)
def test_figures_fit_together(prediction, truth):
    forth, back = score_case(prediction, truth, 0.001), score_case(truth, prediction, 0.001)
    for name, score in forth.classes.items():
        assert score.dice == back.classes[name].dice
        assert score.sensitivity == back.classes[name].precision
        if score.dice is not None:
            assert score.iou == pytest.approx(score.dice / (2 - score.dice))
            assert 0 <= score.iou <= score.dice <= 1


def test_scores_are_those_counted_by_hand():
    score = score_case(line(1, 1, 1, 2, 0, 0), line(1, 0, 0, 1, 1, 0), voxel_ml=2.0)
    ggo = score.classes[GGO.name]
    assert (ggo.overlap_ml, ggo.found_ml, ggo.true_ml) == (2.0, 6.0, 6.0)
    assert (ggo.dice, ggo.iou, ggo.sensitivity, ggo.precision) == (1 / 3, 1 / 5, 1 / 3, 1 / 3)
    consolidation = score.classes[CONSOLIDATION.name]
    assert (consolidation.dice, consolidation.sensitivity, consolidation.precision) == (0, None, 0)
    together = score.classes[ALL_LESIONS]  # the voxel labelled 1 and found as 2 is a lesion found
    assert (together.overlap_ml, together.found_ml, together.true_ml) == (4.0, 8.0, 6.0)


def test_perfect_is_exactly_one():
    labels = line(1, 2, 3, 0)
    for score in score_case(labels, labels, voxel_ml=0.0037).classes.values():
        assert (score.dice, score.iou, score.sensitivity, score.precision) == (1, 1, 1, 1)


def test_labels_not_annotated_are_left_out_everywhere():
    score = score_case(line(1, 2, 3, 3), line(1, 0, 0, 3), 1.0, labels=(3,))
    assert list(score.classes) == [PLEURAL_EFFUSION.name, ALL_LESIONS]
    assert score.classes[ALL_LESIONS] == score.classes[PLEURAL_EFFUSION.name]
    assert score.classes[ALL_LESIONS].found_ml == 2.0


def test_shapes_must_agree():
    with pytest.raises(InputError, match="differ in size"):
        score_case(np.zeros((2, 2, 2), np.uint8), np.zeros((2, 2, 3), np.uint8), 1.0)


def test_summary_follows_the_rule_for_empty_cases():
    cases = [
        score_case(line(1, 1, 0, 0), line(1, 1, 0, 0), 1.0),  # Dice 1
        score_case(line(1, 0, 0, 0), line(1, 1, 1, 0), 1.0),  # Dice 1/2
        score_case(line(0, 0, 0, 0), line(0, 0, 0, 0), 1.0),  # absent: left out
        score_case(line(1, 1, 1, 0), line(0, 0, 0, 0), 1.0),  # only predicted: Dice 0, 3 mL
    ]
    summary = Summary.of([case.classes[GGO.name] for case in cases])
    assert summary.dice.mean == pytest.approx(0.5)
    assert summary.dice.sd == pytest.approx(0.5)
    assert (summary.dice.cases, summary.sensitivity.cases, summary.precision.cases) == (3, 2, 3)
    assert (summary.absent, summary.false_positive_cases, summary.false_positive_ml) == (1, 1, 3.0)
    assert (summary.pooled.overlap_ml, summary.pooled.found_ml, summary.pooled.true_ml) == (3.0, 6.0, 5.0)
    assert summary.pooled.dice == pytest.approx(6 / 11)


def test_undefined_figures_are_null_and_dashes_never_nan(tmp_path):
    for name, labels in (("found", line(0, 0)), ("true", line(0, 1))):
        write_labels(tmp_path / f"{name}.nii", LabelMap.from_array(labels, np.diag([-10.0, -10, 10, 1])))
    evaluation = evaluate(tmp_path / "found.nii", tmp_path / "true.nii")
    summary = json.loads(json.dumps(evaluation.to_json(), allow_nan=False))["summary"]
    assert summary[CONSOLIDATION.name]["dice"] == {"mean": None, "sd": None, "cases": 0}
    assert summary[GGO.name]["dice"] == {"mean": 0.0, "sd": None, "cases": 1}
    assert summary[GGO.name]["pooled"]["precision"] is None
    table = text(evaluation)
    assert EMPTY_RULE in " ".join(table.split())
    assert "nan" not in table
    assert "–" in table


AFFINE = np.array([[-0.8, 0, 0, 90], [0, -0.8, 0, 100], [0, 0, 2.5, -300], [0, 0, 0, 1]], dtype=float)


@pytest.fixture
def label_map():
    return np.random.default_rng(1).integers(0, 4, (4, 6, 8)).astype(np.uint8)


def reoriented(labels, affine):
    """Return the same map with axes i and k swapped and j flipped."""
    stored = labels[:, ::-1, :].transpose(2, 1, 0)
    result = affine.copy()
    result[:3, :3] = np.stack([affine[:3, 2], -affine[:3, 1], affine[:3, 0]], axis=1)
    result[:3, 3] += affine[:3, 1] * (labels.shape[1] - 1)
    return np.ascontiguousarray(stored), result


def test_files_in_another_format_and_orientation_are_matched(tmp_path, label_map):
    write_labels(tmp_path / "found.nrrd", LabelMap.from_array(*reoriented(label_map, AFFINE)))
    write_labels(tmp_path / "true.nii.gz", LabelMap.from_array(label_map, AFFINE))
    evaluation = evaluate(tmp_path / "found.nrrd", tmp_path / "true.nii.gz")
    assert [case.name for case in evaluation.cases] == ["true"]
    for name, score in evaluation.cases[0].classes.items():
        assert score.dice == 1, name
    expected_ml = np.count_nonzero(label_map == 2) * 0.8 * 0.8 * 2.5 / 1000
    assert evaluation.cases[0].classes[CONSOLIDATION.name].true_ml == pytest.approx(expected_ml, rel=1e-5)


def test_another_grid_is_refused(tmp_path, label_map):
    moved = AFFINE.copy()
    moved[0, 3] += 5
    write_labels(tmp_path / "found.nii.gz", LabelMap.from_array(label_map, moved))
    write_labels(tmp_path / "true.nii.gz", LabelMap.from_array(label_map, AFFINE))
    with pytest.raises(InputError, match="same grid"):
        evaluate(tmp_path / "found.nii.gz", tmp_path / "true.nii.gz")


def test_a_label_outside_the_scheme_is_refused(tmp_path, label_map):
    write_labels(
        tmp_path / "found.nii.gz",
        LabelMap.from_array(np.where(label_map > 0, label_map + 8, 0).astype(np.uint8), AFFINE),
    )
    write_labels(tmp_path / "true.nii.gz", LabelMap.from_array(label_map, AFFINE))
    with pytest.raises(InputError, match=r"holds the label (9|10|11); expected 0, 1, 2, 3, 4 for infection"):
        evaluate(tmp_path / "found.nii.gz", tmp_path / "true.nii.gz")


def test_folders_match_by_name_and_name_what_is_left_over(tmp_path, label_map):
    found, true = tmp_path / "found", tmp_path / "true"
    for path in (found / "a.mha", found / "extra.nrrd", true / "a.nii.gz", true / "missing.nii"):
        write_labels(path, LabelMap.from_array(label_map, AFFINE))
    (found / "notes.txt").write_text("no image")
    evaluation = evaluate(found, true)
    assert [case.name for case in evaluation.cases] == ["a"]
    assert len(evaluation.unmatched) == 2
    for name in ("extra.nrrd", "missing.nii"):
        assert sum(name in text for text in evaluation.unmatched) == 1
        assert name in text(evaluation)


def test_only_the_first_of_many_left_over_are_printed(tmp_path, label_map):
    found, true = tmp_path / "found", tmp_path / "true"
    for path in (found / "a.mha", true / "a.mha", *(true / f"missing_{number}.mha" for number in range(7))):
        write_labels(path, LabelMap.from_array(label_map, AFFINE))
    evaluation = evaluate(found, true)
    assert len(evaluation.unmatched) == 7
    assert text(evaluation).count("missing_") == 5
    assert "Not evaluated: 2 more" in text(evaluation)


def test_one_name_twice_is_refused(tmp_path, label_map):
    for path in (tmp_path / "a" / "x.mha", tmp_path / "a" / "x.nii", tmp_path / "b" / "x.nii"):
        write_labels(path, LabelMap.from_array(label_map, AFFINE))
    with pytest.raises(InputError, match="same name"):
        evaluate(tmp_path / "a", tmp_path / "b")


@pytest.mark.parametrize("case", ["missing", "file and folder", "no pair", "empty"])
def test_paths_that_cannot_be_matched_are_refused(tmp_path, label_map, case):
    write_labels(tmp_path / "a" / "x.nii", LabelMap.from_array(label_map, AFFINE))
    write_labels(tmp_path / "b" / "y.nii", LabelMap.from_array(label_map, AFFINE))
    (tmp_path / "empty").mkdir()
    predictions, labels, message = {
        "missing": (tmp_path / "nowhere", tmp_path / "b", "does not exist"),
        "file and folder": (tmp_path / "a" / "x.nii", tmp_path / "b", "two files or two folders"),
        "no pair": (tmp_path / "a", tmp_path / "b", "has the name"),
        "empty": (tmp_path / "empty", tmp_path / "b", "no label map"),
    }[case]
    with pytest.raises(InputError, match=message):
        evaluate(predictions, labels)


@pytest.mark.parametrize("single", [False, True])
def test_annotated_labels_of_the_data_set_bound_the_scores(tmp_path, label_map, single):
    (tmp_path / "dataset.json").write_text('{"annotated_labels": [3]}')
    prediction = tmp_path / "found" / "x.nii"
    write_labels(prediction, LabelMap.from_array(label_map, AFFINE))
    write_labels(
        tmp_path / "labelsTr" / "x.nii", LabelMap.from_array(np.where(label_map == 3, 3, 0).astype(np.uint8), AFFINE)
    )
    paths = (prediction, tmp_path / "labelsTr" / "x.nii") if single else (prediction.parent, tmp_path / "labelsTr")
    evaluation = evaluate(*paths)
    assert list(evaluation.summaries) == [PLEURAL_EFFUSION.name, ALL_LESIONS]
    assert evaluation.summaries[ALL_LESIONS].dice.mean == 1
    assert "3 Pleural effusion" in text(evaluation)


def test_a_case_may_have_annotated_labels_of_its_own(tmp_path):
    entries = [{"label": "./labelsTr/a.nii.gz", "annotated_labels": [1, 2]}, {"label": "./labelsTr/b.nii.gz"}]
    (tmp_path / "dataset.json").write_text(json.dumps({"annotated_labels": [3], "training": entries}))
    annotated = read_description(tmp_path).annotated
    assert annotated.of("a") == (1, 2)
    assert annotated.of("b") == (3,)
    entries[0]["annotated_labels"] = [0]
    (tmp_path / "dataset.json").write_text(json.dumps({"training": entries}))
    with pytest.raises(InputError, match=r"none of the labels .* of the case 'a'"):
        read_description(tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", '{"annotated_labels": [9]}', '{"annotated_labels": 3}'])
def test_unusable_dataset_json_is_refused(tmp_path, text):
    (tmp_path / "labelsTr").mkdir()
    (tmp_path / "dataset.json").write_text(text)
    with pytest.raises(InputError, match=r"dataset\.json"):
        read_description(tmp_path)


# Labels that do not say everything


def test_a_union_is_scored_as_one_and_counts_neither_for_nor_against_its_members():
    """Truth GGO, consolidation, infection x 3, background; found GGO, GGO, GGO, consolidation, nothing, GGO."""
    score = score_case(line(1, 1, 1, 2, 0, 1), line(1, 2, 4, 4, 4, 0), 1.0, labels=(1, 2, 4))
    assert score.classes["Ground-glass opacity"] == ClassScore(overlap_ml=1, found_ml=3, true_ml=1, scored_ml=3)
    assert score.classes["Consolidation"] == ClassScore(overlap_ml=0, found_ml=0, true_ml=1, scored_ml=3)
    assert score.classes["Infection"] == ClassScore(overlap_ml=4, found_ml=5, true_ml=5, scored_ml=6)
    assert score.classes[ALL_LESIONS] == score.classes["Infection"]
    assert list(score.classes) == ["Ground-glass opacity", "Consolidation", "Infection", ALL_LESIONS]


def test_infection_alone_is_right_whichever_class_is_found():
    """A perfect answer that calls part of it consolidation is perfect; effusion was not drawn and is left out."""
    score = score_case(line(1, 2, 2, 0, 3), line(4, 4, 4, 0, 0), 1.0, labels=(4,))
    assert list(score.classes) == ["Infection", ALL_LESIONS]
    assert score.classes["Infection"].dice == 1
    assert score.classes[ALL_LESIONS].dice == 1


def test_ignored_voxels_count_nowhere():
    score = score_case(line(1, 1, 0, 3, 2), line(1, 255, 255, 255, 0), 1.0)
    assert score.classes["Ground-glass opacity"] == ClassScore(overlap_ml=1, found_ml=1, true_ml=1, scored_ml=2)
    assert score.classes["Consolidation"] == ClassScore(overlap_ml=0, found_ml=1, true_ml=0, scored_ml=2)
    assert score.classes["Pleural effusion"] == ClassScore(overlap_ml=0, found_ml=0, true_ml=0, scored_ml=2)
    assert score.classes[ALL_LESIONS] == ClassScore(overlap_ml=1, found_ml=2, true_ml=1, scored_ml=2)


def test_other_unions_have_rows_of_their_own():
    """Consolidation or effusion: right for all lesions, unknown for infection and for either class."""
    score = score_case(line(3, 2, 1, 0), line(6, 6, 6, 1), 1.0, labels=(1, 2, 3, 6))
    assert score.classes["Consolidation or pleural effusion"] == ClassScore(
        overlap_ml=2, found_ml=2, true_ml=3, scored_ml=4
    )
    assert score.classes["Pleural effusion"] == ClassScore(overlap_ml=0, found_ml=0, true_ml=0, scored_ml=1)
    assert score.classes["Infection"] == ClassScore(overlap_ml=0, found_ml=0, true_ml=1, scored_ml=1)
    assert score.classes[ALL_LESIONS] == ClassScore(overlap_ml=3, found_ml=3, true_ml=4, scored_ml=4)


@pytest.mark.parametrize(
    ("description", "annotated", "stored"),
    [
        ({"labels": {"background": 0, "infection": 4}, "annotated_labels": [4]}, (4,), ()),
        ({"labels": {"background": 0, "infection": [1, 2]}}, (1, 2, 3, 4), ()),
        ({"labels": {"infection": [1, 2]}, "union_values": {"infection": 9}, "annotated_labels": [9]}, (4,), ((9, 4),)),
        ({"labels": {"solid": [3, 2]}, "union_values": {"solid": 4}, "annotated_labels": [1, 4]}, (1, 6), ((4, 6),)),
        (
            {"labels": {"whole": [1, 2, 3], "ignore": 8}, "union_values": {"whole": 7}, "annotated_labels": [7]},
            (7,),
            ((8, 255),),
        ),
    ],
    ids=["named", "region", "other_value", "other_union", "ignore"],
)
def test_dataset_json_declares_unions(tmp_path, description, annotated, stored):
    (tmp_path / "dataset.json").write_text(json.dumps(description))
    found = read_description(tmp_path).annotated
    assert found.of("any") == annotated
    assert found.stored == stored


@pytest.mark.parametrize(
    ("description", "reason"),
    [
        ({"labels": {"solid": [2, 3]}}, "which value stands for the label 'solid'"),
        ({"labels": {"odd": [1, 9]}}, "unites"),
        ({"labels": {"infection": 4}, "union_values": {"infection": 4}}, "does not declare as a list"),
        ({"labels": {"infection": [1, 2]}, "union_values": {"infection": 2}}, "cannot stand for a union"),
    ],
)
def test_a_union_that_is_not_clear_is_refused(tmp_path, description, reason):
    (tmp_path / "dataset.json").write_text(json.dumps(description))
    with pytest.raises(InputError, match=reason):
        read_description(tmp_path)


def test_files_with_unions_of_their_own_values_are_evaluated(tmp_path, label_map):
    description = {"labels": {"infection": [1, 2], "ignore": 8}, "union_values": {"infection": 7}}
    (tmp_path / "dataset.json").write_text(json.dumps(description | {"annotated_labels": [7]}))
    truth = np.where((label_map == 1) | (label_map == 2), 7, 0).astype(np.uint8)
    truth[label_map == 3] = 8
    write_labels(tmp_path / "labelsTr" / "x.nii", LabelMap.from_array(truth, AFFINE))
    write_labels(tmp_path / "found" / "x.nii", LabelMap.from_array(label_map, AFFINE))
    evaluation = evaluate(tmp_path / "found", tmp_path / "labelsTr")
    assert list(evaluation.summaries) == ["Infection", ALL_LESIONS]
    assert evaluation.summaries["Infection"].dice.mean == 1
    assert "not told apart" in " ".join(text(evaluation).split())


def test_expert_labels_agree_with_themselves(shared_data):
    evaluation = evaluate(shared_data / "lung1_effusion" / "labelsTr", shared_data / "lung1_effusion" / "labelsTr")
    assert list(evaluation.summaries) == [PLEURAL_EFFUSION.name, ALL_LESIONS]
    summary = evaluation.summaries[PLEURAL_EFFUSION.name]
    assert (summary.dice.mean, summary.dice.cases) == (1, 4)
    assert 10 < summary.pooled.true_ml < 10_000
    assert math.isclose(summary.pooled.true_ml, summary.pooled.found_ml)
