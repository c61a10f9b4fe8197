"""Losses on logits that know of labels nobody drew.

Where a data set annotates only some labels, a voxel that is not labelled may hide one of the others. Such voxels are
marked, and the background's probability is counted there together with the hidden classes' (their sum is what is
known not to be an annotated lesion).
"""

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor

EPSILON = 1.0


def merge_hidden(logits: Tensor, hidden: Tensor) -> Tensor:
    """Return log-probabilities in which background stands for itself and the hidden classes.

    Parameters
    ----------
    logits : tensor, shape (N, C, H, W)
    hidden : tensor of bool, shape (N, C, H, W)
        Classes that a voxel may hold although it is labelled background.

    Returns
    -------
    tensor, shape (N, C, H, W)
        Log-probabilities; those of hidden classes are meaningless.
    """
    log_p = logits.log_softmax(dim=1)
    together = hidden.clone()
    together[:, 0] = True
    background = log_p.masked_fill(~together, -torch.inf).logsumexp(dim=1, keepdim=True)
    return torch.cat([background, log_p[:, 1:]], dim=1)


def cross_entropy(log_p: Tensor, target: Tensor, hidden: Tensor, class_weights: Tensor) -> Tensor:
    """Weighted cross-entropy of merged log-probabilities."""
    return F.nll_loss(log_p, target, weight=class_weights)


def soft_dice(log_p: Tensor, target: Tensor, hidden: Tensor, class_weights: Tensor) -> Tensor:
    """1 - mean over the foreground classes of (2 Σpg + ε) / (Σp + Σg + ε), summed over the batch.

    Voxels where a class is hidden say nothing of it and are left out of its sums. A class that is true nowhere in the
    batch is left to cross-entropy: its ratio would only count false positives relative to ε.
    """
    known = ~hidden[:, 1:]
    p = log_p[:, 1:].exp() * known
    g = F.one_hot(target, log_p.shape[1]).movedim(-1, 1)[:, 1:] * known
    dims = (0, 2, 3)
    true = g.sum(dims)
    dice = (2 * (p * g).sum(dims) + EPSILON) / (p.sum(dims) + true + EPSILON)
    present = true > 0
    return 1 - dice[present].mean() if present.any() else log_p.sum() * 0


def dice_cross_entropy(log_p: Tensor, target: Tensor, hidden: Tensor, class_weights: Tensor) -> Tensor:
    """Cross-entropy plus soft Dice."""
    return cross_entropy(log_p, target, hidden, class_weights) + soft_dice(log_p, target, hidden, class_weights)


LOSSES: dict[str, Callable[[Tensor, Tensor, Tensor, Tensor], Tensor]] = {
    "cross_entropy": cross_entropy,
    "dice": soft_dice,
    "dice_cross_entropy": dice_cross_entropy,
}
