"""DICOM series and studies of CT, written file by file, and what is refused of them."""

from pathlib import Path

import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, generate_uid

from CovidSegExtension.errors import InputError
from CovidSegExtension.io.images import read_volume

RNG = np.random.default_rng(11)
CT = RNG.integers(-1000, 400, (6, 9, 8)).astype(np.int16)
ROW, COLUMN = np.array([1.0, 0, 0]), np.array([0, 1.0, 0])
ORIGIN = np.array([-100.0, -120.0, -300.0])
STEP = np.array([0, 0, 2.5])
SIZE = 64
PIXEL_MM = [5.0, 5.0]


def write_series(
    folder: Path,
    hounsfield: np.ndarray = CT,
    *,
    row: np.ndarray = ROW,
    column: np.ndarray = COLUMN,
    step: np.ndarray = STEP,
    slope: float = 1,
    intercept: float = -1024,
    description: str = "Thorax 1.0",
    modality: str = "CT",
    image_type: str = "ORIGINAL\\PRIMARY\\AXIAL",
    prefix: str = "",
    **changes,
) -> list[Path]:
    """Write one file a slice, names in an order that has nothing to do with the place; return them by place.

    Pixel spacing is 0.8 mm between rows and 0.7 mm between columns. `changes` are elements by keyword.
    """
    folder.mkdir(parents=True, exist_ok=True)
    uid, study = generate_uid(), generate_uid()
    names = RNG.permutation(len(hounsfield))
    files = []
    for number, pixels in enumerate(hounsfield):
        data = Dataset()
        data.file_meta = FileMetaDataset()
        data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        data.file_meta.MediaStorageSOPClassUID = data.SOPClassUID = CTImageStorage
        data.SOPInstanceUID = generate_uid()
        data.StudyInstanceUID, data.SeriesInstanceUID = study, uid
        data.PatientName, data.PatientID = "Secret^Person", "42"
        data.Modality, data.SeriesDescription, data.ImageType = modality, description, image_type
        data.ImagePositionPatient = [f"{value:.6g}" for value in ORIGIN + number * step]
        data.ImageOrientationPatient = [f"{value:.10g}" for value in (*row, *column)]
        data.PixelSpacing, data.SliceThickness = [0.8, 0.7], 5
        data.Rows, data.Columns = pixels.shape
        data.SamplesPerPixel, data.PhotometricInterpretation = 1, "MONOCHROME2"
        data.BitsAllocated, data.BitsStored, data.HighBit, data.PixelRepresentation = 16, 12, 11, 0
        data.RescaleSlope, data.RescaleIntercept = slope, intercept
        data.PixelData = np.rint((pixels - intercept) / slope).astype("<u2").tobytes()
        for keyword, value in changes.items():
            if value is None:
                delattr(data, keyword)
            else:
                setattr(data, keyword, value)
        data.file_meta.MediaStorageSOPInstanceUID = data.SOPInstanceUID
        files.append(folder / f"{prefix}{names[number]:03d}.dcm")
        data.save_as(files[-1], enforce_file_format=True)
    return files


def edit(file: Path, **changes) -> None:
    data = pydicom.dcmread(file)
    for keyword, value in changes.items():
        setattr(data, keyword, value)
    data.save_as(file)


def refused(folder: Path, *words: str, series: str | None = None) -> None:
    with pytest.raises(InputError) as caught:
        read_volume(folder, series=series)
    message = str(caught.value)
    assert "\n" not in message
    assert "Secret" not in message
    for word in (folder.name, *words):
        assert word in message, message


def slices(count, lung=True, marked=0):
    """Return a body of 260 mm with lungs, or without, on `count` slices; the first voxel tells series apart."""
    rng = np.random.default_rng(3)
    hounsfield = np.full((count, SIZE, SIZE), -1000, np.int16)
    hounsfield[:, 6:58, 6:58] = 40
    if lung:
        hounsfield[:, 16:44, 10:28] = hounsfield[:, 16:44, 36:54] = -850
    hounsfield += rng.integers(-20, 20, hounsfield.shape).astype(np.int16)
    hounsfield[:, 0, 0] = -900 - marked
    return hounsfield


class Study:
    """A study folder that grows by a series at a time."""

    def __init__(self, folder):
        self.folder = folder
        self.ids = {"StudyInstanceUID": generate_uid(), "FrameOfReferenceUID": generate_uid()}
        self.count = 0

    def add(self, description, height_mm=50, apart_mm=1.0, kernel="B31f", lung=True, **changes):
        self.count += 1
        pixels = slices(max(1, round(height_mm / apart_mm)), lung, self.count)
        values = {
            "SeriesNumber": self.count, "ConvolutionKernel": kernel, "PixelSpacing": PIXEL_MM,
            "SliceThickness": apart_mm, "step": np.array([0, 0, apart_mm]), **self.ids, **changes,
        }  # fmt: skip
        return write_series(self.folder / f"{self.count:02d}", pixels, description=description, **values)

    def taken(self):
        volume = read_volume(self.folder)
        return -900 - int(volume.hounsfield[0, 0, 0]), volume.notes
