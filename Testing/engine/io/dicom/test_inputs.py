"""Series as people really have them: broken copies, woven scans, odd UIDs; the same CT comes out, or one sentence."""

import copy
import os

import highdicom
import numpy as np
import pydicom
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydicom.encaps import encapsulate
from pydicom.fileset import FileSet
from pydicom.uid import generate_uid

from CovidSegExtension.io.dicom import headers
from CovidSegExtension.io.dicom.series import read_grid, read_series
from CovidSegExtension.io.images import read_volume

from ....support.dicom_series import CT, ORIGIN, STEP, edit, refused, write_series

MANY = np.random.default_rng(5).integers(-1000, 400, (12, 9, 8)).astype(np.int16)
ENDS = {"first": (0, 1), "middle": (5, 6), "last": (10, 11)}


@pytest.mark.parametrize("where", ENDS)
@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "an empty file"),
        (b"\0" * 1600, "nothing but zeros"),
        (b"<html>403 Forbidden</html>" * 20, "a web page"),
        (b"version https://git-lfs.github.com/spec/v1\n", "a Git LFS pointer"),
        (b"Forbidden. " * 40, "no DICOM"),
    ],
)
def test_slice_that_cannot_be_read_is_named_wherever_it_lies(where, content, word, tmp_path):
    files = write_series(tmp_path, MANY)
    broken = sorted(files[index] for index in ENDS[where])
    for file in broken:
        file.write_bytes(content)
    refused(tmp_path, "2 of the CT slices", broken[0].name, word)


def test_slice_that_may_not_be_read_is_named(tmp_path, monkeypatch):
    files = write_series(tmp_path, MANY)
    real = type(files[0]).open

    def guarded(self, *arguments, **options):
        if self == files[-1]:
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, *arguments, **options)

    monkeypatch.setattr(type(files[0]), "open", guarded)
    refused(tmp_path, files[-1].name, "may not be read by you")


def test_dangling_link_among_slices_is_named(tmp_path):
    files = write_series(tmp_path, MANY)
    files[-1].unlink()
    files[-1].symlink_to(tmp_path / "moved_away.dcm")
    refused(tmp_path, files[-1].name, "cannot be opened")


def test_pixels_of_zeros_after_a_whole_header_are_refused_unless_the_series_was_computed(tmp_path):
    for name, kind in (("scan", "ORIGINAL\\PRIMARY\\AXIAL"), ("reformat", "DERIVED\\SECONDARY\\MPR")):
        last = write_series(tmp_path / name, MANY, image_type=kind)[-1]
        edit(last, PixelData=b"\0" * len(pydicom.dcmread(last).PixelData))
    refused(tmp_path / "scan", "1 of 12 slices is of one value only")
    assert read_volume(tmp_path / "reformat").hounsfield[-1].max() == -1024


@pytest.mark.parametrize("fill", [0, 24, 1024, 4095])  # -1024, -1000, 0 and 3071 HU
@pytest.mark.parametrize("at", [0, 5, 11])
def test_slice_that_is_a_constant_from_the_middle_on_is_named(at, fill, tmp_path):
    """As of a copy that broke off and was filled up to its length."""
    file = write_series(tmp_path, MANY)[at]
    pixels = np.frombuffer(pydicom.dcmread(file).PixelData, "<u2").copy()
    pixels[len(pixels) // 2 + 3 :] = fill
    edit(file, PixelData=pixels.tobytes())
    refused(tmp_path, "1 of 12 slices is of one value in a part", file.name)


def test_what_lies_beside_slices_and_is_none_does_not_disturb(tmp_path):
    write_series(tmp_path, MANY)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "viewer.exe").write_bytes(b"MZ" + b"\0" * 300)
    (tmp_path / "._000.dcm").write_bytes(b"\0" * 100)
    os.mkfifo(tmp_path / "pipe")
    np.testing.assert_array_equal(read_volume(tmp_path).hounsfield, MANY)


def test_broken_files_of_another_series_do_not_keep_a_whole_one_from_being_read(tmp_path):
    write_series(tmp_path / "whole", MANY, description="whole")
    write_series(tmp_path / "broken", MANY, description="broken")[0].write_bytes(b"")
    np.testing.assert_array_equal(read_volume(tmp_path, series="whole").hounsfield, MANY)
    refused(tmp_path, "cannot be read", series="broken")


@pytest.mark.parametrize("new_uids", [False, True])
def test_copies_are_dropped_only_where_place_and_pixels_agree(new_uids, tmp_path):
    files = write_series(tmp_path / "a", MANY)
    (tmp_path / "b").mkdir()
    for file in files:
        copy = pydicom.dcmread(file)
        if new_uids:
            copy.SOPInstanceUID = copy.file_meta.MediaStorageSOPInstanceUID = generate_uid()
        copy.save_as(tmp_path / "b" / file.name)
    np.testing.assert_array_equal(read_volume(tmp_path).hounsfield, MANY)
    other = tmp_path / "b" / files[4].name
    edit(other, PixelData=bytes(reversed(pydicom.dcmread(other).PixelData)))
    refused(tmp_path, "same place", "differ")


def test_slices_that_share_a_sop_instance_uid_are_all_read(tmp_path):
    write_series(tmp_path, MANY, SOPInstanceUID="1.2.3")
    np.testing.assert_array_equal(read_volume(tmp_path).hounsfield, MANY)


def woven(folder, count, shift_mm, element, values):
    """Write `count` scans with one series UID, each `shift_mm` higher than the one before; return their slices."""
    ids = {"SeriesInstanceUID": generate_uid(), "StudyInstanceUID": generate_uid()}
    for scan in range(count):
        files = write_series(folder, MANY + scan, prefix=str(scan), **ids)
        for number, file in enumerate(files):
            place = [float(v) for v in ORIGIN + number * STEP + [0, 0, scan * shift_mm]]
            edit(file, ImagePositionPatient=place, **{element: values(scan, number)})


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize(
    ("element", "values"),
    [
        ("AcquisitionNumber", lambda scan, number: scan + 1),
        ("ConvolutionKernel", lambda scan, number: f"B{scan + 3}0f"),
        ("InstanceNumber", lambda scan, number: 100 * scan + number),
        ("AcquisitionTime", lambda scan, number: f"12{scan:02d}{number:02d}.5"),
    ],
)
def test_acquisitions_woven_into_one_series_are_refused(count, element, values, tmp_path):
    woven(tmp_path, count, 2.5 / count, element, values)
    refused(tmp_path, f"holds {count} acquisitions", "one of them only")


def test_scan_in_rotations_is_one_acquisition(tmp_path):
    files = write_series(tmp_path, MANY)
    for number, file in enumerate(files):
        edit(file, AcquisitionNumber=1 + number // 4, AcquisitionTime=f"1200{number // 4:02d}", InstanceNumber=number)
    np.testing.assert_array_equal(read_volume(tmp_path).hounsfield, MANY)


@pytest.mark.parametrize(("element", "words"), [("PatientID", "2 patients"), ("StudyInstanceUID", "2 studies")])
def test_one_series_uid_for_two_patients_or_studies_is_refused(element, words, tmp_path):
    for file in write_series(tmp_path, MANY)[6:]:
        edit(file, **{element: "1.2.3"})
    refused(tmp_path, words)


def test_series_uid_of_each_slice_is_joined_where_they_are_one_grid_of_one_study(tmp_path):
    files = write_series(tmp_path, MANY)
    for file in files:
        edit(file, SeriesInstanceUID=generate_uid())
    for path in (tmp_path, files[3]):
        volume = read_volume(path)
        np.testing.assert_array_equal(volume.hounsfield, MANY)
        assert "name 12 series" in volume.notes[0]
    files[5].unlink()
    refused(tmp_path, "11 series of one slice each", "gap of 5.0 mm")
    for file in tmp_path.iterdir():
        edit(file, StudyInstanceUID=generate_uid())
    refused(tmp_path, "slices of 11 studies")


def test_many_series_are_listed_up_to_five(tmp_path):
    for number in range(7):
        write_series(tmp_path / str(number), CT, description=f"Thorax {number}")
    refused(tmp_path, "7 series", "'Thorax 4'", "and 2 more")
    with pytest.raises(AssertionError):
        refused(tmp_path, "'Thorax 5'")


def test_scout_at_another_angle_is_left_out_and_said(tmp_path):
    files = write_series(tmp_path, MANY)
    scout = pydicom.dcmread(files[0])
    scout.ImageOrientationPatient, scout.SOPInstanceUID = [1, 0, 0, 0, 0, -1], generate_uid()
    scout.save_as(tmp_path / "scout.dcm")
    volume = read_volume(tmp_path)
    np.testing.assert_array_equal(volume.hounsfield, MANY)
    assert "1 image was left out: at another angle" in volume.notes[0]


def test_decimal_commas_are_understood_and_refused_where_the_decoder_is_not(tmp_path):
    for name, slope in (("fine", "1"), ("wrong", "0,5")):
        for file in write_series(tmp_path / name, MANY):
            data = pydicom.dcmread(file)
            for keyword, text in (
                ("PixelSpacing", "0,8\\0,7"),
                ("RescaleIntercept", "-1024,0"),
                ("RescaleSlope", slope),
            ):
                tag = pydicom.tag.Tag(keyword)
                data[tag] = pydicom.dataelem.RawDataElement(
                    tag, "DS", len(text), text.encode().ljust(len(text) + len(text) % 2), 0, False, True
                )
            data.save_as(file)
    volume = read_volume(tmp_path / "fine")
    np.testing.assert_array_equal(volume.hounsfield, MANY)
    assert volume.spacing_mm == pytest.approx((2.5, 0.8, 0.7))
    refused(tmp_path / "wrong", "decimal comma")


@pytest.mark.parametrize("uid", ["1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.203"])
def test_compression_that_cannot_be_decoded_is_named(uid, tmp_path):
    for file in write_series(tmp_path, MANY):
        data = pydicom.dcmread(file)
        data.file_meta.TransferSyntaxUID = uid
        data.PixelData = encapsulate([data.PixelData[:50]])
        data["PixelData"].VR, data["PixelData"].is_undefined_length = "OB", True
        data.save_as(file, implicit_vr=False, little_endian=True)
    refused(tmp_path, uid, "cannot decode")


def test_lossy_compression_and_contrast_are_noted(tmp_path):
    write_series(tmp_path, MANY, LossyImageCompression="01", ContrastBolusAgent="Iohexol", ConvolutionKernel="B70f")
    notes = " ".join(read_volume(tmp_path).notes)
    assert "loss" in notes
    assert "contrast" in notes
    assert "B70f" in notes


def slices_for_enhanced(folder):
    """Write a series that highdicom turns into an enhanced file; return its slices by place."""
    files = write_series(
        folder, MANY, FrameOfReferenceUID=generate_uid(), StudyID="1", StudyDate="", StudyTime="",
        AccessionNumber="", PatientSex="", PatientBirthDate="", ReferringPhysicianName="", SeriesNumber=1,
        InstanceNumber=1, Manufacturer="x", KVP=120, AcquisitionNumber=1,
    )  # fmt: skip
    return [pydicom.dcmread(file) for file in files]


def test_enhanced_ct_is_read_frame_by_frame(tmp_path):
    slices = slices_for_enhanced(tmp_path / "slices")
    classic = read_volume(tmp_path / "slices")
    shuffled = [slices[index] for index in np.random.default_rng(0).permutation(len(slices))]
    for number, data in enumerate(shuffled):
        data.InstanceNumber = number + 1
    enhanced = highdicom.legacy.LegacyConvertedEnhancedCTImage(shuffled, generate_uid(), 5, generate_uid(), 1)
    (tmp_path / "enhanced").mkdir()
    enhanced.save_as(tmp_path / "enhanced" / "one.dcm")
    volume = read_volume(tmp_path / "enhanced")
    np.testing.assert_array_equal(volume.hounsfield, MANY)
    assert volume.grid.matches(classic.grid)
    groups = enhanced.PerFrameFunctionalGroupsSequence
    enhanced.PerFrameFunctionalGroupsSequence = list(groups)[:-1]
    enhanced.save_as(tmp_path / "enhanced" / "one.dcm")
    refused(tmp_path / "enhanced", "one.dcm", "another number of frames")


def test_phases_of_one_enhanced_file_are_counted_by_their_numbers(tmp_path):
    slices = slices_for_enhanced(tmp_path / "slices")
    enhanced = highdicom.legacy.LegacyConvertedEnhancedCTImage(slices, generate_uid(), 5, generate_uid(), 1)
    groups = list(enhanced.PerFrameFunctionalGroupsSequence)
    phases = [copy.deepcopy(groups), copy.deepcopy(groups)]
    for number, phase in enumerate(phases):
        for group in phase:
            content = pydicom.Dataset()
            content.TemporalPositionIndex = number + 1
            group.FrameContentSequence = [content]
    enhanced.PerFrameFunctionalGroupsSequence = [*phases[0], *phases[1]]
    enhanced.NumberOfFrames = 2 * len(groups)
    enhanced.PixelData = enhanced.PixelData + enhanced.PixelData[::-1]
    (tmp_path / "enhanced").mkdir()
    enhanced.save_as(tmp_path / "enhanced" / "one.dcm")
    count = len(groups)
    refused(tmp_path / "enhanced", f"by their Temporal Position (1: {count} slices, 2: {count} slices)")


def test_dose_report_filed_among_the_slices_does_not_disturb(tmp_path):
    page = pydicom.dcmread(write_series(tmp_path, MANY)[0])
    del page.ImagePositionPatient, page.ImageOrientationPatient, page.PixelSpacing
    page.SOPInstanceUID = page.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    page.save_as(tmp_path / "page.dcm")
    refused(tmp_path, "page.dcm", "without Image Position")
    page.ImageType = ["DERIVED", "SECONDARY", "SCREEN SAVE"]
    page.save_as(tmp_path / "page.dcm")
    np.testing.assert_array_equal(read_volume(tmp_path).hounsfield, MANY)


def test_dicomdir_stands_for_its_folder(tmp_path):
    files = write_series(
        tmp_path / "src", MANY, StudyID="1", StudyDate="20200101", StudyTime="120000", SeriesNumber=1, InstanceNumber=1
    )
    file_set = FileSet()
    for number, file in enumerate(files):
        data = pydicom.dcmread(file)
        data.InstanceNumber = number
        file_set.add(data)
    file_set.write(tmp_path / "disk")
    np.testing.assert_array_equal(read_volume(tmp_path / "disk").hounsfield, MANY)
    np.testing.assert_array_equal(read_volume(tmp_path / "disk" / "DICOMDIR").hounsfield, MANY)


def test_claimed_length_takes_no_memory(tmp_path):
    """A private element that claims four gigabytes: the file is damaged, and that is found without asking for them."""
    files = write_series(tmp_path, MANY)
    content = files[3].read_bytes()
    at = content.index(b"\x28\x00\x02\x00US")
    files[3].write_bytes(content[:at] + b"\x19\x00\x10\x10OB\0\0\xf0\xff\xff\xff" + content[at:])
    refused(tmp_path, files[3].name)


@pytest.mark.parametrize("explicit", [True, False])
def test_length_claimed_after_the_pixels_takes_no_memory(explicit, tmp_path):
    """GDCM would take 4 GB for it."""
    resource = pytest.importorskip("resource")
    file = write_series(tmp_path, MANY)[3]
    if not explicit:
        slice_ = pydicom.dcmread(file)
        slice_.file_meta.TransferSyntaxUID = pydicom.uid.ImplicitVRLittleEndian
        slice_.save_as(file, implicit_vr=True, little_endian=True)
    whole = file.read_bytes()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for tail in (b"\xae\xfc\x1b\x00" + b"\xfa" * 40, b"\xfc\xff\xfc\xffOB\0\0\xf0\xff\xff\xff" + b"\1" * 40):
        file.write_bytes(whole + tail)
        refused(tmp_path, file.name, "cut off or damaged")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024
    padding = b"\xfc\xff\xfc\xffOB\0\0\x04\0\0\0" if explicit else b"\xfc\xff\xfc\xff\x04\0\0\0"
    for tail in (padding + bytes(4), bytes(512), bytes(3)):
        file.write_bytes(whole + tail)
        np.testing.assert_array_equal(read_volume(tmp_path).hounsfield, MANY)


def test_deflated_file_that_inflates_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(headers, "LONGEST_HEADER", 1 << 12)
    for file in write_series(tmp_path, np.repeat(np.repeat(MANY, 20, 1), 20, 2)):
        data = pydicom.dcmread(file)
        data.file_meta.TransferSyntaxUID = pydicom.uid.DeflatedExplicitVRLittleEndian
        data.save_as(file, implicit_vr=False, little_endian=True)
    refused(tmp_path, "impossible size")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(0, len(CT) - 1), share=st.floats(0, 1, exclude_max=True))
def test_any_cut_leaves_a_whole_volume_or_a_named_file(number, share, tmp_path):
    folder = tmp_path / generate_uid()
    files = write_series(folder, CT)
    content = files[number].read_bytes()  # its length varies with the UIDs
    files[number].write_bytes(content[: int(share * len(content))])
    refused(folder, files[number].name)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_read_grid_agrees_with_read_series(order, tmp_path):
    axes = np.eye(3)[list(order)]
    files = write_series(tmp_path, MANY, row=axes[0], column=axes[1], step=2.5 * axes[2])
    sorted_files, grid = read_grid(files[::-1])
    assert list(sorted_files) == files or list(sorted_files) == files[::-1]
    assert grid.matches(read_series(tmp_path).grid)


@pytest.mark.parametrize(
    "form",
    [{}, {"slope": 2, "intercept": -1024}, {"BitsStored": 16, "HighBit": 15}, {"slope": 0.5, "intercept": -1000.5}],
    ids=["12 bits", "slope 2", "16 bits", "slope 0.5"],
)
def test_hounsfield_units_do_not_depend_on_which_value_is_shown_white(form, tmp_path):
    even = MANY // 2 * 2
    write_series(tmp_path / "dark", even, **form)
    write_series(tmp_path / "white", even, PhotometricInterpretation="MONOCHROME1", **form)
    found = read_volume(tmp_path / "white").hounsfield
    np.testing.assert_array_equal(found, read_volume(tmp_path / "dark").hounsfield)
    assert np.abs(found - even).max() <= 0.5


def test_signed_values_of_which_the_smallest_is_white_are_read_as_stored(tmp_path):
    for file, pixels in zip(write_series(tmp_path, MANY), MANY, strict=True):
        signed = {"PixelRepresentation": 1, "BitsStored": 16, "HighBit": 15, "RescaleIntercept": 0}
        edit(file, PhotometricInterpretation="MONOCHROME1", PixelData=pixels.astype("<i2").tobytes(), **signed)
    np.testing.assert_array_equal(read_volume(tmp_path).hounsfield, MANY)


@pytest.mark.parametrize("missing", [("RescaleSlope",), ("RescaleIntercept",), ("RescaleSlope", "RescaleIntercept")])
def test_slices_of_which_some_lack_their_rescale_are_refused(missing, tmp_path):
    files = write_series(tmp_path, MANY)
    for file in files[3:5]:
        data = pydicom.dcmread(file)
        for keyword in missing:
            delattr(data, keyword)
        data.save_as(file)
    refused(tmp_path, "Of 12 slices, 2 without a rescale slope or intercept", files[3].name)
