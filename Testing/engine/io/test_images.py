"""Every format in and out: voxels, geometry, header fields, and one sentence for whatever cannot be used."""

import contextlib
import gzip
import os
import re
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import nibabel as nib
import numpy as np
import pytest
import SimpleITK as sitk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from CovidSegExtension.errors import InputError
from CovidSegExtension.geometry import Grid
from CovidSegExtension.io import images
from CovidSegExtension.labels import LABELS
from CovidSegExtension.volume import LabelMap, Volume

RNG = np.random.default_rng(3)
CT = RNG.integers(-1000, 400, (5, 6, 7)).astype(np.int16)
MASK = RNG.integers(0, 4, (5, 6, 7)).astype(np.uint8)
AFFINE = np.array([[-0.7, 0, 0, 100], [0, -0.8, 0, 120], [0, 0, 2.5, -300], [0, 0, 0, 1.0]])
SHEARED = AFFINE @ np.array([[1, 0, 0, 0], [0, 1, 0.9, 0], [0, 0, 1, 0], [0, 0, 0, 1.0]])  # a tilted gantry
VOLUMES = (".nii.gz", ".nii", ".nrrd", ".mha")
LABEL_MAPS = (*VOLUMES, ".seg.nrrd")

quick = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def affines(draw) -> np.ndarray:
    """Rotations, flips, permutations and shears of anisotropic grids anywhere."""
    numbers = st.floats(-1, 1, allow_subnormal=False)
    x, y, z = (draw(numbers), draw(numbers), draw(numbers) + 1.5)
    x, y, z = np.array([x, y, z]) / np.linalg.norm([x, y, z])
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    angle = draw(st.floats(0, 3.1))
    rotation = np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross
    permuted = np.eye(3)[draw(st.permutations(range(3)))] * [draw(st.sampled_from((-1, 1))) for _ in range(3)]
    shear = np.eye(3)
    shear[1, 2] = draw(st.sampled_from((0.0, 0.4, -0.9)))
    affine = np.eye(4)
    affine[:3, :3] = rotation @ permuted @ shear @ np.diag([draw(st.floats(0.3, 6)) for _ in range(3)])
    affine[:3, 3] = [draw(st.floats(-500, 500)) for _ in range(3)]
    return affine


def farthest_mm(a: np.ndarray, b: np.ndarray) -> float:
    """Return how far apart the two matrices place the corner of a 512-voxel grid, or its origin."""
    corners = np.array([[0, 0, 0, 1], [511, 511, 299, 1], [511, 0, 0, 1], [0, 511, 299, 1.0]])
    return float(np.abs(corners @ (a - b).T).max())


@pytest.mark.parametrize("ending", LABEL_MAPS)
@quick
@given(affine=affines())
def test_labels_round_trip(ending, affine, tmp_path):
    path = tmp_path / f"labels{ending}"
    images.write_labels(path, LabelMap.from_array(MASK, affine))
    label_map = images.read_labels(path)
    assert label_map.labels.dtype == np.uint8
    np.testing.assert_array_equal(label_map.labels, MASK)
    assert farthest_mm(label_map.grid.affine, affine) < 1e-3
    assert label_map.grid.matches(Grid(MASK.shape, affine))


@pytest.mark.parametrize("dtype", [np.int16, np.float32])
@pytest.mark.parametrize("ending", VOLUMES)
@quick
@given(affine=affines())
def test_volume_comes_back_as_written(ending, dtype, affine, tmp_path):
    path = tmp_path / f"ct{ending}"
    stored = CT if dtype == np.int16 else CT + np.float32(0.25)
    images.write_volume(path, Volume.from_array(stored, affine))
    volume = images.read_volume(path)
    assert volume.hounsfield.dtype == dtype
    np.testing.assert_array_equal(volume.hounsfield, stored)
    assert farthest_mm(volume.affine, affine) < 1e-3


@pytest.mark.parametrize("affine", [AFFINE, SHEARED], ids=["straight", "sheared"])
@pytest.mark.parametrize("ending", [".nrrd", ".mha", ".seg.nrrd"])
def test_simpleitk_agrees_on_where_voxels_are(ending, affine, tmp_path):
    path = tmp_path / f"x{ending}"
    images.write_labels(path, LabelMap.from_array(MASK, affine))
    image = sitk.ReadImage(str(path))
    for i, j, k in ((0, 0, 0), (6, 0, 0), (0, 5, 0), (3, 4, 2)):
        x, y, z = image.TransformIndexToPhysicalPoint((i, j, k))
        np.testing.assert_allclose((affine @ [i, j, k, 1])[:3], [-x, -y, z], atol=1e-6)
        assert image.GetPixel(i, j, k) == MASK[k, j, i]


@pytest.mark.parametrize("affine", [AFFINE, SHEARED], ids=["straight", "sheared"])
@pytest.mark.parametrize("ending", [".nii", ".nii.gz"])
def test_nibabel_agrees_on_where_voxels_are(ending, affine, tmp_path):
    path = tmp_path / f"x{ending}"
    images.write_labels(path, LabelMap.from_array(MASK, affine))
    image = nib.load(path)
    np.testing.assert_allclose(image.affine, affine, atol=1e-4)
    np.testing.assert_array_equal(np.asarray(image.dataobj), MASK.T)
    qform, code = image.get_qform(coded=True)
    if affine is SHEARED:
        assert code == 0
    else:
        np.testing.assert_allclose(qform, affine, atol=1e-4)
        x, y, z = sitk.ReadImage(str(path)).TransformIndexToPhysicalPoint((3, 4, 2))
        np.testing.assert_allclose((affine @ [3, 4, 2, 1])[:3], [-x, -y, z], atol=1e-4)


@pytest.mark.parametrize("ending", [".mha", ".mhd", ".nhdr", ".nrrd"])
@pytest.mark.parametrize("compress", [False, True])
@pytest.mark.parametrize("dtype", [np.int16, np.int32, np.float32, np.float64])
def test_what_simpleitk_wrote_is_read(ending, compress, dtype, tmp_path):
    image = sitk.GetImageFromArray(CT.astype(dtype))
    image.SetSpacing((0.7, 0.8, 2.5))
    image.SetOrigin((1, 2, 3))
    image.SetDirection((0, 1, 0, 0, 0, 1, -1, 0, 0))
    sitk.WriteImage(image, str(tmp_path / f"ct{ending}"), compress)
    volume = images.read_volume(tmp_path / f"ct{ending}")
    np.testing.assert_array_equal(volume.hounsfield, CT)
    assert volume.hounsfield.dtype == (np.int16 if np.issubdtype(dtype, np.integer) else np.float32)
    x, y, z = image.TransformIndexToPhysicalPoint((6, 2, 4))
    np.testing.assert_allclose((volume.affine @ [6, 2, 4, 1])[:3], [-x, -y, z], atol=1e-6)


@pytest.mark.parametrize("ending", [".mhd", ".nhdr"])
def test_header_without_its_voxels_names_their_file(ending, tmp_path):
    sitk.WriteImage(sitk.GetImageFromArray(CT), str(tmp_path / f"Ct{ending}"))
    [voxels] = set(tmp_path.iterdir()) - {tmp_path / f"Ct{ending}"}
    voxels.unlink()
    with pytest.raises(InputError, match=f"keeps its voxels in {voxels.name}, which is not beside it"):
        images.read_volume(tmp_path / f"Ct{ending}")


@pytest.mark.parametrize("kind", [nib.Nifti1Image, nib.Nifti2Image])
@pytest.mark.parametrize("order", ["<", ">"])
def test_what_nibabel_wrote_is_read(kind, order, tmp_path):
    image = kind(CT.T.astype(f"{order}i2")[..., None], SHEARED, kind.header_class(endianness=order))
    image.header.extensions.append(nib.nifti1.Nifti1Extension(6, b"a comment"))
    nib.save(image, tmp_path / "ct.nii.gz")
    volume = images.read_volume(tmp_path / "ct.nii.gz")
    np.testing.assert_array_equal(volume.hounsfield, CT)
    np.testing.assert_allclose(volume.affine, SHEARED, atol=1e-4)


@pytest.mark.parametrize(
    ("slope", "intercept", "dtype"), [(1, -1024, np.int16), (2, -1024, np.int16), (1.5, -1024.25, np.float32)]
)
def test_nifti_slope_and_intercept_are_applied(slope, intercept, dtype, tmp_path):
    stored = ((CT + 1024) / slope).astype(np.uint16)
    image = nib.Nifti1Image(stored.T, AFFINE)
    image.header.set_slope_inter(slope, intercept)
    nib.save(image, tmp_path / "ct.nii.gz")
    volume = images.read_volume(tmp_path / "ct.nii.gz")
    assert volume.hounsfield.dtype == dtype
    np.testing.assert_array_equal(volume.hounsfield, stored * np.float64(slope) + intercept)
    np.testing.assert_array_equal(volume.hounsfield, nib.load(tmp_path / "ct.nii.gz").get_fdata().T)


def test_nifti_in_metres_is_read_in_mm(tmp_path):
    image = nib.Nifti1Image(CT.T, np.diag([0.0007, 0.0007, 0.0025, 1]))
    image.header.set_xyzt_units("meter")
    nib.save(image, tmp_path / "ct.nii")
    np.testing.assert_allclose(images.read_volume(tmp_path / "ct.nii").spacing_mm, (2.5, 0.7, 0.7), rtol=1e-5)


def test_gzip_in_several_members_is_read(tmp_path):
    images.write_volume(tmp_path / "ct.nii", Volume.from_array(CT, AFFINE))
    data = (tmp_path / "ct.nii").read_bytes()
    parts = [data[:100], data[100:101], data[101:400], data[400:]]
    (tmp_path / "ct.nii.gz").write_bytes(b"".join(gzip.compress(part) for part in parts) + b"\0" * 64)
    np.testing.assert_array_equal(images.read_volume(tmp_path / "ct.nii.gz").hounsfield, CT)


def test_one_slice_is_a_volume_and_trailing_axes_of_one_are_dropped(tmp_path):
    nib.save(nib.Nifti1Image(CT[:1].T[..., None, None], AFFINE), tmp_path / "ct.nii.gz")
    assert images.read_volume(tmp_path / "ct.nii.gz").shape == (1, 6, 7)


def test_probabilities_are_written_by_class(tmp_path):
    probabilities = RNG.random((4, 5, 6, 7))
    images.write_probabilities(tmp_path / "p.nii.gz", probabilities, Grid((5, 6, 7), AFFINE))
    image = nib.load(tmp_path / "p.nii.gz")
    np.testing.assert_array_equal(np.asarray(image.dataobj), probabilities.astype(np.float32).T)
    np.testing.assert_allclose(image.affine, AFFINE, atol=1e-4)
    with pytest.raises(InputError, match=r"must end in \.nii\.gz"):
        images.write_probabilities(tmp_path / "p.nrrd", probabilities, Grid((5, 6, 7), AFFINE))
    with pytest.raises(InputError, match="4-D"):
        images.read_volume(tmp_path / "p.nii.gz")


def segment_fields(path: Path) -> dict[str, str]:
    text = path.read_bytes().split(b"\n\n")[0].decode()
    return dict(line.split(":=", 1) for line in text.splitlines() if ":=" in line)


def test_segmentation_header_tells_each_segment(tmp_path):
    labels = np.zeros((5, 6, 7), np.uint8)
    labels[1:3, 2:6, 3:4] = 1
    labels[4, 0, 6] = 3
    images.write_labels(tmp_path / "s.seg.nrrd", LabelMap.from_array(labels, AFFINE))
    fields = segment_fields(tmp_path / "s.seg.nrrd")
    assert "Binary labelmap" in fields["Segmentation_ContainedRepresentationNames"]
    assert fields["Segmentation_SourceRepresentation"] == fields["Segmentation_MasterRepresentation"]
    assert fields["Segmentation_ReferenceImageExtentOffset"] == "0 0 0"
    for number, label in enumerate(LABELS):
        assert fields[f"Segment{number}_ID"] == label.id
        assert fields[f"Segment{number}_Name"] == label.name
        assert fields[f"Segment{number}_LabelValue"] == str(label.value)
        assert fields[f"Segment{number}_Layer"] == "0"
        color = [float(part) for part in fields[f"Segment{number}_Color"].split()]
        np.testing.assert_allclose(color, np.array(label.color) / 255, atol=1e-5)
    assert [fields[f"Segment{n}_Extent"] for n in range(3)] == ["3 3 2 5 1 2", "0 -1 0 -1 0 -1", "6 6 0 0 4 4"]
    entry = fields["Segment0_Tags"].split("|")[0].removeprefix("TerminologyEntry:").split("~")
    assert len(entry) == 7
    assert entry[1:3] == [
        "SCT^49755003^Morphologically Abnormal Structure",
        "DCM^112120^Ground glass opacity",
    ]
    assert entry[5] == "SCT^39607008^Lung"
    assert "SCT^9656002^Consolidation" in fields["Segment1_Tags"]
    assert "SCT^41699000^Effusion" in fields["Segment2_Tags"]
    assert "|DICOM.SegmentAlgorithmType:AUTOMATIC|" in fields["Segment0_Tags"]


def slicer_file(path: Path, array: np.ndarray, segments: list[tuple[str, str, int, int]]) -> Path:
    """Write what 3D Slicer writes: `array` (Z, Y, X[, layers]), segments as (ID, name, label value, layer)."""
    image = sitk.GetImageFromArray(array, isVector=array.ndim == 4)
    for number, (identifier, name, value, layer) in enumerate(segments):
        for key, text in (("ID", identifier), ("Name", name), ("LabelValue", value), ("Layer", layer)):
            image.SetMetaData(f"Segment{number}_{key}", str(text))
    sitk.WriteImage(image, str(path), True)
    return path


def test_segments_are_known_by_id_or_name_not_by_slicer_s_values(tmp_path):
    layers = np.stack([np.where(MASK == 2, 7, 0), np.where(MASK == 3, 1, 0), np.where(MASK == 1, 1, 0)], -1)
    segments = [("S_1", "consolidation", 7, 0), ("PleuralEffusion", "Fluid", 1, 1), ("GGO", "Segment_2", 1, 2)]
    labels = images.read_labels(slicer_file(tmp_path / "s.seg.nrrd", layers.astype(np.uint8), segments)).labels
    np.testing.assert_array_equal(labels, MASK)


def test_unknown_segments_keep_their_values_and_mixed_or_overlapping_ones_are_refused(tmp_path):
    lungs = [("a", "left lung", 1, 0), ("b", "right lung", 3, 0)]
    labels = images.read_labels(slicer_file(tmp_path / "lungs.seg.nrrd", MASK, lungs)).labels
    np.testing.assert_array_equal(labels, MASK)
    with pytest.raises(InputError, match="left lung"):
        images.read_labels(slicer_file(tmp_path / "mixed.seg.nrrd", MASK, [*lungs, ("GGO", "GGO", 2, 0)]))
    with pytest.raises(InputError, match="overlapping"):
        images.read_labels(slicer_file(tmp_path / "two.seg.nrrd", np.stack([MASK, MASK], -1), lungs))


@pytest.mark.parametrize(
    "geometry",
    [
        "",
        "1;2;3",
        "a;b",
        ";".join("0" * 22),
        "2;0;0;0;0;1;0;0;0;0;1;0;0;0;0;1;0;6;0;5;0;4;",
        "nan;" * 16 + "0;6;0;5;0;4;",
        "-1;0;0;0;0;-1;0;0;0;0;1;0;0;0;0;1;0;1e9;0;1e9;0;1e9;",
        "-1;0;0;0;0;-1;0;0;0;0;1;0;0;0;0;1;0;1e300;0;1;0;1;",
    ],
    ids=["none", "short", "words", "singular", "another spacing", "not numbers", "huge", "beyond integers"],
)
def test_a_grid_that_the_header_does_not_tell_changes_nothing(geometry, tmp_path):
    image = sitk.GetImageFromArray(MASK)
    image.SetMetaData("Segmentation_ConversionParameters", f"Smoothing|1|x&Reference image geometry|{geometry}|y&")
    sitk.WriteImage(image, str(tmp_path / "s.seg.nrrd"))
    label_map = images.read_labels(tmp_path / "s.seg.nrrd")
    labels, affine = label_map.labels, label_map.grid.affine
    np.testing.assert_array_equal(labels, MASK)
    np.testing.assert_allclose(affine, np.diag([-1.0, -1, 1, 1]))


def test_labels_must_be_whole_numbers(tmp_path):
    nib.save(nib.Nifti1Image(MASK.T.astype(np.float64), AFFINE), tmp_path / "whole.nii.gz")
    np.testing.assert_array_equal(images.read_labels(tmp_path / "whole.nii.gz").labels, MASK)
    for name, array, words in (
        ("fraction", MASK + np.float32(0.5), "fractions"),
        ("negative", CT, "-9"),
        ("nan", np.where(MASK == 1, np.nan, MASK).astype(np.float32), "nan"),
    ):
        images.write_volume(tmp_path / f"{name}.nrrd", Volume.from_array(array, AFFINE))
        with pytest.raises(InputError, match=words):
            images.read_labels(tmp_path / f"{name}.nrrd")
    with pytest.raises(TypeError, match="uint8"):
        images.write_labels(tmp_path / "x.nii", LabelMap.from_array(MASK.astype(np.int64), AFFINE))


def test_output_is_refused_before_any_work(tmp_path):
    (tmp_path / "file").touch()
    (tmp_path / "folder.nii.gz").mkdir()
    for name, words in (
        ("x.png", "suffix"),
        ("x", "suffix"),
        ("x.mhd", "suffix"),
        ("folder.nii.gz", "is a folder"),
        ("file/x.nii.gz", "not a folder"),
    ):
        with pytest.raises(InputError, match=words):
            images.check_output(tmp_path / name)
        with pytest.raises(InputError, match=words):
            images.write_labels(tmp_path / name, LabelMap.from_array(MASK, AFFINE))
    images.check_output(tmp_path / "new" / "deep" / "x.SEG.NRRD")
    assert sorted(os.listdir(tmp_path)) == ["file", "folder.nii.gz"]
    with pytest.raises(InputError, match=r"\.seg\.nrrd"):
        images.write_volume(tmp_path / "ct.seg.nrrd", Volume.from_array(CT, AFFINE))


def test_the_same_result_gives_the_same_file(tmp_path):
    for name in ("a.nii.gz", "b.nii.gz"):
        images.write_labels(tmp_path / name, LabelMap.from_array(MASK, AFFINE))
    assert (tmp_path / "a.nii.gz").read_bytes() == (tmp_path / "b.nii.gz").read_bytes()


def test_names_are_known_by_their_suffix():
    assert images.stem("data/case_1.nii.gz") == "case_1"
    assert images.stem("a.b.SEG.nrrd") == "a.b"
    assert images.stem("1-007.dcm") == "1-007"
    assert images.is_image_name("x.NII.GZ")
    assert not images.is_image_name("x.gz")
    assert not images.is_image_name("1-007.dcm")


def test_grids_match_within_a_twentieth_of_a_voxel():
    moved = AFFINE.copy()
    moved[0, 3] += 0.3
    turned = AFFINE.copy()
    turned[0, 1] = 0.001  # half a millimetre at the far side of 512 voxels
    large = (300, 512, 512)
    assert Grid(large, AFFINE).matches(Grid(large, AFFINE.astype(np.float32).astype(float)))
    assert not Grid(large, AFFINE).matches(Grid((300, 512, 511), AFFINE))
    assert not Grid(large, AFFINE).matches(Grid(large, moved))
    assert not Grid(large, AFFINE).matches(Grid(large, turned))
    assert Grid(CT.shape, AFFINE).matches(Grid(CT.shape, turned))


def one_sentence(path: Path, *words: str, **options) -> None:
    with pytest.raises(InputError) as caught:
        images.read_volume(path, **options)
    message = str(caught.value)
    assert "\n" not in message
    assert str(path) in message
    for word in words:
        assert word in message, message


def test_window_maps_8_bit_pixels(tmp_path):
    pixels = np.arange(210, dtype=np.uint8).reshape(5, 6, 7)
    pixels[0, 0, 0] = 255
    for name, array in (("a.nii.gz", pixels), ("b.nii.gz", pixels.astype(np.float32))):
        path = tmp_path / name
        nib.save(nib.Nifti1Image(array.T, AFFINE), path)
        one_sentence(path, "8-bit", "--window LOW,HIGH")
        volume = images.read_volume(path, window=(-1000, 275))
        np.testing.assert_array_equal(volume.hounsfield, pixels.astype(int) * 5 - 1000)
        assert volume.hounsfield.dtype == np.int16
        with pytest.raises(InputError, match="lower value first"):
            images.read_volume(path, window=(400, -1000))
    images.write_volume(tmp_path / "ct.nii.gz", Volume.from_array(CT, AFFINE))
    one_sentence(tmp_path / "ct.nii.gz", "leave --window out", window=(-1000, 400))


def test_what_is_no_volume_is_refused(tmp_path):
    one_sentence(tmp_path / "nothing.nii.gz", "does not exist")
    for ending in (".nii.gz", ".nii", ".nrrd", ".mha"):
        (path := tmp_path / f"text{ending}").write_text("Dear colleague,\n" * 100)
        one_sentence(path, "cannot be read")
        (path := tmp_path / f"empty{ending}").touch()
        one_sentence(path, "empty file")
    (path := tmp_path / "letter.txt").write_text("Dear colleague,\n" * 100)
    one_sentence(path, ".nii.gz", "DICOM")
    sitk.WriteImage(sitk.GetImageFromArray(CT[0].astype(np.uint8)), str(tmp_path / "picture.png"))
    one_sentence(tmp_path / "picture.png", "2-D picture")
    (path := tmp_path / "folder").mkdir()
    one_sentence(path, "is empty")
    (path / "letter.txt").touch()
    one_sentence(path, "no DICOM")
    images.write_volume(tmp_path / "ct.nii.gz", Volume.from_array(CT, AFFINE))
    one_sentence(tmp_path / "ct.nii.gz", "--series", series="thorax")


@pytest.mark.parametrize("ending", [".nii.gz", ".nrrd", ".mha"])
def test_other_dimensions_and_colours_are_refused(ending, tmp_path):
    flat = sitk.GetImageFromArray(CT[0])
    sitk.WriteImage(flat, str(tmp_path / f"flat{ending}"))
    one_sentence(tmp_path / f"flat{ending}", "2-D picture")
    sitk.WriteImage(sitk.JoinSeries([sitk.GetImageFromArray(CT)] * 2), str(tmp_path / f"time{ending}"))
    one_sentence(tmp_path / f"time{ending}", "4-D")
    colours = sitk.GetImageFromArray(np.zeros((5, 6, 7, 3), np.uint8), isVector=True)
    sitk.WriteImage(colours, str(tmp_path / f"rgb{ending}"))
    one_sentence(tmp_path / f"rgb{ending}")
    one_sentence(tmp_path / f"rgb{ending}", "5-D" if ending == ".nii.gz" else "colours")


def test_rgb_nifti_is_refused(tmp_path):
    array = np.zeros((7, 6, 5), np.dtype([("R", "u1"), ("G", "u1"), ("B", "u1")]))
    nib.save(nib.Nifti1Image(array, AFFINE), tmp_path / "rgb.nii.gz")
    one_sentence(tmp_path / "rgb.nii.gz", "colours")


def test_spacing_of_zero_is_refused(tmp_path):
    images.write_volume(tmp_path / "ct.nii", Volume.from_array(CT, AFFINE))
    data = bytearray((tmp_path / "ct.nii").read_bytes())
    struct.pack_into("<f", data, 76 + 3 * 4, 0.0)  # pixdim[3]
    struct.pack_into("<hh", data, 252, 1, 0)  # qform only
    (tmp_path / "zero.nii").write_bytes(data)
    one_sentence(tmp_path / "zero.nii", "spacing of 0")
    struct.pack_into("<hh", data, 252, 0, 0)  # neither form
    (tmp_path / "zero.nii").write_bytes(data)
    one_sentence(tmp_path / "zero.nii", "spacing of 0")
    images.write_volume(path := tmp_path / "ct.mha", Volume.from_array(CT, np.diag([-1, -1, 2.5, 1])))
    path.write_bytes(path.read_bytes().replace(b"ElementSpacing = 1 1 2.5", b"ElementSpacing = 1 1 0"))
    one_sentence(path, "spacing of 0")
    images.write_volume(path := tmp_path / "ct.nrrd", Volume.from_array(CT, np.diag([-1, -1, 2.5, 1])))
    path.write_bytes(path.read_bytes().replace(b"(0,0,2.5)", b"(0,0,0)"))
    one_sentence(path, "spacing of 0")


@pytest.mark.parametrize("ending", VOLUMES)
def test_file_cut_off_anywhere_is_refused(ending, tmp_path):
    path = tmp_path / f"ct{ending}"
    images.write_volume(path, Volume.from_array(CT, AFFINE))
    whole = path.read_bytes()
    for length in {1, 3, 40, 200, 340, 350, len(whole) // 2, len(whole) - 40, len(whole) - 1}:
        path.write_bytes(whole[:length])
        one_sentence(path)


@pytest.mark.parametrize("ending", [".nii.gz", ".nii", ".nrrd", ".mha"])
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_gives_a_volume_or_one_sentence(ending, data, tmp_path):
    path = tmp_path / f"ct{ending}"
    images.write_volume(path, Volume.from_array(CT, AFFINE))
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(0, 4), label="flips")):
        content[data.draw(st.integers(0, min(len(content) - 1, 700)))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))] if data.draw(st.booleans()) else content)
    with contextlib.suppress(InputError):  # any other class fails the test
        volume = images.read_volume(path)
        assert np.isfinite(volume.hounsfield).all()
        assert np.isfinite(volume.affine).all()


def test_reading_nifti_loads_no_simpleitk_and_writes_nothing_to_stderr(tmp_path):
    images.write_volume(tmp_path / "ct.nii.gz", Volume.from_array(CT, AFFINE))
    program = (
        "import sys; from CovidSegExtension.io.images import read_volume; "
        f"read_volume({str(tmp_path / 'ct.nii.gz')!r}); sys.exit('SimpleITK' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_real_ct_is_read(shared_data):
    files = sorted(shared_data.glob("ct100/imagesTr/*.nii.gz"))[::10] + sorted(
        shared_data.glob("lung1_effusion/imagesTr/*.nii.gz")
    )
    assert len(files) >= 5
    for file in files:
        volume = images.read_volume(file)
        label_map = images.read_labels(file.parents[1] / "labelsTr" / file.name)
        assert volume.hounsfield.dtype == np.int16
        assert label_map.grid.matches(volume.grid)


STAND_INS = {
    "a web page": (
        b"<!DOCTYPE html>\n<html><head><title>Sign in</title>",
        b"\xef\xbb\xbf\r\n<!-- saved --><HTML lang='en'>",
        b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">',
    ),
    "a Git LFS pointer": (
        b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
        b"version https://hawser.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
    ),
    "a git-annex pointer": (b"/annex/objects/MD5E-s1234--ab.nii.gz\n", b"../.git/annex/objects/w8/pv/MD5E-s1--a/b"),
    "the error message of a server": (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code>',
        b'{"message": "Not Found", "status": 404}',
    ),
}


@pytest.mark.parametrize(
    ("kind", "content"), [(kind, content) for kind, contents in STAND_INS.items() for content in contents]
)
@pytest.mark.parametrize("name", ["ct.nii.gz", "ct.nii", "ct.nrrd", "ct.mha", "ct.dcm", "ct.zip", "ct"])
def test_download_that_went_wrong_is_called_what_it_is(kind, content, name, tmp_path):
    path = tmp_path / name
    path.write_bytes(content)
    for read in (images.read_volume, images.read_labels) if not name.endswith("zip") else (images.read_volume,):
        with pytest.raises(InputError, match=f"^{re.escape(str(path))} is {kind}, not a") as caught:
            read(path)
        assert str(caught.value).endswith("; download the file itself.")


@pytest.mark.parametrize("name", ["ct.nii.gz", "ct.nrrd", "ct.mhd"])
def test_archive_that_is_called_an_image_is_told(name, tmp_path):
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr("ct.nii", b"anything")
    with pytest.raises(InputError, match="is a zip archive, not an image; unpack it, and give the file inside"):
        images.read_volume(tmp_path / name)
