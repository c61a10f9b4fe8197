"""Prepared cases are kept by content for all runs, within bounds, and never taken from a run that uses them."""

import dataclasses
import multiprocessing
import os
import signal
import time

import numpy as np
import pytest

from CovidSegExtension.datasets.cases import find_cases
from CovidSegExtension.datasets.quality import check_case
from CovidSegExtension.errors import InputError, WriteError
from CovidSegExtension.preprocessing import Preprocessing
from CovidSegExtension.recipes.schema import Phantoms, Sampling
from CovidSegExtension.training.data import cache as cache_module
from CovidSegExtension.training.data import preparation
from CovidSegExtension.training.data.cache import Cache, Layout, limit_gb

from ....support.processes import PATIENCE_S, wait_until
from ....support.training_data import decathlon, prepare

LUNGS = Preprocessing(crop="lungs", size=(64, 64))


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    return find_cases([decathlon(tmp_path_factory.mktemp("data") / "chests", 2, annotated=(1, 2))])


@pytest.fixture
def laid_out(monkeypatch):
    """Return the names of the cases that were laid out, in order."""
    done, original = [], Layout.write

    def note(layout, case, folder):
        done.append(case.name)
        original(layout, case, folder)

    monkeypatch.setattr(Layout, "write", note)
    return done


def test_a_case_is_prepared_once_for_whatever_crop_and_is_what_it_would_be_anew(cases, tmp_path, laid_out):
    cache = Cache(tmp_path / "cache")
    first = cache.prepare(cases[0], Layout(LUNGS))
    again = Cache(tmp_path / "cache").prepare(cases[0], Layout(Preprocessing(size=(32, 32))))
    assert laid_out == ["Chests_0"]
    assert first.files == again.files
    for kept, settings in ((first, LUNGS), (again, Preprocessing(size=(32, 32)))):
        anew = prepare(cases[0], tmp_path / str(settings.size), settings, Sampling())
        assert kept.crop_box == anew.crop_box
        assert all(np.array_equal(*pair) for pair in zip(kept.arrays, anew.arrays, strict=True))
        assert np.array_equal(kept.classes, anew.classes)


def test_what_bears_on_a_case_makes_it_another_and_its_name_does_not(cases, tmp_path, laid_out, monkeypatch):
    cache, case = Cache(tmp_path / "cache"), cases[0]
    cache.prepare(case, Layout(LUNGS))
    cache.prepare(dataclasses.replace(case, name="Renamed", patient="other"), Layout(LUNGS))
    assert laid_out == ["Chests_0"]
    label = tmp_path / "label.nii.gz"
    label.write_bytes(cases[1].label.read_bytes() + b"\0")
    for changed in (
        dataclasses.replace(case, label=label),
        dataclasses.replace(case, annotated=(1,)),
        dataclasses.replace(case, distrusted=True),
    ):
        before = len(laid_out)
        cache.prepare(changed, Layout(LUNGS))
        assert len(laid_out) == before + 1
    before = len(laid_out)
    cache.prepare(case, Layout(dataclasses.replace(LUNGS, mask="lungs")))
    cache.prepare(case, Layout(LUNGS, Sampling(thinnest_mm=3)))
    monkeypatch.setattr(cache_module, "__version__", "0.0.0")
    for digest in (cache_module.code_digest, cache_module.maker_digest):
        digest.cache_clear()
    cache.prepare(case, Layout(LUNGS))
    for digest in (cache_module.code_digest, cache_module.maker_digest):
        digest.cache_clear()
    assert len(laid_out) == before + 3


def test_a_case_is_checked_once_unless_it_cannot_be_used(cases, tmp_path, monkeypatch):
    looked = []
    monkeypatch.setattr(cache_module, "check_case", lambda case: looked.append(case.name) or check_case(case))
    cache = Cache(tmp_path / "cache")
    found, picture = check_case(cases[0])
    for _ in range(2):
        kept, image = cache.check(cases[0])
        assert kept == found
        assert np.array_equal(np.asarray(image), np.asarray(picture))
    assert looked == ["Chests_0"]
    label = tmp_path / "label.nii.gz"
    label.write_bytes(b"broken")
    broken = dataclasses.replace(cases[0], label=label)
    for _ in range(2):
        problem, image = cache.check(broken)
        assert "cannot be read" in problem.problem
        assert image is None
    assert looked == ["Chests_0"] * 3
    assert "cannot be read" in cache.check(dataclasses.replace(cases[0], label=tmp_path / "gone.nii.gz"))[0].problem


def test_a_phantom_is_drawn_once_and_its_files_are_not_kept(tmp_path, monkeypatch, cases):
    drawn = []

    def draw(settings, folder, index):
        drawn.append(index)
        return cases[0]

    monkeypatch.setattr(cache_module, "draw_phantom", draw)
    cache = Cache(tmp_path / "cache")
    for _ in range(2):
        phantom = cache.prepare_phantom(Phantoms(count=2, seed=7), 1, Layout(LUNGS))
        assert phantom.case.name == "phantom_008"
    cache.prepare_phantom(Phantoms(count=2, seed=6), 1, Layout(LUNGS))
    assert drawn == [1, 1]
    assert not list((tmp_path / "cache").rglob("*.nii.gz"))


def entries(cache):
    return {path.name for path in cache.root.glob("entries/*") if path.is_dir()}


def test_beyond_the_limit_the_longest_unused_go_but_none_that_a_living_run_has_used(cases, tmp_path):
    cache = Cache(tmp_path / "cache", limit_gb=0)
    with cache.in_use():
        old = cache.prepare(cases[0], Layout(LUNGS))
        other = Cache(tmp_path / "cache", limit_gb=0)
        with other.in_use():
            assert old.files.is_dir(), "the first run has used it"
        assert np.array_equal(old.arrays[0], prepare(cases[0], tmp_path / "anew", LUNGS, Sampling()).arrays[0])
    assert not entries(cache), "nobody uses it, and the limit is 0"

    roomy = Cache(tmp_path / "cache", limit_gb=1)
    with roomy.in_use():
        kept = [roomy.prepare(case, Layout(LUNGS)).files for case in cases]
    assert len(entries(roomy)) == 2
    os.utime(kept[0] / "used", (0, 0))
    size = sum(path.stat().st_size for path in kept[1].iterdir())
    Cache(tmp_path / "cache", limit_gb=(size + 100) / 1e9).sweep()
    assert entries(roomy) == {kept[1].name}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_run_leaves_nothing_and_holds_nothing(cases, tmp_path, monkeypatch):
    cache = Cache(tmp_path / "cache", limit_gb=0)
    begun = tmp_path / "begun"

    def work():
        def hang(case, place, *_):
            place.mkdir()
            (place / "half.npy").write_bytes(b"half")
            begun.touch()
            time.sleep(PATIENCE_S)

        preparation.lay_out = hang
        with cache.in_use():
            cache.prepare(cases[0], Layout(LUNGS))

    child = multiprocessing.get_context("fork").Process(target=work)
    child.start()
    wait_until(lambda: begun.exists() or not child.is_alive(), "the child has not begun")
    os.kill(child.pid, signal.SIGKILL)
    child.join()
    assert list(cache.root.glob("entries/.new-*/*/half.npy"))
    cache.sweep()
    assert not list(cache.root.glob("entries/.*"))
    ready = cache.prepare(cases[0], Layout(LUNGS))
    assert ready.arrays[0].any(), "made anew"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_two_runs_at_once_make_an_entry_once(cases, tmp_path):
    counts = tmp_path / "counts"

    def work():
        original = preparation.lay_out

        def slow(*arguments):
            with counts.open("a") as file:
                file.write("x")
            time.sleep(0.3)
            original(*arguments)

        preparation.lay_out = slow
        Cache(tmp_path / "cache").prepare(cases[1], Layout(LUNGS))

    children = [multiprocessing.get_context("fork").Process(target=work) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0, 0]
    assert counts.read_text(encoding="utf-8") == "x"


def test_a_folder_that_cannot_be_written_and_a_strange_limit_are_said(cases, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    with pytest.raises(WriteError, match="is a file, not a folder"), Cache(tmp_path / "file" / "cache").in_use():
        pass
    monkeypatch.setenv("COVIDSEG_CACHE_GB", "many")
    with pytest.raises(InputError, match=r"COVIDSEG_CACHE_GB is 'many'; expected a size in GB"):
        limit_gb()
