"""Which 16-bit type speeds up convolutions on a device, and how a network's weights are rounded to it."""

import copy

import torch
from torch import Tensor, nn

FEW_WEIGHTS = 64
"""Filters of so few weights, depthwise ones above all, keep much of their rounding errors; in others they cancel."""


def resolved_precision(name: str, device: torch.device, spatial_dimensions: int = 2) -> str:
    """Return Lightning's name of the precision of a training; ``auto`` takes 16 bits where `device` is faster so.

    3D networks train in 32 bits on a CPU: there the gradient of a convolution's weights in bfloat16 may come out as NaN
    for small patches (PyTorch 2.13; seen at 2 x 16 x 16 voxels with one input channel).
    """
    if name != "auto":
        return name
    if device.type == "cpu" and spatial_dimensions == 3:
        return "32-true"
    return {torch.float16: "16-mixed", torch.bfloat16: "bf16-mixed", None: "32-true"}[reduced_precision(device)]


def reduced_precision(device: torch.device) -> torch.dtype | None:
    """Return the 16-bit type that speeds up convolutions on `device`, or None where there is none."""
    if device.type == "cuda":
        return torch.float16
    # A private function, so its absence only costs speed.
    has_bfloat16 = getattr(torch.cpu, "_is_avx512_bf16_supported", lambda: False)
    if device.type == "cpu" and has_bfloat16():
        return torch.bfloat16
    return None


def rounded(network: nn.Module, dtype: torch.dtype) -> nn.Module:
    """Return a copy of a network in 32 bits whose small filters hold numbers of `dtype`, with errors that cancel.

    bfloat16 has 8 significant bits, and the pixels below a small filter are much alike: what counts is the sum of its
    rounding errors. Rounded each to the nearest number, the weights alone cost the shipped network a Dice of 0.009 of
    its labels against 32 bits; with sums that vanish, 0.002. The other types are fine enough.
    """
    network = copy.deepcopy(network)
    if dtype == torch.bfloat16:
        with torch.no_grad():
            for module in network.modules():
                if isinstance(module, nn.Conv2d | nn.Conv3d) and module.weight[0].numel() <= FEW_WEIGHTS:
                    module.weight.copy_(_balanced(module.weight.flatten(1)).view_as(module.weight))
    return network


def _balanced(filters: Tensor) -> Tensor:
    """Round filters, shape (N, weights), to numbers of bfloat16 so that the errors in each add up to next to nothing.

    From the nearest numbers on, those weights that suffer least go to their other neighbour, until the sum is smallest.
    """
    nearest = filters.bfloat16().float()
    # The neighbours of a number of bfloat16 differ by one in its upper 16 bits, away from 0 or towards it.
    step = torch.where(filters.abs() >= nearest.abs(), 1 << 16, -(1 << 16)).to(torch.int32)
    other = (nearest.view(torch.int32) + step).view(torch.float32)
    sums = (nearest - filters).sum(dim=1, keepdim=True)
    change = other - nearest
    helps = change * sums < 0
    cost = torch.where(helps, (other - filters).abs() - (nearest - filters).abs(), torch.inf)
    order = cost.argsort(dim=1)
    changes = torch.where(helps, change, 0.0).gather(1, order).cumsum(dim=1)
    count = torch.cat([sums, sums + changes], dim=1).abs().argmin(dim=1, keepdim=True)
    goes = torch.zeros_like(helps).scatter(1, order, torch.arange(filters.shape[1]) < count)
    return torch.where(goes, other, nearest)
