"""What cannot be a human chest is refused, what is doubtful gets a note, and a plain chest gets neither."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from CovidSegExtension import plausibility
from CovidSegExtension.errors import InputError
from CovidSegExtension.geometry import Grid
from CovidSegExtension.lungs.masks import Lungs
from CovidSegExtension.phantom import chest_phantom
from CovidSegExtension.volume import Volume
from Testing.support.chests import small_chest


def chest(turned=False):
    """Return a chest with a spine, and its lungs, on the axial grid; `turned` has the spine in front."""
    volume, _ = small_chest((40, 96, 128), (5.0, 2.5, 2.5))
    hounsfield = volume.hounsfield.copy()
    hounsfield[:, 74:86, 58:70] = 400
    lung = (hounsfield < -300) & (hounsfield > -990)
    lung &= np.abs(np.linspace(-1, 1, 96))[:, None] < 0.7
    lung &= np.abs(np.abs(np.linspace(-1, 1, 128)) - 0.42) < 0.31
    lung[[0, 1, -2, -1]] = False
    sides = np.where(lung, np.where(np.arange(128) < 64, 1, 2), 0).astype(np.uint8)
    if turned:
        hounsfield, sides = hounsfield[:, ::-1], sides[:, ::-1]
    return Volume(hounsfield, volume.grid).axial(), Lungs(sides, sides > 0)


@pytest.mark.parametrize(
    "spacing",
    [(8, 110, 110), (8000, 2750, 2750), (0.008, 0.00275, 0.00275), (5, 0.01, 0.7), (60, 0.7, 0.7), (5, 12, 12)],
)
def test_impossible_voxel_sizes_are_refused_by_their_numbers(spacing):
    z, y, x = spacing
    with pytest.raises(InputError, match="cannot be a human chest") as caught:
        plausibility.check_size(Grid((36, 128, 128), np.diag([x, y, z, 1.0])))
    assert f"{x:.0f}" in str(caught.value) if x >= 100 else f"{x:.3g}" in str(caught.value)
    assert "e+" not in str(caught.value)


@pytest.mark.parametrize(
    ("shape", "spacing"),
    [((36, 128, 128), (8, 2.75, 2.75)), ((300, 512, 512), (1, 0.3, 0.3)), ((1, 512, 512), (100, 0.7, 0.7)),
     ((900, 512, 512), (2, 1.4, 1.4)), ((36, 128, 128), (2, 0.7, 0.7))],
)  # fmt: skip
def test_possible_sizes_pass_whatever_way_they_are_stored(shape, spacing):
    z, y, x = spacing
    plausibility.check_size(Grid(shape, np.diag([x, y, z, 1.0])))
    plausibility.check_size(Grid(shape[::-1], np.diag([-z, y, x, 1.0])[[2, 1, 0, 3]]))


def test_plain_chest_gets_no_note():
    axial, lungs = chest()
    assert plausibility.notes_on_ct(axial) == []
    assert plausibility.check_lungs(axial, lungs) == []


@pytest.mark.parametrize("count", [1, 2])
def test_lungs_go_on_beyond_one_or_two_slices(count):
    axial, lungs = chest()
    part = slice(20, 20 + count)
    few = Volume(axial.hounsfield[part], axial.grid.crop((part, slice(None), slice(None))))
    notes = plausibility.check_lungs(few, Lungs(lungs.sides[part], lungs.cavity[part]))
    [note] = notes
    assert note.startswith("The scan cuts the lungs off at the top and at the bottom: ")


def test_spine_in_front_of_the_lungs_is_noted():
    assert "in front of the lungs" in plausibility.check_lungs(*chest(turned=True))[0]


@pytest.mark.parametrize("quarters", [1, 3])
def test_image_turned_by_a_quarter_is_noted(quarters):
    axial, lungs = chest()
    turned = [np.rot90(array, quarters, (1, 2)) for array in (axial.hounsfield, lungs.sides)]
    for hounsfield in (turned[0], turned[0].swapaxes(1, 2)[:, ::-1].swapaxes(1, 2)):
        volume = Volume.from_array(np.ascontiguousarray(hounsfield), axial.affine)
        notes = plausibility.check_lungs(volume, Lungs(turned[1], turned[1] > 0))
        assert any("turned by a quarter" in note for note in notes), notes


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_way_up_of_a_picture_with_a_window_is_seen(quarters):
    """There bone has but the highest value, which calcium and contrast have as well."""
    axial, lungs = chest()
    hounsfield, sides = (np.rot90(array, quarters, (1, 2)) for array in (axial.hounsfield.clip(None, 150), lungs.sides))
    notes = plausibility.check_lungs(Volume.from_array(np.ascontiguousarray(hounsfield), axial.affine),
                                     Lungs(sides, sides > 0))  # fmt: skip
    expected = {0: "", 1: "beside the lungs", 2: "in front of the lungs", 3: "beside the lungs"}[quarters]
    assert expected in " ".join(notes)
    assert bool(notes) == bool(quarters)


@pytest.mark.parametrize("swapped", [(2, 1, 0), (1, 0, 2), (0, 2, 1)])
def test_lungs_of_swapped_spacings_are_noted(swapped):
    """Of 10, 2.5 and 2 mm along Z, Y and X no other order makes lungs."""
    axial, lungs = chest()
    spacing = [(10.0, 2.5, 2.0)[axis] for axis in swapped]
    volume = Volume.from_array(axial.hounsfield, np.diag([-spacing[2], -spacing[1], spacing[0], 1.0]))
    notes = plausibility.check_lungs(volume, lungs)
    assert any("larger than any human's" in note for note in notes) is (swapped != (0, 2, 1)), notes


def test_lungs_of_lost_slice_distances_are_noted():
    """As where a tool writes 1 mm between slices; a part of the lungs may well be low."""
    axial, lungs = chest()
    flat = Volume.from_array(axial.hounsfield, axial.affine @ np.diag([1, 1, 0.2, 1]))
    notes = plausibility.check_lungs(flat, lungs)
    assert any("only 36 mm high, though both of their ends are in view" in note for note in notes)
    part = slice(10, 20)
    few = Volume(axial.hounsfield[part], axial.grid.crop((part, slice(None), slice(None))))
    assert not any(
        "wide and only" in note for note in plausibility.check_lungs(few, Lungs(lungs.sides[part], lungs.cavity[part]))
    )


def test_lung_cut_off_at_a_side_is_not_taken_for_turned():
    axial, lungs = chest()
    part = np.s_[:, :, 50:]
    hounsfield, sides = np.ascontiguousarray(axial.hounsfield[part]), np.ascontiguousarray(lungs.sides[part])
    hounsfield[:, 20:60, :6], sides[:, 20:60, 0] = 400, 1
    notes = plausibility.check_lungs(Volume.from_array(hounsfield, axial.affine), Lungs(sides, sides > 0))
    assert not any("beside the lungs" in note for note in notes)
    assert any("at the sides: volumes" in note for note in notes)


def test_voxels_astray_do_not_make_lungs_long():
    axial, lungs = chest()
    wide = Volume.from_array(axial.hounsfield, axial.affine @ np.diag([1.5, 1.5, 1, 1]))
    assert not any("larger than" in note for note in plausibility.check_lungs(wide, lungs))
    astray = lungs.sides.copy()
    astray[:, 2, 2] = astray[:, -3, -3] = 1  # 460 mm apart
    assert not any("larger than" in note for note in plausibility.check_lungs(wide, Lungs(astray, astray > 0)))


def test_centimetres_are_refused_and_a_premature_infant_is_not():
    with pytest.raises(InputError, match="cannot be a human chest"):
        plausibility.check_size(Grid((60, 512, 512), np.diag([0.098, 0.098, 0.5, 1])))
    plausibility.check_size(Grid((60, 512, 512), np.diag([0.2, 0.2, 1.0, 1])))


@pytest.mark.parametrize(("side", "name"), [(1, "right"), (2, "left")])
def test_opaque_lung_is_noted(side, name):
    axial, lungs = chest()
    hounsfield = axial.hounsfield.copy()
    hounsfield[lungs.sides == side] = 15
    for sides in (lungs.sides, np.where(lungs.sides == side, 0, lungs.sides)):  # found, or missed
        notes = plausibility.check_lungs(replace(axial, hounsfield=hounsfield), Lungs(sides, sides > 0))
        assert any(f"The {name} lung holds hardly any air" in note for note in notes)


@pytest.mark.parametrize(("left_over", "noted"), [(6, True), (12, False)])
def test_rest_of_a_lung_is_hardly_one(left_over, noted):
    """As of half a chest, at whose side what is left of the other lung is in view."""
    axial, lungs = chest()
    sides = lungs.sides.copy()
    columns = np.flatnonzero((sides == 2).any(axis=(0, 1)))
    sides[:, :, columns[left_over] :] = 0
    share = np.count_nonzero(sides == 2) / np.count_nonzero(sides == 1)
    assert (0.05 < share < 0.12) if noted else (0.2 < share < 0.4)
    notes = plausibility.check_lungs(axial, Lungs(sides, sides > 0))
    assert any("left lung holds hardly any air" in note for note in notes) is noted


def test_lungs_cut_out_of_the_body_are_noted():
    axial, lungs = chest()
    alone = np.where(lungs.lung_field, axial.hounsfield, -1000).astype(np.int16)
    notes = plausibility.check_lungs(replace(axial, hounsfield=alone), lungs)
    assert any("cut out" in note for note in notes)
    assert not any("side of the image" in note for note in notes)


def test_lungs_that_the_image_cuts_off_are_noted():
    axial, lungs = chest()
    box = slice(12, 30), slice(None), slice(40, None)
    cut = Volume(axial.hounsfield[box], axial.grid.crop(box))
    notes = " ".join(plausibility.check_lungs(cut, Lungs(lungs.sides[box], lungs.cavity[box])))
    assert "cuts the lungs off at the top and at the bottom and at the sides: " in notes


@pytest.mark.parametrize("padding", [-1000, -1024, -3024])
def test_lungs_that_a_round_field_of_view_cuts_off_are_noted(padding):
    axial, lungs = scanned()
    y, x = np.indices(axial.shape[1:])
    for radius, noted in ((62, False), (36, True)):
        outside = np.hypot(y - 48, x - 64) > radius
        sides = np.where(outside, 0, lungs.sides).astype(np.uint8)
        cut = replace(axial, hounsfield=np.where(outside, padding, axial.hounsfield).astype(np.int16))
        notes = plausibility.check_lungs(cut, Lungs(sides, sides > 0))
        assert any("cuts the lungs off at the sides" in note for note in notes) == noted


@pytest.mark.parametrize(("scale", "outcome"), [(2.4, "refused"), (1.75, "noted"), (0.35, "noted")])
def test_lung_volume_must_be_a_human_one(scale, outcome):
    axial, lungs = chest()
    litres = lungs.lung_field.sum() * axial.voxel_ml / 1000
    wanted = {2.4: 30.0, 1.75: 12.0, 0.35: 0.1}[scale]
    factor = (wanted / litres) ** (1 / 3) if wanted > 1 else (wanted / litres) ** 0.5
    scaling = [factor, factor, factor if wanted > 1 else 1, 1]  # a low lung is a part of one, and passes
    scaled = Volume(axial.hounsfield, Grid(axial.shape, axial.affine @ np.diag(scaling)))
    if outcome == "refused":
        with pytest.raises(InputError, match="more than any human"):
            plausibility.check_lungs(scaled, lungs)
    else:
        assert any("expected 0.2 to 10 L" in note for note in plausibility.check_lungs(scaled, lungs))


@pytest.mark.parametrize(("top", "noted"), [(0, True), (80, True), (150, False)])
def test_values_that_end_within_soft_tissue_are_noted(top, noted):
    axial, _ = scanned()
    cut = replace(axial, hounsfield=axial.hounsfield.clip(-1024, top))
    assert any(f"above {top} HU" in note for note in plausibility.notes_on_ct(cut)) is noted


def test_thick_slices_and_woven_scans_are_noted():
    axial, _ = chest()
    thick = Volume(axial.hounsfield, Grid(axial.shape, axial.affine @ np.diag([1, 1, 1.6, 1])))
    assert "8 mm apart" in plausibility.notes_on_ct(thick)[0]
    woven = axial.hounsfield.copy()
    woven[1::2] = np.roll(axial.hounsfield[1::2], 6, 0)
    woven[1::2] = np.roll(woven[1::2], 10, 2)
    assert any("woven" in note for note in plausibility.notes_on_ct(replace(axial, hounsfield=woven)))


NOISE = np.random.default_rng(8).normal(0, 12, (40, 96, 128))


@pytest.mark.parametrize("value", [0, 40, -500, 3071, -900])
@pytest.mark.parametrize("shape", ["frame", "circle", "corner", "slices"])
def test_constant_that_reaches_a_corner_is_air_and_the_body_stays(value, shape):
    axial, _ = chest()
    hounsfield = (axial.hounsfield + NOISE).astype(np.int16)
    y, x = np.indices(hounsfield.shape[1:])
    outside = np.zeros(hounsfield.shape, bool)
    outside |= {
        "frame": (y < 4) | (y >= 92) | (x < 5) | (x >= 123),
        "circle": np.hypot((y - 48) / 48, (x - 64) / 64) > 1,
        "corner": y + x < 25,
        "slices": np.ones_like(y, bool),
    }[shape] & (True if shape != "slices" else (np.arange(40) > 36)[:, None, None])
    filled = np.where(outside, value, hounsfield).astype(np.int16)
    result, notes = plausibility.outside_as_air(replace(axial, hounsfield=filled))
    assert (result.hounsfield[outside] == -1000).all()
    changed = (result.hounsfield != filled) & ~outside
    assert changed.mean() < 1e-4  # a voxel of the body that by chance equals its neighbour in the fill
    assert f"{value} HU" in notes[0]
    assert filled[outside][0] == value  # the CT that was given is not written to


@pytest.mark.parametrize("window", [(-1150, 350), (-1000, 200)])
def test_fill_beside_inverted_grey_values_is_noted(window):
    axial, _ = chest()
    low, high = window
    inverted = (low + high - axial.hounsfield.astype(int).clip(low, high)).astype(np.int16)
    notes = plausibility.outside_as_air(replace(axial, hounsfield=inverted))[1]
    assert len(notes) == 2
    assert "neither air nor body: grey values may be inverted" in notes[1]
    for fill in (0, 200, 3071):  # a frame as tight as the lungs, and what lay outside the body
        framed = np.full_like(axial.hounsfield, fill)
        framed[:, 20:78, 22:106] = axial.hounsfield[:, 20:78, 22:106]
        assert len(plausibility.outside_as_air(replace(axial, hounsfield=framed))[1]) == 1
        outside = np.where(axial.hounsfield == -1000, fill, axial.hounsfield)
        assert len(plausibility.outside_as_air(replace(axial, hounsfield=outside))[1]) == 1


def test_chest_without_fill_and_a_body_at_the_corner_stay_as_they_are():
    axial, _ = chest()
    hounsfield = (axial.hounsfield + NOISE).astype(np.int16)
    for box in (np.s_[:], np.s_[:, 20:70, 20:100]):
        for padding in (None, -1024, -3024):
            array = np.array(hounsfield[box])
            if padding is not None:
                array[:, :6] = padding
            volume = Volume(array, Grid(array.shape, axial.affine))
            result, notes = plausibility.outside_as_air(volume)
            assert result is volume
            assert notes == []


def scanned(seed=0):
    """Return the chest with a scanner's noise, its lungs narrow at the top, on the axial grid."""
    axial, lungs = chest()
    rng = np.random.default_rng(seed)
    hounsfield = axial.hounsfield + rng.normal(0, 20, axial.shape)
    height, across = np.arange(40)[:, None, None], np.abs(np.arange(128) - 63.5)
    hounsfield = hounsfield + height + 40 * np.sin(height / 6 + across / 20)  # neighbours are alike, others less so
    reach = np.minimum(np.minimum(62 - height, 8 * (39 - height)), 12 * (height - 1))
    sides = np.where(across < reach, lungs.sides, 0).astype(np.uint8)
    inside = lungs.sides.any(axis=0) & (axial.hounsfield < -300)
    hounsfield[inside & (sides == 0)] += 890
    return replace(axial, hounsfield=hounsfield.clip(-1024, 3071).astype(np.int16)), Lungs(sides, sides > 0)


def test_scanned_chest_gets_no_note():
    axial, lungs = scanned()
    assert plausibility.notes_on_ct(axial) == []
    assert plausibility.check_lungs(axial, lungs) == []


@pytest.fixture
def patient():
    """Return a scanned chest with liver on the right, fat and gas on the left, its lungs wholly in view."""
    axial, lungs = scanned()
    abdomen = np.s_[:12, 30:70, 66:100]
    axial.hounsfield[abdomen] -= np.where(lungs.sides[abdomen] == 0, 130, 0).astype(np.int16)
    return axial, lungs


def mirrored(axial, lungs):
    sides = np.array([0, 2, 1], np.uint8)[lungs.sides[:, :, ::-1]]
    return replace(axial, hounsfield=axial.hounsfield[:, :, ::-1]), Lungs(sides, sides > 0)


def test_mirrored_chest_is_noted_where_the_liver_is_in_view(patient):
    axial, lungs = patient
    assert plausibility.check_lungs(axial, lungs) == []
    [note] = plausibility.check_lungs(*mirrored(axial, lungs))
    assert "liver seems to lie on the left" in note
    part = np.s_[15:, :, :]
    upper = Volume(axial.hounsfield[part], axial.grid.crop(part))
    for each in ((upper, Lungs(lungs.sides[part], lungs.cavity[part])), (scanned())):
        assert not any("liver" in note for note in plausibility.check_lungs(*mirrored(*each)))


@pytest.mark.parametrize("side", [1, 2])
def test_liver_beside_an_effusion_is_where_it_is(patient, side):
    axial, lungs = patient
    lower = np.arange(axial.shape[0])[:, None, None] < np.flatnonzero((lungs.sides > 0).any(axis=(1, 2)))[0] + 24
    fluid = (lungs.sides == side) & lower
    noise = np.random.default_rng(0).normal(15, 20, axial.shape)
    axial = replace(axial, hounsfield=np.where(fluid, noise, axial.hounsfield).astype(np.int16))
    sides = np.where(fluid, 0, lungs.sides).astype(np.uint8)
    assert not any("liver" in note for note in plausibility.check_lungs(axial, Lungs(sides, sides > 0)))


@pytest.mark.parametrize(("scale", "said"), [(0.8, "-"), (0.9, "-9"), (0.97, ""), (1.0, ""), (1.03, ""), (1.1, "-1")])
def test_air_at_another_value_is_noted(patient, scale, said):
    axial, lungs = patient
    scaled = replace(axial, hounsfield=np.rint(axial.hounsfield * scale).astype(np.int16))
    notes = plausibility.check_lungs(scaled, lungs)
    assert len(notes) == bool(said)
    assert all(f"air around the patient is at about {said}" in note for note in notes)


def test_lung_that_is_alone_in_view_is_not_taken_for_turned(patient):
    """As beside a lung that was taken out, or holds no air: one is narrow, and has the spine at its side."""
    axial, lungs = patient
    opaque = lungs.sides == 1
    hounsfield = np.where(opaque, 30, axial.hounsfield).astype(np.int16)
    sides = np.where(opaque, 0, lungs.sides).astype(np.uint8)
    [note] = plausibility.check_lungs(replace(axial, hounsfield=hounsfield), Lungs(sides, sides > 0))
    assert "right lung holds hardly any air" in note


@pytest.mark.parametrize("stored", [np.diag([1.0, 1, 1, 1]), np.diag([-1.0, -1, 1, 1]), np.eye(4)[[2, 1, 0, 3]]])
def test_voxels_that_were_never_placed_are_noted(stored):
    axial, _ = scanned()
    small = np.ascontiguousarray(axial.hounsfield[::2, ::2, ::2])
    notes = plausibility.notes_on_ct(Volume.from_array(small, stored).axial())
    assert "never written" in notes[0]
    for change in (np.diag([1, 1, 2.0, 1]), np.array([[1, 0, 0, 8.0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])):
        notes = plausibility.notes_on_ct(Volume.from_array(small, change @ stored).axial())
        assert not any("never written" in note for note in notes)


@pytest.mark.parametrize("value", [0, -1000, -1024, -3024, 3071])
@pytest.mark.parametrize("cut", ["lower half", "upper half", "left half", "whole"])
def test_slice_that_lost_a_part_within_the_scan_is_refused(value, cut):
    axial, _ = scanned()
    part = {"lower half": np.s_[48:], "upper half": np.s_[:48], "left half": np.s_[:, 64:], "whole": np.s_[:]}[cut]
    axial.hounsfield[17][part] = value
    with pytest.raises(InputError, match=r"1 of 40 slices .*number 18 from below"):
        plausibility.notes_on_ct(axial)


@pytest.mark.parametrize("value", [0, 40, 3071])
def test_frame_of_a_constant_is_no_lost_part(value):
    """Its own lines would else count as body that the slice beside shows, where that has little of its own."""
    axial, _ = scanned()
    framed = np.full_like(axial.hounsfield, value)
    framed[:, 4:-4, 4:-4] = axial.hounsfield[:, 4:-4, 4:-4]
    framed[17, 4:-4, 4:-4] = -1024
    framed[17, 36:-36, 48:-48] = axial.hounsfield[17, 36:-36, 48:-48]
    assert not any("blank" in note for note in plausibility.notes_on_ct(replace(axial, hounsfield=framed)))


@pytest.mark.parametrize("value", [0, -1024, 3071])
@pytest.mark.parametrize(("end", "name"), [(np.s_[30:], "upper"), (np.s_[:6], "lower")])
def test_scan_whose_end_is_a_constant_is_noted(value, end, name):
    """As of a file that was cut off in the middle of a slice and filled up."""
    axial, lungs = scanned()
    axial.hounsfield[end] = value
    half = 29 if name == "upper" else 6
    axial.hounsfield[half, 48:] = value
    blank = len(axial.hounsfield[end])
    sides = lungs.sides.copy()
    sides[end] = 0
    notes = plausibility.notes_on_ct(axial)
    assert f"{blank} of 40 slices are blank, at the {name} end" in notes[0]
    assert f"1 of 40 slices is blank in a part where the body goes on, at the {name} end" in notes[1]
    axial.hounsfield[half] = scanned()[0].hounsfield[half]
    end_cut = {"upper": "top", "lower": "bottom"}[name]
    assert f"cuts the lungs off at the {end_cut}:" in " ".join(plausibility.check_lungs(axial, Lungs(sides, sides > 0)))


def test_what_lies_outside_the_field_of_view_is_not_lost():
    """A frame, a round field of view, lungs cut out, and an image that a rotation left empty at its corners."""
    axial, lungs = scanned()
    y, x = np.indices(axial.shape[1:])
    for outside in (
        (np.abs(y - 48) > 44) | (np.abs(x - 64) > 60),
        np.hypot(y - 48, x - 64) > 47,
        lungs.sides == 0,
        (x + y)[None] < 40 + np.arange(40)[:, None, None],
    ):
        for value in (0, -1024, -3024):
            filled = replace(axial, hounsfield=np.where(outside, value, axial.hounsfield).astype(np.int16))
            assert not any("in a part" in note for note in plausibility.notes_on_ct(filled))


def test_doubled_and_missing_slices_are_noted():
    axial, _ = scanned()
    doubled = np.concatenate([axial.hounsfield[:10], axial.hounsfield[9:]])
    grid = Grid((41, 96, 128), axial.affine)
    notes = plausibility.notes_on_ct(Volume(doubled, grid))
    assert any("1 slice repeats exactly the one below (number 11" in note for note in notes)
    missing = np.delete(axial.hounsfield, slice(18, 24), axis=0)
    notes = plausibility.notes_on_ct(Volume(missing, Grid((34, 96, 128), axial.affine)))
    assert any("jumps between neighbouring slices in 1 place (first after number 18" in note for note in notes)


def test_table_that_ends_within_the_scan_is_no_jump():
    axial, _ = scanned()
    hounsfield = axial.hounsfield.copy()
    hounsfield[:20, 80:] = np.where(hounsfield[:20, 80:] < -900, -650, hounsfield[:20, 80:])
    assert np.count_nonzero(hounsfield != axial.hounsfield) > 10_000
    notes = plausibility.notes_on_ct(replace(axial, hounsfield=hounsfield))
    assert not any("jumps" in note for note in notes)


def test_noise_that_hides_lesions_is_noted():
    axial, _ = scanned()
    noisy = axial.hounsfield + np.random.default_rng(1).normal(0, 130, axial.shape)
    notes = plausibility.notes_on_ct(replace(axial, hounsfield=noisy.clip(-1024, 3071).astype(np.int16)))
    assert any("very noisy (1" in note for note in notes)


@pytest.mark.parametrize(
    ("slope", "offset", "off"),
    [(1, 0, False), (1.02, 10, False), (1, 100, True), (1, -100, True), (0.9, 100, True), (1, 200, True)],
)
def test_values_off_their_scale_are_noted(slope, offset, off):
    """Soft tissue, of which there is most, tells: lungs, padding and bone differ from CT to CT."""
    axial, _ = scanned()
    scaled = (axial.hounsfield * slope + offset).astype(np.int16)
    notes = plausibility.notes_on_ct(Volume(scaled, axial.grid))
    assert any("the scale of the values" in note for note in notes) is off


def test_the_upper_end_of_a_window_is_no_soft_tissue():
    axial, _ = scanned()
    bright = Volume((axial.hounsfield + 110).clip(None, 150).astype(np.int16), axial.grid)
    assert not any("the scale of the values" in note for note in plausibility.notes_on_ct(bright))


def test_nothing_but_noise_is_refused():
    rng, shape = np.random.default_rng(2), (8, 128, 144)
    for noise in (rng.uniform(-1000, 400, shape), rng.normal(-300, 300, shape)):
        image = Volume.from_array(noise.astype(np.int16), np.diag([1.5, 1.5, 2.0, 1.0]))
        with pytest.raises(InputError, match="The image is noise"):
            plausibility.notes_on_ct(image.axial())


def test_chest_of_a_very_sharp_kernel_is_noted_and_not_refused():
    """Sharpened twice, a picture of the public data has 510 HU of noise and its lesions are found as before."""
    volume, _ = small_chest((8, 128, 160), (5.0, 2.0, 2.0))
    noise = np.random.default_rng(3).normal(0, 500, volume.shape)
    sharp = (volume.hounsfield + noise).clip(-1024, 3071).astype(np.int16)
    notes = plausibility.notes_on_ct(Volume(sharp, volume.grid).axial())
    assert any("very noisy (" in note for note in notes)


@pytest.fixture(scope="module")
def anatomy():
    """Return a chest whose sides differ, as people's do."""
    return chest_phantom(shape=(8, 128, 128), spacing_mm=(5.0, 2.75, 2.75)).volume.axial()


@pytest.fixture(scope="module")
def long_body():
    """Return a body whose slices are alike side by side and nowhere else."""
    rng = np.random.default_rng(7)
    inside = gaussian_filter(rng.normal(size=(36, 96, 96)), (5, 6, 6))
    y, x = np.indices((96, 96)) - 47.5
    hounsfield = np.where(np.hypot(y, x) < 42, 150 * inside / inside.std(), -1000) + rng.normal(0, 10, inside.shape)
    return Volume.from_array(hounsfield.astype(np.int16), np.diag([-4.0, -4.0, 5.0, 1.0]))


@pytest.mark.parametrize("by", [1, 12, 18, 35])
def test_stack_rolled_along_its_axis_is_noted(long_body, by):
    notes = plausibility.notes_on_ct(replace(long_body, hounsfield=np.roll(long_body.hounsfield, by, axis=0)))
    assert f"wrong order: the picture jumps after number {by} from below" in notes[-1]


@pytest.mark.parametrize("order", ["odd and even", "by names", "at random", "one scan after the other"])
def test_slices_in_a_wrong_order_are_noted(long_body, order):
    count = len(long_body.hounsfield)
    numbers = {
        "odd and even": [*range(0, count, 2), *range(1, count, 2)],
        "by names": sorted(range(count), key=str),
        "at random": np.random.default_rng(3).permutation(count),
        "one scan after the other": [*range(0, count, 2), *range(0, count, 2)],
    }[order]
    notes = " ".join(plausibility.notes_on_ct(replace(long_body, hounsfield=long_body.hounsfield[numbers])))
    assert "in a wrong order" in notes
    assert ("look more like slices elsewhere" in notes) == (order != "by names")


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("spoil", ["intercept", "air", "of another CT"])
def test_few_slices_that_do_not_belong_there_are_noted(long_body, count, spoil):
    hounsfield = long_body.hounsfield.copy()
    part = slice(17, 17 + count)
    others = {
        "intercept": hounsfield[part] + 1024,
        "air": np.random.default_rng(2).normal(-1000, 10, hounsfield[part].shape),
        "of another CT": hounsfield[part, ::-1, ::-1],
    }
    hounsfield[part] = others[spoil]
    notes = plausibility.notes_on_ct(replace(long_body, hounsfield=hounsfield))
    assert any("jumps between neighbouring slices in 2 places (first after number 17" in note for note in notes)


def test_phantom_whose_ends_are_alike_is_in_order():
    axial, _ = scanned()
    mirrored = np.concatenate([axial.hounsfield[:20], scanned(1)[0].hounsfield[19::-1]])
    assert not any("order" in note for note in plausibility.notes_on_ct(replace(axial, hounsfield=mirrored)))


@pytest.mark.parametrize("lower", [2, 12, 24, 32])
def test_neighbours_that_changed_places_are_noted(long_body, lower):
    assert plausibility.notes_on_ct(long_body) == []
    swapped = long_body.hounsfield.copy()
    swapped[[lower, lower + 1]] = swapped[[lower + 1, lower]]
    [note] = plausibility.notes_on_ct(replace(long_body, hounsfield=swapped))
    assert f"changed places (numbers {lower + 1} and {lower + 2} from below" in note


def test_slices_that_differ_by_noise_alone_have_no_order_to_be_in(long_body):
    noise = np.random.default_rng(5).normal(0, 40, long_body.shape)
    alike = replace(long_body, hounsfield=(long_body.hounsfield[:1] + noise).astype(np.int16))
    assert not any("changed places" in note for note in plausibility.notes_on_ct(alike))


@pytest.mark.parametrize("axis", [1, 2])
@pytest.mark.parametrize("part", [2, 3, 4])
def test_image_rolled_over_its_border_is_noted(anatomy, axis, part):
    rolled = np.roll(anatomy.hounsfield, anatomy.shape[axis] // part, axis)
    [note] = plausibility.notes_on_ct(replace(anatomy, hounsfield=rolled))
    assert note.startswith({1: "The upper and lower edges", 2: "The left and right edges"}[axis])


@pytest.mark.parametrize("margin", [0, 4, 8, 16, 24])
def test_body_that_fills_the_image_is_not_taken_for_rolled(anatomy, margin):
    body = (anatomy.hounsfield > -200).any(axis=0)
    rows, columns = (np.flatnonzero(body.any(axis=axis)) for axis in (1, 0))
    tight = anatomy.hounsfield[:, rows[0] + margin : rows[-1] - margin, columns[0] + margin : columns[-1] - margin]
    assert (tight[:, [0, -1]] > -500).any()
    notes = plausibility.notes_on_ct(Volume(tight, Grid(tight.shape, anatomy.affine)))
    assert not any("edges" in note for note in notes)


@pytest.mark.parametrize("offset", [-900, -1000, -1100])
def test_lungs_brighter_than_their_wall_are_noted(offset):
    """As in a picture with a window that was inverted, in which no bone tells."""
    axial, lungs = scanned()
    windowed = axial.hounsfield.clip(-1000, 150)
    assert plausibility.check_lungs(replace(axial, hounsfield=windowed), lungs) == []
    notes = plausibility.check_lungs(replace(axial, hounsfield=(offset - windowed).astype(np.int16)), lungs)
    assert any("no chest wall" in note and "inverted" in note for note in notes), notes


def test_lung_mask_too_small_for_the_lungs_is_noted():
    axial, lungs = scanned()
    small = np.where(np.roll(lungs.sides, 4, 1) & np.roll(lungs.sides, -4, 1), lungs.sides, 0)
    small &= np.roll(small, 4, 2) & np.roll(small, -4, 2)
    assert small.any()
    notes = plausibility.check_lungs(axial, Lungs(small, small > 0))
    assert any("mask too small" in note for note in notes)


def test_lungs_whose_base_is_on_top_are_noted():
    axial, lungs = scanned()
    turned = replace(axial, hounsfield=axial.hounsfield[::-1])
    notes = plausibility.check_lungs(turned, Lungs(lungs.sides[::-1], lungs.cavity[::-1]))
    assert len(notes) == 1
    assert "wider at the top than at the base" in notes[0]
    # A part of the lungs tells nothing of that.
    part = replace(turned, hounsfield=turned.hounsfield[5:], grid=turned.grid.crop(np.s_[5:, :, :]))
    notes = plausibility.check_lungs(part, Lungs(lungs.sides[::-1][5:], lungs.cavity[::-1][5:]))
    assert not any("wider at the top" in note for note in notes)


def test_small_lungs_are_noted_unless_they_are_cut_off():
    axial, lungs = scanned()
    small = replace(axial, grid=Grid(axial.shape, axial.affine @ np.diag([0.3, 0.3, 0.3, 1])))
    assert any("expected 0.2 to 10 L" in note for note in plausibility.check_lungs(small, lungs))
    part = replace(small, hounsfield=small.hounsfield[15:25], grid=small.grid.crop(np.s_[15:25, :, :]))
    notes = plausibility.check_lungs(part, Lungs(lungs.sides[15:25], lungs.cavity[15:25]))
    assert not any("expected 0.2" in note for note in notes)
