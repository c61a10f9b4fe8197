"""Every network of the registry: size, any input shape, gradients, folding."""

import pytest
import torch

from CovidSegExtension.errors import ModelError
from CovidSegExtension.networks import REGISTRY, build
from CovidSegExtension.networks.layers import fold_batch_norms


def parameters(network: torch.nn.Module) -> int:
    return sum(parameter.numel() for parameter in network.parameters())


@pytest.mark.parametrize(
    ("widths", "count"),
    [((8, 16, 32, 64, 128), 486_436), ((16, 32, 64, 128, 256), 1_942_340), ((32, 64, 128, 256, 512), 7_762_564)],
)
def test_unet_has_the_documented_number_of_parameters(widths, count):
    assert parameters(build("unet", widths=widths)) == count


@pytest.mark.parametrize("name", REGISTRY)
@pytest.mark.parametrize("shape", [(1, 1, 64, 64), (2, 1, 37, 51), (1, 1, 16, 100)])
def test_logits_have_the_size_of_the_image(name, shape):
    network = build(name, widths=(4, 8, 16)).eval()
    logits = network(torch.randn(shape))
    assert logits.shape == (shape[0], 4, *shape[2:])
    assert (logits.sum(dim=1) - 1).abs().max() > 1e-2, "logits, not probabilities"


@pytest.mark.parametrize("name", REGISTRY)
def test_gradient_reaches_every_parameter(name):
    network = build(name, widths=(4, 8, 16))
    network(torch.randn(2, 1, 32, 32)).square().mean().backward()
    assert [n for n, p in network.named_parameters() if p.grad is None or not p.grad.abs().sum() > 0] == []


@pytest.mark.parametrize("name", REGISTRY)
def test_overfits_two_slices(name):
    torch.manual_seed(0)
    network = build(name, widths=(8, 16, 32))
    images = torch.randn(2, 1, 32, 32)
    target = (images[:, 0] > 0).long() + 2 * (images[:, 0] > 1).long()
    optimizer = torch.optim.Adam(network.parameters(), 1e-2)
    for _ in range(60):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(network(images), target).backward()
        optimizer.step()
    assert (network.eval()(images).argmax(1) == target).float().mean() > 0.97


@pytest.mark.parametrize("name", REGISTRY)
def test_folding_batch_norms_keeps_the_output(name):
    network = build(name, widths=(4, 8, 16))
    for _ in range(3):  # running statistics that are not the identity
        network(torch.randn(4, 1, 32, 32) * 3 + 1)
    network.eval()
    images = torch.randn(2, 1, 32, 32)
    with torch.inference_mode():
        before = network(images)
        folded = fold_batch_norms(network)
        assert not any(isinstance(module, torch.nn.BatchNorm2d) for module in folded.modules())
        torch.testing.assert_close(folded(images), before, atol=1e-4, rtol=1e-4)


def test_unknown_network_and_arguments_are_refused():
    with pytest.raises(ModelError, match=r"no network named 'unett'.*unet"):
        build("unett")
    with pytest.raises(ModelError, match="depth"):
        build("unet", depth=3)
