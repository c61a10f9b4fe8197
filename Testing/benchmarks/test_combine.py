"""Networks of several runs as one model."""

import dataclasses

import torch

from benchmarks.accuracy.combine import main
from CovidSegExtension.models import bundle
from CovidSegExtension.networks import build


def test_networks_of_two_runs_become_one_model(run, tmp_path, capsys):
    folder, _ = run
    card = dataclasses.replace(bundle.load(folder / "fold0" / "model").card, name="first")
    arguments = dict(card.network_arguments)
    for name in ("first", "second"):
        network = build(card.network, **arguments)
        for parameter in network.parameters():
            torch.nn.init.constant_(parameter, 1.0 if name == "first" else 2.0)
        for part in ("final/network0/model", "model"):
            bundle.save(tmp_path / name / part, network, card)
    assert main([str(tmp_path / "first"), str(tmp_path / "second"), "-o", str(tmp_path / "both")]) == 0
    both = bundle.load(tmp_path / "both")
    assert both.card.name == "first"
    assert both.network.mirrored
    values = [next(iter(member.parameters())).flatten()[0].item() for member in both.network.members]
    assert values == [1.0, 2.0]
    assert "2 networks" in capsys.readouterr().out


def test_a_folder_without_networks_is_named(tmp_path, capsys):
    assert main([str(tmp_path / "absent"), "-o", str(tmp_path / "both")]) == 2
    assert "holds no trained network" in capsys.readouterr().err
