"""NIfTI headers as tools really write them, and what a label map owes the header of its CT."""

import gzip
import struct

import nibabel as nib
import numpy as np
import pytest
import SimpleITK as sitk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from CovidSegExtension.errors import InputError
from CovidSegExtension.io import images, streams
from CovidSegExtension.volume import LabelMap

CT = np.random.default_rng(3).integers(-1000, 400, (5, 6, 7)).astype(np.int16)
MASK = np.random.default_rng(4).integers(0, 4, (5, 6, 7)).astype(np.uint8)
AFFINE = np.array([[-0.7, 0, 0, 100], [0, -0.8, 0, 120], [0, 0, 2.5, -300], [0, 0, 0, 1.0]])
TURN = nib.affines.from_matvec(nib.eulerangles.euler2mat(0.14, 0.1, -0.05), [20, -30, 15])


def write(path, sform=AFFINE, sform_code=1, qform=AFFINE, qform_code=1, unit="mm", **fields):
    """Write the CT with these forms; `fields` are put into the header as they are."""
    image = nib.Nifti1Image(CT.T, None)
    image.header.set_xyzt_units(unit)
    image.set_sform(sform, sform_code)
    image.set_qform(qform, qform_code)
    header = image.header
    header["magic"], header["vox_offset"] = b"n+1", 352
    for name, value in fields.items():
        header[name] = value
    path.write_bytes(gzip.compress(header.binaryblock + b"\0" * 4 + CT.tobytes()))
    return path


@pytest.mark.parametrize(
    ("sform_code", "qform_code", "moved"),
    [(2, 1, TURN), (1, 1, TURN), (0, 1, np.eye(4)), (1, 0, np.eye(4)), (4, 2, TURN), (0, 0, np.eye(4))],
)
def test_label_map_repeats_both_forms_and_codes_of_its_ct(sform_code, qform_code, moved, tmp_path):
    path = write(tmp_path / "ct.nii.gz", moved @ AFFINE, sform_code, AFFINE, qform_code)
    volume = images.read_volume(path)
    images.write_labels(tmp_path / "labels.nii.gz", LabelMap(MASK, volume.grid))
    images.write_probabilities(tmp_path / "p.nii.gz", np.zeros((4, *CT.shape), np.float32), volume.grid)
    ct = nib.load(path)
    for name in ("labels.nii.gz", "p.nii.gz"):
        written = nib.load(tmp_path / name)
        for form in ("get_sform", "get_qform"):
            expected, code = getattr(ct, form)(coded=True)
            found, found_code = getattr(written, form)(coded=True)
            assert found_code == code
            if code:
                np.testing.assert_allclose(found, expected, atol=1e-4)
        np.testing.assert_allclose(written.affine, ct.affine, atol=1e-4)
    seen, laid = sitk.ReadImage(str(path)), sitk.ReadImage(str(tmp_path / "labels.nii.gz"))
    for index in ((0, 0, 0), (6, 5, 4)):
        np.testing.assert_allclose(
            laid.TransformIndexToPhysicalPoint(index), seen.TransformIndexToPhysicalPoint(index), atol=1e-3
        )


@pytest.mark.parametrize(("unit", "mm"), [("meter", 1000.0), ("mm", 1.0), ("micron", 0.001)])
@pytest.mark.parametrize("codes", [(1, 0), (0, 1), (0, 0)])
def test_units_are_brought_to_millimetres(unit, mm, codes, tmp_path):
    scaled = np.diag([1 / mm, 1 / mm, 1 / mm, 1]) @ AFFINE
    volume = images.read_volume(write(tmp_path / "ct.nii.gz", scaled, codes[0], scaled, codes[1], unit))
    np.testing.assert_allclose(volume.spacing_mm, (2.5, 0.8, 0.7), rtol=1e-5)
    images.write_labels(tmp_path / "labels.nii.gz", LabelMap(MASK, volume.grid))
    written = nib.load(tmp_path / "labels.nii.gz")
    assert written.header.get_xyzt_units()[0] == "mm"
    np.testing.assert_allclose(written.affine, volume.affine, atol=1e-3)


def test_sform_that_was_never_filled_in_gives_way_to_the_qform(tmp_path):
    path = write(tmp_path / "ct.nii.gz", srow_x=0, srow_y=0, srow_z=0)
    volume = images.read_volume(path)
    np.testing.assert_allclose(volume.affine, AFFINE, atol=1e-4)
    images.write_labels(tmp_path / "labels.nii.gz", LabelMap(MASK, volume.grid))
    np.testing.assert_allclose(nib.load(tmp_path / "labels.nii.gz").affine, AFFINE, atol=1e-4)


@pytest.mark.parametrize("longer", [1e-7, 1.6e-6, 1e-3])
def test_quaternion_longer_than_one_is_shortened_as_itk_does(longer, tmp_path):
    quaternion = np.array([0.0006, 0.0008, 1.0])
    quaternion *= np.sqrt(1 + longer) / np.linalg.norm(quaternion)
    fields = dict(zip(("quatern_b", "quatern_c", "quatern_d"), quaternion, strict=True))
    path = write(tmp_path / "ct.nii.gz", sform_code=0, **fields)
    volume, image = images.read_volume(path), sitk.ReadImage(str(path))
    x, y, z = image.TransformIndexToPhysicalPoint((6, 5, 4))
    np.testing.assert_allclose((volume.affine @ [6, 5, 4, 1])[:3], [-x, -y, z], atol=1e-3)
    images.write_labels(tmp_path / "labels.nii.gz", LabelMap(MASK, volume.grid))
    np.testing.assert_allclose(nib.load(tmp_path / "labels.nii.gz").affine, volume.affine, atol=1e-3)


@pytest.mark.parametrize("offset", [0, 40, 347])
@pytest.mark.parametrize("extension", [b"\0" * 4, b""])
def test_voxel_offset_within_the_header_counts_as_not_set(offset, extension, tmp_path):
    data = bytearray(gzip.decompress(write(tmp_path / "ct.nii.gz").read_bytes()))
    struct.pack_into("<f", data, 108, offset)
    (tmp_path / "ct.nii.gz").write_bytes(gzip.compress(bytes(data[:348]) + extension + bytes(data[352:])))
    np.testing.assert_array_equal(images.read_volume(tmp_path / "ct.nii.gz").hounsfield, CT)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(angles=st.tuples(*[st.floats(-3, 3)] * 3), flip=st.booleans())
def test_qform_is_read_as_nibabel_does(angles, flip, tmp_path):
    affine = nib.affines.from_matvec(nib.eulerangles.euler2mat(*angles) @ np.diag([0.7, 0.8, -2.5 if flip else 2.5]))
    path = write(tmp_path / "ct.nii.gz", sform_code=0, qform=affine)
    rotation = nib.eulerangles.euler2mat(*angles)
    # Near half a turn the quaternion's first part is the root of what float32 leaves of 1, wrong by up to 7e-4.
    half_turn = 1 + np.trace(rotation) < 0.01
    found = images.read_volume(path).affine
    np.testing.assert_allclose(found, nib.load(path).affine, atol=5e-3 if half_turn else 1e-4)


def test_file_that_inflates_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(streams, "LONGEST_REST", 1 << 16)
    path = write(tmp_path / "ct.nii.gz")
    whole = gzip.decompress(path.read_bytes())
    path.write_bytes(gzip.compress(whole + b"\0" * (1 << 10)))
    np.testing.assert_array_equal(images.read_volume(path).hounsfield, CT)
    path.write_bytes(gzip.compress(whole + b"\0" * (1 << 20)))
    with pytest.raises(InputError, match="cannot be read"):
        images.read_volume(path)


MIRRORED = np.diag([-1.0, 1, 1, 1]) @ AFFINE


@pytest.mark.parametrize(
    ("sform_code", "qform_code", "qform", "said"),
    [
        (1, 1, AFFINE, ""),
        (1, 1, TURN @ AFFINE, ""),  # a few degrees and millimetres change neither volumes nor sides
        (0, 1, AFFINE, ""),
        (1, 0, AFFINE, ""),
        (0, 0, AFFINE, "does not say which way up"),
        (4, 1, np.diag([1, 1, 1.2, 1]) @ AFFINE, "two voxel sizes, 0.7 x 0.8 x 2.5 mm (sform) and 0.7 x 0.8 x 3 mm"),
        (1, 0, np.diag([1, 1, 0.4, 1]) @ AFFINE, "two voxel sizes"),
        (1, 1, MIRRORED, "in two ways"),
        (1, 1, np.diag([1, -1.0, -1, 1]) @ AFFINE, "in two ways"),
    ],
)
def test_header_that_leaves_sizes_or_sides_open_is_noted(sform_code, qform_code, qform, said, tmp_path):
    notes = images.read_volume(write(tmp_path / "ct.nii.gz", AFFINE, sform_code, qform, qform_code)).notes
    assert len(notes) == bool(said)
    assert said in "".join(notes)


@pytest.mark.parametrize("along", [True, False])
def test_tilted_gantry_is_no_second_voxel_size(along, tmp_path):
    """Converters write the distance of tilted slices along the tilted axis or across them."""
    tilted = AFFINE.copy()
    tilted[1, 2] = 0.9
    sizes = np.linalg.norm(tilted[:3, :3], axis=0) if along else np.array([0.7, 0.8, 2.5])
    path = write(tmp_path / "ct.nii.gz", tilted, 1, AFFINE, 0, pixdim=[1, *sizes, 0, 0, 0, 0])
    assert images.read_volume(path).notes == ()


def test_axis_without_a_length_beyond_the_third_counts_as_one(tmp_path):
    path = write(tmp_path / "ct.nii.gz", dim=[4, *CT.shape[::-1], 0, 0, 0, 0])
    assert sitk.ReadImage(str(path)).GetSize()[:3] == CT.shape[::-1]
    np.testing.assert_array_equal(images.read_volume(path).hounsfield, CT)


@pytest.mark.parametrize(("tilt", "read"), [(0.0, True), (0.002, True), (0.3, False)])
def test_slightly_sheared_grid_is_written_so_that_itk_reads_it(tilt, read, tmp_path):
    """As of a DICOM series whose directions were rounded; of a tilted gantry no qform could tell the truth."""
    affine = AFFINE.copy()
    affine[1, 2] = tilt
    images.write_labels(tmp_path / "labels.nii.gz", LabelMap.from_array(MASK, affine))
    np.testing.assert_allclose(nib.load(tmp_path / "labels.nii.gz").get_sform(), affine, atol=1e-4)
    if read:
        image = sitk.ReadImage(str(tmp_path / "labels.nii.gz"))
        for index in ((0, 0, 0), (6, 5, 4)):
            x, y, z = image.TransformIndexToPhysicalPoint(index)
            np.testing.assert_allclose([-x, -y, z], (affine @ [*index, 1])[:3], atol=0.35)
    else:
        assert nib.load(tmp_path / "labels.nii.gz").header["qform_code"] == 0
