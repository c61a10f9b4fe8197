"""What passes for a chest CT in HU, and what each other array is told."""

import time

import numpy as np
import pytest
from scipy.ndimage import rotate

from CovidSegExtension.errors import InputError
from CovidSegExtension.io.checks import check_hounsfield

RNG = np.random.default_rng(5)


def chest(shape=(4, 40, 40)) -> np.ndarray:
    """Return noise about soft tissue with a tenth of lung."""
    array = RNG.normal(40, 30, shape)
    lung = RNG.random(shape) < 0.1
    array[lung] = RNG.normal(-850, 40, int(lung.sum()))
    return array.astype(np.int16)


def in_air(ct):
    """Return the array with air and its noise around, and some bone."""
    ct[0, :2] = 700
    wide = np.full(np.array(ct.shape) + 8, -1000, np.int16)
    wide[4:-4, 4:-4, 4:-4] = ct
    return (wide + RNG.integers(-20, 20, wide.shape)).astype(np.int16)


@pytest.mark.parametrize("padding", [None, -2000, -3024, -32768, 32767])
@pytest.mark.parametrize("dtype", [np.int16, np.float32])
def test_chest_ct_passes_whatever_pads_it(padding, dtype):
    array = chest().astype(dtype)
    if padding is not None:
        array[:, :10] = padding
    check_hounsfield(array, "ct")


def test_metal_and_bright_padding_pass():
    array = in_air(chest())
    check_hounsfield(array, "ct")
    array[5, 5:10, 5:15] = np.arange(6000, 31000, 500).reshape(5, 10)  # on an extended scale
    check_hounsfield(array, "ct")
    array[:, :4], array[:, -4:] = 3071, 3071
    array[:, :, :4], array[:, :, -4:] = 3071, 3071
    check_hounsfield(array, "ct")


def test_one_slice_passes():
    check_hounsfield(chest((1, 64, 64)), "ct")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda ct: np.where(ct > 100, np.nan, ct).astype(np.float32), "NaN"),
        (lambda ct: np.where(ct > 100, np.inf, ct).astype(np.float32), "infinite"),
        (lambda ct: np.where(ct > 100, -np.inf, ct).astype(np.float32), "infinite"),
        (lambda ct: np.clip((ct + 1000) // 6, 0, 255).astype(np.int16), r"8-bit pixels \(0…255\).*--window LOW,HIGH"),
        (lambda ct: np.clip((ct + 1000) / 6, 0, 255).astype(np.float32), "8-bit"),
        (lambda ct: np.clip((ct + 1000) / 1400, 0, 1).astype(np.float32), "not a chest CT in Hounsfield units"),
        (lambda ct: (ct > 0).astype(np.int16), "a mask"),
        (lambda ct: (ct + 1024).astype(np.int16), "rescale intercept"),
        (lambda ct: np.where(ct > 100, -2000, ct + 1024).astype(np.int16), "rescale intercept"),
        (lambda ct: ((ct - ct.mean()) / ct.std()).astype(np.float32), "none is air"),
        (lambda ct: RNG.integers(-1010, -990, ct.shape).astype(np.int16), "nothing but air"),
        (lambda ct: np.where(ct > 100, -3024, -1000).astype(np.int16), "nothing but air"),
        (lambda ct: np.zeros_like(ct), "every voxel is 0"),
        (lambda ct: np.full_like(ct, -1000), "every voxel is -1000"),
        (lambda ct: ct * 10, r"not in Hounsfield units: \d+ % of its values lie beyond -1500 to 5000.*rescale slope"),
        (
            lambda ct: np.clip(in_air(ct) + 1000, 0, None) * np.float32(1000) - 1024,
            "not in Hounsfield units.*rescale slope",
        ),
        (lambda ct: -in_air(ct), "inverted grey values"),
        (lambda ct: -750 - in_air(ct), "inverted grey values"),  # air at 250, body below lung
        (lambda ct: np.where(in_air(ct) > 100, -2000, -850 - in_air(ct)), "inverted grey values"),
    ],
)
def test_what_is_no_chest_ct_gets_one_sentence(make, words):
    with pytest.raises(InputError, match=words) as caught:
        check_hounsfield(make(chest()), "scan.nrrd")
    assert str(caught.value).startswith("scan.nrrd ")
    assert str(caught.value).count("\n") == 0


def scanned_chest():
    """Return a chest with air around, noise and ribs, in HU."""
    shape = (6, 60, 80)
    y, x = (np.abs(np.linspace(-1, 1, n)) for n in shape[1:])
    array = np.full(shape, -1000.0)
    array[:, (y[:, None] < 0.8) & (x < 0.85)] = 40
    array[:, (y[:, None] < 0.65) & (np.abs(x - 0.4) < 0.25)] = -850
    bone = (y[:, None] < 0.75) & (y[:, None] > 0.68) & (x < 0.5)
    array[:, bone] = RNG.uniform(200, 1100, (6, int(bone.sum())))
    return array + RNG.normal(0, 20, shape)


@pytest.mark.parametrize("offset", [-700, -850, -1000, -1024, -1200])
@pytest.mark.parametrize("outside", ["noise", "clipped", "padded", "tight"])
def test_image_that_is_an_offset_less_hu_is_refused(offset, outside):
    """Whatever the offset: in HU nothing but noise is darker than air, and bone is brighter than all else."""
    ct = scanned_chest()
    if outside == "clipped":
        ct = np.where(ct < -900, -1000, ct)
    elif outside == "padded":
        ct[:, :8], ct[:, -8:] = -3024, -3024
    elif outside == "tight":
        ct = ct[:, 8:-8, 8:-8]
    check_hounsfield(ct.astype(np.int16), "ct")
    with pytest.raises(InputError, match=r"inverted|not in Hounsfield units"):
        check_hounsfield((offset - ct).astype(np.int16), "ct")


@pytest.mark.parametrize("offset", [1000, 1024])
@pytest.mark.parametrize("outside", [-1000, -1024, -3024])
def test_lost_intercept_is_seen_beside_a_padding_of_air(offset, outside):
    """Where a tool filled the corners with air, it is the only air there is."""
    ct = np.repeat(np.repeat(scanned_chest(), 2, axis=1), 2, axis=2)
    y, x = (np.linspace(-1, 1, n) for n in ct.shape[1:])
    corners = np.hypot(y[:, None], x) > 1
    check_hounsfield(np.where(corners, outside, ct).astype(np.int16), "ct")
    with pytest.raises(InputError, match="intercept"):
        check_hounsfield(np.where(corners, outside, ct + offset).astype(np.int16), "ct")


@pytest.mark.parametrize("window", [(-1350, 150), (-1400, 200), (-1000, 1000), (-1024, 1024)])
@pytest.mark.parametrize("outside", ["noise", "constant"])
def test_inverted_picture_with_a_window_is_refused(window, outside):
    low, high = window
    ct = scanned_chest() if outside == "noise" else np.where(scanned_chest() < -925, -1000, scanned_chest())
    pixels = np.rint((ct.clip(low, high) - low) * 255 / (high - low))
    check_hounsfield((low + pixels * (high - low) / 255).astype(np.int16), "ct")
    with pytest.raises(InputError, match=r"inverted"):
        check_hounsfield((low + (255 - pixels) * (high - low) / 255).astype(np.int16), "ct")


@pytest.mark.parametrize("noise", [5, 40, 70])
@pytest.mark.parametrize("pad", [None, -1500, -2048])
def test_noise_and_paddings_below_air_are_no_inverted_bone(noise, pad):
    ct = scanned_chest() + RNG.normal(0, noise, (6, 60, 80))
    if pad is not None:
        ct[:, :10] = pad
    check_hounsfield(ct.astype(np.float32), "ct")
    check_hounsfield(ct.clip(-2000, 150).astype(np.int16), "ct")  # a picture with a window has no bone


@pytest.mark.parametrize("pad", [-1500, -2048, -3024])
@pytest.mark.parametrize("top", [150, 3071])
def test_the_blended_edge_of_a_padding_is_no_inverted_bone(pad, top):
    """As where a round field of view, padded with less than air, was turned or resampled."""
    ct = np.repeat(np.repeat(scanned_chest(), 3, axis=1), 3, axis=2)
    y, x = (np.linspace(-1, 1, n) for n in ct.shape[1:])
    ct[:, np.hypot(y[:, None], x) > 1] = pad
    turned = rotate(ct.clip(None, top), 10, axes=(1, 2), reshape=False, order=1, cval=pad)
    assert np.count_nonzero((turned < -1230) & (turned > pad)) > 0.001 * turned.size
    check_hounsfield(turned.astype(np.float32), "ct")


def test_one_bad_voxel_among_millions_is_found_in_no_time():
    array = np.tile(chest((10, 100, 100)), (5, 3, 3)).astype(np.float32)
    started = time.process_time()
    check_hounsfield(array, "ct")
    assert time.process_time() - started < 0.5
    array[-1, -1, -2] = np.nan
    with pytest.raises(InputError, match="NaN"):
        check_hounsfield(array, "ct")


def test_air_in_few_columns_is_seen_at_any_width():
    """The sample must not keep to the same columns of a large volume."""
    for width in (1000, 1001, 1024):
        array = np.full((3, 1024, width), 40, np.int16)
        array[:, :, width // 2 : width // 2 + 5] = -900
        check_hounsfield(array, "ct")
