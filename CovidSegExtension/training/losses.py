"""Losses on logits of slices (N, C, H, W) or stacks of slices (N, C, D, H, W) that know of labels nobody drew.

Where a data set annotates only some labels, a voxel that is not labelled may hide one of the others. Such voxels are
marked, class by class, in `hidden`, of the logits' shape. Losses of exclusive classes (softmax) count the background's
probability there together with the hidden classes': their sum is what is known not to be an annotated lesion. Losses
that take each class for itself (sigmoid) leave the hidden classes and the background out there.

Every loss takes logits, target (N, ...) with the class of each voxel, hidden, and the weight of each class (C,), which
only the cross-entropies use; it returns a scalar.
"""

from collections.abc import Callable, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

Loss = Callable[[Tensor, Tensor, Tensor, Tensor], Tensor]

EPSILON = 1.0
"""Added above and below in every Dice, so that a class of few voxels does not swing the loss."""

FOCAL_ALPHA, FOCAL_GAMMA = 0.25, 2.0
"""Weight of lesions (background has the rest of 1) and exponent, of Lin et al. 2018."""


def cross_entropy(logits: Tensor, target: Tensor, hidden: Tensor, class_weights: Tensor) -> Tensor:
    """Return the weighted cross-entropy."""
    return F.nll_loss(merge_hidden(logits, hidden), target, weight=class_weights)


def soft_dice(logits: Tensor, target: Tensor, hidden: Tensor, class_weights: Tensor) -> Tensor:
    """Return 1 - mean over the foreground classes of (2 Σpg + ε) / (Σp + Σg + ε), summed over the batch."""
    return _foreground_dice(merge_hidden(logits, hidden).exp(), target, hidden)


def dice_cross_entropy(logits: Tensor, target: Tensor, hidden: Tensor, class_weights: Tensor) -> Tensor:
    """Return weighted cross-entropy plus soft Dice."""
    log_p = merge_hidden(logits, hidden)
    return F.nll_loss(log_p, target, weight=class_weights) + _foreground_dice(log_p.exp(), target, hidden)


def generalised_dice(logits: Tensor, target: Tensor, hidden: Tensor, class_weights: Tensor) -> Tensor:
    """Return 1 - 2 Σw Σpg / Σw Σ(p + g), w = 1 / (Σg)², over background and classes that are there (Sudre 2017)."""
    known = ~hidden
    p = merge_hidden(logits, hidden).exp() * known
    g = _one_hot(target, logits) * known
    dims = _all_but_class(logits)
    true = g.sum(dims)
    weight = torch.where(true > 0, true.clamp(min=1).reciprocal().square(), 0.0)
    return 1 - 2 * (weight * (p * g).sum(dims)).sum() / (weight * (p.sum(dims) + true)).sum()


def focal(logits: Tensor, target: Tensor, hidden: Tensor, class_weights: Tensor) -> Tensor:
    """Return the mean of -α_t (1 - p_t)^γ log p_t, with p_t the true class's probability among exclusive classes."""
    log_p = merge_hidden(logits, hidden).gather(1, target[:, None])[:, 0]
    alpha = torch.where(target > 0, FOCAL_ALPHA, 1 - FOCAL_ALPHA)
    return -(alpha * (1 - log_p.exp()).clamp(min=0) ** FOCAL_GAMMA * log_p).mean()


def binary_cross_entropy(logits: Tensor, target: Tensor, hidden: Tensor, class_weights: Tensor) -> Tensor:
    """Return the weighted binary cross-entropy of each class for itself."""
    loss = F.binary_cross_entropy_with_logits(logits, _one_hot(target, logits), reduction="none")
    weight = _known_for_itself(hidden) * class_weights.view(1, -1, *[1] * (logits.ndim - 2))
    return (loss * weight).sum() / weight.sum().clamp(min=torch.finfo(loss.dtype).tiny)


def half_bce_dice(logits: Tensor, target: Tensor, hidden: Tensor, class_weights: Tensor) -> Tensor:
    """Return 0.5 · binary cross-entropy + soft Dice of the foreground, both of each class for itself (Lin & Huang)."""
    dice = _foreground_dice(logits.sigmoid(), target, hidden)
    return 0.5 * binary_cross_entropy(logits, target, hidden, class_weights) + dice


def zhou_focal(logits: Tensor, target: Tensor, hidden: Tensor, class_weights: Tensor) -> Tensor:
    """Return the focal loss of each class for itself, as in Zhou's equations 6 and 7; `focal` is the sounder one."""
    g = _one_hot(target, logits)
    log_p = F.logsigmoid(torch.where(g > 0, logits, -logits))
    alpha = torch.where(g > 0, FOCAL_ALPHA, 1 - FOCAL_ALPHA)
    known = _known_for_itself(hidden)
    loss = -alpha * (1 - log_p.exp()) ** FOCAL_GAMMA * log_p * known
    return loss.sum() / known.sum().clamp(min=1)


def zhou_dice(logits: Tensor, target: Tensor, hidden: Tensor, class_weights: Tensor) -> Tensor:
    """Return Zhou's equation 9: 1 - (2 Σpg + ε) / (2 Σp² + 2 Σg² + ε), all classes pooled, background too.

    The denominator is twice what it should be, so a perfect mask costs 0.5, and background outweighs lesions; it is
    here to repeat the experiment. `soft_dice` is the sounder one.
    """
    known = _known_for_itself(hidden)
    p, g = logits.sigmoid() * known, _one_hot(target, logits) * known
    return 1 - (2 * (p * g).sum() + EPSILON) / (2 * p.square().sum() + 2 * g.square().sum() + EPSILON)


LOSSES: dict[str, Loss] = {
    "cross_entropy": cross_entropy,
    "dice": soft_dice,
    "dice_cross_entropy": dice_cross_entropy,
    "generalised_dice": generalised_dice,
    "focal": focal,
    "bce": binary_cross_entropy,
    "bce_dice": half_bce_dice,
    "zhou_focal": zhou_focal,
    "zhou_dice": zhou_dice,
}


def deeply_supervised(
    loss: Loss,
    outputs: Tensor | Sequence[Tensor],
    target: Tensor,
    hidden: Tensor,
    class_weights: Tensor,
    last_weight: float = 0.5,
) -> Tensor:
    """Return the loss of a network's one output, or the weighted sum of the losses of all its outputs.

    Parameters
    ----------
    outputs : tensor or sequence of tensor
        Logits; of several the last is the network's own answer.
    last_weight : float
        Weight of the last; the others share what is left of 1.
    """
    if isinstance(outputs, Tensor):
        return loss(outputs.float(), target, hidden, class_weights)
    *others, last = [loss(logits.float(), target, hidden, class_weights) for logits in outputs]
    if not others:
        return last
    return last_weight * last + (1 - last_weight) * torch.stack(others).mean()


def merge_hidden(logits: Tensor, hidden: Tensor) -> Tensor:
    """Return log-probabilities in which background stands for itself and the hidden classes.

    Parameters
    ----------
    logits : tensor, shape (N, C, ...)
    hidden : tensor of bool, shape (N, C, ...)
        Classes that a voxel may hold although it is labelled background.

    Returns
    -------
    tensor, shape (N, C, ...)
        Log-probabilities; those of hidden classes are meaningless.
    """
    log_p = logits.log_softmax(dim=1)
    together = hidden.clone()
    together[:, 0] = True
    background = log_p.masked_fill(~together, -torch.inf).logsumexp(dim=1, keepdim=True)
    return torch.cat([background, log_p[:, 1:]], dim=1)


def _foreground_dice(p: Tensor, target: Tensor, hidden: Tensor) -> Tensor:
    """Return the soft Dice loss of probabilities, mean over the foreground classes.

    Voxels where a class is hidden say nothing of it and are left out of its sums. A class that is true nowhere in the
    batch is left to cross-entropy: its ratio would only count false positives relative to ε.
    """
    known = ~hidden[:, 1:]
    g = _one_hot(target, p)[:, 1:] * known
    p = p[:, 1:] * known
    dims = _all_but_class(p)
    true = g.sum(dims)
    dice = (2 * (p * g).sum(dims) + EPSILON) / (p.sum(dims) + true + EPSILON)
    present = true > 0
    return 1 - dice[present].mean() if present.any() else p.sum() * 0


def _one_hot(target: Tensor, like: Tensor) -> Tensor:
    """Return 1 where a voxel holds a class, shape (N, C, ...) and type as `like`."""
    return F.one_hot(target, like.shape[1]).movedim(-1, 1).to(like.dtype)


def _known_for_itself(hidden: Tensor) -> Tensor:
    """Tell where a class's own presence is known: not where it is hidden, nor background where any class is."""
    known = ~hidden
    known[:, 0] = ~hidden.any(dim=1)
    return known


def _all_but_class(tensor: Tensor) -> tuple[int, ...]:
    return (0, *range(2, tensor.ndim))
