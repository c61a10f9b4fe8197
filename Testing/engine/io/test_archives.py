"""Zipped studies: read as their folder is, or refused in one sentence before anything is unpacked; nothing is left."""

import contextlib
import os
import stat
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import pytest

from CovidSegExtension.errors import InputError, WriteError
from CovidSegExtension.io import archives
from CovidSegExtension.io.archives import unpacked
from CovidSegExtension.io.images import read_volume

from ...support.dicom_series import CT, write_series


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path, monkeypatch):
    """Give each test a folder for what is temporary, and see that nothing stays in it."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def zipped(path: Path, members: dict[str, bytes], method=zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def study(tmp_path, name="study.zip", **series) -> Path:
    files = write_series(tmp_path / "folder", **series)
    return zipped(tmp_path / name, {f"P1/CT/{file.name}": file.read_bytes() for file in files})


def refused(path, *words, kind=InputError):
    with pytest.raises(kind) as caught:
        read_volume(path)
    message = str(caught.value)
    assert "\n" not in message
    assert "unpacked-" not in message
    for word in (path.name, *words):
        assert word in message, message


@pytest.mark.parametrize("name", ["study.zip", "study.ZIP", "without_ending"])
def test_zipped_study_is_read_as_its_folder_is(name, tmp_path):
    path = study(tmp_path, name)
    volume = read_volume(path)
    np.testing.assert_array_equal(volume.hounsfield, CT)
    np.testing.assert_array_equal(volume.affine, read_volume(tmp_path / "folder").affine)
    assert volume.scan.description == "Thorax 1.0"
    assert volume.scan.files == ()  # they are gone


@pytest.mark.parametrize(
    "name", ["../evil.dcm", "a/../../evil.dcm", "/etc/evil.dcm", "..\\evil.dcm", "C:\\evil.dcm", "a\\..\\..\\evil"]
)
def test_names_outside_the_archive_are_refused(name, tmp_path):
    path = zipped(tmp_path / "study.zip", {"good.dcm": b"x", name: b"x"})
    refused(path, "outside itself", "not to be trusted")
    assert not list(tmp_path.rglob("*evil*"))


def test_links_are_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "study.zip", "w") as archive:
        link = zipfile.ZipInfo("slice.dcm")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    refused(tmp_path / "study.zip", "holds a link")


@pytest.fixture
def nothing_is_unpacked(monkeypatch):
    def unpack(*arguments):
        raise AssertionError("unpacked before it was measured")

    monkeypatch.setattr(zipfile.ZipFile, "open", unpack)


@pytest.mark.parametrize("count", [1, 100])
def test_bomb_is_refused_before_it_is_unpacked(count, tmp_path, request):
    """One large file, or many small ones."""
    path = zipped(tmp_path / "study.zip", {f"{n}.dcm": bytes((80 << 20) // count) for n in range(count)})
    request.getfixturevalue("nothing_is_unpacked")
    refused(path, "would unpack to 0.1 GB from 0.1 MB")


def test_too_large_and_too_many_are_refused(tmp_path, monkeypatch, request):
    path = zipped(tmp_path / "study.zip", {f"{n}.dcm": os.urandom(100) for n in range(8)})
    request.getfixturevalue("nothing_is_unpacked")
    monkeypatch.setattr(archives, "MOST_FILES", 7)
    refused(path, "8 files, more than any study")
    monkeypatch.setattr(archives, "MOST_FILES", 8)
    monkeypatch.setattr(archives, "MOST_BYTES", 799)
    refused(path, "would unpack to")


def test_archive_that_holds_more_than_it_says_is_refused(tmp_path):
    path = study(tmp_path)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        member = archive.infolist()[3]
    size = member.file_size.to_bytes(4, "little")
    for at in [index for index in range(len(data)) if data[index : index + 4] == size][-3:]:
        data[at : at + 4] = (100).to_bytes(4, "little")
    path.write_bytes(data)
    refused(path, "damaged or packed in an unknown way")


@pytest.mark.parametrize("cut", [0.3, 0.98])
def test_archive_that_is_cut_off_is_refused(cut, tmp_path):
    path = study(tmp_path)
    data = path.read_bytes()
    path.write_bytes(data[: int(cut * len(data))])
    refused(path, "no zip archive, damaged or cut off")


def test_damage_within_is_refused(tmp_path):
    path = study(tmp_path)
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 0xFF
    path.write_bytes(data)
    refused(path, "damaged or packed in an unknown way")


def test_password_empty_archive_and_twice_the_same_name_are_refused(tmp_path):
    path = study(tmp_path)
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    (tmp_path / "secret.zip").write_bytes(data)
    refused(tmp_path / "secret.zip", "password")
    refused(zipped(tmp_path / "empty.zip", {}), "empty archive")
    refused(zipped(tmp_path / "rest.zip", {"__MACOSX/._a": b"x", ".DS_Store": b"x"}), "empty archive")
    with zipfile.ZipFile(tmp_path / "twice.zip", "w") as archive:
        archive.writestr("a.dcm", b"x")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.dcm", b"y")
    refused(tmp_path / "twice.zip", "twice")


def test_archive_without_a_ct_is_told_by_its_name(tmp_path):
    letters = zipped(tmp_path / "letters.zip", {"a/letter.txt": b"Dear colleague"})
    refused(letters, "The archive ", "letters.zip holds no DICOM image")
    files = write_series(tmp_path / "folder")
    members = {file.name: file.read_bytes() for file in files[:2] + files[3:]}
    refused(zipped(tmp_path / "gap.zip", members), "gap of 5.0 mm")


def test_no_room_is_told(tmp_path, monkeypatch):
    path = study(tmp_path)
    monkeypatch.setattr(archives.shutil, "disk_usage", lambda folder: type("usage", (), {"free": 100})())
    refused(path, "more than there is room for")
    monkeypatch.undo()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))

    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archives.zipfile.ZipFile, "open", full)
    refused_by_disk = pytest.raises(WriteError, match="the disk is full")
    with refused_by_disk, unpacked(path):
        pass


def test_folder_goes_whatever_happens_inside(tmp_path, own_temporary_folder):
    with contextlib.suppress(KeyboardInterrupt), unpacked(study(tmp_path)) as folder:
        assert folder.parent == own_temporary_folder
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        raise KeyboardInterrupt
    assert not folder.exists()


def test_what_a_killed_run_left_is_swept_and_what_a_running_one_needs_stays(tmp_path, own_temporary_folder):
    path = study(tmp_path)
    script = (
        "import sys, tempfile; from pathlib import Path; from CovidSegExtension.io.archives import unpacked\n"
        "tempfile.tempdir = sys.argv[2]\n"
        "with unpacked(Path(sys.argv[1])) as folder:\n"
        "    print(folder, flush=True); sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", script, str(path), str(own_temporary_folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        theirs = Path(process.stdout.readline().strip())
        with unpacked(path):
            assert any(theirs.rglob("*.dcm"))
        assert any(theirs.rglob("*.dcm"))
        process.kill()
    assert any(theirs.rglob("*.dcm"))
    with unpacked(path):
        assert not theirs.exists()


@pytest.mark.parametrize("member", ["ct.nii.gz", "export/patient 1/ct.nrrd"])
def test_zipped_image_is_named(member, tmp_path):
    path = zipped(tmp_path / "ct.zip", {"readme.txt": b"hello", member: b"anything"})
    refused(path, f"holds {Path(member)}, no DICOM study; unpack it, and give that file")


def test_image_beside_a_zipped_study_is_left_alone(tmp_path):
    files = write_series(tmp_path / "folder")
    members = {f"CT/{file.name}": file.read_bytes() for file in files}
    path = zipped(tmp_path / "study.zip", {"lungs.nii.gz": b"anything"} | members)
    np.testing.assert_array_equal(read_volume(path).hounsfield, CT)
