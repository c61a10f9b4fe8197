"""What every network of the registry must do, in its smallest form; and each one's documented size."""

import pytest
import torch

from CovidSegExtension.errors import ModelError
from CovidSegExtension.models.bundle import load, save
from CovidSegExtension.models.card import ModelCard
from CovidSegExtension.networks import REGISTRY, build
from CovidSegExtension.networks.layers import channels_last, fold_batch_norms, spatial_dimensions
from CovidSegExtension.preprocessing import Preprocessing

TINY = {
    "unet": {"widths": [6, 12, 24]},
    "unetplusplus": {"widths": [4, 8, 16]},
    "fcn8s": {"widths": [8, 8, 16, 16, 16], "score_width": 32, "score_kernel": 3},
    "fv_paspp_unet3d": {"widths": [4, 8, 16]},
    "unet_vgg19": {"widths": [8, 8, 8, 8], "encoder_widths": [4, 4, 8, 8, 8]},
    "unet_resnet34": {"widths": [8, 8, 8, 8, 8], "encoder_widths": [4, 4, 8, 8, 8]},
    "unet_mobilenetv2": {"widths": [16, 16, 8, 8, 8]},
    "unet_efficientnet_lite0": {},
    "ensemble": {"members": [{"name": "unet", "widths": [6, 12, 24]}, {"name": "unet", "widths": [4, 8]}]},
}
every_network = pytest.mark.parametrize("name", REGISTRY)


def tiny(name: str, **changes) -> torch.nn.Module:
    torch.manual_seed(0)
    return build(name, **{**TINY[name], **changes})


def images_for(network: torch.nn.Module, count: int, height: int, width: int, slices: int = 3) -> torch.Tensor:
    depth = (slices,) if spatial_dimensions(network) == 3 else ()
    return torch.randn(count, 1, *depth, height, width)


def used_to_data(network: torch.nn.Module) -> torch.nn.Module:
    """Give batch normalisation running statistics that are not the identity; return in evaluation mode."""
    for _ in range(3):
        network(images_for(network, 4, 64, 64) * 3 + 1)
    return network.eval()


def outputs(network: torch.nn.Module, images: torch.Tensor) -> list[torch.Tensor]:
    result = network(images)
    return result if isinstance(result, list) else [result]


def parameters(name: str, **arguments) -> int:
    with torch.device("meta"):
        return sum(parameter.numel() for parameter in build(name, **arguments).parameters())


@pytest.mark.parametrize(
    ("name", "arguments", "count"),
    [
        ("unet", {"widths": (8, 16, 32, 64, 128)}, 486_436),
        ("unet", {"widths": (16, 32, 64, 128, 256)}, 1_942_340),
        ("unet", {"widths": (32, 64, 128, 256, 512)}, 7_762_564),
        ("unetplusplus", {"depth": 1, "deep_supervision": False}, 101_316),
        ("unetplusplus", {"depth": 2, "deep_supervision": False}, 511_908),
        ("unetplusplus", {"depth": 3, "deep_supervision": False}, 2_206_724),
        ("unetplusplus", {"deep_supervision": False}, 9_045_348),
        ("fcn8s", {"in_channels": 3}, 134_284_620),
        ("fcn8s", {"widths": (32, 64, 128, 256, 256), "score_width": 256, "score_kernel": 3}, 4_342_636),
        ("fv_paspp_unet3d", {}, 62_793_548),
        ("fv_paspp_unet3d", {"channel_attention": "ce"}, 62_621_071),
        ("fv_paspp_unet3d", {"widths": (16, 32, 64, 128)}, 3_928_796),
    ],
)
def test_number_of_parameters_is_the_documented_one(name, arguments, count):
    assert parameters(name, **arguments) == count


@every_network
@pytest.mark.parametrize(("count", "height", "width"), [(1, 64, 64), (2, 37, 51), (1, 16, 101)])
def test_logits_have_the_size_of_the_image(name, count, height, width):
    network = tiny(name).eval()
    images = images_for(network, count, height, width)
    logits = network(images)
    assert logits.shape == (count, 4, *images.shape[2:])
    assert (logits.sum(dim=1) - 1).abs().max() > 1e-2, "logits, not probabilities"


@every_network
def test_one_image_is_enough_to_train_on(name):
    network = tiny(name)
    images = images_for(network, 1, 64, 64)
    for logits in outputs(network, images):
        assert logits.shape == (1, 4, *images.shape[2:])
        assert logits.isfinite().all()


@every_network
def test_gradient_reaches_every_parameter(name):
    network = tiny(name)
    sum(logits.square().mean() for logits in outputs(network, images_for(network, 2, 64, 64))).backward()
    assert [n for n, p in network.named_parameters() if p.grad is None or not p.grad.abs().sum() > 0] == []


@every_network
def test_saved_and_loaded_it_says_the_same(name, tmp_path):
    network = used_to_data(tiny(name))
    card = ModelCard("tiny", "1", "", name, TINY[name], Preprocessing())
    save(tmp_path, network, card, half=False)
    again = load(tmp_path).network
    images = images_for(network, 1, 48, 32)
    with torch.inference_mode():
        torch.testing.assert_close(again(images), network(images), atol=0, rtol=0)


@every_network
def test_exported_it_says_the_same(name):
    network = tiny(name).eval()
    images = images_for(network, 2, 37, 51)
    program = torch.export.export(network, (images,)).module()
    with torch.inference_mode():
        torch.testing.assert_close(program(images), network(images), atol=1e-5, rtol=1e-5)


def test_exported_network_takes_any_size():
    network = tiny("unet").eval()
    any_size = dict.fromkeys((0, 2, 3), torch.export.Dim.DYNAMIC)
    program = torch.export.export(network, (torch.randn(2, 1, 37, 51),), dynamic_shapes=(any_size,)).module()
    images = torch.randn(3, 1, 50, 70)
    with torch.inference_mode():
        torch.testing.assert_close(program(images), network(images), atol=1e-5, rtol=1e-5)


@every_network
def test_folding_batch_norms_keeps_the_output(name):
    network = used_to_data(tiny(name))
    images = images_for(network, 2, 37, 51)
    with torch.inference_mode():
        before = network(images)
        folded = fold_batch_norms(network)
        norms = (torch.nn.BatchNorm2d, torch.nn.BatchNorm3d)
        assert not any(isinstance(module, norms) for module in folded.modules())
        scale = before.abs().max().item()
        torch.testing.assert_close(folded(images), before, atol=1e-5 * max(1.0, scale), rtol=1e-4)


@every_network
def test_memory_order_changes_nothing(name):
    network = tiny(name).eval()
    images = images_for(network, 2, 37, 51)
    with torch.inference_mode():
        before = network(images)
        order = channels_last(network)
        after = network.to(memory_format=order)(images.to(memory_format=order))
        torch.testing.assert_close(after, before, atol=1e-4, rtol=1e-3)


@every_network
def test_network_overfits_two_slices(name):
    """Blocks of 16 pixels, which even a network that scores at an eighth of the resolution can draw."""
    network = tiny(name)
    depth = (1,) if spatial_dimensions(network) == 3 else ()
    labels = torch.randint(0, 4, (2, *depth, 2, 3))
    target = labels.repeat_interleave(16, -1).repeat_interleave(16, -2)
    images = target[:, None] / 3 + 0.05 * torch.randn(target[:, None].shape)
    optimizer = torch.optim.Adam(network.parameters(), 1e-2)
    right = 0.0
    for _ in range(150):
        optimizer.zero_grad()
        logits = outputs(network, images)
        sum(torch.nn.functional.cross_entropy(each, target) for each in logits).backward()
        optimizer.step()
        # As in training: two slices make no running statistics.
        right = (logits[-1].argmax(dim=1) == target).float().mean().item()
        if right > 0.97:
            break
    assert right > 0.97


@pytest.mark.parametrize("name", ["unetplusplus", "fv_paspp_unet3d"])
def test_deep_supervision_gives_a_list_in_training_only(name):
    network = tiny(name, widths=(4, 8, 16, 24))
    images = images_for(network, 2, 37, 51)
    assert [logits.shape for logits in network(images)] == [(2, 4, *images.shape[2:])] * 3
    without = tiny(name, widths=(4, 8, 16, 24), deep_supervision=False)
    assert isinstance(without(images), torch.Tensor)
    assert len(list(without.heads.parameters())) < len(list(network.heads.parameters()))


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
def test_pruned_unetplusplus_is_the_part_it_was_cut_from(depth):
    network = tiny("unetplusplus", widths=(4, 6, 8, 10, 12))
    used_to_data(network)
    images = torch.randn(2, 1, 64, 48)
    with torch.inference_mode():
        small = network.pruned(depth)
        built = build("unetplusplus", **small.arguments)
        assert built.state_dict().keys() == small.state_dict().keys()
        expected = {f"{i}_{j}" for i in range(depth + 1) for j in range(depth + 1 - i)}
        assert set(small.nodes) == expected
        assert list(small.heads) == [str(depth)]
        network.train()  # the only mode in which the big one shows what its other heads say
        for module in network.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                module.eval()
        torch.testing.assert_close(small(images), network(images)[depth - 1])


def test_pruning_needs_a_head_at_that_depth():
    with pytest.raises(ValueError, match="no head at depth 1"):
        tiny("unetplusplus", deep_supervision=False).pruned(1)
    with pytest.raises(ModelError, match="depth must be 1 to 2"):
        tiny("unetplusplus", depth=3)


def test_fcn8s_starts_as_bilinear_interpolation():
    upsample = tiny("fcn8s").upsample8
    scores = torch.randn(1, 4, 5, 6)
    expected = torch.nn.functional.interpolate(scores, scale_factor=8, mode="bilinear")
    with torch.inference_mode():  # the border differs: nothing lies beyond it here
        torch.testing.assert_close(upsample(scores)[..., 8:-8, 8:-8], expected[..., 8:-8, 8:-8])


@pytest.mark.parametrize("channel_attention", ["se", "ce", "none"])
@pytest.mark.parametrize("paspp", [True, False])
def test_parts_of_the_3d_network_can_be_left_out(channel_attention, paspp):
    network = tiny("fv_paspp_unet3d", channel_attention=channel_attention, paspp=paspp)
    parts = [type(module).__name__ for module in network.modules()]
    assert parts.count("FeatureVariation") == (0 if channel_attention == "none" else 2)
    assert parts.count("ProgressivePyramid") == paspp
    assert network.eval()(torch.randn(1, 1, 1, 20, 20)).shape == (1, 4, 1, 20, 20)


def test_ce_weighs_a_stack_as_a_whole_and_se_each_channel():
    features = torch.randn(2, 8, 2, 6, 6)
    for kind, weights in (("se", 8), ("ce", 1)):
        block = tiny("fv_paspp_unet3d", widths=(4, 8), channel_attention=kind).encoder[1][1]
        assert block.channel(features).shape == (2, weights)


def test_unknown_network_and_arguments_are_refused():
    with pytest.raises(ModelError, match=r"no network named 'unett'.*unet"):
        build("unett")
    with pytest.raises(ModelError, match="depth"):
        build("unet", depth=3)
    with pytest.raises(ModelError, match="channel_attention must be"):
        build("fv_paspp_unet3d", widths=[4, 8], channel_attention="sse")
    with pytest.raises(ModelError, match="5 blocks"):
        build("fcn8s", widths=[4, 8])
