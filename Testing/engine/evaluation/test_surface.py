"""Surface distances: MONAI's where both are defined, and distances that are known by construction."""

import numpy as np
import pytest

from CovidSegExtension.evaluation.surface import diagonal_mm, score_surfaces
from CovidSegExtension.geometry import Grid

SPACING_MM = (5.0, 1.5, 0.7)


def grid_of(shape, spacing_mm=SPACING_MM) -> Grid:
    return Grid(shape, np.diag([*spacing_mm[::-1], 1.0]))


def blobs(seed: int, shape) -> np.ndarray:
    from scipy.ndimage import gaussian_filter

    field = gaussian_filter(np.random.default_rng(seed).normal(size=shape), [1 if n > 1 else 0 for n in shape])
    return field > np.quantile(field, 0.85)


@pytest.mark.parametrize("shape", [(9, 16, 20), (1, 24, 28)], ids=["volume", "slice"])
@pytest.mark.parametrize("seed", range(3))
def test_surfaces_are_monais_on_anisotropic_grids(seed, shape):
    torch = pytest.importorskip("torch")
    from monai.metrics import HausdorffDistanceMetric, SurfaceDiceMetric

    found, true = blobs(seed, shape), blobs(seed + 100, shape) | blobs(seed, shape)
    found[0, 3, 4] = True
    flat = shape[0] == 1
    batch = [torch.from_numpy((mask[0] if flat else mask)[None, None].astype(np.float32)) for mask in (found, true)]
    spacing = SPACING_MM[1:] if flat else SPACING_MM
    score = score_surfaces(found, true, grid_of(shape), tolerances_mm=(3.0, 1.0))
    hausdorff = HausdorffDistanceMetric(include_background=True, percentile=95)(*batch, spacing=spacing)
    assert score.hd95_mm == pytest.approx(hausdorff.item(), rel=1e-5)
    assert score.hd95_mm > 0
    for tolerance, ours in zip((3.0, 1.0), score.surface_dice, strict=True):
        theirs = SurfaceDiceMetric([tolerance], include_background=True)(*batch, spacing=spacing)
        assert ours == pytest.approx(theirs.item(), abs=1e-6)
    assert score.surface_dice[1] < score.surface_dice[0]


def test_part_of_an_image_scores_as_the_whole():
    found, true = blobs(1, (9, 16, 20)), blobs(2, (9, 16, 20))
    whole = grid_of((20, 30, 40))
    at = (slice(5, 14), slice(7, 23), slice(11, 31))
    large = [np.zeros(whole.shape, bool) for _ in range(2)]
    for mask, part in zip(large, (found, true), strict=True):
        mask[at] = part
    assert score_surfaces(found, true, whole.crop(at), whole=whole) == score_surfaces(*large, whole)


@pytest.mark.parametrize(
    ("axis", "voxels", "affine", "mm"),
    [
        (0, 3, np.diag([0.7, 1.5, 5.0, 1]), 15.0),
        (1, 4, np.diag([0.7, 1.5, 5.0, 1]), 6.0),
        (2, 5, np.diag([0.7, 1.5, 5.0, 1]), 3.5),
        # A tilted gantry: a slice up is 5 mm up and 2 mm forward, so plates of one slice lie further apart than 5 mm.
        (0, 1, np.array([[0.7, 0, 0, 0], [0, 1.5, 2.0, 0], [0, 0, 5.0, 0], [0, 0, 0, 1]]), np.hypot(2.0 - 1.5, 5.0)),
    ],
    ids=["slices", "rows", "columns", "tilted"],
)
def test_distance_of_two_plates_is_known(axis, voxels, affine, mm):
    shape = (30, 30, 30)
    masks = [np.zeros(shape, bool) for _ in range(2)]
    for mask, at in zip(masks, (10, 10 + voxels), strict=True):
        plane = [slice(1, 29)] * 3
        plane[axis] = slice(at, at + 1)
        mask[tuple(plane)] = True
    score = score_surfaces(*masks, Grid(shape, affine), tolerances_mm=(mm + 0.01, mm - 0.01))
    assert score.hd95_mm == pytest.approx(mm, rel=1e-6)
    assert score.surface_dice[0] > 0.93
    assert score.surface_dice[1] == 0


def test_missed_and_invented_count_as_the_diagonal_and_absent_is_left_out():
    shape = (11, 21, 31)
    mask, empty = np.zeros(shape, bool), np.zeros(shape, bool)
    mask[3:5, 4:9, 5:8] = True
    grid = grid_of(shape)
    diagonal = np.linalg.norm([10 * 5.0, 20 * 1.5, 30 * 0.7])
    for pair in ((mask, empty), (empty, mask)):
        score = score_surfaces(*pair, grid)
        assert score.hd95_mm == pytest.approx(diagonal)
        assert score.surface_dice == (0, 0)
    assert score_surfaces(empty, empty, grid).hd95_mm is None
    assert score_surfaces(empty, empty, grid).surface_dice == (None, None)
    assert score_surfaces(mask, mask, grid) == type(score)(0.0, (1.0, 1.0))


def test_diagonal_of_a_sheared_grid_is_its_longest():
    sheared = np.eye(4)
    sheared[1, 2] = 1.0
    assert diagonal_mm(Grid((11, 11, 11), sheared)) == pytest.approx(np.linalg.norm([10, 20, 10]))


def test_border_of_what_nobody_annotated_is_no_surface():
    """Lesion on slices 4 to 15, seen by the expert up to slice 9; the prediction goes on where nobody looked."""
    found = np.zeros((20, 20, 20), bool)
    found[4:16, 5:15, 5:15] = True
    known = np.ones_like(found)
    known[10:] = False
    true = found & known
    true[9, 5:15, 5:10] = False  # an error of the label just below the unknown slices
    perfect = score_surfaces(found, found & known, grid_of(found.shape), known)
    assert (perfect.hd95_mm, perfect.surface_dice) == (0, (1, 1))
    assert score_surfaces(found, true, grid_of(found.shape), known).surface_dice[1] < 1
    nothing = score_surfaces(found, found, grid_of(found.shape), np.zeros_like(found))
    assert nothing.hd95_mm is None
