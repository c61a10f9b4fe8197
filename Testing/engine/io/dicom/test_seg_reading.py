"""DICOM SEG as a label map: ours and highdicom's, laid onto the CT whatever planes it leaves out."""

import highdicom
import nibabel
import numpy as np
import pydicom
import pytest
from highdicom.seg import SegmentationTypeValues
from pydicom.sr.codedict import codes
from pydicom.sr.coding import Code

from CovidSegExtension.cli.main import main
from CovidSegExtension.errors import InputError
from CovidSegExtension.io import dicom_seg
from CovidSegExtension.io.images import read_labels, read_lesions, read_volume, write_labels, write_volume
from CovidSegExtension.lungs.given import read_mask
from CovidSegExtension.volume import LabelMap

from ....support.dicom_objects import OBLIQUE, TILTED, ct_series, labels_of
from ....support.dicom_series import COLUMN, edit

SAGITTAL = {"row": COLUMN, "column": np.array([0, 0, -1.0]), "step": np.array([0.7, 0, 0])}
FLIPPED = {"step": np.array([0, 0, -2.5])}


def written(folder, labels, **geometry):
    files = ct_series(folder / "ct", **geometry)
    volume = read_volume(folder / "ct")
    dicom_seg.write(folder / "seg.dcm", labels, volume.affine, files)
    return folder / "seg.dcm", volume


def made_by_highdicom(folder, segments, kind=SegmentationTypeValues.BINARY):
    """Write a SEG of these segments, name and code to a mask or probabilities of shape (6, 9, 8)."""
    files = ct_series(folder / "ct")
    volume = read_volume(folder / "ct")
    sources = [pydicom.dcmread(file) for file in volume.scan.files]
    descriptions = [
        highdicom.seg.SegmentDescription(number, name, codes.SCT.MorphologicallyAbnormalStructure, code, "MANUAL")
        for number, (name, code) in enumerate(segments, start=1)
    ]
    pixels = np.stack(list(segments.values()), axis=-1)
    if kind is SegmentationTypeValues.LABELMAP:
        pixels = np.max(pixels * np.arange(1, pixels.shape[-1] + 1), axis=-1).astype(np.uint8)
    more = {"max_fractional_value": 200} if kind is SegmentationTypeValues.FRACTIONAL else {}
    highdicom.seg.Segmentation(
        sources, pixels, kind, descriptions, highdicom.UID(), 5, highdicom.UID(), 1, "x", "y", "1", "0", **more
    ).save_as(folder / "seg.dcm")
    assert len(files) == 6
    return folder / "seg.dcm", volume


@pytest.mark.parametrize(
    "geometry",
    [{}, TILTED, OBLIQUE, SAGITTAL, FLIPPED],
    ids=["axial", "tilted gantry", "oblique", "sagittal", "flipped"],
)
def test_what_was_written_is_read_onto_the_ct(geometry, tmp_path):
    labels = labels_of()
    path, volume = written(tmp_path, labels, **geometry)
    found = read_lesions(path, volume.grid)
    np.testing.assert_array_equal(found.labels, labels)
    assert found.grid.matches(volume.grid)
    # ... and onto the same CT stored as NIfTI in another order of axes.
    turned = nibabel.as_closest_canonical(nibabel.Nifti1Image(volume.hounsfield.transpose(2, 1, 0), volume.affine))
    nibabel.save(turned, tmp_path / "ct.nii.gz")
    other = read_volume(tmp_path / "ct.nii.gz")
    onto = read_lesions(path, other.grid)
    assert onto.grid.matches(other.grid)
    np.testing.assert_array_equal(onto.axial().labels, found.axial().labels)


def test_planes_that_the_seg_leaves_out_are_empty(tmp_path):
    labels = np.zeros((6, 9, 8), np.uint8)
    labels[1, 2:5, 3:7], labels[4, 1, 1] = 2, 1
    path, volume = written(tmp_path, labels)
    np.testing.assert_array_equal(read_labels(path, volume.grid).labels, labels)
    alone = read_labels(path)
    np.testing.assert_array_equal(alone.labels, labels[1:5])
    assert alone.grid.matches(volume.grid.crop((slice(1, 5), slice(0, 9), slice(0, 8))))
    (tmp_path / "only").mkdir()
    path.rename(tmp_path / "only" / "1-1.dcm")
    np.testing.assert_array_equal(read_labels(tmp_path / "only", volume.grid).labels, labels)


@pytest.mark.parametrize("kind", list(SegmentationTypeValues), ids=lambda kind: kind.name)
def test_every_kind_of_seg_is_read_by_code_or_name(kind, tmp_path):
    labels = labels_of()
    segments = {
        ("Pleural effusion", codes.SCT.Lesion): labels == 3,
        ("opacity", Code("112120", "DCM", "Ground glass opacity")): labels == 1,
    }
    if kind is SegmentationTypeValues.FRACTIONAL:
        segments = {about: mask.astype(np.float32) for about, mask in segments.items()}
    path, volume = made_by_highdicom(tmp_path, segments, kind)
    np.testing.assert_array_equal(read_lesions(path, volume.grid).labels, labels)


def test_probabilities_are_refused(tmp_path):
    half = (labels_of() > 0).astype(np.float32) / 2
    path, volume = made_by_highdicom(tmp_path, {("GGO", codes.SCT.Lesion): half}, SegmentationTypeValues.FRACTIONAL)
    with pytest.raises(InputError, match="holds probabilities"):
        read_labels(path, volume.grid)


def test_lungs_are_read_by_name_and_are_no_lesions(tmp_path):
    right, left = np.zeros((2, 6, 9, 8), bool)
    right[1:5, 2:7, 1:3], left[1:5, 2:7, 5:7] = True, True
    path, volume = made_by_highdicom(
        tmp_path, {("r", Code("24028007", "SCT", "Right lung")): right, ("Left Lung", codes.SCT.Lesion): left}
    )
    mask = read_mask(path, volume.axial())
    assert mask.names == {1: "right lung", 2: "Left Lung"}
    np.testing.assert_array_equal(mask.labels, volume.orientation.to_axial(right + 2 * left.astype(np.uint8)))
    with pytest.raises(InputError, match="segment 'right lung', no lesions"):
        read_lesions(path, volume.grid)


def test_segment_beside_lesions_is_refused(tmp_path):
    one, other = labels_of() == 1, labels_of() == 3
    path, volume = made_by_highdicom(tmp_path, {("GGO", codes.SCT.Lesion): one, ("heart", codes.SCT.Heart): other})
    with pytest.raises(InputError, match="segment 'heart' beside lesions"):
        read_labels(path, volume.grid)


def test_seg_of_another_ct_is_refused(tmp_path):
    path, volume = written(tmp_path, labels_of())
    grid = volume.grid
    for shift, words in (([0.3, 0, 0], "does not lie on the grid"), ([0, 0, 2.5 * 4], "reaches beyond the CT")):
        affine = grid.affine.copy()
        affine[:3, 3] += shift
        with pytest.raises(InputError, match=words):
            read_labels(path, type(grid)(grid.shape, affine))
    files = ct_series(tmp_path / "second")
    with pytest.raises(InputError, match=r"DICOM, but no segmentation \(SEG\)"):
        read_labels(files[0])
    edit(files[0], SOPClassUID="1.2.840.10008.5.1.4.1.1.481.3")
    with pytest.raises(InputError, match="RT structure set"):
        read_labels(files[0])
    with pytest.raises(InputError, match="0 DICOM SEG objects"):
        read_labels(tmp_path / "second")


def test_cut_off_seg_is_refused(tmp_path):
    path, volume = written(tmp_path, labels_of())
    data = path.read_bytes()
    for length in (500, len(data) // 2, len(data) - 20):
        path.write_bytes(data[:length])
        with pytest.raises(InputError, match=r"seg\.dcm"):
            read_labels(path, volume.grid)


def test_evaluate_takes_seg_on_either_side(tmp_path, capsys):
    labels = labels_of()
    path, volume = written(tmp_path, labels)
    write_labels(tmp_path / "expert.nii.gz", LabelMap(labels, volume.grid))
    for pair in ((path, tmp_path / "expert.nii.gz"), (tmp_path / "expert.nii.gz", path), (path, path)):
        assert main(["evaluate", *map(str, pair)]) == 0
        assert "1.000" in capsys.readouterr().out
    write_volume(tmp_path / "ct.nii.gz", volume)
    for folder, name in (("found", "a.dcm"), ("true", "a.nii.gz")):
        (tmp_path / folder).mkdir()
        (path if name == "a.dcm" else tmp_path / "expert.nii.gz").rename(tmp_path / folder / name)
    assert main(["evaluate", str(tmp_path / "found"), str(tmp_path / "true")]) == 0
    assert "1.000" in capsys.readouterr().out
