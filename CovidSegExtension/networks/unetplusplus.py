"""U-Net++ (Zhou et al. 2018): nested U-Nets of every depth that share an encoder, so that a trained one can be cut."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from .layers import double_convolution, pad_to_multiple


class UNetPlusPlus(nn.Module):
    """U-Net++: (N, in_channels, H, W) images to (N, classes, H, W) logits, for any H and W.

    Node X(i, j) at level i (resolution 1 / 2^i): X(i, 0) = DC(pool X(i-1, 0)) is the encoder;
    X(i, j) = DC(cat[X(i, 0) ... X(i, j-1), up X(i+1, j-1)]). A head on X(0, d) makes the U-Net of depth d whole: it
    needs the nodes with i + j ≤ d and no others, and no others are built.

    With `deep_supervision` every X(0, 1...depth) has a head, and the network returns their logits as a list,
    shallowest first, in training mode. In evaluation mode it returns the deepest head's logits alone.

    Widths 32...512 (4 classes, one head) have 101,316 parameters at depth 1, 511,908 at 2, 2,206,724 at 3 and 9,045,348
    at 4.

    Parameters
    ----------
    widths : sequence of int
        Channels at each level, from full resolution down.
    in_channels, classes : int
        Channels of the input and of the output.
    depth : int, optional
        Levels below full resolution that are built; all that `widths` names when not given.
    deep_supervision : bool
        Whether the shallower depths have heads of their own. Needed for `pruned`.
    """

    def __init__(
        self,
        widths: Sequence[int] = (32, 64, 128, 256, 512),
        in_channels: int = 1,
        classes: int = 4,
        depth: int | None = None,
        deep_supervision: bool = True,
    ) -> None:
        super().__init__()
        depth = len(widths) - 1 if depth is None else depth
        if not 1 <= depth < len(widths):
            raise TypeError(f"depth must be 1 to {len(widths) - 1}, not {depth}")
        self.widths, self.in_channels, self.classes = tuple(widths[: depth + 1]), in_channels, classes
        self.depth, self.deep_supervision = depth, deep_supervision
        self.pool = nn.MaxPool2d(2)
        self.nodes, self.upsample = nn.ModuleDict(), nn.ModuleDict()
        for j in range(depth + 1):
            for i in range(depth + 1 - j):
                if j == 0:
                    channels = in_channels if i == 0 else widths[i - 1]
                else:
                    channels = (j + 1) * widths[i]
                    self.upsample[_name(i, j)] = nn.ConvTranspose2d(widths[i + 1], widths[i], 2, stride=2)
                self.nodes[_name(i, j)] = double_convolution(channels, widths[i])
        with_head = range(1, depth + 1) if deep_supervision else [depth]
        self.heads = nn.ModuleDict({str(d): nn.Conv2d(widths[0], classes, 1) for d in with_head})

    def forward(self, images: Tensor) -> Tensor | list[Tensor]:
        height, width = images.shape[-2:]
        rows = [[self.nodes[_name(0, 0)](pad_to_multiple(images, 2**self.depth))]]
        for i in range(1, self.depth + 1):
            rows.append([self.nodes[_name(i, 0)](self.pool(rows[-1][0]))])
        for j in range(1, self.depth + 1):
            for i in range(self.depth + 1 - j):
                above = self.upsample[_name(i, j)](rows[i + 1][j - 1])
                rows[i].append(self.nodes[_name(i, j)](torch.cat([*rows[i], above], dim=1)))
        if self.training and self.deep_supervision:
            return [head(rows[0][int(d)])[..., :height, :width] for d, head in self.heads.items()]
        return self.heads[str(self.depth)](rows[0][self.depth])[..., :height, :width]

    def pruned(self, depth: int) -> "UNetPlusPlus":
        """Return the U-Net++ of `depth` that is part of this one: its own nodes and one head, with these weights.

        Its output is what the head at `depth` says here; deeper nodes are neither built nor run.
        """
        if str(depth) not in self.heads:
            raise ValueError(f"no head at depth {depth}; there are heads at {', '.join(self.heads)}")
        small = UNetPlusPlus(self.widths, self.in_channels, self.classes, depth, deep_supervision=False)
        state = self.state_dict()
        small.load_state_dict({name: state[name] for name in small.state_dict()})
        return small.train(self.training)

    @property
    def arguments(self) -> dict[str, object]:
        """Arguments that build this network again."""
        return {
            "widths": list(self.widths),
            "in_channels": self.in_channels,
            "classes": self.classes,
            "depth": self.depth,
            "deep_supervision": self.deep_supervision,
        }


def _name(level: int, column: int) -> str:
    return f"{level}_{column}"
