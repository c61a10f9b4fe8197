"""SEG and SR of a chest given by formula in patient space, on series that run any way: what they say is where it is."""

import shutil
import subprocess
from types import SimpleNamespace

import numpy as np
import pydicom
import pytest
from scipy.spatial import KDTree

from CovidSegExtension.cli.main import main
from CovidSegExtension.io import dicom_seg
from CovidSegExtension.io.dicom.series import read_series
from CovidSegExtension.io.images import write_labels
from CovidSegExtension.measurement.case import measure_case
from CovidSegExtension.report.dicom.sr import write_sr
from CovidSegExtension.volume import LabelMap

from ....support.dicom_objects import groups_of, numbers_of
from ....support.dicom_series import ORIGIN, write_series
from ...measurement.boxes import box_chest

hd = pytest.importorskip("highdicom")

_GANTRY = np.deg2rad(18)
GEOMETRIES = {
    "axial": ([1, 0, 0], [0, 1, 0], [0, 0, 2.5]),
    "downwards": ([1, 0, 0], [0, 1, 0], [0, 0, -2.5]),
    "prone": ([-1, 0, 0], [0, -1, 0], [0, 0, 2.5]),
    "mirrored columns": ([-1, 0, 0], [0, 1, 0], [0, 0, 2.5]),
    "coronal": ([1, 0, 0], [0, 0, -1], [0, 2.5, 0]),
    "sagittal": ([0, 1, 0], [0, 0, -1], [2.5, 0, 0]),
    "tilted": ([1, 0, 0], [0, np.cos(_GANTRY), np.sin(_GANTRY)], [0, 0, 2.5]),
    "oblique": ([0.8, 0.6, 0], [-0.6, 0.8, 0], [0, 0, 2.5]),
}
SHAPE = (26, 70, 76)
LESIONS = {1: ((-14, 2, 4), 7.0), 2: ((13, -3, -6), 5.0), 3: ((13, 16, 0), 4.0)}
"""Centre in mm left, posterior and superior of the middle of the scan, and radius: GGO right, consolidation left."""


def chest(folder, geometry: str, **changes):
    """Write a CT of two lungs, and return its files with the labels, lungs and places (LPS mm) of every voxel."""
    row, column, step = (np.array(vector, float) for vector in GEOMETRIES[geometry])
    k, j, i = np.indices(SHAPE)
    vectors = np.stack([0.7 * row, 0.8 * column, step])
    places = np.stack([i, j, k], axis=-1) @ vectors + ORIGIN
    middle = ORIGIN + (np.array(SHAPE[::-1]) - 1) / 2 @ vectors
    left, posterior, superior = np.moveaxis(places - middle, -1, 0)
    inside = (np.abs(posterior) < 12) & (np.abs(superior) < 16)
    sides = np.where(inside & (np.abs(left + 13) < 11), 1, 0) + np.where(inside & (np.abs(left - 13) < 9), 2, 0)
    labels = np.zeros(SHAPE, np.uint8)
    for value, (centre, radius) in LESIONS.items():
        labels[np.linalg.norm(places - middle - centre, axis=-1) < radius] = value
    noise = np.random.default_rng(0).integers(-5, 6, SHAPE)  # a slice of one value would count as blank
    hounsfield = np.select([labels == 1, labels > 0, sides > 0], [-600, 20, -850], noise).astype(np.int16)
    changes = {"FrameOfReferenceUID": pydicom.uid.generate_uid(), **changes}
    files = write_series(folder, hounsfield, row=row, column=column, step=step, **changes)
    affine = np.eye(4)  # LPS to RAS: x and y change their sign
    affine[:3, :3], affine[:3, 3] = (vectors * [-1, -1, 1]).T, ORIGIN * [-1, -1, 1]
    maps = [LabelMap.from_array(array.astype(np.uint8), affine) for array in (labels, sides)]
    return SimpleNamespace(files=files, labels=maps[0], sides=maps[1], places=places)


def errors_of(*paths) -> list[str]:
    """Return what dciodvfy calls an error; nothing where it is not on this machine."""
    if shutil.which("dciodvfy") is None:
        return []
    said = [subprocess.run(["dciodvfy", path], capture_output=True, text=True, check=False).stderr for path in paths]
    return [line for text in said for line in text.splitlines() if line.startswith("Error")]


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_every_frame_lies_where_its_lesion_is_and_volumes_are_true(geometry, tmp_path):
    truth = chest(tmp_path / "ct", geometry)
    volume = read_series(tmp_path / "ct")
    axial = truth.labels.axial()  # in another order of axes and slices than most of the series
    case = measure_case(volume, axial, truth.sides)
    segmentation = dicom_seg.write(tmp_path / "seg.dcm", axial.labels, axial.grid.affine, truth.files[::-1])
    write_sr(tmp_path / "sr.dcm", case, segmentation, truth.files)

    raw = pydicom.dcmread(tmp_path / "seg.dcm")
    row, column, _ = (np.array(vector, float) for vector in GEOMETRIES[geometry])
    headers = [pydicom.dcmread(file, stop_before_pixels=True) for file in truth.files]
    positions = {header.SOPInstanceUID: np.array(header.ImagePositionPatient, float) for header in headers}
    found: dict[int, list] = {1: [], 2: [], 3: []}
    for frame, pixels in zip(raw.PerFrameFunctionalGroupsSequence, raw.pixel_array, strict=True):
        corner = np.array(frame.PlanePositionSequence[0].ImagePositionPatient, float)
        [source] = frame.DerivationImageSequence[0].SourceImageSequence
        np.testing.assert_allclose(positions[source.ReferencedSOPInstanceUID], corner, atol=1e-4)
        y, x = np.nonzero(pixels)
        places = corner + np.outer(x, 0.7 * row) + np.outer(y, 0.8 * column)
        number = int(frame.SegmentIdentificationSequence[0].ReferencedSegmentNumber)
        found[number].append(places)
    for value, parts in found.items():
        expected, places = truth.places[truth.labels.labels == value], np.concatenate(parts)
        assert len(places) == len(expected)
        assert KDTree(places).query(expected)[0].max() < 0.01
        assert KDTree(expected).query(places)[0].max() < 0.01

    report = pydicom.dcmread(tmp_path / "sr.dcm")
    groups = groups_of(report)
    voxel_ml, labels, sides = truth.labels.grid.voxel_ml, truth.labels.labels, truth.sides.labels
    for array, values, parts in ((labels, (1, 2, 3), groups[:3]), (sides, (1, 2), groups[3:5])):
        for value, group in zip(values, parts, strict=True):  # the right lung is the larger one
            assert numbers_of(group)["118565006"] == pytest.approx(
                np.count_nonzero(array == value) * voxel_ml, abs=1e-3
            )
    right_share = np.count_nonzero((labels == 1) & (sides == 1)) / np.count_nonzero(sides == 1)
    assert numbers_of(groups[3])["SHARE"] == pytest.approx(100 * right_share, abs=0.01)
    sites = [item for group in groups[3:5] for item in group.ContentSequence if item.ValueType == "CODE"]
    lateral = [part for item in sites for part in item.get("ContentSequence", [])]
    assert [part.ConceptCodeSequence[0].CodeMeaning for part in lateral] == ["Right", "Left"]
    tracking = [str(item.TrackingUID) for item in raw.SegmentSequence]
    named = [[str(item.UID) for item in group.ContentSequence if item.ValueType == "UIDREF"] for group in groups[:3]]
    assert [uids[0] for uids in named] == tracking
    assert not errors_of(tmp_path / "seg.dcm", tmp_path / "sr.dcm")


def test_a_neighbouring_grid_is_no_grid_of_the_series(tmp_path):
    truth = chest(tmp_path / "ct", "prone")
    affine = truth.labels.grid.affine.copy()
    affine[:3, 3] += affine[:3, 2]  # one slice on
    with pytest.raises(Exception, match="grid"):
        dicom_seg.write(tmp_path / "seg.dcm", truth.labels.labels, affine, truth.files)
    assert not (tmp_path / "seg.dcm").exists()


def boxes_as_series(folder, **changes):
    """Write the CT of `box_chest`, whose lungs pass for lungs; return its files, labels and sides."""
    boxes = box_chest()
    changes = {"FrameOfReferenceUID": pydicom.uid.generate_uid(), **changes}
    files = write_series(folder, boxes.volume.hounsfield, step=np.array([0, 0, 5.0]), **changes)
    grid = read_series(folder).grid
    return SimpleNamespace(
        files=files, labels=LabelMap(boxes.labels.labels, grid), sides=LabelMap(boxes.sides.labels, grid)
    )


def exported(tmp_path, truth, labels, *options: str) -> int:
    write_labels(tmp_path / "mask.nii.gz", LabelMap(labels, truth.labels.grid))
    write_labels(tmp_path / "lungs.nii.gz", truth.sides)
    words = ["dicom", str(tmp_path / "ct"), str(tmp_path / "mask.nii.gz"), "-o", str(tmp_path / "out")]
    return main([*words, *(options or ("--lung-mask", str(tmp_path / "lungs.nii.gz")))])


HOSTILE = "=cmd|'/C calc'!A0 <script>"


@pytest.mark.slow
def test_pdf_is_encapsulated_beside_the_ct_and_read_back(tmp_path, capsys):
    pytest.importorskip("matplotlib")
    truth = boxes_as_series(
        tmp_path / "ct",
        SliceThickness=None,
        PatientID=None,
        PatientName="Ünlü^Ayşe",
        SpecificCharacterSet="ISO_IR 192",
        SeriesDescription=HOSTILE,
        StudyDescription=HOSTILE,
    )
    code = exported(tmp_path, truth, truth.labels.labels, "--lung-mask", str(tmp_path / "lungs.nii.gz"), "--pdf")
    assert code == 0, capsys.readouterr().err
    assert capsys.readouterr().out.rstrip().endswith("report.dcm")
    paths = sorted((tmp_path / "out").iterdir())
    document = pydicom.dcmread(tmp_path / "out" / "report.dcm")
    ct = pydicom.dcmread(truth.files[0])
    assert (document.Modality, document.BurnedInAnnotation) == ("DOC", "NO")
    assert (document.StudyInstanceUID, document.PatientName, document.PatientID) == (
        ct.StudyInstanceUID,
        ct.PatientName,
        "",
    )
    pdf = document.EncapsulatedDocument[: document.EncapsulatedDocumentLength]
    assert pdf.startswith(b"%PDF")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert len(document.EncapsulatedDocument) % 2 == 0
    assert len(document.SourceInstanceSequence) == len(truth.files)
    assert not errors_of(*paths)


def test_ct_without_lesions_has_no_segmentation_but_measurements(tmp_path, capsys):
    pytest.importorskip("matplotlib")
    truth = boxes_as_series(tmp_path / "ct")
    assert exported(tmp_path, truth, np.zeros_like(truth.labels.labels)) == 0
    printed = capsys.readouterr().out
    assert "No lesion was found, so there is no segmentation" in printed
    assert not (tmp_path / "out" / "segmentation.dcm").exists()
    assert "  Note: Whether the label map was corrected by hand is not recorded." in printed
    *classes, right, left, scores = groups_of(pydicom.dcmread(tmp_path / "out" / "measurements.dcm"))
    nothing, share = {"118565006": 0}, {"SHARE": 0}
    assert [numbers_of(group) for group in classes] == [nothing | share, nothing | share, nothing]
    assert numbers_of(right)["SHARE"] == numbers_of(left)["SHARE"] == 0
    assert numbers_of(scores)["SCORE1"] == 0
    assert not errors_of(*(tmp_path / "out").iterdir())


def test_nothing_found_in_lungs_unknown_is_still_an_answer(tmp_path):
    pytest.importorskip("matplotlib")
    truth = boxes_as_series(tmp_path / "ct")
    assert exported(tmp_path, truth, np.zeros_like(truth.labels.labels), "--lung-mask", "none") == 0
    classes = groups_of(pydicom.dcmread(tmp_path / "out" / "measurements.dcm"))
    assert [numbers_of(group) for group in classes] == [{"118565006": 0}] * 3
    assert not errors_of(*(tmp_path / "out").iterdir())
