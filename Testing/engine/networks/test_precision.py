"""What precision a training runs in, and how weights are rounded to 16 bits."""

import pytest
import torch
from torch import nn

from CovidSegExtension.networks.precision import reduced_precision, resolved_precision, rounded

CPU = torch.device("cpu")


def test_slices_train_in_16_bits_where_the_processor_is_faster_so():
    expected = "bf16-mixed" if reduced_precision(CPU) is torch.bfloat16 else "32-true"
    assert resolved_precision("auto", CPU) == expected
    assert resolved_precision("auto", torch.device("cuda"), 3) == "16-mixed"


@pytest.mark.parametrize("name", ["bf16-mixed", "32-true"])
def test_named_precision_is_taken_as_it_is(name):
    assert resolved_precision(name, CPU, 3) == name


def test_stacks_train_in_32_bits_on_a_cpu():
    assert resolved_precision("auto", CPU, 3) == "32-true"


@pytest.fixture
def network():
    torch.manual_seed(0)
    depthwise = nn.Conv2d(32, 32, 5, groups=32)
    nn.init.constant_(depthwise.weight[0], 0.0)
    return nn.Sequential(nn.Conv2d(2, 32, 3), depthwise, nn.Conv2d(32, 8, 1), nn.Conv3d(1, 4, 3))


def errors(network, other):
    pairs = zip(network.parameters(), other.parameters(), strict=True)
    return [(found - weights).detach().flatten(1) for weights, found in pairs if weights.ndim > 1]


def test_small_filters_hold_numbers_of_bfloat16_that_lie_beside_theirs(network):
    result = rounded(network, torch.bfloat16)
    for weights, found in zip(network.parameters(), result.parameters(), strict=True):
        if weights.ndim > 1:
            assert torch.equal(found, found.bfloat16().float())
            assert ((found - weights).abs() < weights.abs() / 128 + 1e-30).all()


def test_errors_of_a_small_filter_cancel(network):
    nearest = [
        (weights.bfloat16().float() - weights).flatten(1) for weights in network.parameters() if weights.ndim > 1
    ]
    for ours, theirs in zip(errors(network, rounded(network, torch.bfloat16)), nearest, strict=True):
        assert (ours.sum(dim=1).abs() <= theirs.sum(dim=1).abs()).all()
        assert ours.sum(dim=1).abs().mean() < 0.35 * theirs.sum(dim=1).abs().mean()


def test_large_filters_biases_and_other_types_stay_as_they_are(network):
    large = nn.Sequential(nn.Conv2d(64, 8, 3))
    for one, dtype in ((large, torch.bfloat16), (network, torch.float16), (network, torch.float32)):
        for weights, found in zip(one.parameters(), rounded(one, dtype).parameters(), strict=True):
            assert torch.equal(weights, found)
    for weights, found in zip(network.parameters(), rounded(network, torch.bfloat16).parameters(), strict=True):
        assert weights.ndim > 1 or torch.equal(weights, found)


def test_rounding_leaves_the_network_itself_alone(network):
    before = [weights.clone() for weights in network.parameters()]
    rounded(network, torch.bfloat16)
    assert all(torch.equal(one, other) for one, other in zip(before, network.parameters(), strict=True))
