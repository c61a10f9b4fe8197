"""Many CTs: several at a time, failures tried again, what is done not done again, on one machine and on a cluster."""

import csv
import json
import re
import threading
import time

import numpy as np
import pytest

from CovidSegExtension.cli import batch, many
from CovidSegExtension.cli.main import main
from CovidSegExtension.cli.manifest import DONE, LOCK, Manifest, content_sha256
from CovidSegExtension.files import folder_to_oneself
from CovidSegExtension.io.images import read_labels, write_volume
from CovidSegExtension.volume import Volume

from ...support.chests import small_chest
from ...support.processes import PATIENCE_S

CHEST, _ = small_chest()


@pytest.fixture
def cts(tmp_path):
    """Return a folder of four chests, each a little denser than the one before."""
    for number, name in enumerate("abcd"):
        denser = Volume(CHEST.hounsfield + np.int16(number), CHEST.grid)
        write_volume(tmp_path / "cts" / f"{name}.nii.gz", denser)
    return tmp_path / "cts"


@pytest.fixture
def segment(threshold_model):
    """Return a function that runs ``covidseg segment`` with a small model on the CPU."""

    def run(*words):
        return main(["segment", *map(str, words), "--model", str(threshold_model.folder), "--device", "cpu"])

    return run


@pytest.fixture
def reads(monkeypatch):
    """Return the names of the CTs that are read, as they are."""
    names, original = [], batch.read_volume
    monkeypatch.setattr(batch, "read_volume", lambda path, **o: (names.append(path.name), original(path, **o))[1])
    return names


def entries(folder):
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def test_two_at_a_time_give_the_same_and_the_manifest_keeps_the_order(cts, tmp_path, segment):
    assert segment(cts, "-o", tmp_path / "one") == 0
    assert segment(cts, "-o", tmp_path / "two", "--jobs", 2) == 0
    for name in "abcd":
        first, second = (read_labels(tmp_path / folder / f"{name}.nii.gz").labels for folder in ("one", "two"))
        assert first.any()
        np.testing.assert_array_equal(first, second)
    assert [entry["source"][-8] for entry in entries(tmp_path / "two")] == list("abcd")
    rows = list(csv.DictReader((tmp_path / "two" / "manifest.csv").open()))
    assert [row["state"] for row in rows] == ["done"] * 4
    assert float(rows[0]["Consolidation mL"]) > 0
    assert rows[2]["labels_sha256"] == content_sha256(tmp_path / "two" / "c.nii.gz")


def test_a_second_run_does_what_is_new_or_changed_only(cts, tmp_path, segment, reads, capsys):
    out = tmp_path / "out"
    assert segment(cts, "-o", out) == 0
    reads.clear()
    write_volume(cts / "b.nii.gz", Volume(CHEST.hounsfield + np.int16(9), CHEST.grid))
    write_volume(cts / "e.nii.gz", CHEST)
    (out / "d.nii.gz").unlink()
    (out / "c.nii.gz").write_bytes(b"corrected by hand")
    with (out / "manifest.jsonl").open("a") as journal:
        journal.write('{"source": "a killed run')
    assert segment(cts, "-o", out, "--force") == 0
    assert sorted(reads) == ["b.nii.gz", "d.nii.gz", "e.nii.gz"]
    assert (out / "c.nii.gz").read_bytes() == b"corrected by hand"
    printed = capsys.readouterr().out
    assert printed.count("Done before; nothing of it changed.") == 1
    again = printed.split("[1/5] ")[-1].split("[2/5] ")[0]
    assert re.search(r"Consolidation +[\d.]+ mL", again)
    assert again.index(" mL") < again.index("Done before") < again.index("Note: ")
    assert printed.count("Done before; the label map was edited since and stays") == 1
    assert [entry["state"] for entry in entries(out)] == ["done"] * 5


def test_another_way_of_segmenting_is_another_work(cts, tmp_path, segment, reads):
    assert segment(cts, "-o", tmp_path / "out") == 0
    reads.clear()
    assert segment(cts, "-o", tmp_path / "out", "--lung-mask", "none", "--force") == 0
    assert len(reads) == 4


def test_a_refusal_undoes_nothing(cts, tmp_path, segment, reads, capsys):
    """Other options without --force: refused, and the manifest still says what lies in the folder."""
    assert segment(cts, "-o", tmp_path / "out") == 0
    before = entries(tmp_path / "out")
    assert segment(cts, "-o", tmp_path / "out", "--lung-mask", "none") == 1
    after = entries(tmp_path / "out")
    assert [entry["state"] for entry in after] == ["done"] * 4
    assert all("exists and may hold corrections" in entry["outcome"].pop("error") for entry in after)
    assert [entry["outcome"].pop("error") for entry in before] == [None] * 4
    assert after == before
    reads.clear()
    assert segment(cts, "-o", tmp_path / "out") == 0
    assert reads == []
    assert "edited" not in capsys.readouterr().out


def test_a_folder_of_results_that_was_moved_is_known(cts, tmp_path, segment, reads):
    assert segment(cts, "-o", tmp_path / "out") == 0
    (tmp_path / "out").rename(tmp_path / "moved")
    reads.clear()
    assert segment(cts, "-o", tmp_path / "moved") == 0
    assert reads == []
    assert [entry["labels"] for entry in entries(tmp_path / "moved")] == [
        str(tmp_path / "moved" / f"{name}.nii.gz") for name in "abcd"
    ]


def test_a_ct_that_is_as_it_was_two_runs_ago_is_done_again(cts, tmp_path, segment, reads):
    first = (cts / "a.nii.gz").read_bytes()
    assert segment(cts, "-o", tmp_path / "out") == 0
    write_volume(cts / "a.nii.gz", Volume(CHEST.hounsfield + np.int16(9), CHEST.grid))
    assert segment(cts, "-o", tmp_path / "out", "--force") == 0
    (cts / "a.nii.gz").write_bytes(first)
    reads.clear()
    assert segment(cts, "-o", tmp_path / "out", "--force") == 0
    assert reads == ["a.nii.gz"]


def test_two_runs_on_one_folder_one_is_refused(cts, tmp_path, segment, capsys):
    with folder_to_oneself(tmp_path / "out", LOCK, "taken"):
        assert segment(cts, "-o", tmp_path / "out") == 2
    assert "Another run is at work in" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert segment(cts, "-o", tmp_path / "out") == 0


def test_what_fails_once_is_done_at_the_second_try(cts, tmp_path, segment, monkeypatch):
    original, failed = batch.read_volume, set()

    def away_for_a_moment(path, **options):
        if path.name == "b.nii.gz" and path not in failed:
            failed.add(path)
            raise OSError("the disk is away")
        return original(path, **options)

    monkeypatch.setattr(batch, "read_volume", away_for_a_moment)
    assert segment(cts, "-o", tmp_path / "out", "--jobs", 2) == 0
    assert [entry["tries"] for entry in entries(tmp_path / "out")] == [1, 2, 1, 1]


def test_what_fails_twice_is_reported_once_and_done_by_the_next_run(cts, tmp_path, segment, reads, capsys):
    whole = (cts / "b.nii.gz").read_bytes()
    (cts / "b.nii.gz").write_bytes(whole[:5000])
    assert segment(cts, "-o", tmp_path / "out") == 1
    assert reads.count("b.nii.gz") == 2
    assert capsys.readouterr().err.count("failed: ") == 1
    assert [entry["state"] for entry in entries(tmp_path / "out")] == ["done", "failed", "done", "done"]
    (cts / "b.nii.gz").write_bytes(whole)
    reads.clear()
    assert segment(cts, "-o", tmp_path / "out") == 0
    assert reads == ["b.nii.gz"]


class Killed(BaseException):
    """Ends a run as SIGKILL does: nothing catches it, nothing more is written."""


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_killed_when_files_have_their_names_goes_on_from_there(jobs, cts, tmp_path, segment, reads, monkeypatch):
    """Between the names and the journal's line nothing is lost: no result is taken for somebody else's."""
    real, out = Manifest.add, tmp_path / "out"

    def killed(self, entry):
        if entry.state == DONE:
            raise Killed
        real(self, entry)

    monkeypatch.setattr(Manifest, "add", killed)
    with pytest.raises(Killed):
        segment(cts, "-o", out, "--jobs", jobs)
    monkeypatch.setattr(Manifest, "add", real)
    there = {path.name for path in out.glob("*.nii.gz")}
    assert there
    reads.clear()
    assert segment(cts, "-o", out) == 0
    assert set(reads) == {path.name for path in cts.iterdir()} - there
    (out / "a.nii.gz").write_bytes(b"corrected by hand")
    assert segment(cts, "-o", out, "--force") == 0
    assert (out / "a.nii.gz").read_bytes() == b"corrected by hand"
    rows = entries(out)
    assert [row["state"] for row in rows] == ["done"] * 4
    assert all(row["outcome"]["findings"] for row in rows)


def test_a_label_map_changed_after_the_kill_is_not_taken_for_the_run_s(cts, tmp_path, segment, monkeypatch, capsys):
    real, out = Manifest.add, tmp_path / "out"

    def killed(self, entry):
        if entry.state == DONE:
            raise Killed
        real(self, entry)

    monkeypatch.setattr(Manifest, "add", killed)
    with pytest.raises(Killed):
        segment(cts, "-o", out)
    monkeypatch.setattr(Manifest, "add", real)
    (out / "a.nii.gz").write_bytes(b"somebody's")
    assert segment(cts, "-o", out) == 1
    assert "exists and may hold corrections" in capsys.readouterr().err
    assert (out / "a.nii.gz").read_bytes() == b"somebody's"


def test_a_cut_off_line_of_the_journal_costs_no_other(cts, tmp_path, segment, reads):
    out = tmp_path / "out"
    assert segment(cts, "-o", out) == 0
    write_volume(cts / "e.nii.gz", CHEST)
    with (out / "manifest.jsonl").open("a") as journal:
        journal.write('{"source": "a killed run')
    assert segment(cts, "-o", out) == 0
    reads.clear()
    assert segment(cts, "-o", out) == 0
    assert reads == []


def test_a_ct_replaced_while_it_is_segmented_is_not_taken_for_done(cts, tmp_path, segment, monkeypatch, capsys):
    original = batch.read_volume

    def replaced_then(path, **options):
        volume = original(path, **options)
        if path.name == "b.nii.gz":
            write_volume(path, Volume(CHEST.hounsfield + np.int16(9), CHEST.grid))
        return volume

    monkeypatch.setattr(batch, "read_volume", replaced_then)
    assert segment(cts, "-o", tmp_path / "out") == 0
    monkeypatch.setattr(batch, "read_volume", original)
    assert segment(cts, "-o", tmp_path / "out") == 1
    assert "b.nii.gz exists and may hold corrections" in capsys.readouterr().err


def test_what_fails_is_tried_again_where_a_result_is_to_be_replaced(cts, tmp_path, segment, reads):
    assert segment(cts, "-o", tmp_path / "out") == 0
    (cts / "b.nii.gz").write_bytes((cts / "b.nii.gz").read_bytes()[:5000])
    reads.clear()
    assert segment(cts, "-o", tmp_path / "out", "--force") == 1
    assert reads == ["b.nii.gz"] * 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_programs_get_the_same_work(jobs, cts, tmp_path, segment, reads, capsys):
    """A manifest, several at a time, and a second run that goes on from the first, in JSON lines."""

    def events():
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    out = tmp_path / "out"
    assert segment(cts, "-o", out, "--json", "--jobs", jobs) == 0
    first = [event for event in events() if event["event"] == "outcome"]
    assert sorted(event["number"] for event in first) == [1, 2, 3, 4]
    assert [entry["state"] for entry in entries(out)] == ["done"] * 4
    reads.clear()
    (out / "d.nii.gz").write_bytes(b"corrected by hand")
    assert segment(cts, "-o", out, "--json", "--jobs", jobs) == 0
    assert reads == []
    *second, done = events()
    assert done == {"event": "done", "failed": 0, "total": 4}
    assert [event.pop("done_before") for event in second] == [True] * 4
    assert [event.pop("done_before") for event in first] == [False] * 4
    for event, before in zip(second, sorted(first, key=lambda event: event["number"]), strict=True):
        assert event["findings"] == before["findings"]
    assert ["edited since" in " ".join(event["notes"]) for event in second] == [False, False, False, True]


def test_memory_lets_in_what_fits_and_one_that_never_does():
    memory, order = many.MemoryShare(1000), []
    entered = threading.Event()

    def hold(name, needed, leave):
        with memory.held(needed):
            order.append(name)
            entered.set()
            leave.wait(PATIENCE_S)

    leave = threading.Event()
    first = threading.Thread(target=hold, args=("first", 500, leave))
    first.start()
    entered.wait(PATIENCE_S)
    second = threading.Thread(target=hold, args=("too large", 5000, leave))
    second.start()
    with memory.held(300):  # 500 + 300 of 800
        order.append("fits")
    time.sleep(0.05)
    assert order == ["first", "fits"]
    leave.set()
    first.join(PATIENCE_S)
    second.join(PATIENCE_S)
    assert order == ["first", "fits", "too large"]


@pytest.mark.slow
def test_cluster_loses_nothing_and_does_nothing_twice_when_a_node_is_killed(
    cts, tmp_path, threshold_model, monkeypatch
):
    monkeypatch.setenv("RAY_memory_monitor_refresh_ms", "0")  # kills no worker where others fill the memory
    ray = pytest.importorskip("ray", reason="the extra 'cluster' is not installed")
    from ray.cluster_utils import Cluster

    from CovidSegExtension.cli.batch import Batch, plan
    from CovidSegExtension.cli.cluster import OnRay
    from CovidSegExtension.cli.manifest import Manifest
    from CovidSegExtension.inference.options import SegmentationOptions

    for number in range(6):
        write_volume(cts / f"e{number}.nii.gz", Volume(CHEST.hounsfield - np.int16(number), CHEST.grid))
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    nodes = [cluster.add_node(num_cpus=1) for _ in range(2)]
    ray.init(address=cluster.address, log_to_driver=False)
    try:
        cases_of = Batch(SegmentationOptions(model=threshold_model.folder, device="cpu"))
        cases = plan([cts], tmp_path / "out", cases_of)
        told = []

        def tell(result):
            told.append(result.case)
            if len(told) == 2:
                cluster.remove_node(nodes[0], allow_graceful=False)
                nodes[0] = cluster.add_node(num_cpus=1)

        manifest = Manifest(tmp_path / "out")
        results = many.run_all(cases, "way", manifest, OnRay(cases_of, cluster.address, 2), tell)
        assert [result.entry.state for result in results] == ["done"] * 10
        assert sorted(told, key=str) == sorted(cases, key=str)
        lines = (tmp_path / "out" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
        assert len(lines) == 10
        assert all(read_labels(case.labels).labels.any() for case in cases)
    finally:
        ray.shutdown()
        cluster.shutdown()
