"""What cannot be a human chest is refused, what is doubtful gets a note, and a plain chest gets neither."""

from dataclasses import replace

import numpy as np
import pytest

from CovidSegExtension import plausibility
from CovidSegExtension.errors import InputError
from CovidSegExtension.geometry import Grid
from CovidSegExtension.lungs.masks import Lungs
from CovidSegExtension.volume import Volume
from Testing.support.chests import small_chest


def chest(turned=False):
    """Return a chest with a spine, and its lungs, on the axial grid; `turned` has the spine in front."""
    volume, _ = small_chest((40, 96, 128), (5.0, 2.5, 2.5))
    hounsfield = volume.hounsfield.copy()
    hounsfield[:, 74:86, 58:70] = 400
    lung = hounsfield < -300
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


def test_spine_in_front_of_the_lungs_is_noted():
    assert "in front of the lungs" in plausibility.check_lungs(*chest(turned=True))[0]


@pytest.mark.parametrize(("side", "name"), [(1, "right"), (2, "left")])
def test_opaque_lung_is_noted(side, name):
    axial, lungs = chest()
    hounsfield = axial.hounsfield.copy()
    hounsfield[lungs.sides == side] = 15
    for sides in (lungs.sides, np.where(lungs.sides == side, 0, lungs.sides)):  # found, or missed
        notes = plausibility.check_lungs(replace(axial, hounsfield=hounsfield), Lungs(sides, sides > 0))
        assert any(f"The {name} lung holds hardly any air" in note for note in notes)


def test_lungs_cut_out_of_the_body_are_noted():
    axial, lungs = chest()
    alone = np.where(lungs.lung_field, axial.hounsfield, -1000).astype(np.int16)
    assert any("cut out" in note for note in plausibility.check_lungs(replace(axial, hounsfield=alone), lungs))


def test_lungs_that_the_image_cuts_off_are_noted():
    axial, lungs = chest()
    box = slice(12, 30), slice(None), slice(40, None)
    cut = Volume(axial.hounsfield[box], axial.grid.crop(box))
    notes = " ".join(plausibility.check_lungs(cut, Lungs(lungs.sides[box], lungs.cavity[box])))
    assert "beyond the lowest and the highest slice" in notes
    assert "reach the side of the image" in notes


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
