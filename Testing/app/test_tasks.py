"""What a person does beside correcting, in a real Chromium: lungs for a label map, many CTs, comparison, DICOM."""

import zipfile

import numpy as np
import pytest

pytest.importorskip("trame_slicer", reason="the extra app has a virtual environment of its own")
pytest.importorskip("playwright", reason="the tests of the page have a virtual environment of their own")

import pydicom

from CovidSegExtension.io.images import read_labels, write_labels, write_volume
from CovidSegExtension.volume import LabelMap

from ..support.chests import small_chest
from ..support.dicom_objects import ct_series
from .looking import NOWHERE, problems

COUNTED = """if True:
    from CovidSegExtension.io import images
    read = images.read_lesions
    images.read_lesions = lambda path: print("A label map is read.", flush=True) or read(path)
    from CovidSegExtension.cli.main import main
    raise SystemExit(main())
"""


@pytest.mark.slow
def test_view_finds_the_lungs_of_a_label_map_and_tells_shares(home, serve, visit):
    volume, lesions = small_chest()
    # Stored from the head down, which the CT is not: the places in space count.
    affine = volume.affine @ np.array([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, -1, len(lesions) - 1], [0, 0, 0, 1.0]])
    mask = LabelMap.from_array(np.ascontiguousarray((lesions == 1).astype(np.uint8)[::-1]), affine)
    write_labels(home / "mask.nii.gz", mask)
    visitor = visit()
    words = (str(home / "small.nii.gz"), str(home / "mask.nii.gz"))
    served = serve(*words, command="view", program=("-c", COUNTED))
    visitor.open(served.address)
    visitor.until_state("rows", "value.length")
    visitor.until_state("lungs_known", "value")
    assert served.log.count("A label map is read.") == 1
    assert visitor.ml("GGO") == pytest.approx((lesions == 1).sum() * volume.voxel_ml, abs=0.5)
    share = visitor.page.inner_text('[data-testid="row-GGO"] td:nth-of-type(2)')
    assert float(share) > 0
    assert not visitor.state("edited")
    assert visitor.errors == []
    np.testing.assert_array_equal(read_labels(visitor.save("nii.gz", home)).labels, lesions == 1)


@pytest.mark.slow
def test_a_label_map_from_another_place_is_refused(home, serve, visit):
    volume, lesions = small_chest()
    affine = volume.affine.copy()
    affine[:3, 3] += 4.0
    write_labels(home / "mask.nii.gz", LabelMap.from_array((lesions == 1).astype(np.uint8), affine))
    visitor = visit()
    visitor.open(serve(str(home / "small.nii.gz"), str(home / "mask.nii.gz"), command="view").address)
    assert visitor.until_state("phase", "value === 'FAILED'")
    assert "take the ones made from the same CT" in visitor.state("status")
    assert not visitor.state("rows")


@pytest.mark.slow
def test_many_cts_go_through_although_one_fails_and_each_can_be_opened(home, serve, visit):
    sent = home / "patients"
    for name in ("first", "second"):
        (sent / name).mkdir(parents=True)
        write_volume(sent / name / "ct.nii.gz", small_chest()[0])
    (sent / "broken.nii.gz").write_bytes(b"no image")
    visitor = visit()
    visitor.open(serve(program=("-c", NOWHERE)).address)
    visitor.choose_model("threshold")
    visitor.click("many-open")
    visitor.send(sent, "cs-many-folder")
    visitor.until_state("many_sent")
    visitor.find("many-output").fill(str(home / "results"))
    visitor.catch_up()
    visitor.click("many-start")
    visitor.until_state("many_done", "value")
    assert problems(visitor, str(home), "first second ct broken patients results") == []
    rows = visitor.state("many_rows")
    assert sorted(row["failed"] for row in rows) == [False, False, True]
    assert [row["cells"][0] for row in rows][1:] == ["patients/first/ct.nii.gz", "patients/second/ct.nii.gz"]
    assert str(home) not in str([row["cells"] for row in rows])  # where it lies is nobody's business
    with visitor.page.expect_download() as download:
        visitor.click("many-zip")
    download.value.save_as(home / "many.zip")
    names = zipfile.ZipFile(home / "many.zip").namelist()
    assert sum(name.endswith(".nii.gz") for name in names) == 2
    good = next(number for number, row in enumerate(rows) if row["opens"])
    visitor.click(f"many-open-{good}")
    visitor.until_state("rows", "value.length")
    assert visitor.ml("GGO") == pytest.approx(float(rows[good]["cells"][2]), abs=0.1)
    assert visitor.errors == []


@pytest.mark.slow
def test_comparison_with_an_earlier_ct_is_told_and_saved(home, serve, visit):
    visitor = visit()
    visitor.open(serve(str(home / "small.nii.gz"), program=("-c", NOWHERE)).address)
    visitor.until_ct("small")
    visitor.choose_model("threshold")
    visitor.segment()
    visitor.click("keep-earlier")
    assert visitor.until_state("earlier", "value") == "small"
    later = small_chest()[0]
    write_volume(home / "later.nii.gz", later)
    visitor.send(home / "later.nii.gz")
    visitor.until_ct("later")
    visitor.segment()
    with visitor.page.expect_download() as download:
        visitor.click("compare-now")
    download.value.save_as(home / "comparison.zip")
    assert "comparison.html" in zipfile.ZipFile(home / "comparison.zip").namelist()
    assert visitor.until_state("compared", "value.length")
    assert problems(visitor, "small", "later") == []
    visitor.click("forget-earlier")
    visitor.until_state("earlier", "!value")
    assert visitor.ml("GGO") > 0
    assert visitor.errors == []


@pytest.mark.slow
def test_dicom_objects_are_of_the_uploaded_series(home, serve, visit):
    volume, _ = small_chest()
    files = ct_series(home / "study", hounsfield=volume.hounsfield)
    visitor = visit()
    visitor.open(serve().address)
    visitor.choose_model("threshold")
    visitor.send(home / "study", "cs-folder")
    visitor.until_state("ct")
    visitor.segment()
    ct = pydicom.dcmread(files[0])
    segmentation = pydicom.dcmread(visitor.save("seg.dcm", home))
    report = pydicom.dcmread(visitor.save("sr.dcm", home))
    assert segmentation.Modality == "SEG"
    assert report.Modality == "SR"
    for one in (segmentation, report):
        assert (one.StudyInstanceUID, one.PatientID) == (ct.StudyInstanceUID, ct.PatientID)
    assert segmentation.ReferencedSeriesSequence[0].SeriesInstanceUID == ct.SeriesInstanceUID
    assert {one.SegmentLabel for one in segmentation.SegmentSequence} <= {
        "Ground-glass opacity",
        "Consolidation",
        "Pleural effusion",
    }
    assert visitor.errors == []
