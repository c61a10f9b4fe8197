"""Losses on logits of slices (N, C, H, W) or stacks of slices (N, C, D, H, W), with labels that may be partial.

An expert's label tells which classes a voxel may hold (`possible`): one where it was drawn; the members of a union
("ground glass or consolidation") where they were not told apart; background or the classes that nobody drew where one
of those may hide; all of them where nobody looked, which is left out. Losses of exclusive classes (softmax) count the
probability of the possible classes together: their sum is all that is known. Losses that take each class for itself
(sigmoid) leave out what is not known of a class, and ask of a union that the probabilities of its members add up to 1.

Every loss takes logits, possible, a bool tensor of the logits' shape, and the weight of each class (C,), which only the
cross-entropies use; it returns a scalar.
"""

from collections.abc import Callable, Iterator, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from ..labels import UNIONS

Loss = Callable[[Tensor, Tensor, Tensor], Tensor]

EPSILON = 1.0
"""Added above and below in every Dice, so that a class of few voxels does not swing the loss."""

FOCAL_ALPHA, FOCAL_GAMMA = 0.25, 2.0
"""Weight of lesions (background has the rest of 1) and exponent, of Lin et al. 2018."""


def cross_entropy(logits: Tensor, possible: Tensor, class_weights: Tensor) -> Tensor:
    """Return the weighted cross-entropy."""
    weight = voxel_weights(possible, class_weights)
    return -(weight * log_possible(logits, possible)).sum() / _at_least_tiny(weight.sum())


def soft_dice(logits: Tensor, possible: Tensor, class_weights: Tensor) -> Tensor:
    """Return 1 - mean over background and the foreground classes that are there of (2 Σpg + ε) / (Σp + Σg + ε).

    Sums are over the batch. Background keeps what is found beside the lesions in check, also in a batch without any;
    `foreground_dice` is what the documents write.
    """
    p = logits.softmax(dim=1)
    return 1 - torch.stack([_ratio(*_background(p, possible)), *_present_ratios(p, possible)]).mean()


def foreground_dice(logits: Tensor, possible: Tensor, class_weights: Tensor) -> Tensor:
    """Return 1 - mean over the foreground of (2 Σpg + ε) / (Σp + Σg + ε), of a class that the batch lacks too.

    Of such a class ε / (Σp + ε) is left, which pushes whatever is found of it down. With one foreground this is the
    Dice loss of the documents.
    """
    p = logits.softmax(dim=1)
    return 1 - torch.stack([_ratio(*each) for each in _foreground(p, possible)]).mean()


def dice_cross_entropy(logits: Tensor, possible: Tensor, class_weights: Tensor) -> Tensor:
    """Return weighted cross-entropy plus soft Dice of the foreground classes that are there."""
    return cross_entropy(logits, possible, class_weights) + _foreground_dice(logits.softmax(dim=1), possible)


def generalised_dice(logits: Tensor, possible: Tensor, class_weights: Tensor) -> Tensor:
    """Return 1 - 2 Σw Σpg / Σw Σ(p + g), w = 1 / (Σg)², over background and classes that are there (Sudre 2017)."""
    p = logits.softmax(dim=1)
    above, below = logits.new_zeros(()), logits.new_zeros(())
    for found, true, known in (_background(p, possible), *_foreground(p, possible)):
        found, count = found * known, true.sum()
        weight = torch.where(count > 0, count.clamp(min=1).float().reciprocal().square(), 0.0)
        above = above + weight * (found * true).sum()
        below = below + weight * (found.sum() + count)
    return torch.where(below > 0, 1 - 2 * above / _at_least_tiny(below), 0.0)


def focal(logits: Tensor, possible: Tensor, class_weights: Tensor) -> Tensor:
    """Return the mean of -α_t (1 - p_t)^γ log p_t, with p_t the true class's probability among exclusive classes."""
    log_p = log_possible(logits, possible)
    alpha = torch.where(possible[:, 0], 1 - FOCAL_ALPHA, FOCAL_ALPHA)
    known = ~possible.all(dim=1)
    loss = -alpha * (1 - log_p.exp()).clamp(min=0) ** FOCAL_GAMMA * log_p * known
    return loss.sum() / known.sum().clamp(min=1)


def binary_cross_entropy(logits: Tensor, possible: Tensor, class_weights: Tensor) -> Tensor:
    """Return the weighted binary cross-entropy of each class for itself."""
    known, true = _alone(possible)
    loss = F.binary_cross_entropy_with_logits(logits, true.to(logits.dtype), reduction="none")
    weight = known * _by_class(class_weights, logits)
    total, count = (loss * weight).sum(), weight.sum()
    in_union, together = _in_unions(logits, possible)
    weight = in_union * voxel_weights(possible, class_weights)
    return (total - (together * weight).sum()) / _at_least_tiny(count + weight.sum())


def half_bce_dice(logits: Tensor, possible: Tensor, class_weights: Tensor) -> Tensor:
    """Return 0.5 · binary cross-entropy + soft Dice of the foreground, both of each class for itself (Lin & Huang)."""
    return 0.5 * binary_cross_entropy(logits, possible, class_weights) + _foreground_dice(logits.sigmoid(), possible)


def zhou_focal(logits: Tensor, possible: Tensor, class_weights: Tensor) -> Tensor:
    """Return the focal loss of each class for itself, as in Zhou's equations 6 and 7; `focal` is the sounder one."""
    known, true = _alone(possible)
    log_p = F.logsigmoid(torch.where(true, logits, -logits))
    alpha = torch.where(true, FOCAL_ALPHA, 1 - FOCAL_ALPHA)
    loss = -alpha * (1 - log_p.exp()) ** FOCAL_GAMMA * log_p * known
    in_union, together = _in_unions(logits, possible)
    of_unions = -FOCAL_ALPHA * (1 - together.exp()) ** FOCAL_GAMMA * together * in_union
    return (loss.sum() + of_unions.sum()) / (known.sum() + in_union.sum()).clamp(min=1)


def zhou_dice(logits: Tensor, possible: Tensor, class_weights: Tensor) -> Tensor:
    """Return Zhou's equation 9: 1 - (2 Σpg + ε) / (2 Σp² + 2 Σg² + ε), all classes pooled, background too.

    The denominator is twice what it should be, so a perfect mask costs 0.5, and background outweighs lesions; it is
    here to repeat the experiment. `soft_dice` is the sounder one.
    """
    known, true = _alone(possible)
    p, g = logits.sigmoid() * known, (true & known).to(logits.dtype)
    in_union, together = _in_unions(logits, possible)
    union = together.exp() * in_union
    above = 2 * ((p * g).sum() + union.sum())
    below = 2 * (p.square().sum() + union.square().sum()) + 2 * (g.sum() + in_union.sum())
    return 1 - (above + EPSILON) / (below + EPSILON)


LOSSES: dict[str, Loss] = {
    "cross_entropy": cross_entropy,
    "dice": soft_dice,
    "foreground_dice": foreground_dice,
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
    possible: Tensor,
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
        return loss(outputs.float(), possible, class_weights)
    *others, last = [loss(logits.float(), possible, class_weights) for logits in outputs]
    if not others:
        return last
    return last_weight * last + (1 - last_weight) * torch.stack(others).mean()


def log_possible(logits: Tensor, possible: Tensor) -> Tensor:
    """Return the log-probability of the possible classes together, (N, C, ...) to (N, ...), of exclusive classes."""
    return logits.log_softmax(dim=1).masked_fill(~possible, -torch.inf).logsumexp(dim=1)


def voxel_weights(possible: Tensor, class_weights: Tensor) -> Tensor:
    """Return the weight of each voxel, (N, C, ...) to (N, ...).

    That of its class; of a union the mean of its members'; background's where undrawn classes may hide; 0 where all
    classes are possible.
    """
    weights = possible * _by_class(class_weights, possible)
    mean = weights.sum(1) / possible.sum(1)
    return torch.where(possible[:, 0], class_weights[0], mean) * ~possible.all(dim=1)


def _background(p: Tensor, possible: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Return probability, truth and whether it is known, (N, ...) each, of background.

    Background is what may be background, with the undrawn classes that may hide in it.
    """
    known = ~possible.all(dim=1)
    may_be = possible[:, 0] & known
    return torch.where(may_be, (p * possible).sum(1), p[:, 0]), may_be, known


def _foreground(p: Tensor, possible: Tensor) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Yield probability, truth and whether it is known, (N, ...) each, of every foreground class and union there is.

    A class is known where it alone is possible, or it is not. A union is known where only its members are possible, or
    none of them is; its probability is the sum of theirs.
    """
    exact = possible.sum(dim=1) == 1
    for value in range(1, p.shape[1]):
        yield p[:, value], possible[:, value] & exact, exact | ~possible[:, value]
    for union in UNIONS:
        members = list(union.members)
        if max(members) >= p.shape[1]:
            continue
        outside = [value for value in range(p.shape[1]) if value not in members]
        true = ~possible[:, outside].any(dim=1)
        if (true & possible[:, members].all(dim=1)).any():
            known = true | ~possible[:, members].any(dim=1)
            yield p[:, members].sum(dim=1).clamp(max=1), true, known


def _foreground_dice(p: Tensor, possible: Tensor) -> Tensor:
    """Return the soft Dice loss of probabilities, mean over the foreground classes and the unions that are there.

    Where a class is not known, its voxels are left out of its sums. A class that is true nowhere in the batch is left
    to cross-entropy: its ratio would only count false positives relative to ε.
    """
    dice = _present_ratios(p, possible)
    return 1 - torch.stack(dice).mean() if dice else p.sum() * 0


def _present_ratios(p: Tensor, possible: Tensor) -> list[Tensor]:
    """Return the soft Dice of each foreground class and union that is true somewhere in the batch."""
    return [_ratio(found, true, known) for found, true, known in _foreground(p, possible) if true.any()]


def _ratio(found: Tensor, true: Tensor, known: Tensor) -> Tensor:
    """Return (2 Σpg + ε) / (Σp + Σg + ε) where it is known."""
    found = found * known
    return (2 * (found * true).sum() + EPSILON) / (found.sum() + true.sum() + EPSILON)


def _alone(possible: Tensor) -> tuple[Tensor, Tensor]:
    """Return where each class's own presence is known, and where it is the one, both (N, C, ...)."""
    exact = (possible.sum(dim=1) == 1)[:, None]
    return exact | ~possible, possible & exact


def _in_unions(logits: Tensor, possible: Tensor) -> tuple[Tensor, Tensor]:
    """Return where a union of lesions is labelled, (N, ...) bool, and the log of its members' added probabilities.

    Each class for itself (sigmoid); the sum counts as at most 1, and the log is 0 elsewhere.
    """
    in_union = ~possible[:, 0] & (possible.sum(dim=1) > 1)
    added = F.logsigmoid(logits).masked_fill(~possible, -torch.inf).logsumexp(dim=1)
    return in_union, torch.where(in_union, added, 0.0).clamp(max=0)


def _by_class(class_weights: Tensor, like: Tensor) -> Tensor:
    """Return weights (C,) in a shape that multiplies (N, C, ...)."""
    return class_weights.view(1, -1, *[1] * (like.ndim - 2))


def _at_least_tiny(total: Tensor) -> Tensor:
    return total.clamp(min=torch.finfo(total.dtype).tiny)
