"""Lung masks that people bring: right and left, one label, lobes of several tools, and masks of something else."""

import numpy as np
import pytest
import SimpleITK as sitk

from CovidSegExtension.errors import InputError
from CovidSegExtension.io.images import write_labels
from CovidSegExtension.lungs import find_lungs
from CovidSegExtension.lungs.given import GivenMask, read_mask, understand
from CovidSegExtension.lungs.masks import LEFT, RIGHT, Lungs
from CovidSegExtension.volume import LabelMap, Volume

SHAPE = (20, 40, 60)
MIDDLE = 30


def chest():
    """Return a CT of two lungs, narrower at the top, and the lungs in it."""
    z, y, x = np.ogrid[tuple(slice(length) for length in SHAPE)]
    sides = np.zeros(SHAPE, np.uint8)
    for side, centre in ((RIGHT, 16), (LEFT, 44)):
        inside = ((y - 18) / (14 - 0.4 * z)) ** 2 + ((x - centre) / (11 - 0.3 * z)) ** 2 < 1
        sides[inside & (z > 1) & (z < 18)] = side
    hounsfield = np.where(sides > 0, -850, 40).astype(np.int16)
    volume = Volume.from_array(hounsfield, np.diag([-6.0, -6.0, 12.0, 1.0]))
    return volume, Lungs(sides, sides > 0)


CT, FOUND = chest()
HEIGHT = np.arange(SHAPE[0])[:, None, None]


def lobes(first, order=("LU", "LL", "RU", "RM", "RL")):
    """Return five lobes with the values from `first` on, in this order."""
    right, left = FOUND.sides == RIGHT, FOUND.sides == LEFT
    parts = {
        "LU": left & (HEIGHT >= 9),
        "LL": left & (HEIGHT < 9),
        "RU": right & (HEIGHT >= 12),
        "RM": right & (HEIGHT >= 8) & (HEIGHT < 12),
        "RL": right & (HEIGHT < 8),
    }
    labels = np.zeros(SHAPE, np.uint8)
    for value, name in enumerate(order, start=first):
        labels[parts[name]] = value
    return labels


def read(labels, names=None):
    return understand(GivenMask(labels, names or {}, "The lung mask x"), CT, FOUND)


@pytest.mark.parametrize(
    ("first", "tool"), [(1, "lungmask"), (10, "TotalSegmentator"), (13, "TotalSegmentator 1")], ids=lambda v: str(v)
)
def test_lobes_are_taken_for_their_lungs_and_that_is_said(first, tool):
    sides, has_sides, notes = read(lobes(first))
    np.testing.assert_array_equal(sides, FOUND.sides)
    assert has_sides
    assert len(notes) == 1
    assert f"lobes as {tool} numbers them: {first} left upper lobe, {first + 1} left lower lobe" in notes[0]


def test_some_lobes_of_each_lung_are_enough():
    labels = np.where(FOUND.sides == RIGHT, 12, np.where(FOUND.sides == LEFT, 10, 0)).astype(np.uint8)
    sides, has_sides, notes = read(labels)
    np.testing.assert_array_equal(sides, FOUND.sides)
    assert has_sides
    assert "10 left upper lobe, 12 right upper lobe" in notes[0]


@pytest.mark.parametrize(
    "labels",
    [
        lobes(1, ("RU", "RM", "RL", "LU", "LL")),  # another tool's order
        lobes(1, ("LL", "LU", "RL", "RM", "RU")),  # upper and lower the other way round: upside-down, or another order
        lobes(20),
        np.where(FOUND.sides == RIGHT, 1, np.where(FOUND.sides == LEFT, 2, 0)) + 2 * (FOUND.sides > 0) * (HEIGHT > 9),
        np.where((FOUND.sides == RIGHT) & (HEIGHT == 9), 3, FOUND.sides),  # right, left, and something else
    ],
    ids=["other order", "upside-down", "other values", "quarters", "third label"],
)
def test_labels_that_may_mean_several_things_are_refused_by_their_values(labels):
    labels = labels.astype(np.uint8)
    with pytest.raises(InputError) as caught:
        read(labels)
    assert str(sorted(set(np.unique(labels).tolist()) - {0})) in str(caught.value)


def test_plain_masks_have_nothing_to_be_said():
    for labels in (FOUND.sides, np.where(FOUND.sides == LEFT, LEFT, 0).astype(np.uint8)):
        sides, _, notes = read(labels)
        np.testing.assert_array_equal(sides > 0, labels > 0)
        assert notes == []
    sides, has_sides, notes = read((FOUND.sides > 0).astype(np.uint8) * 255)
    assert (has_sides, notes) == (False, [])
    np.testing.assert_array_equal(sides, FOUND.sides > 0)


def test_swapped_sides_are_taken_from_where_they_lie_and_said():
    swapped = np.where(FOUND.sides > 0, 3 - FOUND.sides, 0).astype(np.uint8)
    sides, has_sides, notes = read(swapped)
    np.testing.assert_array_equal(sides, FOUND.sides)
    assert has_sides
    assert "the other way round" in notes[0]


def test_labels_that_part_upper_from_lower_are_no_sides():
    labels = np.where(FOUND.sides > 0, np.where(HEIGHT > 9, 1, 2), 0).astype(np.uint8)
    labels[(FOUND.sides == LEFT) & (HEIGHT > 6)] = 1
    with pytest.raises(InputError, match="does not part right from left"):
        read(labels)


@pytest.mark.parametrize(
    "moved",
    [
        np.roll(FOUND.sides, 12, axis=1),
        np.roll(FOUND.sides, 9, axis=2),
        FOUND.sides[::-1],
        np.roll(FOUND.sides[:, ::-1], 4, axis=1),
        np.where(FOUND.sides > 0, 0, 1),
    ],
    ids=["to the back", "to the left", "upside-down", "front to back", "all but the lungs"],
)
def test_mask_that_does_not_fit_the_ct_is_refused(moved):
    with pytest.raises(InputError, match=r"does not fit the CT: [1-9]"):
        read(np.ascontiguousarray(moved).astype(np.uint8))


def test_wide_mask_is_noted_and_tight_one_is_not():
    wide = np.maximum(FOUND.sides, np.roll(FOUND.sides, 4, axis=1))
    assert "beyond the chest's cavity" in read(wide)[2][0]
    tight = np.minimum(FOUND.sides, np.roll(FOUND.sides, 4, axis=1))
    assert read(tight)[2] == []


def test_nothing_is_compared_where_no_lungs_were_found():
    nothing = Lungs(np.zeros(SHAPE, np.uint8), np.zeros(SHAPE, bool))
    mask = GivenMask(np.roll(FOUND.sides, 12, axis=1), {}, "The lung mask x")
    np.testing.assert_array_equal(understand(mask, CT, nothing)[0], mask.labels)


@pytest.mark.parametrize(
    ("names", "sides", "said"),
    [
        ({1: "right lung", 2: "left lung", 3: "trachea"}, (1, 2, 0), "left out: 'trachea'"),
        ({1: "Left Lung", 2: "Right Lung"}, None, "the other way round"),
        ({1: "lung_upper_lobe_right", 2: "left lower lobe", 3: "Lung-left"}, (1, 2, 2), "'lung_upper_lobe_right'"),
    ],
)
def test_segments_are_known_by_name(names, sides, said):
    labels = FOUND.sides.copy()
    if len(names) == 3:
        labels[(labels == LEFT) & (HEIGHT == 9)] = 3
    found, has_sides, notes = read(labels, names)
    assert has_sides
    assert any(said in note for note in notes)
    expected = FOUND.sides if sides is None else np.array((0, *sides))[labels]
    np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("name", ["lung vessels", "Lesion", "left lung nodule", "heart"])
def test_segment_that_is_no_lung_is_refused_by_name(name):
    with pytest.raises(InputError, match=f"segment '{name}'"):
        read(FOUND.sides, {1: "right lung", 2: name})
    with pytest.raises(InputError, match="no lung"):
        read(FOUND.sides, {1: "trachea", 2: "airways"})


def test_segments_of_slicer_are_read_with_their_names_onto_the_ct(tmp_path):
    """As Slicer's Lung CT Segmenter saves it: right and left lung and trachea, cropped to the segments."""
    labels = FOUND.sides.copy()
    labels[4:8, 16:20, 28:32] = 3
    z, y, x = np.nonzero(labels)
    box = tuple(slice(a.min(), a.max() + 1) for a in (z, y, x))
    image = sitk.GetImageFromArray(labels[box])
    lps = np.diag([-1, -1, 1, 1.0]) @ CT.affine
    image.SetSpacing((6.0, 6.0, 12.0))
    image.SetOrigin((lps @ [*(part.start for part in box[::-1]), 1])[:3].tolist())
    for number, name in enumerate(("right lung", "left lung", "trachea")):
        for key, text in (("Name", name), ("LabelValue", str(number + 1)), ("Layer", "0"), ("ID", f"Segment_{number}")):
            image.SetMetaData(f"Segment{number}_{key}", text)
    extent = "".join(f"0;{length - 1};" for length in SHAPE[::-1])
    matrix = "".join(f"{value:.17g};" for value in CT.affine.ravel())
    image.SetMetaData("Segmentation_ConversionParameters", f"Reference image geometry|{matrix}{extent}|x&")
    sitk.WriteImage(image, str(tmp_path / "lungs.seg.nrrd"), True)
    mask = read_mask(tmp_path / "lungs.seg.nrrd", CT)
    assert mask.names == {1: "right lung", 2: "left lung", 3: "trachea"}
    np.testing.assert_array_equal(mask.labels, labels)
    sides, has_sides, _ = understand(mask, CT, FOUND)
    assert has_sides
    np.testing.assert_array_equal(sides, np.where(labels == 3, 0, labels))


@pytest.mark.slow
def test_notes_reach_the_caller(tmp_path):
    """On a chest in which the network finds the lungs."""
    from CovidSegExtension.phantom import chest_phantom

    volume = chest_phantom(shape=(24, 64, 64), spacing_mm=(12.0, 5.5, 5.5)).volume.axial()
    plain = find_lungs(volume)
    swapped = np.where(plain.sides > 0, 3 - plain.sides, 0).astype(np.uint8)
    write_labels(tmp_path / "swapped.nii.gz", LabelMap(np.ascontiguousarray(swapped), volume.grid))
    found = find_lungs(volume, tmp_path / "swapped.nii.gz")
    np.testing.assert_array_equal(found.sides, plain.sides)
    assert "the other way round" in found.notes[0]
    assert plain.notes == ()
