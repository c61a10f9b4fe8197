"""A point in the world that adds to a lesion or takes away, wherever transforms put the CT."""

import numpy as np
import pytest
import slicer
import slicer.util

from CovidSegExtension.errors import InputError
from CovidSegExtension.labels import CONSOLIDATION, GGO
from CovidSegExtension.mrml.correcting import class_at, correct_at
from CovidSegExtension.mrml.edits import edited_labels
from CovidSegExtension.mrml.grids import world_grid
from CovidSegExtension.mrml.results import keep_lungs
from CovidSegExtension.mrml.scene import create_segmentation, labels_from_segmentation

from ..support.scenes import add_ct, add_linear

SHAPE = (10, 40, 44)


def case(scene, moved: bool):
    """Return a CT with a GGO that was missed and one that was found, its result, and both lesions."""
    ct = add_ct(scene, SHAPE)
    missed, found = np.zeros(SHAPE, bool), np.zeros(SHAPE, bool)
    missed[2:6, 5:20, 5:20] = True
    found[5:9, 25:35, 25:40] = True
    slicer.util.updateVolumeFromArray(ct, np.where(missed | found, -500, -850).astype(np.int16))
    if moved:
        ct.SetAndObserveTransformNodeID(add_linear(scene).GetID())
    segmentation = create_segmentation(scene, ct, found.astype(np.uint8), "Lesions")
    keep_lungs(segmentation, ct, np.ones(SHAPE, np.uint8))
    return ct, segmentation, missed, found


def point(ct, k: int, j: int, i: int) -> np.ndarray:
    return (world_grid(ct).affine @ [i, j, k, 1])[:3]


@pytest.mark.parametrize("moved", [False, True])
def test_a_point_adds_what_was_missed_and_takes_away_what_is_wrong(scene, moved):
    ct, segmentation, missed, found = case(scene, moved)
    assert class_at(segmentation, ct, point(ct, 4, 12, 12)) is None
    assert class_at(segmentation, ct, point(ct, 7, 30, 30)) is GGO
    ml = correct_at(segmentation, ct, point(ct, 4, 12, 12), CONSOLIDATION)
    labels = labels_from_segmentation(segmentation, ct).labels
    added = labels == CONSOLIDATION.value
    assert 2 * (added & missed).sum() / (added.sum() + missed.sum()) > 0.9
    assert ml == pytest.approx(added.sum() * world_grid(ct).voxel_ml)
    np.testing.assert_array_equal(labels == GGO.value, found)
    assert edited_labels(segmentation) == (CONSOLIDATION.value,)
    correct_at(segmentation, ct, point(ct, 7, 30, 30), None, 15)
    labels = labels_from_segmentation(segmentation, ct).labels
    assert (labels[found] == 0).mean() > 0.9
    np.testing.assert_array_equal(labels == CONSOLIDATION.value, added)


def test_a_point_that_means_nothing_is_told_and_changes_nothing(scene):
    ct, segmentation, _, found = case(scene, False)
    with pytest.raises(InputError, match="outside of the CT"):
        correct_at(segmentation, ct, [9999, 0, 0], GGO)
    with pytest.raises(InputError, match="no lesion where"):
        correct_at(segmentation, ct, point(ct, 0, 0, 0), None)
    keep_lungs(segmentation, ct, np.zeros(SHAPE, np.uint8))
    with pytest.raises(InputError, match="no such lesion can be"):
        correct_at(segmentation, ct, point(ct, 4, 12, 12), GGO)
    np.testing.assert_array_equal(labels_from_segmentation(segmentation, ct).labels == GGO.value, found)
