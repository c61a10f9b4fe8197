"""Writing files: whole or not at all, all together or none, never by two runs at once."""

import errno
import os
import signal
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from CovidSegExtension.errors import WriteError
from CovidSegExtension.files import (
    atomic_path,
    atomic_paths,
    check_writable,
    folder_to_oneself,
    save_array,
    write_text,
)
from CovidSegExtension.geometry import Grid
from CovidSegExtension.io.images import read_labels, write_labels
from CovidSegExtension.runtime.locks import FileLock
from CovidSegExtension.volume import LabelMap

POSIX = pytest.mark.skipif(os.name == "nt", reason="POSIX signals and limits")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def _write(targets, meanwhile, **options):
    """Write a word into every target and do something else before they take their names."""
    with atomic_paths(targets, **options) as temporary:
        for path in temporary:
            path.write_text("new")
        meanwhile()


def test_file_takes_its_name_when_it_is_whole(tmp_path):
    target = tmp_path / "new" / "a.txt"
    with atomic_path(target) as temporary:
        temporary.write_text("whole")
        assert temporary.name == "a.txt"
        assert not target.exists()
    assert target.read_text(encoding="utf-8") == "whole"
    assert names(tmp_path / "new") == ["a.txt"]


def test_failure_leaves_what_stood_there_and_no_folder_made_in_vain(tmp_path):
    old = tmp_path / "a.txt"
    old.write_text("old")
    with pytest.raises(ZeroDivisionError):
        _write([old, tmp_path / "x" / "y" / "b.txt"], lambda: 1 / 0)
    assert old.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["a.txt"]


def test_later_rename_that_fails_takes_the_earlier_ones_back(tmp_path):
    first, second, third = (tmp_path / name for name in ("first.txt", "second.txt", "third"))
    second.write_text("corrected by hand")
    with pytest.raises(WriteError, match="third"):
        _write([first, second, third], third.mkdir)  # a file cannot take a folder's place
    assert second.read_text(encoding="utf-8") == "corrected by hand"
    assert names(tmp_path) == ["second.txt", "third"]


def test_file_that_appears_meanwhile_is_kept(tmp_path):
    target = tmp_path / "a.txt"
    with pytest.raises(WriteError, match="appeared"):
        _write([target], lambda: target.write_text("corrected meanwhile"), overwrite=False)
    assert target.read_text(encoding="utf-8") == "corrected meanwhile"
    with pytest.raises(WriteError, match="exists"), atomic_paths([target], overwrite=False):
        pytest.fail("the work must not begin")
    assert names(tmp_path) == ["a.txt"]


def test_second_run_on_one_name_refuses(tmp_path):
    target = tmp_path / "a.txt"
    with atomic_path(target) as temporary:
        temporary.write_text("first")
        with pytest.raises(WriteError, match="being written by another run"), atomic_path(target):
            pytest.fail("the work must not begin")
        write_text(tmp_path / "b.txt", "another name is free")
    assert target.read_text(encoding="utf-8") == "first"
    assert names(tmp_path) == ["a.txt", "b.txt"]


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from CovidSegExtension.files import atomic_path
    with atomic_path(Path(sys.argv[1])) as temporary:
        temporary.write_text("a patient's data")
        os.kill(os.getpid(), signal.SIGKILL)
"""


def _make_and_remove(target):
    """Write no file into a new folder, as a run does that asks whether it could, or that is refused; many times."""
    for _ in range(300):
        check_writable(target)


def test_runs_that_make_one_folder_and_remove_it_empty_do_not_disturb_each_other(tmp_path):
    with ThreadPoolExecutor() as pool:
        for done in [pool.submit(_make_and_remove, tmp_path / "new" / "deep" / name) for name in ("a.txt", "b.txt")]:
            done.result()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_folder_to_oneself_is_made_again_where_another_run_removes_it(tmp_path, monkeypatch):
    take, folder = FileLock.take, tmp_path / "new"

    def late(path):
        monkeypatch.undo()
        folder.rmdir()
        return take(path)

    monkeypatch.setattr(FileLock, "take", late)
    with folder_to_oneself(folder, ".lock", "taken"):
        assert names(folder) == [".lock"]
    assert names(tmp_path) == []


@POSIX
def test_next_run_sweeps_what_a_killed_one_left(tmp_path):
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(KILLED), tmp_path / "a.txt"], check=False)
    assert done.returncode == -signal.SIGKILL
    assert any(path.read_text(encoding="utf-8") == "a patient's data" for path in tmp_path.rglob("a.txt"))
    write_text(tmp_path / "b.txt", "")
    assert names(tmp_path) == ["b.txt"]
    write_text(tmp_path / "a.txt", "again")
    assert names(tmp_path) == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EFBIG, "larger than"),
        (errno.EACCES, "may not write"),
        (errno.EROFS, "read-only"),
        (errno.EDQUOT, "quota"),
    ],
)
def test_write_error_is_one_sentence_that_names_the_file(number, says, tmp_path):
    target = tmp_path / "lesions.nii.gz"
    with pytest.raises(WriteError) as raised, atomic_path(target):
        raise OSError(number, os.strerror(number))
    assert str(raised.value).startswith(f"Cannot write {target}: ")
    assert says in str(raised.value)
    assert str(raised.value).endswith(".")
    assert names(tmp_path) == []


def test_name_that_is_too_long_is_one_sentence(tmp_path):
    with pytest.raises(WriteError, match="the name is too long"), atomic_path(tmp_path / f"{'n' * 300}.txt"):
        pytest.fail("the work must not begin")


FULL = """
    import resource, sys
    import numpy as np
    from CovidSegExtension.geometry import Grid
    from CovidSegExtension.io.images import write_labels
    from CovidSegExtension.volume import LabelMap
    labels = np.random.default_rng(0).integers(0, 4, (40, 64, 64)).astype(np.uint8)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
    try:
        write_labels(sys.argv[1], LabelMap(labels, Grid(labels.shape, np.eye(4))))
    except Exception as error:
        print(type(error).__name__, error)
"""


@POSIX
@pytest.mark.parametrize("suffix", [".nii", ".nii.gz", ".nrrd", ".seg.nrrd", ".mha"])
def test_file_that_does_not_fit_is_told_and_the_old_one_stays(suffix, tmp_path):
    target = tmp_path / f"lesions{suffix}"
    old = LabelMap(np.ones((2, 3, 4), np.uint8), Grid((2, 3, 4), np.eye(4)))
    write_labels(target, old)
    command = [sys.executable, "-c", textwrap.dedent(FULL), target]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.startswith(f"WriteError Cannot write {target}: "), done.stdout + done.stderr
    np.testing.assert_array_equal(read_labels(target).labels, old.labels)
    assert names(tmp_path) == [target.name]


def test_text_with_bytes_that_are_no_characters_is_written(tmp_path):
    write_text(tmp_path / "a.json", '"\udcff肺"')
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == '"\\udcff肺"'


@pytest.mark.parametrize("dtype", [np.uint8, np.int16, np.float16, np.bool_])
def test_array_is_read_as_it_was_whatever_way_it_lies_in_memory(dtype, tmp_path):
    array = np.zeros((6, 7, 9), dtype)
    array[1, 2:5, 3], array[4, 0, 0], array[4, 6, 8] = 1, 1, 1
    for number, view in enumerate((array, array.transpose(2, 0, 1), array[::-1, :, ::-1], array[0], array[:0])):
        path = tmp_path / f"{number}.npy"
        save_array(path, view)
        found = np.load(path, allow_pickle=False)
        assert found.dtype == dtype
        np.testing.assert_array_equal(found, view)


@pytest.mark.skipif(sys.platform != "linux", reason="disk use of a file with holes is told and known on Linux alone")
def test_array_of_hardly_anything_takes_hardly_any_space(tmp_path):
    array = np.zeros((40, 256, 256), np.uint8)
    array[20, 100:110, 50] = 1
    save_array(tmp_path / "mask.npy", array)
    assert (tmp_path / "mask.npy").stat().st_size > array.nbytes
    assert (tmp_path / "mask.npy").stat().st_blocks * 512 < array.nbytes / 20
