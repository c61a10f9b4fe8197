"""DICOM series: sorted, rescaled, placed where the scanner says, and refused where a slice is missing."""

import contextlib
import shutil
import zipfile

import numpy as np
import pydicom
import pytest
import SimpleITK as sitk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydicom.uid import RLELossless, generate_uid

from CovidSegExtension.errors import InputError
from CovidSegExtension.io.dicom.series import list_series, read_series
from CovidSegExtension.io.images import read_volume

from ....support.dicom_series import COLUMN, CT, ORIGIN, ROW, STEP, edit, refused, write_series


def test_slices_are_sorted_and_placed(tmp_path):
    write_series(tmp_path)
    volume = read_volume(tmp_path)
    np.testing.assert_array_equal(volume.hounsfield, CT)
    assert volume.hounsfield.dtype == np.int16
    # RAS = LPS with x and y negated; PixelSpacing is (between rows, between columns).
    np.testing.assert_allclose(
        volume.affine, [[-0.7, 0, 0, 100], [0, -0.8, 0, 120], [0, 0, 2.5, -300], [0, 0, 0, 1]], atol=1e-9
    )


def test_feet_first_order_comes_out_the_same(tmp_path):
    write_series(tmp_path / "up")
    write_series(tmp_path / "down", CT[::-1], step=-STEP)
    up, down = read_volume(tmp_path / "up"), read_volume(tmp_path / "down")
    np.testing.assert_array_equal(up.hounsfield, down.hounsfield)
    assert down.affine[2, 3] == pytest.approx(-300 - 5 * 2.5)
    assert down.affine[2, 2] == pytest.approx(2.5)


@pytest.mark.parametrize(
    ("slope", "intercept", "dtype"), [(1, 0, np.int16), (2, -1024, np.int16), (0.5, -1000.5, np.float32)]
)
def test_rescale_slope_and_intercept_are_applied(slope, intercept, dtype, tmp_path):
    pixels = np.arange(CT.size, dtype="<u2").reshape(CT.shape)
    files = write_series(tmp_path, intercept=0)
    for file, slice_pixels in zip(files, pixels, strict=True):
        edit(file, PixelData=slice_pixels.tobytes(), RescaleSlope=slope, RescaleIntercept=intercept)
    volume = read_series(tmp_path)
    assert volume.hounsfield.dtype == dtype
    np.testing.assert_array_equal(volume.hounsfield, pixels * float(slope) + intercept)


def test_slope_of_each_slice_is_its_own(tmp_path):
    files = write_series(tmp_path)
    pixels = np.frombuffer(pydicom.dcmread(files[2]).PixelData, "<u2").reshape(CT.shape[1:])
    edit(files[2], RescaleSlope=0.25)
    volume = read_series(tmp_path)
    np.testing.assert_array_equal(volume.hounsfield[2], pixels * 0.25 - 1024)
    np.testing.assert_array_equal(volume.hounsfield[3], CT[3])


@pytest.mark.parametrize("degrees", [20.0, -25.0])
def test_gantry_tilt_is_kept_in_the_affine(degrees, tmp_path):
    """The bright points of a tilted scan lie at their true places; a straightened grid misses them by millimetres."""
    angle = np.deg2rad(degrees)
    column = np.array([0, np.cos(angle), -np.sin(angle)])  # the gantry leans about the left-right axis, ...
    phantom = np.full((20, 30, 30), -900, np.int16)
    points = [(2, 5, 7), (10, 20, 3), (19, 28, 29)]  # k, j, i
    for number, point in enumerate(points):
        phantom[point] = 500 + number
    write_series(tmp_path, phantom, column=column)  # ... while the table still moves along the body
    volume = read_series(tmp_path)
    true_ras = []
    for k, j, i in points:
        left, posterior, superior = ORIGIN + k * STEP + j * 0.8 * column + i * 0.7 * ROW
        true_ras.append([-left, -posterior, superior])
    found = [np.argwhere(volume.hounsfield == 500 + n)[0] for n in range(len(points))]
    ras = [(volume.affine @ [i, j, k, 1])[:3] for k, j, i in found]
    np.testing.assert_allclose(ras, true_ras, atol=1e-3)
    assert volume.voxel_ml == pytest.approx(0.7 * 0.8 * 2.5 * np.cos(angle) / 1000, rel=1e-6)

    by_place = list_series(tmp_path)[0].files
    straight = sitk.ReadImage([str(file) for file in by_place])
    x, y, z = straight.TransformIndexToPhysicalPoint((29, 28, 19))
    assert np.linalg.norm(np.array([-x, -y, z]) - true_ras[2]) > 3


def test_sagittal_series_gives_the_same_axial_volume(tmp_path):
    write_series(tmp_path / "axial", np.ascontiguousarray(CT))
    # The same voxels as sagittal slices: rows run to inferior, columns to posterior, slices to the left.
    sagittal = np.ascontiguousarray(CT[::-1].transpose(2, 0, 1))
    files = write_series(
        tmp_path / "sagittal", sagittal, row=COLUMN, column=-np.array([0, 0, 1.0]), step=np.array([0.7, 0, 0])
    )
    for number, file in enumerate(files):
        edit(
            file,
            ImagePositionPatient=[ORIGIN[0] + number * 0.7, ORIGIN[1], ORIGIN[2] + 5 * 2.5],
            PixelSpacing=[2.5, 0.8],
        )
    axial, other = (read_volume(tmp_path / name).axial() for name in ("axial", "sagittal"))
    np.testing.assert_array_equal(axial.hounsfield, other.hounsfield)
    np.testing.assert_allclose(axial.affine, other.affine, atol=1e-6)


def test_several_series_are_listed_and_chosen(tmp_path):
    write_series(tmp_path / "a", description="Thorax 1.0 B70f")
    write_series(tmp_path / "b" / "deep", CT[:4] + 1, description="Thorax 5.0 B31f")
    write_series(tmp_path / "c", CT[:1], description="Topogram", image_type="ORIGINAL\\PRIMARY\\LOCALIZER")
    write_series(tmp_path / "d", CT[:1], description="Bolus monitoring")
    write_series(tmp_path / "e", modality="PT", description="PET")
    refused(tmp_path, "'Thorax 1.0 B70f' (6 slices)", "'Thorax 5.0 B31f' (4 slices)", "--series")
    with pytest.raises(InputError) as caught:
        read_volume(tmp_path)
    assert "Topogram" not in str(caught.value)
    listed = list_series(tmp_path)
    assert [(s.description, s.modality, s.slices) for s in listed] == [
        ("Bolus monitoring", "CT", 1),
        ("PET", "PT", 6),
        ("Thorax 1.0 B70f", "CT", 6),
        ("Thorax 5.0 B31f", "CT", 4),
        ("Topogram", "CT", 1),
    ]
    for wanted in ("thorax 5.0 b31F", "b31", listed[3].uid):
        np.testing.assert_array_equal(read_volume(tmp_path, series=wanted).hounsfield, CT[:4] + 1)
    assert read_volume(tmp_path, series="bolus").shape == (1, 9, 8)
    refused(tmp_path, "'Thorax 1.0 B70f'", series="thorax")
    refused(tmp_path, "'abdomen'", "'PET' (6 slices, PT)", series="abdomen")
    refused(tmp_path, "of modality PT, not CT", series="PET")
    refused(tmp_path, "scout", series="topogram")


def test_an_exact_description_beats_a_part_of_it(tmp_path):
    write_series(tmp_path / "a", description="Lung")
    write_series(tmp_path / "b", CT + 1, description="Lung MIP")
    np.testing.assert_array_equal(read_volume(tmp_path, series="lung").hounsfield, CT)


def test_series_of_the_same_name_are_told_apart_by_folder_or_uid(tmp_path):
    write_series(tmp_path / "two" / "a")
    write_series(tmp_path / "two" / "b")
    refused(tmp_path / "two", str(tmp_path / "two" / "b"), "give one of these folders", "--recursive")
    for prefix in ("a", "b"):
        write_series(tmp_path / "one", prefix=prefix)
    uids = [s.uid for s in list_series(tmp_path / "one")]
    refused(tmp_path / "one", *uids, "--series")
    refused(tmp_path / "one", *uids, series="Thorax 1.0")


def test_a_scout_beside_the_scan_needs_no_choice(tmp_path):
    write_series(tmp_path / "scan")
    write_series(tmp_path / "scout", CT[:2], image_type="ORIGINAL\\PRIMARY\\LOCALIZER", description="Topogram")
    np.testing.assert_array_equal(read_volume(tmp_path).hounsfield, CT)


def test_one_file_stands_for_its_series(tmp_path):
    files = write_series(tmp_path, prefix="a")
    write_series(tmp_path, CT + 1, prefix="b")
    np.testing.assert_array_equal(read_volume(files[3]).hounsfield, CT)


def test_a_single_slice_takes_its_thickness(tmp_path):
    write_series(tmp_path, CT[:1])
    assert read_volume(tmp_path).spacing_mm == pytest.approx((5, 0.8, 0.7))


def test_what_else_lies_in_the_folder_does_not_disturb(tmp_path):
    files = write_series(tmp_path / "scan")
    shutil.copytree(tmp_path / "scan", tmp_path / "copy")  # the same instances twice
    (tmp_path / "report.txt").write_text("Dear colleague, " * 20)
    (tmp_path / ".DS_Store").write_bytes(b"\0" * 200)
    report = pydicom.dcmread(files[0])  # a structured report: DICOM without pixels
    del report.PixelData, report.Rows, report.Columns
    report.file_meta.MediaStorageSOPClassUID = report.SOPClassUID = "1.2.840.10008.5.1.4.1.1.88.22"
    report.Modality, report.SeriesInstanceUID, report.SOPInstanceUID = "SR", generate_uid(), generate_uid()
    report.save_as(tmp_path / "report.dcm")
    np.testing.assert_array_equal(read_volume(tmp_path).hounsfield, CT)


def test_description_in_another_alphabet_is_listed(tmp_path):
    write_series(tmp_path / "a", SpecificCharacterSet="ISO_IR 100", SeriesDescription="Thoräx é")
    write_series(tmp_path / "b", SpecificCharacterSet="ISO_IR 192", SeriesDescription="胸部")
    refused(tmp_path, "2 series")


@pytest.mark.parametrize("missing", [1, 3, 4])
def test_missing_slice_is_named_by_its_place(missing, tmp_path):
    write_series(tmp_path)[missing].unlink()
    before, after = -300 + (missing - 1) * 2.5, -300 + (missing + 1) * 2.5
    refused(tmp_path, "gap of 5.0 mm", f"between {before:.1f} and {after:.1f} mm", "2.5 mm apart")


def test_irregular_spacing_is_refused(tmp_path):
    files = write_series(tmp_path)
    for number in (3, 4, 5):  # thicker slices below
        edit(files[number], ImagePositionPatient=[*ORIGIN[:2], -300 + 2 * 2.5 + (number - 2) * 3.5])
    refused(tmp_path, "irregular", "2.50 to 3.50 mm")


def test_slices_off_the_line_are_refused(tmp_path):
    edit(write_series(tmp_path)[3], ImagePositionPatient=[-98, -120, -300 + 7.5])
    refused(tmp_path, "irregular")


def test_positions_rounded_by_the_scanner_are_no_gap(tmp_path):
    for number, file in enumerate(write_series(tmp_path)):
        edit(file, ImagePositionPatient=[*ORIGIN[:2], round(-300 + number * 0.625, 1)])
    assert read_volume(tmp_path).spacing_mm[0] == pytest.approx(0.625, abs=0.02)


def test_two_phases_in_one_series_are_refused(tmp_path):
    first = pydicom.dcmread(write_series(tmp_path / "a", prefix="a")[0])
    ids = {"SeriesInstanceUID": first.SeriesInstanceUID, "StudyInstanceUID": first.StudyInstanceUID}
    write_series(tmp_path / "b", CT + 1, prefix="b", **ids)
    refused(tmp_path, "same place", "two phases")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"modality": "MR"}, ["of modality MR, not CT"]),
        ({"image_type": "ORIGINAL\\PRIMARY\\LOCALIZER"}, ["scout (localizer) only"]),
        ({"ImagePositionPatient": None}, ["is without Image Position in its headers"]),
        ({"PixelSpacing": None}, ["is without Pixel Spacing in its headers"]),
        ({"ImageOrientationPatient": None}, ["is without Image Orientation in its headers"]),
        (
            {"ImageOrientationPatient": None, "PixelSpacing": None},
            ["is without Image Orientation and Pixel Spacing in its headers"],
        ),
        ({"PixelSpacing": [0.7]}, ["is without Pixel Spacing in its headers"]),
        ({"PixelSpacing": [0, 0.7]}, ["spacing of 0"]),
        ({"intercept": 0, "RescaleIntercept": 1024}, ["rescale intercept"]),
    ],
)
def test_series_that_is_no_chest_ct_is_refused(changes, words, tmp_path):
    write_series(tmp_path, np.abs(CT), **changes)
    refused(tmp_path, *words)


def test_slices_that_do_not_belong_together_are_refused(tmp_path):
    files = write_series(tmp_path / "turned")
    edit(files[2], ImageOrientationPatient=[0, 1, 0, 0, 0, -1])
    refused(tmp_path / "turned", "different angles")
    files = write_series(tmp_path / "sizes")
    edit(files[2], Rows=4, PixelData=CT[2, :4].tobytes())
    refused(tmp_path / "sizes", "different or impossible sizes")


@pytest.mark.parametrize("element", ["ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing"])
@pytest.mark.parametrize("place", [0, 3, -1])
def test_slice_that_cannot_be_placed_among_others_is_named(element, place, tmp_path):
    """Also at an end, where it would leave no gap behind."""
    file = write_series(tmp_path)[place]
    edit(file, **{element: None})
    refused(tmp_path, "1 of the CT slices", file.name, "without")


def test_multi_frame_without_places_is_refused(tmp_path):
    write_series(tmp_path, CT[:1], NumberOfFrames=3, PixelData=np.repeat(CT[:1] + 1024, 3, 0).astype("<u2").tobytes())
    refused(tmp_path, "multi-frame")


@pytest.mark.parametrize("length", [400, 1000, -30])
def test_cut_off_slice_is_named(length, tmp_path):
    """Also the last one, which leaves no gap behind."""
    last = write_series(tmp_path)[-1]
    last.write_bytes(last.read_bytes()[:length])
    refused(tmp_path, last.name, "damaged")


SMOOTH = np.linspace(-1000, 400, 4 * 16 * 16).reshape(4, 16, 16).astype(np.int16)


def test_run_length_encoded_series_is_read(tmp_path):
    for file in write_series(tmp_path, SMOOTH):
        data = pydicom.dcmread(file)
        data.compress(RLELossless, generate_instance_uid=False)
        data.save_as(file)
    np.testing.assert_array_equal(read_volume(tmp_path).hounsfield, SMOOTH)


@pytest.mark.parametrize("compressor", ["JPEG2000", "JPEG"])
def test_series_compressed_by_gdcm_is_read(compressor, tmp_path):
    for file in write_series(tmp_path, SMOOTH):
        image = sitk.ReadImage(str(file))
        writer = sitk.ImageFileWriter()
        writer.SetFileName(str(file))
        writer.KeepOriginalImageUIDOn()
        writer.UseCompressionOn()
        writer.SetCompressor(compressor)
        writer.Execute(image)
        assert pydicom.dcmread(file).file_meta.TransferSyntaxUID.is_compressed
    np.testing.assert_array_equal(read_volume(tmp_path).hounsfield, SMOOTH)


def test_sixteen_bits_keep_their_values(tmp_path):
    write_series(tmp_path, BitsStored=16, HighBit=15)
    assert read_volume(tmp_path).hounsfield.dtype == np.int16
    np.testing.assert_array_equal(read_volume(tmp_path).hounsfield, CT)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_gives_a_volume_or_one_sentence(data, tmp_path):
    shutil.rmtree(tmp_path / "ct", ignore_errors=True)
    file = write_series(tmp_path / "ct", CT[:1], SOPInstanceUID="1.2.3", SeriesInstanceUID="1.2", StudyInstanceUID="1")[
        0
    ]
    content = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(0, 6), label="flips")):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    file.write_bytes(content[: data.draw(st.integers(0, len(content)))] if data.draw(st.booleans()) else content)
    with contextlib.suppress(InputError):  # any other class fails the test
        assert np.isfinite(read_volume(tmp_path / "ct").affine).all()


def test_real_series_is_read(shared_data, tmp_path):
    with zipfile.ZipFile(shared_data / "dicom" / "torso_ct.zip") as packed:
        packed.extractall(tmp_path)
    volume = read_volume(tmp_path)
    assert volume.shape == (134, 512, 512)
    assert volume.spacing_mm == pytest.approx((3, 1.07421875, 1.07421875))
    straight = sitk.ReadImage([str(file) for file in list_series(tmp_path)[0].files])
    np.testing.assert_array_equal(volume.hounsfield, sitk.GetArrayViewFromImage(straight))
    x, y, z = straight.TransformIndexToPhysicalPoint((511, 300, 133))
    np.testing.assert_allclose((volume.affine @ [511, 300, 133, 1])[:3], [-x, -y, z], atol=1e-3)
