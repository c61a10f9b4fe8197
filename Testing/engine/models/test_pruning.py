"""Pruned models on disk: smaller, with the head's own answer, and honest about figures."""

import pytest
import torch
from safetensors.torch import load_file

from CovidSegExtension.cli.main import main
from CovidSegExtension.errors import ModelError
from CovidSegExtension.models.bundle import load, save, verify
from CovidSegExtension.models.card import HeldOutMetrics, ModelCard
from CovidSegExtension.models.pruning import prune
from CovidSegExtension.models.weights import WEIGHTS_FILE
from CovidSegExtension.networks import build
from CovidSegExtension.preprocessing import Preprocessing

from ...support.chests import small_chest
from ...support.segmenters import cpu_segmenter

ARGUMENTS = {"widths": [4, 6, 8, 10, 12]}


@pytest.fixture
def whole(tmp_path):
    torch.manual_seed(0)
    card = ModelCard(
        "nested", "1", "A U-Net++.", "unetplusplus", ARGUMENTS, Preprocessing(), metrics=HeldOutMetrics("Well.")
    )
    return save(tmp_path / "nested", build("unetplusplus", **ARGUMENTS), card)


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
def test_a_pruned_model_holds_and_runs_its_own_part_only(whole, tmp_path, depth):
    small = prune(whole, depth, tmp_path / "small")
    assert small.card.name == f"nested-depth{depth}"
    assert "Not measured" in small.card.metrics.how
    assert small.card.preprocessing == whole.card.preprocessing
    names = load_file(small.folder / WEIGHTS_FILE)
    nodes = {tuple(map(int, name.split(".")[1].split("_"))) for name in names if name.startswith("nodes.")}
    assert nodes == {(i, j) for j in range(depth + 1) for i in range(depth + 1 - j)}
    images = torch.randn(1, 1, 64, 64)
    with torch.inference_mode():
        expected = whole.network.pruned(depth)(images)
        torch.testing.assert_close(small.network(images), expected)
    if depth < 4:
        assert small.megabytes < whole.megabytes
    volume, _ = small_chest()
    assert cpu_segmenter(small).segment(volume).labels.shape == volume.shape


def test_prune_command_writes_the_smaller_model(whole, tmp_path, capsys):
    assert main(["prune", str(whole.folder), "--depth", "2", "-o", str(tmp_path / "small")]) == 0
    assert "nested-depth2" in capsys.readouterr().out
    small = load(tmp_path / "small")
    verify(small)
    assert small.card.network_arguments["depth"] == 2
    for arguments, message in (
        (["--depth", "5", "-o", str(tmp_path / "other")], "cannot be pruned to depth 5: no head at depth 5"),
        (["--depth", "1", "-o", str(tmp_path / "small")], "is there already"),
    ):
        assert main(["prune", str(whole.folder), *arguments]) == 2
        assert message in capsys.readouterr().err
    assert not (tmp_path / "other").exists()


def test_what_cannot_be_pruned_is_refused(whole, threshold_model, tmp_path):
    with pytest.raises(ModelError, match="Only a U-Net"):
        prune(threshold_model, 1, tmp_path / "small")
    small = prune(whole, 3, tmp_path / "small")
    with pytest.raises(ModelError, match="no head at depth 2; there are heads at 3"):
        prune(small, 2, tmp_path / "smaller")


def test_verify_reads_what_the_patch_needs(whole, tmp_path):
    card = ModelCard("flat", "1", "", "unetplusplus", ARGUMENTS, Preprocessing(patch=(8, 64, 64)))
    with pytest.raises(ModelError, match="looks at single slices"):
        verify(save(tmp_path / "flat", whole.network, card))
