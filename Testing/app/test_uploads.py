"""Files that a browser sends: hostile names, too much of everything, archives, and what errors tell."""

import asyncio
import zipfile

import numpy as np
import pytest

pytest.importorskip("trame_slicer", reason="the extra app has a virtual environment of its own")

from aiohttp import FormData, web
from aiohttp.test_utils import TestClient, TestServer

from CovidSegExtension.app.web import uploads
from CovidSegExtension.errors import InputError
from CovidSegExtension.io.images import write_volume

from ..support.chests import small_chest
from ..support.dicom_objects import ct_series


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("/etc/shadow", "shadow"),
        ("C:\\CT\\scan.nii.gz", "scan.nii.gz"),
        ("..", "file"),
        (".hidden", "hidden"),
        ("", "file"),
        ("a\0b\n;rm -rf.nii", "a_b__rm -rf.nii"),
        ("肺 CT.nii.gz", "肺 CT.nii.gz"),
    ],
)
def test_safe_name_keeps_the_last_part_without_what_a_system_could_mistake(name, kept):
    assert uploads.safe_name(name) == kept


def test_safe_name_is_short():
    assert len(uploads.safe_name("x" * 5000 + ".nii.gz")) == 80


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("patients/one/ct.nii.gz", "patients/one/ct.nii.gz"),
        ("../../etc/passwd", "etc/passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("/a/./b//c.dcm", "a/b/c.dcm"),
        ("/".join("abcdefghijkl"), "/".join("efghijkl")),
        ("..", "file"),
        ("", "file"),
    ],
)
def test_safe_path_stays_within_its_folder(name, kept):
    assert uploads.safe_path(name).as_posix() == kept


def send(folder, *files, **how):
    """Send files by name and content; return the path that was kept."""

    async def exchange():
        outcome = []

        async def take(request):
            try:
                outcome.append(await uploads.receive(request, folder, **how))
            except InputError as error:
                outcome.append(error)
            return web.Response()

        application = web.Application()
        application.router.add_post("/", take)
        async with TestClient(TestServer(application)) as client:
            form = FormData(quote_fields=False)  # as browsers send names
            for name, content in files:
                form.add_field("file", content, filename=name)
            await client.post("/", data=form)
        return outcome[0]

    return asyncio.run(exchange())


def test_receive_keeps_files_of_one_name_beside_each_other(tmp_path):
    assert send(tmp_path, ("a/1.dcm", b"one"), ("b/1.dcm", b"two")) == tmp_path
    assert sorted(path.name for path in tmp_path.iterdir()) == ["00000-1.dcm", "00001-1.dcm"]
    assert (tmp_path / "00001-1.dcm").read_bytes() == b"two"


def test_receive_keeps_folders_where_asked(tmp_path):
    path = send(tmp_path, ("a/1.dcm", b"one"), ("b/1.dcm", b"two"), ("b/1.dcm", b"three"), keeps_folders=True)
    assert path == tmp_path
    kept = {file.relative_to(tmp_path).as_posix(): file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert kept == {"a/1.dcm": b"one", "b/1.dcm": b"two", "b/_1.dcm": b"three"}


def test_receive_refuses_a_file_that_is_also_a_folder(tmp_path):
    assert isinstance(send(tmp_path, ("a", b"one"), ("a/b", b"two"), keeps_folders=True), InputError)


def test_receive_stays_in_its_folder(tmp_path):
    inner = tmp_path / "inner"
    inner.mkdir()
    path = send(inner, ("../../outside.nii", b"x"))
    assert path.parent == inner
    assert list(tmp_path.iterdir()) == [inner]


def test_receive_stops_at_its_limits(tmp_path, monkeypatch):
    monkeypatch.setattr(uploads, "MAX_BYTES", 1000)
    monkeypatch.setattr(uploads, "MAX_FILES", 2)
    assert "GiB" in str(send(tmp_path, ("a.nii", b"x" * 1001)))
    assert "More than 2 files" in str(send(tmp_path / ".", *((f"{n}.dcm", b"x") for n in "abc")))


def test_receive_refuses_an_empty_request(tmp_path):
    assert isinstance(send(tmp_path), InputError)


def test_read_ct_reads_a_zipped_volume(tmp_path):
    volume, _ = small_chest()
    write_volume(tmp_path / "ct.nii.gz", volume)
    with zipfile.ZipFile(tmp_path / "00000-ct.zip", "w") as archive:
        archive.write(tmp_path / "ct.nii.gz", "../../ct.nii.gz".replace("../", ""))
    read = uploads.read_ct(tmp_path / "00000-ct.zip", "ct.zip")
    assert np.array_equal(read.volume.hounsfield, volume.hounsfield)
    assert read.instances == {}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"not an image" * 100])
def test_read_ct_tells_what_is_wrong_without_telling_where_it_lies(tmp_path, content):
    path = tmp_path / "secret-folder" / "00000-scan.zip"
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(InputError) as raised:
        uploads.read_ct(path, "scan.zip")
    assert "secret-folder" not in str(raised.value)
    assert "scan.zip" in str(raised.value)


def test_read_ct_keeps_the_slices_of_a_zipped_study_for_the_dicom_export(tmp_path):
    volume, _ = small_chest()
    files = ct_series(tmp_path / "study", hounsfield=volume.hounsfield)
    with zipfile.ZipFile(tmp_path / "00000-study.zip", "w") as archive:
        for file in files:
            archive.write(file, f"x/{file.name}")
    read = uploads.read_ct(tmp_path / "00000-study.zip", "study.zip")
    assert read.volume.shape == volume.shape
    assert len(read.instances) == len(files)
    assert all(path.is_file() and path.is_relative_to(tmp_path) for path in read.instances.values())
