"""Lesions matched by hand-made boxes: what is found, what is missed, what is invented."""

import numpy as np
import pytest

from CovidSegExtension.evaluation.detection import DETECTION_RULE, MATCH_SHARE, score_detection
from CovidSegExtension.geometry import Grid

GRID = Grid((30, 30, 30), np.diag([2.0, 2.0, 5.0, 1.0]))  # 0.02 mL a voxel


def boxes(*places) -> np.ndarray:
    mask = np.zeros(GRID.shape, bool)
    for place in places:
        mask[place] = True
    return mask


A = np.s_[2:6, 2:7, 2:7]  # 100 voxels
B = np.s_[12:16, 2:7, 2:7]
C = np.s_[22:26, 2:7, 2:7]


def test_found_missed_and_invented_lesions_are_counted():
    true = boxes(A, B)
    found = boxes(np.s_[2:3, 2:4, 2:7], C)  # 10 of 100 voxels of A, none of B, and one that is not there
    score = score_detection(found, true, GRID)
    assert (score.true_lesions, score.found_lesions, score.false_positives) == (2, 1, 1)
    assert score.sensitivity == 0.5
    assert [round(lesion.ml, 6) for lesion in score.lesions if lesion.true] == [2.0, 2.0]


@pytest.mark.parametrize(("voxels", "found"), [(9, 0), (10, 1)])
def test_a_tenth_of_a_lesion_is_what_it_takes(voxels, found):
    touched = boxes(A)
    touched.ravel()[np.flatnonzero(touched)[voxels:]] = False
    score = score_detection(touched, boxes(A), GRID)
    assert score.found_lesions == found
    assert f"{100 * MATCH_SHARE:.0f} %" in DETECTION_RULE


def test_specks_count_neither_as_lesions_nor_as_false_positives():
    speck = boxes(np.s_[2:3, 2:3, 2:6])  # 4 voxels, 0.08 mL
    score = score_detection(speck, boxes(), GRID)
    assert (score.true_lesions, score.false_positives, score.sensitivity) == (0, 0, None)
    assert score_detection(boxes(np.s_[2:3, 2:3, 2:8]), boxes(), GRID).false_positives == 1


def test_lesions_that_touch_by_a_corner_are_one():
    true = boxes(A, np.s_[6:10, 7:12, 7:12])
    assert score_detection(boxes(A), true, GRID).true_lesions == 1


def test_what_nobody_annotated_is_no_false_positive():
    known = np.ones(GRID.shape, bool)
    known[20:] = False
    assert score_detection(boxes(C), boxes(), GRID, known).false_positives == 0
    assert score_detection(boxes(B), boxes(), GRID, known).false_positives == 1
