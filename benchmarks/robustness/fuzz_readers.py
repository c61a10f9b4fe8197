"""Damage image files at random and see what the readers make of them.

    python -m benchmarks.robustness.fuzz_readers --count 3000 --seed 0

Each file is a small chest CT in one format, changed in one to four ways: bytes and bits altered, pieces cut out,
doubled, swapped, the end cut off, a number of a text header replaced by an absurd one. A reader may give a volume or
raise one of `CovidSegExtension.errors`; anything else is a fault of ours and is printed with its traceback. So is a
file that took more than `SLOW_S`, or `GREEDY_MB`. Prints a table; the exit code is 1 if there was any fault.
"""

import argparse
import random
import re
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from CovidSegExtension.errors import CovidSegError
from CovidSegExtension.io import images
from CovidSegExtension.volume import LabelMap, Volume

SLOW_S = 10.0
"""Processor time that no file of some kilobytes may take."""

GREEDY_MB = 300.0
"""Memory that no file of some kilobytes may take beyond what the process had before."""

ABSURD = (b"0", b"-1", b"1", b"3", b"65536", b"2147483647", b"4294967296", b"99999999999999999999", b"1e300", b"nan")
"""What a number in a text header is replaced with."""


def small_chest() -> Volume:
    """Return a CT of 8 x 24 x 32 voxels of a chest's size: air, a body, two lungs, and noise."""
    shape, spacing_mm = (8, 24, 32), (30.0, 12.0, 12.0)
    z, y, x = np.meshgrid(*(np.linspace(-1, 1, count) for count in shape), indexing="ij")
    hounsfield = np.where((x / 0.9) ** 2 + (y / 0.8) ** 2 < 1, 40, -1000)
    for side in (-1, 1):
        hounsfield[((x - side * 0.42) / 0.3) ** 2 + (y / 0.6) ** 2 + (z / 1.2) ** 2 < 1] = -850
    hounsfield = hounsfield + np.random.default_rng(0).integers(-20, 20, shape)
    dz, dy, dx = spacing_mm
    affine = np.diag([-dx, -dy, dz, 1.0])
    affine[:3, 3] = 150.0, 120.0, -100.0
    return Volume.from_array(hounsfield.astype(np.int16), affine)


@dataclass(frozen=True)
class Format:
    """A format: the file that is damaged, those beside it, and what reads them."""

    name: str
    damaged: str
    read: Callable[[Path], object]
    files: dict[str, bytes] = field(default_factory=dict)
    subject: str = ""


def formats(folder: Path) -> list[Format]:
    """Write the chest in every format into `folder` and return what was written."""
    volume = small_chest()
    found = []
    for ending in (".nii", ".nii.gz", ".nrrd", ".mha"):
        images.write_volume(folder / f"ct{ending}", volume)
        data = (folder / f"ct{ending}").read_bytes()
        found.append(Format(ending.removeprefix("."), f"ct{ending}", images.read_volume, {f"ct{ending}": data}))
    header = re.sub(
        rb"ElementDataFile *= *LOCAL\r?\n.*", b"ElementDataFile = ct.raw\n", found[-1].files["ct.mha"], flags=re.S
    )
    header = re.sub(rb"CompressedData(Size)? *= *\w+\r?\n", b"", header)
    raw = volume.hounsfield.astype("<i2").tobytes()
    found.append(Format("mhd", "ct.mhd", images.read_volume, {"ct.mhd": header, "ct.raw": raw}))
    nhdr = (
        b"NRRD0004\ntype: short\ndimension: 3\nspace: left-posterior-superior\nsizes: 32 24 8\n"
        b"space directions: (12,0,0) (0,12,0) (0,0,30)\nkinds: domain domain domain\nendian: little\nencoding: raw\n"
        b"space origin: (-150,-120,-100)\ndata file: ct.raw\n\n"
    )
    found.append(Format("nhdr", "ct.nhdr", images.read_volume, {"ct.nhdr": nhdr, "ct.raw": raw}))
    labels = LabelMap((volume.hounsfield < -700).astype(np.uint8), volume.grid)
    images.write_labels(folder / "lesions.seg.nrrd", labels)
    data = (folder / "lesions.seg.nrrd").read_bytes()
    found.append(Format("seg.nrrd", "lesions.seg.nrrd", images.read_labels, {"lesions.seg.nrrd": data}))
    slices = {f"{index:02d}.dcm": data for index, data in enumerate(_dicom_slices(volume))}
    found.append(Format("DICOM series", "03.dcm", images.read_volume, slices, subject="."))
    return found


def _dicom_slices(volume: Volume) -> list[bytes]:
    """Return a CT series as the bytes of its files."""
    from io import BytesIO

    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, generate_uid

    written = []
    study, series, frame = (generate_uid(entropy_srcs=["fuzz", name]) for name in ("study", "series", "frame"))
    for index, pixels in enumerate(volume.hounsfield):
        dataset = Dataset()
        dataset.file_meta = FileMetaDataset()
        dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        dataset.file_meta.MediaStorageSOPClassUID = dataset.SOPClassUID = CTImageStorage
        uid = generate_uid(entropy_srcs=["fuzz", str(index)])
        dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID = uid
        dataset.StudyInstanceUID, dataset.SeriesInstanceUID, dataset.FrameOfReferenceUID = study, series, frame
        dataset.Modality, dataset.PatientID, dataset.InstanceNumber = "CT", "phantom", index + 1
        dataset.ImageType = ["ORIGINAL", "PRIMARY", "AXIAL"]
        dataset.Rows, dataset.Columns = pixels.shape
        dataset.PixelSpacing, dataset.SliceThickness = [12.0, 12.0], 30.0
        dataset.ImageOrientationPatient = [1, 0, 0, 0, 1, 0]
        dataset.ImagePositionPatient = [-150, -120, -100 + 30 * index]
        dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
        dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = 16, 16, 15, 1
        dataset.RescaleIntercept, dataset.RescaleSlope, dataset.RescaleType = 0, 1, "HU"
        dataset.PixelData = pixels.astype("<i2").tobytes()
        buffer = BytesIO()
        dataset.save_as(buffer, enforce_file_format=True)
        written.append(buffer.getvalue())
    return written


def damage(data: bytes, rng: random.Random) -> bytes:
    """Return `data` changed in one to four ways, the beginning more often than the rest: headers are there."""
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        data = rng.choice(WAYS)(data, rng) or data
    return data


def _place(data: bytes, rng: random.Random) -> int:
    end = min(len(data), rng.choice((64, 400, 2000, len(data))))
    return rng.randrange(max(end, 1))


def _alter_byte(data: bytes, rng: random.Random) -> bytes:
    at = _place(data, rng)
    return data[:at] + bytes([rng.choice((0, 1, 0x7F, 0x80, 0xFF, rng.randrange(256)))]) + data[at + 1 :]


def _flip_bit(data: bytes, rng: random.Random) -> bytes:
    at = _place(data, rng)
    return data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :] if data else data


def _fill(data: bytes, rng: random.Random) -> bytes:
    at, length = _place(data, rng), rng.choice((2, 4, 8, 16))
    return data[:at] + rng.choice((b"\0", b"\xff", b"\x7f")) * length + data[at + length :]


def _cut_end(data: bytes, rng: random.Random) -> bytes:
    return data[: _place(data, rng)]


def _cut_out(data: bytes, rng: random.Random) -> bytes:
    at = _place(data, rng)
    return data[:at] + data[at + rng.randint(1, 64) :]


def _double(data: bytes, rng: random.Random) -> bytes:
    at, length = _place(data, rng), rng.randint(1, 200)
    return data[: at + length] + data[at:]


def _swap(data: bytes, rng: random.Random) -> bytes:
    first, second = sorted((_place(data, rng), _place(data, rng)))
    length = rng.randint(1, 16)
    return data[:first] + data[second : second + length] + data[first + length :]


def _absurd_number(data: bytes, rng: random.Random) -> bytes:
    numbers = list(re.finditer(rb"-?\d+(?:\.\d+)?", data[:2000]))
    if not numbers:
        return data
    chosen = rng.choice(numbers)
    return data[: chosen.start()] + rng.choice(ABSURD) + data[chosen.end() :]


WAYS = (_alter_byte, _flip_bit, _fill, _cut_end, _cut_out, _double, _swap, _absurd_number)


@dataclass
class Outcome:
    """What came of the files of one format."""

    counts: Counter[str] = field(default_factory=Counter)
    slowest_s: float = 0.0
    faults: list[str] = field(default_factory=list)


def fuzz(count: int, seed: int) -> dict[str, Outcome]:
    """Read `count` damaged files, shared out over the formats; return what came of them, by format."""
    outcomes = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        every = formats(folder)
        for format_ in every:
            outcomes[format_.name] = _fuzz_format(format_, folder / format_.name, -(-count // len(every)), seed)
    return outcomes


def _fuzz_format(format_: Format, folder: Path, count: int, seed: int) -> Outcome:
    folder.mkdir()
    for name, data in format_.files.items():
        (folder / name).write_bytes(data)
    outcome = Outcome()
    good = format_.files[format_.damaged]
    format_.read(folder / (format_.subject or format_.damaged))  # as it is, it can be read
    for number in range(count):
        rng = random.Random(f"{seed} {format_.name} {number}")
        (folder / format_.damaged).write_bytes(damage(good, rng))
        start, before_mb = time.process_time(), most_memory_mb()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                format_.read(folder / (format_.subject or format_.damaged))
            outcome.counts["read"] += 1
        except CovidSegError:
            outcome.counts["refused"] += 1
        except Exception:  # what no reader may raise is what this script looks for
            outcome.counts["fault"] += 1
            outcome.faults.append(f"{format_.name}, file {number}:\n{traceback.format_exc(limit=-4)}")
        seconds = time.process_time() - start
        outcome.slowest_s = max(outcome.slowest_s, seconds)
        if seconds > SLOW_S:
            outcome.counts["fault"] += 1
            outcome.faults.append(f"{format_.name}, file {number}: took {seconds:.0f} s\n")
        taken_mb = most_memory_mb() - before_mb
        if taken_mb > GREEDY_MB:
            outcome.counts["fault"] += 1
            outcome.faults.append(f"{format_.name}, file {number}: took {taken_mb:.0f} MB\n")
    return outcome


def table(outcomes: dict[str, Outcome]) -> str:
    """Return the outcomes as Markdown."""
    lines = ["| format | files | read | refused | faults | slowest |", "|---|---:|---:|---:|---:|---:|"]
    for name, outcome in outcomes.items():
        counts = outcome.counts
        lines.append(
            f"| {name} | {counts.total()} | {counts['read']} | {counts['refused']} | {counts['fault']} | "
            f"{outcome.slowest_s:.2f} s |"
        )
    return "\n".join(lines)


def most_memory_mb() -> float:
    """Return the most memory that this process ever had."""
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def main() -> int:
    """Fuzz and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=3000, help="files, of all formats together")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    outcomes = fuzz(arguments.count, arguments.seed)
    for outcome in outcomes.values():
        print(*outcome.faults, sep="\n", end="", file=sys.stderr)
    print(table(outcomes))
    print(f"Most memory of the process: {most_memory_mb():.0f} MB")
    return int(any(outcome.faults for outcome in outcomes.values()))


if __name__ == "__main__":
    sys.exit(main())
