"""Training in several processes: the same split, one model, each its share of the slices."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch

import CovidSegExtension
from CovidSegExtension.datasets.cases import find_cases
from CovidSegExtension.errors import InputError
from CovidSegExtension.models.bundle import load, verify
from CovidSegExtension.recipes.schema import Recipe, Sampling, Split, Training
from CovidSegExtension.training.data.batches import WatchedBatches
from CovidSegExtension.training.data.preparation import SliceDataset, SliceSampler
from CovidSegExtension.training.data.splits import split_by_patient
from CovidSegExtension.training.distributed import Team
from CovidSegExtension.training.monitoring.curves import read_curves

from ...support.processes import PATIENCE_S
from ...support.training_data import TINY, decathlon, prepare

WATCHED_RUN = """
import hashlib, os, sys
import torch
torch.set_num_threads(1)
from pathlib import Path
from CovidSegExtension.training import cross_validation

fit = cross_validation.fit

def watched(*arguments, **options):
    network = fit(*arguments, **options)
    weights = b"".join(tensor.numpy().tobytes() for tensor in network.state_dict().values())
    learnt = ",".join(case.case.name for case in arguments[1])
    Path(f"rank{os.environ['RANK']}.txt").write_text(hashlib.sha256(weights).hexdigest() + " " + learnt)
    return network

cross_validation.fit = watched
from CovidSegExtension.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def torchrun(folder, *arguments):
    (folder / "watched_run.py").write_text(WATCHED_RUN)
    words = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2", "watched_run.py", *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SLURM")}
    paths = [str(Path(CovidSegExtension.__file__).parents[1]), environment.get("PYTHONPATH", "")]
    environment |= {"OMP_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    return subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
    )


@pytest.mark.skipif(not torch.distributed.is_available(), reason="this PyTorch has no torch.distributed")
@pytest.mark.slow
def test_two_processes_make_one_model_of_the_same_split(tmp_path):
    (tmp_path / "tiny.toml").write_text(TINY)
    data = decathlon(tmp_path / "data", 4)
    words = ["train", "tiny.toml", "--data", data, "--output", "run", "--device", "cpu", "--max-epochs", "2"]
    words += ["--set", "optimizer.process_scaling=linear", "--set", "optimizer.schedule=constant"]
    done = torchrun(tmp_path, *words, "--set", "training.batch_size=2")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line.split(":")[0] for line in lines if line.startswith("epoch")] == ["epoch 1/2", "epoch 2/2"]
    assert sum(line.startswith("The model is in") for line in lines) == 1, "one process speaks"
    first, second = ((tmp_path / f"rank{rank}.txt").read_text(encoding="utf-8") for rank in range(2))
    assert first == second, "both end with the same weights, having learnt from the same cases"
    trained = load(tmp_path / "run" / "model")
    verify(trained)
    assert trained.card.metrics.held_out["Chests"]["All lesions"].cases == 1
    assert len(list((tmp_path / "run" / "logs").iterdir())) == 1
    rates = list(read_curves(tmp_path / "run")["learning_rate"].values())
    assert rates == pytest.approx([0.02] * len(rates)), "of two processes"
    assert rates
    assert not list((tmp_path / "run").glob(".*"))

    cases = find_cases([data])
    [partition] = split_by_patient(cases, Split(validation=0.34))
    assert json.loads((tmp_path / "run" / "split.json").read_text(encoding="utf-8")) == [partition.to_json()]


def test_shares_of_a_draw_are_disjoint_and_make_it_up(tmp_path):
    cases = find_cases([decathlon(tmp_path / "data", 2)])
    recipe = Recipe(name="r", sampling=Sampling(per_epoch=11), training=Training(seed=4))
    prepared = [prepare(case, tmp_path / case.name, recipe.preprocessing, recipe.sampling) for case in cases]
    dataset = SliceDataset(prepared, recipe.preprocessing)
    whole = list(SliceSampler(dataset, recipe))
    shares = [SliceSampler(dataset, recipe, (rank, 3)) for rank in range(3)]
    assert [len(share) for share in shares] == [3, 3, 3] == [len(list(share)) for share in shares]
    drawn = [draw for share in shares for draw in share]
    assert sorted(drawn) == sorted(whole[:9])


@pytest.mark.parametrize(("slices", "size", "processes"), [(11, 4, 1), (11, 4, 2), (3, 4, 2), (16, 4, 3)])
def test_validation_slices_are_shared_out_in_whole_batches(slices, size, processes):
    shares = [WatchedBatches(slices, size, (rank, processes)) for rank in range(processes)]
    assert len({len(list(share)) for share in shares}) == 1, "normalisation meets at each batch"
    counted = [batch for share in shares for index, batch in enumerate(share) if share.counts(index)]
    alone = list(WatchedBatches(slices, size))
    assert sorted(counted) == alone
    assert [index for batch in alone for index in batch] == list(range(slices))
    assert all(0 < len(batch) <= size for share in shares for batch in share)


def test_alone_a_team_maps_in_order_and_passes_errors_on():
    seen = []
    team = Team()
    assert team.map(lambda item: item * 2, [3, 1, 2], "stage", lambda *step: seen.append(step)) == [6, 2, 4]
    assert seen == [("stage", 0, 3), ("stage", 1, 3), ("stage", 2, 3), ("stage", 3, 3)]
    assert team.run_on_main(lambda: 5) == 5

    def fail(item):
        raise InputError(f"item {item}")

    with pytest.raises(InputError, match="item 1"):
        team.map(fail, [1, 2], "stage", lambda *step: None)
