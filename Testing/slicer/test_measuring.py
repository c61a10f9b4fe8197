"""Measuring piece by piece: the same figures as at once, and no piece that a hand at the brush would feel."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from CovidSegExtension.lungs import LEFT, RIGHT
from CovidSegExtension.measurement.findings import measure_findings, run
from CovidSegExtension.mrml.edits import edited_labels, tag
from CovidSegExtension.mrml.grids import world_grid
from CovidSegExtension.mrml.measuring import Measurer
from CovidSegExtension.mrml.results import keep_lungs
from CovidSegExtension.mrml.scene import create_segmentation, replace_labels
from CovidSegExtension.volume import LabelMap

from ..support.scenes import OBLIQUE, Editor, add_ct, add_linear, add_warp, lesion_labels, new_scene

LONGEST_PIECE_S = 0.05


def lungs(shape) -> np.ndarray:
    sides = np.zeros(shape, np.uint8)
    sides[:, :, : shape[2] // 2 - 1] = RIGHT
    sides[:, :, shape[2] // 2 + 1 :] = LEFT
    sides[:, :2] = 0
    return sides


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6), placing=st.sampled_from(["stored", "moved", "warped"]))
def test_measuring_in_pieces_gives_the_figures_of_the_whole(seed, placing):
    scene = new_scene()
    ct = add_ct(scene)
    if placing == "moved":
        ct.SetAndObserveTransformNodeID(add_linear(scene).GetID())
    if placing == "warped":
        add_warp(scene, ct)
    grid = world_grid(ct)
    labels = np.random.default_rng(seed).integers(0, 4, grid.shape).astype(np.uint8)
    segmentation = create_segmentation(scene, ct, labels, "Lesions")
    keep_lungs(segmentation, ct, lungs(grid.shape))
    found = run(Measurer().measure(segmentation, ct))
    if placing == "warped":  # segments lie on the voxels of the CT, so that its world grid resamples them
        assert found.findings[0].total.ml > 0
        return
    expected = measure_findings(LabelMap(labels, grid), lungs(grid.shape))
    assert found == expected
    assert {score.name for score in found.severity} == {"CT class", "Six zones, 0–24"}


def test_measurer_follows_edits_marks_them_and_looks_at_new_lungs():
    scene = new_scene()
    ct = add_ct(scene)
    segmentation = create_segmentation(scene, ct, lesion_labels(), "Lesions")
    measurer = Measurer()
    assert run(measurer.measure(segmentation, ct)).lungs is None
    keep_lungs(segmentation, ct, lungs((10, 12, 14)))
    first = run(measurer.measure(segmentation, ct))
    assert first.lungs.right_ml > 0
    brush = np.zeros((10, 12, 14), bool)
    brush[8:] = True
    Editor(scene, segmentation, ct).paint("PleuralEffusion", brush)
    second = run(measurer.measure(segmentation, ct))
    assert second.findings[2].total.ml == pytest.approx(brush.sum() * world_grid(ct).voxel_ml)
    assert edited_labels(segmentation) == (3,)
    segment = segmentation.GetSegmentation().GetSegment("PleuralEffusion")
    assert tag(segment, "DICOM.SegmentAlgorithmType") == "SEMIAUTOMATIC"
    right_only = np.where(lungs((10, 12, 14)) == RIGHT, RIGHT, 0).astype(np.uint8)
    keep_lungs(segmentation, ct, right_only)
    third = run(measurer.measure(segmentation, ct))
    assert (third.lungs.left_ml, third.lungs.right_ml) == (0, first.lungs.right_ml)


def test_lungs_of_no_voxel_are_unknown_and_a_share_is_none():
    scene = new_scene()
    ct = add_ct(scene)
    segmentation = create_segmentation(scene, ct, lesion_labels(), "Lesions")
    keep_lungs(segmentation, ct, np.zeros((10, 12, 14), np.uint8))
    found = run(Measurer().measure(segmentation, ct))
    assert found.findings[0].total.share is None
    assert [score.value for score in found.severity] == [None, None]


@pytest.mark.slow
def test_no_piece_of_a_large_ct_keeps_slicer_waiting():
    scene = new_scene()
    shape = (300, 512, 512)
    affine = OBLIQUE.copy()
    affine[:3, :3] = np.diag([-0.7, -0.7, 1.0])
    ct = add_ct(scene, shape, affine)
    z, y, x = np.ogrid[-1:1:300j, -1:1:512j, -1:1:512j]
    sides = np.zeros(shape, np.uint8)
    labels = np.zeros(shape, np.uint8)
    for side, middle in ((RIGHT, -0.45), (LEFT, 0.45)):
        sides[((x - middle) / 0.35) ** 2 + (y / 0.6) ** 2 + z**2 < 1] = side
        labels[((x - middle) / 0.2) ** 2 + (y / 0.4) ** 2 + (z / 0.8) ** 2 < 1] = side
    segmentation = create_segmentation(scene, ct, labels, "Lesions")
    keep_lungs(segmentation, ct, sides)
    measurer = Measurer()
    run(measurer.measure(segmentation, ct))
    replace_labels(segmentation, ct, labels)
    longest = 0.0
    steps = measurer.measure(segmentation, ct)
    while True:
        start = time.thread_time()
        try:
            next(steps)
        except StopIteration:
            break
        longest = max(longest, time.thread_time() - start)
    assert longest <= LONGEST_PIECE_S
