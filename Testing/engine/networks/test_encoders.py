"""Encoders with published weights: torchvision's names and sizes, taps, grey input, and what is refused."""

import socket
from itertools import pairwise

import pytest
import torch
from safetensors.torch import save_file

from CovidSegExtension.errors import InputError
from CovidSegExtension.networks import REGISTRY, build, load_encoder_weights
from CovidSegExtension.networks.encoders.encoder import Encoder
from CovidSegExtension.networks.encoders.mobilenet import MobileNetV2
from CovidSegExtension.networks.encoders.resnet import ResNet34
from CovidSegExtension.networks.encoders.torchvision_weights import downloaded
from CovidSegExtension.networks.encoders.vgg import VGG19

ENCODERS = [VGG19, ResNet34, MobileNetV2]
NAMES = {VGG19: "unet_vgg19", ResNet34: "unet_resnet34", MobileNetV2: "unet_mobilenetv2"}
CLASSIFIER = {VGG19: "classifier.6", ResNet34: "fc", MobileNetV2: "classifier.1"}
every_encoder = pytest.mark.parametrize("encoder_class", ENCODERS, ids=lambda each: each.__name__)


def published(encoder_class) -> dict[str, torch.Tensor]:
    """Return random weights as torchvision publishes them: for RGB, with a classifier."""
    torch.manual_seed(1)
    name = CLASSIFIER[encoder_class]
    classifier = {f"{name}.weight": torch.zeros(1000, 8), f"{name}.bias": torch.zeros(1000)}
    return {**encoder_class(in_channels=3).state_dict(), **classifier}


@pytest.mark.parametrize(
    ("encoder_class", "count"), [(VGG19, 20_024_384), (ResNet34, 21_284_672), (MobileNetV2, 2_223_872)]
)
def test_number_of_parameters_on_rgb_is_the_published_one(encoder_class, count):
    with torch.device("meta"):
        assert sum(parameter.numel() for parameter in encoder_class(in_channels=3).parameters()) == count


@pytest.mark.parametrize(
    ("encoder_class", "names"),
    [
        (VGG19, {f"features.{i}" for i in (0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28, 30, 32, 34)}),
        (
            ResNet34,
            {"conv1", "bn1"}
            | {
                f"layer{i}.{k}.{part}"
                for i, count in enumerate((3, 4, 6, 3), 1)
                for k in range(count)
                for part in ("conv1", "bn1", "conv2", "bn2")
            }
            | {f"layer{i}.0.downsample.{part}" for i in (2, 3, 4) for part in (0, 1)},
        ),
        (
            MobileNetV2,
            {f"features.{i}.{part}" for i in (0, 18) for part in (0, 1)}
            | {f"features.1.conv.{part}" for part in ("0.0", "0.1", "1", "2")}
            | {f"features.{i}.conv.{part}" for i in range(2, 18) for part in ("0.0", "0.1", "1.0", "1.1", "2", "3")},
        ),
    ],
)
def test_parameters_are_named_as_torchvision_names_them(encoder_class, names):
    with torch.device("meta"):
        assert {name.rsplit(".", 1)[0] for name, _ in encoder_class().named_parameters()} == names


@pytest.mark.parametrize(
    ("encoder_class", "channels", "strides"),
    [
        (VGG19, (64, 128, 256, 512, 512), (1, 2, 4, 8, 16)),
        (ResNet34, (64, 64, 128, 256, 512), (2, 4, 8, 16, 32)),
        (MobileNetV2, (16, 24, 32, 96, 1280), (2, 4, 8, 16, 32)),
    ],
)
def test_features_come_from_fine_to_coarse(encoder_class, channels, strides):
    encoder = encoder_class().eval()
    assert (encoder.channels, encoder.strides) == (channels, strides)
    with torch.inference_mode():
        features = encoder(torch.randn(1, 1, 64, 32))
    assert [each.shape[1:] for each in features] == [
        (c, 64 // s, 32 // s) for c, s in zip(channels, strides, strict=True)
    ]


@pytest.mark.parametrize("name", [name for name, place in REGISTRY.items() if place.startswith("encoders.")])
def test_encoder_keeps_the_contract(name):
    encoder = build(name).encoder.eval()
    assert isinstance(encoder, Encoder)
    assert encoder.strides[0] in (1, 2)
    assert all(coarse == 2 * fine for fine, coarse in pairwise(encoder.strides))
    side = 2 * encoder.strides[-1]
    with torch.inference_mode():
        features = encoder(torch.randn(1, 1, side, side))
    assert [(each.shape[1], side // each.shape[2]) for each in features] == list(
        zip(encoder.channels, encoder.strides, strict=True)
    )


@every_encoder
@pytest.mark.parametrize("suffix", [".pth", ".safetensors"])
def test_weights_of_rgb_serve_grey_images(encoder_class, suffix, tmp_path):
    """A grey image must mean what the same image in all three colours means to the published network."""
    state, file = published(encoder_class), tmp_path / f"weights{suffix}"
    torch.save(state, file) if suffix == ".pth" else save_file(state, file)
    network = build(NAMES[encoder_class])
    load_encoder_weights(network, str(file))
    colour = encoder_class(in_channels=3).eval()
    colour.load_state_dict(
        {name: tensor for name, tensor in state.items() if not name.startswith(CLASSIFIER[encoder_class][:2])}
    )
    grey = torch.randn(1, 1, 32, 32)
    with torch.inference_mode():
        for ours, theirs in zip(network.encoder.eval()(grey), colour(grey.expand(-1, 3, -1, -1)), strict=True):
            torch.testing.assert_close(ours, theirs, atol=1e-3, rtol=1e-3)


def test_weights_that_do_not_fit_are_refused_by_name(tmp_path):
    network = build("unet_mobilenetv2")
    wrong, broken, cut_off, evil = (tmp_path / f"{name}.pth" for name in ("resnet", "text", "cut", "evil"))
    torn = tmp_path / "torn.safetensors"
    torn.write_bytes(b"12345678{}")
    torch.save(published(ResNet34), wrong)
    broken.write_text("not weights")
    cut_off.write_bytes(wrong.read_bytes()[:1000])
    torch.save({"features.0.0.weight": socket.socket}, evil)
    for file in (wrong, broken, cut_off, evil, torn, tmp_path / "absent.pth"):
        with pytest.raises(InputError, match=f"{file.name} does not hold the weights of a MobileNetV2 .*name another"):
            load_encoder_weights(network, str(file))


def test_offline_the_download_is_refused_clearly(tmp_path, monkeypatch):
    def no_network(*arguments, **others):
        raise OSError("Network is unreachable")

    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    monkeypatch.setattr(torch.hub, "get_dir", lambda: str(tmp_path))
    with pytest.raises(InputError, match=r"resnet34-b627a593\.pth could not be downloaded.*unreachable.*put the file"):
        load_encoder_weights(build("unet_resnet34", encoder_widths=[4, 4, 4, 4, 4]), "imagenet")
    assert not list((tmp_path / "checkpoints").iterdir()), "no half file stays"


def test_a_download_is_kept_and_checked(tmp_path, monkeypatch):
    monkeypatch.setattr(torch.hub, "get_dir", lambda: str(tmp_path / "hub"))
    source = tmp_path / "net-3a6eb079.pth"  # SHA-256 of b"x" starts 2d711642
    source.write_bytes(b"x")
    with pytest.raises(InputError, match="invalid hash"):
        downloaded(source.as_uri())
    right = source.rename(tmp_path / "net-2d711642.pth")
    kept = downloaded(right.as_uri())
    right.unlink()
    assert downloaded(right.as_uri()) == kept
    assert kept.read_bytes() == b"x"


def test_a_network_without_an_encoder_takes_no_encoder_weights():
    with pytest.raises(InputError, match="no encoder with published weights"):
        load_encoder_weights(build("unet", widths=[4, 8]), "imagenet")
