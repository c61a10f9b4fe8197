"""DICOM objects of results of the scene, read back by other libraries."""

import pytest

pytest.importorskip("highdicom", exc_type=ImportError)  # Slicer 5.10 has none, and a pydicom that is too old for it


import numpy as np
import pydicom
import slicer
import slicer.util
import vtk

from CovidSegExtension.errors import InputError
from CovidSegExtension.io.dicom.series import read_grid, read_series
from CovidSegExtension.mrml.export import export_dicom_seg
from CovidSegExtension.mrml.reporting import export_dicom_objects
from CovidSegExtension.mrml.scene import create_segmentation, volume_from_node

from ..support.dicom_objects import TILTED, ct_series, read_back
from ..support.scenes import Editor, add_ct, add_linear, matrix


def dicom_case(scene, folder, geometry=None):
    """Return the files of a CT series and its node, as Slicer's DICOM import makes it."""
    files = read_grid(ct_series(folder, **(geometry or {})))[0]
    volume = read_series(folder)
    node = add_ct(scene, volume.shape, volume.affine)
    slicer.util.updateVolumeFromArray(node, volume.hounsfield)
    names = {pydicom.dcmread(file, stop_before_pixels=True).SOPInstanceUID: str(file) for file in files}
    node.SetAttribute("DICOM.instanceUIDs", " ".join(names))
    return files, node, names


def test_dicom_seg_refers_to_the_ct_it_was_made_from(scene, tmp_path):
    files, ct, names = dicom_case(scene, tmp_path / "ct")
    ct.SetAndObserveTransformNodeID(add_linear(scene).GetID())  # a registration: the archive knows nothing of it
    labels = np.zeros((6, 9, 8), np.uint8)
    labels[1:4, 2:6, 2:6] = 2
    segmentation = create_segmentation(scene, ct, labels, "Lesions", "CovidSeg accurate")
    brush = np.zeros(labels.shape, bool)
    brush[5, 7:, 6:] = True
    Editor(scene, segmentation, ct).paint("PleuralEffusion", brush)
    export_dicom_seg(segmentation, ct, tmp_path / "seg.dcm", file_of_instance=names.get)
    numbers, read = read_back(tmp_path / "seg.dcm", files)
    np.testing.assert_array_equal(numbers, np.select([labels == 2, brush], [1, 2]))
    consolidation, effusion = (read.get_segment_description(number) for number in (1, 2))
    assert (consolidation.segmented_property_type.value, consolidation.algorithm_type.value) == ("9656002", "AUTOMATIC")
    assert (effusion.segmented_property_type.value, effusion.algorithm_type.value) == ("41699000", "SEMIAUTOMATIC")
    assert consolidation.algorithm_identification.name == "CovidSeg accurate"


def test_dicom_objects_are_a_segmentation_and_a_report_that_refers_to_it(scene, tmp_path):
    files, ct, names = dicom_case(scene, tmp_path / "ct")
    labels = np.zeros((6, 9, 8), np.uint8)
    labels[1:4, 2:6, 2:6] = 2
    segmentation = create_segmentation(scene, ct, labels, "Lesions", "CovidSeg accurate")
    paths = export_dicom_objects(segmentation, ct, tmp_path / "out", names.get)
    seg, sr = map(pydicom.dcmread, paths)
    assert [seg.Modality, sr.Modality] == ["SEG", "SR"]
    ct_header = pydicom.dcmread(files[0], stop_before_pixels=True)
    assert {seg.StudyInstanceUID, sr.StudyInstanceUID} == {ct_header.StudyInstanceUID}
    evidence = sr.CurrentRequestedProcedureEvidenceSequence[0].ReferencedSeriesSequence
    assert seg.SOPInstanceUID in {
        item.ReferencedSOPInstanceUID for series in evidence for item in series.ReferencedSOPSequence
    }
    with pytest.raises(InputError, match=r"holds segmentation\.dcm, measurements\.dcm"):
        export_dicom_objects(segmentation, ct, tmp_path / "out", names.get)
    ct.RemoveAttribute("DICOM.instanceUIDs")
    with pytest.raises(InputError, match="was not loaded from DICOM"):
        export_dicom_objects(segmentation, ct, tmp_path / "other", names.get)
    assert not (tmp_path / "other").exists()


def test_dicom_seg_follows_a_tilted_ct_that_slicer_straightened(scene, tmp_path):
    files, ct, names = dicom_case(scene, tmp_path / "ct", TILTED)
    true = read_series(tmp_path / "ct").affine
    straight = true.copy()
    straight[:3, 2] = np.cross(true[:3, 0], true[:3, 1])
    straight[:3, 2] *= 2.5 / np.linalg.norm(straight[:3, 2]) * np.sign(straight[:3, 2] @ true[:3, 2])
    ct.SetIJKToRASMatrix(matrix(straight))
    # Slicer puts the tilt into a grid transform; here a spline that does the same.
    before, after = vtk.vtkPoints(), vtk.vtkPoints()
    for corner in np.ndindex(2, 2, 2):
        ijk = [*(np.array(corner) * (7, 8, 5)), 1]
        before.InsertNextPoint(*(straight @ ijk)[:3])
        after.InsertNextPoint(*(true @ ijk)[:3])
    spline = vtk.vtkThinPlateSplineTransform()
    spline.SetSourceLandmarks(before)
    spline.SetTargetLandmarks(after)
    spline.SetBasisToR()
    tilt = scene.AddNewNodeByClass("vtkMRMLTransformNode", "acquisition transform")
    tilt.SetAndObserveTransformToParent(spline)
    ct.SetAndObserveTransformNodeID(tilt.GetID())
    np.testing.assert_allclose(volume_from_node(ct).affine, true, atol=1e-3)
    labels = np.zeros((6, 9, 8), np.uint8)
    labels[1:4, 2:6, 2:6] = 1
    segmentation = create_segmentation(scene, ct, labels, "Lesions")
    export_dicom_seg(segmentation, ct, tmp_path / "seg.dcm", file_of_instance=names.get)
    np.testing.assert_array_equal(read_back(tmp_path / "seg.dcm", files)[0], labels)


def test_dicom_seg_needs_the_ct_s_files(scene, tmp_path):
    files, ct, names = dicom_case(scene, tmp_path / "ct")
    segmentation = create_segmentation(scene, ct, np.ones((6, 9, 8), np.uint8), "Lesions")
    with pytest.raises(InputError, match="no longer where they were"):
        export_dicom_seg(segmentation, ct, tmp_path / "seg.dcm", file_of_instance=lambda uid: "")
    files[2].unlink()
    with pytest.raises(InputError, match="no longer where they were"):
        export_dicom_seg(segmentation, ct, tmp_path / "seg.dcm", file_of_instance=names.get)
    ct.RemoveAttribute("DICOM.instanceUIDs")
    with pytest.raises(InputError, match="not loaded from DICOM"):
        export_dicom_seg(segmentation, ct, tmp_path / "seg.dcm", file_of_instance=names.get)
    assert not (tmp_path / "seg.dcm").exists()
