"""The readers under random damage, and the script that does it."""

import random

from benchmarks.robustness import fuzz_readers


def test_damaged_files_are_read_or_refused():
    outcomes = fuzz_readers.fuzz(160, seed=1)
    assert not [fault for outcome in outcomes.values() for fault in outcome.faults]
    assert all(outcome.counts["refused"] for outcome in outcomes.values())
    assert sum(outcome.counts.total() for outcome in outcomes.values()) == 160
    assert "| nii.gz | 20 |" in fuzz_readers.table(outcomes)


def test_damage_is_repeatable_and_is_one():
    data = bytes(range(256)) * 4
    changed = [fuzz_readers.damage(data, random.Random(seed)) for seed in range(30)]
    assert changed == [fuzz_readers.damage(data, random.Random(seed)) for seed in range(30)]
    assert sum(each != data for each in changed) > 25


def test_a_foreign_exception_is_a_fault(monkeypatch):
    seen = set()

    def careless(path):
        if path in seen:
            raise KeyError("sizes")
        seen.add(path)

    monkeypatch.setattr(fuzz_readers.images, "read_volume", careless)
    outcome = fuzz_readers.fuzz(8, seed=0)["nii"]
    assert outcome.counts["fault"] == 1
    assert "KeyError: 'sizes'" in outcome.faults[0]


def test_slow_files_are_faults(monkeypatch):
    monkeypatch.setattr(fuzz_readers, "SLOW_S", 0.0)
    outcomes = fuzz_readers.fuzz(8, seed=0)
    assert all("took" in outcome.faults[-1] for outcome in outcomes.values())


def test_greedy_files_are_faults(monkeypatch):
    taken = iter(range(0, 10**9, 1000))
    monkeypatch.setattr(fuzz_readers, "most_memory_mb", lambda: next(taken))
    outcomes = fuzz_readers.fuzz(8, seed=0)
    assert all("took 1000 MB" in outcome.faults[-1] for outcome in outcomes.values())
